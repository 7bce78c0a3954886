"""Search effort, focus, compliance on paper, and what employers see (model 6.10 and 6.11)."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from contract import PEOPLE, SLACK, changed, column, columns, given, kept, one, only, risen
from hypothesis import strategies as st

from zachtehand.submodels.effort import (
    REFERENCE_CONTROLLED,
    EffortParameters,
    EmployabilityParameters,
    callbacks,
    complies_on_paper,
    effort,
    employability_index,
    focus,
    interviews,
    search_left,
)

P = EffortParameters
SLOPES = dict(
    base=-1.75,
    duty=1.0,
    autonomous=1.0,
    controlled=1.4,
    sanction=1.2,
    loss=1.5,
    reactance=1.0,
    efficacy=1.2,
    health=1.2,
    fatigue=0.5,
    bandwidth=1.0,
)
AVERAGE = {
    "duty": 0.0,
    "autonomous": 0.5,
    "controlled": REFERENCE_CONTROLLED,
    "sanction_memory": 0.0,
    "loss": 0.0,
    "reactance": 0.0,
    "efficacy": 0.5,
    "health": 0.65,
    "fatigue": 0.0,
    "jobless_around": 0.5,
    "bandwidth": 1.0,
}


def person(**values: float) -> dict[str, np.ndarray]:
    """The average client, but for what is said."""
    return {name: one(value) for name, value in {**AVERAGE, **values}.items()}


def logistic(score: float) -> float:
    return 1 / (1 + exp(-score))


def test_effort_by_hand() -> None:
    given_columns = person(
        duty=0.5,
        autonomous=0.7,
        controlled=REFERENCE_CONTROLLED + 0.2,
        sanction_memory=0.5,
        loss=0.2,
        reactance=0.1,
        efficacy=0.6,
        health=0.55,
        fatigue=0.2,
        jobless_around=0.4,
        bandwidth=0.9,
    )
    # −1.75 + 0.5 + 0.2 + (1.4 · 0.2 + 1.2 · 0.5) · 2 · 0.6 + 0.3 − 0.1 + 0.12 + 0.3 · 0.1 − 0.1 − 0.12 = 0.136
    assert effort(**given_columns, norm=0.3, p=only(P, **SLOPES))[0] == pytest.approx(logistic(0.136) * 0.9)


def test_every_term_is_centred_so_that_a_slope_leaves_the_level_alone() -> None:
    level = effort(**person(), norm=0.0, p=only(P, **SLOPES))[0]
    assert level == pytest.approx(logistic(-1.75))
    for slope in set(SLOPES) - {"base"}:
        assert effort(**person(), norm=0.5, p=only(P, **{**SLOPES, slope: 3.0}))[0] == pytest.approx(level), slope


@pytest.mark.parametrize(
    ("slope", "moved"),
    [
        ("duty", {"duty": 1.0}),
        ("autonomous", {"autonomous": 0.9}),
        ("controlled", {"controlled": 0.8}),
        ("sanction", {"sanction_memory": 1.0}),
        ("loss", {"loss": 0.4}),
        ("reactance", {"reactance": 1.0}),
        ("efficacy", {"efficacy": 0.9}),
        ("health", {"health": 0.3}),
        ("fatigue", {"fatigue": 0.8}),
        ("bandwidth", {"bandwidth": 0.6}),
    ],
)
def test_each_path_has_a_coefficient_of_its_own_and_can_be_closed(slope: str, moved: dict[str, float]) -> None:
    """A measure, everyday pressure, felt loss and the duty to search never share a coefficient."""
    level = effort(**person(), norm=0.0, p=only(P, **SLOPES))[0]
    assert effort(**person(**moved), norm=0.0, p=only(P, **{**SLOPES, slope: 0.0}))[0] == pytest.approx(level)
    others = {other: 0.0 for other in SLOPES if other not in ("base", slope)}
    assert effort(**person(**moved), norm=0.0, p=only(P, **{**SLOPES, **others}))[0] != pytest.approx(level)


def test_pressure_moves_the_confident_most() -> None:
    def gain(efficacy: float) -> float:
        low, high = (effort(**person(efficacy=efficacy, controlled=c), norm=0.0, p=only(P, **{**SLOPES, "efficacy": 0.0}))[0] for c in (0.15, 0.6))
        return float(high - low)

    assert gain(0.8) > gain(0.5) > gain(0.2) > 0
    assert gain(0.0) == pytest.approx(0)


effort_columns = columns(*(name for name in AVERAGE if name != "reactance"), reactance=(0, 2))


@given(effort_columns, column())
def test_effort_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    rest = {"norm": 0.3, "p": P()}
    kept(effort, given_columns, **rest)
    for name in ("duty", "autonomous", "controlled", "sanction_memory", "loss", "health", "bandwidth"):
        assert (risen(effort, given_columns, name, other, **rest) >= -SLACK).all(), name
    for name in ("reactance", "jobless_around", "fatigue"):
        assert (risen(effort, given_columns, name, other, **rest) <= SLACK).all(), name


def test_one_duty_for_everybody_stays_float32() -> None:
    given_columns = person()
    del given_columns["duty"]
    kept(effort, given_columns, duty=0.5, norm=0.3, p=P())


def test_focus_by_hand() -> None:
    p = only(P, focus_autonomous=0.3, focus_controlled=0.4)
    # 1 + 0.3 · 0.2 − 0.4 · 0.3 = 0.94
    assert focus(one(0.7), one(REFERENCE_CONTROLLED + 0.3), p)[0] == pytest.approx(0.94)
    assert focus(one(0.5), one(REFERENCE_CONTROLLED), p)[0] == pytest.approx(1)
    worst = only(P, focus_autonomous=1.0, focus_controlled=1.2)
    assert focus(one(0.0), one(REFERENCE_CONTROLLED + 0.4), worst)[0] == pytest.approx(0.2)  # 1 − 0.5 − 0.48 would be less


@given(columns("autonomous", "controlled"), column())
def test_focus_rises_with_autonomous_and_falls_with_controlled_motivation(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(focus, given_columns, low=0.2, high=2.0, p=P())
    assert (risen(focus, given_columns, "autonomous", other, p=P()) >= -SLACK).all()
    assert (risen(focus, given_columns, "controlled", other, p=P()) <= SLACK).all()


def test_drang_can_make_applications_better_worse_or_neither() -> None:
    """The sign of pressure on applications is a free parameter, not a constant."""
    assert focus(one(0.5), one(0.9), changed(P, focus_controlled=0.0))[0] == pytest.approx(1)
    assert focus(one(0.5), one(0.9), changed(P, focus_controlled=0.5))[0] < 1


def test_compliance_on_paper_by_hand() -> None:
    p = only(P, comply_base=2.0, comply_controlled=2.0, comply_autonomous=0.5, comply_reactance=1.5, comply_bandwidth=3.0)
    # 2 + 2 · 0.2 + 0.5 · 0.2 − 1.5 · 0.1 − 3 · 0.1 = 2.05
    chance = complies_on_paper(one(REFERENCE_CONTROLLED + 0.2), one(0.7), one(0.1), one(0.9), p)
    assert chance[0] == pytest.approx(logistic(2.05))


@given(columns("controlled", "autonomous", "bandwidth", reactance=(0, 2)), column())
def test_compliance_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(complies_on_paper, given_columns, p=P())
    for name in ("controlled", "autonomous", "bandwidth"):
        assert (risen(complies_on_paper, given_columns, name, other, p=P()) >= -SLACK).all(), name
    assert (risen(complies_on_paper, given_columns, "reactance", other, p=P()) <= SLACK).all()


E = EmployabilityParameters
INDEX = dict(unobserved=0.8, age=0.03, low_education=0.35, language=1.0, physical=2.0, mental=1.6, young_child=0.4, care=0.5, human_capital=2.6)


def test_employability_by_hand() -> None:
    value = employability_index(
        unobserved=one(0.5),
        age=one(52),
        low_education=np.array([True]),
        language=one(0.65),
        physical=one(0.6),
        mental=one(0.55),
        young_child=one(1.0),
        gives_care=np.array([True]),
        human_capital=one(0.6),
        p=only(E, **INDEX),
    )
    # 0.4 − 0.3 − 0.35 − 0.1 − 0.2 − 0.16 − 0.4 − 0.5 + 0.26 = −1.35
    assert value[0] == pytest.approx(-1.35, abs=1e-6)


def test_the_average_client_has_an_employability_of_zero() -> None:
    nobody = np.array([False])
    value = employability_index(
        unobserved=one(0),
        age=one(42),
        low_education=nobody,
        language=one(0.75),
        physical=one(0.7),
        mental=one(0.65),
        young_child=one(0),
        gives_care=nobody,
        human_capital=one(0.5),
        p=E(),
    )
    assert value[0] == pytest.approx(0, abs=1e-6)


@given(columns("language", "physical", "mental", "young_child", "human_capital", unobserved=(-4, 4), age=(18, 67)), column())
def test_employability_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    flags = {"low_education": np.arange(PEOPLE) % 2 == 0, "gives_care": np.arange(PEOPLE) % 3 == 0}
    rest = {**flags, "p": E()}
    kept(employability_index, given_columns, low=-20, high=20, **rest)
    for name in ("language", "physical", "mental", "human_capital", "unobserved"):
        assert (risen(employability_index, given_columns, name, other, **rest) >= -2e-5).all(), name
    assert (risen(employability_index, given_columns, "young_child", other, **rest) <= 2e-5).all()
    assert (risen(employability_index, given_columns, "age", 18 + 40 * other, **rest) <= 2e-5).all()


def test_interviews_by_hand() -> None:
    p = only(E, duration_penalty=0.4, duration_tightness=0.3, duration_flat=8.0)
    # at the reference 0.8 · (1 − 0.4 · 4 / 8) = 0.64; flat after eight months
    assert interviews(one(0, 4, 8, 100), one(0.8, 0.8, 0.8, 0.8), 1.0, p) == pytest.approx([0.8, 0.64, 0.48, 0.48])
    # with half as many vacancies again the penalty is 0.4 · (1 + 0.3 · 0.5) = 0.46, with half of them 0.4 · 0.85 = 0.34
    assert interviews(one(0, 4), one(0.8, 0.8), 1.5, p) == pytest.approx([0.8, 0.8 * 0.77])
    assert interviews(one(4, 8), one(0.8, 0.8), 0.5, p) == pytest.approx([0.8 * 0.83, 0.8 * 0.66])


def test_callbacks_are_those_of_dutch_origin_over_the_declared_ratio() -> None:
    found = callbacks(only(E, callback_western=1.25, callback_non_western=1.6))
    assert found == pytest.approx([1.0, 0.8, 0.625])
    assert found.dtype == np.float32, "so that what is worked out with it stays float32"


def test_the_penalty_on_duration_need_not_follow_the_market_and_keeps_within_bounds() -> None:
    steady = only(E, duration_penalty=0.4, duration_tightness=0.0, duration_flat=8.0)
    assert interviews(one(8.0), one(1.0), 3.0, steady)[0] == interviews(one(8.0), one(1.0), 0.0, steady)[0] == pytest.approx(0.6)
    steep = only(E, duration_penalty=0.4, duration_tightness=2.0, duration_flat=8.0)
    assert interviews(one(8.0), one(1.0), 0.0, steep)[0] == 1  # 0.4 · (1 − 2) would be a reward
    assert interviews(one(8.0), one(1.0), 3.0, steep)[0] == pytest.approx(0.1)  # 0.4 · 5 would be more than everything


@given(columns("callback", months_on_benefit=(0, 300)), column(0, 300), st.floats(0, 3))
def test_interviews_fall_with_duration_and_most_in_tight_markets(given_columns: dict[str, np.ndarray], other: np.ndarray, tightness: float) -> None:
    shown = kept(interviews, given_columns, tightness=tightness, p=E())
    assert (risen(interviews, given_columns, "months_on_benefit", other, tightness=tightness, p=E()) <= SLACK).all()
    assert (interviews(**given_columns, tightness=tightness + 0.5, p=E()) <= shown + SLACK).all()


def test_search_left_beside_an_activity_by_hand() -> None:
    # the usual hours take 0.3 away, half as many again 0.45, and never more than 0.9
    assert search_left(one(0.3, 0.3, 0.6, 0.0), one(1, 1.5, 4, 4)) == pytest.approx([0.7, 0.55, 0.1, 1])


@given(columns("lock_in", hours=(0, 3)), column(0, 3))
def test_activities_only_take_search_away(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(search_left, given_columns, low=0.1)
    assert (risen(search_left, given_columns, "hours", other) <= SLACK).all()
