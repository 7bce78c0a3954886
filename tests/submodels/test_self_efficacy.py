"""Self-efficacy (model 6.4)."""

from __future__ import annotations

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, kept, one, only, risen
from hypothesis import strategies as st

from zachtehand.submodels.self_efficacy import SelfEfficacyParameters, hardship_of, self_efficacy_after

P = SelfEfficacyParameters
NAMES = ("efficacy", "anchor", "success", "searching_in_vain", "free_activity", "talk_quality", "peers_found_work", "hardship")
FULL = dict(success=0.2, failure=0.025, activity=0.015, talk=0.06, talk_ceiling=0.75, peers=0.02, set_point=0.04, hardship=0.5, hardship_success=0.5)


def person(**values: float) -> dict[str, np.ndarray]:
    """Someone at the own level to whom nothing happens, but for what is said."""
    return {name: one({"efficacy": 0.5, "anchor": 0.5, **values}.get(name, 0.0)) for name in NAMES}


def test_a_good_month_by_hand() -> None:
    given_columns = person(anchor=0.6, success=1, free_activity=1, talk_quality=0.8, peers_found_work=0.3, hardship=0.4)
    # success 0.2 · (1 − ½ · 0.5 · 0.4) · 0.5 = 0.09; activity and peers (0.015 + 0.02 · 0.3) · 0.5 = 0.0105
    # talk 0.06 · 0.8 · (0.75 − 0.5) = 0.012; set point 0.04 · 0.1 = 0.004; together 0.1165
    assert self_efficacy_after(**given_columns, p=only(P, **FULL))[0] == pytest.approx(0.6165)


def test_searching_in_vain_by_hand() -> None:
    # 0.025 · (1 + 0.5 · 0.4) · 0.6 · 0.5 = 0.009
    assert self_efficacy_after(**person(searching_in_vain=0.6, hardship=0.4), p=only(P, **FULL))[0] == pytest.approx(0.491)


def test_hardship_by_hand() -> None:
    # 0.4 · 0.5 + 0.3 + 0.1 = 0.6, and never more than 1
    assert hardship_of(one(0.5, 1), one(0.3, 1), one(0.1, 1), only(P, hardship_debt=0.4)) == pytest.approx([0.6, 1])


def test_who_does_not_search_does_not_fail() -> None:
    assert self_efficacy_after(**person(hardship=1.0), p=only(P, **FULL))[0] == pytest.approx(0.5)


def test_talks_add_nothing_above_their_ceiling() -> None:
    high = person(efficacy=0.8, anchor=0.8, talk_quality=1.0)
    assert self_efficacy_after(**high, p=only(P, **FULL))[0] == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("parameter", "event"),
    [
        ("success", "success"),
        ("failure", "searching_in_vain"),
        ("activity", "free_activity"),
        ("talk", "talk_quality"),
        ("peers", "peers_found_work"),
    ],
)
def test_each_effect_can_be_switched_off(parameter: str, event: str) -> None:
    assert self_efficacy_after(**person(**{event: 1.0}), p=changed(P, **{parameter: 0.0}))[0] == pytest.approx(0.5)
    assert self_efficacy_after(**person(**{event: 1.0}), p=changed(P, **{parameter: 0.1}))[0] != pytest.approx(0.5)


@given(st.floats(0.1, 0.9), st.floats(0, 1), st.floats(0, 1))
def test_searching_for_ever_in_vain_ends_where_the_anchor_and_failure_balance(anchor: float, effort: float, hardship: float) -> None:
    """At μ·anchor / (μ + a⁻·effort·(1 + h·hardship))."""
    p, state = only(P, **FULL), one(0.9)
    given_columns = person(anchor=anchor, searching_in_vain=effort, hardship=hardship)
    for _ in range(400):
        state = self_efficacy_after(**{**given_columns, "efficacy": state}, p=p)
    failure = p.failure * effort * (1.0 + p.hardship * hardship)
    assert state[0] == pytest.approx(p.set_point * anchor / (p.set_point + failure), abs=1e-4)


@given(columns(*NAMES[:6], "hardship", peers_found_work=(-0.6, 0.4)), column())
def test_self_efficacy_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    p = P()
    kept(self_efficacy_after, given_columns, p=p)
    for name in ("efficacy", "anchor", "success", "free_activity", "talk_quality"):
        assert (risen(self_efficacy_after, given_columns, name, other, p=p) >= -SLACK).all(), name
    for name in ("searching_in_vain", "hardship"):
        assert (risen(self_efficacy_after, given_columns, name, other, p=p) <= SLACK).all(), name
