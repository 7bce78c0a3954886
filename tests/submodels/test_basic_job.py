"""Taking, keeping and leaving a basic job (model 6.14)."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, kept, one, only, risen

from zachtehand.submodels.basic_job import BasicJobParameters, accepts, months_that_count, quality_of_job, search_left, vacancies_displaced

P = BasicJobParameters
ACCEPT = dict(accept_base=1.0, accept_income=4.0, accept_activity=4.0, accept_motivation=2.0, accept_health=2.5, accept_say=0.5, accept_forced=1.5)
NAMES = ("income_gain", "lack", "autonomous", "physical", "say", "voluntary")


def test_acceptance_by_hand() -> None:
    # 1 + 4 · 0.25 + 4 · 0.1 + 2 · 0.2 − 2.5 · 0.2 + 0.5 · 0.4 + 1.5 · (1 − 1) = 2.5
    values = (0.25, 0.6, 0.7, 0.3, 0.4, 1.0)
    chance = accepts(**{name: one(value) for name, value in zip(NAMES, values, strict=True)}, p=only(P, **ACCEPT))
    assert chance[0] == pytest.approx(1 / (1 + exp(-2.5)))
    forced = accepts(**{name: one(value) for name, value in zip(NAMES, (*values[:5], 0.0), strict=True)}, p=only(P, **ACCEPT))
    assert forced[0] == pytest.approx(1 / (1 + exp(-4.0)))


@given(columns(*NAMES), column())
def test_acceptance_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(accepts, given_columns, p=P())
    for name in NAMES[:5]:
        assert (risen(accepts, given_columns, name, other, p=P()) >= -SLACK).all(), name
    assert (risen(accepts, given_columns, "voluntary", other, p=P()) <= SLACK).all()


def test_one_offer_for_everybody_stays_float32() -> None:
    people = {name: one(0.5, 0.6) for name in ("lack", "autonomous", "physical")}
    kept(accepts, people, income_gain=0.2, say=1.0, voluntary=1.0, p=P())


def test_search_left_by_hand() -> None:
    # 1 − 0.2 · (1 − 0.5 · (0.5 · 0.6 + 0.5 · 0.2)) = 1 − 0.2 · 0.8 = 0.84
    assert search_left(0.6, 0.2, only(P, lock_in=0.2, lock_in_guidance=0.5, lock_in_guidance_share=0.5)) == pytest.approx(0.84)
    # 1 − 0.2 · (1 − 0.5 · (0.75 · 0.6 + 0.25 · 0.2)) = 1 − 0.2 · 0.75 = 0.85
    assert search_left(0.6, 0.2, only(P, lock_in=0.2, lock_in_guidance=0.5, lock_in_guidance_share=0.75)) == pytest.approx(0.85)
    assert search_left(0.0, 0.0, changed(P, lock_in=0.0)) == 1


@given(columns("guidance", "training"), column())
def test_guidance_and_training_keep_people_searching(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(search_left, given_columns, p=P())
    for name in given_columns:
        assert (risen(search_left, given_columns, name, other, p=P()) >= -SLACK).all()


def test_a_job_takes_away_part_of_the_months_without_one() -> None:
    counted = months_that_count(one(30.0, 30.0), one(0.0, 1.0), only(P, on_the_cv=0.4))
    assert counted.tolist() == pytest.approx([30.0, 18.0])


def test_quality_by_hand() -> None:
    # 0.55 + 0.2 · (0.9 − 0.5) = 0.63
    assert quality_of_job(one(0.9, 0.5), only(P, quality=0.55, quality_guidance=0.2)) == pytest.approx([0.63, 0.55])
    kept(quality_of_job, {"guidance": one(0, 0.3, 1)}, p=P())


def test_displacement_by_hand() -> None:
    # 200 jobs, of which 15 % displace a regular job that opens in 3 % of months
    assert vacancies_displaced(200.0, only(P, displacement=0.15, replacement=0.03)) == pytest.approx(0.9)
    assert vacancies_displaced(200.0, changed(P, displacement=0.0)) == 0
    assert vacancies_displaced(0.0, P()) == 0
