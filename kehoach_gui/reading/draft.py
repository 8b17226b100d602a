"""A section while it is being built, and the stack of sections that are open."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach_gui.core.plan import Block, Kind, Section
from kehoach_gui.reading.marks import Mark, read_mark
from kehoach_gui.reading.model import Line

MAX_DEPTH = 7  # sections inside each other; what is deeper becomes a block of the last one


@dataclass(slots=True)
class Draft:
    """A section in the making; the root has family `root` and no words."""

    family: str
    style: str = ""
    value: int = 0
    parts: tuple[int, ...] = ()
    number: str | None = None
    heading: str | None = None
    kind: Kind = "other"
    caps: bool = False
    level: int | None = None  # its outline level in Word
    lead: bool = False  # its words announce slogans
    tabled: bool = False  # a flattened table has begun in it
    dashed: bool = False  # a dash bullet has opened in it
    blocks: list[Block] = field(default_factory=list)
    children: list["Draft"] = field(default_factory=list)
    sources: tuple[int, ...] = ()

    @property
    def is_phase(self) -> bool:
        return self.kind == "phase"


def draft_of(mark: Mark) -> Draft:
    """An empty draft with the mark's number."""
    return Draft(mark.family, mark.style, mark.value, mark.parts, mark.number)


def is_styled(lines: Sequence[Line]) -> bool:
    """Whether the headings are Word's own, by the first line that looks like a heading."""
    for line in lines:
        if line.look is None:
            continue
        if line.look.level is not None:
            return True
        if line.look.bold and read_mark(line.text) is not None:
            return False
    return False


class Stack:
    """The open sections from the root inwards; new sections find their parent by their mark.

    `styled` says that the headings are Word's own, so that a line without their look is none.
    """

    def __init__(self, kind: Kind = "other", styled: bool = False) -> None:
        self.open: list[Draft] = [Draft("root", kind=kind)]
        self.styled = styled
        self.mismatches: list[tuple[str, int]] = []  # printed number, value by position

    @property
    def top(self) -> Draft:
        return self.open[-1]

    @property
    def root(self) -> Draft:
        return self.open[0]

    def accepts(self, mark: Mark) -> bool:
        """Whether the mark can be a number here: a list begins with 1 or goes on."""
        if mark.family in ("part", "roman"):
            return True
        if mark.value == 1:
            return True
        if mark.family == "dotted":
            return self._prefix_of(mark) is not None or bool(self._same(mark))
        if mark.family == "arabic" and mark.value <= 60:
            return True
        steps = [mark.value - self.open[place].value for place in self._same(mark)]
        return any(1 <= step <= 2 for step in steps)

    def parent_place(self, mark: Mark) -> int:
        """The index of the open section that a section with this mark belongs to."""
        prefix = self._prefix_of(mark)
        if prefix is not None:
            return prefix
        same = self._same(mark)
        alike = [place for place in same if self.open[place].style == mark.style]
        for places in (alike, same):
            for place in places:
                if self.open[place].value + 1 == mark.value:
                    return place - 1
        just_opened = bool(alike) and alike[0] == len(self.open) - 1 and not self.top.blocks
        inner = mark.value == 1 and mark.family not in ("part", "roman", "upper")
        if inner and (not alike or just_opened):
            return self._outer(mark)
        if same:
            return (alike or same)[0] - 1
        return self._outer(mark)

    def push(self, draft: Draft, parent: int) -> None:
        """Open the draft as the last child of the open section with that index."""
        del self.open[parent + 1 :]
        siblings = [child for child in self.top.children if child.family == draft.family]
        expected = siblings[-1].value + 1 if siblings else 1
        if draft.number is not None and draft.value != expected and draft.family != "phase":
            self.mismatches.append((draft.number, expected))
        self.top.children.append(draft)
        self.open.append(draft)

    def place_of(self, family: str) -> int | None:
        """The index of the deepest open section of the family."""
        found = [place for place, draft in enumerate(self.open) if draft.family == family]
        return found[-1] if found else None

    def _same(self, mark: Mark) -> list[int]:
        """Open sections of the mark's family, the deepest first."""
        return [
            place
            for place in range(len(self.open) - 1, 0, -1)
            if self.open[place].family == mark.family
            and (mark.family != "dotted" or self.open[place].style == mark.style)
        ]

    def _prefix_of(self, mark: Mark) -> int | None:
        """The open section whose number is the dotted number without its last part."""
        if mark.family != "dotted":
            return None
        prefix = mark.parts[:-1]
        for place in range(len(self.open) - 1, 0, -1):
            draft = self.open[place]
            if (draft.parts or (draft.value,)) == prefix and draft.family in (
                "arabic",
                "dotted",
                "roman",
            ):
                return place
        return None

    def _outer(self, mark: Mark) -> int:
        """For a list that no open one goes on: inside the last section that may hold it."""
        if mark.family not in ("part", "roman"):
            return len(self.open) - 1
        for place in range(len(self.open) - 1, 0, -1):
            draft = self.open[place]
            inside = ("part",) if mark.family == "roman" else ()
            if draft.family in inside or (mark.family == "roman" and draft.family == "upper"):
                return place
        return 0


def freeze(drafts: Sequence[Draft]) -> tuple[Section, ...]:
    """The finished sections; their ids are still to be given."""
    return tuple(
        Section(
            id=0,
            number=draft.number,
            heading=draft.heading,
            kind=draft.kind,
            blocks=tuple(draft.blocks),
            sections=freeze(draft.children),
        )
        for draft in drafts
    )
