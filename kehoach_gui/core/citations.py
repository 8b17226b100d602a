"""The documents that a plan cites, each once: type, number, date, issuer and subject."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from kehoach_gui.core.citation_marks import (
    Mark,
    citation_words,
    find_marks,
    find_named,
    is_basis,
    number_key,
)
from kehoach_gui.core.citation_parts import Parts, read_named_parts, read_parts
from kehoach_gui.core.conventions import any_of
from kehoach_gui.core.document_types import type_named
from kehoach_gui.core.plan import Citation

Key = tuple[str, ...]
LONGEST_HEADING = 80
_TERM = re.compile(r"khóa [ivxl]+")


@dataclass(slots=True)
class Register:
    """Citations in the order of their first mention; a later mention completes the first."""

    found: dict[Key, Citation] = field(default_factory=dict)
    same: dict[Key, Key] = field(default_factory=dict)
    serials: dict[Key, Key] = field(default_factory=dict)

    def add(self, citation: Citation) -> None:
        """Keep a new citation, or add what it says to the one already known."""
        key = self._place(citation)
        known = self.found.get(key)
        if known and known.date and citation.date and known.date != citation.date:
            key = (*key, citation.date)
            known = self.found.get(key)
        if known is None:
            self.found[key] = citation
            return
        self.found[key] = replace(
            known,
            number=citation.number if _is_short(known) else known.number,
            date=known.date or citation.date,
            issuer=known.issuer or citation.issuer,
            subject=known.subject or citation.subject,
        )

    def _place(self, citation: Citation) -> Key:
        """Where a citation belongs: a bare number goes with the full one of the same type."""
        key = _key(citation)
        key = self.same.get(key, key)
        serial = _serial(citation)
        if serial is None:
            return key
        first = self.serials.setdefault(serial, key)
        if first != key and (_is_short(citation) or _is_short(self.found[first])):
            self.same[key] = first
            return first
        return key


def collect_citations(texts: Iterable[str], own_number: str | None) -> tuple[Citation, ...]:
    """Every document cited in the texts, once, in the order of first mention.

    A later mention adds what the first lacked. The plan's own number is none, nor is what a news
    item reports as just issued. A paper without a number counts by its nickname everywhere, by
    its name only before the first heading. Number without blanks, date as ISO. The parts are
    those that NĐ 30/2020 Phụ lục I mục II.6 and HD 05-HD/VPTW ask of a first mention.
    """
    own = number_key(own_number) if own_number else None
    register = Register()
    opening = True
    for text in texts:
        opening = opening and not is_heading(text)
        for citation in cited_in(text, opening=opening):
            if own and citation.number and number_key(citation.number) == own:
                continue
            register.add(citation)
    return tuple(register.found.values())


def cited_in(text: str, *, opening: bool = True) -> list[Citation]:
    """The documents cited in one text, in order, each mention by itself.

    `opening`: whether it may be a legal basis that names papers without a number.
    """
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    numbered = find_marks(text)
    named = find_named(text, numbered) if opening else []
    marks = sorted([*numbered, *named], key=lambda mark: mark.start)
    citations: list[Citation] = []
    limits = [mark.start for mark in marks[1:]] + [len(text)] * bool(marks)
    for mark, limit in zip(marks, limits, strict=True):
        if _own_pattern().search(text[max(0, mark.start - 30) : mark.start]):
            continue
        citation = _read(text, mark, limit)
        if citation:
            citations.append(citation)
    return citations


def is_heading(text: str) -> bool:
    """Whether a text is a heading, not a basis or paragraph: short, without a mark at its end."""
    ended = text.rstrip().endswith((".", ";", ",", ":", "…"))
    return len(text) < LONGEST_HEADING and not ended and not is_basis(text)


def _read(text: str, mark: Mark, limit: int) -> Citation | None:
    if mark.how == "name":
        return _read_named(text, mark, limit)
    parts = read_parts(text, mark.end, limit)
    if mark.how == "nickname":
        return Citation(mark.type_name, None, parts.date, mark.name, parts.subject)
    subject = parts.subject or (mark.name if mark.how == "law" else None)
    return Citation(mark.type_name, mark.number, parts.date, parts.issuer, subject)


def _read_named(text: str, mark: Mark, limit: int) -> Citation | None:
    """A document without number: a charter keeps its name as a nickname, others as a subject."""
    parts: Parts = read_named_parts(text, mark.end, limit)
    if not parts.subject and not parts.date:
        return None
    kind = type_named(mark.type_name)
    if kind and kind.cited_by == "name":
        return Citation(mark.type_name, None, parts.date, parts.subject, None)
    return Citation(mark.type_name, None, parts.date, parts.issuer, parts.subject)


def _key(citation: Citation) -> Key:
    if citation.number:
        return citation.type_name, number_key(citation.number)
    words = citation.subject if citation.issuer is None else citation.issuer
    by_nickname = citation.issuer is not None and citation.subject is None
    plain = re.sub(r"[^\w]+", " ", (words or "").casefold().replace("khoá", "khóa")).strip()
    if citation.issuer and not by_nickname and not _TERM.search(plain):
        return citation.type_name, "", plain, (citation.subject or "").casefold()
    return citation.type_name, "", plain


def _serial(citation: Citation) -> Key | None:
    """Type and bare number, by which "Chỉ thị số 05" and "Chỉ thị số 05-CT/TW" are one."""
    digits = re.match(r"0*(\d+)", citation.number or "")
    return (citation.type_name, digits[1]) if digits else None


def _is_short(citation: Citation) -> bool:
    return bool(citation.number and citation.number.isdigit())


@cache
def _own_pattern() -> re.Pattern[str]:
    return re.compile(rf"{any_of(citation_words('own'))}\s+$", re.IGNORECASE)
