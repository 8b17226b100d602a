"""`slogans sheet`: a plan's order sheet in every form, from the plan or made of its slogans."""

import csv
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from program import files_in

from kehoach_gui import paths
from kehoach_gui.cli import run
from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.order_forms import SETTING, OrderPreset, setting_of
from kehoach_gui.core.order_sheet import OrderSheet
from kehoach_gui.core.plan import Block, Plan, Section
from kehoach_gui.storage import Library
from tests.core.orders import FIRST, SECOND, SHEET
from tests.core.plans import plan as whole_plan

SLOGANS = Section(
    90,
    "V",
    "Khẩu hiệu",
    "slogans",
    blocks=(Block("slogan", "Đọc sách vì ngày mai!"), Block("slogan", "Đọc sách vì ngày mai")),
)


def written(folder: Path, plan: Plan, name: str = "ke-hoach.json") -> str:
    path = folder / name
    path.write_text(plan_json.dumps(plan, preset.load(plan.standard)), "utf-8")
    return str(path)


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_the_plans_own_sheet_is_written_in_every_form_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = written(tmp_path, replace(whole_plan("state-nd30"), order=SHEET))
    outs = [tmp_path / f"don{suffix}" for suffix in (".docx", ".pdf", ".csv", ".xlsx")]
    words = [word for out in outs for word in ("-o", str(out))]
    assert run(["slogans", "sheet", source, *words]) == 0
    told = capsys.readouterr()
    assert told.out.count("3 dòng khẩu hiệu") == 4 and told.err == ""
    assert outs[1].read_bytes().startswith(b"%PDF")
    assert [row[1] for row in rows(outs[2])[1:-1]] == [line.text for line in SHEET.lines]
    with zipfile.ZipFile(outs[0]) as package:
        document = package.read("word/document.xml").decode()
    assert "<w:tblHeader/>" in document and 'w:orient="landscape"' in document
    assert files_in(tmp_path) == {"ke-hoach.json", *(out.name for out in outs)}


def test_a_plan_without_a_sheet_gives_its_slogans_once_in_the_usual_size(tmp_path: Path) -> None:
    plan = whole_plan("state-nd30")
    source = written(tmp_path, replace(plan, sections=(*plan.sections, SLOGANS)))
    out = tmp_path / "don.csv"
    assert run(["slogans", "sheet", source, "-o", str(out)]) == 0
    assert [row[2:6] for row in rows(out)[1:-1] if row[1] == "Đọc sách vì ngày mai!"] == [
        ["Băng rôn ngang", "6", "0,8", "1"]
    ]
    assert not paths.library_path().exists()
    own = OrderPreset("Trụ sở", "banner", 7000, 900, 280_000)
    with Library.open(tmp_path / "kho.kehoach", presets=preset.load) as library:
        library.set_setting(SETTING, setting_of((own,)))
    call = ["slogans", "sheet", source, "-o", str(out)]
    assert run([*call, "--library", str(tmp_path / "kho.kehoach")]) == 0
    row = next(row for row in rows(out) if row[1] == "Đọc sách vì ngày mai!")
    assert (row[3], row[4], row[10], row[11]) == ("7", "0,9", "280000", "280000")


def test_alone_and_portrait_are_asked_for_by_options(tmp_path: Path) -> None:
    source = written(tmp_path, replace(whole_plan("party-hd05"), order=SHEET))
    out = tmp_path / "don.docx"
    call = ["slogans", "sheet", source, "-o", str(out), "--alone", "--portrait"]
    assert run([*call, "--standard", "state-nd30"]) == 0
    with zipfile.ZipFile(out) as package:
        document = package.read("word/document.xml").decode()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in document
    assert "landscape" not in document and "Phụ lục" not in document


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["{plan}"], 2, "-o TỆP"),
        (["-o", "a.docx"], 2, "một kế hoạch"),
        (["{plan}", "-o", "a.odt"], 2, "a.odt"),
        (["{plan}", "-o", "a.docx", "--standard", "x"], 2, "«x»"),
        (["thieu.json", "-o", "a.docx"], 3, "thieu.json"),
        (["{plan}", "-o", "a.docx"], 3, "không có khẩu hiệu"),
    ],
)
def test_wrong_calls_write_nothing_and_say_why(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    said: str,
) -> None:
    bare = replace(whole_plan("state-nd30"), sections=(), appendices=())
    source = written(tmp_path, bare)
    monkeypatch.chdir(tmp_path)
    assert run(["slogans", "sheet", *(word.format(plan=source) for word in words)]) == code
    assert said in capsys.readouterr().err
    assert files_in(tmp_path) - {"home"} == {"ke-hoach.json"}


def test_an_open_variable_a_long_text_and_a_wrong_day_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = whole_plan("state-nd30")
    opened = replace(FIRST, text="Chào mừng {sự kiện}!")
    source = written(tmp_path, replace(plan, order=OrderSheet((SECOND, opened))))
    for name in ("a.docx", "a.csv"):
        assert run(["slogans", "sheet", source, "-o", str(tmp_path / name)]) == 3
        assert "dòng 2: còn chỗ chưa điền {sự kiện}" in capsys.readouterr().err
        assert not (tmp_path / name).exists()
    long = Section(91, None, "Khẩu hiệu", "slogans", blocks=(Block("slogan", "Dài " * 500),))
    source = written(tmp_path, replace(plan, sections=(SLOGANS, long)))
    assert run(["slogans", "sheet", source, "-o", str(tmp_path / "a.csv")]) == 0
    assert "Để riêng" in capsys.readouterr().err
    late = replace(FIRST, hang="2027-03-05", take_down="2027-03-01")
    source = written(tmp_path, replace(plan, order=OrderSheet((late,))))
    assert run(["slogans", "sheet", source, "-o", str(tmp_path / "a.csv")]) == 0
    assert "Dòng 1: ngày gỡ trước ngày treo" in capsys.readouterr().err


def test_a_broken_order_in_json_is_refused_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = Path(written(tmp_path, replace(whole_plan("state-nd30"), order=SHEET)))
    for key, value in (("quantity", -1), ("width_mm", 0), ("height_mm", 10_000_000)):
        data = json.loads(source.read_text("utf-8"))
        data["order"]["lines"][0][key] = value
        broken = tmp_path / "hong.json"
        broken.write_text(json.dumps(data), "utf-8")
        assert run(["slogans", "sheet", str(broken), "-o", str(tmp_path / "a.pdf")]) == 3
        assert f"order.lines[0].{key}" in capsys.readouterr().err
        assert not (tmp_path / "a.pdf").exists()
