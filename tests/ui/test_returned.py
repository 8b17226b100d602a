"""The leader's Word file: exported here, changed elsewhere, its changes accepted one by one."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from returned_word import behind, comment_on_deleted, paragraph, remove, say, track, word_file

from kehoach_gui.core import edits
from kehoach_gui.core.plan import Block, Number, Plan, Section
from kehoach_gui.core.returned import Returned
from kehoach_gui.core.returned_shape import in_shape_of
from kehoach_gui.reading import read_docx
from kehoach_gui.reading.docx.comments import read_margin
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.superior.returned import SAME, ReturnedDialog
from kehoach_gui.ui.superior.returned_list import MINE

Settle = Callable[..., None]
Compare = Callable[[Path], ReturnedDialog]


def correct(document: Any) -> None:
    """Two corrections and a comment, as a leader makes them."""
    say(paragraph(document, "Nâng cao nhận thức."), "nhận thức.", "nhận thức sâu sắc.")
    chi = paragraph(document, "Chỉ đạo chung.")
    say(chi, "chung.", "chung và kiểm tra.")
    document.add_comment(chi.runs, text="Ghi rõ ai kiểm tra.", author="Bí thư", initials="BT")


@pytest.fixture
def compare(opened: MainWindow, monkeypatch: pytest.MonkeyPatch, settle: Settle) -> Compare:
    """Open the comparison through the window; the dialog stays open until it is closed."""
    seen: list[ReturnedDialog] = []

    def show(self: ReturnedDialog) -> int:
        self.show()
        seen.append(self)
        return 0

    monkeypatch.setattr(ReturnedDialog, "exec", show)

    def run(path: Path) -> ReturnedDialog:
        seen.clear()
        opened.compare_word_file(path)
        settle(lambda: bool(seen), 15)
        return seen[0]

    return run


def current(window: MainWindow) -> Plan:
    assert window.session is not None
    return window.session.plan


def titles(dialog: ReturnedDialog) -> list[str]:
    return [dialog.list.items[entry.key].text(0) for entry in dialog.found.entries]


def choose(dialog: ReturnedDialog, words: str) -> None:
    (item,) = (item for item in dialog.list.items.values() if words in item.text(0))
    dialog.list.setCurrentItem(item)


def test_an_unchanged_word_file_shows_no_change(
    opened: MainWindow, tmp_path: Path, compare: Compare
) -> None:
    dialog = compare(word_file(current(opened), tmp_path, lambda document: None))
    assert dialog.found.entries == () and dialog.same.isVisible()
    assert dialog.same.words.text() == SAME and not dialog.panes.isVisible()
    assert not dialog.one.isEnabled() and not dialog.all.isEnabled()
    dialog.accept()


def test_what_is_accepted_is_one_step_and_each_is_taken_back_in_the_dialog(
    opened: MainWindow, tmp_path: Path, compare: Compare
) -> None:
    before = current(opened)
    dialog = compare(word_file(before, tmp_path, correct))
    assert len(dialog.found.entries) == 2
    choose(dialog, "sâu sắc")
    dialog.take_one()
    taken = current(opened)
    assert taken.sections[0].sections[0].blocks[0].text.endswith("sâu sắc.")
    assert taken.sections[1].sections[0].blocks[0].text == "Chỉ đạo chung."
    dialog.take_every()
    assert current(opened).sections[1].sections[0].blocks[0].text.endswith("kiểm tra.")
    dialog.take_back()
    assert current(opened) == taken
    dialog.take_every()
    dialog.accept()
    opened.undo()
    assert current(opened) == before
    opened.redo()
    assert current(opened).sections[0].sections[0].blocks[0].text.endswith("sâu sắc.")


def test_a_box_takes_one_change_and_the_box_of_a_section_all_of_it(
    opened: MainWindow, tmp_path: Path, compare: Compare
) -> None:
    before = current(opened)
    dialog = compare(word_file(before, tmp_path, correct))
    group = next(item for name, item in dialog.list.groups.items() if name.startswith("II."))
    group.setCheckState(0, Qt.CheckState.Checked)
    assert dialog.taken == {1}
    assert current(opened).sections[1].sections[0].blocks[0].text.endswith("kiểm tra.")
    dialog.list.items[1].setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.taken == frozenset() and current(opened) == before
    dialog.accept()
    assert opened.session is not None and not opened.session.undo_stack.canUndo()
    assert not opened.session.undo_stack.canRedo()


def test_comments_authors_and_days_are_shown_at_the_change_they_are_about(
    opened: MainWindow, tmp_path: Path, compare: Compare
) -> None:
    def change(document: Any) -> None:
        correct(document)
        track(paragraph(document, "Vận động."), "Vận động.", "Tuyên truyền.", "")
        wish = paragraph(document, "Trên đây")
        document.add_comment(wish.runs, text="Câu này được.", author="Bí thư", initials="BT")

    dialog = compare(word_file(current(opened), tmp_path, change))
    choose(dialog, "kiểm tra")
    assert "Ghi rõ ai kiểm tra." in dialog.said.toPlainText()
    choose(dialog, "Tuyên truyền")
    assert dialog.said.toPlainText() == "Người sửa: Bí thư, 15/01/2027 08:30"
    choose(dialog, "Câu này được")
    assert "chỗ này không sửa chữ" in dialog.where.text() and not dialog.one.isEnabled()
    assert "Bí thư" in dialog.said.toPlainText() and "Trên đây" in dialog.text.toPlainText()
    dialog.accept()


def test_a_comment_on_deleted_words_stands_at_the_deletion(
    opened: MainWindow, tmp_path: Path, compare: Compare
) -> None:
    def change(document: Any) -> None:
        where = paragraph(document, "An toàn, tiết kiệm.")
        text = where.text
        for run in where.runs[1:]:
            run._r.getparent().remove(run._r)
        where.runs[0].text = text
        comment_on_deleted(document, where, text, "Bỏ, đã nói ở trên.")

    path = word_file(current(opened), tmp_path, change)
    (comment,) = read_margin(path.read_bytes()).comments
    assert "An toàn" in comment.anchor and "An toàn" in comment.before and not comment.paragraph
    dialog = compare(path)
    choose(dialog, "Bỏ đoạn: An toàn")
    assert "Bỏ, đã nói ở trên." in dialog.said.toPlainText()
    assert "Người sửa: Bí thư, 15/01/2027 08:30" in dialog.said.toPlainText()
    dialog.accept()


def test_what_was_changed_here_since_the_export_is_not_undone(
    opened: MainWindow, tmp_path: Path, compare: Compare
) -> None:
    assert opened.session is not None
    sent = current(opened)
    path = word_file(sent, tmp_path, correct)
    mine = edits.set_blocks(sent, 6, (Block("paragraph", "Vận động đoàn viên."),))
    mine = edits.set_blocks(mine, 5, (Block("paragraph", "Chỉ đạo chung, có phân công."),))
    opened.session.apply("sửa", lambda _: mine)
    dialog = compare(path)
    assert "Tệp được làm từ bản “Khi mở kế hoạch” lúc" in dialog.note.text()
    assert sorted(e.side for e in dialog.found.entries) == ["both", "mine", "theirs"]
    assert dialog.list.topLevelItem(dialog.list.topLevelItemCount() - 1).text(0) == MINE
    dialog.take_every()
    taken = current(opened)
    assert taken.sections[0].sections[0].blocks[0].text.endswith("sâu sắc.")
    assert taken.sections[1] == mine.sections[1]
    assert "Còn 2 chỗ" in dialog.note.text()
    both = next(entry.key for entry in dialog.found.entries if entry.side == "both")
    dialog.ask(frozenset({both}), True)
    assert current(opened).sections[1].sections[0].blocks[0].text.endswith("kiểm tra.")
    dialog.accept()


def thorough(document: Any) -> None:
    """Every kind of change that a leader makes on paper."""
    say(paragraph(document, "Nâng cao nhận thức."), "nhận thức.", "nhận thức sâu sắc.")
    behind(paragraph(document, "An toàn, tiết kiệm."), "- Gọn, dễ nhớ, dễ làm theo.")
    remove(paragraph(document, "Mừng xuân!"))
    say(paragraph(document, "BÍ THƯ"), "BÍ THƯ", "PHÓ BÍ THƯ")
    last = paragraph(document, "Vận động.")
    for words in ("Vận động nhân dân treo cờ.", "3. Mặt trận"):
        behind(last, words)


def test_all_accepted_and_exported_again_shows_no_more_changes(
    opened: MainWindow, tmp_path: Path, compare: Compare
) -> None:
    path = word_file(current(opened), tmp_path, thorough)
    dialog = compare(path)
    assert len(dialog.found.entries) >= 5
    dialog.take_every()
    dialog.accept()
    plan = current(opened)
    again = read_docx(path, standard=plan.standard).plan
    assert Returned(plan, in_shape_of(plan, again)).entries == ()
    fresh = read_docx(word_file(plan, tmp_path, lambda d: None), standard=plan.standard).plan
    assert Returned(plan, in_shape_of(plan, fresh)).entries == ()


def test_a_file_that_is_another_plan_is_said_to_be_one_before_anything_is_shown(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        "kehoach_gui.ui.dialogs.base.ask", lambda *words: asked.append(words[3]) or 1
    )
    other = Plan(
        "party-hd05",
        title=replace(current(opened).title, subject="phòng cháy chữa cháy rừng"),
        sections=(replace(current(opened).sections[0], heading="TÌNH HÌNH", sections=()),),
    )
    opened.compare_word_file(word_file(other, tmp_path, lambda document: None))
    settle(lambda: bool(asked), 15)
    assert "giống kế hoạch đang mở" in asked[0] and "không thay đổi" in asked[0]


def test_a_file_that_is_no_word_file_is_told(
    opened: MainWindow, tmp_path: Path, told: list[tuple[str, str]], settle: Settle
) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"khong phai")
    opened.compare_word_file(path)
    settle(lambda: bool(told), 15)
    assert told[0][0] == "Chưa làm được"


def test_a_word_file_without_comments_has_none(opened: MainWindow, tmp_path: Path) -> None:
    path = word_file(current(opened), tmp_path, lambda document: None)
    margin = read_margin(path.read_bytes())
    assert (margin.comments, margin.revisions) == ((), ())


def test_head_signer_phase_and_a_cell_changed_on_paper_are_each_one_entry(
    opened: MainWindow, tmp_path: Path, compare: Compare
) -> None:
    rows = (("Việc", "Hạn"), ("Treo cờ", "20/4/2027"), ("Phát thanh", "25/4/2027"))
    table = Block("table", "", rows=rows, header_rows=1)
    assert opened.session is not None
    plan = current(opened)
    header = replace(plan.header, date="2027-03-05", number=Number("7", "KH", "CB"))
    phase = Section(20, "1", "Đợt 1: Tháng 4 năm 2027", "phase", blocks=(table,))
    phases = Section(21, "IV", "CÁC ĐỢT", "phases", sections=(phase,))
    plan = replace(plan, header=header, sections=(*plan.sections, phases))
    plan = edits.rename_section(plan, 20, "Đợt 1: Tháng 4 năm 2027")
    opened.session.apply("sửa", lambda _: plan)

    def change(document: Any) -> None:
        say(paragraph(document, "20/4/2027"), "20/4/2027", "22/4/2027")
        say(paragraph(document, "Đợt 1"), "Tháng 4 năm 2027", "Tháng 5 năm 2027")
        say(paragraph(document, "Lê Văn Bình"), "Lê Văn Bình", "Lê Văn An")
        say(paragraph(document, "ngày 05 tháng 3"), "ngày 05 tháng 3", "ngày 08 tháng 3")
        say(paragraph(document, "07-KH/CB"), "07-KH/CB", "09-KH/CB")

    path = word_file(plan, tmp_path, change)
    dialog = compare(path)
    assert sorted(title.replace("\n", " ").partition(":")[0] for title in titles(dialog)) == [
        "Sửa",
        "Sửa",
        "Sửa",
        "Sửa đoạn",
        "Sửa đề mục",
    ]
    order = list(dialog.found.keys)
    for key in reversed(order):
        dialog.ask(frozenset({key}), True)
    dialog.accept()
    plan = current(opened)
    assert (plan.header.date, plan.header.number) == ("2027-03-08", Number("09", "KH", "CB"))
    assert plan.signature.name == "Lê Văn An"
    section = edits.find(plan, 20)
    assert section.blocks[0].rows[1][1] == "22/4/2027" and section.blocks[0].header_rows == 1
    assert section.period is not None and section.period.start is not None
    assert section.period.start.earliest == "2027-05-01"
    again = read_docx(path, standard=plan.standard).plan
    assert Returned(plan, in_shape_of(plan, again)).entries == ()


def test_a_file_whose_comments_are_broken_is_refused_with_a_sentence(
    opened: MainWindow, tmp_path: Path, told: list[tuple[str, str]], settle: Settle
) -> None:
    path = word_file(current(opened), tmp_path, correct)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts["word/comments.xml"] = parts["word/comments.xml"][:200]
    with zipfile.ZipFile(path, "w") as broken:
        for name, data in parts.items():
            broken.writestr(name, data)
    before = current(opened)
    opened.compare_word_file(path)
    settle(lambda: bool(told), 15)
    assert told[0][0] == "Chưa làm được" and "bị hỏng" in told[0][1]
    assert current(opened) == before
