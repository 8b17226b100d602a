"""The guard before a Word file: nothing of it is parsed until its package is known to be sane.

The limits were measured against hostile files: sizes are those really inflated, not those the
file claims.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable

from kehoach_gui.core.errors import RefusedInput

MEGABYTE = 1_000_000
MAX_FILE = 30 * MEGABYTE
MAX_ENTRIES = 2000
MAX_PART = 40 * MEGABYTE
MAX_ALL = 120 * MEGABYTE
MAX_RATIO = 300
_SMALL = MEGABYTE  # inflated size up to which any ratio is harmless
_CHUNK = 1 << 18
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARATION = b"!"  # behind a <; rare in a text, so that a long one is looked through at once
_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']*)""")
_ODD = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_PROGRAMS = (".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar")
_WRITTEN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_TEXT = (".xml", ".rels")


def refused(what: str) -> RefusedInput:
    """The refusal of a file that is broken or built to harm."""
    return RefusedInput(
        f"Tệp Word này {what} nên không được mở. Không có gì được nhập, tệp gốc còn nguyên; hãy mở"
        " tệp bằng Word, lưu lại thành .docx rồi nhập bản đó."
    )


def guarded_parts(
    data: bytes, wanted: Callable[[str], bool], progress: Callable[[int, int], None]
) -> dict[str, bytes]:
    """The parts of a DOCX by name, those that are `wanted`; every part is inflated and judged.

    Raises RefusedInput for what is no sane package; `progress(parts done, parts)` may raise.
    """
    if len(data) > MAX_FILE:
        raise refused(f"lớn quá {MAX_FILE // MEGABYTE} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, wanted, progress)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as error:
        raise refused("bị hỏng hoặc không phải tệp Word") from error


def _read(
    archive: zipfile.ZipFile, wanted: Callable[[str], bool], progress: Callable[[int, int], None]
) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise refused(f"có quá {MAX_ENTRIES} phần bên trong")
    _check_names([entry.filename for entry in entries])
    parts: dict[str, bytes] = {}
    room = MAX_ALL
    for place, entry in enumerate(entries):
        if entry.flag_bits & 0x1:
            raise refused("được đặt mật khẩu")
        if entry.compress_type not in _WRITTEN:
            raise refused("được nén theo cách lạ")
        content = _inflated(archive, entry, min(room, MAX_PART))
        room -= len(content)
        if entry.filename.lower().endswith(_TEXT):
            _check_text(content)
        if wanted(entry.filename):
            parts[entry.filename] = content
        progress(place + 1, len(entries))
    return parts


def _check_names(names: list[str]) -> None:
    if len({name.lower() for name in names}) < len(names):
        raise refused("có hai phần trùng tên")
    for name in names:
        pieces = name.rstrip("/").split("/")
        if name.startswith("/") or ".." in pieces or "" in pieces or _ODD.search(name):
            raise refused("có tên phần lạ bên trong")
        lower = name.lower()
        if lower.endswith("vbaproject.bin"):
            raise RefusedInput(
                "Tệp Word này có macro (chương trình bên trong) nên không được mở. Không có gì được"
                " nhập; hãy mở bằng Word, lưu thành .docx (không macro) rồi nhập bản đó."
            )
        if lower.endswith(_PROGRAMS):
            raise refused("có chương trình chạy được bên trong")


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The part's bytes, read in pieces so that no more than allowed is ever held."""
    pieces: list[bytes] = []
    size = 0
    packed = max(entry.compress_size, 1)
    with archive.open(entry) as stream:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            if size > most:
                raise refused("phình quá lớn khi mở")
            if size > _SMALL and size > MAX_RATIO * packed:
                raise refused("được nén bất thường")
            pieces.append(piece)
    return b"".join(pieces)


def _check_text(content: bytes) -> None:
    """UTF-8 only, no document type, no entity of its own."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00")) or b"\x00" in content[:200]:
        raise refused("viết bằng bảng mã lạ")
    declared = _ENCODING.match(content[:400])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        raise refused("viết bằng bảng mã lạ")
    place = content.find(_DECLARATION)
    while place >= 0:
        if _DECLARED.match(content, max(place - 1, 0)):
            raise refused("có khai báo lạ trong phần chữ")
        place = content.find(_DECLARATION, place + 1)
