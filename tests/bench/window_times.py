"""Times of the real window with a long plan, as one line of JSON: opening, keys, pages, memory.

Run as `window_times.py PAGES KEYS` with KEHOACH_HOME at an empty folder.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui")]

from hands import press  # noqa: E402
from PySide6.QtWidgets import QApplication, QTextEdit  # noqa: E402

from kehoach_gui import app, paths  # noqa: E402
from kehoach_gui.core import plan_json, preset  # noqa: E402
from kehoach_gui.core.compose import compose  # noqa: E402
from kehoach_gui.core.plan import Plan, Section, renew_ids  # noqa: E402
from kehoach_gui.core.resources import RESOURCES  # noqa: E402
from kehoach_gui.export.pages import lay_out  # noqa: E402
from kehoach_gui.storage import Library  # noqa: E402
from kehoach_gui.ui.theme import STYLE_ARGUMENTS, Theme  # noqa: E402


def long_plan(pages: int) -> Plan:
    """The shipped sample over and over until it has so many pages, no paragraph twice the same."""
    plan = plan_json.loads((RESOURCES / "plans" / "mau.json").read_text("utf-8"))
    sample = plan.sections
    copies = 1
    while (printed := len(lay_out(compose(plan, preset.load(plan.standard))))) < pages:
        copies = max(copies + 1, copies * pages // printed)
        sections: tuple[Section, ...] = ()
        first = 1
        for copy in range(1, copies + 1):
            fresh, first = renew_ids(sample, first)
            sections += tuple(_numbered(section, copy) for section in fresh)
        plan = replace(plan, sections=sections)
    return plan


def _numbered(section: Section, copy: int) -> Section:
    blocks = tuple(
        block if block.emphasis else replace(block, text=f"{copy}, {block.text}")
        for block in section.blocks
    )
    inner = tuple(_numbered(each, copy) for each in section.sections)
    return replace(section, blocks=blocks, sections=inner)


class Clock:
    """Runs Qt's events and notes when a widget was painted."""

    def __init__(self, application: QApplication) -> None:
        self.application = application
        self.painted = 0.0

    def watch(self, kind: type, name: str) -> None:
        inner: Callable[..., object] = getattr(kind, name)

        def outer(widget: object, event: object) -> None:
            inner(widget, event)
            self.painted = time.perf_counter()

        setattr(kind, name, outer)

    def run(self, seconds: float = 0.0, until: Callable[[], bool] | None = None) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end and not (until and until()):
            self.application.processEvents()
            time.sleep(0.0005)

    def keys(self, widget: QTextEdit, count: int) -> list[float]:
        """Milliseconds from a key's arrival to the painted letter, other work in between."""
        rng = random.Random(4)
        times = []
        for _ in range(count):
            arrival = time.perf_counter() + rng.uniform(0.03, 0.16)
            self.run(arrival - time.perf_counter())
            press(widget, 0, "a")
            self.painted = 0.0
            while not self.painted:
                self.application.processEvents()
            times.append(1000 * (self.painted - arrival))
        return sorted(times)


def main() -> None:
    pages, count = int(sys.argv[1]), int(sys.argv[2])
    application = QApplication(["times", *STYLE_ARGUMENTS])
    clock = Clock(application)
    from kehoach_gui.ui.plans.section_editor import SectionEditor

    class Bare(QTextEdit):
        def paintEvent(self, event: object) -> None:
            super().paintEvent(event)  # type: ignore[arg-type]

    clock.watch(Bare, "paintEvent")
    clock.watch(SectionEditor, "paintEvent")
    bare = Bare()
    bare.resize(600, 600)
    bare.setPlainText("Tuyên truyền sâu rộng trong Nhân dân.\n" * 40)
    bare.show()
    clock.run(0.2)
    bare_keys = clock.keys(bare, count)
    bare.close()
    settings = app.open_settings()
    theme = Theme(application, settings)
    library = Library.open(paths.library_path(), presets=preset.load)
    window = app.build_window(theme, settings, library)
    window.resize(1366, 738)
    window.show()
    clock.run(0.5)
    window.open_plan(library.add_plan(long_plan(1)).id)
    clock.run(1.0)
    stored = library.add_plan(long_plan(pages))
    clock.painted = 0.0
    start = time.perf_counter()
    window.open_plan(stored.id)
    while not clock.painted:
        application.processEvents()
    opened = 1000 * (clock.painted - start)
    view = window.view
    assert view is not None and view.preview is not None
    pane = view.preview.preview
    clock.run(20, until=lambda: len(pane.list.pages) >= pages)
    clock.run(1.5)
    middle = stored.plan.sections[len(stored.plan.sections) // 2 // 7 * 7 + 1]
    view.show_part(middle.id)
    view.section_pane.editor.setFocus()
    clock.run(0.5)
    editor = view.section_pane.editor
    keys = clock.keys(editor, count)
    updates = []
    shown: list[float] = []
    pane.shown.connect(lambda _: shown.append(time.perf_counter()))
    for _ in range(8):
        clock.run(1.3)
        shown.clear()
        press(editor, 0, "a")
        typed = time.perf_counter()
        clock.run(8, until=lambda: bool(shown))
        if not shown:
            raise SystemExit("the pages were not made anew")
        updates.append(1000 * (shown[-1] - typed) - pane.timer.interval())
    status = Path("/proc/self/status").read_text() if sys.platform == "linux" else ""
    memory = int(status.partition("VmRSS:")[2].split()[0]) / 1024 if status else 0.0
    report = {
        "pages": len(pane.list.pages),
        "open_ms": opened,
        "key_p50": keys[len(keys) // 2],
        "key_p99": keys[int(len(keys) * 0.99) - 1],
        "bare_p50": bare_keys[len(bare_keys) // 2],
        "update_ms": sorted(updates)[len(updates) // 2],
        "rss_mb": memory,
    }
    window.close()
    library.close()
    print(json.dumps(report), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
