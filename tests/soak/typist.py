"""A window in which a script types and tells what it has typed, to be killed at any moment.

Started with the library's path and the plan's id; writes one line per word: the number of the
last word that is in the editor, and the time it was typed.
"""

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui")]

from hands import type_text  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from kehoach_gui import app  # noqa: E402
from kehoach_gui.core import preset  # noqa: E402
from kehoach_gui.storage import Library  # noqa: E402
from kehoach_gui.ui.theme import Theme  # noqa: E402


def main() -> None:
    path, ident, first = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    application = QApplication(["typist"])
    settings = app.open_settings()
    window = app.build_window(
        Theme(application, settings), settings, Library.open(path, presets=preset.load)
    )
    window.show()
    application.processEvents()
    window.open_plan(ident)
    assert window.view is not None and window.session is not None
    window.view.show_part(window.session.plan.sections[0].id)
    editor = window.view.section_pane.editor
    editor.setFocus()
    number = first
    while True:
        number += 1
        type_text(editor, f"{number} ")
        os.write(1, f"{number} {time.monotonic()}\n".encode())
        end = time.monotonic() + 0.02
        while time.monotonic() < end:
            application.processEvents()
            time.sleep(0.001)


if __name__ == "__main__":
    main()
