"""Everything in sight is Vietnamese, named for screen readers, and fits a small window."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from kehoach_gui.checking import check
from kehoach_gui.core import preset
from kehoach_gui.core.edits import set_standard
from kehoach_gui.core.plan import Block, Plan, Section
from kehoach_gui.core.recipient_order import address_book
from kehoach_gui.reading import Reading, Receipt, SourceLine
from kehoach_gui.reading.again import Conversion, open_text
from kehoach_gui.reading.docx.comments import Comment, Margin
from kehoach_gui.reading.docx.legacy import OldText
from kehoach_gui.returned_file import compared
from kehoach_gui.session import PlanSession
from kehoach_gui.storage import Library
from kehoach_gui.ui.actions import MENUS, ROWS
from kehoach_gui.ui.checking.accept_dialog import AcceptDialog
from kehoach_gui.ui.dialogs.address_book_dialog import AddressBookDialog
from kehoach_gui.ui.dialogs.backups_dialog import BackupsDialog
from kehoach_gui.ui.dialogs.base import Question
from kehoach_gui.ui.dialogs.compare_dialog import CompareDialog, Side
from kehoach_gui.ui.dialogs.discarded_dialog import DiscardedDialog
from kehoach_gui.ui.dialogs.help_dialogs import AboutDialog, KeysDialog
from kehoach_gui.ui.dialogs.import_dialog import ImportDialog
from kehoach_gui.ui.dialogs.import_questions import LettersDialog
from kehoach_gui.ui.dialogs.options_dialog import OptionsDialog
from kehoach_gui.ui.dialogs.organisation_dialog import OrganisationDialog
from kehoach_gui.ui.dialogs.paste_dialog import PasteDialog
from kehoach_gui.ui.dialogs.receipt_dialog import ReceiptDialog
from kehoach_gui.ui.dialogs.standard_dialog import StandardDialog
from kehoach_gui.ui.dialogs.table_dialog import TableDialog
from kehoach_gui.ui.dialogs.table_size import TableSizeDialog
from kehoach_gui.ui.dialogs.tone_dialog import ToneDialog
from kehoach_gui.ui.dialogs.version_dialog import VersionDialog
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.superior.dialog import SuperiorDialog
from kehoach_gui.ui.superior.returned import ReturnedDialog
from kehoach_gui.ui.superior.submitted_dialog import SubmittedDialog
from kehoach_gui.ui.theme import Theme

ENGLISH = re.compile(
    r"\b(the|and|open|save|close|cancel|copy|paste|cut|undo|redo|delete|file|edit|view|help|new|"
    r"select|all|yes|no|ok|print|export|import|search|settings|print|page|section|default|menu)\b",
    re.IGNORECASE,
)
# file endings, keys and the names of programs and fonts stay as they are
NAMES = re.compile(r"\(\*?\.\w+\)|[\w.-]+\.\w{2,7}\b|Ctrl\S*|python-docx|Times New Roman")
CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractItemView,
    QProgressBar,
)
OLD = OldText("tcvn3", "TCVN3", (".VnTime",), 12, False, "Tuyªn", "Tuyên", 1)
Make = Callable[[Theme, MainWindow, Library, Plan], QDialog]


def import_dialog(theme: Theme, window: MainWindow) -> ImportDialog:
    """With everything that it may ask: old letters, standards, where the plan goes."""
    opened = replace(open_text("ĐẢNG CỘNG SẢN VIỆT NAM\nKẾ HOẠCH\nTuyên truyền\n"), old=(OLD,))
    reading = opened.read()
    assert len(reading.candidates) == 2
    return ImportDialog(theme, window, reading, "“cũ.docx”", opened, "I. MỤC ĐÍCH", True)


def session_of(window: MainWindow, plan: Plan) -> PlanSession:
    """The session of a plan opened in the window."""
    window.add_and_open(plan)
    assert window.session is not None
    return window.session


MARGIN = Margin((Comment("Bí thư", "2027-01-15T08:30:00Z", "Ghi rõ ai làm.", "Chỉ đạo chung."),))


def with_superior(t: Theme, w: MainWindow, lib: Library, p: Plan) -> SuperiorDialog:
    """The dialog with a document of which one task is open, all compared."""
    session = session_of(w, p)
    new = Block("paragraph", "Báo cáo kết quả tuyên truyền trước ngày 15/12/2026.")
    above = replace(p, sections=(*p.sections, Section(90, "IV", "BÁO CÁO", blocks=(new,))))
    lib.attachments.attach(session.plan_id, "KH tỉnh.docx", above, preset.load(p.standard))
    dialog = SuperiorDialog(t, w, lib, session)
    assert dialog.job is not None
    dialog.job.wait()
    QApplication.processEvents()
    return dialog


DIALOGS: dict[str, Make] = {
    "about": lambda t, w, lib, p: AboutDialog(t, w),
    "keys": lambda t, w, lib, p: KeysDialog(t, w),
    "paste": lambda t, w, lib, p: PasteDialog(t, w),
    "organisation": lambda t, w, lib, p: OrganisationDialog(t, w, lib, choosing=True),
    "standard": lambda t, w, lib, p: StandardDialog(t, w, p, "state-nd30"),
    "options": lambda t, w, lib, p: OptionsDialog(t, w, p),
    "backups": lambda t, w, lib, p: BackupsDialog(t, w, lib),
    "version": lambda t, w, lib, p: VersionDialog(t, w, ["Bản trình lần 1"]),
    "tones": lambda t, w, lib, p: ToneDialog(t, w, p, "new", (1, "Mục I")),
    "address book": lambda t, w, lib, p: AddressBookDialog(t, w, address_book(), "party"),
    "accept": lambda t, w, lib, p: AcceptDialog(t, w, check(p)[0]),
    "compare": lambda t, w, lib, p: CompareDialog(
        t,
        w,
        [
            Side("Bản đang soạn", lambda: p),
            Side("Bản trình lần 1", lambda: set_standard(p, "state-nd30")),
        ],
        1,
    ),
    "discarded": lambda t, w, lib, p: DiscardedDialog(t, w, ("Trang 2",)),
    "question": lambda t, w, lib, p: Question(t, w, "Tệp đã có", "Ghi đè?", ("Ghi đè", "Không")),
    "import": lambda t, w, lib, p: ImportDialog(
        t, w, Reading(p, Receipt(), (SourceLine(1, "CHI BỘ", "issuing_body"),)), "văn bản"
    ),
    "import_with_questions": lambda t, w, lib, p: import_dialog(t, w),
    "import_letters": lambda t, w, lib, p: LettersDialog(
        t, w, OLD, (Conversion("Tuyªn truyÒn", "Tuyên truyền", ""), Conversion("²", "²", "²"))
    ),
    "import_receipt": lambda t, w, lib, p: ReceiptDialog(t, w, ("Đọc từ “cũ.docx”.",)),
    "table": lambda t, w, lib, p: TableDialog(t, w, Block("table", "", rows=(("STT", "Việc"),))),
    "new table": lambda t, w, lib, p: TableSizeDialog(t, w),
    "superior": lambda t, w, lib, p: SuperiorDialog(t, w, lib, session_of(w, p)),
    "superior, filled": lambda t, w, lib, p: with_superior(t, w, lib, p),
    "returned": lambda t, w, lib, p: ReturnedDialog(
        t, w, session_of(w, p), compared("sua.docx", p, set_standard(p, "state-nd30"), MARGIN)
    ),
    "submitted": lambda t, w, lib, p: SubmittedDialog(t, w, w.settings, "party-hd05", "HUYỆN"),
}


def seen(widget: QWidget) -> Iterator[QWidget]:
    """The widget and all below it that are shown and not made by Qt for itself."""
    for each in (widget, *widget.findChildren(QWidget)):
        if each.isVisible() and not each.objectName().startswith("qt_"):
            yield each


def words_of(widget: QWidget) -> list[str]:
    """Everything a widget says: text, tool tip, hint, accessible name, title."""
    said = [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
    if isinstance(widget, QAbstractButton | QLabel):
        said.append(widget.text())
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        said.append(widget.placeholderText())
    if isinstance(widget, QComboBox):
        said += [widget.itemText(place) for place in range(widget.count())]
    if isinstance(widget, QMenu):
        said.append(widget.title())
    return [text for text in said if text]


def check_words(widget: QWidget) -> None:
    bad = [
        (type(each).__name__, text)
        for each in seen(widget)
        for text in words_of(each)
        if ENGLISH.search(NAMES.sub("", text))
    ]
    assert bad == []


def check_names(widget: QWidget) -> None:
    nameless = [
        (type(each).__name__, each.objectName())
        for each in seen(widget)
        if isinstance(each, CONTROLS)
        and not each.accessibleName()
        and not (isinstance(each, QAbstractButton) and each.text())
        and not isinstance(each.parent(), QComboBox | QAbstractItemView)
    ]
    assert nameless == []


def check_fit(widget: QWidget) -> None:
    """No control is cut off by its parent, but where that can scroll."""
    cut = []
    for each in seen(widget):
        parent = each.parentWidget()
        if parent is None or each.isWindow() or not isinstance(each, (*CONTROLS, QLabel)):
            continue
        if in_scroll_area(each):
            continue
        if not parent.rect().contains(each.geometry()):
            cut.append((type(each).__name__, words_of(each)[:1], each.geometry().getRect()))
    assert cut == []


def in_scroll_area(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QScrollArea | QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def test_menus_and_actions_speak_vietnamese_and_each_key_is_used_once() -> None:
    texts = [name.replace("&", "") for name, _ in MENUS] + [row.text for row in ROWS]
    assert [text for text in texts if ENGLISH.search(text.replace(".kehoach", ""))] == []
    keys = [row.keys for row in ROWS if row.keys]
    assert len(keys) == len(set(keys))
    assert [row.id for row in ROWS if re.fullmatch(r"[A-Z0-9]|Alt\+Z|Ctrl\+Space", row.keys)] == []


def test_every_action_of_the_table_is_a_method_of_the_window(window: MainWindow) -> None:
    for row in ROWS:
        assert callable(getattr(window, row.handler.partition(":")[0])), row.id
    actions = [action for action in window.actions_.values() if isinstance(action, QAction)]
    assert len(actions) == len(ROWS)


@pytest.mark.parametrize("part", [-1, 1, 4, 7, -2])
def test_the_plan_view_is_vietnamese_and_named(
    opened: MainWindow, part: int, settle: Callable[..., None]
) -> None:
    assert opened.view is not None
    opened.view.load_preview()
    opened.view.show_part(part)
    settle()
    check_words(opened)
    check_names(opened)


def test_the_list_of_plans_is_vietnamese_and_named(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    opened.show_home()
    settle()
    check_words(opened)
    check_names(opened)


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_is_vietnamese_named_and_low_enough(
    theme: Theme,
    window: MainWindow,
    library: Library,
    small_plan: Plan,
    name: str,
    settle: Callable[..., None],
) -> None:
    window.resize(1024, 536)
    dialog = DIALOGS[name](theme, window, library, small_plan)
    dialog.show()
    settle()
    check_words(dialog)
    check_names(dialog)
    check_fit(dialog)
    assert dialog.height() <= 480 and dialog.width() <= 1000  # 520 with its frame
    dialog.close()
    dialog.deleteLater()


@pytest.mark.parametrize("size", [(1024, 536), (1093, 560), (1366, 738)])
@pytest.mark.parametrize("part", [-1, 1, 4, 7, -2, 0])
def test_nothing_is_cut_off_in_a_small_window(
    opened: MainWindow, size: tuple[int, int], part: int, settle: Callable[..., None]
) -> None:
    assert opened.view is not None
    opened.view.load_preview()
    opened.resize(*size)
    if part:
        opened.view.show_part(part)
    else:
        opened.show_home()
    settle()
    assert (opened.width(), opened.height()) == size
    assert opened.minimumSizeHint().width() <= 1024
    assert opened.minimumSizeHint().height() <= 536
    check_fit(opened)


def test_the_page_takes_the_editor_s_place_in_a_narrow_window(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None
    view.load_preview()
    opened.resize(1024, 536)
    settle()
    assert view.preview is not None and not view.preview.isVisible()
    view.show_preview(True)
    settle()
    assert view.preview.isVisible() and not view.stack.isVisible()
    view.show_preview(False)
    settle()
    assert view.stack.isVisible()


@pytest.mark.parametrize("zoom", [100, 130])
@pytest.mark.parametrize("tab", [0, 1, 2])
def test_the_right_pane_is_vietnamese_named_and_fits(
    opened: MainWindow, theme: Theme, tab: int, zoom: int, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None
    opened.set_zoom(zoom)
    try:
        for size in ((1024, 536), (1366, 738)):
            opened.resize(*size)
            view.show_right_tab(tab)
            settle()
            assert view.preview is not None and view.preview.isVisible()
            check_words(opened)
            check_names(opened)
            check_fit(opened)
    finally:
        opened.set_zoom(100)


def test_buttons_are_large_enough_to_hit(opened: MainWindow, settle: Callable[..., None]) -> None:
    settle()
    small = [
        (each.text() or each.accessibleName(), each.height())
        for each in seen(opened)
        if isinstance(each, QAbstractButton) and each.height() < 28
    ]
    assert small == []


def test_qt_s_own_buttons_and_menus_are_translated(theme: Theme, qapp: QApplication) -> None:
    for context, source, expected in (
        ("QPlatformTheme", "&Yes", "Có"),
        ("QPlatformTheme", "Cancel", "Hủy"),
        ("QWidgetTextControl", "&Undo", "Hoàn tác"),
        ("QLineEdit", "Select All", "Chọn tất cả"),
        ("QFileDialog", "File &name:", "Tên tệp:"),
        ("QFileDialog", "Files of type:", "Loại tệp:"),
    ):
        assert qapp.translate(context, source) == expected
    assert qapp.translate("QPageSize", "không có trong bảng") == "không có trong bảng"


def test_contrast_of_text_is_enough_in_both_modes(theme: Theme) -> None:
    def light(name: str, colors: dict[str, str]) -> float:
        red, green, blue = (int(colors[name][i : i + 2], 16) / 255 for i in (1, 3, 5))
        parts = [
            c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    def contrast(first: str, second: str, colors: dict[str, str]) -> float:
        bright, dim = sorted((light(first, colors), light(second, colors)), reverse=True)
        return (bright + 0.05) / (dim + 0.05)

    both = (theme.tokens["light"], theme.tokens["light"] | theme.tokens["dark"])
    for colors in both:
        for ink in ("text", "muted", "accent", "ok", "warn", "blue", "violet"):
            for ground in ("bg", "surface", "sunken"):
                assert contrast(ink, ground, colors) >= 4.5, (ink, ground)
        assert contrast("accent_text", "accent", colors) >= 4.5
        assert contrast("accent", "accent_soft", colors) >= 4.5
        assert contrast("field_line", "surface", colors) >= 3.0


def test_the_mode_switches_at_run_time_and_paper_stays_white(
    theme: Theme, opened: MainWindow
) -> None:
    theme.set_dark(True)
    try:
        assert theme.c("bg").lightness() < 60
        assert theme.c("paper").name() == "#ffffff"
        assert opened.palette().window().color() == theme.c("bg")
    finally:
        theme.set_dark(False)
    assert theme.c("bg").lightness() > 200


def test_every_standard_s_caution_is_shown_where_it_is_chosen() -> None:
    from kehoach_gui.ui.plans.standards import caution

    cautions = {ident: caution(one) for ident, one in preset.load_all().items()}
    assert cautions["party-hd05"] == ""
    assert "thay thế" in cautions["party-hd36"]
    assert "chưa đối chiếu" in cautions["union-qd933"]
