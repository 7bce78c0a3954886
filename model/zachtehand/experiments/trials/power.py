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

from zachtehand.experiments.trials.estimates import Z95, Sample, moments
from zachtehand.randomness import Luck

WANTED = 0.80
"""The power for which sizes are given."""
PILOTS = 4000
"""Made-up pilots: a power of 50 % is then known to within 1.6 points."""
MOST_DRAWN = 50_000_000
"""People drawn again in all, where an outcome is not a yes or no: with large pilots fewer of them are made up."""


class Pools(NamedTuple):
    """The people from whom pilots are drawn: the same people, with the treatment and without it."""

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
        checked: power that simulation gives for that size; NaN without an effect.
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
    checked = float(_pilots(pools, int(needed), wished, pilots, seed + 1)[1].mean()) if np.isfinite(needed) else nan
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
    generator = Luck(seed).generator("trial.power")
    treated, control = _defined(pools.treated), _defined(pools.control)
    if _yes_or_no(control):  # so many out of a pool, with replacement, is a binomial number
        shares = [float(treated.mean()) if wished is None else min(max(float(control.mean()) + wished, 0.0), 1.0), float(control.mean())]
        found = [generator.binomial(people, share, pilots) / people for share in shares]
        levels, variances = found, [share * (1 - share) / (people - 1) for share in found]
    else:
        pilots = max(min(pilots, MOST_DRAWN // people), 100)
        shift = 0.0 if wished is None else wished - float(treated.mean(dtype=np.float64)) + float(control.mean(dtype=np.float64))
        drawn = [_drawn(pool, people, pilots, generator) for pool in (treated, control)]
        levels, variances = [drawn[0][0] + shift, drawn[1][0]], [each[1] / people for each in drawn]
    estimates = np.asarray(levels[0] - levels[1], np.float64)
    return estimates, np.abs(estimates) > Z95 * np.sqrt(variances[0] + variances[1])


def _drawn(pool: NDArray[np.float32], people: int, pilots: int, generator: np.random.Generator) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and variance of people drawn from a pool with replacement, pilot by pilot."""
    samples = [pool[generator.integers(pool.size, size=people)] for _ in range(pilots)]
    return np.array([each.mean(dtype=np.float64) for each in samples]), np.array([each.var(ddof=1, dtype=np.float64) for each in samples])


def _defined(sample: Sample) -> NDArray[np.float32]:
    return sample.values[~np.isnan(sample.values)]


def _yes_or_no(values: NDArray[np.float32]) -> bool:
    return bool(np.isin(values, (0.0, 1.0)).all())
