"""HTML becomes the lines that a reader sees; nothing hidden, nothing fetched."""

import time

import pytest

from kehoach_gui import reading
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.html_text import html_lines


def lines(html: str) -> list[str]:
    return html_lines(html)[0]


def test_blocks_and_breaks_become_lines() -> None:
    assert lines("<p>Một<br>hai</p><div>ba <b>bốn</b></div>năm") == ["Một", "hai", "ba bốn", "năm"]


def test_scripts_styles_and_hidden_text_are_dropped() -> None:
    html = (
        "<style>p{}</style><script>if(a<b){}</script><p>Thấy"
        "<span style='DISPLAY: none'>ẩn</span></p><p hidden>ẩn</p><template>ẩn</template>"
    )
    assert lines(html) == ["Thấy"]


def test_entities_are_letters_and_no_break_blanks_stay_for_the_count() -> None:
    assert lines("<p>K&#7871; ho&#7841;ch&nbsp;&amp; h&agrave;nh động</p>") == [
        "Kế hoạch\u00a0& hành động"
    ]


def test_lists_get_the_marks_that_a_browser_shows() -> None:
    html = "<ol type=a><li>Một<ul><li>hai<ul><li>ba</ul></ul></ol><ol start=4><li>bốn</ol>"
    assert lines(html) == ["a) Một", "- hai", "+ ba", "4. bốn"]


def test_a_list_member_that_has_a_mark_of_its_own_keeps_it() -> None:
    assert lines("<ul><li>- Treo cờ</li><li>1. Treo băng rôn</li></ul>") == [
        "- Treo cờ",
        "1. Treo băng rôn",
    ]


def test_two_columns_are_read_cell_by_cell_and_wider_tables_row_by_row() -> None:
    html = (
        "<table><tr><td>A<br>B</td><td>C</td></tr></table>"
        "<table><tr><td>1</td><td>D</td><td>E</td></tr></table>"
    )
    assert lines(html) == ["A", "B", "C", "1 | D | E"]


def test_menus_and_page_feet_are_set_aside() -> None:
    html = "<nav>Tin nóng trong ngày</nav><p>KẾ HOẠCH</p><p>Tuyên truyền</p><footer>Chân</footer>"
    plan = reading.read_html(html).plan
    assert plan.discarded == ("Tin nóng trong ngày", "Chân")
    assert plan.title.type_name == "KẾ HOẠCH"


@pytest.mark.parametrize(
    "html",
    [
        "<a " * 300_000,
        "<" * 800_000 + "x",
        "<!--" * 200_000 + "x",
        "<div>" * 100_000 + "x",
        "<table><tr><td>" * 30_000 + "x",
        "<p " + 'a="b" ' * 100_000 + ">x",
        "</p>" * 150_000 + "x",
        '<a href="' * 100_000 + "x",
        "&" * 800_000 + "x",
    ],
    ids=["tags", "angles", "comments", "nesting", "tables", "attributes", "ends", "quotes", "amps"],
)
def test_hostile_html_does_not_hang(html: str) -> None:
    start = time.process_time()
    try:
        reading.read_html(html)
    except RefusedInput as refusal:
        assert "không có chữ nào" in str(refusal) or "dòng" in str(refusal)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "html", ["<![>a b", "<![if !x]>a b<![endif]>", "<p>a b<![", "<![CDATA[x]]>a b"]
)
def test_marked_declarations_are_no_text(html: str) -> None:
    lines, _ = html_lines(html)
    assert "a b" in " ".join(lines)
