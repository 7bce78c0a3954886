"""Programmes as the simulation knows them: who may enter, how, and for how long. What they do is in the treatment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.eligibility import Condition

POLICIES_FOR_ALL = 2
"""Regimes that come before those of the programmes: 0 the policy before, 1 the scenario's."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The rules of one programme. Months count from 0, the first of the scenario's policy."""

    name: str
    title: Mapping[str, str]
    """By language."""
    conditions: tuple[Condition, ...]
    places: float
    """Per 1,000 clients at the start."""
    chosen_by: Literal["lot", "caseworker", "screening", "trial"]
    """With a trial nobody comes in alone: people are enrolled by name."""
    assessed: float
    """With screening: people looked at in a month, per 1,000 clients at the start."""
    admitted: float
    """With screening: share of those looked at who are admitted."""
    voluntary: bool
    follows: int
    """Number of the programme (from 1) that people come from; 0 for none."""
    again: bool
    from_month: int
    until_month: float
    """First month without entry; infinite if it stays open."""
    stay_months: float
    """Infinite if there is no end."""
    own_team: bool
    """Participants have caseworkers of the programme."""

    def open_in(self, month: int) -> bool:
        """Whether people enter in a month."""
        return self.from_month <= month < self.until_month

    def runs_in(self, month: int) -> bool:
        """Whether anybody can be in it in a month."""
        return self.from_month <= month < self.until_month + self.stay_months


def shares(programmes: Sequence[Programme], *, month: int, coverage: float) -> NDArray[np.float64]:
    """How much of the municipality each regime's ratios refer to, shape (regimes,), adding up to 1.

    A programme counts for its places while it runs; the policies for all share the rest.

    Args:
        coverage: share of clients under the scenario's policy, 0–1.
    """
    own = np.array([programme.places / 1000.0 if programme.runs_in(month) else 0.0 for programme in programmes])
    own /= max(float(own.sum()), 1.0)
    rest = 1.0 - float(own.sum())
    return np.concatenate([[rest * (1.0 - coverage), rest * coverage], own])


def joined_freely(programmes: Sequence[Programme]) -> NDArray[np.bool_]:
    """For each regime, whether its people said yes to come: to the programme itself, or to the one that it follows."""
    free = [False] * (POLICIES_FOR_ALL + len(programmes))
    for regime, programme in enumerate(programmes, start=POLICIES_FOR_ALL):
        free[regime] = programme.voluntary or (programme.follows > 0 and free[programme.follows + POLICIES_FOR_ALL - 1])
    return np.array(free, np.bool_)


def teams(programmes: Sequence[Programme]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which team sees the people of each regime, and whose policy each team works by.

    A programme without caseworkers of its own leaves people with the team of the scenario's policy.
    """
    team_of_regime = [0, 1]
    regime_of_team = [0, 1]
    for regime, programme in enumerate(programmes, start=POLICIES_FOR_ALL):
        if programme.own_team:
            team_of_regime.append(len(regime_of_team))
            regime_of_team.append(regime)
        else:
            team_of_regime.append(1)
    return np.array(team_of_regime, np.int64), np.array(regime_of_team, np.int64)
