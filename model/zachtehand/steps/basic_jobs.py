"""Basic jobs: offered, accepted, left and ended (ODD 3, step 7; model 6.14)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Job, Status, Wellbeing
from zachtehand.submodels import basic_job, income
from zachtehand.submodels.shapes import rows_of
from zachtehand.world import World


def offer_basic_jobs(world: World) -> None:
    """Basic jobs end or are left; free ones are offered to those who have waited long enough, in random order."""
    _end(world)
    _offer(world)


def _offer(world: World) -> None:
    """Offers go out until the free jobs are taken: everyone up to the last taker has had one."""
    clients, happened, undergone = world.clients, world.happened, world.undergone
    places = np.asarray(undergone.basic_jobs)
    if not places.any():
        return
    free = _capacity(world) - int(np.count_nonzero(clients.status == Status.BASIC_JOB))
    waiting = clients.months_on_benefit >= np.asarray(undergone.basic_job_after_months)
    able = (clients.status == Status.ON_BENEFIT) & (clients.job == Job.NONE) & ~clients.hidden_income
    able &= ~happened.found_full & ~happened.returned
    rows = rows_of(able & waiting & (places > 0))
    if free <= 0 or not rows.size:
        return
    rows = rows[np.argsort(world.uniform("basic_job.turn", rows), kind="stable")]
    takes = world.uniform("basic_job.accepts", rows) < _acceptance(world, rows)
    taken = np.cumsum(takes)
    offered = taken - takes < free
    happened.offered_basic[rows[offered]] = True
    _begin(world, rows[offered & takes])


def _capacity(world: World) -> int:
    """Basic jobs there are."""
    return round(world.supplied("basic_jobs"))


def _acceptance(world: World, rows: NDArray[np.intp]) -> NDArray[np.float32]:
    clients, undergone, law, p = world.clients, world.undergone, world.law, world.parameters
    gross = income.gross_wage(undergone.at("basic_job_wage", rows), undergone.at("basic_job_hours", rows), law)
    gain = income.net_wage(gross, law, p.income) / np.maximum(clients.reference_income[rows], 1.0) - 1.0
    have = clients.wellbeing[[Wellbeing.TIME_STRUCTURE, Wellbeing.SOCIAL_CONTACT, Wellbeing.COLLECTIVE_PURPOSE]][:, rows]
    return basic_job.accepts(
        income_gain=gain, lack=1.0 - have.mean(axis=0), autonomous=clients.autonomous[rows], physical=clients.health_physical[rows],
        say=undergone.at("basic_job_say", rows), voluntary=undergone.at("basic_job_voluntary", rows), p=p.basic_job,
    )  # fmt: skip


def _begin(world: World, rows: NDArray[np.intp]) -> None:
    clients, p = world.clients, world.parameters.basic_job
    clients.status[rows] = Status.BASIC_JOB
    clients.months_in_status[rows] = 0
    clients.job[rows] = Job.BASIC
    clients.job_months[rows] = 0
    clients.job_hours[rows] = world.undergone.at("basic_job_hours", rows)
    clients.employer[rows] = (world.uniform("basic_job.employer", rows) * len(world.employers)).astype(np.int32)
    clients.job_quality[rows] = basic_job.quality_of_job(np.asarray(world.undergone.at("basic_job_guidance", rows)), p)
    clients.left_from[rows] = Status.BASIC_JOB
    world.happened.accepted_basic[rows] = True
    clients.plan[rows] = False
    clients.registered[rows] = False
    clients.ladder[rows] = 0
    clients.sanction_months[rows] = 0


def _end(world: World) -> None:
    """Those who quit, those whose term is over, and the newest where there are fewer jobs than before, are back on the benefit."""
    clients, undergone, p = world.clients, world.undergone, world.parameters.basic_job
    rows = rows_of(clients.status == Status.BASIC_JOB)
    if not rows.size:
        return
    limit = np.asarray(undergone.at("basic_job_months", rows))
    over = (limit > 0) & (clients.job_months[rows] >= limit)
    withdrawn = np.asarray(undergone.at("basic_jobs", rows)) <= 0
    withdrawn = withdrawn | (np.argsort(np.argsort(-clients.job_months[rows], kind="stable")) >= _capacity(world))
    quits = world.uniform("basic_job.quit", rows) < p.quit
    back = rows[(over | withdrawn | quits) & ~world.happened.found_full[rows]]
    clients.status[back] = Status.ON_BENEFIT
    clients.months_in_status[back] = 0
    clients.months_on_benefit[back] = 0
    clients.job[back] = Job.NONE
    clients.employer[back] = -1
    clients.activity[back] = Activity.NONE
    world.happened.lost_job[back] = True
    world.happened.returned[back] = True
    world.happened.returned_from[back] = Status.BASIC_JOB
