"""Pay by result: months less, the cap and the floor; goals and the gap."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zachtehand.submodels.experts import ExpertParameters, hours_of_experts, quality_with_expert
from zachtehand.submodels.goals import gap, raised_more
from zachtehand.submodels.pay_by_result import Account, Terms, months_less, settle

TERMS = Terms(price=1_000.0, months=12, most_return=0.12, most_loss=0.6)


def lived(less: list[float], terms: Terms = TERMS, invested: float = 10_000.0) -> Account:
    account = Account()
    for month, each in enumerate(less):
        account, _ = settle(account, invested=invested if month == 0 else 0.0, less=each, terms=terms)
    return account


def test_as_many_off_the_benefit_as_agreed_is_no_month_less() -> None:
    on_benefit = np.arange(100) < 80
    assert months_less(on_benefit, np.full(100, 12.0), 0.2) == pytest.approx(0.0)
    assert months_less(np.arange(100) < 70, np.full(100, 12.0), 0.2) == pytest.approx(10.0)
    # of a hundred people 0.64 ^ ½ = 0.8 are expected to be left after half a year
    assert months_less(np.arange(100) < 70, np.full(100, 6.0), 0.36) == pytest.approx(10.0)
    assert months_less(np.zeros(100, bool), np.full(100, 12.0), 1.0) == pytest.approx(0.1), "never quite everybody is expected to leave"


def test_without_result_the_investor_loses_the_agreed_share_once_the_term_is_over() -> None:
    assert lived([0.0] * 12).paid == 0
    assert lived([0.0] * 24).paid == pytest.approx(4_000)


def test_a_great_result_pays_the_highest_return_and_no_more() -> None:
    assert lived([0.0] * 12 + [1_000.0]).paid == pytest.approx(10_000 * 1.12)


def test_results_in_between_are_paid_by_the_month() -> None:
    assert lived([1.0] * 5).paid == pytest.approx(5_000)
    assert lived([5.0, -3.0, 2.0, 0.0]).paid == pytest.approx(5_000)  # what was paid is not asked back, but set against later results


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=60))
def test_payments_stay_between_floor_and_cap(less: list[float]) -> None:
    account = lived(less)
    assert account.paid <= 10_000 * 1.12 ** (len(less) / 12) + 1e-6
    assert len(less) <= TERMS.months or account.paid >= 4_000 - 1e-6
    assert account.open_capital >= -1e-6


def test_the_gap_counts_what_was_due_so_far() -> None:
    reached, goals = np.array([[5.0, 30.0, 0.0]]), np.array([[20.0, 20.0, 0.0]])
    assert gap(reached, goals, 6).tolist() == [[0.5, 0.0, 0.0]]
    assert gap(reached, goals, 0).tolist() == [[0.0, 0.0, 0.0]]
    assert gap(np.array([0.0, 0.25]), np.array([1.0, 1.0]), 6).tolist() == [1.0, 0.5], "a goal of one a year is half due after six months"
    assert gap(np.float32([0.0]), np.float32([1.0]), 6).dtype == np.float64
    assert raised_more(np.array([0.2, 0.2]), np.array([0.0, 1.0])).tolist() == [0.2, 1.0]


def test_experts_come_from_former_clients() -> None:
    p = ExpertParameters()
    assert hours_of_experts(0.0, 10.0, p) == 0
    assert hours_of_experts(1e6, 10.0, p) == 10 * p.hours_each
    assert quality_with_expert(np.array([0.2, 1.0]), p).tolist() == pytest.approx([0.2 + 0.8 * p.closeness, 1.0])
