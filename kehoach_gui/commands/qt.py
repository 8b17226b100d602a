"""Qt for a command: fonts and painting without any window."""

import os
import sys


def start_qt() -> None:
    """Sees that an application object exists; on Linux it needs no display."""
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is None:
        _kept.append(QGuiApplication(["kehoach"]))


_kept: list[object] = []  # Qt's application object lives as long as the process
