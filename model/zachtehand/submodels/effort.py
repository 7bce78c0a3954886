"""Search effort, focus, formal compliance and the supply of labour (model 6.10 and 6.11).

The sign of drang versus motivation is decided here, by parameters that no source measures. Everyday
pressure (controlled motivation), a remembered measure and the duty to search have coefficients of
their own: letting them share one would decide the answer silently.
"""

from __future__ import annotations

import numpy as np

from zachtehand.parameters import ParameterGroup, par
from zachtehand.populations.categories import Origin
from zachtehand.submodels.shapes import Floats, Mask, Number, as_share, at_least, at_most, logistic


class EffortParameters(ParameterGroup):
    """What moves search."""

    base: float = par(-1.75, "log odds", -2.2, -1.3, "prototype", "Effort of the average client without a duty to search.")
    duty: float = par(1.0, "log odds", 0.5, 1.5, "prototype", "Effect of a full duty to search, itself, whatever the tone.")
    autonomous: float = par(1.0, "log odds per unit", 0.5, 2.0, "design", "Effect of autonomous motivation.")
    controlled: float = par(1.4, "log odds per unit", 0.0, 3.0, "design", "Effect of controlled motivation from everyday pressure.")
    sanction: float = par(1.2, "log odds per unit", 0.0, 2.5, "van-den-berg-2004", "Effect of a remembered measure.")
    loss: float = par(1.5, "log odds per unit", 0.0, 3.0, "van-den-berg-2004", "Effect of felt loss of income.")
    reactance: float = par(1.0, "log odds per unit", 0.0, 3.0, "iza-12835", "Effect of reactance, downward.")
    efficacy: float = par(1.2, "log odds per unit", 0.5, 2.5, "prototype", "Effect of self-efficacy.")
    health: float = par(1.2, "log odds per unit", 0.5, 2.0, "prototype", "Effect of poor health, downward.")
    fatigue: float = par(0.5, "log odds per unit", 0.0, 1.0, "design", "Effect of project fatigue, downward.")
    bandwidth: float = par(1.0, "power", 0.0, 2.0, "design", "Power of bandwidth in effort.")
    focus_autonomous: float = par(0.3, "per unit", 0.0, 1.0, "design", "Better applications with autonomous motivation.")
    focus_controlled: float = par(0.3, "per unit", 0.0, 1.2, "design", "Worse applications with controlled motivation.")
    comply_base: float = par(2.0, "log odds", 1.0, 3.0, "design", "Formal compliance with the duty to search of the average client.")
    comply_autonomous: float = par(1.0, "log odds per unit", 0.0, 2.0, "design", "Effect of autonomous motivation on compliance on paper.")
    comply_controlled: float = par(2.0, "log odds per unit", 0.5, 4.0, "design", "Effect of controlled motivation on compliance on paper.")
    comply_reactance: float = par(1.5, "log odds per unit", 0.0, 3.0, "design", "Effect of reactance on compliance, downward.")
    comply_bandwidth: float = par(4.0, "log odds per unit", 0.0, 8.0, "mullainathan", "Effect of a bandwidth tax on compliance, downward.")


REFERENCE_CONTROLLED = 0.15
"""Controlled motivation at which every term is centred, so that changing a slope leaves the level alone."""


def effort(
    *,
    duty: Number,
    autonomous: Floats,
    controlled: Floats,
    sanction_memory: Floats,
    loss: Floats,
    reactance: Floats,
    efficacy: Floats,
    health: Floats,
    fatigue: Floats,
    jobless_around: Floats,
    norm: float,
    bandwidth: Floats,
    p: EffortParameters,
) -> Floats:
    """Search effort, 0–1. Pressure moves those who believe in their chances most (× 2·self-efficacy).

    Args:
        duty: how far the duty to search is in force for this person, 0–1.
        health: mean of physical and mental health.
        norm: effect of a working environment (peers).
    """
    confident = 2.0 * efficacy
    score = (p.base + p.duty * duty) + p.autonomous * (autonomous - 0.5)
    score += (p.controlled * (controlled - REFERENCE_CONTROLLED) + p.sanction * sanction_memory) * confident
    score += p.loss * loss - p.reactance * reactance + p.efficacy * (efficacy - 0.5)
    score += norm * (0.5 - jobless_around) - p.fatigue * fatigue - p.health * (0.65 - health)
    return logistic(score) * bandwidth**p.bandwidth


def focus(autonomous: Floats, controlled: Floats, p: EffortParameters) -> Floats:
    """Quality of applications, mean 1: rises with autonomous, falls with controlled motivation."""
    quality = 1.0 + p.focus_autonomous * (autonomous - 0.5) - p.focus_controlled * (controlled - REFERENCE_CONTROLLED)
    return at_least(quality, 0.2)


def complies_on_paper(controlled: Floats, autonomous: Floats, reactance: Floats, bandwidth: Floats, p: EffortParameters) -> Floats:
    """Chance that a check of the search duty finds nothing wrong. People can comply on paper without searching."""
    score = p.comply_base + p.comply_controlled * (controlled - REFERENCE_CONTROLLED) + p.comply_autonomous * (autonomous - 0.5)
    return logistic(score - p.comply_reactance * reactance - p.comply_bandwidth * (1.0 - bandwidth))


def search_left(lock_in: Floats, hours: Floats) -> Floats:
    """Share of search that goes on beside an activity.

    Args:
        lock_in: share of search that an activity of usual hours takes away.
        hours: hours over the usual hours of that kind.
    """
    return 1.0 - at_most(lock_in * hours, 0.9)


class EmployabilityParameters(ParameterGroup):
    """What employers see."""

    unobserved: float = par(0.8, "per sd", 0.6, 1.1, "prototype", "Unobserved employability.")
    age: float = par(0.030, "per year", 0.02, 0.04, "prototype", "Age above 42, downward.")
    low_education: float = par(0.35, "log", 0.2, 0.5, "prototype", "Low education, downward.")
    language: float = par(1.0, "log per unit", 0.5, 1.5, "prototype", "Command of Dutch.")
    physical: float = par(2.0, "log per unit", 1.5, 2.5, "prototype", "Physical health.")
    mental: float = par(1.6, "log per unit", 1.0, 2.2, "prototype", "Mental health.")
    young_child: float = par(0.4, "log", 0.2, 0.6, "prototype", "Child under five without childcare, downward.")
    care: float = par(0.5, "log", 0.2, 0.8, "prototype", "Informal care, downward.")
    human_capital: float = par(2.6, "log per unit", 1.5, 3.5, "prototype", "Human capital.")
    callback_non_western: float = par(1.4, "ratio", 1.2, 1.7, "thijssen", "Callback ratio of Dutch over non-western applicants.")
    callback_western: float = par(1.2, "ratio", 1.0, 1.4, "thijssen", "Callback ratio of Dutch over western applicants.")
    duration_tightness: float = par(0.3, "ratio per unit", 0.0, 0.6, "kroft", "How much stronger the penalty on duration is in a tighter labour market.")
    duration_penalty: float = par(0.40, "share", 0.3, 0.5, "kroft", "Interviews lost by then to duration on the benefit.")
    duration_flat: float = par(8.0, "months", 6.0, 12.0, "kroft", "Months on the benefit after which no more interviews are lost.")


def employability_index(
    *,
    unobserved: Floats,
    age: Floats,
    low_education: Mask,
    language: Floats,
    physical: Floats,
    mental: Floats,
    young_child: Floats,
    gives_care: Mask,
    human_capital: Floats,
    p: EmployabilityParameters,
) -> Floats:
    """Employability as a log ratio to the average client of a whole stock (origin comes in at the interview)."""
    value = p.unobserved * unobserved - p.age * (age - 42.0) - p.low_education * as_share(low_education)
    value -= p.language * (0.75 - language)
    value -= p.physical * (0.7 - physical)
    value -= p.mental * (0.65 - mental)
    value -= p.young_child * young_child
    value -= p.care * as_share(gives_care)
    value += p.human_capital * (human_capital - 0.5)
    return value


def callbacks(p: EmployabilityParameters) -> Floats:
    """Interviews per application by origin, compared with applicants of Dutch origin, shape (origins,)."""
    found = np.ones(len(Origin), np.float32)
    found[Origin.WESTERN] = 1.0 / p.callback_western
    found[Origin.NON_WESTERN] = 1.0 / p.callback_non_western
    return found


def interviews(months_on_benefit: Floats, callback: Floats, tightness: float, p: EmployabilityParameters) -> Floats:
    """Share of applications that lead to an interview, compared with a newcomer of Dutch origin.

    Args:
        callback: of each, from :func:`callbacks`.
        tightness: vacancies against the reference month; the penalty on duration is stronger in tight markets.
    """
    penalty = min(p.duration_penalty * max(1.0 + p.duration_tightness * (tightness - 1.0), 0.0), 0.9)
    return callback * (1.0 - penalty * at_most(months_on_benefit, p.duration_flat) / p.duration_flat)
