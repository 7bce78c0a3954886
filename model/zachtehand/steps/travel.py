"""The way to places: how many are within reach this month, and whom that keeps from taking part (ODD 3, step 6)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.submodels import travel
from zachtehand.submodels.shapes import Floats
from zachtehand.world import World


def ability_lost(world: World, rows: NDArray[np.intp]) -> Floats:
    """Ability to take part that the way to free places takes from these people."""
    clients, hosts, near, p = world.clients, world.hosts, world.neighbourhoods, world.parameters.travel
    free = np.bincount(hosts.neighbourhood, weights=np.maximum(hosts.places - hosts.taken, 0), minlength=len(near))
    near.access[:] = travel.within_reach(near.east, near.north, free, p)
    fare = p.fare * world.law.price_level
    paid = np.minimum(world.undergone.by_policy("travel_pass").max(axis=1).astype(np.float64) / fare, 1.0).astype(np.float32)
    return travel.ability_lost(near.access[clients.neighbourhood[rows]], clients.health_physical[rows], clients.debt[rows], paid[clients.regime[rows]], p)
