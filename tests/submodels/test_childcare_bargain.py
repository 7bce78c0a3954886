"""A childcare place in return for hours."""

from __future__ import annotations

import numpy as np
import pytest
from contract import SLACK, column, columns, given, kept, one, only, risen

from zachtehand.submodels.childcare_bargain import ChildcareParameters, takes_bargain

P = ChildcareParameters


def test_the_bargain_by_hand() -> None:
    p = only(P, accept=0.0, accept_autonomous=2.0, accept_trust=1.5, accept_hours=1.0)
    assert takes_bargain(one(0.5), one(0.5), 8.0, p)[0] == pytest.approx(0.5)
    # 2 · 0.2 + 1.5 · 0.2 − 1 · (16 / 8 − 1) = −0.3
    assert takes_bargain(one(0.7), one(0.7), 16.0, p)[0] == pytest.approx(1 / (1 + np.exp(0.3)))


@given(columns("autonomous", "trust"), column())
def test_who_wants_and_trusts_signs_sooner(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(takes_bargain, given_columns, hours=8.0, p=P())
    for name in given_columns:
        assert (risen(takes_bargain, given_columns, name, other, hours=8.0, p=P()) >= -SLACK).all()


def test_more_hours_are_a_worse_bargain() -> None:
    chances = [takes_bargain(one(0.5), one(0.5), hours, P())[0] for hours in (4.0, 8.0, 20.0)]
    assert chances == sorted(chances, reverse=True)
