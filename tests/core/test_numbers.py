"""The last serial of a year or term: counted by type, dates at the edges, what does not count."""

from typing import NamedTuple

import pytest

from kehoach_gui.core.numbers import PER_TERM, PER_YEAR, Term, last_number, span_of, usual_terms

TERM = Term("2025-07-15", 5)


class Row(NamedTuple):
    number: str
    date: str
    body: str = "Đảng ủy xã Bến Mới"


ROWS = (
    Row("07/KH-UBND", "2027-02-05"),
    Row("12/KH-UBND", "2027-12-31"),
    Row("45/KH-UBND", "2026-12-31"),
    Row("88/QĐ-UBND", "2027-05-01"),
    Row("/KH-UBND", "2027-06-01"),
    Row("99/KH-UBND", ""),
    Row("13a/KH-UBND", "2027-07"),
)


def test_the_highest_serial_of_the_type_in_the_year_is_told():
    found = last_number(ROWS, "KH", PER_YEAR, "2027-03-01")
    assert found is not None
    assert (found.serial, found.number) == (13, "13a/KH-UBND")
    before = last_number(ROWS, "KH", PER_YEAR, "2026")
    assert before is not None and before.serial == 45


def test_nothing_is_told_where_nothing_was_numbered():
    assert last_number(ROWS, "KH", PER_YEAR, "2030-01-01") is None
    assert last_number((), "KH", PER_YEAR, "2027-01-01") is None
    assert last_number(ROWS, "CT", PER_YEAR, "2027-01-01") is None


def test_a_term_runs_over_its_years():
    rows = (
        Row("110-KH/ĐU", "2025-07-14"),
        Row("03-KH/ĐU", "2025-07-15"),
        Row("41-KH/ĐU", "2028-01"),
    )
    found = last_number(rows, "KH", PER_TERM, "2030-07-14", term=TERM)
    assert found is not None and found.serial == 41
    found = last_number(rows, "KH", PER_TERM, "2025-07-14", term=TERM)
    assert found is not None and found.serial == 110


def test_one_body_is_counted_by_itself():
    rows = (Row("5/KH-X", "2027-01-02", "SỞ  A"), Row("9/KH-X", "2027-01-02", "Sở B"))
    found = last_number(rows, "KH", PER_YEAR, "2027-01-01", body="Sở A")
    assert found is not None and found.serial == 5


@pytest.mark.parametrize(
    ("day", "span"),
    [
        ("2025-07-15", ("2025-07-15", "2030-07-14")),
        ("2030-07-15", ("2030-07-15", "2035-07-14")),
        ("2025-07-14", ("2020-07-15", "2025-07-14")),
        ("2026", ("2025-07-15", "2030-07-14")),
    ],
)
def test_terms_follow_each_other_without_a_gap(day, span):
    assert span_of(PER_TERM, day, TERM) == span


def test_a_term_from_a_leap_day_ends_the_day_before_the_next():
    assert span_of(PER_TERM, "2026-05-01", Term("2024-02-29", 5)) == ("2024-02-29", "2029-02-28")


def test_a_year_is_the_calendar_year():
    assert span_of(PER_YEAR, "2027-06-01") == ("2027-01-01", "2027-12-31")


def test_a_span_that_nobody_defined_is_refused():
    with pytest.raises(ValueError, match="term"):
        span_of(PER_TERM, "2027-01-01")
    with pytest.raises(ValueError, match="month"):
        span_of("month", "2027-01-01", TERM)


def test_the_usual_terms_are_proposals_only():
    terms = usual_terms()
    assert set(terms) == {"party", "youth"}
    assert not any(term.verified for term in terms.values())
