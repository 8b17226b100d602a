"""The runs of the paragraph that is open while a Word text goes by: words, look, font."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from kehoach_gui.reading.docx.content import Counts, Item, Run
from kehoach_gui.reading.docx.fields import Fields
from kehoach_gui.reading.docx.grids import Grids
from kehoach_gui.reading.docx.guard import refused
from kehoach_gui.reading.docx.names import VAL, Attributes
from kehoach_gui.reading.docx.numbering import Numbering
from kehoach_gui.reading.docx.styles import (
    HIDDEN,
    PLAIN_FILLS,
    RUN_PROPERTIES,
    SHADED,
    SHOWN,
    SIGNS,
    STRUCK,
    WHITE,
    RunKey,
    Styles,
)
from kehoach_gui.reading.docx.symbols import PRIVATE, sign_of, signs_of

MAX_CHARACTERS = 5_000_000
_FILL = "w:fill"


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
    looks: dict[tuple[str, RunKey], tuple[int, int]] = field(default_factory=dict)

    def look(self, style: str, key: RunKey) -> tuple[int, int]:
        """Flags and place of the font of a run that says `key` in a paragraph of the style."""
        found = self.looks.get((style, key))
        if found is None:
            flags, font = self.styles.run(style, key)
            place = self.fonts.setdefault(font, len(self.fonts))
            found = self.looks[style, key] = flags, place
        return found

    def font(self, place: int) -> str:
        """The name of the font at that place."""
        return list(self.fonts)[place]


class Open:
    """A paragraph whose end has not come yet; what it does not say stays as the class has it."""

    hidden: tuple[str, ...] = ()
    last_hidden: tuple[str, int, int] = ("", 0, 0)  # what it was, and behind which words
    boxes: tuple[list[Item], ...] = ()
    style = ""
    align = ""
    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    brace = False
    joined = False  # its mark was deleted: the next paragraph goes on with it
    shaded = False
    key: RunKey = ()  # what the run that goes by says of its look

    def __init__(self) -> None:
        self.runs: list[Run] = []


class Runs:
    """Takes the events of runs; what they say goes to `paragraph`.

    `text` are the words not yet taken, `in_mark` while the properties of a paragraph or content
    control go by, `hints` whether each open content control shows a hint.
    """

    def __init__(self, words: Words, fields: Fields, grids: Grids) -> None:
        self._words = words
        self._fields = fields
        self.parser = expat.ParserCreate()  # of the part that goes by
        self.text: list[str] = []
        self._say = self.text.append
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
            "fldChar": lambda a: self._show(self._fields.step(a.get("w:fldCharType", ""))),
            "default": self._fields.tick,
            "checked": self._fields.tick,
            "result": self._fields.choose,
            "listEntry": self._fields.offer,
            "instrText": self._open_code,
            **{name: self._property(name) for name in RUN_PROPERTIES},
        }

    def ends(self) -> dict[str, Callable[[], None]]:
        """What to call where an element of a run ends."""
        return {
            "r": self.close,
            "t": self.close_text,
            "instrText": self.close_text,
            "fldSimple": lambda: self._show(self._fields.close()),
        }

    def open_text(self, attributes: Attributes) -> None:
        """The words that follow are shown, unless a page number goes by."""
        if not self._fields.dropping:
            self.parser.CharacterDataHandler = self._say

    def close_text(self) -> None:
        """What follows is neither words nor a field's code."""
        self.parser.CharacterDataHandler = None

    def _open_code(self, attributes: Attributes) -> None:
        self.parser.CharacterDataHandler = self._fields.say

    def _show(self, text: str) -> None:
        """Words that a field shows by itself, and what one says that is to be clicked on."""
        if text:
            self._add(text)
        while self._fields.prompts:
            self._words.counts.placeholders += self.hide(self._fields.prompts.pop(), "hint")

    def _add(self, text: str) -> None:
        if not self._fields.dropping:
            self.text.append(text)

    def _tab(self, attributes: Attributes) -> None:
        if not self.in_mark:  # in a paragraph's properties it is a tab stop
            self._add("\t")

    def _break(self, attributes: Attributes) -> None:
        self._add(" " if attributes.get("w:type") in ("page", "column") else "\n")

    def _symbol(self, attributes: Attributes) -> None:
        try:
            code = int(attributes.get("w:char", ""), 16)
        except ValueError:
            return
        sign = sign_of(attributes.get("w:font", ""), code)
        if sign is not None:
            self._add(sign)
        elif 0x20 <= code <= 0xFFFD and not 0xD800 <= code <= 0xDFFF:
            code = code | PRIVATE if code < 0x100 else code
            self._words.counts.signs += code & ~0xFF == PRIVATE
            self._add(chr(code))

    def open(self, attributes: Attributes) -> None:
        """A run begins: nothing is said yet of its look."""
        self.paragraph.key = ()

    def _property(self, name: str) -> Callable[[Attributes], None]:
        def take(attributes: Attributes) -> None:
            if not self.in_mark:
                self.paragraph.key += ((name, attributes.get(VAL, "1")),)

        return take

    def _font(self, attributes: Attributes) -> None:
        font = attributes.get("w:ascii") or attributes.get("w:hAnsi")
        if font and not self.in_mark:
            self.paragraph.key += (("rFonts", font),)

    def _shade(self, attributes: Attributes) -> None:
        fill = attributes.get(_FILL, "")
        if self.in_mark:
            self.paragraph.shaded = self.paragraph.shaded or fill not in PLAIN_FILLS
        else:
            self.paragraph.key += (("shd", fill),)

    def close(self) -> None:
        """The words so far become a run of the paragraph, or are kept apart as hidden."""
        pieces = self.text
        if not pieces:
            return
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        words, paragraph = self._words, self.paragraph
        words.characters += len(text)
        if words.characters > MAX_CHARACTERS:
            raise refused("có quá nhiều chữ")
        flags, place = words.look(paragraph.style, paragraph.key)
        if flags <= SHOWN and not self.hints:  # nearly always
            if paragraph.runs:
                self.append(text, flags, place)
            else:
                paragraph.runs.append((text, flags, place))
        elif flags & (HIDDEN | WHITE) and self._is_unseen(flags):
            words.counts.hidden += self.hide(text, "hidden")
        elif True in self.hints:
            words.counts.placeholders += self.hide(text, "hint")
        elif flags & STRUCK:
            words.counts.struck += self.hide(text, "struck")
        else:
            if flags & SIGNS:
                text = signs_of(words.font(place), text)
            self.append(text, flags & SHOWN, place)

    def hide(self, text: str, why: str) -> bool:
        """Keep words apart; whether they are a new place, not the rest of the last one."""
        paragraph = self.paragraph
        runs = paragraph.runs
        place = (why, len(runs), len(runs[-1][0]) if runs else 0)
        if paragraph.hidden and paragraph.last_hidden == place:
            *others, last = paragraph.hidden
            paragraph.hidden = (*others, last + text)
            return False
        if not text.strip():
            return False
        paragraph.hidden += (text,)
        paragraph.last_hidden = place
        return True

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
