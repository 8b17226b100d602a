"""Lines that show more than words (Word files): made of sources, cut, joined, read as typed."""

from collections.abc import Sequence

from kehoach_gui.core.plan import Emphasis
from kehoach_gui.core.text import plain, squeeze
from kehoach_gui.reading.lines import SplitText, split_text
from kehoach_gui.reading.model import Line, Source

TABLE = "(bảng)"  # stands for a table among the lines; no pass takes it for anything else


def split_sources(sources: Sequence[Source]) -> SplitText:
    """The non-empty lines of the sources, cleaned, with all that is known of each."""

    def told(text: str, number: int, cells: tuple[str, ...], indent: int, gap: bool) -> Line:
        raw, look, written, emphasis, grid, _, broken = sources[number]
        if grid is not None:
            return Line(TABLE, (number,), (), indent, gap, grid=grid)
        if written is not None:
            written = squeeze(plain(written).text)
            written = written if len(written) == len(text) else None
        if emphasis and raw != text:
            emphasis = _moved(emphasis, raw)
        return Line._make(
            (text, (number,), cells, indent, gap, look, written, emphasis, None, broken)
        )

    return split_text([source.text for source in sources], told)


def rows_of(line: Line) -> list[Line]:
    """A table as lines, one a row; where a plan cannot hold it as a table."""
    if line.grid is None:
        return [line]
    rows = (" | ".join(filter(None, map(squeeze, row))) for row in line.grid.rows)
    return [Line(row, line.sources) for row in rows if row]


def merged(lines: Sequence[Line], text: str) -> Line:
    """Lines that make one paragraph, its text their texts with a blank between each."""
    first = lines[0]
    sources = tuple(source for line in lines for source in line.sources)
    written = None
    if any(line.written is not None for line in lines):
        written = " ".join(line.written or line.text for line in lines)
    emphasis: list[Emphasis] = []
    start = 0
    for line in lines:
        emphasis += ((a + start, b + start, kind) for a, b, kind in line.emphasis)
        start += len(line.text) + 1
    look = first.look if all(line.look == first.look for line in lines) else None
    return Line(
        text, sources, (), first.indent, first.gap, look, written, joined_spans(emphasis, text)
    )


def as_written(line: Line, words: str) -> str:
    """These words of the line as they were typed, where the paper shows them in capitals."""
    place = line.text.rfind(words) if line.written is not None else -1
    return words if line.written is None or place < 0 else line.written[place:][: len(words)]


def emphasis_of(line: Line, words: str) -> tuple[Emphasis, ...]:
    """The emphasis inside these last words of the line, counted from their start."""
    if not line.emphasis:
        return ()
    start = len(line.text) - len(words)
    cut = ((max(a - start, 0), b - start, kind) for a, b, kind in line.emphasis)
    return tuple((a, b, kind) for a, b, kind in cut if a < b)


def joined_spans(spans: Sequence[Emphasis], text: str) -> tuple[Emphasis, ...]:
    """The spans in order, those of one kind that only a blank parts as one."""
    found: list[Emphasis] = []
    for kind in ("b", "i", "u"):
        own: list[Emphasis] = []
        for start, end, _ in sorted(span for span in spans if span[2] == kind):
            if own and not text[own[-1][1] : start].strip():
                start = own.pop()[0]
            own.append((start, end, kind))
        found += own
    return tuple(sorted(found))


def _moved(emphasis: Sequence[Emphasis], raw: str) -> tuple[Emphasis, ...]:
    """The spans of a raw line where its cleaned words stand."""
    moved: list[Emphasis] = []
    for start, end, kind in emphasis:
        inside = raw[start:end]
        first = start + len(inside) - len(inside.lstrip())
        last = start + len(inside.rstrip())
        if first < last:
            begin = len(squeeze(plain(f"{raw[:first]}x").text)) - 1
            moved.append((begin, len(squeeze(plain(raw[:last]).text)), kind))
    return tuple(span for span in moved if span[0] < span[1])
