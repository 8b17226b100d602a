"""Find and replace: what is found without marks, where it stands, what replacing keeps right."""

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import HEADS, plan

from kehoach_gui.core import edits, plan_json
from kehoach_gui.core.find import CONTEXT, Options, find, replace_all
from kehoach_gui.core.places import place_name, rewritten, spots
from kehoach_gui.core.plan import Block, Plan, Section, renew_ids

EXACT = Options(match_case=True, match_marks=True)


def one_block(text: str, *emphasis) -> Plan:  # type: ignore[no-untyped-def]
    return Plan("state-nd30", sections=(Section(1, "1", None, blocks=(_block(text, emphasis),)),))


def _block(text: str, emphasis) -> Block:  # type: ignore[no-untyped-def]
    return Block("paragraph", text, None, tuple(emphasis))


def block_of(changed: Plan) -> Block:
    return changed.sections[0].blocks[0]


def test_without_marks_and_capitals_a_word_is_found_in_every_part_of_the_plan():
    places = [found.place for found in find(plan("party-hd05"), "TUYEN truyen")]
    assert places == [
        ("title", "subject"),
        ("section", 7),
        ("section", 4, 0),
        ("section", 5, 0),
        ("section", 9, 0),
    ]
    assert [f.text for f in find(plan("party-hd05"), "dang uy")] == ["ĐẢNG ỦY"]


def test_what_was_found_stands_at_its_offsets():
    paper = plan("state-nd30")
    texts = {spot.place: spot.text for spot in spots(paper)}
    hits = find(paper, "ban")
    assert len(hits) > 3
    for hit in hits:
        whole = texts[hit.place]
        assert whole[hit.start : hit.end] == hit.text
        assert hit.before.lstrip("…") in whole and hit.after.rstrip("…") in whole
        assert max(len(hit.before), len(hit.after)) <= CONTEXT + 1


def test_marks_and_capitals_count_where_they_are_asked_to():
    paper = one_block("Dai hoi, đại hội, Đại hội, ĐẠI HỘI")
    count = lambda query, **options: len(find(paper, query, Options(**options)))  # noqa: E731
    assert count("dai hoi") == 4
    assert count("đại hội", match_marks=True) == 3
    assert count("Dai hoi", match_case=True) == 2
    assert count("đại hội", match_case=True, match_marks=True) == 1


def test_a_whole_word_is_no_part_of_another():
    paper = one_block("ban, Ban, bang, Ban-đa, bản")
    assert len(find(paper, "ban", Options(whole_word=True))) == 4
    assert len(find(paper, "ban", Options(whole_word=True, match_marks=True))) == 3
    assert len(find(paper, "ban")) == 5


def test_in_headings_only_the_text_of_paragraphs_is_passed_over():
    hits = find(plan("youth-hd29"), "tuyên truyền", Options(headings_only=True))
    assert [hit.place for hit in hits] == [("title", "subject"), ("section", 7)]


def test_a_name_is_found_across_its_line_break():
    paper = replace(plan("state-nd30"), sections=())
    paper = rewritten(paper, {("header", "issuing_body"): ("ỦY BAN\nNHÂN DÂN", ())})
    assert [hit.text for hit in find(paper, "uy ban nhan dan")][-1] == "ỦY BAN\nNHÂN DÂN"


@pytest.mark.parametrize("query", ["", "   ", "\u0301", "không có ở đâu"])
def test_an_empty_query_finds_nothing_and_changes_nothing(query):
    paper = plan("state-nd30")
    assert find(paper, query) == ()
    changed, count = replace_all(paper, query, "x")
    assert changed is paper and count == 0


def test_a_decomposed_query_is_found_and_so_is_a_letter_with_three_forms():
    paper = one_block("Ngày hội đọc sách ở Đắk Lắk")
    assert len(find(paper, "đo\u0323c sa\u0301ch", EXACT)) == 1
    assert len(find(paper, "dak lak")) == 1


def test_signs_of_a_pattern_are_plain_letters():
    assert [f.text for f in find(one_block("a.b (c) a+b"), "(c) a+")] == ["(c) a+"]


def test_folding_that_lengthens_a_letter_leaves_the_places_right():
    hit, *_ = find(one_block("ĳß ﬁ đợt cuối"), "dot")
    assert (hit.text, hit.start) == ("đợt", 5)
    hits = find(one_block("x\u0301\u0301 đợt"), "dot")
    assert [(h.text, h.start) for h in hits] == [("đợt", 4)]


def test_replacing_is_one_new_value_and_counts_what_it_did():
    paper = plan("state-nd30")
    changed, count = replace_all(paper, "đọc sách", "xem phim")
    assert count == len(find(paper, "đọc sách")) > 1
    assert find(changed, "đọc sách") == ()
    assert len(find(changed, "xem phim", EXACT)) == count
    assert plan_json.from_data(plan_json.to_data(changed, _preset(changed))) == changed


def _preset(paper: Plan):  # type: ignore[no-untyped-def]
    from kehoach_gui.core import preset

    return preset.load(paper.standard)


def test_only_chosen_hits_are_replaced():
    paper = one_block("một hai một hai một")
    hits = find(paper, "một")
    changed, count = replace_all(paper, "một", "ba", places=hits[1:2])
    assert (count, block_of(changed).text) == (1, "một hai ba hai một")


def test_emphasis_keeps_its_words_and_the_new_words_look_like_the_old():
    paper = one_block("Thi đua dạy tốt, học tốt", (0, 7, "b"), (8, 15, "i"), (17, 24, "u"))
    block = block_of(replace_all(paper, "thi đua", "Phong trào thi đua")[0])
    pieces = [(block.text[a:b], kind) for a, b, kind in block.emphasis]
    assert pieces == [("Phong trào thi đua", "b"), ("dạy tốt", "i"), ("học tốt", "u")]
    block = block_of(replace_all(paper, "đua dạy", "")[0])
    assert block.text == "Thi tốt, học tốt"
    pieces = [block.text[a:b].strip() for a, b, _ in block.emphasis]
    assert pieces == ["Thi", "tốt", "học tốt"]


def test_a_replacement_joins_its_neighbours_in_plain_form():
    assert block_of(replace_all(one_block("a xx b"), "xx", "")[0]).text == "a b"
    assert block_of(replace_all(one_block("a xx b", (0, 1, "b")), "xx", " ")[0]).text == "a b"
    joined = block_of(replace_all(one_block("ax c", (0, 1, "b")), "x", "\u0301")[0])
    assert (joined.text, joined.emphasis) == ("á c", ((0, 1, "b"),))


def test_a_phase_reads_its_time_again():
    paper = plan("party-hd05")
    changed, count = replace_all(paper, "Quý I/2027", "Quý II/2027", EXACT)
    phase = edits.find(changed, 6)
    assert count == 1 and phase.period is not None and phase.period.start is not None
    assert phase.period.start.earliest == "2027-04-01"


def test_emptied_lines_go_and_emptied_fields_are_blank():
    paper = plan("state-nd30")
    changed, _ = replace_all(paper, "Các thôn", "")
    assert "Các thôn" not in changed.recipients and len(changed.recipients) == 3
    changed, _ = replace_all(paper, "Lê Thị Sông", "")
    assert changed.signature.name is None
    changed, _ = replace_all(paper, "Yêu cầu", "", EXACT)
    assert edits.find(changed, 2).heading is None


@pytest.mark.parametrize("standard", HEADS)
def test_number_authority_and_archive_stay_in_parts(standard):
    paper = plan(standard)
    symbol = HEADS[standard][2]
    changed, count = replace_all(paper, symbol, "ABC", EXACT)
    assert count >= 1 and changed.header.number is not None
    assert (changed.header.number.serial, changed.header.number.body) == ("7", "ABC")
    changed, _ = replace_all(paper, "Lưu: VT", "Lưu VP", EXACT)
    assert changed.recipients[-1] == "Lưu: VP, TG"
    changed, _ = replace_all(paper, "TM. BAN THƯỜNG VỤ", "T/M BAN CHẤP HÀNH", EXACT)
    assert changed.signature.authority == "TM. BAN CHẤP HÀNH"


def test_places_have_names_that_a_secretary_knows():
    paper = plan("party-hd05")
    names = {place_name(paper, spot.place) for spot in spots(paper)}
    assert {"Trích yếu", "Nơi nhận", "Mục II", "Mục II.1.a", "Phụ lục 1", "Phần kết"} <= names
    with pytest.raises(KeyError):
        place_name(paper, ("section", 999))


def test_giving_every_text_back_unchanged_changes_nothing():
    paper = plan("union-qd933")
    same = {spot.place: (spot.text, spot.emphasis) for spot in spots(paper)}
    assert rewritten(paper, same) == paper
    assert rewritten(paper, {}) == paper


@given(
    st.text(alphabet="aăâdđ eêoôơ\u0301", max_size=30),
    st.text(alphabet="adđe ", min_size=1, max_size=3),
    st.sampled_from(["", "ô", "x y", "\u0323"]),
)
def test_replacing_never_breaks_emphasis_or_the_plain_form(text, query, new):
    text = " ".join(text.split())
    paper = one_block(text, *([(0, len(text), "b")] if text else []))
    changed, _ = replace_all(paper, query, new)
    blocks = changed.sections[0].blocks
    for block in blocks:
        assert block.text == " ".join(block.text.split())
        assert all(0 <= a < b <= len(block.text) for a, b, _ in block.emphasis)


def test_a_plan_of_100_pages_is_searched_at_once(shared):
    source = (shared / "samples" / "003_fb08252083e5d698.plan.json").read_text("utf-8")
    paper = plan_json.loads(source)
    big = replace(paper, sections=renew_ids(paper.sections * 15, 1)[0])
    find(big, "đại hội")
    times = []
    for _ in range(5):
        start = process_time()
        hits = find(big, "dai hoi")
        times.append(process_time() - start)
    assert len(hits) > 1000
    assert min(times) < 0.05
