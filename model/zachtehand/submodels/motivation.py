"""Autonomous and controlled motivation, and internalisation (model 6.2; self-determination theory)."""

from __future__ import annotations

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Number, toward, unit


class MotivationParameters(ParameterGroup):
    """How motivation moves."""

    autonomous_rate: float = par(0.10, "per month", 0.05, 0.15, "design", "Monthly adjustment of autonomous motivation.")
    need_gain: float = par(0.5, "per unit", 0.2, 0.8, "design", "Effect of need support, above that without contact, on autonomous motivation.")
    crowding_out: float = par(0.25, "per unit", 0.0, 0.5, "design", "Direct loss of autonomous motivation to felt pressure (0: no crowding out).")
    interviewing_gain: float = par(0.25, "per unit", 0.1, 0.8, "design", "Effect of motivational interviewing by good talks.")
    activity_gain: float = par(0.10, "per unit", 0.0, 0.2, "prototype", "Effect of a freely chosen activity on autonomous motivation.")
    peers: float = par(0.05, "per unit", 0.0, 0.15, "bandura", "Effect of friends who found work.")
    fatigue_loss: float = par(0.10, "per unit", 0.0, 0.3, "prototype", "Loss of autonomous motivation to project fatigue.")
    internalisation: float = par(0.15, "per unit", 0.0, 0.4, "deci-ryan", "Controlled motivation that turns autonomous in a freely chosen, fitting activity.")
    controlled_rate: float = par(0.45, "per month", 0.3, 0.6, "prototype", "Monthly adjustment of controlled motivation; gone when pressure stops.")
    sanction_to_participation: float = par(0.3, "per unit", 0.0, 0.8, "design", "Effect of a remembered measure on controlled motivation to take part.")


def autonomous_after(
    autonomous: Floats,
    *,
    anchor: Floats,
    need_support: Floats,
    need_support_alone: Floats,
    pressure: Floats,
    interviewing: Number,
    support: Floats,
    free_activity: Floats,
    controlled: Floats,
    peers_found_work: Floats,
    fatigue: Floats,
    rewards: Floats | None = None,
    p: MotivationParameters,
) -> Floats:
    """Autonomous motivation next month; with no contact it rests at the person's own anchor.

    Args:
        need_support_alone: the person's own need support without any contact.
        interviewing: motivational interviewing in the policy, 0–1.
        support: quality of recent talks, fading, 0–1.
        free_activity: 1 in an activity that was chosen freely, 0 without one.
        controlled: controlled motivation to take part.
        peers_found_work: share of friends at work, over its usual level.
        rewards: what rewards and appreciation add to the level (:func:`rewards.motivation`); None without any.
    """
    target = anchor + p.need_gain * (need_support - need_support_alone)
    target -= p.crowding_out * pressure
    target += (p.interviewing_gain * interviewing) * support
    target += free_activity * (p.activity_gain + p.internalisation * controlled)
    target += p.peers * peers_found_work
    target -= p.fatigue_loss * fatigue
    if rewards is not None:
        target += rewards
    return toward(autonomous, unit(target), p.autonomous_rate)


def controlled_search_after(controlled: Floats, pressure: Floats, p: MotivationParameters) -> Floats:
    """Controlled motivation to look for work: everyday pressure only. A measure has a path of its own (effort)."""
    return toward(controlled, pressure, p.controlled_rate)


def controlled_participation_after(controlled: Floats, pressure: Floats, sanction_memory: Floats, p: MotivationParameters) -> Floats:
    """Controlled motivation to take part."""
    return toward(controlled, unit(pressure + p.sanction_to_participation * sanction_memory), p.controlled_rate)
