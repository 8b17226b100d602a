"""Everything the window can do, one row each: menus, keys and tool bar follow this table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from kehoach_gui.ui.icons import icon
from kehoach_gui.ui.theme import Theme

Needs = Literal["", "plan", "section", "list"]


@dataclass(frozen=True, slots=True)
class Row:
    """One action; `handler` names a method of the window.

    `needs` is what must be there for it: an open plan, a chosen section, a row of the list.
    """

    id: str
    menu: str
    text: str
    handler: str
    keys: str = ""
    icon: str = ""
    needs: Needs = ""
    checkable: bool = False


MENUS = ("Tệp", "Chỉnh sửa", "Chèn", "Định dạng", "Kế hoạch", "Dạng xem", "Trợ giúp")
MNEMONICS = {
    "Tệp": "&Tệp",
    "Chỉnh sửa": "Chỉnh &sửa",
    "Chèn": "&Chèn",
    "Định dạng": "Định &dạng",
    "Kế hoạch": "&Kế hoạch",
    "Dạng xem": "Dạng &xem",
    "Trợ giúp": "Trợ &giúp",
}

ROWS = (
    Row("new", "Tệp", "Kế hoạch mới…", "new_plan", "Ctrl+N", "plus"),
    Row("import", "Tệp", "Nhập từ tệp…", "import_file", "Ctrl+O", "import"),
    Row("import_paste", "Tệp", "Nhập từ văn bản dán…", "import_pasted", "Ctrl+Shift+V", "paste"),
    Row("home", "Tệp", "Danh sách kế hoạch", "show_home", "Ctrl+Shift+O", "list", "plan"),
    Row("", "Tệp", "", ""),
    Row("save", "Tệp", "Lưu ngay", "save_now", "Ctrl+S", "check", "plan"),
    Row("save_copy", "Tệp", "Lưu bản sao thành tệp .kehoach…", "save_copy", "F12", "copy", "plan"),
    Row("", "Tệp", "", ""),
    Row("backups", "Tệp", "Sao lưu và khôi phục…", "show_backups", "", "clock"),
    Row("quit", "Tệp", "Thoát", "close", "Alt+F4"),
    Row("undo", "Chỉnh sửa", "Hoàn tác", "undo", "Ctrl+Z", "undo", "plan"),
    Row("redo", "Chỉnh sửa", "Làm lại", "redo", "Ctrl+Y", "redo", "plan"),
    Row("", "Chỉnh sửa", "", ""),
    Row("cut", "Chỉnh sửa", "Cắt", "cut", "Ctrl+X"),
    Row("copy", "Chỉnh sửa", "Sao chép", "copy", "Ctrl+C"),
    Row("paste", "Chỉnh sửa", "Dán", "paste", "Ctrl+V"),
    Row("select_all", "Chỉnh sửa", "Chọn tất cả", "select_all", "Ctrl+A"),
    Row("", "Chỉnh sửa", "", ""),
    Row("find", "Chỉnh sửa", "Tìm kế hoạch", "find_plan", "Ctrl+F", "search"),
    Row(
        "add_section", "Chèn", "Mục mới ở dưới", "add_section", "Ctrl+Shift+Return", "plus", "plan"
    ),
    Row("add_child", "Chèn", "Mục con", "add_child", "", "indent", "section"),
    Row("add_phase", "Chèn", "Đợt tuyên truyền", "add_phase", "", "calendar", "section"),
    Row("", "Chèn", "", ""),
    Row("duplicate", "Chèn", "Bản sao của mục", "duplicate_section", "", "copy", "section"),
    Row("bold", "Định dạng", "Đậm", "bold", "Ctrl+B", "bold", "section"),
    Row("italic", "Định dạng", "Nghiêng", "italic", "Ctrl+I", "italic", "section"),
    Row("underline", "Định dạng", "Gạch chân", "underline", "Ctrl+U", "underline", "section"),
    Row("", "Định dạng", "", ""),
    Row(
        "role_paragraph",
        "Định dạng",
        "Đoạn văn",
        "role_paragraph",
        "Ctrl+Shift+N",
        "paragraph",
        "section",
    ),
    Row("role_item", "Định dạng", "Đoạn có số", "role_item", "", "number", "section"),
    Row(
        "role_bullet",
        "Định dạng",
        "Gạch đầu dòng (–)",
        "role_bullet",
        "Ctrl+Shift+L",
        "bullet",
        "section",
    ),
    Row("role_plus", "Định dạng", "Dấu cộng (+)", "role_plus", "", "plus", "section"),
    Row("role_letter", "Định dạng", "Chữ cái a), b)", "role_letter", "", "number", "section"),
    Row("role_slogan", "Định dạng", "Khẩu hiệu", "role_slogan", "", "flag", "section"),
    Row("rename", "Kế hoạch", "Sửa tiêu đề mục", "rename_section", "F2", "edit", "section"),
    Row("up", "Kế hoạch", "Chuyển mục lên", "move_up", "Alt+Shift+Up", "up", "section"),
    Row("down", "Kế hoạch", "Chuyển mục xuống", "move_down", "Alt+Shift+Down", "down", "section"),
    Row(
        "indent", "Kế hoạch", "Vào trong một bậc", "indent", "Alt+Shift+Right", "indent", "section"
    ),
    Row(
        "outdent", "Kế hoạch", "Ra ngoài một bậc", "outdent", "Alt+Shift+Left", "outdent", "section"
    ),
    Row("renumber", "Kế hoạch", "Đánh số lại", "renumber", "", "number", "plan"),
    Row("remove", "Kế hoạch", "Xóa mục", "remove_section", "Ctrl+Delete", "trash", "section"),
    Row("", "Kế hoạch", "", ""),
    Row("standard", "Kế hoạch", "Đổi thể thức…", "choose_standard", "", "page", "plan"),
    Row("options", "Kế hoạch", "Tùy chọn thể thức…", "choose_options", "", "more", "plan"),
    Row("discarded", "Kế hoạch", "Dòng đã để riêng…", "show_discarded", "", "paste", "plan"),
    Row("", "Kế hoạch", "", ""),
    Row("open_row", "Kế hoạch", "Mở kế hoạch đang chọn", "open_row", "", "folder", "list"),
    Row("copy_row", "Kế hoạch", "Nhân đôi kế hoạch đang chọn", "copy_row", "", "copy", "list"),
    Row("delete_row", "Kế hoạch", "Xóa kế hoạch đang chọn", "delete_row", "", "trash", "list"),
    Row("", "Kế hoạch", "", ""),
    Row("organisations", "Kế hoạch", "Đơn vị ban hành…", "edit_organisations", "", "office"),
    Row("preview", "Dạng xem", "Trang in", "toggle_preview", "Ctrl+F2", "page", "plan", True),
    Row("next_pane", "Dạng xem", "Sang khung kế tiếp", "next_pane", "F6"),
    Row("dark", "Dạng xem", "Giao diện tối", "toggle_dark", "", "moon", "", True),
    Row("keys", "Trợ giúp", "Phím tắt", "show_keys", "F1", "info"),
    Row("about", "Trợ giúp", "Giới thiệu", "show_about"),
)


def make_actions(window: QMainWindow, theme: Theme) -> dict[str, QAction]:
    """The actions by id, connected to the window's methods, and their menus."""
    actions: dict[str, QAction] = {}
    bar = window.menuBar()
    menus: dict[str, QMenu] = {name: bar.addMenu(MNEMONICS[name]) for name in MENUS}
    for row in ROWS:
        if not row.id:
            menus[row.menu].addSeparator()
            continue
        action = QAction(row.text, window)
        action.setObjectName(row.id)
        action.setCheckable(row.checkable)
        if row.keys:
            action.setShortcut(QKeySequence(row.keys))
        if row.icon:
            action.setIcon(icon(theme, row.icon, "muted"))
        handler: Callable[[], object] = getattr(window, row.handler)
        action.triggered.connect(lambda _=False, run=handler: run())
        actions[row.id] = action
        menus[row.menu].addAction(action)
    return actions


def fill_menu(menu: QMenu, actions: dict[str, QAction], names: str) -> QMenu:
    """Put actions into another menu; "-" is a rule."""
    for name in names.split():
        if name == "-":
            menu.addSeparator()
        else:
            menu.addAction(actions[name])
    return menu


def enable(actions: dict[str, QAction], state: set[str]) -> None:
    """Enable what the state of the window allows."""
    for row in ROWS:
        if row.id and row.needs:
            actions[row.id].setEnabled(row.needs in state)
