"""Comments and authors of a returned Word file beside the changes they are about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kehoach_gui.core.returned_entry import HEAD, TAIL
from kehoach_gui.core.text import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach_gui.core.returned import Returned
    from kehoach_gui.core.returned_entry import Entry
    from kehoach_gui.reading.docx.comments import Comment, Margin, Revision

_ENOUGH = 8  # letters by which a line is known among others
NOBODY = "Không rõ tên"


@dataclass(frozen=True, slots=True)
class Loose:
    """A comment at words that nobody changed, with the group it stands in."""

    comment: Comment
    group: str


class Notes:
    """Which comments and tracked changes belong to which entry; the rest stands for itself."""

    def __init__(self, found: Returned, margin: Margin) -> None:
        self.comments: dict[int, list[Comment]] = {}
        self.revisions: dict[int, list[Revision]] = {}
        self.loose: list[Loose] = []
        lines = {entry.key: _lines_of(entry) for entry in found.entries}
        for comment in margin.comments:
            keys = [key for key, held in lines.items() if _meets(held, comment)]
            narrow = [key for key in keys if _holds_anchor(lines[key], comment.anchor)]
            for key in (narrow or keys)[:1]:
                self.comments.setdefault(key, []).append(comment)
            if not keys:
                self.loose.append(Loose(comment, _group(found, comment)))
        for revision in margin.revisions:
            for key, held in lines.items():
                if _meets(held, revision):
                    self.revisions.setdefault(key, []).append(revision)

    def text(self, key: int) -> str:
        """What is said of an entry, a line each: who changed it, then the comments."""
        authors = dict.fromkeys(_who(one) for one in self.revisions.get(key, ()))
        lines = [f"Người sửa: {'; '.join(authors)}"] if authors else []
        return "\n".join([*lines, *map(said, self.comments.get(key, ()))])


def said(comment: Comment) -> str:
    """A comment with who wrote it and at which words."""
    at = f" (ở: “{comment.anchor[:80]}”)" if comment.anchor else ""
    return f"{_who(comment)}: {comment.text}{at}"


def _who(one: Comment | Revision) -> str:
    """The name, and day and hour where Word has them: 24/11/2026 14:32."""
    date, _, hour = one.date.partition("T")
    parts = date.split("-")
    when = f", {'/'.join(parts[::-1])} {hour[:5]}".rstrip() if len(parts) == 3 else ""
    return f"{one.author or NOBODY}{when}"


@lru_cache(maxsize=20_000)  # asked again for every comment
def _key(text: str) -> str:
    return squeeze(fold(text)).rstrip(".;,:/ ")


def _lines_of(entry: Entry) -> tuple[set[str], set[str]]:
    """The lines of an entry as they were and as they are, also the cells of a table."""
    olds, news = set(), set()
    for row in entry.rows:
        for side, lines in ((row.old, olds), (row.new, news)):
            for line in (side or "").replace(" | ", "\n").split("\n"):
                if line:
                    lines.add(_key(line))
    return olds, news


def _meets(lines: tuple[set[str], set[str]], one: Comment | Revision) -> bool:
    """Whether a paragraph of the file, its typed number before it, is one of an entry's lines."""
    olds, news = lines
    return _among(_key(one.paragraph), news) or _among(_key(one.before), olds)


def _among(paragraph: str, lines: Iterable[str]) -> bool:
    return bool(paragraph) and any(
        paragraph == line or (len(line) >= _ENOUGH and paragraph.endswith(line)) for line in lines
    )


def _holds_anchor(lines: tuple[set[str], set[str]], anchor: str) -> bool:
    words = _key(anchor)
    return bool(words) and any(words in line for side in lines for line in side)


def _group(found: Returned, comment: Comment) -> str:
    """The outermost section that holds the commented words; else head or tail."""
    paragraph = _key(comment.paragraph)
    for own, node in found.outline.news.items():
        if _among(paragraph, [_key(words) for words in node.words if words]):
            return found.group_of(own)
    tail = [*found.returned.closing, *found.returned.recipients]
    if _among(paragraph, map(_key, tail)):
        return TAIL
    header, title = found.returned.header, found.returned.title
    fields = (title.subject, title.type_name, header.issuing_body, header.parent_body)
    head = [*found.returned.opening, *(line for field in fields for line in _lines(field))]
    return HEAD if _among(paragraph, map(_key, head)) else TAIL


def _lines(field: str | None) -> list[str]:
    return (field or "").split("\n")
