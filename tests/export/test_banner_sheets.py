"""Banners on office paper: tiles that cover them exactly, and the proof sheet of an order."""

import re
from collections.abc import Callable

import pytest
from banner_cases import picture, starter_slogans
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kehoach_gui.core.banner import Banner, RefusedBanner, measures
from kehoach_gui.export.artwork import Artwork, Placed, paint
from kehoach_gui.export.banner import draw
from kehoach_gui.export.banner_files import banner_pdf, draw_all, proof_pdf, tiled_pdf
from kehoach_gui.export.banner_proof import proof_sheets, scale_of
from kehoach_gui.export.banner_tiles import grid_of, tiles

pytestmark = pytest.mark.usefixtures("qapp")

TEXT = "Mừng Đảng, mừng Xuân!"
ORDER = [
    Banner(TEXT, 6000, 1000, bleed=20, crop=True),
    Banner(TEXT, 3000, 800, colours="red-white", face="serif", distance_m=100),
    Banner(TEXT, 800, 2400, vertical=True, colours="white-blue", face="sans-narrow"),
    Banner(TEXT, 600, 1800, vertical=True, colours="white-red", face="serif-narrow"),
]


def shown(sheet: Artwork) -> Placed:
    return next(item for item in sheet.items if isinstance(item, Placed))


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_sheets_cover_the_finished_banner_once_put_together(paper: str) -> None:
    drawn = draw(Banner(TEXT, 1500, 700, bleed=15, crop=True))
    grid = grid_of(drawn.artwork, paper)
    _, *sheets = tiles(drawn.artwork, paper)
    assert len(sheets) == grid.sheets == len(grid.lefts) * len(grid.tops)
    whole = QImage(1500, 700, QImage.Format.Format_RGB32)
    whole.fill(QColor("#00ff00"))
    painter = QPainter(whole)
    for sheet in sheets:  # as glued: each later sheet lies on the one before
        placed = shown(sheet)
        assert placed.window is not None and placed.scale == 1
        assert drawn.artwork.trim.contains(placed.window)
        paper_part = QRectF(placed.x, placed.y, placed.window.width(), placed.window.height())
        edge = measures()["tile"]["printer_margin_mm"]
        assert (
            QRectF(0, 0, sheet.width, sheet.height)
            .adjusted(edge - 0.01, edge - 0.01, 0.01 - edge, 0.01 - edge)
            .contains(paper_part)
        )
        painter.setClipRect(placed.window.translated(-15, -15))
        painter.drawImage(placed.window.translated(-15, -15).topLeft(), cut(sheet, paper_part))
    painter.end()
    plain = picture(draw(Banner(TEXT, 1500, 700)).artwork, 1.0)
    differing = sum(
        whole.pixel(x, y) != plain.pixel(x, y) for x in range(2, 1498, 3) for y in range(2, 698, 3)
    )
    assert differing < 0.002 * 500 * 232


def cut(sheet: Artwork, part: QRectF) -> QImage:
    """The part of a sheet, in millimetre pixels, without its glue marks."""
    bare = Artwork(sheet.width, sheet.height, (shown(sheet),), sheet.trim)
    image = QImage(round(part.width()) + 1, round(part.height()) + 1, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.translate(-part.topLeft())
    paint(painter, bare)
    painter.end()
    return image


def test_neighbours_overlap_and_glue_marks_lie_below_the_next_sheet() -> None:
    drawn = draw(Banner(TEXT, 1500, 700))
    grid = grid_of(drawn.artwork, "a4")
    overlap = measures()["tile"]["overlap_mm"]
    assert {round(b - a, 6) for a, b in zip(grid.lefts, grid.lefts[1:], strict=False)} == {
        round(grid.across - overlap, 6)
    }
    _, *sheets = tiles(drawn.artwork, "a4")
    last = shown(sheets[-1])
    assert last.window is not None
    marks = [item for item in sheets[-1].items if not isinstance(item, Placed) and item.line > 0]
    inside = QRectF(last.x, last.y, last.window.width(), last.window.height())
    assert [mark for mark in marks if inside.intersects(mark.path.boundingRect())] == []
    first = shown(sheets[0])
    assert first.window is not None
    glued = [item for item in sheets[0].items if not isinstance(item, Placed) and item.dash]
    edge = glued[0].path.boundingRect()
    assert edge.left() >= first.x - 0.01 and edge.bottom() <= first.y + first.window.height() + 0.01


def test_a_small_banner_is_one_sheet_with_its_plan() -> None:
    plan, sheet = tiles(draw(Banner(TEXT, 180, 120)).artwork, "a4")
    assert (plan.width, plan.height) == (sheet.width, sheet.height)
    assert {plan.width, plan.height} == {210, 297}


def test_more_sheets_than_an_office_prints_and_unknown_paper_are_refused() -> None:
    drawn = draw(Banner(TEXT, 20000, 3000))
    with pytest.raises(RefusedBanner, match="tờ"):
        tiles(drawn.artwork, "a4")
    with pytest.raises(RefusedBanner, match="a4, a3"):
        tiles(drawn.artwork, "a0")


def test_tiles_hold_the_banner_once_as_vectors() -> None:
    made = tiled_pdf([draw(Banner(TEXT, 1500, 700))], "a4")
    assert made.count(b"/Subtype/Form") == 1
    assert b"/Image" not in made and b"/Font" not in made
    pages = re.search(rb"/Count (\d+)", made)
    assert pages is not None and made.count(b"/MediaBox") == int(pages[1])


def test_all_banners_of_an_order_stand_on_the_proof_to_one_scale() -> None:
    drawn = draw_all([*ORDER, *ORDER])
    sheets = proof_sheets(drawn)
    scale = scale_of(drawn)
    seen = [item for sheet in sheets for item in sheet.items if isinstance(item, Placed)]
    assert [item.art for item in seen] == [one.artwork for one in drawn]
    boxes = []
    for item in seen:
        assert item.scale == 1 / scale and item.window == item.art.trim
        size = item.art.trim.width() / scale, item.art.trim.height() / scale
        boxes.append(QRectF(item.x, item.y, *size))
    edge = measures()["sheet"]["margin_mm"]
    paper = QRectF(edge, edge, 210 - 2 * edge, 297 - 2 * edge).adjusted(-0.01, 0, 0.01, 0)
    assert all(paper.contains(box) for box in boxes)
    for sheet in sheets:
        here = [b for b, i in zip(boxes, seen, strict=True) if i in sheet.items]
        assert not any(a.intersects(b) for n, a in enumerate(here) for b in here[:n])
        assert (sheet.width, sheet.height) == (210, 297)


def test_a_proof_of_the_largest_banners_and_of_many_fits_its_pages() -> None:
    drawn = draw_all([Banner(TEXT, 20000, 3000), Banner(TEXT, 3000, 20000, True)])
    largest = [item for sheet in proof_sheets(drawn) for item in sheet.items]
    boxes = [i.art.trim.size() * i.scale for i in largest if isinstance(i, Placed)]
    assert len(boxes) == 2
    assert all(box.width() <= 180 and box.height() <= 220 for box in boxes)
    many = draw_all([Banner(text, 6000, 800) for text in starter_slogans(24)])
    sheets = proof_sheets(many)
    foot = 297 - measures()["sheet"]["margin_mm"]
    for sheet in sheets:
        for item in sheet.items:
            if not isinstance(item, Placed):
                assert item.path.boundingRect().bottom() <= foot + 2


def test_a_proof_of_nothing_is_refused() -> None:
    with pytest.raises(RefusedBanner):
        proof_pdf([])


class Stopped(Exception):
    """Stands for the user's Hủy."""


@pytest.mark.parametrize(
    "make",
    [
        lambda stop: draw_all(ORDER, stop),
        lambda stop: banner_pdf(draw_all(ORDER), stop),
        lambda stop: tiled_pdf(draw_all(ORDER[3:]), "a3", stop),
        lambda stop: proof_pdf(draw_all(ORDER), stop),
    ],
)
def test_every_file_can_be_cancelled_on_the_way(make: Callable[..., object]) -> None:
    def stop(done: int, total: int) -> None:
        assert 0 <= done <= total
        raise Stopped

    with pytest.raises(Stopped):
        make(stop)
