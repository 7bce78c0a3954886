"""Claims, fines and paying back (model 6.13, 8)."""

from __future__ import annotations

import numpy as np
import pytest
from contract import column, given, one, only

from zachtehand.law import price_level
from zachtehand.submodels.claims import ClaimParameters, breach_found, claim, claim_after_hidden_income, fine, most_found, repaid

P = ClaimParameters
FINES = dict(fined=0.5, reduced_blame=0.2, gross_negligence=0.1, capacity=0.1)


def test_breaches_by_hand() -> None:
    p = only(P, wages=0.05, other=0.003)
    found = breach_found(np.array([False, True]), p)
    assert found == pytest.approx([0.003, 0.053])
    assert found.dtype == np.float32
    assert most_found(p) == pytest.approx(0.053)


def test_the_mean_claim_is_the_mean_and_most_claims_are_below_it() -> None:
    p = only(P, mean=2_000.0, spread=1.0)
    even = (np.arange(200_000, dtype=np.float32) + 0.5) / 200_000
    claims = claim(even, price_level(2021.0), p)
    assert claims.dtype == np.float32
    assert claims.mean() == pytest.approx(2_000, rel=0.01)
    assert np.median(claims) == pytest.approx(2_000 * np.exp(-0.5), rel=0.01)
    assert np.isfinite(claim(one(0.0, 1.0), 1.0, P())).all()
    assert claim(one(0.0), 1.0, P())[0] > 0


def test_half_of_the_claims_are_far_below_the_mean() -> None:
    # Lognormal: the median is 2,000 · e^(−1.5² / 2), in the prices in which claims were measured.
    assert claim(one(0.5), price_level(2021.0), only(P, mean=2_000.0, spread=1.5))[0] == pytest.approx(2_000 * np.exp(-1.125))


def test_a_claim_after_hidden_income_goes_back_no_further_than_the_spell() -> None:
    claims = claim_after_hidden_income(np.array([4, 60], np.int16), one(1_000, 1_000), only(P, undue_months=9.0))
    assert claims.tolist() == [4_000, 9_000]
    assert claims.dtype == np.float32


def test_fines_by_hand() -> None:
    p = only(P, **FINES)
    # Within the half that is fined: below a fifth reduced (25 %, six months), above nine tenths gross (75 %, 18 months), else normal (50 %, twelve).
    small = fine(one(400, 400, 400, 400), one(0.05, 0.25, 0.48, 0.6), one(1_000, 1_000, 1_000, 1_000), p)
    assert small == pytest.approx([100, 200, 300, 0])
    large = fine(one(1e5, 1e5, 1e5, 1e5), one(0.05, 0.25, 0.48, 0.6), one(1_000, 1_000, 1_000, 1_000), p)
    assert large == pytest.approx([600, 1_200, 1_800, 0]), "no more than can be paid back in six, twelve or eighteen months"


def test_a_fifth_is_reduced_a_tenth_gross_and_a_half_fined_to_the_letter() -> None:
    even = (np.arange(20) / 20).astype(np.float32)  # ten of twenty are fined: two for reduced blame, one for gross negligence
    amounts = fine(np.full(20, 400, np.float32), even, np.full(20, 1_000, np.float32), only(P, **FINES))
    assert amounts.tolist() == [100] * 2 + [200] * 7 + [300] + [0] * 10


@given(column(0, 1e5), column(0, 0.999), column(500, 2_000))
def test_a_fine_is_never_more_than_its_share_of_the_claim(claimed: np.ndarray, luck: np.ndarray, norm: np.ndarray) -> None:
    amount = fine(claimed, luck, norm, P())
    assert amount.dtype == np.float32
    assert ((amount >= 0) & (amount <= 0.75 * claimed + 0.01)).all()
    assert (amount[luck >= P().fined] == 0).all()


def test_paying_back_leaves_what_is_needed_to_live_on() -> None:
    p = only(P, protected=0.95, most_repaid=0.10)
    # On the benefit a twentieth of it; with more income a tenth; under a measure nothing; the last euros at once.
    assert repaid(one(5_000, 5_000, 5_000, 20), one(1_000, 2_000, 700, 1_000), one(1_000, 1_000, 1_000, 1_000), p) == pytest.approx([50, 100, 0, 20])
