"""Trust in the municipality (model 6.5)."""

from __future__ import annotations

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, kept, one, only, risen

from zachtehand.submodels.trust import TrustParameters, trust_after

P = TrustParameters
CHANGE = dict(gain=0.06, loss=0.18, recovery=0.015, good_quality=0.35, separation_gain=0.3, most=1.2)


def person(**values: float) -> dict[str, np.ndarray]:
    return {name: one({"trust": 0.5, "anchor": 0.5, **values}.get(name, 0.0)) for name in ("trust", "anchor", "talk_quality", "separated", "bad_events")}


def test_a_month_by_hand() -> None:
    # 0.06 · 0.8 · (1 + 0.3 · 0.5) · 0.5 = 0.0276; 0.18 · 0.5 · 0.5 = 0.045; 0.015 · (0.6 − 0.5) = 0.0015
    given_columns = person(anchor=0.6, talk_quality=0.8, separated=0.5, bad_events=0.5)
    assert trust_after(**given_columns, p=only(P, **CHANGE))[0] == pytest.approx(0.5 + 0.0276 - 0.045 + 0.0015)


def test_a_poor_talk_builds_no_trust() -> None:
    assert trust_after(**person(talk_quality=0.3), p=only(P, **CHANGE))[0] == pytest.approx(0.5)
    assert trust_after(**person(talk_quality=0.35), p=only(P, **CHANGE))[0] == 0.5, "good is better than good enough"
    assert trust_after(**person(talk_quality=0.4), p=only(P, **CHANGE))[0] > 0.5


def test_bad_events_are_capped() -> None:
    assert trust_after(**person(bad_events=1.2), p=only(P, **CHANGE))[0] == trust_after(**person(bad_events=3.0), p=only(P, **CHANGE))[0]


def test_trust_leaves_on_horseback() -> None:
    """With a loss three times the gain, a good talk and a bad event a month wear trust down below where it began."""
    p, state = only(P, **{**CHANGE, "recovery": 0.0}), one(0.5)
    for _ in range(60):
        state = trust_after(**{**person(talk_quality=1.0, bad_events=1.0), "trust": state}, p=p)
    assert state[0] == pytest.approx(0.06 / 0.24, abs=0.01)  # the level at which 0.06 · (1 − T) = 0.18 · T


def test_left_alone_trust_recovers_to_the_personal_level() -> None:
    state = one(0.1)
    for _ in range(400):
        state = trust_after(**{**person(anchor=0.6), "trust": state}, p=only(P, **CHANGE))
    assert state[0] == pytest.approx(0.6, abs=0.01)


@pytest.mark.parametrize(("parameter", "event"), [("gain", {"talk_quality": 0.9}), ("loss", {"bad_events": 0.5}), ("recovery", {"anchor": 0.9})])
def test_each_effect_can_be_switched_off(parameter: str, event: dict[str, float]) -> None:
    assert trust_after(**person(**event), p=changed(P, **{parameter: 0.0}))[0] == pytest.approx(0.5)
    assert trust_after(**person(**event), p=changed(P, **{parameter: 0.1}))[0] != pytest.approx(0.5)


@given(columns("trust", "anchor", "talk_quality", "separated", bad_events=(0, 3)), column())
def test_trust_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    p = P()
    kept(trust_after, given_columns, p=p)
    for name in ("trust", "anchor", "talk_quality", "separated"):
        assert (risen(trust_after, given_columns, name, other, p=p) >= -SLACK).all(), name
    assert (risen(trust_after, given_columns, "bad_events", other, p=p) <= SLACK).all()


def test_a_number_for_everybody_stays_float32() -> None:
    given_columns = person(talk_quality=0.9)
    del given_columns["separated"]
    kept(trust_after, given_columns, separated=0.5, p=P())
