"""Estimates as an evaluator makes them from two groups of people: a difference or a ratio, with its 95 % interval.

Shares and means: the difference with Welch's standard error and the normal quantile, the ratio on the log
scale by the delta method (for shares that is Katz's interval). Rates: events over months at risk, Poisson.
"""

from __future__ import annotations

from math import exp, log, nan, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Z95 = 1.959963984540054
FEWEST = 2
"""A group of fewer people has no spread."""


class Sample(NamedTuple):
    """An outcome of some people.

    Attributes:
        values: one per person (events, of a rate); NaN is not defined.
        at_risk: months at risk per person of a rate; None of a share or a mean.
    """

    values: NDArray[np.float32]
    at_risk: NDArray[np.float32] | None = None

    def of(self, who: NDArray[np.bool_]) -> Sample:
        """The same of some of them."""
        return Sample(self.values[who], None if self.at_risk is None else self.at_risk[who])


class Moments(NamedTuple):
    """What an estimate needs of a sample: number of people, level, and variance of that level."""

    people: int
    level: float
    variance: float


class Estimate(NamedTuple):
    """An effect with its 95 % interval, and the levels that it comes from."""

    estimate: float
    low: float
    high: float
    level_arm: float
    level_control: float
    people_arm: int
    people_control: int


NOTHING = Estimate(nan, nan, nan, nan, nan, 0, 0)


def moments(sample: Sample) -> Moments:
    """Level of a sample and the variance of that level; NaN for fewer than two people."""
    if sample.at_risk is not None:
        events, months = float(np.nansum(sample.values)), float(np.nansum(sample.at_risk))
        return Moments(sample.values.size, events / months, events / months**2) if months > 0 else Moments(0, nan, nan)
    defined = sample.values[~np.isnan(sample.values)].astype(np.float64)
    if defined.size < FEWEST:
        return Moments(defined.size, float(defined.mean()) if defined.size else nan, nan)
    return Moments(defined.size, float(defined.mean()), float(defined.var(ddof=1)) / defined.size)


def effect(arm: Sample, control: Sample, by: str) -> Estimate:
    """The effect of an arm as the two groups show it.

    Args:
        by: "difference" (arm less control) or "ratio" (arm over control; NaN where a level is not above zero).
    """
    ours, theirs = moments(arm), moments(control)
    levels = (ours.level, theirs.level, ours.people, theirs.people)
    if by == "difference":
        reach = Z95 * sqrt(ours.variance + theirs.variance)
        return Estimate(ours.level - theirs.level, ours.level - theirs.level - reach, ours.level - theirs.level + reach, *levels)
    if not (ours.level > 0 and theirs.level > 0):
        return Estimate(nan, nan, nan, *levels)
    middle, reach = log(ours.level / theirs.level), Z95 * sqrt(ours.variance / ours.level**2 + theirs.variance / theirs.level**2)
    return Estimate(exp(middle), exp(middle - reach), exp(middle + reach), *levels)


def over_treated(estimate: Estimate, treated: float) -> Estimate:
    """The effect on those who got the treatment, if the arm does nothing to the others (Wald): all divided by the share treated."""
    if not 0 < treated <= 1:
        return NOTHING
    return estimate._replace(estimate=estimate.estimate / treated, low=estimate.low / treated, high=estimate.high / treated)


def true_effect(with_trial: Sample, without: Sample, by: str) -> Estimate:
    """The effect itself: the same people in the world with the trial and in the world without. There is no luck in it, so no interval."""
    ours, theirs = moments(with_trial), moments(without)
    ratio = ours.level / theirs.level if theirs.level > 0 else nan
    value = ours.level - theirs.level if by == "difference" else ratio
    return Estimate(value, value, value, ours.level, theirs.level, ours.people, theirs.people)
