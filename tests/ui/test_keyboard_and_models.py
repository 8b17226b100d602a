"""Every action by keyboard, mnemonics and keys unique, every model as Qt wants it."""

import random
import time
from collections import Counter
from collections.abc import Callable

import pytest
from hands import CTRL, NO_MODS, press
from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget

from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.main_window import MainWindow

Settle = Callable[..., None]
FATAL = QAbstractItemModelTester.FailureReportingMode.Warning
SLOWEST_S = 1.0
HARMLESS = """undo redo add_section add_child duplicate up down indent outdent renumber bold italic
paragraph bullet plus item slogan citations versions preview"""
MOVES = "Up Down Left Right Home End Return Backspace Delete Tab"


def menu_actions(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += menu_actions(inner)
        elif not action.isSeparator():
            found.append(action)
    return found


def menus(window: MainWindow) -> list[QMenu]:
    return [menu for each in window.menuBar().actions() if isinstance(menu := each.menu(), QMenu)]


def test_every_action_stands_in_a_menu_that_has_a_mnemonic_of_its_own(window: MainWindow) -> None:
    names = [action.text() for action in window.menuBar().actions()]
    letters = [name[name.index("&") + 1].casefold() for name in names]
    assert len(letters) == len(set(letters)), names
    reachable = {action for menu in menus(window) for action in menu_actions(menu)}
    missing = [ident for ident, action in window.actions_.items() if action not in reachable]
    assert missing == []


def test_no_two_actions_share_a_key(opened: MainWindow) -> None:
    keys = Counter(
        keys.toString()
        for action in opened.findChildren(QAction)
        for keys in action.shortcuts()
        if keys.toString()
    )
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("tab", [0, 1, 2])
def test_every_model_in_sight_is_as_qt_wants_it(
    opened: MainWindow, small_plan: Plan, tab: int, settle: Settle
) -> None:
    view, session = opened.view, opened.session
    assert view is not None and session is not None
    view.load_preview()
    assert view.preview is not None
    view.preview.show_tab(tab)
    settle()
    models: dict[int, QAbstractItemModel] = {}
    for each in opened.findChildren(QAbstractItemView):
        model = each.model()
        if model is not None:
            models[id(model)] = model
    assert len(models) >= 3
    testers = [QAbstractItemModelTester(model, FATAL) for model in models.values()]
    opened.actions_["duplicate"].trigger()
    opened.outline("move_up")
    opened.keep_named("Bản trình lần 1")
    opened.actions_["undo"].trigger()
    opened.home_bar.search.setText("mừng")
    opened.show_home()
    settle()
    assert len(testers) == len(models)  # a complaint is a Qt warning, and that fails the test


def test_random_keys_and_clicks_do_no_harm(
    opened: MainWindow, settle: Settle, amount: Callable[[int], int], qapp: QApplication
) -> None:
    view, session = opened.view, opened.session
    assert view is not None and session is not None
    view.load_preview()
    settle()
    rng = random.Random(11)
    targets: list[QWidget] = [
        view.section_pane.editor,
        view.section_pane.heading,
        view.outline,
        view.head_form.fields["place"].input,
        view.tail_form.fields["signer_name"].input,
    ]
    keys = [getattr(Qt.Key, f"Key_{name}") for name in MOVES.split()]
    harmless = [opened.actions_[name] for name in HARMLESS.split()]
    slowest, count = 0.0, amount(20_000)
    for number in range(count):
        start = time.perf_counter()
        dice = rng.random()
        if dice < 0.45:
            press(rng.choice(targets[:2]), 0, rng.choice("aăâđêôơưếộữ ,.;“”-"))
        elif dice < 0.7:
            target = rng.choice(targets)
            if target is not view.outline or number % 4:
                press(target, rng.choice(keys), mods=rng.choice((NO_MODS, NO_MODS, CTRL)))
        elif dice < 0.85:
            rng.choice(harmless).trigger()
        elif dice < 0.95:
            idents = [-1, -2, *(node.ident for node in view.outline.outline.root.children)]
            view.show_part(rng.choice(idents))
        else:
            click_somewhere(opened, rng)
        qapp.processEvents()
        slowest = max(slowest, time.perf_counter() - start)
    settle()
    print(f"\n{count} sự kiện, chậm nhất {slowest * 1000:.0f} ms")
    assert slowest <= SLOWEST_S
    assert session.flush()


def click_somewhere(window: MainWindow, rng: random.Random) -> None:
    """A click into the editor or the pages, where no dialog opens."""
    view = window.view
    assert view is not None and view.preview is not None
    widget = rng.choice([view.section_pane.editor.page, view.preview.preview.list])
    point = QPointF(QPoint(rng.randrange(max(1, widget.width())), rng.randrange(400)))
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, point, widget.mapToGlobal(point), left, left, NO_MODS)
        QApplication.sendEvent(widget, event)
