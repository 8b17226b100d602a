"""What the styles of a Word file say about look and numbering, along their inheritance.

ECMA-376 part 1, 17.7.3: bold, italic, capitals and hidden are toggles: paragraph style and
character style cancel each other out; what a run says itself stands.
"""

from dataclasses import dataclass, replace

from kehoach_gui.reading.docx.content import BOLD, CAPS, ITALIC, UNDERLINE
from kehoach_gui.reading.docx.package import WORD, Element
from kehoach_gui.reading.docx.sheet import Sheet
from kehoach_gui.reading.docx.symbols import is_symbol_font

HIDDEN, WHITE, SHADED, STRUCK, SIGNS = 16, 32, 64, 128, 256
TOGGLES = {
    "b": BOLD,
    "i": ITALIC,
    "caps": CAPS,
    "smallCaps": CAPS,
    "vanish": HIDDEN,
    "strike": STRUCK,
    "dstrike": STRUCK,
}
_W = f"{{{WORD}}}"
_VAL = f"{_W}val"
_OFF = ("0", "false", "off", "none")
_DEEPEST = 30  # styles based on each other
PLAIN_FILLS = ("", "auto", "FFFFFF", "ffffff")
SHOWN = HIDDEN - 1  # the flags that go on to the reader

RunKey = tuple[tuple[str, str], ...]  # what a run says itself: (property, value)


@dataclass(frozen=True, slots=True)
class CharLook:
    """The toggles that are on, what else is set (None: not said), and the font."""

    toggles: int = 0
    underline: bool | None = None
    white: bool | None = None
    font: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """A paragraph style with all that it inherits."""

    look: CharLook = CharLook()
    align: str = ""
    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    list_style: str = ""  # the style of the chain that names the list
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str
    run: RunKey
    align: str
    level: int | None
    list_id: str | None
    list_level: int | None
    shaded: bool
    ruled: bool


class Styles:
    """The styles of a file by id; an unknown id looks like the default paragraph.

    A file brings hundreds of styles and uses a few: only these are parsed.
    """

    def __init__(self, content: bytes | None) -> None:
        self._sheet = Sheet(content)
        self._styles: dict[str, _Style | None] = {}
        self._base = CharLook()
        self._known: dict[str, ParagraphLook] = {}
        defaults = self._sheet.defaults()
        base = defaults.find(f"{_W}rPrDefault/{_W}rPr") if defaults is not None else None
        if base is not None:
            self._base = _over(CharLook(), run_key(base))

    def paragraph(self, ident: str) -> ParagraphLook:
        """How paragraphs of the style look; "" is the default one."""
        found = self._known.get(ident)
        if found is None:
            found = self._known[ident] = self._resolved(ident)
        return found

    def run(self, style: str, key: RunKey) -> tuple[int, str]:
        """Flags and font of a run that says `key` in a paragraph of the style."""
        base = self.paragraph(style).look
        said = dict(key)
        own = CharLook()
        for one in reversed(self._chain(said.get("rStyle", ""))):
            own = _over(own, one.run)
        looks = replace(
            own,
            toggles=base.toggles ^ own.toggles,
            underline=base.underline if own.underline is None else own.underline,
            white=base.white if own.white is None else own.white,
            font=own.font or base.font,
        )
        looks = _over(looks, key)
        shaded = said.get("shd", "") not in PLAIN_FILLS or "highlight" in said
        flags = looks.toggles | (UNDERLINE if looks.underline else 0)
        flags |= WHITE if looks.white else 0
        flags |= SHADED if shaded else 0
        return flags | (SIGNS if is_symbol_font(looks.font) else 0), looks.font

    def is_ruled(self, ident: str) -> bool:
        """Whether a table style, or one it is based on, draws borders."""
        return any(style.ruled for style in self._chain(ident))

    def _resolved(self, ident: str) -> ParagraphLook:
        found = ParagraphLook(self._base)
        for name, style in reversed(self._named_chain(ident or self._sheet.default)):
            found = ParagraphLook(
                _over(found.look, style.run),
                style.align or found.align,
                found.level if style.level is None else style.level,
                found.list_id if style.list_id is None else style.list_id,
                found.list_level if style.list_level is None else style.list_level,
                found.list_style if style.list_id is None else name,
                found.shaded or style.shaded,
            )
        return found

    def _chain(self, ident: str) -> list[_Style]:
        return [style for _, style in self._named_chain(ident)]

    def _named_chain(self, ident: str) -> list[tuple[str, _Style]]:
        """The style and those it is based on, nearest first."""
        chain: list[tuple[str, _Style]] = []
        while ident and len(chain) < _DEEPEST:
            style = self._style(ident)
            if style is None:
                break
            chain.append((ident, style))
            ident = style.based_on
        return chain

    def _style(self, ident: str) -> _Style | None:
        if ident not in self._styles:
            one = self._sheet.style(ident)
            self._styles[ident] = _style(one) if one is not None else None
        return self._styles[ident]


def run_key(properties: Element) -> RunKey:
    """What a w:rPr says of the look, as Styles.run takes it."""
    found: list[tuple[str, str]] = []
    for child in properties:
        name = child.tag.removeprefix(_W)
        if name == "rFonts":
            font = child.get(f"{_W}ascii") or child.get(f"{_W}hAnsi")
            if font:
                found.append((name, font))
        elif name == "shd":
            found.append((name, child.get(f"{_W}fill", "")))
        elif name in RUN_PROPERTIES:
            found.append((name, child.get(_VAL, "1")))
    return tuple(found)


RUN_PROPERTIES = frozenset((*TOGGLES, "u", "color", "rStyle", "highlight"))


def _over(look: CharLook, key: RunKey) -> CharLook:
    """The look with what the properties say put over it."""
    toggles, underline, white, font = look.toggles, look.underline, look.white, look.font
    for name, value in key:
        if name in TOGGLES:
            bit = TOGGLES[name]
            toggles = toggles & ~bit if value in _OFF else toggles | bit
        elif name == "u":
            underline = value not in _OFF
        elif name == "color":
            white = value.upper() == "FFFFFF"
        elif name == "rFonts":
            font = value
    return CharLook(toggles, underline, white, font)


def _style(one: Element) -> _Style:
    based = one.find(f"{_W}basedOn")
    run = one.find(f"{_W}rPr")
    words = one.find(f"{_W}pPr")
    align, level, list_id, list_level, shaded = "", None, None, None, False
    if words is not None:
        align = _value(words, "jc")
        level = _integer(_value(words, "outlineLvl"))
        numbers = words.find(f"{_W}numPr")
        if numbers is not None:
            list_id = _value(numbers, "numId") or None
            list_level = _integer(_value(numbers, "ilvl"))
        shade = words.find(f"{_W}shd")
        shaded = shade is not None and shade.get(f"{_W}fill", "") not in PLAIN_FILLS
    borders = one.find(f"{_W}tblPr/{_W}tblBorders")
    ruled = borders is not None and any(b.get(_VAL) not in ("nil", "none") for b in borders)
    return _Style(
        based.get(_VAL, "") if based is not None else "",
        run_key(run) if run is not None else (),
        align,
        level,
        list_id,
        list_level,
        shaded,
        ruled,
    )


def _value(holder: Element, name: str) -> str:
    child = holder.find(f"{_W}{name}")
    return child.get(_VAL, "") if child is not None else ""


def _integer(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 4 else None
