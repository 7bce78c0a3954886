"""Carrying out a trial: one pilot in each world, and what comes of all of them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from zachtehand.experiments.engine import Batch, Point, Progress, Stored, Study, Tables, carry_out, words
from zachtehand.experiments.engine.work import shared_start
from zachtehand.experiments.plan import plan
from zachtehand.experiments.trials.estimates import Sample
from zachtehand.experiments.trials.files import Trial, load_trial, trial_from
from zachtehand.experiments.trials.living import TrialWorld, Untouched
from zachtehand.experiments.trials.power import Pools, Power, power
from zachtehand.experiments.trials.summary import Line, lines
from zachtehand.experiments.trials.world import Seen, trial_in_world
from zachtehand.scenario import Scenario
from zachtehand.texts import Language

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure

INTAKE, ESTIMATES, PARTICIPANTS = "intake", "estimates", "participants"
_WORDS = ("outcome", "by", "arm", "subgroup", "estimator")


@dataclass(frozen=True)
class TrialWork:
    """What is done for the trials of one world.

    Attributes:
        designs: by label of the point, what its file says.
        people: whether participants are kept one by one.
    """

    designs: dict[str, Any]
    people: bool = True

    def __call__(self, batch: Batch) -> Iterator[Tables]:
        """Live through every trial of the batch, from one start."""
        from zachtehand.parameters import changed
        from zachtehand.submodels import Parameters

        parameters = changed(Parameters(), batch.values)
        world = TrialWorld(shared_start(batch, parameters), batch.world.seed, parameters)
        trials = [trial_from(self.designs[point.label], point.scenario) for point in batch.points]
        shared = Untouched(trials)
        for trial in trials:
            seen = trial_in_world(trial, world, shared=shared)
            intake = {name: np.array([count], np.int32) for name, count in seen.intake.items()}
            yield {INTAKE: intake, ESTIMATES: _estimates(seen), **({PARTICIPANTS: _participants(trial, seen)} if self.people else {})}


def trial(
    chosen: Trial | str | Path | Mapping[str, Any],
    *,
    seeds: int | Sequence[int] = 16,
    draws: int | None = None,
    clients: int | None = None,
    participants: int | None = None,
    workers: int | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
    command: str | None = None,
    finish: Any = None,
) -> TrialResult:
    """Carry out a trial, a pilot in each world.

    Args:
        chosen: a trial, its name, its file, or the keys of such a file.
        seeds: how many worlds (0, 1, 2, …), or the seeds themselves.
        draws: over how many draws of the uncertain parameters the worlds take turns; None is one per seed, 0 the declared values.
        clients: in the municipality, instead of what the scenario says.
        participants: in all arms together, instead of what the trial says.
        workers, out, progress, command, finish: see :func:`zachtehand.experiments.engine.carry_out`.

    Raises:
        InputError: something in what was asked is not possible; nothing is written.
        ExecutionError: a simulation failed, or too few people came in.
    """
    asked = chosen if isinstance(chosen, Trial) else load_trial(chosen)
    asked = asked.with_size(clients=clients, participants=participants)
    stored = carry_out(study_of([asked], seeds=seeds, draws=draws), out=out, workers=workers, progress=progress, command=command, finish=finish)
    return TrialResult(stored)


def study_of(trials: Sequence[Trial], *, seeds: int | Sequence[int], draws: int | None, people: bool = True) -> Study:
    """Trials as a study: a point each. Trials on one context share a start in every world."""
    designs = {each.name: each.design_as_written() for each in trials}
    points = [Point(each.name, each.scenario) for each in trials]
    months = max(each.months for each in trials)
    return plan("trial", points, seeds=seeds, draws=draws, months=months, work=TrialWork(designs, people), about={"trials": designs})


def results_of(stored: Stored) -> list[TrialResult]:
    """What came of each of the trials that were carried out together."""
    return [TrialResult(stored, scenario["name"]) for scenario in stored.manifest["scenarios"]]


class TrialResult:
    """What came of a trial.

    Attributes:
        trial: what was carried out.
        stored: its tables, in memory or in a folder.

    Args:
        name: of the trial, where several were carried out together.
    """

    def __init__(self, stored: Stored, name: str | None = None) -> None:
        self.stored = stored
        designs = stored.manifest["about"]["trials"]
        self.name = name or next(iter(designs))
        (scenario,) = (each for each in stored.manifest["scenarios"] if each["name"] == self.name)
        self.trial = trial_from(designs[self.name], Scenario.from_dict(scenario["resolved"]))

    @property
    def worlds(self) -> int:
        """How many there are."""
        return len(self.stored.manifest["worlds"])

    @cached_property
    def intake(self) -> pandas.DataFrame:
        """A row per world: how many people were eligible, asked, willing, and took part."""
        return self.stored.frame(INTAKE, where={"scenario": self.name})

    @cached_property
    def estimates(self) -> pandas.DataFrame:
        """What evaluators would say and what is true: a row per world, outcome, month, arm, subgroup and estimator."""
        return self.stored.frame(ESTIMATES, where={"scenario": self.name})

    @cached_property
    def participants(self) -> pandas.DataFrame:
        """The participants of every world: a row per person and outcome, with and without the trial."""
        return self.stored.frame(PARTICIPANTS, where={"scenario": self.name})

    @cached_property
    def lines(self) -> list[Line]:
        """The estimates over all worlds, one line per outcome, arm and subgroup."""
        return lines(self.stored.table(ESTIMATES, where={"scenario": self.name}).to_pylist())

    @property
    def summary(self) -> pandas.DataFrame:
        """The lines as a table: the level without the treatment, what pilots report, the true effect, and what is found of it.

        Effects are means over worlds (of a ratio medians) with the 5th and 95th percentile, in the unit of the outcome.
        """
        from zachtehand.experiments.trials.summary import as_frame

        return as_frame(self.lines)

    def power(self, *, effect: float | None = None, outcome: str | None = None, arm: str | None = None, people: int | None = None) -> Power:
        """What pilots can find.

        Args:
            effect: to find, in the unit of the outcome (0.05 is five percentage points); the model's own if left out.
            outcome: the main one if left out, at its first horizon.
            arm: the second one if left out.
            people: per arm; as many as the trial has if left out.

        Raises:
            InputError: the trial does not measure that outcome, or does not have that arm.
        """
        measured, position = self.trial.at(outcome), self.trial.treated(arm)
        whose = {"scenario": self.name, "outcome": measured.outcome.key, "month": measured.months, "arm": self.trial.design.arms[position].name}
        theirs = self.stored.table(PARTICIPANTS, columns=["value", "without"], where=whose)
        pools = Pools(*(Sample(theirs.column(name).to_numpy()) for name in ("value", "without")))
        size = people or round(self.trial.design.participants / len(self.trial.design.arms))
        return power(pools, size, wished=effect)

    def plot(self, language: Language = "en") -> Figure:
        """The picture: true effects and what pilots report."""
        from zachtehand.experiments.trials.picture import picture

        return picture(self.trial, self.lines, language)


def _estimates(seen: Seen) -> Mapping[str, Any]:
    rows = seen.estimates
    columns: dict[str, Any] = {name: words(np.arange(len(rows)), [row[name] for row in rows]) for name in _WORDS}
    columns["month"] = np.array([row["month"] for row in rows], np.int16)
    columns["share_treated"] = np.array([np.nan if row["share_treated"] is None else row["share_treated"] for row in rows], np.float32)
    for name in ("reached", "estimate", "low", "high", "level_arm", "level_control"):
        columns[name] = np.array([row[name] for row in rows], np.float64)
    for name in ("people_arm", "people_control"):
        columns[name] = np.array([row[name] for row in rows], np.int32)
    return columns


def _participants(asked: Trial, seen: Seen) -> Mapping[str, Any]:
    """One row per participant and outcome."""
    people, times = seen.participants, len(asked.measured)
    count = people["uid"].size

    def stacked(label: str) -> np.ndarray:
        nothing = np.full(count, np.nan, np.float32)
        return np.concatenate([people.get(f"{label}:{each.key}", nothing) for each in asked.measured]).astype(np.float32)

    return {
        "outcome": words(np.repeat(np.arange(times), count), [each.outcome.key for each in asked.measured]),
        "month": np.repeat(np.array([each.months for each in asked.measured], np.int16), count),
        "uid": np.tile(people["uid"], times),
        "arm": words(np.tile(people["arm"], times), [each.name for each in asked.design.arms]),
        "treated": np.tile(people["treated"], times),
        "value": stacked("with"),
        "without": stacked("without"),
        "at_risk": stacked("with at risk"),
        "at_risk_without": stacked("without at risk"),
    }
