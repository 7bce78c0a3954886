"""Employability: what employers see of people, and caseworkers more or less, from their state variables (ODD 3, steps 3 and 7; ODD 5)."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from zachtehand.populations.categories import Education
from zachtehand.populations.clients import SCHOOL_AGE, Clients
from zachtehand.submodels import effort
from zachtehand.submodels.effort import EmployabilityParameters
from zachtehand.submodels.shapes import as_share


def employability(clients: Clients, p: EmployabilityParameters, *, rows: NDArray[Any] | slice = slice(None), childcare: Any = 0.0) -> NDArray[Any]:
    """Employability of these people or of everybody, as a log ratio to the average client of a whole stock.

    Args:
        childcare: how far it is arranged, 0–1, for all or for each; without it a young child weighs in full.
    """
    return effort.employability_index(
        unobserved=clients.employability[rows], age=clients.age[rows], low_education=clients.education[rows] == Education.LOW,
        language=clients.language[rows], physical=clients.health_physical[rows], mental=clients.health_mental[rows],
        young_child=as_share(clients.youngest_child_age[rows] < SCHOOL_AGE) * (1.0 - childcare), gives_care=clients.care_duty[rows],
        human_capital=clients.human_capital[rows], p=p,
    )  # fmt: skip
