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

from zachtehand.populations.categories import STILL_HERE, Activity, Job, Ladder, Status
from zachtehand.world import World


class EventKind(IntEnum):
    """What can happen to a person, in the order within a month."""

    AT_START = 0  # detail: Status; number: months on the benefit so far
    POLICY_CAME = 1  # came under the scenario's policy while on the benefit
    PROGRAMME_LEFT = 2  # detail: number of the programme
    PROGRAMME_ENTERED = 3  # detail: number of the programme
    ENTERED = 4
    ALREADY_ACTIVE = 5  # at the start or on entering; detail: Activity; number: host
    ALREADY_PART_TIME = 6  # at the start or on entering; number: employer
    WORK_ENDED = 7  # number: employer
    RETURNED = 8  # detail: Status before
    EXEMPTION_ENDED = 9
    CASEWORKER_LEFT = 10  # number: caseworker
    MISSED = 11  # detail: Ladder, the stage that this brought
    VISITED = 12  # a talk at the door after a missed appointment; number: caseworker
    CAME_INTO_VIEW = 13  # a first talk; detail: talks this month; number: caseworker
    TALKED = 14  # detail: talks this month; number: caseworker
    CHILDCARE_AGREED = 15  # a childcare place in return for hours
    TALKED_WITH_EXPERT = 16  # a talk with or by someone with the same past
    CAME_TO_TEAM = 17  # spoke a neighbourhood team, having come by
    TEAM_VISITED = 18  # a neighbourhood team came, rang or called
    PASSED_ON = 19  # by the neighbourhood team to the caseworker
    MATCHED = 20  # a broker; detail: Activity
    EXEMPTED = 21  # number: months
    AGREEMENT_BROKEN = 22  # the caseworker is told that an agreed activity was dropped
    WARNED = 23
    MEASURE = 24  # detail: percentage of the benefit; number: months
    MEASURE_TAKEN_BACK = 25  # the rest of it
    BENEFIT_STOPPED = 26  # by mistake; number: months
    CLAIMED = 27  # number: EUR to be paid back
    FINED = 28
    ACTIVITY_ENDED = 29  # the programme was over; detail: Activity
    ACTIVITY_STOPPED = 30  # before its end; detail: Activity
    PLAN_MADE = 31
    PLACEMENT_FAILED = 32
    ACTIVITY_STARTED = 33  # detail: Activity; number: host
    CHILDCARE_ENDED = 34
    PART_TIME_ENDED = 35
    COACH_STARTED = 36
    PART_TIME_STARTED = 37  # number: employer
    BASIC_JOB_ENDED = 38  # back on the benefit
    BASIC_JOB_DECLINED = 39
    BASIC_JOB_STARTED = 40
    PROMISED_JOB = 41  # the job that an employer had committed after a training; number: employer
    STEP_UP = 42  # detail: step of the participation ladder
    STEP_DOWN = 43  # detail: step of the participation ladder
    SATISFACTION_UP = 44  # detail: life satisfaction in tenths of points
    SATISFACTION_DOWN = 45  # detail: life satisfaction in tenths of points
    PAID_LATE = 46  # what had been held back by mistake
    FEE_PAID = 47  # the last instalment of a training fee
    LEFT = 48  # detail: Status, the destination; number: employer


CATEGORY_OF: dict[EventKind, type[IntEnum]] = {
    EventKind.AT_START: Status,
    EventKind.ALREADY_ACTIVE: Activity,
    EventKind.RETURNED: Status,
    EventKind.MISSED: Ladder,
    EventKind.MATCHED: Activity,
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

_REMEMBERED = (
    "status", "job", "activity", "employer", "caseworker", "regime", "programme",
    "in_view", "ladder", "plan", "exempt_months", "coached_months", "ladder_step",
    "childcare_months", "fee_left", "back_pay",
)  # fmt: skip
_ON_LADDER = np.array([status in (Status.ON_BENEFIT, Status.WORK, Status.BASIC_JOB) for status in Status])
"""By status: whether the participation ladder is about these people."""
_IS_HERE = np.array([status in STILL_HERE for status in Status])
"""By status: whether life satisfaction is followed."""


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
        page.add(EventKind.PAID_LATE, (before["back_pay"] > 0) & (world.clients.back_pay == 0))
        page.add(EventKind.FEE_PAID, (before["fee_left"] > 0) & (world.clients.fee_left == 0))
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
        self._parts: list[tuple[EventKind, NDArray[np.intp], NDArray | int, NDArray | int]] = []

    def add(self, kind: EventKind, who: NDArray, detail: NDArray | int = 0, number: NDArray | int = -1) -> None:
        """A row of this kind for each of these people.

        Args:
            who: a mask over everybody, or the uids themselves.
            detail, number: one number, or an array as long as ``who``.
        """
        everybody = who.dtype == np.bool_
        uids = np.flatnonzero(who) if everybody else who
        if not uids.size:
            return
        if everybody:
            detail, number = (values[uids] if isinstance(values, np.ndarray) else values for values in (detail, number))
        self._parts.append((kind, uids, detail, number))

    def rows(self) -> NDArray[np.void]:
        made = np.empty(sum(uids.size for _, uids, _, _ in self._parts), ROW)
        made["month"] = self._month
        first = 0
        for kind, uids, detail, number in self._parts:
            part = made[first : first + uids.size]
            part["kind"], part["uid"], part["detail"], part["number"] = kind, uids, detail, number
            first += uids.size
        return made


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
    page.add(EventKind.POLICY_CAME, (clients.regime == 1) & (before["regime"] == 0) & (before["status"] == Status.ON_BENEFIT))
    page.add(EventKind.PROGRAMME_LEFT, happened.programme_left, before["programme"])
    page.add(EventKind.PROGRAMME_ENTERED, happened.programme_entered, clients.programme)
    page.add(EventKind.ENTERED, happened.entered)
    if happened.entered.any():
        # Some entrants find no place for what they did before.
        kept = happened.stopped | (~happened.started & (clients.activity == before["activity"]))
        page.add(EventKind.ALREADY_ACTIVE, happened.entered & kept & (before["activity"] != Activity.NONE), before["activity"])
        page.add(EventKind.ALREADY_PART_TIME, happened.entered & (before["job"] == Job.PART_TIME), 0, before["employer"])
    page.add(EventKind.WORK_ENDED, happened.lost_job & (before["status"] == Status.WORK), 0, before["employer"])
    page.add(EventKind.RETURNED, happened.returned & (before["status"] != Status.BASIC_JOB), before["status"])


def _contact(page: _Page, before: _Before, world: World) -> None:
    clients, happened = world.clients, world.happened
    talked = happened.talks > 0
    invited = talked & ~happened.missed
    known = before["in_view"]
    rows = np.flatnonzero(happened.measure)
    share = clients.sanction_share[rows]
    page.add(EventKind.EXEMPTION_ENDED, (before["exempt_months"] == 1) & ~happened.exempted & (clients.status == Status.ON_BENEFIT))
    page.add(EventKind.CASEWORKER_LEFT, happened.caseworker_left & known, 0, before["caseworker"])
    page.add(EventKind.MISSED, happened.missed, happened.threatened * np.minimum(before["ladder"] + 1, int(Ladder.THIRD_MISSED)))
    page.add(EventKind.VISITED, talked & happened.missed, happened.talks, clients.caseworker)
    page.add(EventKind.CAME_INTO_VIEW, invited & ~known, happened.talks, clients.caseworker)
    page.add(EventKind.TALKED, invited & known, happened.talks, clients.caseworker)
    page.add(EventKind.CHILDCARE_AGREED, (before["childcare_months"] == 0) & (clients.childcare_months > 0))
    page.add(EventKind.TALKED_WITH_EXPERT, happened.with_expert)
    page.add(EventKind.CAME_TO_TEAM, happened.came_by)
    page.add(EventKind.TEAM_VISITED, happened.visited & ~happened.came_by)
    page.add(EventKind.PASSED_ON, happened.passed_on)
    page.add(EventKind.MATCHED, happened.matched, happened.offered_kind)
    page.add(EventKind.EXEMPTED, happened.exempted, 0, clients.exempt_months)
    page.add(EventKind.AGREEMENT_BROKEN, happened.agreement_broken)
    page.add(EventKind.WARNED, happened.warned)
    page.add(EventKind.MEASURE, rows, np.round(100.0 * share), np.round(happened.cut_imposed[rows] / np.maximum(share, 1e-6)))
    page.add(EventKind.MEASURE_TAKEN_BACK, happened.repented)
    page.add(EventKind.BENEFIT_STOPPED, happened.wrongly_stopped, 0, clients.stopped_months)
    page.add(EventKind.CLAIMED, happened.claimed, 0, np.round(happened.overpaid))
    page.add(EventKind.FINED, happened.fined)


def _taking_part(page: _Page, before: _Before, world: World) -> None:
    clients, happened = world.clients, world.happened
    over = happened.programme_ended
    page.add(EventKind.ACTIVITY_ENDED, happened.stopped & over, before["activity"])
    page.add(EventKind.ACTIVITY_STOPPED, happened.stopped & ~over, before["activity"])
    page.add(EventKind.PLAN_MADE, clients.plan & ~before["plan"])
    page.add(EventKind.PLACEMENT_FAILED, happened.failed_placement)
    page.add(EventKind.ACTIVITY_STARTED, happened.started, clients.activity, clients.host)
    page.add(EventKind.CHILDCARE_ENDED, (before["childcare_months"] > 0) & (clients.childcare_months == 0))


def _working(page: _Page, before: _Before, world: World) -> None:
    clients, happened = world.clients, world.happened
    from_basic_job = before["status"] == Status.BASIC_JOB
    page.add(EventKind.PART_TIME_ENDED, happened.lost_job & ~from_basic_job & (before["status"] != Status.WORK))
    page.add(EventKind.COACH_STARTED, (before["coached_months"] == 0) & (clients.coached_months == 1))
    page.add(EventKind.PART_TIME_STARTED, happened.found_part, 0, clients.employer)
    page.add(EventKind.BASIC_JOB_ENDED, happened.lost_job & from_basic_job)
    page.add(EventKind.BASIC_JOB_DECLINED, happened.offered_basic & ~happened.accepted_basic)
    page.add(EventKind.BASIC_JOB_STARTED, happened.accepted_basic)
    page.add(EventKind.PROMISED_JOB, happened.promised_job, 0, clients.employer)


def _wellbeing(page: _Page, before: _Before, world: World, marked: NDArray[np.float32]) -> None:
    """Steps of the ladder, and turning points of life satisfaction; these are marked for the next time.

    Where someone who leaves stands on the ladder is known the month after.
    """
    clients, happened = world.clients, world.happened
    moved = np.flatnonzero((clients.ladder_step != before["ladder_step"]) & (happened.exit == 0))
    moved = moved[_ON_LADDER[before["status"][moved]] & _ON_LADDER[clients.status[moved]]]
    step = clients.ladder_step[moved]
    up = step > before["ladder_step"][moved]
    page.add(EventKind.STEP_UP, moved[up], step[up])
    page.add(EventKind.STEP_DOWN, moved[~up], step[~up])

    marked[happened.entered] = clients.life_satisfaction[happened.entered]
    turning = np.flatnonzero(np.abs(clients.life_satisfaction - marked) >= TURNING_POINT)
    turning = turning[_IS_HERE[clients.status[turning]]]
    now = clients.life_satisfaction[turning]
    rose = now > marked[turning]
    page.add(EventKind.SATISFACTION_UP, turning[rose], np.round(10.0 * now[rose]))
    page.add(EventKind.SATISFACTION_DOWN, turning[~rose], np.round(10.0 * now[~rose]))
    marked[turning] = now


def _departures(page: _Page, world: World) -> None:
    rows = np.flatnonzero(world.happened.exit)
    destination = world.happened.exit[rows]
    page.add(EventKind.LEFT, rows, destination, np.where(destination == Status.WORK, world.clients.employer[rows], -1))
