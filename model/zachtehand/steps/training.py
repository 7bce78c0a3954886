"""Training for a job: hours, completing it, the guaranteed job and the fee (ODD 3, steps 2, 6, 7 and 11)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import STILL_HERE, Activity, Segment, Status
from zachtehand.submodels.shapes import Floats, rows_of
from zachtehand.treatment import in_use
from zachtehand.world import World

PAYS_BACK = np.array([status in STILL_HERE for status in Status])
"""By status: whether an instalment can be asked."""

CENT = 0.01
"""What rounding leaves of a fee is not asked."""


def _terms(world: World, name: str, rows: NDArray[np.intp]) -> NDArray[np.float32]:
    """What these people were promised when their training began."""
    return world.undergone.by_policy(name)[world.clients.training_terms[rows]]


def begin_training(world: World, rows: NDArray[np.intp]) -> None:
    """Those of these people whose new activity is a training: its terms hold to the end, also if their programme is over before."""
    clients = world.clients
    rows = rows[clients.activity[rows] == Activity.TRAINING]
    clients.training_terms[rows] = clients.regime[rows]


def hours_in_training(world: World, rows: NDArray[np.intp], kind: NDArray[np.int8], usual: Floats) -> Floats:
    """Hours a week of those who begin: a training has its own, where the policy sets them."""
    if not in_use(world.undergone.training_hours):
        return usual
    hours = world.undergone.for_each("training_hours", rows).astype(np.float32)
    return np.where((kind == Activity.TRAINING) & (hours > 0), hours, usual)


def without_the_excused(world: World, bound: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Of those bound to look for work, the ones who are not excused because of a training."""
    if not world.undergone.anywhere("training_excused"):
        return bound
    rows = rows_of(world.clients.activity == Activity.TRAINING)
    looking = bound.copy()
    looking[rows[_terms(world, "training_excused", rows) > 0]] = False
    return looking


def complete_training(world: World, rows: NDArray[np.intp]) -> None:
    """These people come to the end of their activity: those in training owe the fee, and an employer may have a job for them."""
    clients = world.clients
    rows = rows[clients.activity[rows] == Activity.TRAINING]
    if not rows.size:
        return
    fee, promised = _terms(world, "training_fee", rows), _terms(world, "job_guarantee", rows)
    owing = fee > 0
    clients.fee_left[rows[owing]] += fee[owing]
    clients.fee_instalment[rows[owing]] = fee[owing] / _terms(world, "training_instalments", rows[owing])
    clients.job_promised[rows] = world.uniform("training.promise", rows) < promised


def jobs_set_aside(world: World) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Who starts in a guaranteed job and with which employer: each takes one vacancy of the segment before others can.

    Whoever finds no vacancy waits for the next month.
    """
    clients, employers = world.clients, world.employers
    waiting = rows_of(clients.job_promised)
    clients.job_promised[waiting] = clients.status[waiting] == Status.ON_BENEFIT
    waiting = waiting[clients.job_promised[waiting]]
    if not waiting.size:
        return waiting, waiting
    chosen = np.full(waiting.size, -1, np.intp)
    luck = world.uniform("training.job", waiting)
    for segment in Segment:
        mine = rows_of(clients.segment[waiting] == segment)
        here = rows_of(employers.segment == segment)
        seats = np.repeat(here, employers.vacancies[here])
        if not (mine.size and seats.size):
            continue
        mine = mine[np.argsort(luck[mine], kind="stable")[: seats.size]]
        spread = int(luck[mine[0]] * seats.size) + np.arange(mine.size) * (seats.size // mine.size)  # no seat twice
        chosen[mine] = seats[spread % seats.size]
    np.subtract.at(employers.vacancies, chosen[chosen >= 0], 1)
    starting = waiting[chosen >= 0]
    clients.job_promised[starting] = False
    return starting, chosen[chosen >= 0]


def guarantee_jobs(world: World, rows: NDArray[np.intp]) -> None:
    """These people started in a guaranteed job, which is sure for as long as was promised."""
    world.happened.promised_job[rows] = True
    world.clients.guarantee_months[rows] = _terms(world, "guarantee_months", rows)


def protect_jobs(world: World, rows: NDArray[np.intp], hazard: Floats) -> Floats:
    """Chance that these people's jobs end this month, where a guaranteed job only ends by one's own choice; a month of it passes."""
    clients = world.clients
    protected = clients.guarantee_months[rows] > 0
    if not protected.any():
        return hazard
    clients.guarantee_months[rows[protected]] -= 1
    return np.where(protected, np.minimum(hazard, np.float32(world.parameters.labour_market.job_end_floor)), hazard)


def pay_instalments(world: World) -> float:
    """Instalments of the training fee are taken from this month's incomes; EUR in all."""
    clients = world.clients
    rows = rows_of(clients.fee_left > 0)
    if not rows.size:
        return 0.0
    rows = rows[PAYS_BACK[clients.status[rows]]]
    paid = np.minimum(np.minimum(clients.fee_instalment[rows], clients.fee_left[rows]), clients.income[rows])
    left = clients.fee_left[rows] - paid
    clients.fee_left[rows] = np.where(left < CENT, 0.0, left)
    clients.income[rows] -= paid
    return float(paid.sum(dtype=np.float64))
