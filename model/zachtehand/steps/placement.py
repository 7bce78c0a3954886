"""Placement: hosts take people on, activities begin and end, and places are taken and come free (ODD 3, step 6)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity
from zachtehand.steps import childcare, training
from zachtehand.steps.offers import guided_kinds, kept_places
from zachtehand.submodels import activity_kinds, matching, participation
from zachtehand.submodels.shapes import rows_of
from zachtehand.world import World

NO_HOST_NEEDED = np.zeros(len(Activity), np.bool_)
"""Kinds for which no organisation has to say yes (places may still run out)."""
NO_HOST_NEEDED[[Activity.NONE, Activity.OWN_BARRIERS, Activity.INFORMAL_CARE, Activity.EXERCISE]] = True


def place_with_hosts(world: World, rows: NDArray[np.intp], kind: NDArray[np.int8], unsuited: NDArray[np.float32], *, in_programme: bool) -> None:
    """Hosts take the self-reliant first, and few who need extra guidance.

    Args:
        kind: what each wants to do.
        unsuited: how far it was assigned and does not suit them.
        in_programme: these people are in programmes, and may use the places that are kept for them.
    """
    clients, undergone, p = world.clients, world.undergone, world.parameters
    if not rows.size:
        return
    reliance = participation.self_reliance(clients.health_mental[rows], clients.self_efficacy[rows], clients.language[rows], p.participation)
    stands_on = participation.stands_on(clients.self_efficacy[rows], clients.health_mental[rows])
    needs_guidance = (stands_on < p.participation.guidance_need) | guided_kinds(world)[kind]
    seen = participation.with_guidance(reliance, needs_guidance, p.participation)
    luck_host, luck_goes_along = world.uniforms(rows, "activity.host", "activity.goes_along")
    accepted = NO_HOST_NEEDED[kind] | (luck_host < participation.host_accepts(seen, undergone.at("brokerage", rows), p.participation))
    accepted &= luck_goes_along < participation.goes_along(unsuited, p.participation)
    among_residents = world.happened.matched[rows] & (kind == world.happened.offered_kind[rows])
    accepted |= among_residents
    host = np.full(rows.size, -1, np.int64)
    seeks = accepted & (kind != Activity.NONE) & (kind != Activity.INFORMAL_CARE) & ~among_residents
    for guided in (False, True):
        group = rows_of(seeks & (needs_guidance == guided))
        host[group] = find_places(world, kind[group], clients.neighbourhood[rows[group]], reliance[group], guided=guided, in_programme=in_programme)
    begins = (host >= 0) | (accepted & (kind == Activity.INFORMAL_CARE)) | among_residents
    world.happened.failed_placement[rows[~begins]] = True
    _begin(world, rows[begins], kind[begins], host[begins], needs_guidance[begins], unsuited[begins])


def _within_reach_of_all(world: World, kind: NDArray[np.int8], free: NDArray[np.int32]) -> NDArray[np.int64]:
    """How many free places of each host, sorted by kind, people outside programmes may take: all of a kind but as many as are kept."""
    to_end = np.append(np.cumsum(free[::-1])[::-1], 0)
    of_kind = to_end[:-1] - to_end[np.searchsorted(kind, kind, side="right")]
    return np.clip(of_kind - kept_places(world)[kind], 0, free)


def find_places(
    world: World, kind: NDArray[np.int8], neighbourhood: NDArray[np.intp], reliance: NDArray[np.float32],
    *, guided: bool, in_programme: bool = False,
) -> NDArray[np.int64]:  # fmt: skip
    """A host for each, in their own neighbourhood, else in their quarter, else elsewhere; −1 where there is none. Takes the places.

    Args:
        guided: these people need a place with extra guidance.
        in_programme: these people are in programmes; from others, the places that are kept for those stay free.
    """
    found = np.full(kind.size, -1, np.int64)
    if not kind.size:
        return found
    hosts, left, free = world.hosts, np.arange(kind.size), _free_places(world, guided=guided)
    for circle in world.circles:
        if not left.size:
            break
        open_now = free.take(circle.hosts)
        if not in_programme and world.reserved.any():
            open_now = _within_reach_of_all(world, hosts.kind.take(circle.hosts), open_now)
        position = matching.fill(circle.cell(kind[left], neighbourhood[left]), reliance[left], circle.cells, open_now)
        placed = position >= 0
        chosen = circle.hosts.take(position[placed])
        found[left[placed]] = chosen
        free -= np.bincount(chosen, minlength=free.size)
        left = left[~placed]
    chosen = found[found >= 0]
    hosts.taken += np.bincount(chosen, minlength=len(hosts))
    if guided:
        hosts.guidance_taken += np.bincount(chosen, minlength=len(hosts))
    return found


def _free_places(world: World, *, guided: bool) -> NDArray[np.int32]:
    """Free places of each host, with extra guidance or without: free places with guidance stay with those who need it."""
    hosts = world.hosts
    free = np.maximum(hosts.places - hosts.taken, 0)
    with_guidance = np.maximum(hosts.guidance - hosts.guidance_taken, 0)
    return np.minimum(free, with_guidance) if guided else np.maximum(free - with_guidance, 0)


def _begin(
    world: World, rows: NDArray[np.intp], kind: NDArray[np.int8], host: NDArray[np.int64], guided: NDArray[np.bool_], unsuited: NDArray[np.float32]
) -> None:
    clients, p = world.clients, world.parameters
    clients.activity[rows] = kind
    clients.kind_on_file[rows] = kind
    clients.activity_months[rows] = 0
    training.begin_training(world, rows)
    usual = activity_kinds.per_activity(p.activity_hours)[kind] * participation.hours_of_choice(world.uniform("activity.hours", rows), p.participation)
    usual = np.maximum(training.hours_in_training(world, rows, kind, usual), childcare.hours_owed(world, rows))
    demanded = np.where(world.happened.raised[rows], world.undergone.at("duty_hours", rows) * world.undergone.at("participation_duty", rows), 0.0)
    clients.activity_hours[rows] = participation.hours_under_duty(usual, demanded, p.participation)
    clients.host[rows] = host
    clients.guided[rows] = guided & (host >= 0)
    free = participation.voluntariness_at_start(clients.autonomous[rows], clients.controlled_participation[rows], p.participation)
    clients.voluntariness[rows] = participation.voluntariness_of_assigned(free, unsuited, p.participation)
    world.happened.started[rows] = True


def leave_activity(world: World, rows: NDArray[np.intp]) -> None:
    """These people stop; their places come free."""
    if not rows.size:
        return
    clients, hosts = world.clients, world.hosts
    placed = rows[clients.host[rows] >= 0]
    hosts.taken -= np.bincount(clients.host[placed], minlength=len(hosts))
    hosts.guidance_taken -= np.bincount(clients.host[placed[clients.guided[placed]]], minlength=len(hosts))
    clients.activity[rows] = Activity.NONE
    clients.activity_months[rows] = 0
    clients.activity_hours[rows] = 0
    clients.host[rows] = -1
    clients.guided[rows] = False
    clients.voluntariness[rows] = 1
