"""Small shapes that several submodels share."""

from __future__ import annotations

import numpy as np
import pytest
from contract import one

from zachtehand.submodels.shapes import as_share, at_least, at_most, logistic, rows_of, toward, unit


def test_shapes_by_hand() -> None:
    assert logistic(one(0.0, np.log(3))) == pytest.approx([0.5, 0.75])
    assert toward(one(0.2), one(1.0), 0.25)[0] == pytest.approx(0.4)
    assert rows_of(np.array([False, True, True])).tolist() == [1, 2]


def test_a_share_stays_between_nothing_and_all_for_one_or_for_many() -> None:
    assert unit(one(-0.5, 0.3, 1.5)).tolist() == pytest.approx([0.0, 0.3, 1.0])
    assert [unit(value) for value in (-0.5, 0.3, 1.5)] == [0.0, 0.3, 1.0]


def test_limits_hold_for_one_or_for_many() -> None:
    assert at_least(one(-0.5, 0.3, 1.5), 0.3).tolist() == pytest.approx([0.3, 0.3, 1.5])
    assert at_most(one(-0.5, 0.3, 1.5), 0.3).tolist() == pytest.approx([-0.5, 0.3, 0.3])
    assert at_least(one(1.0), 0.5).dtype == at_most(one(1.0), 0.5).dtype == np.float32
    assert [at_least(value, 0.3) for value in (-0.5, 1.5)] == [0.3, 1.5]
    assert [at_most(value, 0.3) for value in (-0.5, 1.5)] == [-0.5, 0.3]


def test_yes_and_no_become_float32() -> None:
    shares = as_share(np.array([True, False]))
    assert shares.tolist() == [1.0, 0.0]
    assert shares.dtype == np.float32
