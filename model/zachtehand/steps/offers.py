"""Offers: what there is to do, who goes out to find people for it, and what each chooses (ODD 3, step 6)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity
from zachtehand.programmes import POLICIES_FOR_ALL
from zachtehand.steps import childcare, rewards
from zachtehand.submodels import participation
from zachtehand.submodels.shapes import rows_of
from zachtehand.treatment import in_use
from zachtehand.world import World


def recruited_among(world: World, idle: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whom of these people organisations find that go out to fill the guidance places that were bought: people who need guidance."""
    clients, p = world.clients, world.parameters.participation
    found = np.zeros(idle.size, np.bool_)
    free = _free_guidance(world).sum() if in_use(world.undergone.recruitment) else 0
    if not free:
        return found
    stands = participation.stands_on(clients.self_efficacy[idle], clients.health_mental[idle])
    looked_for = rows_of((stands < p.indication) & ~world.happened.raised[idle])
    rows = idle[looked_for]
    chance = participation.asked_by_recruiters(float(free), rows.size, world.undergone.at("recruitment", rows), p)
    found[looked_for] = world.uniform("activity.recruited", rows) < chance
    return found


def choose(world: World, rows: NDArray[np.intp], recruited: NDArray[np.bool_]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """The kind that each wants to do: a matter of fit, of what there is, and of who asked; and how far it was assigned and does not suit."""
    clients, undergone, p = world.clients, world.undergone, world.parameters
    if not rows.size:
        return np.zeros(0, np.int8), np.zeros(0, np.float32)
    fit = participation.personal_fit(
        autonomous=clients.autonomous[rows], efficacy=clients.self_efficacy[rows], physical=clients.health_physical[rows],
        mental=clients.health_mental[rows], debt=clients.debt[rows], language=clients.language[rows],
        human_capital=clients.human_capital[rows], age=clients.age[rows], gives_care=clients.care_duty[rows], p=p.fit,
    )  # fmt: skip
    places = _places_on_offer(world, rows)
    childcare.only_what_counts(world, rows, fit)
    stands_on = participation.stands_on(clients.self_efficacy[rows], clients.health_mental[rows])
    fit[_needs_indication(world, rows) & (stands_on >= p.participation.indication)] = -np.inf
    offered = places
    if recruited.any():  # organisations have their own free places to offer
        of_recruiters = (_free_guidance(world) / world.supply_scale).astype(np.float32)[:, None]
        offered = np.where(recruited, of_recruiters, places.reshape(len(places), -1))
        fit[Activity.INFORMAL_CARE, recruited] = -np.inf
    kind = participation.choose_kind(
        fit,
        appeal=rewards.appeal(world, rows),
        places=offered,
        choice=undergone.at("choice", rows),
        luck=world.uniform("activity.kind", rows),
        p=p.participation,
    )
    kind = _taken_as_offered(world, rows, kind, places)
    return kind, participation.assigned_unsuited(fit[kind, np.arange(rows.size)], undergone.at("choice", rows))


def _taken_as_offered(world: World, rows: NDArray[np.intp], kind: NDArray[np.int8], places: NDArray[np.float32]) -> NDArray[np.int8]:
    """The kind that a visit or a broker offered, where there is one: residents among each other need no organisation.

    Args:
        kind: what each would choose.
        places: on offer, by kind, for all or for each.
    """
    offered = world.happened.offered_kind[rows]
    if not offered.any():
        return kind
    supplied = (places[offered] if places.ndim == 1 else places[offered, np.arange(rows.size)]) > 0
    return np.where((offered != Activity.NONE) & (supplied | world.happened.matched[rows]), offered, kind).astype(np.int8)


def _places_on_offer(world: World, rows: NDArray[np.intp]) -> NDArray[np.float32]:
    """Places per 1,000 clients that each may choose from, shape (kinds,), or (kinds, people) where there are programmes with places of their own."""
    hosts = world.hosts
    in_all = np.bincount(hosts.kind, weights=hosts.places, minlength=len(Activity)).astype(np.float32) / world.supply_scale
    of_programmes = world.treatments[POLICIES_FOR_ALL:]
    if all(np.array_equal(treatment.places, world.treatments[POLICIES_FOR_ALL - 1].places) for treatment in of_programmes):
        return in_all  # more, or fewer kinds, are places of one's own
    for_all = np.maximum(in_all - world.reserved / world.supply_scale, 0.0)
    per_regime = np.stack([for_all] * POLICIES_FOR_ALL + [treatment.places for treatment in of_programmes])
    return per_regime[world.clients.regime[rows]].T.astype(np.float32)


def _needs_indication(world: World, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Kinds for which each needs an indication, shape (kinds, people): by their own policy, or by another's where only that has places."""
    per_regime = world.undergone.by_policy("indication") > 0
    without = world.undergone.by_policy("places") <= 0
    per_regime |= without & per_regime.any(axis=0)
    return per_regime[world.clients.regime[rows]].T


def guided_kinds(world: World) -> NDArray[np.bool_]:
    """Kinds of which every place comes with guidance: whoever takes part is guided."""
    hosts = world.hosts
    places, guidance = (np.bincount(hosts.kind, weights=each, minlength=len(Activity)) for each in (hosts.places, hosts.guidance))
    return (places > 0) & (guidance == places)


def _free_guidance(world: World) -> NDArray[np.int64]:
    """Guidance places that nobody takes and that are open to all, by kind."""
    hosts = world.hosts
    free = np.minimum(hosts.guidance - hosts.guidance_taken, hosts.places - hosts.taken)
    by_kind = np.bincount(hosts.kind, weights=np.maximum(free, 0), minlength=len(Activity)).astype(np.int64)
    return np.maximum(by_kind - kept_places(world), 0) if world.reserved.any() else by_kind


def kept_places(world: World) -> NDArray[np.int64]:
    """Places of programmes, by kind, that nobody in a programme has taken yet."""
    taken = (world.clients.programme > 0) & (world.clients.host >= 0)
    return np.maximum(world.reserved - np.bincount(world.clients.activity[taken], minlength=len(Activity)), 0)
