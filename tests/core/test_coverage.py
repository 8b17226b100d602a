"""Which tasks of a superior's plan are answered, in what words, and which are not."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from plans import plan as whole_plan

from kehoach_gui.core import preset
from kehoach_gui.core.basis import basis_line
from kehoach_gui.core.content_words import content_of
from kehoach_gui.core.coverage import ANSWERED, MAYBE, Answer, Coverage
from kehoach_gui.core.edits import find
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import Block, Number, Plan, Section, Title, walk
from kehoach_gui.core.taking_in import counterparts, take_block, take_in, take_section

RADIO = "Tuyên truyền trên hệ thống loa truyền thanh mỗi ngày hai buổi sáng và chiều"
BANNER = "Treo băng rôn, khẩu hiệu, cờ Tổ quốc tại trụ sở cơ quan và các tuyến đường chính"
STANDARD = preset.load("state-nd30")
REPORT = "Báo cáo kết quả thực hiện về Ban Tuyên giáo trước ngày 15/12/2026"


def superior(*texts: str) -> Plan:
    sections = tuple(
        Section(place, str(place), f"Việc thứ {place}", blocks=(Block("paragraph", text),))
        for place, text in enumerate(texts, 1)
    )
    return Plan(standard="state-nd30", title=Title("Kế hoạch", "Tuyên truyền"), sections=sections)


def answers(above: Plan, own: Plan) -> list[str]:
    return [one.outcome for one in Coverage(above).answers(own)]


def test_a_plan_answers_itself_wholly_and_an_empty_one_nothing() -> None:
    above = superior(RADIO, BANNER)
    assert answers(above, above) == ["answered", "answered"]
    assert answers(above, superior()) == ["open", "open"]


def test_a_task_in_other_words_is_answered_and_names_the_paragraph() -> None:
    own = superior(RADIO, "Các đoàn thể treo băng rôn và cờ Tổ quốc tại trụ sở, khẩu hiệu đúng mẫu")
    own = replace(own, sections=own.sections[::-1])
    radio, banner = Coverage(superior(RADIO, BANNER)).answers(own)
    assert (radio.outcome, radio.own, radio.block) == ("answered", 1, 0)
    assert (banner.outcome, banner.own, banner.block) == ("answered", 2, 0)


def test_capitals_and_the_way_of_setting_tones_do_not_matter_but_tones_do() -> None:
    assert answers(superior(RADIO), superior(RADIO.upper())) == ["answered"]
    assert content_of("hòa thủy") == content_of("Hoà THUỶ") != content_of("hoa thuy")


def test_words_of_function_say_nothing() -> None:
    own = "Tiếp tục tăng cường thực hiện việc phối hợp với các cấp trên địa bàn"
    assert content_of(own).syllables == frozenset()
    assert answers(superior(BANNER), superior(own)) == ["open"]


def test_another_day_or_number_makes_a_task_worth_a_look_and_is_said() -> None:
    (same,) = Coverage(superior(REPORT)).answers(superior(f"{REPORT}."))
    (other,) = Coverage(superior(REPORT)).answers(superior(REPORT.replace("15/12", "20/12")))
    assert same.outcome == "answered"
    assert (other.outcome, other.missing) == ("maybe", ("15/12/2026",))
    assert answers(superior(BANNER + " 05 ngày"), superior(BANNER + " 5 ngày")) == ["answered"]


def test_ways_of_writing_a_number_do_not_matter() -> None:
    one = content_of(
        "Chỉ thị số 05-CT/TW ngày 15.5.2016, nhiệm kỳ 2020 - 2025, 5.000 tờ, khóa XIII"
    )
    two = content_of("Chỉ thị 5-CT/TW ngày 15/5/2016, nhiệm kỳ 2020-2025, 5000 tờ, khóa XIII")
    assert one.numbers == two.numbers == {"5", "15/5/2016", "2020", "2025", "5000", "XIII"}


def test_several_paragraphs_of_one_section_answer_together() -> None:
    parts = (Block("bullet", "Treo băng rôn, khẩu hiệu"), Block("bullet", "Cờ Tổ quốc tại trụ sở"))
    own = Plan(
        "state-nd30", sections=(Section(7, "1", "Cơ quan, tuyến đường chính", blocks=parts),)
    )
    (answer,) = Coverage(superior(BANNER)).answers(own)
    assert (answer.outcome, answer.own, answer.block) == ("answered", 7, None)


def test_what_only_leads_to_a_list_is_no_task() -> None:
    blocks = (Block("paragraph", "Các đơn vị thực hiện những việc sau:"), Block("bullet", RADIO))
    above = Plan("state-nd30", sections=(Section(1, "1", "Việc", blocks=blocks),))
    assert [task.words for task in Coverage(above).tasks] == [RADIO]


@pytest.mark.parametrize("standard", preset.ids())
def test_a_whole_plan_answers_all_tasks_of_itself(standard: str) -> None:
    plan = whole_plan(standard)
    assert set(answers(plan, plan)) == {"answered"}


def test_a_changed_plan_is_compared_as_if_anew() -> None:
    above = superior(RADIO, BANNER, REPORT)
    kept = Coverage(above)
    for own in (superior(RADIO), superior(RADIO, BANNER), superior(BANNER), superior(), above):
        fresh = Coverage(above).answers(own)
        assert kept.answers(own) == fresh


# the measure on pairs written for it

PAIRS = [
    line.split("\t")
    for line in (Path(__file__).parent / "coverage_pairs.tsv").read_text("utf-8").splitlines()
]
LEARNT, TESTED = PAIRS[0::2], PAIRS[1::2]


def judged(pairs: list[list[str]]) -> list[tuple[str, Answer, bool]]:
    """Each pair's label, the answer found among all own texts, and whether it is its partner."""
    above = superior(*(task for _, task, _ in pairs))
    own = superior(*(text for _, _, text in pairs))
    found = Coverage(above).answers(own)
    return [
        (label, answer, answer.own == place)
        for place, ((label, _, _), answer) in enumerate(zip(pairs, found, strict=True), 1)
    ]


def rates(judged: list[tuple[str, Answer, bool]], right: set[str], taken: set[str]) -> list[float]:
    """Precision and recall of the answers with these outcomes."""
    hits = sum(label in right and a.outcome in taken and own for label, a, own in judged)
    said = sum(a.outcome in taken for _, a, _ in judged)
    return [hits / said, hits / sum(label in right for label, _, _ in judged)]


def test_the_pairs_are_many_and_of_all_kinds() -> None:
    labels = [label for label, _, _ in PAIRS]
    assert len(PAIRS) >= 60 and {label: labels.count(label) >= 10 for label in labels} == {
        "same": True,
        "part": True,
        "none": True,
    }


@pytest.mark.parametrize("pairs", [LEARNT, TESTED])
def test_reworded_tasks_are_found_and_other_ones_are_not(
    pairs: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    found = judged(pairs)
    worth = rates(found, {"same", "part"}, {"answered", "maybe"})
    sure = rates(found, {"same"}, {"answered"})
    with capsys.disabled():
        print(f"\nworth a look: {worth[0]:.2f} {worth[1]:.2f}, sure: {sure[0]:.2f} {sure[1]:.2f}")
    assert worth[0] >= 0.95 and worth[1] >= 0.75
    assert sure[0] >= 0.9 and sure[1] >= 0.7


def test_the_thresholds_are_those_that_the_learnt_half_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def best(name: str, right: set[str], taken: set[str], tries: list[float]) -> list[float]:
        scores = {}
        for value in tries:
            monkeypatch.setattr(f"kehoach_gui.core.coverage.{name}", value)
            precision, recall = rates(judged(LEARNT), right, taken)
            scores[value] = 2 * precision * recall / (precision + recall)
        top = max(scores.values())
        return [value for value, score in scores.items() if score >= top - 0.01]

    some = [value / 100 for value in range(25, 50, 2)]
    assert MAYBE in (best("MAYBE", {"same", "part"}, {"answered", "maybe"}, some))
    monkeypatch.setattr("kehoach_gui.core.coverage.MAYBE", MAYBE)
    high = [value / 100 for value in range(45, 80, 5)]
    assert ANSWERED in best("ANSWERED", {"same"}, {"answered"}, high)


def test_a_hundred_pages_are_compared_within_a_second_and_a_change_at_once() -> None:
    words = " ".join(f"{task} {text}" for _, task, text in PAIRS).split()

    def long(shift: int) -> Plan:
        blocks = [
            Block("bullet", " ".join(words[(7 * i + shift) % 900 :][:27])) for i in range(1500)
        ]
        parts = [tuple(blocks[i : i + 5]) for i in range(0, 1500, 5)]
        sections = (Section(i, str(i), f"Mục {i}", blocks=p) for i, p in enumerate(parts, 1))
        return Plan("state-nd30", sections=tuple(sections))

    above, own = long(0), long(3)
    start = time.process_time()
    made = Coverage(above)
    made.answers(own)
    whole = time.process_time() - start
    first = own.sections[0]
    more = replace(first, blocks=(*first.blocks, above.sections[9].blocks[0]))
    changed = replace(own, sections=(more, *own.sections[1:]))
    start = time.process_time()
    made.answers(changed)
    assert whole < 2 and time.process_time() - start < whole / 5


# taking over


def test_a_paragraph_goes_into_the_section_with_the_same_heading() -> None:
    above = superior(RADIO, BANNER)
    own = superior("Việc riêng của thôn")
    taken, target = take_block(own, above, 1, 0, STANDARD, counterparts(above, own))
    assert target == 1 and [b.text for b in taken.sections[0].blocks] == [
        "Việc riêng của thôn",
        RADIO,
    ]
    assert Coverage(above).answers(taken)[0].outcome == "answered"


def test_a_paragraph_of_a_section_the_plan_lacks_brings_its_heading() -> None:
    above = whole_plan("state-nd30")
    phases = above.sections[1]
    own = replace(above, sections=(above.sections[0], above.sections[2]))
    assert phases.sections[0].id not in counterparts(above, own)
    known = counterparts(above, own)
    taken, target = take_block(own, above, phases.sections[0].id, 1, STANDARD, known)
    made = find(taken, target)
    assert (made.heading, [b.text for b in made.blocks]) == ("Đợt 1: Quý I/2027", ["việc thứ hai"])
    assert made.sections == ()


def test_a_section_stands_behind_the_one_before_it_or_inside_its_parent() -> None:
    above = whole_plan("state-nd30")
    own = replace(above, sections=(above.sections[0], above.sections[2]))
    known = counterparts(above, own)
    taken, target = take_section(own, above, above.sections[1].id, STANDARD, known)
    assert [s.heading for s in taken.sections] == [s.heading for s in above.sections]
    assert [s.number for s in taken.sections] == ["I", "II", "III"]
    bare = replace(above.sections[1], sections=())
    own = replace(above, sections=(above.sections[0], bare, above.sections[2]))
    inner = above.sections[1].sections[0]
    taken, target = take_section(own, above, inner.id, STANDARD, counterparts(above, own))
    assert taken.sections[1].sections[0].heading == inner.heading
    idents = [section.id for section, _ in walk(taken.sections)]
    assert target in idents and len(set(idents)) == len(idents)


def test_a_counterpart_that_is_gone_meanwhile_is_not_used() -> None:
    above = whole_plan("state-nd30")
    known = counterparts(above, above)
    own = replace(above, sections=above.sections[1:], appendices=())
    taken, target = take_section(own, above, above.sections[0].sections[1].id, STANDARD, known)
    assert taken.sections[-1].heading == "Yêu cầu" and find(taken, target) is taken.sections[-1]


def test_the_legal_basis_names_number_day_body_and_subject() -> None:
    plan = whole_plan("state-nd30")
    number = Number("7", "KH", "SVHTTDL")
    line = basis_line(replace(plan, header=replace(plan.header, number=number, date="2027-02-05")))
    assert line.startswith("Căn cứ Kế hoạch số 7/KH-SVHTTDL ngày 05 tháng 02 năm 2027 của SỞ")
    assert line.endswith("về tuyên truyền Ngày hội đọc sách lần thứ XII năm 2027")


def test_a_document_goes_into_a_section_with_all_its_words() -> None:
    plan, read = whole_plan("state-nd30"), superior(RADIO, BANNER)
    read = replace(read, opening=("Lời đầu.",))
    target = plan.sections[0]
    changed = take_in(plan, target.id, read, preset.load("state-nd30"))
    section = changed.sections[0]
    assert section.blocks[-1].text == "Lời đầu."
    assert [child.heading for child in section.sections[-2:]] == ["Việc thứ 1", "Việc thứ 2"]
    assert [child.number for child in section.sections] == ["1", "2", "3", "4"]
    idents = [s.id for s, _ in walk(changed.sections)]
    assert len(idents) == len(set(idents))


def test_what_would_be_too_deep_is_refused_and_nothing_changes() -> None:
    deep = Section(1, "1", "Sâu")
    for _ in range(7):
        deep = Section(1, "1", "Sâu", sections=(deep,))
    read = replace(superior(), sections=(deep,))
    plan = whole_plan("state-nd30")
    with pytest.raises(RefusedInput, match="sâu quá 8 bậc"):
        take_in(plan, plan.sections[0].id, read, preset.load("state-nd30"))
