"""Plans that lower units sent in: one short record each, and the tables made of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kehoach_gui.core import grammar, preset
from kehoach_gui.core.dates import short_date
from kehoach_gui.core.plan import Period, Plan, all_sections, walk
from kehoach_gui.core.text import fold, sort_key, squeeze
from kehoach_gui.core.unit_names import unit_key

Rows = tuple[tuple[str, ...], ...]

TITLE = "TỔNG HỢP KẾ HOẠCH CẤP DƯỚI"
LABELS = ("STT", "Cơ quan, đơn vị", "Số, ký hiệu", "Ngày", "Trích yếu", "Các đợt", "Khẩu hiệu")
PHASES = ("STT", "Cơ quan, đơn vị", "Đợt", "Từ ngày", "Đến ngày")
SLOGANS = ("STT", "Khẩu hiệu", "Số đơn vị", "Cơ quan, đơn vị")
FAULTS = ("STT", "Tệp", "Vì sao chưa đọc được")
TWICE = ("STT", "Cơ quan, đơn vị", "Số tệp", "Tệp")
ABSENT = ("STT", "Cơ quan, đơn vị")
MISSING = "(chưa có)"


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase of a plan; its days ISO, "" where they are not known."""

    heading: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Submitted:
    """One file: what its plan is about, or `error`, the sentence why it was not read."""

    file: str
    body: str = ""
    number: str = ""
    date: str = ""
    subject: str = ""
    phases: tuple[Stage, ...] = ()
    slogans: tuple[str, ...] = ()
    error: str = ""


def submitted(file: str, plan: Plan) -> Submitted:
    """The record of a plan; holds nothing of its text but headings of phases and slogans."""
    own = preset.load(plan.standard)
    sections = [section for section, _ in walk(all_sections(plan))]
    return Submitted(
        file,
        squeeze((plan.header.issuing_body or "").replace("\n", " ")),
        grammar.number_text(plan.header.number, own) or "",
        plan.header.date or "",
        squeeze((plan.title.subject or "").replace("\n", " ")),
        tuple(
            Stage(section.heading or "", *_days(section.period))
            for section in sections
            if section.kind == "phase"
        ),
        tuple(b.text for section in sections for b in section.blocks if b.type == "slogan"),
    )


def record_of(file: str, data: Mapping[str, Any]) -> Submitted:
    """The record whose fields were written as values that JSON knows, by dataclasses.asdict."""
    stages = tuple(Stage(**stage) for stage in data["phases"])
    more = {"file": file, "phases": stages, "slogans": tuple(data["slogans"])}
    return Submitted(**{**data, **more})


def _days(period: Period | None) -> tuple[str, str]:
    start = period.start.earliest if period and period.start else None
    end = period.end.latest if period and period.end else None
    return start or "", end or ""


def overview(records: Sequence[Submitted]) -> Rows:
    """A row for each plan that was read, under LABELS."""
    return tuple(
        (
            str(place),
            one.body or MISSING,
            one.number or MISSING,
            written_date(one.date) or MISSING,
            one.subject or MISSING,
            str(len(one.phases)),
            str(len(one.slogans)),
        )
        for place, one in enumerate(_read(records), 1)
    )


def phases(records: Sequence[Submitted]) -> Rows:
    """A row for each phase of each plan, under PHASES."""
    rows = [
        (one.body or one.file, stage.heading, written_date(stage.start), written_date(stage.end))
        for one in _read(records)
        for stage in one.phases
    ]
    return tuple((str(place), *row) for place, row in enumerate(rows, 1))


def slogans(records: Sequence[Submitted], most: int | None = None) -> Rows:
    """Each slogan once, with the bodies that use it, those used most first; under SLOGANS.

    Where `most` is given, of a longer list of bodies only so many are named.
    """
    users: dict[str, list[str]] = defaultdict(list)
    words: dict[str, str] = {}
    for one in _read(records):
        for text in dict.fromkeys(one.slogans):
            key = fold(text).strip(" .!")
            words.setdefault(key, text)
            name = one.body or one.file
            if name not in users[key]:
                users[key].append(name)
    order = sorted(users, key=lambda key: -len(users[key]))
    return tuple(
        (str(place), words[key], str(len(users[key])), _names(users[key], most))
        for place, key in enumerate(order, 1)
    )


def _names(bodies: Sequence[str], most: int | None) -> str:
    if most is None or len(bodies) <= most + 1:
        return "; ".join(bodies)
    return f"{'; '.join(bodies[:most])} và {len(bodies) - most} đơn vị khác"


def twice(records: Sequence[Submitted]) -> Rows:
    """The bodies that sent more than one file, in the order of their names; under TWICE."""
    found: dict[str, list[Submitted]] = defaultdict(list)
    for one in _read(records):
        if one.body:
            found[unit_key(one.body)].append(one)
    many = sorted((of for of in found.values() if len(of) > 1), key=lambda of: sort_key(of[0].body))
    return tuple(
        (str(place), of[0].body, str(len(of)), "; ".join(one.file for one in of))
        for place, of in enumerate(many, 1)
    )


def faults(records: Sequence[Submitted]) -> Rows:
    """The files that were not read, each with its sentence; under FAULTS."""
    bad = (one for one in records if one.error)
    return tuple((str(place), one.file, one.error) for place, one in enumerate(bad, 1))


def read_words(records: Sequence[Submitted]) -> str:
    """How many files were read, as the report says it below its title."""
    return f"(Đọc được {len(_read(records))} trên {len(records)} tệp)"


def tables(
    records: Sequence[Submitted], missing: Sequence[str] = (), most: int | None = None
) -> tuple[tuple[str, tuple[str, ...], Rows], ...]:
    """Title, labels and rows of each table of the report; `most` names of bodies in a cell."""
    absent = tuple((str(place), name) for place, name in enumerate(missing, 1))
    return (
        ("Kế hoạch", LABELS, overview(records)),
        ("Chưa nộp", ABSENT, absent),
        ("Nộp nhiều tệp", TWICE, twice(records)),
        ("Chưa đọc được", FAULTS, faults(records)),
        ("Các đợt", PHASES, phases(records)),
        ("Khẩu hiệu", SLOGANS, slogans(records, most)),
    )


def written_date(iso: str) -> str:
    """A date in figures, as far as it is known."""
    if len(iso) == 10:
        return short_date(iso)
    return "/".join(reversed(iso.split("-"))) if iso else ""


def _read(records: Sequence[Submitted]) -> list[Submitted]:
    return [one for one in records if not one.error]
