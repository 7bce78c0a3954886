"""Sensitivity: exact on functions whose answer is known, and from the command line to words and pictures."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import zachtehand
from zachtehand.cli.app import status
from zachtehand.experiments.designs import extras
from zachtehand.experiments.designs.dimensions import Dimension, uncertainties
from zachtehand.experiments.designs.distributions import Sample, Uniform
from zachtehand.experiments.designs.points import points_at
from zachtehand.experiments.designs.results import Gathering
from zachtehand.experiments.sensitivity.analysis import SensitivityPlan, per_pair
from zachtehand.experiments.sensitivity.discovery import Limit, find_box
from zachtehand.experiments.sensitivity.factors import factors, left_open
from zachtehand.experiments.sensitivity.methods import index_shares, indices, screened, screening_shares
from zachtehand.experiments.sensitivity.unless import WORLDS, Unless
from zachtehand.experiments.sensitivity.words import condition
from zachtehand.input_errors import InputError

SMALL = {"clients": 60, "months": 1, "workers": 1}


def angle(name: str) -> Dimension:
    return Dimension(name, "uncertainty", "number", "", Uniform(-np.pi, np.pi), (), {"en": name, "nl": name})


ANGLES = [angle("a.x"), angle("a.y"), angle("b.z")]


def ishigami(moved, shares):
    """sin x + 7 sin² y + 0.1 z⁴ sin x, of which all indices are known."""
    x, y, z = np.array([list(point.uncertainties.values()) for point in points_at(moved.dimensions, shares)]).T
    return np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)


def test_the_indices_of_ishigami_are_found_within_their_intervals():
    moved = factors(ANGLES)
    found = indices(moved, ishigami(moved, index_shares(moved, 1024)))
    assert found.names == ("a.x", "a.y", "b.z")
    assert np.abs(found.first - [0.3139, 0.4424, 0.0]).max() < 0.05
    assert np.abs(found.total - [0.5576, 0.4424, 0.2437]).max() < 0.05
    assert (np.abs(found.total - [0.5576, 0.4424, 0.2437]) <= found.total_interval).all()


def test_groups_move_as_one_and_explain_together_what_their_members_explain():
    moved = factors(ANGLES, "groups")
    found = indices(moved, ishigami(moved, index_shares(moved, 512)))
    assert found.names == ("a", "b")
    assert found.first == pytest.approx([0.7563, 0.0], abs=0.06)
    assert found.total == pytest.approx([1.0, 0.2437], abs=0.06)
    assert screening_shares(moved, 5).shape == (5 * 3, 3)


def test_screening_finds_the_slopes_of_a_plane_exactly():
    moved = factors(ANGLES)
    shares = screening_shares(moved, 6)
    found = screened(moved, shares, shares @ np.array([3.0, -1.0, 0.0]))
    assert found.effect == pytest.approx([3.0, 1.0, 0.0], abs=1e-9)
    assert found.direction == pytest.approx([3.0, -1.0, 0.0], abs=1e-9)
    assert found.interval == pytest.approx([0.0] * 3, abs=1e-9)
    assert found.leading(2) == ("a.x", "a.y")


def test_nothing_explains_what_does_not_vary():
    moved = factors(ANGLES)
    assert not indices(moved, np.ones(len(index_shares(moved, 8)))).total.any()


def test_many_parameters_are_moved_in_groups_and_few_one_by_one():
    assert factors(ANGLES).by == "parameters"
    assert factors([angle(f"a.x{number}") for number in range(41)]).by == "groups"
    assert factors(ANGLES, "groups").only(["b"]).names == ("b",)


def test_the_ensemble_narrows_a_range_to_what_it_leaves_open():
    chosen = uncertainties(["trust.gain"]) if "trust.gain" in _declared() else uncertainties(sorted(_declared())[:1])
    path = chosen[0].path
    (narrowed,) = left_open(chosen, {1: {path: 0.2}, 2: {path: 0.1}, 3: {path: 0.3}})
    assert narrowed.distribution == Sample((0.1, 0.2, 0.3))
    assert left_open(chosen, {1: {}}) == tuple(chosen)


def _declared():
    from zachtehand.experiments.ensemble import declared_parameters

    return declared_parameters()


def test_of_two_policies_the_paired_difference_counts():
    values = np.array([[1.0, 2.0], [4.0, 6.0], [0.0, 0.0], [1.0, 1.0]])[:, :, None]  # two rows of two policies, two seeds
    assert per_pair(values, 2, "hires").tolist() == [[3.0, 4.0], [1.0, 1.0]]
    assert per_pair(values, 1, "hires").shape == (4, 2)
    with pytest.raises(InputError, match="not defined in every simulation"):
        per_pair(np.full((2, 1, 1), np.nan), 2, "hires")


@pytest.fixture(scope="module")
def worlds():
    generator = np.random.default_rng(4)
    values = generator.random((300, 8))
    return values, [f"g.p{number}" for number in range(8)], (values[:, 2] > 0.6) & (values[:, 5] < 0.5)


@pytest.fixture(scope="module")
def box(worlds):
    found = find_box(*worlds, shuffles=2)
    assert found is not None
    return found


def test_a_known_box_is_found(box):
    limits = {limit.name: limit for limit in box.limits}
    assert set(limits) == {"g.p2", "g.p5"}
    assert limits["g.p2"].low == pytest.approx(0.6, abs=0.06)
    assert limits["g.p5"].high == pytest.approx(0.5, abs=0.06)
    assert (limits["g.p2"].high, limits["g.p5"].low) == (None, None)
    assert min(box.coverage, box.density) > 0.8
    assert box.chance == pytest.approx(1 / 3)  # none of two shuffles does as well


def test_where_nothing_decides_chance_does_as_well(worlds):
    values, names, _ = worlds
    box = find_box(values, names, np.random.default_rng(7).random(300) < 0.3, shuffles=4)
    assert box is None or box.chance > 0.2


def test_with_few_worlds_that_turn_nothing_is_sought(worlds):
    values, names, turned = worlds
    assert find_box(values, names, turned & (np.cumsum(turned) <= 9)) is None


@given(low=st.none() | st.floats(0, 1), high=st.none() | st.floats(0, 1))
def test_a_limit_holds_where_it_says(low, high):
    values = np.linspace(0, 1, 11)
    expected = [(low is None or value >= low) and (high is None or value <= high) for value in values]
    assert Limit("x", low, high).holds(values).tolist() == expected


def test_a_condition_is_said_in_both_languages():
    assert condition(Limit("trust.gain", 0.25, None), "share", "nl") == "trust.gain boven 0,25 ligt (als deel van 1)"
    assert condition(Limit("trust.gain", 0.25, 0.5), "0-1", "en") == "trust.gain is between 0.25 and 0.5 (from 0 to 1)"


def test_a_conclusion_and_where_it_turns_is_said_and_drawn(worlds, box, tmp_path):
    values, names, turned = worlds
    words = {"en": "Hires", "nl": "Aangenomen"}
    about = {
        "policies": [{"name": name, "title": {"en": name, "nl": name}} for name in ("Rotterdam", "Amsterdam")],
        "indicator": {"label": words, "unit": "per 1,000"},
        "higher": True,
        "box": {"limits": [vars(limit) for limit in box.limits], "coverage": box.coverage, "density": box.density, "base_rate": box.base_rate, "chance": 0.02},
        "parameters": {name: {"unit": "share", "text": f"What {name} is."} for name in names},
    }
    columns = {"draw": np.arange(1, 301), "difference": np.where(turned, -1.0, 2.0), **{name: values[:, number] for number, name in enumerate(names)}}
    gathering = Gathering("unless", {}, out=tmp_path / "out", command=None)
    found = gathering.complete(Unless, about, {WORLDS: columns}, "nl")
    said = " ".join(found.words("en"))
    assert f"Hires: higher under “Amsterdam” than under “Rotterdam” in {(~turned).sum()} of 300 plausible worlds" in said
    assert "Unless g.p5 is below 0.5" in said or "Unless g.p2 is above 0.6" in said
    assert "What g.p2 is." in said
    assert found.box is not None
    assert found.box.telling == pytest.approx(box.telling)
    assert "de conclusie geldt" in (tmp_path / "out" / "picture.svg").read_text()
    assert status(["plot", str(tmp_path / "out"), "--out", str(tmp_path / "picture.png")]) == 0


@pytest.mark.slow
def test_sensitivity_from_the_command_line(tmp_path, capsys):
    over = ["--over", "casework.style", "--over", "casework.need_policy", "--over", "pressure=0:1"]
    options = ["--clients", "60", "--months", "2", "--workers", "1", "--indicator", "trust", "--trajectories", "2", "--top", "2", "--base", "8"]
    command = ["sensitivity", "rotterdam", *over, *options, "--seeds", "2", "--out", str(tmp_path / "out"), "--lang", "en"]
    assert status(command) == 0
    said = capsys.readouterr().out
    assert "3 uncertain settings and parameters, moved as 3 factors: 80 simulations." in said
    assert "luck alone" in said
    assert "toeval alleen" not in (tmp_path / "out" / "picture.svg").read_text()
    assert status(command) == 0  # all is there already
    assert status([*command, "--top", "3"]) == 2


@pytest.mark.slow
def test_unless_from_the_command_line(tmp_path, capsys):
    options = ["--clients", "60", "--months", "1", "--workers", "1", "--indicator", "trust", "--draws", "20", "--out", str(tmp_path / "out"), "--lang", "nl"]
    assert status(["unless", "rotterdam", "amsterdam", *options]) == 0
    assert "20 plausibele werelden: 40 simulaties." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["sensitivity", "rotterdam", "--base", "33"], "a power of two"),
        (["sensitivity", "rotterdam", "--over", "casework.style"], "at least two factors"),
        (["sensitivity", "rotterdam", "--over", "casewerk"], "did you mean"),
        (["sensitivity", "rotterdam", "rotterdam"], "is given twice"),
        (["sensitivity", "rotterdam", "amsterdam", "utrecht"], "policies"),
        (["sensitivity", "rotterdam", "--seeds", "0"], "--seeds 0: seeds must be"),
        (["sensitivity", "rotterdam", "--trajectories", "1"], "trajectories must be a whole number from 2"),
        (["unless", "rotterdam"], "policies"),
        (["unless", "rotterdam", "amsterdam", "--draws", "5"], "draws must be a whole number from 20"),
        (["unless", "rotterdam", "amsterdam", "--indicator", "hire"], "did you mean “hires”"),
        (["unless", "rotterdam", "amsterdam", "--within", "priors"], "did you mean “prior”"),
    ],
)
def test_what_cannot_be_examined_is_refused_before_anything_runs(tmp_path, capsys, command, says):
    assert status([*command, "--out", str(tmp_path / "out"), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_missing_library_is_named_with_how_to_install_it(monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == "SALib" else importlib.util.find_spec(name))
    with pytest.raises(InputError) as error:
        zachtehand.sensitivity(["rotterdam"], {"casework": None}, workers=1)
    assert "pip install 'zachtehand[laboratory]'" in error.value.sentence("en")


def test_the_cost_is_known_beforehand():
    from zachtehand.experiments.designs.design_files import SensitivityAsked

    plan = SensitivityPlan(SensitivityAsked(policies=["rotterdam", "amsterdam"], trajectories=4, top=3, base=16, seeds=2), [])
    groups = len(plan.factors.names)
    assert len(plan.factors.dimensions) > 300
    assert plan.simulations == (4 * (groups + 1) + 16 * 5) * 2 * 2
