"""The comments beside a Word file's text: who said what, and at which words.

For a file that open_docx has accepted: the guard looks again, the parts are read in one pass.
"""

from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from kehoach_gui.core.text import clean
from kehoach_gui.reading.docx.guard import guarded_parts, refused
from kehoach_gui.reading.docx.package import WORD, Package, is_wanted

_LONGEST = 300  # characters of the words a comment stands at


@dataclass(frozen=True, slots=True)
class Comment:
    """`anchor` are the first of the words it stands at; `date` as Word wrote it, "" unknown."""

    author: str
    date: str
    text: str
    anchor: str


def read_comments(source: Path | bytes) -> tuple[Comment, ...]:
    """The comments in reading order; raises RefusedInput for a file that is not sane."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    package = Package(guarded_parts(data, is_wanted, lambda done, total: None))
    name = package.of_kind("comments")
    if name is None:
        return ()
    said = _Reader()
    said.read(package.content(name))
    at = _Reader()
    at.read(package.content(package.main))
    order = [ident for ident in at.anchors if ident in said.comments]
    order += [ident for ident in said.comments if ident not in at.anchors]
    found = []
    for ident in order:
        author, date, *words = said.comments[ident]
        found.append(Comment(author, date, _plain(words), _anchor(at, ident)))
    return tuple(found)


def _anchor(at: "_Reader", ident: str) -> str:
    return _plain(at.anchors.get(ident, []))[:_LONGEST]


def _plain(pieces: list[str]) -> str:
    return " ".join(clean("".join(pieces)).text.split())


class _Reader:
    """Collects the comments of their own part, or the words between their marks in the text."""

    def __init__(self) -> None:
        self.comments: dict[str, list[str]] = {}  # author, date, then the words
        self.anchors: dict[str, list[str]] = {}
        self._open: set[str] = set()
        self._inside: str | None = None
        self._takes = False

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
        if tag == "comment":
            self._inside = ident
            who, when = (attributes.get(f"{WORD} {key}", "") for key in ("author", "date"))
            self.comments[ident] = [who, when]
        elif tag == "commentRangeStart":
            self._open.add(ident)
            self.anchors.setdefault(ident, [])
        elif tag == "commentRangeEnd":
            self._open.discard(ident)
        elif tag in ("tab", "br", "p"):
            self._words(" ", breaks=True)
        self._takes = tag == "t"

    def _end(self, name: str) -> None:
        self._takes = False
        if name == f"{WORD} comment":
            self._inside = None

    def _words(self, text: str, breaks: bool = False) -> None:
        if not (self._takes or breaks):
            return
        if self._inside is not None:
            self.comments[self._inside].append(text)
        for ident in self._open:
            self.anchors[ident].append(text)
