"""What an indicator is, and the month as indicators see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from zachtehand.submodels.shapes import rows_of
from zachtehand.world import World

Base = Literal["start", "clients", "people", "participants", "municipality"]
Kind = Literal["stock", "flow"]


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

    @cached_property
    def rows_on_benefit(self) -> NDArray[np.intp]:
        """Rows of those on the benefit."""
        return rows_of(self.on_benefit)

    @cached_property
    def clients_around(self) -> NDArray[np.intp]:
        """How many are on the benefit in each neighbourhood."""
        neighbourhood = self.world.clients.neighbourhood.take(self.rows_on_benefit)
        return np.bincount(neighbourhood, minlength=len(self.world.neighbourhoods))


@dataclass(frozen=True)
class Category:
    """A measure that counts one or some categories out of several: all categories of the same codes are counted in one pass."""

    codes: Callable[[Moment], NDArray[np.int8]]
    """Code per person, 0 or higher."""
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


PER_1000 = "per 1,000"
PER_1000_MONTH = "per 1,000 a month"
SHARE = "share"
INDEX = "0-1"

_OVER_WHOM: dict[tuple[Base, bool], dict[str, str]] = {
    ("start", False): {"en": "per 1,000 clients at the start", "nl": "per 1.000 cliënten bij de start"},
    ("clients", True): {"en": "as a share of those on the benefit", "nl": "als deel van wie in de bijstand zit"},
    ("clients", False): {"en": "mean of those on the benefit", "nl": "gemiddelde van wie in de bijstand zit"},
    ("people", True): {
        "en": "as a share of everyone followed, on the benefit or off it",
        "nl": "als deel van iedereen die gevolgd wordt, in of uit de bijstand",
    },
    ("people", False): {"en": "mean of everyone followed, on the benefit or off it", "nl": "gemiddelde van iedereen die gevolgd wordt, in of uit de bijstand"},
    ("participants", True): {"en": "as a share of those who ever entered a programme", "nl": "als deel van wie ooit aan een programma begon"},
    ("participants", False): {"en": "mean of those who ever entered a programme", "nl": "gemiddelde van wie ooit aan een programma begon"},
}
"""By base, and by whether it is a share: how every definition ends."""


def over_whom(indicator: Indicator) -> dict[str, str]:
    """Over whom an indicator counts or averages, in words; nothing for the municipality as a whole."""
    return {} if indicator.base == "municipality" else dict(_OVER_WHOM[indicator.base, indicator.unit == SHARE])


_IN_THE_MONTH = {"en": " in the month", "nl": " in de maand"}


def indicator(
    key: str, unit: str, en: str, nl: str, kind: Kind, base: Base, measure: Callable[[Moment], NDArray | float] | Category,
    *, define_en: str, define_nl: str, better: int = 0, headline: bool = False,
) -> Indicator:  # fmt: skip
    """Declare an indicator.

    Args:
        en, nl: label.
        define_en, define_nl: what is counted or averaged, without full stop; over whom, and per what, follows from
            ``base`` and ``unit``. For the municipality as a whole it says everything.
        better: 1 if higher is better, -1 if lower is, 0 if nobody can say.
        headline: stands in the first table of a report.
    """
    definition = {"en": define_en, "nl": define_nl}
    if base != "municipality":
        for language, tail in _OVER_WHOM[base, unit == SHARE].items():
            definition[language] += (_IN_THE_MONTH[language] if kind == "flow" else "") + f", {tail}"
    definition = {language: f"{words}." for language, words in definition.items()}
    return Indicator(key, unit, {"en": en, "nl": nl}, definition, kind, base, measure, better, headline)
