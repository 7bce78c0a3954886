"""Paired differences: what changes in the same world when only the policy changes.

Three ways of looking along the months (the *measure*):

- ``month``: every month on its own;
- ``cumulative``: flows, added over all months of the run;
- ``last-year mean``: stocks, averaged over the last twelve months of the run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Measure = Literal["month", "cumulative", "last-year mean"]

QUANTILES = {"p05": 0.05, "p25": 0.25, "p50": 0.50, "p75": 0.75, "p95": 0.95}


@dataclass(frozen=True)
class Spread:
    """How a quantity is spread over worlds: float64 arrays, all of the sample's shape without its first axis.

    Attributes:
        mean, sd: over the worlds in which the quantity is defined; NaN where there are none (sd: fewer than two).
        quantiles: p05, p25, p50, p75, p95.
        share_above_zero: share of those worlds, 0-1.
        n: number of those worlds.
    """

    mean: NDArray[np.float64]
    sd: NDArray[np.float64]
    quantiles: dict[str, NDArray[np.float64]]
    share_above_zero: NDArray[np.float64]
    n: NDArray[np.int32]


def spread(sample: NDArray[np.floating]) -> Spread:
    """The spread over the first axis (worlds); NaN counts as not there."""
    ordered = np.sort(sample.astype(np.float64), axis=0)  # NaN goes last
    defined = ~np.isnan(ordered)
    n = defined.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(defined, ordered, 0.0).sum(axis=0) / np.where(n > 0, n, np.nan)
        deviations = np.where(defined, ordered - mean, 0.0)
        sd = np.sqrt((deviations**2).sum(axis=0) / np.where(n > 1, n - 1, np.nan))
        share = (ordered > 0).sum(axis=0) / np.where(n > 0, n, np.nan)
    quantiles = {name: _quantile(ordered, n, share_below) for name, share_below in QUANTILES.items()}
    return Spread(mean, sd, quantiles, share, n.astype(np.int32))


def _quantile(ordered: NDArray[np.float64], n: NDArray[np.int64], share_below: float) -> NDArray[np.float64]:
    """Linear interpolation between order statistics of the first n values along the first axis."""
    position = np.maximum(n - 1, 0) * share_below
    low = np.floor(position).astype(np.int64)
    high = np.minimum(low + 1, np.maximum(n - 1, 0))
    at_low = np.take_along_axis(ordered, low[None], axis=0)[0]
    at_high = np.take_along_axis(ordered, high[None], axis=0)[0]
    return at_low + (position - low) * (at_high - at_low)


def measured(values: NDArray[np.floating], measure: Measure) -> NDArray[np.float64]:
    """Look along the months in one way.

    Args:
        values: (..., months, groups, indicators).

    Returns:
        (..., months, groups, indicators) for "month", otherwise (..., groups, indicators). Undefined
        months are left out; where all are undefined the result is NaN.
    """
    if measure == "month":
        return values.astype(np.float64)
    window = values[..., -12:, :, :] if measure == "last-year mean" else values
    defined = ~np.isnan(window)
    total = np.where(defined, window, 0.0).sum(axis=-3, dtype=np.float64)
    count = defined.sum(axis=-3)
    if measure == "last-year mean":
        return total / np.where(count > 0, count, np.nan)
    return np.where(count > 0, total, np.nan)


def horizon_measure(kind: str) -> Measure:
    """The measure that sums an indicator up over a run: flows are added, stocks averaged over the last year."""
    return "cumulative" if kind == "flow" else "last-year mean"


def unit_of(unit: str, measure: Measure) -> str:
    """The unit of an indicator seen through a measure: what is added up is no longer "a month"."""
    return unit.removesuffix(" a month") if measure == "cumulative" else unit
