"""Plans of every shape that a sheet of paper can tell apart from any other, for hypothesis.

Where two plans print alike only one of them is made here; the comments say which and why.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from kehoach_gui.core import numbering, preset
from kehoach_gui.core.edits import set_standard
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import (
    Appendix,
    AssignmentRow,
    Block,
    Emphasis,
    Header,
    Number,
    Plan,
    Section,
    Signature,
    Title,
    renew_ids,
)
from kehoach_gui.core.preset import Preset
from kehoach_gui.reading.closing import with_full_stop
from kehoach_gui.reading.kinds import heading_kind

ISSUED = "2027-03-05"
TEXT = (
    "tuyên truyền cán bộ đảng viên nhân dân sâu rộng nâng cao nhận thức thi đua yêu nước học tập "
    "làm theo gương sáng tiêu biểu phong trào cơ sở địa phương thôn bản khu phố trường lớp thanh "
    "thiếu nhi phụ nữ nông thôn mới đô thị văn minh an toàn giao thông bảo vệ môi trường xanh sạch"
)
WORDS = TEXT.split()
NAMES = ("Nguyễn Văn Minh", "Trần Thị Lan Hương", "Lò Văn Páo", "PGS.TS. Tạ Quang Vinh")
TITLES = ("BÍ THƯ", "CHỦ TỊCH", "PHÓ CHỦ TỊCH\nTHƯỜNG TRỰC", "GIÁM ĐỐC", "HIỆU TRƯỞNG")
AUTHORITIES = (None, "TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH")
PARENTS = (None, "ĐẢNG BỘ HUYỆN MINH HÒA", "UBND TỈNH SÔNG TRĂNG", "TỈNH ĐOÀN SÔNG TRĂNG")
BODIES = ("ĐẢNG ỦY XÃ MINH TÂN", "SỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH", "BCH ĐOÀN XÃ BẾN MỚI")
PLACES = (None, "Minh Tân", "Hà Nội", "Buôn Ma Thuột")
DATES = (None, ISSUED, "2027-03", "2027")
HEADINGS = (
    "Mục đích, yêu cầu", "Nội dung tuyên truyền", "Hình thức tuyên truyền", "Biện pháp",
    "Tài liệu tuyên truyền", "Tổ chức thực hiện", "Kinh phí", "Công tác bảo đảm an toàn",
    "MỤC ĐÍCH, YÊU CẦU", "KHÁNH TIẾT, TRANG TRÍ",
)  # fmt: skip
SPELLS = (
    "Đợt {}: Từ ngày 01/{}/2027 đến ngày 20/{}/2027",
    "Đợt {}: Tháng {}/2027, cao điểm ngày 12/{}/2027",
    "Giai đoạn {} (quý II/2027)",
)
RECIPIENTS = (
    "Ban Tuyên giáo Tỉnh ủy (b/c)", "Thường trực Đảng ủy", "Các chi bộ trực thuộc",
    "UBND các xã, phường", "Trang thông tin điện tử", "Như trên",
)  # fmt: skip


@st.composite
def phrases(draw: st.DrawFn, low: int = 3, high: int = 9) -> str:
    """Words that begin with a capital letter and end without a mark."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=low, max_size=high))
    text = " ".join(words)
    return text[0].upper() + text[1:]


# an open paragraph does not end with "của", "theo" …: there scans break a paragraph in two
ENDS = (".", ".", "; hoàn thành trước ngày 15/4/2027.", " (có danh sách).", ":", "!", " lần này")
INSIDE = (
    "{}", "{}", "{} – {}", "{}, “{}”", "{} (theo Kế hoạch số 41-KH/TU ngày 20/12/2026); {}",
    "{}. {}", "Ngày 01/5/2027: {}", "Năm 2027 {}, 8 giờ 30 phút", "{}: {}", "{}... {}",
)  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence or two as plans have them; a paragraph may lack its full stop."""
    inside = draw(st.sampled_from(INSIDE))
    words = [draw(phrases()) for _ in range(inside.count("{}"))]
    return inside.format(*words) + draw(st.sampled_from(ENDS))


@st.composite
def emphasised(draw: st.DrawFn, text: str) -> tuple[Emphasis, ...]:
    """Bold, italic or underlined words of a text, never all of them bold.

    A paragraph that is bold as a whole is what a heading looks like.
    """
    starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == " ")]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    found: list[Emphasis] = []
    for kind in draw(st.lists(st.sampled_from("biu"), max_size=2, unique=True)):
        first = draw(st.integers(0, len(starts) - 1))
        last = draw(st.integers(first, len(starts) - 1))
        if kind != "b" or last - first + 1 < len(starts):
            found.append((starts[first], ends[last], kind))  # type: ignore[arg-type]
    return tuple(sorted(found))


@st.composite
def paragraphs(draw: st.DrawFn) -> Block:
    text = draw(sentences())
    return Block("paragraph", text, emphasis=draw(emphasised(text)))


@st.composite
def lists(draw: st.DrawFn) -> tuple[Block, ...]:
    """Members with dashes, some with pluses below them; the first has a dash.

    A plus before any dash would be the list's only mark, and reads as its usual one.
    """
    texts = draw(st.lists(phrases(), min_size=1, max_size=4))
    blocks = []
    for place, text in enumerate(texts):
        mark = draw(st.sampled_from((None, None, "plus"))) if place else None
        end = "." if place == len(texts) - 1 else ";"
        blocks.append(Block("bullet", f"{text}{end}", mark, draw(emphasised(text))))
    return tuple(blocks)


@st.composite
def cells(draw: st.DrawFn) -> str:
    kinds = (st.just(""), phrases(1, 4), st.integers(1, 999).map(str), st.just("05/3/2027"))
    lines = draw(st.lists(phrases(1, 3), min_size=2, max_size=3))
    marks = draw(st.lists(st.sampled_from(("", "- ", "+ ", "1. ", "a) ")), min_size=3, max_size=3))
    several = "\n".join(f"{mark}{line}" for mark, line in zip(marks, lines, strict=False))
    return draw(st.one_of(*kinds, st.just(several)))


@st.composite
def tables(draw: st.DrawFn) -> Block:
    """A table of two columns and more: one column is what a frame around text looks like.

    A table without a word is nothing to read.
    """
    width = draw(st.integers(2, 5))
    row = st.lists(cells(), min_size=width, max_size=width).map(tuple)
    rows = tuple(draw(st.lists(row, min_size=1, max_size=4)))
    if not any(map(any, rows)):
        rows = (("Việc", *rows[0][1:]), *rows[1:])
    return Block("table", "", rows=rows, header_rows=draw(st.integers(0, min(2, len(rows)))))


@st.composite
def contents(draw: st.DrawFn) -> tuple[Block, ...]:
    """Blocks of a section in any order; at least one."""
    parts = st.one_of(paragraphs().map(lambda one: (one,)), lists(), tables().map(lambda t: (t,)))
    return tuple(block for part in draw(st.lists(parts, min_size=1, max_size=3)) for block in part)


@st.composite
def slogan_blocks(draw: st.DrawFn) -> tuple[Block, ...]:
    """Slogans, all with a dash, a number or no mark."""
    mark = draw(st.sampled_from((None, "number", "none")))
    texts = draw(st.lists(phrases(), min_size=1, max_size=4))
    return tuple(Block("slogan", f"{text}!", mark) for text in texts)


Numbers = Callable[[int, int, str | None], str | None]


@st.composite
def sections(draw: st.DrawFn, numbers: Numbers, depth: int = 0, above: str | None = None):  # type: ignore[no-untyped-def]
    """A list of numbered sections and what they hold; their kinds are what the headings say."""
    found = []
    for place in range(1, draw(st.integers(1, 3)) + 1):
        number = numbers(depth, place, above)
        heading = draw(st.sampled_from(HEADINGS) if depth == 0 else phrases(2, 6))
        if depth and number and draw(st.booleans()):
            heading = None
        inner: tuple[Section, ...] = ()
        if heading is None:
            # a numbered paragraph; a bullet or a table cannot stand on the number's line
            if depth < 2 and draw(st.integers(0, 3)) == 0:
                inner = draw(sections(numbers, depth + 1, number))
            found.append(Section(0, number, None, blocks=(draw(paragraphs()),), sections=inner))
            continue
        heading += draw(st.sampled_from(("", "", ":")))
        blocks = draw(contents() | st.just(()))
        if depth < 2 and draw(st.booleans()):
            inner = draw(sections(numbers, depth + 1, number))
        found.append(Section(0, number, heading, heading_kind(heading), None, blocks, inner))
    return tuple(found)


@st.composite
def spells(draw: st.DrawFn, numbers: Numbers, place: int) -> Section:
    """A section of phases, their periods as their words say."""
    number = numbers(0, place, None)
    numbered = draw(st.booleans())
    phases = []
    for order in range(1, draw(st.integers(2, 3)) + 1):
        month = draw(st.integers(3, 11))
        heading = draw(st.sampled_from(SPELLS)).format(order, month, month + 1)
        blocks = draw(lists())
        own = numbers(1, order, number) if numbered else None
        phases.append(Section(0, own, heading, "phase", None, blocks))
    return Section(0, number, "Các đợt tuyên truyền", "phases", None, (), tuple(phases))


@st.composite
def order_sheets(draw: st.DrawFn) -> OrderSheet:
    """A sheet as an appendix shows it, every line with a price so that it says what it is for."""
    lines = draw(st.lists(order_lines(), min_size=1, max_size=3))
    orientation = draw(st.sampled_from(("landscape", "portrait")))
    per = draw(st.sampled_from(("piece", "m2")))
    return OrderSheet(tuple(lines), orientation, price_per=per)


@st.composite
def order_lines(draw: st.DrawFn) -> OrderLine:
    width, height = draw(st.just((None, None)) | st.just((6000, 800)) | st.just((2505, 1200)))
    return OrderLine(
        f"{draw(phrases())}!",
        draw(st.sampled_from(("banner", "streamer"))),
        width,
        height,
        draw(st.integers(1, 2000)),
        draw(st.just("") | phrases(1, 4)),
        draw(st.none() | st.just("2027-03-01")),
        draw(st.none() | st.just("2027-05-15")),
        draw(st.integers(0, 2_000_000)),
        draw(st.just("") | phrases(1, 4)),
    )


@st.composite
def extras(draw: st.DrawFn) -> dict[str, Any]:
    """What the program prints behind the plan: only what is printed, in print order."""
    row = st.builds(
        AssignmentRow,
        phrases(),
        st.just("") | phrases(1, 4),
        st.just("") | st.just("Trước ngày 15/4/2027") | st.just("Hằng tháng"),
        st.just("") | phrases(1, 4),
    )
    rows = tuple(draw(st.just([]) | st.lists(row, min_size=1, max_size=3)))
    calendar = ("calendar",) if draw(st.booleans()) else ()
    return {
        "order": draw(st.none() | order_sheets()),
        "assignments": rows,
        "attached": (*calendar, "assignments") if rows else calendar,
    }


@st.composite
def appendices(draw: st.DrawFn, numbers: Numbers, party: bool, others: int) -> tuple[Appendix, ...]:
    """Appendices with their numbers, which several of them print in any case.

    `others` are printed behind them.
    """
    count = draw(st.integers(0, 3))
    found = []
    for place in range(1, count + 1):
        number = str(place) if party else numbering.roman(place)
        loose = Section(0, blocks=draw(contents()))
        inner = draw(st.just((loose,)) | sections(numbers))
        if draw(st.booleans()) and inner[0].number:
            inner = (loose, *inner)
        title = draw(phrases(2, 8))
        if draw(st.integers(0, 3)) == 0:
            title = f"Khẩu hiệu {title}"
            inner = (Section(0, kind="slogans", blocks=draw(slogan_blocks())),)
        found.append(Appendix(None if count + others == 1 else number, title, inner))
    return tuple(found)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A whole plan in one of the standards."""
    standard = draw(st.sampled_from(preset.ids()))
    rules = preset.load(standard)
    numbers = _numbers(rules, draw(st.none() | st.sampled_from(FORMS)))
    body = list(draw(sections(numbers)))
    if draw(st.booleans()):
        body.append(draw(spells(numbers, len(body) + 1)))
    if draw(st.booleans()):
        number = numbers(0, len(body) + 1, None)
        heading = "Khẩu hiệu tuyên truyền"
        body.append(Section(0, number, heading, "slogans", None, draw(slogan_blocks())))
    date = draw(st.sampled_from(DATES))
    plan = Plan(
        standard=standard,
        header=Header(
            draw(st.sampled_from(PARENTS)),
            draw(st.sampled_from(BODIES)),
            draw(st.none() | st.just(Number("12", "KH", "ĐU")) | st.just(Number("", "KH", "ĐU"))),
            draw(st.sampled_from(PLACES)),
            date,
        ),
        title=Title(
            "KẾ HOẠCH", draw(phrases(3, 14) | st.builds("{}\n{}".format, phrases(), phrases()))
        ),
        opening=draw(openings()),
        sections=tuple(body),
        closing=draw(
            st.just(()) | st.builds(lambda t: (f"Trên đây là kế hoạch. {t}.",), phrases())
        ),
        recipients=draw(recipients()),
        signatures=(
            Signature(
                draw(st.sampled_from(AUTHORITIES)),
                draw(st.sampled_from(TITLES)),
                draw(st.sampled_from(NAMES)),
            ),
        ),
    )
    more = draw(st.just({}) | extras())
    others = len(more.get("attached", ())) + (more.get("order") is not None)
    own = draw(appendices(numbers, standard.startswith("party"), others))
    plan = replace(plan, appendices=own, **more)
    return _finished(plan, rules)


@st.composite
def openings(draw: st.DrawFn) -> tuple[str, ...]:
    basis = draw(st.lists(st.builds("Căn cứ {}".format, phrases()), max_size=2))
    return (*basis, f"{draw(phrases())} như sau:")


@st.composite
def recipients(draw: st.DrawFn) -> tuple[str, ...]:
    found = draw(st.lists(st.sampled_from(RECIPIENTS), unique=True, max_size=4))
    return (*found, "Lưu: VP") if draw(st.booleans()) else tuple(found)


FORMS = (
    ("", "1", "a"),
    ("", "", "1"),
    ("I", "", "1"),
    ("A", "I", "1"),
    ("part", "I", "1"),
    ("I", "1", "1.1"),
    ("1", "1.1", "1.1.1"),
)


def _numbers(rules: Preset, forms: tuple[str, ...] | None) -> Numbers:
    """The standard's own numbers, or other forms that offices use."""
    if forms is None:
        return lambda depth, place, above: numbering.usual_number(rules, depth, place, above)
    model = {"part": "Phần thứ nhất"}
    return lambda depth, place, above: (
        numbering.number_at(forms[depth], place, above, model.get(forms[depth], ""))
        if forms[depth]
        else None
    )


def _ended(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections whose last paragraph has the full stop that it is printed with in any case."""
    *before, last = sections
    if last.sections:
        return (*before, replace(last, sections=_ended(last.sections)))
    if not last.blocks:
        return sections
    *blocks, block = last.blocks
    ended = replace(block, text=with_full_stop(block.text))
    return (*before, replace(last, blocks=(*blocks, ended)))


def _finished(plan: Plan, rules: Preset) -> Plan:
    """The plan with ids, periods, and the full stop that its last paragraph has in any case."""
    day = plan.header.date if plan.header.date and len(plan.header.date) == 10 else None
    year = int(plan.header.date[:4]) if plan.header.date else None

    def dated(section: Section) -> Section:
        period = None
        if section.kind == "phase" and section.heading:
            period = read_period(section.heading, default_year=year, issued=day)
        return replace(section, period=period, sections=tuple(map(dated, section.sections)))

    body = plan.sections if plan.closing else _ended(plan.sections)
    found, free = renew_ids(tuple(map(dated, body)), 1)
    more = []
    for appendix in plan.appendices:
        inner, free = renew_ids(tuple(map(dated, appendix.sections)), free)
        more.append(replace(appendix, sections=inner))
    return set_standard(replace(plan, sections=found, appendices=tuple(more)), plan.standard)
