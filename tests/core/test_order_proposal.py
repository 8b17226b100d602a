"""A proposed order: each slogan once, in the usual size, with the known days of its phases."""

from dataclasses import replace

from kehoach_gui.core import edits
from kehoach_gui.core.order_forms import OrderPreset
from kehoach_gui.core.order_proposal import (
    days_of,
    lines_of_texts,
    missing_lines,
    propose_lines,
    propose_sheet,
)
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet
from kehoach_gui.core.plan import Block, Plan, Section
from kehoach_gui.core.slogan_variables import VARIABLES
from tests.core.plans import plan as whole_plan


def planned(headings: tuple[str, ...], *texts: str, inside: tuple[str, ...] = ()) -> Plan:
    """A plan with phases, the slogans `inside` in the first of them, and a section of slogans."""
    base = replace(whole_plan("state-nd30"), appendices=())
    slogans = tuple(Block("slogan", text) for text in inside)
    phases = tuple(
        edits.timed(Section(50 + n, None, heading, "phase", blocks=() if n else slogans), base)
        for n, heading in enumerate(headings)
    )
    blocks = tuple(Block("slogan", text) for text in texts)
    return replace(
        base,
        sections=(
            Section(40, "I", "Các đợt", "phases", sections=phases),
            Section(41, "II", "Khẩu hiệu", "slogans", blocks=blocks),
        ),
    )


def test_every_slogan_is_ordered_once_in_the_usual_banner() -> None:
    sheet = propose_sheet(planned((), "Mừng xuân!", "Đọc sách!", "mừng xuân"))
    assert sheet == OrderSheet(
        (
            OrderLine("Mừng xuân!", "banner", 6000, 800),
            OrderLine("Đọc sách!", "banner", 6000, 800),
        )
    )


def test_the_office_s_first_preset_gives_form_size_and_price() -> None:
    own = (OrderPreset("Phướn", "streamer", 700, 2000, 90_000), OrderPreset("B", "banner", 1, 1))
    (line,) = propose_sheet(planned((), "Mừng xuân!"), own).lines
    assert (line.form, line.width_mm, line.height_mm, line.unit_price) == (
        "streamer", 700, 2000, 90_000,
    )  # fmt: skip


def test_slogans_hang_from_the_first_phase_to_the_end_of_the_last_and_inside_one_in_its_days() -> (
    None
):
    plan = planned(
        ("Đợt 1: Từ ngày 03/02/2027 đến ngày 15/3/2027", "Đợt 2: Tháng 5/2027"),
        "Mừng xuân!",
        inside=("Mừng Đảng!",),
    )
    first, whole = propose_sheet(plan).lines
    assert (first.text, first.hang, first.take_down) == ("Mừng Đảng!", "2027-02-03", "2027-03-15")
    assert (whole.text, whole.hang, whole.take_down) == ("Mừng xuân!", "2027-02-03", "2027-05-31")


def test_days_that_are_not_known_are_left_blank() -> None:
    for headings, days in (
        (("Đợt 1: Từ nay đến hết năm 2027",), ("2027-02-05", "2027-12-31")),
        (("Đợt 1: Từ đầu tháng 3/2027 đến 15/4/2027",), (None, "2027-04-15")),
        (("Đợt 1: Tháng 3/2027", "Đợt 2: Trong thời gian tiến hành Đại hội"), ("2027-03-01", None)),
        (("Đợt 1: Quý III/2027",), ("2027-07-01", "2027-09-30")),
        ((), (None, None)),
    ):
        assert days_of(planned(headings)) == days, headings


def test_variables_are_filled_from_the_plan_and_what_is_open_stays_in_sight() -> None:
    plan = planned((), "Chào mừng Ngày hội lần thứ {lần thứ} năm {năm} của {đảng bộ}!")
    (line,) = propose_sheet(plan).lines
    assert line.text == "Chào mừng Ngày hội lần thứ XII năm 2027 của {đảng bộ}!"
    filled = dict.fromkeys(VARIABLES, "9")
    assert propose_lines(plan, values=filled).lines[0].text.count("9") == 3


def test_what_is_no_slogan_to_print_is_set_aside_and_nothing_is_cut() -> None:
    long = "Dài " * 500
    proposal = propose_lines(planned((), long, "Mừng xuân!"))
    assert [line.text for line in proposal.lines] == ["Mừng xuân!"]
    assert proposal.left_out == (long.strip(),)


def test_texts_from_elsewhere_take_the_plan_s_days_and_only_new_ones_are_added() -> None:
    plan = planned(("Đợt 1: Tháng 3/2027",), "Mừng xuân!")
    sheet = propose_sheet(plan)
    lines = lines_of_texts(("Mừng Xuân", "Mừng Đảng!"), plan).lines
    assert [line.hang for line in lines] == ["2027-03-01"] * 2
    assert [line.text for line in missing_lines(sheet, lines)] == ["Mừng Đảng!"]
