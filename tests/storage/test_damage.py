"""A library that is not what was written is reported, kept, and never shown as good."""

import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_gui import files
from kehoach_gui.core import preset
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.plan import Plan
from kehoach_gui.storage import (
    Backup,
    DamagedLibrary,
    Library,
    NewerLibrary,
    restore_backup,
    schema,
    start_new_library,
)
from tests.failing_disk import FailingDisk
from tests.storage.conftest import OpenLibrary, plan_about

PLANS = {f"Tuyên truyền đợt {number}": number for number in range(1, 9)}


@pytest.fixture
def whole(open_library: OpenLibrary, path: Path) -> bytes:
    """The bytes of a closed library with eight plans, versions, a profile and a setting."""
    library = open_library()
    for words, number in PLANS.items():
        plan_id = library.add_plan(plan_about(words, paragraphs=4 * number)).id
        library.add_version(plan_id, plan_about(words), "Bản đầu")
    library.save_organisation(Organisation("Đảng ủy", "party-hd05"))
    library.set_setting("a", [1])
    library.close()
    return path.read_bytes()


def put_in_place(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    path.write_bytes(data)


def what_is_shown(path: Path) -> str:
    """Opens the library: "good", "reported" or "refused"; fails where damage is shown as good."""
    try:
        library = Library.open(path, presets=preset.load, read_only=True)
    except (DamagedLibrary, NewerLibrary) as error:
        assert "Hãy" in str(error) or "hãy" in str(error)
        return "refused"
    reported = bool(library.damage())
    try:
        rows = library.list_plans()
        for row in rows:
            reported |= row.damaged or not is_as_kept(library, row.id, row.title)
        lost = {row.title for row in rows} != set(PLANS)
        assert reported or not lost, "a plan vanished without a word"
        for stored in library.list_organisations():
            assert stored.organisation == Organisation("Đảng ủy", "party-hd05")
    finally:
        library.close()
    return "reported" if reported else "good"


def is_as_kept(library: Library, plan_id: int, title: str) -> bool:
    try:
        plan = library.load_plan(plan_id).plan
    except UserError:
        return False
    expected: Plan = plan_about(title, paragraphs=4 * PLANS[title])
    assert plan == expected, "a damaged plan was shown as good"
    return True


def test_the_undamaged_library_is_good(whole: bytes, path: Path) -> None:
    assert what_is_shown(path) == "good"


def test_a_library_cut_anywhere_is_refused_and_its_backup_offered(whole: bytes, path: Path) -> None:
    rng = random.Random(7)
    places = [0, 1, 15, 16, 99, 100, 511, 512, 4096, len(whole) - 1, len(whole) - 4096]
    places += [rng.randrange(len(whole)) for _ in range(40)]
    for place in places:
        put_in_place(path, whole[:place])
        with pytest.raises(DamagedLibrary) as damage:
            Library.open(path, presets=preset.load)
        assert damage.value.backup is not None, place
        assert "sao lưu" in str(damage.value)
        assert path.read_bytes() == whole[:place]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_flipped_bit_is_never_shown_as_good(
    whole: bytes, path: Path, seed: int, amount: Callable[[int], int]
) -> None:
    rng = random.Random(seed)
    shown = {"good": 0, "reported": 0, "refused": 0}
    places = [rng.randrange(len(whole)) for _ in range(max(60, amount(2000)))]
    places += list(range(100)) if seed == 1 else []
    for place in places:
        data = bytearray(whole)
        data[place] ^= 1 << rng.randrange(8)
        put_in_place(path, bytes(data))
        shown[what_is_shown(path)] += 1
    assert shown["reported"] and shown["refused"]


def test_a_wiped_page_is_never_shown_as_good(whole: bytes, path: Path) -> None:
    shown = set()
    for page in range(len(whole) // 4096):
        for filling in (b"\0", b"\xff", os.urandom(1)):
            data = bytearray(whole)
            data[page * 4096 : (page + 1) * 4096] = filling * 4096
            put_in_place(path, bytes(data))
            shown.add(what_is_shown(path))
    assert "good" not in shown


def make_other_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE plans (id INTEGER PRIMARY KEY, body TEXT)")
    connection.close()


def make_extra_table(path: Path) -> None:
    connection = schema.new_in_memory()
    connection.execute("CREATE TRIGGER t AFTER INSERT ON plans BEGIN DELETE FROM plans; END")
    path.write_bytes(connection.serialize())
    connection.close()


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b"PK\3\4" + bytes(5000)), "foreign"),
        (lambda path: path.write_text("Kính gửi: các chi bộ\n" * 500, "utf-8"), "foreign"),
        (make_other_program, "foreign"),
        (make_extra_table, "schema"),
    ],
)
def test_a_foreign_file_is_named_as_such_and_not_touched(
    whole: bytes, path: Path, make: Callable[[Path], object], found: str
) -> None:
    path.unlink()
    make(path)
    before = path.read_bytes()
    with pytest.raises(DamagedLibrary) as damage:
        Library.open(path, presets=preset.load)
    assert damage.value.found == found
    assert damage.value.backup is not None
    assert path.read_bytes() == before
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["backups", path.name]


def test_a_library_of_a_newer_program_is_refused_politely(whole: bytes, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.newest() + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerLibrary, match="cập nhật"):
        Library.open(path, presets=preset.load)
    assert path.read_bytes() == before


def newest_backup(path: Path) -> Backup:
    with pytest.raises(DamagedLibrary) as damage:
        Library.open(path, presets=preset.load)
    assert damage.value.backup is not None
    return damage.value.backup


def test_a_backup_takes_the_place_and_the_damaged_file_is_kept(
    whole: bytes, path: Path, open_library: OpenLibrary
) -> None:
    damaged = whole[: len(whole) // 2]
    put_in_place(path, damaged)
    backup = newest_backup(path)
    Path(f"{path}-journal").write_bytes(b"left over")
    aside = restore_backup(path, backup)
    assert aside is not None and aside.read_bytes() == damaged
    assert Path(f"{aside}-journal").read_bytes() == b"left over"
    assert what_is_shown(path) == "good"
    library = open_library()
    library.add_plan(plan_about("sau khi khôi phục"))
    made = library.backup_now()
    assert made is not None and made.revision == library.revision


@pytest.mark.parametrize("restoring", [True, False])
def test_whatever_fails_while_a_library_is_replaced_it_is_never_missing(
    whole: bytes, path: Path, monkeypatch: pytest.MonkeyPatch, restoring: bool
) -> None:
    damaged = whole[:5000]
    put_in_place(path, damaged)
    backup = newest_backup(path)
    finished = False
    for at in range(1, 40):
        disk = FailingDisk(at)
        put_in_place(path, damaged)
        Path(f"{path}-journal").write_bytes(b"left over")
        with monkeypatch.context() as patch:
            patch.setattr(files, "DISK", disk)
            try:
                restore_backup(path, backup) if restoring else start_new_library(path)
                finished = True
                break
            except files.TargetError as error:
                assert "Hãy" in str(error)
        if path.read_bytes() != damaged:
            assert disk.calls[-1] == "sync_folder"
            Library.open(path, presets=preset.load, read_only=True).close()
        assert [aside.read_bytes() for aside in path.parent.glob("library-cu*.kehoach")] in (
            [],
            [damaged],
        )
        for aside in path.parent.glob("library-cu*"):
            aside.unlink()
    assert finished


def test_a_damaged_backup_is_passed_over_for_an_older_good_one(
    whole: bytes, path: Path, open_library: OpenLibrary
) -> None:
    library = open_library()
    library.set_setting("a", 2)
    library.close()
    newest, older, *_ = library.list_backups()
    spoiled = bytearray(newest.path.read_bytes())
    spoiled[spoiled.find("Bản đầu".encode())] ^= 1
    newest.path.write_bytes(spoiled)
    put_in_place(path, b"")
    assert newest_backup(path) == older


def test_a_missing_library_with_backups_is_not_replaced_in_silence(
    whole: bytes, path: Path
) -> None:
    path.unlink()
    backup = newest_backup(path)
    assert not path.exists()
    restore_backup(path, backup)
    assert what_is_shown(path) == "good"


def test_a_new_library_can_be_begun_and_the_damaged_one_stays(
    whole: bytes, path: Path, open_library: OpenLibrary
) -> None:
    put_in_place(path, whole[:5000])
    aside = start_new_library(path)
    assert aside is not None and aside.read_bytes() == whole[:5000]
    library = open_library()
    assert library.list_plans() == ()
    revisions = [backup.revision for backup in library.list_backups()]
    assert len(revisions) == len(set(revisions)) and library.revision == max(revisions)


def test_damage_met_at_work_is_told_with_the_backup(
    open_library: OpenLibrary, whole: bytes, path: Path
) -> None:
    library = open_library()
    library._connection.execute("UPDATE library_state SET revision = 1")
    with pytest.raises(DamagedLibrary) as damage:
        library.add_plan(plan_about("mới"))
    assert damage.value.backup is not None
    assert {row.title for row in library.list_plans()} == set(PLANS)


def test_a_large_library_is_written_to_only_after_its_check(
    open_library: OpenLibrary, whole: bytes, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kehoach_gui.storage import check_file, inspection
    from kehoach_gui.storage.errors import NotYetChecked

    monkeypatch.setattr(inspection, "LARGE_BYTES", 1000)
    library = open_library(check_later=True)
    assert not library.checked and len(library.list_plans()) == len(PLANS)
    with pytest.raises(NotYetChecked):
        library.add_plan(plan_about("mới"))
    with pytest.raises(DamagedLibrary):
        library.accept_check(("row 3 missing from index",))
    library.accept_check(check_file(path))
    library.add_plan(plan_about("mới"))
