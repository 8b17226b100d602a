"""A piece of text that is pasted into a section: clean paragraphs, their marks, and a receipt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import Mark
from kehoach_gui.core.text import Cleaned, plain, squeeze
from kehoach_gui.reading.cells import copied_parts, is_table, rows_by_tabs
from kehoach_gui.reading.html_grid import CopiedTable, added
from kehoach_gui.reading.joining import glue_marks, join_lines, read_habits
from kehoach_gui.reading.lines import split_text
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Line
from kehoach_gui.reading.reader import MAX_LINES

_NUMBERED: dict[str, Mark] = {"arabic": "number", "lower": "letter"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the fragment: its words and the mark that stood before them; or a table."""

    text: str
    mark: Mark = "none"
    table: CopiedTable | None = None


@dataclass(frozen=True, slots=True)
class Fragment:
    """The paragraphs, and how much was cleaned, joined and read as a mark."""

    pieces: tuple[Piece, ...]
    cleaned: Cleaned
    joined: int = 0

    def receipt(self) -> str:
        """What was done to the text, in numbers; "" where nothing was."""
        marks = sum(1 for piece in self.pieces if piece.mark != "none")
        counted = (
            (self.cleaned.strange_blanks, "bỏ {} dấu cách lạ"),
            (self.cleaned.zero_width, "bỏ {} ký tự vô hình"),
            (self.cleaned.controls, "bỏ {} ký tự điều khiển"),
            (self.cleaned.composed_words, "chuẩn hóa {} chữ có dấu rời"),
            (self.cleaned.doubled_blanks, "gộp dấu cách thừa ở {} dòng"),
            (self.joined, "nối {} dòng bị ngắt giữa câu"),
            (marks, "đổi {} dấu đầu dòng thành kiểu đoạn"),
        )
        done = [words.format(number) for number, words in counted if number]
        said = f"Đã dọn: {', '.join(done)}." if done else ""
        return " ".join(filter(None, (self._tables_told(), said)))

    def _tables_told(self) -> str:
        tables = [piece.table for piece in self.pieces if piece.table is not None]
        if not tables:
            return ""
        sizes = ", ".join(f"{len(each.rows)} hàng {len(each.rows[0])} cột" for each in tables)
        merged = sum(each.merged for each in tables)
        parted = f", tách {merged} ô gộp (chữ ở ô đầu)" if merged else ""
        return f"Đã dán {len(tables)} bảng ({sizes}){parted}."


def read_pasted(text: str, html: str) -> Fragment:
    """A copied piece with its tables as tables; one without any as `read_fragment` reads it.

    Raises RefusedInput for a table or a text that is too large.
    """
    parts = copied_parts(html)
    if any(isinstance(part, CopiedTable) for part in parts):
        return _joined(parts)
    if is_table(text):
        return _joined([rows_by_tabs(text)])
    return read_fragment(text)


def _joined(parts: list[str | CopiedTable]) -> Fragment:
    """Lines between tables are read together, each table is a piece of its own."""
    pieces: list[Piece] = []
    joined = 0
    cleaned: list[Cleaned] = []
    for tables, run in groupby(parts, lambda part: isinstance(part, CopiedTable)):
        if tables:
            own = [part for part in run if isinstance(part, CopiedTable) and part.rows]
            pieces += (Piece("", table=table) for table in own)
            cleaned += (table.cleaned for table in own)
        else:
            fragment = read_fragment("\n".join(str(part) for part in run))
            pieces += fragment.pieces
            cleaned.append(fragment.cleaned)
            joined += fragment.joined
    return Fragment(tuple(pieces), added(cleaned), joined)


def read_fragment(text: str) -> Fragment:
    """The text as paragraphs; lines broken inside a sentence are joined, an empty line parts.

    Numbers before lines are read as marks where at least two lines have them. Raises
    RefusedInput for more than 20,000 lines.
    """
    split = split_text(_rows(text))
    habits = read_habits(split.lines)
    if habits.width == 0:  # a handful of lines is no evidence of a habit
        habits = replace(habits, closes=False)
    paragraphs: list[Line] = []
    joined = 0
    for run in _runs(split.lines):
        lines, count = join_lines(glue_marks(run), habits)
        paragraphs += lines
        joined += count
    marks = [read_mark(line.text) for line in paragraphs]
    families = [mark.family for mark in marks if mark is not None]
    pieces = []
    for line, mark in zip(paragraphs, marks, strict=True):
        piece = Piece(line.text)
        if mark is not None and mark.rest:
            if mark.family == "bullet":
                piece = Piece(mark.rest, "plus" if mark.style == "+" else "dash")
            elif mark.family in _NUMBERED and families.count(mark.family) > 1:
                piece = Piece(mark.rest, _NUMBERED[mark.family])
        pieces.append(piece)
    return Fragment(tuple(pieces), split.cleaned, joined)


def read_raw(text: str) -> tuple[str, ...]:
    """The lines as they stand, marks included; only what a plan cannot hold is taken out.

    Raises RefusedInput for more than 20,000 lines.
    """
    rows = (squeeze(plain(row).text) for row in _rows(text))
    return tuple(row for row in rows if row)


def _rows(text: str) -> list[str]:
    rows = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").split("\n")
    if len(rows) > MAX_LINES:
        raise RefusedInput(
            f"Đoạn dán có {len(rows)} dòng, quá giới hạn 20.000 dòng nên không được dán."
            " Không có gì thay đổi; hãy dán từng phần."
        )
    return rows


def _runs(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    """The lines between empty ones."""
    run: list[Line] = []
    for line in lines:
        if line.gap and run:
            yield run
            run = []
        run.append(line)
    if run:
        yield run
