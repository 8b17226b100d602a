"""Every schema that was ever released opens for ever, and migrations are whole or undone."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kehoach_gui.core import preset
from kehoach_gui.storage import Library, StoreError, exchange, schema
from kehoach_gui.storage import connection as connections
from tests.storage.conftest import OpenLibrary, plan_about

OLD_FILES = Path(__file__).resolve().parents[1] / "old_files"
VERSIONS = range(1, schema.newest() + 1)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_released_version_has_its_old_files_with_exactly_its_schema(version: int) -> None:
    old = [OLD_FILES / f"library-v{version}.kehoach"]
    if version <= exchange.VERSION:
        old.append(OLD_FILES / f"plan-v{version}.kehoach")
    for file in old:
        with closing(connections.connect(file, unchanging=True)) as connection:
            assert schema.version_of(connection) == version
            assert schema.read(connection) == schema.released(version)


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_library_still_opens_with_all_that_was_in_it(version: int, path: Path) -> None:
    path.parent.mkdir()
    shutil.copy(OLD_FILES / f"library-v{version}.kehoach", path)
    library = Library.open(path, presets=preset.load)
    (row,) = library.list_plans()
    assert (row.title, row.state, row.number) == (
        "Tuyên truyền đợt 1, sửa",
        "submitted 1",
        "-KH/ĐU",
    )
    assert library.load_plan(row.id).plan.sections[0].heading == "Mục đích, yêu cầu"
    (kept,) = library.list_versions(row.id)
    assert library.load_version(kept.id).title.subject == "Tuyên truyền đợt 1"
    assert [row.title for row in library.list_plans(archived=True)] == ["Tuyên truyền đợt 2"]
    assert [row.title for row in library.list_deleted()] == ["Tuyên truyền đợt 3"]
    assert [o.organisation.symbol for o in library.list_organisations()] == ["ĐU"]
    assert library.setting("ví dụ") == {"dùng": True}
    assert library.damage() == ()
    library.close()


@pytest.mark.parametrize("version", range(1, exchange.VERSION + 1))
def test_an_old_plan_file_is_still_read(version: int) -> None:
    plan = exchange.read_plan_file(OLD_FILES / f"plan-v{version}.kehoach")
    assert plan.title.subject == "Tuyên truyền bầu cử"
    assert plan.recipients[-1] == "Lưu: Văn phòng Đảng ủy"


def add_a_table(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE slogans_to_come (id INTEGER PRIMARY KEY) STRICT")
    connection.execute("INSERT INTO slogans_to_come VALUES (1)")


def break_down(connection: sqlite3.Connection) -> None:
    add_a_table(connection)
    connection.execute("INSERT INTO no_such_table VALUES (1)")


@pytest.fixture
def released_before(open_library: OpenLibrary) -> Iterator[bytes]:
    """A library of the version before, with one plan and no backup of its last state."""
    library = open_library()
    library.add_plan(plan_about("gốc"))
    library.close()
    library.list_backups()[0].path.unlink()
    yield library.path.read_bytes()


def test_a_library_is_migrated_after_a_verified_backup_of_what_was(
    released_before: bytes, path: Path, open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, add_a_table))
    library = open_library()
    assert [row.title for row in library.list_plans()] == ["gốc"]
    library.close()
    with closing(connections.connect(path, unchanging=True)) as connection:
        assert schema.version_of(connection) == schema.newest()
        assert schema.read(connection) == schema.released(schema.newest())
    backup = library.list_backups()[0]
    with closing(connections.connect(backup.path, unchanging=True)) as connection:
        assert schema.version_of(connection) == schema.newest() - 1


def test_a_migration_that_breaks_leaves_the_old_library(
    released_before: bytes, path: Path, open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = schema.MIGRATIONS
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*released, break_down))
        patch.setattr(schema, "released", lambda version: schema._released(version, released))
        with pytest.raises(sqlite3.OperationalError, match="no_such_table"):
            open_library()
    with closing(connections.connect(path, unchanging=True)) as connection:
        assert schema.version_of(connection) == schema.newest()
        assert schema.read(connection) == schema.released(schema.newest())
    assert [row.title for row in open_library().list_plans()] == ["gốc"]


def test_without_a_backup_nothing_is_migrated(
    released_before: bytes, path: Path, open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kehoach_gui.storage import backups

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, add_a_table))
    monkeypatch.setattr(backups, "_faults", lambda path: ("broken",))
    with pytest.raises(StoreError):
        open_library()
    assert path.read_bytes() == released_before


def test_an_old_library_opened_for_reading_stays_as_it_is(
    released_before: bytes, path: Path, open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, add_a_table))
    library = open_library(read_only=True)
    assert [row.title for row in library.list_plans()] == ["gốc"]
    assert path.read_bytes() == released_before


def test_an_old_plan_file_is_migrated_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    old = exchange.write_plan_file(plan_about("gốc"), preset.load("state-nd30"))
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, add_a_table))
    assert exchange.read_plan_bytes(old, "cũ.kehoach") == plan_about("gốc")


def test_the_connection_keeps_the_promises_that_saves_rest_on(
    open_library: OpenLibrary, path: Path
) -> None:
    library = open_library()
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    found = {name: library._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert found == wanted
    library.add_plan(plan_about("gốc"))
    assert not library._connection.in_transaction
    library.close()
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["backups", path.name]


@pytest.mark.parametrize("name", ["thư viện #1 50% ?a&b=c.kehoach", "a'b\"c;.kehoach", "Đảng ủy"])
def test_a_library_may_have_any_name(tmp_path: Path, name: str) -> None:
    place = tmp_path / "Tài liệu của tôi (cũ)" / name
    with Library.open(place, presets=preset.load) as library:
        plan_id = library.add_plan(plan_about("gốc")).id
    with Library.open(place, presets=preset.load) as library:
        assert library.load_plan(plan_id).plan == plan_about("gốc")
    assert sorted(entry.name for entry in place.parent.iterdir()) == sorted(["backups", name])


def test_the_slogans_of_an_old_library_are_there_with_their_history(path: Path) -> None:
    path.parent.mkdir()
    shutil.copy(OLD_FILES / "library-v2.kehoach", path)
    with Library.open(path, presets=preset.load) as library:
        (row,) = library.slogans.list_all()
        assert (row.slogan.text, row.slogan.year, row.favourite) == (
            "Hòa bình muôn năm!",
            2026,
            True,
        )
        assert [use.plan_title for use in library.slogans.uses(row.id)] == ["Tuyên truyền đợt 1"]


def test_a_plan_file_is_still_written_for_the_first_program_that_read_one() -> None:
    data = exchange.write_plan_file(plan_about("gốc"), preset.load("state-nd30"))
    with closing(schema.new_in_memory(1)) as first:
        assert data[60:64] == first.serialize()[60:64] == b"\0\0\0\1"
