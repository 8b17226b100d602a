"""Questions before the window: a library held elsewhere, a damaged one, one that cannot open."""

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from kehoach_gui.storage import DamagedLibrary


def open_read_only(theme: Theme, sentence: str) -> bool:
    """Whether to open a library for reading that another program holds."""
    from kehoach_gui.ui.dialogs.base import ask

    return ask(theme, None, "Thư viện đang được dùng", sentence, "Mở chỉ để đọc", "Đóng") == 0


def give_up(theme: Theme, sentence: str) -> None:
    """Say why the library cannot be opened."""
    from kehoach_gui.ui.dialogs.base import tell

    tell(theme, None, "Chưa mở được thư viện", sentence)


def mend(theme: Theme, path: Path, error: "DamagedLibrary") -> bool:
    """Offer the newest good backup, or a new library; whether to try to open again."""
    from kehoach_gui.storage import restore_backup, start_new_library
    from kehoach_gui.ui.dialogs.base import ask

    choices = ["Bắt đầu thư viện mới", "Đóng chương trình"]
    if error.backup is not None:
        choices.insert(0, "Khôi phục bản sao lưu")
    answer = choices[ask(theme, None, "Thư viện bị hỏng", str(error), *choices)]
    if answer == "Đóng chương trình":
        return False
    try:
        if error.backup is not None and answer.startswith("Khôi phục"):
            restore_backup(path, error.backup)
        else:
            start_new_library(path)
    except UserError as failure:
        give_up(theme, str(failure))
        return False
    return True
