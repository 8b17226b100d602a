"""The leader's Word file: exported here, changed elsewhere, its changes accepted one by one."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from kehoach_gui.core import preset
from kehoach_gui.core.compose import compose
from kehoach_gui.core.plan import Plan
from kehoach_gui.export.docx import make_docx
from kehoach_gui.reading.docx.comments import read_comments
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.superior.returned import SAME, ReturnedDialog

Settle = Callable[..., None]


def word_file(plan: Plan, tmp_path: Path, change: Callable[..., None]) -> Path:
    """The plan as a Word file that somebody changed."""
    document = Document(BytesIO(make_docx(compose(plan, preset.load(plan.standard)))))
    change(document)
    path = tmp_path / "sua.docx"
    document.save(str(path))
    return path


def paragraph(document, words: str):  # type: ignore[no-untyped-def]
    return next(each for each in document.paragraphs if words in each.text)


def correct(document) -> None:  # type: ignore[no-untyped-def]
    """Two corrections and a comment, as a leader makes them."""
    run = paragraph(document, "Nâng cao nhận thức.").runs[-1]
    run.text = run.text.replace("nhận thức.", "nhận thức sâu sắc.")
    chi = paragraph(document, "Chỉ đạo chung.")
    chi.runs[-1].text = chi.runs[-1].text.replace("chung.", "chung và kiểm tra.")
    document.add_comment(chi.runs, text="Ghi rõ ai kiểm tra.", author="Bí thư", initials="BT")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[ReturnedDialog]:
    seen: list[ReturnedDialog] = []
    monkeypatch.setattr(ReturnedDialog, "exec", lambda self: seen.append(self) or 0)
    return seen


def compare_with(
    window: MainWindow, path: Path, shown: list[ReturnedDialog], settle: Settle
) -> ReturnedDialog:
    window.compare_word_file(path)
    settle(lambda: bool(shown), 15)
    return shown[0]


def test_an_unchanged_word_file_shows_no_change(
    opened: MainWindow, tmp_path: Path, shown: list[ReturnedDialog], settle: Settle
) -> None:
    assert opened.session is not None
    path = word_file(opened.session.plan, tmp_path, lambda document: None)
    dialog = compare_with(opened, path, shown, settle)
    assert dialog.changes == () and dialog.note.text() == SAME
    assert not dialog.one.isEnabled()


def test_changes_are_accepted_one_by_one_each_a_step(
    opened: MainWindow, tmp_path: Path, shown: list[ReturnedDialog], settle: Settle
) -> None:
    assert opened.session is not None
    before = opened.session.plan
    dialog = compare_with(opened, word_file(before, tmp_path, correct), shown, settle)
    assert len(dialog.changes) == 2
    dialog.list.setCurrentRow(0)
    dialog.take_one()
    assert len(dialog.changes) == 1
    assert opened.session.plan.sections[0].sections[0].blocks[0].text.endswith("sâu sắc.")
    assert opened.session.plan.sections[1].sections[0].blocks[0].text == "Chỉ đạo chung."
    dialog.take_every()
    assert opened.session.plan.sections[1].sections[0].blocks[0].text.endswith("kiểm tra.")
    opened.undo()
    opened.undo()
    assert opened.session.plan == before


def test_comments_are_shown_at_the_change_they_are_about(
    opened: MainWindow, tmp_path: Path, shown: list[ReturnedDialog], settle: Settle
) -> None:
    assert opened.session is not None
    path = word_file(opened.session.plan, tmp_path, correct)
    (comment,) = read_comments(path)
    assert (comment.author, comment.text) == ("Bí thư", "Ghi rõ ai kiểm tra.")
    assert "Chỉ đạo chung" in comment.anchor
    dialog = compare_with(opened, path, shown, settle)
    rows = [row for row in range(len(dialog.changes)) if dialog.comments_at(row)]
    assert len(rows) == 1
    dialog.list.setCurrentRow(rows[0])
    assert "Bí thư: Ghi rõ ai kiểm tra." in dialog.said.toPlainText()


def test_a_file_that_is_no_word_file_is_told(
    opened: MainWindow, tmp_path: Path, told: list[tuple[str, str]], settle: Settle
) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"khong phai")
    opened.compare_word_file(path)
    settle(lambda: bool(told), 15)
    assert told[0][0] == "Chưa làm được"


def test_a_word_file_without_comments_has_none(opened: MainWindow, tmp_path: Path) -> None:
    assert opened.session is not None
    assert read_comments(word_file(opened.session.plan, tmp_path, lambda document: None)) == ()
