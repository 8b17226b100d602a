"""A plan printed to DOCX by any standard reads back equal from the visible text alone."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from office import needed, saved_again
from party_text import CARRYING_OUT, PURPOSE, party_text

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.edits import set_standard
from kehoach_gui.core.plan import Block, Plan
from kehoach_gui.export import EXPORTERS
from kehoach_gui.reading import read_docx, read_text
from kehoach_gui.reading.docx.child import read_content as opened
from kehoach_gui.reading.docx.reading import read_content

MAKE = next(exporter for exporter in EXPORTERS if exporter.id == "docx").make
EVERY = 25
FEWEST_THROUGH_LIBREOFFICE = 24


def samples(shared: Path) -> dict[str, Plan]:
    """Each sample in each standard, by the sample's number and the standard's id."""
    files = sorted((shared / "samples").glob("*.plan.json"))
    plans = [(file.name[:3], plan_json.loads(file.read_text("utf-8"))) for file in files]
    return {
        f"{name} {standard}": set_standard(plan, standard)
        for name, plan in plans
        for standard in preset.ids()
    }


def printed(plan: Plan) -> bytes:
    return MAKE(plan, preset.for_layout(plan.standard, plan.layout), None)


def difference(plan: Plan, data: bytes) -> str:
    """The first line of JSON in which the plan and what is read back differ; "" where none."""
    content = opened(data, lambda done, total: None)
    read = read_content(content, standard=plan.standard).plan
    standard = preset.load(plan.standard)
    ours, theirs = (
        plan_json.dumps(replace(one, discarded=()), standard).splitlines() for one in (plan, read)
    )
    pairs = zip([*ours, "(hết)"], [*theirs, "(hết)"], strict=False)
    return next((f"{mine} ≠ {other}" for mine, other in pairs if mine != other), "")


def test_every_sample_reads_back_equal_from_every_standard(shared: Path) -> None:
    plans = samples(shared)
    assert len(plans) == EVERY
    found = {name: difference(plan, printed(plan)) for name, plan in plans.items()}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.slow
def test_samples_read_back_equal_after_libreoffice_has_saved_them(
    shared: Path, tmp_path: Path, amount: Callable[[int], int]
) -> None:
    needed("soffice")
    plans = samples(shared)
    if amount(EVERY) < EVERY:  # in a short run one sample for each standard
        plans = dict(list(plans.items())[::6])
    saved = saved_again({name: printed(plan) for name, plan in plans.items()}, tmp_path)
    found = {name: difference(plan, saved[name]) for name, plan in plans.items()}
    bad = {name: words for name, words in found.items() if words}
    print(f"Sau LibreOffice: {len(plans) - len(bad)} trên {len(plans)} kế hoạch đọc lại y nguyên")
    assert len(bad) <= EVERY - FEWEST_THROUGH_LIBREOFFICE, bad


def test_the_file_holds_no_copy_of_the_plan_but_its_visible_text(shared: Path) -> None:
    plan = samples(shared)["001 state-nd30"]
    with zipfile.ZipFile(io.BytesIO(printed(plan))) as archive:
        others = [name for name in archive.namelist() if name != "word/document.xml"]
        words = [archive.read(name).decode("utf-8", "replace") for name in others]
    text = plan.sections[0].sections[0].blocks or plan.sections[0].blocks
    assert all(text[0].text not in part for part in words)


def test_papers_that_look_alike_name_the_standards_they_fit(shared: Path) -> None:
    plans = samples(shared)
    for name, standard in (("000", "union-qd933"), ("002", "party-hd05"), ("003", "youth-hd29")):
        read = read_docx(printed(plans[f"{name} {standard}"]))
        assert standard in read.candidates
        assert read.plan.standard == read.candidates[0]
        assert any("cũng có thể là" in said for said in read.receipt.sentences())


TEXT = party_text(PURPOSE, CARRYING_OUT)


@pytest.mark.parametrize("standard", preset.ids())
def test_emphasis_tables_and_a_broken_subject_read_back(standard: str) -> None:
    plan = read_text(TEXT).plan
    text = "Treo 10 băng rôn trên các trục đường chính của xã."
    rows = (("STT", "Nội dung"), ("1", "Treo băng rôn\nTrang trí"), ("2", ""))
    blocks = (
        Block("paragraph", text, emphasis=((5, 16, "b"), (22, 42, "i"), (22, 42, "u"))),
        Block("bullet", "Trang trí cổng chào;", emphasis=((0, 9, "u"),)),
        Block("table", "", rows=rows, header_rows=1),
    )
    first = replace(plan.sections[0], blocks=(*plan.sections[0].blocks, *blocks))
    title = replace(plan.title, subject="Tuyên truyền kỷ niệm 97 năm\nNgày thành lập Đảng")
    plan = replace(plan, title=title, sections=(first, *plan.sections[1:]))
    plan = set_standard(plan, standard)
    assert difference(plan, printed(plan)) == ""
