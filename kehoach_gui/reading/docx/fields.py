"""Word's fields: what they show is kept, page numbers are dropped, tables of contents are told."""

from dataclasses import dataclass

from kehoach_gui.reading.docx.content import Counts
from kehoach_gui.reading.docx.grids import Attributes

_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_LISTS = ("TOC",)
_LONGEST_CODE = 200
_MOST = 1000  # fields inside each other


@dataclass(slots=True)
class _Field:
    code: str = ""
    shown: bool = False  # its result goes by, no longer its code

    @property
    def name(self) -> str:
        return (self.code.split() or [""])[0].upper()


class Fields:
    """The open fields; `dropping` while a page number goes by, `listing` in a table of contents."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._open: list[_Field] = []
        self.dropping = False
        self.listing = False

    def say(self, code: str) -> None:
        """More of the code of the innermost field."""
        if self._open and len(self._open[-1].code) < _LONGEST_CODE:
            self._open[-1].code += code

    def step(self, kind: str) -> None:
        """A field begins, shows its result from here on, or ends."""
        if kind == "begin" and len(self._open) < _MOST:
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].shown = True
            self._look()
        elif kind == "end":
            self.close()

    def open_simple(self, attributes: Attributes) -> None:
        """A field that is one element with its code in an attribute."""
        self._open.append(_Field(attributes.get("w:instr", "")[:_LONGEST_CODE], True))
        self._look()

    def close(self) -> None:
        """The innermost field ends."""
        if self._open:
            self._counts.page_numbers += self._open.pop().name in _PAGES
            self._look()

    def end_of_paragraph(self) -> None:
        """A page number never goes on in the next paragraph, though its end be missing."""
        if self.dropping:
            self._open = [one for one in self._open if one.name not in _PAGES]
            self._look()

    def _look(self) -> None:
        shown = [one.name for one in self._open if one.shown]
        self.dropping = any(name in _PAGES for name in shown)
        self.listing = any(name in _LISTS for name in shown)
