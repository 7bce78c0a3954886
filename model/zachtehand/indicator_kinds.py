"""What an indicator is: what is measured, over whom, with unit, label and definition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity
from zachtehand.world import World

Base = Literal["start", "clients", "people", "participants", "municipality"]


@dataclass(frozen=True)
class Moment:
    """A month that is over, as indicators see it."""

    world: World
    on_benefit: NDArray[np.bool_]
    people: NDArray[np.bool_]
    """Everyone who has entered and is alive and has not moved away: on the benefit or off it."""
    participants: NDArray[np.bool_]
    """Those of them who ever entered a programme."""
    ledger: NDArray[np.float64]


MOST_CODES = 2 * len(Activity)
"""A :class:`Category` has fewer codes than this."""


@dataclass(frozen=True)
class Category:
    """A measure that counts one or some categories out of several: all categories of the same codes are counted in one pass."""

    codes: Callable[[Moment], NDArray[np.int8]]
    """Code per person, below ``MOST_CODES``."""
    value: int | tuple[int, ...]


@dataclass(frozen=True)
class Indicator:
    """One thing that is observed.

    ``base`` says over whom: ``start`` = per 1,000 clients at the start; ``clients`` = share or mean among those
    on the benefit; ``people`` = share or mean among everyone followed, on the benefit or off it;
    ``participants`` = share or mean among those of them who ever entered a programme; ``municipality`` = one number.
    """

    key: str
    unit: str
    label: dict[str, str]
    definition: dict[str, str]
    kind: Literal["stock", "flow"]
    base: Base
    measure: Callable[[Moment], NDArray | float] | Category
    better: int = 0
    headline: bool = False


def indicator(
    key: str, unit: str, en: str, nl: str, kind: Literal["stock", "flow"], base: Base, measure: Callable[[Moment], NDArray | float] | Category,
    *, define_en: str = "", define_nl: str = "", better: int = 0, headline: bool = False,
) -> Indicator:  # fmt: skip
    """An indicator with its label and definition in English and Dutch; the label is the definition where that says it all."""
    return Indicator(key, unit, {"en": en, "nl": nl}, {"en": define_en or en, "nl": define_nl or nl}, kind, base, measure, better, headline)


PER_1000 = "per 1,000"
PER_1000_MONTH = "per 1,000 a month"
SHARE = "share"
INDEX = "0-1"
