"""Designs: levers and uncertainties by path, where their points lie, and what is refused before anything runs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import zachtehand
from zachtehand.cli.app import status
from zachtehand.documents import read_document
from zachtehand.experiments.designs.design_files import OptimiseAsked, SensitivityAsked, SweepAsked, UnlessAsked, read_asked
from zachtehand.experiments.designs.dimensions import dimension, dimensions, evenly
from zachtehand.experiments.designs.distributions import Levels, Sample, Triangular, Uniform
from zachtehand.experiments.designs.notation import asked_in_document, asked_in_python, asked_on_command_line
from zachtehand.experiments.designs.points import layout_points, points_at
from zachtehand.experiments.ensemble import declared_parameters
from zachtehand.experiments.optimisation.optimise import OptimisePlan
from zachtehand.experiments.sensitivity.analysis import SensitivityPlan
from zachtehand.experiments.sensitivity.unless import UnlessPlan
from zachtehand.experiments.sweeps.sweep import SweepPlan
from zachtehand.input_errors import InputError
from zachtehand.parameters import Parameter, draw_prior
from zachtehand.scenario import Scenario, load
from zachtehand.scenario.checks import settable_paths

ROOT = Path(__file__).resolve().parents[1]
BASE = load("rotterdam")

PLANS = {
    "sweep": (SweepAsked, SweepPlan),
    "sensitivity": (SensitivityAsked, SensitivityPlan),
    "unless": (UnlessAsked, lambda asked, _: UnlessPlan(asked)),
    "optimise": (OptimiseAsked, OptimisePlan),
}


def found(written: str):
    return dimension(asked_on_command_line(written), BASE)


def test_python_takes_scenarios_that_stand_in_no_file(monkeypatch):
    changed = BASE.changed({"caseload": 100})
    for plan in (SensitivityPlan, UnlessPlan, OptimisePlan):
        monkeypatch.setattr(plan, "carry_out", lambda self, _: self)
    for checked in (zachtehand.sensitivity([BASE, changed], indicator="trust"), zachtehand.unless([BASE, changed])):
        assert checked.policies == [BASE, changed]
        assert checked.asked.policies == [BASE.name, changed.name]
    assert zachtehand.optimise(changed).base == changed


def test_no_parameter_has_the_path_of_a_setting():
    assert not set(settable_paths(Scenario)) & set(declared_parameters())


@pytest.mark.parametrize(
    ("written", "low", "high", "levels"),
    [
        ("caseload=50:350", 50, 350, ()),
        ("caseload=50:350 clients/fte", 50, 350, ()),
        ("caseload=50:350 cliënten per fte", 50, 350, ()),
        ("pressure=0:1:5", 0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0)),
        ("pressure=0,0.3,0.6", 0, 0.6, (0, 0.3, 0.6)),
        ("pressure", 0, 1, ()),
        ("basic_jobs=0:40:3", 0.0, 40.0, (0.0, 20.0, 40.0)),
        ("basic_jobs=0:40 per 1,000 clients", 0, 40, ()),
        ("sanctions.no_show_ladder", False, True, (False, True)),
        ("context.labour_market.tightness=0.5:1.5", 0.5, 1.5, ()),
    ],
)
def test_a_lever_is_read_with_its_range_or_its_values(written, low, high, levels):
    lever = found(written)
    assert (lever.role, lever.levels) == ("lever", levels)
    assert (lever.distribution.at(0.0), lever.distribution.at(1.0)) == (low, high)


def test_an_uncertainty_has_its_prior_unless_a_range_is_given():
    declared = declared_parameters()["casework.style"]
    assert found("casework.style").distribution == Triangular(declared.low, declared.value, declared.high)
    middle = (declared.low + declared.high) / 2
    assert found(f"casework.style={declared.low}:{middle}").distribution == Uniform(declared.low, middle)
    assert found("casework.style").role == "uncertainty"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("presure=0:1", "did you mean “pressure”"),
        ("casework.stile=0:1", "did you mean “casework.style”"),
        ("caseload=350:50", "reversed"),
        ("caseload=50:50", "reversed or equal"),
        ("caseload=50:350 hours", "in clients/fte, not in hours"),
        ("caseload=1:350", "from 5 to 5000"),
        ("pressure=0:1:1", "from 2 to 1000"),
        ("pressure=0:1:x", "write path=low:high"),
        ("pressure=0,0", "twice"),
        ("pressure=", "write path=low:high"),
        ("pressure=0,,1", "write path=low:high"),
        ("casework.style=-5:5", "lies between"),
        ("casework.style=low", "lies between"),
        ("rollout.by=0:1", "give values from"),
        ("contact=0:1", "a group or a text"),
        ("title.en=a,b", "a group or a text"),
    ],
)
def test_what_cannot_be_varied_is_refused_in_one_sentence(written, says):
    with pytest.raises(InputError) as error:
        found(written)
    assert says in error.value.sentence("en")
    assert f"--over {written}" in error.value.sentence("en")
    assert error.value.sentence("nl")


@given(share=st.floats(0, 1), low=st.floats(-5, 5), first=st.floats(0.01, 3), second=st.floats(0.01, 3))
def test_a_triangular_share_is_the_area_below_its_value(share, low, first, second):
    mode, high = low + first, low + first + second
    value = Triangular(low, mode, high).at(share)
    area = (value - low) ** 2 / ((high - low) * first) if value <= mode else 1 - (high - value) ** 2 / ((high - low) * second)
    assert area == pytest.approx(share, abs=1e-6)


def test_the_prior_of_a_design_is_the_prior_of_the_draws():
    declared = Parameter(1.0, "", 0.0, 4.0, "design", "")
    drawn = np.sort([draw_prior({"a.b": declared}, draw=draw)["a.b"] for draw in range(1, 641)])
    laid = [Triangular(0.0, 1.0, 4.0).at((position + 0.5) / 640) for position in range(640)]
    assert np.abs(drawn - laid)[32:-32].max() < 0.05


def test_levels_and_samples_give_what_they_hold():
    assert [Levels(("a", "b")).at(share) for share in (0.0, 0.49, 0.5, 1.0)] == ["a", "a", "b", "b"]
    assert [Sample((1.0, 2.0, 4.0)).at(share) for share in (0.0, 0.5, 0.75, 1.0)] == [1.0, 2.0, 3.0, 4.0]
    assert evenly(1, 4, 10, whole=True) == (1, 2, 3, 4)


def test_a_grid_has_all_combinations_and_a_list_has_them_side_by_side():
    chosen = dimensions([asked_on_command_line(each) for each in ("pressure=0,0.5", "caseload=50,100", "casework.style=0.3,0.4")], BASE)
    grid = layout_points(chosen, "grid")
    assert [tuple(point.values.values()) for point in grid][:3] == [(0, 50, 0.3), (0, 50, 0.4), (0, 100, 0.3)]
    assert len(grid) == 8
    beside = layout_points(chosen, "list")
    assert [tuple(point.values.values()) for point in beside] == [(0, 50, 0.3), (0.5, 100, 0.4)]
    assert beside[0].levers == {"pressure": 0, "caseload": 50}
    assert beside[0].uncertainties == {"casework.style": 0.3}


@settings(max_examples=20)
@given(points=st.integers(2, 40))
def test_a_latin_hypercube_has_one_point_in_every_layer(points):
    chosen = dimensions([asked_on_command_line(each) for each in ("pressure=0:1", "caseload=50:350")], BASE)
    laid = layout_points(chosen, "lhs", points=points)
    assert laid == layout_points(chosen, "lhs", points=points)  # the same design every time
    for path, low, width in (("pressure", 0, 1), ("caseload", 50, 300)):
        layers = [int((point.values[path] - low) / width * points) for point in laid]
        assert sorted(layers) == list(range(points))


def test_a_sobol_sequence_takes_a_power_of_two_unless_told():
    chosen = dimensions([asked_on_command_line("pressure"), asked_on_command_line("caseload=50:350")], BASE)
    assert len(layout_points(chosen, "sobol")) == 32
    assert len(layout_points(chosen, "sobol", points=6)) == 6
    lower = [point.values["pressure"] < 0.5 for point in layout_points(chosen, "sobol")]
    assert sum(lower) == 16


def test_points_of_another_scenario_are_the_levers_and_nothing_else():
    chosen = dimensions([asked_on_command_line("pressure=0:1")], BASE)
    (point,) = points_at(chosen, np.array([[0.25]]))
    assert point.scenario(BASE).policy.pressure == 0.25
    assert point.scenario(BASE).context == BASE.context


def test_python_and_a_file_say_the_same_as_the_command_line():
    typed = [asked_on_command_line(each) for each in ("pressure=0:1", "caseload=50,100", "contact.warmth=0:1:3")]
    said = asked_in_python({"pressure": (0, 1), "caseload": [50, 100], "contact.warmth": "0:1:3"})
    assert [dimension(each, BASE) for each in typed] == [dimension(each, BASE) for each in said]


def design(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "design.yaml"
    file.write_text(text)
    return file


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("kind: sweep\nscenario: rotterdam\nover:\n  presure: 0:1\n", "design.yaml:4:12: there is no setting or parameter “presure”"),
        ("kind: sweep\nscenario: rotterdam\nover:\n  pressure: {low: 1, high: 0}\n", "design.yaml:4:13: the bounds of pressure are reversed"),
        ("kind: sweep\nscenario: rotterdam\nover:\n  pressure: {low: 0, hihg: 1}\n", "design.yaml:4:22: “hihg” is not a key"),
        ("kind: sweep\nscenario: rotterdam\nseeds: 0\n", "design.yaml:3:8: seeds must be a whole number from 1"),
        ("kind: sweep\nscenario: rotterdam\ndesing: lhs\n", "design.yaml:3:1: “desing” is not a key"),
        ("kind: sweep\nscenario: rotterdam\nindicators: [exit_work, trusst]\n", "design.yaml:3:25: there is no indicator “trusst”"),
        ("kind: sweep\nover: {pressure: 0:1}\n", "“scenario” is missing"),
    ],
)
def test_a_mistake_in_a_design_file_is_named_with_line_and_column(tmp_path, capsys, text, says):
    assert status(["sweep", str(design(tmp_path, text)), "--out", str(tmp_path / "out"), "--lang", "en"]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_design_names_scenario_files_as_seen_from_where_it_lies(tmp_path):
    file = design(tmp_path, "kind: sensitivity\npolicies: [rotterdam, mine.yaml]\n")
    asked, _ = read_asked(SensitivityAsked, str(file), {})
    assert asked.policies == ["rotterdam", str(tmp_path / "mine.yaml")]


def test_a_design_of_another_kind_is_sent_to_its_own_command(tmp_path, capsys):
    file = design(tmp_path, "kind: sensitivity\npolicies: [rotterdam]\n")
    assert status(["sweep", str(file), "--lang", "en"]) == 2
    assert "this design is for zachtehand sensitivity" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["rotterdam"], "nothing is varied"),
        (["rotterdam", "--over", "pressure=0:1", "--seeds", "0"], "--seeds 0: seeds must be a whole number from 1"),
        (["rotterdam", "--over", "pressure=0:1", "--design", "grit"], "did you mean “grid”"),
        (["rotterdam", "--over", "pressure=0:1", "--points", "9"], "give --points with --design lhs or sobol only"),
        (["rotterdam", "--over", "pressure=0,1", "--over", "caseload=50,60,70", "--design", "list"], "pressure 2, caseload 3"),
        (["rotterdam", "--over", "pressure=0,1", "--over", "pressure=0,1"], "varied twice"),
        (["rotterdam", "--over", "pressure=0,1", "--indicators", "exit_work,exit_work"], "given twice"),
        (["rotterdam", "--over", "pressure=0:1", "--design", "lhs", "--points", "1000000"], "from 1 to 100000"),
        (["roterdam", "--over", "pressure=0,1"], "did you mean “rotterdam”"),
    ],
)
def test_a_bad_sweep_is_refused_before_anything_runs(tmp_path, capsys, arguments, says):
    assert status(["sweep", *arguments, "--out", str(tmp_path / "out"), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "file", [each for each in sorted((ROOT / "experiments").glob("*.yaml")) if read_document(each).data["kind"] in PLANS], ids=lambda file: file.stem
)
def test_the_designs_that_come_with_the_project_are_sound(file):
    model, plan = PLANS[read_document(file).data["kind"]]
    asked, document = read_asked(model, str(file), {})
    assert plan(asked, asked_in_document(document, "over")).simulations > 100
