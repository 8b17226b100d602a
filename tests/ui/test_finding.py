"""Find and replace in the plan and over the library, by keys alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hands import CTRL, NO_MODS, plan_of, press, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from kehoach_gui.core.find import FOLDED, Options, find
from kehoach_gui.core.plan import Number, Plan, Signature, Title
from kehoach_gui.storage.finding import search
from kehoach_gui.ui.finding.everywhere import EverywhereDialog, open_hit, rows_of
from kehoach_gui.ui.finding.find_panel import FindPanel
from kehoach_gui.ui.finding.hit_list import Hit, HitModel
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.going import show_place
from kehoach_gui.ui.theme import Theme

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(opened: MainWindow, settle: Callable[..., None]) -> FindPanel:
    """The panel as Ctrl+H opens it."""
    opened.actions_["replace"].trigger()
    settle()
    assert opened.view is not None and opened.view.find_panel is not None
    return opened.view.find_panel


def look_for(panel: FindPanel, words: str, settle: Callable[..., None]) -> None:
    panel.field.selectAll()
    type_text(panel.field, words)
    settle(lambda: not panel.timer.isActive())


def test_the_panel_takes_the_outline_s_place_and_esc_brings_that_back(
    opened: MainWindow, panel: FindPanel, settle: Callable[..., None]
) -> None:
    assert opened.view is not None
    assert panel.isVisible() and not opened.view.outline.isVisible()
    assert panel.field.hasFocus()
    press(panel.field, KEY.Key_Escape)
    settle()
    assert opened.view.outline.isVisible() and not panel.isVisible()


def test_words_are_found_without_marks_in_every_part(
    opened: MainWindow, panel: FindPanel, settle: Callable[..., None]
) -> None:
    look_for(panel, "ke hoach", settle)
    assert [row.name for row in panel.list.hits.rows] == [
        "Tên loại",
        "Phần mở đầu",
        "Phần kết",
    ]
    assert panel.count.text() == "3 chỗ"
    panel.options.choices["match_marks"].setChecked(True)
    assert panel.hits == ()
    assert panel.count.text() == "Không có chỗ nào."
    assert panel.options.text() == "Cách tìm: đúng dấu"


def test_enter_walks_through_the_hits_and_selects_the_words(
    opened: MainWindow, panel: FindPanel, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None
    look_for(panel, "xuan", settle)
    press(panel.field, KEY.Key_Return)
    subject = view.head_form.fields["subject"].input
    assert isinstance(subject, QPlainTextEdit)
    assert subject.textCursor().selectedText() == "xuân"
    press(panel.field, KEY.Key_Return)
    assert view.current_id() == 7
    assert view.editor.textCursor().selectedText() == "xuân"
    assert panel.count.text() == "Chỗ 2 / 2"
    assert panel.field.hasFocus()
    press(panel.field, KEY.Key_Return, "", SHIFT)
    assert panel.count.text() == "Chỗ 1 / 2"


def test_f3_goes_on_from_the_text_and_puts_the_keyboard_there(
    opened: MainWindow, panel: FindPanel, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None
    look_for(panel, "vui tuoi", settle)
    view.editor.setFocus()
    opened.actions_["find_next"].trigger()
    assert view.current_id() == 3
    assert view.editor.hasFocus()
    assert view.editor.textCursor().selectedText() == "vui tươi"


def test_hits_of_the_shown_text_are_marked_and_no_longer_when_closed(
    opened: MainWindow, panel: FindPanel, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None
    view.show_part(1)
    look_for(panel, "n", settle)
    marked = [mark.cursor.selectedText() for mark in view.editor.extraSelections()]
    assert marked and set(map(str.lower, marked)) == {"n"}
    view.close_find()
    assert view.editor.extraSelections() == []


def test_replace_all_is_one_step_and_undo_takes_all_back(
    opened: MainWindow, panel: FindPanel, settle: Callable[..., None]
) -> None:
    before = plan_of(opened)
    look_for(panel, "xuân", settle)
    type_text(panel.replacement, "Tết")
    panel.all.click()
    assert plan_of(opened).title.subject == "tuyên truyền mừng Tết"
    assert plan_of(opened).sections[2].blocks[0].text == "Mừng Tết!"
    assert opened.toast.words.text() == "Đã thay 2 chỗ."
    panel.replacement.setFocus()
    press(panel.replacement, KEY.Key_Z, "", CTRL)
    assert plan_of(opened) == before


def test_replace_changes_the_chosen_hit_and_goes_to_the_next(
    opened: MainWindow, panel: FindPanel, settle: Callable[..., None]
) -> None:
    look_for(panel, "xuan", settle)
    press(panel.field, KEY.Key_Return)
    type_text(panel.replacement, "Tết")
    panel.one.click()
    assert plan_of(opened).title.subject == "tuyên truyền mừng Tết"
    assert plan_of(opened).sections[2].blocks[0].text == "Mừng xuân!"
    assert panel.count.text() == "Chỗ 1 / 1"
    assert opened.view is not None and opened.view.current_id() == 7


def test_the_hits_follow_what_is_typed_in_the_text(
    opened: MainWindow, panel: FindPanel, settle: Callable[..., None]
) -> None:
    look_for(panel, "xuan", settle)
    assert opened.view is not None
    opened.view.show_part(7)
    opened.view.editor.setFocus()
    type_text(opened.view.editor, "Xuân mới ")
    settle(lambda: len(panel.hits) == 3)


def test_the_selected_words_become_the_query(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    view.show_part(7)
    view.editor.select_line(0, 5, 9)
    opened.actions_["find"].trigger()
    assert view.find_panel is not None and view.find_panel.field.text() == "xuân"


def test_in_the_list_of_plans_ctrl_f_finds_a_plan(opened: MainWindow) -> None:
    opened.show_home()
    opened.actions_["find"].trigger()
    assert opened.home_bar.search.hasFocus()


def test_a_place_that_is_gone_is_passed_over(opened: MainWindow) -> None:
    from kehoach_gui.ui.plans.going import show_place

    view = opened.view
    assert view is not None
    view.show_part(7)
    show_place(view, ("section", 99, 0), 0, 1)
    assert view.current_id() == 7


def test_every_place_with_words_can_be_gone_to(opened: MainWindow) -> None:
    from kehoach_gui.core.places import spots
    from kehoach_gui.ui.plans.going import show_place

    view = opened.view
    assert view is not None
    for spot in spots(plan_of(opened)):
        show_place(view, spot.place, 0, len(spot.text))
        widget = opened._text_widget()
        assert widget is not None, spot
        if "authority" in spot.place or "number" in spot.place or spot.text.startswith("Lưu"):
            continue  # the forms show these in the grammar of the standard
        cursor = getattr(widget, "textCursor", None)
        got = cursor().selectedText() if cursor else widget.selectedText()
        assert got.replace("\u2029", "\n") == spot.text


def test_the_model_of_hits_keeps_qt_s_rules() -> None:
    model = HitModel()
    tester = QAbstractItemModelTester(model)
    model.show_rows([Hit("Trích yếu", None, 1), Hit("Nơi nhận", None, 2)])
    model.show_rows([])
    assert model.rowCount() == 0 and tester is not None


@pytest.fixture
def everywhere(
    opened: MainWindow, theme: Theme, small_plan: Plan, settle: Callable[..., None]
) -> EverywhereDialog:
    """The dialog over a library of two plans."""
    other = replace(small_plan, title=Title("Kế hoạch", "ra quân hè"), opening=("Hè vui",))
    opened.library.add_plan(other)
    dialog = EverywhereDialog(theme, opened, opened.library.path, "")
    dialog.show()
    settle()
    return dialog


def test_the_library_is_searched_behind_the_dialog_and_a_hit_opens_its_plan(
    opened: MainWindow, everywhere: EverywhereDialog, settle: Callable[..., None]
) -> None:
    type_text(everywhere.field, "he vui")
    settle(lambda: everywhere.said.text() == "1 chỗ trong 1 kế hoạch.")
    rows = everywhere.list.hits.rows
    assert rows[0].name.startswith("1 chỗ: Ra quân hè (")
    assert rows[1].name == "Phần mở đầu"
    everywhere.list.choose(1)
    press(everywhere.list, KEY.Key_Return, "", NO_MODS)
    assert everywhere.chosen is not None
    plan_id, found = everywhere.chosen
    open_hit(opened, plan_id, found, "he vui", FOLDED)
    settle()
    assert plan_of(opened).opening == ("Hè vui",)
    assert opened.view is not None and opened.view.find_panel is not None
    field = opened.view.head_form.fields["opening"].input
    assert isinstance(field, QPlainTextEdit)
    assert field.textCursor().selectedText() == "Hè vui"
    assert opened.view.find_panel.field.text() == "he vui"


def test_a_search_can_be_stopped_and_nothing_comes_later(
    everywhere: EverywhereDialog, settle: Callable[..., None]
) -> None:
    everywhere.field.setText("xuan")
    everywhere.search()
    everywhere.stop()
    settle()
    assert everywhere.list.hits.rows == ()
    assert everywhere.said.text() == "Đã dừng tìm."


def test_words_that_are_nowhere_are_told_of(
    everywhere: EverywhereDialog, settle: Callable[..., None]
) -> None:
    everywhere.field.setText("không đâu có")
    everywhere.search()
    settle(lambda: "Không kế hoạch nào" in everywhere.said.text())
    assert not everywhere.go.isEnabled()


def test_a_plan_s_rows_are_itself_and_its_first_hits(opened: MainWindow) -> None:
    found = search(opened.library.path, "nhận", Options(match_marks=True))
    rows = rows_of(found.plans[0])
    assert rows[0].found is None and rows[0].name.startswith("1 chỗ: Tuyên truyền mừng xuân")
    assert rows[1].name == "Mục I.1"


@pytest.mark.parametrize(
    ("words", "field", "selected"),
    [
        ("KH/CB", "type_code", "KH"),
        ("07", "serial", "07"),
        ("CB", "number_body", "CB"),
        ("CHI BỘ HẠ", "authority", "CHI BỘ HẠ"),
        ("chi bộ Hạ", "recipients", "chi bộ Hạ"),
        ("xã An", "recipients", "xã An"),
    ],
)
def test_a_hit_in_a_form_is_selected_where_the_standard_writes_marks_of_its_own(
    window: MainWindow, small_plan: Plan, words: str, field: str, selected: str
) -> None:
    plan = replace(
        small_plan,
        header=replace(small_plan.header, number=Number("07", "KH", "CB")),
        recipients=("Đảng ủy xã An", "Lưu: chi bộ Hạ"),
        signatures=(Signature("TM. CHI BỘ\nTUQ. CHI BỘ HẠ", "BÍ THƯ", "Lê Văn Bình"),),
    )
    window.add_and_open(plan)
    assert window.view is not None
    hit = find(plan, words, Options(match_case=True, match_marks=True))[0]
    show_place(window.view, hit.place, hit.start, hit.end)
    forms = {**window.view.head_form.fields, **window.view.tail_form.fields}
    shown = forms[field].input
    got = (
        shown.selectedText() if isinstance(shown, QLineEdit) else shown.textCursor().selectedText()
    )
    assert got == selected and shown.hasFocus()
