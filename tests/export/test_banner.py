"""Banner artwork: true size, letters as large as can be, nothing clipped, nothing missing."""

import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from banner_cases import SCALE, SIZES, inked, largest_letters, picture, starter_slogans
from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QRawFont
from PySide6.QtSvg import QSvgRenderer

from kehoach_gui import services
from kehoach_gui.core.banner import (
    Banner,
    RefusedBanner,
    colours,
    colours_of,
    face_of,
    faces,
    label_face,
    margin,
    measures,
)
from kehoach_gui.core.slogan_variables import UnfilledVariable
from kehoach_gui.export.artwork import Shape
from kehoach_gui.export.artwork_pdf import make_pdf, path_words
from kehoach_gui.export.banner import DrawnBanner, draw
from kehoach_gui.export.banner_files import banner_svg
from kehoach_gui.export.banner_letters import face_file, font_of, letters

pytestmark = pytest.mark.usefixtures("qapp")

LETTERS = "AĂÂEÊIOÔƠUƯYaăâeêioôơuưyĐđ"
TEXT = "Chào mừng Đại hội Đảng bộ lần thứ XV!"


def holds(drawn: DrawnBanner) -> None:
    """What every banner must hold, in numbers and in pixels at 1:20."""
    banner = drawn.banner
    free = margin(banner)
    assert drawn.room == QRectF(
        banner.bleed + free, banner.bleed + free,
        banner.width - 2 * free, banner.height - 2 * free,
    )  # fmt: skip
    assert drawn.room.adjusted(-0.01, -0.01, 0.01, 0.01).contains(drawn.ink)
    assert drawn.size >= 0.95 * largest_letters(drawn)
    image = picture(drawn.artwork, smooth=True)
    pixels = inked(image, colours_of(banner.colours).ground)
    expected = QRectF(
        drawn.ink.x() * SCALE, drawn.ink.y() * SCALE,
        drawn.ink.width() * SCALE, drawn.ink.height() * SCALE,
    )  # fmt: skip
    assert expected.adjusted(-1, -1, 1, 1).contains(pixels)
    assert pixels.adjusted(-1, -1, 1, 1).contains(expected)
    written = "".join(drawn.lines).replace(" ", "")
    text = banner.text.upper() if banner.capitals else banner.text
    assert written == "".join(text.split())


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_slogans_of_the_library_fill_their_banners(
    size: tuple[float, float], vertical: bool
) -> None:
    width, height = size[::-1] if vertical else size
    for place, text in enumerate(starter_slogans(5)):
        face = list(faces())[place % len(faces())]
        holds(draw(Banner(text, width, height, vertical, face=face)))


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_the_24_slogans_of_three_real_plans_fill_their_banners(
    shared: Path, size: tuple[float, float], vertical: bool
) -> None:
    texts = [
        slogan.text
        for number in ("000", "001", "003")
        for slogan in services.read_slogans(
            next((shared / "samples").glob(f"{number}_*.txt"))
        ).slogans
    ]
    assert len(texts) == 24
    width, height = size[::-1] if vertical else size
    for text in texts:
        holds(draw(Banner(text, width, height, vertical)))


@pytest.mark.parametrize("face", faces())
def test_marks_above_and_below_never_meet_the_line_beside(face: str) -> None:
    drawn = draw(Banner("ỌỊỤẠỆ\nẨỄỘẲỔ", 2000, 1000, face=face))
    path = drawn.artwork.items[1].path
    boxes = [part.boundingRect() for part in path.toSubpathPolygons()]
    upper = len(letters(drawn.lines[0], face_of(face)).path.toSubpathPolygons())
    lowest = max(box.bottom() for box in boxes[:upper])
    highest = min(box.top() for box in boxes[upper:])
    gap = measures()["space"]["line_gap_em"] * drawn.size
    assert highest - lowest >= gap - 0.01
    assert min(box.top() for box in boxes) >= drawn.room.top() - 0.01
    assert max(box.bottom() for box in boxes) <= drawn.room.bottom() + 0.01


@pytest.mark.parametrize("face", [*faces().values(), label_face()], ids=lambda face: face.id)
def test_every_face_is_its_file_and_has_all_vietnamese_letters(face) -> None:  # type: ignore[no-untyped-def]
    used = QRawFont.fromFont(font_of(face))
    file = QRawFont(str(face_file(face)), 10, QFont.HintingPreference.PreferNoHinting)
    assert used.fontTable("head") == file.fontTable("head")
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    every = {
        unicodedata.normalize("NFC", letter + tone) for letter in LETTERS[:-2] for tone in tones
    }
    every |= set("Đđ0123456789.,;:!?()-–%/“”")
    assert [letter for letter in every if not used.supportsCharacter(ord(letter))] == []
    unknown = letters("\uffff", face).ink
    assert [letter for letter in every if letters(letter, face).ink == unknown] == []


def test_variable_faces_take_their_weight() -> None:
    heavy = faces()["serif"]
    light = replace(heavy, axes={"wght": 400, "wdth": 100})
    narrow = faces()["serif-narrow"]
    width = letters("HHH", heavy).ink.advance
    assert letters("HHH", light).ink.advance < width
    assert letters("HHH", narrow).ink.advance < width


@pytest.mark.parametrize(
    ("width", "height", "bleed"),
    [(6000, 1000, 0), (5080, 500, 0), (5080.5, 500, 0), (20000, 3000, 50), (333.3, 777.7, 12.5)],
)
def test_the_pdf_has_the_ordered_size_and_twice_the_bleed(
    width: float, height: float, bleed: float
) -> None:
    made = make_pdf([draw(Banner(TEXT, width, height, bleed=bleed, crop=bleed > 0)).artwork])
    box = re.search(rb"/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]", made)
    unit = re.search(rb"/UserUnit (\d+)", made)
    assert box is not None
    scale = (int(unit[1]) if unit else 1) * 25.4 / 72
    assert float(box[1]) * scale == pytest.approx(width + 2 * bleed, abs=0.2)
    assert float(box[2]) * scale == pytest.approx(height + 2 * bleed, abs=0.2)
    assert max(float(box[1]), float(box[2])) <= 14_400
    assert made.startswith(b"%PDF-1.6" if unit else b"%PDF-1.4")
    trim = [float(word) for word in re.search(rb"/TrimBox\[([^\]]*)\]", made)[1].split()]  # type: ignore[index]
    assert (trim[2] - trim[0]) * scale == pytest.approx(width, abs=0.2)
    assert trim[0] * scale == pytest.approx(bleed, abs=0.1)


def test_poppler_finds_outlines_alone_and_paints_the_same_picture(tmp_path: Path) -> None:
    if shutil.which("pdftoppm") is None:
        pytest.skip("máy này không có poppler")
    drawn = draw(Banner(TEXT, 3000, 800))
    path = tmp_path / "băng rôn.pdf"
    path.write_bytes(make_pdf([drawn.artwork]))

    def tool(*words: str) -> str:
        return subprocess.run(
            words, capture_output=True, text=True, check=True, cwd=tmp_path
        ).stdout

    assert len(tool("pdffonts", path.name).splitlines()) == 2  # the head of an empty table
    assert len(tool("pdfimages", "-list", path.name).splitlines()) == 2
    assert tool("pdftotext", path.name, "-").strip() == ""
    tool("pdftoppm", "-r", "12.7", "-png", "-singlefile", path.name, "picture")
    seen, ours = QImage(str(tmp_path / "picture.png")), picture(drawn.artwork, 0.5)
    assert abs(seen.width() - ours.width()) <= 1
    ink = QColor(colours_of("yellow-red").ink).rgb()
    near = QColor(ink)
    different = 0
    for y in range(5, ours.height() - 5, 9):
        for x in range(5, ours.width() - 5, 9):
            ours_inked = ours.pixel(x, y) == ink
            different += ours_inked != (QColor(seen.pixel(x, y)).green() > near.green() // 2)
    assert different < 40


def test_the_svg_is_in_millimetres_with_outlines_alone() -> None:
    drawn = draw(Banner("Mừng <Đảng> & Xuân", 6000, 1000, bleed=20, crop=True))
    root = ElementTree.fromstring(banner_svg([drawn]))
    assert (root.get("width"), root.get("height")) == ("6040mm", "1040mm")
    assert root.get("viewBox") == "0 0 6040 1040"
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags == {"svg", "title", "path"}
    assert root[0].text == "Mừng <Đảng> & Xuân"
    fills = [element.get("fill") for element in root.iter() if element.get("fill")]
    assert fills[:2] == ["#da251d", "#ffff00"]


def test_the_svg_paints_the_same_picture() -> None:
    drawn = draw(Banner(TEXT, 2000, 600, face="serif", bleed=20, crop=True))
    seen = picture(drawn.artwork, 0.25, smooth=True)
    image = QImage(seen.size(), seen.format())
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(banner_svg([drawn]))).render(painter)
    painter.end()
    different = sum(
        abs(seen.pixelColor(x, y).green() - image.pixelColor(x, y).green()) > 60
        for x in range(0, seen.width(), 2)
        for y in range(0, seen.height(), 2)
    )
    assert different < 20


def test_strokes_stay_open_and_outlines_are_closed() -> None:
    lines = QPainterPath(QPointF(0, 0))
    lines.lineTo(5, 0)
    lines.moveTo(0, 3)
    lines.lineTo(5, 3)
    marks = ("M {} {} ", "L {} {} ", "C {} {} {} {} {} {} ", "Z ")
    assert path_words(lines, marks) == "M 0 0 L 5 0 M 0 3 L 5 3 "
    box = QPainterPath()
    box.addRect(0, 0, 2, 1.5)
    assert path_words(box, marks) == "M 0 0 L 2 0 L 2 1.5 L 0 1.5 L 0 0 Z "


def test_an_svg_holds_one_banner() -> None:
    drawn = draw(Banner(TEXT, 600, 300))
    with pytest.raises(RefusedBanner):
        banner_svg([drawn, drawn])


def test_crop_marks_stand_in_the_bleed_and_not_on_the_banner() -> None:
    plain = draw(Banner(TEXT, 3000, 800, bleed=20))
    marked = draw(Banner(TEXT, 3000, 800, bleed=20, crop=True))
    marks = [item for item in marked.artwork.items if isinstance(item, Shape) and item.line]
    assert (len(plain.artwork.items), len(marks)) == (2, 8)
    sheet = QRectF(0, 0, 3040, 840)
    inner = QRectF(20.01, 20.01, 2999.98, 799.98)
    for mark in marks:
        box = mark.path.boundingRect().adjusted(-0.001, -0.001, 0.001, 0.001)
        assert sheet.adjusted(-1, -1, 1, 1).contains(box)
        assert not inner.intersects(box)


@pytest.mark.parametrize("name", colours())
def test_a_colour_preset_is_painted_and_seen_from_afar(name: str) -> None:
    chosen = colours_of(name)
    image = picture(draw(Banner("MỪNG", 2000, 1000, colours=name)).artwork)
    found = {image.pixelColor(x, y).name() for x in range(100) for y in range(50)}
    assert found == {chosen.ground, chosen.ink}

    def light(colour: str) -> float:
        parts = QColor(colour)
        channels = (parts.redF(), parts.greenF(), parts.blueF())
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(chosen.ground), light(chosen.ink)), reverse=True)
    assert (bright + 0.05) / (dark + 0.05) >= 4.5


def test_eyelets_keep_a_margin_and_make_letters_smaller() -> None:
    plain, holed = (draw(Banner(TEXT, 3000, 800, eyelets=e)) for e in (0, 60))
    assert holed.room == plain.room.adjusted(60, 60, -60, -60)
    assert holed.size < plain.size


def test_letters_too_small_for_their_readers_are_told_with_what_would_do() -> None:
    far = draw(Banner(TEXT, 1000, 300, distance_m=50))
    assert "cần chữ cao 250 mm" in far.warning
    near = replace(far.banner, distance_m=far.letter * 200 / 1000 - 0.01)
    assert draw(near).warning == ""


def test_letters_stay_as_written_where_asked() -> None:
    assert draw(Banner("Mừng Xuân", 2000, 500, capitals=False)).lines == ("Mừng Xuân",)
    assert draw(Banner("Mừng Xuân", 2000, 500)).lines == ("MỪNG XUÂN",)


@pytest.mark.parametrize(
    "text",
    ["", "Mừng 🎉 Xuân", "Mừng 春", "x" * 501, "Mừng\u0000\u0000", "{năm}", "Lần thứ {lần thứ}"],
)  # fmt: skip
def test_hostile_words_are_refused_or_cleaned(text: str) -> None:
    try:
        drawn = draw(Banner(text, 6000, 1000))
    except (RefusedBanner, UnfilledVariable) as error:
        assert str(error).endswith((".", "!"))
        assert "ãy" in str(error)
    else:
        assert drawn.lines == ("MỪNG",)


def test_one_endless_word_and_the_largest_and_least_sizes_are_drawn() -> None:
    for text in ("Ộ" * 400, "a", "Ẩ ọ"):
        for size in ((20000, 3000), (50, 50), (50, 20000), (20000, 50)):
            for vertical in (False, True):
                drawn = draw(Banner(text, *size, vertical))
                assert drawn.room.adjusted(-0.01, -0.01, 0.01, 0.01).contains(drawn.ink)
