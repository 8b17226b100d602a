"""The list of slogans from a keystroke to its painted rows, beside a filter proxy of Qt."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSortFilterProxyModel, QStringListModel
from PySide6.QtWidgets import QApplication, QTableView
from test_slogan_speed import TYPED, keystrokes, late, made_up, timed

from kehoach_gui.core import preset
from kehoach_gui.core.text import fold
from kehoach_gui.storage import Library
from kehoach_gui.storage.slogan_index import SloganIndex
from kehoach_gui.ui.slogans.slogan_list import SloganList
from kehoach_gui.ui.slogans.slogan_model import SloganModel
from kehoach_gui.ui.theme import Theme

SIZES = (100_000, 1_000_000) if os.environ.get("KEHOACH_FULL") == "1" else (10_000,)
FRAME_MS = 16.7
OPEN_MS = 100


def painted(model: SloganModel, table: SloganList, index: SloganIndex, typed: str) -> None:
    model.show_found(lambda limit: index.find(typed, {}, limit), index.rows)
    table.choose_first()
    table.page.repaint()
    assert not model.ids or model._rows  # rows were read, so they were painted


def filtered(proxy: QSortFilterProxyModel, table: QTableView, typed: str) -> None:
    proxy.setFilterFixedString(typed)
    table.repaint()


@pytest.mark.bench
@pytest.mark.parametrize("count", SIZES)
def test_a_keystroke_is_painted_within_a_frame(
    count: int,
    tmp_path: Path,
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
    slack: float,
) -> None:
    path = tmp_path / "library.kehoach"
    library = Library.open(path, presets=preset.load)
    library.slogans.add(made_up(count))
    with SloganIndex.open(path, tmp_path / "cache") as making:
        making.refresh()
    theme = Theme(qapp, QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))
    theme.icons_ready = True
    made: list[tuple[SloganIndex, SloganModel, SloganList]] = []

    def open_page() -> None:
        index, model = SloganIndex.open(path, tmp_path / "cache"), SloganModel()
        table = SloganList(theme, model)
        table.resize(620, 560)
        table.show()
        qapp.processEvents()
        painted(model, table, index, "")
        index.facets()
        made.append((index, model, table))

    opened = timed(open_page) * 1000
    index, model, table = made[0]
    run: Callable[[str], None] = partial(painted, model, table, index)
    ours = late([timed(partial(run, typed)) for typed in keystrokes() * 3])
    proxy, theirs = QSortFilterProxyModel(), QTableView()
    proxy.setSourceModel(QStringListModel([fold(text) for _, text in library.slogans.texts()]))
    theirs.setModel(proxy)
    theirs.show()
    qapp.processEvents()
    proxies = late([timed(partial(filtered, proxy, theirs, fold(typed))) for typed in TYPED])
    for widget in (table, theirs):
        widget.close()
    index.close()
    library._connection.close()
    with capsys.disabled():
        print(
            f"\n  {count} slogans: keystroke to painted list p99 {ours:.1f} ms;"
            f" QSortFilterProxyModel {proxies:.0f} ms ({proxies / ours:.0f} x);"
            f" opened and painted in {opened:.0f} ms"
        )
    assert ours < FRAME_MS * slack
    assert opened < OPEN_MS * slack
    assert proxies > ours
