"""Inflow: new clients and returns (ODD 3, step 2)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Job, Segment, Status
from zachtehand.steps.offers import guided_kinds
from zachtehand.steps.placement import find_places, leave_activity
from zachtehand.steps.training import protect_jobs
from zachtehand.submodels import contracts, flows, income
from zachtehand.submodels.shapes import as_share, rows_of
from zachtehand.world import World


def people_grow_older(world: World) -> None:
    """A month passes for everyone who has entered."""
    clients = world.clients
    clients.age += np.float32(1 / 12)
    clients.youngest_child_age += np.float32(1 / 12)
    clients.months_in_status += 1
    on_benefit = clients.status == Status.ON_BENEFIT
    clients.months_on_benefit += on_benefit
    clients.months_career += on_benefit
    clients.months_since_talk += 1
    clients.months_since_visit += 1
    clients.contract_months += clients.contract >= 0
    clients.months_since_work += 1
    clients.months_since_work *= (clients.status != Status.WORK) & (clients.job == Job.NONE)
    clients.job_months += clients.job != Job.NONE
    clients.sanction_months -= clients.sanction_months > 0
    stopped = rows_of(clients.stopped_months > 0)
    clients.stopped_months[stopped] -= 1


def new_clients_enter(world: World) -> None:
    """Those whose month of entry this is claim the benefit, with what they do already."""
    clients = world.clients
    entering = clients.status == Status.NOT_YET
    clients.status[entering] = Status.ON_BENEFIT
    world.happened.entered[:] = entering
    settle(world, entering)


def settle(world: World, newly: NDArray[np.bool_]) -> None:
    """Newcomers who are active take a place if there is one, or stop; those who work part-time get an employer."""
    clients = world.clients
    rows = rows_of(newly)
    active = rows[(clients.activity[rows] != Activity.NONE) & (clients.activity[rows] != Activity.INFORMAL_CARE)]
    comes_with_guidance = guided_kinds(world)[clients.activity[active]]
    for guided in (False, True):
        group = active[comes_with_guidance == guided]
        clients.host[group] = find_places(world, clients.activity[group], clients.neighbourhood[group], clients.self_efficacy[group], guided=guided)
        clients.guided[group] = guided & (clients.host[group] >= 0)
    leave_activity(world, active[clients.host[active] < 0])
    working = rows[clients.job[rows] == Job.PART_TIME]
    per_segment = len(world.employers) // len(Segment)
    which = (world.uniform("start.employer", working) * per_segment).astype(np.int64)
    clients.employer[working] = clients.segment[working] * per_segment + which
    beside = np.zeros(working.size, np.bool_)
    clients.job_hours[working] = income.hours_of_job(beside, world.uniform("start.hours", working), world.parameters.income)


def jobs_end_and_people_return(world: World) -> None:
    """Jobs of former clients end, most of them back to the benefit; others come back later."""
    clients, p = world.clients, world.parameters
    away = rows_of((clients.status != Status.ON_BENEFIT) & (clients.status < Status.PENSION) & (clients.status != Status.NOT_YET))
    status = clients.status.take(away)
    luck_end, luck_return = world.uniforms(away, "job.end", "return")

    working = status == Status.WORK
    running_out = working & contracts.runs_out(clients.job_contract.take(away), clients.job_months.take(away))
    hazard = contracts.job_ends_under_contract(
        clients.job_quality.take(away), clients.job_months.take(away).astype(np.float32), as_share(clients.job_supported.take(away)), running_out,
        p.labour_market, p.contracts,
    )  # fmt: skip
    subsidy_ends = clients.job_subsidised.take(away) & (clients.job_months.take(away) >= np.maximum(world.undergone.at("subsidy_months", away), 1))
    hazard = hazard + as_share(subsidy_ends) * p.labour_market.subsidy_end
    clients.job_subsidised[away[subsidy_ends]] = False
    hazard = protect_jobs(world, away, hazard)
    ended = working & (luck_end < hazard)
    clients.job_contract[away[running_out | ended]] = 0  # renewed ones are permanent
    falls_back = clients.job_months.take(away) <= np.asarray(world.undergone.at("fall_back_months", away))
    back_at_once = ended & (falls_back | (luck_return < p.flows.job_end_return))
    months_away = clients.months_in_status.take(away).astype(np.float32)
    later = flows.return_chances(p.flows).take(status) * np.exp(-p.flows.later_fading * months_away)
    back_later = ~working & (luck_return < later)
    back = back_at_once | back_later
    months_off = clients.months_in_status.take(away) + np.where(status == Status.WITHOUT, clients.job_months.take(away), 0)  # the lost job counts too

    losing = away[ended]
    clients.job[losing] = Job.NONE
    clients.employer[losing] = -1
    clients.job_subsidised[losing] = False
    clients.guarantee_months[losing] = 0
    clients.status[losing] = Status.WITHOUT
    clients.months_in_status[losing] = 0
    world.happened.lost_job[losing] = True
    _return(world, away[back], months_off[back])


def _return(world: World, rows: NDArray[np.intp], months_off: NDArray[np.integer]) -> None:
    """People come back with their skills, their trust and their memory; only the spell is new after a longer absence."""
    clients = world.clients
    clients.months_on_benefit[rows[months_off > world.parameters.flows.spell_gap]] = 0
    clients.status[rows] = Status.ON_BENEFIT
    clients.months_in_status[rows] = 0
    clients.job_supported[rows] = False
    clients.in_view[rows] = False
    clients.plan[rows] = False
    clients.registered[rows] = False
    clients.disregard_months[rows] = 0
    world.happened.returned[rows] = True
    world.happened.returned_from[rows] = clients.left_from[rows]
    world.happened.months_off[rows] = months_off
