"""The types of documents that papers cite, from resources/names/document_types.csv."""

import csv
from dataclasses import dataclass
from functools import cache

from kehoach_gui.core.resources import RESOURCES


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type with its abbreviation ("" for none) and how its documents are cited.

    `cited_by`: "number"; "law" (by name, the number behind it); "name" (by name alone).
    """

    type_name: str
    code: str
    family: str
    cited_by: str
    source: str


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All types, as the table lists them."""
    with (RESOURCES / "names" / "document_types.csv").open(encoding="utf-8", newline="") as file:
        return tuple(DocumentType(**row) for row in csv.DictReader(file))


def type_named(words: str) -> DocumentType | None:
    """The type of this name or abbreviation, case of a name and blanks aside."""
    wanted = " ".join(words.split())
    return _by_name().get(wanted.casefold()) or _by_code().get(wanted)


@cache
def type_codes() -> frozenset[str]:
    """All abbreviations, case folded; "qđi" of the older Party papers among them."""
    return frozenset({kind.code.casefold() for kind in document_types() if kind.code} | {"qđi"})


@cache
def _by_name() -> dict[str, DocumentType]:
    return {kind.type_name.casefold(): kind for kind in document_types()}


@cache
def _by_code() -> dict[str, DocumentType]:
    return {kind.code: kind for kind in document_types() if kind.code}
