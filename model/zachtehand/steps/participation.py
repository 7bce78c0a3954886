"""Participation: who stops and who starts an activity (ODD 3, step 6)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Status
from zachtehand.populations.clients import SCHOOL_AGE
from zachtehand.programmes import POLICIES_FOR_ALL, joined_freely
from zachtehand.steps import childcare, rewards, training, travel
from zachtehand.steps.offers import choose, recruited_among
from zachtehand.steps.placement import leave_activity, place_with_hosts
from zachtehand.submodels import activity_kinds, enforcement, participation
from zachtehand.submodels.shapes import as_share, at, rows_of
from zachtehand.treatment import in_use
from zachtehand.world import World


def people_take_part(world: World) -> None:
    """Some stop, some start: can × want × asked, as far as there are places and hosts who accept."""
    _stop(world)
    _start(world)
    childcare.childcare_places_end(world)


def _stop(world: World) -> None:
    clients, undergone, p = world.clients, world.undergone, world.parameters
    rows = rows_of(clients.activity != Activity.NONE)
    kind, months, voluntariness = clients.activity.take(rows), clients.activity_months.take(rows), clients.voluntariness.take(rows)
    chance = participation.drops_out(
        autonomous=clients.autonomous.take(rows),
        mental=clients.health_mental.take(rows),
        voluntariness=voluntariness,
        reactance=clients.reactance.take(rows),
        kind_ratio=activity_kinds.per_activity(p.drop_out).take(kind),
        aftercare=undergone.at("aftercare", rows),
        p=p.participation,
    )
    chance = _less_for_fear(world, rows, chance)
    length = activity_kinds.per_activity(p.programme_length).take(kind)
    if undergone.anywhere("stay_limit"):
        limit = rewards.of_kind(world, "stay_limit", rows, kind)
        length = np.where(limit > 0, limit, length)
    over = (length > 0) & (months >= length)
    gone = clients.status.take(rows) != Status.ON_BENEFIT
    stops = gone | over | (world.uniform("activity.stop", rows) < chance)
    dropped = rows[stops & ~over & ~gone & clients.plan.take(rows)]
    clients.agreement_broken[dropped] = undergone.for_each("broken_agreements", dropped) > 0
    training.complete_training(world, rows[over & ~gone])
    clients.activity_months[rows] = months + np.int16(1)
    clients.voluntariness[rows] = voluntariness + p.participation.voluntariness_drift * (1.0 - voluntariness)
    world.happened.programme_ended[rows[over & ~gone]] = True
    world.happened.stopped[rows[stops]] = True
    leave_activity(world, rows[stops])
    idle = rows_of((clients.activity == Activity.NONE) & clients.registered)
    found_out = idle[world.uniform("register.fading", idle) < p.participation.register_fading]
    clients.registered[found_out] = False
    clients.plan[found_out] = False


def _less_for_fear(world: World, rows: NDArray[np.intp], chance: NDArray[np.float32]) -> NDArray[np.float32]:
    """Chance to drop out where an agreement is on file and breaking it has consequences."""
    undergone, p = world.undergone, world.parameters.enforcement
    if not in_use(undergone.broken_agreements):
        return chance
    at_stake = np.asarray(undergone.at("broken_agreements", rows)) * undergone.at("filing", rows) * undergone.at("cut_share", rows)
    return chance * (1.0 - enforcement.deterred(at_stake, p) * world.clients.plan.take(rows))


def _start(world: World) -> None:
    clients, happened, undergone, p = world.clients, world.happened, world.undergone, world.parameters.participation
    idle = rows_of((clients.status == Status.ON_BENEFIT) & (clients.activity == Activity.NONE))
    initiatives = world.neighbourhoods.initiatives.take(clients.neighbourhood.take(idle))
    unasked = world.uniform("activity.asked", idle) < participation.asked_without_talk(happened.active_around.take(idle), initiatives, p)
    bargain = childcare.looks_for_hours(world)
    recruited = recruited_among(world, idle)
    asked = unasked | recruited | (happened.raised | happened.asked | bargain).take(idle)
    asked |= _plan_taken_up(world, idle)
    rows, recruited = idle.compress(asked), recruited.compress(asked)

    willing = participation.want(
        clients.autonomous.take(rows), rewards.pulled(world, rows, clients.controlled_participation.take(rows)), clients.fatigue.take(rows),
        fatigue_weakening=world.parameters.fatigue.weakening, p=p,
    )  # fmt: skip
    if world.programmes:
        said_yes = joined_freely(world.programmes)[clients.regime.take(rows)]
        willing = np.maximum(willing, np.float32(world.parameters.programmes.keeps_to_yes) * as_share(said_yes))
    under_duty = participation.want_at_talk_under_duty(willing, undergone.at("participation_duty", rows), clients.reactance.take(rows), p)
    willing = np.where(happened.raised.take(rows), under_duty, willing)
    luck_want, luck_can = world.uniforms(rows, "activity.want", "activity.can")
    wants = (luck_want < willing) | at(bargain, rows)
    able = participation.can(
        clients.health_physical.take(rows), clients.health_mental.take(rows), clients.debt.take(rows), clients.language.take(rows),
        as_share(clients.youngest_child_age.take(rows) < SCHOOL_AGE), childcare.childcare(world, rows), p,
        gives_care=as_share(clients.care_duty.take(rows)), travel=travel.ability_lost(world, rows),
    )  # fmt: skip
    tries = luck_can < able
    chooses = wants & (tries | happened.raised.take(rows))
    rows, tries, recruited = rows[chooses], tries[chooses], recruited[chooses]
    kind, unsuited = choose(world, rows, recruited)
    planned = happened.raised.take(rows)
    _sign_plans(world, rows[planned], kind[planned])
    inside = (clients.regime.take(rows) >= POLICIES_FOR_ALL) & world.reserved.any()
    for in_programme in (True, False):
        group = tries & (inside == in_programme)
        place_with_hosts(world, rows[group], kind[group], unsuited[group], in_programme=in_programme)


def _plan_taken_up(world: World, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whose plan led to nothing so far and is taken up again, among these people, as far as caseworkers found the hours."""
    taken_up = world.clients.plan.take(rows)
    rows = rows.compress(taken_up)
    done = np.append(world.plans_followed, 0.0).take(world.clients.caseworker.take(rows))  # −1, nobody, points at the last
    chance = participation.asked_by_plan(world.undergone.at("hours_per_plan", rows), world.parameters.participation) * done
    taken_up[taken_up] = world.uniform("activity.plan", rows) < chance
    return taken_up


def _sign_plans(world: World, rows: NDArray[np.intp], kind: NDArray[np.int8]) -> None:
    """A plan goes on file, whether or not anything comes of it, and asks hours of the caseworker."""
    clients = world.clients
    clients.plan[rows] = True
    clients.registered[rows] = True
    clients.kind_on_file[rows] = kind
    hours = world.undergone.for_each("hours_per_plan", rows)
    assigned = clients.caseworker.take(rows) >= 0
    world.plan_backlog += np.bincount(clients.caseworker[rows[assigned]], weights=hours[assigned], minlength=world.plan_backlog.size)
