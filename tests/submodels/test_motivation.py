"""Autonomous and controlled motivation (model 6.2, repaired in starting-values a)."""

from __future__ import annotations

import inspect

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, kept, one, only, risen

from zachtehand.submodels.motivation import (
    MotivationParameters,
    autonomous_after,
    controlled_participation_after,
    controlled_search_after,
)

P = MotivationParameters
mind = columns(
    "autonomous",
    "anchor",
    "need_support",
    "need_support_alone",
    "pressure",
    "support",
    "free_activity",
    "controlled",
    "fatigue",
    "interviewing",
    peers_found_work=(-0.6, 0.8),
)


def alone(**changes: np.ndarray) -> dict[str, np.ndarray]:
    """Someone who is left alone and rests at the own anchor."""
    rest = {"autonomous": 0.6, "anchor": 0.6, "need_support": 0.5, "need_support_alone": 0.5}
    nothing = dict.fromkeys(("pressure", "support", "free_activity", "controlled", "peers_found_work", "fatigue", "interviewing"), 0.0)
    return {name: one(value) for name, value in {**rest, **nothing}.items()} | changes


def test_autonomous_motivation_by_hand() -> None:
    p = only(
        P,
        autonomous_rate=0.1,
        need_gain=0.5,
        crowding_out=0.25,
        interviewing_gain=0.25,
        activity_gain=0.1,
        internalisation=0.15,
        peers=0.05,
        fatigue_loss=0.1,
    )
    given_columns = {
        "autonomous": one(0.5), "anchor": one(0.6), "need_support": one(0.7), "need_support_alone": one(0.6), "pressure": one(0.4),
        "interviewing": one(0.8), "support": one(0.5), "free_activity": one(1.0), "controlled": one(0.4), "peers_found_work": one(0.4),
        "fatigue": one(0.2),
    }  # fmt: skip
    # 0.6 + 0.5 · 0.1 − 0.25 · 0.4 + 0.25 · 0.8 · 0.5 + (0.1 + 0.15 · 0.4) + 0.05 · 0.4 − 0.1 · 0.2 = 0.81; 0.5 + 0.1 · 0.31 = 0.531
    assert autonomous_after(**given_columns, p=p)[0] == pytest.approx(0.531)


def test_without_contact_motivation_rests_at_the_own_anchor() -> None:
    resting = autonomous_after(**alone(), p=P())
    assert resting[0] == pytest.approx(0.6)
    wanders = one(0.1)
    for _ in range(300):
        wanders = autonomous_after(**alone(autonomous=wanders), p=P())
    assert wanders[0] == pytest.approx(0.6, abs=1e-3)


def test_friends_out_of_work_discourage_as_much_as_friends_at_work_encourage() -> None:
    p = changed(P, peers=0.1, autonomous_rate=0.5)
    # 0.6 ± 0.5 · 0.1 · 0.4
    assert autonomous_after(**alone(peers_found_work=one(0.4)), p=p)[0] == pytest.approx(0.62)
    assert autonomous_after(**alone(peers_found_work=one(-0.4)), p=p)[0] == pytest.approx(0.58)


def test_each_effect_can_be_switched_off() -> None:
    effects = {"crowding_out": "pressure", "interviewing_gain": "support", "peers": "peers_found_work", "fatigue_loss": "fatigue"}
    for name, column_name in effects.items():
        moved = alone(interviewing=one(1.0)) | {column_name: one(0.8)}
        assert autonomous_after(**moved, p=changed(P, **{name: 0.0}))[0] == pytest.approx(0.6)
        assert autonomous_after(**moved, p=changed(P, **{name: 0.2}))[0] != pytest.approx(0.6)
    in_activity = alone(free_activity=one(1.0), controlled=one(0.5))
    assert autonomous_after(**in_activity, p=changed(P, activity_gain=0.0, internalisation=0.0))[0] == pytest.approx(0.6)


def test_controlled_motivation_turns_autonomous_only_in_a_free_activity() -> None:
    p = changed(P, internalisation=0.3, activity_gain=0.1)
    calm, pressed = alone(free_activity=one(1.0)), alone(free_activity=one(1.0), controlled=one(0.8))
    assert autonomous_after(**pressed, p=p)[0] > autonomous_after(**calm, p=p)[0]
    assert autonomous_after(**alone(controlled=one(0.8)), p=p)[0] == pytest.approx(0.6)


@given(mind, column())
def test_autonomous_motivation_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    p = P()
    kept(autonomous_after, given_columns, p=p)
    for name in ("autonomous", "anchor", "need_support", "support", "free_activity", "peers_found_work", "interviewing"):
        assert (risen(autonomous_after, given_columns, name, other, p=p) >= -SLACK).all(), name
    for name in ("pressure", "fatigue"):
        assert (risen(autonomous_after, given_columns, name, other, p=p) <= SLACK).all(), name


def test_a_number_for_everybody_stays_float32() -> None:
    given_columns = alone()
    del given_columns["interviewing"]
    kept(autonomous_after, given_columns, interviewing=0.6, p=P())


def test_controlled_motivation_by_hand() -> None:
    # 0.2 + 0.45 · (0.6 − 0.2) = 0.38
    assert controlled_search_after(one(0.2), one(0.6), only(P, controlled_rate=0.45))[0] == pytest.approx(0.38)
    # target 0.3 + 0.3 · 0.5 = 0.45; 0.2 + 0.45 · 0.25 = 0.3125
    p = only(P, controlled_rate=0.45, sanction_to_participation=0.3)
    assert controlled_participation_after(one(0.2), one(0.3), one(0.5), p)[0] == pytest.approx(0.3125)


def test_controlled_motivation_goes_when_pressure_stops() -> None:
    state = one(1.0)
    for _ in range(24):
        state = controlled_search_after(state, one(0.0), only(P, controlled_rate=0.3))
    assert state[0] == pytest.approx(0.7**24)


def test_a_measure_has_a_path_of_its_own() -> None:
    """Letting a measure and everyday pressure share the coefficient of search would decide drang against motivation silently."""
    assert not [name for name in inspect.signature(controlled_search_after).parameters if "sanction" in name or "memory" in name or "loss" in name]
    p = changed(P, sanction_to_participation=0.0)
    assert np.array_equal(controlled_participation_after(one(0.2), one(0.3), one(1.0), p), controlled_participation_after(one(0.2), one(0.3), one(0.0), p))


@given(columns("controlled", "pressure", "sanction_memory"), column())
def test_controlled_motivation_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(controlled_participation_after, given_columns, p=P())
    search = {name: given_columns[name] for name in ("controlled", "pressure")}
    kept(controlled_search_after, search, p=P())
    for name in search:
        assert (risen(controlled_search_after, search, name, other, p=P()) >= -SLACK).all()
    for name in given_columns:
        assert (risen(controlled_participation_after, given_columns, name, other, p=P()) >= -SLACK).all()


def test_rewards_move_the_level_that_motivation_rests_at() -> None:
    p = only(P, autonomous_rate=0.1, need_gain=0, crowding_out=0, interviewing_gain=0, activity_gain=0, internalisation=0, peers=0, fatigue_loss=0)
    without = autonomous_after(**alone(), p=p)[0]
    # 0.1 · −0.08 a month
    assert autonomous_after(**alone(), rewards=one(-0.08), p=p)[0] == pytest.approx(without - 0.008)
