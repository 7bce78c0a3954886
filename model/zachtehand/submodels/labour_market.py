"""Vacancies, hiring, displacement, job quality and job ends (model 6.11).

Vacancies are limited: V = V0 · tightness · ((S + S_out) / (S_ref + S_out))^(1 − ψ), per segment. V0 and the
reference are absolute numbers, frozen at the end of the spin-up and the same under every policy. Other
job seekers compete for the same vacancies, and lose when clients search more.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Mask, Number, unit


class LabourMarketParameters(ParameterGroup):
    """How clients and vacancies meet."""

    offers: float = par(0.085, "per unit of supply a month", 0.050, 0.130, "hand", "Offers per unit of supply in the reference month.")
    jobs_fixed: float = par(0.4, "power", 0.0, 1.0, "crepon", "ψ: 1 means that the number of jobs is fixed and supply policies only displace.")
    outsiders: float = par(2.0, "ratio", 0.0, 5.0, "design", "Other job seekers per unit of supply of clients.")
    hire_share: float = par(0.5, "share", 0.4, 0.6, "convention", "Share of meetings that end in an offer, for the average employer and client.")
    accept_base: float = par(0.55, "share", 0.4, 0.7, "prototype", "Offers that the average client accepts.")
    accept_loss: float = par(0.8, "per unit", 0.0, 1.2, "arni", "Effect of felt loss on accepting any offer.")
    accept_controlled: float = par(0.25, "per unit", 0.0, 0.6, "design", "Effect of controlled motivation on accepting any offer.")
    accept_fall_back: float = par(0.05, "share", 0.0, 0.15, "design", "Effect of a benefit that is frozen to fall back on.")
    full_time: float = par(0.45, "share", 0.35, 0.55, "prototype", "Offers that pay above the benefit level.")
    quality_base: float = par(0.50, "0-1", 0.4, 0.6, "prototype", "Quality of the average match.")
    quality_spread: float = par(0.15, "per sd", 0.1, 0.2, "prototype", "Spread of match quality.")
    quality_employability: float = par(0.08, "per sd", 0.0, 0.15, "prototype", "Effect of unobserved employability.")
    quality_human_capital: float = par(0.15, "per unit", 0.0, 0.3, "prototype", "Effect of human capital.")
    quality_controlled: float = par(0.18, "per unit", 0.0, 0.4, "design", "Loss of match quality to controlled motivation.")
    quality_loss: float = par(0.22, "per unit", 0.0, 0.4, "arni", "Loss of match quality to felt loss.")
    quality_support: float = par(0.15, "0-1", 0.0, 0.3, "ips-meta", "Gain of match quality with a job coach.")
    quality_autonomous: float = par(0.10, "per unit", 0.0, 0.2, "design", "Gain of match quality with autonomous motivation.")
    quality_employer: float = par(0.30, "per unit", 0.1, 0.5, "design", "Effect of what the employer offers.")
    job_end: float = par(0.056, "per month", 0.045, 0.065, "prototype", "Job ends in the first month of an average job.")
    job_end_quality: float = par(3.2, "per unit", 1.0, 4.0, "prototype", "How much quality lengthens a job.")
    job_end_tenure: float = par(0.07, "per month", 0.04, 0.10, "prototype", "How much tenure lengthens a job.")
    job_end_floor: float = par(0.004, "per month", 0.002, 0.006, "prototype", "Job ends however good the job.")
    coach_retention: float = par(0.3, "share", 0.0, 0.5, "ips-meta", "Job ends that a job coach prevents.")
    subsidy_end: float = par(0.15, "share", 0.0, 0.4, "design", "Subsidised jobs that end when the subsidy does.")
    part_time_stop: float = par(0.024, "per month", 0.02, 0.04, "prototype", "Part-time work beside the benefit that stops.")
    step_up: float = par(1.8, "ratio", 1.3, 2.5, "prototype", "Offers of above-benefit work for those who work part-time.")
    coach_supply: float = par(1.9, "ratio", 1.4, 2.6, "ips-meta", "Supply of a coached client who wants to work.")
    coach_months: float = par(30.0, "months", 24.0, 36.0, "ips-pilot", "Longest job coaching (trajectories last two to three years).")
    coach_motivation: float = par(0.45, "0-1", 0.3, 0.6, "design", "Autonomous motivation from which someone wants a job coach.")
    coach_ill_below: float = par(0.5, "0-1", 0.4, 0.6, "design", "Mental health below which coaches give someone precedence.")
    coach_precedence: float = par(0.3, "0-1", 0.0, 0.6, "design", "That precedence, where a unit is a full point of motivation.")
    coach_chance: float = par(0.3, "0-1", 0.1, 0.6, "design", "Chance in whom coaches take, on the same scale.")
    aftercare_support: float = par(0.3, "share", 0.0, 0.6, "design", "Support at work that full aftercare gives, against a job coach.")
    trial_lift: float = par(0.35, "ratio", 0.0, 0.8, "design", "Extra offers when employers can try someone first.")


def vacancies_in_segment(
    *, vacancies_at_start: Floats, tightness: float, supply: Floats, reference: Floats, outsiders: Floats, p: LabourMarketParameters
) -> Floats:
    """Expected vacancies per segment this month.

    Args:
        vacancies_at_start: V0 per segment.
        tightness: labour market against the reference month, 0 or higher.
        supply, reference, outsiders: supply of clients now, at the reference, and of other job seekers.
    """
    pressure = (supply + outsiders) / np.maximum(reference + outsiders, 1e-9)
    return vacancies_at_start * tightness * pressure ** (1.0 - p.jobs_fixed)


def meeting_chance(supply: Floats, vacancies_per_seeker: Floats) -> Floats:
    """Chance that a client meets at least one vacancy this month: 1 − exp(−supply · vacancies per unit of supply)."""
    return 1.0 - np.exp(-supply * vacancies_per_seeker)


def accepts(loss: Floats, controlled: Floats, fall_back: Floats, p: LabourMarketParameters) -> Floats:
    """Chance that a client accepts an offer: need and pressure make people less choosy, a benefit to fall back on less wary.

    Args:
        fall_back: 1 where the benefit is frozen so that one can fall back on it.
    """
    return np.clip(p.accept_base + p.accept_loss * loss + p.accept_controlled * (controlled - 0.15) + p.accept_fall_back * fall_back, 0.1, 0.98)


def match_quality(
    *,
    noise: Floats,
    unobserved: Floats,
    human_capital: Floats,
    controlled: Floats,
    loss: Floats,
    supported: Floats,
    autonomous: Floats,
    employer: Floats,
    p: LabourMarketParameters,
) -> Floats:
    """Quality of a match, 0–1; pressured matches are worse, supported ones better.

    Args:
        noise: standardised luck.
        employer: quality of what the employer offers, 0–1, mean 0.5.
    """
    quality = p.quality_base + p.quality_spread * noise + p.quality_employability * unobserved
    quality += p.quality_human_capital * (human_capital - 0.5) - p.quality_controlled * (controlled - 0.10)
    quality += p.quality_support * supported - p.quality_loss * loss + p.quality_autonomous * (autonomous - 0.5)
    return unit(quality + p.quality_employer * (employer - 0.5))


def job_ends(quality: Floats, months: Floats, supported: Number, p: LabourMarketParameters) -> Floats:
    """Monthly chance that a job ends."""
    hazard = p.job_end * np.exp(-p.job_end_quality * (quality - 0.5) - p.job_end_tenure * months) + p.job_end_floor
    return unit(hazard * (1.0 - p.coach_retention * supported))


def displaced(supply: NDArray, reference: NDArray, outsiders: NDArray, per_supply: float, expected: NDArray) -> tuple[float, float]:
    """Offers that clients and other job seekers lose because clients search more than at the reference.

    Args:
        per_supply: offers per unit of supply without crowding (tightness included).
        expected: vacancies per unit of supply now, per segment.

    Returns:
        (clients, outsiders): negative when there is less competition than at the reference.
    """
    lost = per_supply - expected
    return float(np.sum(supply * lost)), float(np.sum(outsiders * lost))


class EmployerParameters(ParameterGroup):
    """How employers decide."""

    base: float = par(0.0, "log odds", -0.5, 0.5, "convention", "The average employer hires half of those who get to an interview.")
    willingness: float = par(1.5, "log odds per unit", 0.5, 3.0, "design", "Willingness towards people far from work.")
    experience: float = par(1.0, "log odds per unit", 0.0, 2.0, "design", "Good experience with the group lowers perceived risk.")
    subsidy: float = par(1.5, "log odds per unit", 0.5, 3.0, "design", "A known subsidy, per share of the wage.")
    support: float = par(0.8, "log odds per unit", 0.2, 1.5, "design", "Support from the municipality takes away hassle.")
    productivity: float = par(1.0, "log odds per unit", 0.0, 2.0, "design", "Effect of skills and work habits as they show at the interview.")
    wage: float = par(1.0, "log odds per ratio", 0.0, 3.0, "design", "Who pays more above the minimum wage asks more.")
    fit: float = par(0.4, "log odds per sd", 0.0, 1.0, "design", "Effect of how well person and job fit, which later makes the match good.")
    taboo: float = par(0.6, "log odds", 0.2, 1.0, "significant", "Mental illness, without a job coach.")
    learning: float = par(0.15, "per hire", 0.05, 0.3, "design", "Experience gained with a hire.")
    forgetting: float = par(0.03, "per month", 0.01, 0.06, "design", "Experience lost, monthly.")
    support_left: float = par(0.9, "share", 0.8, 0.97, "design", "Support that is left after a month without employer work.")
    awareness: float = par(0.3, "share", 0.1, 0.5, "design", "Employers who know of subsidies where the municipality does nothing.")
    awareness_support: float = par(0.6, "share", 0.2, 0.7, "design", "Further employers who know of them under full support.")
    awareness_rate: float = par(0.01, "per month", 0.005, 0.03, "design", "How fast knowledge of subsidies spreads or wears off.")
    wage_spread: float = par(0.3, "ratio", 0.1, 0.5, "design", "Hourly wage of the best-paying employer over the minimum wage, less one.")
    quality_spread: float = par(0.5, "0-1", 0.2, 0.8, "design", "Width of the spread of what employers offer.")
    willingness_spread: float = par(0.35, "0-1", 0.15, 0.5, "design", "Half the width of the spread of willingness between employers.")
    experience_at_start: float = par(0.2, "0-1", 0.0, 0.4, "design", "Most experience with the group that an employer begins with.")
    awareness_least: float = par(0.1, "share", 0.0, 0.2, "design", "Knowledge of subsidies of the employer who knows least at the start.")
    awareness_spread: float = par(0.4, "share", 0.1, 0.6, "design", "Width of the spread of that knowledge at the start.")
    support_per_hour: float = par(0.02, "per hour", 0.005, 0.05, "design", "Support that an hour of employer work per 1,000 clients builds up.")


def mean_wage(p: EmployerParameters) -> float:
    """Mean over employers of the hourly wage over the minimum wage: one plus a quarter of the spread (a product of two uniform draws)."""
    return 1.0 + 0.25 * p.wage_spread


def employer_hires(
    *,
    willingness: Floats,
    experience: Floats,
    subsidy_awareness: Floats,
    subsidy: Number,
    support: Floats,
    human_capital: Floats,
    wage: Floats,
    fit: Floats,
    mentally_ill: Mask,
    coached: Mask,
    p: EmployerParameters,
) -> Floats:
    """Chance that an employer who interviews a client makes an offer, 0–1.

    Args:
        human_capital: skills and work habits, 0–1.
        wage: hourly wage that the employer pays over the minimum wage; centred at its mean over employers.
        fit: standardised fit of person and job.
    """
    score = p.base + p.willingness * (willingness - 0.5) + p.experience * experience
    score = score + p.subsidy * subsidy * subsidy_awareness + p.support * np.maximum(support, coached)
    score = score + p.productivity * (human_capital - 0.5) - p.wage * (wage - mean_wage(p)) + p.fit * fit
    score = score - p.taboo * (mentally_ill & ~coached)
    return (1.0 / (1.0 + np.exp(-score))).astype(np.float32)


def employer_support_after(support: Floats, hours: float, p: EmployerParameters) -> Floats:
    """Support that employers receive, 0–1: fades, and grows with hours of employer work per 1,000 clients."""
    return unit(p.support_left * support + p.support_per_hour * hours)


def subsidy_awareness_after(awareness: Floats, support: Floats, p: EmployerParameters) -> Floats:
    """Knowledge of subsidies, 0–1: moves slowly toward a level that support raises."""
    return unit(awareness + p.awareness_rate * (p.awareness + p.awareness_support * support - awareness))


def employer_experience_after(experience: Floats, hires: NDArray, p: EmployerParameters) -> Floats:
    """Experience with the group, 0–1: grows with hires, fades."""
    return unit(1.0 - (1.0 - experience * (1.0 - p.forgetting)) * (1.0 - p.learning) ** hires).astype(np.float32)
