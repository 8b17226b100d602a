"""The order sheet: sums, sizes and money as typed, what no order can have, and its JSON."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core import order_forms, order_values, plan_json, preset
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.order_check import late_lines, require_printable, wrong_fields, wrong_place
from kehoach_gui.core.order_forms import OrderPreset, RefusedOrder
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet, Totals, amount, area_mm2, totals
from kehoach_gui.core.readable import unreadable_place
from tests.core.orders import FIRST, SECOND, SHEET, THIRD, long_sheet
from tests.core.plans import plan


def test_pieces_areas_and_money_are_summed_and_what_has_no_price_is_counted() -> None:
    assert totals(SHEET) == Totals(
        pieces=53, area_mm2=3 * 4_800_000 + 20 * 1_920_000, money=750_000, unpriced=2
    )
    assert totals(OrderSheet()) == Totals()


def test_a_price_of_a_square_metre_is_multiplied_by_the_area_and_rounded_to_whole_dong() -> None:
    assert amount(FIRST, "piece") == 750_000
    assert amount(FIRST, "m2") == 3_600_000
    assert amount(replace(FIRST, quantity=1, width_mm=333, height_mm=333), "m2") == 27_722
    assert amount(replace(THIRD, unit_price=5_000), "m2") == 150_000  # nothing to measure
    assert amount(SECOND, "m2") is None
    assert area_mm2(THIRD) is None


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        ("6x0,8", (6000, 800)),
        ("6 x 0.8", (6000, 800)),
        ("6000x800", (6000, 800)),
        ("6 m × 80 cm", (6000, 800)),
        ("600 x 80 cm", (6000, 800)),
        ("6x0,8 m", (6000, 800)),
        ("6m x 0,8", (6000, 800)),
        ("0,8 × 2,4", (800, 2400)),
        ("12X3", (12000, 3000)),
        ("", None),
    ],
)
def test_a_size_is_read_as_offices_write_it(typed: str, size: tuple[int, int] | None) -> None:
    assert order_values.read_size(typed) == size


@pytest.mark.parametrize(
    "typed", ["0 x 3", "10 km x 1", "6", "6x", "x", "-6x1", "6x0", "1e9x1", "600x80", "sáu mét"]
)
def test_a_size_that_cannot_be_made_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(RefusedOrder, match="6 x 0,8"):
        order_values.read_size(typed)


@pytest.mark.parametrize("typed", ["-3", "0", "", "hai", "1,5", "100001", "3.5", "9" * 5000, "١"])
def test_a_quantity_that_is_no_number_of_pieces_is_refused(typed: str) -> None:
    with pytest.raises(RefusedOrder, match=r"từ 1 đến 100\.000"):
        order_values.read_quantity(typed)
    assert order_values.read_quantity(" 1.200 ") == 1200


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        ("250000", 250_000),
        ("250.000 đ", 250_000),
        ("1 250 000 đồng", 1_250_000),
        ("0", 0),
        ("", None),
    ],
)
def test_money_is_read_with_and_without_groups(typed: str, price: int | None) -> None:
    assert order_values.read_price(typed) == price


@pytest.mark.parametrize("typed", ["-1", "2,5", "25.00", "mười nghìn", "99999999999", "9" * 4000])
def test_money_that_is_unclear_is_refused(typed: str) -> None:
    with pytest.raises(RefusedOrder, match="Đơn giá"):
        order_values.read_price(typed)


def test_days_and_texts_are_read_clean_or_refused() -> None:
    assert order_values.read_day("5/3/2026") == "2026-03-05"
    assert order_values.read_day("5-3", 2026) == "2026-03-05"
    assert order_values.read_day(" ") is None
    for typed in ("30/2/2026", "tháng 3/2026", "5/3", "mai"):
        with pytest.raises(RefusedOrder, match="ngày"):
            order_values.read_day(typed)
    assert order_values.read_text("  Mừng\u00a0xuân!\n", "slogan") == "Mừng xuân!"
    with pytest.raises(RefusedOrder, match=r"2\.000 chữ cái"):
        order_values.read_text("a" * 2000, "slogan")
    with pytest.raises(RefusedOrder, match="Chưa có lời"):
        order_values.read_text(" – ", "slogan")


@given(st.integers(100, 50_000), st.integers(100, 50_000))
def test_a_size_that_is_shown_is_read_back(width: int, height: int) -> None:
    assert order_values.read_size(order_values.shown_size(width, height) + " m") == (width, height)


@given(st.integers(0, 10_000_000_000))
def test_money_that_is_shown_is_read_back(price: int) -> None:
    assert order_values.read_price(order_values.grouped(price)) == price


def test_areas_are_shown_with_a_comma_and_no_needless_zeros() -> None:
    shown = [order_values.square_metres(n) for n in (4_800_000, 38_400_000, 1_000_000, 1_234_567)]
    assert shown == ["4,8", "38,4", "1", "1,23"]
    assert order_values.square_metres(1_200_000_000) == "1.200"


def test_every_form_and_preset_of_the_data_is_one_that_can_be_ordered() -> None:
    assert list(order_forms.forms()) == [
        "banner", "streamer", "panel", "backdrop", "screen", "speaker",
    ]  # fmt: skip
    for name, form in order_forms.forms().items():
        usual = order_forms.usual(name)
        assert (usual.width_mm is not None) == form.sized == bool(form.sizes)
        line = order_forms.dressed(OrderLine("Lời"), usual)
        assert line.form == name and not list(wrong_fields(line))


def test_the_office_presets_come_back_from_a_setting_and_the_newest_is_the_usual_one() -> None:
    own = OrderPreset("Băng rôn trụ sở", "banner", 7000, 900, 280_000)
    kept = order_forms.with_preset((OrderPreset("Cũ", "banner", 5000, 700),), own)
    setting = json.loads(json.dumps(order_forms.setting_of(kept)))
    assert order_forms.presets_of(setting) == kept
    assert order_forms.usual("banner", kept) == own
    assert order_forms.usual("streamer", kept) == order_forms.usual("streamer")
    assert order_forms.with_preset(kept, own) == kept
    dressed = order_forms.dressed(replace(FIRST, unit_price=1), own)
    assert (dressed.width_mm, dressed.unit_price) == (7000, 280_000)
    for wrong in (None, 7, ["x"], [{**setting[0], "form": []}], [{**setting[0], "width_mm": "7"}]):
        assert order_forms.presets_of(wrong) == ()


def test_an_open_variable_or_an_empty_sheet_is_not_printed_and_the_message_says_where() -> None:
    with pytest.raises(RefusedOrder, match="chưa có dòng"):
        require_printable(OrderSheet())
    opened = replace(FIRST, text="Chào mừng Đại hội lần thứ {lần thứ} tỉnh {tỉnh}!")
    with pytest.raises(RefusedOrder, match=r"dòng 2, 4: .*\{lần thứ\}, \{tỉnh\}"):
        require_printable(OrderSheet((FIRST, opened, THIRD, opened)))
    assert require_printable(SHEET) is SHEET


def test_lines_taken_down_before_they_hang_are_named() -> None:
    late = replace(FIRST, take_down="2027-02-19")
    assert late_lines(OrderSheet((FIRST, late, SECOND))) == (2,)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"text": "a" * 501}, "text"),
        ({"text": "!"}, "text"),
        ({"form": "poster"}, "form"),
        ({"width_mm": 0}, "width_mm"),
        ({"height_mm": 10_000_000}, "height_mm"),
        ({"height_mm": None}, "height_mm"),
        ({"quantity": -1}, "quantity"),
        ({"quantity": 0}, "quantity"),
        ({"unit_price": -5}, "unit_price"),
        ({"hang": "2027-02-30"}, "hang"),
        ({"take_down": "2027-2-3"}, "take_down"),
        ({"note": "g" * 201}, "note"),
    ],
)
def test_a_wrong_line_is_neither_stored_nor_read(change: dict, name: str) -> None:
    line = replace(FIRST, **change)
    assert name in list(wrong_fields(line))
    held = replace(plan("state-nd30"), order=OrderSheet((SECOND, line)))
    assert unreadable_place(held) == f"order.lines[1].{name}"
    written = plan_json.dumps(held, preset.load("state-nd30"))
    with pytest.raises(RefusedInput, match=rf"order\.lines\[1\]\.{name}"):
        plan_json.loads(written)


def test_a_sheet_of_too_many_lines_is_neither_stored_nor_read() -> None:
    held = replace(plan("state-nd30"), order=OrderSheet((SECOND,) * 2001))
    assert wrong_place(held.order) == "lines"
    with pytest.raises(RefusedInput, match=r"order\.lines"):
        plan_json.loads(plan_json.dumps(held, preset.load("state-nd30")))


@pytest.mark.parametrize("sheet", [SHEET, OrderSheet(), long_sheet(60)])
def test_a_plan_with_an_order_is_read_back_and_one_without_is_written_as_ever(
    sheet: OrderSheet,
) -> None:
    held = replace(plan("state-nd30"), order=sheet)
    written = plan_json.dumps(held, preset.load("state-nd30"))
    assert plan_json.loads(written) == held
    assert plan_json.dumps(plan_json.loads(written), preset.load("state-nd30")) == written
    assert unreadable_place(held) is None
    bare = json.loads(plan_json.dumps(plan("state-nd30"), preset.load("state-nd30")))
    assert "order" not in bare
    assert {key for key in json.loads(written) if key not in bare} == {"order"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("orientation", "round"),
        ("placement", 3),
        ("price_per", None),
        ("lines", {}),
        ("addressee", 5),
        ("extra", 1),
    ],
)
def test_a_wrong_key_of_the_sheet_is_named(key: str, value: object) -> None:
    held = replace(plan("state-nd30"), order=SHEET)
    data = json.loads(plan_json.dumps(held, preset.load("state-nd30")))
    data["order"][key] = value
    with pytest.raises(RefusedInput, match=rf"order\.{key}"):
        plan_json.from_data(data)


@pytest.mark.parametrize(("key", "value"), [("quantity", 1.5), ("quantity", None), ("note", 1)])
def test_a_wrong_type_in_a_line_is_named(key: str, value: object) -> None:
    held = replace(plan("state-nd30"), order=SHEET)
    data = json.loads(plan_json.dumps(held, preset.load("state-nd30")))
    data["order"]["lines"][0][key] = value
    with pytest.raises(RefusedInput, match=rf"lines\[0\]\.{key}"):
        plan_json.from_data(data)
