"""The style sheet of a Word file cut into its styles, each parsed when it is asked for."""

import re
from collections.abc import Iterator
from html import unescape

from kehoach_gui.reading.docx.guard import refused
from kehoach_gui.reading.docx.package import Element, tree

_ROOT = re.compile(rb"<((?:[\w.-]+:)?)styles\b[^>]*>")
_ATTRIBUTE = re.compile(rb"""[\s:](styleId|type|default)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class Sheet:
    """The pieces of styles.xml by style id; `default` is the usual paragraph's style."""

    def __init__(self, content: bytes | None) -> None:
        self.default = ""
        self._styles: dict[str, bytes] = {}
        self._defaults: bytes | None = None
        self._around = (b"", b"")
        if content is None:
            return
        root = _ROOT.search(content)
        if root is None:
            raise refused("có phần bị hỏng bên trong")
        prefix = root[1]
        self._around = (root[0], b"</" + prefix + b"styles>")
        for piece in _pieces(content, prefix + b"style", root.end()):
            self._keep(piece)
        self._defaults = next(_pieces(content, prefix + b"docDefaults", root.end()), None)

    def style(self, ident: str) -> Element | None:
        """The style with that id, None where there is none."""
        piece = self._styles.get(ident)
        return self._parsed(piece) if piece is not None else None

    def defaults(self) -> Element | None:
        """What all styles build on (w:docDefaults)."""
        return self._parsed(self._defaults) if self._defaults is not None else None

    def _keep(self, piece: bytes) -> None:
        said = {m[1]: m[2] or m[3] or b"" for m in _ATTRIBUTE.finditer(piece[: piece.find(b">")])}
        ident = unescape(said.get(b"styleId", b"").decode("utf-8", "replace"))
        self._styles[ident] = piece
        if said.get(b"type") == b"paragraph" and said.get(b"default") in (b"1", b"true"):
            self.default = ident

    def _parsed(self, piece: bytes) -> Element | None:
        before, behind = self._around
        return next(iter(tree(before + piece + behind)), None)


def _pieces(content: bytes, name: bytes, start: int) -> Iterator[bytes]:
    """The elements of that name, which stand side by side and never inside each other."""
    opening = re.compile(b"<" + re.escape(name) + rb"(?=[\s>])")
    end = b"</" + name + b">"
    while found := opening.search(content, start):
        close = content.find(end, found.start())
        if close < 0:
            return
        start = close + len(end)
        yield content[found.start() : start]
