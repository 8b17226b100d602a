"""Word's fields: what they show is kept, page numbers are dropped, tables of contents are told."""

from dataclasses import dataclass, field

from kehoach_gui.reading.docx.content import Counts
from kehoach_gui.reading.docx.names import OFF, VAL, Attributes
from kehoach_gui.reading.docx.symbols import sign_of

_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_LISTS = ("TOC", "TOA", "INDEX")
_DATES = ("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE")
_NUMBERS = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT")
_TICKED, _OPEN = "☒", "☐"
_LONGEST_CODE = 200
_MOST = 1000  # fields inside each other, entries of a list to choose from


@dataclass(slots=True)
class _Field:
    code: str = ""
    shown: bool = False  # its result goes by, no longer its code
    old: bool = False  # it was begun in a paragraph before
    ticked: bool = False  # of a box to tick
    entries: list[str] = field(default_factory=list)  # of a list to choose from
    chosen: int = 0

    @property
    def name(self) -> str:
        return (self.code.split() or [""])[0].upper()


class Fields:
    """The fields that are `open`; `dropping` while a page number or a field inside a code goes by,
    `listing` in a table of contents, `prompts` what fields to be clicked on say."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self.open: list[_Field] = []
        self.dropping = False
        self.listing = False
        self.prompts: list[str] = []

    def say(self, code: str) -> None:
        """More of the code of the innermost field."""
        if self.open and len(self.open[-1].code) < _LONGEST_CODE:
            self.open[-1].code += code

    def step(self, kind: str) -> str:
        """A field begins, shows its result from here on, or ends; the words it shows by itself."""
        if kind == "begin" and len(self.open) < _MOST:
            self.open.append(_Field())
        elif kind == "separate" and self.open:
            self.open[-1].shown = True
            self._look()
        elif kind == "end":
            return self.close()
        return ""

    def open_simple(self, attributes: Attributes) -> None:
        """A field that is one element with its code in an attribute."""
        self.open.append(_Field(attributes.get("w:instr", "")[:_LONGEST_CODE], True))
        self._look()

    def tick(self, attributes: Attributes) -> None:
        """The box of the innermost field is ticked or not: its usual state, then the user's."""
        if self.open:
            self.open[-1].ticked = attributes.get(VAL, "1") not in OFF
            self.choose(attributes)

    def choose(self, attributes: Attributes) -> None:
        """Which entry of the innermost field's list is chosen."""
        value = attributes.get(VAL, "")
        if self.open:
            self.open[-1].chosen = int(value) if value.isdecimal() and len(value) < 4 else 0

    def offer(self, attributes: Attributes) -> None:
        """One more entry of the innermost field's list."""
        if self.open and len(self.open[-1].entries) < _MOST:
            self.open[-1].entries.append(attributes.get(VAL, ""))

    def close(self) -> str:
        """The innermost field ends; the words it shows without a result."""
        if not self.open:
            return ""
        ended = self.open.pop()
        self._look()
        return self._shown_by(ended)

    def end_of_paragraph(self) -> None:
        """Nothing is dropped in the next paragraph, though an end be missing."""
        self.open = [one for one in self.open if not one.shown or one.name not in _PAGES]
        for one in self.open:
            one.old = True
        self._look()

    def _shown_by(self, ended: _Field) -> str:
        counts, name, words = self._counts, ended.name, ended.code.split()
        counts.page_numbers += name in _PAGES
        counts.listings += name in _LISTS
        counts.dates += name in _DATES
        counts.lost_numbers += name in _NUMBERS
        counts.lost_formulas += name == "EQ"
        if name == "FORMCHECKBOX":
            return _TICKED if ended.ticked else _OPEN
        if name == "FORMDROPDOWN":
            return ended.entries[ended.chosen] if ended.chosen < len(ended.entries) else ""
        if name == "MACROBUTTON" and not ended.shown:
            self.prompts.append(" ".join(words[2:]))
        if name == "SYMBOL" and not ended.shown:
            return _sign(words)
        return ""

    def _look(self) -> None:
        shown = [one.name for one in self.open if one.shown]
        inside = any(not one.shown and not one.old for one in self.open[:-1])
        hidden = inside and self.open[-1].shown
        self.dropping = hidden or any(name in _PAGES for name in shown)
        self.listing = any(name in _LISTS for name in shown)


def _sign(words: list[str]) -> str:
    """What a field SYMBOL 183 \\f "Symbol" shows."""
    number = words[1] if len(words) > 1 else ""
    if not number.isdecimal() or len(number) > 5:
        return ""
    font = " ".join(words[words.index("\\f") + 1 :]).split('"') if "\\f" in words else [""]
    name = next((part for part in font if part.strip()), "")
    code = int(number)
    return sign_of(name, code) or (chr(code) if 0x20 <= code < 0xD800 else "")
