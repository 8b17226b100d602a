"""The pack for USB sticks: whole and read back, or not there at all."""

import errno
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from failing_disk import FailingDisk

from kehoach_gui import files, services
from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.plan import Plan
from kehoach_gui.share_pack import (
    NOTE_NAME,
    Drive,
    is_removable,
    mounted_media,
    removable_drives,
    write_pack,
)

DAY = date(2026, 9, 2)


@pytest.fixture
def plan(root: Path, qapp: object) -> Plan:
    return plan_json.loads((root / "resources" / "plans" / "mau.json").read_text("utf-8"))


def test_the_pack_holds_three_forms_of_the_plan_and_a_note(plan: Plan, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    pack = write_pack(
        plan,
        preset.load(plan.standard, plan.layout),
        tmp_path,
        "KH-thu",
        lambda done, total: seen.append((done, total)),
        DAY,
    )
    names = [path.name for path in pack.files]
    assert names == [NOTE_NAME, "KH-thu.docx", "KH-thu.pdf", "KH-thu.kehoach"]
    assert sorted(os.listdir(pack.folder)) == sorted(names)
    assert pack.size == sum(path.stat().st_size for path in pack.files)
    assert seen == [(n, 7) for n in range(1, 8)]


def test_the_kehoach_file_of_the_pack_reads_back_as_the_same_plan(
    plan: Plan, tmp_path: Path
) -> None:
    pack = write_pack(plan, preset.load(plan.standard), tmp_path, "KH-thu")
    assert services.read_any(pack.files[-1]).plan == plan


def test_the_note_names_the_files_and_opens_in_any_old_editor(plan: Plan, tmp_path: Path) -> None:
    pack = write_pack(plan, preset.load(plan.standard), tmp_path, "KH-thu", today=DAY)
    data = pack.files[0].read_bytes()
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf")
    assert "\n" not in text.replace("\r\n", "")
    assert all(name in text for name in ("KH-thu.docx", "KH-thu.pdf", "KH-thu.kehoach"))
    assert " ".join((plan.title.subject or "?").split()) in text
    assert "02/09/2026" in text


def test_a_plan_without_a_title_still_makes_a_pack(plan: Plan, tmp_path: Path) -> None:
    bare = replace(plan, title=replace(plan.title, type_name=None, subject=None))
    pack = write_pack(bare, preset.load(plan.standard), tmp_path, "KH", today=DAY)
    assert "Kế hoạch" in pack.files[0].read_text("utf-8-sig")


def test_an_older_pack_stays_as_it_is(plan: Plan, tmp_path: Path) -> None:
    first = write_pack(plan, preset.load(plan.standard), tmp_path, "KH-thu")
    before = [path.read_bytes() for path in first.files]
    second = write_pack(plan, preset.load(plan.standard), tmp_path, "KH-thu")
    assert second.folder.name == "KH-thu (2)"
    assert [path.read_bytes() for path in first.files] == before


def test_whatever_operation_fails_nothing_of_the_pack_is_left(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = preset.load(plan.standard)
    steady = FailingDisk()
    monkeypatch.setattr(files, "DISK", steady)
    write_pack(plan, one, tmp_path, "KH")
    wanted = len(steady.calls)
    assert wanted >= 4 * 5
    for at in range(1, wanted + 1):
        place = tmp_path / f"at-{at}"
        place.mkdir()
        monkeypatch.setattr(files, "DISK", FailingDisk(at, errno.EIO))
        with pytest.raises(files.TargetError, match="Chưa ghi được"):
            write_pack(plan, one, place, "KH")
        assert os.listdir(place) == []


def test_a_stick_without_room_is_refused_before_anything_is_written(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "kehoach_gui.share_pack.disk_usage", lambda path: type("U", (), {"free": 1000})
    )
    with pytest.raises(files.DiskFull, match="đã đầy"):
        write_pack(plan, preset.load(plan.standard), tmp_path, "KH")
    assert os.listdir(tmp_path) == []


def test_a_stick_that_gives_back_other_bytes_is_not_called_written(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_read_from_disk", lambda target: b"other")
    with pytest.raises(files.NotSurelyWritten):
        write_pack(plan, preset.load(plan.standard), tmp_path, "KH")
    assert os.listdir(tmp_path) == []


def test_a_missing_folder_is_told_in_words(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(files.NoSuchFolder, match="không có thư mục"):
        write_pack(plan, preset.load(plan.standard), tmp_path / "mất", "KH")


def test_sticks_are_found_where_desktops_mount_them() -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\n"
        "/dev/sdb1 /media/an/USB\\040THI vfat rw 0 0\n"
        "/dev/sdc1 /run/media/an/KH exfat rw 0 0\n"
        "tmpfs /run tmpfs rw 0 0\n"
    )
    assert mounted_media(mounts) == [Path("/media/an/USB THI"), Path("/run/media/an/KH")]
    assert all(isinstance(drive, Drive) for drive in removable_drives())


def test_a_folder_on_a_stick_is_told_from_one_on_the_disk(tmp_path: Path) -> None:
    stick = Drive(tmp_path / "usb", 10)
    assert is_removable(tmp_path / "usb" / "gói", (stick,))
    assert not is_removable(tmp_path / "đĩa", (stick,))
