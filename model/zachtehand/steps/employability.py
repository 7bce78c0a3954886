"""Employability: what employers see of people, and caseworkers more or less, from their state variables (ODD 3, steps 3 and 7; ODD 5)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Education
from zachtehand.populations.clients import SCHOOL_AGE, Clients
from zachtehand.submodels import effort
from zachtehand.submodels.effort import EmployabilityParameters
from zachtehand.submodels.shapes import as_share
from zachtehand.world import World


def employability_shows(world: World) -> None:
    """What employers would see of each this month, worked out once for caseworkers and for the search: it changes when people develop."""
    world.happened.seen_by_employers[:] = employability(world.clients, world.parameters.employability)


def employability(clients: Clients, p: EmployabilityParameters, *, rows: NDArray[np.intp] | None = None, childcare: Any = 0.0) -> NDArray[Any]:
    """Employability of these people or of everybody, as a log ratio to the average client of a whole stock.

    Args:
        rows: of whom; None is everybody.
        childcare: how far it is arranged, 0–1, for all or for each; without it a young child weighs in full.
    """

    def of(column: NDArray[Any]) -> NDArray[Any]:
        return column if rows is None else column.take(rows)

    return effort.employability_index(
        unobserved=of(clients.employability), age=of(clients.age), low_education=of(clients.education) == Education.LOW,
        language=of(clients.language), physical=of(clients.health_physical), mental=of(clients.health_mental),
        young_child=as_share(of(clients.youngest_child_age) < SCHOOL_AGE) * (1.0 - childcare), gives_care=of(clients.care_duty),
        human_capital=of(clients.human_capital), p=p,
    )  # fmt: skip
