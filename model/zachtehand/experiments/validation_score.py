"""How well an interval forecasts: the interval score, the model's own intervals, and a naive forecaster.

The interval score (Gneiting & Raftery 2007, eq. 43) is the width of a central interval plus, when the
known value lies outside, 2/alpha times the distance: lower is better, in the unit of the value.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import nan, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ALPHA = 0.05
_STEPS_OF_NOISE = 401
FEWEST_OTHERS = 2
"""Fewer other systems give no spread, and so no naive interval."""


class Bounds(NamedTuple):
    """A median with central intervals of 80 and 95 %."""

    median: float
    low80: float
    high80: float
    low95: float
    high95: float


def interval_score(low: float, high: float, value: float, alpha: float = ALPHA) -> float:
    """The score of a central (1 - alpha) interval for a value, in its unit."""
    return (high - low) + 2 / alpha * (max(low - value, 0.0) + max(value - high, 0.0))


def bounds(values: NDArray[np.float64]) -> Bounds:
    """Predictive intervals from worlds, one value each; NaN is not defined and left out.

    Quantiles are at rank/(n + 1) (Weibull), so that an interval between two worlds holds a further world as
    often as it says; with fewer than 39 worlds the 95 % interval is that from the lowest to the highest.
    """
    defined = values[np.isfinite(values)]
    if defined.size == 0:
        return Bounds(nan, nan, nan, nan, nan)
    low95, low80, median, high80, high95 = (float(each) for each in np.quantile(defined, [0.025, 0.1, 0.5, 0.9, 0.975], method="weibull"))
    return Bounds(median, low80, high80, low95, high95)


def with_error(values: NDArray[np.float64], deviation: float) -> NDArray[np.float64]:
    """Worlds with a normal error laid over each: a forecast of the figure that is reported, not of the truth behind it.

    Args:
        values: one per world, any shape; the result has 401 for each, at even steps of the normal distribution.
        deviation: one standard deviation, in the unit of the values.
    """
    from scipy.stats import norm

    if not deviation > 0:
        return values
    steps = norm.ppf((np.arange(_STEPS_OF_NOISE) + 0.5) / _STEPS_OF_NOISE)
    return (values[:, None] + deviation * steps).ravel()


def naive_interval(others: Sequence[float]) -> tuple[float, float, float]:
    """Mean and 95 % prediction interval for one more system, from the same figure in other systems.

    Student's t with n - 1 degrees of freedom, as for one more value from the same normal distribution; NaN for fewer than two.
    """
    if len(others) < FEWEST_OTHERS:
        return nan, nan, nan
    from scipy.stats import t

    mean, spread = float(np.mean(others)), float(np.std(others, ddof=1))
    reach = float(t.ppf(1 - ALPHA / 2, len(others) - 1)) * spread * sqrt(1 + 1 / len(others))
    return mean, mean - reach, mean + reach
