"""A single plan in a .kehoach file: small, always alike, and read with distrust."""

import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import Plan
from kehoach_gui.storage import Library, exchange, schema
from kehoach_gui.storage.errors import NewerLibrary
from tests.storage.conftest import plan_about


def file_of(plan: Plan) -> bytes:
    return exchange.write_plan_file(plan, preset.load(plan.standard))


@pytest.fixture
def data() -> bytes:
    return file_of(plan_about("Tuyên truyền bầu cử"))


def changed(data: bytes, *statements: str) -> bytes:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(data)
    for statement in statements:
        connection.execute(statement)
    result = connection.serialize()
    connection.close()
    return result


def test_a_plan_comes_back_and_nothing_appears_beside_the_file(data: bytes, tmp_path: Path) -> None:
    place = tmp_path / "kế hoạch.kehoach"
    place.write_bytes(data)
    place.chmod(0o444)
    assert exchange.read_plan_file(place) == plan_about("Tuyên truyền bầu cử")
    assert list(tmp_path.iterdir()) == [place]
    assert place.read_bytes() == data


def test_every_sample_comes_back(shared: Path) -> None:
    for file in sorted((shared / "samples").glob("*.plan.json")):
        plan = plan_json.loads(file.read_text("utf-8"))
        bytes_ = file_of(plan)
        body = plan_json.dumps(plan, preset.load(plan.standard)).encode()
        assert exchange.read_plan_bytes(bytes_, "mau") == plan
        assert len(bytes_) < len(body) + 8_000


def test_the_same_plan_gives_the_same_bytes(data: bytes) -> None:
    assert data == file_of(plan_about("Tuyên truyền bầu cử"))
    assert data != file_of(plan_about("Tuyên truyền đại hội"))
    assert len(data) < 10_000


def test_a_plan_file_has_the_tables_of_a_library(data: bytes, tmp_path: Path) -> None:
    place = tmp_path / "a.kehoach"
    place.write_bytes(data)
    library = Library.open(place, presets=preset.load, read_only=True)
    assert [row.title for row in library.list_plans()] == ["Tuyên truyền bầu cử"]
    library.close()


def test_a_cut_or_lengthened_file_is_refused(data: bytes) -> None:
    rng = random.Random(3)
    for place in [0, 1, 16, 99, 100, 512, len(data) - 1] + [
        rng.randrange(len(data)) for _ in range(50)
    ]:
        with pytest.raises(RefusedInput):
            exchange.read_plan_bytes(data[:place], "a.kehoach")
    with pytest.raises(RefusedInput):
        exchange.read_plan_bytes(data + b"\0" * 512, "a.kehoach")


def test_a_flipped_bit_gives_the_same_plan_or_a_refusal(
    data: bytes, amount: Callable[[int], int]
) -> None:
    rng = random.Random(11)
    refused = 0
    for _ in range(amount(4000)):
        spoiled = bytearray(data)
        spoiled[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        try:
            assert exchange.read_plan_bytes(bytes(spoiled), "a") == plan_about(
                "Tuyên truyền bầu cử"
            )
        except RefusedInput:
            refused += 1
    assert refused > amount(4000) // 4  # the rest hit bytes that no page uses


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW v AS SELECT * FROM plans",
        "CREATE TRIGGER t AFTER UPDATE ON plans BEGIN DELETE FROM plans; END",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
        "CREATE TABLE thêm (x)",
        "ALTER TABLE plans ADD COLUMN thêm TEXT",
        "DROP TABLE settings",
        "UPDATE plans SET body = '{}'",
        "UPDATE plans SET title = 'khác'",
        "UPDATE library_state SET revision = 9",
        "DELETE FROM plans",
        "PRAGMA application_id = 1",
        "PRAGMA user_version = 0",
    ],
)
def test_a_file_made_otherwise_than_by_the_program_is_refused(data: bytes, statement: str) -> None:
    with pytest.raises(RefusedInput, match=r"Không đọc được “lạ\.kehoach”"):
        exchange.read_plan_bytes(changed(data, statement), "lạ.kehoach")


def test_a_whole_library_is_not_taken_for_a_plan(library: Library, path: Path) -> None:
    library.add_plan(plan_about("một"))
    library.add_plan(plan_about("hai"))
    library.close()
    with pytest.raises(RefusedInput, match="cả một thư viện"):
        exchange.read_plan_file(path)


def test_a_file_of_a_newer_program_is_refused_politely(data: bytes) -> None:
    newer = changed(data, f"PRAGMA user_version = {schema.newest() + 1}")
    with pytest.raises(NewerLibrary, match="cập nhật"):
        exchange.read_plan_bytes(newer, "mới.kehoach")


def test_missing_empty_foreign_and_too_large_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a.kehoach"
    for content in (None, b"", b"PK\3\4" * 200, "Kế hoạch\n".encode() * 200, bytes(4096)):
        if content is not None:
            place.write_bytes(content)
        with pytest.raises(RefusedInput, match=r"a\.kehoach"):
            exchange.read_plan_file(place)
    with pytest.raises(RefusedInput):
        exchange.read_plan_file(tmp_path)
    monkeypatch.setattr(exchange, "LARGEST_BYTES", 100)
    with pytest.raises(RefusedInput, match="lớn hơn"):
        exchange.read_plan_file(place)


def test_reading_ends_when_its_time_is_over(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "SECONDS", -1.0)
    monkeypatch.setattr(exchange, "STEPS_BETWEEN_LOOKS", 1)
    with pytest.raises(RefusedInput, match="giây"):
        exchange.read_plan_bytes(data, "a.kehoach")


def test_a_deeply_nested_or_huge_body_is_refused_quickly(data: bytes) -> None:
    began = time.monotonic()
    for body in ("[" * 100_000, '{"a":' * 50_000, "x" * 5_000_000):
        with pytest.raises(RefusedInput):
            exchange.read_plan_bytes(with_body(data, body), "a.kehoach")
    assert time.monotonic() - began < 5


def with_body(data: bytes, body: str) -> bytes:
    """A file whose digests are right and whose plan is not one."""
    from kehoach_gui.storage.digest import digest_of, seal_of

    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(data)
    *cells, _ = connection.execute(
        "SELECT id, revision, state, title, number, issuing_body, date, standard,"
        " modified, archived, deleted, digest FROM plans"
    ).fetchone()
    digest = digest_of(body)
    connection.execute(
        "UPDATE plans SET body = ?, digest = ?, seal = ?", (body, digest, seal_of(*cells, digest))
    )
    result = connection.serialize()
    connection.close()
    return result
