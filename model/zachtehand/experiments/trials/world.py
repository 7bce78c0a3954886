"""A trial in one world: with the trial, without it, and with other shares treated; what an evaluator and what nobody can see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.errors import ExecutionError
from zachtehand.experiments.trials.arms import NOT_IN, Drawn, arm_of, draw, phases, says_yes, scenario_of, sizes
from zachtehand.experiments.trials.estimates import Estimate, Sample, effect, over_treated, true_effect
from zachtehand.experiments.trials.files import FEWEST_PER_ARM, Measured, Trial
from zachtehand.experiments.trials.follow import Register
from zachtehand.initialization import Start
from zachtehand.populations.eligibility import eligible
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters

EVERYBODY = "all"
"""The subgroup of all participants."""


class Lived(NamedTuple):
    """What one run showed of everybody on the benefit at the lot.

    Attributes:
        arm: −1 for those who do not take part.
        treated: who got what the arm gives.
        samples: by key of what is measured.
    """

    drawn: Drawn
    arm: NDArray[np.int8]
    treated: NDArray[np.bool_]
    subgroups: Mapping[str, NDArray[np.bool_]]
    samples: Mapping[str, Sample]


class Seen(NamedTuple):
    """A trial in one world.

    Attributes:
        estimates: rows, one per estimator, outcome, arm and subgroup.
        participants: columns, one row per participant: who, arm, treated, subgroups, and each outcome with and without the trial.
    """

    estimates: list[dict[str, Any]]
    participants: dict[str, NDArray[Any]]


def trial_in_world(trial: Trial, start: Start, *, seed: int, parameters: Parameters) -> Seen:
    """Live through the trial in one world.

    Args:
        start: of the trial's context, this seed and these parameters, for as many months as the trial lasts.

    Raises:
        ExecutionError: fewer people came in than two per arm.
    """

    def lived(*, only_control: bool, treated: float | None = None) -> Lived:
        return _live(trial, start, seed=seed, parameters=parameters, only_control=only_control, share_treated=treated)

    without, with_trial = lived(only_control=True), lived(only_control=False)
    rows = list(_estimates(trial, with_trial, without))
    for share in trial.design.shares_treated:
        rows += list(_spill_over(trial, lived(only_control=False, treated=share), without, share))
    return Seen(rows, _participants(trial, with_trial, without))


def _live(trial: Trial, start: Start, *, seed: int, parameters: Parameters, only_control: bool, share_treated: float | None) -> Lived:
    design = trial.design
    per_arm = sizes(trial, design.participants, treated=share_treated)
    scenario = scenario_of(trial, per_arm, only_control=only_control)
    simulation = Simulation(scenario, seed=seed, parameters=parameters, start=start, months=trial.months)
    for _ in range(design.start):
        simulation.step()
    drawn = draw(trial, simulation)
    arm = arm_of(drawn, sizes(trial, drawn.participants, treated=share_treated))
    if np.bincount(arm[arm != NOT_IN], minlength=len(design.arms)).min() < FEWEST_PER_ARM and share_treated is None:
        raise ExecutionError("trial.too_few", {"name": trial.name, "people": drawn.participants, "arms": len(design.arms)})
    subgroups = {each.name: eligible(simulation.clients, each.who.conditions())[drawn.uids] for each in design.subgroups}
    surveys = {each.months for each in trial.measured}
    register = Register(drawn.uids, design.follow_up, surveys)
    treated = np.zeros(drawn.uids.size, np.bool_)
    for month in range(design.follow_up):
        for position, each in enumerate(design.arms[:1] if only_control else design.arms):
            members = arm != NOT_IN if only_control else arm == position
            _treat(trial, simulation, month, each, drawn.uids, members, treated)
        simulation.step()
        register.note(simulation.world)
    return Lived(drawn, arm, treated, subgroups, {each.key: _sample(each, register) for each in trial.measured})


def _treat(trial: Trial, simulation: Simulation, month: int, arm: Any, uids: NDArray[np.intp], members: NDArray[np.bool_], treated: NDArray[np.bool_]) -> None:
    """What happens to the people of an arm in this month after the lot; notes in ``treated`` who gets it."""
    if month == arm.waits and arm.treats:
        willing = says_yes(simulation, uids, "trial.accepts", trial.design.comes_in.warmth) if arm.voluntary else True
        treated |= members & willing
        if arm.measure is not None:
            simulation.impose_measure(uids[members & treated], cut_share=arm.measure.cut_share, months=arm.measure.cut_months)
    for phase in phases(arm):
        if month == phase.begins:
            simulation.enrol(phase.programme, uids[members & treated] if arm.treats else uids[members])


def _sample(each: Measured, register: Register) -> Sample:
    outcome = each.outcome
    at_risk = None if outcome.at_risk is None else outcome.at_risk(register, each.months)
    return Sample(np.asarray(outcome.look(register, each.months), np.float32), at_risk)


def _estimates(trial: Trial, with_trial: Lived, without: Lived) -> Iterator[dict[str, Any]]:
    """All that is estimated in a world, and the truth beside it."""
    arm, treated = with_trial.arm, with_trial.treated
    outside = with_trial.drawn.eligible & (arm == NOT_IN)
    control = arm == 0
    for each in trial.measured:
        seen, otherwise = with_trial.samples[each.key], without.samples[each.key]
        for position in range(1, len(trial.design.arms)):
            mine = arm == position
            name = trial.design.arms[position].name
            reached = float(treated[mine].mean())
            lot = effect(seen.of(mine), seen.of(control), each.by)
            yield _row(each, name, EVERYBODY, "lot", lot, reached)
            yield _row(each, name, EVERYBODY, "naive", effect(seen.of(mine & treated), seen.of(outside), each.by), reached)
            if reached < 1:
                yield _row(each, name, EVERYBODY, "as_treated", effect(seen.of(mine & treated), seen.of(control), each.by), reached)
                if each.by == "difference":
                    yield _row(each, name, EVERYBODY, "on_treated", over_treated(lot, reached), reached)
                who = mine & treated
                yield _row(each, name, EVERYBODY, "true_on_treated", true_effect(seen.of(who), otherwise.of(who), each.by), reached)
            yield _row(each, name, EVERYBODY, "true", true_effect(seen.of(mine), otherwise.of(mine), each.by), reached)
            for subgroup, inside in with_trial.subgroups.items():
                yield _row(each, name, subgroup, "lot", effect(seen.of(mine & inside), seen.of(control & inside), each.by), reached)
                yield _row(each, name, subgroup, "true", true_effect(seen.of(mine & inside), otherwise.of(mine & inside), each.by), reached)
        for spill, who in (("spill_over_control", control), ("spill_over_others", arm == NOT_IN)):
            yield _row(each, trial.control.name, EVERYBODY, spill, true_effect(seen.of(who), otherwise.of(who), each.by), 0.0)


def _spill_over(trial: Trial, with_trial: Lived, without: Lived, share: float) -> Iterator[dict[str, Any]]:
    """With another share treated: the effect on the treated, on the untreated participants, and on the rest."""
    treated, control = trial.design.arms[1].name, trial.control.name
    for each in trial.measured:
        seen, otherwise = with_trial.samples[each.key], without.samples[each.key]
        lot = effect(seen.of(with_trial.arm == 1), seen.of(with_trial.arm == 0), each.by)
        yield _row(each, treated, EVERYBODY, "lot", lot, 1.0, share)
        for name, kind, who in (
            (treated, "true", with_trial.arm == 1),
            (control, "spill_over_control", with_trial.arm == 0),
            (control, "spill_over_others", with_trial.arm == NOT_IN),
        ):
            yield _row(each, name, EVERYBODY, kind, true_effect(seen.of(who), otherwise.of(who), each.by), 1.0, share)


def _row(each: Measured, arm: str, subgroup: str, estimator: str, estimate: Estimate, reached: float, share: float | None = None) -> dict[str, Any]:
    return {
        "outcome": each.outcome.key, "month": each.months, "by": each.by, "arm": arm, "subgroup": subgroup, "estimator": estimator,
        "share_treated": share, "reached": reached, **estimate._asdict(),
    }  # fmt: skip


def _participants(trial: Trial, with_trial: Lived, without: Lived) -> dict[str, NDArray[Any]]:
    """The participants one by one, for power and for whoever wants to look further."""
    rows = np.flatnonzero(with_trial.arm != NOT_IN)
    columns: dict[str, NDArray[Any]] = {
        "uid": with_trial.drawn.uids[rows].astype(np.int32),
        "arm": with_trial.arm[rows],
        "treated": with_trial.treated[rows],
        **{f"in_{name}": inside[rows] for name, inside in with_trial.subgroups.items()},
    }
    for each in trial.measured:
        for label, lived in (("with", with_trial), ("without", without)):
            sample = lived.samples[each.key].of(with_trial.arm != NOT_IN)
            columns[f"{label}:{each.key}"] = sample.values
            if sample.at_risk is not None:
                columns[f"{label} at risk:{each.key}"] = sample.at_risk
    return columns
