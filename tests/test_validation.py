"""Validation: measures on a tiny run, scores at points worked out by hand, draws from prior or ensemble, and the command."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from math import isnan
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import pytest

from zachtehand.cli.app import status
from zachtehand.experiments import ensemble as ensembles
from zachtehand.experiments.calibration import calibrate
from zachtehand.experiments.discrepancy import LEAST, counting_error, estimated
from zachtehand.experiments.ensemble import discrepancy_left, ensemble
from zachtehand.experiments.errors import ExperimentError, Stopped
from zachtehand.experiments.store import work_beside
from zachtehand.experiments.validation import Validation, validate
from zachtehand.experiments.validation_measure import measured, quantity
from zachtehand.experiments.validation_plan import MOST_WORLDS_FOR_A_DIRECTION, Measurable, Seen, lay_out, simulate, worlds_of
from zachtehand.experiments.validation_score import bounds, interval_score, naive_interval, with_error
from zachtehand.targets.files import Target, load_targets
from zachtehand.targets.schema import Against, Measure, Quantity

SMALL = 60


def by_key(*keys: str) -> tuple[Target, ...]:
    return tuple(target for target in load_targets() if target.key in keys)


def seen(first: list[float], second: list[float]) -> Seen:
    """One world, one group, two indicators over some months."""
    return Seen(("all",), ("first", "second"), np.array([first, second], np.float64).T[None, :, None, :])


def asked(target: Target, **measure: object) -> Target:
    return replace(target, measure=Measure.model_validate({"scenario": "parked", "months": 4, "indicator": "first", **measure}))


TARGET = by_key("parked.active")[0]
SEEN = seen([1, 2, 3, 6], [2, 2, 4, 4])


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ({}, 6),
        ({"to_month": 2}, 2),
        ({"statistic": "sum", "from_month": 2}, 11),
        ({"statistic": "mean", "from_month": 2, "to_month": 3}, 2.5),
        ({"statistic": "change", "from_month": 2}, 4),
        ({"indicator": {"first": 2, "second": -1}}, 8),
        ({"of": Quantity(indicator="second")}, 1.5),
        ({"times": Quantity(indicator="second", to_month=1)}, 12),
    ],
)  # fmt: skip
def test_a_quantity_of_a_run(changes: dict[str, object], value: float) -> None:
    assert quantity(Quantity.model_validate({"indicator": "first", **changes}), SEEN, 4) == pytest.approx(value)


def test_a_run_that_went_on_for_another_target_is_cut_to_length() -> None:
    assert quantity(Quantity(indicator="first", statistic="sum"), SEEN, 2) == pytest.approx(3)


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ({"scale": 10}, 60),
        ({"scale": -1, "plus": 100}, 94),
        ({"against": Against()}, 6 - 3),
        ({"against": Against(by="ratio")}, 6 / 3),
        ({"against": Against(), "per": Quantity(indicator="second"), "scale": 100}, 100 * 3 / 4),
    ],
)  # fmt: skip
def test_two_policies_are_held_against_each_other(measure: dict[str, object], value: float) -> None:
    other = seen([0, 0, 0, 3], [1, 1, 1, 1])
    assert measured(Measurable(asked(TARGET, **measure), 0, 1 if "against" in measure else None), [SEEN, other]) == pytest.approx(value)


def test_division_by_nothing_is_not_defined() -> None:
    assert isnan(quantity(Quantity(indicator="first", of=Quantity(indicator="second")), seen([1], [0]), 1)[0])


def test_the_interval_score_at_points_worked_out_by_hand() -> None:
    assert interval_score(0, 10, 4) == 10
    assert interval_score(0, 10, 0) == 10
    assert interval_score(0, 10, 11) == pytest.approx(10 + 2 / 0.05 * 1)
    assert interval_score(0, 10, -0.5, alpha=0.2) == pytest.approx(10 + 2 / 0.2 * 0.5)


def test_thirty_nine_worlds_are_the_fewest_for_a_true_interval() -> None:
    """The 39 worlds 1 … 39: a further one lies outside them in one case of twenty."""
    found = bounds(np.arange(1.0, 40.0))
    assert (found.low95, found.median, found.high95) == pytest.approx((1, 20, 39))
    assert (found.low80, found.high80) == pytest.approx((4, 36))
    assert isnan(bounds(np.array([np.nan])).median)


def test_an_error_laid_over_worlds_has_its_standard_deviation() -> None:
    assert (with_error(np.arange(3.0), 0.0) == np.arange(3.0)).all()
    noisy = with_error(np.zeros(1), 2.0)
    assert noisy.std() == pytest.approx(2.0, rel=0.03)
    found = bounds(with_error(np.linspace(-1e-3, 1e-3, 39), 1.0))
    assert (found.low95, found.high95) == pytest.approx((-1.96, 1.96), abs=0.03)


def test_the_discrepancy_is_what_draws_luck_and_counting_leave_unexplained() -> None:
    """Two thousand figures of 100, known with an error of 5, by a model that is 20 % beside the truth and sure within 3."""
    chance = np.random.default_rng(3)
    figures = 2000
    said = np.full(figures, 100.0)
    known = said * (1 + 0.2 * chance.standard_normal(figures)) + 5 * chance.standard_normal(figures)
    outputs = said + 3 * chance.standard_normal((60, figures))
    assert estimated(outputs, known, np.full(figures, 5.0)) == pytest.approx(0.2, rel=0.05)
    assert estimated(outputs, said, np.full(figures, 5.0)) == pytest.approx(LEAST, abs=0.001)


def test_what_a_run_cannot_know_of_a_figure() -> None:
    """A pilot of its own size has its sampling noise already; how a city counted, or another study sampled, it has not."""
    city, pilot, study = (by_key(key)[0] for key in ("rotterdam.active", "app-zaanstad.left", "job-guarantee.security"))
    assert counting_error(city) == pytest.approx((14_000 - 10_000) / 3.92)
    assert counting_error(pilot) == 0
    assert counting_error(study) == pytest.approx(0.055, rel=0.01)


def test_the_naive_forecaster_at_points_worked_out_by_hand() -> None:
    """1, 2, 3: mean 2, spread 1, t(2) = 4.3027, and the root of 4/3."""
    reach = 4.302653 * (4 / 3) ** 0.5
    assert naive_interval([1, 2, 3]) == pytest.approx((2, 2 - reach, 2 + reach), abs=1e-5)
    assert all(map(isnan, naive_interval([1])))


def test_targets_share_runs_and_starts() -> None:
    layout = lay_out(by_key("rotterdam.active", "rotterdam.volunteering", "rotterdam.contacts", "rotterdam.structure"), clients=SMALL)
    assert len(layout.measurable) == 4
    assert len(layout.runs) == 2, "Rotterdam, and parked on the same people"
    assert layout.runs[0].scenario.context == layout.runs[1].scenario.context
    assert layout.runs[0].scenario.context.clients == SMALL


def test_directions_alone_need_fewer_worlds() -> None:
    direction, both = lay_out(by_key("attention.work")), lay_out(by_key("rotterdam.contacts", "rotterdam.active"))
    assert {worlds_of(run, 40, 1) for run in direction.runs} == {MOST_WORLDS_FOR_A_DIRECTION}
    assert {worlds_of(run, 40, 1) for run in both.runs} == {40}
    assert {worlds_of(run, 3, 2) for run in direction.runs} == {6}


def test_a_target_without_its_scenario_waits() -> None:
    target = replace(TARGET, measure=Measure(scenario="fipp", months=3, indicator="exits"))
    layout = lay_out((target,))
    assert layout.measurable == ()
    assert "fipp" in layout.waiting[TARGET.key]["nl"]


def test_a_target_with_a_setting_that_does_not_exist_waits() -> None:
    target = replace(TARGET, measure=Measure(scenario="parked", months=3, indicator="exits", changes={"caselod": 5}))
    assert "caselod" in lay_out((target,)).waiting[TARGET.key]["en"]


@pytest.fixture(scope="module")
def small() -> Validation:
    return validate(by_key("parked.active", "rotterdam.contacts", "rotterdam.content", "rotterdam.jobs"), draws=2, clients=SMALL, workers=1)


def test_rows_say_what_came_of_each_target(small: Validation) -> None:
    rows = {row.target.key: row for row in small.rows}
    assert rows["rotterdam.content"].verdict == "cannot"
    assert rows["rotterdam.contacts"].verdict in ("inside", "outside")
    active = rows["parked.active"]
    assert active.model.low95 < active.alone.low95 <= active.alone.median <= active.alone.high95 < active.model.high95
    assert active.target.value is not None
    assert (active.verdict == "inside") == (active.model.low95 <= active.target.value <= active.model.high95)
    assert active.score >= active.model.high95 - active.model.low95
    verdicts = [row.verdict for row in small.rows]
    assert verdicts == sorted(verdicts, key=["outside", "inside", "undefined", "not yet", "cannot"].index), "misses first"


def test_a_validation_that_was_stopped_goes_on_and_says_the_same(small: Validation, tmp_path: Path) -> None:
    targets = by_key("parked.active", "rotterdam.contacts", "rotterdam.content", "rotterdam.jobs")

    def stop(done: int, total: int) -> None:
        if done == total - 1:
            raise KeyboardInterrupt

    out, told = tmp_path / "out", list[int]()
    with pytest.raises(Stopped) as stopped, work_beside(out) as work:
        validate(targets, draws=2, clients=SMALL, workers=1, progress=stop, work=work)
    assert stopped.value.folder == str(tmp_path / "out.unfinished")
    with work_beside(out) as work:
        again = validate(targets, draws=2, clients=SMALL, workers=1, progress=lambda done, _: told.append(done), work=work)
    assert max(later - earlier for earlier, later in pairwise([0, *told])) > 1, "what was finished is counted in one go"
    assert repr(again.rows) == repr(small.rows)
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_a_calibration_that_was_stopped_goes_on_and_says_the_same(tmp_path: Path) -> None:
    targets = by_key("rotterdam.contacts", "rotterdam.jobs")
    asked: dict[str, Any] = {"draws": 5, "steps": 1, "clients": SMALL, "workers": 1, "targets": targets}

    def stop(done: int, total: int) -> None:
        if done >= 0.7 * total:
            raise KeyboardInterrupt

    with pytest.raises(Stopped):
        calibrate(**asked, progress=stop, work=tmp_path / "work")
    told: list[int] = []
    again, whole = calibrate(**asked, progress=lambda done, _: told.append(done), work=tmp_path / "work"), calibrate(**asked)
    np.testing.assert_array_equal(again.posterior, whole.posterior)
    np.testing.assert_array_equal(again.outputs_after, whole.outputs_after)
    assert len(told) < 0.6 * whole.manifest["simulations"]


def test_what_cannot_be_expressed_is_not_counted(small: Validation) -> None:
    counted = {each.use: each.measured for each in small.coverage()}
    assert counted == {"validation": 0, "calibration": 2, "direction": 1}


def test_the_measure_is_that_of_the_run(small: Validation) -> None:
    from zachtehand.experiments.plan import plan
    from zachtehand.parameters import changed
    from zachtehand.scenario import load
    from zachtehand.simulation import Simulation
    from zachtehand.submodels import Parameters

    (target,) = by_key("parked.active")
    layout = lay_out((target,), clients=SMALL)
    shown = simulate(layout, ensemble(1)[1], workers=1)
    values = measured(layout.measurable[0], shown)
    laid_out = plan("run", [load("parked")], seeds=1, draws=1, months=36)
    parameters = changed(Parameters(), laid_out.values_in(laid_out.worlds[0]))
    by_hand = Simulation(layout.runs[0].scenario, seed=0, parameters=parameters, months=36).run().series("active_real")[-1]
    assert values == pytest.approx([100 * by_hand], rel=1e-6)


def test_without_an_ensemble_draws_come_from_the_prior(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ensembles, "FOLDERS", (tmp_path,))
    origin, draws = ensemble(2)
    assert origin == "prior"
    assert draws[1] != draws[2]


@pytest.mark.parametrize("name", ["draws.parquet", "draws.csv"])
def test_an_ensemble_takes_the_place_of_the_prior(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = pa.table({"effort.controlled": [0.9, 1.1]})
    if name.endswith("csv"):
        (tmp_path / name).write_text("effort.controlled\n0.9\n1.1\n")
    else:
        pyarrow.parquet.write_table(table, tmp_path / name)
    monkeypatch.setattr(ensembles, "FOLDERS", (tmp_path / "nowhere", tmp_path))
    origin, draws = ensemble(3)
    assert origin == "posterior"
    assert [draws[draw]["effort.controlled"] for draw in (1, 2, 3)] == [0.9, 1.1, 0.9]
    assert len(draws[1]) > 100, "what the ensemble leaves out is drawn from the prior"


def test_the_ensemble_says_how_far_the_model_usually_is_from_what_is_known(tmp_path: Path) -> None:
    file = tmp_path / "draws.parquet"
    for written, share in ((None, LEAST), ({"discrepancy": "0.21"}, 0.21)):
        pyarrow.parquet.write_table(pa.table({"effort.controlled": [1.0]}, metadata=written), file)
        assert discrepancy_left(file) == share
    pyarrow.parquet.write_table(pa.table({"effort.controlled": [1.0]}, metadata={"discrepancy": "-3"}), file)
    with pytest.raises(ExperimentError) as refused:
        discrepancy_left(file)
    assert "-3" in refused.value.sentence("en")


@pytest.mark.parametrize(
    ("content", "word"), [("effort.controled\n1\n", "effort.controlled"), ("effort.controlled\n99\n", "99"), ("effort.controlled\nx\n", "row")]
)
def test_a_wrong_ensemble_is_refused_in_one_sentence(content: str, word: str, tmp_path: Path) -> None:
    file = tmp_path / "draws.csv"
    file.write_text(content)
    with pytest.raises(ExperimentError) as refused:
        ensemble(1, file=file)
    assert str(file) in refused.value.sentence("en")
    assert word in refused.value.sentence("en")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_prints_and_stores(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "validate",
        "--targets",
        "parked",
        "--targets",
        "rotterdam.content",
        "--draws",
        "2",
        "--clients",
        str(SMALL),
        "--workers",
        "1",
        "--out",
        "done",
    ]
    assert status(arguments) == 0
    shown = capsys.readouterr().out
    for words in ("parked.active", "calibration: ", "minutes", "posterior", "rotterdam.content", "cannot express: 1", "Results: done"):
        assert words in shown
    stored = pyarrow.parquet.read_table("done/validation.parquet").to_pylist()
    assert {row["key"] for row in stored} == {"parked.active", "parked.talks", "rotterdam.content"}
    assert {file.name for file in Path("done").iterdir()} == {"validation.parquet", "validation.svg", "manifest.json"}
    manifest = json.loads(Path("done/manifest.json").read_text(encoding="utf-8"))
    assert manifest["command"].startswith("zachtehand validate")
    assert manifest["draws"] == 2
    assert status([*arguments[:-1], "in-dutch", "--lang", "nl"]) == 0
    assert "ijking" in capsys.readouterr().out


def test_a_wrong_request_is_refused_before_anything_is_run(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, word in ((["--targets", "fipp"], "fip"), (["--draws", "many"], "--draws"), (["--targets", "rotterdam.content"], "content")):
        assert status(["validate", *arguments]) == 2
        assert word in capsys.readouterr().err
    assert list(here.iterdir()) == []
