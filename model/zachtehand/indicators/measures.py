"""What indicators measure: functions of a month that is over."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from zachtehand.indicators.base import Moment
from zachtehand.populations.categories import Activity, Household, Job, Status, Wellbeing
from zachtehand.submodels.ledger import Actor
from zachtehand.submodels.shapes import as_share, rows_of

ON_FILE = len(Activity)
REALLY = tuple(kind.value for kind in Activity if kind not in (Activity.NONE, Activity.INFORMAL_CARE))
"""Codes of activities that count as really active."""
REGISTERED = tuple(kind.value + ON_FILE for kind in Activity)
"""Codes of those who are registered as active, whatever they do."""


def real(moment: Moment) -> NDArray[np.bool_]:
    """Who does something beside the benefit; informal care is not counted."""
    activity = moment.world.clients.activity
    return moment.on_benefit & (activity != Activity.NONE) & (activity != Activity.INFORMAL_CARE)


def status_code(moment: Moment) -> NDArray[np.int8]:
    """Where people are."""
    return moment.world.clients.status


def exit_code(moment: Moment) -> NDArray[np.int8]:
    """Destination of those who left the benefit, or left a basic job for regular work, this month; 0 for everybody else."""
    happened = moment.world.happened
    counts = (happened.left_status == Status.ON_BENEFIT) | ((happened.left_status == Status.BASIC_JOB) & (happened.exit == Status.WORK))
    return happened.exit * counts


SMALL_JOB = 12
"""Hours a week from which work counts in "any work over 12 hours a week"."""
MIDDLE_OF_SCALE = 5.0
"""Points of life satisfaction; more than a tenth mostly live below it."""


def works_12_hours(moment: Moment) -> NDArray[np.bool_]:
    """Who has paid work of twelve hours a week or more, whatever kind."""
    clients = moment.world.clients
    return (clients.job != Job.NONE) & (clients.job_hours >= SMALL_JOB)


def began_12_hours(moment: Moment) -> NDArray[np.bool_]:
    """Who began in paid work of twelve hours a week or more this month, whatever kind."""
    happened = moment.world.happened
    return (happened.found_full | happened.found_part | happened.accepted_basic) & (moment.world.clients.job_hours >= SMALL_JOB)


def owed(moment: Moment) -> NDArray[np.float32]:
    """What each still has to pay to the municipality, EUR."""
    return moment.world.clients.reclaim_owed + moment.world.clients.fine_owed


def left_benefit(moment: Moment) -> NDArray[np.bool_]:
    """Who left the benefit this month, for whatever reason, a basic job included."""
    happened = moment.world.happened
    return (happened.exit > 0) & (happened.left_status == Status.ON_BENEFIT) | happened.accepted_basic


def activity_code(moment: Moment) -> NDArray[np.int8]:
    """What clients do, with ``ON_FILE`` added for those who are registered as active; 0 for those off the benefit."""
    clients = moment.world.clients
    return (clients.activity + clients.registered * np.int8(ON_FILE)) * moment.on_benefit


def file_code(moment: Moment) -> NDArray[np.int8]:
    """What those who are registered as active do according to the file; 0 for everybody else."""
    clients = moment.world.clients
    return clients.kind_on_file * (clients.registered & moment.on_benefit)


def return_code(moment: Moment) -> NDArray[np.int8]:
    """Where those were who came back this month; 0 for everybody else."""
    return moment.world.happened.returned_from


def started_code(moment: Moment) -> NDArray[np.int8]:
    """The kind of activity that someone started this month; 0 for everybody else."""
    return moment.world.clients.activity * moment.world.happened.started


def returned_within(months: int) -> Callable[[Moment], NDArray[np.bool_]]:
    """Who came back this month after at most so many months off the benefit."""
    return lambda moment: moment.world.happened.returned & (moment.world.happened.months_off <= months)


def benefits(moment: Moment) -> NDArray[np.floating]:
    """Benefits that are paid: one to a single person, half of one to each partner of a couple."""
    return as_share(moment.on_benefit) * (1.0 - 0.5 * as_share(moment.world.clients.household >= Household.COUPLE))


def step_code(moment: Moment) -> NDArray[np.int8]:
    """Step on the participation ladder of those on the benefit; 0 for everybody else."""
    return moment.world.clients.ladder_step * moment.on_benefit


def happened(name: str) -> Callable[[Moment], NDArray]:
    """What happened to each person this month."""
    return lambda moment: getattr(moment.world.happened, name)


def state(name: str) -> Callable[[Moment], NDArray]:
    """A state of each person."""
    return lambda moment: getattr(moment.world.clients, name)


def wellbeing(component: Wellbeing) -> Callable[[Moment], NDArray]:
    """A component of the wellbeing of each person."""
    return lambda moment: moment.world.clients.wellbeing[component]


def workers(name: str) -> Callable[[Moment], float]:
    """Mean of caseworkers, weighted by contract."""

    def measure(moment: Moment) -> float:
        workers = moment.world.caseworkers
        if not len(workers) or not workers.contract.sum():
            return np.nan
        return float((getattr(workers, name) * workers.contract).sum() / workers.contract.sum())

    return measure


def paid(*actors: Actor) -> Callable[[Moment], float]:
    """What actors pay on balance, EUR a month per client at the start."""
    return lambda moment: -float(moment.ledger[:, list(actors)].sum()) / moment.world.size_at_start


def near_over_far(moment: Moment) -> float:
    """Hours per client of the third nearest to work over those of the farthest third."""
    world = moment.world
    distance, talk_hours = world.distance[: world.people], world.happened.talk_hours
    talked = rows_of(moment.on_benefit & (talk_hours > 0))
    near, far = (np.count_nonzero(moment.on_benefit & (distance == tercile)) for tercile in (0, 2))
    hours = np.bincount(distance.take(talked), weights=talk_hours.take(talked), minlength=3)
    if hours[2] == 0 or near == 0:
        return np.nan
    return float(hours[0] / near / (hours[2] / far))


def concentration(moment: Moment) -> float:
    """Twice the mean closeness rank of contact less that of clients: 0 even, above 0 toward those near to work."""
    world = moment.world
    here = as_share(moment.on_benefit)
    contact = here * world.clients.contact
    rank = world.closeness_rank[: world.people]
    total = float(contact.sum(dtype=np.float64))
    if total <= 0:
        return np.nan
    return 2.0 * float(np.sum(contact * rank, dtype=np.float64) / total - np.sum(here * rank, dtype=np.float64) / moment.rows_on_benefit.size)


def lowest_decile(moment: Moment) -> float:
    """Life satisfaction below which a tenth of people live, to a hundredth of a point."""
    satisfaction, tenth = moment.world.clients.life_satisfaction, 0.10 * np.count_nonzero(moment.people)
    low = satisfaction.compress(moment.people & (satisfaction < MIDDLE_OF_SCALE))
    if low.size < tenth:
        low = satisfaction.compress(moment.people)
    counts = np.bincount((low * 100.0).astype(np.int64)).cumsum()
    return float(counts.searchsorted(tenth)) / 100.0


def changed_step(moment: Moment) -> NDArray[np.int8]:
    """1 for those who stayed on the benefit and are higher on the participation ladder than last month, 2 for those lower; 0 for everybody else."""
    happened = moment.world.happened
    return happened.ladder_change * (moment.on_benefit & ~happened.entered & ~happened.returned)
