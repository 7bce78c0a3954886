"""Scenario discovery: in which part of the plausible worlds does a conclusion not hold?

PRIM (Friedman and Fisher 1999; in policy analysis Bryant and Lempert 2010), as the EMA workbench has
it, peels a box of parameter values in which worlds that turn are dense. With hundreds of parameters
and hundreds of worlds there is always some box, so the whole search, the choice of parameters
included, is repeated with the worlds shuffled: how often does chance find a box as telling?
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from inspect import signature
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.designs.extras import needed
from zachtehand.experiments.designs.points import SEED_OF_DESIGNS

CANDIDATES = 6
"""Parameters that are searched: those that go most with turning."""
MOST_LIMITS = 3
"""More conditions than this nobody can weigh."""
SIGNIFICANT = 0.05
FEWEST_TURNED = 10
"""With fewer worlds that turn, or fewer that do not, nothing is sought."""
SHUFFLES = 49
_PEEL = 0.1
_SMALLEST_MASS = 0.05


@dataclass(frozen=True)
class Limit:
    """One condition: a parameter above its low, below its high, or between; None is no limit on that side."""

    name: str
    low: float | None
    high: float | None

    def holds(self, values: NDArray[np.float64]) -> NDArray[np.bool_]:
        """In which worlds."""
        inside = np.ones(values.shape, np.bool_)
        if self.low is not None:
            inside &= values >= self.low
        if self.high is not None:
            inside &= values <= self.high
        return inside


@dataclass(frozen=True)
class Box:
    """A part of the plausible worlds, and how well it says where a conclusion turns.

    Attributes:
        limits: the conditions that hold in it, all together.
        coverage: share of all worlds that turn that lie in it.
        density: share of the worlds in it that turn.
        base_rate: share of all worlds that turn.
        chance: how often shuffled worlds give a box as telling, (k + 1) / (shuffles + 1).
    """

    limits: tuple[Limit, ...]
    coverage: float
    density: float
    base_rate: float
    chance: float

    @property
    def telling(self) -> float:
        """How telling the box is: the harmonic mean of coverage and density."""
        return _telling(self.coverage, self.density)


def find_box(values: NDArray[np.float64], names: Sequence[str], turned: NDArray[np.bool_], *, shuffles: int = SHUFFLES) -> Box | None:
    """The box that says best where worlds turn.

    Args:
        values: (worlds, parameters).
        names: of the parameters.
        turned: per world, whether the conclusion does not hold in it.
        shuffles: how often the search is repeated on shuffled worlds.

    Returns:
        None where fewer than :data:`FEWEST_TURNED` worlds turn or hold, or where no condition is significant.

    Raises:
        InputError: the EMA workbench is not installed.
    """
    if min(turned.sum(), (~turned).sum()) < FEWEST_TURNED:
        return None
    found = _search(values, names, turned)
    if found is None:
        return None
    generator = np.random.default_rng(SEED_OF_DESIGNS)
    telling = _telling(*_worth(found, values, names, turned))
    as_telling = 0
    for _ in range(shuffles):
        shuffled = generator.permutation(turned)
        other = _search(values, names, shuffled)
        as_telling += other is not None and _telling(*_worth(other, values, names, shuffled)) >= telling
    return Box(found, *_worth(found, values, names, turned), float(turned.mean()), (as_telling + 1) / (shuffles + 1))


def _search(values: NDArray[np.float64], names: Sequence[str], turned: NDArray[np.bool_]) -> tuple[Limit, ...] | None:
    """The most telling conditions on the parameters that go most with turning."""
    import pandas as pd

    chosen = [names[position] for position in _going_with(values, turned)[:CANDIDATES]]
    columns = pd.DataFrame({name: values[:, names.index(name)] for name in chosen})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of notebooks that are not there
        prim = needed("ema_workbench.analysis.prim")
        # Version 3, which is for Python 3.12 and newer, gives the best box it finds; earlier ones ask how good it must be.
        wanted = {"threshold": float(turned.mean())} if "threshold" in signature(prim.Prim).parameters else {}
        box = prim.Prim(columns, turned, peel_alpha=_PEEL, mass_min=_SMALLEST_MASS, **wanted).find_box()
    if box is None:
        return None
    significance = box.p_values if hasattr(box, "p_values") else box.qp  # as version 3, and those before it, call it
    steps = [_limits(box.box_lims[step], significance[step]) for step in range(1, len(box.box_lims))]
    usable = [limits for limits in steps if 0 < len(limits) <= MOST_LIMITS]
    return max(usable, key=lambda limits: _telling(*_worth(limits, values, names, turned)), default=None)


def _limits(lims: Any, significance: dict[str, list[float]]) -> tuple[Limit, ...]:
    """The significant conditions of one step of the peeling."""
    limits = []
    for name, (at_low, at_high) in significance.items():
        low, high = (float(value) for value in lims[name])
        limit = Limit(name, low if 0 <= at_low <= SIGNIFICANT else None, high if 0 <= at_high <= SIGNIFICANT else None)
        if limit.low is not None or limit.high is not None:
            limits.append(limit)
    return tuple(limits)


def _going_with(values: NDArray[np.float64], turned: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Positions of the parameters by how strongly their ranks go with turning, strongest first."""
    ranks = np.argsort(np.argsort(values, axis=0, kind="stable"), axis=0, kind="stable")
    apart = np.abs(ranks[turned].mean(axis=0) - ranks[~turned].mean(axis=0))
    return np.argsort(-apart, kind="stable")


def _worth(limits: Sequence[Limit], values: NDArray[np.float64], names: Sequence[str], turned: NDArray[np.bool_]) -> tuple[float, float]:
    """Coverage and density of a box."""
    inside = np.all([limit.holds(values[:, names.index(limit.name)]) for limit in limits], axis=0)
    both = float((inside & turned).sum())
    return both / float(turned.sum()), both / max(float(inside.sum()), 1.0)


def _telling(coverage: float, density: float) -> float:
    return 2 * coverage * density / (coverage + density) if coverage + density else 0.0
