"""Dates are printed as the rules want them and read in every usual spelling."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core.dates import (
    administrative_date,
    is_iso_partial,
    iso_range,
    match_date,
    month_range,
    parse_date,
    quarter_range,
    short_date,
    year_range,
)


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-02-05", "ngày 05 tháng 02 năm 2026"),
        ("2020-01-10", "ngày 10 tháng 01 năm 2020"),
        ("2019-06-29", "ngày 29 tháng 6 năm 2019"),
        ("2019-11-08", "ngày 08 tháng 11 năm 2019"),
        ("2026-03", "ngày … tháng 3 năm 2026"),
        ("2027-01", "ngày … tháng 01 năm 2027"),
        ("2026", "ngày … tháng … năm 2026"),
        (None, "ngày … tháng … năm …"),
    ],
)
def test_administrative_dates_pad_days_below_ten_and_the_first_two_months(
    iso: str | None, words: str
) -> None:
    assert administrative_date(iso) == words


@pytest.mark.parametrize("wrong", ["2026-13-01", "2026-02-30", "05/3/2026", "26", "", "0000-01-01"])
def test_what_is_no_date_is_refused(wrong: str) -> None:
    assert not is_iso_partial(wrong)
    with pytest.raises(ValueError):
        short_date(wrong)


def test_short_dates_keep_the_same_zeros() -> None:
    assert short_date("2019-11-22") == "22/11/2019"
    assert short_date("2026-03-05") == "05/3/2026"
    assert short_date("2026-02-15") == "15/02/2026"
    assert short_date("2026-03") == "3/2026"
    assert short_date("2026") == "2026"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("22/11/2019", "2019-11-22", "2019-11-22"),
        ("ngày 22/11/2019", "2019-11-22", "2019-11-22"),
        ("10.10.2019", "2019-10-10", "2019-10-10"),
        ("30-4/2020", "2020-04-30", "2020-04-30"),
        ("01-6-2027", "2027-06-01", "2027-06-01"),
        ("8 tháng 11 năm 2019", "2019-11-08", "2019-11-08"),
        ("Ngày 05 tháng 02 năm 2026", "2026-02-05", "2026-02-05"),
        ("mồng 3 tháng 2 năm 2030", "2030-02-03", "2030-02-03"),
        (" 5 / 3 / 2026 ", "2026-03-05", "2026-03-05"),
        ("ngày  5  tháng  3,  năm  2026", "2026-03-05", "2026-03-05"),
        ("2026-03-05", "2026-03-05", "2026-03-05"),
        ("29/02/2028", "2028-02-29", "2028-02-29"),
        ("9/2020", "2020-09-01", "2020-09-30"),
        ("tháng 02/2028", "2028-02-01", "2028-02-29"),
        ("tháng Tám năm 2027", "2027-08-01", "2027-08-31"),
        ("tháng Năm năm 2027", "2027-05-01", "2027-05-31"),
        ("Tháng Mười Hai 2027".replace(" 2", "/2"), "2027-12-01", "2027-12-31"),
        ("năm 2021", "2021-01-01", "2021-12-31"),
        ("2021", "2021-01-01", "2021-12-31"),
    ],
)
def test_every_usual_spelling_is_read(text: str, earliest: str, latest: str) -> None:
    assert parse_date(text) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "31/4/2027",
        "29/02/2027",
        "32/1/2027",
        "0/5/2027",
        "13/2020",
        "tháng 13/2027",
        "tháng năm 2027",
        "ngày 5",
        "12-KH/TU",
        "22/11/19",
        "22/11/2019 và",
        "",
        "2026/5/3",
        "0000",
    ],
)
def test_what_is_no_date_stays_unread(text: str) -> None:
    assert parse_date(text) is None


def test_a_missing_year_is_the_one_given_and_only_that() -> None:
    assert parse_date("30/4") is None
    assert parse_date("30/4", default_year=2027) == ("2027-04-30", "2027-04-30")
    assert parse_date("tháng 01", default_year=2028) == ("2028-01-01", "2028-01-31")
    assert parse_date("29/02", default_year=2027) is None
    assert parse_date("29/02", default_year=2028) == ("2028-02-29", "2028-02-29")


def test_a_date_is_matched_where_it_stands_and_says_where_it_ends() -> None:
    text = "họp ngày 05/3/2026 tại xã"
    written = match_date(text, 4)
    assert written is not None
    assert text[4 : written.end] == "ngày 05/3/2026"
    assert match_date(text, 0) is None


def test_ranges_hold_the_first_and_last_day() -> None:
    assert month_range(2028, 2) == (date(2028, 2, 1), date(2028, 2, 29))
    assert quarter_range(2027, 3) == (date(2027, 7, 1), date(2027, 9, 30))
    assert year_range(2027) == (date(2027, 1, 1), date(2027, 12, 31))
    assert iso_range("2027-04") == (date(2027, 4, 1), date(2027, 4, 30))


@given(st.dates(min_value=date(1000, 1, 1)))
def test_printed_dates_read_back_as_the_same_day(day: date) -> None:
    iso = day.isoformat()
    assert parse_date(administrative_date(iso)) == (iso, iso)
    assert parse_date(short_date(iso)) == (iso, iso)
