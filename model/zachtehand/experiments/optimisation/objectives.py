"""What a mix is judged by: outflow, wellbeing, cost and fairness of attention, on the bad side of what is uncertain.

The robust value of an objective is the one that is reached, or better, in a given share of the worlds
(four out of five unless asked otherwise): a mix that is splendid in lucky worlds alone gets no credit
for that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.designs.evaluate import unit_of_total
from zachtehand.texts import LANGUAGES, text

Key = Literal["outflow", "wellbeing", "cost", "fairness"]
MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True)
class Objective:
    """One objective.

    Attributes:
        key: which.
        indicator: by which it is measured.
        better: +1 if more is better, -1 if less is.
        even: measured as the distance from zero, because an even spread is what is sought.
        yearly: divided over the years of the run.
    """

    key: Key
    indicator: str
    better: int
    even: bool
    yearly: bool

    @property
    def unit(self) -> str:
        """The unit of its values."""
        return f"{unit_of_total(self.indicator)} a year" if self.yearly else unit_of_total(self.indicator)

    def label(self) -> dict[str, str]:
        """Its name, by language."""
        from zachtehand.observation import INDICATORS

        label = INDICATORS[self.indicator].label
        return {language: text("optimise.unevenness", language, {"label": label[language]}) if self.even else label[language] for language in LANGUAGES}

    def values(self, totals: NDArray[np.float64], *, months: int) -> NDArray[np.float64]:
        """The objective per mix and world, from the totals of its indicator over a run."""
        values = np.abs(totals) if self.even else totals
        return values * MONTHS_IN_A_YEAR / months if self.yearly else values

    def robust(self, values: NDArray[np.float64], reached: float) -> NDArray[np.float64]:
        """What is reached, or better, in this share of the worlds; over the last axis. Undefined everywhere is as bad as can be."""
        at = 1 - reached if self.better > 0 else reached
        undefined = np.all(np.isnan(values), axis=-1)
        reachable = np.nanquantile(np.where(undefined[..., None], 0.0, values), at, axis=-1)
        return np.where(undefined, -self.better * np.inf, reachable)


def objective(key: Key, indicator: str) -> Objective:
    """An objective on an indicator: more of it is better or worse as the indicator declares, and of what is neither an even spread is sought."""
    from zachtehand.observation import INDICATORS

    declared = INDICATORS[indicator]
    return Objective(key, indicator, declared.better or -1, declared.better == 0, declared.kind == "flow" and declared.unit.startswith("EUR"))


def unbeaten(values: NDArray[np.float64], better: Sequence[int]) -> NDArray[np.bool_]:
    """Which rows no other row beats: as good on every objective, and better on one. Values are (rows, objectives)."""
    worse_is_more: NDArray[np.float64] = -values * np.asarray(better)
    as_good = np.all(worse_is_more[None] <= worse_is_more[:, None], axis=2)
    better_somewhere = np.any(worse_is_more[None] < worse_is_more[:, None], axis=2)
    return ~np.asarray(np.any(as_good & better_somewhere, axis=1))


def spread_out(values: NDArray[np.float64], better: Sequence[int], count: int) -> list[int]:
    """Rows that together show the range: the best on each objective, then whichever lies farthest from those taken."""
    span = np.ptp(values, axis=0)
    scaled = (values - values.min(axis=0)) / np.where(span > 0, span, 1.0)
    taken = list(dict.fromkeys(int(np.argmax(column * sign)) for column, sign in zip(scaled.T, better, strict=True)))[:count]
    while len(taken) < min(count, len(values)):
        distance = np.min(np.linalg.norm(scaled[:, None] - scaled[taken][None], axis=2), axis=1)
        taken.append(int(np.argmax(distance)))
    return taken
