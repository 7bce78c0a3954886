"""Trials inside the model: the lot, the arms, what evaluators report, what is true, and how many people a pilot needs."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from math import isnan, log, nan
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from zachtehand.cli.app import status
from zachtehand.experiments.engine import open_stored
from zachtehand.experiments.recreate import recreate
from zachtehand.experiments.trials.arms import NOT_IN, arm_of, draw, scenario_of, sizes
from zachtehand.experiments.trials.conduct import TrialResult
from zachtehand.experiments.trials.conduct import trial as carry_out_trial
from zachtehand.experiments.trials.estimates import Sample, effect, over_treated
from zachtehand.experiments.trials.files import Trial, load_trial, trial_from, trial_names
from zachtehand.experiments.trials.follow import Register
from zachtehand.experiments.trials.living import TrialWorld, Untouched
from zachtehand.experiments.trials.outcomes import outcomes
from zachtehand.experiments.trials.power import Pools, formula, people_needed, power
from zachtehand.experiments.trials.schema import schema_text
from zachtehand.experiments.trials.summary import as_frame, lines
from zachtehand.experiments.trials.wording import people_in_words
from zachtehand.experiments.trials.world import Seen, trial_in_world
from zachtehand.experiments.validation_trials import MOST_WORLDS, lay_out_trials, value_in_rows
from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.input_errors import InputError
from zachtehand.populations.categories import Job, Status
from zachtehand.scenario import load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters
from zachtehand.targets.files import load_targets
from zachtehand.targets.schema import InTrial, Measure

CLIENTS, MONTHS, SEED = 600, 24, 5
CITY = load("ordinary").with_context({"clients": CLIENTS})
ATTENTION = {"guidance": {"caseload": 30}, "contact": {"talks_per_year": 8}}


@cache
def begin() -> Start:
    return make_start(CITY.context, seed=SEED, parameters=Parameters(), months=MONTHS)


def design(**changes: Any) -> dict[str, Any]:
    words = {"en": "words", "nl": "woorden"}
    return {
        "name": "trial", "title": words, "question": words, "source": "a test", "scenario": "ordinary", "participants": 300, "follow_up": 12,
        "arms": [{"name": "control"}, {"name": "attention", "policy": ATTENTION}],
        "outcomes": [{"outcome": "ended"}, {"outcome": "trust"}, {"outcome": "talks"}],
        **changes,
    }  # fmt: skip


def made(**changes: Any) -> Trial:
    return trial_from(design(**changes), CITY)


def lived(trial: Trial) -> Seen:
    return trial_in_world(trial, TrialWorld(begin(), SEED, Parameters()))


def values(seen: Seen, estimator: str, outcome: str, column: str = "estimate") -> list[float]:
    return [row[column] for row in seen.estimates if row["estimator"] == estimator and row["outcome"] == outcome]


def simulation_of(trial: Trial) -> Simulation:
    return Simulation(scenario_of(trial, sizes(trial, trial.design.participants), only_control=False), seed=SEED, start=begin(), months=trial.months)


# What is true


def test_an_arm_without_a_difference_has_no_effect_on_anybody() -> None:
    same = {"contact": {"talks_per_year": CITY.policy_at(0)["contact"].talks_per_year}}  # pyright: ignore[reportAttributeAccessIssue]
    seen = lived(made(arms=[{"name": "control"}, {"name": "same", "policy": same}]))
    for outcome in ("ended", "trust", "talks"):
        assert values(seen, "true", outcome) == [0.0]
        assert values(seen, "spill_over_control", outcome) == [0.0]
        assert np.array_equal(seen.participants[f"with:{outcome}@12"], seen.participants[f"without:{outcome}@12"], equal_nan=True)
    assert values(seen, "lot", "trust") != [0.0]  # the luck of the draw is still there


def test_attention_reaches_the_arm_and_nobody_else() -> None:
    seen = lived(made())
    assert values(seen, "true", "talks")[0] > 2
    assert values(seen, "lot", "talks")[0] > 2
    assert abs(values(seen, "spill_over_others", "talks")[0]) < 0.5
    assert values(seen, "true", "trust")[0] > 0


def test_the_estimate_is_unbiased_and_its_interval_covers_the_truth() -> None:
    """Many lots over the same people, of whom the model knows both what happens with and without the treatment."""
    seen = lived(made(arms=[{"name": "control"}, {"name": "attention", "policy": ATTENTION, "size": 50}]))
    treated, untreated = (seen.participants[f"{label}:trust@12"] for label in ("with", "without"))
    both = ~np.isnan(treated) & ~np.isnan(untreated)
    treated, untreated = treated[both], untreated[both]
    truth = float(np.mean(treated - untreated))
    generator = np.random.default_rng(0)
    estimates = []
    for _ in range(400):
        arm = generator.permutation(treated.size) < treated.size // 2
        estimates.append(effect(Sample(treated[arm]), Sample(untreated[~arm]), "difference"))
    error = np.std([each.estimate for each in estimates]) / 20
    assert abs(np.mean([each.estimate for each in estimates]) - truth) < 4 * error
    covered = np.mean([each.low <= truth <= each.high for each in estimates])
    assert covered > 0.92  # of the same people the interval is, if anything, too wide


def test_those_who_answer_a_letter_are_not_like_the_others() -> None:
    """The naive comparison takes who they are for what the programme does."""
    asked = {"name": "asked", "policy": {"contact": {"home_visits": 0.01}}, "voluntary": True}
    seen = lived(made(arms=[{"name": "control"}, asked], participants=500, outcomes=[{"outcome": "motivation"}]))
    assert 0.05 < values(seen, "lot", "motivation", "reached")[0] < 0.4
    assert values(seen, "as_treated", "motivation")[0] > 0.05
    assert abs(values(seen, "true_on_treated", "motivation")[0]) < 0.01


def test_trials_that_share_a_world_see_what_each_would_see_alone() -> None:
    shorter = made(follow_up=6, outcomes=[{"outcome": "trust", "months": [3, 6]}], name="shorter")
    for trial in (made(), shorter):
        together = trial_in_world(trial, TrialWorld(begin(), SEED, Parameters()), shared=Untouched([made(), shorter]))
        alone = lived(trial)
        assert together.estimates == alone.estimates
        assert all(np.array_equal(together.participants[name], column, equal_nan=True) for name, column in alone.participants.items())


# The lot


def test_the_lot_knows_nothing_of_anybody() -> None:
    simulation = simulation_of(made(participants=CLIENTS - 50))
    drawn = draw(made(participants=CLIENTS - 50), simulation)
    inside = drawn.order >= 0
    assert sorted(drawn.order[inside]) == list(range(drawn.participants))
    for name in ("age", "months_on_benefit", "autonomous", "trust", "employability", "health_mental", "debt", "caseworker", "neighbourhood"):
        state = getattr(simulation.clients, name)[drawn.uids[inside]]
        assert abs(np.corrcoef(state, drawn.order[inside])[0, 1]) < 4 / inside.sum() ** 0.5, name


def test_arms_have_the_sizes_asked_for_and_more_treated_keeps_those_treated_before() -> None:
    trial = made(arms=[{"name": "control", "size": 3}, {"name": "attention", "policy": ATTENTION}], participants=200)
    drawn = draw(trial, simulation_of(trial))
    assert sizes(trial, 200).tolist() == [150, 50]
    before = np.zeros(drawn.uids.size, np.bool_)
    for share in (0.25, 0.5, 1.0):
        arm = arm_of(drawn, sizes(trial, 200, treated=share))
        assert np.count_nonzero(arm == 1) == 200 * share
        assert np.count_nonzero(arm == NOT_IN) == drawn.uids.size - 200
        assert (before <= (arm == 1)).all()
        before = arm == 1


def test_only_the_eligible_are_drawn_and_only_the_willing_when_they_are_asked() -> None:
    who = {"age": {"at_least": 30, "below": 50}, "sex": ["woman"]}
    trial = made(who=who, participants=60, comes_in={"by": "letter", "letters": 150})
    simulation = simulation_of(trial)
    drawn, clients = draw(trial, simulation), simulation.clients
    rows = drawn.uids[drawn.order >= 0]
    assert ((clients.age[rows] >= 30) & (clients.age[rows] < 50)).all()
    assert (clients.sex[rows] == 1).all()
    assert np.count_nonzero(drawn.asked) == min(150, np.count_nonzero(drawn.eligible))
    assert (drawn.willing <= drawn.asked).all()
    assert 0 < np.count_nonzero(drawn.willing) < 0.5 * np.count_nonzero(drawn.asked)


# The arms


def test_a_measure_hits_its_arm_once_and_nobody_else() -> None:
    arms = [{"name": "control"}, {"name": "measure", "measure": {"cut_share": 0.5, "cut_months": 2}}]
    seen = lived(
        made(
            arms=arms,
            changes={},
            outcomes=[
                {"outcome": "measures", "months": [1]},
                {"outcome": "income", "months": [1]},
                {"outcome": "benefit", "months": [1]},
                {"outcome": "withheld", "months": [1]},
            ],
        )
    )
    assert values(seen, "true", "measures") == [1.0]
    assert values(seen, "spill_over_control", "measures") == [0.0]
    assert values(seen, "true", "income")[0] < -300
    assert values(seen, "true", "withheld")[0] > 300
    assert values(seen, "true", "benefit")[0] == pytest.approx(-values(seen, "true", "withheld")[0], rel=1e-5)


def test_only_those_who_take_what_an_arm_offers_are_its_treated() -> None:
    jobs = {"basic_jobs": {"places": 20, "after_months": 0}}
    arms = [{"name": "control"}, {"name": "job", "policy": jobs, "takes": "basic_job"}]
    seen = lived(made(arms=arms, outcomes=[{"outcome": "months_basic_job"}, {"outcome": "on_benefit"}]))
    people = seen.participants
    assert np.array_equal(people["treated"], (people["arm"] == 1) & (people["with:months_basic_job@12"] > 0))
    (reached,) = values(seen, "true_on_treated", "on_benefit", "reached")
    assert reached == people["treated"][people["arm"] == 1].mean()
    assert 0 < reached < 0.9
    mine = people["treated"]
    by_hand = people["with:on_benefit@12"][mine].mean() - people["without:on_benefit@12"][mine].mean()
    assert values(seen, "true_on_treated", "on_benefit") == [pytest.approx(by_hand)]
    assert by_hand < values(seen, "true", "on_benefit")[0] < 0


def test_a_treatment_begins_ends_and_is_followed_as_the_trial_says() -> None:
    afterwards = {"contact": {"talks_per_year": 6}}
    trial = made(start=2, arms=[{"name": "control"}, {"name": "attention", "policy": ATTENTION, "waits": 1, "lasts": 3, "afterwards": afterwards}])
    simulation = simulation_of(trial)
    for _ in range(3):
        simulation.step()
    uids = np.flatnonzero(simulation.clients.status == Status.ON_BENEFIT)[:20]
    simulation.enrol("trial-attention", uids)
    for month in range(3):
        simulation.step()
        assert (simulation.clients.programme[uids] == 1).all(), month
        assert np.count_nonzero(simulation.clients.programme) == 20  # nobody else comes in
    simulation.enrol("trial-attention-afterwards", uids)
    simulation.step()
    assert (simulation.clients.programme[uids] == 2).all()


def test_a_trial_changes_nothing_before_its_lot() -> None:
    plain, trial = Simulation(CITY, seed=SEED, start=begin(), months=6), simulation_of(made(start=6))
    for _ in range(6):
        plain.step()
        trial.step()
        assert plain.latest() == pytest.approx(trial.latest(), nan_ok=True, abs=0)


def test_a_waiting_group_catches_up() -> None:
    arms = [{"name": "waits", "policy": ATTENTION, "waits": 6}, {"name": "first", "policy": ATTENTION}]
    seen = lived(made(arms=arms, outcomes=[{"outcome": "talks", "months": [6, 12]}]))
    early, late = values(seen, "true", "talks")
    assert early > 1.5
    assert abs(late - early) < 0.7  # both get the same from then on


# Estimates by hand


def test_the_interval_of_the_published_pilot() -> None:
    """FIP: 71 of 300 against 55 of 300 ended: +5.3 points, −1.2 to +11.8."""
    arm, control = (Sample(np.repeat([1.0, 0.0], [count, 300 - count]).astype(np.float32)) for count in (71, 55))
    seen = effect(arm, control, "difference")
    assert [round(100 * each, 1) for each in seen[:3]] == [5.3, -1.2, 11.8]
    assert seen.low < 0 < seen.high


def test_ratios_and_rates() -> None:
    arm, control = (Sample(np.repeat([1.0, 0.0], [count, 100 - count]).astype(np.float32)) for count in (30, 15))
    seen = effect(arm, control, "ratio")
    katz = (0.7 / 30 * 100 / 99 + 0.85 / 15 * 100 / 99) ** 0.5
    assert seen.estimate == pytest.approx(2.0)
    assert log(seen.high / seen.low) == pytest.approx(2 * 1.96 * katz, rel=1e-3)
    events = Sample(np.array([1, 0, 0, 1], np.float32), np.array([2, 6, 6, 6], np.float32))
    fewer = Sample(np.array([0, 0, 0, 1], np.float32), np.array([6, 6, 6, 2], np.float32))
    assert effect(events, fewer, "ratio").estimate == pytest.approx(2.0)
    assert effect(events, fewer, "difference").estimate == pytest.approx(2 / 20 - 1 / 20)
    assert isnan(effect(events, Sample(np.zeros(4, np.float32), np.full(4, 6, np.float32)), "ratio").estimate)


def test_over_the_treated_the_effect_grows_and_so_does_its_interval() -> None:
    half = over_treated(effect(Sample(np.array([1, 1, 0, 0], np.float32)), Sample(np.array([0, 0, 0, 1], np.float32)), "difference"), 0.5)
    assert half.estimate == pytest.approx(0.5)
    assert isnan(over_treated(half, 0.0).estimate)


def test_outcomes_of_a_life_that_is_known() -> None:
    """Three people: one leaves for work in month 2 and is back in month 5, one gives up in month 3, one stays."""
    register = Register(np.arange(3), 12, ())
    register.status[:] = Status.ON_BENEFIT
    register.status[1:4, 0], register.job[1:4, 0] = Status.WORK.value, Job.FULL.value
    register.left[1, 0], register.returned[4, 0] = Status.WORK.value, True
    register.status[2:, 1], register.left[2, 1] = Status.GAVE_UP.value, Status.GAVE_UP.value
    register.spell[:] = np.array([10, 30, 100])
    known = {
        "ended": [1, 1, 0], "ended_work": [1, 0, 0], "ended_gave_up": [0, 1, 0], "on_benefit": [1, 0, 1], "months_on_benefit": [9, 2, 12],
        "months_regular": [3, 0, 0], "months_out": [0, 10, 0], "returned_6": [1, 0, nan], "returned_6_work": [1, nan, nan], "returned_12": [nan] * 3,
        "ended_after_0_years": [1, 0, 0], "ended_after_2_years": [0, 1, 0], "rate_to_work": [1, 0, 0], "any_work": [0, 0, 0], "regular_job": [1, 0, 0],
    }  # fmt: skip
    for key, expected in known.items():
        assert np.array_equal(np.asarray(outcomes()[key].look(register, 12), np.float64), expected, equal_nan=True), key
    at_risk = outcomes()["rate_to_work"].at_risk
    assert at_risk is not None
    assert at_risk(register, 12).tolist() == [2, 3, 12]


# Power


def test_the_formula_by_hand() -> None:
    """Two shares of 18.3 and 23.6 %: (1.96 + 0.842)² · (0.1495 + 0.1803) / 0.053² = 922 per arm."""
    assert people_needed(0.053, 0.236 * 0.764, 0.183 * 0.817) == 922
    assert formula(0.053, 922, 0.236 * 0.764, 0.183 * 0.817) == pytest.approx(0.80, abs=0.001)
    assert formula(0.0, 300, 0.2, 0.2) == pytest.approx(0.05)
    assert people_needed(0.0, 0.2, 0.2) == float("inf")


@pytest.mark.parametrize(("wished", "kind"), [(None, "share"), (0.06, "share"), (None, "mean"), (0.2, "mean")])
def test_simulated_power_agrees_with_the_formula(wished: float | None, kind: str) -> None:
    generator = np.random.default_rng(2)
    people = (
        [generator.random(4000) < 0.2, generator.random(4000) < 0.25] if kind == "share" else [generator.normal(size=4000), generator.normal(0.15, size=4000)]
    )
    control, treated = (Sample(each.astype(np.float32)) for each in people)
    found = power(Pools(treated, control), 300, wished=wished, pilots=3000)
    assert found.simulated == pytest.approx(found.formula, abs=0.035)
    assert found.checked == pytest.approx(0.80, abs=0.035)
    if wished is not None:
        assert found.effect == wished


# Summing up


def test_lines_count_what_was_found_and_covered() -> None:
    row = {"outcome": "ended", "month": 12, "by": "difference", "arm": "attention", "subgroup": "all", "share_treated": None, "reached": 1.0}
    levels = {"level_arm": 0.3, "level_control": 0.2, "people_arm": 100, "people_control": 100}
    worlds = [(0.1, 0.02, 0.18, 0.05), (0.05, -0.03, 0.13, 0.2), (0.2, 0.12, 0.28, 0.2), (nan, nan, nan, nan)]
    rows = []
    for estimate, low, high, truth in worlds:
        rows.append({**row, **levels, "estimator": "lot", "estimate": estimate, "low": low, "high": high})
        rows.append({**row, **levels, "estimator": "true", "estimate": truth, "low": truth, "high": truth})
    (line,) = lines(rows)
    assert (line.worlds, line.found, line.covered) == (4, pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert line.estimate.middle == pytest.approx(0.35 / 3)
    assert line.half_width == pytest.approx(0.08)
    (row,) = as_frame([line]).to_dict("records")
    assert (row["outcome"], row["month"], row["control"], row["found"]) == ("ended", 12, pytest.approx(0.2), line.found)
    assert (row["reported"], row["reported_p05"], row["true_p95"]) == (line.estimate.middle, line.estimate.low, line.truth.high)


# Files


@pytest.mark.parametrize("name", trial_names())
def test_trials_that_come_with_the_model_are_whole(name: str) -> None:
    trial = load_trial(name)
    assert trial.name == name
    assert trial_from(trial.design_as_written(), trial.scenario) == trial
    for words in (trial.design.title, trial.design.question):
        assert words.en != words.nl or name == "fip"


def test_the_schema_for_editors_is_fresh() -> None:
    written = Path(__file__).parents[1] / "experiments" / "trials" / "schema.json"
    assert written.read_text(encoding="utf-8") == schema_text(), "stale: run `zachtehand trials --schema > experiments/trials/schema.json`"


BAD = {
    "an unknown key": ({"folow_up": 12}, "follow_up"),
    "an unknown field": ({"who": {"agee": {"below": 30}}}, "age"),
    "reversed bounds": ({"who": {"age": {"at_least": 50, "below": 30}}}, "below must be higher"),
    "an unknown outcome": ({"outcomes": [{"outcome": "endd"}]}, "“ended”"),
    "more arms than people": ({"participants": 4, "arms": [{"name": "a"}, {"name": "b"}, {"name": "c"}]}, "3 arms are too many for 4 participants"),
    "more participants than clients": ({"participants": 20_000}, "more than the 10000 clients"),
    "beyond the follow-up": ({"outcomes": [{"outcome": "ended", "months": [13]}]}, "beyond the follow-up of 12 months"),
    "an arm that waits too long": ({"arms": [{"name": "a"}, {"name": "b", "waits": 12}]}, "waits 12 months"),
    "one arm": ({"arms": [{"name": "a"}]}, "a control and at least one arm"),
    "no outcome": ({"outcomes": []}, "at least one outcome"),
    "an arm twice": ({"arms": [{"name": "a"}, {"name": "a"}]}, "second time"),
    "an unknown setting": ({"arms": [{"name": "a"}, {"name": "b", "policy": {"guidance": {"caselod": 50}}}]}, "caseload"),
    "an unknown scenario": ({"scenario": "ordinry"}, "ordinary"),
    "a change that does not exist": ({"changes": {"caselod": 50}}, "caseload"),
    "afterwards without an end": ({"arms": [{"name": "a"}, {"name": "b", "afterwards": {}}]}, "lasts is needed"),
    "too few letters": ({"comes_in": {"by": "letter", "letters": 10}}, "10 letters"),
    "shares with three arms": ({"shares_treated": [0.5], "arms": [{"name": "a"}, {"name": "b"}, {"name": "c"}]}, "two arms"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_design_gives_one_sentence(case: str, tmp_path: Path) -> None:
    changes, expected = BAD[case]
    file = tmp_path / "my-trial.yaml"
    written = {key: value for key, value in design().items() if key != "name"} | changes
    file.write_text(json.dumps(written, indent=1), encoding="utf-8")  # JSON is YAML
    with pytest.raises(InputError) as refused:
        load_trial(file)
    sentence = refused.value.sentence("en")
    assert sentence.startswith(f"{file}:"), sentence
    assert expected in sentence
    assert "\n" not in sentence
    assert refused.value.sentence("nl") != sentence
    with pytest.raises(InputError) as refused_in_python:
        load_trial({"name": "my trial", **written})
    assert refused_in_python.value.sentence("en").startswith("my trial: ")
    assert expected in refused_in_python.value.sentence("en")


def test_a_trial_can_be_written_in_python() -> None:
    assert load_trial(design(name="my trial")) == trial_from(design(name="my trial"), load("ordinary"))


def test_an_unknown_trial_is_offered_the_nearest() -> None:
    with pytest.raises(InputError, match="sanction"):
        load_trial("sanctoin")


# Figures of the validation


def test_every_figure_of_a_trial_can_be_measured() -> None:
    layout = lay_out_trials(load_targets())
    assert dict(layout.waiting) == {}
    assert len(layout.measurable) > 35
    assert layout.worlds(draws=40, seeds=1) == MOST_WORLDS
    assert layout.worlds(draws=0, seeds=1) == 1


def test_a_figure_that_no_trial_measures_waits_with_the_reason() -> None:
    target = next(each for each in load_targets() if each.key == "fip.ended")
    wrong = replace(target, measure=Measure(trial=InTrial(name="fip", outcome="ended", month=7)))
    assert "ended@20 difference" in lay_out_trials([wrong]).waiting[target.key]["en"]


def test_a_value_per_world_out_of_the_rows() -> None:
    """Two worlds; the effect of one subgroup less that of the other, and a level over a level."""
    trial = made(subgroups=[{"name": "women", "who": {"sex": ["woman"]}}])
    base = {"scenario": "trial", "outcome": "ended", "month": 12, "by": "difference", "arm": "attention", "estimator": "true", "share_treated": nan}
    rows = []
    for estimate, women in ((0.10, 0.04), (0.20, 0.30)):
        rows.append({**base, "subgroup": "all", "estimate": estimate, "level_arm": 0.4, "level_control": 0.2, "reached": 1.0})
        rows.append({**base, "subgroup": "women", "estimate": women, "level_arm": 0.0, "level_control": 0.0, "reached": 1.0})
    everybody: dict[str, Any] = {"name": "trial", "outcome": "ended", "month": 12, "estimator": "true"}
    women, control = InTrial(**everybody, subgroup="women"), InTrial(**everybody, part="control")
    assert value_in_rows(InTrial(**everybody, less=women), trial, rows, 2) == pytest.approx([0.06, -0.10])
    assert value_in_rows(InTrial(**everybody, part="arm", over=control), trial, rows, 2) == pytest.approx([2.0, 2.0])
    assert np.isnan(value_in_rows(InTrial(**everybody, share_treated=0.5), trial, rows, 2)).all()


# From a file to a folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    small = design(changes={"context.clients": 200}, participants=80, follow_up=3, outcomes=[{"outcome": "ended"}, {"outcome": "trust", "months": [1, 3]}])
    made_file = tmp_path / "small.yaml"
    made_file.write_text(json.dumps({key: value for key, value in small.items() if key != "name"}), encoding="utf-8")
    return made_file


def test_a_trial_on_the_command_line_leaves_tables_and_a_picture(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "out"
    command = ["trial", str(file), "--seeds", "2", "--draws", "0", "--workers", "1", "--power", "--lang", "nl", "--out", str(folder)]
    assert status(command) == 0
    said = capsys.readouterr().out
    assert "80 deelnemers per pilot, 2 werelden" in said
    assert "Onderscheidingsvermogen" in said
    assert {"intake.parquet", "estimates.parquet", "participants.parquet", "manifest.json", "trial.svg"} <= {each.name for each in folder.iterdir()}
    result = TrialResult(open_stored(folder))
    assert result.intake["took_part"].tolist() == [80, 80]
    assert len(result.participants) == 2 * 80 * 3
    assert set(result.estimates["estimator"]) == {"lot", "naive", "true", "spill_over_control", "spill_over_others"}
    mine = result.participants[(result.participants["outcome"] == "trust") & (result.participants["arm"] == "control")]
    (row,) = (
        each for each in result.estimates.to_dict("records") if (each["outcome"], each["month"], each["estimator"], each["seed"]) == ("trust", 3, "lot", 1)
    )
    assert row["level_control"] == pytest.approx(mine[(mine["month"] == 3) & (mine["seed"] == 1)]["value"].mean())
    assert status([*command[:3], "3", *command[4:]]) == 2  # the folder holds another trial


def test_who_was_asked_by_letter_is_said() -> None:
    by_letter = design(changes={"context.clients": 200}, participants=20, follow_up=2, comes_in={"by": "letter"}, outcomes=[{"outcome": "trust"}])
    result = carry_out_trial(by_letter, seeds=1, draws=0, workers=1)
    asked, willing = (int(result.intake[name].iloc[0]) for name in ("asked", "willing"))
    said = people_in_words(result, "en")
    assert f"{asked}" in said
    assert f"{100 * willing / asked:.0f} %" in said


@pytest.mark.parametrize(
    ("options", "shown"),
    [([], "Eén maatregel"), (["--outcomes"], "Levenstevredenheid (punten (0–10))"), (["--schema"], '"shares_treated"')],
)
def test_the_trials_are_listed_with_what_they_can_measure(options: list[str], shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["trials", *options, "--lang", "nl"]) == 0
    assert shown in capsys.readouterr().out


@pytest.mark.parametrize("options", [["--seeds", "0"], ["--participants", "201"], ["--participants", "3"], ["--effect", "much"], ["--outcome", "endd"]])
def test_what_cannot_be_asked_is_refused_before_anything_runs(options: list[str], file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["trial", str(file), "--out", str(tmp_path / "out"), *options]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_the_same_bits_whatever_the_number_of_workers(file: Path, tmp_path: Path) -> None:
    one = carry_out_trial(file, seeds=3, workers=1)
    two = carry_out_trial(file, seeds=3, workers=2, out=tmp_path / "two")
    assert one.stored.manifest["fingerprint"] == two.stored.manifest["fingerprint"]
    again = recreate(tmp_path / "two" / "manifest.json", out=tmp_path / "again")
    assert again.manifest["fingerprint"] == one.stored.manifest["fingerprint"]
