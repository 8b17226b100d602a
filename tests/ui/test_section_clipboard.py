"""Sections are copied, cut and pasted within a plan and between plans that are open."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hands import plan_of
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from kehoach_gui.core.plan import Block, Plan, Section, Title
from kehoach_gui.storage import Library
from kehoach_gui.ui.clip_actions import NOTHING, TOO_DEEP
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.section_clipboard import SECTIONS


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: object) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def two(opened: MainWindow, library: Library, settle: Callable[..., None]) -> MainWindow:
    """Two plans open: the small one, and before it one of a state body with a single section."""
    other = Plan(
        "state-nd30",
        title=Title("Kế hoạch", "khác"),
        sections=(Section(1, "I", "Một", blocks=(Block("paragraph", "Chữ."),)),),
    )
    opened.open_plan(library.add_plan(other).id)
    opened.choose_tab(0)
    settle()
    return opened


def choose(window: MainWindow, ident: int) -> None:
    assert window.view is not None
    window.view.show_part(ident)
    window.view.outline.setFocus()


def headings(window: MainWindow) -> list[str]:
    return [f"{section.number} {section.heading}" for section in plan_of(window).sections]


def test_a_section_goes_to_another_plan_with_all_it_holds(
    two: MainWindow, small_plan: Plan
) -> None:
    choose(two, 4)
    two.actions_["copy"].trigger()
    two.turn_tab("1")
    choose(two, 1)
    two.actions_["paste"].trigger()
    assert headings(two) == ["I Một", "II TỔ CHỨC THỰC HIỆN"]
    assert plan_of(two).sections[1] == replace(small_plan.sections[1], number="II")
    assert two.view is not None and two.view.current_id() == plan_of(two).sections[1].id
    two.toast.buttons[0].click()
    assert headings(two) == ["I Một"]


def test_a_cut_section_moves_and_both_plans_take_it_back_alone(
    two: MainWindow, small_plan: Plan
) -> None:
    choose(two, 7)
    two.actions_["cut_section"].trigger()
    assert len(plan_of(two).sections) == 2
    two.turn_tab("1")
    two.actions_["paste_section"].trigger()
    assert headings(two)[-1] == "II KHẨU HIỆU"
    two.turn_tab("-1")
    two.undo()
    assert plan_of(two) == small_plan


def test_a_numbered_paragraph_is_pasted_behind_its_like(two: MainWindow) -> None:
    choose(two, 5)
    two.copy_section()
    choose(two, 5)
    two.paste_section()
    assert [s.heading for s in plan_of(two).sections[1].sections] == [
        "Chi ủy",
        "Chi ủy",
        "Các đoàn thể",
    ]
    assert [s.number for s in plan_of(two).sections[1].sections] == ["1", "2", "3"]


def test_other_programs_get_the_words(two: MainWindow) -> None:
    choose(two, 7)
    two.copy_section()
    assert QGuiApplication.clipboard().text() == "III. KHẨU HIỆU\n- Mừng xuân!"


def test_copy_in_a_text_field_still_means_its_text(two: MainWindow) -> None:
    assert two.view is not None
    two.view.show_part(7)
    editor = two.view.section_pane.editor
    editor.setFocus()
    editor.selectAll()
    two.copy()
    assert not QGuiApplication.clipboard().mimeData().hasFormat(SECTIONS)


def test_a_clipboard_without_sections_says_what_to_do(two: MainWindow) -> None:
    choose(two, 7)
    before = plan_of(two)
    two.paste_section()
    assert two.toast.words.text() == NOTHING
    choose(two, -1)
    assert not two.copy_section()
    assert plan_of(two) is before


def test_broken_sections_are_told_and_change_nothing(
    two: MainWindow, told: list[tuple[str, str]]
) -> None:
    data = QMimeData()
    data.setData(SECTIONS, b'{"sections": 3}')
    QGuiApplication.clipboard().setMimeData(data)
    before = plan_of(two)
    two.paste_section()
    assert told[0][0] == "Chưa dán được mục"
    assert plan_of(two) is before


def test_sections_too_deep_for_a_plan_are_refused(
    two: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(two, 7)
    two.copy_section()
    before = plan_of(two)
    monkeypatch.setattr("kehoach_gui.core.readable.unreadable_place", lambda plan: "sections")
    two.paste_section()
    assert two.toast.words.text() == TOO_DEEP
    assert plan_of(two) is before
