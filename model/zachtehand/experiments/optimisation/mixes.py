"""Policy mixes: every lever at one of a few values that a council could decide on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from zachtehand.experiments.designs.dimensions import Dimension
from zachtehand.experiments.designs.distributions import Value
from zachtehand.experiments.designs.points import DesignPoint, design_point
from zachtehand.input_errors import InputError

Mix = tuple[int, ...]
"""Per lever the position of its value."""

MOST_STEPS = 20
"""Into about so many steps a range is divided: pressure 0.35, not 0.3471."""


@dataclass(frozen=True)
class Mixes:
    """All mixes of some levers.

    Attributes:
        levers: what is mixed.
        values: per lever, the values that it can have.
    """

    levers: tuple[Dimension, ...]
    values: tuple[tuple[Value, ...], ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of values per lever."""
        return tuple(len(each) for each in self.values)

    def point(self, mix: Mix) -> DesignPoint:
        """The point of a design at which a mix stands."""
        return design_point(self.levers, [values[position] for values, position in zip(self.values, mix, strict=True)])


def mixes_of(levers: Sequence[Dimension]) -> Mixes:
    """The mixes of levers: the values that were asked for, or a range in round steps.

    Raises:
        InputError: no levers, or a parameter of the model, which no council can set.
    """
    if not levers:
        raise InputError("design.nothing_over")
    for each in levers:
        if each.role != "lever":
            raise InputError("optimise.no_lever", {"path": each.path})
    return Mixes(tuple(levers), tuple(each.levels or _round_steps(each) for each in levers))


def _round_steps(lever: Dimension) -> tuple[Value, ...]:
    """From the low end of the range up, in steps of 1, 2 or 5 times a power of ten."""
    low, high = lever.distribution.at(0.0), lever.distribution.at(1.0)
    assert isinstance(low, int | float)
    assert isinstance(high, int | float)
    step = _round_up((high - low) / MOST_STEPS)
    if lever.kind == "whole number":
        step = max(1.0, step)
    count = math.floor((high - low) / step + 1e-9)
    values = [float(f"{low + number * step:.10g}") for number in range(count + 1)]  # 0.35, not 0.35000000000000003
    return tuple(round(value) for value in values) if lever.kind == "whole number" else tuple(values)


def _round_up(step: float) -> float:
    power = 10.0 ** math.floor(math.log10(step) + 1e-9)
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= step * (1 - 1e-9))
