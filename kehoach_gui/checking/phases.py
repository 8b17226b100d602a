"""Rules on phases beside each other: gaps, overlaps, order, labels, same words, the frame."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

from kehoach_gui.checking.finding import Context, Finding
from kehoach_gui.core.conventions import word_list
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.phase_labels import strip_label
from kehoach_gui.core.phase_lists import (
    Phase,
    day,
    days_of,
    phase_lists,
    surely_begun,
    surely_open,
)
from kehoach_gui.core.plan import Period, Plan
from kehoach_gui.core.text import squeeze

JOIN = " · "  # between the words of two phases in one finding
_LABEL_NUMBER = re.compile(r"\s(?:thứ\s+)?(?:(\d{1,2})|([IVX]{1,5})|(\w+))$", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_SPOKEN = {"bốn": "tư"}
_FRAME = re.compile(
    r"(?:từ\s+[^,;.]{4,40}?\s+đến\s+[^,;.]{4,40}?\d{4}|(?<!\w)năm\s+\d{4}(?:\s*[-–]\s*\d{4})?)\Z",
    re.IGNORECASE,
)
_TERM = re.compile(r"(?:nhiệm\s+kỳ|giai\s+đoạn|khóa|năm\s+học)\s*\Z", re.IGNORECASE)


def gaps(plan: Plan, context: Context) -> Iterator[Finding]:
    """Days between two phases that no phase covers (row 30)."""
    for _, phases in phase_lists(plan):
        reached: tuple[date, Phase] | None = None
        for before, after in pairwise(phases):
            end = days_of(before.end)
            if before.end is None and before.start is not None:
                break  # runs on without an end
            if end and (reached is None or end[1] >= reached[0]):
                reached = end[1], before
            start = days_of(after.start)
            if not end or not start or reached is None:
                continue
            if (start[0] - reached[0]).days > 1:
                first, last = reached[0] + timedelta(days=1), start[0] - timedelta(days=1)
                days = f"ngày {day(first)}" if first == last else f"{day(first)} - {day(last)}"
                yield _pair(
                    "phase-gap",
                    reached[1],
                    after,
                    f"Giữa {reached[1].name} và {after.name} có khoảng trống: {days}.",
                    "Nối hai đợt liền nhau, hoặc chấp nhận nếu cố ý để trống.",
                )


def overlaps(plan: Plan, context: Context) -> Iterator[Finding]:
    """Two phases of one list that run on the same days for sure (row 30)."""
    for _, phases in phase_lists(plan):
        known = [
            (phase, begun, still, _time_words(phase))
            for phase in phases
            if (begun := surely_begun(phase.start)) and (still := surely_open(phase.end))
        ]
        for (before, begun, still, words), (after, later, end, others) in combinations(known, 2):
            first, last = max(begun, later), min(still, end)
            if first <= last and words != others:
                days = f"ngày {day(first)}" if first == last else f"{day(first)} - {day(last)}"
                yield _pair(
                    "phase-overlap",
                    before,
                    after,
                    f"{before.name} và {after.name} trùng thời gian: {days}.",
                    "Lùi đầu đợt sau hoặc rút ngắn đợt trước; chấp nhận nếu cố ý chạy song song.",
                )


def out_of_order(plan: Plan, context: Context) -> Iterator[Finding]:
    """A phase that begins before the one listed above it (row 30)."""
    for _, phases in phase_lists(plan):
        for before, after in pairwise(phases):
            first, second = days_of(before.start), days_of(after.start)
            if first and second and second[1] < first[0]:
                yield _pair(
                    "phase-order",
                    before,
                    after,
                    f"{after.name} bắt đầu ({day(second[0])}) trước {before.name} "
                    f"({day(first[0])}) nhưng đứng sau.",
                    "Xếp lại các đợt theo thời gian, hoặc xem lại năm.",
                )


def same_words(plan: Plan, context: Context) -> Iterator[Finding]:
    """Two phases of one list that say the same time or, without a time, the same heading."""
    for _, phases in phase_lists(plan):
        told = [(phase, words) for phase in phases if (words := _time_words(phase))]
        for (before, words), (after, others) in combinations(told, 2):
            if words == others:
                yield _pair(
                    "phase-same-words",
                    before,
                    after,
                    f"{before.name} và {after.name} ghi cùng một thời gian: «{after.words}».",
                    "Sửa thời gian của một trong hai đợt, hoặc gộp hai đợt.",
                )


def wrong_labels(plan: Plan, context: Context) -> Iterator[Finding]:
    """A label whose number is not the phase's place: "Đợt 5" as the fourth (row 25)."""
    reached = 0
    for _, phases in phase_lists(plan):
        numbered = [(phase, number) for phase in phases if (number := _label_number(phase))]
        first = numbered[0][1] if numbered else 1
        due = first if first == reached + 1 else 1  # a list may go on counting from the last one
        for phase, number in numbered:
            if number != due:
                label = strip_label(phase.section.heading or "")[0].strip()
                yield Finding(
                    "phase-label",
                    ("section", phase.section.id),
                    phase.section.heading or "",
                    f"Đợt ghi «{label}» nhưng đứng thứ {due} trong các đợt có số.",
                    f"Sửa thành số {due}, hoặc xem có đợt nào thiếu hay thừa phía trước.",
                )
                due = number if number > due else due
            due += 1
        reached = numbered[-1][1] if numbered else reached


def outside_frame(plan: Plan, context: Context) -> Iterator[Finding]:
    """A phase that reaches beyond the time that the plan's title or its parent phase names."""
    title = _title_frame(plan, context)
    for holder, phases in phase_lists(plan):
        own = holder.period if holder and holder.kind == "phase" else None
        frame = own or title
        if frame is None:
            continue
        first, last = days_of(frame.start), days_of(frame.end)
        for phase in phases:
            begun, still = days_of(phase.start), days_of(phase.end)
            early = first and begun and begun[1] < first[0]
            late = last and still and still[0] > last[1]
            if early or late:
                side = "bắt đầu trước" if early else "kết thúc sau"
                yield Finding(
                    "phase-outside",
                    ("section", phase.section.id),
                    phase.words + JOIN + frame.text,
                    f"{phase.name} {side} khung thời gian «{frame.text}» của "
                    + ("đợt chứa nó." if own else "trích yếu."),
                    "Xem lại năm của đợt, hoặc sửa khung thời gian.",
                )


def _title_frame(plan: Plan, context: Context) -> Period | None:
    """The time at the end of the title: "… năm 2027", "… từ … đến hết năm 2027"; terms are none."""
    subject = squeeze(plan.title.subject or "")
    found = _FRAME.search(subject)
    if found is None or _TERM.search(subject[: found.start()]):
        return None
    years = re.fullmatch(r"năm\s+(\d{4})\s*[-–]\s*(\d{4})", found[0], re.IGNORECASE)
    words = f"từ năm {years[1]} đến năm {years[2]}" if years else found[0]
    period = read_period(words, conventions=context.conventions)
    return Period(found[0], period.start, period.end) if period else None


def _time_words(phase: Phase) -> str:
    return squeeze(phase.words).lower()


def _label_number(phase: Phase) -> int | None:
    label = strip_label(phase.section.heading or "")[0].strip()
    found = _LABEL_NUMBER.search(label)
    if not found:
        return None
    if found[1]:
        return int(found[1])
    if found[2]:
        digits = [_ROMAN[letter] for letter in found[2].upper()]
        return sum(
            -worth if worth < following else worth
            for worth, following in zip(digits, [*digits[1:], 0], strict=True)
        )
    return _ordinals().get(_SPOKEN.get(found[3].lower(), found[3].lower()))


def _ordinals() -> dict[str, int]:
    """một, hai … and nhất as numbers, from the ordinals of resources/periods.toml."""
    names = [word for word in word_list("ordinals") if " " not in word and word != "bốn"]
    return {"nhất": 1} | {word: place for place, word in enumerate(names[:10], 1)}


def _pair(rule: str, before: Phase, after: Phase, reason: str, fix: str) -> Finding:
    place = ("section", after.section.id)
    return Finding(rule, place, before.words + JOIN + after.words, reason, fix)
