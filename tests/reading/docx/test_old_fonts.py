"""Text in TCVN3, VNI and VISCII fonts: found, asked for, converted, losses said."""

import csv
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from word_xml import font, p, run, word

from kehoach_gui import reading
from kehoach_gui.reading.docx.child import read_content as opened
from kehoach_gui.reading.docx.legacy import convert, encoding_of, old_texts
from kehoach_gui.reading.docx.reading import read_content

TCVN3 = "Tæ chøc tuyªn truyÒn s©u réng trong c¸n bé, ®¶ng viªn vµ Nh©n d©n."
VNI = "Toå chöùc tuyeân truyeàn saâu roäng trong caùn boä, ñaûng vieân vaø Nhaân daân."
TEXT = "Tổ chức tuyên truyền sâu rộng trong cán bộ, đảng viên và Nhân dân."
LETTERS = "aăâeêioôơuưy"
MARKS = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
VIETNAMESE = {
    letter
    for base in LETTERS + LETTERS.upper()
    for mark in MARKS
    if not (letter := unicodedata.normalize("NFC", base + mark)).isascii()
} | {"đ", "Đ"}


def viscii(text: str, root: Path) -> str:
    with (root / "resources/legacy/viscii.csv").open(encoding="utf-8") as file:
        codes = {row["letter"]: int(row["code"], 16) for row in csv.DictReader(file)}
    return bytes(codes.get(c, ord(c)) for c in text).decode("cp1252")


@pytest.mark.parametrize(
    ("name", "text"), [(".VnTime", TCVN3), ("VNI-Times", VNI), (".VnArial Narrow", TCVN3)]
)
def test_text_whose_font_and_letters_agree_is_converted_and_said(
    plan_body: Callable[[str], bytes], name: str, text: str
) -> None:
    read = reading.read_docx(plan_body(p(run(text, font(name)))))
    assert read.plan.sections[0].blocks[-1].text == TEXT
    assert any("Đã chuyển" in said and "Unicode" in said for said in read.receipt.sentences())


def test_viscii_is_read_too(plan_body: Callable[[str], bytes], root: Path) -> None:
    text = TEXT.replace("ạ", "a")
    file = plan_body(p(run(viscii(text, root), font("VI Times"))))
    assert reading.read_docx(file).plan.sections[0].blocks[-1].text == text


def test_fonts_whose_name_ends_in_h_show_capitals() -> None:
    body = p(run("Môc ®Ých", font(".VnTimeH")) + run(" vµ yªu cÇu", font(".VnTime")))
    read = reading.read_docx(word(p("I. MỤC ĐÍCH") + body))
    assert any(line.text == "MỤC ĐÍCH và yêu cầu" for line in read.lines)


def test_soft_hyphens_that_are_a_letter_are_no_hyphens() -> None:
    assert convert("l\u00adu tr\u00f7", "tcvn3") == "lưu trữ"


def test_unicode_text_in_an_old_font_stays_as_it_is(plan_body: Callable[[str], bytes]) -> None:
    read = reading.read_docx(plan_body(p(run(TEXT, font(".VnTime")))))
    assert read.plan.sections[0].blocks[-1].text == TEXT


def test_letters_alone_are_told_and_not_converted_unless_asked(
    plan_body: Callable[[str], bytes],
) -> None:
    content = opened(plan_body(p(run(TCVN3, font("Times New Roman")))), lambda done, total: None)
    (found,) = old_texts(content)
    assert (found.id, found.sure, found.fonts) == ("tcvn3", False, ())
    assert (found.before, found.after) == (TCVN3[:60], TEXT[: len(found.after)])
    left = read_content(content)
    assert left.plan.sections[0].blocks[-1].text == TCVN3.replace("\u00ad", "")
    assert any("chưa chuyển" in said for said in left.receipt.sentences())
    asked = read_content(content, convert=("tcvn3",))
    assert asked.plan.sections[0].blocks[-1].text == TEXT


def test_a_sure_encoding_is_left_alone_where_the_user_says_so(
    plan_body: Callable[[str], bytes],
) -> None:
    content = opened(plan_body(p(run(VNI, font("VNI-Times")))), lambda done, total: None)
    assert read_content(content, convert=()).plan.sections[0].blocks[-1].text == VNI


def test_signs_without_a_letter_are_counted_as_lost() -> None:
    body = p(run(VNI + " ¤§ 30°", font("VNI-Times")))
    (found,) = old_texts(opened(word(body), lambda done, total: None))
    assert found.lost == 2


def test_ordinary_text_with_foreign_words_is_no_old_text() -> None:
    words = "Façade, naïve, Übung, señor, Besançon, Škoda, œuvre, ångström, größe"
    assert old_texts(opened(word(p(TEXT) + p(words)), lambda done, total: None)) == ()


def test_every_vietnamese_letter_has_its_sign_in_vni_and_viscii(root: Path) -> None:
    for name in ("vni", "viscii"):
        with (root / f"resources/legacy/{name}.csv").open(encoding="utf-8") as file:
            assert {row["letter"] for row in csv.DictReader(file)} == VIETNAMESE


def test_capital_signs_of_vni_may_stand_behind_capital_letters_in_either_case() -> None:
    assert convert("COÄNG HOØA XAÕ HOÄI, ÑOÄC LAÄP", "vni") == "CỘNG HÒA XÃ HỘI, ĐỘC LẬP"
    assert convert("Öôùc mô, yù nghóa, AÂm, Aâm", "vni") == "Ước mơ, ý nghĩa, Âm, Âm"


def test_the_names_of_fonts_tell_their_encoding() -> None:
    assert [encoding_of(name) for name in (".VnTimeH", "VNI-Times", "VI Times", "Vijaya")] == [
        "tcvn3",
        "vni",
        "viscii",
        None,
    ]
