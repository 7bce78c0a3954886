"""Project fatigue: programmes that end without result wear people out (model 6.8)."""

from __future__ import annotations

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, unit


class FatigueParameters(ParameterGroup):
    """How fatigue moves."""

    ended_without_result: float = par(0.20, "per programme", 0.1, 0.3, "design", "A programme that ended without result.")
    failed_placement: float = par(0.08, "per attempt", 0.03, 0.15, "prototype", "A placement that came to nothing.")
    fading: float = par(0.05, "per month", 0.02, 0.10, "design", "Monthly fading.")
    weakening: float = par(0.7, "per unit", 0.0, 1.5, "design", "The next programme works × exp(−k·fatigue).")


def fatigue_after(fatigue: Floats, *, ended_without_result: Floats, failed_placement: Floats, p: FatigueParameters) -> Floats:
    """Project fatigue next month, 0–1; the events are 1 in the month in which they happen."""
    events = p.ended_without_result * ended_without_result + p.failed_placement * failed_placement
    return unit(fatigue * (1.0 - p.fading) + events)
