"""Temporary and permanent contracts (model 6.11)."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, kept, one, only, risen

from zachtehand.submodels.contracts import ContractParameters, contract_months, job_ends_under_contract, runs_out
from zachtehand.submodels.labour_market import LabourMarketParameters, job_ends

P, M = ContractParameters, LabourMarketParameters
HAZARD = dict(job_end=0.05, job_end_quality=2.0, job_end_tenure=0.1, job_end_floor=0.0, coach_retention=0.5)


def logistic(score: float) -> float:
    return 1 / (1 + exp(-score))


def test_contracts_by_hand() -> None:
    p = only(P, temporary=1.0, temporary_quality=5.0, months=6.0)
    # average match: log odds 1, chance 0.731; a match of quality 0.9: 1 − 5 · 0.4 = −1, chance 0.269
    months = contract_months(one(0.5, 0.5, 0.5, 0.9), one(0.7, 0.7, 0.8, 0.3), one(0.2, 0.9, 0.2, 0.2), p)
    assert months.tolist() == [6, 12, 0, 0]
    assert months.dtype == np.int16


def test_exactly_half_is_half() -> None:
    even = ((np.arange(10)) / 10).astype(np.float32)  # log odds 0: five of ten are temporary, five of ten of those are short
    middle, p = np.full(10, 0.5, np.float32), only(P, temporary=0.0, temporary_quality=0.0, months=6.0)
    assert np.count_nonzero(contract_months(middle, even, even, p)) == 5
    assert np.count_nonzero(contract_months(middle, 0 * even, even, p) == 6) == 5


def test_worse_matches_are_more_often_temporary() -> None:
    luck = ((np.arange(5_000) + 0.5) / 5_000).astype(np.float32)
    shares = [np.count_nonzero(contract_months(np.full(luck.size, quality, np.float32), luck, luck, P())) / luck.size for quality in (0.2, 0.5, 0.8)]
    assert shares[0] > shares[1] > shares[2]
    assert shares[1] == pytest.approx(logistic(P().temporary), abs=1e-3)


def test_a_contract_runs_out_once() -> None:
    assert runs_out(np.array([0, 6, 6, 6, 1]), np.array([0, 5, 6, 7, 1])).tolist() == [False, False, True, False, True]


def test_job_ends_by_hand() -> None:
    p = only(P, before_term=0.8, lapse=-1.0, lapse_quality=2.0)
    # 0.05 · e^(−2 · 0.1 − 0.1 · 6) before the term, times 0.8; at the term besides log odds −1 − 2 · 0.1
    before = 0.8 * 0.05 * exp(-0.2 - 0.6)
    market = only(M, **HAZARD)
    chance = job_ends_under_contract(one(0.6, 0.6), one(6, 6), one(0, 0), np.array([False, True]), market, p)
    assert chance == pytest.approx([before, 1 - (1 - before) * (1 - logistic(-1.2))], rel=1e-5)
    coached = job_ends_under_contract(one(0.6), one(6), one(1), np.array([True]), market, p)
    assert coached[0] == pytest.approx(1 - (1 - before / 2) * (1 - logistic(-1.2) / 2))


def test_contracts_bring_job_ends_forward() -> None:
    """Half of the returns that are known come within half a year; of jobs that last two years there are as many as without contracts."""
    luck = np.random.default_rng(4)
    people = 40_000
    quality = np.clip(0.48 + 0.17 * luck.standard_normal(people), 0, 1).astype(np.float32)
    nobody = np.zeros(people, np.float32)
    length = contract_months(quality, luck.random(people), luck.random(people), P())
    alone, under_contract = np.ones(people), np.ones(people)
    survival = {}
    for month in range(1, 25):
        tenure = np.full(people, month, np.float32)
        alone *= 1 - job_ends(quality, tenure, nobody, M())
        under_contract *= 1 - job_ends_under_contract(quality, tenure, nobody, runs_out(length, tenure), M(), P())
        survival[month] = under_contract.mean() - alone.mean()
    assert -0.15 < survival[6] < -0.03
    assert survival[6] < survival[12] < 0.0
    assert abs(survival[24]) < 0.03


@given(columns("quality", "supported", tenure=(0, 60)), column())
def test_job_ends_keep_their_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    rest = {"running_out": np.array([True, False, True, False, True]), "market": M(), "p": P()}
    kept(job_ends_under_contract, given_columns, **rest)
    for name in ("quality", "supported", "tenure"):
        values = other * 60 if name == "tenure" else other
        assert (risen(job_ends_under_contract, given_columns, name, values, **rest) <= SLACK).all(), name


def test_what_lasts_to_the_end_of_its_contract_need_not_lapse() -> None:
    p = changed(P, lapse=-50.0)
    chance = job_ends_under_contract(one(0.5), one(6), one(0), np.array([True]), M(), p)
    assert chance[0] == pytest.approx(p.before_term * job_ends(one(0.5), one(6), one(0), M())[0])
