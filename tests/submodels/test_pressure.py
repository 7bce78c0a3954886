"""Felt pressure and need support (model 6.1)."""

from __future__ import annotations

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, kept, one, only, risen
from hypothesis import strategies as st

from zachtehand.submodels.pressure import PressureParameters, contact_after, felt, need_support, stated, to_search

P = PressureParameters
feelings = columns("meeting", "contact", "buffering", "trust")


def test_the_caseworkers_stance_mixes_with_policy() -> None:
    # 0.5^(1 − 0.5) · 0.25^0.5 = √0.125
    assert stated(one(0.5), one(0.25), only(P, discretion=0.5))[0] == pytest.approx(0.125**0.5)
    assert stated(one(0.5), one(0.9), only(P, discretion=0.0))[0] == pytest.approx(0.5)
    assert stated(one(0.0), one(0.9), only(P, discretion=0.3))[0] == 0


def test_pressure_to_search_needs_a_duty() -> None:
    p = only(P, duty_in_full=0.5)
    assert to_search(one(0.8), one(0.0), p)[0] == 0
    assert to_search(one(0.8, 0.8), one(0.25, 0.75), p) == pytest.approx([0.4, 0.8])


def test_felt_pressure_by_hand() -> None:
    # 0.8 · (0.4 + 0.6 · 0.5) · (1 − 0.5 · 0.4) = 0.8 · 0.7 · 0.8 = 0.448
    assert felt(one(0.8), one(0.5), one(0.5), one(0.4), only(P, without_contact=0.4))[0] == pytest.approx(0.448)


def test_felt_pressure_at_its_limits() -> None:
    p = only(P, without_contact=0.4)
    assert felt(one(0), one(1), one(1), one(0), p)[0] == 0
    assert felt(one(1), one(1), one(1), one(0), p)[0] == 1
    assert felt(one(1), one(1), one(1), one(1), p)[0] == 0  # full trust takes it all away
    assert felt(one(1), one(0), one(0), one(1), p)[0] == pytest.approx(0.4)


@given(feelings, column())
def test_felt_pressure_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    p = P()
    kept(felt, given_columns, p=p)
    assert (risen(felt, given_columns, "meeting", other, p=p) >= -SLACK).all()
    assert (risen(felt, given_columns, "contact", other, p=p) >= -SLACK).all()
    assert (risen(felt, given_columns, "trust", other, p=p) <= SLACK).all()


@given(columns("policy", "stance"), column())
def test_stated_pressure_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    p = only(P, discretion=0.3)
    kept(stated, given_columns, p=p)
    for name in given_columns:
        assert (risen(stated, given_columns, name, other, p=p) >= -SLACK).all()


def test_need_support_by_hand() -> None:
    # autonomy 0.97 − 0.3 · (1 − 0.4 · 0.5) = 0.73; 0.5 · 0.73 + 0.3 · 0.6 + 0.2 · 0.4 = 0.625
    p = only(P, free_autonomy=0.97, choice_relief=0.4)
    assert need_support(one(0.3), 0.5, one(0.6), one(0.4), one(0.5, 0.3, 0.2)[:, None], p)[0] == pytest.approx(0.625)


@given(columns("pressure", "efficacy", "trust"), column(), st.floats(0, 1, width=32))
def test_need_support_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray, choice: float) -> None:
    weights = np.repeat(one(0.2, 0.5, 0.3)[:, None], other.size, axis=1)
    rest = {"weights": weights, "p": P()}
    kept(need_support, given_columns, choice=choice, **rest)
    kept(need_support, given_columns, choice=np.full(other.size, choice, np.float32), **rest)
    assert (risen(need_support, given_columns, "pressure", other, choice=choice, **rest) <= SLACK).all()
    assert (risen(need_support, given_columns, "trust", other, choice=choice, **rest) >= -SLACK).all()
    with_choice = {**given_columns, "choice": np.full(other.size, choice, np.float32)}
    assert (risen(need_support, with_choice, "choice", other, **rest) >= -SLACK).all()


def test_contact_by_hand() -> None:
    p = only(P, contact_per_talk=0.6, contact_fading=0.12)
    # 0.88 · 0.5 = 0.44 is left; one talk covers 0.6 of what is missing: 1 − 0.56 · 0.4 = 0.776; two: 1 − 0.56 · 0.16 = 0.9104
    assert contact_after(one(0.5, 0.5, 0.5), one(0, 1, 2), p) == pytest.approx([0.44, 0.776, 0.9104])


@given(columns("contact", talks=(0, 5)), column(0, 5))
def test_contact_keeps_its_range_and_rises_with_talks(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(contact_after, given_columns, p=P())
    assert (risen(contact_after, given_columns, "talks", other, p=P()) >= -SLACK).all()


def test_without_discretion_only_policy_counts() -> None:
    p = changed(P, discretion=0.0)
    assert np.array_equal(stated(one(0.3, 0.6), one(0, 1), p), one(0.3, 0.6))
