"""A printed order sheet is read back from the words of its cells."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core.compose_order import order_blocks
from kehoach_gui.core.document import Table
from kehoach_gui.core.order_forms import forms, sheet_words
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet
from kehoach_gui.core.text import clean
from kehoach_gui.reading.order_rows import read_order_rows

WIDTH = 250.0
WORDS = st.text("aăđế Xy", max_size=12).map(lambda text: " ".join(text.split()))
DAYS = st.none() | st.dates(datetime.date(2020, 1, 1)).map(datetime.date.isoformat)
SIDES = st.integers(200, 20_000)


@st.composite
def order_lines(draw: st.DrawFn) -> OrderLine:
    width, height = draw(st.just((None, None)) | st.tuples(SIDES, SIDES))
    return OrderLine(
        draw(WORDS) + "!",
        draw(st.sampled_from(sorted(forms()))),
        width,
        height,
        draw(st.integers(1, 9999)),
        draw(WORDS),
        draw(DAYS),
        draw(DAYS),
        draw(st.none() | st.integers(0, 10**7)),
        draw(WORDS),
    )


def rows_of(sheet: OrderSheet) -> list[list[str]]:
    table = next(block for block in order_blocks(sheet, WIDTH) if isinstance(block, Table))
    return [[clean("\n".join(p.text for p in cell)).text for cell in cells] for cells in table.rows]


@given(
    st.lists(order_lines(), min_size=1, max_size=4).map(tuple),
    st.sampled_from(("landscape", "portrait")),
    st.sampled_from(("piece", "m2")),
)
def test_any_sheet_is_read_back(lines, orientation, price_per) -> None:
    # without a price in any line the paper does not say what a price would be for
    priced = any(line.unit_price is not None for line in lines)
    sheet = OrderSheet(lines, orientation, price_per=price_per if priced else "piece")
    assert read_order_rows(rows_of(sheet)) == sheet


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows[:-1],
        lambda rows: [rows[0], rows[-1]],
        lambda rows: [["TT", *rows[0][1:]], *rows[1:]],
        lambda rows: [rows[0], [*rows[1][:4], "vài", *rows[1][5:]], rows[2]],
        lambda rows: [rows[0], [*rows[1][:3], "rất to", *rows[1][4:]], rows[2]],
    ],
)
def test_what_is_no_sheet_of_this_program_is_none(change) -> None:
    rows = rows_of(OrderSheet((OrderLine("Mừng Đảng!", width_mm=6000, height_mm=800),)))
    assert sheet_words()["total"] in rows[-1]
    assert read_order_rows(rows) is not None
    assert read_order_rows(change(rows)) is None
