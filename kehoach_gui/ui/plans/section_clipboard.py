"""Sections on the clipboard: our own kind for other plans, plain text for other programs."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from kehoach_gui.core.plan import Section
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.section_clip import clip, clipped, plain_text

SECTIONS = "application/x-kehoach-sections+json"
LARGEST = 20_000_000  # bytes; what is larger was not put there by this program


def packed(section: Section, preset: Preset) -> QMimeData:
    """What goes onto the clipboard for a section."""
    data = QMimeData()
    data.setData(SECTIONS, clip(section, preset).encode())
    data.setText(plain_text(section))
    return data


def unpacked(data: QMimeData | None) -> tuple[Section, ...]:
    """The sections on the clipboard, () for none; raises RefusedInput for broken ones."""
    if data is None or not data.hasFormat(SECTIONS):
        return ()
    raw = bytes(data.data(SECTIONS).data())
    return clipped(raw.decode(errors="replace")) if len(raw) <= LARGEST else ()
