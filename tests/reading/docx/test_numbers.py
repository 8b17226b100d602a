"""Automatic numbers are read as Word prints them: levels, restarts, overrides, bullets."""

from word_xml import listed, p, word

from kehoach_gui.reading.docx.child import read_content
from kehoach_gui.reading.docx.content import Paragraph
from kehoach_gui.reading.docx.number_formats import bullet, written


def level(place: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*abstracts: str, nums: dict[int, tuple[int, str]] | None = None) -> str:
    """Abstract lists 0, 1 …; `nums`: list id → (abstract, overrides), usually one each."""
    nums = nums or {place + 1: (place, "") for place in range(len(abstracts))}
    inner = "".join(
        f'<w:abstractNum w:abstractNumId="{place}">{levels}</w:abstractNum>'
        for place, levels in enumerate(abstracts)
    )
    return inner + "".join(
        f'<w:num w:numId="{ident}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'
        for ident, (abstract, more) in nums.items()
    )


def labels(body: str, definitions: str, styles: str = "") -> list[str]:
    content = read_content(
        word(body, numbering=definitions, styles=styles), lambda done, total: None
    )
    return [item.label for item in content.items if isinstance(item, Paragraph)]


def items(*places: tuple[int, int]) -> str:
    return "".join(listed("Nội dung", ident, depth) for ident, depth in places)


def test_the_five_usual_list_styles_are_written_as_word_shows_them() -> None:
    forms = (
        ("upperRoman", "%1."),
        ("decimal", "%1."),
        ("lowerLetter", "%1)"),
        ("upperLetter", "%1."),
        ("lowerRoman", "(%1)"),
    )
    definitions = numbering(*(level(0, form, text) for form, text in forms))
    body = items(*((ident, 0) for ident in range(1, 6) for _ in range(4)))
    assert labels(body, definitions) == [
        "I.", "II.", "III.", "IV.", "1.", "2.", "3.", "4.", "a)", "b)", "c)", "d)",
        "A.", "B.", "C.", "D.", "(i)", "(ii)", "(iii)", "(iv)",
    ]  # fmt: skip


def test_inner_levels_show_the_outer_values_and_begin_anew_behind_them() -> None:
    definitions = numbering(
        level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "lowerLetter", "%3)")
    )
    places = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert labels(items(*places), definitions) == [
        "1.", "1.1.", "a)", "b)", "1.2.", "a)", "2.", "2.1.",
    ]  # fmt: skip


def test_a_level_that_never_restarts_counts_on() -> None:
    never = '<w:lvlRestart w:val="0"/>'
    definitions = numbering(level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", never))
    places = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]
    assert labels(items(*places), definitions) == ["I.", "1.", "2.", "II.", "3."]


def test_roman_outer_values_are_digits_where_the_level_is_legal() -> None:
    legal = "<w:isLgl/>"
    definitions = numbering(level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", legal))
    assert labels(items((1, 0), (1, 0), (1, 1)), definitions) == ["I.", "II.", "2.1"]


def test_lists_of_one_definition_count_together_until_an_override_starts_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    definitions = numbering(level(0, "decimal", "%1."), nums={1: (0, ""), 2: (0, ""), 3: (0, anew)})
    places = [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]
    assert labels(items(*places), definitions) == ["1.", "2.", "1.", "2.", "3."]


def test_an_override_may_bring_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)", start=3)}</w:lvlOverride>'
    definitions = numbering(level(0, "decimal", "%1."), nums={1: (0, ""), 2: (0, own)})
    assert labels(items((1, 0), (2, 0), (2, 0)), definitions) == ["1.", "c)", "d)"]


def test_a_list_may_start_at_any_value() -> None:
    assert labels(items((1, 0), (1, 0)), numbering(level(0, "decimal", "%1)", start=7))) == [
        "7)",
        "8)",
    ]


def test_a_missing_outer_paragraph_counts_with_its_starting_value() -> None:
    definitions = numbering(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"))
    assert labels(items((1, 1), (1, 1), (1, 0)), definitions) == ["1.1", "1.2", "2."]


def test_numbers_may_come_from_the_style_and_its_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    definitions = numbering(level(0, "upperRoman", "%1.") + level(1, "decimal", "%2."))
    body = "".join(p("Chữ", f'<w:pStyle w:val="{s}"/>') for s in ("Muc", "Con", "Con", "Muc"))
    assert labels(body, definitions, styles) == ["I.", "1.", "2.", "II."]


def test_list_zero_takes_the_number_of_the_style_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    body = p("Chữ", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert labels(body, numbering(level(0, "decimal", "%1.")), styles) == [""]


def test_bullets_are_dashes_and_inside_them_plus_signs() -> None:
    definitions = numbering(
        level(0, "bullet", "\uf0b7") + level(1, "bullet", "o") + level(2, "bullet", "-")
    )
    assert labels(items((1, 0), (1, 1), (1, 2)), definitions) == ["-", "+", "-"]
    assert (bullet("–", 0), bullet("+", 0), bullet("", 1), bullet("*", 2)) == ("-", "+", "+", "*")


def test_values_beyond_the_alphabet_and_strange_formats_stay_readable() -> None:
    assert [written(v, "lowerLetter") for v in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
    assert [written(v, "upperRoman") for v in (4, 9, 40, 1999)] == ["IV", "IX", "XL", "MCMXCIX"]
    assert (written(7, "decimalZero"), written(7, "chineseCounting"), written(0, "upperRoman")) == (
        "07",
        "7",
        "0",
    )
    assert written(3, "none") == ""


def test_a_list_that_is_nowhere_defined_has_no_label() -> None:
    assert labels(items((9, 0)), numbering(level(0, "decimal", "%1."))) == [""]
