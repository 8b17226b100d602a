"""The outline: rows, adding, moving, removing sections, and what the editor shows then."""

from collections.abc import Callable
from dataclasses import replace

from hands import press, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from kehoach_gui.core import preset
from kehoach_gui.core.plan import Moment, Period, Plan, Section
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.outline_model import (
    HEAD,
    NOTE_ROLE,
    TAIL,
    OutlineModel,
    flat,
    period_note,
)

KEY = Qt.Key
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def rows(window: MainWindow) -> list[str]:
    assert window.view is not None
    return [node.text for node in flat(window.view.outline.outline.root)]


def sections(window: MainWindow) -> tuple[Section, ...]:
    assert window.session is not None
    return window.session.plan.sections


def test_the_rows_are_head_sections_with_numbers_and_tail(opened: MainWindow) -> None:
    assert rows(opened) == [
        "Phần đầu văn bản",
        "I- MỤC ĐÍCH",
        "1. Nâng cao nhận thức.",
        "2. Tạo không khí vui tươi.",
        "II- TỔ CHỨC THỰC HIỆN",
        "1. Chi ủy",
        "2. Các đoàn thể",
        "III- KHẨU HIỆU",
        "Nơi nhận và chữ ký",
    ]


def test_the_model_keeps_qt_s_rules(opened: MainWindow, small_plan: Plan) -> None:
    model = OutlineModel()
    tester = QAbstractItemModelTester(model)
    one = preset.load("party-hd05")
    model.show(small_plan, one)
    model.show(replace(small_plan, sections=small_plan.sections[1:]), one)
    model.show(small_plan, preset.load("state-nd30"))
    assert model.index_of(5).data() == "1. Chi ủy"
    assert model.parent(model.index_of(5)) == model.index_of(4)
    assert tester is not None


def test_a_phase_shows_its_label_and_its_days(opened: MainWindow) -> None:
    period = Period(
        "từ", Moment("từ", "2027-01-01", "2027-01-10"), Moment("đến", None, "2027-03-31")
    )
    section = Section(1, "1", "Đợt 1: Từ đầu tháng 01 đến hết tháng 3", "phase", period)
    assert period_note(section) == "01/01/27 – 31/03/27"
    assert period_note(replace(section, period=Period("sau lễ"))) == "chưa rõ ngày"
    plan = replace(Plan("party-hd05"), sections=(section,))
    model = OutlineModel()
    model.show(plan, preset.load("party-hd05"))
    assert model.index_of(1).data() == "1. Đợt 1"
    assert model.index_of(1).data(NOTE_ROLE) == "01/01/27 – 31/03/27"


def test_a_choice_in_the_outline_opens_the_part(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    for ident, page in ((HEAD, view.head_form), (TAIL, view.tail_form), (7, view.section_pane)):
        view.outline.setCurrentIndex(view.outline.outline.index_of(ident))
        assert view.stack.currentWidget() is page


def test_a_numbered_paragraph_opens_the_page_of_its_parent(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    view.outline.setCurrentIndex(view.outline.outline.index_of(3))
    assert view.section_pane.section is not None
    assert view.section_pane.section.id == 1
    assert view.section_pane.editor.current_item() == 3


def test_a_new_section_comes_behind_the_chosen_one_with_its_heading_selected(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None
    view.show_part(1)
    opened.actions_["add_section"].trigger()
    settle()
    type_text(view.section_pane.heading, "YÊU CẦU")
    assert [(s.number, s.heading) for s in sections(opened)] == [
        ("I", "MỤC ĐÍCH"),
        ("II", "YÊU CẦU"),
        ("III", "TỔ CHỨC THỰC HIỆN"),
        ("IV", "KHẨU HIỆU"),
    ]


def test_a_section_added_at_the_head_is_the_first(opened: MainWindow) -> None:
    assert opened.view is not None
    opened.view.show_part(HEAD)
    opened.actions_["add_section"].trigger()
    assert [s.number for s in sections(opened)] == ["I", "II", "III", "IV"]
    assert sections(opened)[0].heading == "Mục mới"


def test_alt_shift_arrows_move_the_chosen_section(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    view.show_part(7)
    opened.actions_["up"].trigger()
    assert [s.heading for s in sections(opened)][1] == "KHẨU HIỆU"
    assert [s.number for s in sections(opened)] == ["I", "II", "III"]
    assert view.current_id() == 7
    opened.actions_["indent"].trigger()
    assert [child.heading for child in sections(opened)[0].sections][-1] == "KHẨU HIỆU"
    assert view.current_id() == 7
    opened.actions_["outdent"].trigger()
    assert [s.heading for s in sections(opened)][1] == "KHẨU HIỆU"
    shown = {action.shortcut().toString() for action in opened.actions_.values()}
    assert {"Alt+Shift+Up", "Alt+Shift+Down", "Alt+Shift+Left", "Alt+Shift+Right"} <= shown


def test_a_removed_section_comes_back_from_the_bar(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None and opened.session is not None
    before = opened.session.plan
    view.show_part(4)
    view.outline.setFocus()
    press(view.outline, KEY.Key_Delete)
    assert [s.heading for s in sections(opened)] == ["MỤC ĐÍCH", "KHẨU HIỆU"]
    assert view.current_id() == 7
    assert "Đã xóa “TỔ CHỨC THỰC HIỆN”" in opened.toast.words.text()
    opened.toast.buttons[0].click()
    assert opened.session.plan == before


def test_moving_a_numbered_paragraph_shows_the_new_order_in_the_editor(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    view.show_part(3)
    opened.actions_["up"].trigger()
    assert view.section_pane.editor.toPlainText().startswith("Tạo không khí vui tươi.")
    assert view.section_pane.editor.leads() == ["1.", "–", "2."]


def test_a_phase_is_added_and_its_days_are_read_from_its_heading(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None
    view.show_part(4)
    opened.actions_["add_phase"].trigger()
    settle()
    type_text(view.section_pane.heading, "Đợt 1: Từ ngày 05/01/2027 đến ngày 10/02/2027")
    phase = sections(opened)[1].sections[-1]
    assert phase.kind == "phase" and phase.period is not None and phase.period.end is not None
    assert phase.period.end.latest == "2027-02-10"
    assert view.section_pane.period.text() == "Thời gian: 05/01/27 – 10/02/27"


def test_children_with_headings_stand_as_rows_that_open_them(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    view.show_part(4)
    assert view.section_pane.area.isVisible()
    from kehoach_gui.ui.plans.child_list import ChildRow

    found = [row.text() for row in view.section_pane.children_.findChildren(ChildRow)]
    assert sorted(found) == ["1. Chi ủy", "2. Các đoàn thể"]
    view.section_pane.child_opened.emit(6)
    assert view.current_id() == 6


def test_renumbering_mends_numbers_that_were_printed_wrong(
    window: MainWindow, small_plan: Plan
) -> None:
    wrong = replace(small_plan.sections[2], number="V")
    window.add_and_open(replace(small_plan, sections=(*small_plan.sections[:2], wrong)))
    assert rows(window)[-2] == "V- KHẨU HIỆU"
    window.actions_["renumber"].trigger()
    assert rows(window)[-2] == "III- KHẨU HIỆU"
