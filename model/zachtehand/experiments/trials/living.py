"""Living through a trial: the people drawn, what the arms do to them month by month, and what is noted of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.errors import ExecutionError
from zachtehand.experiments.trials.arms import NOT_IN, Drawn, arm_of, draw, phases, says_yes, scenario_of, sizes
from zachtehand.experiments.trials.estimates import Sample
from zachtehand.experiments.trials.files import FEWEST_PER_ARM, Measured, Trial
from zachtehand.experiments.trials.follow import Register
from zachtehand.experiments.trials.schema import Arm
from zachtehand.initialisation.start import Start
from zachtehand.populations.categories import Status
from zachtehand.populations.eligibility import eligible
from zachtehand.scenario import Scenario
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters


class TrialWorld(NamedTuple):
    """One world, as far as a trial needs it.

    Attributes:
        start: of the trial's context, this seed and these parameters, for at least as many months as the trial lasts.
    """

    start: Start
    seed: int
    parameters: Parameters

    def simulation(self, scenario: Scenario, months: int) -> Simulation:
        """A run that records nothing: whoever follows people notes what is needed."""
        return Simulation(scenario, seed=self.seed, parameters=self.parameters, start=self.start, months=months, indicators=())


class Lived(NamedTuple):
    """What one run showed of everybody on the benefit at the lot.

    Attributes:
        arm: −1 for those who do not take part.
        treated: who got what the arm gives; where an arm says what one takes, who began with that.
        samples: by key of what is measured.
    """

    drawn: Drawn
    arm: NDArray[np.int8]
    treated: NDArray[np.bool_]
    subgroups: Mapping[str, NDArray[np.bool_]]
    samples: Mapping[str, Sample]


def with_trial(trial: Trial, world: TrialWorld, *, share_treated: float | None = None) -> Lived:
    """The world with the trial.

    Args:
        share_treated: of the participants, in the second of two arms, instead of what the trial says.

    Raises:
        ExecutionError: fewer people came in than two per arm.
    """
    per_arm = sizes(trial, trial.design.participants, treated=share_treated)
    simulation = _at_the_lot(trial, world, scenario_of(trial, per_arm, only_control=False))
    drawn = draw(trial, simulation)
    arm = arm_of(drawn, sizes(trial, drawn.participants, treated=share_treated))
    if np.bincount(arm[arm != NOT_IN], minlength=len(trial.design.arms)).min() < FEWEST_PER_ARM and share_treated is None:
        raise ExecutionError("trial.too_few", {"name": trial.name, "people": drawn.participants, "arms": len(trial.design.arms)})
    return _live(trial, simulation, drawn, arm, [(each, arm == position) for position, each in enumerate(trial.design.arms)])


def without_trial(trial: Trial, world: TrialWorld, lived: Lived, shared: Untouched | None) -> Lived:
    """The world in which everybody drawn is as in the control arm.

    Args:
        lived: with the trial: the same people are drawn.
        shared: runs in which nothing is done to anybody, where the control arm is such.
    """
    if shared is not None and is_untouched(trial):
        register = shared.register(trial, world)
        return lived._replace(treated=np.zeros_like(lived.treated), samples=_samples(trial, register))
    people = int(np.count_nonzero(lived.arm != NOT_IN))
    simulation = _at_the_lot(trial, world, scenario_of(trial, np.array([people]), only_control=True))
    return _live(trial, simulation, lived.drawn, lived.arm, [(trial.control, lived.arm != NOT_IN)])


def is_untouched(trial: Trial) -> bool:
    """Whether nothing is done to people of the control arm."""
    return not trial.control.treats


class Untouched:
    """Runs in which nothing is done to anybody: in one world, trials on the same scenario share one.

    Args:
        trials: all that will ask for such a run in this world.
    """

    def __init__(self, trials: Iterable[Trial]) -> None:
        self._needed: dict[str, list[Trial]] = {}
        for trial in trials:
            if is_untouched(trial):
                self._needed.setdefault(_key(trial), []).append(trial)
        self._registers: dict[str, Register] = {}

    def register(self, trial: Trial, world: TrialWorld) -> Register:
        """What was noted of everybody on the benefit at the lot, for as long as any of the trials needs it."""
        key = _key(trial)
        if key not in self._registers:
            alike = self._needed[key]
            longest = max(alike, key=lambda each: each.months)
            simulation = _at_the_lot(longest, world, _plain(longest))
            uids = np.flatnonzero(simulation.clients.status == Status.ON_BENEFIT)
            months = {each.months for one in alike for each in one.measured}
            self._registers[key] = _followed(simulation, Register(uids, longest.design.follow_up, months), lambda _: None)
        return self._registers[key]


def _key(trial: Trial) -> str:
    return f"{trial.design.start} {_plain(trial).model_dump_json()}"


def _plain(trial: Trial) -> Scenario:
    return scenario_of(trial, np.zeros(1, np.int64), only_control=True)


def _at_the_lot(trial: Trial, world: TrialWorld, scenario: Scenario) -> Simulation:
    simulation = world.simulation(scenario, trial.months)
    for _ in range(trial.design.start):
        simulation.step()
    return simulation


def _live(trial: Trial, simulation: Simulation, drawn: Drawn, arm: NDArray[np.int8], groups: list[tuple[Arm, NDArray[np.bool_]]]) -> Lived:
    """Go on from the lot, with what the arms do to their people."""
    subgroups = {each.name: eligible(simulation.clients, each.who.conditions())[drawn.uids] for each in trial.design.subgroups}
    treated = np.zeros(drawn.uids.size, np.bool_)

    def treat(month: int) -> None:
        for each, members in groups:
            _treat(trial, simulation, month, each, drawn.uids, members, treated)

    register = _followed(simulation, Register(drawn.uids, trial.design.follow_up, {each.months for each in trial.measured}), treat)
    for each, members in groups:
        if each.takes is not None:
            treated &= ~members | register.ever_took(each.takes)
    return Lived(drawn, arm, treated, subgroups, _samples(trial, register))


def _followed(simulation: Simulation, register: Register, treat: Callable[[int], None]) -> Register:
    for month in range(register.months):
        treat(month)
        simulation.step()
        register.note(simulation.world)
    return register


def _treat(trial: Trial, simulation: Simulation, month: int, arm: Arm, uids: NDArray[np.intp], members: NDArray[np.bool_], treated: NDArray[np.bool_]) -> None:
    """What happens to the people of an arm in this month after the lot; notes in ``treated`` who gets it."""
    if not arm.treats:
        return
    if month == arm.waits:
        willing = says_yes(simulation, uids, "trial.accepts", trial.design.comes_in.warmth) if arm.voluntary else True
        treated |= members & willing
        if arm.measure is not None:
            simulation.impose_measure(uids[members & treated], cut_share=arm.measure.cut_share, months=arm.measure.cut_months)
    for phase in phases(trial, arm):
        if month == phase.begins:
            simulation.enrol(phase.programme, uids[members & treated])


def _samples(trial: Trial, register: Register) -> dict[str, Sample]:
    return {each.key: _sample(each, register) for each in trial.measured}


def _sample(each: Measured, register: Register) -> Sample:
    outcome = each.outcome
    at_risk = None if outcome.at_risk is None else outcome.at_risk(register, each.months)
    return Sample(np.asarray(outcome.look(register, each.months), np.float32), at_risk)
