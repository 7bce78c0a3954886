"""Carrying out a measure on what runs showed: a value per world, in the unit of the figure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.validation_plan import Measurable, Seen, weights
from zachtehand.targets.schema import Quantity


def measured(each: Measurable, seen: list[Seen]) -> NDArray[np.float64]:
    """The model's value of a target per world; NaN where it is not defined.

    Args:
        each: the target and its runs.
        seen: what every run showed.
    """
    measure = each.target.measure
    assert measure is not None
    first, length = seen[each.first], measure.months or 1
    values = quantity(measure, first, length)
    if each.second is not None and measure.against is not None:
        second = quantity(measure, seen[each.second], length)
        values = values - second if measure.against.by == "difference" else _over(values, second)
    if measure.per is not None:
        values = _over(values, quantity(measure.per, first, length))
    return values * measure.scale + measure.plus


def quantity(asked: Quantity, seen: Seen, length: int) -> NDArray[np.float64]:
    """A quantity of one run, shape (worlds,).

    Args:
        length: months that count as the run; the run itself may be longer for the sake of another target.
    """
    last = asked.to_month or length
    series = np.zeros(seen.values.shape[:2])
    for indicator, weight in weights(asked.indicator).items():
        for group, share in weights(asked.group).items():
            series = series + weight * share * seen.series(indicator, group)
    months = series[:, asked.from_month - 1 : last]
    if asked.statistic == "at":
        values = months[:, -1]
    elif asked.statistic == "change":
        values = months[:, -1] - months[:, 0]
    else:
        values = months.sum(axis=1) if asked.statistic == "sum" else months.mean(axis=1)
    if asked.times is not None:
        values = values * quantity(asked.times, seen, length)
    if asked.of is not None:
        values = _over(values, quantity(asked.of, seen, length))
    return values


def _over(values: NDArray[np.float64], by: NDArray[np.float64]) -> NDArray[np.float64]:
    """Division that is not defined, rather than infinite, by zero."""
    return np.divide(values, by, out=np.full(values.shape, np.nan), where=by != 0)
