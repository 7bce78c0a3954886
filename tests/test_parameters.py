"""Parameters: one declaration each, from which everything else follows."""

from __future__ import annotations

import pickle
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zachtehand.parameters import Parameter, ParameterGroup, changed, draw_prior, par, walk
from zachtehand.submodels import Parameters

DECLARED = dict(walk(Parameters))


class Tea(ParameterGroup):
    """Parameters of tea."""

    strength: float = par(0.5, "0-1", 0.0, 1.0, "design", "Strength.")
    sugar: float = par(1.0, "lumps", 0.0, 4.0, "design", "Sugar.")


def test_a_group_holds_plain_numbers() -> None:
    tea = Tea()
    assert (tea.strength, tea.sugar) == (0.5, 1.0)
    assert all(type(value) is float for value in tea.values().values())
    assert Tea({"sugar": 2}).sugar == 2.0
    assert Tea({"sugar": 2}).strength == 0.5


def test_a_group_does_not_change() -> None:
    tea = Tea()
    with pytest.raises(AttributeError, match="strength"):
        tea.strength = 0.7
    assert tea.strength == 0.5


def test_groups_with_equal_values_are_equal() -> None:
    assert Tea() == Tea({"strength": 0.5})
    assert hash(Tea()) == hash(Tea({"strength": 0.5}))
    assert Tea() != Tea({"strength": 0.6})
    assert pickle.loads(pickle.dumps(Tea({"sugar": 3}))) == Tea({"sugar": 3})


def test_mistakes_are_refused() -> None:
    with pytest.raises(KeyError, match="milk"):
        Tea({"milk": 1.0})
    with pytest.raises(ValueError, match=r"sugar = 5.*0.0–4.0 lumps"):
        Tea({"sugar": 5.0})
    with pytest.raises(ValueError, match="sugar"):
        Tea({"sugar": float("nan")})
    with pytest.raises(ValueError, match="outside its own range"):
        par(2.0, "0-1", 0.0, 1.0, "design", "Too much.")


def test_every_parameter_is_declared_with_a_range_a_unit_and_a_sentence() -> None:
    assert len(DECLARED) > 150
    for path, parameter in DECLARED.items():
        assert parameter.low <= parameter.value <= parameter.high, path
        assert np.isfinite([parameter.low, parameter.value, parameter.high]).all(), path
        assert parameter.unit, path
        assert parameter.text.endswith("."), path


def test_every_group_is_walked_once() -> None:
    groups = {field.name for field in fields(Parameters)}
    assert {path.split(".")[0] for path in DECLARED} == groups
    kinds = [type(getattr(Parameters(), name)) for name in groups]
    assert len(set(kinds)) == len(kinds)
    for path, parameter in DECLARED.items():
        group, name = path.split(".")
        assert getattr(getattr(Parameters(), group), name) == parameter.value


def test_changing_by_path_leaves_the_original_alone() -> None:
    before = Parameters()
    high = DECLARED["trust.gain"].high
    after = changed(before, {"trust.gain": high, "peers.friends": DECLARED["peers.friends"].low})
    assert after.trust.gain == high
    assert after.peers.friends == DECLARED["peers.friends"].low
    assert after.trust.loss == before.trust.loss
    assert before == Parameters()
    assert changed(after, {"trust.gain": before.trust.gain, "peers.friends": before.peers.friends}) == before
    assert changed(before, {}) == before


@pytest.mark.parametrize("path", ["trust.gian", "trsut.gain", "trust", "", "trust.gain.more", "gain"])
def test_a_path_that_no_parameter_has_is_refused(path: str) -> None:
    with pytest.raises(KeyError):
        changed(Parameters(), {path: 0.1})


def test_a_change_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match="gain"):
        changed(Parameters(), {"trust.gain": DECLARED["trust.gain"].high + 1})


def test_draws_lie_in_their_range_and_are_always_the_same() -> None:
    draws = [draw_prior(DECLARED, draw=number) for number in (1, 2, 63, 64, 1000)]
    for drawn in draws:
        assert set(drawn) == set(DECLARED)
        assert all(DECLARED[path].low <= value <= DECLARED[path].high for path, value in drawn.items())
    assert draws[0] == draw_prior(DECLARED, draw=1)
    assert draws[0] != draws[1]


def test_a_draw_of_one_parameter_does_not_depend_on_which_others_are_drawn() -> None:
    some = {path: DECLARED[path] for path in ("trust.gain", "effort.controlled", "peers.friends")}
    all_drawn = draw_prior(DECLARED, draw=5)
    assert draw_prior(some, draw=5) == {path: all_drawn[path] for path in some}


def test_drawn_values_can_be_used() -> None:
    drawn = draw_prior(DECLARED, draw=3)
    after = changed(Parameters(), drawn)
    assert all(getattr(getattr(after, path.split(".")[0]), path.split(".")[1]) == value for path, value in drawn.items())


@settings(max_examples=15)
@given(st.floats(0, 1), st.integers(1, 500))
def test_consecutive_draws_cover_the_range_evenly(place: float, first: int) -> None:
    """64 draws in a row: one in each 64th part of the distribution, which is triangular around the declared value."""
    parameter = Parameter(place, "0-1", 0.0, 1.0, "design", "Anything.")
    block = first // 64 * 64
    values = np.array([draw_prior({"a.b": parameter}, draw=number)["a.b"] for number in range(block, block + 64)])
    below = np.where(values < place, values**2 / max(place, 1e-12), 1 - (1 - values) ** 2 / max(1 - place, 1e-12))
    places_from_offset = np.sort(below)
    assert np.abs(places_from_offset - (np.arange(64) + 0.5) / 64).max() < 2 / 64
    # the mean of a triangular distribution is the mean of its three corners
    assert values.mean() == pytest.approx((0 + 1 + place) / 3, abs=0.02)


def test_a_parameter_without_a_range_is_never_drawn_elsewhere() -> None:
    fixed = Parameter(1.2, "events", 1.2, 1.2, "convention", "Fixed.")
    assert {draw_prior({"a.b": fixed}, draw=number)["a.b"] for number in range(1, 10)} == {1.2}


def test_parameters_are_drawn_independently() -> None:
    both = {path: Parameter(0.5, "0-1", 0.0, 1.0, "design", "Anything.") for path in ("a.one", "a.other")}
    draws = [draw_prior(both, draw=number) for number in range(1, 257)]
    assert abs(np.corrcoef([draw["a.one"] for draw in draws], [draw["a.other"] for draw in draws])[0, 1]) < 0.3
