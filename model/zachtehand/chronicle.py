"""The chronicle: what happened to whom in which month, as sparse rows.

A month leaves rows only for people for whom something happened. The order of the kinds is the order
within a month (ODD 3), so that the rows of a person, read in order, are the story of that person:
status and activity can be rebuilt from them. A simulation does not need a chronicle and pays nothing
for one; whoever wants it makes one at the start and lets it record after each month:

    simulation = Simulation(scenario, seed=1)
    chronicle = Chronicle(simulation.world)
    while simulation.month < simulation.months:
        simulation.step()
        chronicle.record(simulation.world)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Job, Ladder, Status
from zachtehand.world import Happenings, World


class EventKind(IntEnum):
    """What can happen to a person, in the order within a month."""

    AT_START = 0  # detail: Status; number: months on the benefit so far
    POLICY_CAME = 1  # came under the scenario's policy
    ENTERED = 2
    ALREADY_ACTIVE = 3  # at the start or on entering; detail: Activity; number: host
    ALREADY_PART_TIME = 4  # at the start or on entering; number: employer
    WORK_ENDED = 5  # number: employer
    RETURNED = 6  # detail: Status before
    EXEMPTION_ENDED = 7
    CASEWORKER_LEFT = 8  # number: caseworker
    MISSED = 9  # detail: Ladder, the stage that this brought
    VISITED = 10  # a talk at the door after a missed appointment; number: caseworker
    CAME_INTO_VIEW = 11  # a first talk; detail: talks this month; number: caseworker
    TALKED = 12  # detail: talks this month; number: caseworker
    EXEMPTED = 13  # number: months
    WARNED = 14
    MEASURE = 15  # detail: percentage of the benefit; number: months
    ACTIVITY_ENDED = 16  # the programme was over; detail: Activity
    ACTIVITY_STOPPED = 17  # before its end; detail: Activity
    PLAN_MADE = 18
    PLACEMENT_FAILED = 19
    ACTIVITY_STARTED = 20  # detail: Activity; number: host
    PART_TIME_ENDED = 21
    COACH_STARTED = 22
    PART_TIME_STARTED = 23  # number: employer
    BASIC_JOB_ENDED = 24  # back on the benefit
    BASIC_JOB_DECLINED = 25
    BASIC_JOB_STARTED = 26
    STEP_UP = 27  # detail: step of the participation ladder
    STEP_DOWN = 28  # detail: step of the participation ladder
    SATISFACTION_UP = 29  # detail: life satisfaction in tenths of points
    SATISFACTION_DOWN = 30  # detail: life satisfaction in tenths of points
    LEFT = 31  # detail: Status, the destination; number: employer


CATEGORY_OF: dict[EventKind, type[IntEnum]] = {
    EventKind.AT_START: Status,
    EventKind.ALREADY_ACTIVE: Activity,
    EventKind.RETURNED: Status,
    EventKind.MISSED: Ladder,
    EventKind.ACTIVITY_ENDED: Activity,
    EventKind.ACTIVITY_STOPPED: Activity,
    EventKind.ACTIVITY_STARTED: Activity,
    EventKind.LEFT: Status,
}
"""The kinds whose detail is a category."""

TURNING_POINT = 0.5
"""Points of life satisfaction: a turning point is a change of at least this much since the last one."""

ROW = np.dtype([("month", np.int16), ("uid", np.int32), ("kind", np.int8), ("detail", np.int16), ("number", np.int32)])
"""One event as it is stored; ``number`` is a host, employer or caseworker, or months; −1 if there is none."""

_REMEMBERED = ("status", "job", "activity", "employer", "caseworker", "regime", "in_view", "ladder", "plan", "exempt_months", "coached_months", "ladder_step")
_FOLLOWED = (Status.ON_BENEFIT, Status.WORK, Status.BASIC_JOB)
"""Where people are while the participation ladder is about them."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to one person.

    Attributes:
        month: month of the run; 0 is how things were at the start.
        detail: a member of the category that belongs to the kind (see :data:`CATEGORY_OF`), or a number.
        number: a host, employer or caseworker, or months; −1 if there is none.
    """

    month: int
    kind: EventKind
    detail: int
    number: int


class Chronicle:
    """What happened to everyone, month by month.

    Args:
        world: at the start of a run, before its first month.
    """

    def __init__(self, world: World) -> None:
        self._satisfaction = world.everyone.life_satisfaction.copy()
        self._before = _remember(world)
        self._pages = [_first_page(world)]

    def record(self, world: World) -> None:
        """Note what happened in the month that just ended. To be called once after every month."""
        before = {name: values[: world.people] for name, values in self._before.items()}
        page = _Page(world.calendar.month)
        _arrivals(page, before, world)
        _contact(page, before, world)
        _taking_part(page, before, world)
        _working(page, before, world)
        _wellbeing(page, before, world, self._satisfaction[: world.people])
        _departures(page, world)
        self._pages.append(page.rows())
        self._before = _remember(world)

    def table(self) -> NDArray[np.void]:
        """All events so far: a structured array (see :data:`ROW`), by month and within a month by kind."""
        if len(self._pages) > 1:
            self._pages = [np.concatenate(self._pages)]
        return self._pages[0]

    def of(self, uid: int) -> list[Event]:
        """The events of one person in the order in which they happened; empty for someone who has not entered."""
        table = self.table()
        return [_event(row) for row in table[table["uid"] == uid]]


def _event(row: np.void) -> Event:
    month, _, code, detail, number = row.tolist()
    kind = EventKind(code)
    category = CATEGORY_OF.get(kind)
    return Event(month, kind, category(detail) if category else detail, number)


class _Page:
    """The rows of one month while they are written."""

    def __init__(self, month: int) -> None:
        self._month = month
        self._parts: list[NDArray[np.void]] = []

    def add(self, kind: EventKind, who: NDArray[np.bool_], detail: NDArray | int = 0, number: NDArray | int = -1) -> None:
        """A row of this kind for everyone in the mask; detail and number are arrays for everybody, or one number."""
        uids = np.flatnonzero(who)
        if not uids.size:
            return
        part = np.empty(uids.size, ROW)
        part["month"], part["kind"], part["uid"] = self._month, kind, uids
        part["detail"] = detail[uids] if isinstance(detail, np.ndarray) else detail
        part["number"] = number[uids] if isinstance(number, np.ndarray) else number
        self._parts.append(part)

    def rows(self) -> NDArray[np.void]:
        return np.concatenate(self._parts) if self._parts else np.empty(0, ROW)


_Before = dict[str, NDArray]
"""Columns as they were at the end of the month before."""


def _remember(world: World) -> _Before:
    return {name: getattr(world.everyone, name).copy() for name in _REMEMBERED}


def _first_page(world: World) -> NDArray[np.void]:
    """How everyone is at the start."""
    clients, page = world.clients, _Page(0)
    on_benefit = clients.status == Status.ON_BENEFIT
    page.add(EventKind.AT_START, clients.status != Status.NOT_YET, clients.status, clients.months_on_benefit)
    page.add(EventKind.ALREADY_ACTIVE, on_benefit & (clients.activity != Activity.NONE), clients.activity, clients.host)
    page.add(EventKind.ALREADY_PART_TIME, on_benefit & (clients.job == Job.PART_TIME), 0, clients.employer)
    return page.rows()


def _arrivals(page: _Page, before: _Before, world: World) -> None:
    clients, happened = world.clients, world.happened
    page.add(EventKind.POLICY_CAME, (clients.regime != before["regime"]) & ~happened.entered)
    page.add(EventKind.ENTERED, happened.entered)
    page.add(EventKind.ALREADY_ACTIVE, happened.entered & (before["activity"] != Activity.NONE), before["activity"])
    page.add(EventKind.ALREADY_PART_TIME, happened.entered & (before["job"] == Job.PART_TIME), 0, before["employer"])
    page.add(EventKind.WORK_ENDED, happened.lost_job & (before["status"] == Status.WORK), 0, before["employer"])
    page.add(EventKind.RETURNED, happened.returned & (before["status"] != Status.BASIC_JOB), before["status"])


def _contact(page: _Page, before: _Before, world: World) -> None:
    clients, happened = world.clients, world.happened
    talked = happened.talks > 0
    talks = np.round(happened.talks).astype(np.int16)
    stage = np.where(happened.threatened, np.minimum(before["ladder"] + 1, Ladder.THIRD_MISSED), Ladder.NONE)
    ended = (before["exempt_months"] > 0) & (clients.exempt_months == 0) & (clients.status == Status.ON_BENEFIT)
    page.add(EventKind.EXEMPTION_ENDED, ended)
    page.add(EventKind.CASEWORKER_LEFT, happened.caseworker_left & before["in_view"], 0, before["caseworker"])
    page.add(EventKind.MISSED, happened.missed, stage)
    page.add(EventKind.VISITED, talked & happened.missed, talks, clients.caseworker)
    page.add(EventKind.CAME_INTO_VIEW, talked & ~happened.missed & ~before["in_view"], talks, clients.caseworker)
    page.add(EventKind.TALKED, talked & ~happened.missed & before["in_view"], talks, clients.caseworker)
    page.add(EventKind.EXEMPTED, happened.exempted, 0, clients.exempt_months)
    page.add(EventKind.WARNED, happened.warned)
    page.add(EventKind.MEASURE, happened.measure, *_size_and_length(clients.sanction_share, happened))


def _size_and_length(share: NDArray[np.float32], happened: Happenings) -> tuple[NDArray[np.int16], NDArray[np.int32]]:
    """Percentage of the benefit and months of the measures of this month."""
    months = happened.cut_imposed / np.maximum(share, 1e-6)
    return np.round(100.0 * share).astype(np.int16), np.round(months).astype(np.int32)


def _taking_part(page: _Page, before: _Before, world: World) -> None:
    clients, happened = world.clients, world.happened
    over = happened.programme_ended
    page.add(EventKind.ACTIVITY_ENDED, happened.stopped & over, before["activity"])
    page.add(EventKind.ACTIVITY_STOPPED, happened.stopped & ~over, before["activity"])
    page.add(EventKind.PLAN_MADE, clients.plan & ~before["plan"])
    page.add(EventKind.PLACEMENT_FAILED, happened.failed_placement)
    page.add(EventKind.ACTIVITY_STARTED, happened.started, clients.activity, clients.host)


def _working(page: _Page, before: _Before, world: World) -> None:
    clients, happened = world.clients, world.happened
    from_basic_job = before["status"] == Status.BASIC_JOB
    page.add(EventKind.PART_TIME_ENDED, happened.lost_job & ~from_basic_job & (before["status"] != Status.WORK))
    page.add(EventKind.COACH_STARTED, (before["coached_months"] == 0) & (clients.coached_months == 1))
    page.add(EventKind.PART_TIME_STARTED, happened.found_part, 0, clients.employer)
    page.add(EventKind.BASIC_JOB_ENDED, happened.lost_job & from_basic_job)
    page.add(EventKind.BASIC_JOB_DECLINED, happened.offered_basic & ~happened.accepted_basic)
    page.add(EventKind.BASIC_JOB_STARTED, happened.accepted_basic)


def _wellbeing(page: _Page, before: _Before, world: World, marked: NDArray[np.float32]) -> None:
    """Steps of the ladder, and turning points of life satisfaction; these are marked for the next time."""
    clients, happened = world.clients, world.happened
    followed = np.isin(before["status"], _FOLLOWED) & np.isin(clients.status, _FOLLOWED)
    page.add(EventKind.STEP_UP, followed & (clients.ladder_step > before["ladder_step"]), clients.ladder_step)
    page.add(EventKind.STEP_DOWN, followed & (clients.ladder_step < before["ladder_step"]), clients.ladder_step)
    marked[happened.entered] = clients.life_satisfaction[happened.entered]
    change = clients.life_satisfaction - marked
    turning = (np.abs(change) >= TURNING_POINT) & (clients.status != Status.DIED) & (clients.status != Status.MOVED)
    tenths = np.round(10.0 * clients.life_satisfaction).astype(np.int16)
    page.add(EventKind.SATISFACTION_UP, turning & (change > 0), tenths)
    page.add(EventKind.SATISFACTION_DOWN, turning & (change < 0), tenths)
    marked[turning] = clients.life_satisfaction[turning]


def _departures(page: _Page, world: World) -> None:
    destination = world.happened.exit
    employer = np.where(destination == Status.WORK, world.clients.employer, -1)
    page.add(EventKind.LEFT, destination != 0, destination, employer)
