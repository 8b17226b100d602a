"""Phase headings are read into days and events; what is not certain stays unread."""

import csv
import json
import time
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core.conventions import DEFAULT, DEFAULT_SOURCE, Conventions
from kehoach_gui.core.period_writing import write_period, write_range
from kehoach_gui.core.periods import find_period_words, opens_with_period, read_moment, read_period
from kehoach_gui.core.phase_labels import is_phase_label, strip_label
from kehoach_gui.core.plan import Moment, Period

Days = tuple[str, str] | None
Bound = tuple[str, str | None, str | None] | None
HERE = Path(__file__).parent


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _days_of(cell: str) -> Days:
    """ "-" for no such end, "2027-05-01..2027-05-31" or one day."""
    first, _, last = cell.partition("..")
    return None if cell in ("-", "") else (first, last or first)


def _bound_of(cell: str) -> Bound:
    """ "-" for no such end, else the event (if any), "@" and its days (if known)."""
    event, _, days = cell.partition("@")
    return None if cell == "-" else (event.strip(), *(_days_of(days) or (None, None)))


DATED = [
    (r["heading"], r["words"], _days_of(r["start"]), _days_of(r["end"]))
    for r in _rows("phases_dated.tsv")
]
BOUND = [
    (r["heading"], _bound_of(r["start"]), _bound_of(r["end"])) for r in _rows("phases_bound.tsv")
]

WITHOUT_TIME = [
    "Đợt 1: Tuyên truyền Luật Bầu cử",
    "Tuyên truyền Tháng Công nhân năm 2027",
    "Tuyên truyền kỷ niệm 97 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2027)",
    "Tuyên truyền Đại hội Đảng bộ xã lần thứ II, nhiệm kỳ 2025 - 2030.",
    "Triển khai Nghị quyết số 12-NQ/ĐU ngày 05/3/2027",
    "Đợt cao điểm từ ngày … đến hết ngày …",
    "Từ nhận thức đến hành động của cán bộ",
    "Ngày 31/4/2027",
    "Trong thời gian tới",
    "Báo cáo trước ngày 20 hằng tháng",
    "Sau hơn 30 năm đổi mới",
    "Nội dung tuyên truyền",
    "Từ ngày 30/4 đến ngày 02/5 và từ ngày 19/5 đến ngày 22/5/2027",
]


@pytest.mark.parametrize(("heading", "words", "start", "end"), DATED)
def test_dated_phases_give_their_words_and_days(
    heading: str, words: str, start: Days, end: Days
) -> None:
    period = read_period(heading)
    assert period is not None
    assert period.text == words
    assert (_days(period.start), _days(period.end)) == (start, end)


@pytest.mark.parametrize(("heading", "start", "end"), BOUND)
def test_phases_bound_to_events_name_them(heading: str, start: Bound, end: Bound) -> None:
    period = read_period(heading)
    assert period is not None
    assert (_bound(period.start), _bound(period.end)) == (start, end)


@pytest.mark.parametrize("heading", WITHOUT_TIME)
def test_a_heading_without_a_certain_time_gives_its_words_alone(heading: str) -> None:
    period = read_period(heading)
    assert period == Period(strip_label(heading)[1].removesuffix("."))
    assert find_period_words(heading) is None


def test_a_text_without_words_is_no_period() -> None:
    assert read_period("") is None
    assert read_period(" . ") is None
    assert read_period("Đợt 1:") == Period("Đợt 1")


def test_a_missing_year_is_not_guessed_but_taken_where_it_is_given() -> None:
    unknown = read_period("Trong tháng 5")
    assert unknown is not None and unknown.start == Moment("Trong tháng 5")
    known = read_period("Trong tháng 5", default_year=2027)
    assert known is not None and _days(known.end) == ("2027-05-01", "2027-05-31")
    turned = read_period("Từ tháng 11 đến tháng 02", default_year=2027)
    assert turned is not None and (_days(turned.start), _days(turned.end)) == (None, None)


def test_from_now_is_the_day_of_issue() -> None:
    unknown = read_period("Từ nay đến hết ngày 30/6/2027")
    assert unknown is not None and unknown.start == Moment("nay")
    known = read_period("Từ nay đến hết tháng 6", issued="2027-03-05")
    assert known is not None
    assert (_days(known.start), _days(known.end)) == (
        ("2027-03-05", "2027-03-05"),
        ("2027-06-30", "2027-06-30"),
    )
    next_year = read_period("Từ nay đến hết tháng 02", issued="2026-11-10")
    assert next_year is not None and _days(next_year.end) == ("2027-02-28", "2027-02-28")
    blank_day = read_period("Từ ngày ký ban hành đến ngày 30/4/2027", issued="2027-03")
    assert blank_day is not None and _days(blank_day.start) == ("2027-03-01", "2027-03-31")


def test_an_end_before_its_start_is_read_as_written() -> None:
    period = read_period("Từ ngày 30/9/2027 đến ngày 01/9/2027")
    assert period is not None
    assert (_days(period.start), _days(period.end)) == (
        ("2027-09-30", "2027-09-30"),
        ("2027-09-01", "2027-09-01"),
    )


def test_an_office_may_have_its_own_conventions() -> None:
    own = Conventions({"cuối": (16, 0)}, {}, {"đầu": (1, 2)}, {})
    late = read_period("Cuối tháng 4/2027", conventions=own)
    assert late is not None and _days(late.start) == ("2027-04-16", "2027-04-30")
    early = read_period("Đầu năm 2027", conventions=own)
    assert early is not None and _days(early.start) == ("2027-01-01", "2027-02-28")


def test_conventions_say_where_they_come_from() -> None:
    assert DEFAULT_SOURCE.name and not DEFAULT_SOURCE.verified
    assert DEFAULT.month_parts["giữa"] == (11, 20)
    assert DEFAULT.year_parts["giữa"] == (5, 8)


@pytest.mark.parametrize(
    "line",
    [
        "Đợt 1: Từ tháng 3/2027",
        "1. Đợt 1: Từ tháng 3/2027",
        "- Giai đoạn 2 - Trước bầu cử",
        "Giai đoạn I. Chuẩn bị",
        "ĐỢT 2 (tháng 4/2027)",
        "Đợt thứ nhất, từ 01/3",
        "Đợt cao điểm từ ngày 01/5",
        "Bước 3:",
        "a) Đợt 1 (tháng 3)",
        "2.1. Đợt cao điểm 1: tháng 5",
    ],
)
def test_lines_that_open_a_phase_are_known_by_their_label(line: str) -> None:
    assert is_phase_label(line)


@pytest.mark.parametrize(
    "line",
    [
        "Đợt sinh hoạt chính trị sâu rộng",
        "Giai đoạn 2021 - 2030",
        "Đợt 1 đã đạt kết quả tốt",
        "Tuyên truyền trong Đợt 1",
        "Các đợt tuyên truyền",
        "Bước đầu đạt kết quả",
    ],
)
def test_other_lines_bear_no_phase_label(line: str) -> None:
    assert not is_phase_label(line)


def test_a_line_may_open_a_phase_by_its_time_alone() -> None:
    assert opens_with_period("1. Từ tháng 01 đến tháng 3/2027: Tuyên truyền Luật Bầu cử")
    assert opens_with_period("1.2. Năm 2028 và các năm tiếp theo:")
    assert opens_with_period("Trước ngày bầu cử (từ 01/3 đến 22/5/2027)")
    assert not opens_with_period("Tuyên truyền trước khi khai mạc Đại hội")
    assert not opens_with_period("Ngày bầu cử là ngày hội của toàn dân")


def test_one_expression_is_read_as_a_moment() -> None:
    assert read_moment("quý IV năm 2026").latest == "2026-12-31"
    assert read_moment("dự kiến tổ chức vào giữa tháng 6/2027").earliest == "2027-06-11"
    assert read_moment("nhiệm kỳ 2025 - 2030") == Moment(
        "nhiệm kỳ 2025 - 2030", "2025-01-01", "2030-12-31"
    )
    assert read_moment("Quốc khánh 2/9").earliest is None
    assert read_moment("Quốc khánh 2/9", default_year=2027).earliest == "2027-09-02"
    assert read_moment("những năm tới") == Moment("những năm tới")


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)),
    st.integers(0, 500),
    st.integers(0, 800),
    st.integers(0, 500),
)
def test_written_periods_read_back_as_the_same_days(
    day: date, width: int, gap: int, end_width: int
) -> None:
    start = _moment(day, width)
    end = _moment(day + timedelta(days=width + gap + 1), end_width)
    for period in (
        Period("", start, end),
        Period("", start, None),
        Period("", None, end),
        Period("", start, start),
    ):
        read = read_period(write_period(period))
        assert read is not None
        assert (_days(read.start), _days(read.end)) == (_days(period.start), _days(period.end))


@pytest.mark.parametrize("heading", [row[0] for row in DATED] + [row[0] for row in BOUND])
def test_rewriting_a_read_period_keeps_days_and_events(heading: str) -> None:
    period = read_period(heading)
    assert period is not None
    again = read_period(write_period(period))
    assert again is not None
    assert (_bound(again.start), _bound(again.end)) == (_bound(period.start), _bound(period.end))


def test_written_days_use_the_shortest_words() -> None:
    assert write_range((date(2027, 5, 1), date(2027, 5, 31))) == "tháng 5/2027"
    assert write_range((date(2027, 7, 1), date(2027, 9, 30))) == "quý III/2027"
    assert write_range((date(2027, 1, 1), date(2027, 12, 31))) == "năm 2027"
    assert write_range((date(2027, 10, 21), date(2027, 10, 31))) == "cuối tháng 10/2027"
    assert write_range((date(2027, 2, 5), date(2027, 2, 5))) == "ngày 05/02/2027"
    period = Period("", _moment(date(2026, 3, 15), 0), _moment(date(2026, 5, 23), 0))
    assert write_period(period) == "Từ ngày 15/3/2026 đến ngày 23/5/2026"


MIXTURE = (
    "từ đến hết trước trong và sau ngày tháng quý năm nay cuối đầu tuần Đợt 1 2 : ( ) , - – / "
    "bầu cử Đại hội Tết khi kết thúc 15/3 15/3/2027 5/2027 2027 3 II nhiệm kỳ 2026-2031 vào dịp"
)


@given(st.lists(st.sampled_from(MIXTURE.split(" ")), max_size=14))
def test_no_mixture_of_words_breaks_the_reader(words: list[str]) -> None:
    heading = " ".join(words)
    period = read_period(heading, default_year=2027, issued="2027-01-05")
    if period is None:
        return
    assert period.text in heading
    for moment in (period.start, period.end):
        if moment:
            assert moment.text in heading
            assert (moment.earliest or "") <= (moment.latest or "")
    if _days(period.start) and _days(period.end):
        again = read_period(write_period(period))
        assert again is not None
        assert (_days(again.start), _days(again.end)) == (_days(period.start), _days(period.end))


def test_hostile_headings_are_read_in_no_time() -> None:
    texts = [
        "Từ " * 300_000,
        "hết " * 250_000,
        "(" * 1_000_000,
        "1" * 1_000_000,
        "1/" * 500_000,
        "tháng 4, " * 110_000,
        "trước, trong và sau " * 50_000,
        "Đợt 1: " + "đến ngày " * 110_000,
        " vào" * 250_000,
        "1. " * 330_000,
    ]
    for text in texts:
        began = time.process_time()
        read_period(text, default_year=2027)
        read_moment(text, default_year=2027)
        is_phase_label(text)
        opens_with_period(text)
        assert time.process_time() - began < 3, text[:20]


def test_every_phase_of_the_samples_is_read_exactly(shared: Path) -> None:
    seen = 0
    for path in sorted((shared / "samples").glob("*.plan.json")):
        for section in _phases(json.loads(path.read_text("utf-8"))["sections"]):
            period = read_period(section["heading"])
            assert period is not None
            plain = asdict(period)
            plain.pop("by_hand")
            assert plain == section["period"], section["heading"]
            assert find_period_words(section["heading"]) == (
                period.text if period.start or period.end else None
            )
            seen += 1
    assert seen == 19


def test_computable_dates_of_the_samples_agree(shared: Path) -> None:
    classes = {"phase", "short date", "long date", "year", "year span", "point", "anniversary pair"}
    plan_year = {"000": 2020, "001": 2020, "002": 2020, "003": 2020, "004": 2021}
    seen = 0
    with (shared / "samples" / "dates.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["class"] not in classes:
                continue
            moment = read_moment(row["verbatim"], plan_year[row["sample"]])
            for wanted, got in ((row["earliest"], moment.earliest), (row["latest"], moment.latest)):
                if _is_iso(wanted):
                    assert got == wanted, row["verbatim"]
                    seen += 1
    assert seen > 160


def _is_iso(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _phases(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for section in sections:
        if section["kind"] == "phase":
            found.append(section)
        found.extend(_phases(section["sections"]))
    return found


def _days(moment: Moment | None) -> Days:
    if moment is None or moment.earliest is None or moment.latest is None:
        return None
    return moment.earliest, moment.latest


def _bound(moment: Moment | None) -> Bound:
    return (moment.event or "", moment.earliest, moment.latest) if moment else None


def _moment(first: date, width: int) -> Moment:
    return Moment("", first.isoformat(), (first + timedelta(days=width)).isoformat())


_NUMBERS = st.sampled_from(("0", "00", "1", "02", "12", "13", "31", "32", "99", "2027", "0000"))
_JOINTS = st.sampled_from(("/", "-", ".", " tháng ", " năm ", " - ", " đến ngày ", " quý ", " "))


@given(st.lists(st.tuples(_JOINTS, _NUMBERS), max_size=8), st.sampled_from(("2027-01-15", None)))
def test_dates_that_are_being_typed_never_stop_the_reader(
    parts: list[tuple[str, str]], issued: str | None
) -> None:
    words = "Từ ngày 05/01/2027 đến ngày 10" + "".join(joint + number for joint, number in parts)
    for heading in (words, words.replace("/2027", "")):
        period = read_period(heading, issued=issued)
        for moment in (period.start, period.end) if period else ():
            assert moment is None or (moment.earliest is None) == (moment.latest is None)
