"""The workspace Khẩu hiệu: facets at left, the list in the middle, the chosen slogan at right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.actions import fill_menu
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.plans.home_model import UNTITLED, capital
from kehoach_gui.ui.slogans.detail_pane import DetailPane
from kehoach_gui.ui.slogans.empty_page import no_slogans
from kehoach_gui.ui.slogans.facet_model import FacetModel, items_of
from kehoach_gui.ui.slogans.facet_pane import FacetPane
from kehoach_gui.ui.slogans.search import SloganSearch
from kehoach_gui.ui.slogans.slogan_list import SloganList
from kehoach_gui.ui.slogans.slogan_model import SloganModel
from kehoach_gui.ui.theme import tint
from kehoach_gui.ui.toolbars import SearchField, ToolBar
from kehoach_gui.ui.widgets import Hairline, PaneHead, plain_label
from kehoach_gui.ui.workspaces import Workspace

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kehoach_gui.storage.slogan_index import SloganRow
    from kehoach_gui.ui.theme import Theme

NARROW = 1120  # pixels of this page
DETAIL_AFTER_MS = 50  # so that typing and scrolling do not wait for the right pane
NOT_FOUND = "Không có khẩu hiệu nào có các chữ này. Hãy bớt chữ, gõ không dấu, hoặc bỏ lọc."


class SloganBar(ToolBar):
    """New, import, undo; the search in the middle."""

    def __init__(self, theme: Theme, actions: Any) -> None:
        super().__init__(theme)
        self.search = SearchField(theme, "Tìm khẩu hiệu, gõ không dấu cũng được", "Tìm khẩu hiệu")
        self.bring = Button(theme, "Nhập danh sách", "out", "import", "Nhập khẩu hiệu")
        names = "slogan_import slogan_paste slogan_from_plan - slogan_starter"
        self.bring.drop(fill_menu(QMenu("Nhập khẩu hiệu", self), actions, names))
        row = self.row
        row.addWidget(Button(theme, "Khẩu hiệu mới", "go").follow(actions["slogan_new"]))
        row.addWidget(self.bring)
        row.addWidget(Hairline(theme, True))
        for name in ("undo", "redo"):
            row.addWidget(Button(theme, "", "flat", name).follow(actions[name]))
        row.addStretch(1)
        row.addWidget(self.search, 4)


class SloganWorkspace(Workspace):
    """Shows the library's slogans and asks the window's deeds for every change."""

    def __init__(self, window: Any) -> None:
        super().__init__()
        self.window_ = window
        self.theme: Theme = window.theme
        self.deeds = window.slogan_deeds
        self.search = SloganSearch(window)
        self.bar = SloganBar(self.theme, window.actions_)
        self.model = SloganModel(self)
        self.list = SloganList(self.theme, self.model)
        self.facets = FacetPane(self.theme)
        self.detail = DetailPane(self.theme)
        self.empty = no_slogans(self.theme, window.actions_)
        self.nothing = plain_label(self.theme, NOT_FOUND)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tint(self.nothing, "muted")
        self.whole: set[str] = set()  # kinds of facets that are shown whole
        self._wanted = 0
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self.theme
        self.count = QLabel("")
        self.note = QLabel("")
        for label, bold in ((self.count, True), (self.note, False)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            theme.dress(label, "small", bold)
        tint(self.note, "muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Tiến độ lập chỉ mục")
        self.progress.setFixedWidth(110)
        self.stop = Button(theme, "Dừng", "flat", tip="Dừng lập chỉ mục")
        head = PaneHead(theme)
        for part in (self.count, self.note):
            head.row.addWidget(part)
        head.row.addStretch(1)
        head.row.addWidget(self.progress)
        head.row.addWidget(self.stop)
        self.found = QStackedWidget()
        self.found.addWidget(self.list)
        self.found.addWidget(self.nothing)
        middle = QWidget()
        middle.setMinimumWidth(340)
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(self.found, 1)
        side_head = PaneHead(theme)
        title = QLabel("Lọc theo")
        theme.dress(title, "small", True)
        side_head.row.addWidget(title)
        side = QWidget()
        side.setMinimumWidth(170)
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(side_head)
        box.addWidget(self.facets, 1)
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane in (side, middle, self.detail):
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.stack)
        self._say_progress(False)

    def _connect(self) -> None:
        window = self.window_
        self.bar.search.textChanged.connect(lambda _: self.show_found())
        self.bar.search.returnPressed.connect(self.list.setFocus)
        self.facets.narrowed.connect(self.show_found)
        self.facets.more_asked.connect(self._show_whole)
        self.search.refreshed.connect(self._refreshed)
        self.search.stopped.connect(self._stopped)
        self.search.progressed.connect(self._progressed)
        self.stop.clicked.connect(lambda: self.search.stop())
        self.detail_timer = QTimer(self)
        self.detail_timer.setSingleShot(True)
        self.detail_timer.timeout.connect(self.show_detail)
        self.list.chosen_changed.connect(self._chosen_changed)
        self.list.entered.connect(lambda: window.insert_slogans_here())
        self.list.star_asked.connect(self.toggle_star)
        self.list.delete_asked.connect(lambda: window.delete_slogans())
        self.list.edit_asked.connect(lambda: window.edit_slogan())
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        names = (
            "slogan_insert banner - slogan_edit slogan_star slogan_merge slogan_archive - "
            "slogan_delete"
        )
        self.menu = fill_menu(QMenu("Khẩu hiệu", self), window.actions_, names)
        self.list.customContextMenuRequested.connect(
            lambda point: self.menu.exec(self.list.page.mapToGlobal(point))
        )
        detail = self.detail
        targets = QMenu("Chèn vào kế hoạch", self)
        targets.aboutToShow.connect(lambda: window.fill_targets(targets))
        detail.insert.drop(targets)
        for button, name in zip(
            detail.buttons, ("star", "edit", "merge", "archive", "delete"), strict=True
        ):
            action = window.actions_[f"slogan_{name}"]
            button.clicked.connect(lambda _=False, action=action: action.trigger())
        detail.card.open.clicked.connect(lambda: window.actions_["banner"].trigger())
        self.deeds.changed.connect(self._changed)
        self.setFocusProxy(self.list)

    # reading

    def enter(self) -> None:
        """Take over what changed in the library meanwhile."""
        self._show_facets()
        self.show_found()
        self.search.refresh()

    def _changed(self, ident: int) -> None:
        self._wanted = ident
        self.window_._state_changed()
        self.search.refresh()

    def _refreshed(self) -> None:
        self._say_progress(False)
        self._show_facets()
        self.show_found(keep=True)

    def _stopped(self) -> None:
        self._say_progress(False)
        self.note.setText("chỉ mục chưa lập xong, sẽ lập tiếp khi mở lại trang này")

    def _progressed(self, done: int, total: int) -> None:
        if total > 1:
            self._say_progress(True)
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _say_progress(self, running: bool) -> None:
        self.progress.setVisible(running)
        self.stop.setVisible(running)
        if running:
            self.note.setText("đang lập chỉ mục tìm kiếm…")

    def _show_facets(self) -> None:
        library = self.window_.library
        total, archived = self.search.count(), library.slogans.count(archived=True)
        shown = total or archived or self.search.job is not None
        has_any = bool(shown) or library.slogans.count() > 0
        self.stack.setCurrentWidget(self.splitter if has_any else self.empty)
        facets = self.search.facets()
        plans = {}
        if any(one.kind == "plan" for one in facets):
            plans = {str(row.id): capital(row.title) or UNTITLED for row in library.list_plans()}
        self.facets.facets.show_items(items_of(facets, total, archived, plans, self.whole))

    def _show_whole(self, kind: str) -> None:
        self.whole.add(kind)
        self._show_facets()

    def show_found(self, keep: bool = False) -> None:
        """What the words and the choice find; `keep` the chosen row and how far it is scrolled."""
        chosen, place = (
            self._wanted or self.list.current_id(),
            self.list.verticalScrollBar().value(),
        )
        at_least, self._wanted = len(self.model.ids) if keep else 0, 0
        choice = self.facets.facets
        if choice.archive:
            rows = self._archived()
            self.model.show_found(lambda limit: tuple(rows), lambda ids: [rows[i] for i in ids])
        else:
            words, facets = self.bar.search.text(), choice.facets()
            self.model.show_found(
                lambda limit: self.search.find(words, facets, limit), self.search.rows, at_least
            )
        self.found.setCurrentWidget(self.list if self.model.ids else self.nothing)
        if not (keep and self.list.choose(chosen)):
            self.list.choose_first()
        elif place:
            self.list.verticalScrollBar().setValue(place)
        self._say_count(choice)

    def _archived(self) -> dict[int, SloganRow]:
        """The archived slogans that have the typed words; these few are read whole."""
        from kehoach_gui.core.text import fold
        from kehoach_gui.storage.slogan_index import SloganRow

        words = fold(self.bar.search.text()).split()
        found = {}
        for row in self.window_.library.slogans.list_all(archived=True):
            slogan = row.slogan
            if all(word in fold(slogan.text) for word in words):
                tags = "\n".join(slogan.tags)
                found[row.id] = SloganRow(
                    row.id,
                    slogan.text,
                    slogan.source,
                    slogan.year,
                    slogan.level,
                    tags,
                    slogan.grade,
                    int(row.favourite),
                )
        return found

    def _say_count(self, choice: FacetModel) -> None:
        shown = len(self.model.ids)
        narrowed = bool(self.bar.search.text().strip() or choice.chosen or choice.archive)
        more = "+" if shown == self.model.limit else ""
        total = shown if narrowed else self.search.count()
        self.count.setText(f"{total:,} khẩu hiệu".replace(",", ".") + (more if narrowed else ""))
        if not self.progress.isVisibleTo(self):
            self.note.setText("câu dùng gần đây đứng trước" if not choice.archive else "đang cất")

    # the chosen slogan

    def _chosen_changed(self) -> None:
        self.detail_timer.start(DETAIL_AFTER_MS)
        self.window_._state_changed()

    def chosen(self) -> tuple[int, ...]:
        """Ids of the chosen slogans in the order of the list."""
        return self.list.chosen_ids()

    def texts(self) -> Sequence[str]:
        """The words of the chosen slogans."""
        return [row.text for row in self.search.rows(self.chosen())]

    def show_detail(self) -> None:
        """Show the chosen slogan in the right pane."""
        chosen, detail = self.chosen(), self.detail
        for button in (*detail.buttons, detail.insert):
            button.setEnabled(bool(chosen))
        detail.edit.setEnabled(len(chosen) == 1)
        detail.merge.setEnabled(len(chosen) > 1)
        if len(chosen) != 1:
            detail.show_none(*([f"Đang chọn {len(chosen)} khẩu hiệu."] if chosen else []))
            return
        try:
            row = self.window_.library.slogans.load(chosen[0])
            uses = self.window_.library.slogans.uses(chosen[0])
        except UserError as error:
            detail.show_none(str(error))
            return
        detail.show_slogan(row, uses)

    def toggle_star(self) -> None:
        """Favourites all, unless all of them are already."""
        ids = self.chosen()
        if ids:
            rows = self.window_.library.slogans
            self.deeds.set_favourite(ids, not all(rows.load(ident).favourite for ident in ids))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gets what room there is; the panes beside it are narrow in a narrow window."""
        super().resizeEvent(event)
        old, new = event.oldSize().width(), event.size().width()
        if old < 0 or (old < NARROW) != (new < NARROW):
            side, detail = (196, 290) if new < NARROW else (224, 430)
            self.splitter.setSizes([side, new - side - detail, detail])

    # what the window asks of a workspace

    def focus_search(self) -> None:
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def next_pane(self) -> None:
        """F6: search, facets, list, buttons."""
        order = (self.bar.search, self.facets, self.list, self.detail.insert)
        here = next((place for place, part in enumerate(order) if part.hasFocus()), -1)
        order[(here + 1) % len(order)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def can_step(self, by: int) -> bool:
        history = self.deeds.history
        return history.can_undo if by < 0 else history.can_redo

    def step_history(self, by: int) -> None:
        self.deeds.step(by)

    def state(self) -> set[str]:
        """What there is for the window's actions."""
        count = len(self.chosen())
        if not count:
            return set()
        return {"slogan", "one_slogan" if count == 1 else "many_slogans"}
