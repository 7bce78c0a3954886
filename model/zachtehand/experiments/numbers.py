"""Writing numbers for people: in their language, no finer than what is known."""

from __future__ import annotations

import math
from collections.abc import Iterable

from zachtehand.experiments.summary import Band
from zachtehand.texts import Language, with_marks
from zachtehand.texts.units import UNIT_TEXTS

NOT_DEFINED = "–"
_MINUS = "−"
_FEWEST_STEPS = 5
"""In a band."""
_MILLION = 1e6
_MILLIONS = {"en": "million", "nl": "miljoen"}
_PERCENTAGE_POINTS = {"en": "percentage points", "nl": "procentpunt"}


def resolution(*values: float) -> float:
    """The step to which numbers that stand together are rounded: three digits of the largest of them."""
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    return 10.0 ** (math.floor(math.log10(largest)) - 2) if largest > 0 else 1.0


def band_resolution(band: Band) -> float:
    """The step for a mean with its band: at least five of them fit in the band, fewer than fifty; of the largest of the three numbers two or three digits."""
    width = band.high - band.low
    if not math.isfinite(width) or width <= 0:
        return resolution(band.mean)
    finest = resolution(band.mean, band.low, band.high)
    by_width = 10.0 ** math.floor(math.log10(width / _FEWEST_STEPS))
    return max(finest, min(by_width, 10 * finest))


def number(value: float, unit: str, language: Language, *, step: float | None = None, signed: bool = False) -> str:
    """A number as a person writes it, without its unit, except that a share becomes a percentage.

    Args:
        step: what to round to, in the unit of the value; None is three digits.
        signed: with a plus or minus sign.
    """
    if not math.isfinite(value):
        return NOT_DEFINED
    step = step or resolution(value)
    if is_share(unit):
        value, step = 100 * value, 100 * step
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    rounded = round(value / step) * step
    written = with_marks(f"{abs(rounded):,.{decimals}f}", language)
    nothing = not any(digit in written for digit in "123456789")
    sign = "" if nothing else _MINUS if rounded < 0 else "+" if signed else ""
    return f"{sign}{written}{' %' if is_share(unit) else ''}"


def difference(value: float, unit: str, language: Language, *, step: float | None = None) -> str:
    """A difference as a person writes it: signed, and between shares in percentage points."""
    written = number(value, unit, language, step=step, signed=True)
    return written.replace(" %", f" {_PERCENTAGE_POINTS[language]}") if is_share(unit) else written


def quantity(unit: str, values: Iterable[float], language: Language) -> tuple[float, str]:
    """By what to multiply values of a unit before writing them, and how that unit is called then.

    Large amounts of money are written in millions. The name is empty for a share, whose numbers carry
    their own sign.
    """
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    if unit.startswith("EUR") and largest >= _MILLION:
        return 1 / _MILLION, f"{_MILLIONS[language]} {unit_in_words(unit, language)}"
    return 1.0, unit_beside(unit, language)


def unit_in_words(unit: str, language: Language) -> str:
    """A unit as a person says it, in their language; as it was declared where an old result has one that is gone."""
    return UNIT_TEXTS[unit][language] if unit in UNIT_TEXTS else unit


def unit_beside(unit: str, language: Language) -> str:
    """A unit as it stands beside a number that is written: nothing for a share, whose numbers carry their own sign."""
    return "" if is_share(unit) else unit_in_words(unit, language)


def is_share(unit: str) -> bool:
    """Whether a unit is a part of a whole, to be shown as a percentage."""
    return unit == "share" or unit.startswith("share of")
