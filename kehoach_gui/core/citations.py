"""The documents that a plan cites, each once: type, number, date, issuer and subject."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
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


def collect_citations(texts: Iterable[str], own_number: str | None) -> tuple[Citation, ...]:
    """Every document cited in the texts, once, in the order of first mention.

    A later mention adds what the first lacked. The plan's own number is none, nor is what a news
    item reports as just issued. A paper without a number counts by its nickname everywhere, by
    its name only before the first heading. Number without blanks, date as ISO. The parts are
    those that NĐ 30/2020 Phụ lục I mục II.6 and HD 05-HD/VPTW ask of a first mention.
    """
    own = number_key(own_number) if own_number else None
    found: dict[Key, Citation] = {}
    opening = True
    for text in texts:
        opening = opening and not _is_heading(text)
        for citation in cited_in(text, opening=opening):
            if own and citation.number and number_key(citation.number) == own:
                continue
            _add(found, citation)
    return tuple(found.values())


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


def _is_heading(text: str) -> bool:
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


def _add(found: dict[Key, Citation], citation: Citation) -> None:
    key = _key(citation)
    known = found.get(key)
    if known and known.date and citation.date and known.date != citation.date:
        key, known = (*key, citation.date), found.get((*key, citation.date))
    if known is None:
        found[key] = citation
        return
    found[key] = replace(
        known,
        date=known.date or citation.date,
        issuer=known.issuer or citation.issuer,
        subject=known.subject or citation.subject,
    )


def _key(citation: Citation) -> Key:
    if citation.number:
        return citation.type_name, number_key(citation.number)
    words = citation.subject if citation.issuer is None else citation.issuer
    by_nickname = citation.issuer is not None and citation.subject is None
    plain = re.sub(r"[^\w]+", " ", (words or "").casefold().replace("khoá", "khóa")).strip()
    if citation.issuer and not by_nickname and not _TERM.search(plain):
        return citation.type_name, "", plain, (citation.subject or "").casefold()
    return citation.type_name, "", plain


_TERM = re.compile(r"khóa [ivxl]+")


@cache
def _own_pattern() -> re.Pattern[str]:
    return re.compile(rf"{any_of(citation_words('own'))}\s+$", re.IGNORECASE)
