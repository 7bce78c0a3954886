"""Project fatigue (model 6.8)."""

from __future__ import annotations

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, kept, one, only, risen

from zachtehand.submodels.fatigue import FatigueParameters, fatigue_after

P = FatigueParameters


def test_fatigue_by_hand() -> None:
    # 0.5 · 0.95 + 0.2 + 0.08 = 0.755
    p = only(P, ended_without_result=0.2, failed_placement=0.08, fading=0.05)
    assert fatigue_after(one(0.5), ended_without_result=one(1.0), failed_placement=one(1.0), p=p)[0] == pytest.approx(0.755)


def test_fatigue_fades_when_nothing_fails() -> None:
    state = one(1.0)
    for _ in range(12):
        state = fatigue_after(
            state,
            ended_without_result=one(0.0),
            failed_placement=one(0.0),
            p=only(P, ended_without_result=0.2, failed_placement=0.1, fading=0.1),
        )
    assert state[0] == pytest.approx(0.9**12)


def test_programmes_need_not_tire() -> None:
    p = changed(P, ended_without_result=0.0, failed_placement=0.0)
    assert fatigue_after(one(0.0), ended_without_result=one(1.0), failed_placement=one(1.0), p=p)[0] == 0


@given(columns("fatigue", "ended_without_result", "failed_placement"), column())
def test_fatigue_keeps_its_range_and_rises_with_failures(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(fatigue_after, given_columns, p=P())
    for name in given_columns:
        assert (risen(fatigue_after, given_columns, name, other, p=P()) >= -SLACK).all()
