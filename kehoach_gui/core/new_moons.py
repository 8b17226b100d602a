"""The days of new moons in Việt Nam (UTC+7), by Meeus' series: right to a few seconds.

Jean Meeus, Astronomical Algorithms, 2nd edition, chapter 49; the difference between dynamical and
universal time by the polynomials of Espenak and Meeus (NASA, Five Millennium Canon of Eclipses).
"""

import csv
from datetime import date, timedelta
from functools import cache
from math import floor, pi, sin

from kehoach_gui.core.resources import RESOURCES

DAYS = RESOURCES / "days"
MONTH_DAYS = 29.530588861  # a mean lunar month
HOURS_EAST = 7
SECONDS_A_DAY = 86_400

_FIRST = 2451550.09766  # Julian day of the new moon of 6 January 2000
_EPOCH = date(2000, 1, 1)
_EPOCH_JULIAN = 2451544.5
_CENTURY_MONTHS = 1236.85
_DEGREE = pi / 180


def new_moon_day(index: int) -> date:
    """The day on which the new moon falls at UTC+7; 0 is that of 6–7 January 2000."""
    local = new_moon(index) + HOURS_EAST / 24
    return _EPOCH + timedelta(days=floor(local - _EPOCH_JULIAN))


def index_near(day: date) -> int:
    """The index of the new moon nearest to a day, right or one off."""
    return round(((day - _EPOCH).days + _EPOCH_JULIAN - _FIRST) / MONTH_DAYS)


@cache
def new_moon(index: int) -> float:
    """The Julian day, in universal time, of a new moon."""
    t = index / _CENTURY_MONTHS
    mean = (
        _FIRST + MONTH_DAYS * index + 0.00015437 * t**2 - 0.000000150 * t**3 + 0.00000000073 * t**4
    )
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t**2
    arguments = (
        201.5643 + 385.81693528 * index + 0.0107582 * t**2 + 0.00001238 * t**3 - 5.8e-8 * t**4,
        2.5534 + 29.10535670 * index - 0.0000014 * t**2 - 0.00000011 * t**3,
        160.7108 + 390.67050284 * index - 0.0016118 * t**2 - 0.00000227 * t**3 + 1.1e-8 * t**4,
        124.7746 - 1.56375588 * index + 0.0020672 * t**2 + 0.00000215 * t**3,
    )
    shift = 0.0
    for size, power, *factors in _rows("new_moon_terms.csv"):
        angle = sum(factor * argument for factor, argument in zip(factors, arguments, strict=True))
        shift += size * eccentricity**power * sin(angle * _DEGREE)
    for size, start, per_month in _rows("new_moon_planets.csv"):
        shift += size * sin((start + per_month * index) * _DEGREE)
    dynamical = mean + shift
    year = 2000 + (dynamical - _EPOCH_JULIAN) / 365.25
    return dynamical - _clock_difference(year) / SECONDS_A_DAY


def _clock_difference(year: float) -> float:
    """Dynamical minus universal time in seconds, 1961 to 2150."""
    if year < 1986:
        t = year - 1975
        return 45.45 + 1.067 * t - t**2 / 260 - t**3 / 718
    t = year - 2000
    if year < 2005:
        return (
            63.86
            + 0.3345 * t
            - 0.060374 * t**2
            + 0.0017275 * t**3
            + 0.000651814 * t**4
            + 0.00002373599 * t**5
        )
    if year < 2050:
        return 62.92 + 0.32217 * t + 0.005589 * t**2
    return float(-20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * (2150 - year))


@cache
def _rows(name: str) -> tuple[tuple[float, ...], ...]:
    """The numbers of a table of the series, without its head."""
    with (DAYS / name).open(encoding="utf-8", newline="") as file:
        return tuple(tuple(map(float, row)) for row in list(csv.reader(file))[1:])
