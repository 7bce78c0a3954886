"""Reactance: resistance that pressure calls up in some people (model 6.3)."""

from __future__ import annotations

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, at_least, at_most, toward


class ReactanceParameters(ParameterGroup):
    """How reactance moves."""

    rate: float = par(0.3, "per month", 0.1, 0.5, "prototype", "Monthly adjustment of reactance.")
    strength: float = par(1.0, "ratio", 0.0, 2.0, "design", "Scale on everybody's strength of reactance; 0 is a world without reactance.")
    sanction: float = par(0.8, "per unit", 0.0, 1.2, "design", "Pressure that a remembered measure adds.")
    ceiling: float = par(2.0, "index", 1.0, 3.0, "convention", "Highest reactance.")


def reactance_after(reactance: Floats, *, pressure: Floats, sanction_memory: Floats, rate: Floats, threshold: Floats, p: ReactanceParameters) -> Floats:
    """Reactance next month: toward rate · max(0, pressure + s·memory − threshold); 0 or higher.

    Args:
        pressure: felt pressure, the larger of the two kinds, 0–1.
        rate: personal strength, mean about 0.8.
        threshold: felt pressure at which reactance begins, on the scale of felt pressure.
    """
    excess = at_least(pressure + p.sanction * sanction_memory - threshold, 0.0)
    return toward(reactance, at_most(p.strength * rate * excess, p.ceiling), p.rate)
