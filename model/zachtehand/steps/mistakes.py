"""Benefits that are stopped by mistake: the money stays away, and comes back later (ODD 3, steps 5, 8 and 11)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Status
from zachtehand.submodels import enforcement
from zachtehand.submodels.shapes import rows_of
from zachtehand.world import World


def could_be_stopped_by_mistake(world: World, luck: NDArray[np.float32]) -> NDArray[np.intp]:
    """Whose luck is so bad that a mistake can reach them; the others are safe however often they are checked."""
    most = enforcement.wrongly_stopped(np.max(world.checks, initial=0.0).astype(np.float32), world.parameters.enforcement)
    return rows_of((luck < most) & (world.clients.status == Status.ON_BENEFIT))


def benefits_stop_by_mistake(world: World, rows: NDArray[np.intp], luck: NDArray[np.float32], checks: NDArray[np.float32]) -> None:
    """Some benefits are stopped wrongly and repaired: the money comes late, the trust does not come back with it.

    Args:
        rows: who could be stopped.
        luck: a uniform draw for each of them; its lowest values are those of mistakes.
        checks: of each of them this month.
    """
    p = world.parameters.enforcement
    stopped = rows[luck < enforcement.wrongly_stopped(checks, p)]
    world.happened.wrongly_stopped[stopped] = True
    world.clients.stopped_months[stopped] = enforcement.months_stopped(world.uniform("stop.length", stopped), p)


def held_back(world: World) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Whose benefit is held back by mistake this month, and which share of it: all in the first month, then there is an advance."""
    clients = world.clients
    rows = rows_of(clients.stopped_months > 0)
    rows = rows[clients.status[rows] == Status.ON_BENEFIT]
    return rows, np.where(world.happened.wrongly_stopped[rows], 1.0, 1.0 - world.law.advance_share).astype(np.float32)


def back_paid(world: World) -> NDArray[np.intp]:
    """Who gets this month what was held back."""
    clients = world.clients
    rows = rows_of(clients.back_pay > 0)
    return rows[(clients.stopped_months[rows] == 0) | (clients.status[rows] != Status.ON_BENEFIT)]
