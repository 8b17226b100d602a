"""The documents that a plan cites: where each stands, what is missing, the list kept in step.

What a first mention should name: NĐ 30/2020 Phụ lục I mục II.6, HD 05-HD/VPTW.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kehoach_gui.core import citations, grammar, preset
from kehoach_gui.core.citation_marks import number_key
from kehoach_gui.core.places import Place
from kehoach_gui.core.plan import Citation, Plan, all_sections, walk

PARTS = (
    ("number", "số, ký hiệu"),
    ("date", "ngày ban hành"),
    ("issuer", "cơ quan ban hành"),
    ("subject", "trích yếu"),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A cited document and the places of the texts that name it, in reading order."""

    citation: Citation
    places: tuple[Place, ...]


def missing_parts(citation: Citation) -> tuple[str, ...]:
    """What a first mention should name and this one does not, in words."""
    return tuple(words for name, words in PARTS if not getattr(citation, name))


def refreshed(plan: Plan) -> Plan:
    """The plan with its citations read from its words anew; itself where nothing changed.

    What was known of a document (its date, say, set in another program) stays where the words
    do not say it. Documents that are no longer mentioned go.
    """
    known = {_key(citation): citation for citation in plan.citations}
    found = tuple(_filled(citation, known.get(_key(citation))) for citation in _collected(plan))
    return plan if found == plan.citations else replace(plan, citations=found)


def mentions(plan: Plan) -> tuple[Mention, ...]:
    """The plan's citations with the places where each is named."""
    places: dict[tuple[str, str], list[Place]] = {}
    for place, text in _texts(plan):
        for citation in _cited_in(text):
            places.setdefault(_key(citation), []).append(place)
            bare = (citation.type_name, _serial(citation.number))
            if citation.number:
                places.setdefault(bare, []).append(place)
    return tuple(
        Mention(citation, tuple(dict.fromkeys(_places_of(citation, places))))
        for citation in plan.citations
    )


def _places_of(citation: Citation, places: dict[tuple[str, str], list[Place]]) -> list[Place]:
    own = places.get(_key(citation), [])
    return own or places.get((citation.type_name, _serial(citation.number)), [])


def _collected(plan: Plan) -> tuple[Citation, ...]:
    """The register over all texts; each text is read once, whatever else changes."""
    rules = preset.load(plan.standard) if plan.standard in preset.ids() else None
    own = grammar.number_text(plan.header.number, rules) if rules else None
    own_key = number_key(own) if own else None
    register = citations.Register()
    opening = True
    for _, text in _texts(plan):
        opening = opening and not citations.is_heading(text)
        for citation in _cited_in(text, opening):
            if not (own_key and citation.number and number_key(citation.number) == own_key):
                register.add(citation)
    return tuple(register.found.values())


@lru_cache(maxsize=8_000)
def _cited_in(text: str, opening: bool = True) -> tuple[Citation, ...]:
    return tuple(citations.cited_in(text, opening=opening))


def _texts(plan: Plan) -> Iterator[tuple[Place, str]]:
    """The texts that may cite, in reading order: opening, headings, blocks, closing."""
    for index, text in enumerate(plan.opening):
        yield ("opening", index), text
    for section, _ in walk(all_sections(plan)):
        if section.heading:
            yield ("section", section.id), section.heading
        for index, block in enumerate(section.blocks):
            yield ("section", section.id, index), block.text
            for row, cells in enumerate(block.rows):
                for column, cell in enumerate(cells):
                    yield ("section", section.id, index, row, column), cell
    for index, text in enumerate(plan.closing):
        yield ("closing", index), text


def _key(citation: Citation) -> tuple[str, str]:
    if citation.number:
        return citation.type_name, number_key(citation.number)
    return citation.type_name, (citation.issuer or citation.subject or "").casefold()


def _serial(number: str | None) -> str:
    digits = "".join(char for char in (number or "").partition("/")[0] if char.isdigit())
    return f"#{digits.lstrip('0')}"


def _filled(citation: Citation, known: Citation | None) -> Citation:
    if known is None or known == citation:
        return citation
    return replace(
        citation,
        date=citation.date or known.date,
        issuer=citation.issuer or known.issuer,
        subject=citation.subject or known.subject,
    )
