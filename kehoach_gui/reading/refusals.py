"""Why a file is not read, told from its name, its first bytes or the system's error."""

from pathlib import Path

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.tables import file_table

_OWNER = "~$"  # how Word names the file beside a document that is open
_OLE = bytes.fromhex("d0cf11e0")
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream of a DOCX with a password
_START = 200  # bytes among which a page's first tag stands


def refuse_temporary(path: Path) -> None:
    """Raise RefusedInput for the file that Word puts beside an open document."""
    if path.name.startswith(_OWNER):
        raise RefusedInput(
            f"“{path.name}” chỉ là tệp tạm Word tạo ra khi một văn bản đang mở, bên trong không có"
            " nội dung. Hãy chọn tệp cùng tên nhưng không bắt đầu bằng “~$”."
        )


def refuse_missing(path: Path) -> None:
    """Raise RefusedInput where there is no such file (any more)."""
    if not path.exists():
        raise RefusedInput(
            f"Không tìm thấy tệp “{path.name}”. Hãy kiểm tra tên và thư mục; nếu tệp ở USB hoặc ổ"
            " mạng, hãy xem ổ ấy còn cắm, còn kết nối không."
        )


def unreadable(path: Path, error: OSError) -> RefusedInput:
    """What to tell where the system does not give the file's bytes."""
    if isinstance(error, PermissionError):
        reason = "không có quyền đọc, hoặc chương trình khác đang giữ tệp"
    elif isinstance(error, FileNotFoundError):
        reason = "tệp không còn ở chỗ cũ"
    else:
        reason = f"ổ đĩa báo lỗi {error.errno}" if error.errno else "ổ đĩa báo lỗi"
    return RefusedInput(
        f"Không đọc được tệp “{path.name}” ({reason}). Không có gì thay đổi; hãy đóng tệp ở chương"
        " trình kia, kiểm tra quyền đọc, hoặc chép tệp sang chỗ khác rồi thử lại."
    )


def no_word_file(data: bytes) -> RefusedInput:
    """What to tell of bytes that are no DOCX: what they are instead, and what helps."""
    if not data:
        return RefusedInput(
            "Tệp này trống (0 byte): có lẽ việc chép sang chưa xong. Không có gì được nhập; hãy"
            " chép lại từ nơi gửi."
        )
    if data.startswith(_OLE) and _LOCKED in data:
        return RefusedInput(
            "Tệp Word này có mật khẩu nên không mở được. Không có gì được nhập, tệp gốc còn"
            " nguyên; hãy mở bằng Word, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu), lưu lại"
            " rồi nhập bản đó."
        )
    name = _kind_of(data)
    what = f"thật ra là {name}" if name else "bị hỏng hoặc không phải văn bản Word"
    return RefusedInput(
        f"Tệp này {what}, dù tên có đuôi .docx. Không có gì được nhập, tệp gốc còn nguyên; hãy mở"
        " tệp bằng Word, chọn Lưu thành → Word Document (.docx) rồi nhập bản đó."
    )


def _kind_of(data: bytes) -> str:
    """What the bytes are by their beginning, "" where it is not known."""
    letters = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return file_kind("signature", data) or file_kind("word_page", letters)


def file_kind(table: str, data: bytes) -> str:
    """The name of what begins so in a table of files.toml, "" where nothing of it does."""
    known = (one for one in file_table(table) if data.startswith(bytes.fromhex(one["bytes"])))
    return next((str(one["name"]) for one in known), "")
