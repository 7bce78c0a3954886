"""Participation: starting, continuing and stopping activities; placement with hosts (ODD 3, step 6)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Status
from zachtehand.programmes import POLICIES_FOR_ALL, joined_freely
from zachtehand.steps import childcare, rewards, training, travel
from zachtehand.submodels import activity_kinds, enforcement, matching, participation
from zachtehand.submodels.shapes import as_share
from zachtehand.treatment import in_use
from zachtehand.world import World, at

NO_HOST_NEEDED = np.zeros(len(Activity), np.bool_)
"""Kinds for which no organisation has to say yes (places may still run out)."""
NO_HOST_NEEDED[[Activity.NONE, Activity.OWN_BARRIERS, Activity.INFORMAL_CARE, Activity.EXERCISE]] = True


def people_take_part(world: World) -> None:
    """Some stop, some start: can × want × asked, as far as there are places and hosts who accept."""
    _stop(world)
    _start(world)
    childcare.childcare_places_end(world)


def _stop(world: World) -> None:
    clients, undergone, p = world.clients, world.undergone, world.parameters
    rows = np.flatnonzero(clients.activity != Activity.NONE)
    kind = clients.activity[rows]
    chance = participation.drops_out(
        autonomous=clients.autonomous[rows],
        mental=clients.health_mental[rows],
        voluntariness=clients.voluntariness[rows],
        reactance=clients.reactance[rows],
        kind_ratio=activity_kinds.per_activity(p.drop_out)[kind],
        aftercare=at(undergone.aftercare, rows),
        p=p.participation,
    )
    chance = _less_for_fear(world, rows, chance)
    length = rewards.of_kind(world, "stay_limit", rows, kind)
    length = np.where(length > 0, length, activity_kinds.per_activity(p.programme_length)[kind])
    over = (length > 0) & (clients.activity_months[rows] >= length)
    gone = clients.status[rows] != Status.ON_BENEFIT
    stops = gone | over | (world.uniform("activity.stop", rows) < chance)
    dropped = rows[stops & ~over & ~gone & clients.plan[rows]]
    clients.agreement_broken[dropped] = np.broadcast_to(np.asarray(at(undergone.broken_agreements, dropped)) > 0, dropped.shape)
    training.complete_training(world, rows[over & ~gone])
    clients.activity_months[rows] += 1
    drift = p.participation.voluntariness_drift * (1.0 - clients.voluntariness[rows])
    clients.voluntariness[rows] += drift
    world.happened.programme_ended[rows[over & ~gone]] = True
    world.happened.stopped[rows[stops]] = True
    leave_activity(world, rows[stops])
    idle = np.flatnonzero((clients.activity == Activity.NONE) & clients.registered)
    found_out = idle[world.uniform("register.fading", idle) < p.participation.register_fading]
    clients.registered[found_out] = False
    clients.plan[found_out] = False


def _less_for_fear(world: World, rows: NDArray[np.intp], chance: NDArray[np.float32]) -> NDArray[np.float32]:
    """Chance to drop out where an agreement is on file and breaking it has consequences."""
    undergone, p = world.undergone, world.parameters.enforcement
    if not in_use(undergone.broken_agreements):
        return chance
    at_stake = np.asarray(at(undergone.broken_agreements, rows)) * at(undergone.filing, rows) * at(undergone.cut_share, rows)
    return chance * (1.0 - enforcement.deterred(at_stake, p) * world.clients.plan[rows])


def leave_activity(world: World, rows: NDArray[np.intp]) -> None:
    """These people stop; their places come free."""
    clients, hosts = world.clients, world.hosts
    placed = rows[clients.host[rows] >= 0]
    np.subtract.at(hosts.taken, clients.host[placed], 1)
    np.subtract.at(hosts.guidance_taken, clients.host[placed[clients.guided[placed]]], 1)
    clients.activity[rows] = Activity.NONE
    clients.activity_months[rows] = 0
    clients.activity_hours[rows] = 0
    clients.host[rows] = -1
    clients.guided[rows] = False
    clients.voluntariness[rows] = 1


def _start(world: World) -> None:
    clients, happened, undergone, p = world.clients, world.happened, world.undergone, world.parameters.participation
    idle = np.flatnonzero((clients.status == Status.ON_BENEFIT) & (clients.activity == Activity.NONE))
    initiatives = world.neighbourhoods.initiatives[clients.neighbourhood[idle]]
    unasked = world.uniform("activity.asked", idle) < participation.asked_without_talk(happened.active_around[idle], initiatives, p)
    bargain = np.broadcast_to(childcare.looks_for_hours(world), world.people)
    recruited = _recruited(world, idle)
    asked = unasked | recruited | (happened.raised | happened.asked | bargain)[idle]
    asked |= _plan_taken_up(world, idle)
    rows, recruited = idle[asked], recruited[asked]

    willing = participation.want(
        clients.autonomous[rows], rewards.pulled(world, rows, clients.controlled_participation[rows]), clients.fatigue[rows],
        fatigue_weakening=world.parameters.fatigue.weakening, p=p,
    )  # fmt: skip
    said_yes = joined_freely(world.programmes)[clients.regime[rows]]
    willing = np.maximum(willing, np.float32(world.parameters.programmes.keeps_to_yes) * as_share(said_yes))
    under_duty = participation.want_at_talk_under_duty(willing, at(undergone.participation_duty, rows), clients.reactance[rows], p)
    willing = np.where(happened.raised[rows], under_duty, willing)
    wants = (world.uniform("activity.want", rows) < willing) | bargain[rows]
    able = participation.can(
        clients.health_physical[rows], clients.health_mental[rows], clients.debt[rows], clients.language[rows],
        as_share(clients.youngest_child_age[rows] < 5), childcare.childcare(world, rows), p,
        gives_care=as_share(clients.care_duty[rows]), travel=travel.ability_lost(world, rows),
    )  # fmt: skip
    tries = world.uniform("activity.can", rows) < able
    chooses = wants & (tries | happened.raised[rows])
    rows, tries, recruited = rows[chooses], tries[chooses], recruited[chooses]
    kind, unsuited = _choose(world, rows, recruited)
    planned = happened.raised[rows]
    _sign_plans(world, rows[planned], kind[planned])
    inside = (clients.regime[rows] >= POLICIES_FOR_ALL) & world.reserved.any()
    for in_programme in (True, False):
        group = tries & (inside == in_programme)
        _place(world, rows[group], kind[group], unsuited[group], in_programme=in_programme)


def _recruited(world: World, idle: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whom of these people organisations find that go out to fill the guidance places that were bought: people who need guidance."""
    clients, p = world.clients, world.parameters.participation
    found = np.zeros(idle.size, np.bool_)
    free = _free_guidance(world).sum()
    if not free or not np.any(world.undergone.recruitment):
        return found
    stands = participation.stands_on(clients.self_efficacy[idle], clients.health_mental[idle])
    looked_for = np.flatnonzero((stands < p.indication) & ~world.happened.raised[idle])
    rows = idle[looked_for]
    chance = participation.asked_by_recruiters(float(free), rows.size, at(world.undergone.recruitment, rows), p)
    found[looked_for] = world.uniform("activity.recruited", rows) < chance
    return found


def _free_guidance(world: World) -> NDArray[np.int64]:
    """Guidance places that nobody takes and that are open to all, by kind."""
    hosts = world.hosts
    free = np.minimum(hosts.guidance - hosts.guidance_taken, hosts.places - hosts.taken)
    by_kind = np.bincount(hosts.kind, weights=np.maximum(free, 0), minlength=len(Activity)).astype(np.int64)
    return np.maximum(by_kind - _kept_places(world), 0) if world.reserved.any() else by_kind


def _plan_taken_up(world: World, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whose plan led to nothing so far and is taken up again, among these people, as far as caseworkers found the hours."""
    taken_up = world.clients.plan[rows]
    rows = rows[taken_up]
    done = np.append(world.plans_followed, 0.0)[world.clients.caseworker[rows]]  # −1, nobody, points at the last
    chance = participation.asked_by_plan(at(world.undergone.hours_per_plan, rows), world.parameters.participation) * done
    taken_up[taken_up] = world.uniform("activity.plan", rows) < chance
    return taken_up


def _sign_plans(world: World, rows: NDArray[np.intp], kind: NDArray[np.int8]) -> None:
    """A plan goes on file, whether or not anything comes of it, and asks hours of the caseworker."""
    clients = world.clients
    clients.plan[rows] = True
    clients.registered[rows] = True
    clients.kind_on_file[rows] = kind
    hours = np.broadcast_to(np.asarray(at(world.undergone.hours_per_plan, rows), np.float64), rows.shape)
    assigned = clients.caseworker[rows] >= 0
    world.plan_backlog += np.bincount(clients.caseworker[rows[assigned]], weights=hours[assigned], minlength=world.plan_backlog.size)


def _choose(world: World, rows: NDArray[np.intp], recruited: NDArray[np.bool_]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
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
    fit[np.ix_(sheltered_kinds(world), stands_on >= p.participation.indication)] = -np.inf
    offered = places
    if recruited.any():  # organisations have their own free places to offer
        of_recruiters = (_free_guidance(world) / world.supply_scale).astype(np.float32)[:, None]
        offered = np.where(recruited, of_recruiters, places.reshape(len(places), -1))
        fit[Activity.INFORMAL_CARE, recruited] = -np.inf
    kind = participation.choose_kind(
        fit,
        appeal=rewards.appeal(world, rows),
        places=offered,
        choice=at(undergone.choice, rows),
        luck=world.uniform("activity.kind", rows),
        p=p.participation,
    )
    kind = _taken_as_offered(world, rows, kind, places)
    return kind, participation.assigned_unsuited(fit[kind, np.arange(rows.size)], at(undergone.choice, rows))


def _place(world: World, rows: NDArray[np.intp], kind: NDArray[np.int8], unsuited: NDArray[np.float32], *, in_programme: bool) -> None:
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
    needs_guidance = (stands_on < p.participation.guidance_need) | sheltered_kinds(world)[kind]
    seen = participation.with_guidance(reliance, needs_guidance, p.participation)
    accepted = NO_HOST_NEEDED[kind] | (world.uniform("activity.host", rows) < participation.host_accepts(seen, at(undergone.brokerage, rows), p.participation))
    accepted &= world.uniform("activity.goes_along", rows) < participation.goes_along(unsuited, p.participation)
    among_residents = world.happened.matched[rows] & (kind == world.happened.offered_kind[rows])
    accepted |= among_residents
    host = np.full(rows.size, -1, np.int64)
    seeks = accepted & (kind != Activity.NONE) & (kind != Activity.INFORMAL_CARE) & ~among_residents
    for guided in (False, True):
        group = np.flatnonzero(seeks & (needs_guidance == guided))
        host[group] = find_places(world, kind[group], clients.neighbourhood[rows[group]], reliance[group], guided=guided, in_programme=in_programme)
    begins = (host >= 0) | (accepted & (kind == Activity.INFORMAL_CARE)) | among_residents
    world.happened.failed_placement[rows[~begins]] = True
    _begin(world, rows[begins], kind[begins], host[begins], needs_guidance[begins], unsuited[begins])


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
    if not world.reserved.any():
        return in_all
    for_all = np.maximum(in_all - world.reserved / world.supply_scale, 0.0)
    per_regime = np.stack([for_all] * POLICIES_FOR_ALL + [treatment.places for treatment in world.treatments[POLICIES_FOR_ALL:]])
    return per_regime[world.clients.regime[rows]].T.astype(np.float32)


def sheltered_kinds(world: World) -> NDArray[np.bool_]:
    """Kinds of which every place comes with guidance: they are for those who need it, and whoever takes part is guided."""
    hosts = world.hosts
    places, guidance = (np.bincount(hosts.kind, weights=each, minlength=len(Activity)) for each in (hosts.places, hosts.guidance))
    return (places > 0) & (guidance == places)


def _kept_places(world: World) -> NDArray[np.int64]:
    """Places of programmes, by kind, that nobody in a programme has taken yet."""
    taken = (world.clients.programme > 0) & (world.clients.host >= 0)
    return np.maximum(world.reserved - np.bincount(world.clients.activity[taken], minlength=len(Activity)), 0)


def _within_reach_of_all(world: World, kind: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Which of the free seats, sorted by kind, people outside programmes may take: all but as many as are kept."""
    from_end = np.searchsorted(kind, kind, side="right") - np.arange(kind.size)
    return from_end > _kept_places(world)[kind]


def find_places(
    world: World, kind: NDArray[np.int8], neighbourhood: NDArray[np.intp], reliance: NDArray[np.float32],
    *, guided: bool, in_programme: bool = False,
) -> NDArray[np.int64]:  # fmt: skip
    """A host for each, in their own neighbourhood, else in their quarter, else elsewhere; −1 where there is none. Takes the places.

    Args:
        guided: these people need a place with extra guidance.
        in_programme: these people are in programmes; from others, the places that are kept for those stay free.
    """
    hosts, quarter = world.hosts, world.neighbourhoods.quarter
    found = np.full(kind.size, -1, np.int64)
    everywhere = np.zeros_like(quarter)
    for area in (np.arange(len(quarter)), quarter, everywhere):
        left = np.flatnonzero(found < 0)
        if not left.size:
            break
        free = np.maximum(hosts.places - hosts.taken, 0)
        if guided:
            free = np.minimum(free, np.maximum(hosts.guidance - hosts.guidance_taken, 0))
        else:  # the guidance places that are still free stay with those who need them
            free = np.maximum(free - np.maximum(hosts.guidance - hosts.guidance_taken, 0), 0)
        areas = int(area.max()) + 1
        host_cell = hosts.kind.astype(np.int64) * areas + area[hosts.neighbourhood]
        cell = kind[left].astype(np.int64) * areas + area[neighbourhood[left]]
        order = np.argsort(host_cell, kind="stable")
        seats = np.repeat(order, free[order])
        if not in_programme and world.reserved.any():
            seats = seats[_within_reach_of_all(world, hosts.kind[seats])]
        seat = matching.fill(cell, reliance[left], host_cell[seats])
        placed = seat >= 0
        chosen = seats[seat[placed]]
        found[left[placed]] = chosen
        np.add.at(hosts.taken, chosen, 1)
        if guided:
            np.add.at(hosts.guidance_taken, chosen, 1)
    return found


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
    demanded = np.where(world.happened.raised[rows], at(world.undergone.duty_hours, rows) * at(world.undergone.participation_duty, rows), 0.0)
    clients.activity_hours[rows] = participation.hours_under_duty(usual, demanded, p.participation)
    clients.host[rows] = host
    clients.guided[rows] = guided & (host >= 0)
    free = participation.voluntariness_at_start(clients.autonomous[rows], clients.controlled_participation[rows], p.participation)
    clients.voluntariness[rows] = participation.voluntariness_of_assigned(free, unsuited, p.participation)
    world.happened.started[rows] = True
