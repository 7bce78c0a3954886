"""Who does not show up (starting-values e, letters)."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, kept, one, only, risen

from zachtehand.submodels.casework import AttendanceParameters, no_show

P = AttendanceParameters
VALUES = dict(base=-0.8, warmth=-0.5, trait=1.0, trust=1.2, mental=0.8, known=0.5, reactance=0.5, bandwidth=2.0, joint_invitation=1.0)
AVERAGE = {"trait": 0, "trust": 0.5, "mental": 0.6, "known": 0, "reactance": 0, "bandwidth": 1, "letter": 0, "warmth": 0, "joint": 0}


def chance(p: AttendanceParameters | None = None, **values: float) -> float:
    return float(no_show(**{name: one(value) for name, value in {**AVERAGE, **values}.items()}, p=p or only(P, **VALUES))[0])


def logistic(score: float) -> float:
    return 1 / (1 + exp(-score))


def test_no_show_by_hand() -> None:
    assert chance() == pytest.approx(logistic(-0.8))
    # −0.8 − 0.45 − 0.5 · 0.4 + 0.5 + 1.2 · 0.1 + 0.8 · 0.2 − 0.5 + 0.5 · 0.3 + 2 · 0.1 + 1 = 0.18
    values = dict(letter=-0.45, warmth=0.4, trait=0.5, trust=0.4, mental=0.4, known=1, reactance=0.3, bandwidth=0.9, joint=1)
    assert chance(**values) == pytest.approx(logistic(0.18))


def test_bandwidth_need_not_matter() -> None:
    p = changed(P, bandwidth=0.0)
    assert chance(p, bandwidth=0.2) == pytest.approx(chance(p))


def test_letters_bring_people_in_and_the_registered_letter_most() -> None:
    """Over the whole of the defensible ranges."""
    assert all(P.declared[name].high < 0 for name in ("threat", "registered_letter", "third_letter"))
    assert P.declared["registered_letter"].high < min(P.declared[name].low for name in ("threat", "third_letter"))


@given(columns("trust", "mental", "known", "bandwidth", "warmth", "joint", trait=(-4, 4), reactance=(0, 2), letter=(-2, 0)), column())
def test_no_show_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(no_show, given_columns, p=P())
    for name in ("trait", "reactance", "joint", "letter"):
        assert (risen(no_show, given_columns, name, other, p=P()) >= -SLACK).all(), name
    for name in ("trust", "mental", "known", "bandwidth", "warmth"):
        assert (risen(no_show, given_columns, name, other, p=P()) <= SLACK).all(), name
