"""Official words: numbers in every grammar, signing marks, the Lưu line, căn cứ, end marks."""

import pytest

from kehoach_gui.core import grammar, preset
from kehoach_gui.core.plan import Number

STATE, PARTY, YOUTH = (preset.load(n) for n in ("state-nd30", "party-hd05", "youth-hd29"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Số: 136/KH-LĐLĐ", Number("136", "KH", "LĐLĐ")),
        ("Số 215-KH/ĐU", Number("215", "KH", "ĐU")),
        ("194/KH-ĐU", Number("194", "KH", "ĐU")),
        ("Số: 12 -KH/ĐU", Number("12", "KH", "ĐU")),
        ("Số: 12-KH/TĐTN-BTG", Number("12", "KH", "TĐTN-BTG")),
        ("435-KH/TĐTN-CTĐ&TTN", Number("435", "KH", "TĐTN-CTĐ&TTN")),
        ("Số:        /KH-SVHTTDL", Number("", "KH", "SVHTTDL")),
        ("Số ...... -KH/ĐU", Number("", "KH", "ĐU")),
        ("Số: ……/KH-UBND", Number("", "KH", "UBND")),
        ("05–KH/ĐU", Number("05", "KH", "ĐU")),
        ("12/2020/QĐ-UBND", Number("12/2020/QĐ-UBND")),
        ("không rõ", Number("khôngrõ")),
    ],
)
def test_a_number_is_read_in_parts(text, number):
    assert grammar.parse_number(text) == number


@pytest.mark.parametrize("text", ["", "Số:", "Số: ......", "   ", "Số:        /KH-"])
def test_no_number_is_none(text):
    assert grammar.parse_number(text) is None


def test_the_grammar_is_the_standards():
    number = Number("136", "KH", "LĐLĐ")
    assert grammar.number_text(number, STATE) == "136/KH-LĐLĐ"
    assert grammar.number_text(number, PARTY) == "136-KH/LĐLĐ"
    assert grammar.number_line(Number("7", "KH", "ĐU"), PARTY) == "Số 07-KH/ĐU"
    assert grammar.number_line(Number("7", "KH", "ĐTN"), YOUTH) == "Số: 07-KH/ĐTN"
    assert grammar.number_line(Number("12/2020/QĐ-UBND"), STATE) == "Số: 12/2020/QĐ-UBND"


@pytest.mark.parametrize(
    ("written", "kept", "party"),
    [
        ("TM.BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ"),
        ("T/M ĐẢNG ỦY", "TM. ĐẢNG ỦY", "T/M ĐẢNG ỦY"),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
         "T/M ỦY BAN NHÂN DÂN\nK/T CHỦ TỊCH"),
        ("TUQ. GIÁM ĐỐC", "TUQ. GIÁM ĐỐC", "T/L GIÁM ĐỐC"),
        ("Q. CHÁNH VĂN PHÒNG", "Q. CHÁNH VĂN PHÒNG", "Q. CHÁNH VĂN PHÒNG"),
        ("BAN TỔ CHỨC", "BAN TỔ CHỨC", "BAN TỔ CHỨC"),
    ],
)  # fmt: skip
def test_signing_marks_follow_the_standard(written, kept, party):
    assert grammar.canonical_authority(written) == kept
    assert grammar.authority_text(kept, STATE) == kept
    assert grammar.authority_text(kept, PARTY) == party


def test_the_archive_line_follows_the_standard():
    assert grammar.canonical_archive("Lưu VT, TG") == "Lưu: VT, TG"
    assert grammar.recipient_text("Lưu: VT, TG", STATE) == "Lưu: VT, TG"
    assert grammar.recipient_text("Lưu: Văn phòng Đảng ủy", PARTY) == "Lưu Văn phòng Đảng ủy"
    assert grammar.canonical_archive("Lưu Thị Mai, Phó Chủ tịch") != ""
    assert grammar.canonical_archive("Các chi bộ") == "Các chi bộ"


def test_a_basis_is_kept_without_its_end_and_prose_is_not_one():
    assert grammar.is_legal_basis("Căn cứ Kế hoạch số 41-KH/TU ngày 20/12/2026 của Tỉnh ủy")
    assert grammar.is_legal_basis("Căn cứ Hướng dẫn số 3-HD/TU về “Tháng đọc sách”")
    assert not grammar.is_legal_basis("Đảng ủy xây dựng kế hoạch như sau:")
    assert not grammar.is_legal_basis("Đây là một đoạn mở đầu.")


@pytest.mark.parametrize(
    ("text", "state", "party"),
    [("Hết.", "Hết./.", "Hết."), ("Hết", "Hết./.", "Hết."), ("Hết!", "Hết!./.", "Hết!"),
     ("Hết./.", "Hết./.", "Hết."), ("Hết…", "Hết…./.", "Hết…")],
)  # fmt: skip
def test_the_end_mark(text, state, party):
    assert grammar.with_end_mark(text, STATE) == state
    assert grammar.with_end_mark(text, PARTY) == party
