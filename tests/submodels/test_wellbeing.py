"""The wellbeing vector and life satisfaction (model 7)."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from contract import PEOPLE, SLACK, changed, column, columns, given, kept, one, only, risen

from zachtehand.populations.categories import Wellbeing
from zachtehand.submodels.situations import ActivityGainParameters, SituationGainParameters, gains_table, part_time_gains
from zachtehand.submodels.wellbeing import (
    LATENT,
    LatentBaseParameters,
    SatisfactionParameters,
    WellbeingParameters,
    autonomy_target,
    financial_target,
    latent_base,
    latent_targets,
    life_satisfaction,
    strength_of_gain,
)

P, S = WellbeingParameters, SatisfactionParameters
TABLE = gains_table(P(), ActivityGainParameters(), SituationGainParameters())


@given(columns("strength", "part_time", confidence=(-0.15, 0.15)), column())
def test_latent_functions_keep_shape_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    rest = {
        "situation": np.arange(PEOPLE),
        "table": TABLE,
        "part_time_gains": part_time_gains(SituationGainParameters()),
        "base": latent_base(LatentBaseParameters()),
    }
    before = {name: np.copy(values) for name, values in {**given_columns, **rest}.items()}
    shown = latent_targets(**given_columns, **rest)
    assert shown.dtype == np.float32
    assert shown.shape == (len(LATENT), PEOPLE)
    assert all(np.array_equal(values, before[name]) for name, values in {**given_columns, **rest}.items())
    for name in given_columns:
        assert (risen(latent_targets, given_columns, name, other, **rest) >= -SLACK).all(), name


def test_strength_by_hand() -> None:
    p = only(P, forced_floor=0.3, quality_slope=0.8)
    on_benefit = np.array([True, True, True, False, False])
    # forced, half free, free; a job of average and of good quality: 1 + 0.8 · 0.25
    strength = strength_of_gain(voluntariness=one(0, 0.5, 1, 1, 1), job_quality=one(0.5, 0.5, 0.9, 0.5, 0.75), on_benefit=on_benefit, p=p)
    assert strength == pytest.approx([0.3, 0.65, 1, 1, 1.2])


@given(columns("voluntariness", "job_quality"), column())
def test_strength_rises_with_freedom_and_quality(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    for on_benefit in (np.ones(PEOPLE, bool), np.zeros(PEOPLE, bool)):
        kept(strength_of_gain, given_columns, high=2, on_benefit=on_benefit, p=P())
        for name in given_columns:
            assert (risen(strength_of_gain, given_columns, name, other, on_benefit=on_benefit, p=P()) >= -SLACK).all(), name


AUTONOMY = dict(autonomy_base=0.7, autonomy_pressure=0.6, autonomy_coerced=0.15, autonomy_job=0.05)


def test_autonomy_by_hand() -> None:
    # 0.7 − 0.6 · 0.3 − 0.15 · 0.4 = 0.46; in a job of quality 0.8 besides 0.05 · 2 · 0.8 = 0.08
    assert autonomy_target(one(0.3, 0.3), one(0.4, 0.4), one(0, 1), one(0.8, 0.8), only(P, **AUTONOMY)) == pytest.approx([0.46, 0.54])


@given(columns("pressure", "coerced", "in_job", "job_quality"), column())
def test_autonomy_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(autonomy_target, given_columns, p=P())
    for name in ("pressure", "coerced"):
        assert (risen(autonomy_target, given_columns, name, other, p=P()) <= SLACK).all(), name
    assert (risen(autonomy_target, given_columns, "job_quality", other, p=changed(P, autonomy_job=0.1)) >= -SLACK).all()


MONEY = dict(financial_base=0.4, financial_income=0.5, financial_debt=0.3, financial_regular=0.1)


def test_financial_security_by_hand() -> None:
    # at the norm with average debt 0.4; at 1.3 times the norm in a job with debt 0.5: 0.4 + 0.5 · ln 1.3 − 0.3 · 0.2 + 0.1
    shown = financial_target(one(1.0, 1.3), one(0.3, 0.5), one(0, 1), only(P, **MONEY))
    assert shown == pytest.approx([0.4, 0.44 + 0.5 * log(1.3)])
    without = financial_target(one(0.0, 0.1, 0.2), one(0.3, 0.3, 0.3), one(0, 0, 0), only(P, **MONEY | {"financial_income": 0.2}))
    assert without == pytest.approx([0.4 + 0.2 * log(0.2)] * 3)  # a fifth of the norm is as bad as no income at all


@given(columns("debt", "secure", income_ratio=(0, 4)), column())
def test_financial_security_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(financial_target, given_columns, p=P())
    assert (risen(financial_target, given_columns, "income_ratio", other * 3, p=P()) >= -SLACK).all()
    assert (risen(financial_target, given_columns, "secure", other, p=P()) >= -SLACK).all()
    assert (risen(financial_target, given_columns, "debt", other, p=P()) <= SLACK).all()


def test_life_satisfaction_by_hand() -> None:
    weights = {component.name.lower(): 0.1 for component in Wellbeing}
    p = changed(S, **{**weights, "status": 0.2, "level": 4.0, "scale": 5.0})
    vector = np.full((len(Wellbeing), 1), 0.5, np.float32)
    # 4 + 5 · (8 · 0.1 + 0.2) · 0.5 + 0.3 = 6.8
    assert life_satisfaction(vector, one(0.3), p)[0] == pytest.approx(6.8)
    vector[Wellbeing.STATUS] = 0.9  # 5 · 0.2 · 0.4 more
    assert life_satisfaction(vector, one(0.3), p)[0] == pytest.approx(7.2)


def test_life_satisfaction_stays_on_its_scale() -> None:
    low, high = np.zeros((len(Wellbeing), 1), np.float32), np.ones((len(Wellbeing), 1), np.float32)
    assert life_satisfaction(low, one(-20.0), S())[0] == 0
    assert life_satisfaction(high, one(20.0), S())[0] == 10


def test_a_vector_that_lacks_a_component_has_no_satisfaction() -> None:
    with pytest.raises(ValueError, match="longer"):
        life_satisfaction(np.full((len(Wellbeing) - 1, 1), 0.5, np.float32), one(0), S())


def test_every_component_counts_by_its_weight() -> None:
    p, level = S(), np.full((len(Wellbeing), 1), 0.4, np.float32)
    for component in Wellbeing:
        better = level.copy()
        better[component] = 0.6
        gain = float((life_satisfaction(better, one(0), p) - life_satisfaction(level, one(0), p))[0])
        assert gain == pytest.approx(0.2 * p.scale * getattr(p, component.name.lower()), abs=1e-5)
        assert gain > 0


def test_life_satisfaction_leaves_its_inputs_alone() -> None:
    vector, constant = np.full((len(Wellbeing), PEOPLE), 0.5, np.float32), np.zeros(PEOPLE, np.float32)
    kept(lambda constant: life_satisfaction(vector, constant, S()), {"constant": constant}, high=10)
    assert (vector == 0.5).all()
