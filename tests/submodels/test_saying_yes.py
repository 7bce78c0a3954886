"""Saying yes to a programme that nobody has to join (model 6.9)."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from contract import SLACK, column, columns, given, kept, one, only, risen

from zachtehand.submodels.programmes import ProgrammeParameters, says_yes

P = ProgrammeParameters


def test_saying_yes_by_hand() -> None:
    p = only(P, says_yes=0.25, motivation=2.0, trust=1.5, asked_in_person=0.8)
    # odds of one to three for who is in the middle and gets a letter: log odds −ln 3
    assert says_yes(one(0.5), one(0.5), 0.0, p)[0] == pytest.approx(0.25)
    # −ln 3 + 2 · 0.3 − 1.5 · 0.2 + 0.8 · 0.5 = −ln 3 + 0.7
    assert says_yes(one(0.8), one(0.3), 0.5, p)[0] == pytest.approx(1 / (1 + 3 * exp(-0.7)))
    assert says_yes(one(0.8, 0.8), one(0.3, 0.3), [0.5, 0.0], p)[1] == pytest.approx(1 / (1 + 3 * exp(-0.3)))


@given(columns("autonomous", "trust", "in_person"), column())
def test_saying_yes_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(says_yes, given_columns, p=P())
    for name in given_columns:
        assert (risen(says_yes, given_columns, name, other, p=P()) >= -SLACK).all(), name


def test_one_way_of_asking_for_everybody_stays_float32() -> None:
    kept(says_yes, {"autonomous": one(0.5), "trust": one(0.5)}, in_person=np.float64(0.5), p=P())
