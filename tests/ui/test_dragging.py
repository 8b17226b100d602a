"""Sections dragged in the outline, paragraphs in the text: by mouse and by keys, one step each."""

from collections.abc import Callable

import pytest
from hands import plan_of
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from kehoach_gui.core.plan import Block
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.block_moving import group_at, moved
from kehoach_gui.ui.plans.flow import Line
from kehoach_gui.ui.plans.outline_model import HEAD, TAIL

MOVE = Qt.DropAction.MoveAction
LEFT = Qt.MouseButton.LeftButton
NO_MODS = Qt.KeyboardModifier.NoModifier


def headings(window: MainWindow) -> list[tuple[str | None, str | None]]:
    return [(s.number, s.heading) for s in plan_of(window).sections]


def drag(window: MainWindow, ident: int) -> QMimeData:
    assert window.view is not None
    model = window.view.outline.outline
    return model.mimeData([model.index_of(ident)])


def test_a_section_dropped_between_two_others_moves_there(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    assert opened.view is not None
    before = plan_of(opened)
    model = opened.view.outline.outline
    assert model.dropMimeData(drag(opened, 7), MOVE, 1, 0, QModelIndex())
    settle()
    assert headings(opened) == [
        ("I", "KHẨU HIỆU"),
        ("II", "MỤC ĐÍCH"),
        ("III", "TỔ CHỨC THỰC HIỆN"),
    ]
    assert opened.view.current_id() == 7
    opened.actions_["undo"].trigger()
    assert plan_of(opened) == before


def test_a_section_dropped_further_down_counts_without_itself(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    assert opened.view is not None
    model = opened.view.outline.outline
    assert model.dropMimeData(drag(opened, 1), MOVE, 3, 0, QModelIndex())
    settle()
    assert [heading for _, heading in headings(opened)] == [
        "TỔ CHỨC THỰC HIỆN",
        "MỤC ĐÍCH",
        "KHẨU HIỆU",
    ]


def test_a_section_dropped_on_another_goes_into_it(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    assert opened.view is not None
    model = opened.view.outline.outline
    assert model.dropMimeData(drag(opened, 7), MOVE, -1, -1, model.index_of(4))
    settle()
    inner = plan_of(opened).sections[1].sections
    assert [(s.number, s.heading) for s in inner][-1] == ("3", "KHẨU HIỆU")


@pytest.mark.parametrize("target", [HEAD, TAIL, 4, 5])
def test_a_section_goes_neither_into_head_and_tail_nor_into_itself(
    opened: MainWindow, target: int
) -> None:
    assert opened.view is not None
    model = opened.view.outline.outline
    data = drag(opened, 4)
    assert not model.canDropMimeData(data, MOVE, -1, -1, model.index_of(target))
    assert not model.dropMimeData(data, MOVE, -1, -1, model.index_of(target))


def test_head_and_tail_cannot_be_dragged_and_foreign_data_is_not_taken(
    opened: MainWindow,
) -> None:
    assert opened.view is not None
    model = opened.view.outline.outline
    for ident, may in ((HEAD, False), (TAIL, False), (1, True), (2, True)):
        flags = model.flags(model.index_of(ident))
        assert bool(flags & Qt.ItemFlag.ItemIsDragEnabled) is may
    foreign = QMimeData()
    foreign.setText("4")
    assert not model.canDropMimeData(foreign, MOVE, 1, 0, QModelIndex())


def test_a_real_drop_on_the_view_moves_the_section(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    assert opened.view is not None
    outline = opened.view.outline
    data = drag(opened, 7)
    rect = outline.visualRect(outline.outline.index_of(1))
    point = QPoint(rect.center().x(), rect.top() + 1)  # just above section I
    for event in (
        QDragEnterEvent(point, MOVE, data, LEFT, NO_MODS),
        QDragMoveEvent(point, MOVE, data, LEFT, NO_MODS),
        QDropEvent(QPointF(point), MOVE, data, LEFT, NO_MODS),
    ):
        QApplication.sendEvent(outline.page, event)
    settle()
    assert headings(opened)[0] == ("I", "KHẨU HIỆU")


def lines(*marks: str) -> list[Line]:
    """Lines from words; those that begin with a digit are numbered paragraphs."""
    return [
        Line(Block("paragraph", word), int(word[0]) if word[0].isdigit() else None)
        for word in marks
    ]


def words(some: list[Line]) -> list[str]:
    return [line.block.text for line in some]


def test_a_numbered_paragraph_takes_what_is_below_it_along() -> None:
    some = lines("a", "1", "b", "c", "2", "d")
    assert list(group_at(some, 1)) == [1, 2, 3]
    assert words(moved(some, 1, 6)[0]) == ["a", "2", "d", "1", "b", "c"]
    assert words(moved(some, 4, 1)[0]) == ["a", "2", "d", "1", "b", "c"]
    assert words(moved(some, 4, 2)[0]) == words(some)
    assert words(moved(some, 4, 0)[0]) == ["a", "2", "d", "1", "b", "c"]
    assert words(moved(some, 3, 1)[0]) == ["a", "c", "1", "b", "2", "d"]
    assert moved(some, 0, 1)[0] is some


def test_alt_arrows_move_the_caret_s_paragraph(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    before = plan_of(opened)
    view.show_part(3)
    view.editor.setFocus()
    opened.actions_["block_up"].trigger()
    children = plan_of(opened).sections[0].sections
    assert [(s.number, s.blocks[0].text, len(s.blocks)) for s in children] == [
        ("1", "Tạo không khí vui tươi.", 2),
        ("2", "Nâng cao nhận thức.", 1),
    ]
    opened.actions_["block_down"].trigger()
    assert plan_of(opened) == before
    opened.actions_["block_down"].trigger()
    assert plan_of(opened) == before
    opened.actions_["undo"].trigger()
    opened.actions_["undo"].trigger()
    assert plan_of(opened) == before
    assert opened.session is not None and not opened.session.undo_stack.canUndo()


def test_a_paragraph_is_dragged_by_its_number(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None
    view.show_part(1)
    settle()
    editor = view.editor
    layout = editor.document().documentLayout()

    def middle(number: int) -> float:
        rect = layout.blockBoundingRect(editor.document().findBlockByNumber(number))
        return float(rect.center().y())

    def mouse(kind: QEvent.Type, y: float, button: Qt.MouseButton = LEFT) -> None:
        place = QPointF(10, y)
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
        glob = QPointF(editor.page.mapToGlobal(place.toPoint()))
        QApplication.sendEvent(editor.page, QMouseEvent(kind, place, glob, button, held, NO_MODS))

    mouse(QEvent.Type.MouseButtonPress, middle(1))
    mouse(QEvent.Type.MouseMove, middle(0) + 2)
    mouse(QEvent.Type.MouseMove, middle(0) - 3)
    assert editor.is_dragging()
    editor.grab()
    mouse(QEvent.Type.MouseButtonRelease, middle(0) - 3)
    children = plan_of(opened).sections[0].sections
    assert [s.blocks[0].text for s in children] == [
        "Tạo không khí vui tươi.",
        "Nâng cao nhận thức.",
    ]
    assert not editor.is_dragging()
