"""Letters of a face as outlines: words in em with their ink, lines of small text in mm."""

import importlib.util
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainterPath,
    QRawFont,
    QTransform,
)

from kehoach_gui.core.banner import Face, RefusedBanner, label_face
from kehoach_gui.core.banner_fit import Ink
from kehoach_gui.core.errors import UserError
from kehoach_gui.export.artwork import Shape

_EM = 1000  # pixels; outlines are made at this size and scaled, so no hinting shows


class MissingFace(UserError):
    """The package with the letters is not installed."""

    def __init__(self, face: Face) -> None:
        super().__init__(
            f"Thiếu phông {face.family} để vẽ maket. Không có gì được ghi. "
            "Hãy cài lại chương trình, hoặc chọn kiểu chữ khác."
        )


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """A word: its outline in em, baseline at y 0, and its ink."""

    path: QPainterPath
    ink: Ink


def face_file(face: Face) -> Path:
    """Where the file of a face lies; raises MissingFace."""
    found = importlib.util.find_spec(face.package)
    for place in (found.submodule_search_locations or ()) if found else ():
        file = Path(place) / "files" / face.file
        if file.is_file():
            return file
    raise MissingFace(face)


@cache
def font_of(face: Face) -> QFont:
    """The face at _EM pixels, registered with Qt at first use. Raises MissingFace."""
    if QFontDatabase.addApplicationFont(str(face_file(face))) < 0:
        raise MissingFace(face)
    font = QFont(face.family)
    font.setStyleName(face.style)
    font.setPixelSize(_EM)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    for axis, value in face.axes.items():
        font.setVariableAxis(QFont.Tag(axis), value)
    return font


def require_letters(text: str, face: Face) -> None:
    """Raises RefusedBanner naming the characters that the face has no letter for."""
    raw = QRawFont.fromFont(font_of(face))
    missing = {letter for letter in text if not letter.isspace() and not _has(raw, letter)}
    if missing:
        raise RefusedBanner(
            f"Phông chữ của maket không có ký tự: {' '.join(sorted(missing))}. "
            "Hãy bỏ hoặc thay ký tự ấy."
        )


def _has(raw: QRawFont, letter: str) -> bool:
    return raw.supportsCharacter(ord(letter))


@lru_cache(maxsize=2_000)
def letters(word: str, face: Face) -> Letters:
    """A word of a face, kerned, its overlaps filled."""
    path, advance = _outline(word, face)
    box = path.boundingRect()
    ink = Ink(advance, box.left(), box.right(), -box.top(), box.bottom())
    return Letters(path, ink)


@cache
def blank_em(face: Face) -> float:
    """The blank between two words."""
    return _outline("n n", face)[1] - 2 * _outline("n", face)[1]


@cache
def capital_em(face: Face) -> float:
    """The height of a capital letter without marks."""
    return letters("H", face).ink.ascent


def _outline(text: str, face: Face) -> tuple[QPainterPath, float]:
    font = font_of(face)
    path = QPainterPath()
    path.addText(0, 0, font, text)
    return scaled(path, 1 / _EM), QFontMetricsF(font).horizontalAdvance(text) / _EM


def scaled(path: QPainterPath, size: float, x: float = 0.0, y: float = 0.0) -> QPainterPath:
    """An outline at another size and place; where its parts overlap it stays filled."""
    placed = QTransform(size, 0, 0, size, x, y).map(path)
    placed.setFillRule(Qt.FillRule.WindingFill)
    return placed


def small_text(
    text: str, x: float, baseline: float, size: float, colour: str, right: bool = False
) -> Shape:
    """One line of small text as an outline, from x on or (right) up to it; `size` in mm."""
    path, advance = _outline(text, label_face())
    start = x - advance * size if right else x
    return Shape(scaled(path, size, start, baseline), colour)


def small_width(text: str, size: float) -> float:
    """The width in mm of a line of small text."""
    return _outline(text, label_face())[1] * size
