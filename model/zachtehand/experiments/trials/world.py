"""A trial in one world: what an evaluator would report of it, and what nobody can see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.trials.arms import NOT_IN
from zachtehand.experiments.trials.estimates import Estimate, effect, over_treated, true_effect
from zachtehand.experiments.trials.files import Measured, Trial
from zachtehand.experiments.trials.living import Lived, TrialWorld, Untouched, with_trial, without_trial

EVERYBODY = "all"
"""The subgroup of all participants."""


class Seen(NamedTuple):
    """A trial in one world.

    Attributes:
        intake: people who were eligible, asked, willing (when nobody is asked: all who are eligible), and who took part.
        estimates: rows, one per estimator, outcome, arm and subgroup.
        participants: columns, one row per participant: who, arm, treated, subgroups, and each outcome with and without the trial.
    """

    intake: dict[str, int]
    estimates: list[dict[str, Any]]
    participants: dict[str, NDArray[Any]]


def trial_in_world(trial: Trial, world: TrialWorld, *, shared: Untouched | None = None) -> Seen:
    """Live through the trial in one world, and estimate.

    Args:
        shared: runs without any trial that several trials share.

    Raises:
        ExecutionError: fewer people came in than two per arm.
    """
    lived = with_trial(trial, world)
    without = without_trial(trial, world, lived, shared)
    rows = list(_estimates(trial, lived, without))
    for share in trial.design.shares_treated:
        rows += list(_spill_over(trial, with_trial(trial, world, share_treated=share), without, share))
    drawn = lived.drawn
    intake = {"eligible": int(drawn.eligible.sum()), "asked": int(drawn.asked.sum()), "willing": int(drawn.willing.sum()), "took_part": drawn.participants}
    return Seen(intake, rows, _participants(trial, lived, without))


def _estimates(trial: Trial, lived: Lived, without: Lived) -> Iterator[dict[str, Any]]:
    """All that is estimated in a world, and the truth beside it."""
    arm, treated = lived.arm, lived.treated
    outside = lived.drawn.eligible & (arm == NOT_IN)
    control = arm == 0
    for each in trial.measured:
        seen, otherwise = lived.samples[each.key], without.samples[each.key]
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
            for subgroup, inside in lived.subgroups.items():
                yield _row(each, name, subgroup, "lot", effect(seen.of(mine & inside), seen.of(control & inside), each.by), reached)
                yield _row(each, name, subgroup, "true", true_effect(seen.of(mine & inside), otherwise.of(mine & inside), each.by), reached)
        for spill, who in (("spill_over_control", control), ("spill_over_others", arm == NOT_IN)):
            yield _row(each, trial.control.name, EVERYBODY, spill, true_effect(seen.of(who), otherwise.of(who), each.by), 0.0)


def _spill_over(trial: Trial, lived: Lived, without: Lived, share: float) -> Iterator[dict[str, Any]]:
    """With another share treated: the effect on the treated, on the untreated participants, and on the rest."""
    treated, control = trial.design.arms[1].name, trial.control.name
    for each in trial.measured:
        seen, otherwise = lived.samples[each.key], without.samples[each.key]
        lot = effect(seen.of(lived.arm == 1), seen.of(lived.arm == 0), each.by)
        yield _row(each, treated, EVERYBODY, "lot", lot, 1.0, share)
        for name, kind, who in (
            (treated, "true", lived.arm == 1),
            (control, "spill_over_control", lived.arm == 0),
            (control, "spill_over_others", lived.arm == NOT_IN),
        ):
            yield _row(each, name, EVERYBODY, kind, true_effect(seen.of(who), otherwise.of(who), each.by), 1.0, share)


def _row(each: Measured, arm: str, subgroup: str, estimator: str, estimate: Estimate, reached: float, share: float | None = None) -> dict[str, Any]:
    return {
        "outcome": each.outcome.key, "month": each.months, "by": each.by, "arm": arm, "subgroup": subgroup, "estimator": estimator,
        "share_treated": share, "reached": reached, **estimate._asdict(),
    }  # fmt: skip


def _participants(trial: Trial, lived: Lived, without: Lived) -> dict[str, NDArray[Any]]:
    """The participants one by one, for power and for whoever wants to look further."""
    rows = np.flatnonzero(lived.arm != NOT_IN)
    columns: dict[str, NDArray[Any]] = {
        "uid": lived.drawn.uids[rows].astype(np.int32),
        "arm": lived.arm[rows],
        "treated": lived.treated[rows],
        **{f"in_{name}": inside[rows] for name, inside in lived.subgroups.items()},
    }
    for each in trial.measured:
        for label, each_world in (("with", lived), ("without", without)):
            sample = each_world.samples[each.key].of(lived.arm != NOT_IN)
            columns[f"{label}:{each.key}"] = sample.values
            if sample.at_risk is not None:
                columns[f"{label} at risk:{each.key}"] = sample.at_risk
    return columns
