"""Every file is written whole or not at all, and the user is told in words."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_gui import files
from kehoach_gui.core.errors import CannotWrite
from tests.failing_disk import FailingDisk

OLD, NEW = b"ban cu", b"ban moi" * 5000


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch số 5.docx"
    path.write_bytes(OLD)
    return path


def test_new_bytes_take_the_place_of_the_old(target: Path) -> None:
    files.write_bytes(target, NEW)
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_text_is_written_in_utf8_with_its_own_line_ends(tmp_path: Path) -> None:
    files.write_text(tmp_path / "a.txt", "Đảng\r\nủy\n")
    assert (tmp_path / "a.txt").read_bytes() == "Đảng\r\nủy\n".encode()


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_whatever_operation_fails_the_old_file_is_whole_and_the_user_told(
    target: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    healthy = FailingDisk()
    monkeypatch.setattr(files, "DISK", healthy)
    files.write_bytes(target, NEW)
    assert set(healthy.calls) >= {"create", "write", "sync", "change_mode", "replace"}
    for at, call in enumerate(healthy.calls, start=1):
        target.write_bytes(OLD)
        monkeypatch.setattr(files, "DISK", FailingDisk(at, code))
        if call == "sync_folder" and code == errno.EACCES:
            files.write_bytes(target, NEW)  # a file system that does not sync folders
            continue
        with pytest.raises(files.TargetError) as told:
            files.write_bytes(target, NEW)
        whole = NEW if call == "sync_folder" else OLD
        assert target.read_bytes() == whole, call
        assert list(target.parent.iterdir()) == [target], call
        assert "Kế hoạch số 5.docx" in str(told.value) and "Hãy" in str(told.value)
        assert isinstance(told.value, CannotWrite)
        assert isinstance(told.value, files.NotSurelyWritten) == (call == "sync_folder")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, files.DiskFull),
        (errno.EDQUOT, files.DiskFull),
        (errno.EROFS, files.ReadOnlyTarget),
        (errno.EACCES, files.ReadOnlyTarget),
        (errno.EBUSY, files.TargetBusy),
        (errno.EIO, files.WriteFailed),
    ],
)
def test_the_reason_is_told_by_its_kind(
    target: Path, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[files.TargetError]
) -> None:
    monkeypatch.setattr(files, "DISK", FailingDisk(1, code))
    with pytest.raises(kind):
        files.write_bytes(target, NEW)


class BusyDisk(files.Disk):
    """A disk on Windows where another program holds the target for a while."""

    def __init__(self, refusals: int) -> None:
        self.left = refusals

    def replace(self, source: Path, target: Path) -> None:
        if self.left:
            self.left -= 1
            error = PermissionError(errno.EACCES, "sharing violation")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        super().replace(source, target)


def test_a_target_that_is_held_for_a_moment_is_tried_again(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "DISK", BusyDisk(3))
    files.write_bytes(target, NEW)
    assert target.read_bytes() == NEW


def test_a_target_that_stays_open_in_word_is_told_as_busy(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr(files, "DISK", BusyDisk(1000))
    with pytest.raises(files.TargetBusy, match="Word"):
        files.write_bytes(target, NEW)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_the_old_mode_is_kept_and_a_new_file_follows_the_umask(target: Path) -> None:
    target.chmod(0o640)
    files.write_bytes(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    fresh = target.with_name("mới.docx")
    files.write_bytes(fresh, NEW)
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o666 & ~umask


def make_read_only(target: Path) -> Path:
    target.chmod(0o444)
    return target


def make_folder_read_only(target: Path) -> Path:
    folder = target.parent / "khóa"
    folder.mkdir(mode=0o555)
    return folder / "a.docx"


def make_link_to_device(target: Path) -> Path:
    link = target.with_name("ra.docx")
    link.symlink_to("/dev/full")
    return link


@pytest.mark.parametrize(
    ("prepare", "kind"),
    [
        (make_read_only, files.ReadOnlyTarget),
        (make_folder_read_only, files.ReadOnlyTarget),
        (make_link_to_device, files.NotAFile),
        (lambda target: target.parent, files.NotAFile),
        (lambda target: target.parent / "không có" / "a.docx", files.NoSuchFolder),
        (lambda target: target / "a.docx", files.NoSuchFolder),
        (lambda target: target.with_name("dài" * 100), files.BadName),
    ],
)
def test_targets_that_cannot_be_are_refused_before_anything_is_written(
    target: Path, prepare: Callable[[Path], Path], kind: type[files.TargetError]
) -> None:
    place = prepare(target)
    with pytest.raises(kind):
        files.write_bytes(place, NEW)
    assert target.read_bytes() == OLD
    assert not list(target.parent.rglob("*.tmp"))


def test_the_longest_name_a_disk_takes_can_still_be_written(tmp_path: Path) -> None:
    place = tmp_path / ("a" * 250 + ".docx")
    files.write_bytes(place, NEW)
    assert place.read_bytes() == NEW


def test_a_link_stays_a_link(target: Path) -> None:
    link = target.with_name("lối tắt.docx")
    link.symlink_to(target)
    files.write_bytes(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_a_writer_that_breaks_off_leaves_the_old_file(target: Path) -> None:
    with pytest.raises(KeyboardInterrupt), files.replacing(target) as temp:
        temp.write_bytes(NEW[:100])
        raise KeyboardInterrupt
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_what_was_written_on_a_stick_is_read_back_before_it_is_called_written(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.publish_on_removable(target, NEW)
    assert target.read_bytes() == NEW

    class LosingDisk(files.Disk):
        def write(self, handle: int, data: memoryview) -> int:
            super().write(handle, data[:-1])
            return len(data)

    monkeypatch.setattr(files, "DISK", LosingDisk())
    with pytest.raises(files.NotSurelyWritten):
        files.publish_on_removable(target, NEW)


def test_left_over_temporary_files_are_swept_and_nothing_else(target: Path) -> None:
    left = target.with_name(f"{files.TEMP_MARK}0011{files.TEMP_ENDING}")
    left.write_bytes(b"x")
    files.sweep(target.parent)
    assert list(target.parent.iterdir()) == [target]


def test_a_free_name_counts_on(target: Path) -> None:
    assert files.free_name(target.with_name("b.docx")).name == "b.docx"
    assert files.free_name(target).name == "Kế hoạch số 5 (2).docx"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kế hoạch 07/KH-ĐU: bầu cử?", "Kế hoạch 07 KH-ĐU bầu cử"),
        (" . ", "Tệp"),
        ("con", "Tệp con"),
        ("a" * 300, "a" * 120),
        ("Đợt 1.", "Đợt 1"),
    ],
)
def test_a_safe_name_is_taken_by_every_disk(words: str, name: str) -> None:
    assert files.safe_name(words, ".docx") == name + ".docx"
