"""In- and outflow by destination, and return (starting-values b)."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, one, only, risen

from zachtehand.populations.categories import Status
from zachtehand.submodels.flows import FlowParameters, expected_returns, other_exits, return_chances, which_exit

P = FlowParameters
HAZARDS = dict(
    household=0.002, household_young=1.5, household_old=0.6, death_doubling=9.0, gave_up_trust=1.3, moving=0.001, study=0.005, death=0.0012,
    gave_up=0.0009, gave_up_pressure=0.0016, gave_up_reactance=1.5, gave_up_cut=2.5, gave_up_sanction=0.003,
)  # fmt: skip
CALM = {"age": 40, "pressure": 0, "reactance": 0, "cut_now": 0, "trust": 0.5, "sanction_memory": 0}


def chances(**values: float) -> dict[Status, float]:
    exits = other_exits(**{name: one(value) for name, value in {**CALM, **values}.items()}, p=only(P, **HAZARDS))
    return {status: float(chance[0]) for status, chance in exits.items()}


def test_exits_by_hand() -> None:
    at_25, at_60 = chances(age=25), chances(age=60)
    assert at_25[Status.HOUSEHOLD] == pytest.approx(0.003)
    assert at_60[Status.HOUSEHOLD] == pytest.approx(0.0012)
    assert at_25[Status.STUDY] == pytest.approx(0.005)
    assert at_60[Status.STUDY] == 0
    assert (chances(age=29.9)[Status.STUDY], chances(age=30)[Status.STUDY]) == pytest.approx((0.005, 0)), "study begins before thirty"
    assert (chances(age=44.9)[Status.HOUSEHOLD], chances(age=45)[Status.HOUSEHOLD]) == pytest.approx((0.003, 0.0012)), "and more find a partner before 45"
    assert at_60[Status.DIED] == pytest.approx(0.0012)
    assert chances(age=51)[Status.DIED] == pytest.approx(0.0006)  # halves every nine years younger
    assert at_25[Status.MOVED] == at_60[Status.MOVED] == pytest.approx(0.001)


def test_giving_up_by_hand() -> None:
    # 0.0009 + 0.0016 · 0.5 · (1 + 1.5 · 0.2) · (1 + 2.5 · 0.3) · (1.3 − 0.4) + 0.003 · 0.5
    shown = chances(pressure=0.5, reactance=0.2, cut_now=0.3, trust=0.4, sanction_memory=0.5)[Status.GAVE_UP]
    assert shown == pytest.approx(0.0009 + 0.0016 * 0.5 * 1.3 * 1.75 * 0.9 + 0.0015)
    assert chances(reactance=1.0, cut_now=1.0, trust=0.0)[Status.GAVE_UP] == pytest.approx(0.0009)  # nothing presses


def test_giving_up_need_not_follow_pressure() -> None:
    p = changed(P, gave_up_pressure=0.0, gave_up_sanction=0.0)
    pressed = {name: one(value) for name, value in {**CALM, "pressure": 1, "reactance": 2, "sanction_memory": 1}.items()}
    assert other_exits(**pressed, p=p)[Status.GAVE_UP][0] == pytest.approx(p.gave_up)


def test_giving_up_under_pressure_need_not_follow_reactance_or_cuts() -> None:
    calm, angry = ({name: one(value) for name, value in {**CALM, "pressure": 1, **more}.items()} for more in ({}, {"reactance": 2, "cut_now": 1}))
    p = changed(P, gave_up_reactance=0.0, gave_up_cut=0.0)
    assert other_exits(**angry, p=p)[Status.GAVE_UP][0] == other_exits(**calm, p=p)[Status.GAVE_UP][0]
    for left_out in ("gave_up_reactance", "gave_up_cut"):
        p = changed(P, **{left_out: 0.0})
        assert other_exits(**angry, p=p)[Status.GAVE_UP][0] > other_exits(**calm, p=p)[Status.GAVE_UP][0]


exit_columns = columns("pressure", "cut_now", "trust", "sanction_memory", reactance=(0, 2), age=(18, 68))


@given(exit_columns, column())
def test_exits_are_small_float32_chances_with_the_right_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    exits = other_exits(**given_columns, p=P())
    assert set(exits) == {Status.HOUSEHOLD, Status.MOVED, Status.STUDY, Status.GAVE_UP, Status.DIED}
    assert all(chance.dtype == np.float32 and chance.shape == other.shape and (chance >= 0).all() for chance in exits.values())
    assert (sum(exits.values()) < 0.25).all()

    def giving_up(**given_again: np.ndarray) -> np.ndarray:
        return other_exits(**given_again, p=P())[Status.GAVE_UP]

    for name in ("pressure", "cut_now", "sanction_memory", "reactance"):
        assert (risen(giving_up, given_columns, name, other) >= -SLACK).all(), name
    assert (risen(giving_up, given_columns, "trust", other) <= SLACK).all()


def test_one_draw_stacks_the_chances() -> None:
    luck = one(0.0, 0.049, 0.051, 0.149, 0.151, 0.999)
    always = {
        Status.HOUSEHOLD: np.full(6, 0.05, np.float32),
        Status.STUDY: np.zeros(6, np.float32),
        Status.MOVED: np.full(6, 0.1, np.float32),
    }
    shown = which_exit(always, luck)
    assert shown.tolist() == [Status.HOUSEHOLD, Status.HOUSEHOLD, Status.MOVED, Status.MOVED, 0, 0]
    assert shown.dtype == np.int8


def test_who_has_no_chance_to_leave_stays_whatever_the_luck() -> None:
    no_chance = {status: np.zeros(2, np.float32) for status in (Status.HOUSEHOLD, Status.DIED)}
    assert which_exit(no_chance, one(0.0, 0.5)).tolist() == [0, 0]
    last = {Status.HOUSEHOLD: one(0.0), Status.DIED: one(0.5)}
    assert which_exit(last, one(0.0)).tolist() == [Status.DIED]


def test_destinations_come_as_often_as_their_chances_say() -> None:
    luck = ((np.arange(100_000) + 0.5) / 100_000).astype(np.float32)
    always = {status: np.full(luck.size, chance, np.float32) for status, chance in ((Status.HOUSEHOLD, 0.02), (Status.GAVE_UP, 0.01), (Status.DIED, 0.005))}
    shown = np.bincount(which_exit(always, luck), minlength=len(Status)) / luck.size
    for status, chance in always.items():
        assert shown[status] == pytest.approx(chance[0], abs=1e-4)


RETURN = dict(later_return=0.01, later_fading=0.04, gave_up_return=3.0, undue_return=1.5, household_return=0.5, study_return=0.8, job_end_return=0.7)


def test_returns_by_hand() -> None:
    first = return_chances(only(P, **RETURN))
    assert first.dtype == np.float32
    expected = {Status.WITHOUT: 0.01, Status.GAVE_UP: 0.03, Status.UNDUE: 0.015, Status.HOUSEHOLD: 0.005, Status.STUDY: 0.008}
    for status in Status:
        assert first[status] == pytest.approx(expected.get(status, 0.0)), status.name


def test_more_return_after_giving_up_than_after_an_undue_benefit_than_after_a_partner() -> None:
    """The order that the return studies find, over the whole of the defensible ranges."""
    ratio = P.declared
    assert ratio["gave_up_return"].low >= ratio["undue_return"].high >= ratio["undue_return"].low >= 1 >= ratio["household_return"].high


def test_expected_returns_by_hand() -> None:
    def job_ends(month: int) -> np.ndarray:
        return one(0.0, 0.1 - 0.04 * month, 0.0)  # a job that has lasted ends less often

    status = np.array([Status.GAVE_UP, Status.WORK, Status.DIED], np.int8)
    shown = expected_returns(status, one(1, 1, 1), job_ends, months=3, p=only(P, **RETURN))
    first, second, third = (0.03 * exp(-0.04 * months_away) for months_away in (1, 2, 3))
    assert shown[0] == pytest.approx(first + 0.1 * 0.7)
    assert shown[1] == pytest.approx((1 - first) * second + 0.9 * 0.06 * 0.7)
    assert shown[2] == pytest.approx((1 - first) * (1 - second) * third + 0.9 * 0.94 * 0.02 * 0.7)


def test_nobody_returns_twice() -> None:
    away = np.array([Status.WORK, Status.GAVE_UP, Status.WITHOUT, Status.STUDY], np.int8)
    for lasting in (0.0, 0.02, 1.0):
        shown = expected_returns(away, np.zeros(4, np.float32), lambda _, chance=lasting: np.full(4, chance, np.float32), months=240, p=P())
        assert shown.shape == (240,)
        assert (shown >= 0).all()
        assert shown.sum() <= 3 + P().job_end_return + 1e-6
