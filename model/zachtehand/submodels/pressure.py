"""Felt pressure and need support (model 6.1).

Pressure to look for work and pressure to take part are two variables on their way through the
model; they share only how they are felt.
"""

from __future__ import annotations

import numpy as np

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Number, rows_of, unit


class PressureParameters(ParameterGroup):
    """How policy pressure is felt."""

    discretion: float = par(0.3, "share", 0.1, 0.5, "lipsky", "Weight of the caseworker's own stance in the pressure that a client meets.")
    without_contact: float = par(0.4, "share", 0.2, 0.6, "design", "Share of the pressure that is felt without any contact.")
    choice_relief: float = par(0.4, "share", 0.0, 0.8, "design", "How far freedom to choose lightens what pressure does to autonomy.")
    free_autonomy: float = par(0.97, "0-1", 0.9, 1.0, "prototype", "Autonomy of someone who is never called.")
    duty_in_full: float = par(0.5, "share", 0.25, 1.0, "design", "Part of the full duty to search from which the pressure to search is felt in full.")
    contact_per_talk: float = par(0.6, "share", 0.4, 0.8, "prototype", "Share of the distance to full contact that one talk covers.")
    contact_fading: float = par(0.12, "per month", 0.06, 0.2, "prototype", "Monthly fading of contact and of the support from talks.")


def stated(policy: Number, stance: Number, p: PressureParameters) -> Number:
    """Pressure that a client meets: policy^(1−D) · stance^D; without policy there is none.

    Args:
        policy: pressure in the policy, 0–1.
        stance: how demanding the caseworker is, 0–1.
    """
    return policy ** (1.0 - p.discretion) * stance**p.discretion


def to_search(policy: Number, duty: Number, p: PressureParameters) -> Number:
    """Pressure to search in the policy, 0–1: weaker where there is hardly a duty to search."""
    return policy * np.minimum(1.0, duty / p.duty_in_full)


def felt(meeting: Number, contact: Floats, buffering: Floats, trust: Floats, p: PressureParameters) -> Floats:
    """Felt pressure: stated · (a + (1 − a)·contact) · (1 − buffering·trust), 0–1."""
    return meeting * (p.without_contact + (1.0 - p.without_contact) * contact) * (1.0 - buffering * trust)


def need_support(pressure: Number, choice: Number, efficacy: Floats, trust: Floats, weights: Floats, p: PressureParameters) -> Floats:
    """How far the three basic needs are met, 0–1 (self-determination theory).

    Args:
        pressure: felt pressure, 0–1.
        choice: freedom to choose, 0–1.
        weights: shape (3, clients): autonomy, competence, relatedness.
    """
    autonomy = unit(p.free_autonomy - pressure * (1.0 - p.choice_relief * choice))
    return weights[0] * autonomy + weights[1] * efficacy + weights[2] * trust


def contact_after(contact: Floats, talks: Floats, p: PressureParameters) -> Floats:
    """Contact fades each month and rises with talks; ``talks`` is the number of talks this month."""
    without = 1.0 - (1.0 - p.contact_fading) * contact
    talked = rows_of(talks > 0)
    without[talked] *= (1.0 - p.contact_per_talk) ** talks[talked]
    return 1.0 - without
