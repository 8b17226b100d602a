"""Slogans on their way into plans: filled, marked, remembered, refused at the printer."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from slogan_hands import TEXTS, Settle, answer, at_rest, page_with, some_slogans

from kehoach_gui.core.plan import Plan
from kehoach_gui.core.slogan_sections import slogan_blocks
from kehoach_gui.core.slogans import Slogan
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.slogans.changed_dialog import ChangedDialog, find_changed
from kehoach_gui.ui.slogans.dragging import packed
from kehoach_gui.ui.slogans.fill_dialog import FillDialog
from kehoach_gui.ui.slogans.insertion import fill_targets, insert_into_open_plan
from kehoach_gui.ui.slogans.picker import SloganPicker

PATTERN = "Nhiệt liệt chào mừng Đại hội Đảng bộ {đảng bộ} lần thứ {lần thứ}, mừng {tỉnh}!"


def texts_of(window: MainWindow) -> list[str]:
    assert window.session is not None
    return [block.text for _, block in slogan_blocks(window.session.plan)]


def test_chosen_slogans_go_behind_those_of_the_section_as_one_step_and_are_remembered(
    opened: MainWindow,
) -> None:
    opened.library.slogans.add(some_slogans())
    assert opened.session is not None
    plan_id = opened.session.plan_id
    assert insert_into_open_plan(opened, (1, 3))
    assert texts_of(opened) == ["Mừng xuân!", TEXTS[0], TEXTS[2]]
    uses = opened.library.slogans.uses_in_plan(plan_id)
    assert {(use.slogan_id, use.slogan_revision, use.place) for use in uses} == {
        (1, 1, "Mục III"),
        (3, 1, "Mục III"),
    }
    opened.undo()
    assert texts_of(opened) == ["Mừng xuân!"]
    assert opened.library.slogans.uses_in_plan(plan_id) == ()
    opened.redo()
    assert len(opened.library.slogans.uses_in_plan(plan_id)) == 2


def test_a_plan_without_a_section_for_slogans_gets_one_before_the_last_part(
    window: MainWindow, small_plan: Plan, settle: Settle
) -> None:
    window.add_and_open(replace(small_plan, sections=small_plan.sections[:2]))
    window.library.slogans.add(some_slogans())
    assert insert_into_open_plan(window, (1,))
    assert window.session is not None
    kinds = [(one.number, one.kind) for one in window.session.plan.sections]
    assert kinds == [("I", "purpose"), ("II", "slogans"), ("III", "organization")]


def test_the_same_slogan_twice_is_asked_about(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.library.slogans.add([Slogan("Mừng Xuân!"), *some_slogans()])
    asked = answer(monkeypatch, 0)
    assert insert_into_open_plan(opened, (1, 2))
    assert "đã có “Mừng Xuân!”" in asked[0]
    assert texts_of(opened) == ["Mừng xuân!", TEXTS[0]]
    assert not insert_into_open_plan(opened, (1,))
    answer(monkeypatch, 1)
    assert insert_into_open_plan(opened, (1,))
    assert texts_of(opened) == ["Mừng xuân!", TEXTS[0], "Mừng Xuân!"]


def test_numbers_or_dashes_are_those_of_the_section_and_the_choice_is_kept(
    opened: MainWindow,
) -> None:
    opened.library.slogans.add(some_slogans())
    assert opened.session is not None and opened.view is not None
    opened.view.show_part(7)
    opened.mark_slogans("number")
    assert insert_into_open_plan(opened, (1,))
    marks = [block.shown_mark for _, block in slogan_blocks(opened.session.plan)]
    assert marks == ["number", "number"]
    assert opened.library.setting("slogans/mark") == "number"
    opened.mark_slogans("dash")
    marks = [block.shown_mark for _, block in slogan_blocks(opened.session.plan)]
    assert marks == ["dash", "dash"]


def test_variables_are_filled_from_the_plan_and_asked_for_where_it_is_silent(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.library.slogans.add([Slogan(PATTERN)])
    known: list[dict[str, str]] = []

    def answer_fields(dialog: FillDialog) -> int:
        known.append(dialog.values())
        dialog.fields["lần thứ"].show_words("XIV")
        return 1

    monkeypatch.setattr(FillDialog, "exec", answer_fields)
    assert insert_into_open_plan(opened, (1,))
    assert known == [{"đảng bộ": "xã An Bình", "lần thứ": "", "tỉnh": ""}]
    assert texts_of(opened)[-1] == (
        "Nhiệt liệt chào mừng Đại hội Đảng bộ xã An Bình lần thứ XIV, mừng {tỉnh}!"
    )


@pytest.mark.parametrize("kind", ["docx", "pdf", "txt"])
def test_an_open_variable_keeps_the_plan_from_paper_and_the_way_to_it_is_shown(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    from kehoach_gui import services

    def never(*_: object) -> None:
        raise AssertionError("nothing may be written")

    opened.library.slogans.add([Slogan(PATTERN)])
    monkeypatch.setattr(FillDialog, "exec", lambda dialog: 1)
    insert_into_open_plan(opened, (1,))
    asked = answer(monkeypatch, 0)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", never)
    monkeypatch.setattr("kehoach_gui.ui.printing.print_dialog.PrintDialog.exec", never)
    opened.export_as(next(one for one in services.exporters() if one.id == kind))
    opened.print_plan()
    assert len(asked) == 2 and "{lần thứ}" in asked[0] and "chưa in" in asked[0]
    assert opened.view is not None
    assert opened.view.editor.textCursor().selectedText() == "{lần thứ}"


def test_the_picker_searches_and_gives_what_is_chosen(opened: MainWindow, settle: Settle) -> None:
    opened.library.slogans.add(some_slogans())
    picker = SloganPicker(opened)
    settle(lambda: picker.search.job is None and picker.model.rowCount() == 4)
    picker.field.setText("moi truong")
    assert picker.model.rowCount() == 1
    picker.list.setFocus()
    picker._take()
    assert picker.ids == (4,)


def test_every_open_plan_is_a_target_and_shows_what_came_in(
    opened: MainWindow, small_plan: Plan, settle: Settle
) -> None:
    from PySide6.QtWidgets import QMenu

    opened.add_and_open(replace(small_plan, sections=()))
    page = page_with(opened, settle, some_slogans())
    page.list.choose(2)
    menu = QMenu(opened)
    fill_targets(opened, menu)
    assert [action.text() for action in menu.actions()] == [
        "Tuyên truyền mừng xuân – Mục III",
        "Tuyên truyền mừng xuân – mục khẩu hiệu mới",
    ]
    menu.actions()[0].trigger()
    assert texts_of(opened) == ["Mừng xuân!", TEXTS[1]]
    assert opened.slogan_page() is None


def test_slogans_are_dropped_on_a_tab_and_on_a_section(opened: MainWindow, settle: Settle) -> None:
    page = page_with(opened, settle, some_slogans())
    data = page.model.mimeData([page.model.index(0, 0), page.model.index(1, 0)])
    assert data.text() == f"{TEXTS[0]}\n{TEXTS[1]}"
    assert opened._strip is not None
    opened._strip.slogans_dropped.emit(0, (1, 2))
    settle()
    assert texts_of(opened) == ["Mừng xuân!", TEXTS[0], TEXTS[1]]
    assert opened.view is not None
    outline = opened.view.outline.outline
    section = outline.index_of(7)
    drop = (packed((3,), (TEXTS[2],)), Qt.DropAction.CopyAction, -1, -1)
    assert outline.canDropMimeData(*drop, section)
    outline.dropMimeData(*drop, section)
    settle()
    assert texts_of(opened)[-1] == TEXTS[2]


def test_a_changed_entry_is_taken_over_or_kept_and_not_asked_again(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = opened.library.slogans
    shelf.add(some_slogans())
    insert_into_open_plan(opened, (1, 2))
    shelf.set_favourite((1,))
    assert find_changed(opened) == ()
    row = shelf.load(2)
    newer = "Nhiệt liệt chào mừng Đại hội đại biểu toàn quốc lần thứ XIV của Đảng!"
    shelf.save(2, row.revision, replace(row.slogan, text=newer))
    found = find_changed(opened)
    assert [(one.slogan_id, one.text, one.now) for one in found] == [(2, TEXTS[1], newer)]
    picker = SloganPicker(opened)
    assert picker.changed.text() == "1 câu của kế hoạch đã đổi trong thư viện"
    picker.reject()
    monkeypatch.setattr(ChangedDialog, "exec", lambda dialog: 1)
    opened.show_changed_slogans()
    assert texts_of(opened)[-1] == newer
    assert find_changed(opened) == ()
    shelf.save(2, shelf.load(2).revision, replace(row.slogan, text=TEXTS[1]))
    monkeypatch.setattr(ChangedDialog, "ticked", lambda dialog: [])
    opened.show_changed_slogans()
    assert texts_of(opened)[-1] == newer
    assert find_changed(opened) == ()


def test_closing_a_plan_leaves_what_was_noted(opened: MainWindow, settle: Settle) -> None:
    opened.library.slogans.add(some_slogans())
    assert opened.session is not None
    plan_id = opened.session.plan_id
    insert_into_open_plan(opened, (1,))
    opened.close_tab()
    settle()
    assert len(opened.library.slogans.uses_in_plan(plan_id)) == 1


def test_the_history_of_use_stands_beside_the_slogan_and_narrows_the_list(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    opened.library.slogans.add(some_slogans())
    insert_into_open_plan(opened, (3,))
    page = page_with(opened, settle, [])
    assert page.model.ids[0] == 3
    item = next(one for one in page.facets.facets.items if one.kind == "plan")
    assert (item.name, item.count) == ("Tuyên truyền mừng xuân", 1)
    page.facets.facets.toggle(item)
    page.show_found()
    assert page.model.ids == (3,)
    at_rest(page, settle)
