"""The profiles of the bodies: list and form stay in step, what is typed is kept, one is deleted."""

from collections.abc import Callable, Iterator

import pytest
from hands import press, type_text
from PySide6.QtCore import Qt

from kehoach_gui.core.organisation import Organisation
from kehoach_gui.storage import Library
from kehoach_gui.ui.dialogs import organisation_dialog
from kehoach_gui.ui.dialogs.organisation_dialog import OrganisationDialog
from kehoach_gui.ui.theme import Theme

Settle = Callable[..., None]
Make = Callable[..., OrganisationDialog]


@pytest.fixture
def make(theme: Theme, library: Library, settle: Settle) -> Iterator[Make]:
    """Shows the dialog on the library with these bodies in it."""
    made: list[OrganisationDialog] = []

    def show(*names: str, choosing: bool = False) -> OrganisationDialog:
        for name in names:
            library.save_organisation(Organisation(name, "state-nd30", issuing_body=name.upper()))
        made.append(OrganisationDialog(theme, None, library, choosing=choosing))
        made[-1].show()
        settle()
        return made[-1]

    yield show
    for dialog in made:
        dialog.done(0)
        dialog.deleteLater()
    settle()


def titles(dialog: OrganisationDialog) -> list[str]:
    return [card.title for card in dialog.list.cards.cards]


def kept(library: Library) -> list[str]:
    return [each.organisation.name for each in library.list_organisations()]


def test_the_list_follows_what_is_typed_and_another_one_keeps_it(
    make: Make, library: Library
) -> None:
    dialog = make("Sở Văn hóa", "Sở Nội vụ")
    name = dialog.form.inputs["name"]
    name.setFocus()
    press(name, Qt.Key.Key_End)
    type_text(name, " mới")
    assert titles(dialog) == ["Sở Văn hóa mới", "Sở Nội vụ"]
    press(dialog.list, Qt.Key.Key_Down)
    assert dialog.form.inputs["name"].words() == "Sở Nội vụ"
    press(dialog.list, Qt.Key.Key_Up)
    assert dialog.form.inputs["name"].words() == "Sở Văn hóa mới"
    dialog.reject()
    assert kept(library) == ["Sở Văn hóa mới", "Sở Nội vụ"]


def test_an_empty_library_begins_with_a_new_profile_that_is_not_kept_unnamed(
    make: Make, library: Library
) -> None:
    dialog = make()
    assert titles(dialog) == ["Đơn vị mới"]
    dialog.reject()
    assert kept(library) == []


def test_a_profile_is_deleted_after_a_question_and_the_next_one_is_shown(
    make: Make, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = make("Sở Văn hóa", "Sở Nội vụ")
    asked: list[str] = []
    monkeypatch.setattr(organisation_dialog, "ask", lambda *words: asked.append(words[3]) or 0)
    dialog.drop_button.click()
    assert "“Sở Văn hóa”" in asked[0] and kept(library) == ["Sở Nội vụ"]
    assert titles(dialog) == ["Sở Nội vụ"]
    assert dialog.form.inputs["name"].words() == "Sở Nội vụ"
    dialog.drop_button.click()
    assert titles(dialog) == ["Đơn vị mới"] and kept(library) == []


def test_a_plan_is_begun_from_the_body_that_is_shown(make: Make) -> None:
    dialog = make("Sở Văn hóa", "Sở Nội vụ", choosing=True)
    press(dialog.list, Qt.Key.Key_Down)
    dialog.go.click()
    assert dialog.plan is not None and dialog.plan.header.issuing_body == "SỞ NỘI VỤ"
