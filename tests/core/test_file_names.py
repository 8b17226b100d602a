"""Proposed file names: ASCII, short, and taken by Windows."""

from dataclasses import replace

import pytest
from plans import HEADS, plan

from kehoach_gui.core.file_names import LONGEST, ascii_stem, proposed_name
from kehoach_gui.core.plan import Plan, Title


@pytest.mark.parametrize("standard", HEADS)
def test_a_name_says_number_and_subject_without_marks(standard):
    name = proposed_name(plan(standard), ".docx")
    assert name.isascii() and name.startswith("7-KH-") and name.endswith(".docx")
    assert "tuyen-truyen-ngay-hoi-doc-sach" in name
    assert len(name) <= LONGEST + len(".docx")


def test_a_plan_without_words_still_has_a_name():
    assert proposed_name(Plan("state-nd30"), ".pdf") == "KH.pdf"


def test_signs_that_a_file_name_must_not_have_are_left_out():
    paper = replace(plan("party-hd05"), title=Title("Kế hoạch", 'về: "A/B" <c>|d?*\\.'))
    assert not set(proposed_name(paper, "")) & set('<>:"/\\|?*.')


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("CON", "CON-x"),
        ("lpt1", "lpt1-x"),
        ("", "KH"),
        ("日本", "KH"),
        ("ten. ", "ten"),
        ("a" * 80, "a" * LONGEST),
        ("abc-" * 30, ("abc-" * 15)[:-1]),
    ],
)
def test_no_stem_is_one_that_windows_refuses(name, stem):
    assert ascii_stem(name) == stem
