"""Outreach: doors, those who come by, and what a visit is about."""

from __future__ import annotations

import numpy as np
import pytest
from contract import changed, column, columns, given, kept, one, only, risen

from zachtehand.submodels import outreach
from zachtehand.submodels.outreach import USUAL_TRUST, OutreachParameters

P = OutreachParameters()


def test_two_of_three_doors_open_at_usual_trust() -> None:
    usual = one(USUAL_TRUST)
    assert outreach.reaches(1.0, usual, P)[0] == pytest.approx(0.67, abs=1e-6)
    assert outreach.reaches(0.0, usual, P)[0] == pytest.approx(0.45, abs=1e-6)


@given(column(), column())
def test_trust_opens_doors(trust: np.ndarray, other: np.ndarray) -> None:
    kept(lambda trust: outreach.reaches(1.0, trust, P), {"trust": trust})
    assert (risen(lambda trust: outreach.reaches(1.0, trust, P), {"trust": trust}, "trust", other) >= -1e-6).all()


def test_without_a_talk_ties_or_motivation_nobody_comes_by() -> None:
    nothing = one(0.0)
    chance = outreach.comes_by(talked=np.array([False]), autonomous=nothing, active_around=one(0.5), initiatives=nothing, p=P)
    assert chance[0] == 0


def test_a_talk_makes_a_tenth_come_by() -> None:
    p = only(OutreachParameters, after_talk=0.1, alone=0.0, seen=0.0)
    chance = outreach.comes_by(talked=np.array([True, False]), autonomous=one(0.5, 0.5), active_around=one(0.5, 0.5), initiatives=one(0.3, 0.3), p=p)
    assert chance.tolist() == pytest.approx([0.1, 0.0])


def test_coming_by_unasked_by_hand() -> None:
    p = only(OutreachParameters, after_talk=0.1, alone=0.02, seen=0.05)
    # alone 0.02 · 0.75 / 0.5 = 0.03; seen 0.05 · 0.4 · 0.6 / 0.3 = 0.04; after a talk 0.1
    met = outreach.comes_by(talked=np.array([True]), autonomous=one(0.75), active_around=one(0.4), initiatives=one(0.6), p=p)
    assert met[0] == pytest.approx(1 - 0.9 * 0.97 * 0.96)


@given(columns("autonomous", "active_around", "initiatives"), column())
def test_who_is_seen_more_comes_by_more(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    for name in given_columns:
        up = risen(outreach.comes_by, given_columns, name, other, talked=np.zeros(5, np.bool_), p=P)
        assert (up >= -1e-6).all()


def test_without_names_a_client_costs_the_doors_of_others_too() -> None:
    p = changed(OutreachParameters, ring=0.5, households=4.0, let_in=0.5)
    hours = [outreach.attempt_hours(np.array([True, False]), visit_hours=2.0, names=names, p=p).tolist() for names in (True, False)]
    assert hours == [[2.5, 0.5], [2.5 + 3 * 1.5, 0.5 + 3 * 1.5]]


def test_only_those_who_can_and_want_are_passed_on() -> None:
    assert outreach.passed_on(0.5, one(1.0, 0.0, 0.8), one(0.0, 1.0, 0.5)).tolist() == pytest.approx([0.0, 0.0, 0.2])


def test_debts_push_taking_part_aside() -> None:
    assert outreach.about_problems(one(0.0, 0.5, 1.0), P).tolist() == pytest.approx([0.0, 0.4, 0.8])
