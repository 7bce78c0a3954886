"""Caseworkers: street-level bureaucrats who ration hours, cream, park and tick boxes by themselves (model 6.12)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Mask, Number, logistic, toward, unit

HOURS_PER_FTE = 156.0
"""Contract hours of a full-time caseworker in a month."""


class CaseworkParameters(ParameterGroup):
    """How caseworkers divide hours and how good their talks are."""

    present: float = par(0.82, "share", 0.75, 0.88, "prototype", "Contract hours that are worked.")
    absence_burnout: float = par(0.3, "per unit", 0.1, 0.5, "design", "Hours lost to burnout.")
    mandatory: float = par(0.03, "hours per client a month", 0.02, 0.06, "prototype", "Legality, reports and crises.")
    intake: float = par(2.0, "hours", 1.0, 4.0, "design", "Intake of a new or returning client.")
    per_file: float = par(4.0, "hours", 2.0, 8.0, "design", "A file for a measure.")
    no_show_hours: float = par(0.3, "hours", 0.1, 0.5, "prototype", "A talk to which nobody came.")
    home_visit_hours: float = par(1.5, "hours", 1.0, 2.5, "design", "A home visit, travel included.")
    check_hours: float = par(0.5, "hours", 0.25, 1.0, "design", "A check of how someone searches.")
    backlog: float = par(0.10, "share", 0.05, 0.2, "prototype", "Part of those never seen who count as demand this month.")
    box_ticking: float = par(0.8, "per log load", 0.4, 1.6, "design", "How fast load drives caseworkers to work on paper.")
    box_loss: float = par(0.6, "share", 0.4, 0.8, "design", "Quality that full box-ticking takes away.")
    creaming_load: float = par(0.6, "per log load", 0.0, 1.5, "design", "Weight of expected success that load adds by itself.")
    creaming_target: float = par(0.8, "weight", 0.2, 1.5, "design", "Weight of expected success that a target for outflow adds.")
    need_policy: float = par(1.0, "weight", 0.3, 2.0, "design", "Weight of need that a policy of differentiation adds.")
    weight_spread: float = par(0.5, "share", 0.2, 0.8, "design", "Half the width of the spread of the weights below between caseworkers.")
    weight_expected_success: float = par(0.3, "weight", 0.0, 0.6, "design", "Own weight of expected success, per log unit of employability.")
    weight_need: float = par(0.3, "weight", 0.0, 0.6, "design", "Own weight of need (poor mental health, debt).")
    weight_deadline: float = par(1.0, "weight", 0.5, 1.5, "design", "Own weight of deadlines.")
    urgency_unseen: float = par(1.5, "ratio", 1.0, 2.0, "design", "Deadline of someone never seen, where 1 is a talk that is just due.")
    urgency_most: float = par(2.0, "ratio", 1.5, 3.0, "design", "Deadline of someone whose talk is long overdue.")
    urgency_ladder: float = par(2.0, "ratio", 1.0, 3.0, "design", "Extra deadline of someone on the no-show ladder, or passed on by the neighbourhood team.")
    weight_squeaky_wheel: float = par(0.3, "weight", 0.0, 0.6, "design", "Own weight of those who ask for attention.")
    weight_deservingness: float = par(0.2, "weight", 0.0, 0.5, "design", "Own weight of those who do their best.")
    undeserving_ladder: float = par(0.5, "ratio", 0.0, 1.0, "design", "Deservingness lost on the no-show ladder, against being active.")
    style: float = par(0.4, "0-1", 0.3, 0.5, "design", "Mean style, from cooperative (0) to demanding (1).")
    style_spread: float = par(0.25, "0-1", 0.1, 0.3, "design", "Half the width of the spread of style.")
    view_noise: float = par(0.8, "sd", 0.4, 1.2, "design", "Noise in how a caseworker sees someone's distance to work.")
    quality_scale: float = par(1.0, "per unit", 0.7, 1.5, "design", "Quality of a talk in skill: 1 − exp(−skill · …).")
    rapport_floor: float = par(0.6, "share", 0.4, 0.8, "design", "Quality of a talk with someone unknown.")
    rapport_gain: float = par(0.3, "per good talk", 0.15, 0.45, "design", "Rapport gained in a talk.")
    rapport_fading: float = par(0.02, "per month", 0.01, 0.04, "design", "Rapport lost, monthly.")
    rapport_left: float = par(0.45, "share", 0.3, 0.6, "design", "Rapport that carries over to a successor.")
    continuity: float = par(0.5, "share", 0.2, 0.8, "design", "Rapport lost with a caseworker that a policy of continuity saves.")
    skill_training: float = par(0.15, "ratio", 0.0, 0.4, "design", "Skill gained by training in method (information alone does nothing).")
    buddy_gain: float = par(0.08, "ratio", 0.0, 0.2, "design", "Skill gained by observing each other.")
    burnout_rate: float = par(0.03, "per month", 0.01, 0.06, "design", "Adjustment of burnout.")
    burnout_base: float = par(0.10, "0-1", 0.05, 0.2, "design", "Burnout under a normal load.")
    burnout_load: float = par(0.25, "per log load", 0.1, 0.4, "design", "Effect of load on burnout.")
    burnout_buddies: float = par(0.05, "0-1", 0.0, 0.1, "design", "Burnout that buddies prevent.")
    turnover: float = par(0.010, "per month", 0.008, 0.020, "design", "Caseworkers who leave, without burnout.")
    turnover_burnout: float = par(2.0, "ratio", 1.0, 4.0, "design", "Further turnover in proportion to burnout.")
    weak_half: float = par(0.12, "index", 0.0, 0.3, "schiprowski", "Skill of the lower half of caseworkers, whose effect is about zero.")
    strong_half: float = par(1.88, "index", 1.7, 2.0, "schiprowski", "Skill of the upper half, so that the mean is one.")
    strong_spread: float = par(0.35, "log sd", 0.1, 0.6, "design", "Spread of skill in the upper half.")
    group_discount: float = par(0.7, "share", 0.5, 0.85, "convention", "Hours that a talk in a group saves per client, where no size is given.")
    mass_meeting: float = par(0.5, "share", 0.2, 1.0, "design", "What reaches each of a talk that is held for many at once, not for a fixed group.")
    applicant_question: float = par(0.2, "hours", 0.05, 0.5, "design", "Asking an applicant what he or she does for the city, and noting it.")


@dataclass(frozen=True)
class Division:
    """How hours were divided: who is planned for a talk, and what it takes."""

    planned: Mask
    """shape (candidates,)"""
    used: NDArray[np.float64]
    """hours per caseworker"""
    left: NDArray[np.float64]
    """hours per caseworker that were not claimed"""


def hours_available(contract: Floats, client_facing: Number, burnout: Floats, p: CaseworkParameters) -> Floats:
    """Hours a month for clients, per caseworker."""
    return contract * (HOURS_PER_FTE * p.present * client_facing) * (1.0 - p.absence_burnout * burnout)


def hours_per_person(hours: Number, *, groups: Number, group_size: Number, group_hours: Number, p: CaseworkParameters) -> Number:
    """Hours of the caseworker that a talk takes per client, when part of the talks is held in groups.

    Args:
        hours: of a talk with one person.
        groups: share of the talks that is held in groups, 0–1.
        group_size: people who share a meeting; 0 where the policy does not say, then a fixed part is saved.
        group_hours: of a meeting, preparation included.
    """
    in_group = np.where(np.asarray(group_size) > 0, group_hours / np.maximum(group_size, 1.0), hours * (1.0 - p.group_discount))
    return np.where(np.asarray(group_size) > 0, hours + groups * (in_group - hours), hours * (1.0 - p.group_discount * groups))


def personal(groups: Number, group_size: Number, p: CaseworkParameters) -> Number:
    """How far talks have an eye for the individual, 0–1: all of it alone or in a fixed group, less in meetings for many.

    Args:
        groups: share of the talks that is held in groups, 0–1.
        group_size: people who share a meeting; 0 where there is no fixed group.
    """
    for_many = groups * (np.asarray(group_size) <= 0)
    return 1.0 - (1.0 - p.mass_meeting) * for_many


def load(demanded: Floats, available: Floats) -> Floats:
    """Demanded over available hours. Demand is what is mandatory, what the policy's own norm asks, and a tenth of the backlog."""
    return np.minimum(demanded / np.maximum(available, 1e-6), 1e6).astype(np.float32)


def box_ticking(load_now: Floats, p: CaseworkParameters) -> Floats:
    """Inclination to work on paper, 0–1: none up to a load of 1."""
    return (1.0 - np.exp(-p.box_ticking * np.maximum(np.log(np.maximum(load_now, 1e-6)), 0.0))).astype(np.float32)


def weight_of_success(own: Floats, load_now: Floats, target: Number, p: CaseworkParameters) -> Floats:
    """Weight of expected success (creaming): the caseworker's own, plus what load and targets add."""
    return own + p.creaming_load * np.maximum(np.log(np.maximum(load_now, 1e-6)), 0.0) + p.creaming_target * target


_PRIORITY_BITS = 24
"""Priorities are told apart in 2**24 steps between the lowest and the highest, about as finely as single precision can."""


def order_by_priority(caseworker: NDArray[np.int32], priority: Floats) -> NDArray[np.int64]:
    """Positions sorted by caseworker, highest priority first; ties go to the lower position.

    One whole number per candidate is sorted sixteen bits at a time, the last ones first: NumPy sorts numbers of sixteen bits
    in linear time and leaves equals in their order, which takes half the time of sorting the whole numbers.
    """
    order = np.arange(caseworker.size)
    if not order.size:
        return order
    low, high = float(priority.min()), float(priority.max())
    rank = ((high - priority.astype(np.float64)) * ((2**_PRIORITY_BITS - 1) / max(high - low, 1e-9))).astype(np.int64)
    key = (caseworker.astype(np.int64) << _PRIORITY_BITS) | rank
    for shift in range(0, int(key.max()).bit_length(), 16):
        digits = (key >> shift).astype(np.uint16)
        order = order.take(digits.take(order).argsort(kind="stable"))
    return order


def within_reach(line: NDArray[np.int64], caseworker: NDArray[np.int32], budget: NDArray[np.float64], least: NDArray[np.float64]) -> NDArray[np.int64]:
    """The front of each caseworker's line: those whom the hours reach if all before them take the least that anybody takes.

    Args:
        line: positions of candidates, sorted by caseworker.
        caseworker: of each candidate, shape (candidates,).
        budget: hours per caseworker, 0 or higher.
        least: hours per caseworker that an invitation takes at least, 0 or higher.
    """
    waiting = np.bincount(caseworker, minlength=budget.size)
    enough = budget + 1e-3  # a few seconds, so that rounding keeps nobody out who could be planned
    if (waiting * least <= enough).all():
        return line
    place = np.arange(1, line.size + 1) - (waiting.cumsum() - waiting).repeat(waiting)
    return line.compress(place * least.repeat(waiting) <= enough.repeat(waiting))


def divide_hours(*, line: NDArray[np.int64], caseworker: NDArray[np.int32], cost: Floats, budget: NDArray[np.float64]) -> Division:
    """Each caseworker plans talks, from the front of the line, until the hours run out.

    Args:
        line: positions of the candidates, sorted by caseworker: those of one stand in line.
        caseworker: shape (candidates,), index into the budget.
        cost: hours that each would take.
        budget: hours per caseworker, 0 or higher.
    """
    waiting = np.bincount(caseworker, minlength=budget.size)
    running = np.zeros(line.size + 1)
    cost.take(line).cumsum(out=running[1:])  # in double precision, as where it goes
    before = running.take(waiting.cumsum() - waiting)  # what the lines of earlier caseworkers cost
    taken = line.compress(running[1:] <= (before + budget + 1e-9).repeat(waiting))
    planned = np.zeros(line.size, np.bool_)
    planned[taken] = True
    used = np.bincount(caseworker.take(taken), weights=cost.take(taken), minlength=budget.size).astype(np.float64)
    return Division(planned, used, np.maximum(budget - used, 0.0))


def talk_quality(*, skill: Floats, box: Floats, burnout: Floats, rapport: Floats, p: CaseworkParameters) -> Floats:
    """Quality of a talk, 0–1: 1 − exp(−skill·(1 − b·box)·(1 − burnout)·(floor + (1 − floor)·rapport))."""
    strength = skill * (1.0 - p.box_loss * box) * (1.0 - burnout) * (p.rapport_floor + (1.0 - p.rapport_floor) * rapport)
    return 1.0 - np.exp(-p.quality_scale * strength)


def skill_of(luck_half: Floats, luck_spread: Floats, p: CaseworkParameters) -> Floats:
    """Draw skill from a mixture with mean one: half near zero effect, half well above."""
    spread = np.exp(p.strong_spread * np.sqrt(6.0) * (luck_spread - 0.5) * 1.41)
    return np.where(luck_half < 0.5, p.weak_half, p.strong_half * spread / _mean_spread(p)).astype(np.float32)


def _mean_spread(p: CaseworkParameters) -> float:
    half_width = p.strong_spread * 6.0**0.5 * 0.5 * 1.41
    return float(np.sinh(half_width) / half_width) if half_width > 0 else 1.0


def burnout_after(burnout: Floats, load_now: Floats, buddies: Number, p: CaseworkParameters) -> Floats:
    """Burnout next month, 0–1."""
    target = p.burnout_base + p.burnout_load * np.clip(np.log(np.maximum(load_now, 1e-6)), 0.0, 3.0) - p.burnout_buddies * buddies
    return unit(toward(burnout, unit(target), p.burnout_rate)).astype(np.float32)


def leaves(burnout: Floats, p: CaseworkParameters) -> Floats:
    """Monthly chance that a caseworker leaves."""
    return p.turnover * (1.0 + p.turnover_burnout * burnout)


class AttendanceParameters(ParameterGroup):
    """Who does not show up."""

    base: float = par(-1.30, "log odds", -1.6, -0.8, "hand", "No-show of the average client at an ordinary letter.")
    threat: float = par(-0.45, "log odds", -0.65, -0.25, "prototype", "Effect of a threat in the letter.")
    registered_letter: float = par(-1.55, "log odds", -1.75, -1.35, "prototype", "Effect of a registered letter.")
    third_letter: float = par(-0.70, "log odds", -0.9, -0.5, "prototype", "Effect of a third letter that announces a measure.")
    warmth: float = par(-0.50, "log odds", -0.8, -0.2, "design", "Effect of a call or a visit instead of a letter.")
    trait: float = par(1.0, "per sd", 0.7, 1.3, "prototype", "Personal inclination.")
    trust: float = par(1.2, "per unit", 0.8, 1.6, "prototype", "Effect of trust, downward.")
    mental: float = par(0.8, "per unit", 0.4, 1.2, "prototype", "Effect of mental health, downward.")
    known: float = par(0.5, "log odds", 0.3, 0.7, "prototype", "Effect of having been seen before, downward.")
    reactance: float = par(1.0, "per unit", 0.5, 1.5, "prototype", "Effect of reactance.")
    bandwidth: float = par(2.0, "per unit", 0.0, 4.0, "mullainathan", "Effect of a bandwidth tax.")
    joint_invitation: float = par(1.0, "log odds", 0.5, 2.0, "significant", "Invited jointly, of a couple mostly the man comes.")


def no_show(
    *,
    trait: Floats,
    trust: Floats,
    mental: Floats,
    known: Floats,
    reactance: Floats,
    bandwidth: Floats,
    letter: Number,
    warmth: Number,
    joint: Floats,
    p: AttendanceParameters,
) -> Floats:
    """Chance of not showing up.

    Args:
        letter: log odds of the letter that was sent (threat, registered, third).
        joint: 1 for a woman in a couple that is invited jointly.
    """
    score = p.base + letter + p.warmth * warmth + p.trait * trait + p.trust * (0.5 - trust)
    score = score + p.mental * (0.6 - mental) - p.known * known + p.reactance * reactance
    return logistic(score + p.bandwidth * (1.0 - bandwidth) + p.joint_invitation * joint)
