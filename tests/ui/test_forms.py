"""Head and tail as forms: every field reads and writes its part in the grammar of the standard."""

from collections.abc import Callable

import pytest
from hands import plan_of, press, type_text
from PySide6.QtCore import Qt

from kehoach_gui.core import preset
from kehoach_gui.core.plan import Number, Plan
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.fields import Field
from kehoach_gui.ui.plans.form_specs import HEAD_FIELDS, TAIL_FIELDS, iso_of

SPECS = [spec for rows in (HEAD_FIELDS, TAIL_FIELDS) for specs in rows for spec in specs]


def fill(window: MainWindow, field_id: str, text: str) -> Field:
    view = window.view
    assert view is not None
    form = view.head_form if field_id in view.head_form.fields else view.tail_form
    view.show_part(-1 if form is view.head_form else -2)
    field = form.fields[field_id]
    field.input.setFocus()
    field.input.selectAll()
    type_text(field.input, text)
    return field


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
@pytest.mark.parametrize("standard", preset.ids())
def test_what_a_field_shows_means_what_the_plan_has(
    spec: object, standard: str, small_plan: Plan
) -> None:
    one = preset.load(standard)
    assert spec.write(small_plan, one, spec.read(small_plan, one)) == small_plan  # type: ignore[attr-defined]


def test_the_number_is_kept_in_parts(opened: MainWindow) -> None:
    fill(opened, "serial", "07")
    fill(opened, "number_body", "CB TH")
    assert plan_of(opened).header.number == Number("07", "KH", "CBTH")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("05/01/2027", "2027-01-05"),
        ("5-1-2027", "2027-01-05"),
        ("ngày 5 tháng 1 năm 2027", "2027-01-05"),
        ("1/2027", "2027-01"),
        ("2027", "2027"),
        ("", None),
        ("31/02/2027", None),
    ],
)
def test_a_date_is_read_in_every_usual_spelling(typed: str, kept: str | None) -> None:
    assert iso_of(typed) == kept


def test_a_date_that_is_none_is_told_on_leaving_and_the_old_one_stands(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    fill(opened, "date", "05/01/2027")
    field = fill(opened, "date", "32/13/2027")
    assert field.note.isHidden()
    field.input.clearFocus()
    field.input.left.emit()
    assert "Chưa đọc được ngày này" in field.note.text()
    assert field.note.isVisible()
    assert plan_of(opened).header.date == "2027-01-05"
    fill(opened, "date", "6/1/2027")
    field.input.left.emit()
    assert field.note.isHidden()
    assert field.input.words() == "06/01/2027"


def test_the_signing_mark_is_shown_in_the_grammar_of_the_standard(opened: MainWindow) -> None:
    view = opened.view
    assert view is not None
    view.show_part(-2)
    field = view.tail_form.fields["authority"]
    assert field.input.words() == "T/M CHI BỘ"
    fill(opened, "authority", "K/T BÍ THƯ")
    assert plan_of(opened).signature.authority == "KT. BÍ THƯ"


def test_recipients_lose_dash_and_mark_and_the_archive_line_is_known(opened: MainWindow) -> None:
    fill(opened, "recipients", "- Đảng ủy xã (b/c);\n- Các tổ đảng;\n- Lưu chi bộ.")
    assert plan_of(opened).recipients == ("Đảng ủy xã (b/c)", "Các tổ đảng", "Lưu: chi bộ")


def test_a_legal_basis_loses_the_mark_that_the_standard_writes(opened: MainWindow) -> None:
    fill(opened, "opening", "Căn cứ Kế hoạch A;\nCăn cứ Kế hoạch B,\nChi bộ xây dựng kế hoạch:")
    assert plan_of(opened).opening == (
        "Căn cứ Kế hoạch A",
        "Căn cứ Kế hoạch B",
        "Chi bộ xây dựng kế hoạch:",
    )


def test_tab_leaves_a_field_of_several_lines(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None
    view.show_part(-1)
    first = view.head_form.fields["parent_body"].input
    first.setFocus()
    settle()
    press(first, Qt.Key.Key_Tab, "\t")
    settle()
    assert view.head_form.fields["issuing_body"].input.hasFocus()
    assert "\t" not in first.words()


def test_a_field_of_several_lines_grows_with_its_text(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    field = fill(opened, "recipients", "a")
    settle()
    before = field.input.height()
    fill(opened, "recipients", "\n".join(f"Nơi thứ {n}" for n in range(10)))
    settle()
    assert field.input.height() > before


def test_switching_the_standard_retypes_nothing_and_shows_its_grammar(opened: MainWindow) -> None:
    from kehoach_gui.ui.plans.standards import switched

    assert opened.session is not None and opened.view is not None
    before = plan_of(opened)
    opened.view.show_part(-2)
    opened.session.apply("đổi thể thức", lambda plan: switched(plan, "state-nd30"))
    assert plan_of(opened).sections is before.sections
    assert opened.view.tail_form.fields["authority"].input.words() == "TM. CHI BỘ"
    assert opened.plan_bar is not None
    assert opened.plan_bar.standard.text() == preset.load("state-nd30").short_name
    assert opened.view.outline.outline.index_of(1).data() == "I. MỤC ĐÍCH"
    opened.actions_["undo"].trigger()
    assert plan_of(opened) == before
    assert opened.view.tail_form.fields["authority"].input.words() == "T/M CHI BỘ"
