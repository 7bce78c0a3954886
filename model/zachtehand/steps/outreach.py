"""Neighbourhood teams: who comes by, whose door they try, and what a visit leads to (ODD 3, step 4)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Status
from zachtehand.populations.clients import SCHOOL_AGE
from zachtehand.steps import goals
from zachtehand.submodels import outreach, participation
from zachtehand.submodels.casework import HOURS_PER_FTE
from zachtehand.submodels.goals import raised_more
from zachtehand.submodels.shapes import as_share, rows_of
from zachtehand.treatment import Treatment
from zachtehand.world import World


def neighbourhood_teams_reach_out(world: World) -> None:
    """The teams of each policy help those who come by first, and then go to people as far as hours and names allow."""
    clients = world.clients
    on_benefit = clients.status == Status.ON_BENEFIT
    for regime, treatment in enumerate(world.treatments):
        if treatment.team_workers <= 0:
            continue
        here = rows_of(on_benefit & (clients.regime == regime))
        fte = treatment.team_workers * treatment.team_time * world.supply_scale * float(world.shares[regime])
        world.municipality.team_fte += fte
        hours = fte * HOURS_PER_FTE * world.parameters.casework.present
        coming, hours = _come_by(world, here, treatment, hours)
        _visit(world, coming)
        _visit(world, _at_the_door(world, np.setdiff1d(here, coming), treatment, hours))


def _come_by(world: World, rows: NDArray[np.intp], treatment: Treatment, hours: float) -> tuple[NDArray[np.intp], float]:
    """People who go to the team or are met by chance, as far as there are hours, and the hours left."""
    clients, happened = world.clients, world.happened
    chance = outreach.comes_by(
        talked=happened.talks[rows] > 0, autonomous=clients.autonomous[rows], active_around=happened.active_around[rows],
        initiatives=world.neighbourhoods.initiatives[clients.neighbourhood[rows]], p=world.parameters.outreach,
    )  # fmt: skip
    luck = world.uniform("team.comes_by", rows)
    coming = rows[luck < chance]
    coming = coming[np.argsort(luck[luck < chance], kind="stable")][: int(hours / treatment.team_visit_hours)]
    happened.came_by[coming] = True
    return coming, hours - coming.size * treatment.team_visit_hours


def _at_the_door(world: World, rows: NDArray[np.intp], treatment: Treatment, hours: float) -> NDArray[np.intp]:
    """People whom the team reaches at the door or by an invitation: those it tried longest ago first."""
    if not (treatment.team_names or treatment.team_doors):
        return rows[:0]
    clients, p = world.clients, world.parameters.outreach
    due = rows[clients.months_since_visit[rows] >= 12.0 / treatment.team_visits_per_year]
    tried = due[np.lexsort((world.uniform("team.turn", due), -clients.months_since_visit[due]))]
    reached = world.uniform("team.reaches", tried) < outreach.reaches(treatment.team_doors, clients.trust[tried], p)
    cost = outreach.attempt_hours(reached, visit_hours=treatment.team_visit_hours, names=treatment.team_names > 0, p=p)
    within = np.cumsum(cost) <= hours
    clients.months_since_visit[tried[within]] = 0
    return tried[within & reached]


def _visit(world: World, rows: NDArray[np.intp]) -> None:
    """A visit: urgent problems first, otherwise taking part may come up; who is ready may be passed on to the caseworker."""
    if not rows.size:
        return
    clients, happened, undergone, p = world.clients, world.happened, world.undergone, world.parameters
    happened.visited[rows] = True
    happened.visit_quality[rows] = p.outreach.quality
    clients.months_since_visit[rows] = 0
    problems = world.uniform("team.problems", rows) < outreach.about_problems(clients.debt[rows], p.outreach)
    happened.offered_kind[rows[problems]] = Activity.OWN_BARRIERS
    asks = raised_more(np.full(rows.size, p.outreach.asks), goals.behind(world, goals.ACTIVITY, rows))
    happened.asked[rows] |= problems | (world.uniform("team.asks", rows) < asks)

    able = participation.can(
        clients.health_physical[rows], clients.health_mental[rows], clients.debt[rows], clients.language[rows],
        as_share(clients.youngest_child_age[rows] < SCHOOL_AGE), undergone.at("childcare", rows), p.participation,
    )  # fmt: skip
    willing = participation.want(
        clients.autonomous[rows], clients.controlled_participation[rows], clients.fatigue[rows],
        fatigue_weakening=p.fatigue.weakening, p=p.participation,
    )  # fmt: skip
    share = undergone.for_each("team_passes_on", rows).astype(np.float64)
    share = raised_more(share, goals.behind(world, goals.PASSED_ON, rows))
    passing = rows[~problems & (world.uniform("team.passes_on", rows) < outreach.passed_on(share, able, willing))]
    happened.passed_on[passing] = True
    clients.passed_on[passing] = True
