"""Felt pressure: computed once a month, after talks and measures, before anyone acts on it."""

from __future__ import annotations

from typing import Any

import numpy as np

from zachtehand.populations.categories import Status
from zachtehand.steps.training import without_the_excused
from zachtehand.submodels import pressure
from zachtehand.submodels.shapes import as_share, rows_of
from zachtehand.treatment import in_use
from zachtehand.world import World


def people_feel_pressure(world: World) -> None:
    """Policy and caseworker together press; contact carries it, trust softens it. Only people on the benefit feel it."""
    clients, happened, undergone, p = world.clients, world.happened, world.undergone, world.parameters.pressure
    nobody = np.float32(world.parameters.casework.style)  # who has no caseworker, −1, meets the average one
    stance = np.append(world.caseworkers.style, nobody) ** np.float32(p.discretion)

    def in_policy(stated: Any) -> Any:
        return np.asarray(stated, np.float32) ** np.float32(1.0 - p.discretion)

    def to_search(search_pressure: Any, duty: Any) -> Any:
        return in_policy(pressure.to_search(search_pressure, np.asarray(duty), p))

    clients.contact[:] = pressure.contact_after(clients.contact, happened.talks, p)
    clients.support *= np.float32(1.0 - p.contact_fading)
    met = rows_of((happened.talks > 0) | happened.visited)
    quality = np.maximum(happened.talk_quality.take(met), happened.visit_quality.take(met))
    clients.support[met] += p.contact_per_talk * (quality - clients.support.take(met))
    pressed = False
    for policy, felt in (
        (undergone.following(to_search, "search_pressure", "search_duty"), happened.pressure_search),
        (undergone.following(in_policy, "participation_pressure"), happened.pressure_participation),
    ):
        if not in_use(policy):
            continue
        pressed = True
        meeting = policy * stance[clients.caseworker]  # take would stumble over the −1 of those without one
        under = (clients.status == Status.ON_BENEFIT) & (clients.exempt_months == 0)
        under = without_the_excused(world, under) if felt is happened.pressure_search else under
        felt[:] = pressure.felt(meeting, clients.contact, clients.buffering, clients.trust, p) * as_share(under)
        if happened.with_expert.any():
            felt *= np.float32(1.0) - np.float32(world.parameters.experts.less_threat) * as_share(happened.with_expert)
    if pressed:
        _look_at_neighbours(world)


def _look_at_neighbours(world: World) -> None:
    """Mean felt pressure among clients in the neighbourhood: lighter demands next door are felt."""
    clients, happened = world.clients, world.happened
    felt = np.maximum(happened.pressure_search, happened.pressure_participation) * as_share(clients.status == Status.ON_BENEFIT)
    total = np.bincount(clients.neighbourhood, weights=felt, minlength=len(world.neighbourhoods))
    happened.pressure_around[:] = (total / np.maximum(world.neighbourhoods.clients, 1)).astype(np.float32).take(clients.neighbourhood, mode="clip")
