"""`calendar`: a plan's calendar file, a year's anniversaries, how a date expression is read."""

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kehoach_gui import files, services
from kehoach_gui.commands import options
from kehoach_gui.commands.options import UsageError, Words
from kehoach_gui.commands.tell import DONE, FINDINGS, tell, warn
from kehoach_gui.core.anniversaries import Occurrence, days_of_year
from kehoach_gui.core.calendar_events import collect_events
from kehoach_gui.core.dates import is_iso_partial
from kehoach_gui.core.lunar import first_year, last_year
from kehoach_gui.core.periods import read_moment, read_period
from kehoach_gui.core.plan import Period
from kehoach_gui.i18n import tr

AS_JSON = "--json"
SUFFIX = ".ics"
WITH_VALUE = {"--year": "year", "--issued": "issued"}
_TERM = re.compile(r"(?:nhiệm\s+kỳ|giai\s+đoạn|khóa)\s", re.IGNORECASE)
KNOWN_GRADES = {"A", "B", "C"}


def run(arguments: list[str]) -> int:
    """Runs `calendar days`, `calendar read` or `calendar PLAN -o OUT`.

    Raises UsageError for a wrong call, RefusedInput and CannotWrite for the files.
    """
    parts = {"days": days, "read": read}
    if arguments and arguments[0] in parts:
        return parts[arguments[0]](options.split(arguments[1:], WITH_VALUE, (AS_JSON,)))
    return write(options.split(arguments, {"-o": "out", "--out": "out"}))


def write(words: Words) -> int:
    """Writes a plan's phases, anniversaries and deadlines as .ics; names what has no day.

    Raises UsageError for another number of files or another ending than .ics.
    """
    outs = words.all("out")
    if len(words.inputs) != 1 or not outs:
        raise UsageError(tr('calendar cần một việc: KẾ_HOẠCH -o TỆP.ics, days NĂM, read "CHỮ".'))
    strange = [out for out in outs if Path(out).suffix.lower() != SUFFIX]
    if strange:
        raise UsageError(
            tr("Không ghi được lịch loại «{name}». Đuôi tệp phải là .ics.").format(
                name=Path(strange[0]).name
            )
        )
    from kehoach_gui.export.ics import make_ics

    source = Path(words.inputs[0])
    plan = services.read_any(source).plan
    collected = collect_events(plan)
    name = " ".join((plan.title.subject or source.stem).split())
    data = make_ics(collected.events, name, datetime.now(UTC))
    for text in collected.undated:
        warn(tr("Chưa có ngày, không ghi vào lịch: {text}").format(text=text))
    for out in outs:
        files.write_bytes(Path(out), data)
        tell(tr("Đã ghi {target}: {count} việc").format(target=out, count=len(collected.events)))
    return DONE


def days(words: Words) -> int:
    """Lists the anniversaries of a year with their count; raises UsageError for no year."""
    year = year_of(words.inputs[0]) if len(words.inputs) == 1 else None
    if year is None:
        raise UsageError(tr("calendar days cần một năm, ví dụ: calendar days 2027."))
    found = days_of_year(year)
    if AS_JSON in words.options:
        tell(json.dumps([as_row(o) for o in found], ensure_ascii=False, indent=1))
        return DONE
    for occurrence in found:
        tell(as_line(occurrence))
    if not first_year() <= year <= last_year():
        warn(
            tr("Năm {year}: không có bảng âm lịch (có {first} - {last}).").format(
                year=year, first=first_year(), last=last_year()
            )
        )
    return DONE


def as_row(occurrence: Occurrence) -> dict[str, Any]:
    """A day as an object of the JSON list."""
    return {
        "date": occurrence.date.isoformat(),
        "name": occurrence.anniversary.name,
        "count": occurrence.count,
        "round": occurrence.round,
        "grade": occurrence.anniversary.grade,
    }


def as_line(occurrence: Occurrence) -> str:
    """A day to read: date, name, count, lunar day, and whether it is still to be checked."""
    notes = []
    if occurrence.count:
        notes.append(tr("{count} năm").format(count=occurrence.count))
    if occurrence.round:
        notes.append(occurrence.round)
    if occurrence.lunar_text:
        notes.append(occurrence.lunar_text)
    grade = occurrence.anniversary.grade
    if grade not in KNOWN_GRADES:
        notes.append(tr("chưa kiểm chứng"))
    elif grade != "A":
        notes.append(tr("độ tin cậy {grade}").format(grade=grade))
    behind = f" ({', '.join(notes)})" if notes else ""
    return f"{occurrence.date:%d/%m/%Y}  {occurrence.anniversary.name}{behind}"


def read(words: Words) -> int:
    """Prints the Period that the words mean; 1 where they say no time.

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
    period = period_of(text, default, issued)
    data: dict[str, Any] = {"text": text, "start": None, "end": None}
    if period:
        data = asdict(period)
        data.pop("by_hand")
    if AS_JSON in words.options:
        tell(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        tell(said(data))
    return DONE if data["start"] or data["end"] else FINDINGS


def period_of(text: str, year: int | None, issued: str | None) -> Period | None:
    """The period of a heading, else the one date inside other words; None where neither is.

    Years of a term (nhiệm kỳ) inside other words are no time.
    """
    period = read_period(text, default_year=year, issued=issued)
    if period and (period.start or period.end):
        return period
    moment = read_moment(text, year, issued)
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
