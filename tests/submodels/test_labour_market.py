"""Vacancies, hiring, displacement, job quality and job ends (model 6.11)."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, kept, one, only, risen

from zachtehand.submodels.labour_market import (
    LabourMarketParameters,
    accepts,
    displaced,
    job_ends,
    match_quality,
    meeting_chance,
    vacancies_in_segment,
)

P = LabourMarketParameters


def vacancies(supply: float, *, tightness: float = 1.0, psi: float = 0.4) -> float:
    """Vacancies in a segment of 10 at the reference, with a reference supply of 100 and 100 outsiders."""
    return float(
        vacancies_in_segment(
            vacancies_at_start=one(10),
            tightness=tightness,
            supply=one(supply),
            reference=one(100),
            outsiders=one(100),
            p=only(P, jobs_fixed=psi),
        )[0]
    )


def test_vacancies_by_hand() -> None:
    # (150 + 100) / (100 + 100) = 1.25; 10 · 1.2 · 1.25^0.6
    assert vacancies(150, tightness=1.2) == pytest.approx(12 * 1.25**0.6, rel=1e-5)


def test_vacancies_at_their_limits() -> None:
    assert vacancies(100) == pytest.approx(10)  # at the reference, whatever ψ
    assert vacancies(300, psi=1.0) == pytest.approx(10)  # jobs fixed: more supply only displaces
    assert vacancies(300, psi=0.0) == pytest.approx(20)  # as many jobs per seeker as before
    assert vacancies(300, tightness=0.0) == 0
    assert vacancies(200) > vacancies(150) > vacancies(50)


def test_a_segment_with_few_seekers_is_like_any_other() -> None:
    few = dict(vacancies_at_start=one(10), tightness=1.0, supply=one(0.7), reference=one(0.2), outsiders=one(0.3), p=only(P, jobs_fixed=0.0))
    assert vacancies_in_segment(**few)[0] == pytest.approx(20)  # twice as many seekers as at the reference
    nobody = {**few, "supply": one(0), "reference": one(0), "outsiders": one(0)}
    assert vacancies_in_segment(**nobody)[0] == 0


def test_meeting_by_hand() -> None:
    assert meeting_chance(one(0.2, 0.0), one(0.5, 0.5)) == pytest.approx([1 - exp(-0.1), 0])


@given(columns(supply=(0, 20), vacancies_per_seeker=(0, 5)), column(0, 20))
def test_meeting_keeps_its_range_and_rises_with_search(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(meeting_chance, given_columns)
    assert (risen(meeting_chance, given_columns, "supply", other) >= -SLACK).all()


ACCEPT = dict(accept_base=0.55, accept_loss=0.8, accept_controlled=0.45, accept_fall_back=0.05)


def test_acceptance_by_hand() -> None:
    p = only(P, **ACCEPT)
    # 0.55 + 0.8 · 0.3 + 0.45 · (0.35 − 0.15) = 0.88, and 0.05 more with a benefit to fall back on; at most 0.98, at least 0.1
    assert accepts(one(0.3, 0.3), one(0.35, 0.35), one(0, 1), p) == pytest.approx([0.88, 0.93])
    assert accepts(one(1.0), one(1.0), one(1.0), p)[0] == pytest.approx(0.98)
    assert accepts(one(0.0), one(0.0), one(0.0), only(P, **{**ACCEPT, "accept_base": 0.1}))[0] == pytest.approx(0.1)


def test_pressure_need_not_make_people_less_choosy() -> None:
    p = changed(P, accept_controlled=0.0)
    assert accepts(one(0.2), one(0.0), one(0.0), p)[0] == accepts(one(0.2), one(0.9), one(0.0), p)[0]


@given(columns("loss", "controlled", "fall_back"), column())
def test_acceptance_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(accepts, given_columns, low=0.1, high=0.98, p=P())
    for name in given_columns:
        assert (risen(accepts, given_columns, name, other, p=P()) >= -SLACK).all(), name


QUALITY = dict(
    quality_base=0.5,
    quality_spread=0.15,
    quality_employability=0.08,
    quality_human_capital=0.15,
    quality_controlled=0.18,
    quality_loss=0.22,
    quality_support=0.15,
    quality_autonomous=0.1,
    quality_employer=0.4,
)
MATCH = ("human_capital", "controlled", "loss", "supported", "autonomous", "employer")


def test_match_quality_by_hand() -> None:
    quality = match_quality(
        noise=one(0.5),
        unobserved=one(0.5),
        human_capital=one(0.7),
        controlled=one(0.3),
        loss=one(0.2),
        supported=one(1.0),
        autonomous=one(0.8),
        employer=one(0.6),
        p=only(P, **QUALITY),
    )
    # 0.5 + 0.075 + 0.04 + 0.03 − 0.18 · 0.2 − 0.22 · 0.2 + 0.15 + 0.03 + 0.4 · 0.1 = 0.785
    assert quality[0] == pytest.approx(0.785)


def test_what_the_employer_offers_need_not_matter() -> None:
    same = {name: one(0.4, 0.4) for name in ("noise", "unobserved", *MATCH)} | {"employer": one(0.1, 0.9)}
    alike, better = (match_quality(**same, p=changed(P, quality_employer=weight)) for weight in (0.0, 0.3))
    assert alike[0] == alike[1]
    assert better[1] - better[0] == pytest.approx(0.24)


@given(columns(*MATCH, noise=(-3, 3), unobserved=(-3, 3)), column())
def test_match_quality_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(match_quality, given_columns, p=P())
    for name in ("noise", "unobserved", "human_capital", "supported", "autonomous", "employer"):
        assert (risen(match_quality, given_columns, name, other, p=P()) >= -SLACK).all(), name
    for name in ("controlled", "loss"):
        assert (risen(match_quality, given_columns, name, other, p=P()) <= SLACK).all(), name


ENDS = dict(job_end=0.056, job_end_quality=3.2, job_end_tenure=0.07, job_end_floor=0.004, coach_retention=0.3)


def test_job_ends_by_hand() -> None:
    # 0.056 · e^(−3.2 · 0.1 − 0.07 · 6) + 0.004, times 1 − 0.3 · 0.5
    chance = job_ends(one(0.6), one(6), one(0.5), only(P, **ENDS))
    assert chance[0] == pytest.approx((0.056 * exp(-0.74) + 0.004) * 0.85)
    assert job_ends(one(1.0), one(1000), one(0.0), only(P, **ENDS))[0] == pytest.approx(0.004)  # never quite safe


@given(columns("quality", "supported", months=(0, 240)), column())
def test_good_long_supported_jobs_last(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(job_ends, given_columns, p=P())
    for name in given_columns:
        assert (risen(job_ends, given_columns, name, other, p=P()) <= SLACK).all(), name


def test_displacement_by_hand() -> None:
    # 0.1 offers per unit of supply without crowding, 0.08 with: 50 clients lose 1 offer, 100 outsiders lose 2
    clients, outsiders = displaced(np.array([50.0]), np.array([40.0]), np.array([100.0]), 0.1, np.array([0.08]))
    assert clients == pytest.approx(1.0)
    assert outsiders == pytest.approx(2.0)
    assert displaced(np.array([50.0]), np.array([50.0]), np.array([100.0]), 0.1, np.array([0.1])) == (0.0, 0.0)


def test_what_clients_gain_outsiders_partly_lose() -> None:
    """With ψ between 0 and 1 extra search makes some jobs and takes others: the sum of offers is the vacancies there are."""
    reference, outsiders, now = np.array([100.0]), np.array([200.0]), np.array([160.0])
    for psi, all_lost in ((0.0, False), (0.4, False), (1.0, True)):
        at_start = 0.1 * (reference + outsiders)
        open_now = vacancies_in_segment(
            vacancies_at_start=at_start, tightness=1.0, supply=now, reference=reference, outsiders=outsiders, p=only(P, jobs_fixed=psi)
        )
        lost = sum(displaced(now, reference, outsiders, 0.1, open_now / (now + outsiders)))
        extra_jobs = float((open_now - at_start).sum())
        assert extra_jobs + lost == pytest.approx(0.1 * 60)  # what the extra supply would find without crowding
        assert (extra_jobs == pytest.approx(0)) == all_lost
