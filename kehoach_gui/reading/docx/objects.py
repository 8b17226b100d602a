"""What stands in a Word text and is no words: pictures, charts, drawings, formulas, other files.

None of it is taken into a plan; each is counted, so that the receipt can name what is left out.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from kehoach_gui.reading.docx.content import Counts
from kehoach_gui.reading.docx.names import Attributes

_GRAPHICS = {  # the end of the address that tells what a drawing holds → what counts it
    "/chart": "charts",
    "/chartex": "charts",
    "/diagram": "diagrams",
    "/wordprocessingInk": "pictures",
}
_FORMULA = "equation"  # how the programs of old formula editors are called


@dataclass(slots=True)
class Objects:
    """Takes the events of objects; `drawn` are words drawn as WordArt, for their paragraph."""

    counts: Counts
    drawn: Callable[[str], None]
    _embedded: int = 0  # open embedded objects: the picture in one only shows it
    _formulas: int = 0
    _alternatives: list[bool] = field(default_factory=list)  # whether one of them was read

    def starts(self) -> dict[str, Callable[[Attributes], None]]:
        """What to call where an object begins."""
        return {
            "pic:pic": self._picture,
            "v:imagedata": self._picture,
            "a:graphicData": self._graphic,
            "w:object": self._open_embedded,
            "o:OLEObject": self._ole,
            "w:control": self._count("objects"),
            "m:oMath": self._open_formula,
            "w:altChunk": self._count("files"),
            "w:subDoc": self._count("files"),
            "v:textpath": lambda a: self.drawn(a.get("string", "")),
            "mc:AlternateContent": lambda _: self._alternatives.append(False),
        }

    def ends(self) -> dict[str, Callable[[], None]]:
        """What to call where an object ends."""
        return {
            "w:object": self._close_embedded,
            "m:oMath": self._close_formula,
            "mc:AlternateContent": self._close_alternatives,
        }

    def takes(self) -> bool:
        """Whether the alternative that begins is the one to read: the first, for each is whole."""
        if not self._alternatives:
            return True
        first = not self._alternatives[-1]
        self._alternatives[-1] = True
        return first

    def _count(self, name: str) -> Callable[[Attributes], None]:
        return lambda _: self._add(name)

    def _add(self, name: str) -> None:
        setattr(self.counts, name, getattr(self.counts, name) + 1)

    def _picture(self, attributes: Attributes) -> None:
        self.counts.pictures += not self._embedded

    def _graphic(self, attributes: Attributes) -> None:
        address = attributes.get("uri", "")
        name = _GRAPHICS.get(address[address.rfind("/") :])
        if name is not None:
            self._add(name)

    def _open_embedded(self, attributes: Attributes) -> None:
        self._embedded += 1

    def _close_embedded(self) -> None:
        self._embedded -= 1

    def _ole(self, attributes: Attributes) -> None:
        formula = attributes.get("ProgID", "").lower().startswith(_FORMULA)
        self._add("lost_formulas" if formula else "objects")

    def _open_formula(self, attributes: Attributes) -> None:
        self.counts.formulas += not self._formulas
        self._formulas += 1

    def _close_formula(self) -> None:
        self._formulas -= 1

    def _close_alternatives(self) -> None:
        if self._alternatives:
            self._alternatives.pop()
