"""What the import dialog asks: old letters with real lines, standards that look alike."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import office_files
import pytest
from PySide6.QtWidgets import QDialog

from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.plan import walk
from kehoach_gui.reading.again import Opened, open_source
from kehoach_gui.ui.dialogs.import_dialog import NO_PLAN, ImportDialog
from kehoach_gui.ui.dialogs.import_questions import LettersDialog
from kehoach_gui.ui.main_window import MainWindow

Settle = Callable[..., None]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Opened]:
    """One of the office's files, opened once for all tests."""
    folder = tmp_path_factory.mktemp("office")
    opened: dict[str, Opened] = {}

    def get(name: str) -> Opened:
        if name not in opened:
            path: Path = folder / name
            path.write_bytes(office_files.PLANS[name]())
            opened[name] = open_source(path)
        return opened[name]

    return get


def dialog_of(window: MainWindow, opened: Opened, usual: tuple[str, ...] = ()) -> ImportDialog:
    dialog = ImportDialog(window.theme, window, opened.read(), "tệp", opened, usual=usual)
    dialog.show()
    return dialog


def first_lines(dialog: ImportDialog) -> str:
    return " ".join(line.text for line in dialog.reading.lines)


@pytest.mark.parametrize("name", ["phông VnTime.docx", "phông VNI.docx"])
def test_old_letters_that_are_sure_are_converted_and_can_be_left(
    window: MainWindow, source: Callable[[str], Opened], name: str
) -> None:
    dialog = dialog_of(window, source(name))
    (question,) = dialog.letters.values()
    assert question.box.isChecked() and "→" in question.sample.text()
    converted = dialog.plan()
    assert converted.title.subject == office_files.SUBJECT
    question.box.setChecked(False)
    left = dialog.plan()
    assert left.title.subject != converted.title.subject
    assert "Ngày hội Đọc sách" not in first_lines(dialog)
    question.box.setChecked(True)
    assert dialog.plan() == converted


def test_letters_in_doubt_are_left_until_the_user_says_so(
    window: MainWindow, source: Callable[[str], Opened]
) -> None:
    dialog = dialog_of(window, source("phông lạ.docx"))
    (question,) = dialog.letters.values()
    assert not question.box.isChecked()
    assert "Tuyªn truyÒn" in first_lines(dialog)
    question.box.setChecked(True)
    assert "Tuyên truyền" in first_lines(dialog)
    assert any("Đã chuyển" in sentence for sentence in dialog.receipt_lines())


@pytest.mark.parametrize(("button", "converted"), [("keep", False), ("go", True)])
def test_the_question_shows_real_lines_and_what_stays_unknown(
    window: MainWindow,
    source: Callable[[str], Opened],
    monkeypatch: pytest.MonkeyPatch,
    button: str,
    converted: bool,
) -> None:
    dialog = dialog_of(window, source("phông lạ.docx"))
    seen: list[tuple[str, str, str]] = []
    told: list[str] = []

    def look(shown: LettersDialog) -> int:
        for row in range(shown.table.rowCount()):
            cells = [shown.table.item(row, column) for column in range(3)]
            seen.append(tuple(cell.text() for cell in cells if cell is not None))
        told.extend(label.text() for label in shown.findChildren(type(dialog.receipt)))
        getattr(shown, button).click()
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(LettersDialog, "exec", look)
    (question,) = dialog.letters.values()
    question.look.click()
    by_before = {before: (after, lost) for before, after, lost in seen}
    old = "B¶o ®¶m thiÕt thùc, tiÕt kiÖm, ®óng quy ®Þnh."
    assert by_before[old] == ("Bảo đảm thiết thực, tiết kiệm, đúng quy định.", "")
    assert [lost for _, _, lost in seen if lost] == ["²"]
    assert any("1 dấu không rõ" in text for text in told)
    assert question.box.isChecked() is converted
    assert ("Tuyên truyền" in first_lines(dialog)) is converted


def test_where_two_standards_look_alike_the_dialog_asks(
    window: MainWindow, source: Callable[[str], Opened], settle: Settle
) -> None:
    dialog = dialog_of(window, source("kế hoạch Đảng ủy.docx"))
    settle()
    assert dialog.question is not None and dialog.question.isVisible()
    assert set(dialog.question.buttons) == {"party-hd05", "party-hd36"}
    assert dialog.plan().standard == "party-hd05"
    assert dialog.question.buttons["party-hd05"].isChecked()
    dialog.question.buttons["party-hd36"].click()
    assert dialog.plan().standard == "party-hd36"
    assert dialog.question.buttons["party-hd36"].isChecked()
    assert not dialog.question.buttons["party-hd05"].isChecked()
    dialog.standard.setCurrentIndex(dialog.standard.findData("party-hd05"))
    assert dialog.question.buttons["party-hd05"].isChecked()
    dialog.give_roles([3], "noise")
    assert dialog.plan().standard == "party-hd05"


def test_the_user_s_own_body_answers_the_question(
    window: MainWindow, source: Callable[[str], Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = source("kế hoạch Đảng ủy.docx")
    own = dialog_of(window, opened, ("party-hd36", "state-nd30"))
    assert own.question is None and own.plan().standard == "party-hd36"
    both = dialog_of(window, opened, ("party-hd36", "party-hd05"))
    assert both.question is not None
    seen: list[ImportDialog] = []
    monkeypatch.setattr(ImportDialog, "exec", lambda dialog: seen.append(dialog) or 0)
    window.library.save_organisation(Organisation("UBND xã Suối Lành", "party-hd36"))
    window._show_reading(opened, opened.read(), "“tệp”", "tệp")
    assert seen[0].question is None


def test_a_letter_that_is_no_plan_is_said_to_be_none(
    window: MainWindow, source: Callable[[str], Opened]
) -> None:
    dialog = dialog_of(window, source("công văn.docx"))
    assert NO_PLAN in dialog.receipt.text() and NO_PLAN in dialog.receipt_lines()
    plan = dialog_of(window, source("kế hoạch năm ngoái.docx"))
    assert NO_PLAN not in plan.receipt_lines()


def test_every_line_of_an_office_s_file_leads_to_the_plan_and_back(
    window: MainWindow, source: Callable[[str], Opened]
) -> None:
    for name in ("kế hoạch năm ngoái.docx", "số tự động.docx", "hai phụ lục.docx"):
        dialog = dialog_of(window, source(name))
        by_number = {line.number: line for line in dialog.reading.lines}
        for section, _ in walk(dialog.plan().sections):
            number = dialog.trace.line_of(section.id)
            assert number is not None
            words = section.heading or section.blocks[0].words
            assert words[:30] in by_number[number].text
            assert dialog.trace.part_of(by_number[number]) == section.id


def test_with_every_question_and_large_letters_the_dialog_stays_low_and_keeps_its_lines(
    window: MainWindow, source: Callable[[str], Opened], settle: Settle
) -> None:
    window.resize(1024, 536)
    window.set_zoom(130)
    try:
        old = source("phông lạ.docx").old
        opened = replace(source("kế hoạch Đảng ủy.docx"), old=old)
        dialog = ImportDialog(window.theme, window, opened.read(), "tệp", opened, "I. Mục", True)
        dialog.show()
        settle()
        assert dialog.letters and dialog.question is not None
        assert dialog.height() <= 480 and dialog.width() <= 1000
        below = dialog.lines.mapTo(dialog, dialog.lines.rect().bottomLeft()).y()
        assert below < dialog.hint.y() and dialog.lines.height() >= 68
    finally:
        window.set_zoom(100)
