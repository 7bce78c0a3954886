"""What is given in return: two faces of a reward (model 6.2, 6.9, 7)."""

from __future__ import annotations

import numpy as np
import pytest
from contract import changed, column, columns, given, kept, one, only
from hypothesis import strategies as st

from zachtehand.submodels.rewards import RewardParameters, motivation, premium_left_free, pull_on_offer, strength

P = RewardParameters
NAMES = ("promised", "surprise", "appreciation", "pressure", "free_activity", "autonomous")


def test_strength_by_hand() -> None:
    p = only(P, half=100.0)
    assert strength(100.0, 1.0, p) == pytest.approx(0.5)
    assert strength(300.0, 1.0, p) == pytest.approx(0.75)
    assert strength(50.0, 0.5, p) == pytest.approx(0.5), "when prices were half as high, half as much was felt as strongly"
    assert strength(0.0, 1.0, p) == 0


def lived(**values: float) -> float:
    states = dict.fromkeys(NAMES, 0.0) | {"free_activity": 1.0, "autonomous": 0.5} | values
    return float(motivation(**{name: one(value) for name, value in states.items()}, p=P())[0])


def test_motivation_by_hand() -> None:
    p = only(P, information=0.06, surprise=0.02, control=0.1)
    states = {"promised": 0.5, "surprise": 0.5, "appreciation": 1.0, "pressure": 0.25, "free_activity": 0.8, "autonomous": 0.6}
    # (0.06 · 1 + 0.02 · 0.5) · (1 − 0.25) − 0.1 · 0.5 · 0.8 · 0.6 = 0.0525 − 0.024
    assert motivation(**{name: one(value) for name, value in states.items()}, p=p)[0] == pytest.approx(0.0285)


def test_the_sizes_are_those_of_the_meta_analysis() -> None:
    """Effects in standard deviations of the source, at a motivation of one half and a spread of 0.17."""
    assert lived(promised=1.0) / 0.17 == pytest.approx(-0.36, abs=0.03)
    assert lived(appreciation=1.0) / 0.17 == pytest.approx(0.33, abs=0.03)
    assert lived(surprise=1.0) / 0.17 == pytest.approx(0.01, abs=0.03)


def test_promising_wears_away_most_where_people_came_of_their_own_free_will() -> None:
    assert lived(promised=1.0, autonomous=0.8) < lived(promised=1.0, autonomous=0.3) < 0
    assert lived(promised=1.0, free_activity=0.2) > lived(promised=1.0)
    assert lived(promised=1.0, free_activity=0.0) == 0, "there is nothing to wear away"


def test_thanks_under_pressure_are_not_heard() -> None:
    assert lived(appreciation=1.0, pressure=1.0) == 0
    assert 0 < lived(appreciation=1.0, pressure=0.5) < lived(appreciation=1.0)


def test_both_signs_come_from_one_mechanism() -> None:
    """The same reward with the same thanks helps one person and harms another."""
    both = {"promised": 0.8, "appreciation": 1.0}
    assert lived(**both, autonomous=0.2, pressure=0.0) > 0 > lived(**both, autonomous=0.9, pressure=0.0)


@given(columns(*NAMES))
def test_motivation_keeps_its_range(given_columns: dict[str, np.ndarray]) -> None:
    kept(motivation, given_columns, low=-0.25, high=0.15, p=P())


def test_pull_follows_the_share_of_places_that_bring_something() -> None:
    p = only(P, pull=0.3)
    assert pull_on_offer(one(0.0, 0.5, -0.4), one(50.0, 50.0, 0.0), p) == pytest.approx(0.3 * 0.5 * 0.5)
    assert pull_on_offer(one(0.0, 0.5), one(0.0, 0.5), p) == pytest.approx(0.3 * 0.5), "half a place is a place too"
    assert pull_on_offer(one(0.0, 0.5), one(0.0, 0.0), p) == 0
    assert pull_on_offer(one(-0.5), one(10.0), p) == 0, "a fee frightens nobody away from other places"


def test_a_premium_is_free_up_to_the_ceiling_and_not_for_the_young() -> None:
    free = premium_left_free(one(100, 400, 400, 100), one(0, 0, 200, 0), 283.0, np.array([False, False, False, True]))
    assert free.tolist() == pytest.approx([100, 283, 83, 0])
    assert premium_left_free(one(100), one(300), 283.0, np.array([False])).tolist() == [0], "nothing is left below the ceiling"


@given(st.builds(dict, premium=column(0, 2000), other_premiums=column(0, 400)))
def test_what_is_free_is_never_more_than_what_is_paid(amounts: dict[str, np.ndarray]) -> None:
    free = kept(premium_left_free, amounts, high=2000, ceiling=283.0, young=np.zeros(5, np.bool_))
    assert (free <= amounts["premium"]).all()


def test_without_crowding_out_a_promise_does_nothing_to_motivation() -> None:
    states = {name: one(0.7) for name in NAMES}
    p = changed(P, control=0.0, information=0.0, surprise=0.0)
    assert motivation(**states, p=p)[0] == 0
