"""Goals of teams: what was reached in twelve months, and how far behind that is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Status
from zachtehand.submodels.goals import gap
from zachtehand.world import World

WORK, PASSED_ON, ACTIVITY = range(3)
"""Places of the goals in :attr:`World.goals_reached` and :attr:`World.goal_gap`."""


def goals_are_counted(world: World) -> None:
    """What counts this month, for each policy that has goals, and the gap that next month starts with."""
    per_1000 = np.array([[each.goal_work, each.goal_passed_on, each.goal_activity] for each in world.treatments], np.float64)
    if not per_1000.any():
        world.goal_gap = np.zeros((0, 3))
        return
    clients, happened, regimes = world.clients, world.happened, len(world.treatments)

    def by_regime(mask: NDArray[np.bool_]) -> NDArray[np.float64]:
        return np.bincount(clients.regime[mask], minlength=regimes).astype(np.float64)

    now = np.stack([by_regime(happened.exit == Status.WORK), by_regime(happened.passed_on), by_regime(happened.started)], axis=1)
    before = world.goals_reached if len(world.goals_reached) == regimes else np.zeros((regimes, 3, 0))
    world.goals_reached = np.concatenate([before, now[:, :, None]], axis=2)[:, :, -12:]
    thousands = by_regime(clients.status == Status.ON_BENEFIT)[:, None] / 1000.0
    behind_now = gap(world.goals_reached.sum(axis=2), per_1000 * thousands, world.goals_reached.shape[2])
    world.goal_gap = behind_now * np.array([[each.goal_strictness] for each in world.treatments])


def held_to_success(world: World) -> NDArray[np.float64]:
    """How strictly each caseworker is held to outflow: a standing target, or the gap of a goal for moves to work."""
    standing = world.per_caseworker("success_target")
    if len(world.goal_gap) != len(world.treatments):
        return standing
    return np.maximum(standing, world.goal_gap[world.regime_of_team[world.caseworkers.team], WORK])


def behind(world: World, goal: int, rows: NDArray[np.intp]) -> NDArray[np.float32]:
    """How far the team of these people is behind a goal, 0–1."""
    if len(world.goal_gap) != len(world.treatments):
        return np.zeros(rows.shape, np.float32)
    return world.goal_gap[world.clients.regime[rows], goal].astype(np.float32)
