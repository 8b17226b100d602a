"""The one module through which every file of the program is written: whole, or not at all."""

import contextlib
import errno
import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kehoach_gui.core.errors import CannotWrite

TEMP_MARK = ".kehoach-"
TEMP_ENDING = ".tmp"
BUSY_CODES = frozenset({5, 32, 33})  # Windows: access denied, sharing violation, lock violation
BUSY_SECONDS = 2.5
LONGEST_NAME = 120
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
# errors of fsync on a folder that only say: this file system does not do that
_FOLDER_SYNC_UNKNOWN = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES})


class TargetError(CannotWrite):
    """A target that could not be written; `sentence` is the Vietnamese form of its reason."""

    sentence = "ổ đĩa báo lỗi khi ghi. {safe} Hãy thử lại, hoặc chọn ổ đĩa khác."

    def __init__(self, path: Path, detail: str = "") -> None:
        self.path = path
        safe = "Chưa có gì bị thay đổi, bản cũ (nếu có) vẫn nguyên vẹn."
        words = self.sentence.format(safe=safe, folder=path.parent)
        super().__init__(f"Chưa ghi được “{path.name}”: {words}{detail}")


class WriteFailed(TargetError):
    """The disk reported an error (EIO and whatever has no sentence of its own)."""


class TargetBusy(TargetError):
    """Another program keeps the target open, on Windows most often Word."""

    sentence = (
        "tệp đang được chương trình khác mở (thường là Word). {safe} "
        "Hãy đóng tệp ấy rồi ghi lại, hoặc ghi với tên khác."
    )


class DiskFull(TargetError):
    """No room on the disk, or the user's quota is used up."""

    sentence = "ổ đĩa đã đầy. {safe} Hãy xóa bớt tệp không cần, hoặc chọn ổ đĩa khác."


class ReadOnlyTarget(TargetError):
    """The file, its folder or its disk may only be read."""

    sentence = (
        "tệp, thư mục hoặc ổ đĩa này chỉ cho đọc. {safe} "
        "Hãy chọn thư mục khác, hoặc bỏ thuộc tính chỉ đọc."
    )


class NoSuchFolder(TargetError):
    """The folder of the target does not exist."""

    sentence = (
        "không có thư mục “{folder}”. Chưa có gì bị thay đổi. "
        "Hãy tạo thư mục ấy trước, hoặc chọn nơi khác."
    )


class NotAFile(TargetError):
    """The target exists and is a folder or a device."""

    sentence = (
        "nơi ấy là thư mục hoặc thiết bị, không phải tệp. Chưa có gì bị thay đổi. "
        "Hãy đặt tên tệp khác."
    )


class BadName(TargetError):
    """The name is too long for the disk, or has letters the disk does not take."""

    sentence = (
        "ổ đĩa không nhận tên này (quá dài hoặc có ký tự lạ). Chưa có gì bị thay đổi. "
        "Hãy đặt tên ngắn hơn."
    )


class NotSurelyWritten(TargetError):
    """The new file is in its place, but the disk did not confirm that it will stay."""

    sentence = (
        "tệp mới đã đặt vào chỗ nhưng ổ đĩa không xác nhận đã giữ lại trọn vẹn. "
        "Nội dung trong chương trình vẫn còn nguyên. Hãy ghi lại lần nữa, hoặc chọn ổ đĩa khác."
    )


KINDS: dict[int, type[TargetError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EACCES: ReadOnlyTarget,
    errno.EPERM: ReadOnlyTarget,
    errno.EROFS: ReadOnlyTarget,
    errno.ENOENT: NoSuchFolder,
    errno.ENOTDIR: NoSuchFolder,
    errno.EISDIR: NotAFile,
    errno.ENAMETOOLONG: BadName,
    errno.EILSEQ: BadName,
    errno.ETXTBSY: TargetBusy,
    errno.EBUSY: TargetBusy,
}


class Disk:
    """Every operation of a write that can fail; a test puts one that fails in DISK."""

    def create(self, path: Path) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.open(path, flags, 0o666)

    def write(self, handle: int, data: memoryview) -> int:
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        os.fsync(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def change_mode(self, path: Path, mode: int) -> None:
        os.chmod(path, mode)

    def replace(self, source: Path, target: Path) -> None:
        os.replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def make_folder(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)


DISK = Disk()


def write_bytes(path: str | Path, data: bytes) -> None:
    """Put these bytes in place of the file, at once and lasting; keeps the old file's mode.

    Raises a TargetError with a sentence for the user; then the old file is whole.
    """
    with replacing(path) as temp:
        _fill(temp, data)


def write_text(path: str | Path, text: str) -> None:
    """Like write_bytes, in UTF-8 without mark and with the line ends of the text."""
    write_bytes(path, text.encode("utf-8"))


def publish_on_removable(path: str | Path, data: bytes) -> None:
    """Write, read back from the disk and compare; only then may the program say "đã ghi".

    Raises a TargetError; NotSurelyWritten where the file reads differently than written.
    """
    write_bytes(path, data)
    target = _native(Path(path))
    with told(target):
        found = _read_from_disk(target)
    if found != data:
        raise NotSurelyWritten(target)


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """A temporary path beside the target; what stands there at the end takes the target's place.

    For writers that need a path of their own. Raises a TargetError; no temporary file stays.
    """
    target = _native(Path(os.path.realpath(path)))
    _check_target(target)
    temp = target.parent / f"{TEMP_MARK}{os.urandom(6).hex()}{TEMP_ENDING}"
    with told(target):
        try:
            yield temp
            _make_last(temp)
            _take_mode(temp, target)
            _replace(temp, target)
        except BaseException:
            # the first error is the one to tell; a temp file that cannot go is swept up later
            with contextlib.suppress(OSError):
                DISK.remove(temp)
            raise
    _sync_folder(target)


def make_folder(path: str | Path) -> Path:
    """The folder, made with its parents where it is missing. Raises a TargetError."""
    folder = _native(Path(path))
    with told(folder):
        DISK.make_folder(folder)
    return folder


def remove(path: str | Path) -> None:
    """Remove a file the program itself made; a missing one is fine. Raises a TargetError."""
    target = _native(Path(path))
    with told(target):
        DISK.remove(target)


def move(source: str | Path, target: str | Path) -> None:
    """Rename a file within its folder. Raises a TargetError."""
    place = _native(Path(target))
    with told(place):
        _replace(_native(Path(source)), place)
    _sync_folder(place)


def sweep(folder: str | Path) -> None:
    """Remove temporary files that a killed program left in a folder of its own."""
    for left in Path(folder).glob(f"{TEMP_MARK}*{TEMP_ENDING}*"):
        remove(left)


def free_name(path: str | Path) -> Path:
    """The path, or where it is taken the first free one: Kế hoạch (2).docx, Kế hoạch (3).docx."""
    path = Path(path)
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free


def safe_name(text: str, ending: str = "") -> str:
    """A file name made of these words that Windows, Linux and USB sticks all take."""
    words = " ".join(_FORBIDDEN.sub(" ", text).split())[:LONGEST_NAME].strip(" .")
    if not words or _RESERVED.match(words):
        words = f"Tệp {words}".strip()
    return words + ending


@contextmanager
def told(target: Path) -> Iterator[None]:
    """Turns an OSError into the TargetError that tells the user about this target."""
    try:
        yield
    except OSError as error:
        if getattr(error, "winerror", None) in BUSY_CODES:
            raise TargetBusy(target) from error
        kind = KINDS.get(error.errno or 0, WriteFailed)
        detail = f" (Mã lỗi {error.errno}.)" if kind is WriteFailed else ""
        raise kind(target, detail) from error


def _check_target(target: Path) -> None:
    """Refuses what os.replace would overrun in silence: read-only files, devices, folders."""
    with told(target):
        try:
            mode = target.stat().st_mode
        except FileNotFoundError:
            mode = None
        folder = target.parent.stat().st_mode
    if mode is not None and not stat.S_ISREG(mode):
        raise NotAFile(target)
    if not stat.S_ISDIR(folder):
        raise NoSuchFolder(target)
    read_only_folder = os.name != "nt" and not folder & 0o222
    if read_only_folder or (mode is not None and not mode & 0o222):
        raise ReadOnlyTarget(target)


def _fill(temp: Path, data: bytes) -> None:
    handle = DISK.create(temp)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[DISK.write(handle, rest) :]
    finally:
        DISK.close(handle)


def _make_last(temp: Path) -> None:
    handle = os.open(temp, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        DISK.sync(handle)
    finally:
        DISK.close(handle)


def _take_mode(temp: Path, target: Path) -> None:
    if target.exists():
        DISK.change_mode(temp, stat.S_IMODE(target.stat().st_mode))


def _replace(source: Path, target: Path) -> None:
    """os.replace; on Windows tried again while virus scanners and Word hold the target."""
    deadline = time.monotonic() + BUSY_SECONDS
    pause = 0.01
    while True:
        try:
            DISK.replace(source, target)
            return
        except OSError as error:
            busy = getattr(error, "winerror", None) in BUSY_CODES
            if not busy or time.monotonic() >= deadline:
                raise
        time.sleep(pause)
        pause = min(pause * 2, 0.25)


def _sync_folder(target: Path) -> None:
    try:
        DISK.sync_folder(target.parent)
    except OSError as error:
        if error.errno not in _FOLDER_SYNC_UNKNOWN:
            raise NotSurelyWritten(target) from error


def _read_from_disk(target: Path) -> bytes:
    """The file's bytes, from the disk itself where the system can forget its own copy."""
    with target.open("rb", buffering=0) as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()


def _native(path: Path) -> Path:
    """On Windows a path too long for the old interface, in the form without that limit."""
    if sys.platform != "win32" or len(str(path.absolute())) < 240:
        return path
    text = str(path.absolute())
    if text.startswith("\\\\?\\"):
        return path
    return Path("\\\\?\\UNC\\" + text[2:] if text.startswith("\\\\") else "\\\\?\\" + text)
