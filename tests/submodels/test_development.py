"""Health, human capital and debt (model 6.15)."""

from __future__ import annotations

import numpy as np
import pytest
from contract import PEOPLE, SLACK, changed, column, columns, given, kept, one, only, risen

from zachtehand.submodels.development import (
    DebtParameters,
    HealthParameters,
    HumanCapitalParameters,
    anchor_after,
    debt_after,
    debt_after_back_pay,
    debt_of_owing,
    human_capital_after,
    language_after,
    mental_after,
    mentally_ill,
    physical_after,
)

H, C, D = HealthParameters, HumanCapitalParameters, DebtParameters
MENTAL = dict(mental_rate=0.03, activity=0.03, work=0.05, autonomy=0.05, threat=0.10, loss=0.08, debt=0.05)
MENTAL_COLUMNS = ("mental", "anchor", "free_activity", "job_quality", "autonomy", "pressure", "loss", "debt")


def test_mental_health_by_hand() -> None:
    values = (0.5, 0.6, 1.0, 0.4, 0.75, 0.5, 0.2, 0.55)
    # 0.6 + 0.03 + 0.05 · 0.4 + 0.05 · 0.1 − 0.1 · 0.5 · 0.4 − 0.08 · 0.2 − 0.05 · 0.2 = 0.609; 0.5 + 0.03 · 0.109
    after = mental_after(**{name: one(value) for name, value in zip(MENTAL_COLUMNS, values, strict=True)}, p=only(H, **MENTAL))
    assert after[0] == pytest.approx(0.5 + 0.03 * 0.109)


def test_threat_harms_those_with_prior_problems_most() -> None:
    def harm(anchor: float) -> float:
        calm = {name: one({"mental": anchor, "anchor": anchor, "autonomy": 0.65, "debt": 0.35}.get(name, 0.0)) for name in MENTAL_COLUMNS}
        return float((mental_after(**calm, p=H()) - mental_after(**calm | {"pressure": one(1.0)}, p=H()))[0])

    assert harm(0.3) > harm(0.7) > 0
    assert harm(1.0) == pytest.approx(0, abs=1e-6)


@given(columns(*MENTAL_COLUMNS), column())
def test_mental_health_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(mental_after, given_columns, p=H())
    for name in ("mental", "anchor", "free_activity", "job_quality", "autonomy"):
        assert (risen(mental_after, given_columns, name, other, p=H()) >= -SLACK).all(), name
    for name in ("pressure", "loss", "debt"):
        assert (risen(mental_after, given_columns, name, other, p=H()) <= SLACK).all(), name


def test_physical_health_by_hand() -> None:
    # 0.5 + 0.02 · (0.6 + 0.04 − 0.5) = 0.5028
    assert physical_after(one(0.5), one(0.6), one(1.0), only(H, physical_rate=0.02, exercise=0.04))[0] == pytest.approx(0.5028)
    assert physical_after(one(0.6), one(0.6), one(1.0), changed(H, exercise=0.0))[0] == pytest.approx(0.6)


@given(columns("physical", "anchor", "exercising"), column())
def test_physical_health_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(physical_after, given_columns, p=H())
    for name in given_columns:
        assert (risen(physical_after, given_columns, name, other, p=H()) >= -SLACK).all(), name


CAPITAL = dict(decay=0.006, floor=0.25, work=0.02, activity=0.004, training=0.02)


def capital(level: float, working: float = 0.0, demanding: float = 0.0, training: float = 0.0) -> float:
    after = human_capital_after(one(level), working=one(working), demanding=one(demanding), training=one(training), p=only(C, **CAPITAL))
    return float(after[0])


def test_human_capital_by_hand() -> None:
    # idle: 0.5 − 0.006 · 0.25; half-time work: 0.5 + 0.02 · 0.5 · 0.5 − 0.006 · 0.5 · 0.25
    assert capital(0.5) == pytest.approx(0.4985)
    assert capital(0.5, working=0.5) == pytest.approx(0.5 + 0.005 - 0.00075)
    # work and training together: (0.02 + 0.02) · 0.5, nothing decays
    assert capital(0.5, working=1, training=1) == pytest.approx(0.52)


def test_idleness_takes_skills_down_to_a_floor_and_no_further() -> None:
    level = 0.8
    for _ in range(2000):
        level = capital(level)
    assert level == pytest.approx(0.25, abs=1e-3)


def test_activity_slows_decay_and_work_builds() -> None:
    assert capital(0.5, working=1) > capital(0.5, demanding=1) > capital(0.5)


@given(columns("capital", "working", "demanding", "training"), column())
def test_human_capital_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    above_floor = {**given_columns, "capital": 0.3 + 0.7 * given_columns["capital"]}
    kept(human_capital_after, given_columns, p=C())
    for name in ("working", "demanding", "training"):
        assert (risen(human_capital_after, above_floor, name, other, p=C()) >= -SLACK).all(), name


def test_language_by_hand() -> None:
    learns = np.array([True, False])
    # 0.5 + 0.012 · 0.5
    assert language_after(one(0.5, 0.5), learns, only(C, language=0.012)) == pytest.approx([0.506, 0.5])
    kept(language_after, {"language": np.linspace(0, 1, PEOPLE, dtype=np.float32)}, learning=np.ones(PEOPLE, bool), p=C())


DEBT = dict(rate=0.01, cut=0.1, help=0.03)


def test_debt_by_hand() -> None:
    # 0.5 + 0.01 · (0.42 − 0.5) + 0.1 · 0.3 − 0.03 · 0.5 · 0.5 = 0.5217
    after = debt_after(one(0.5), tends_to=one(0.42), cut_now=one(0.3), helped=one(0.5), p=only(D, **DEBT))
    assert after[0] == pytest.approx(0.5217)


@given(columns("debt", "tends_to", "cut_now", "helped"), column())
def test_debt_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(debt_after, given_columns, p=D())
    for name in ("debt", "tends_to", "cut_now"):
        assert (risen(debt_after, given_columns, name, other, p=D()) >= -SLACK).all(), name
    assert (risen(debt_after, given_columns, "helped", other, p=D()) <= SLACK).all()


def test_life_without_income_makes_debts_and_work_pays_them_off() -> None:
    """Over the whole of the defensible ranges."""
    level = D.declared
    assert level["in_work"].high <= level["on_benefit"].low <= level["on_benefit"].high <= level["no_income"].low


def test_symptoms_by_hand() -> None:
    p = only(H, symptoms=0.45, symptoms_steepness=10.0)
    # half at the threshold; log odds 10 · (0.45 − 0.25) = 2 below it
    assert mentally_ill(one(0.45, 0.25), p) == pytest.approx([0.5, 1 / (1 + np.exp(-2.0))])
    kept(mentally_ill, {"mental": np.linspace(0, 1, PEOPLE, dtype=np.float32)}, p=H())


def test_owing_the_municipality_and_a_late_payment_by_hand() -> None:
    # Three months of benefit are half of half a year: 0.5 + 0.01 · 0.5 · 0.5; a year's weighs no more than half a year's.
    assert debt_of_owing(one(0.5, 0.5), one(3, 12), only(D, owed=0.01)) == pytest.approx([0.5025, 0.505])
    assert debt_after_back_pay(one(0.5, 0.02), one(2, 1), only(D, back_pay=0.06)) == pytest.approx([0.38, 0.0])


def test_a_benefit_that_comes_late_leaves_debts_behind() -> None:
    p, level = D(), one(0.4)
    waiting = debt_after(level, tends_to=level, cut_now=one(1.0), helped=0.0, p=p)
    assert debt_after_back_pay(waiting, one(1.0), p)[0] > level[0]


def test_health_wears_with_age() -> None:
    # 0.012 a year is 0.001 a month; nobody falls below nothing
    assert anchor_after(one(0.6, 0.0005), only(H, ageing=0.012)) == pytest.approx([0.599, 0.0])
