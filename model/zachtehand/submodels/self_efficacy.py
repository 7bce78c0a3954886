"""Self-efficacy: what people believe they can do (model 6.4; Bandura)."""

from __future__ import annotations

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, at_least, unit


class SelfEfficacyParameters(ParameterGroup):
    """How self-efficacy moves."""

    success: float = par(0.20, "per success", 0.10, 0.30, "prototype", "Gain from a success: a job, a start in an activity.")
    failure: float = par(0.025, "per month", 0.01, 0.035, "prototype", "Loss in a month of searching in vain, in proportion to effort.")
    activity: float = par(0.015, "per month", 0.0, 0.03, "design", "Small successes of an activity that fits.")
    talk: float = par(0.06, "per good talk", 0.03, 0.10, "prototype", "Gain from a good talk, up to a ceiling.")
    talk_ceiling: float = par(0.75, "0-1", 0.6, 0.9, "prototype", "Self-efficacy above which talks add nothing.")
    peers: float = par(0.02, "per unit", 0.01, 0.05, "bandura", "Gain from friends who found work.")
    set_point: float = par(0.04, "per month", 0.02, 0.06, "prototype", "Pull back to the personal level.")
    hardship: float = par(0.6, "ratio", 0.3, 1.0, "design", "How much hardship sharpens failure and, in part, weakens success.")
    hardship_success: float = par(0.5, "ratio", 0.0, 1.0, "design", "Part of that by which it weakens success.")
    hardship_debt: float = par(0.5, "ratio", 0.2, 1.0, "design", "How far debt stress counts as hardship, against a cut.")


def hardship_of(debt: Floats, cut: Floats, loss: Floats, p: SelfEfficacyParameters) -> Floats:
    """Hardship, 0–1, from debt stress, the share of the benefit that is cut now, and the loss still felt."""
    return unit(p.hardship_debt * debt + cut + loss)


def self_efficacy_after(
    efficacy: Floats,
    *,
    anchor: Floats,
    success: Floats,
    searching_in_vain: Floats,
    free_activity: Floats,
    talk_quality: Floats,
    peers_found_work: Floats,
    hardship: Floats,
    p: SelfEfficacyParameters,
) -> Floats:
    """Self-efficacy next month, 0–1.

    Args:
        success: 1 in a month with a success, else 0.
        searching_in_vain: effort in a month with search and no offer, else 0.
        talk_quality: quality of this month's talk, 0 without one.
        peers_found_work: share of friends at work.
        hardship: debt stress or a cut, 0–1.
    """
    room = 1.0 - efficacy
    change = p.success * (1.0 - p.hardship_success * p.hardship * hardship) * room * success
    change -= p.failure * (1.0 + p.hardship * hardship) * searching_in_vain * efficacy
    change += (p.activity * free_activity + p.peers * peers_found_work) * room
    change += p.talk * talk_quality * at_least(p.talk_ceiling - efficacy, 0.0)
    change += p.set_point * (anchor - efficacy)
    return unit(efficacy + change)
