"""What comes into the library through the window: files, pasted text, plans; and bad input."""

from pathlib import Path

import pytest
from slogan_hands import Settle, at_rest, page_with, shown, some_slogans

from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.slogans.import_dialog import SloganImport

Told = list[tuple[str, str]]
Seen = list[SloganImport]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Every import dialog that was shown; each is answered with its ticked slogans."""
    dialogs: Seen = []

    def take(dialog: SloganImport) -> int:
        dialogs.append(dialog)
        return 1

    monkeypatch.setattr(SloganImport, "exec", take)
    return dialogs


def bring(window: MainWindow, path: Path, settle: Settle, told: Told, seen: Seen) -> None:
    before = len(seen) + len(told)
    window.import_slogans_from(path)
    settle(lambda: len(seen) + len(told) > before, seconds=20)


def test_the_samples_hold_24_slogans_and_those_alike_are_told(
    window: MainWindow, shared: Path, settle: Settle, told: Told, seen: Seen
) -> None:
    for number in ("000", "001", "003"):
        path = next((shared / "samples").glob(f"{number}_*.txt"))
        bring(window, path, settle, told, seen)
    assert told == []
    rows = [row for dialog in seen for row in dialog.model.every if row.slogan is not None]
    assert len(rows) == 24
    page = window.slogan_page()
    assert page is not None
    at_rest(page, settle)
    alike = [row for row in rows if row.kind != "new"]
    assert alike and all(row.nearest for row in alike)
    assert window.library.slogans.count() == sum(row.ticked for row in rows)


def test_what_is_the_same_stays_out_and_what_is_similar_stands_beside_its_like(
    window: MainWindow, settle: Settle, tmp_path: Path, told: Told, seen: Seen
) -> None:
    page = page_with(window, settle, some_slogans())
    source = tmp_path / "danh sách.txt"
    source.write_text(
        "1. Đảng cộng sản Việt Nam quang vinh muôn năm\n"
        "2. Nhiệt liệt chào mừng Đại hội đại biểu toàn quốc lần thứ XIV của Đảng !\n"
        "3. Vui Tết trồng cây, đời đời nhớ ơn Bác Hồ!\n",
        "utf-8",
    )
    bring(window, source, settle, told, seen)
    rows = seen[0].model.every
    assert [(row.kind, row.note, row.ticked) for row in rows] == [
        ("same", "đã có", False),
        ("similar", "cùng mẫu, năm khác", True),
        ("new", "mới", True),
    ]
    assert rows[1].nearest == some_slogans()[1].text
    at_rest(page, settle)
    assert len(shown(page)) == 6
    window.undo()
    at_rest(page, settle)
    assert len(shown(page)) == 4


def test_a_plan_that_is_open_gives_its_slogans(
    opened: MainWindow, small_plan: Plan, settle: Settle, seen: Seen
) -> None:
    opened.import_slogans_of_plan()
    settle(lambda: bool(seen))
    assert [slogan.text for slogan in seen[0].chosen()] == ["Mừng xuân!"]
    page = opened.slogan_page()
    assert page is not None
    at_rest(page, settle)
    assert shown(page) == ["Mừng xuân!"]


def test_ticks_and_filters_of_the_dialog(
    window: MainWindow, settle: Settle, tmp_path: Path, told: Told, seen: Seen
) -> None:
    source = tmp_path / "danh sách.txt"
    source.write_text("- Mừng xuân mới thắng lợi mới!\n- Vui Tết trồng cây!\n", "utf-8")
    bring(window, source, settle, told, seen)
    dialog = seen[0]
    dialog.model.toggle(0)
    assert dialog.go.text() == "Thêm 1 khẩu hiệu"
    dialog.model.tick_all(False)
    assert not dialog.go.isEnabled()
    dialog.narrow("new")
    assert dialog.model.rowCount() == 2


BAD = {
    "empty.txt": b"",
    "program.txt": b"MZ\x90\x00" + bytes(range(256)) * 40,
    "windows-1258.csv": ("Mừng Đảng, mừng Xuân\n" * 50).encode("cp1258", "replace"),
    "tcvn3.csv": b"M\xf5ng \xa7\xb6ng, m\xf5ng Xu\xa9n \xae\xb2t\n" * 50,
    "large.txt": b"Xuan!\n" * 9_000_000,
    "long.txt": ("a" * 2_000 + "!\n").encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_in_words_and_nothing_is_lost(
    window: MainWindow, settle: Settle, tmp_path: Path, told: Told, seen: Seen, name: str
) -> None:
    page_with(window, settle, some_slogans())
    source = tmp_path / name
    source.write_bytes(BAD[name])
    bring(window, source, settle, told, seen)
    if seen:  # read by a reader that knows the old encoding: the words must be right then
        assert all("Xuân" in row.text for row in seen[0].model.every)
    else:
        assert len(told[0][1]) > 40
        assert window.library.slogans.count() == 4
