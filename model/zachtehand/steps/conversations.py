"""Invitations and conversations: caseworkers ration hours over clients (ODD 3, steps 3 and 4)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Household, Ladder, Sex, Status, Weight
from zachtehand.steps import experts, goals, intake
from zachtehand.steps.childcare import offer_childcare
from zachtehand.steps.employability import employability
from zachtehand.steps.exemptions import exempt_those_who_cannot
from zachtehand.steps.groups import follow_up_hours, hours_per_person, shortest_talk
from zachtehand.steps.staff import caseworkers_come_and_go
from zachtehand.submodels import casework
from zachtehand.submodels.goals import raised_more
from zachtehand.submodels.shapes import as_share, at, at_least, at_most, rows_of
from zachtehand.world import World

NEVER = 12.0 / 1e-6
"""Months."""
BEFORE_ALL_OTHERS = 10.0
"""Priority of a new client whose term ends this month: more than everything else together."""


def conversations(world: World) -> None:
    """Caseworkers divide their hours; invited clients come or not; talks happen or ladders are climbed."""
    caseworkers_come_and_go(world)
    if not len(world.caseworkers):
        return
    budget = _hours_for_talks(world)
    due, others = _candidates(world)
    least = np.minimum(world.parameters.casework.no_show_hours, shortest_talk(world))
    seen, missed, _ = _invite(world, due, budget, least)
    left = _claim(world, before_talks=False)
    to_contact = left * world.per_caseworker("leftover_to_contact")
    # With a caseworker who has time for nobody, nobody needs a priority.
    others = others.compress((to_contact >= least).take(world.clients.caseworker.take(others)))
    seen_too, missed_too, to_contact = _invite(world, others, to_contact, least)
    seen, missed = np.concatenate([seen, seen_too]), np.concatenate([missed, missed_too])
    extra = _extra_talks(world, world.clients.caseworker[seen], to_contact)
    _spend_leftover(world, left)
    _climb_ladder(world, missed)
    _talk(world, seen, extra)


def _hours_for_talks(world: World) -> NDArray[np.float64]:
    """Hours left for talks after what is mandatory and what the policy puts first; sets load and box-ticking."""
    workers, p = world.caseworkers, world.parameters.casework
    clients, happened = world.clients, world.happened
    count = len(workers)
    workers.hours[:] = casework.hours_available(workers.contract, world.per_caseworker("client_facing_share"), workers.burnout, p)

    def per_worker(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        return np.bincount(clients.caseworker[rows_of(mask)] + 1, minlength=count + 1)[1:]  # −1 is nobody

    intakes = per_worker(happened.entered | happened.returned)
    questions = intakes * world.per_caseworker("applicants_asked")
    mandatory = p.mandatory * workers.clients + p.intake * intakes + p.per_file * world.file_backlog + p.applicant_question * questions
    talks = world.per_caseworker("talks_per_year")
    unseen = per_worker((clients.status == Status.ON_BENEFIT) & ~clients.in_view) * (talks > 0)
    asked = workers.clients * talks / 12 * follow_up_hours(world) + p.backlog * unseen * world.per_caseworker("first_talk_hours")
    workers.load[:] = casework.load(mandatory + asked, workers.hours)
    workers.box_ticking[:] = casework.box_ticking(workers.load, p)
    workers.hours_used[:] = np.minimum(mandatory, workers.hours)
    world.file_backlog, world.checks, world.plans_followed = np.zeros(count), np.zeros(count), np.ones(count)
    return _claim(world, before_talks=True)


def _claim(world: World, *, before_talks: bool) -> NDArray[np.float64]:
    """Hours that go to plans, employers and checks, in the order that each team's policy names; returns what is left."""
    workers = world.caseworkers
    left = np.maximum(workers.hours - workers.hours_used, 0.0).astype(np.float64)
    claims = {
        "plans": world.plan_backlog,
        "employers": world.per_caseworker("employer_hours") * workers.clients / 1000.0,
        "checks": world.per_caseworker("search_checks") / 12 * workers.clients * world.parameters.casework.check_hours,
    }
    for team, regime in enumerate(world.regime_of_team):
        treatment = world.treatments[regime]
        position = treatment.hours_first.index("talks")
        for name in treatment.hours_first[:position] if before_talks else treatment.hours_first[position + 1 :]:
            if not claims[name].any():
                continue
            taken = np.where(workers.team == team, np.minimum(left, claims[name]), 0.0)
            left -= taken
            if name == "plans":
                got = np.divide(taken, claims[name], out=np.ones_like(taken), where=claims[name] > 0)
                world.plans_followed[workers.team == team] = got[workers.team == team]
                world.plan_backlog = world.plan_backlog - taken
            elif name == "employers":
                world.municipality.employer_hours += float(taken.sum())
            elif name == "checks":
                world.checks += taken / world.parameters.casework.check_hours / np.maximum(workers.clients, 1)
    workers.hours_used[:] = workers.hours - left
    return left


def _candidates(world: World) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Clients with a caseworker whom the policy wants to see now, and those it may see when hours are left over."""
    clients, undergone = world.clients, world.undergone
    interval = undergone.following(_months_between, "talks_per_year")
    shortest = undergone.following(_months_between, "talks_per_year_limit")
    urgent = intake.term_ends(world)
    reachable = (clients.status == Status.ON_BENEFIT) & (clients.caseworker >= 0) & (clients.exempt_months == 0) & ((interval < NEVER) | urgent)
    due = ~clients.in_view | (clients.months_since_talk >= interval) | (clients.ladder > 0) | clients.passed_on | urgent
    others = ~due & (clients.months_since_talk >= shortest)
    return rows_of(reachable & due), rows_of(reachable & others)


def _months_between(talks_per_year: Any) -> Any:
    """Months between two talks; NEVER where a policy wants none."""
    return 12.0 / at_least(talks_per_year, 1e-6)


def _attendance(world: World, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Who would come if invited this month."""
    clients, undergone, p = world.clients, world.undergone, world.parameters.attendance
    stage = clients.ladder.take(rows)
    letter = np.empty(rows.size, np.float32)
    letter[:] = p.threat * undergone.at("letter_threat", rows)
    letter[stage == Ladder.FIRST_MISSED] = p.registered_letter
    letter[stage >= Ladder.REGISTERED_LETTER_MISSED] = p.third_letter
    in_couple = clients.household.take(rows) >= Household.COUPLE
    joint = as_share(in_couple & (clients.sex.take(rows) == Sex.WOMAN)) * (1.0 - undergone.at("partners_separately", rows))
    chance = casework.no_show(
        trait=clients.no_show_trait.take(rows),
        trust=clients.trust.take(rows),
        mental=clients.health_mental.take(rows),
        known=as_share(clients.in_view.take(rows)),
        reactance=clients.reactance.take(rows),
        bandwidth=clients.bandwidth.take(rows),
        letter=letter,
        warmth=undergone.at("channel_warmth", rows),
        joint=joint,
        p=p,
    )
    return world.uniform("talk.attendance", rows) >= chance


def _invite(
    world: World, rows: NDArray[np.intp], budget: NDArray[np.float64], least: NDArray[np.float64]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """Caseworkers invite these clients by priority until the hours run out.

    Args:
        budget: hours per caseworker.
        least: hours per caseworker that an invitation takes at least.

    Returns:
        who was invited and comes, who was invited and does not come, and the hours left per caseworker.
    """
    clients, undergone, p, workers = world.clients, world.undergone, world.parameters.casework, world.caseworkers
    caseworker = clients.caseworker.take(rows)
    line = casework.within_reach(casework.order_by_priority(caseworker, _priority(world, rows)), caseworker, budget, least)
    reached = np.zeros(rows.size, np.bool_)
    reached[line] = True
    rows, line = rows.compress(reached), (reached.cumsum() - 1).take(line)  # in the order of people, which is that of memory
    comes = _attendance(world, rows)
    first = ~clients.in_view.take(rows)
    hours = np.where(first, undergone.at("first_talk_hours", rows), undergone.at("follow_up_hours", rows))
    hours = hours_per_person(world, rows, hours)
    hours = hours + as_share(at(intake.plan_is_due(world), rows)) * undergone.at("intake_plan_hours", rows)
    cost = np.where(comes, hours, p.no_show_hours + undergone.at("home_visits", rows) * p.home_visit_hours).astype(np.float32)
    division = casework.divide_hours(line=line, caseworker=clients.caseworker.take(rows), cost=cost, budget=budget)
    planned = rows_of(division.planned)
    invited, comes = rows.take(planned), comes.take(planned)
    world.happened.invited[invited] = True
    world.happened.talk_hours[invited] = cost.take(planned)
    workers.hours_used += division.used
    return invited[comes], invited[~comes], division.left


def _extra_talks(world: World, seen_worker: NDArray[np.int32], left: NDArray[np.float64]) -> NDArray[np.float32]:
    """Further talks this month with each client seen, per caseworker, up to the policy's limit and the hours left."""
    workers = world.caseworkers
    seen = np.bincount(seen_worker, minlength=len(workers))
    hours = follow_up_hours(world)
    most = np.maximum(world.per_caseworker("talks_per_year_limit") / 12.0 - 1.0, 0.0)
    extra = np.minimum(np.maximum(left, 0.0) / np.maximum(seen * hours, 1e-6), most) * (seen > 0)
    workers.hours_used += extra * seen * hours
    return extra.astype(np.float32)


def _spend_leftover(world: World, left: NDArray[np.float64]) -> None:
    """What is still left goes to employers and checks as the policy says; the rest is not spent on clients."""
    workers = world.caseworkers
    free = np.maximum(workers.hours - workers.hours_used, 0.0)
    to_employers = np.minimum(free, np.maximum(left, 0.0) * world.per_caseworker("leftover_to_employers"))
    to_checks = np.minimum(free - to_employers, np.maximum(left, 0.0) * world.per_caseworker("leftover_to_monitoring"))
    workers.hours_used += to_employers + to_checks
    world.municipality.employer_hours += float(to_employers.sum())
    world.checks += to_checks / world.parameters.casework.check_hours / np.maximum(workers.clients, 1)


def _priority(world: World, rows: NDArray[np.intp]) -> NDArray[np.float32]:
    """How much each candidate weighs with their own caseworker: success, need, deadline, squeaky wheel, deservingness."""
    clients, p, workers = world.clients, world.parameters, world.caseworkers
    worker = clients.caseworker.take(rows)
    success_weight = casework.weight_of_success(workers.weights[Weight.EXPECTED_SUCCESS], workers.load, goals.held_to_success(world), p.casework)
    need_weight = workers.weights[Weight.NEED] + p.casework.need_policy * world.per_caseworker("differentiation")
    overdue = at_most(clients.months_since_talk.take(rows) / _months_between(world.undergone.at("talks_per_year", rows)), p.casework.urgency_most)
    on_ladder = as_share(clients.ladder.take(rows) > 0)
    passed_on = as_share(clients.passed_on.take(rows))
    deadline = np.where(clients.in_view.take(rows), overdue, p.casework.urgency_unseen) + p.casework.urgency_ladder * (on_ladder + passed_on)
    priority = success_weight.take(worker) * seems_close(world, rows, world.happened.seen_by_employers.take(rows))
    priority += need_weight.take(worker) * ((1.0 - clients.health_mental.take(rows)) + clients.debt.take(rows))
    priority += workers.weights[Weight.DEADLINE].take(worker) * deadline
    priority += workers.weights[Weight.SQUEAKY_WHEEL].take(worker) * (clients.autonomous.take(rows) + clients.self_efficacy.take(rows))
    priority += workers.weights[Weight.DESERVINGNESS].take(worker) * (
        as_share(clients.activity.take(rows) != Activity.NONE) - p.casework.undeserving_ladder * on_ladder
    )
    priority += BEFORE_ALL_OTHERS * as_share(at(intake.term_ends(world), rows))
    return (priority + world.uniform("caseworker.whim", rows)).astype(np.float32)


def seems_close(world: World, rows: NDArray[np.intp], truly: NDArray[np.float32] | None = None) -> NDArray[np.float32]:
    """Closeness to work as caseworkers see it: true employability with noise that stays with the person.

    Args:
        truly: employability of each; None works it out from their present state.
    """
    p = world.parameters
    truly = employability(world.clients, p.employability, rows=rows) if truly is None else truly
    noise = world.lasting("caseworker.view", rows) - np.float32(0.5)
    return (truly + noise * np.float32(np.sqrt(12.0) * p.casework.view_noise)).astype(np.float32)


def _climb_ladder(world: World, rows: NDArray[np.intp]) -> None:
    """Those who were invited and did not come: a letter, or a visit, or nothing."""
    clients, happened, undergone = world.clients, world.happened, world.undergone
    happened.missed[rows] = True
    laddered = undergone.for_each("no_show_ladder", rows) > 0
    climbing = rows[laddered]
    clients.ladder[climbing] = np.minimum(clients.ladder[climbing] + 1, int(Ladder.THIRD_MISSED))
    happened.no_show_action[climbing] = clients.ladder[climbing] == Ladder.REGISTERED_LETTER_MISSED
    happened.threatened[climbing] = True
    visited = world.uniform("talk.visit", rows) < undergone.at("home_visits", rows)
    _talk(world, rows[visited & ~laddered], np.zeros(len(world.caseworkers), np.float32))


def _talk(world: World, rows: NDArray[np.intp], extra: NDArray[np.float32]) -> None:
    """A talk: its quality, what it does to the file, and whether taking part is raised."""
    if not rows.size:
        return
    clients, happened, undergone = world.clients, world.happened, world.undergone
    p, workers = world.parameters.casework, world.caseworkers
    worker = clients.caseworker.take(rows)
    trained = 1.0 + p.skill_training * undergone.at("skill_training", rows) + p.buddy_gain * undergone.at("buddies", rows)
    quality = casework.talk_quality(
        skill=workers.skill[worker] * trained, box=workers.box_ticking[worker], burnout=workers.burnout[worker], rapport=clients.rapport.take(rows), p=p
    ).astype(np.float32)
    personal = casework.personal(undergone.at("groups", rows), undergone.at("group_size", rows), p)
    quality = (quality * personal).astype(np.float32)
    happened.talks[rows] = 1.0 + extra[worker]
    happened.talk_hours[rows] += extra[worker] * follow_up_hours(world)[worker].astype(np.float32)
    quality = experts.lead_talks(world, rows, quality)
    happened.talk_quality[rows] = quality
    clients.in_view[rows] = True
    clients.months_since_talk[rows] = 0
    clients.ladder[rows] = Ladder.NONE
    clients.passed_on[rows] = False
    clients.rapport[rows] += p.rapport_gain * quality * (1.0 - clients.rapport.take(rows))

    active = (clients.activity.take(rows) != Activity.NONE) & (
        (clients.activity.take(rows) != Activity.INFORMAL_CARE) | (np.asarray(undergone.at("care_counts", rows)) > 0)
    )
    plan_due = at(intake.plan_is_due(world), rows)
    clients.registered[rows] = active
    clients.kind_on_file[rows] = clients.activity.take(rows)
    clients.plan[rows] = active
    wanted = undergone.at("plan_always", rows) * personal + undergone.at("plan_by_quality", rows) * quality
    wanted = raised_more(wanted, goals.behind(world, goals.ACTIVITY, rows))
    raised = ~active & ((world.uniform("talk.raises", rows) < wanted) | plan_due)
    happened.raised[rows] = raised
    offer_childcare(world, rows)
    exempt_those_who_cannot(world, rows[raised & (clients.childcare_months.take(rows) == 0)])
