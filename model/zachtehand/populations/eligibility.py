"""Eligibility: who a programme or a trial is for, as conditions on the state variables of clients.

Conditions are data, never code: a range for a number, a list of categories, yes or no.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.clients import Clients
from zachtehand.populations.columns import Column

_TIES = ("partner", "host", "employer", "caseworker", "neighbourhood", "entry_month")
"""Columns that say with whom or since when, as row numbers: they mean nothing to a reader."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on one state variable: at least ``low`` and below ``high``, or one of ``codes``."""

    field: str
    low: float = -np.inf
    high: float = np.inf
    codes: tuple[int, ...] = ()

    def holds(self, clients: Clients) -> NDArray[np.bool_]:
        """For whom the condition holds, shape (clients,)."""
        values = getattr(clients, self.field)
        if self.codes:
            return np.isin(values, self.codes)
        return (values >= self.low) & (values < self.high)


def eligible(clients: Clients, conditions: Iterable[Condition]) -> NDArray[np.bool_]:
    """For whom every condition holds, shape (clients,); everybody when there is none."""
    chosen = np.ones(clients.size, np.bool_)
    for condition in conditions:
        chosen &= condition.holds(clients)
    return chosen


def fields_to_ask() -> dict[str, Column]:
    """The state variables that a condition can name: one number per client, ties to others left out."""
    return {name: column for name, column in Clients.declared.items() if column.rows is None and name not in _TIES}
