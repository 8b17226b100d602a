"""Sections split, merged, made from skeletons, moved by hand; each one undo step."""

from collections.abc import Callable

from hands import plan_of, type_text
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from kehoach_gui.core.plan import Plan
from kehoach_gui.core.skeletons import section_skeletons
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.outline_model import HEAD
from kehoach_gui.ui.plans.section_actions import outermost, purpose_section, split_at


def outline(window: MainWindow) -> list[tuple[str | None, str | None]]:
    return [(s.number, s.heading) for s in plan_of(window).sections]


def test_a_split_takes_the_caret_s_paragraph_and_all_behind_it(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    before = plan_of(opened)
    view.show_part(3)
    view.editor.setFocus()
    opened.actions_["split"].trigger()
    type_text(view.section_pane.heading, "YÊU CẦU")
    assert outline(opened)[:2] == [("I", "MỤC ĐÍCH"), ("II", "YÊU CẦU")]
    first, second = plan_of(opened).sections[:2]
    assert [s.blocks[0].text for s in first.sections] == ["Nâng cao nhận thức."]
    assert [(s.number, len(s.blocks)) for s in second.sections] == [("1", 2)]
    opened.actions_["undo"].trigger()
    opened.actions_["undo"].trigger()
    assert plan_of(opened) == before


def test_a_split_inside_a_numbered_paragraph_loses_no_line(small_plan: Plan) -> None:
    plan, new = split_at(small_plan, 3, 1)
    first, second = plan.sections[:2]
    assert second.id == new
    assert [len(s.blocks) for s in first.sections] == [1, 1]
    assert [s.blocks[0].text for s in second.sections] == ["An toàn, tiết kiệm."]


def test_a_merge_joins_the_section_before_and_can_be_taken_back(opened: MainWindow) -> None:
    assert opened.view is not None
    before = plan_of(opened)
    opened.view.show_part(7)
    opened.actions_["merge"].trigger()
    assert outline(opened) == [("I", "MỤC ĐÍCH"), ("II", "TỔ CHỨC THỰC HIỆN")]
    assert opened.view.current_id() == 4
    opened.toast.buttons[0].click()
    assert plan_of(opened) == before


def test_the_first_section_says_that_there_is_none_before_it(opened: MainWindow) -> None:
    assert opened.view is not None
    before = plan_of(opened)
    opened.view.show_part(1)
    opened.actions_["merge"].trigger()
    assert plan_of(opened) is before
    assert "không có mục trước" in opened.toast.words.text()


def test_purpose_and_requirements_part_and_join_again(opened: MainWindow) -> None:
    assert opened.view is not None
    opened.view.show_part(2)
    opened.actions_["purpose"].trigger()
    assert [s.heading for s in plan_of(opened).sections[0].sections] == ["Mục đích", "Yêu cầu"]
    assert "Đã tách thành hai mục nhỏ" in opened.toast.words.text()
    opened.actions_["purpose"].trigger()
    assert [s.heading for s in plan_of(opened).sections[0].sections] == [None, None]


def test_the_skeleton_menu_adds_a_section_behind_the_chosen_one(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None
    view.show_part(5)
    opened.actions_["skeleton"].trigger()
    settle()
    menu = next(m for m in view.findChildren(QMenu) if m.title() == "Mục theo dàn ý mẫu")
    assert [a.text() for a in menu.actions()] == [s.name for s in section_skeletons().values()]
    next(a for a in menu.actions() if a.text() == "Nội dung tuyên truyền").trigger()
    menu.close()
    assert [number for number, _ in outline(opened)] == ["I", "II", "III", "IV"]
    assert outline(opened)[2][1] == "Nội dung tuyên truyền"
    assert view.current_id() == plan_of(opened).sections[2].id
    opened.actions_["undo"].trigger()
    assert len(outline(opened)) == 3


def test_where_a_command_applies_is_found_from_the_chosen_row(small_plan: Plan) -> None:
    assert purpose_section(small_plan, 6) == 1
    assert purpose_section(small_plan, 3) == 1
    assert outermost(small_plan, 6) == 4
    assert outermost(small_plan, HEAD) is None


def test_the_caret_s_place_names_the_owner_of_its_paragraph(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    view.show_part(1)
    view.editor.moveCursor(QTextCursor.MoveOperation.End)
    assert view.caret_place() == (3, 1)
    view.show_part(HEAD)
    assert view.caret_place() is None
