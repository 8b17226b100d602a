"""Find in all plans of the library: a dialog that searches behind itself and opens a hit."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from kehoach_gui.core.find import Found, Options
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.finding.find_panel import WordField
from kehoach_gui.ui.finding.hit_list import Hit, HitList
from kehoach_gui.ui.finding.options import OptionsButton
from kehoach_gui.ui.jobs import Job
from kehoach_gui.ui.plans.home_model import UNTITLED, capital
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

if TYPE_CHECKING:
    from kehoach_gui.storage.finding import PlanHits, Search
    from kehoach_gui.ui.edit_actions import EditActions

TYPING_MS = 250
Names = Callable[[int, Found], str]


class EverywhereDialog(Dialog):
    """`chosen` is the hit to open: a plan's id and the place, None for the plan as a whole."""

    def __init__(self, theme: Theme, parent: QWidget | None, library: Path, words: str) -> None:
        super().__init__(theme, parent, "Tìm trong mọi kế hoạch", 640)
        self.library = library
        self.job: Job | None = None
        self.chosen: tuple[int, Found | None] | None = None
        self.field = WordField()
        self.field.setPlaceholderText("Chữ cần tìm, có dấu hay không")
        self.field.setAccessibleName("Chữ cần tìm trong mọi kế hoạch")
        theme.dress(self.field, "body")
        self.options = OptionsButton(theme)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.options)
        self.body.addLayout(row)
        self.said = plain_label(theme, "", "small")
        tint(self.said, "muted")
        self.body.addWidget(self.said)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ tìm")
        self.body.addWidget(self.bar)
        self.list = HitList(theme)
        self.list.setMinimumHeight(200)
        self.body.addWidget(self.list, 1)
        self.stop_button = self.add_button("Dừng tìm", self.stop, left=True)
        self.add_button("Đóng", self.reject)
        self.go = self.add_button("Mở chỗ này", self._take, "go")
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.search)
        self.field.textChanged.connect(lambda _: self.timer.start(TYPING_MS))
        self.field.stepped.connect(self._enter)
        self.field.escaped.connect(self.reject)
        self.options.options_changed.connect(self.search)
        self.list.entered.connect(lambda _: self._take())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._enable())
        self.field.setText(words)
        self.resize(700, 460)
        self.search()
        self.field.setFocus()

    # searching

    def search(self) -> None:
        """Search anew in a thread of its own; the search before is cancelled."""
        from kehoach_gui.storage.finding import search

        self.timer.stop()
        self.stop()
        query, options, path = self.field.text(), self.options.options, self.library
        self.list.hits.show_rows(())
        if not query.strip():
            self._say("Gõ chữ cần tìm. Kế hoạch trong thùng rác không được tìm.", False)
            return
        job = Job(lambda progress: search(path, query, options, progress=progress), self)
        self.job = job
        job.progressed.connect(lambda done, total: self._progress(job, done, total))
        job.done.connect(lambda result: self._show(job, result))
        job.failed.connect(lambda error: self._failed(job, error))
        self._say("Đang tìm…", True)
        job.start()

    def stop(self) -> None:
        """Cancel the search that runs; what it finds later is not shown."""
        if self.job is not None:
            job, self.job = self.job, None
            job.cancel()
            job.wait()
            self._say("Đã dừng tìm.", False)

    def _progress(self, job: Job, done: int, total: int) -> None:
        if job is self.job:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _show(self, job: Job, result: "Search") -> None:
        if job is not self.job:
            return
        self.job = None
        rows = [row for hits in result.plans for row in rows_of(hits)]
        self.list.hits.show_rows(rows)
        said = f"{result.count} chỗ trong {len(result.plans)} kế hoạch."
        if not rows:
            said = "Không kế hoạch nào có các chữ này."
        if result.unread:
            said += f" {len(result.unread)} kế hoạch bị hỏng, chưa tìm được trong đó."
        self._say(said, False)
        if rows:
            self.list.choose(0)

    def _failed(self, job: Job, error: Exception) -> None:
        from kehoach_gui.core.errors import UserError

        if job is not self.job:
            return
        self.job = None
        if not isinstance(error, UserError):
            self._say("Chưa tìm được.", False)
            raise error
        self._say(str(error), False)

    def _say(self, sentence: str, running: bool) -> None:
        self.said.setText(sentence)
        self.bar.setVisible(running)
        self.bar.setRange(0, 0)
        self.stop_button.setVisible(running)
        self._enable()

    def _enable(self) -> None:
        self.go.setEnabled(self.list.currentIndex().isValid())

    # choosing

    def _enter(self) -> None:
        if self.timer.isActive():
            self.search()
        else:
            self._take()

    def _take(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0:
            hit = self.list.hits.rows[row]
            self.chosen = (hit.plan_id, hit.found)
            self.accept()

    def done(self, result: int) -> None:
        self.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        super().closeEvent(event)


def rows_of(hits: "PlanHits") -> list[Hit]:
    """A plan's own row with how many hits it has, and its first hits."""
    facts = [hits.number, hits.body, "lưu trữ" if hits.archived else ""]
    about = " · ".join(fact.replace("\n", " ") for fact in facts if fact)
    title = capital(hits.title) or UNTITLED
    name = f"{title} ({about})" if about else title
    rows = [Hit(f"{hits.count} chỗ: {name}", None, hits.plan_id)]
    named = zip(hits.places, hits.first, strict=True)
    return rows + [Hit(name, found, hits.plan_id) for name, found in named]


def find_everywhere(window: "EditActions | Any") -> None:
    """Ask, then open the plan of the chosen hit at its place."""
    words = window.view.selected_words() if window.session is not None else ""
    library: Any = window.library
    dialog = EverywhereDialog(window.theme, window, library.path, words)
    if window.session is not None:
        window.session.flush()
        dialog.search()
    if not dialog.exec() or dialog.chosen is None:
        return
    plan_id, found = dialog.chosen
    open_hit(window, plan_id, found, dialog.field.text(), dialog.options.options)


def open_hit(
    window: "Any", plan_id: int, found: Found | None, query: str, options: Options
) -> None:
    """Open a plan, unless it is the open one, and go to the hit with the panel beside it."""
    from kehoach_gui.ui.plans.going import show_place

    if window.session is None or window.session.plan_id != plan_id:
        window.open_plan(plan_id)
    if window.session is None or window.session.plan_id != plan_id:
        return
    window.view.open_find(replacing=False, words=query, options=options)
    if found is not None:
        show_place(window.view, found.place, found.start, found.end)
