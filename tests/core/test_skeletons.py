"""Ready skeletons: every one loads, comes in with the standard's numbers, and prints."""

import pytest
from plans import plan

from kehoach_gui.core import edits, grammar, plan_json, preset, skeletons
from kehoach_gui.core.compose import compose
from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.plan import Plan, walk
from kehoach_gui.core.readable import unreadable_place
from kehoach_gui.core.skeletons import (
    BODY_KINDS,
    SkeletonError,
    insert_skeleton,
    plan_from_skeleton,
    plan_skeletons,
    section_skeletons,
    skeletons_of,
)

OFFICE = Organisation("Xã", "party-hd05", "ĐẢNG BỘ TỈNH SÔNG TRĂNG", "ĐẢNG ỦY XÃ\nBẾN MỚI", "ĐU")
KINDS = ("purpose", "content", "phases", "methods", "materials", "slogans", "organization")


def shape(sections, depth=0):
    lines = []
    for section in sections:
        blocks = [block.text[:12] for block in section.blocks]
        lines.append(f"{'  ' * depth}{section.number} {section.heading or blocks}")
        lines += shape(section.sections, depth + 1)
    return lines


def test_every_kind_of_section_has_a_skeleton_and_every_body_a_plan():
    assert all(skeletons_of(kind) for kind in KINDS)
    assert len(skeletons_of("other")) == len(section_skeletons())
    assert {skeleton.kind for skeleton in plan_skeletons().values()} == set(BODY_KINDS)


@pytest.mark.parametrize("standard", preset.ids())
@pytest.mark.parametrize("skeleton_id", section_skeletons())
def test_every_skeleton_comes_into_a_plan_of_every_standard(standard, skeleton_id):
    before = plan(standard)
    loaded = preset.load(standard)
    after, new_id = insert_skeleton(before, loaded, skeleton_id)
    new = edits.find(after, new_id)
    ids = [section.id for section, _ in walk(after.sections)]
    assert len(ids) == len(set(ids)) and after.sections[-1].id == new_id
    assert new.number == "IV" and new.kind == section_skeletons()[skeleton_id].kind
    assert unreadable_place(after) is None
    assert plan_json.loads(plan_json.dumps(after, loaded)) == after


def test_numbers_below_follow_the_standard_and_the_place():
    paper, new_id = insert_skeleton(
        plan("youth-hd29"), preset.load("youth-hd29"), "phases-2", inside=7, year=2028
    )
    new = edits.find(paper, new_id)
    assert [new.number, *(s.number for s in new.sections)] == ["2", "2.1", "2.2"]
    paper, new_id = insert_skeleton(
        plan("state-nd30"), preset.load("state-nd30"), "methods", after=3
    )
    new = edits.find(paper, new_id)
    assert [s.number for s in paper.sections] == ["I", "II", "III", "IV"]
    assert shape((new,))[:2] == ["II Hình thức tuyên truyền", "  1 ['Tuyên truyền']"]


def test_phases_read_their_time_in_the_year_of_the_plan():
    paper, new_id = insert_skeleton(plan("party-hd05"), preset.load("party-hd05"), "phases-4")
    periods = [section.period for section in edits.find(paper, new_id).sections]
    days = [(p.start.earliest, p.end.latest) for p in periods if p and p.start and p.end]
    assert days[0] == ("2027-01-01", "2027-03-31") and days[-1] == ("2027-10-01", "2027-12-31")
    assert len(days) == 4


def test_without_a_year_there_is_a_blank_to_fill_in():
    paper, new_id = insert_skeleton(Plan("state-nd30"), preset.load("state-nd30"), "phases-3")
    headings = [section.heading for section in edits.find(paper, new_id).sections]
    assert headings[0] == "Đợt 1: Quý I/…"


@pytest.mark.parametrize("skeleton_id", plan_skeletons())
@pytest.mark.parametrize("standard", preset.ids())
def test_a_new_plan_from_a_skeleton_is_whole_and_prints(skeleton_id, standard):
    office = Organisation("X", standard, None, "ĐẢNG ỦY XÃ\nBẾN MỚI", "ĐU", archive="VT")
    paper = plan_from_skeleton(office, skeleton_id, 2027)
    loaded = preset.load(standard)
    assert [s.number for s in paper.sections] == ["I", "II", "III", "IV", "V", "VI", "VII"][
        : len(paper.sections)
    ]
    assert unreadable_place(paper) is None
    assert plan_json.loads(plan_json.dumps(paper, loaded)) == paper
    printed = " ".join(
        block.text for block in compose(paper, loaded).parts[0].blocks if hasattr(block, "text")
    )
    assert "{" not in printed and "2027" in printed and "ĐẢNG ỦY XÃ BẾN MỚI" in printed
    assert not printed.endswith(" ")


def test_a_legal_basis_of_a_skeleton_is_kept_as_one():
    paper = plan_from_skeleton(OFFICE, "plan-party", 2027)
    assert grammar.is_legal_basis(paper.opening[0]) and not grammar.is_legal_basis(paper.opening[1])
    assert paper.closing[-1].endswith(".")


def test_an_unknown_skeleton_is_a_key_error():
    with pytest.raises(KeyError):
        insert_skeleton(Plan("state-nd30"), preset.load("state-nd30"), "nothing")
    with pytest.raises(KeyError):
        plan_from_skeleton(OFFICE, "nothing")


GOOD = '[a]\nname = "A"\nkind = "content"\ntext = """\n# A {content}\n"""\n'


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("name = ", "nama = "), "khóa lạ «nama»"),
        (('name = "A"\n', ""), "thiếu «name»"),
        (('"A"\n', "3\n"), "name có giá trị sai"),
        (('kind = "content"', 'kind = "stuff"'), "không nhận «stuff»"),
        (('kind = "content"', 'kind = "methods"'), "loại «methods»"),
        (("{content}", "{stuff}"), "không nhận «stuff»"),
        (("# A", "- A"), "không thuộc đề mục nào"),
        (("# A", "## A"), "không thuộc đề mục nào"),
        (("# A", "#A"), "không phải đề mục"),
    ],
)
def test_a_wrong_skeleton_is_refused_with_file_and_place(tmp_path, change, message):
    path = tmp_path / "rieng.toml"
    path.write_text(GOOD, "utf-8")
    assert list(section_skeletons(path)) == ["a"]
    bad = tmp_path / "sai.toml"
    bad.write_text(GOOD.replace(*change, 1), "utf-8")
    with pytest.raises(SkeletonError, match=r"sai\.toml: a") as error:
        section_skeletons(bad)
    assert message in str(error.value)


def test_a_plan_skeleton_names_only_sections_that_exist(tmp_path):
    text = (skeletons.SKELETONS / "plans.toml").read_text("utf-8")
    bad = tmp_path / "sai.toml"
    bad.write_text(text.replace('"phases-4"', '"phases-9"'), "utf-8")
    with pytest.raises(SkeletonError, match="phases-9"):
        plan_skeletons(bad)
    bad = tmp_path / "khac.toml"
    bad.write_text(text.replace('kind = "school"', 'kind = "club"'), "utf-8")
    with pytest.raises(SkeletonError, match="club"):
        plan_skeletons(bad)
