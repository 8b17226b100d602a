"""The main window: rail, tool bar, list of plans or open plan, status row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from kehoach_gui import paths
from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.actions import dress, enable, fill_menu, make_actions
from kehoach_gui.ui.calendar_actions import CalendarActions
from kehoach_gui.ui.check_actions import CheckActions
from kehoach_gui.ui.clip_actions import ClipActions
from kehoach_gui.ui.edit_actions import EditActions
from kehoach_gui.ui.file_actions import FileActions
from kehoach_gui.ui.import_actions import ImportActions
from kehoach_gui.ui.list_actions import ListActions
from kehoach_gui.ui.output_actions import OutputActions
from kehoach_gui.ui.plans.home_model import BIN, UNTITLED, capital
from kehoach_gui.ui.plans.home_view import HomeView
from kehoach_gui.ui.rail import Rail
from kehoach_gui.ui.slogan_actions import SloganActions
from kehoach_gui.ui.status_row import StatusRow
from kehoach_gui.ui.tab_actions import TITLE, Tab, TabActions
from kehoach_gui.ui.table_actions import TableActions
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.tool_actions import ToolActions
from kehoach_gui.ui.toolbars import HomeBar
from kehoach_gui.ui.version_actions import VersionActions
from kehoach_gui.ui.word_actions import WordActions
from kehoach_gui.ui.workspaces import WorkspaceActions

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from kehoach_gui.core.plan import Plan
    from kehoach_gui.session import PlanSession
    from kehoach_gui.storage import Backup, Library
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.toast import Toast
    from kehoach_gui.ui.toolbars import PlanBar
    from kehoach_gui.ui.workspaces import Workspace

NARROW = 1180
BACKUP_EVERY_MS = 10 * 60 * 1000


class MainWindow(
    CalendarActions,
    CheckActions,
    ClipActions,
    EditActions,
    FileActions,
    ImportActions,
    ListActions,
    OutputActions,
    SloganActions,
    TabActions,
    TableActions,
    ToolActions,
    VersionActions,
    WordActions,
    WorkspaceActions,
    QMainWindow,
):
    """Shows the library's plans and edits one; `painted` follows the first paint.

    `restore` closes a library, puts a backup in its place and opens it again.
    """

    painted = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: QSettings,
        library: Library,
        restore: Callable[[Library, Backup], Library],
    ) -> None:
        super().__init__()
        self.restore = restore
        self.theme = theme
        self.settings = settings
        self.library = library
        self.session: PlanSession | None = None
        self.view: PlanView | None = None
        self.plan_bar: PlanBar | None = None
        self.tabs: list[Tab] = []
        self._workspaces: dict[str, Workspace] = {}
        self._was_painted = False
        self.setWindowTitle(TITLE)
        self.setObjectName("main")
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.menuBar().setFont(theme.font("body"))
        self.actions_ = make_actions(self)
        self.home_bar = HomeBar(theme, self.actions_)
        self.bars = QStackedWidget()
        self.bars.addWidget(self.home_bar)
        self.bars.setFixedHeight(theme.size("bar"))
        self.rail = Rail(theme)
        self.home = HomeView(theme)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.home)
        self._toast: Toast | None = None
        self.status = StatusRow(theme)
        self._lay_out()
        self._connect()
        self._restore_place()
        self.actions_["dark"].setChecked(theme.dark)
        self.reload_list()
        self._state_changed()

    def _lay_out(self) -> None:
        work = QHBoxLayout()
        work.setSpacing(0)
        work.addWidget(self.rail)
        self.right = QVBoxLayout()
        self.right.setSpacing(0)
        self.right.addWidget(self.pages, 1)
        work.addLayout(self.right, 1)
        middle = QWidget()
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.middle = box
        box.addWidget(self.bars)
        box.addLayout(work, 1)
        box.addWidget(self.status)
        self.setCentralWidget(middle)

    @property
    def toast(self) -> Toast:
        """The bar for short messages, made when there is a first one."""
        if self._toast is None:
            from kehoach_gui.ui.toast import Toast

            self._toast = Toast(self.theme, self)
            self.right.addWidget(self._toast)
        return self._toast

    def _connect(self) -> None:
        actions = self.actions_
        self.home.set_starts(
            (actions["new"], "Kế hoạch mới"),
            (actions["import"], "Nhập từ tệp…"),
            (actions["import_paste"], "Dán văn bản…"),
        )
        self.home.opened.connect(self.open_asked)
        self.home.delete_asked.connect(self.delete_asked)
        self.home.shelf_chosen.connect(lambda _: self.reload_list())
        self.home.row_changed.connect(self._state_changed)
        self.home.sample_asked.connect(self.open_sample)
        self.home.filled.connect(self.bars.setVisible)
        self.home_bar.search.textChanged.connect(self.home.filter)
        for name, button in self.rail.workspaces.items():
            button.clicked.connect(lambda _, name=name: self.show_workspace(name))
        self.rail.offices.clicked.connect(self.edit_organisations)
        self.rail.mode.clicked.connect(self.toggle_dark)
        self.theme.changed.connect(self.show_mode)
        names = "open_row copy_row - state archive_row - delete_row - restore_row purge_row"
        self.list_menu = fill_menu(QMenu(self), actions, names)
        self.home.set_menu(self.list_menu)
        self.backup_timer = QTimer(self)
        self.backup_timer.timeout.connect(self.back_up)
        self.backup_timer.start(BACKUP_EVERY_MS)

    # what is shown

    def reload_list(self, chosen: int = 0) -> None:
        """Read the list of plans anew."""
        try:
            rows, others = self.shelf_rows()
        except UserError as error:
            self.tell("Chưa đọc được danh sách", str(error))
            return
        self.home.show_rows(rows, chosen, others)

    def after_first_paint(self) -> None:
        """What can wait until the window is seen: names of standards, exports, other parts."""
        self.theme.show_icons()
        dress(self.actions_, self.theme)
        from kehoach_gui.ui.plans.standards import names

        self.home.model.name_standards(names())
        self.home.load_filters()
        self.restore_tabs(self.home.model.all_rows)
        self.settings.setValue("window/started", datetime.now().isoformat(timespec="seconds"))
        for notice in self.library.notices:
            self.toast.say(str(notice), lasting=True)
        if self.view is not None:
            self.view.load_preview()
        if paths.recovery_folder().is_dir():
            QTimer.singleShot(0, self, self.offer_recovery)

    def _plan_page(self) -> PlanView:
        """The workspace of an open plan, made when it is first needed."""
        if self.view is None:
            from kehoach_gui.ui.plans.form_tools import add_form_tools
            from kehoach_gui.ui.plans.plan_view import PlanView
            from kehoach_gui.ui.plans.section_actions import SectionActions
            from kehoach_gui.ui.toolbars import PlanBar
            from kehoach_gui.ui.undo_filter import UndoFilter

            actions = self.actions_
            self.undo_filter = UndoFilter(lambda name: actions[name], self)
            self.view = PlanView(self.theme, self.settings, self.undo_filter)
            self.export_menu = QMenu("Xuất", self)
            self.standard_menu = QMenu("Thể thức", self)
            self.fill_exports(self.export_menu)
            self.fill_standards(self.standard_menu)
            self.plan_bar = PlanBar(self.theme, actions, self.export_menu, self.standard_menu)
            self.bars.addWidget(self.plan_bar)
            self.pages.addWidget(self.view)
            self.head_tools = add_form_tools(self, self.view)
            add = fill_menu(
                QMenu("Thêm mục", self), actions, "add_section add_child add_phase skeleton"
            )
            names = (
                "rename - up down indent outdent - copy_section cut_section paste_section"
                " - duplicate split merge remove - renumber"
            )
            self.view.set_menus(add, fill_menu(QMenu("Mục", self), actions, names))
            self.outline_actions = SectionActions(self.view, self.toast, self.undo)
            self.view.outline.delete_asked.connect(self.outline_actions.remove_section)
            self.view.outline.outline.move_asked.connect(
                self.outline_actions.move_to, Qt.ConnectionType.QueuedConnection
            )
            self.view.outline.outline.slogans_dropped.connect(
                self.drop_slogans_on_section, Qt.ConnectionType.QueuedConnection
            )
            self.view.outline.entered.connect(self.view.focus_part)
            self.view.part_changed.connect(self._state_changed)
            self.view.preview_changed.connect(self.actions_["preview"].setChecked)
            self.view.right_made.connect(self.attach_right)
            self.view.right_made.connect(self.attach_check)
            self.view.page_count.connect(self.status.show_pages)
            self.view.pasted.connect(self.say_pasted)
            self.view.refused.connect(self.toast.say)
            self.view.replaced.connect(self.say_replaced)
            self.view.everywhere_asked.connect(self.find_everywhere)
            self.view.order_asked.connect(self.edit_order_at)
            self.view.role_changed.connect(self.plan_bar.show_role)
            self.view.table_asked.connect(self.edit_table)
            self.view.add_switch(actions["full_text"])
            if self._was_painted:
                QTimer.singleShot(0, self, self.view.load_preview)
        return self.view

    def _plan_changed(self, before: Plan, after: Plan) -> None:
        self.status.say_typing()
        self.warn_if_signed()
        if (before.standard, before.title, before.layout) != (
            after.standard,
            after.title,
            after.layout,
        ):
            self._say_plan()
        elif self.view is not None:
            self.status.words = 0
            self._words_timer().start(400)

    def _words_timer(self) -> QTimer:
        if not hasattr(self, "_words"):
            self._words = QTimer(self)
            self._words.setSingleShot(True)
            self._words.timeout.connect(self._say_plan)
        return self._words

    def _say_plan(self) -> None:
        """Title, standard and size of the open plan."""
        if self.session is None or self.view is None or self.view.preset is None:
            return
        from kehoach_gui.ui.plans.standards import caution

        plan, preset = self.session.plan, self.view.preset
        self.setWindowTitle(f"{capital(plan.title.subject) or UNTITLED} – {TITLE}")
        self.status.show_plan(plan, preset.short_name, caution(preset))
        if self.plan_bar is not None:
            self.plan_bar.show_standard(preset.short_name)
        self.show_tabs()

    def _kept_apart(self, plan_id: int) -> None:
        self.tell(
            "Kế hoạch đã được lưu ở nơi khác",
            "Kế hoạch này vừa được lưu ở nơi khác, nên bản đang soạn không ghi đè lên."
            " Cả hai bản đều được giữ: bản đang soạn nay là một kế hoạch riêng trong danh sách,"
            " bản kia vẫn nguyên. Có thể soạn tiếp ở đây.",
        )

    def _state_changed(self) -> None:
        """Enable the actions that can be done now."""
        state: set[str] = set()
        if self.session is not None and self.view is not None:
            state.add("plan")
            if self.view.has_section():
                state.add("section")
        elif self.pages.currentWidget() is self.home and self.home.current_id():
            state.add("bin" if self.home.shelf == BIN else "list")
        if state & {"plan", "list"}:
            state.add("one")
        page = self.workspace()
        enable(self.actions_, state | (page.state() if page is not None else set()))
        if page is not None:
            self.actions_["undo"].setEnabled(page.can_step(-1))
            self.actions_["redo"].setEnabled(page.can_step(+1))
        if self.plan_bar is not None:
            self.plan_bar.role.setEnabled("section" in state)
            full = self.view is not None and self.view.is_full()
            self.actions_["heading"].setEnabled("section" in state and full)
            self.actions_["full_text"].setChecked(self.view is not None and self.view.full_text)
        if self.session is not None:
            stack = self.session.undo_stack
            self.actions_["undo"].setEnabled(stack.canUndo())
            self.actions_["redo"].setEnabled(stack.canRedo())
            self.actions_["discarded"].setEnabled(bool(self.session.plan.discarded))
            self.actions_["receipt"].setEnabled(bool(self.session.plan.receipt))

    def outline(self, name: str) -> None:
        """Run one of the outline's actions on the open plan."""
        if self.session is not None and self.view is not None:
            getattr(self.outline_actions, name)()
            self.remember(lambda: self.outline(name))

    # modes of the window

    def toggle_dark(self) -> None:
        self.theme.set_dark(not self.theme.dark)
        self.actions_["dark"].setChecked(self.theme.dark)

    def toggle_preview(self) -> None:
        if self.view is not None:
            self.view.show_preview(self.actions_["preview"].isChecked())

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._first_frame_done)

    def _first_frame_done(self) -> None:
        self.painted.emit()
        QTimer.singleShot(0, self, self.after_first_paint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(event.size().width() < NARROW)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.take_dropped(paths))

    def open_files(self, paths: Sequence[str]) -> None:
        """Read files one after another; an empty list only brings the window forward."""
        for path in paths:
            self.import_path(Path(path))
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.end_session() and not self.ask_to_lose():
            event.ignore()
            return
        self.leave_tabs()
        self.backup_timer.stop()
        if self.view is not None:
            self.view.stop()
            self.view.remember()
        self.wait_for_jobs()
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.settings.sync()
        event.accept()

    def _restore_place(self) -> None:
        geometry = self.settings.value("window/geometry", QByteArray())
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(1366, screen.width()), min(738, screen.height() - 30))
