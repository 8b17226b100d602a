"""One pass over the XML of a Word text: its paragraphs, tables and text boxes as they are shown.

Nothing is kept but what comes out, so memory grows with the words and not with the markup.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError

from kehoach_gui.reading.docx.content import Item, Paragraph, Run, paragraphs
from kehoach_gui.reading.docx.fields import Fields
from kehoach_gui.reading.docx.grids import MAX_NESTED, Grids, Place
from kehoach_gui.reading.docx.guard import refused
from kehoach_gui.reading.docx.names import OFF, VAL, Attributes, Parser
from kehoach_gui.reading.docx.objects import Objects
from kehoach_gui.reading.docx.runs import Open, Runs, Words

MAX_PARAGRAPHS = 50_000
_ID = "w:id"
_LISTING = "Table of Contents"  # the gallery of content controls that hold one
_OLD_BRACE = "t88"  # the end of the type's name of VML's right brace
_SKIPPED = (
    "pPrChange rPrChange tblPrChange tcPrChange trPrChange sectPrChange tblGridChange"
    " tblPrExChange numberingChange"
)


@dataclass(slots=True)
class Story:
    """What one part of the file holds; the notes by kind and id, the headers' relations."""

    items: list[Item]
    notes: dict[str, list[Item]] = field(default_factory=dict)
    headers: list[tuple[str, str]] = field(default_factory=list)  # header or footer, r:id


class Reader:
    """Reads one part; `read` gives its story. A reader is used once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._look_of = words.styles.paragraph
        self._place = Place([])
        self._story = Story(self._place.items)
        self._grids = Grids(self._place, words.styles)
        self._fields = Fields(words.counts)
        self._runs = Runs(words, self._fields, self._grids)
        self._objects = Objects(words.counts, self._draw)
        self._listings: list[bool] = []  # of the open content controls
        self._paragraphs: list[Open] = []
        self._outer: list[list[Item]] = []  # around the open text boxes and notes
        self._note = ""
        self._pending: list[Run] = []
        self._depth = 0
        self._parser = Parser(b"")
        self._starts = dict(self._start_rows())
        self._ends = dict(self._end_rows())

    def read(self, content: bytes) -> Story:
        """The story of the part; raises RefusedInput where the XML is broken or beyond limits."""
        self._parser = Parser(content)
        self._runs.parser = self._parser.expat
        self._parser.expat.StartDoctypeDeclHandler = _no_doctype
        self._listen()
        try:
            self._parser.run()
        except ExpatError as error:
            raise refused("có phần chữ bị hỏng") from error
        self._settle()
        return self._story

    def _listen(self) -> None:
        starts, ends = self._starts.get, self._ends.get

        def start(name: str, attributes: Attributes) -> None:
            handler = starts(name)
            if handler is not None:
                handler(attributes)

        def end(name: str) -> None:
            handler = ends(name)
            if handler is not None:
                handler()

        self._parser.listen(start, end)

    def _skip(self, attributes: Attributes) -> None:
        """Leave out the element that has just begun and all inside it."""
        self._depth = 1
        self._parser.listen(self._deeper, self._higher)

    def _deeper(self, name: str, attributes: Attributes) -> None:
        self._depth += 1

    def _higher(self, name: str) -> None:
        self._depth -= 1
        if not self._depth:
            self._listen()

    def _start_rows(self) -> list[tuple[str, Callable[[Attributes], None]]]:
        word: dict[str, Callable[[Attributes], None]] = {
            **self._grids.starts(),
            **self._runs.starts(),
            "p": self._open_paragraph,
            "pPr": self._open_mark,
            "sdtPr": self._open_mark,
            "pStyle": self._style,
            "jc": self._alignment,
            "outlineLvl": self._outline,
            "numId": self._list,
            "ilvl": self._list_level,
            "del": self._deleted,
            "moveFrom": self._deleted,
            "ins": self._inserted,
            "moveTo": self._inserted,
            "footnoteReference": lambda a: self._refer("footnote", a),
            "endnoteReference": lambda a: self._refer("endnote", a),
            "commentReference": self._comment,
            "framePr": self._frame,
            "rt": self._reading,
            "tbl": self._open_table,
            "txbxContent": self._open_box,
            "sdt": self._open_control,
            "docPartGallery": self._gallery,
            "showingPlcHdr": self._hint,
            "footnote": lambda a: self._open_note("footnote", a),
            "endnote": lambda a: self._open_note("endnote", a),
            "headerReference": lambda a: self._header("header", a),
            "footerReference": lambda a: self._header("footer", a),
            **dict.fromkeys(_SKIPPED.split(), self._skip),
        }
        return [
            *((f"w:{name}", handler) for name, handler in word.items()),
            *self._objects.starts().items(),
            ("mc:Choice", self._alternative),
            ("mc:Fallback", self._alternative),
            ("a:prstGeom", self._shape),
            ("v:shape", self._old_shape),
            ("m:r", self._runs.open),
            ("m:t", self._runs.open_text),
        ]

    def _end_rows(self) -> list[tuple[str, Callable[[], None]]]:
        word: dict[str, Callable[[], None]] = {
            **self._grids.ends(),
            **self._runs.ends(),
            "p": self._close_paragraph,
            "pPr": self._close_mark,
            "sdtPr": self._close_mark,
            "txbxContent": self._close_box,
            "sdt": self._close_control,
            "tc": self._close_cell,
            "footnote": self._close_note,
            "endnote": self._close_note,
        }
        return [
            *((f"w:{name}", handler) for name, handler in word.items()),
            *self._objects.ends().items(),
            ("m:r", self._runs.close),
            ("m:t", self._runs.close_text),
        ]

    # paragraphs

    def _open_paragraph(self, attributes: Attributes) -> None:
        words, runs = self._words, self._runs
        words.paragraphs += 1
        if words.paragraphs > MAX_PARAGRAPHS:
            raise refused(f"có quá {MAX_PARAGRAPHS} đoạn")
        if runs.text:
            runs.close()
        self._paragraphs.append(runs.paragraph)
        runs.paragraph = Open()

    def _open_mark(self, attributes: Attributes) -> None:
        self._runs.in_mark = True

    def _close_mark(self) -> None:
        self._runs.in_mark = False

    def _style(self, attributes: Attributes) -> None:
        self._runs.paragraph.style = attributes.get(VAL, "")

    def _alignment(self, attributes: Attributes) -> None:
        if self._runs.in_mark:
            self._runs.paragraph.align = attributes.get(VAL, "")

    def _outline(self, attributes: Attributes) -> None:
        level = attributes.get(VAL, "")
        if self._runs.in_mark and level.isdecimal() and len(level) == 1:
            self._runs.paragraph.level = int(level)

    def _list(self, attributes: Attributes) -> None:
        self._runs.paragraph.list_id = attributes.get(VAL)

    def _list_level(self, attributes: Attributes) -> None:
        level = attributes.get(VAL, "")
        self._runs.paragraph.list_level = int(level) if level.isdecimal() and len(level) < 3 else 0

    def _close_paragraph(self) -> None:
        if not self._paragraphs:
            return
        open_runs = self._runs
        if open_runs.text:
            open_runs.close()
        if self._fields.open:
            self._fields.end_of_paragraph()
        paragraph = open_runs.paragraph
        open_runs.paragraph = self._paragraphs.pop()
        runs = paragraph.runs
        if self._pending:
            runs, self._pending = [*self._pending, *runs], []
        if paragraph.joined:
            self._pending = runs
            return
        style = self._look_of(paragraph.style)
        level = style.level if paragraph.level is None else paragraph.level
        self._place.items.append(
            Paragraph(
                runs,
                paragraph.align or style.align,
                level if level is not None and level < 9 else None,
                self._label(paragraph) if paragraph.list_id or style.list_id else "",
                paragraph.brace,
                self._fields.listing or True in self._listings,
                paragraph.hidden,
                paragraph.boxes,
            )
        )

    def _settle(self) -> None:
        """What waits for a next paragraph is one itself, for none follows here."""
        if self._pending:
            self._place.items.append(Paragraph(self._pending))
            self._pending = []

    def _open_table(self, attributes: Attributes) -> None:
        self._settle()
        self._grids.open(attributes)

    def _close_cell(self) -> None:
        self._settle()
        self._grids.close_cell()

    def _frame(self, attributes: Attributes) -> None:
        """A large first letter stands in a paragraph of its own, the rest of its word behind it."""
        self._runs.paragraph.joined |= attributes.get("w:dropCap", "none") != "none"

    def _reading(self, attributes: Attributes) -> None:
        self._words.counts.readings += 1
        self._skip(attributes)

    def _label(self, paragraph: Open) -> str:
        """The automatic number or bullet; the list of the style where it names none itself."""
        style = self._look_of(paragraph.style)
        numbering = self._words.numbering
        ident = paragraph.list_id or style.list_id or ""
        depth = paragraph.list_level
        if depth is None and paragraph.list_id is None:
            depth = numbering.level_of_style(ident, style.list_style)
        if depth is None:
            depth = style.list_level or 0
        return numbering.label(ident, depth)

    # what stands beside the text

    def _deleted(self, attributes: Attributes) -> None:
        if self._runs.in_mark:
            self._runs.paragraph.joined = True
        elif self._grids.in_row:
            self._grids.remove_row()
        else:
            self._skip(attributes)
        self._words.counts.deleted += 1

    def _inserted(self, attributes: Attributes) -> None:
        self._words.counts.inserted += not self._runs.in_mark

    def _comment(self, attributes: Attributes) -> None:
        self._words.counts.comments += 1

    def _refer(self, kind: str, attributes: Attributes) -> None:
        """The words of a note go into brackets where the text refers to it."""
        items = self._words.notes.get(f"{kind} {attributes.get(_ID, '')}", [])
        note = [run for one in paragraphs(items) for run in (*one.runs, (" ", 0, 0))]
        if not any(run[0].strip() for run in note):
            return
        self._runs.close()
        first, *others = note[:-1]
        runs = [(first[0].lstrip(), first[1], first[2]), *others]
        for text, flags, font in ((" (", 0, 0), *runs, (")", 0, 0)):
            self._runs.append(text, flags, font)
        self._words.counts.notes += 1

    def _open_box(self, attributes: Attributes) -> None:
        if len(self._outer) >= MAX_NESTED:
            raise refused("có khung chữ lồng nhau quá nhiều lần")
        self._runs.close()
        self._settle()
        self._outer.append(self._place.items)
        self._place.items = []

    def _close_box(self) -> None:
        self._settle()
        if self._outer:
            box, self._place.items = self._place.items, self._outer.pop()
            self._runs.paragraph.boxes += (box,)
            self._words.counts.boxes += 1

    def _open_note(self, kind: str, attributes: Attributes) -> None:
        self._note = f"{kind} {attributes.get(_ID, '')}"
        self._outer.append(self._place.items)
        self._place.items = []

    def _close_note(self) -> None:
        self._settle()
        if self._outer:
            self._story.notes[self._note] = self._place.items
            self._place.items = self._outer.pop()

    def _hint(self, attributes: Attributes) -> None:
        if self._runs.hints and attributes.get(VAL, "1") not in OFF:
            self._runs.hints[-1] = True

    def _open_control(self, attributes: Attributes) -> None:
        self._runs.hints.append(False)
        self._listings.append(False)

    def _gallery(self, attributes: Attributes) -> None:
        if self._listings and attributes.get(VAL) == _LISTING:
            self._listings[-1] = True
            self._words.counts.listings += 1

    def _close_control(self) -> None:
        if self._runs.hints:
            self._runs.hints.pop()
            self._listings.pop()

    def _header(self, kind: str, attributes: Attributes) -> None:
        self._story.headers.append((kind, attributes.get("r:id", "")))

    def _shape(self, attributes: Attributes) -> None:
        self._runs.paragraph.brace = (
            self._runs.paragraph.brace or attributes.get("prst") == "rightBrace"
        )

    def _old_shape(self, attributes: Attributes) -> None:
        named = attributes.get("type", "").endswith(_OLD_BRACE)
        self._runs.paragraph.brace = self._runs.paragraph.brace or named

    def _draw(self, words: str) -> None:
        self._words.counts.drawn += self._runs.hide(words, "drawn")

    def _alternative(self, attributes: Attributes) -> None:
        """Only the first of several ways to show the same is read."""
        if not self._objects.takes():
            self._skip(attributes)


def _no_doctype(*_: object) -> None:
    raise refused("có khai báo lạ trong phần chữ")
