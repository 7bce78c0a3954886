"""Outflow: each person leaves at most once a month, to one destination (ODD 3, step 10)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Job, Ladder, Status
from zachtehand.steps.mistakes import held_back
from zachtehand.steps.placement import leave_activity
from zachtehand.submodels import flows
from zachtehand.submodels.shapes import as_share, rows_of
from zachtehand.world import World

ENDS_FOR_BOTH = np.zeros(len(Status), np.bool_)
ENDS_FOR_BOTH[[Status.WORK, Status.MOVED, Status.UNDUE]] = True


def people_leave(world: World) -> None:
    """Work and undue benefits first, then pension, then all else from one stacked draw; partners follow."""
    clients, happened = world.clients, world.happened
    happened.left_status[:] = clients.status
    on_benefit = clients.status == Status.ON_BENEFIT
    open_to_leave = on_benefit | (clients.status == Status.BASIC_JOB)
    destination = happened.exit
    destination[:] = _other_reasons(world)
    destination[open_to_leave & (clients.age >= world.law.pension_age)] = Status.PENSION
    destination[happened.undue] = Status.UNDUE
    destination[happened.found_full] = Status.WORK
    destination *= open_to_leave & ~happened.accepted_basic
    _elsewhere(world, rows_of(~open_to_leave & (clients.status < Status.DIED)))
    _partners_follow(world, destination)
    _leave(world, rows_of(destination > 0))
    in_basic = clients.employer[clients.status == Status.BASIC_JOB]
    world.employers.basic_jobs[:] = np.bincount(in_basic, minlength=len(world.employers))


def _other_reasons(world: World) -> NDArray[np.int8]:
    clients, happened = world.clients, world.happened
    luck = world.uniform("exit")
    rows = rows_of(luck < flows.MOST_EXITS)  # the others stay whatever their chances
    cut = clients.sanction_share.take(rows) * as_share(clients.sanction_months.take(rows) > 0)
    without, share = held_back(world)
    if without.size:
        held = np.zeros(clients.size, np.float32)
        held[without] = share
        cut = np.maximum(cut, held[rows])
    chances = flows.other_exits(
        age=clients.age.take(rows), pressure=np.maximum(happened.pressure_search.take(rows), happened.pressure_participation.take(rows)),
        reactance=clients.reactance.take(rows), cut_now=cut, trust=clients.trust.take(rows), sanction_memory=clients.sanction_memory.take(rows),
        p=world.parameters.flows,
    )  # fmt: skip
    destination = np.zeros(clients.size, np.int8)
    destination[rows] = flows.which_exit(chances, luck.take(rows))
    return destination


def _elsewhere(world: World, rows: NDArray[np.intp]) -> None:
    """Those who are not on the benefit grow old and die as well."""
    clients, destination = world.clients, world.happened.exit
    old = (clients.age.take(rows) >= world.law.pension_age) & (clients.status.take(rows) < Status.PENSION)
    destination[rows[old]] = Status.PENSION
    chance = flows.death(clients.age.take(rows), world.parameters.flows)
    destination[rows[world.uniform("exit.elsewhere", rows) < chance]] = Status.DIED


def _partners_follow(world: World, destination: NDArray[np.int8]) -> None:
    """A couple has one benefit: it ends for both when one finds full work, moves, or its benefit was not due."""
    clients = world.clients
    leaving = rows_of(destination > 0)
    moving_out = leaving[ENDS_FOR_BOTH[destination[leaving]] & (clients.partner[leaving] >= 0)]
    partner = clients.partner[moving_out]
    here = partner < world.people
    moving_out, partner = moving_out[here], partner[here]
    stays = (clients.status[partner] == Status.ON_BENEFIT) & (destination[partner] == 0)
    follows = stays & (world.uniform("exit.partner", partner) < world.parameters.flows.partner_follows)
    reason = destination[moving_out[follows]]
    destination[partner[follows]] = np.where(reason == Status.WORK, Status.HOUSEHOLD, reason)


def _leave(world: World, rows: NDArray[np.intp]) -> None:
    clients, destination = world.clients, world.happened.exit
    leave_activity(world, rows[clients.activity[rows] != Activity.NONE])
    status = destination[rows]
    to_work = status == Status.WORK
    clients.status[rows] = status
    clients.left_from[rows] = status
    clients.months_in_status[rows] = 0
    clients.job[rows] = np.where(to_work, Job.FULL, Job.NONE)
    clients.employer[rows[~to_work]] = -1
    clients.job_subsidised[rows[~to_work]] = False
    clients.plan[rows] = False
    clients.registered[rows] = False
    clients.in_view[rows] = False
    clients.passed_on[rows] = False
    clients.ladder[rows] = Ladder.NONE
    clients.sanction_months[rows] = 0
    clients.stopped_months[rows] = 0
