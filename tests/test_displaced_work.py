"""What others lose because clients search more: worked out by hand, and equal to what clients gain when jobs are fixed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zachtehand.experiments.displaced_work import paid_by_employers, work_lost_by_others
from zachtehand.law import amounts
from zachtehand.submodels.income import IncomeParameters
from zachtehand.submodels.labour_market import LabourMarketParameters, displaced, vacancies_in_segment
from zachtehand.submodels.ledger import LedgerParameters, month_ledger
from zachtehand.submodels.ledger_entries import Actor, Item, Quantities


def months(*by_year: float) -> np.ndarray:
    """The same in every month of a year, for one world: (1, months)."""
    return np.repeat(np.array(by_year, np.float64), 12)[None]


def test_a_hand_computed_loss() -> None:
    """Ten offers a month of which employers pay 1,200 in the first year and 4,800 in the second; one job a month passes others by, then three."""
    paid = np.array([[[1_200.0, 4_800.0]], [[9_999.0, 9_999.0]]])
    offers = np.stack([months(10, 10), months(1, 1)])
    displaced = np.stack([months(0, 0), months(1, 3)])
    lost = work_lost_by_others(paid, offers, displaced, paired=True)
    assert lost[0].tolist() == [[0.0, 0.0]]
    assert lost[1].ravel().tolist() == pytest.approx([1_200 * 12 / 120, 4_800 * 48 / 240])
    apart = work_lost_by_others(paid, offers, displaced, paired=False)
    assert apart[1, 0, 0] == pytest.approx(9_999 * 12 / 12)


def test_a_part_of_a_year_and_a_world_without_offers() -> None:
    paid, offers, displaced = np.array([[[600.0, 300.0]]]), np.zeros((1, 1, 18)), np.ones((1, 1, 18))
    assert not work_lost_by_others(paid, offers, displaced, paired=True).any()
    offers[..., 12:] = 2.0
    assert work_lost_by_others(paid, offers, displaced, paired=True).ravel().tolist() == pytest.approx([0.0, 300 * 18 / 12])


@given(st.floats(0.2, 5.0), st.floats(0.1, 5.0), st.floats(0.0, 1.0))
def test_when_jobs_are_fixed_others_lose_what_clients_gain(more: float, outsiders: float, jobs_fixed: float) -> None:
    """Supply of clients goes from 1 to ``more``; with ψ = 1 their gain and the loss of others are equal, below that they lose less."""
    p = LabourMarketParameters({"jobs_fixed": jobs_fixed})
    per_supply, others = p.offers, np.array([outsiders])
    supply, reference = np.array([more]), np.ones(1)
    vacancies = vacancies_in_segment(vacancies_at_start=per_supply * (1 + others), tightness=1.0, supply=supply, reference=reference, outsiders=others, p=p)
    each = vacancies / (supply + others)
    _, passed_by = displaced(supply, reference, others, per_supply, each)
    offers_gained = float(supply @ each) - per_supply
    fixed, loose = offers_gained - passed_by, abs(offers_gained) >= abs(passed_by) - 1e-12
    assert loose
    if jobs_fixed == 1.0:
        assert fixed == pytest.approx(0.0, abs=1e-12)
    paid = np.array([[[1_000 * per_supply]], [[0.0]]])
    offers, lost = np.full((2, 1, 12), per_supply), np.stack([np.zeros((1, 12)), np.full((1, 12), passed_by)])
    assert work_lost_by_others(paid, offers, lost, paired=True)[1, 0, 0] == pytest.approx(1_000 * passed_by, abs=1e-9)


def test_only_what_employers_pay_for_work_counts() -> None:
    counted = Quantities(
        regular_work_people=10, regular_wages=25_000, part_time_earnings=5_000, subsidised_wages=4_000, basic_job_people=5, basic_job_wages=12_000
    )
    book = month_ledger(counted, amounts(2026.0), LedgerParameters({"basic_job_employer": 0.3}), IncomeParameters())
    terms = {kind: [{"key": each.name.lower()} for each in names] for kind, names in (("items", Item), ("actors", Actor))}
    assert paid_by_employers(book[None], terms).item() == pytest.approx(25_000 * (1 + LedgerParameters().employer_premiums) + 5_000)
