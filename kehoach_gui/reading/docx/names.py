"""Names of elements and attributes as Word writes them (w:p, r:id), whatever prefixes a file has.

Nearly every file uses Word's own prefixes; then names are taken as they stand, which is much
faster than having the parser resolve namespaces.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from xml.parsers import expat

from kehoach_gui.reading.docx.package import OFFICE, WORD

Attributes = dict[str, str]
VAL = "w:val"
OFF = ("0", "false", "off")  # how a property that is named is switched off
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]

SPACES = {
    "w": WORD,
    "r": OFFICE,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "o": "urn:schemas-microsoft-com:office:office",
}
_STRICT = {  # of files saved as Strict Open XML; those of Word itself are changed in Package
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}
_PREFIXES = {space: prefix for prefix, space in SPACES.items()} | _STRICT
_DECLARATION = b"xmlns"
_DECLARED = re.compile(rb"""xmlns(?::([^\s=]*))?\s*=\s*["']([^"'<>]*)""")


class Parser:
    """Hands the events of one part to `start` and `end` under Word's own names."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._usual = has_usual_prefixes(content)
        self.expat = expat.ParserCreate("UTF-8", None if self._usual else " ")
        self.expat.buffer_text = True

    def listen(self, start: Start, end: End) -> None:
        """Call these from here on where elements begin and end."""
        if self._usual:
            self.expat.StartElementHandler = start
            self.expat.EndElementHandler = end
            return

        def renamed_start(name: str, attributes: Attributes) -> None:
            start(usual(name), {usual(key): value for key, value in attributes.items()})

        self.expat.StartElementHandler = renamed_start
        self.expat.EndElementHandler = lambda name: end(usual(name))

    def run(self) -> None:
        """Parse the part; raises expat.ExpatError where it is no XML."""
        self.expat.Parse(self._content, True)


def has_usual_prefixes(content: bytes) -> bool:
    """Whether all known namespaces stand under Word's own prefixes, and nothing else does."""
    found: set[tuple[bytes, bytes]] = set()
    place = content.find(_DECLARATION)
    while place >= 0:
        declared = _DECLARED.match(content, place)
        if declared is not None:
            found.add((declared[1] or b"", declared[2]))
        place = content.find(_DECLARATION, place + 1)
    pairs = [
        (prefix.decode("utf-8", "replace"), space.decode("utf-8", "replace"))
        for prefix, space in found
    ]
    return ("w", WORD) in pairs and all(
        "&" not in space
        and SPACES.get(prefix, space) == space
        and _PREFIXES.get(space, prefix) == prefix
        for prefix, space in pairs
    )


@lru_cache(maxsize=1000)
def usual(name: str) -> str:
    """A name with its namespace before it, as the parser resolves it, under Word's prefix."""
    space, _, tag = name.rpartition(" ")
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{tag}" if prefix is not None else name
