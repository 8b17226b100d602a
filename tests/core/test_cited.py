"""The list of cited documents follows the words, keeps what it knew, and tells what is missing."""

from dataclasses import replace
from pathlib import Path

from kehoach_gui.core import plan_json
from kehoach_gui.core.cited import mentions, missing_parts, refreshed
from kehoach_gui.core.plan import Block, Citation, Header, Number, Plan, Section
from kehoach_gui.core.resources import RESOURCES

DECREE = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"


def plan_with(*opening: str) -> Plan:
    section = Section(5, "I", "NỘI DUNG", blocks=(Block("paragraph", "Theo Chỉ thị số 05-CT/TW."),))
    return Plan("state-nd30", opening=opening, sections=(section,))


def test_words_that_cite_a_document_put_it_on_the_list_with_its_place() -> None:
    plan = refreshed(plan_with(f"Căn cứ {DECREE}"))
    assert [one.number for one in plan.citations] == ["30/2020/NĐ-CP", "05-CT/TW"]
    decree, directive = mentions(plan)
    assert decree.places == (("opening", 0),)
    assert directive.places == (("section", 5, 0),)
    assert missing_parts(decree.citation) == ()
    assert missing_parts(directive.citation) == ("ngày ban hành", "cơ quan ban hành", "trích yếu")


def test_a_document_no_longer_mentioned_goes_and_what_was_known_of_others_stays() -> None:
    known = Citation("Chỉ thị", "05-CT/TW", "2016-05-15", "Bộ Chính trị", None)
    plan = replace(plan_with("Không dẫn gì."), citations=(Citation("Luật", "1/QH"), known))
    assert refreshed(plan).citations == (known,)


def test_a_plan_whose_list_is_in_step_is_given_back_itself() -> None:
    plan = refreshed(plan_with(f"Căn cứ {DECREE}"))
    assert refreshed(plan) is plan


def test_the_shipped_sample_s_list_is_what_its_words_say() -> None:
    plan = plan_json.loads((RESOURCES / "plans" / "mau.json").read_text("utf-8"))
    assert plan.citations
    assert refreshed(plan).citations == plan.citations
    assert all(mention.places for mention in mentions(plan))


def test_every_citation_of_the_real_plans_has_a_place_in_the_text(shared: Path) -> None:
    files = sorted(shared.glob("samples/*.plan.json"))
    assert files
    for file in files:
        plan = plan_json.loads(file.read_text("utf-8"))
        lost = [m.citation for m in mentions(refreshed(plan)) if not m.places]
        assert lost == [], file.name


def test_the_plan_s_own_number_is_not_cited() -> None:
    plan = replace(
        plan_with("Kế hoạch số 07/KH-UBND ngày 05/3/2026"),
        header=Header(number=Number("07", "KH", "UBND")),
    )
    assert all(one.type_name != "Kế hoạch" for one in refreshed(plan).citations)
