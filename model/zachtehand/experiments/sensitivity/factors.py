"""Factors: what is moved as one in a sensitivity analysis, a parameter or a whole group of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from zachtehand.experiments.designs.dimensions import Dimension
from zachtehand.experiments.designs.distributions import Sample

By = Literal["groups", "parameters"]

MOST_SINGLE = 40
"""From more dimensions than this on, they are moved in groups unless asked otherwise."""


@dataclass(frozen=True)
class Factors:
    """The factors of an analysis.

    Attributes:
        dimensions: all that is moved.
        names: of the factors, in order; a group has the name that the paths of its parameters begin with.
    """

    dimensions: tuple[Dimension, ...]
    by: By

    @property
    def names(self) -> tuple[str, ...]:
        """The factors, in order of first appearance."""
        return tuple(dict.fromkeys(self._name(each) for each in self.dimensions))

    def only(self, names: Sequence[str]) -> Factors:
        """These factors alone."""
        return replace(self, dimensions=tuple(each for each in self.dimensions if self._name(each) in names))

    def problem(self) -> dict[str, Any]:
        """The factors as SALib wants them, in shares (0-1) of each dimension."""
        problem: dict[str, Any] = {
            "num_vars": len(self.dimensions),
            "names": [each.path for each in self.dimensions],
            "bounds": [[0.0, 1.0]] * len(self.dimensions),
        }
        if self.by == "groups":
            problem["groups"] = [self._name(each) for each in self.dimensions]
        return problem

    def _name(self, dimension: Dimension) -> str:
        return dimension.path.partition(".")[0] if self.by == "groups" else dimension.path


def factors(dimensions: Sequence[Dimension], by: By | None = None) -> Factors:
    """The factors over some dimensions; None takes groups for more than :data:`MOST_SINGLE`, otherwise each on its own."""
    return Factors(tuple(dimensions), by or ("groups" if len(dimensions) > MOST_SINGLE else "parameters"))


def left_open(dimensions: Sequence[Dimension], draws: Mapping[int, Mapping[str, float]]) -> tuple[Dimension, ...]:
    """The dimensions over what draws of an ensemble leave open of each, taken one by one; a lever stays as it is."""
    return tuple(
        replace(each, distribution=Sample(tuple(sorted(values[each.path] for values in draws.values()))))
        if each.role == "uncertainty" and all(each.path in values for values in draws.values())
        else each
        for each in dimensions
    )
