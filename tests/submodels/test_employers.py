"""How employers decide and learn (model 6.11)."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from contract import PEOPLE, SLACK, column, columns, given, kept, one, only, risen

from zachtehand.submodels.labour_market import (
    EmployerParameters,
    employer_experience_after,
    employer_hires,
    employer_support_after,
    mean_wage,
    subsidy_awareness_after,
)

P = EmployerParameters
VALUES = dict(base=0.0, willingness=1.5, experience=1.0, subsidy=1.5, support=0.8, taboo=0.6, productivity=1.0, wage=2.0, wage_spread=0.4, fit=0.5)
YES, NO = np.array([True]), np.array([False])


def hires(*, mentally_ill: np.ndarray = NO, coached: np.ndarray = NO, p: EmployerParameters | None = None, **values: float) -> float:
    average = {"willingness": 0.5, "experience": 0.0, "subsidy_awareness": 0.0, "subsidy": 0.0, "support": 0.0, "human_capital": 0.5, "wage": 1.1, "fit": 0.0}
    given_columns = {name: one(value) for name, value in {**average, **values}.items()}
    return float(employer_hires(**given_columns, mentally_ill=mentally_ill, coached=coached, p=p or only(P, **VALUES))[0])


def logistic(score: float) -> float:
    return 1 / (1 + exp(-score))


def test_a_decision_by_hand() -> None:
    assert hires() == pytest.approx(0.5)
    # 1.5 · 0.2 + 1 · 0.3 + 1.5 · 0.5 · 0.4 + 0.8 · 0.5 − 0.6 = 0.7
    made = hires(willingness=0.7, experience=0.3, subsidy=0.5, subsidy_awareness=0.4, support=0.5, mentally_ill=YES)
    assert made == pytest.approx(logistic(0.7))


def test_a_job_coach_lifts_the_taboo_and_the_hassle() -> None:
    assert hires(mentally_ill=YES) == pytest.approx(logistic(-0.6))
    assert hires(mentally_ill=YES, coached=YES) == pytest.approx(logistic(0.8))
    assert hires(coached=YES, support=1.0) == hires(coached=YES)  # support does not count twice


def test_productivity_wage_and_fit_by_hand() -> None:
    # 1 · 0.2 − 2 · (1.3 − 1.1) + 0.5 · 1.5 = 0.55; the mean wage is 1 + 0.4 / 4
    assert mean_wage(only(P, wage_spread=0.4)) == pytest.approx(1.1)
    assert hires(human_capital=0.7, wage=1.3, fit=1.5) == pytest.approx(logistic(0.55))


def test_a_subsidy_nobody_knows_of_does_nothing() -> None:
    assert hires(subsidy=0.7) == hires()
    assert hires(subsidy=0.7, subsidy_awareness=0.5) > hires()


@given(columns("willingness", "experience", "subsidy_awareness", "subsidy", "support", "human_capital", wage=(1, 1.5), fit=(-2, 2)), column())
def test_decisions_keep_their_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    rest = {"mentally_ill": np.arange(PEOPLE) % 2 == 0, "coached": np.arange(PEOPLE) % 3 == 0, "p": P()}
    kept(employer_hires, given_columns, **rest)
    for name in given_columns:
        sign = -1 if name == "wage" else 1
        assert (sign * risen(employer_hires, given_columns, name, other, **rest) >= -SLACK).all(), name


def test_experience_by_hand() -> None:
    p = only(P, learning=0.2, forgetting=0.1)
    # 1 − (1 − 0.5 · 0.9) · 0.8² = 0.648; without hires 0.45
    assert employer_experience_after(one(0.5, 0.5), np.array([2, 0]), p) == pytest.approx([0.648, 0.45])


def test_support_and_awareness_by_hand() -> None:
    # 0.8 · 0.5 + 0.02 · 10 = 0.6; never more than 1
    assert employer_support_after(one(0.5, 1.0), 10.0, only(P, support_left=0.8, support_per_hour=0.02)) == pytest.approx([0.6, 1.0])
    # 0.2 + 0.1 · (0.3 + 0.5 · 0.6 − 0.2) = 0.24
    assert subsidy_awareness_after(one(0.2), one(0.6), only(P, awareness=0.3, awareness_support=0.5, awareness_rate=0.1))[0] == pytest.approx(0.24)


@given(columns("experience"), column())
def test_experience_grows_with_hires(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    hired = (other * 5).astype(np.int64)
    after = kept(employer_experience_after, given_columns, hires=hired, p=P())
    assert (after >= employer_experience_after(given_columns["experience"], np.zeros(PEOPLE, np.int64), P()) - SLACK).all()
    assert (risen(employer_experience_after, given_columns, "experience", other, hires=hired, p=P()) >= -SLACK).all()
