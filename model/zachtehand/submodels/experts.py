"""Experts by experience: talks with someone who has been through the same (Bandura 1997, vicarious experience).

They work through what is there: the quality of a talk (need support, trust), felt pressure, and the
example of people like oneself. All sizes are assumptions; those of the example and of felt pressure
may be zero.
"""

from __future__ import annotations

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats


class ExpertParameters(ParameterGroup):
    """What experts by experience add, and how many there are."""

    closeness: float = par(0.15, "share", 0.0, 0.4, "design", "Part of what a talk lacks in quality that someone with the same past makes up.")
    less_threat: float = par(0.3, "share", 0.0, 0.7, "design", "Felt pressure that such a talk takes away that month.")
    example: float = par(0.5, "friends' share", 0.0, 1.5, "bandura", "Example set in a talk, as a share of friends who found work.")
    willing: float = par(0.05, "share", 0.01, 0.15, "design", "Former clients at work, and volunteers among clients, who are ready to be an expert.")
    hours_each: float = par(16.0, "hours/month", 8.0, 40.0, "design", "Hours of one expert.")


def quality_with_expert(quality: Floats, p: ExpertParameters) -> Floats:
    """Quality of a talk with or by an expert by experience, 0–1."""
    return quality + p.closeness * (1.0 - quality)


def hours_of_experts(former_clients: float, trained: float, p: ExpertParameters) -> float:
    """Hours a month that experts have together.

    Args:
        former_clients: people from whom they are recruited.
        trained: most that the city trains.
    """
    return min(trained, p.willing * former_clients) * p.hours_each
