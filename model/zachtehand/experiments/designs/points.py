"""The points of a design: grid, Latin hypercube, Sobol sequence or list.

Latin hypercube and Sobol cover the space of the shares of each dimension (scipy.stats.qmc) and take
the value at that share, so that an uncertainty is covered as its prior has it.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.designs.dimensions import Dimension, evenly
from zachtehand.experiments.designs.distributions import Uniform, Value
from zachtehand.input_errors import InputError

if TYPE_CHECKING:
    from zachtehand.scenario import Scenario

Layout = Literal["grid", "lhs", "sobol", "list"]

LEVELS_OF_A_RANGE = 5
"""Values that a grid takes from a range when nothing else is asked."""
MOST_POINTS = 100_000
SEED_OF_DESIGNS = 20_171_201
"""What draws at random for a design, a search or its bands does so from here: the same every time it is asked for."""


@dataclass(frozen=True)
class DesignPoint:
    """One point of a design: values of levers and of uncertainties, by path."""

    levers: Mapping[str, Value]
    uncertainties: Mapping[str, float]

    @property
    def values(self) -> dict[str, Value]:
        """Levers and uncertainties together."""
        return {**self.levers, **self.uncertainties}

    def scenario(self, base: Scenario) -> Scenario:
        """The base with the levers of this point. Raises InputError where they contradict each other."""
        return base.changed(dict(self.levers), option="--over") if self.levers else base


def layout_points(dimensions: Sequence[Dimension], layout: Layout, *, points: int | None = None) -> list[DesignPoint]:
    """The points of a design over some dimensions.

    Args:
        layout: "grid" takes all combinations, of a range :data:`LEVELS_OF_A_RANGE` values; "lhs" a Latin hypercube and
            "sobol" a Sobol sequence of ``points`` points; "list" the first values of all dimensions, then the second, ….
        points: number of points of "lhs" and "sobol"; None is ten per dimension (for "sobol" the next power of two).

    Raises:
        InputError: no dimensions, lists of unlike length, points given to a grid or list, more than :data:`MOST_POINTS`.
    """
    if not dimensions:
        raise InputError("design.nothing_over")
    if layout in ("grid", "list"):
        if points is not None:
            raise InputError("design.points_of_grid", {"design": layout})
        columns = [_levels(each) for each in dimensions]
        count = int(np.prod([len(column) for column in columns], dtype=np.float64)) if layout == "grid" else len(columns[0])
        _check_count(count)
        return [design_point(dimensions, row) for row in (itertools.product(*columns) if layout == "grid" else _beside(dimensions, columns))]
    count = points or 10 * len(dimensions)
    if points is None and layout == "sobol":
        count = 2 ** int(np.ceil(np.log2(count)))
    _check_count(count)
    return points_at(dimensions, _shares(layout, count, len(dimensions)))


def points_at(dimensions: Sequence[Dimension], shares: NDArray[np.float64]) -> list[DesignPoint]:
    """The points at given shares (0-1) of each dimension; shares of shape (points, dimensions)."""
    return [design_point(dimensions, [each.distribution.at(float(share)) for each, share in zip(dimensions, row, strict=True)]) for row in shares]


def design_point(dimensions: Sequence[Dimension], values: Sequence[Value]) -> DesignPoint:
    """A point with these values, one per dimension."""
    named = [(each, value) for each, value in zip(dimensions, values, strict=True)]
    return DesignPoint(
        levers={each.path: value for each, value in named if each.role == "lever"},
        uncertainties={each.path: float(value) for each, value in named if each.role == "uncertainty"},
    )


def _levels(dimension: Dimension) -> tuple[Value, ...]:
    if dimension.levels:
        return dimension.levels
    low, high = dimension.distribution.at(0.0), dimension.distribution.at(1.0)
    assert isinstance(low, int | float)
    assert isinstance(high, int | float)
    whole = isinstance(dimension.distribution, Uniform) and dimension.distribution.whole
    return evenly(low, high, LEVELS_OF_A_RANGE, whole=whole)


def _beside(dimensions: Sequence[Dimension], columns: Sequence[Sequence[Value]]) -> list[tuple[Value, ...]]:
    for each, column in zip(dimensions, columns, strict=True):
        if not each.levels or len(column) != len(columns[0]):
            counts = ", ".join(f"{one.path} {len(one.levels) or '–'}" for one in dimensions)
            raise InputError("design.unlike_lists", {"counts": counts})
    return list(zip(*columns, strict=True))


def _shares(layout: Layout, count: int, width: int) -> NDArray[np.float64]:
    from scipy.stats import qmc

    if layout == "lhs":
        return qmc.LatinHypercube(width, rng=SEED_OF_DESIGNS).random(count)
    return qmc.Sobol(width, rng=SEED_OF_DESIGNS).random_base2(max(1, int(np.ceil(np.log2(count)))))[:count]


def _check_count(count: int) -> None:
    if count > MOST_POINTS:
        raise InputError("design.too_many_points", {"count": count, "most": MOST_POINTS})
