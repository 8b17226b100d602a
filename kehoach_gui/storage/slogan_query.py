"""What was typed into the search field, as questions to the search index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kehoach_gui.core.slogans import spelled
from kehoach_gui.core.text import fold

FACET_MARK = "§"  # no word begins with it


@dataclass(frozen=True, slots=True)
class Query:
    """The words with and without marks; the last one may be the beginning of a word.

    `facets` are groups of facet ids: one of each group must hold.
    """

    spelled: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    facets: tuple[tuple[int, ...], ...] = ()
    begun: bool = True

    @property
    def is_empty(self) -> bool:
        return not self.spelled and not self.facets

    def exact(self) -> str:
        """The question to the words with their marks, in FTS5's language."""
        return _match(self.spelled, self.facets, self.begun)

    def plain(self) -> str:
        """The question to the words without marks."""
        return _match(self.folded, self.facets, self.begun)

    def test(self, *, exact: bool) -> Callable[[str, frozenset[int]], bool]:
        """A test for a row's words, with or without marks, between blanks, and its facets."""
        parts = [f" {word} " for word in (self.spelled if exact else self.folded)]
        if parts and self.begun:
            parts[-1] = parts[-1].rstrip()
        groups = [frozenset(group) for group in self.facets]

        def fits(padded: str, facets: frozenset[int]) -> bool:
            for part in parts:
                if part not in padded:
                    return False
            return not any(group.isdisjoint(facets) for group in groups)

        return fits


def query_of(typed: str, facets: Iterable[Sequence[int]] = ()) -> Query:
    """The question in what was typed: all its words must occur, in any order.

    A blank at the end says that the last word is whole.
    """
    whole = tuple(spelled(typed).split())
    bare = tuple(fold(word) for word in whole)
    begun = not typed.endswith(" ")
    groups = tuple(tuple(group) for group in facets if group)
    return Query(whole, bare, groups, begun)


def indexed(text: str, facets: Iterable[int]) -> tuple[str, str]:
    """The words of a slogan as the index holds them, with and without marks, facets behind."""
    whole = spelled(text)
    marks = "".join(f" {FACET_MARK}{facet}" for facet in facets)
    return whole + marks, fold(whole) + marks


def _match(words: tuple[str, ...], facets: tuple[tuple[int, ...], ...], begun: bool) -> str:
    parts = [f'"{word}"' for word in words]
    if parts and begun:
        parts[-1] += "*"
    for group in facets:
        parts.append("(" + " OR ".join(f'"{FACET_MARK}{facet}"' for facet in group) + ")")
    return " AND ".join(parts)
