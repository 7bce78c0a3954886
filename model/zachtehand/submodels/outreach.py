"""Outreach: who opens the door to a neighbourhood team, who comes by, and what a visit is about.

A team with names and addresses reaches people who never come by themselves. Without names it reaches
those who can be seen: people with active ties, in neighbourhoods with initiatives, and those who
take the step themselves (Utrecht and Leeuwarden in the dossier; the frontline team in 002).
"""

from __future__ import annotations

import numpy as np

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Mask, Number, logistic, unit

USUAL_TRUST = 0.45
"""Trust at which shares are as declared."""
USUAL_INITIATIVES = 0.3
"""Strength of initiatives at which shares are as declared: the mean of neighbourhoods."""


class OutreachParameters(ParameterGroup):
    """Doors, visits and what comes of them."""

    let_in: float = par(0.67, "share", 0.5, 0.8, "imi", "Households that let a team in at the door: two of three (Leeuwarden's frontline team).")
    invited: float = par(0.45, "share", 0.25, 0.65, "design", "People who come when a team invites them by letter or telephone.")
    trust: float = par(1.2, "log odds per unit", 0.4, 2.0, "design", "Effect of trust on opening the door or coming.")
    ring: float = par(0.25, "hours", 0.1, 0.5, "design", "An attempt to reach someone, travel included.")
    households: float = par(6.0, "ratio", 3.0, 15.0, "design", "Doors in a neighbourhood for each behind which someone is on the benefit.")
    quality: float = par(0.6, "0-1", 0.4, 0.8, "design", "Quality of a visit with an open agenda, as that of a talk.")
    after_talk: float = par(0.10, "share", 0.05, 0.15, "zachte-hand", "People who go to the neighbourhood team after a talk with the caseworker (Utrecht).")
    alone: float = par(0.004, "per month", 0.001, 0.01, "design", "People of average motivation who go to the team by themselves.")
    seen: float = par(0.03, "per month", 0.0, 0.08, "design", "People met by chance where everyone is active and initiatives have their usual strength.")
    problem_first: float = par(0.8, "per unit", 0.3, 1.0, "design", "Visits that are about debts instead of taking part, per unit of debt stress.")
    asks: float = par(0.8, "share", 0.5, 1.0, "design", "Other visits in which taking part comes up.")


def reaches(at_the_door: float, trust: Floats, p: OutreachParameters) -> Floats:
    """Chance that an attempt leads to a visit, 0–1.

    Args:
        at_the_door: 1 for ringing at the door, 0 for an invitation by letter or telephone.
        trust: in the municipality, 0–1.
    """
    share = p.invited + (p.let_in - p.invited) * at_the_door
    return logistic(float(np.log(share / (1.0 - share))) + p.trust * (trust - USUAL_TRUST))


def comes_by(*, talked: Mask, autonomous: Floats, active_around: Floats, initiatives: Floats, p: OutreachParameters) -> Floats:
    """Chance in a month to meet the team without being looked for, 0–1: after a talk, by oneself, or by being seen."""
    alone = unit(p.alone * autonomous / 0.5)
    seen = unit(p.seen * active_around * initiatives / USUAL_INITIATIVES)
    return 1.0 - (1.0 - p.after_talk * talked) * (1.0 - alone) * (1.0 - seen)


def attempt_hours(reached: Mask, *, visit_hours: float, names: bool, p: OutreachParameters) -> Floats:
    """Hours that each attempt takes a team. Without names most doors are other people's, who are helped as well.

    Args:
        reached: whether the attempt leads to a visit.
        visit_hours: a visit, with the help that follows.
        names: the team knows behind which doors to be.
    """
    own = p.ring + visit_hours * reached
    others = 0.0 if names else (p.households - 1.0) * (p.ring + visit_hours * p.let_in)
    return own + others


def about_problems(debt: Floats, p: OutreachParameters) -> Floats:
    """Chance that urgent problems push taking part aside in a visit, 0–1."""
    return unit(p.problem_first * debt)


def passed_on(share: Number, ability: Floats, willingness: Floats) -> Floats:
    """Chance that a visit ends with passing someone on to the caseworker: for those who can and want."""
    return share * ability * willingness
