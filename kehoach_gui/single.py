"""One program per library: the first start holds a lock, a later one hands it what to open."""

import getpass
import json
import os
import time
import zlib
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, QTimer, Signal

from kehoach_gui import files, paths
from kehoach_gui.core.errors import CannotWrite

WAIT_MS = 3000
POLL_MS = 1000  # QFileSystemWatcher is silent on network drives
LOOK_EVERY_S = 0.05
LARGEST_REQUEST = 1_000_000


@dataclass(frozen=True, slots=True)
class HolderInfo:
    """Who holds a library: user, host, local time ISO; `answers` where it takes requests."""

    user: str
    host: str
    since: str
    pid: int
    answers: bool


class CannotHold(CannotWrite):
    """The library cannot be held for writing; it may still be opened for reading."""


class LibraryHeld(CannotHold):
    """Another program holds the library, on this or another PC; `info` may be unknown."""

    def __init__(self, path: Path, info: HolderInfo | None) -> None:
        self.path, self.info = path, info
        who = "một chương trình khác"
        if info is not None:
            since = datetime.fromisoformat(info.since)
            who = f"{info.user} trên máy {info.host}, từ {since:%H:%M ngày %d/%m/%Y}"
        super().__init__(
            f"Thư viện “{path.name}” đang được mở bởi {who}. Dữ liệu vẫn nguyên vẹn. "
            "Có thể mở chỉ để đọc, hoặc đóng bên kia rồi mở lại."
        )


class PlaceReadOnly(CannotHold):
    """No lock can be put beside the library: the folder or disk may only be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"Thư mục của thư viện “{path.name}” chỉ cho đọc nên chưa ghi được ở đó. "
            "Dữ liệu vẫn nguyên vẹn. Có thể mở chỉ để đọc, hoặc chép thư viện sang thư mục khác."
        )


class Holder(QObject):
    """Holds the lock while it lives; `requested` carries what a later start was asked to open.

    An empty list asks for nothing but the window itself.
    """

    requested = Signal(list)

    def __init__(self, library: Path, lock: QLockFile, inbox: Path | None) -> None:
        super().__init__()
        self.library = library
        self._lock = lock
        self._inbox = inbox
        files.write_text(info_path(library), json.dumps(asdict(_own_info(inbox is not None))))
        if inbox is None:
            return
        self._watcher = QFileSystemWatcher([str(files.make_folder(inbox))], self)
        self._watcher.directoryChanged.connect(self.take_requests)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.take_requests)
        self._timer.start(POLL_MS)
        QTimer.singleShot(0, self, self.take_requests)

    def take_requests(self) -> None:
        """Take every request that lies in the folder, oldest first."""
        if self._inbox is None:
            return
        for path in sorted(self._inbox.glob("*.json")):
            request = _read_request(path)
            files.remove(path)
            if request is not None:
                self.requested.emit(request)

    def release(self) -> None:
        """Give the library free; nothing is left beside it."""
        if self._inbox is not None:
            self._timer.stop()
        files.remove(info_path(self.library))
        self._lock.unlock()


def acquire(library: Path, open_request: list[str], wait_ms: int = WAIT_MS) -> Holder | None:
    """Hold the library for a window; None where a window that has it took over the request.

    Raises LibraryHeld where another host, user or command holds it, or the window does not
    answer; PlaceReadOnly where no lock can be written; TargetError.
    """
    lock = _new_lock(library)
    inbox = inbox_of(library)
    deadline = time.monotonic() + wait_ms / 1000
    request: Path | None = None
    while True:
        if _try(lock, library, 0):
            _take_back(request)
            return Holder(library, lock, inbox)
        if request is not None and not request.exists():
            return None
        info = read_info(library)
        if info is not None and info.answers and _is_ours(info) and request is None:
            request = files.make_folder(inbox) / f"{time.time_ns():020d}-{os.getpid()}.json"
            files.write_text(request, json.dumps(open_request))
        elsewhere = info is not None and not _is_ours(info)
        if elsewhere or time.monotonic() >= deadline:
            _take_back(request)
            raise LibraryHeld(library, info)
        time.sleep(LOOK_EVERY_S)


def _take_back(request: Path | None) -> None:
    if request is not None:
        files.remove(request)


def hold(library: Path, wait_ms: int = WAIT_MS) -> Holder:
    """Hold the library for a command. Raises LibraryHeld, PlaceReadOnly, TargetError."""
    lock = _new_lock(library)
    if not _try(lock, library, wait_ms):
        raise LibraryHeld(library, read_info(library))
    return Holder(library, lock, None)


def break_lock(library: Path) -> None:
    """Remove the lock of a holder that is gone; only when the user says so."""
    files.remove(lock_path(library))
    files.remove(info_path(library))


def lock_path(library: Path) -> Path:
    return library.with_name(library.name + ".lock")


def info_path(library: Path) -> Path:
    return library.with_name(library.name + ".holder")


def inbox_of(library: Path) -> Path:
    """Where this user's later starts leave requests for the window with this library."""
    place = os.path.realpath(library).encode("utf-8", "surrogatepass")
    return paths.requests_folder() / f"{library.stem}-{zlib.crc32(place):08x}"


def read_info(library: Path) -> HolderInfo | None:
    """What the holder wrote beside the library; None where it is not readable."""
    try:
        info = HolderInfo(**json.loads(info_path(library).read_text("utf-8")))
        datetime.fromisoformat(info.since)
    except (OSError, ValueError, TypeError):
        return None
    return info


def _new_lock(library: Path) -> QLockFile:
    files.make_folder(library.parent)
    lock = QLockFile(str(lock_path(library)))
    lock.setStaleLockTime(0)  # broken only when its process is gone on this host
    return lock


def _try(lock: QLockFile, library: Path, wait_ms: int) -> bool:
    if lock.tryLock(wait_ms):
        return True
    if lock.error() == QLockFile.LockError.PermissionError:
        raise PlaceReadOnly(library)
    return False


def _own_info(answers: bool) -> HolderInfo:
    since = datetime.now().isoformat(timespec="seconds")
    return HolderInfo(getpass.getuser(), _host(), since, os.getpid(), answers)


def _is_ours(info: HolderInfo) -> bool:
    return (info.user, info.host) == (getpass.getuser(), _host())


def _host() -> str:
    return QSysInfo.machineHostName()


def _read_request(path: Path) -> list[str] | None:
    """A request's list of words; None where the file is not one."""
    try:
        if path.stat().st_size > LARGEST_REQUEST:
            return None
        request = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if isinstance(request, list) and all(isinstance(word, str) for word in request):
        return request
    return None
