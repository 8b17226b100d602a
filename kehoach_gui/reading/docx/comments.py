"""What stands beside a Word file's text: comments and tracked changes, who made them, and where.

For a file that open_docx has accepted: the guard looks again, the parts are read in one pass.
"""

from dataclasses import dataclass, field
from xml.parsers import expat

from kehoach_gui.core.text import clean
from kehoach_gui.reading.docx.guard import guarded_parts, refused
from kehoach_gui.reading.docx.package import WORD, Package, is_wanted

_LONGEST = 300  # characters of the words a comment stands at
_NEW, _GONE = ("ins", "moveTo"), ("del", "moveFrom")


@dataclass(frozen=True, slots=True)
class Comment:
    """`anchor` are the first of the words it stands at, deleted ones too; `date` as Word wrote it.

    `paragraph` is the line where it begins as it reads now, `before` as it read before the tracked
    changes; "" where unknown.
    """

    author: str
    date: str
    text: str
    anchor: str
    paragraph: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """Who changed a paragraph with changes tracked, and when last; "" where Word does not say."""

    author: str
    date: str
    paragraph: str
    before: str


@dataclass(frozen=True, slots=True)
class Margin:
    """Comments in reading order, and one revision for each paragraph and author."""

    comments: tuple[Comment, ...] = ()
    revisions: tuple[Revision, ...] = ()


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is read; `authors` has the last date of each."""

    now: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    authors: dict[str, str] = field(default_factory=dict)


def read_margin(data: bytes) -> Margin:
    """Comments and tracked changes; raises RefusedInput for a file that is not sane."""
    package = Package(guarded_parts(data, is_wanted, lambda done, total: None))
    at = _Reader()
    at.read(package.content(package.main))
    said = _Reader()
    name = package.of_kind("comments")
    if name is not None:
        said.read(package.content(name))
    order = [ident for ident in at.anchors if ident in said.comments]
    order += [ident for ident in said.comments if ident not in at.anchors]
    comments = []
    for ident in order:
        author, date, *words = said.comments[ident]
        here = at.homes.get(ident, _Paragraph())
        anchor = _plain(at.anchors.get(ident, []))[:_LONGEST]
        lines = _plain(here.now), _plain(here.before)
        comments.append(Comment(author, date, _plain(words), anchor, *lines))
    revisions = tuple(
        Revision(author, date, _plain(paragraph.now), _plain(paragraph.before))
        for paragraph in at.changed
        for author, date in paragraph.authors.items()
    )
    return Margin(tuple(comments), revisions)


def _plain(pieces: list[str]) -> str:
    return " ".join(clean("".join(pieces)).text.split())


class _Reader:
    """Collects the comments of their own part, or what the text's marks say of its paragraphs."""

    def __init__(self) -> None:
        self.comments: dict[str, list[str]] = {}  # author, date, then the words
        self.anchors: dict[str, list[str]] = {}
        self.homes: dict[str, _Paragraph] = {}  # where each comment begins
        self.changed: list[_Paragraph] = []
        self._open: set[str] = set()
        self._inside: str | None = None
        self._takes = False
        self._paragraphs: list[_Paragraph] = [_Paragraph()]
        self._marks: list[str] = []  # the tracked changes that are open, outermost first

    def read(self, content: bytes) -> None:
        """One pass over a part."""
        parser = expat.ParserCreate("UTF-8", " ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            raise refused("có phần bị hỏng bên trong") from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if space != WORD:
            return
        ident = attributes.get(f"{WORD} id", "")
        who, when = (attributes.get(f"{WORD} {key}", "") for key in ("author", "date"))
        if tag == "p":
            self._paragraphs.append(_Paragraph())
        elif tag in (*_NEW, *_GONE):
            self._marks.append(tag)
            authors = self._paragraphs[-1].authors
            authors[who] = max(authors.get(who, ""), when)
        elif tag == "comment":
            self._inside = ident
            self.comments[ident] = [who, when]
        elif tag == "commentRangeStart":
            self._open.add(ident)
            self.anchors.setdefault(ident, [])
            self.homes.setdefault(ident, self._paragraphs[-1])
        elif tag == "commentReference":
            self.anchors.setdefault(ident, [])
            self.homes.setdefault(ident, self._paragraphs[-1])
        elif tag == "commentRangeEnd":
            self._open.discard(ident)
        if tag in ("tab", "br", "p"):
            self._words(" ", breaks=True)
        self._takes = tag in ("t", "delText")

    def _end(self, name: str) -> None:
        self._takes = False
        space, _, tag = name.rpartition(" ")
        if space != WORD:
            return
        if tag == "comment":
            self._inside = None
        elif tag in (*_NEW, *_GONE):
            self._marks.pop()
        elif tag == "p":
            paragraph = self._paragraphs.pop()
            if paragraph.authors:
                self.changed.append(paragraph)

    def _words(self, text: str, breaks: bool = False) -> None:
        if not (self._takes or breaks):
            return
        if self._inside is not None:
            self.comments[self._inside].append(text)
        for ident in self._open:
            self.anchors[ident].append(text)
        if not any(mark in _GONE for mark in self._marks):
            self._paragraphs[-1].now.append(text)
        if not any(mark in _NEW for mark in self._marks):
            self._paragraphs[-1].before.append(text)
