"""`calendar`: a plan's calendar in files, a year's anniversaries, how dates are read."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach_gui import files, services
from kehoach_gui.commands import options
from kehoach_gui.commands.office import WITH_LIBRARY, Office, load_office
from kehoach_gui.commands.options import UsageError, Words
from kehoach_gui.commands.qt import start_qt
from kehoach_gui.commands.standards import rules_for
from kehoach_gui.commands.tell import DONE, FINDINGS, tell, warn
from kehoach_gui.core.anniversaries import Anniversary, Occurrence, days_of_year
from kehoach_gui.core.calendar_events import collect_events
from kehoach_gui.core.conventions import DEFAULT, Conventions
from kehoach_gui.core.dates import is_iso_partial
from kehoach_gui.core.lunar import first_year, last_year
from kehoach_gui.core.periods import read_moment, read_period
from kehoach_gui.core.plan import Period
from kehoach_gui.i18n import tr

if TYPE_CHECKING:
    from kehoach_gui.export.calendar_files import CalendarKind

AS_JSON = "--json"
MONTHS = "--months"
PAINTED = ("pdf", "png", "months")  # the kinds that Qt paints
WRITING = {"-o": "out", "--out": "out", "--standard": "standard", **WITH_LIBRARY}
WITH_VALUE = {"--year": "year", "--issued": "issued", **WITH_LIBRARY}
_TERM = re.compile(r"(?:nhiệm\s+kỳ|giai\s+đoạn|khóa)\s", re.IGNORECASE)
KNOWN_GRADES = {"A", "B", "C"}


def run(arguments: list[str], library: Path | None = None) -> int:
    """Runs `calendar days`, `calendar read`, `calendar tasks` or `calendar PLAN -o OUT`.

    Events, conventions and days of its own are those of the office, as in the window; `library`
    is the one named before the command.

    Raises UsageError for a wrong call, RefusedInput and CannotWrite for the files.
    """
    if arguments[:1] == ["read"]:
        return read(options.split(arguments[1:], WITH_VALUE, (AS_JSON,)), library)
    if arguments[:1] == ["tasks"]:
        from kehoach_gui.commands import assignments

        return assignments.run(arguments[1:])
    if arguments[:1] == ["days"]:
        return days(options.split(arguments[1:], WRITING, (AS_JSON, MONTHS)), library)
    return write(options.split(arguments, WRITING, (MONTHS,)), library)


def write(words: Words, library: Path | None) -> int:
    """Writes a plan's calendar in the form that each ending of OUT asks for.

    .pdf and .png are one lying A4 sheet (with --months a sheet for each month), .docx the table as
    an appendix, .ics all-day events; what has no day is named. Raises UsageError for a wrong call.
    """
    outs = words.all("out")
    if len(words.inputs) != 1 or not outs:
        raise UsageError(
            tr('calendar cần một việc: KẾ_HOẠCH -o TỆP, days NĂM, tasks KẾ_HOẠCH, read "CHỮ".')
        )
    from kehoach_gui.export.calendar_files import CALENDAR_KINDS, kind_of

    kinds = [kind_of(out, MONTHS in words.options) for out in outs]
    if None in kinds:
        strange = outs[kinds.index(None)]
        known = [".pdf"] if MONTHS in words.options else _suffixes(CALENDAR_KINDS)
        raise UsageError(_strange(strange, known))
    source = Path(words.inputs[0])
    read_plan = services.read_any(source).plan
    rules = rules_for(words.last("standard"), read_plan)
    office = load_office(words, library)
    plan = office.bind(office.read(read_plan))
    collected = collect_events(plan)
    shown = any(kind and kind.id in ("pdf", "png", "docx") for kind in kinds)
    for text in collected.undated:
        if shown:
            warn(tr("Chưa có ngày: {text}").format(text=text))
        else:
            warn(tr("Chưa có ngày, không ghi vào lịch: {text}").format(text=text))
    for out, kind in zip(outs, kinds, strict=True):
        if kind is None:
            continue
        if kind.id in PAINTED:
            start_qt()
        files.write_bytes(Path(out), kind.make(plan, rules, office.days_of(plan), None))
        count = len(collected.events)
        tell(tr("Đã ghi {target}: {count} việc").format(target=out, count=count))
    return DONE


def _suffixes(kinds: "Iterable[CalendarKind]") -> list[str]:
    return list(dict.fromkeys(kind.suffix for kind in kinds))


def _strange(out: str, known: Sequence[str]) -> str:
    return tr("Không ghi được lịch loại «{name}». Đuôi tệp phải là {known}.").format(
        name=Path(out).name, known=", ".join(known)
    )


def days(words: Words, library: Path | None) -> int:
    """Lists the anniversaries of a year with their count, or writes them to OUT.

    .docx and .pdf hold the list, a .pdf with --months the twelve sheets of the year. Raises
    UsageError for no year or another ending.
    """
    year = year_of(words.inputs[0]) if len(words.inputs) == 1 else None
    if year is None:
        raise UsageError(tr("calendar days cần một năm, ví dụ: calendar days 2027."))
    if words.all("out"):
        _write_days(year, words, load_office(words, library))
        return DONE
    own = load_office(words, library).days
    found = days_of_year(year, own)
    if AS_JSON in words.options:
        tell(json.dumps([as_row(o) for o in found], ensure_ascii=False, indent=1))
        return DONE
    for occurrence in found:
        tell(as_line(occurrence, own))
    _warn_of_lunar(year)
    return DONE


def _write_days(year: int, words: Words, office: Office) -> None:
    months = MONTHS in words.options
    known = (".pdf",) if months else (".docx", ".pdf")
    for out in words.all("out"):
        if Path(out).suffix.lower() not in known:
            raise UsageError(_strange(out, known))
    from kehoach_gui.export.calendar_files import make_days

    usual = next((body.standard for body in office.bodies), None)
    rules = rules_for(words.last("standard") or usual, None)
    for out in words.all("out"):
        suffix = Path(out).suffix.lower()
        if suffix == ".pdf":
            start_qt()
        files.write_bytes(Path(out), make_days(year, rules, suffix, months, office.days))
        tell(tr("Đã ghi {target}").format(target=out))
    _warn_of_lunar(year)


def _warn_of_lunar(year: int) -> None:
    if not first_year() <= year <= last_year():
        warn(
            tr("Năm {year}: không có bảng âm lịch (có {first} - {last}).").format(
                year=year, first=first_year(), last=last_year()
            )
        )


def as_row(occurrence: Occurrence) -> dict[str, Any]:
    """A day as an object of the JSON list."""
    return {
        "date": occurrence.date.isoformat(),
        "name": occurrence.anniversary.name,
        "count": occurrence.count,
        "round": occurrence.round,
        "grade": occurrence.anniversary.grade,
    }


def as_line(occurrence: Occurrence, own: tuple[Anniversary, ...] = ()) -> str:
    """A day to read: date, name, count, lunar day, and whether it is still to be checked.

    The office vouches for its `own` days itself.
    """
    notes = []
    if occurrence.count:
        notes.append(tr("{count} năm").format(count=occurrence.count))
    if occurrence.round:
        notes.append(occurrence.round)
    if occurrence.lunar_text:
        notes.append(occurrence.lunar_text)
    grade = occurrence.anniversary.grade
    if occurrence.anniversary in own:
        notes.append(tr("của đơn vị"))
    elif grade not in KNOWN_GRADES:
        notes.append(tr("chưa kiểm chứng"))
    elif grade != "A":
        notes.append(tr("độ tin cậy {grade}").format(grade=grade))
    behind = f" ({', '.join(notes)})" if notes else ""
    return f"{occurrence.date:%d/%m/%Y}  {occurrence.anniversary.name}{behind}"


def read(words: Words, library: Path | None) -> int:
    """Prints the Period that the words mean by the office's conventions; 1 where they say no time.

    Raises UsageError for a wrong year or day of issue, or without words.
    """
    year, issued = words.last("year"), words.last("issued")
    if year is not None and year_of(year) is None:
        raise UsageError(tr("--year cần một năm bốn chữ số, ví dụ 2027."))
    if issued is not None and not is_iso_partial(issued):
        raise UsageError(tr("--issued cần một ngày dạng 2027-03-05."))
    if len(words.inputs) != 1 or not words.inputs[0].strip():
        raise UsageError(tr("calendar read cần chữ để đọc, đặt trong dấu ngoặc kép."))
    text = " ".join(words.inputs[0].split())
    default = year_of(year) if year else int(issued[:4]) if issued else None
    period = period_of(text, default, issued, load_office(words, library).conventions)
    data: dict[str, Any] = {"text": text, "start": None, "end": None}
    if period:
        data = asdict(period)
        data.pop("by_hand")
    if AS_JSON in words.options:
        tell(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        tell(said(data))
    return DONE if data["start"] or data["end"] else FINDINGS


def period_of(
    text: str, year: int | None, issued: str | None, conventions: Conventions = DEFAULT
) -> Period | None:
    """The period of a heading, else the one date inside other words; None where neither is.

    Years of a term (nhiệm kỳ) inside other words are no time.
    """
    period = read_period(text, default_year=year, issued=issued, conventions=conventions)
    if period and (period.start or period.end):
        return period
    moment = read_moment(text, year, issued, conventions)
    if moment.earliest is None or _TERM.search(text):
        return None
    return Period(text, moment, moment)


def said(data: dict[str, Any]) -> str:
    """A Period to read: its words, then first and last day of either end."""
    lines = [data["text"]]
    for label, moment in ((tr("bắt đầu"), data["start"]), (tr("kết thúc"), data["end"])):
        if moment is None:
            lines.append(f"  {label}: –")
            continue
        unknown = tr("chưa rõ ngày")
        span = f"{moment['earliest']} … {moment['latest']}" if moment["earliest"] else unknown
        event = f" ({moment['event']})" if moment["event"] else ""
        lines.append(f"  {label}: {span}{event}")
    return "\n".join(lines)


def year_of(word: str) -> int | None:
    """The year that four digits mean, None for anything else."""
    return (
        int(word) if len(word) == 4 and word.isascii() and word.isdecimal() and int(word) else None
    )
