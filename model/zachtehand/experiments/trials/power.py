"""Power: how many participants a pilot needs, and the chance that a pilot of some size finds its effect.

By simulation: participants are drawn again, with replacement, from those of the trial in all worlds
together, and each made-up pilot is tested as an evaluator would. Beside it stands the closed formula for
two groups, so that each checks the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, nan, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.trials.estimates import Z95, Sample, effect, moments
from zachtehand.randomness import Luck

WANTED = 0.80
"""The power for which sizes are given."""
PILOTS = 4000
"""Made-up pilots: a power of 50 % is then known to within 1.6 points."""
LARGEST = 10_000_000


class Pools(NamedTuple):
    """The people from whom pilots are drawn: with the treatment, and without it."""

    treated: Sample
    control: Sample


@dataclass(frozen=True)
class Power:
    """What a pilot can find.

    Attributes:
        people: per arm.
        effect: what there is to find, in the unit of the outcome.
        deviation: standard deviation of what pilots of this size report.
        simulated, formula: chance that the 95 % interval leaves out no effect.
        needed: people per arm for a power of 80 %, by the formula.
        checked: power that simulation gives for that size; NaN where the size is out of reach.
    """

    people: int
    effect: float
    deviation: float
    simulated: float
    formula: float
    needed: float
    checked: float


def power(pools: Pools, people: int, *, wished: float | None = None, pilots: int = PILOTS, seed: int = 0) -> Power:
    """The power of a pilot with so many people per arm.

    Args:
        wished: an effect to look for instead of the model's own: a difference of shares (0.05 is five points) or of means.
        pilots: how many are made up.
        seed: of the made-up pilots.
    """
    size_of_effect = moments(pools.treated).level - moments(pools.control).level if wished is None else wished
    variances = _variances(pools, size_of_effect)
    needed = people_needed(size_of_effect, *variances)
    estimates, found = _pilots(pools, people, wished, pilots, seed)
    within_reach = np.isfinite(needed) and needed * pilots <= LARGEST * 2
    checked = float(_pilots(pools, int(needed), wished, pilots, seed + 1)[1].mean()) if within_reach else nan
    return Power(
        people=people, effect=size_of_effect, deviation=float(estimates.std(ddof=1)), simulated=float(found.mean()),
        formula=formula(size_of_effect, people, *variances), needed=needed, checked=checked,
    )  # fmt: skip


def formula(size_of_effect: float, people: int, variance_treated: float, variance_control: float) -> float:
    """Power of the two-sided 5 % test of a difference between two groups of so many people, by the normal approximation."""
    from scipy.stats import norm

    error = sqrt((variance_treated + variance_control) / people)
    shift = size_of_effect / error if error > 0 else 0.0
    return float(norm.sf(Z95 - shift) + norm.cdf(-Z95 - shift))


def people_needed(size_of_effect: float, variance_treated: float, variance_control: float, *, wanted: float = WANTED) -> float:
    """People per arm for a power: (z + z)² (variances together) / effect²; infinite without an effect."""
    from scipy.stats import norm

    if size_of_effect == 0 or not np.isfinite(size_of_effect):
        return float("inf")
    return float(ceil((Z95 + float(norm.ppf(wanted))) ** 2 * (variance_treated + variance_control) / size_of_effect**2))


def _variances(pools: Pools, size_of_effect: float) -> tuple[float, float]:
    """Variance of the outcome between people, with the treatment and without it."""
    control = _defined(pools.control)
    if _yes_or_no(control):
        share = float(control.mean())
        with_effect = min(max(share + size_of_effect, 0.0), 1.0)
        return with_effect * (1 - with_effect), share * (1 - share)
    return float(_defined(pools.treated).var(ddof=1)), float(control.var(ddof=1))


def _pilots(pools: Pools, people: int, wished: float | None, pilots: int, seed: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """What made-up pilots report, and whether they find an effect."""
    treated, control = _defined(pools.treated), _defined(pools.control)
    estimates, found = np.zeros(pilots), np.zeros(pilots, np.bool_)
    generator = Luck(seed).generator("trial.power")
    yes_or_no = _yes_or_no(control)
    share = float(control.mean())
    for pilot in range(pilots):
        theirs = control[generator.integers(control.size, size=people)]
        if wished is None:
            ours = treated[generator.integers(treated.size, size=people)]
        elif yes_or_no:
            ours = generator.random(people) < min(max(share + wished, 0.0), 1.0)
        else:
            ours = treated[generator.integers(treated.size, size=people)] - treated.mean() + control.mean() + wished
        seen = effect(Sample(np.asarray(ours, np.float32)), Sample(theirs), "difference")
        estimates[pilot], found[pilot] = seen.estimate, seen.found
    return estimates, found


def _defined(sample: Sample) -> NDArray[np.float32]:
    return sample.values[~np.isnan(sample.values)]


def _yes_or_no(values: NDArray[np.float32]) -> bool:
    return bool(np.isin(values, (0.0, 1.0)).all())
