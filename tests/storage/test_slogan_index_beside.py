"""The library stays free for writing while its search index is made."""

import time
from pathlib import Path

from kehoach_gui.core import preset
from kehoach_gui.core.slogans import Slogan
from kehoach_gui.storage import Library
from kehoach_gui.storage.slogan_index import SloganIndex

MANY = 2_500


def test_a_change_is_saved_at_once_while_the_index_is_made_and_found_the_next_time(
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path / "library.kehoach", presets=preset.load) as library:
        ids = library.slogans.add(Slogan(f"Khẩu hiệu mừng xuân số {n}!") for n in range(MANY))
        waits: list[float] = []

        def change_beside(done: int, total: int) -> None:
            began = time.monotonic()
            row = library.slogans.load(ids[5])
            library.slogans.save(row.id, row.revision, Slogan(f"Đổi lời lần {done}!"))
            waits.append(time.monotonic() - began)

        with SloganIndex.open(library.path, tmp_path / "cache") as index:
            assert index.refresh(change_beside) == MANY
            assert len(waits) == 2 and max(waits) < 1.0
            assert not index.is_fresh
            index.refresh()
            assert index.find("doi loi") == (ids[5],)
            assert index.find("khẩu hiệu mừng xuân số 5") != (ids[5],)
            assert index.count() == MANY


def test_another_index_object_takes_in_what_a_worker_s_has_refreshed(tmp_path: Path) -> None:
    with (
        Library.open(tmp_path / "library.kehoach", presets=preset.load) as library,
        SloganIndex.open(library.path, tmp_path / "cache") as shown,
        SloganIndex.open(library.path, tmp_path / "cache") as worker,
    ):
        ids = library.slogans.add([Slogan("Mừng xuân!", tags=("nam_moi_tet",))])
        worker.refresh()
        assert shown.find("", {"tag": ["nam_moi_tet"]}) == ()
        shown.reread()
        assert shown.find("", {"tag": ["nam_moi_tet"]}) == ids
        assert shown.is_fresh
