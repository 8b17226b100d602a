"""The office's events in the library."""

from kehoach_gui.core.events import Event
from kehoach_gui.core.periods import read_period
from kehoach_gui.storage import Library
from tests.storage.conftest import OpenLibrary

CONGRESS = Event(
    "Đại hội đại biểu Đảng bộ tỉnh lần thứ XV",
    ("Đại hội tỉnh",),
    "2020-2025",
    read_period("cuối tháng 10/2020"),
    True,
)


def test_an_event_comes_back_as_it_was_kept(open_library: OpenLibrary) -> None:
    library = open_library()
    undated = Event("Ngày bầu cử")
    ids = library.events.save(CONGRESS), library.events.save(undated)
    library.close()
    stored = open_library().events.list_all()
    assert [(one.id, one.event) for one in stored] == [(ids[0], CONGRESS), (ids[1], undated)]


def test_an_event_is_changed_deleted_and_brought_back_by_its_id(library: Library) -> None:
    first = library.events.save(CONGRESS)
    library.events.save(Event("Ngày bầu cử"), first)
    assert [one.event.name for one in library.events.list_all()] == ["Ngày bầu cử"]
    library.events.delete(first)
    assert library.events.list_all() == ()
    library.events.save(CONGRESS, first)
    assert [one.id for one in library.events.list_all()] == [first]


def test_a_damaged_event_is_left_out_and_named(library: Library) -> None:
    assert library.damage() == ()
    kept = library.events.save(CONGRESS)
    library._connection.execute("UPDATE events SET body = replace(body, '2020', '2021')")
    assert library.events.list_all() == ()
    assert library.damage() == (f"events:{kept}",)
