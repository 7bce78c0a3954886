"""Morris screening and Sobol indices with SALib, over shares of any number of factors.

Morris (1991), with the mean of absolute elementary effects of Campolongo et al. (2007), says which
factors matter at all, for few runs. Sobol's first-order and total indices, by the estimators of
Saltelli et al. (2010), say which part of the variance each explains, alone and with others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.designs.extras import needed
from zachtehand.experiments.designs.points import SEED_OF_DESIGNS
from zachtehand.experiments.sensitivity.factors import Factors

LEVELS = 4
"""Levels of the grid on which Morris moves."""
CONFIDENCE = 0.95
_RESAMPLES = 1_000


@dataclass(frozen=True)
class Screening:
    """What moving one factor through its range does on average, by factor.

    Attributes:
        names: of the factors.
        effect: mean of the absolute effects, in the unit of the outcome per whole range.
        interval: half the width of its 95 % interval.
        direction: mean of the effects with their sign; NaN for a group, whose parameters move in ways of their own.
        spread: their standard deviation (large: it depends on the others); NaN for a group.
    """

    names: tuple[str, ...]
    effect: NDArray[np.float64]
    interval: NDArray[np.float64]
    direction: NDArray[np.float64]
    spread: NDArray[np.float64]

    def leading(self, count: int) -> tuple[str, ...]:
        """The factors with the largest effects, largest first."""
        return tuple(self.names[position] for position in np.argsort(-self.effect, kind="stable")[:count])


@dataclass(frozen=True)
class Indices:
    """The part of the variance that each factor explains: alone (first), and with all it works together with (total).

    ``first_interval`` and ``total_interval`` are half the widths of the 95 % intervals.
    """

    names: tuple[str, ...]
    first: NDArray[np.float64]
    first_interval: NDArray[np.float64]
    total: NDArray[np.float64]
    total_interval: NDArray[np.float64]


def screening_shares(factors: Factors, trajectories: int) -> NDArray[np.float64]:
    """Where to evaluate for a screening: (trajectories × (factors + 1), dimensions)."""
    morris = needed("SALib.sample.morris")
    return np.asarray(morris.sample(factors.problem(), trajectories, num_levels=LEVELS, seed=SEED_OF_DESIGNS), np.float64)


def screened(factors: Factors, shares: NDArray[np.float64], outcomes: NDArray[np.float64]) -> Screening:
    """The screening from one outcome per row of :func:`screening_shares`."""
    morris = needed("SALib.analyze.morris")
    found: Any = morris.analyze(
        factors.problem(), shares, outcomes, num_levels=LEVELS, num_resamples=_RESAMPLES, conf_level=CONFIDENCE, seed=SEED_OF_DESIGNS, print_to_console=False
    )
    effect, interval, direction, spread = (np.asarray(np.ma.filled(found[key], np.nan), np.float64) for key in ("mu_star", "mu_star_conf", "mu", "sigma"))
    return Screening(tuple(found["names"]), effect, interval, direction, spread)


def index_shares(factors: Factors, base: int) -> NDArray[np.float64]:
    """Where to evaluate for Sobol indices: (base × (factors + 2), dimensions); base is a power of two."""
    sobol = needed("SALib.sample.sobol")
    return np.asarray(sobol.sample(factors.problem(), base, calc_second_order=False, seed=SEED_OF_DESIGNS), np.float64)


def indices(factors: Factors, outcomes: NDArray[np.float64]) -> Indices:
    """The indices from one outcome per row of :func:`index_shares`."""
    sobol = needed("SALib.analyze.sobol")
    if np.ptp(outcomes) == 0:  # nothing varies, so nothing explains anything
        nothing = np.zeros(len(factors.names))
        return Indices(factors.names, nothing, nothing, nothing, nothing)
    found: Any = sobol.analyze(
        factors.problem(), outcomes, calc_second_order=False, num_resamples=_RESAMPLES, conf_level=CONFIDENCE, seed=SEED_OF_DESIGNS, print_to_console=False
    )
    first, first_interval, total, total_interval = (np.asarray(found[key], np.float64) for key in ("S1", "S1_conf", "ST", "ST_conf"))
    return Indices(factors.names, first, first_interval, total, total_interval)
