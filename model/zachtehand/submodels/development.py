"""Health, human capital and debt (model 6.15)."""

from __future__ import annotations

import numpy as np

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Mask, Number, as_share, logistic, unit

HALF_A_YEAR = 6
"""Months."""


class HealthParameters(ParameterGroup):
    """How health changes: slowly."""

    mental_rate: float = par(0.03, "per month", 0.01, 0.06, "design", "Adjustment of mental health.")
    activity: float = par(0.03, "0-1", 0.0, 0.06, "design", "Effect of freely chosen activity on mental health.")
    work: float = par(0.05, "0-1", 0.0, 0.10, "paul-moser", "Effect of a good job on mental health.")
    autonomy: float = par(0.05, "per unit", 0.0, 0.1, "design", "Effect of control over one's life on mental health.")
    threat: float = par(0.10, "per unit", 0.0, 0.2, "design", "Harm of felt pressure to those with prior mental problems.")
    loss: float = par(0.08, "per unit", 0.0, 0.2, "design", "Harm of losing income.")
    debt: float = par(0.05, "per unit", 0.0, 0.1, "design", "Harm of debt stress.")
    physical_rate: float = par(0.02, "per month", 0.005, 0.04, "design", "Adjustment of physical health.")
    ageing: float = par(
        0.004, "per year", 0.0, 0.008, "seo-health", "Physical health that a year of age takes: about what age and health in the profile come to."
    )
    exercise: float = par(0.04, "0-1", 0.0, 0.08, "design", "Effect of exercise on physical health.")
    symptoms: float = par(0.49, "0-1", 0.40, 0.60, "convention", "Mental health below which symptoms show, to a survey and to an employer.")
    bad_below: float = par(0.45, "0-1", 0.40, 0.50, "convention", "Physical health below which someone calls it bad, as in the profile.")
    good_from: float = par(0.70, "0-1", 0.65, 0.75, "convention", "Physical health from which someone calls it good, as in the profile.")
    symptoms_steepness: float = par(12.0, "per unit", 6.0, 20.0, "convention", "How sharp that threshold is in a survey.")


def mental_after(
    mental: Floats,
    *,
    anchor: Floats,
    free_activity: Floats,
    job_quality: Floats,
    autonomy: Floats,
    pressure: Floats,
    loss: Floats,
    debt: Floats,
    p: HealthParameters,
) -> Floats:
    """Mental health next month, 0–1.

    Args:
        job_quality: quality of the job, 0 without one.
        autonomy: the wellbeing component.
    """
    target = anchor + p.activity * free_activity + p.work * job_quality + p.autonomy * (autonomy - 0.65)
    target -= p.threat * pressure * (1.0 - anchor)
    target -= p.loss * loss + p.debt * (debt - 0.35)
    return unit(mental + p.mental_rate * (target - mental))


def physical_after(physical: Floats, anchor: Floats, exercising: Floats, p: HealthParameters) -> Floats:
    """Physical health next month, 0–1."""
    return unit(physical + p.physical_rate * (anchor + p.exercise * exercising - physical))


def anchor_after(anchor: Floats, p: HealthParameters) -> Floats:
    """The physical health that someone falls back to, a month older."""
    return unit(anchor - p.ageing / 12.0)


def mentally_ill(mental: Floats, p: HealthParameters) -> Floats:
    """Share with mental symptoms as a survey would count them: a smooth threshold."""
    return logistic(p.symptoms_steepness * (p.symptoms - mental))


class HumanCapitalParameters(ParameterGroup):
    """How skills and work habits change."""

    decay: float = par(0.006, "per month", 0.003, 0.012, "design", "Decay in idleness, toward a floor.")
    floor: float = par(0.25, "0-1", 0.2, 0.35, "convention", "Level that idleness never takes away.")
    work: float = par(0.02, "per month", 0.01, 0.04, "design", "Growth in regular work.")
    part_time: float = par(0.5, "ratio", 0.2, 0.8, "design", "Part of that growth in part-time work.")
    basic_job: float = par(0.5, "ratio", 0.2, 0.8, "design", "Part of that growth in a basic job.")
    activity: float = par(0.004, "per month", 0.0, 0.01, "design", "Growth in demanding activity.")
    training: float = par(0.02, "per month", 0.01, 0.04, "design", "Growth in training or a basic job with training.")
    language: float = par(0.012, "per month", 0.005, 0.02, "design", "Growth of command of Dutch in a course.")


def human_capital_after(capital: Floats, *, working: Floats, demanding: Floats, training: Floats, p: HumanCapitalParameters) -> Floats:
    """Human capital next month, 0–1.

    Args:
        working: 1 in work, a share in part-time work or a basic job.
        demanding: 1 in volunteering, day activity or work experience.
        training: 1 in training; a share in a basic job with some training.
    """
    busy = unit(working + demanding + training)
    growth = (p.work * working + p.activity * demanding + p.training * training) * (1.0 - capital)
    return unit(capital + growth - p.decay * (1.0 - busy) * (capital - p.floor))


def language_after(language: Floats, learning: Mask, p: HumanCapitalParameters) -> Floats:
    """Command of Dutch next month, 0–1."""
    return language + p.language * as_share(learning) * (1.0 - language)


class DebtParameters(ParameterGroup):
    """How debt stress changes."""

    rate: float = par(0.010, "per month", 0.005, 0.02, "design", "Adjustment of debt stress.")
    on_benefit: float = par(0.42, "0-1", 0.3, 0.5, "hand", "Level that life on the benefit tends to.")
    in_work: float = par(0.20, "0-1", 0.1, 0.3, "design", "Level that life in work tends to.")
    no_income: float = par(0.70, "0-1", 0.5, 0.9, "design", "Level that life without income tends to.")
    cut: float = par(0.10, "per month's benefit", 0.05, 0.2, "design", "Debt stress from a month without benefit.")
    back_pay: float = par(
        0.06, "per month's benefit", 0.0, 0.10, "design", "Debt stress that a late payment of a month's benefit takes away: less than waiting brought.",
    )  # fmt: skip
    owed: float = par(0.004, "per month", 0.0, 0.008, "design", "Growth of debt stress, towards 1, of who owes the municipality half a year's benefit.")
    help: float = par(0.03, "per month", 0.01, 0.05, "design", "Effect of debt help on those who work on their own barriers.")


def debt_after(debt: Floats, *, tends_to: Floats, cut_now: Floats, helped: Number, p: DebtParameters) -> Floats:
    """Debt stress next month, 0–1.

    Args:
        tends_to: level that goes with the present source of income.
        cut_now: share of the benefit that is cut this month.
        helped: intensity of debt help, 0–1.
    """
    return unit(debt + p.rate * (tends_to - debt) + p.cut * cut_now - p.help * helped * debt)


def debt_of_owing(debt: Floats, months_owed: Floats, p: DebtParameters) -> Floats:
    """Debt stress with what is owed to the municipality, 0–1.

    Args:
        months_owed: what is owed, in months of benefit; more than half a year's weighs no more than that.
    """
    return debt + p.owed * np.minimum(months_owed / HALF_A_YEAR, 1.0) * (1.0 - debt)


def debt_after_back_pay(debt: Floats, months_paid: Floats, p: DebtParameters) -> Floats:
    """Debt stress after benefit that had been held back is paid after all, 0–1.

    Args:
        months_paid: what is paid, in months of benefit.
    """
    return unit(debt - p.back_pay * months_paid)
