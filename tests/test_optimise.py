"""Optimise: a front that is known is found, mixes are round, objectives robust, and a stopped search goes on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import zachtehand
from zachtehand.cli.app import status
from zachtehand.experiments.designs.dimensions import dimensions
from zachtehand.experiments.designs.notation import asked_on_command_line
from zachtehand.experiments.designs.results import Gathering
from zachtehand.experiments.optimisation.mixes import mixes_of
from zachtehand.experiments.optimisation.objectives import objective, spread_out, unbeaten
from zachtehand.experiments.optimisation.result import FRONT, Front, front_columns
from zachtehand.experiments.optimisation.search import search
from zachtehand.experiments.store import appearing
from zachtehand.input_errors import InputError
from zachtehand.scenario import load

unhurried = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
ROWS = arrays(np.float64, st.tuples(st.integers(1, 12), st.just(3)), elements=st.integers(0, 4).map(float))


def mixed(*written: str):
    return mixes_of(dimensions([asked_on_command_line(each) for each in written], load("rotterdam")))


def test_a_known_front_is_found():
    """Schaffer's problem on whole numbers: of x² and (x − 20)² nothing beats 0 to 20; what is over the budget is left alone."""
    found: dict[int, tuple[float, float]] = {}

    def judge(generation, mixes):
        values = np.array([[mix[0] - 30, mix[0] - 50] for mix in mixes], np.float64) ** 2
        found.update({mix[0]: tuple(row) for mix, row in zip(mixes, values, strict=True)})
        return values, np.array([32.0 - mix[0] for mix in mixes])

    search([101], 2, judge, population=12, generations=20)
    positions = sorted(position for position in found if position >= 32)
    front = {positions[row] for row in np.flatnonzero(unbeaten(np.array([found[position] for position in positions]), [-1, -1]))}
    assert front <= set(range(32, 51))
    assert len(front) >= 15
    assert {32, 50} <= front


def test_the_same_question_asks_for_the_same_mixes():
    asked: list[list[tuple[int, ...]]] = [[], []]
    for seen in asked:
        search([8, 5], 2, lambda _, mixes, seen=seen: (seen.extend(mixes), (np.array(mixes, np.float64), np.zeros(len(mixes))))[1], population=6, generations=4)
    assert asked[0] == asked[1]
    assert all(0 <= first < 8 and 0 <= second < 5 for first, second in asked[0])


def test_where_all_mixes_cost_no_more_than_a_search_all_are_tried_once():
    seen: list[tuple[int, ...]] = []
    search([3, 4], 2, lambda _, mixes: (seen.extend(mixes), (np.array(mixes, np.float64), np.zeros(len(mixes))))[1], population=5, generations=3)
    assert len(seen) == len(set(seen)) == 12


@unhurried
@given(values=ROWS)
def test_nothing_beats_what_is_kept_and_something_kept_beats_or_equals_the_rest(values):
    kept = unbeaten(values, [1, -1, 1])
    turned = values * [1, -1, 1]
    beats = [[(one >= other).all() and (one > other).any() for one in turned] for other in turned]
    assert [not any(row) for row in beats] == kept.tolist()
    assert kept.any()


@unhurried
@given(values=ROWS, count=st.integers(1, 8))
def test_what_is_shown_is_some_of_it_and_holds_the_best_on_each(values, count):
    shown = spread_out(values, [1, -1, 1], count)
    assert len(shown) == min(count, len(values)) or len(shown) <= count
    if count >= 3:
        assert values[shown, 0].max() == values[:, 0].max()
        assert values[shown, 1].min() == values[:, 1].min()


def test_mixes_have_round_values():
    mixes = mixed("pressure=0:1", "caseload=50:350", "basic_jobs=0,20", "context.clients=10:20")
    assert mixes.values[0][:4] == (0.0, 0.05, 0.1, 0.15)
    assert mixes.values[1] == tuple(range(50, 351, 20))
    assert mixes.values[2] == (0, 20)
    assert mixes.values[3] == tuple(range(10, 21))
    assert mixes.point((1, 2, 1, 0)).levers == {"pressure": 0.05, "caseload": 90.0, "basic_jobs": 20, "context.clients": 10}


def test_a_parameter_is_nothing_that_a_council_can_set():
    with pytest.raises(InputError, match="no council can set"):
        mixed("pressure=0:1", "casework.style")


def test_what_counts_is_what_is_reached_or_better_in_four_of_five_worlds():
    worlds = np.array([[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]])
    assert objective("wellbeing", "life_satisfaction").robust(worlds, 0.8) == pytest.approx([2.0])
    assert objective("cost", "cost_municipality").robust(worlds, 0.8) == pytest.approx([5.0])
    assert objective("wellbeing", "life_satisfaction").robust(np.full((1, 3), np.nan), 0.8).tolist() == [-np.inf]


def test_attention_is_judged_by_its_distance_from_even_and_money_by_the_year():
    fairness, cost = objective("fairness", "attention_concentration"), objective("cost", "cost_municipality")
    assert fairness.values(np.array([[-0.2, 0.1]]), months=24).tolist() == [[0.2, 0.1]]
    assert fairness.better == -1
    assert cost.values(np.array([[30_000.0]]), months=24).tolist() == [[15_000.0]]
    assert cost.unit == "EUR per client a year"
    assert objective("outflow", "exit_work").unit == "per 1,000"


def front_of(folder, rows: int) -> Front:
    """A made-up front, stored."""
    generator = np.random.default_rng(3)
    keys = (("outflow", "exit_work"), ("wellbeing", "life_satisfaction"), ("cost", "cost_municipality"), ("fairness", "attention_concentration"))
    judged = [objective(*each) for each in keys]
    about = {
        "name": {"en": "Rotterdam", "nl": "Rotterdam"}, "months": 60, "worlds": 8, "reached": 0.8, "budget": 2500, "tried": 200, "within": 90,
        "levers": [
            {"path": "pressure", "title": {"en": "Pressure", "nl": "Druk"}}, {"path": "caseload", "title": {"en": "Caseload", "nl": "Caseload"}},
            {"path": "sanctions.no_show_ladder", "title": {"en": "sanctions.no_show_ladder", "nl": "sanctions.no_show_ladder"}},
        ],
        "objectives": [{"key": each.key, "indicator": each.indicator, "label": each.label(), "unit": each.unit, "better": each.better} for each in judged],
    }  # fmt: skip
    columns = {
        "pressure": [None, *np.round(generator.random(rows), 2).tolist()], "caseload": [None, *generator.integers(5, 35, rows).astype(float).tolist()],
        "sanctions.no_show_ladder": [None, *[bool(each) for each in generator.integers(0, 2, rows)]],
    }  # fmt: skip
    for each, scale, start in zip(judged, (10, 0.3, 900, 0.2), (5, 6.4, 15_000, 0), strict=True):
        middle = start + scale * generator.random(rows + 1)
        change = middle - middle[0]
        columns |= {each.key: middle, f"{each.key}_robust": middle, f"{each.key}_change": change}
        columns |= {f"{each.key}_change_low": change - scale / 9, f"{each.key}_change_high": change + scale / 9}
    gathering = Gathering("optimise", {}, out=folder, command=None)
    return gathering.complete(Front, about, {FRONT: columns | {"spending": np.full(rows + 1, 2000.0)}}, "nl")


def test_each_mix_shown_says_what_it_is_and_none_is_called_best(tmp_path):
    found = front_of(tmp_path / "out", 25)
    assert len(found.shown()) == 10
    assert found.shown()["cost"].is_monotonic_increasing
    words = found.words("en")
    assert "None is best" in words[1]
    assert words[2].startswith("A  pressure 0.")
    assert "sanctions.no_show_ladder " in words[2]
    drawn = (tmp_path / "out" / "picture.svg").read_text()
    assert "meer is beter" in drawn
    assert all(f"{letter}  druk" in drawn for letter in "ABCDEFGHIJ")
    assert status(["plot", str(tmp_path / "out"), "--out", str(tmp_path / "picture.png"), "--lang", "en"]) == 0


def test_an_empty_front_is_said_and_drawn(tmp_path):
    assert "none is within the budget" in front_of(tmp_path / "out", 0).words("en")[0]


def test_what_a_mix_changes_is_paired_with_the_policy_as_it_is():
    judged = [objective("cost", "cost_municipality")]
    per_world = np.array([[[100.0], [200.0]], [[110.0], [230.0]]])
    columns = front_columns([{}, {"pressure": 0.5}], per_world, (np.array([[200.0], [230.0]]), np.zeros(2)), judged)
    assert columns["cost"].tolist() == [150.0, 170.0]
    assert columns["cost_change"].tolist() == [0.0, 20.0]
    assert columns["cost_change_low"] == pytest.approx([0.0, 12.0])
    assert columns["cost_change_high"] == pytest.approx([0.0, 28.0])
    assert columns["pressure"] == [None, 0.5]


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["rotterdam", "--budget", "-1"], "--budget -1: budget must be a number from 0"),
        (["rotterdam", "--reached", "0.2"], "reached must be a number from 0.5 to 0.99"),
        (["rotterdam", "--over", "trust.gane=0:1"], "there is no setting or parameter"),
        (["rotterdam", "--over", "casework.style"], "no council can set"),
        (["rotterdam", "--over", "caseload=350:50"], "reversed"),
        (["rotterdam", "--outflow", "exit_werk"], "did you mean “exit_work”"),
        (["rotterdam", "--population", "0"], "population must be a whole number from 4"),
    ],
)
def test_what_cannot_be_searched_is_refused_before_anything_runs(tmp_path, capsys, command, says):
    assert status(["optimise", *command, "--out", str(tmp_path / "out"), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("ask", [zachtehand.optimise, zachtehand.sweep])
def test_a_policy_that_stands_in_no_file_can_be_searched_from(ask, monkeypatch):
    seen = []
    monkeypatch.setattr("zachtehand.experiments.optimisation.optimise.OptimisePlan.carry_out", lambda plan, _: seen.append(plan.base))
    monkeypatch.setattr("zachtehand.experiments.sweeps.sweep.SweepPlan.carry_out", lambda plan, _: seen.append(plan.base))
    mine = load("rotterdam").changed({"caseload": 71}).model_copy(update={"name": "mine, in no file"})
    ask(mine, {"pressure": (0, 1)})
    ask(mine.model_copy(update={"name": "rotterdam"}), {"pressure": (0, 1)}, clients=80)
    assert [each.policy for each in seen] == [mine.policy] * 2, "the policy itself, not a library scenario with that name"
    assert [each.context.clients for each in seen] == [mine.context.clients, 80]


@pytest.mark.slow
def test_a_search_that_was_stopped_ends_as_one_that_was_not(tmp_path):
    asked = {"population": 4, "generations": 3, "seeds": 2, "clients": 60, "months": 1, "workers": 1}

    def stop(done, _):
        if done >= 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        zachtehand.optimise("rotterdam", out=tmp_path / "stopped", progress=stop, **asked)
    again = zachtehand.optimise("rotterdam", out=tmp_path / "stopped", **asked)
    whole = zachtehand.optimise("rotterdam", **asked)
    assert again.mixes.equals(whole.mixes)
    with appearing(tmp_path / "other"):
        pass
    with pytest.raises(InputError):
        zachtehand.optimise("rotterdam", out=tmp_path / "other", **asked)
