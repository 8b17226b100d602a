"""The runs of the paragraph that is open while a Word text goes by: words, look, font."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kehoach_gui.reading.docx.content import Counts, Item, Run
from kehoach_gui.reading.docx.fields import Fields
from kehoach_gui.reading.docx.grids import Attributes, Grids
from kehoach_gui.reading.docx.guard import refused
from kehoach_gui.reading.docx.numbering import Numbering
from kehoach_gui.reading.docx.package import WORD
from kehoach_gui.reading.docx.styles import (
    HIDDEN,
    PLAIN_FILLS,
    RUN_PROPERTIES,
    SHADED,
    SHOWN,
    WHITE,
    Styles,
)

MAX_CHARACTERS = 5_000_000
_VAL, _FILL = f"{WORD} val", f"{WORD} fill"
_SYMBOLS = 0xF000  # where the signs of symbol fonts stand


@dataclass(slots=True)
class Words:
    """What all parts of a file share while they are read."""

    styles: Styles
    numbering: Numbering
    counts: Counts
    fonts: dict[str, int] = field(default_factory=lambda: {"": 0})
    notes: Mapping[str, list[Item]] = field(default_factory=dict)
    paragraphs: int = 0
    characters: int = 0


@dataclass(slots=True)
class Open:
    """A paragraph whose end has not come yet."""

    runs: list[Run] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[list[Item]] = field(default_factory=list)
    style: str = ""
    align: str = ""
    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    brace: bool = False
    joined: bool = False  # its mark was deleted: the next paragraph goes on with it
    shaded: bool = False
    key: list[tuple[str, str]] = field(default_factory=list)


class Runs:
    """Takes the events of runs; what they say goes to `paragraph`.

    `text` are the words not yet taken, `in_mark` while the properties of a paragraph or content
    control go by, `hints` whether each open content control shows a hint.
    """

    def __init__(self, words: Words, fields: Fields, grids: Grids) -> None:
        self._words = words
        self._fields = fields
        self.text: list[str] = []
        self._in_text = self._in_code = False
        self.paragraph = Open()
        self.hints: list[bool] = []
        self.in_mark = False
        self._grids = grids

    def starts(self) -> dict[str, Callable[[Attributes], None]]:
        """What to call where an element of a run begins."""
        return {
            "r": self.open,
            "rFonts": self._font,
            "shd": self._shade,
            "t": self.open_text,
            "tab": self._tab,
            "ptab": lambda _: self._add("\t"),
            "br": self._break,
            "cr": lambda _: self._add("\n"),
            "noBreakHyphen": lambda _: self._add("-"),
            "sym": self._symbol,
            "fldSimple": self._fields.open_simple,
            "fldChar": lambda a: self._fields.step(a.get(f"{WORD} fldCharType", "")),
            "instrText": self._open_code,
            **{name: self._property(name) for name in RUN_PROPERTIES},
        }

    def ends(self) -> dict[str, Callable[[], None]]:
        """What to call where an element of a run ends."""
        return {
            "r": self.close,
            "t": self.close_text,
            "instrText": self._close_code,
            "fldSimple": self._fields.close,
        }

    def say(self, data: str) -> None:
        """Words of a text, or of a field's code."""
        if self._in_text:
            self.text.append(data)
        elif self._in_code:
            self._fields.say(data)

    def open_text(self, attributes: Attributes) -> None:
        """The words that follow are shown, unless a page number goes by."""
        self._in_text = not self._fields.dropping

    def close_text(self) -> None:
        """No words are shown from here on."""
        self._in_text = False

    def _open_code(self, attributes: Attributes) -> None:
        self._in_code = True

    def _close_code(self) -> None:
        self._in_code = False

    def _add(self, text: str) -> None:
        if not self._fields.dropping:
            self.text.append(text)

    def _tab(self, attributes: Attributes) -> None:
        if not self.in_mark:  # in a paragraph's properties it is a tab stop
            self._add("\t")

    def _break(self, attributes: Attributes) -> None:
        self._add(" " if attributes.get(f"{WORD} type") in ("page", "column") else "\n")

    def _symbol(self, attributes: Attributes) -> None:
        try:
            code = int(attributes.get(f"{WORD} char", ""), 16)
        except ValueError:
            return
        if 0x20 <= code <= 0xFFFD and not 0xD800 <= code <= 0xDFFF:
            self._add(chr(code | _SYMBOLS if code < 0x100 else code))

    def open(self, attributes: Attributes) -> None:
        """A run begins: nothing is said yet of its look."""
        self.paragraph.key = []

    def _property(self, name: str) -> Callable[[Attributes], None]:
        def take(attributes: Attributes) -> None:
            if not self.in_mark:
                self.paragraph.key.append((name, attributes.get(_VAL, "1")))

        return take

    def _font(self, attributes: Attributes) -> None:
        font = attributes.get(f"{WORD} ascii") or attributes.get(f"{WORD} hAnsi")
        if font and not self.in_mark:
            self.paragraph.key.append(("rFonts", font))

    def _shade(self, attributes: Attributes) -> None:
        fill = attributes.get(_FILL, "")
        if self.in_mark:
            self.paragraph.shaded = self.paragraph.shaded or fill not in PLAIN_FILLS
        else:
            self.paragraph.key.append(("shd", fill))

    def close(self) -> None:
        """The words so far become a run of the paragraph, or are kept apart as hidden."""
        if not self.text:
            return
        text = "".join(self.text)
        self.text.clear()
        words, paragraph = self._words, self.paragraph
        words.characters += len(text)
        if words.characters > MAX_CHARACTERS:
            raise refused("có quá nhiều chữ")
        flags, font = words.styles.run(paragraph.style, tuple(paragraph.key))
        place = words.fonts.get(font)
        if place is None:
            place = words.fonts[font] = len(words.fonts)
        if flags <= SHOWN and not self.hints:  # nearly always
            if paragraph.runs:
                self.append(text, flags, place)
            else:
                paragraph.runs.append((text, flags, place))
        elif flags & (HIDDEN | WHITE) and self._is_unseen(flags):
            if text.strip():
                paragraph.hidden.append(text)
                words.counts.hidden += 1
        elif True in self.hints:
            paragraph.hidden.append(text)
            words.counts.placeholders += 1
        else:
            self.append(text, flags & SHOWN, place)

    def _is_unseen(self, flags: int) -> bool:
        """Hidden, or white on what is not coloured; in a table the cell's colour is not known."""
        shaded = flags & SHADED or self.paragraph.shaded or len(self._grids)
        return bool(flags & HIDDEN) or not shaded

    def append(self, text: str, flags: int, font: int) -> None:
        """Add words to the paragraph; what looks like the words before becomes one with them."""
        runs = self.paragraph.runs
        if runs and runs[-1][1] == flags and runs[-1][2] == font:
            text = runs.pop()[0] + text
        runs.append((text, flags, font))
