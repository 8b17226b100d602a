"""Which backups stay: all of two days, then one a day, a week, a month for a while."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

KEEP_ALL = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def to_keep(dates: Sequence[datetime]) -> set[int]:
    """Places of the backups that stay, of dates inside them from the newest revision on.

    Days, weeks and months are counted among those that have a backup and from the newest
    revision's date, not from the clock, which on old PCs may have jumped.
    """
    if not dates:
        return set()
    keep = {place for place, day in enumerate(dates) if abs(dates[0] - day) <= KEEP_ALL}
    older = [place for place in range(len(dates)) if place not in keep]
    for number, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        first_of: dict[tuple[int, ...], int] = {}
        for place in older:
            first_of.setdefault(period(dates[place].date()), place)
        keep.update(list(first_of.values())[:number])
    return keep


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return tuple(day.isocalendar())[:2]


def _month(day: date) -> tuple[int, ...]:
    return (day.year, day.month)
