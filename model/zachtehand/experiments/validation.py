"""Validation: what is known of real systems beside what the model says of them, misses first."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import exp, hypot, isfinite, log, nan
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.circumstances import circumstances
from zachtehand.experiments.discrepancy import counting_error
from zachtehand.experiments.engine import Progress, part_of
from zachtehand.experiments.ensemble import discrepancy_left, ensemble, posterior_file
from zachtehand.experiments.errors import ExperimentError
from zachtehand.experiments.validation_measure import measured
from zachtehand.experiments.validation_plan import described, lay_out, simulate, worlds_of
from zachtehand.experiments.validation_score import Bounds, bounds, interval_score, naive_interval, with_error
from zachtehand.experiments.validation_trials import described_trial, lay_out_trials, measured_in_trials
from zachtehand.targets.files import Target
from zachtehand.targets.schema import Use
from zachtehand.texts import LANGUAGES

HOLDS = 0.80
"""Share of the worlds in which a direction must hold."""
FEWEST_DEFINED = 0.5
"""A measure that is defined in fewer worlds says nothing."""
Verdict = Literal["outside", "inside", "undefined", "not yet", "cannot"]
"""Outside and inside also stand for a direction that fails or holds."""


@dataclass(frozen=True)
class Row:
    """One target and what the model says of it.

    Attributes:
        model: forecast of the figure, in its unit: median and intervals over draws, luck, the discrepancy of the model and
            what is unsure about the count. NaN where nothing was measured.
        alone: the same from draws and luck alone, as if the model were exact.
        overlap: whether the two 95 % intervals have something in common; for a direction, the same as holding.
        share: of the worlds in which the measure lies within the target's interval; for a direction, in which it holds.
        score: interval score of the model's 95 % interval; NaN for a direction.
        naive: mean and 95 % interval of the naive forecaster, and its score; NaN where there are too few other systems.
        reason: why there is nothing to see, in both languages; empty otherwise.
    """

    target: Target
    verdict: Verdict
    model: Bounds
    alone: Bounds
    overlap: bool
    share: float
    score: float
    naive: tuple[float, float, float, float]
    reason: Mapping[str, str]

    @property
    def inside_alone(self) -> bool:
        """Whether the figure lies in the 95 % interval of draws and luck alone; for a direction, whether it holds."""
        return self.verdict == "inside" if self.target.value is None else self.alone.low95 <= self.target.value <= self.alone.high95


@dataclass(frozen=True)
class Coverage:
    """How many targets of one use lie inside the model's 95 % interval (or hold), of how many that were measured.

    Attributes:
        alone: inside the interval of draws and luck alone.
        overlap: intervals of the model and of the figure that have something in common.
    """

    use: Use
    inside: int
    alone: int
    overlap: int
    measured: int


@dataclass(frozen=True)
class Scores:
    """The model beside the naive forecaster, on targets that are not directions and that both forecast.

    Attributes:
        model, naive: mean interval score, each divided by the width of what is known, so that units fall away.
        ratio: geometric mean of model over naive, per target; below 1 the model is better.
        better: targets on which the model scores better.
    """

    targets: int
    model: float
    naive: float
    ratio: float
    better: int


@dataclass(frozen=True)
class Validation:
    """All rows, misses first, and how they came about."""

    rows: tuple[Row, ...]
    manifest: dict[str, Any]

    def coverage(self) -> list[Coverage]:
        """Targets inside the model's 95 % interval, or directions that hold, by use."""
        uses: tuple[Use, ...] = ("validation", "calibration", "direction")
        return [self._coverage(use) for use in uses]

    def _coverage(self, use: Use) -> Coverage:
        rows = [row for row in self.rows if row.target.use == use and row.verdict in ("inside", "outside")]
        return Coverage(use, sum(row.verdict == "inside" for row in rows), sum(row.inside_alone for row in rows), sum(row.overlap for row in rows), len(rows))

    def scores(self, uses: Sequence[Use] = ("validation",)) -> Scores:
        """The model beside the naive forecaster, on targets of these uses."""
        rows = [row for row in self.rows if row.target.use in uses and isfinite(row.score) and isfinite(row.naive[3])]
        if not rows:
            return Scores(0, nan, nan, nan, 0)
        widths = [row.target.high - row.target.low for row in rows]
        model = float(np.mean([row.score / width for row, width in zip(rows, widths, strict=True)]))
        naive = float(np.mean([row.naive[3] / width for row, width in zip(rows, widths, strict=True)]))
        ratio = exp(float(np.mean([log(row.score / row.naive[3]) for row in rows])))
        return Scores(len(rows), model, naive, ratio, sum(row.score < row.naive[3] for row in rows))

    @property
    def mean_score(self) -> float:
        """Mean interval score over all measured validation targets, each divided by the width of what is known."""
        scores = [row.score / (row.target.high - row.target.low) for row in self.rows if row.target.use == "validation" and isfinite(row.score)]
        return float(np.mean(scores)) if scores else nan


def validate(
    targets: Sequence[Target],
    *,
    draws: int = 28,
    seeds: int = 1,
    clients: int | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    command: str | None = None,
    work: Path | None = None,
) -> Validation:
    """Run what the targets need and hold the model against them.

    Args:
        targets: see :func:`zachtehand.targets.files.load_targets`.
        draws: draws of the uncertain parameters, from the posterior ensemble if there is one; 0 is the declared values.
        seeds: seeds per draw.
        clients: most clients in a run, for a quick look.
        workers: number of processes; None is one per core.
        progress: called with (simulations done, simulations in all).
        command: what the user typed, for the manifest.
        work: folder in which finished simulations are kept, so that the same call goes on where it stopped; None keeps them in memory.

    Raises:
        Stopped: Ctrl-C; what is finished is kept in the folder.
        ExperimentError: not one of the targets can be measured.
        ExecutionError: a simulation failed.
    """
    started, clock = datetime.now(UTC).isoformat(timespec="seconds"), time.perf_counter()
    layout, trials = lay_out(targets, clients=clients), lay_out_trials(targets, clients=clients)
    waiting = {**layout.waiting, **trials.waiting}
    if not layout.measurable and not trials.measurable:
        raise _nothing_to_measure(targets, waiting)
    origin, values = ensemble(draws)
    runs, pilots = sum(worlds_of(run, draws, seeds) for run in layout.runs), trials.simulations(draws, seeds)
    seen = simulate(layout, values, seeds=seeds, workers=workers, progress=part_of(progress, 0, runs + pilots), out=work)
    found = {each.target.key: measured(each, seen) for each in layout.measurable}
    told = part_of(progress, runs, runs + pilots)
    found |= measured_in_trials(trials, values, seeds=seeds, workers=workers, progress=told, out=None if work is None else work / "trials")
    discrepancy = discrepancy_left()
    rows = sorted(held_against(targets, waiting, found, discrepancy), key=_misses_first)
    manifest = {
        "format": 1,
        "kind": "validation",
        "draws": draws,
        "seeds_per_draw": seeds,
        "parameters_from": origin,
        "ensemble": None if origin == "prior" else _name_of_ensemble(),
        "discrepancy": discrepancy,
        "most_clients": clients,
        "runs": [described(run) for run in layout.runs],
        "trials": [described_trial(trial) for trial in trials.trials.values()],
        "simulations": runs,
        "pilots": pilots,
        "targets": [target.key for target in targets],
        "made_by": {**circumstances(), "started": started, "seconds": round(time.perf_counter() - clock, 1)},
        "command": command,
    }
    return Validation(tuple(rows), manifest)


def _name_of_ensemble() -> str | None:
    """The file of the posterior ensemble, with the folder that it is in."""
    file = posterior_file()
    return None if file is None else "/".join(file.parts[-2:])


def _nothing_to_measure(targets: Sequence[Target], waiting: Mapping[str, Mapping[str, str]]) -> ExperimentError:
    reasons = _set_aside(targets, waiting).values()
    joined = {language: "; ".join(dict.fromkeys(each[language] for each in reasons)) for language in LANGUAGES}
    return ExperimentError("nothing_to_measure", {"reasons": joined})


def _set_aside(targets: Sequence[Target], waiting: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """Key of a target that is not measured -> why, in both languages."""
    cannot = {each.key: {"en": each.cannot.en, "nl": each.cannot.nl} for each in targets if each.cannot is not None}
    return {**cannot, **waiting}


def held_against(
    targets: Sequence[Target], waiting: Mapping[str, Mapping[str, str]], values: Mapping[str, NDArray[np.float64]], discrepancy: float
) -> list[Row]:
    """What the model says beside what is known, in the order of the targets.

    Args:
        waiting: key of a target that is not measured -> why, in both languages.
        values: key of a target -> a value per world, in its unit; NaN is not defined.
        discrepancy: of the model, one standard deviation as a share of what it says.
    """
    aside = _set_aside(targets, waiting)
    naive = _naive_forecasts(targets)
    nothing, no_naive = Bounds(nan, nan, nan, nan, nan), (nan, nan, nan, nan)
    rows = []
    for target in targets:
        if target.key in values:
            rows.append(_row(target, values[target.key], naive.get(target.key, no_naive), discrepancy))
        else:
            verdict: Verdict = "not yet" if target.key in waiting else "cannot"
            rows.append(Row(target, verdict, nothing, nothing, False, nan, nan, naive.get(target.key, no_naive), aside[target.key]))
    return rows


def _row(target: Target, values: NDArray[np.float64], naive: tuple[float, float, float, float], discrepancy: float) -> Row:
    defined, alone = values[np.isfinite(values)], bounds(values)
    model = alone if target.value is None else bounds(with_error(values, hypot(counting_error(target), discrepancy * alone.median)))
    if defined.size < FEWEST_DEFINED * values.size or defined.size == 0:
        return Row(target, "undefined", model, alone, False, nan, nan, naive, {})
    share = float(np.mean((defined > target.low) & (defined < target.high)))
    if target.value is None:
        return Row(target, "inside" if share >= HOLDS else "outside", model, alone, share >= HOLDS, share, nan, naive, {})
    inside = model.low95 <= target.value <= model.high95
    overlap = model.low95 <= target.high and target.low <= model.high95
    score = interval_score(model.low95, model.high95, target.value)
    return Row(target, "inside" if inside else "outside", model, alone, overlap, share, score, naive, {})


def _naive_forecasts(targets: Sequence[Target]) -> dict[str, tuple[float, float, float, float]]:
    """For each target with kin: mean, bounds and score of a forecast from the other systems of its family, itself left out."""
    from zachtehand.targets.files import load_targets

    families: dict[str, list[Target]] = {}
    for each in load_targets():
        if each.kin is not None:
            families.setdefault(each.kin.family, []).append(each)
    forecasts = {}
    for target in targets:
        if target.kin is None or target.value is None or target.kin.value == 0:
            continue
        own = target.key.partition(".")[0]
        others = [each.kin.value for each in families.get(target.kin.family, []) if each.kin is not None and each.key.partition(".")[0] != own]
        to_unit = target.value / target.kin.value  # the family's scale in the unit of the target
        mean, low, high = (to_unit * bound for bound in naive_interval(others))
        if isfinite(mean):
            forecasts[target.key] = (mean, low, high, interval_score(low, high, target.value))
    return forecasts


def _misses_first(row: Row) -> tuple[int, int, str]:
    verdicts: tuple[Verdict, ...] = ("outside", "inside", "undefined", "not yet", "cannot")
    uses: tuple[Use, ...] = ("validation", "direction", "calibration")
    return verdicts.index(row.verdict), uses.index(row.target.use), row.target.key
