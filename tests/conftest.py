"""The frame of all tests: no screen, a home of its own, Qt warnings and log errors fail."""

import logging
import os
import sys
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # xcb shows the windows of a test
os.environ.setdefault("PYTHONUTF8", "1")

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
# test files may share a name between folders (importlib mode); helpers lie beside their tests
sys.path[:0] = [str(ROOT), str(TESTS), *(str(f) for f in sorted(TESTS.iterdir()) if f.is_dir())]

# The offscreen plugin says this of window managers' services; it means nothing in tests.
HARMLESS_QT = "This plugin does not support"
FULL = os.environ.get("KEHOACH_FULL") == "1"

_qt_messages: list[str] = []


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own home: nothing is read from or written to the user's folders."""
    folder = tmp_path / "home"
    monkeypatch.setenv("KEHOACH_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real samples; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "samples").is_dir():
        pytest.skip("thư mục ../shared không có ở đây")
    return folder


@pytest.fixture(scope="session")
def amount() -> Callable[[int], int]:
    """How many of so many rounds to run: all under `dev.py bench|soak`, else a tenth."""
    return lambda full: full if FULL else max(1, full // 10)


@pytest.fixture(scope="session")
def slack() -> float:
    """What a speed budget is widened by where few rounds run: nothing under `dev.py bench`."""
    return 1.0 if FULL else 1.25


@pytest.fixture(scope="session", autouse=True)
def qapp() -> "Iterator[QApplication]":
    """The one application object that widget, page and picture tests share.

    It is there before any test: an exporter that came first would make one without widgets.
    """
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(["kehoach-tests"])
    assert isinstance(application, QApplication)
    yield application
    application.processEvents()
    # what a test copied would be freed by Qt's own exit, when Python is no longer there
    application.clipboard().clear()


@pytest.fixture
def qt_messages() -> list[str]:
    """What Qt warned of in this test so far; a test that expects a warning clears it."""
    return _qt_messages


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Lets a test fail for what Qt or the log complained of, or a slot raised, while it ran."""
    watch_qt()
    _qt_messages.clear()
    raised: list[str] = []
    hook = sys.excepthook
    sys.excepthook = lambda *error: raised.append("".join(traceback.format_exception(*error)))
    try:
        with ErrorLog() as errors:
            yield
    finally:
        sys.excepthook = hook
    if raised:
        pytest.fail("Một sự kiện ném lỗi: " + raised[0], pytrace=False)
    caplog = getattr(item, "funcargs", {}).get("caplog")
    if caplog is None and errors:
        pytest.fail("Lỗi trong nhật ký: " + "; ".join(errors), pytrace=False)
    if _qt_messages:
        pytest.fail("Qt cảnh báo: " + "; ".join(_qt_messages), pytrace=False)


class ErrorLog(logging.Handler):
    """Collects log records of level ERROR; a test that takes `caplog` judges them itself."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())

    def __enter__(self) -> list[str]:
        logging.getLogger().addHandler(self)
        return self.texts

    def __exit__(self, *_: object) -> None:
        logging.getLogger().removeHandler(self)


def watch_qt() -> None:
    """Takes Qt's messages, once Qt is loaded at all."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        core.qInstallMessageHandler(keep_qt_message)


def keep_qt_message(kind: object, context: Any, text: str) -> None:
    """Keeps a warning; debug and info lines and the harmless one pass."""
    from PySide6.QtCore import QtMsgType

    if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or HARMLESS_QT in text:
        return
    _qt_messages.append(text)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how long each folder of tests/ took, set-up and tear-down counted in."""
    seconds: dict[str, float] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                folder = folder_of(report.nodeid)
                seconds[folder] += report.duration
                counts[folder] += report.when == "call"
    if not seconds:
        return
    terminalreporter.write_line("Thời gian từng thư mục:")
    for folder in sorted(seconds, key=lambda name: -seconds[name]):
        terminalreporter.write_line(
            f"  {folder:<16}{seconds[folder]:8.1f} s {counts[folder]:6d} bài"
        )


def folder_of(nodeid: str) -> str:
    """tests/core for a test somewhere below it; tests for one right there."""
    parts = Path(nodeid.partition("::")[0]).parts
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0]
