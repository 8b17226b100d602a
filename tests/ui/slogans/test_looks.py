"""The slogan page and its dialogs are Vietnamese, named, and fit a small window."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog
from slogan_hands import Settle, page_with, some_slogans
from test_words_and_sizes import check_fit, check_names, check_words

from kehoach_gui.core.slogans import Slogan
from kehoach_gui.reading.slogans import read_slogan_text
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.slogans.changed_dialog import ChangedDialog, find_changed
from kehoach_gui.ui.slogans.fill_dialog import FillDialog
from kehoach_gui.ui.slogans.form_dialog import SloganForm
from kehoach_gui.ui.slogans.import_dialog import SloganImport
from kehoach_gui.ui.slogans.insertion import insert_into_open_plan
from kehoach_gui.ui.slogans.judging import judged_reading
from kehoach_gui.ui.slogans.merge_dialog import MergeDialog
from kehoach_gui.ui.slogans.paste_dialog import SloganPaste
from kehoach_gui.ui.slogans.picker import SloganPicker
from kehoach_gui.ui.slogans.plan_choice import PlanChoice

LIST = "- Mừng Đảng, mừng Xuân, mừng đất nước!\nGhi chú treo ở cổng\n- Vui Tết trồng cây!\n"


def changed(window: MainWindow) -> QDialog:
    assert window.session is not None
    insert_into_open_plan(window, (2,))
    row = window.library.slogans.load(2)
    window.library.slogans.save(2, row.revision, Slogan(row.slogan.text.replace("XIII", "XIV")))
    return ChangedDialog(window.theme, window, window.session.plan, find_changed(window))


def rows(window: MainWindow) -> tuple[object, ...]:
    from kehoach_gui import paths
    from kehoach_gui.storage.slogan_index import SloganIndex

    with SloganIndex.open(window.library.path, paths.cache_folder()) as index:
        index.refresh()
        return index.search("")


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "new": lambda w: SloganForm(w.theme, w, w.library),
    "edit": lambda w: SloganForm(w.theme, w, w.library, w.library.slogans.load(2)),
    "merge": lambda w: MergeDialog(w.theme, w, rows(w)),  # type: ignore[arg-type]
    "paste": lambda w: SloganPaste(w.theme, w),
    "plans": lambda w: PlanChoice(w.theme, w, ["Mừng xuân", "Ngày lễ lớn"]),
    "picker": SloganPicker,
    "fill": lambda w: FillDialog(w.theme, w, ("tỉnh", "lần thứ"), {}, "Mừng {tỉnh}!"),
    "changed": changed,
    "import": lambda w: SloganImport(
        w.theme,
        w,
        judged_reading(lambda: read_slogan_text(LIST), w.library.path, lambda done, total: None),
        "danh sách.txt",
    ),
}


@pytest.mark.parametrize("zoom", [100, 130])
@pytest.mark.parametrize("name", DIALOGS)
def test_a_slogan_dialog_is_vietnamese_named_and_low_enough(
    opened: MainWindow, settle: Settle, name: str, zoom: int
) -> None:
    opened.library.slogans.add(some_slogans())
    opened.set_zoom(zoom)
    try:
        dialog = DIALOGS[name](opened)
        dialog.show()
        settle()
        check_words(dialog)
        check_names(dialog)
        check_fit(dialog)
        assert dialog.height() <= 480
        assert dialog.width() <= 1000
        dialog.reject()
        dialog.deleteLater()
        settle()
    finally:
        opened.set_zoom(100)


@pytest.mark.parametrize("size", [(1024, 536), (1093, 560), (1366, 738)])
@pytest.mark.parametrize("full", [False, True])
def test_the_slogan_page_fits_a_small_window(
    opened: MainWindow, settle: Settle, size: tuple[int, int], full: bool
) -> None:
    opened.resize(*size)
    page = page_with(opened, settle, some_slogans() if full else [])
    page.show_detail()
    settle()
    check_words(opened)
    check_names(opened)
    check_fit(opened)
    assert opened.minimumSizeHint().width() <= 1024
    assert opened.minimumSizeHint().height() <= 536
