"""Figures that a virtual trial measures: which trials they need, the worlds, and a value per world.

Trials on one context share a start in every world. They are few worlds for what they cost: a pilot is two
runs at least, and a figure of a pilot has sampling error of its own in every world.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.engine import Progress, carry_out
from zachtehand.experiments.plan import DECLARED_DRAW
from zachtehand.experiments.trials.conduct import ESTIMATES, study_of
from zachtehand.experiments.trials.files import Trial, load_trial
from zachtehand.input_errors import InputError, hint, shown
from zachtehand.targets.files import Target
from zachtehand.targets.schema import InTrial

MOST_WORLDS = 16
"""A share of 80 % needs no tails, and a band of 95 % is then that from the lowest to the highest."""
_ROUNDING = 1e-6
"""Shares are stored in single precision."""
_LEVELS = {"effect": "estimate", "arm": "level_arm", "control": "level_control", "reached": "reached"}


@dataclass(frozen=True)
class TrialLayout:
    """What is to be run for the figures of trials.

    Attributes:
        trials: by name.
        measurable: the figures that can be measured.
        waiting: key of a figure -> why it cannot be measured, in both languages.
    """

    trials: Mapping[str, Trial]
    measurable: tuple[Target, ...]
    waiting: Mapping[str, Mapping[str, str]]

    def worlds(self, draws: int, seeds: int) -> int:
        """In how many worlds each trial is carried out."""
        return min(max(draws, 1) * seeds, MOST_WORLDS)

    def simulations(self, draws: int, seeds: int) -> int:
        """Trials in worlds, all together."""
        return len(self.trials) * self.worlds(draws, seeds)


def lay_out_trials(targets: Sequence[Target], *, clients: int | None = None) -> TrialLayout:
    """The trials that the figures need.

    Args:
        clients: most clients in a municipality, for a quick look; participants go down with them.
    """
    trials: dict[str, Trial] = {}
    measurable, waiting = [], {}
    for target in targets:
        asked = None if target.measure is None else target.measure.trial
        if asked is None:
            continue
        try:
            trial = trials.get(asked.name) or _sized(load_trial(asked.name), clients)
            for each in _all_of(asked):
                _refuse_unknown(each, trial)
        except InputError as error:
            waiting[target.key] = {language: error.sentence(language) for language in ("en", "nl")}
            continue
        trials[asked.name] = trial
        measurable.append(target)
    return TrialLayout(trials, tuple(measurable), waiting)


def measured_in_trials(
    layout: TrialLayout,
    values: Mapping[int, Mapping[str, float]],
    *,
    seeds: int = 1,
    workers: int | None = None,
    progress: Progress | None = None,
    out: Path | None = None,
) -> dict[str, NDArray[np.float64]]:
    """Carry out the trials; for every figure a value per world, in its unit, NaN where it is not defined.

    Args:
        values: parameter values by dotted path, for the draws 1, 2, …; empty is the declared values.
        seeds: seeds per draw.
        out: folder in which finished simulations are kept; None keeps them in memory.
    """
    if not layout.trials:
        return {}
    worlds = layout.worlds(len(values), seeds)
    study = study_of(list(layout.trials.values()), seeds=worlds, draws=len(values), people=False)
    study = replace(study, draws={draw: values[draw] for draw in study.draws if draw != DECLARED_DRAW})
    rows = carry_out(study, out=out, workers=workers, progress=progress).table(ESTIMATES).to_pylist()
    asked = {target.key: target.measure for target in layout.measurable if target.measure is not None}
    return {
        key: value_in_rows(measure.trial, layout.trials[measure.trial.name], rows, worlds) * measure.scale + measure.plus
        for key, measure in asked.items()
        if measure.trial is not None
    }


def described_trial(trial: Trial) -> dict[str, Any]:
    """A trial as plain data, for a manifest."""
    return {"trial": trial.design_as_written(), "scenario": trial.scenario.to_dict()}


def _sized(trial: Trial, clients: int | None) -> Trial:
    there = trial.scenario.context.clients
    if clients is None or there <= clients:
        return trial
    fewest = 2 * len(trial.design.arms)
    return trial.with_size(clients=clients, participants=max(round(trial.design.participants * clients / there), fewest))


def _all_of(asked: InTrial) -> list[InTrial]:
    return [asked, *(each for inner in (asked.less, asked.over) if inner is not None for each in _all_of(inner))]


def _refuse_unknown(asked: InTrial, trial: Trial) -> None:
    """Raise InputError for what the trial does not measure."""
    measured = {f"{each.outcome.key}@{each.months} {each.by}" for each in trial.measured}
    if f"{asked.outcome}@{asked.month} {asked.by}" not in measured:
        raise InputError("error.unknown_outcome", {"name": shown(f"{asked.outcome}@{asked.month} {asked.by}"), "hint": hint(asked.outcome, measured)})
    trial.treated(asked.arm)
    subgroups = ["all", *(each.name for each in trial.design.subgroups)]
    if asked.subgroup not in subgroups:
        raise InputError("error.unknown_arm", {"name": shown(asked.subgroup), "hint": hint(asked.subgroup, subgroups)})


def value_in_rows(asked: InTrial, trial: Trial, rows: list[dict[str, Any]], worlds: int) -> NDArray[np.float64]:
    """A number of a trial per world, from the rows of its estimates; NaN where it is not among them."""
    spill = asked.estimator.startswith("spill")
    arm = trial.control.name if spill else trial.design.arms[trial.treated(asked.arm)].name
    wanted = {
        "scenario": trial.name, "outcome": asked.outcome, "month": asked.month, "by": asked.by, "arm": arm, "subgroup": asked.subgroup,
        "estimator": asked.estimator,
    }  # fmt: skip
    found = [row[_LEVELS[asked.part]] for row in rows if all(row[name] == value for name, value in wanted.items()) and _same(row, asked)]
    values = np.array(found, np.float64) if len(found) == worlds else np.full(worlds, np.nan)
    if asked.less is not None:
        values = values - value_in_rows(asked.less, trial, rows, worlds)
    if asked.over is not None:
        below = value_in_rows(asked.over, trial, rows, worlds)
        values = np.divide(values, below, out=np.full(values.shape, np.nan), where=below != 0)
    return values


def _same(row: Mapping[str, Any], asked: InTrial) -> bool:
    share = row["share_treated"]
    if share is None or isnan(share):
        return asked.share_treated is None
    return asked.share_treated is not None and abs(share - asked.share_treated) < _ROUNDING
