"""A childcare place in return for hours: who takes the bargain (Deventer)."""

from __future__ import annotations

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Number, logistic

USUAL_HOURS = 8.0
"""Hours a week asked in Deventer (320 a year), for which ``accept`` holds."""


class ChildcareParameters(ParameterGroup):
    """Taking a childcare place for which something is asked in return."""

    accept: float = par(0.0, "log odds", -1.5, 1.5, "design", "The average parent, for the usual hours.")
    accept_autonomous: float = par(2.0, "log odds per unit", 0.5, 3.0, "design", "Effect of autonomous motivation.")
    accept_trust: float = par(1.5, "log odds per unit", 0.0, 3.0, "design", "Effect of trust: an agreement needs it.")
    accept_hours: float = par(1.0, "log odds per ratio", 0.0, 2.0, "design", "Loss per usual hours more that are asked.")


def takes_bargain(autonomous: Floats, trust: Floats, hours: Number, p: ChildcareParameters) -> Floats:
    """Chance that a parent who is offered a childcare place in return for hours signs the agreement.

    Args:
        hours: hours a week asked in return.
    """
    score = p.accept + p.accept_autonomous * (autonomous - 0.5) + p.accept_trust * (trust - 0.5)
    return logistic(score - p.accept_hours * (hours / USUAL_HOURS - 1.0))
