"""Reactance (model 6.3)."""

from __future__ import annotations

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, kept, one, only, risen

from zachtehand.submodels.reactance import ReactanceParameters, reactance_after

P = ReactanceParameters
people = columns("pressure", "sanction_memory", "threshold", reactance=(0, 2), rate=(0, 5))


def test_reactance_by_hand() -> None:
    p = only(P, rate=0.3, strength=1.0, sanction=0.8, ceiling=2.0)
    # excess 0.5 + 0.8 · 0.5 − 0.3 = 0.6, times the personal 0.5 is 0.3; 0.1 + 0.3 · (0.3 − 0.1) = 0.16
    after = reactance_after(one(0.1), pressure=one(0.5), sanction_memory=one(0.5), rate=one(0.5), threshold=one(0.3), p=p)
    assert after[0] == pytest.approx(0.16)


def test_below_the_threshold_reactance_fades() -> None:
    p = only(P, rate=0.3, strength=1.0, sanction=0.8, ceiling=2.0)
    after = reactance_after(one(1.0), pressure=one(0.3), sanction_memory=one(0.0), rate=one(4.0), threshold=one(0.3), p=p)
    assert after[0] == pytest.approx(0.7)


def test_a_world_without_reactance() -> None:
    p = changed(P, strength=0.0)
    after = reactance_after(one(0.0), pressure=one(1.0), sanction_memory=one(1.0), rate=one(5.0), threshold=one(0.0), p=p)
    assert after[0] == 0


def test_a_measure_need_not_call_up_reactance() -> None:
    p = changed(P, sanction=0.0)
    hit, spared = (reactance_after(one(0.2), pressure=one(0.5), sanction_memory=one(m), rate=one(1.0), threshold=one(0.2), p=p) for m in (1.0, 0.0))
    assert hit[0] == spared[0]


@given(people, column())
def test_reactance_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    p = P()
    kept(reactance_after, given_columns, high=p.ceiling, p=p)
    for name in ("pressure", "sanction_memory", "rate", "reactance"):
        assert (risen(reactance_after, given_columns, name, other, p=p) >= -SLACK).all(), name
    assert (risen(reactance_after, given_columns, "threshold", other, p=p) <= SLACK).all()
