"""Documents attached to a plan: kept as plans, sealed, gone with the plan."""

from collections.abc import Callable

import pytest

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.plan import Plan, Title
from kehoach_gui.storage import Library

STANDARD = preset.load("state-nd30")


def plan_about(subject: str) -> Plan:
    return Plan(standard="state-nd30", title=Title("Kế hoạch", subject))


def test_an_attached_document_comes_back_after_the_library_was_closed(
    open_library: Callable[..., Library],
) -> None:
    library = open_library()
    plan = library.add_plan(plan_about("của mình"))
    above = plan_about("của cấp trên")
    kept = library.attachments.attach(plan.id, "KH tỉnh.docx", above, STANDARD)
    library.close()
    library = open_library()
    (row,) = library.attachments.list_of(plan.id)
    assert (row.id, row.name, row.role) == (kept, "KH tỉnh.docx", "superior")
    assert plan_json.loads(library.attachments.body(kept)) == above
    assert library.damage() == ()


def test_the_newest_stands_first_and_other_plans_see_nothing(
    open_library: Callable[..., Library],
) -> None:
    library = open_library()
    one, two = (library.add_plan(plan_about(name)) for name in ("một", "hai"))
    for name in ("a", "b"):
        library.attachments.attach(one.id, name, plan_about(name), STANDARD)
    assert [row.name for row in library.attachments.list_of(one.id)] == ["b", "a"]
    assert library.attachments.list_of(two.id) == ()
    library.attachments.remove(library.attachments.list_of(one.id)[0].id)
    assert [row.name for row in library.attachments.list_of(one.id)] == ["a"]


@pytest.mark.parametrize("change", ["body = body || ' '", "name = 'khác'", "digest = 'x'"])
def test_a_changed_row_is_found_and_not_loaded(
    open_library: Callable[..., Library], change: str
) -> None:
    library = open_library()
    plan = library.add_plan(plan_about("một"))
    kept = library.attachments.attach(plan.id, "a", plan_about("hai"), STANDARD)
    library._connection.execute(f"UPDATE attachments SET {change}")
    assert library.damage() == (f"attachments:{kept}",)
    with pytest.raises(UserError, match="đính kèm lại"):
        library.attachments.body(kept)


def test_a_plan_that_is_gone_takes_no_document(open_library: Callable[..., Library]) -> None:
    library = open_library()
    with pytest.raises(UserError, match="Không tìm thấy kế hoạch"):
        library.attachments.attach(99, "a", plan_about("hai"), STANDARD)
    assert library.attachments.list_of(99) == ()


def test_a_purged_plan_takes_its_documents_along(open_library: Callable[..., Library]) -> None:
    library = open_library()
    plan = library.add_plan(plan_about("một"))
    library.attachments.attach(plan.id, "a", plan_about("hai"), STANDARD)
    library.delete_plan(plan.id)
    library.purge_plan(plan.id)
    assert library.attachments.list_of(plan.id) == ()
