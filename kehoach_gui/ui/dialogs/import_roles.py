"""The menu from which a line of a source gets another role: by click, or by key and letter."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from kehoach_gui.ui.theme import Theme

# groups of (role of reading, its name with the letter that chooses it)
GROUPS = (
    (
        "Nội dung",
        (
            ("heading", "Tiêu đề &mục"),
            ("phase", "Đợ&t"),
            ("item", "Đoạn có &số"),
            ("paragraph", "Đoạn &văn"),
            ("bullet", "&Gạch đầu dòng"),
            ("slogan", "&Khẩu hiệu"),
        ),
    ),
    (
        "Phần đầ&u",
        (
            ("parent_body", "Cơ quan cấp t&rên"),
            ("issuing_body", "Cơ quan &ban hành"),
            ("number", "Số, &ký hiệu"),
            ("place_date", "Địa &danh, ngày"),
            ("type_name", "Tên &loại"),
            ("subject", "Trí&ch yếu"),
            ("opening", "Căn cứ, &mở đầu"),
        ),
    ),
    (
        "Phần &cuối",
        (
            ("closing", "Lời kế&t thúc"),
            ("recipient", "&Nơi nhận"),
            ("authority", "&Quyền hạn ký"),
            ("signer_title", "C&hức vụ"),
            ("signer_name", "N&gười ký"),
        ),
    ),
)


def role_menu(theme: Theme, parent: QWidget, choose: Callable[[str], object]) -> QMenu:
    """All roles; the content's first, head and tail in menus of their own, debris last."""
    menu = QMenu("Vai trò của dòng", parent)
    theme.dress(menu, "body")
    (_, content), *others = GROUPS
    for role, name in content:
        menu.addAction(name, lambda role=role: choose(role))
    menu.addSeparator()
    for title, rows in others:
        inner = menu.addMenu(title)
        for role, name in rows:
            inner.addAction(name, lambda role=role: choose(role))
    menu.addSeparator()
    menu.addAction("Để &riêng, không đưa vào", lambda: choose("noise"))
    menu.addAction("Như chương trình &hiểu", lambda: choose(""))
    return menu
