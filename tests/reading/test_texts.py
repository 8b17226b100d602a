"""Plans of many genres and messy layouts are read into the trees written beside them."""

from pathlib import Path

import pytest
from outline_text import outline_text

from kehoach_gui import reading

TEXTS = Path(__file__).parent / "texts"
NAMES = sorted(path.name for path in TEXTS.iterdir() if path.suffix in (".txt", ".html"))


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_read_into_its_tree(name: str) -> None:
    wanted = (TEXTS / name).with_suffix(".tree").read_text("utf-8")
    assert outline_text(reading.read_file(TEXTS / name).plan) == wanted


def test_every_text_has_a_tree_and_every_tree_a_text() -> None:
    trees = {path.stem for path in TEXTS.glob("*.tree")}
    assert trees == {Path(name).stem for name in NAMES}
    assert len(trees) >= 10
