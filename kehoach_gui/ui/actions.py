"""Everything the window can do, one row each: menus, keys and tool bar follow this table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from kehoach_gui.ui.theme import Theme

Needs = Literal["", "plan", "section", "list", "bin", "one", "slogan", "one_slogan", "many_slogans"]


@dataclass(frozen=True, slots=True)
class Row:
    """One action; `handler` names a method of the window, behind a colon its argument.

    `needs` is what must be there for it: an open plan, a chosen section, a row of the list, a row
    of the bin, one plan (open or a row); chosen slogans, one of them, several.
    """

    id: str
    text: str
    handler: str
    keys: str = ""
    icon: str = ""
    needs: Needs = ""
    checkable: bool = False


FILE = (
    Row("new", "Kế hoạch mới…", "new_plan", "Ctrl+N", "plus"),
    Row("import", "Nhập từ tệp…", "import_file", "Ctrl+O", "import"),
    Row("import_paste", "Nhập từ văn bản dán…", "import_pasted", "", "paste"),
    Row("consolidate", "Tổng hợp kế hoạch cấp dưới…", "consolidate", "", "list"),
    Row("home", "Danh sách kế hoạch", "show_home", "Ctrl+Shift+O", "list", "plan"),
    Row("close_tab", "Đóng kế hoạch", "close_tab", "Ctrl+W", "close", "plan"),
    None,
    Row("save", "Lưu ngay", "save_now", "Ctrl+S", "check", "plan"),
    Row("keep_version", "Giữ phiên bản…", "keep_version", "Ctrl+Shift+S", "clock", "plan"),
    Row("print", "In…", "print_plan", "Ctrl+P", "print", "plan"),
    Row("save_copy", "Lưu bản sao thành tệp .kehoach…", "save_copy", "F12", "copy", "plan"),
    Row("share_pack", "Gói chia sẻ (USB)…", "share_pack", "", "folder", "plan"),
    None,
    Row("backups", "Sao lưu và khôi phục…", "show_backups", "", "clock"),
    Row("settings", "Cài đặt…", "show_settings", "Ctrl+,", "settings"),
    Row("quit", "Thoát", "close", "Ctrl+Q"),
)
EDIT = (
    Row("undo", "Hoàn tác", "undo", "Ctrl+Z", "undo", "plan"),
    Row("redo", "Làm lại", "redo", "Ctrl+Y", "redo", "plan"),
    Row("repeat", "Lặp lại việc vừa làm", "repeat_last", "F4", "", "plan"),
    None,
    Row("cut", "Cắt", "cut", "Ctrl+X"),
    Row("copy", "Sao chép", "copy", "Ctrl+C"),
    Row("paste", "Dán", "paste", "Ctrl+V"),
    Row("paste_raw", "Dán nguyên văn", "paste_raw", "Ctrl+Shift+V", "paste", "section"),
    Row("select_all", "Chọn tất cả", "select_all", "Ctrl+A"),
    None,
    Row("find", "Tìm…", "find_words", "Ctrl+F", "search"),
    Row("replace", "Thay thế…", "replace_words", "Ctrl+H", "", "plan"),
    Row("find_next", "Tìm tiếp", "find_next", "F3", "down", "plan"),
    Row("find_previous", "Tìm ngược lại", "find_previous", "Shift+F3", "up", "plan"),
    Row("find_everywhere", "Tìm trong mọi kế hoạch…", "find_everywhere", "Ctrl+Shift+F"),
)
INSERT = (
    Row(
        "add_section", "Mục mới ở dưới", "outline:add_section", "Ctrl+Shift+Return", "plus", "plan"
    ),
    Row("add_child", "Mục con", "outline:add_child", "", "indent", "section"),
    Row("add_phase", "Đợt tuyên truyền", "outline:add_phase", "", "calendar", "section"),
    Row("skeleton", "Mục theo dàn ý mẫu…", "outline:choose_skeleton", "", "list", "plan"),
    None,
    Row("insert_table", "Bảng…", "insert_table", "", "table", "section"),
    Row("row_above", "Hàng ở trên", "table_command:row_above", "", "up", "section"),
    Row("row_below", "Hàng ở dưới", "table_command:row_below", "", "down", "section"),
    Row("column_left", "Cột bên trái", "table_command:column_left", "", "back", "section"),
    Row("column_right", "Cột bên phải", "table_command:column_right", "", "right", "section"),
    None,
    Row("copy_section", "Sao chép mục", "copy_section", "", "copy", "section"),
    Row("cut_section", "Cắt mục", "cut_section", "", "", "section"),
    Row("paste_section", "Dán mục", "paste_section", "", "paste", "plan"),
    Row("duplicate", "Bản sao của mục", "outline:duplicate_section", "", "copy", "section"),
)
FORMAT = (
    Row("bold", "Đậm", "set_emphasis:b", "Ctrl+B", "bold", "section"),
    Row("italic", "Nghiêng", "set_emphasis:i", "Ctrl+I", "italic", "section"),
    Row("underline", "Gạch chân", "set_emphasis:u", "Ctrl+U", "underline", "section"),
    None,
    Row("block_up", "Chuyển đoạn lên", "move_block:-1", "Alt+Up", "up", "section"),
    Row("block_down", "Chuyển đoạn xuống", "move_block:1", "Alt+Down", "down", "section"),
    None,
    Row("paragraph", "Đoạn văn", "set_role:paragraph", "Ctrl+Shift+N", "paragraph", "section"),
    Row("item", "Đoạn có số", "set_role:item", "", "number", "section"),
    Row("bullet", "Gạch đầu dòng (–)", "set_role:bullet", "Ctrl+Shift+L", "bullet", "section"),
    Row("plus", "Dấu cộng (+)", "set_role:plus", "", "plus", "section"),
    Row("letter", "Chữ cái a), b)", "set_role:letter", "", "number", "section"),
    Row("slogan", "Khẩu hiệu", "set_role:slogan", "", "flag", "section"),
    Row("heading", "Tiêu đề mục", "set_role:heading", "", "heading", "section"),
    None,
    Row("table_head", "Hàng tiêu đề của bảng", "table_command:header", "", "head", "section"),
    Row("edit_table", "Sửa bảng…", "edit_table", "", "edit", "section"),
    Row("remove_row", "Xóa hàng", "table_command:row_removed", "", "", "section"),
    Row("remove_column", "Xóa cột", "table_command:column_removed", "", "", "section"),
    Row("remove_table", "Xóa bảng", "table_command:removed", "", "trash", "section"),
)
PLAN = (
    Row("rename", "Sửa tiêu đề mục", "outline:rename_section", "F2", "edit", "section"),
    Row("up", "Chuyển mục lên", "outline:move_up", "Alt+Shift+Up", "up", "section"),
    Row("down", "Chuyển mục xuống", "outline:move_down", "Alt+Shift+Down", "down", "section"),
    Row("indent", "Vào trong một bậc", "outline:indent", "Alt+Shift+Right", "indent", "section"),
    Row("outdent", "Ra ngoài một bậc", "outline:outdent", "Alt+Shift+Left", "outdent", "section"),
    Row("split", "Tách mục tại con trỏ", "outline:split_section", "", "", "section"),
    Row("merge", "Gộp với mục trước", "outline:merge_section", "", "merge", "section"),
    Row("purpose", "Tách/Gộp mục đích, yêu cầu", "outline:convert_purpose", "", "", "plan"),
    Row("renumber", "Đánh số lại", "outline:renumber", "", "number", "plan"),
    Row("remove", "Xóa mục", "outline:remove_section", "", "trash", "section"),
    None,
    Row("standard", "Đổi thể thức…", "choose_standard", "", "page", "plan"),
    Row("options", "Tùy chọn thể thức…", "choose_options", "", "more", "plan"),
    Row("receipt", "Tờ kê khi nhập…", "show_receipt", "", "list", "plan"),
    Row("discarded", "Dòng đã để riêng…", "show_discarded", "", "paste", "plan"),
    None,
    Row("open_row", "Mở kế hoạch đang chọn", "open_row", "", "folder", "list"),
    Row("copy_row", "Nhân đôi kế hoạch đang chọn", "copy_row", "", "copy", "list"),
    Row("delete_row", "Xóa kế hoạch đang chọn", "delete_row", "", "trash", "list"),
    Row("archive_row", "Đưa vào hoặc lấy ra khỏi lưu trữ", "archive_row", "", "folder", "list"),
    Row("restore_row", "Lấy lại từ thùng rác", "restore_row", "", "undo", "bin"),
    Row("purge_row", "Xóa hẳn khỏi thùng rác…", "purge_row", "", "trash", "bin"),
    Row("state", "Trạng thái: nháp, trình, đã ký…", "choose_state", "", "flag", "one"),
    None,
    Row("compare_word", "So với bản Word đã sửa…", "compare_word", "", "import", "plan"),
    Row("superior", "Văn bản cấp trên…", "show_superior", "", "folder", "plan"),
    Row("organisations", "Đơn vị ban hành…", "edit_organisations", "", "office"),
)
SLOGANS: tuple[Row | None, ...] = (
    Row("slogans", "Thư viện khẩu hiệu", "show_workspace:slogans", "Ctrl+2", "flag"),
    Row("slogan_pick", "Chèn khẩu hiệu…", "pick_slogans", "Ctrl+Shift+K", "flag", "plan"),
    Row(
        "slogan_changed", "Khẩu hiệu đã đổi trong thư viện…", "show_changed_slogans", "", "", "plan"
    ),
    Row(
        "slogan_number", "Đánh số khẩu hiệu của mục", "mark_slogans:number", "", "number", "section"
    ),
    Row(
        "slogan_dash",
        "Gạch đầu dòng khẩu hiệu của mục",
        "mark_slogans:dash",
        "",
        "bullet",
        "section",
    ),
    Row("order_sheet", "Danh mục đặt in…", "edit_order", "", "list", "plan"),
    Row("banner", "Maket khẩu hiệu…", "show_banners", "", "page"),
    None,
    Row("slogan_new", "Khẩu hiệu mới…", "new_slogan", "", "plus"),
    Row("slogan_import", "Nhập khẩu hiệu từ tệp…", "import_slogans", "", "import"),
    Row("slogan_paste", "Nhập khẩu hiệu từ văn bản dán…", "paste_slogans", "", "paste"),
    Row(
        "slogan_from_plan",
        "Nhập khẩu hiệu của kế hoạch đang mở…",
        "import_slogans_of_plan",
        "",
        "doc",
    ),
    Row("slogan_starter", "Nạp thư viện khẩu hiệu mẫu", "add_starter_slogans", "", "flag"),
    None,
    Row(
        "slogan_insert",
        "Chèn khẩu hiệu đang chọn vào kế hoạch",
        "insert_slogans_here",
        "",
        "doc",
        "slogan",
    ),
    Row("slogan_edit", "Sửa khẩu hiệu đang chọn…", "edit_slogan", "", "edit", "one_slogan"),
    Row("slogan_star", "Yêu thích", "star_slogans", "", "star", "slogan"),
    Row(
        "slogan_merge", "Gộp các khẩu hiệu đang chọn…", "merge_slogans", "", "merge", "many_slogans"
    ),
    Row(
        "slogan_archive",
        "Đưa khẩu hiệu vào hoặc lấy ra khỏi lưu trữ",
        "archive_slogans",
        "",
        "folder",
        "slogan",
    ),
    Row("slogan_delete", "Xóa khẩu hiệu đang chọn", "delete_slogans", "", "trash", "slogan"),
)
CALENDAR: tuple[Row | None, ...] = (
    Row("calendar", "Lịch tuyên truyền", "show_workspace:calendar", "Ctrl+3", "calendar"),
    Row("events", "Sự kiện của đơn vị…", "edit_events", "", "flag"),
    Row("period", "Thời gian của đợt…", "edit_period", "", "clock", "section"),
    None,
    Row("anniversary", "Chèn ngày kỷ niệm…", "insert_anniversary", "", "plus", "section"),
    Row("assignments", "Bảng phân công nhiệm vụ…", "edit_assignments", "", "list", "plan"),
    Row("export_calendar", "Xuất lịch…", "export_calendar", "", "export"),
)
CHECK: tuple[Row | None, ...] = (
    Row("check", "Rà soát kế hoạch", "show_check", "F7", "check", "plan"),
    Row("next_finding", "Chỗ cần xem lại kế tiếp", "step_finding:1", "F8", "down", "plan"),
    Row(
        "previous_finding",
        "Chỗ cần xem lại phía trước",
        "step_finding:-1",
        "Shift+F8",
        "up",
        "plan",
    ),
    None,
    Row("fix_finding", "Sửa chỗ đang xem", "fix_finding", "", "edit", "plan"),
    Row("accept_finding", "Chấp nhận chỗ đang xem…", "accept_finding", "", "", "plan"),
    None,
    Row("tones", "Chuẩn hóa dấu thanh…", "level_tones", "", "edit", "plan"),
)
VIEW = (
    Row("preview", "Trang in", "toggle_preview", "Ctrl+F2", "page", "plan", True),
    Row("full_text", "Toàn văn", "toggle_full_text", "Ctrl+Shift+T", "doc", "plan", True),
    Row("citations", "Căn cứ, viện dẫn", "show_citations", "Ctrl+F3", "doc", "plan"),
    Row("versions", "Các phiên bản", "show_versions", "Ctrl+F4", "clock", "plan"),
    Row("next_pane", "Sang khung kế tiếp", "next_pane", "F6"),
    Row("next_tab", "Kế hoạch đang mở kế tiếp", "turn_tab:1", "Ctrl+Tab"),
    Row("previous_tab", "Kế hoạch đang mở phía trước", "turn_tab:-1", "Ctrl+Shift+Tab"),
    Row("dark", "Giao diện tối", "toggle_dark", "", "moon", "", True),
    None,
    Row("text_larger", "Chữ to hơn", "zoom_text:1", "Ctrl+=", "zoom-in"),
    Row("text_smaller", "Chữ nhỏ hơn", "zoom_text:-1", "Ctrl+-", "zoom-out"),
    Row("text_normal", "Cỡ chữ thường", "zoom_text:0", "Ctrl+0"),
)
HELP = (
    Row("help", "Hướng dẫn", "show_help", "F1", "info"),
    Row("palette", "Tìm lệnh…", "show_palette", "Ctrl+Shift+P", "search"),
    Row("first_run", "Thiết lập lần đầu…", "first_run", "", "office"),
    Row("keys", "Phím tắt", "show_keys"),
    Row("about", "Giới thiệu", "show_about"),
)
MENUS = (
    ("&Tệp", FILE),
    ("Chỉnh &sửa", EDIT),
    ("&Chèn", INSERT),
    ("Định &dạng", FORMAT),
    ("&Kế hoạch", PLAN),
    ("Khẩ&u hiệu", SLOGANS),
    ("&Lịch", CALENDAR),
    ("Kiểm t&ra", CHECK),
    ("Dạng &xem", VIEW),
    ("Trợ &giúp", HELP),
)
ROWS = tuple(row for _, rows in MENUS for row in rows if row is not None)


def make_actions(window: QMainWindow) -> dict[str, QAction]:
    """The actions by id, connected to the window's methods, and their menus."""
    actions: dict[str, QAction] = {}
    bar = window.menuBar()
    for name, rows in MENUS:
        if not rows:
            continue
        menu = bar.addMenu(name)
        for row in rows:
            if row is None:
                menu.addSeparator()
                continue
            action = QAction(row.text, window)
            action.setObjectName(row.id)
            action.setCheckable(row.checkable)
            if row.keys:
                action.setShortcut(QKeySequence(row.keys))
            action.triggered.connect(handler_of(window, row))
            actions[row.id] = action
            menu.addAction(action)
    return actions


def dress(actions: dict[str, QAction], theme: Theme) -> None:
    """Give the actions their icons; called once the first frame is on the screen."""
    from kehoach_gui.ui.icon_engine import icon

    for row in ROWS:
        if row.icon:
            actions[row.id].setIcon(icon(theme, row.icon, "muted"))


def handler_of(window: QMainWindow, row: Row) -> Callable[..., object]:
    """What runs when the action is triggered."""
    name, _, argument = row.handler.partition(":")
    method: Callable[..., object] = getattr(window, name)
    if argument:
        return lambda _=False: method(argument)
    return lambda _=False: method()


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
        if row.needs:
            actions[row.id].setEnabled(row.needs in state)
