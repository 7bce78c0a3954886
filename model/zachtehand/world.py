"""The world of one run: populations, what policy does to them, and the luck they share."""

from __future__ import annotations

import copy
import functools
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from zachtehand.happenings import Happenings
from zachtehand.law import Amounts, amounts
from zachtehand.populations.categories import Activity
from zachtehand.populations.circles import Circle, circles
from zachtehand.populations.clients import Clients
from zachtehand.populations.organisations import Caseworkers, Employers, Hosts, Neighbourhoods
from zachtehand.programmes import Programme
from zachtehand.randomness import Luck
from zachtehand.submodels import Parameters
from zachtehand.submodels.ledger import Quantities
from zachtehand.submodels.pay_by_result import Account
from zachtehand.treatment import Treatment, Undergone

PEOPLE_PER_PART = 1 << 15


@dataclass(frozen=True)
class OrderedMeasure:
    """One measure for these people, whatever they did: the treatment of a trial, not the decision of a caseworker."""

    uids: NDArray[np.intp]
    cut_share: float
    months: int


@dataclass
class Municipality:
    """What the municipality counts in a month, beside its people."""

    displaced_clients: float = 0.0
    displaced_outsiders: float = 0.0
    vacancies: float = 0.0
    hires: float = 0.0
    crowding: float = 1.0
    employer_hours: float = 0.0
    caseworker_fte: float = 0.0
    caseworkers_left: int = 0
    appointed_fte: float = 0.0
    """Caseworkers who are new in their post this month: successors of those who left, and posts that were added."""
    team_fte: float = 0.0
    community_fte: float = 0.0
    expert_hours: float = 0.0
    prefinanced: float = 0.0
    paid_for_results: float = 0.0
    quantities: Quantities = field(default_factory=Quantities)


@dataclass
class Calendar:
    """Where the run is in time and what the labour market does."""

    month: int
    """Month of the run; negative during spin-up."""
    year: float
    """Calendar time; 2026.5 is July 2026."""
    tightness: float = 1.0
    """Vacancies against the reference month."""


@dataclass
class Market:
    """The labour market at the reference: absolute numbers, frozen at the end of the spin-up."""

    reference_supply: NDArray[np.float64]
    """Supply of clients per segment."""
    outsiders: NDArray[np.float64]
    """Supply of other job seekers per segment."""
    frozen: bool = False


@dataclass
class World:
    """Everything that a month reads and writes."""

    parameters: Parameters
    luck: Luck
    everyone: Clients
    """All who can ever appear, in the order in which they enter."""
    caseworkers: Caseworkers
    employers: Employers
    hosts: Hosts
    neighbourhoods: Neighbourhoods
    treatments: list[Treatment]
    """By regime: 0 the policy before, 1 the scenario's, 2 … the programmes'."""
    calendar: Calendar
    market: Market
    team_start: NDArray[np.int64]
    """First row of each team's caseworkers, and the end of the last."""
    supply_scale: float
    """Thousands of clients that places, jobs and hours are counted against."""
    size_at_start: float
    """Clients on the benefit at the start: what rates per 1,000 refer to."""
    closeness_rank: NDArray[np.float32]
    """Rank of everyone from the farthest from work (0) to the nearest (1), as full knowledge would have seen it when the run began."""
    distance: NDArray[np.int8]
    """Thirds of closeness: 0 near, 1 middle, 2 far."""
    programmes: tuple[Programme, ...] = ()
    enrolled: dict[int, NDArray[np.intp]] = field(default_factory=dict)
    """Number of a programme -> uids whom a trial has drawn and who come in this month; empty again after that."""
    ordered_measures: list[OrderedMeasure] = field(default_factory=list)
    """Measures that a trial imposes this month; empty again after that."""
    team_of_regime: NDArray[np.int64] = field(default_factory=lambda: np.zeros(1, np.int64))
    """Which team sees the people of each regime."""
    regime_of_team: NDArray[np.int64] = field(default_factory=lambda: np.zeros(1, np.int64))
    """Whose policy each team works by."""
    shares: NDArray[np.float64] = field(default_factory=lambda: np.ones(1))
    """How much of the municipality the ratios of each regime refer to, together 1."""
    reserved: NDArray[np.int64] = field(default_factory=lambda: np.zeros(len(Activity), np.int64))
    """Places by kind that are kept for people in programmes."""
    plan_backlog: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    file_backlog: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    checks: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    """Checks per client this month, by caseworker: as many as there were hours for."""
    plans_followed: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    """Share of the hours that plans asked for and got this month, by caseworker."""
    goals_reached: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, 3, 0)))
    """What counted for the goals: by regime, goal and month, the last twelve months."""
    goal_gap: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, 3)))
    """How far each regime is behind its goals, 0–1, times how strictly it is held to them."""
    most_in_use: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    """The most that was ever in use at the same time of what has to be set up (see steps.set_up); replaced as a whole, never changed."""
    accounts: dict[int, Account] = field(default_factory=dict)
    """Accounts of contracts that pay by result, by regime; replaced as a whole, never changed."""
    norm_paid: float = 0.0
    """Norm for a single person to which incomes are compared now."""
    people: int = 0
    """How many have entered so far; rows beyond are still to come."""
    circles: tuple[Circle, ...] = field(init=False)
    """Where people look for a place, from narrow to wide."""
    clients: Clients = field(init=False)
    """Those who have entered: a view on the first rows of everyone."""
    happened: Happenings = field(init=False)
    _by_caseworker: dict[str, NDArray[np.float64]] = field(init=False, default_factory=dict)
    """What each caseworker's policy comes to, by name, as far as it was asked."""
    _by_caseworker_under: tuple[object, object, object] | None = field(init=False)
    """Policies and teams for which that holds."""
    municipality: Municipality = field(init=False)
    undergone: Undergone = field(init=False)
    law: Amounts = field(init=False)

    def __post_init__(self) -> None:
        self.circles = circles(self.hosts, self.neighbourhoods)
        self._by_caseworker_under = None

    def begin_month(self, month: int, year: float, tightness: float) -> None:
        """Move to a month: the calendar, those who have entered, and a clean sheet for what happens."""
        self.calendar = Calendar(month, year, tightness)
        self.law = amounts(year)
        self.people = int(self.everyone.entry_month.searchsorted(np.int16(month), side="right"))  # of the same type: nothing is converted
        self.clients = self.everyone.first(self.people)
        self.happened = Happenings(self.people, getattr(self, "happened", None))
        self.municipality = Municipality()

    def employ(self, caseworkers: Caseworkers, team_start: NDArray[np.int64]) -> None:
        """These are the caseworkers from now on; of whom each team consists is in ``team_start``."""
        self.caseworkers, self.team_start = caseworkers, team_start
        self.plan_backlog = np.zeros(len(caseworkers))
        self.file_backlog, self.checks, self.plans_followed = np.zeros(len(caseworkers)), np.zeros(len(caseworkers)), np.ones(len(caseworkers))

    def parts(self) -> Iterator[World]:
        """The world as several worlds of about equally many people each, for steps in which everybody changes alone.

        Columns of a part fit in the processor's cache, which halves the time at 400,000 people.
        """
        count = round(self.people / PEOPLE_PER_PART)
        if count <= 1:
            yield self
            return
        bounds = [self.people * part // count for part in range(count + 1)]
        for start, stop in itertools.pairwise(bounds):
            part = copy.copy(self)
            part.clients, part.happened = self.clients.rows(start, stop), self.happened.rows(start, stop)
            part.undergone = Undergone(self.treatments, part.clients.regime, self.undergone)
            yield part

    def uniform(self, process: str, rows: NDArray[np.integer] | None = None) -> NDArray[np.float32]:
        """One uniform draw for everyone who has entered, or for these people, addressed by process, month and uid."""
        return self.luck.uniform(process, self.calendar.month, self.people if rows is None else rows)

    def lasting(self, process: str, rows: NDArray[np.integer]) -> NDArray[np.float32]:
        """One uniform draw that stays with each of these people for the whole run."""
        return self.luck.lasting(process, self.everyone.size).take(rows)

    def uniforms(self, rows: NDArray[np.integer], *processes: str) -> NDArray[np.float32]:
        """One uniform draw of each process for these people, shape (processes, people)."""
        return self.luck.uniforms(processes, self.calendar.month, rows)

    def per_caseworker(self, name: str) -> NDArray[np.float64]:
        """A value of the treatment for each caseworker: the value of the policy that the team works under."""
        return self.once_per_caseworker(name, lambda: self._of_own_policy(name))

    def _of_own_policy(self, name: str) -> NDArray[np.float64]:
        by_team = [getattr(self.treatments[regime], name) for regime in self.regime_of_team]
        return np.array(by_team, np.float64)[self.caseworkers.team]

    def once_per_caseworker(self, name: str, work_out: Callable[[], NDArray[np.float64]]) -> NDArray[np.float64]:
        """Something for each caseworker that follows from the policies only, worked out once as long as these and the teams stay as they are."""
        under = self._by_caseworker_under
        if under is None or under[0] is not self.treatments or under[1] is not self.regime_of_team or under[2] is not self.caseworkers:
            self._by_caseworker, self._by_caseworker_under = {}, (self.treatments, self.regime_of_team, self.caseworkers)
        if name not in self._by_caseworker:
            self._by_caseworker[name] = work_out()
            self._by_caseworker[name].flags.writeable = False  # shared by all who ask
        return self._by_caseworker[name]

    def supplied(self, name: str) -> float:
        """How much of something that policies give per 1,000 clients there is: each gives for its share of the municipality."""
        values = np.array([getattr(treatment, name) for treatment in self.treatments], np.float64)
        return float(values @ self.shares) * self.supply_scale


def part_by_part(step: Callable[[World], None]) -> Callable[[World], None]:
    """A step in which everybody changes alone, taken in parts that fit in the cache."""

    @functools.wraps(step)
    def in_parts(world: World) -> None:
        for part in world.parts():
            step(part)

    return in_parts
