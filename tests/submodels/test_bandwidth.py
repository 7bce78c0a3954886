"""Bandwidth (model 6.6)."""

from __future__ import annotations

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, kept, one, only, risen

from zachtehand.submodels.bandwidth import BandwidthParameters, bandwidth_now

P = BandwidthParameters


def test_bandwidth_by_hand() -> None:
    # score 6 · (0.6 + 0.4 · 0.5 − 0.5) = 1.8; 1 − 0.1 · 2 / (1 + e^−1.8) = 1 − 0.2 · 0.858149
    p = only(P, tax=0.1, steepness=6.0, threshold=0.5, cut=0.4)
    assert bandwidth_now(one(2.0), one(0.6), one(0.5), p)[0] == pytest.approx(1 - 0.2 * 0.858149, abs=1e-6)


def test_half_of_the_tax_is_paid_at_the_threshold() -> None:
    assert bandwidth_now(one(1.0), one(0.5), one(0.0), only(P, tax=0.2, steepness=9.0, threshold=0.5, cut=0.4))[0] == pytest.approx(0.9)


def test_without_a_tax_nobody_pays() -> None:
    assert bandwidth_now(one(0, 5), one(1, 1), one(1, 1), changed(P, tax=0.0)).tolist() == [1, 1]
    assert bandwidth_now(one(0.0), one(1.0), one(1.0), P())[0] == 1  # nor does whom scarcity leaves cold


@given(columns("debt", "loss", scarcity=(0, 10)), column())
def test_bandwidth_keeps_its_range_and_falls_with_scarcity(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(bandwidth_now, given_columns, p=P())
    for name in given_columns:
        assert (risen(bandwidth_now, given_columns, name, other, p=P()) <= SLACK).all(), name
