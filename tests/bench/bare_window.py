"""The smallest PySide6 window with an editor, painted once: what our start is compared with."""

import json
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit


class Editor(QTextEdit):
    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        QTimer.singleShot(0, report)


def report() -> None:
    print(json.dumps({"cpu_ms": time.process_time() * 1000}), flush=True)
    app.quit()


app = QApplication(sys.argv)
window = QMainWindow()
editor = Editor()
window.setCentralWidget(editor)
window.resize(1366, 740)
window.show()
sys.exit(app.exec())
