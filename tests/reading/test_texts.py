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


def test_a_basis_that_ends_with_a_comma_stays_in_its_run() -> None:
    text = "KẾ HOẠCH\nTuyên truyền về bầu cử\nCăn cứ Luật Bầu cử đại biểu Quốc hội;\n"
    text += "Theo đề nghị của công chức Tư pháp,\nỦy ban nhân dân xã xây dựng kế hoạch như sau:\n"
    plan = reading.read_text(text + "I. MỤC ĐÍCH\n1. Nâng cao hiểu biết của cử tri.\n").plan
    assert plan.opening[1] == "Theo đề nghị của công chức Tư pháp"
    assert plan.discarded == ()
