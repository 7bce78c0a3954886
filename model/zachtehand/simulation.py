"""A run: a start, a policy, and months."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from zachtehand.happenings import Happenings
from zachtehand.initialisation.spin_up import Settling
from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.instruments import treatment_of
from zachtehand.instruments.base import Instrument
from zachtehand.month import live_through_month
from zachtehand.observation import Observed, Observer, Recorded
from zachtehand.populations.categories import Status
from zachtehand.populations.clients import Clients
from zachtehand.programmes import shares, teams
from zachtehand.scenario import Scenario
from zachtehand.steps.policy import people_come_under_policy, places_follow, share_covered
from zachtehand.steps.programmes import people_enter_and_leave_programmes
from zachtehand.steps.staff import staff_follows
from zachtehand.submodels import Parameters
from zachtehand.treatment import Undergone
from zachtehand.world import OrderedMeasure, World

LAW_CHANGES = (0, 6)
"""Calendar months (0 is January) in which rules and amounts change."""


@dataclass(frozen=True)
class State:
    """All that a run has to know at the end of a month to go on, to the last bit. It shares memory with the run.

    Attributes:
        month: the month that ended last.
        at_start: who was on the benefit when the run began, among the first people.
        cell, inflow, stationarity: of the start, see :class:`zachtehand.initialisation.start.Start`.
        arranged_for: the circumstances for which staff and places were arranged last.
    """

    scenario: Scenario
    seed: int
    months: int
    month: int
    world: World
    cell: NDArray[np.int64]
    at_start: NDArray[np.bool_]
    inflow: float
    stationarity: tuple[Settling, ...]
    arranged_for: tuple[object, ...]
    indicators: tuple[str, ...] | None
    recorded: Recorded


class Simulation:
    """One municipality under one policy with one seed.

    Args:
        scenario: context and policy.
        seed: 0 or higher; the same seed gives the same people and the same luck under every policy.
        parameters: of the model; the declared values if left out.
        start: a start made earlier for the same context, seed and parameters; it is copied, never changed.
        months: length of the run, at least 1.
        indicators: those that are recorded, by key; None is all of them, and without any a run takes a fifth less, for whoever follows
            people in another way.
    """

    def __init__(
        self,
        scenario: Scenario,
        *,
        seed: int = 0,
        parameters: Parameters | None = None,
        start: Start | None = None,
        months: int = 60,
        indicators: Sequence[str] | None = None,
    ) -> None:
        self.seed = seed
        self.parameters = parameters or Parameters()
        self.start = start or make_start(scenario.context, seed=seed, parameters=self.parameters, months=months)
        self.world = _own_world(self.start.world)
        self.month = 0
        self._arranged_for: tuple[object, ...] = ()
        self._at_start = self.world.everyone.status[: self.world.people] == Status.ON_BENEFIT
        self._indicators = None if indicators is None else tuple(indicators)
        self._observer = Observer(self.start.cell, self._at_start, indicators=self._indicators)
        self._follow(scenario, months)

    def state(self) -> State:
        """Where the run stands at the end of a month."""
        start = self.start
        return State(
            scenario=self.scenario, seed=self.seed, months=self.months, month=self.month, world=self.world, cell=start.cell, at_start=self._at_start,
            inflow=start.inflow, stationarity=start.stationarity, arranged_for=self._arranged_for,
            indicators=self._indicators, recorded=self._observer.recorded(),
        )  # fmt: skip

    @classmethod
    def going_on(cls, state: State) -> Self:
        """A run that goes on from a state, which it makes its own; ``start.world`` is then the world as it is, not as it was at the start.

        What happened in the month that ended last is not known any more: that sheet is clean until the next month is over.
        """
        run, world = object.__new__(cls), state.world
        world.begin_month(world.calendar.month, world.calendar.year, world.calendar.tightness)
        world.undergone = Undergone(world.treatments, world.clients.regime)
        run.seed, run.parameters, run.world, run.month = state.seed, world.parameters, world, state.month
        run.start = Start(world, state.cell, state.inflow, state.stationarity)
        run._arranged_for, run._at_start = state.arranged_for, state.at_start
        run._indicators, run._observer = state.indicators, Observer(state.cell, state.at_start, state.recorded, state.indicators)
        run._follow(state.scenario, state.months)
        return run

    def _follow(self, scenario: Scenario, months: int) -> None:
        """What follows from the scenario for the whole run, and the policies of the month that ended last."""
        self.scenario, self.months = scenario, months
        self._covered_from = _covered_from(self.world, scenario)
        self._reference_policy = scenario.reference_policy()
        self._policy_differs = self._reference_policy != scenario.policy_at(0)
        self._changes = set(scenario.policy_changes())
        self._policies = self._policies_in(self.month - 1) if self.month else [self._reference_policy]
        self.world.programmes = scenario.programme_rules()
        self.world.team_of_regime, self.world.regime_of_team = teams(self.world.programmes)

    @property
    def clients(self) -> Clients:
        """Those who have entered so far."""
        return self.world.clients

    def follow(self, scenario: Scenario) -> None:
        """Go on under a scenario that is the same up to this month: whoever drives a run has added a reform from here on.

        Args:
            scenario: with the same context, roll-out and programmes; its reforms before this month are those so far.
        """
        self.scenario = scenario
        self._changes = set(scenario.policy_changes())

    def enrol(self, programme: str, uids: NDArray[np.intp]) -> None:
        """These people come into a programme next month, wherever they are then: the lot of a trial has drawn them.

        Args:
            programme: name of one whose people are chosen by a trial.
        """
        number = 1 + [each.name for each in self.world.programmes].index(programme)
        assert self.world.programmes[number - 1].chosen_by == "trial", programme
        self.world.enrolled[number] = uids

    def impose_measure(self, uids: NDArray[np.intp], *, cut_share: float, months: int) -> None:
        """These people get a measure next month if they are on the benefit then, whatever they did.

        Args:
            cut_share: share of the benefit, 0–1.
            months: for how long, 1 or more.
        """
        self.world.ordered_measures.append(OrderedMeasure(uids, cut_share, months))

    def step(self) -> None:
        """One month: the calendar, what people live through, and what is seen of it."""
        self.month += 1
        self._calendar()
        live_through_month(self.world)
        if self._indicators != ():
            self._observer.observe(self.world)

    def run(self) -> Observed:
        """All months that are left; what was seen."""
        while self.month < self.months:
            self.step()
        return self.observed()

    def observed(self) -> Observed:
        """What was seen so far."""
        return self._observer.observed()

    def latest(self) -> dict[str, float]:
        """Every indicator for everybody in the month that ended last. Raises IndexError before the first month."""
        return self._observer.latest()

    def _calendar(self) -> None:
        """Law, labour market, reforms and roll-out of this month (ODD 3, step 1). Month 1 of the run is month 0 of the policy."""
        context, since_start = self.scenario.context, self.month - 1
        year = context.year_at(since_start)
        policy_changed = since_start == 0 or since_start in self._changes
        if policy_changed:
            self._policies = self._policies_in(since_start)
        if policy_changed or round(12 * (year % 1)) in LAW_CHANGES:
            self.world.treatments = [treatment_of(policy, year=year) for policy in self._policies]
        self.world.begin_month(self.month, year, context.vacancies_at(since_start))
        people_enter_and_leave_programmes(self.world, since_start)
        people_come_under_policy(self.world, self._covered_from, afresh=self._policy_differs)
        coverage = round(share_covered(self.world), 2)
        begun = since_start >= self.scenario.rollout.from_month
        running = tuple(programme.runs_in(since_start) for programme in self.world.programmes)
        if policy_changed or self._arranged_for != (coverage, begun, running):
            self._arrange(since_start, coverage, begun=begun)
            self._arranged_for = (coverage, begun, running)

    def _policies_in(self, since_start: int) -> list[dict[str, Instrument]]:
        """By regime: the instruments of the policy before, of the scenario's policy in a month, and of its programmes'."""
        of_programmes = [self.scenario.policy_at(since_start, programme=each) for each in range(len(self.scenario.programmes))]
        return [self._reference_policy, self.scenario.policy_at(since_start), *of_programmes]

    def _arrange(self, since_start: int, coverage: float, *, begun: bool) -> None:
        """Caseworkers and places as the policies ask for them now. Those of a programme come on top of those for all."""
        world = self.world
        own = [programme.places / 1000.0 * programme.runs_in(since_start) for programme in world.programmes if programme.own_team]
        world.shares = shares(world.programmes, month=since_start, coverage=coverage)
        staff_follows(world, people_per_team=[world.size_at_start * share for share in (1.0 - coverage, float(begun), *own)])
        places_follow(world)


def _own_world(world: World) -> World:
    """A copy of the start that a run may change."""
    own = copy.copy(world)
    for name in ("everyone", "caseworkers", "employers", "hosts", "neighbourhoods"):
        setattr(own, name, getattr(world, name).copy())
    own.market = copy.deepcopy(world.market)
    own.enrolled, own.ordered_measures = {}, []
    own.clients, own.happened = own.everyone.first(own.people), Happenings(own.people)
    return own


def _covered_from(world: World, scenario: Scenario) -> NDArray[np.int64]:
    """Month of the run from which each neighbourhood or each person is under the scenario's policy."""
    rollout = scenario.rollout
    if rollout.by == "person":
        share = world.luck.uniform("rollout", 0, world.everyone.size)
    else:
        share = world.neighbourhoods.rollout_rank / max(len(world.neighbourhoods), 1)
    return 1 + rollout.from_month + np.floor(share * rollout.months).astype(np.int64)
