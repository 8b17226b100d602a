"""The search index finds what a person expects and is never behind its library."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_gui.core.slogans import Slogan, slogan_of
from kehoach_gui.storage import Library, restore_backup
from kehoach_gui.storage import slogan_index_file as index_file
from kehoach_gui.storage.slogan_index import SloganIndex
from tests.storage.conftest import Clock, OpenLibrary, plan_about

OLD_LIBRARY = Path(__file__).resolve().parents[1] / "old_files" / "library-v1.kehoach"
SLOGANS = (
    Slogan("Dâng hoa mùa xuân!", year=2020, tags=("chung",)),
    Slogan("Đảng với mùa xuân!", year=2024, level="tinh", tags=("chung", "nam_moi_tet")),
    Slogan("Hoà bình, hữu nghị!", year=2024, source="Công văn 7"),
    Slogan("Đáng yêu mùa xuân đất nước!", tags=("nam_moi_tet",)),
)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def found(library: Library, cache: Path, words: str, **facets: list[str]) -> list[str]:
    with SloganIndex.open(library.path, cache) as index:
        index.refresh()
        assert index.is_fresh
        return [row.text for row in index.search(words, facets)]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("dang", [0, 1, 3]),
        ("đảng", [1, 0, 3]),
        ("Đáng", [3, 0, 1]),
        ("xuan mua", [0, 1, 3]),
        ("mua xu", [0, 1, 3]),
        ("xu ", []),
        ("hòa", [2, 0]),
        ("hoà", [2, 0]),
        ("HOA", [0, 2]),
        ("hữu nghị!", [2]),
        ("", [0, 1, 2, 3]),
        ("?!", [0, 1, 2, 3]),
        ('"dang" OR *', []),
        ("§1", []),
        ("khong co", []),
    ],
)
def test_exact_marks_come_first_and_then_what_is_found_without(
    library: Library, cache: Path, words: str, places: list[int]
) -> None:
    library.slogans.add(SLOGANS)
    assert found(library, cache, words) == [SLOGANS[place].text for place in places]


def test_the_recently_used_come_before_the_others(
    library: Library, cache: Path, clock: Clock
) -> None:
    ids = library.slogans.add(SLOGANS)
    for place in (3, 1):
        clock.pass_days(1)
        library.slogans.add_use(ids[place], "banner")
    assert found(library, cache, "") == [SLOGANS[place].text for place in (1, 3, 0, 2)]
    assert found(library, cache, "mùa") == [SLOGANS[place].text for place in (1, 3, 0)]
    assert found(library, cache, "dâng") == [SLOGANS[place].text for place in (0, 1, 3)]


def test_facets_narrow_and_their_counts_are_the_librarys(library: Library, cache: Path) -> None:
    ids = library.slogans.add(SLOGANS)
    library.slogans.set_favourite(ids[2:3])
    plan = library.add_plan(plan_about("bầu cử"))
    library.slogans.add_use(ids[1], "plan", plan_id=plan.id)
    assert found(library, cache, "xuan", tag=["nam_moi_tet"]) == [SLOGANS[1].text, SLOGANS[3].text]
    assert found(library, cache, "", year=["2020", "1999"], tag=["chung"]) == [SLOGANS[0].text]
    assert found(library, cache, "", favourite=[""]) == [SLOGANS[2].text]
    assert found(library, cache, "", source=["Công văn 7"]) == [SLOGANS[2].text]
    assert found(library, cache, "", plan=[str(plan.id)]) == [SLOGANS[1].text]
    assert found(library, cache, "", level=["huyen"]) == []
    with SloganIndex.open(library.path, cache) as index:
        index.search("dâng")
        counts = {(f.kind, f.value): f.count for f in index.facets()}
        assert [f.value for f in index.facets("year")] == ["2024", "2020"]
    assert counts["tag", "chung"] == counts["year", "2024"] == 2
    assert counts["favourite", ""] == counts["plan", str(plan.id)] == 1


def test_every_change_is_taken_over(library: Library, cache: Path) -> None:
    ids = library.slogans.add(SLOGANS)
    assert len(found(library, cache, "")) == 4
    library.slogans.save(ids[0], 1, slogan_of("Trồng cây mùa xuân"))
    assert found(library, cache, "hoa") == [SLOGANS[2].text]
    assert found(library, cache, "trong cay") == ["Trồng cây mùa xuân!"]
    before = library.slogans.archive([ids[1]])
    assert found(library, cache, "đảng") == [SLOGANS[3].text]
    library.slogans.put_back(before)
    assert found(library, cache, "đảng")[0] == SLOGANS[1].text
    library.slogans.merge(ids[3], [ids[1]])
    assert found(library, cache, "voi") == []
    library.slogans.remove([ids[2]])
    assert found(library, cache, "") == ["Trồng cây mùa xuân!", SLOGANS[3].text]


def test_a_plan_that_is_gone_for_good_is_no_facet_any_more(library: Library, cache: Path) -> None:
    ids = library.slogans.add(SLOGANS)
    plan = library.add_plan(plan_about("bầu cử"))
    library.slogans.add_use(ids[1], "plan", plan_id=plan.id)
    assert found(library, cache, "", plan=[str(plan.id)]) == [SLOGANS[1].text]
    library.delete_plan(plan.id)
    library.purge_plan(plan.id)
    assert found(library, cache, "", plan=[str(plan.id)]) == []


def test_a_restored_backup_is_found_as_it_is(
    open_library: OpenLibrary, path: Path, cache: Path
) -> None:
    library = open_library()
    ids = library.slogans.add(SLOGANS)
    backup = library.backup_now()
    assert backup is not None
    library.slogans.save(ids[0], 1, slogan_of("Trồng cây"))
    library.slogans.add([slogan_of("Vui hè")])
    assert len(found(library, cache, "")) == 5
    library.close()
    restore_backup(path, backup)
    assert found(open_library(), cache, "") == [slogan.text for slogan in SLOGANS]


def test_another_library_in_the_same_place_is_not_mixed_up(
    open_library: OpenLibrary, path: Path, cache: Path, tmp_path: Path
) -> None:
    library = open_library()
    library.slogans.add(SLOGANS[:2])
    assert len(found(library, cache, "")) == 2
    library.close()
    shutil.rmtree(path.parent)
    library = open_library()
    library.slogans.add(SLOGANS[2:])
    assert found(library, cache, "") == [slogan.text for slogan in SLOGANS[2:]]


def test_a_broken_or_older_index_is_made_anew(library: Library, cache: Path) -> None:
    library.slogans.add(SLOGANS)
    place = index_file.path_of(library.path, cache)
    found(library, cache, "")
    for wreck in (b"", b"no database at all" * 100, place.read_bytes()[:3000]):
        place.write_bytes(wreck)
        assert len(found(library, cache, "mua")) == 3


def test_without_a_cache_folder_the_index_is_kept_in_memory(
    library: Library, tmp_path: Path
) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_text("", "utf-8")
    library.slogans.add(SLOGANS)
    assert len(found(library, blocked, "mua")) == 3
    assert blocked.read_text("utf-8") == ""


def test_a_library_from_before_slogans_has_none(cache: Path, tmp_path: Path) -> None:
    old = tmp_path / "cũ.kehoach"
    shutil.copy(OLD_LIBRARY, old)
    with SloganIndex.open(old, cache) as index:
        assert index.refresh() == 0
        assert index.search("") == () and index.count() == 0


def test_a_cancelled_refresh_leaves_the_index_as_it_was(library: Library, cache: Path) -> None:
    library.slogans.add(replace(SLOGANS[0], text=f"Mừng hội số {n}!") for n in range(1500))

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with SloganIndex.open(library.path, cache) as index:
        with pytest.raises(KeyboardInterrupt):
            index.refresh(stop)
        assert index.count() == 0 and not index.is_fresh
        assert index.refresh() == 1500
        assert len(index.search("mung hoi")) == 200
        assert len(index.find("mung hoi", limit=5000)) == 1500
