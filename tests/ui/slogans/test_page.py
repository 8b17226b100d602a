"""The page of the slogans: searching, narrowing, changing, taking back, by keyboard."""

import pytest
from hands import press, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from slogan_hands import TEXTS, Settle, at_rest, page_with, plain, shown, some_slogans

from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.slogans.facet_model import Item
from kehoach_gui.ui.slogans.slogan_model import SloganModel
from kehoach_gui.ui.slogans.workspace import SloganWorkspace

STRICT = QAbstractItemModelTester.FailureReportingMode.Warning


def choose(page: SloganWorkspace, kind: str, value: str = "") -> None:
    item = next(i for i in page.facets.facets.items if (i.kind, i.value) == (kind, value))
    page.facets.facets.toggle(item)
    page.show_found()


def items(page: SloganWorkspace) -> list[Item]:
    return page.facets.facets.items


def test_an_empty_library_offers_the_starter_library_and_takes_it_back(
    window: MainWindow, settle: Settle
) -> None:
    page = window.show_workspace("slogans")
    assert isinstance(page, SloganWorkspace)
    at_rest(page, settle)
    assert page.stack.currentWidget() is page.empty
    window.actions_["slogan_starter"].trigger()
    at_rest(page, settle)
    assert page.stack.currentWidget() is page.splitter
    assert page.count.text() == "173 khẩu hiệu"
    window.undo()
    at_rest(page, settle)
    assert window.library.slogans.count() == 0
    window.redo()
    at_rest(page, settle)
    assert window.library.slogans.count() == 173


def test_each_letter_narrows_the_list_and_exact_marks_come_first(
    window: MainWindow, settle: Settle
) -> None:
    page = page_with(window, settle, some_slogans())
    page.bar.search.setFocus()
    type_text(page.bar.search, "dang")
    assert shown(page)[0] == TEXTS[3]
    assert set(shown(page)[1:]) == {TEXTS[0], TEXTS[1], TEXTS[2]}
    page.bar.search.setText("đảng")
    assert shown(page) == [TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[3]]
    page.bar.search.setText("dai hoi lan thu xiii")
    assert shown(page) == [TEXTS[1]]
    page.bar.search.setText("không có câu nào")
    assert page.found.currentWidget() is page.nothing


def test_facets_narrow_with_the_search_and_count_the_library(
    window: MainWindow, settle: Settle
) -> None:
    page = page_with(window, settle, some_slogans())
    counts = {(item.kind, item.value): item.count for item in items(page)}
    assert counts["all", ""] == 4 and counts["tag", "chung"] == 2 and counts["year", "2021"] == 1
    choose(page, "tag", "chung")
    assert shown(page) == [TEXTS[0], TEXTS[2]]
    choose(page, "year", "2022")
    assert shown(page) == [TEXTS[2]]
    page.bar.search.setText("quang vinh")
    assert shown(page) == []
    assert {(i.kind, i.value): i.count for i in items(page)}["tag", "chung"] == 2
    page.bar.search.setText("")
    choose(page, "all")
    assert len(shown(page)) == 4


def test_favourites_archive_and_delete_are_done_by_keys_and_taken_back(
    window: MainWindow, settle: Settle
) -> None:
    page = page_with(window, settle, some_slogans())
    page.list.choose(2)
    press(page.list, Qt.Key.Key_Space, " ")
    at_rest(page, settle)
    choose(page, "favourite")
    assert shown(page) == [TEXTS[1]]
    choose(page, "all")
    page.list.choose(3)
    window.actions_["slogan_archive"].trigger()
    at_rest(page, settle)
    assert TEXTS[2] not in shown(page)
    choose(page, "archive")
    assert shown(page) == [TEXTS[2]]
    window.undo()
    at_rest(page, settle)
    choose(page, "all")
    assert len(shown(page)) == 4
    page.list.choose(4)
    press(page.list, Qt.Key.Key_Delete)
    at_rest(page, settle)
    assert window.library.slogans.count() == 3
    window.undo()
    at_rest(page, settle)
    assert sorted(shown(page)) == sorted(TEXTS)


def test_a_used_slogan_goes_to_the_archive_where_it_is_deleted(
    window: MainWindow, settle: Settle
) -> None:
    page = page_with(window, settle, some_slogans())
    window.library.slogans.add_use(1, "mục V", plan_title="Mừng xuân")
    page.list.selectAll()
    window.actions_["slogan_delete"].trigger()
    at_rest(page, settle)
    assert window.library.slogans.count() == 0
    assert window.library.slogans.count(archived=True) == 1
    window.undo()
    at_rest(page, settle)
    assert window.library.slogans.count() == 4


def test_the_detail_pane_tells_source_grade_tags_and_uses(
    window: MainWindow, settle: Settle
) -> None:
    window.library.slogans.add_starter()
    page = page_with(window, settle, [])
    unsure = next(r for r in window.library.slogans.list_all() if r.slogan.grade == "recalled")
    window.library.slogans.add_use(unsure.id, "Mục V", plan_title="Mừng xuân")
    page.bar.search.setText(unsure.slogan.text)
    page.list.choose(unsure.id)
    page.show_detail()
    assert page.detail.words.text() == unsure.slogan.text
    assert "Chưa kiểm chứng" in page.detail.grade.text()
    assert "Mừng xuân, Mục V" in page.detail.blocks["Dùng ở"][1].text()  # type: ignore[attr-defined]


def test_merging_keeps_one_and_its_history(
    window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kehoach_gui.ui.slogans.merge_dialog import MergeDialog

    page = page_with(window, settle, some_slogans())
    page.list.selectAll()

    def take(dialog: MergeDialog) -> int:
        dialog.list.setCurrentRow(1)
        dialog._take()
        return 1

    monkeypatch.setattr(MergeDialog, "exec", take)
    window.actions_["slogan_merge"].trigger()
    at_rest(page, settle)
    assert shown(page) == [TEXTS[1]]
    window.undo()
    at_rest(page, settle)
    assert len(shown(page)) == 4


def test_long_lists_are_read_where_they_are_looked_at(window: MainWindow, settle: Settle) -> None:
    page = page_with(window, settle, [plain(f"Mừng xuân thứ {n}") for n in range(900)])
    assert page.model.rowCount() == 200
    assert len(page.model._rows) < 80
    page.list.scrollToBottom()
    settle()
    assert page.model.rowCount() == 400
    page.bar.search.setText("mung xuan thu 89")
    assert len(shown(page)) == 11


def test_the_models_are_as_qt_wants_them(window: MainWindow, settle: Settle) -> None:
    page = page_with(window, settle, [plain(f"Mừng xuân thứ {n}") for n in range(900)])
    testers = [QAbstractItemModelTester(page.facets.facets, STRICT)]
    for words in ("", "mung xuan thu 8", "không có"):
        alone = SloganModel(page)
        alone.show_found(
            lambda limit, words=words: page.search.find(words, {}, limit), page.search.rows
        )
        testers.append(QAbstractItemModelTester(alone, STRICT))
        while alone.canFetchMore(alone.index(-1, 0)):
            alone.fetchMore(alone.index(-1, 0))
    page.list.choose(3)
    page.toggle_star()
    at_rest(page, settle)
    choose(page, "favourite")
    assert len(shown(page)) == 1
    assert len(testers) == 4


def test_the_keyboard_goes_round_the_panes_and_ctrl_f_to_the_search(
    window: MainWindow, settle: Settle
) -> None:
    page = page_with(window, settle, some_slogans())
    page.show_detail()
    window.find_words()
    assert page.bar.search.hasFocus()
    for part in (page.facets, page.list, page.detail.insert, page.bar.search):
        window.next_pane()
        assert part.hasFocus()
    assert not window.actions_["undo"].isEnabled()
    page.facets.setFocus()
    page.facets.setCurrentIndex(page.facets.facets.index(1, 0))
    press(page.facets, Qt.Key.Key_Return)
    assert page.facets.facets.chosen == {"favourite": ""}


def test_the_form_shows_what_will_be_stored_and_what_is_like_it(
    window: MainWindow, settle: Settle
) -> None:
    from kehoach_gui.ui.slogans.form_dialog import SloganForm

    page_with(window, settle, some_slogans())
    form = SloganForm(window.theme, window, window.library)
    form.words.show_words("1. nhiệt liệt chào mừng đại hội đại biểu toàn quốc lần thứ XIV của Đảng")
    form.look()
    assert "Sẽ lưu là: Nhiệt liệt" in form.said.text()
    assert f"cùng mẫu, khác năm hoặc số: “{TEXTS[1]}”" in form.said.text()
    form.year.show_words("26")
    form._take()
    assert form.slogan is None and "bốn chữ số" in form.said.text()
    form.year.show_words("2026")
    form._take()
    assert form.slogan is not None and form.slogan.year == 2026
    assert form.slogan.text.endswith("XIV của Đảng!")


@pytest.mark.parametrize("words", ["", "…", "a" * 2_000])
def test_the_form_keeps_words_that_are_no_slogan_and_says_why(
    window: MainWindow, settle: Settle, words: str
) -> None:
    from kehoach_gui.ui.slogans.form_dialog import SloganForm

    form = SloganForm(window.theme, window, window.library)
    form.words.show_words(words)
    form._take()
    assert form.slogan is None and form.said.text().startswith("▲")
    assert form.words.words() == words
    form.reject()
