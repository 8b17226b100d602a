"""Slogans in a library: added, changed, merged and put back, each change whole."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_gui.core.slogans import Slogan, slogan_of
from kehoach_gui.storage import Library
from kehoach_gui.storage.errors import (
    DamagedSlogan,
    EmptySlogan,
    NoSuchSlogan,
    ReadOnlyLibrary,
    StaleSlogan,
    UsedSlogan,
)
from tests.storage.conftest import Clock, OpenLibrary, plan_about

FULL = Slogan(
    "Mừng hội!", "Công văn 7", 2026, "tinh", ("chung", "lễ của xã"), "A", "treo cổng", "1. Mừng hội"
)


def texts(library: Library, *, archived: bool = False) -> list[str]:
    return [row.slogan.text for row in library.slogans.list_all(archived=archived)]


def test_a_slogan_comes_back_with_all_its_parts(open_library: OpenLibrary) -> None:
    library = open_library()
    first, second = library.slogans.add([FULL, slogan_of("Vui hè")])
    library.close()
    library = open_library()
    assert library.slogans.load(first).slogan == FULL
    assert library.slogans.load(second).slogan == slogan_of("Vui hè")
    assert texts(library) == ["Mừng hội!", "Vui hè!"]
    assert library.slogans.texts() == ((first, "Mừng hội!"), (second, "Vui hè!"))
    assert library.slogans.count() == 2 and library.damage() == ()


def test_slogans_are_added_all_or_none(library: Library) -> None:
    with pytest.raises(EmptySlogan):
        library.slogans.add([FULL, Slogan("12!")])
    assert texts(library) == []


def test_a_change_counts_for_the_search_and_a_stale_one_is_refused(library: Library) -> None:
    (number,) = library.slogans.add([FULL])
    before = library.counter
    assert library.slogans.save(number, 1, replace(FULL, text="Vui hội!")) == 2
    assert library.counter == before + 1
    with pytest.raises(StaleSlogan, match=r"Vui hội!.*Khác hội!"):
        library.slogans.save(number, 1, replace(FULL, text="Khác hội!"))
    assert texts(library) == ["Vui hội!"]
    with pytest.raises(NoSuchSlogan):
        library.slogans.save(99, 1, FULL)


def test_favourites_and_the_archive_can_be_undone_and_redone(library: Library) -> None:
    ids = library.slogans.add([FULL, slogan_of("Vui hè")])
    library.slogans.set_favourite(ids[:1])
    assert library.slogans.load(ids[0]).favourite
    before = library.slogans.archive(ids)
    assert texts(library) == [] and texts(library, archived=True) == ["Mừng hội!", "Vui hè!"]
    undone = library.slogans.put_back(before)
    assert texts(library) == ["Mừng hội!", "Vui hè!"] and library.slogans.load(ids[0]).favourite
    library.slogans.put_back(undone)
    assert texts(library) == []


def test_a_merged_slogan_gives_its_tags_and_history_to_the_one_that_stands_for_it(
    library: Library, clock: Clock
) -> None:
    one, two, three = library.slogans.add(
        [FULL, replace(FULL, text="Mừng hội lớn!", tags=("bau_cu",)), slogan_of("Mừng các hội")]
    )
    library.slogans.add_use(two, "banner")
    clock.pass_days(1)
    library.slogans.add_use(one, "web")
    library.slogans.merge(two, [three])
    before = library.slogans.merge(one, [two])
    assert texts(library) == ["Mừng hội!"]
    assert library.slogans.load(one).slogan.tags == ("chung", "lễ của xã", "bau_cu")
    assert library.slogans.load(three).merged_into == one
    assert [use.place for use in library.slogans.uses(one)] == ["web", "banner"]
    library.slogans.put_back(before)
    assert texts(library) == ["Mừng hội!", "Mừng hội lớn!"]
    assert [use.place for use in library.slogans.uses(one)] == ["web"]
    assert library.slogans.load(one).slogan == FULL


def test_a_use_outlives_its_plan_and_can_be_taken_back(library: Library) -> None:
    (number,) = library.slogans.add([FULL])
    plan = library.add_plan(plan_about("bầu cử"))
    library.slogans.add_use(number, "plan", plan_id=plan.id, plan_title="Bầu cử")
    (use,) = library.slogans.uses_in_plan(plan.id)
    assert (use.slogan_id, use.slogan_revision, use.place) == (number, 1, "plan")
    library.delete_plan(plan.id)
    library.purge_plan(plan.id)
    (use,) = library.slogans.uses(number)
    assert (use.plan_id, use.plan_title) == (None, "Bầu cử")
    assert library.damage() == ()
    with pytest.raises(UsedSlogan):
        library.slogans.remove([number])
    library.slogans.remove_use(use)
    library.slogans.remove([number])
    assert texts(library) == []


def test_the_starter_library_is_put_in_once_and_beside_what_is_there(library: Library) -> None:
    from kehoach_gui.core.slogan_starter import starter_slogans

    mine = starter_slogans()[3]
    library.slogans.add([mine])
    assert not library.slogans.has_starter
    added = library.slogans.add_starter()
    assert len(added) == len(starter_slogans()) - 1 and library.slogans.has_starter
    library.slogans.archive(added)
    assert library.slogans.add_starter() == () and texts(library) == [mine.text]


def test_a_flipped_bit_is_seen_and_the_rest_stays_of_use(
    open_library: OpenLibrary, path: Path
) -> None:
    library = open_library()
    bad, good = library.slogans.add([FULL, slogan_of("Vui hè")])
    library.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE slogans SET text = 'Mừng hộj!' WHERE id = ?", (bad,))
        connection.commit()
    library = open_library()
    assert library.damage() == (f"slogans:{bad}",)
    assert library.slogans.load(bad).damaged and not library.slogans.load(good).damaged
    with pytest.raises(DamagedSlogan):
        library.slogans.archive([good, bad])
    assert "Vui hè!" in texts(library)
    library.slogans.save(bad, 1, FULL)
    assert library.damage() == () and library.slogans.load(bad).slogan == FULL


def test_a_library_open_for_reading_takes_no_slogan(open_library: OpenLibrary) -> None:
    open_library().close()
    with pytest.raises(ReadOnlyLibrary):
        open_library(read_only=True).slogans.add([FULL])
