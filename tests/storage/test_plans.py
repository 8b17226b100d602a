"""Plans in the library: kept, found, refused, never lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_gui.core import plan_json
from kehoach_gui.core.plan import Block, Section
from kehoach_gui.storage import DamagedPlan, Library, NoSuchPlan, ReadOnlyLibrary, StalePlan
from kehoach_gui.storage.errors import UnknownStandard, UnreadablePlan
from kehoach_gui.storage.versions import DAMAGED, REFUSED
from tests.storage.conftest import Clock, OpenLibrary, plan_about


def spoil(library: Library, table: str, column: str, row_id: int, value: object) -> None:
    """Change a cell behind the library's back, as a flipped bit would."""
    library._connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, row_id))


def body_of(library: Library, table: str, row_id: int) -> str:
    (body,) = library._connection.execute(
        f"SELECT body FROM {table} WHERE id = ?", (row_id,)
    ).fetchone()
    return str(body)


def test_a_plan_comes_back_as_it_was_kept(open_library: OpenLibrary) -> None:
    library = open_library()
    stored = library.add_plan(plan_about("Tuyên truyền bầu cử"))
    assert (stored.revision, stored.state) == (1, "draft")
    library.close()
    assert open_library().load_plan(stored.id) == stored


def test_every_sample_comes_back_as_it_was_kept(library: Library, shared: Path) -> None:
    for file in sorted((shared / "samples").glob("*.plan.json")):
        plan = plan_json.loads(file.read_text("utf-8"))
        assert library.load_plan(library.add_plan(plan).id).plan == plan


def test_the_list_shows_what_the_plan_says(library: Library) -> None:
    plan_id = library.add_plan(plan_about("Tuyên truyền\n bầu cử")).id
    (row,) = library.list_plans()
    assert (row.id, row.title, row.number, row.body, row.date, row.standard) == (
        plan_id,
        "Tuyên truyền bầu cử",
        "07/KH-SVH",
        "SỞ VĂN HÓA",
        "2027",
        "state-nd30",
    )
    assert not row.damaged


def test_a_save_gives_the_next_revision_and_moves_the_plan_to_the_top(
    library: Library, clock: Clock
) -> None:
    first, second = (library.add_plan(plan_about(words)) for words in ("một", "hai"))
    clock.pass_days(1)
    assert library.save_plan(first.id, 1, plan_about("một, sửa")) == 2
    assert [row.title for row in library.list_plans()] == ["một, sửa", "hai"]
    assert library.load_plan(second.id).revision == 1


def test_a_stale_save_is_refused_and_both_versions_are_kept(library: Library) -> None:
    plan_id = library.add_plan(plan_about("gốc")).id
    library.save_plan(plan_id, 1, plan_about("bên này"))
    for _ in range(2):  # the save timer tries again; the words are kept once
        with pytest.raises(StalePlan) as refused:
            library.save_plan(plan_id, 1, plan_about("bên kia"))
    assert library.load_plan(plan_id).plan == plan_about("bên này")
    (version,) = library.list_versions(plan_id)
    assert (version.kind, version.id) == (REFUSED, refused.value.version_id)
    assert library.load_version(version.id) == plan_about("bên kia")
    assert refused.value.revision == 2


def test_two_programs_cannot_overwrite_each_other(open_library: OpenLibrary) -> None:
    one, other = open_library(), open_library()
    plan_id = one.add_plan(plan_about("gốc")).id
    one.save_plan(plan_id, 1, plan_about("một"))
    with pytest.raises(StalePlan):
        other.save_plan(plan_id, 1, plan_about("hai"))
    assert one.load_plan(plan_id).plan == plan_about("một")


def test_the_bin_and_the_archive_can_be_undone(library: Library) -> None:
    plan_id = library.add_plan(plan_about("gốc")).id
    library.delete_plan(plan_id)
    assert library.list_plans() == ()
    assert [row.id for row in library.list_deleted()] == [plan_id]
    library.restore_plan(plan_id)
    library.archive_plan(plan_id)
    assert library.list_plans() == ()
    assert [row.id for row in library.list_plans(archived=True)] == [plan_id]
    library.archive_plan(plan_id, archived=False)
    assert [row.id for row in library.list_plans()] == [plan_id]
    assert library.load_plan(plan_id).revision == 1


def test_only_a_plan_in_the_bin_can_be_removed_for_good(library: Library) -> None:
    plan_id = library.add_plan(plan_about("gốc")).id
    library.add_version(plan_id, plan_about("gốc"), "Bản trình")
    with pytest.raises(NoSuchPlan):
        library.purge_plan(plan_id)
    library.delete_plan(plan_id)
    library.purge_plan(plan_id)
    assert (library.list_deleted(), library.list_versions(plan_id)) == ((), ())
    with pytest.raises(NoSuchPlan):
        library.load_plan(plan_id)


def test_a_copy_is_a_plan_of_its_own(library: Library) -> None:
    first = library.add_plan(plan_about("gốc"))
    library.set_state(first.id, "signed")
    copy = library.duplicate_plan(first.id)
    assert (copy.plan, copy.state) == (first.plan, "draft")
    assert copy.id != first.id
    assert library.load_plan(first.id).state == "signed"


def test_a_flipped_bit_in_the_text_is_reported_with_the_newest_good_version(
    library: Library, clock: Clock
) -> None:
    plan_id = library.add_plan(plan_about("gốc")).id
    library.add_version(plan_id, plan_about("cũ"), "Bản 1")
    clock.pass_days(1)
    good = library.add_version(plan_id, plan_about("mới"), "Bản 2")
    clock.pass_days(1)
    newest = library.add_version(plan_id, plan_about("mới nhất"), "Bản 3")
    body = body_of(library, "plans", plan_id)
    spoil(library, "plans", "body", plan_id, body.replace("gốc", "gộc"))
    spoil(library, "plan_versions", "body", newest, "{}")
    with pytest.raises(DamagedPlan) as damage:
        library.load_plan(plan_id)
    assert (damage.value.plan, damage.value.source) == (plan_about("mới"), "version")
    assert library.load_version(good) == plan_about("mới")
    with pytest.raises(DamagedPlan):
        library.load_version(newest)
    assert library.damage() == (f"plans:{plan_id}", f"plan_versions:{newest}")


def test_without_versions_the_newest_backup_gives_the_good_copy(library: Library) -> None:
    plan_id = library.add_plan(plan_about("gốc")).id
    library.backup_now()
    spoil(library, "plans", "body", plan_id, "{}")
    with pytest.raises(DamagedPlan) as damage:
        library.load_plan(plan_id)
    assert (damage.value.plan, damage.value.source) == (plan_about("gốc"), "backup")
    recovered = library.recover_plan(plan_id, plan_about("gốc"))
    assert library.load_plan(plan_id) == recovered
    (kept,) = library.list_versions(plan_id)
    assert kept.kind == DAMAGED
    assert library.damage() == ()


def test_a_flipped_cell_of_the_list_is_shown_as_damaged_and_never_written_over(
    library: Library,
) -> None:
    plan_id = library.add_plan(plan_about("gốc")).id
    spoil(library, "plans", "state", plan_id, "signee")
    assert [row.damaged for row in library.list_plans()] == [True]
    for change in (
        lambda: library.load_plan(plan_id),
        lambda: library.save_plan(plan_id, 1, plan_about("sửa")),
        lambda: library.set_state(plan_id, "signed"),
    ):
        with pytest.raises(DamagedPlan):
            change()
    assert [row.state for row in library.list_plans()] == ["signee"]
    (version,) = library.list_versions(plan_id)
    assert library.load_version(version.id) == plan_about("sửa")


def test_nothing_is_written_to_a_library_open_for_reading(open_library: OpenLibrary) -> None:
    plan_id = open_library().add_plan(plan_about("gốc")).id
    reader = open_library(read_only=True)
    assert reader.load_plan(plan_id).plan == plan_about("gốc")
    for change in (
        lambda: reader.add_plan(plan_about("mới")),
        lambda: reader.save_plan(plan_id, 1, plan_about("mới")),
        lambda: reader.set_setting("a", 1),
    ):
        with pytest.raises(ReadOnlyLibrary):
            change()


def test_a_standard_this_program_lacks_is_told(library: Library) -> None:
    with pytest.raises(UnknownStandard, match="nha-rieng"):
        library.add_plan(replace(plan_about("gốc"), standard="nha-rieng"))
    assert library.list_plans() == ()


def test_what_could_not_be_read_back_is_not_stored(library: Library) -> None:
    plan = plan_about("gốc")
    plan_id = library.add_plan(plan).id
    wrong = replace(plan, header=replace(plan.header, date="2027-02-30"))
    with pytest.raises(UnreadablePlan, match=r"header\.date"):
        library.save_plan(plan_id, 1, wrong)
    assert library.load_plan(plan_id).plan == plan


def test_a_text_just_being_typed_is_saved_and_opens(library: Library) -> None:
    block = Block("paragraph", "Học tập ", None, ((4, 8, "b"),))
    typed = replace(plan_about("gốc"), sections=(Section(1, "I", "Mục ", blocks=(block,)),))
    plan_id = library.add_plan(typed).id
    (section,) = library.load_plan(plan_id).plan.sections
    assert section.blocks == (Block("paragraph", "Học tập", None, ((4, 7, "b"),)),)


def test_the_counter_rises_with_plans_and_not_with_settings(library: Library) -> None:
    before = library.counter
    plan_id = library.add_plan(plan_about("gốc")).id
    library.save_plan(plan_id, 1, plan_about("sửa"))
    assert library.counter == before + 2
    revision = library.revision
    library.set_setting("canh_bao", False)
    assert (library.counter, library.revision) == (before + 2, revision + 1)
