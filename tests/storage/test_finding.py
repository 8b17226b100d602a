"""Search over the library: what is found, what is left out, what a save in between does."""

from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from kehoach_gui.core import plan_json
from kehoach_gui.core.find import Options, find
from kehoach_gui.core.plan import Block
from kehoach_gui.storage import Library, StoreError
from kehoach_gui.storage.finding import FIRST_HITS, search
from tests.storage.conftest import Clock, plan_about


def test_every_plan_with_the_words_is_told_with_its_count_and_first_hits(
    library: Library, path: Path, clock: Clock
) -> None:
    first = library.add_plan(plan_about("Tuyên truyền bầu cử", 9)).id
    clock.pass_days(1)
    second = library.add_plan(plan_about("Ngày hội đọc sách")).id
    found = search(path, "tuyen truyen")
    assert [(hits.plan_id, hits.count) for hits in found.plans] == [(second, 3), (first, 10)]
    assert (found.count, found.unread) == (13, ())
    assert len(found.plans[1].first) == FIRST_HITS
    (only,) = search(path, "bau cu").plans
    assert (only.title, only.number, only.body) == (
        "Tuyên truyền bầu cử",
        "07/KH-SVH",
        "SỞ VĂN HÓA",
    )
    assert only.first[0].place == ("title", "subject")


def test_places_are_those_of_the_opened_plan(library: Library, path: Path) -> None:
    plan_id = library.add_plan(plan_about("Bầu cử")).id
    (hits,) = search(path, "cán bộ").plans
    assert hits.first == find(library.load_plan(plan_id).plan, "cán bộ")


@pytest.mark.parametrize(
    ("query", "options", "count"),
    [
        ('lời "trích" trong ngoặc', Options(match_marks=True), 1),
        ("a\\b", Options(), 1),
        ("sở văn", Options(match_case=True), 0),
        ("SỞ VĂN HÓA PHÒNG TIN", Options(match_case=True, match_marks=True), 1),
        ("07/kh-svh", Options(whole_word=True), 1),
        ("ban hang", Options(headings_only=True), 0),
        ("paragraph", Options(), 0),
        ("discarded", Options(), 0),
        ("", Options(), 0),
    ],
)
def test_what_the_json_writes_otherwise_is_found_all_the_same(
    library: Library, path: Path, query: str, options: Options, count: int
) -> None:
    plan = plan_about("Bầu cử")
    section = replace(
        plan.sections[0], blocks=(Block("paragraph", 'Có lời "trích" trong ngoặc và a\\b'),)
    )
    header = replace(plan.header, issuing_body="SỞ VĂN HÓA\nPHÒNG TIN")
    library.add_plan(replace(plan, header=header, sections=(section,)))
    assert search(path, query, options).count == count


def test_the_bin_is_left_out_and_the_archive_on_wish(library: Library, path: Path) -> None:
    ids = [library.add_plan(plan_about("Bầu cử")).id for _ in range(3)]
    library.delete_plan(ids[0])
    library.archive_plan(ids[1])
    found = {hits.plan_id: hits.archived for hits in search(path, "bầu cử").plans}
    assert found == {ids[1]: True, ids[2]: False}
    assert [h.plan_id for h in search(path, "bầu cử", archived=False).plans] == [ids[2]]


def test_a_damaged_plan_is_told_and_does_not_stop_the_search(library: Library, path: Path) -> None:
    ids = [library.add_plan(plan_about("Bầu cử")).id for _ in range(2)]
    library._connection.execute("UPDATE plans SET body = '{}' WHERE id = ?", (ids[0],))
    found = search(path, "bầu cử")
    assert [hits.plan_id for hits in found.plans] == [ids[1]]
    assert found.unread == (ids[0],)


def test_progress_is_told_and_may_stop_the_search(library: Library, path: Path) -> None:
    for _ in range(3):
        library.add_plan(plan_about("Bầu cử"))
    steps: list[tuple[int, int]] = []
    search(path, "bầu cử", progress=lambda done, total: steps.append((done, total)))
    assert steps == [(1, 3), (2, 3), (3, 3)]

    class Stop(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        search(path, "bầu cử", progress=stop)
    library.add_plan(plan_about("Sau khi dừng"))  # no lock was left behind


def test_the_window_may_save_while_a_search_runs(library: Library, path: Path) -> None:
    ids = [library.add_plan(plan_about("Bầu cử")).id for _ in range(3)]

    def save(done: int, total: int) -> None:
        if done == 1:
            for plan_id in ids:
                library.save_plan(plan_id, 1, plan_about("Bầu cử bổ sung"))

    found = search(path, "bầu cử", progress=save)
    assert found.unread == ()
    assert sorted(hits.title for hits in found.plans)[-2:] == ["Bầu cử bổ sung"] * 2


def test_a_plan_that_goes_while_the_search_runs_is_passed_over(
    library: Library, path: Path
) -> None:
    ids = [library.add_plan(plan_about("Bầu cử")).id for _ in range(3)]

    def remove(done: int, total: int) -> None:
        if done == 1:
            for plan_id in ids:
                library.delete_plan(plan_id)
                if plan_id != ids[0]:
                    library.purge_plan(plan_id)

    found = search(path, "bầu cử", progress=remove)
    assert len(found.plans) == 1 and found.unread == ()


def test_a_missing_library_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        search(tmp_path / "khong-co.kehoach", "bầu cử")


def test_a_hundred_plans_are_searched_within_a_second(
    library: Library, path: Path, shared: Path
) -> None:
    source = (shared / "samples" / "003_fb08252083e5d698.plan.json").read_text("utf-8")
    for _ in range(100):
        library.add_plan(plan_json.loads(source))
    start = process_time()
    assert search(path, "từ không có ở đâu cả").count == 0
    assert process_time() - start < 1.0


def test_words_in_cells_of_tables_count_and_are_named_by_row_and_column(
    library: Library, path: Path
) -> None:
    table = Block("table", "", rows=(("STT", "Việc"), ("1", "Treo phướn, hạ phướn")), header_rows=1)
    plan = plan_about("Bầu cử")
    section = replace(plan.sections[0], blocks=(*plan.sections[0].blocks, table))
    library.add_plan(replace(plan, sections=(section, *plan.sections[1:])))
    (hits,) = search(path, "phuon").plans
    assert hits.count == 2
    assert {name.partition(", ")[2] for name in hits.places} == {"bảng, hàng 2 cột 2"}
