"""One change of a returned plan as the user judges it."""

from dataclasses import dataclass
from typing import Literal

from kehoach_gui.core.compare import Status, TextChange
from kehoach_gui.core.numbering import lead
from kehoach_gui.core.plan import Section
from kehoach_gui.core.returned_tree import Atom
from kehoach_gui.core.word_diff import Piece

Kind = Literal["field", "heading", "block", "added", "removed", "moved"]
Side = Literal["theirs", "mine", "both"]  # who changed it since the file was made

HEAD, TAIL = "Phần đầu văn bản", "Phần cuối văn bản"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as the user judges it: what it is, where, the words on both sides.

    `group` is the outermost section (its words), `path` names the section below it; `needs` are
    the keys of changes without which it cannot stand. `note` tells where a moved part came from.
    """

    key: int
    kind: Kind
    status: Status
    group: str
    path: str
    rows: tuple[TextChange, ...]
    atoms: frozenset[Atom]
    note: str = ""
    needs: frozenset[int] = frozenset()
    side: Side = "theirs"


def row_of(words: str, status: Literal["same", "added", "removed"]) -> TextChange:
    old, new = (None if status == "added" else words), (None if status == "removed" else words)
    return TextChange("", old, new, status, (Piece(status, words),))


def lines_of(section: Section) -> list[str]:
    """The lines of a section itself, its number before the first."""
    lines = [section.heading or "", *(block.words for block in section.blocks)]
    lines = [line for line in lines if line]
    return [f"{lead(section)}{lines[0]}", *lines[1:]] if lines else [lead(section).strip()]
