"""Forms of lists, numbers by place, printed numbers that differ."""

import pytest

from kehoach_gui.core import numbering, preset
from kehoach_gui.core.braces import Group, grouped
from kehoach_gui.core.plan import Section


def siblings(*numbers, inner=None):
    below = inner or {}
    return tuple(Section(i, n, "x", sections=below.get(n, ())) for i, n in enumerate(numbers))


@pytest.mark.parametrize(
    ("number", "form"),
    [("I", "I"), ("XIV", "I"), ("1", "1"), ("2.1", "1.1"), ("1.2.3", "1.1.1"), ("a", "a"),
     ("đ", "a"), ("B", "A"),
     ("Phần thứ nhất", "part"), ("Chương I", "part"), (None, ""), ("*", "")],
)  # fmt: skip
def test_the_form_of_a_number(number, form):
    assert numbering.form_of(number) == form


def test_letters_that_are_roman_digits_follow_their_list():
    assert numbering.list_form(siblings("A", "B", "C")) == "A"
    assert numbering.computed(siblings("A", "B", "C", "D")) == ("A", "B", "C", "D")
    assert numbering.computed(siblings("I", "II")) == ("I", "II")


def test_the_vietnamese_alphabet_has_đ_after_d():
    assert [numbering.letter(i) for i in range(1, 8)] == ["a", "b", "c", "d", "đ", "e", "g"]
    assert numbering.letter(len(numbering.LETTERS) + 1) == "aa"


def test_numbers_come_from_form_and_place():
    assert numbering.computed(siblings("I", "IV", "V")) == ("I", "II", "III")
    assert numbering.computed(siblings("1", None, "3")) == ("1", None, "2")
    assert numbering.computed(siblings("Phần thứ nhất", "Phần thứ hai", "Phần thứ hai")) == (
        "Phần thứ nhất", "Phần thứ hai", "Phần thứ ba",
    )  # fmt: skip
    assert numbering.computed(siblings("1.1", "1.3"), "2") == ("2.1", "2.2")


def test_a_dotted_list_follows_its_parent():
    inner = {"2": siblings("2.1", "2.2")}
    moved = numbering.renumbered(siblings("2", "1", inner=inner))
    assert [s.number for s in moved] == ["1", "2"]
    assert [s.number for s in moved[0].sections] == ["1.1", "1.2"]


def test_printed_and_computed_numbers_that_differ_are_told():
    inner = {"2": siblings("1.1", "2.2")}
    assert numbering.mismatches(siblings("1", "2", "5", inner=inner)) == [
        ("1.1", "2.1"),
        ("5", "3"),
    ]


@pytest.mark.parametrize("standard", preset.ids())
def test_the_marks_of_each_standard(standard):
    chosen = preset.load(standard)
    roman = "I-" if standard.startswith("party") else "I."
    assert numbering.printed("I", "I", chosen) == roman
    assert numbering.printed("1", "1", chosen) == "1."
    assert numbering.printed("đ", "a", chosen) == "đ)"
    assert numbering.printed("2.1", "1.1", chosen) == "2.1."


def test_usual_numbers_by_depth():
    state, youth = preset.load("state-nd30"), preset.load("youth-hd29")
    assert [numbering.usual_number(state, d, 2, "1") for d in range(3)] == ["II", "2", "b"]
    assert [numbering.usual_number(youth, d, 2, "1") for d in range(3)] == ["II", "2", "1.2"]


def test_braces_group_neighbours():
    assert grouped(("A }", "B } (để b/c)", "C")) == (Group(("A", "B"), "(để b/c)"), Group(("C",)))
    assert grouped(("A", "B, } (đề b/c)", "C")) == (Group(("A", "B"), "(đề b/c)"), Group(("C",)))
    assert grouped(("B } (x)",)) == (Group(("B",), "(x)"),)
    assert grouped(("A }", "B")) == (Group(("A",)), Group(("B",)))
    assert grouped(()) == ()
