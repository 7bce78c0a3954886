"""Policy reaches people: regimes, staff and places follow the calendar (ODD 3, step 1)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Status
from zachtehand.programmes import POLICIES_FOR_ALL
from zachtehand.steps.placement import leave_activity
from zachtehand.submodels.shapes import rows_of
from zachtehand.treatment import Undergone
from zachtehand.world import World


def people_come_under_policy(world: World, covered_from: NDArray[np.int64], *, afresh: bool = True) -> None:
    """Everyone whose month it is comes under the scenario's policy, and those in a programme under that of the programme.

    Args:
        afresh: the policy differs from the one before, and first meets those who were not seen for a year.
        covered_from: month from which each neighbourhood, or each person, is under the policy.
    """
    clients = world.clients
    covered = (covered_from <= world.calendar.month).astype(np.int8)
    if len(world.treatments) == 1:
        regime = np.zeros(world.people, np.int8)
    elif covered.size == len(world.neighbourhoods):
        regime = covered.take(clients.neighbourhood)
    else:
        regime = covered[: world.people].copy()
    if world.programmes:
        regime[clients.programme > 0] = clients.programme[clients.programme > 0] + (POLICIES_FOR_ALL - 1)
    if afresh:
        changed = rows_of(regime != clients.regime)
        clients.in_view[changed[(regime[changed] < POLICIES_FOR_ALL) & (clients.months_since_talk[changed] >= 12)]] = False
    if world.programmes:  # one with a team of its own begins with a first talk
        clients.in_view[world.happened.programme_entered & (world.team_of_regime > 1)[regime]] = False
    clients.regime[:] = regime
    world.undergone = Undergone(world.treatments, clients.regime, getattr(world, "undergone", None))
    if world.programmes:
        _leave_what_only_the_programme_had(world, rows_of(world.happened.programme_left & (clients.host >= 0)))


def _leave_what_only_the_programme_had(world: World, rows: NDArray[np.intp]) -> None:
    """Whoever has left a programme stops what its places were for, where there are none of that kind outside it.

    A training goes on: its terms were agreed when it began.
    """
    if not rows.size:
        return
    clients = world.clients
    kind = clients.activity[rows]
    places = world.undergone.by_policy("places")[clients.regime[rows], kind]
    ends = rows[(places <= 0) & (kind != Activity.TRAINING)]
    world.happened.stopped[ends] = True
    world.happened.programme_ended[ends] = True
    leave_activity(world, ends)


def places_follow(world: World) -> None:
    """Hosts have the places that the policies supply, each for its share of the municipality."""
    hosts = world.hosts
    rates = np.stack([treatment.places for treatment in world.treatments]).astype(np.float64)
    guided = np.stack([treatment.guidance_places for treatment in world.treatments]).astype(np.float64)
    shares = world.shares[:, None]
    places, guidance = (rates * shares).sum(axis=0) * world.supply_scale, (rates * guided * shares).sum(axis=0) * world.supply_scale
    for kind in Activity:
        rows = rows_of(hosts.kind == kind)
        if not rows.size:
            continue
        share = hosts.size_share[rows]
        ends = np.cumsum(share, dtype=np.float64) / max(float(share.sum()), 1e-9)
        hosts.places[rows] = _spread(places[kind], ends)
        hosts.guidance[rows] = np.minimum(_spread(guidance[kind], ends), hosts.places[rows])
    if world.programmes:
        for_all = rates[POLICIES_FOR_ALL - 1]
        extra = np.maximum(rates[POLICIES_FOR_ALL:] - for_all, 0.0) * shares[POLICIES_FOR_ALL:]
        world.reserved = np.round(extra.sum(axis=0) * world.supply_scale).astype(np.int64)
    _close_places(world)


def _spread(total: float, ends: NDArray[np.float64]) -> NDArray[np.int32]:
    """Whole places per host that add up to the total, rounded.

    Args:
        ends: share of the places that this host and those before it have, rising to 1.
    """
    places = np.round(ends * round(total)).astype(np.int32)
    places[1:] -= places[:-1].copy()
    return places


def _close_places(world: World) -> None:
    """Where there are fewer places than participants, the newest participants lose theirs."""
    hosts, clients = world.hosts, world.clients
    if not ((hosts.taken > hosts.places) | (hosts.guidance_taken > hosts.guidance)).any():
        return
    for taken, places, among in (
        (hosts.guidance_taken, hosts.guidance, clients.guided),
        (hosts.taken, hosts.places, clients.host >= 0),
    ):
        rows = rows_of(among & (clients.host >= 0))
        rows = rows[(taken > places)[clients.host[rows]]]
        rows = rows[np.lexsort((rows, -clients.activity_months[rows], clients.host[rows]))]
        host = clients.host[rows]
        rank = np.arange(rows.size) - np.searchsorted(host, host, side="left")
        losing = rows[rank >= places[host]]
        world.happened.stopped[losing] = True
        leave_activity(world, losing)
        assert (taken <= places).all()


def share_covered(world: World) -> float:
    """Share of clients on the benefit, those in programmes left out, who are under the scenario's policy."""
    counted = (world.clients.status == Status.ON_BENEFIT) & (world.clients.regime < POLICIES_FOR_ALL)
    clients = np.count_nonzero(counted)
    return np.count_nonzero(counted & (world.clients.regime > 0)) / clients if clients else 1.0
