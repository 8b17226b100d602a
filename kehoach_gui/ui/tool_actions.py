"""The window's handlers for what helps all along: palette, settings, size, help, share pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QMenu

from kehoach_gui.ui.tone_actions import ToneActions

if TYPE_CHECKING:
    from kehoach_gui.core.conventions import Conventions
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.core.recipient_order import Book
    from kehoach_gui.session import PlanSession
    from kehoach_gui.share_pack import Drive, Pack
    from kehoach_gui.storage import Library
    from kehoach_gui.ui.dialogs.settings_dialog import Settings
    from kehoach_gui.ui.help_window import HelpWindow
    from kehoach_gui.ui.plans.plan_view import PlanView
    from kehoach_gui.ui.theme import Theme
    from kehoach_gui.ui.toast import Toast

BOOK_KEY = "address_book"  # of the library: it belongs to the data
BACKUPS_KEY = "backups/folder"  # of this PC
PACK_KEY = "folder/pack"
SMART_KEY = "editor/smart_typing"


class ToolActions(ToneActions):
    """Mixed into the window, which has library, session, actions, toast and jobs."""

    theme: Theme
    settings: QSettings
    library: Library
    session: PlanSession | None
    view: PlanView | None
    toast: Toast
    actions_: dict[str, Any]
    _help: HelpWindow | None = None

    # palette

    def show_palette(self) -> None:
        """Find a command by its words and run it."""
        from kehoach_gui.ui.palette import Palette, commands

        menus = [self.export_menu] if isinstance(getattr(self, "export_menu", None), QMenu) else []
        palette = Palette(self.theme, self._me, commands(self.actions_, menus))
        if palette.exec() and palette.chosen is not None:
            QTimer.singleShot(0, self._me, palette.chosen.trigger)

    # settings

    def conventions(self) -> Conventions:
        """What vague dates mean to the office of this library."""
        from kehoach_gui.core.conventions import SETTING, with_changes

        return with_changes(self.library.setting(SETTING, {}))

    def read_by_office(self, plan: Plan) -> Plan:
        """A plan that came in, its periods read by the office's conventions where it has some."""
        from kehoach_gui.core.conventions import DEFAULT
        from kehoach_gui.core.edits import reread_periods

        conventions = self.conventions()
        return plan if conventions == DEFAULT else reread_periods(plan, conventions)

    def show_settings(self) -> None:
        from kehoach_gui.ui.dialogs.settings_dialog import Settings, SettingsDialog

        self.commit_words()
        now = Settings(
            self.theme.mode,
            self.theme.zoom,
            str(self.settings.value(BACKUPS_KEY, "")),
            self.conventions(),
            self.settings.value(SMART_KEY, False, bool),
            self.tone_style(),
        )
        dialog = SettingsDialog(self.theme, self._me, now, usual_backups(self.library.path))
        if dialog.exec():
            self.take_settings(now, dialog.chosen)

    def show_mode(self) -> None:
        """Tick the dark mode in the menu where it is on, whoever switched it."""
        self.actions_["dark"].setChecked(self.theme.dark)

    def take_settings(self, before: Settings, after: Settings) -> None:
        """Do what was changed in the settings."""
        if after.mode != before.mode:
            self.theme.set_mode(after.mode)
        if after.zoom != before.zoom:
            self.set_zoom(after.zoom)
        if after.backups != before.backups:
            self.settings.setValue(BACKUPS_KEY, after.backups)
            self.library.backups_folder = backups_folder(self.library.path, after.backups)
            self.back_up()
        if after.smart_typing != before.smart_typing:
            self.settings.setValue(SMART_KEY, after.smart_typing)
            if self.view is not None:
                self.view.set_smart_typing(after.smart_typing)
        if after.tone != before.tone:
            self._take_tone(after.tone)
        if after.conventions != before.conventions:
            self._take_conventions(after.conventions)

    def _take_conventions(self, conventions: Conventions) -> None:
        """Keep the conventions; the open plan's periods are read anew as one undo step."""
        from kehoach_gui.core.conventions import SETTING, changes_of
        from kehoach_gui.core.edits import reread_periods

        changes = changes_of(conventions)
        title = "Chưa lưu được quy ước"
        if self._try(title, lambda: self.library.set_setting(SETTING, changes) or True):
            if self.session is None:
                return
            self.session.conventions = conventions
            self.session.end_step()
            changed = self.session.apply(
                "đọc lại thời gian", lambda plan: reread_periods(plan, conventions)
            )
            if changed:
                self.toast.say("Đã đọc lại thời gian của các đợt.", ("Hoàn tác", self.undo))

    # address book

    def address_book(self) -> Book:
        """The usual recipients, as the office of this library keeps and spells them."""
        from kehoach_gui.core.recipient_order import book_with
        from kehoach_gui.core.tone import styled

        style, book = self.tone_style(), book_with(self.library.setting(BOOK_KEY, {}))
        return {
            kind: {
                level: tuple(styled(name, style) for name in all_) for level, all_ in groups.items()
            }
            for kind, groups in book.items()
        }

    def edit_address_book(self, kind: str) -> None:
        """Edit the usual recipients, beginning with those of a kind of body."""
        from kehoach_gui.core.recipient_order import book_changes, book_with
        from kehoach_gui.ui.dialogs.address_book_dialog import AddressBookDialog

        self.commit_words()
        stored = book_with(self.library.setting(BOOK_KEY, {}))
        dialog = AddressBookDialog(self.theme, self._me, stored, kind)
        if not dialog.exec():
            return
        changes = book_changes(dialog.book)
        if self._try(
            "Chưa lưu được danh bạ", lambda: self.library.set_setting(BOOK_KEY, changes) or True
        ):
            self.toast.say("Đã lưu danh bạ trong thư viện.")

    # size of letters

    def set_zoom(self, percent: int) -> None:
        """Another size of the window's letters; the editor sets its lines anew."""
        self.theme.set_zoom(percent)
        if self.view is not None:
            for editor in self.view.editors():
                editor.show_lines(editor.lines, keep_caret=True)

    def zoom_text(self, step: str) -> None:
        """The next larger or smaller size ("1", "-1"), or the usual one ("0")."""
        from kehoach_gui.ui.theme import ZOOMS

        place = ZOOMS.index(self.theme.zoom) if self.theme.zoom in ZOOMS else 0
        wanted = place + int(step) if int(step) else 0
        if 0 <= wanted < len(ZOOMS):
            self.set_zoom(ZOOMS[wanted])
        self.toast.say(f"Cỡ chữ của cửa sổ: {self.theme.zoom} %.")

    # pack for a stick

    def share_pack(self) -> None:
        """Ask for a stick or folder, then write the pack in a thread of its own."""
        from kehoach_gui.share_pack import write_pack
        from kehoach_gui.ui.exporting import proposed_name
        from kehoach_gui.ui.plans.standards import preset_of
        from kehoach_gui.ui.share_pack import SharePackDialog

        if self.session is None:
            return
        self.commit_words()
        if not self.slogans_are_filled():
            return
        self.session.flush()
        plan = self.session.plan
        stem = proposed_name(plan, "")
        last = str(self.settings.value(PACK_KEY, ""))
        dialog = SharePackDialog(self.theme, self._me, stem, Path(last) if last else None)
        if not dialog.exec() or dialog.target is None:
            return
        target, drives, preset = dialog.target, dialog.drives, preset_of(plan)
        self.settings.setValue(PACK_KEY, str(target))
        job = self._job(lambda progress: write_pack(plan, preset, target, stem, progress))
        self.toast.say(f"Đang ghi gói “{stem}”…", ("Hủy", job.cancel), lasting=True)
        self.toast.progress(0, 0)
        job.progressed.connect(self.toast.progress)
        job.cancelled.connect(lambda: self.toast.say("Đã hủy, không còn tệp nào của gói."))
        self._start(job, lambda pack: self._packed(pack, drives))

    def _packed(self, pack: Pack, drives: tuple[Drive, ...]) -> None:
        from kehoach_gui.ui.saving import open_local
        from kehoach_gui.ui.share_pack import said

        self.toast.say(
            said(pack, drives), ("Mở thư mục", lambda: open_local(pack.folder)), lasting=True
        )

    # help

    def show_help(self) -> None:
        """The guide in a window of its own beside this one."""
        from kehoach_gui.ui.help_window import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self.theme, self._me)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()


def usual_backups(library: Path) -> Path:
    """Where the backups of a library lie when no other place is chosen."""
    from kehoach_gui.storage.backups import folder_of

    return folder_of(library)


def backups_folder(library: Path, chosen: str) -> Path:
    """The folder for a library's backups below the chosen place, the usual one where it is gone."""
    usual = usual_backups(library)
    if not chosen or not Path(chosen).is_dir():
        return usual
    return Path(chosen) / f"Sao lưu {usual.name}"
