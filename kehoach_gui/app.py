"""The start of the program: builds paths, settings, theme, library and window, and joins them."""

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kehoach_gui import paths

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from kehoach_gui.core.preset import Preset
    from kehoach_gui.storage import Backup, Library
    from kehoach_gui.ui.main_window import MainWindow
    from kehoach_gui.ui.theme import Theme

SETTINGS_FILE = "window.ini"
DISPLAY_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window with the files named; gives the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    library, named = paths.library_path(), None
    if words[:1] == ["--library"] and len(words) > 1:
        library = named = Path(words[1])
        words = words[2:]
    if words[:1] == ["--measure-start"]:
        return run_window(library, [], measure=True)
    from kehoach_gui import cli

    if cli.wanted(words) or not has_display():
        return cli.run(words, named)
    return run_window(library, [os.path.abspath(word) for word in words])


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in DISPLAY_VARIABLES)


def run_window(library_path: Path, files: list[str], measure: bool = False) -> int:
    """Open the window on a library and stay until it is closed."""
    # Before PySide6: its import hook reads the source of every module that is imported later.
    import kehoach_gui.core.errors
    import kehoach_gui.core.resources
    import kehoach_gui.storage  # noqa: F401

    gc.disable()  # until the first frame
    from PySide6.QtWidgets import QApplication

    from kehoach_gui.ui.theme import STYLE_ARGUMENTS, Theme
    from kehoach_gui.ui.translator import VietnameseTranslator

    application = QApplication([*sys.argv[:1], *STYLE_ARGUMENTS])
    application.setApplicationName("Kế hoạch")
    application.setDesktopFileName("kehoach")
    translator = VietnameseTranslator(application)
    application.installTranslator(translator)
    settings = open_settings()
    theme = Theme(application, settings)
    holder, library = open_library(theme, library_path, files)
    if library is None:
        return 0
    window = build_window(theme, settings, library)
    if holder is not None:
        holder.requested.connect(window.open_files)
    window.painted.connect(gc.enable)
    window.painted.connect(window.check_library)
    if measure:
        window.painted.connect(lambda: report_start(application))
    elif not files:
        window.painted.connect(lambda: later(window.offer_first_run))
    window.show()
    if files and not measure:
        window.open_files(files)
    try:
        return application.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        window.library.close()
        if holder is not None:
            holder.release()


def open_settings() -> "QSettings":
    """What the window remembers, as an INI file in the data folder."""
    from PySide6.QtCore import QSettings

    path = paths.data_folder() / SETTINGS_FILE
    return QSettings(str(path), QSettings.Format.IniFormat)


def build_window(theme: "Theme", settings: "QSettings", library: "Library") -> "MainWindow":
    """The window on an open library; errors of the program end in its crash dialog."""
    from kehoach_gui.ui.main_window import MainWindow

    window = MainWindow(theme, settings, library, restore)
    install_hook(theme, window)
    return window


def install_hook(theme: "Theme", window: "MainWindow") -> None:
    """An exception nobody caught: the text into a recovery file, then the crash dialog."""
    telling = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal telling
        from kehoach_gui.ui.crash import keep_text, report_of, show_crash

        sys.__excepthook__(kind, error, trace)
        if telling or issubclass(kind, KeyboardInterrupt):
            return
        telling = True
        try:
            show_crash(theme, keep_text(window.session), report_of(kind, error, trace))
        finally:
            telling = False

    sys.excepthook = hook


def open_library(theme: "Theme", path: Path, files: list[str]) -> "tuple[Any, Library | None]":
    """The lock and the open library; (None, None) where no window is to open here."""
    from kehoach_gui import single
    from kehoach_gui.core.errors import UserError
    from kehoach_gui.storage import DamagedLibrary, Library
    from kehoach_gui.ui.dialogs import start

    read_only = False
    holder = None
    try:
        holder = single.acquire(path, files)
        if holder is None:
            return None, None
    except single.CannotHold as error:
        if not start.open_read_only(theme, str(error)):
            return None, None
        read_only = True
    while True:
        try:
            opened = Library.open(
                path,
                presets=presets,
                read_only=read_only,
                check_later=True,
                backups_folder=backups_of(theme.settings, path),
            )
            return holder, opened
        except DamagedLibrary as error:
            if not start.mend(theme, path, error):
                break
        except UserError as error:
            start.give_up(theme, str(error))
            break
    if holder is not None:
        holder.release()
    return None, None


def restore(library: "Library", backup: "Backup") -> "Library":
    """Close a library, put a backup in its place and open it again; the old file is kept.

    Where the backup cannot be put there the library is open as it was and its `notices` say why.
    Raises what Library.open raises.
    """
    from kehoach_gui.core.errors import UserError
    from kehoach_gui.storage import Library, restore_backup

    path, folder = library.path, library.backups_folder
    library.close()
    try:
        restore_backup(path, backup)
    except UserError as error:
        reopened = Library.open(path, presets=presets, backups_folder=folder)
        reopened.notices.append(error)
        return reopened
    return Library.open(path, presets=presets, backups_folder=folder)


def backups_of(settings: "QSettings", library: Path) -> Path | None:
    """The place chosen for the library's backups; None for the usual one."""
    from kehoach_gui.ui.tool_actions import BACKUPS_KEY, backups_folder

    chosen = str(settings.value(BACKUPS_KEY, ""))
    return backups_folder(library, chosen) if chosen else None


def presets(ident: str) -> "Preset":
    """A standard by its id; the loader is imported when the first one is asked for."""
    from kehoach_gui.core import preset

    return preset.load(ident)


def later(run: Callable[[], object]) -> None:
    """Run something behind the first frame and what the window does after it."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(150, run)


def report_start(application: "QApplication") -> None:
    """Print what the first paint cost as one line of JSON, then leave."""
    from PySide6.QtCore import QTimer

    report = {
        "first_paint_ms": round(since_start_ms()),
        "cpu_ms": round(time.process_time() * 1000),
        "rss_mb": round(resident_mb(), 1),
        "modules": sorted(sys.modules),
    }
    print(json.dumps(report), flush=True)
    QTimer.singleShot(0, application, application.closeAllWindows)


def since_start_ms() -> float:
    """Milliseconds since the process began; since Python began where the system does not say."""
    try:
        ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
        up = float(Path("/proc/uptime").read_text().split()[0])
        return (up - ticks / os.sysconf("SC_CLK_TCK")) * 1000
    except (OSError, ValueError, AttributeError):
        return time.process_time() * 1000


def resident_mb() -> float:
    """Memory in use by the process in MB, 0 where the system does not say."""
    try:
        return (
            int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
        )
    except (OSError, ValueError, AttributeError):
        return 0.0
