"""Versions kept by the program: each content once, the oldest go, named ones stay."""

from kehoach_gui.storage import Library
from kehoach_gui.storage.versions import AUTOMATIC, AUTOMATIC_KEPT, NAMED
from tests.storage.conftest import Clock, plan_about


def test_the_same_content_is_kept_once_whatever_its_kind(library: Library) -> None:
    plan = plan_about("gốc")
    plan_id = library.add_plan(plan).id
    assert library.keep_automatic(plan_id, plan, "Khi mở") is not None
    assert library.keep_automatic(plan_id, plan, "Khi in") is None
    library.add_version(plan_id, plan_about("trình"), "Bản trình lần 1")
    assert library.keep_automatic(plan_id, plan_about("trình"), "Khi in") is None
    assert [row.kind for row in library.list_versions(plan_id)] == [NAMED, AUTOMATIC]


def test_old_automatic_versions_go_and_named_ones_stay(library: Library, clock: Clock) -> None:
    plan_id = library.add_plan(plan_about("gốc")).id
    named = library.add_version(plan_id, plan_about("đã ký"), "Bản đã ký")
    for number in range(AUTOMATIC_KEPT + 3):
        clock.pass_days(1)
        library.keep_automatic(plan_id, plan_about(f"lần {number}"), "Khi mở")
    rows = library.list_versions(plan_id)
    assert rows[-1].id == named
    assert [row.kind for row in rows[:-1]] == [AUTOMATIC] * AUTOMATIC_KEPT
    assert library.load_version(rows[0].id) == plan_about(f"lần {AUTOMATIC_KEPT + 2}")
    assert library.damage() == ()


def test_a_name_is_kept_once_for_one_content_and_never_replaced(library: Library) -> None:
    plan_id = library.add_plan(plan_about("gốc")).id
    library.keep_automatic(plan_id, plan_about("ký"), "Trước khi xuất")
    signed = library.add_version(plan_id, plan_about("ký"), "Bản đã ký")
    assert library.add_version(plan_id, plan_about("ký"), "Bản đã ký") == signed
    again = library.add_version(plan_id, plan_about("sửa sau khi ký"), "Bản đã ký")
    assert library.add_version(plan_id, plan_about("sửa sau khi ký"), "Bản đã ký") == again
    names = [(row.name, row.kind) for row in library.list_versions(plan_id)]
    assert names == [("Bản đã ký (2)", NAMED), ("Bản đã ký", NAMED)]
    assert library.load_version(signed) == plan_about("ký")
    assert library.damage() == ()
