"""The last serial given in the library, shown beside the number and never filled in.

Số runs from 01 per type and year (NĐ 30/2020 Phụ lục I, II.3) or per type and term (HD
05-HD/VPTW; HD 29-HD/TWĐTN-VP).
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Protocol

from kehoach_gui.core.grammar import parse_number
from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.core.text import fold, squeeze

TERMS = RESOURCES / "names" / "terms.toml"
PER_YEAR = "year"
PER_TERM = "term"


class NumberedRow(Protocol):
    """What a row of the library says of a plan; `body` is the issuing body, `date` ISO or ""."""

    @property
    def number(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def body(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Term:
    """Terms of `years` years, one of which begins on `start` (ISO)."""

    start: str
    years: int
    verified: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class LastNumber:
    """The highest serial of a span of days, the number as printed and its date (ISO)."""

    serial: int
    number: str
    date: str


@cache
def usual_terms() -> dict[str, Term]:
    """The terms to start from, by kind of standard (party, youth)."""
    with TERMS.open("rb") as file:
        return {kind: Term(**table) for kind, table in tomllib.load(file).items()}


def term_of(kind: str, start: str = "") -> Term | None:
    """The term by which a kind of standard counts, from the body's own first day where known."""
    usual = usual_terms().get(kind)
    return Term(start, usual.years) if usual and start else usual


def span_of(per: str, day: str, term: Term | None = None) -> tuple[str, str]:
    """First and last day (ISO) of the year or the term that a day lies in.

    A half-known day (2026, 2026-03) counts as its first. Raises ValueError for a term that is
    not given, and for another `per` than year or term.
    """
    year, month, number = (int(part) for part in f"{day}-01-01"[:10].split("-"))
    when = date(year, month, number)
    if per == PER_YEAR:
        return f"{year:04d}-01-01", f"{year:04d}-12-31"
    if per != PER_TERM or term is None:
        raise ValueError(f"no span for {per!r}")
    first = date.fromisoformat(term.start)
    passed = (when.year - first.year) // term.years
    start = _years_after(first, passed * term.years)
    if start > when:
        passed -= 1
        start = _years_after(first, passed * term.years)
    end = _years_after(first, (passed + 1) * term.years)
    return start.isoformat(), date.fromordinal(end.toordinal() - 1).isoformat()


def _years_after(first: date, years: int) -> date:
    """The same day of another year; 29 February becomes 1 March."""
    try:
        return first.replace(year=first.year + years)
    except ValueError:
        return date(first.year + years, 3, 1)


def last_number(
    rows: Iterable[NumberedRow],
    type_code: str,
    per: str,
    day: str,
    *,
    term: Term | None = None,
    body: str | None = None,
) -> LastNumber | None:
    """The highest serial of a type in the year or term of `day`; None where there is none.

    `body` counts one issuing body only. Rows without a date or a serial do not count.
    """
    first, last = span_of(per, day, term)
    best: LastNumber | None = None
    for row in rows:
        if body is not None and _same(row.body) != _same(body):
            continue
        number = parse_number(row.number)
        if not row.date or number is None or fold(number.type_code) != fold(type_code):
            continue
        digits = number.serial.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        issued = f"{row.date}-01-01"[:10]
        if not digits.isdigit() or not first <= issued <= last:
            continue
        if best is None or int(digits) > best.serial:
            best = LastNumber(int(digits), row.number, row.date)
    return best


def _same(body: str) -> str:
    return fold(squeeze(body))
