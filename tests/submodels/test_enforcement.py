"""From a signal to a measure, and undue benefits that end (model 6.13)."""

from __future__ import annotations

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, kept, one, only, risen

from zachtehand.submodels.enforcement import (
    EnforcementParameters,
    blamed,
    cut_after_hardship,
    deterred,
    files,
    loss_after,
    memory_after,
    months_of_measure,
    months_stopped,
    size_of_measure,
    undue_ends,
    vulnerability,
    wrongly_stopped,
)

P = EnforcementParameters
FILING = dict(filing_base=0.6, filing_style=0.8, filing_box=0.3, hardship_filing=0.6)


def test_filing_by_hand() -> None:
    # 0.62 · (0.6 + 0.8 · 0.4) · (1 − 0.3 · 0.5) · (1 − 0.6 · 0.5 · 0.5) = 0.62 · 0.92 · 0.85 · 0.85
    chance = files(0.62, one(0.4), one(0.5), one(0.5), 0.5, only(P, **FILING))
    assert chance[0] == pytest.approx(0.62 * 0.92 * 0.85 * 0.85)
    assert files(0.0, one(1.0), one(0.0), one(0.0), 0.0, only(P, **FILING))[0] == 0


@given(columns("filing", "style", "box", "vulnerability", "hardship"), column())
def test_filing_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(files, given_columns, p=P())
    for name in ("filing", "style"):
        assert (risen(files, given_columns, name, other, p=P()) >= -SLACK).all(), name
    for name in ("box", "vulnerability", "hardship"):
        assert (risen(files, given_columns, name, other, p=P()) <= SLACK).all(), name


def test_one_policy_for_everybody_stays_float32() -> None:
    kept(files, {"style": one(0.4), "box": one(0), "vulnerability": one(0.5)}, filing=0.6, hardship=0.5, p=P())


def test_vulnerability_by_hand() -> None:
    assert vulnerability(one(0.6, 0, 1), one(0.2, 1, 0), only(P, vulnerable_debt=0.5)) == pytest.approx([0.7, 0, 1])
    assert vulnerability(one(0.6), one(0.2), only(P, vulnerable_debt=0.3))[0] == pytest.approx(0.3 * 0.6 + 0.7 * 0.8)


def test_hardship_softens_a_cut_by_at_most_a_half() -> None:
    assert cut_after_hardship(0.3, 0.5, one(0.8), only(P, hardship_softens=0.5))[0] == pytest.approx(0.3 * (1 - 0.5 * 0.5 * 0.8))
    assert cut_after_hardship(1.0, 1.0, one(1.0), only(P, hardship_softens=0.5))[0] == pytest.approx(0.5)
    assert cut_after_hardship(1.0, 0.0, one(1.0), P())[0] == 1


def test_a_heavier_breach_costs_what_is_set_for_it() -> None:
    size = size_of_measure(np.array([0, 1, 2], np.int8), 0.05, 0.3, 1.0)
    assert size.dtype == np.float32
    assert size.tolist() == pytest.approx([0.05, 0.3, 1.0])


@given(columns("at_stake"), column())
def test_more_at_stake_deters_more(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(deterred, given_columns, p=P())
    assert (risen(deterred, given_columns, "at_stake", other, p=P()) >= -SLACK).all()
    assert deterred(0.3, only(P, deterrence=0.5)) == pytest.approx(0.15)


@given(columns("cut", "hardship", "vulnerable"), column())
def test_cuts_keep_their_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(cut_after_hardship, given_columns, p=P())
    assert (risen(cut_after_hardship, given_columns, "cut", other, p=P()) >= -SLACK).all()
    for name in ("hardship", "vulnerable"):
        assert (risen(cut_after_hardship, given_columns, name, other, p=P()) <= SLACK).all(), name


def test_the_memory_of_a_measure_is_one_and_then_fades() -> None:
    p, memory = only(P, memory_fading=0.15), one(0.0)
    memory = memory_after(memory, one(1.0), p)
    assert memory[0] == 1
    for _ in range(5):
        memory = memory_after(memory, one(0.0), p)
    assert memory[0] == pytest.approx(0.85**5)
    kept(memory_after, {"memory": one(0, 0.5, 1), "measure": one(0, 1, 0)}, p=P())


def test_loss_by_hand() -> None:
    # 0.2 · 0.94 + 0.58 · 0.6 = 0.536; a second hit cannot take it over one
    p = only(P, loss_fading=0.06, loss_per_cut=0.58)
    assert loss_after(one(0.2), one(0.6), p)[0] == pytest.approx(0.536)
    assert loss_after(one(0.9), one(3.0), p)[0] == 1


@given(columns("loss", cut_months=(0, 3)), column(0, 3))
def test_loss_keeps_its_range_and_rises_with_the_cut(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(loss_after, given_columns, p=P())
    assert (risen(loss_after, given_columns, "cut_months", other, p=P()) >= -SLACK).all()


UNDUE = dict(undue_detection=0.003, undue_leave=0.17, undue_checks=0.05, undue_separated=0.5)


def test_undue_benefits_by_hand() -> None:
    # per talk 0.17 · 0.5 · (1 − 0.5 · 0.5) = 0.06375; 1 − 0.997 · (1 − 0.06375)² · (1 − 0.05 · 0.5)
    chance = undue_ends(one(2), 0.5, 0.5, 0.5, only(P, **UNDUE))
    assert chance[0] == pytest.approx(1 - 0.997 * (1 - 0.06375) ** 2 * 0.975, rel=1e-5)
    assert undue_ends(one(0), 0.5, 0.0, 0.0, only(P, **UNDUE))[0] == pytest.approx(0.003, rel=1e-4)


def test_attention_without_talk_of_money_ends_nothing() -> None:
    p = changed(P, undue_detection=0.0)
    assert undue_ends(one(4), 0.0, 0.0, 0.0, p)[0] == pytest.approx(0)


@given(columns("money_in_talk", "separated", "checks", talks=(0, 5)), column())
def test_undue_benefits_keep_their_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(undue_ends, given_columns, p=P())
    for name in ("talks", "money_in_talk", "checks"):
        assert (risen(undue_ends, given_columns, name, other, p=P()) >= -SLACK).all(), name
    assert (risen(undue_ends, given_columns, "separated", other, p=P()) <= SLACK).all()


def test_mistakes_by_hand() -> None:
    p = only(P, wrong_stop=0.001, wrong_stop_check=0.01)
    # 0.001 + 0.01 · 0.5 = 0.006; none where the rates are 0
    assert wrongly_stopped(one(0.0, 0.5), p) == pytest.approx([0.001, 0.006])
    assert not wrongly_stopped(one(0.0, 5.0), changed(P, wrong_stop=0.0, wrong_stop_check=0.0)).any()


def test_repeated_breaches_within_a_year_cost_a_month_more_each_up_to_three() -> None:
    months = months_of_measure(1.0, np.array([0, 1, 2, 5], np.int8), 3.0)
    assert months.tolist() == [1, 2, 3, 3]
    assert months.dtype == np.int8
    assert months_of_measure(one(3.0, 0.2), np.array([1, 0], np.int8), 3.0).tolist() == [3, 1], (
        "what an ordinance sets stays, and a measure lasts a month at least"
    )


def test_a_hearing_excuses_the_vulnerable_only() -> None:
    assert blamed(one(0, 1, 1), one(0.0, 0.1, 0.3), only(P, no_blame=0.2)).tolist() == [True, False, True]


def test_half_of_the_mistakes_take_two_months() -> None:
    months = months_stopped(one(0.2, 0.5, 0.8), only(P, wrong_stop_long=0.5))
    assert months.tolist() == [2, 1, 1]
    assert months.dtype == np.int8
