"""Backups are whole, few enough, and never the reason why work stops."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kehoach_gui import files
from kehoach_gui.core import preset
from kehoach_gui.storage import Library, backups, thinning
from kehoach_gui.storage.backups import NoRoomForBackup
from tests.storage.conftest import Clock, OpenLibrary, plan_about

TODAY = datetime(2026, 12, 31, 12, tzinfo=UTC)


def test_a_changed_library_is_backed_up_at_close_and_an_unchanged_one_is_not(
    open_library: OpenLibrary,
) -> None:
    library = open_library()
    library.add_plan(plan_about("gốc"))
    library.close()
    kept = library.list_backups()
    assert kept[0].revision == 2
    again = open_library()
    assert again.backup_now() is None
    again.close()
    assert again.list_backups() == kept


def test_a_backup_is_a_library_with_the_same_plans(library: Library) -> None:
    plan_id = library.add_plan(plan_about("gốc")).id
    backup = library.backup_now()
    assert backup is not None and backup.revision == library.revision
    copy = Library.open(backup.path, presets=preset.load, read_only=True)
    assert copy.load_plan(plan_id).plan == plan_about("gốc")
    copy.close()
    assert backup.path.name == "library-00000002.kehoach"
    assert not [entry for entry in backup.path.parent.iterdir() if entry.suffix != ".kehoach"]


def test_a_backup_says_when_the_library_was_last_changed_and_not_when_it_was_made(
    library: Library, clock: Clock
) -> None:
    library.add_plan(plan_about("gốc"))
    changed = clock.time
    clock.pass_days(3)
    backup = library.backup_now()
    assert backup is not None and backup.changed == changed


def test_a_backup_may_be_made_by_another_thread_while_a_plan_is_saved(library: Library) -> None:
    from concurrent.futures import ThreadPoolExecutor

    plan_id, revision = library.add_plan(plan_about("gốc")).id, 1
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(library.backup_now)
        for _ in range(10):
            revision = library.save_plan(plan_id, revision, plan_about("sửa"))
        assert made.result() is not None


def test_the_last_tenth_of_the_disk_is_left_alone(library: Library, path: Path) -> None:
    library.add_plan(plan_about("gốc"))
    full = lambda folder: (1000_000, 100_000)  # noqa: E731
    with pytest.raises(NoRoomForBackup, match="gần đầy"):
        backups.make(path, library.backups_folder, room=full)
    assert len(library.list_backups()) == 1  # the newest one is never given up for it


def test_older_backups_make_room_for_a_new_one(library: Library, path: Path) -> None:
    for words in ("một", "hai", "ba"):
        library.add_plan(plan_about(words))
        library.backup_now()
    library.add_plan(plan_about("bốn"))
    free = iter([0, 0, 0, 10**9])
    made = backups.make(path, library.backups_folder, room=lambda folder: (10**9, next(free)))
    assert made is not None
    assert [backup.revision for backup in library.list_backups()] == [5, 4, 3]


def test_a_backup_that_cannot_be_made_does_not_keep_the_library_from_opening(
    open_library: OpenLibrary, path: Path
) -> None:
    library = open_library()
    library.close()
    for backup in library.list_backups():
        backup.path.unlink()
    backups.folder_of(path).rmdir()
    backups.folder_of(path).write_text("không phải thư mục", "utf-8")
    library = open_library()
    plan_id = library.add_plan(plan_about("gốc")).id
    assert library.load_plan(plan_id).plan == plan_about("gốc")
    assert [isinstance(notice, files.TargetError) for notice in library.notices] == [True]
    library.close()


def test_a_copy_of_the_library_put_back_by_hand_takes_no_names_of_later_backups(
    open_library: OpenLibrary, path: Path
) -> None:
    library = open_library()
    library.close()
    old = path.read_bytes()
    library = open_library()
    library.add_plan(plan_about("sau"))
    library.close()
    kept = {backup.path: backup.path.read_bytes() for backup in library.list_backups()}
    path.write_bytes(old)
    library = open_library()
    library.add_plan(plan_about("khác"))
    library.close()
    assert len(library.list_backups()) > len(kept)
    assert {place: place.read_bytes() for place in kept} == kept


def test_while_rows_are_damaged_no_backup_is_thrown_away(library: Library, clock: Clock) -> None:
    plan_id = library.add_plan(plan_about("gốc")).id
    for _ in range(4):
        clock.pass_days(0.1)
        library.set_setting("a", clock.time.isoformat())
        library.backup_now()
    clock.pass_days(30)
    library._connection.execute("UPDATE plans SET body = '{}' WHERE id = ?", (plan_id,))
    library.set_setting("a", 1)
    before = len(library.list_backups())
    library.backup_now()
    assert len(library.list_backups()) == before + 1


def test_thinning_keeps_two_days_then_days_weeks_and_months() -> None:
    hourly = [TODAY - timedelta(hours=3 * step) for step in range(8 * 400)]
    kept = [hourly[place] for place in sorted(thinning.to_keep(hourly))]
    recent = [day for day in kept if TODAY - day <= timedelta(days=2)]
    older = [day for day in kept if day not in recent]
    assert len(recent) == 17
    days = [day for day in older if TODAY - day < timedelta(days=15)]
    assert len({day.date() for day in days}) == len(days) == 12
    assert len(older) <= 12 + 10 + 9
    assert TODAY - kept[-1] > timedelta(days=230)
    assert hourly[0] == kept[0]


def test_thinning_is_not_led_astray_by_a_clock_that_jumped() -> None:
    jumped = [TODAY, TODAY + timedelta(days=4000), TODAY - timedelta(days=9000)]
    assert thinning.to_keep(jumped) == {0, 1, 2}
    assert thinning.to_keep([]) == set()


def test_thinning_again_removes_nothing_more() -> None:
    dates = [TODAY - timedelta(hours=7 * step) for step in range(1000)]
    once = [dates[place] for place in sorted(thinning.to_keep(dates))]
    assert thinning.to_keep(once) == set(range(len(once)))


def test_backups_are_thinned_and_bounded_in_size(
    library: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(12):
        clock.pass_days(0.25)
        library.set_setting("a", clock.time.isoformat())
        library.backup_now()
    ages = [clock.time - backup.changed for backup in library.list_backups()]
    assert max(ages) < timedelta(days=4)
    monkeypatch.setattr(backups, "KEPT_AT_MOST_BYTES", 0)
    library.set_setting("a", 1)
    library.backup_now()
    kept = library.list_backups()
    assert 0 < sum(backup.size for backup in kept) <= 5 * kept[0].size
