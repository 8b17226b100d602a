"""Slogans of the library while they are dragged: ids for this program, words for all others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

SLOGAN_MIME = "application/x-kehoach-slogans"


def packed(ids: Sequence[int], texts: Sequence[str]) -> QMimeData:
    """What a drag of slogans carries."""
    data = QMimeData()
    data.setData(SLOGAN_MIME, " ".join(map(str, ids)).encode())
    data.setText("\n".join(texts))
    return data


def unpacked(data: QMimeData) -> tuple[int, ...]:
    """The ids of dragged slogans; () where something else is dragged."""
    words = bytes(data.data(SLOGAN_MIME).data()).split()
    return tuple(int(word) for word in words if word.isdigit())
