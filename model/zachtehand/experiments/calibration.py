"""Calibration: which values of the parameters agree with what is known of real systems.

Draws of the prior are moved towards the figures marked for calibration, and only those, by an ensemble
smoother (:mod:`zachtehand.experiments.assimilation`). What comes out is an ensemble: a few hundred draws
that each stand for one way in which the model may be right, from which bands are made.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from zachtehand import evidence
from zachtehand.experiments import discrepancy
from zachtehand.experiments.assimilation import assimilated, normal_scores, values_at
from zachtehand.experiments.circumstances import circumstances
from zachtehand.experiments.engine import Progress, part_of
from zachtehand.experiments.ensemble import declared_parameters
from zachtehand.experiments.validation_measure import measured
from zachtehand.experiments.validation_plan import Layout, described, lay_out, simulate
from zachtehand.parameters import Parameter, draw_prior
from zachtehand.targets.files import Target, load_targets

DRAWS, STEPS, CLIENTS = 200, 3, 1200
FREE_GRADES: tuple[evidence.Grade, ...] = ("assumption", "estimated", "expert", "calibrated")
"""Parameters with a source of these grades may move, conventions apart; what was counted stays."""
SEEDS_PER_STEP = 10_000
"""Every step has seeds of its own, so that no draw is fitted to the luck of one run."""
BEYOND_REACH = 3.0
"""A figure so many standard deviations from all that the prior can bring about is a miss of the model's structure: parameters do not pay for it."""
_SEED = 2_026


@dataclass(frozen=True)
class Calibration:
    """An ensemble before and after, and what the model said at both.

    Attributes:
        parameters: those that could move, by dotted path.
        prior, posterior: their values, shape (draws, parameters).
        targets: the figures marked for calibration that the model can measure.
        within_reach: which of them were used; the others lie beyond anything that the prior can bring about.
        discrepancies: of the model, as a share of what it says, as estimated at every step and at the end.
        outputs_before, outputs_after: the model's values of the figures, shape (draws, figures).
    """

    parameters: Mapping[str, Parameter]
    prior: NDArray[np.float64]
    posterior: NDArray[np.float64]
    targets: tuple[Target, ...]
    within_reach: NDArray[np.bool_]
    discrepancies: tuple[float, ...]
    outputs_before: NDArray[np.float64]
    outputs_after: NDArray[np.float64]
    manifest: dict[str, Any]


def calibrate(
    *,
    draws: int = DRAWS,
    steps: int = STEPS,
    clients: int = CLIENTS,
    workers: int | None = None,
    progress: Progress | None = None,
    command: str | None = None,
    targets: Sequence[Target] | None = None,
    work: Path | None = None,
) -> Calibration:
    """Move an ensemble of the prior to the calibration figures.

    Args:
        draws: size of the ensemble.
        steps: steps of the smoother; the model is run for every draw before each, and once more at the end.
        clients: most clients in a run.
        workers: number of processes; None is one per core.
        progress: called with (simulations done, simulations in all).
        command: what the user typed, for the manifest.
        targets: figures to use; None is all that are marked for calibration.
        work: folder in which finished simulations are kept, so that the same call goes on where it stopped; None keeps them in memory.

    Raises:
        Stopped: Ctrl-C; what is finished is kept in the folder.
    """
    started, clock = datetime.now(UTC).isoformat(timespec="seconds"), time.perf_counter()
    chosen = [target for target in (load_targets() if targets is None else targets) if target.use == "calibration" and target.value is not None]
    layout = lay_out(chosen, clients=clients)
    used = tuple(each.target for each in layout.measurable)
    known, unsure = np.array([target.value for target in used], np.float64), np.array([discrepancy.unsure_about(target) for target in used])
    parameters = free_parameters()
    prior = np.array([list(draw_prior(parameters, draw=draw).values()) for draw in range(1, draws + 1)])
    runs = len(layout.runs) * draws * (steps + 1)

    def outputs(step: int, values: NDArray[np.float64]) -> NDArray[np.float64]:
        at = {draw: dict(zip(parameters, row.tolist(), strict=True)) for draw, row in enumerate(values, start=1)}
        folder, told = None if work is None else work / f"step-{step}", part_of(progress, step * runs // (steps + 1), runs)
        seen = simulate(layout, at, first_seed=step * SEEDS_PER_STEP, workers=workers, progress=told, out=folder)
        return np.stack([measured(each, seen) for each in layout.measurable], axis=1)

    smoothed = _smoothed(prior, list(parameters.values()), known, unsure, steps=steps, outputs=outputs)
    made_by = {**circumstances(), "started": started, "seconds": round(time.perf_counter() - clock, 1)}
    manifest = {**_described(layout, smoothed, draws=draws, steps=steps, clients=clients), "made_by": made_by, "command": command}
    posterior = _in_few_digits(smoothed.values, list(parameters.values()))
    return Calibration(
        parameters, prior, posterior, used, smoothed.within_reach, smoothed.discrepancies, smoothed.outputs_before, smoothed.outputs_after, manifest,
    )  # fmt: skip


class _Smoothed(NamedTuple):
    """What the smoother came to: see :class:`Calibration`; ``values`` are not rounded yet."""

    values: NDArray[np.float64]
    within_reach: NDArray[np.bool_]
    discrepancies: tuple[float, ...]
    outputs_before: NDArray[np.float64]
    outputs_after: NDArray[np.float64]


def _smoothed(
    prior: NDArray[np.float64],
    parameters: Sequence[Parameter],
    known: NDArray[np.float64],
    unsure: NDArray[np.float64],
    *,
    steps: int,
    outputs: Callable[[int, NDArray[np.float64]], NDArray[np.float64]],
) -> _Smoothed:
    """Move draws of the prior towards the figures within reach, step by step.

    Args:
        prior: shape (draws, parameters).
        known, unsure: the figures, and one standard deviation of what is not known of them; shape (figures,).
        outputs: given the number of a step and values of the parameters, what the model says of the figures, shape (draws, figures).
    """
    scores, generator = normal_scores(prior, parameters), np.random.default_rng(_SEED)
    seen: list[NDArray[np.float64]] = []
    shares: list[float] = []
    reach = np.ones(known.size, np.bool_)
    for step in range(steps + 1):
        seen.append(outputs(step, values_at(scores, parameters)))
        if step == 0:
            reach = _within_reach(seen[0], known, np.hypot(unsure, discrepancy.LEAST * known))
        # The narrower the ensemble, the clearer what no draw explains: that much the figures should not pull.
        shares.append(discrepancy.estimated(seen[-1][:, reach], known[reach], unsure[reach]))
        if step < steps:
            error = np.hypot(unsure, shares[-1] * known)[reach]
            scores = assimilated(scores, seen[-1][:, reach], known[reach], error, steps=steps, generator=generator)
    return _Smoothed(values_at(scores, parameters), reach, tuple(shares), seen[0], seen[-1])


def _described(layout: Layout, smoothed: _Smoothed, *, draws: int, steps: int, clients: int) -> dict[str, Any]:
    """For the manifest: what was asked, and which figures could be used."""
    figures = [(each.target.key, near) for each, near in zip(layout.measurable, smoothed.within_reach, strict=True)]
    return {
        "format": 1,
        "kind": "calibration",
        "draws": draws,
        "steps": steps,
        "most_clients": clients,
        "runs": [described(run) for run in layout.runs],
        "simulations": len(layout.runs) * draws * (steps + 1),
        "discrepancies": [round(share, 4) for share in smoothed.discrepancies],
        "targets": [key for key, near in figures if near],
        "beyond_reach": [key for key, near in figures if not near],
        "not_measurable": {key: dict(reason) for key, reason in layout.waiting.items()},
    }


def _in_few_digits(values: NDArray[np.float64], parameters: Sequence[Parameter]) -> NDArray[np.float64]:
    """Rounded to a ten-thousandth of each range, so that the file stays small, and never outside the range."""
    low, high = (np.array([getattr(parameter, edge) for parameter in parameters]) for edge in ("low", "high"))
    steps = np.round((values - low) / (high - low) * 1e4)
    return np.clip(low + steps / 1e4 * (high - low), low, high)


def free_parameters() -> dict[str, Parameter]:
    """The parameters that calibration may move, by dotted path in alphabetical order."""
    declared = declared_parameters().items()
    return {
        path: parameter
        for path, parameter in sorted(declared)
        if parameter.low < parameter.high and parameter.source != "convention" and evidence.grade(parameter.source) in FREE_GRADES
    }


def identifiability(calibration: Calibration) -> dict[str, tuple[float, float]]:
    """Per parameter: how much of the prior's spread is left, and how far the middle moved in spreads of the prior.

    Both on the scale of normal scores of the prior; a share near 1 says that the figures know nothing of the parameter.
    """
    parameters = list(calibration.parameters.values())
    before, after = (normal_scores(values, parameters) for values in (calibration.prior, calibration.posterior))
    left = after.std(axis=0) / before.std(axis=0)
    moved = after.mean(axis=0) - before.mean(axis=0)
    return {path: (float(share), float(shift)) for path, share, shift in zip(calibration.parameters, left, moved, strict=True)}


def _within_reach(outputs: NDArray[np.float64], known: NDArray[np.float64], error: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which figures the prior, with the error around them, can bring about at all."""
    spread = np.hypot(np.nanstd(outputs, axis=0), error)
    return np.abs(np.nanmean(outputs, axis=0) - known) <= BEYOND_REACH * spread
