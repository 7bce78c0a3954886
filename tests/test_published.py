"""What is published is what the present model gives: what decides it is as it was, and a sample of it is made again from the manifests, to the last bit.

Whether a result is of the present model is not decided by its date, its version or the address of the code, which
change with every word of a comment: but by what the manifest describes being what the same command would do
today, and by the numbers. When one of these fails, publish anew with the command in the manifest, and say "Results
change" in the changelog if they did. Which part is made again follows from the manifest, so that nobody chooses it and
every publication has another sample.

Of the ensemble the manifest and the tables hold the prior's figures and the draws, not what each draw showed: so the figures of one
policy are made again before calibration, and all that is said of the parameters; not the figures after it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet
import pytest

from zachtehand.experiments.assimilation import normal_scores, values_at
from zachtehand.experiments.calibration import Calibration, free_parameters
from zachtehand.experiments.calibration_store import parameter_rows
from zachtehand.experiments.engine import Study, carry_out
from zachtehand.experiments.engine.manifest import read_manifest, study_from
from zachtehand.experiments.ensemble import discrepancy_left, ensemble
from zachtehand.experiments.trials.conduct import ESTIMATES, INTAKE, study_of
from zachtehand.experiments.trials.files import load_trial
from zachtehand.experiments.validation import held_against
from zachtehand.experiments.validation_measure import measured
from zachtehand.experiments.validation_plan import Layout, Measurable, Run, lay_out, simulate, worlds_of
from zachtehand.experiments.validation_score import bounds
from zachtehand.experiments.validation_store import record
from zachtehand.parameters import Parameter, draw_prior
from zachtehand.scenario import Scenario
from zachtehand.targets.files import load_targets

PUBLISHED = Path(__file__).resolve().parents[1] / "results" / "published"
POSTERIOR, TRIALS, VALIDATION = (PUBLISHED / name for name in ("posterior", "trials", "validation"))
PILOTS = 8
CLIENT_MONTHS = 3_000_000
"""Of the validation, so many at most are made again: half a minute of one core, with the starts."""
SINCE = {"ledger.course", "ledger.new_basic_job", "ledger.new_place", "ledger.recruitment"}
"""Parameters that were declared after the trials and the ensemble were published: prices of setting up, which change the ledger only, and
nothing that these look at. Nothing again when they are published anew."""
WORDS = ("name", "title", "question", "description", "source", "about")
"""Of a scenario; they decide nothing."""

pytestmark = pytest.mark.slow


def manifest_in(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def in_the_order_of(manifest: dict[str, Any], names: Iterable[str]) -> list[str]:
    """An order in which nobody has a hand, and another one for every publication."""
    return sorted(names, key=lambda name: sha256(f"{manifest['made_by']['started']} {name}".encode()).digest())


def decisive(scenario: dict[str, Any] | Scenario) -> dict[str, Any]:
    """What of a scenario decides numbers; settings that came later have the value at which they change nothing."""
    read = scenario if isinstance(scenario, Scenario) else Scenario.from_dict(scenario)
    return {key: value for key, value in read.to_dict().items() if key not in WORDS}


def same_runs(described: list[dict[str, Any]], runs: Iterable[Run]) -> None:
    then = [(each["months"], each["other_people"], decisive(each["scenario"])) for each in described]
    assert then == [(run.months, run.other_people, decisive(run.scenario)) for run in runs]


def only(layout: Layout, keys: Iterable[str]) -> Layout:
    """Of a layout, the runs at which some of the targets look."""
    wanted = [each for each in layout.measurable if each.target.key in set(keys)]
    positions = sorted({position for each in wanted for position in (each.first, each.second) if position is not None})
    placed = [Measurable(each.target, positions.index(each.first), None if each.second is None else positions.index(each.second)) for each in wanted]
    return Layout(tuple(layout.runs[position] for position in positions), tuple(placed), {})


# The trials


@pytest.fixture(scope="module")
def trials() -> Study:
    return study_from(read_manifest(TRIALS))


def test_the_trials_that_were_published_are_those_of_today(trials: Study) -> None:
    now = study_of([load_trial(name) for name in read_manifest(TRIALS)["about"]["trials"]], seeds=len(trials.worlds), draws=None, people=False)
    assert [(point.label, decisive(point.scenario), dict(point.values)) for point in trials.points] == [
        (point.label, decisive(point.scenario), dict(point.values)) for point in now.points
    ]
    for what in ("worlds", "months", "drawn_from"):
        assert getattr(trials, what) == getattr(now, what), what
    assert set(now.parameters) - set(trials.parameters) == SINCE
    assert trials.parameters == {path: value for path, value in now.parameters.items() if path not in SINCE}
    for draw, values in now.draws.items():
        assert trials.draws[draw] == {path: value for path, value in values.items() if path not in SINCE}, draw
    designs = json.loads(json.dumps(now.about["trials"]))
    assert trials.about["trials"] == designs


@pytest.mark.parametrize("number", range(PILOTS))
def test_a_pilot_made_again_is_the_published_one(trials: Study, number: int) -> None:
    plan = pyarrow.parquet.read_table(TRIALS / "plan.parquet").to_pylist()
    row = sorted(plan, key=lambda cell: cell["address"])[number]
    (point,) = (point for point in trials.points if point.label == row["scenario"])
    (world,) = (world for world in trials.worlds if (world.seed, world.draw) == (row["seed"], row["draw"]))
    again = carry_out(Study(**{**vars(trials), "points": (point,), "worlds": (world,)}), workers=1)
    for name in (ESTIMATES, INTAKE):
        published = pd.read_parquet(TRIALS / f"{name}.parquet", filters=[("scenario", "==", point.label), ("seed", "==", world.seed)])
        pd.testing.assert_frame_equal(in_plain_words(again.frame(name)), in_plain_words(published), check_exact=True)


def in_plain_words(table: pd.DataFrame) -> pd.DataFrame:
    """Words as words, whichever other ones the file knows."""
    return table.astype({name: str for name in table.columns if not pd.api.types.is_numeric_dtype(table[name])})


# The validation


@pytest.fixture(scope="module")
def validated() -> Layout:
    return lay_out(load_targets(), clients=manifest_in(VALIDATION)["most_clients"])


def test_the_validation_that_was_published_is_that_of_today(validated: Layout) -> None:
    manifest = manifest_in(VALIDATION)
    assert manifest["targets"] == [target.key for target in load_targets()]
    same_runs(manifest["runs"], validated.runs)
    assert manifest["discrepancy"] == discrepancy_left()
    assert ensemble(1)[0] == manifest["parameters_from"]


def test_figures_of_the_validation_made_again_are_the_published_ones(validated: Layout) -> None:
    manifest = manifest_in(VALIDATION)
    draws, seeds = manifest["draws"], manifest["seeds_per_draw"]
    chosen: list[str] = []
    for key in in_the_order_of(manifest, (each.target.key for each in validated.measurable)):  # as many as there is room for
        runs = only(validated, [*chosen, key]).runs
        if sum(run.scenario.context.clients * run.months * worlds_of(run, draws, seeds) for run in runs) <= CLIENT_MONTHS:
            chosen.append(key)
    part = only(validated, chosen)
    seen = simulate(part, ensemble(draws)[1], seeds=seeds, workers=1)
    values = {each.target.key: measured(each, seen) for each in part.measurable}
    again = [record(row) for row in held_against([each.target for each in part.measurable], {}, values, discrepancy_left())]
    published = {row["key"]: row for row in pyarrow.parquet.read_table(VALIDATION / "validation.parquet").to_pylist()}
    assert again
    assert again == [published[row["key"]] for row in again]


# The ensemble


@pytest.fixture(scope="module")
def free() -> dict[str, Parameter]:
    return free_parameters()


@pytest.fixture(scope="module")
def prior(free: dict[str, Parameter]) -> np.ndarray:
    return np.array([list(draw_prior(free, draw=draw).values()) for draw in range(1, manifest_in(POSTERIOR)["draws"] + 1)])


@pytest.fixture(scope="module")
def calibrated() -> Layout:
    chosen = [target for target in load_targets() if target.use == "calibration" and target.value is not None]
    return lay_out(chosen, clients=manifest_in(POSTERIOR)["most_clients"])


def test_the_calibration_that_was_published_is_that_of_today(calibrated: Layout) -> None:
    manifest = manifest_in(POSTERIOR)
    same_runs(manifest["runs"], calibrated.runs)
    assert sorted([*manifest["targets"], *manifest["beyond_reach"]]) == sorted(each.target.key for each in calibrated.measurable)
    assert round(discrepancy_left(), 4) == manifest["discrepancies"][-1]


def test_what_the_figures_say_of_the_parameters_follows_from_the_prior_of_today_and_the_draws(free: dict[str, Parameter], prior: np.ndarray) -> None:
    draws = pyarrow.parquet.read_table(POSTERIOR / "draws.parquet")
    assert set(free) - set(draws.column_names) == SINCE
    then = {path: declared for path, declared in free.items() if path not in SINCE}
    assert draws.column_names == list(then)
    prior = prior[:, [path not in SINCE for path in free]]
    posterior = np.stack([draws.column(path).to_numpy() for path in then], axis=1)
    nothing = np.empty((len(prior), 0))
    again = parameter_rows(Calibration(then, prior, posterior, (), np.empty(0, bool), (), nothing, nothing, {}))
    assert again == pyarrow.parquet.read_table(POSTERIOR / "parameters.parquet").to_pylist()


def test_figures_before_the_calibration_made_again_are_the_published_ones(calibrated: Layout, free: dict[str, Parameter], prior: np.ndarray) -> None:
    manifest = manifest_in(POSTERIOR)
    of_one_run: dict[str, list[str]] = {}
    for each in calibrated.measurable:
        if each.second is None:
            of_one_run.setdefault(str(each.first), []).append(each.target.key)
    part = only(calibrated, of_one_run[in_the_order_of(manifest, of_one_run)[0]])
    values = values_at(normal_scores(prior, list(free.values())), list(free.values()))  # as the smoother has them, to the last bit
    seen = simulate(part, {draw: dict(zip(free, row.tolist(), strict=True)) for draw, row in enumerate(values, start=1)}, workers=2)
    again = {each.target.key: bounds(measured(each, seen)) for each in part.measurable}
    published = {row["key"]: row for row in pyarrow.parquet.read_table(POSTERIOR / "fit.parquet").to_pylist()}
    assert again
    for key, now in again.items():
        assert (now.median, now.low95, now.high95) == tuple(published[key][f"before{edge}"] for edge in ("", "_low95", "_high95")), key
