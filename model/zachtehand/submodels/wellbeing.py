"""The wellbeing vector and life satisfaction (model 7).

Each component relaxes to a target that depends on what someone does, how freely, and on income,
pressure and health. Life satisfaction is a weighted summary, with the weights shown and uncertain; it
stands beside outflow, never under it.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from zachtehand.parameters import ParameterGroup, par
from zachtehand.populations.categories import Wellbeing
from zachtehand.submodels.shapes import Floats, at_least, rows_of, unit


class WellbeingParameters(ParameterGroup):
    """How wellbeing follows circumstances."""

    rate: float = par(0.25, "per month", 0.1, 0.4, "design", "Adjustment of wellbeing to circumstances.")
    activity_scale: float = par(1.0, "ratio", 0.5, 1.5, "jahoda", "Scale of what activities give.")
    work_scale: float = par(1.0, "ratio", 0.7, 1.3, "paul-moser", "Scale of what work gives.")
    forced_floor: float = par(0.3, "share", 0.1, 0.6, "hetschko", "Part of what an activity gives that remains when it is wholly forced.")
    quality_slope: float = par(0.8, "per unit", 0.3, 1.2, "design", "How much job quality matters to what work gives.")
    latent_efficacy: float = par(0.12, "per unit", 0.0, 0.25, "design", "Effect of self-efficacy on the latent functions.")
    autonomy_base: float = par(0.72, "0-1", 0.6, 0.8, "convention", "Autonomy of someone who is left alone.")
    autonomy_pressure: float = par(0.6, "per unit", 0.3, 0.9, "deci-ryan", "Loss of autonomy to felt pressure.")
    autonomy_coerced: float = par(0.15, "per unit", 0.0, 0.3, "deci-ryan", "Loss of autonomy in a forced activity.")
    autonomy_job: float = par(0.05, "0-1", -0.05, 0.15, "design", "Autonomy in an average job, against being left alone.")
    financial_base: float = par(0.42, "0-1", 0.3, 0.5, "convention", "Financial security at the benefit norm with debt stress of 0.3.")
    financial_income: float = par(0.35, "per log ratio", 0.2, 0.8, "design", "Effect of income over the norm, in log ratio.")
    financial_debt: float = par(0.30, "per unit", 0.15, 0.45, "design", "Loss to debt stress.")
    financial_regular: float = par(0.06, "0-1", 0.0, 0.15, "kasy-lehner", "Security of a wage over a benefit.")
    deprivation_status: float = par(0.10, "per unit", 0.0, 0.2, "hetschko", "Stigma of a forced activity.")
    contacts_outside: float = par(0.35, "0-1", 0.25, 0.45, "convention", "Social contact above which someone counts as having contacts outside the house.")


class SatisfactionParameters(ParameterGroup):
    """Weights of the components in life satisfaction."""

    level: float = par(3.5, "points", 3.0, 4.0, "hand", "Life satisfaction at zero on all components; set on who is happy and who is not.")
    happy_from: float = par(6.5, "points", 6.0, 7.0, "convention", "Life satisfaction from which CBS calls someone happy: 7 to 10 in whole points.")
    unhappy_below: float = par(4.5, "points", 4.0, 5.0, "convention", "Life satisfaction below which CBS calls someone unhappy: 1 to 4 in whole points.")
    scale: float = par(7.0, "points", 5.0, 9.0, "paul-moser", "Points from zero to one on all components.")
    time_structure: float = par(0.08, "weight", 0.02, 0.14, "design", "Weight of time structure.")
    social_contact: float = par(0.12, "weight", 0.05, 0.20, "design", "Weight of social contact.")
    collective_purpose: float = par(0.08, "weight", 0.02, 0.14, "design", "Weight of collective purpose.")
    status: float = par(0.12, "weight", 0.05, 0.20, "design", "Weight of status.")
    activity: float = par(0.05, "weight", 0.01, 0.10, "design", "Weight of activity.")
    autonomy: float = par(0.12, "weight", 0.05, 0.20, "design", "Weight of autonomy.")
    financial_security: float = par(0.18, "weight", 0.10, 0.26, "design", "Weight of financial security.")
    mental_health: float = par(0.17, "weight", 0.10, 0.25, "design", "Weight of mental health.")
    physical_health: float = par(0.08, "weight", 0.03, 0.13, "design", "Weight of physical health.")


LATENT = (Wellbeing.TIME_STRUCTURE, Wellbeing.SOCIAL_CONTACT, Wellbeing.COLLECTIVE_PURPOSE, Wellbeing.STATUS, Wellbeing.ACTIVITY)


class LatentBaseParameters(ParameterGroup):
    """Jahoda's latent functions of someone who does nothing."""

    time_structure: float = par(0.38, "0-1", 0.3, 0.5, "jahoda", "Time structure without activity or work.")
    social_contact: float = par(0.40, "0-1", 0.3, 0.5, "jahoda", "Social contact without activity or work.")
    collective_purpose: float = par(0.34, "0-1", 0.25, 0.45, "jahoda", "Collective purpose without activity or work.")
    status: float = par(0.36, "0-1", 0.25, 0.45, "jahoda", "Status without activity or work.")
    activity: float = par(0.34, "0-1", 0.25, 0.45, "jahoda", "Activity without activity or work.")


@lru_cache(maxsize=16)
def latent_base(p: LatentBaseParameters) -> NDArray[np.float32]:
    """Levels of the five latent functions without activity or work, shape (5,)."""
    return np.array([getattr(p, component.name.lower()) for component in LATENT], np.float32)


def latent_targets(
    *,
    situation: NDArray[np.intp],
    table: NDArray[np.float32],
    strength: Floats,
    part_time: Floats,
    part_time_gains: tuple[float, ...],
    confidence: Floats,
    base: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Targets of the five latent functions, shape (5, people).

    Args:
        situation: column of the table per person.
        strength: how much of the gain arrives: voluntariness of an activity, quality of a job.
        part_time: 1 with part-time work beside the benefit.
        part_time_gains: what that adds to each of the five.
        confidence: what self-efficacy adds to all five.
        base: level without activity, shape (5,).
    """
    targets = np.empty((len(LATENT), situation.size), strength.dtype)
    working = rows_of(part_time > 0)
    for row in range(len(LATENT)):
        np.multiply(table[row].take(situation, mode="clip"), strength, out=targets[row])
        targets[row, working] += part_time[working] * part_time_gains[row]
        targets[row] += confidence + base[row]
    return targets


def strength_of_gain(*, voluntariness: Floats, job_quality: Floats, on_benefit: NDArray[np.bool_], p: WellbeingParameters) -> Floats:
    """How much of what a situation gives arrives: 1 for a free activity or a job of average quality."""
    free = p.forced_floor + (1.0 - p.forced_floor) * voluntariness
    return free * on_benefit + (1.0 + p.quality_slope * (job_quality - 0.5)) * ~on_benefit


def autonomy_target(pressure: Floats, coerced: Floats, in_job: Floats, job_quality: Floats, p: WellbeingParameters) -> Floats:
    """Autonomy: lowered by felt pressure and forced activity, moved by the quality of a job."""
    return unit(p.autonomy_base - p.autonomy_pressure * pressure - p.autonomy_coerced * coerced + in_job * (p.autonomy_job * 2.0 * job_quality))


def financial_target(income_ratio: Floats, debt: Floats, secure: Floats, p: WellbeingParameters) -> Floats:
    """Financial security from income over the norm, debt stress, and the security of a wage.

    Args:
        secure: 1 in a permanent job, less in a temporary one, 0 without a job.
    """
    return unit(p.financial_base + p.financial_income * np.log(at_least(income_ratio, 0.2)) - p.financial_debt * (debt - 0.3) + p.financial_regular * secure)


def life_satisfaction(wellbeing: NDArray[np.float32], constant: Floats, p: SatisfactionParameters) -> Floats:
    """Life satisfaction in points, 0–10: level + scale · Σ weight · component + personal constant."""
    total = constant + np.float32(p.level)
    for row, weight in zip(wellbeing, satisfaction_weights(p), strict=True):
        total += weight * row
    return total.clip(0.0, 10.0)


@lru_cache(maxsize=16)
def satisfaction_weights(p: SatisfactionParameters) -> tuple[np.float32, ...]:
    """Points of life satisfaction per unit of each component."""
    return tuple(np.float32(p.scale * getattr(p, component.name.lower())) for component in Wellbeing)
