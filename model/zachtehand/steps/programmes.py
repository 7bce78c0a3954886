"""Programmes: who enters, who stays and who leaves them (ODD 3, step 1)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Status
from zachtehand.populations.eligibility import eligible
from zachtehand.programmes import POLICIES_FOR_ALL, Programme
from zachtehand.steps.conversations import seems_close
from zachtehand.submodels import programmes
from zachtehand.submodels.shapes import rows_of
from zachtehand.world import World

NOBODY = np.zeros(0, np.intp)


def people_enter_and_leave_programmes(world: World, month: int) -> None:
    """Those whose stay is over leave, some straight into the programme that follows; free places are filled.

    Args:
        month: of the scenario's policy, from 0.
    """
    if not world.programmes:
        return
    clients = world.clients
    clients.programme_months += clients.programme > 0
    finished = np.zeros(world.people, np.int8)
    for number, programme in enumerate(world.programmes, start=1):
        over = (clients.programme == number) & (clients.programme_months >= programme.stay_months)
        finished[over] = number
    leaving = finished > 0
    for number, programme in enumerate(world.programmes, start=1):
        leaving[_without_place(world, number, programme)] = True
    clients.programme[leaving] = 0
    clients.programme_months[leaving] = 0
    world.happened.programme_left[leaving] = True
    for number, programme in enumerate(world.programmes, start=1):
        if programme.chosen_by == "trial":
            _enter(world, number, world.enrolled.pop(number, NOBODY))
        elif programme.open_in(month):
            _fill_places(world, number, programme, finished)


def _without_place(world: World, number: int, programme: Programme) -> NDArray[np.intp]:
    """Participants who came back on the benefit and find their place taken: those who came last.

    Whoever leaves the benefit stays in the programme, for aftercare, and leaves the place to somebody else.
    """
    clients = world.clients
    inside = rows_of((clients.programme == number) & (clients.status == Status.ON_BENEFIT))
    too_many = max(inside.size - _places(world, programme), 0)
    return inside[np.lexsort((inside, clients.months_in_status[inside]))[:too_many]]


def _places(world: World, programme: Programme) -> int:
    return round(programme.places * world.supply_scale)


def _fill_places(world: World, number: int, programme: Programme, finished: NDArray[np.int8]) -> None:
    """People enter a programme as far as there are places."""
    clients = world.clients
    on_benefit = clients.status == Status.ON_BENEFIT
    free = _places(world, programme) - int(np.count_nonzero(on_benefit & (clients.programme == number)))
    able = on_benefit & (clients.programme == 0) & eligible(clients, programme.conditions)
    if programme.follows:
        able &= finished == programme.follows
    elif not programme.again:
        able &= clients.programme_last == 0
    rows = rows_of(able)
    if free <= 0 or not rows.size:
        return
    rows = _in_turn(world, number, programme, rows)
    if programme.voluntary:
        rows = rows[_says_yes(world, number, programme, rows)]
    _enter(world, number, rows[:free])


def _enter(world: World, number: int, entering: NDArray[np.intp]) -> None:
    clients = world.clients
    clients.programme[entering] = number
    clients.programme_last[entering] = number
    clients.programme_months[entering] = 0
    world.happened.programme_entered[entering] = True


def _in_turn(world: World, number: int, programme: Programme, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """Those who may enter this month, in the order in which they are asked."""
    clients = world.clients
    if programme.chosen_by == "lot":
        return rows[np.argsort(world.luck.uniform(f"programme.{number}.lot", 0, rows), kind="stable")]
    if programme.chosen_by == "caseworker":
        rows = rows[clients.months_since_talk[rows] == 0]
        return rows[np.argsort(-seems_close(world, rows), kind="stable")]
    unseen = rows[clients.screened[rows] != number]
    turn = unseen[np.argsort(world.luck.uniform(f"programme.{number}.turn", 0, unseen), kind="stable")]
    assessed = turn[: round(programme.assessed * world.supply_scale)]
    clients.screened[assessed] = number
    best = assessed[np.argsort(-seems_close(world, assessed), kind="stable")]
    return best[: round(programme.admitted * best.size)]


def _says_yes(world: World, number: int, programme: Programme, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Who wants to take part: the same person says the same as long as motivation and trust are the same."""
    clients = world.clients
    by_letter = world.treatments[number + POLICIES_FOR_ALL - 1].channel_warmth
    in_person = by_letter if programme.chosen_by == "lot" else 1.0
    chance = programmes.says_yes(clients.autonomous[rows], clients.trust[rows], in_person, world.parameters.programmes)
    return world.luck.uniform(f"programme.{number}.yes", 0, rows) < chance
