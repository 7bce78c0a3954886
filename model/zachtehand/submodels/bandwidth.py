"""Bandwidth: how scarcity taxes attention (model 6.6)."""

from __future__ import annotations

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, logistic, unit


class BandwidthParameters(ParameterGroup):
    """How scarcity taxes bandwidth."""

    tax: float = par(0.10, "0-1", 0.0, 0.25, "mullainathan", "Scale of the tax; personal sizes are half-normal around it. 0: no tax.")
    steepness: float = par(6.0, "per unit", 3.0, 10.0, "design", "Steepness of the tax in debt stress.")
    threshold: float = par(0.5, "0-1", 0.3, 0.7, "design", "Debt stress at which half of the tax is paid.")
    cut: float = par(0.4, "per unit", 0.2, 0.6, "design", "Debt stress that equals a felt loss of 1.")


def bandwidth_now(scarcity: Floats, debt: Floats, loss: Floats, p: BandwidthParameters) -> Floats:
    """Mental bandwidth, 0–1: 1 − tax·scarcity·σ(k(debt + c·loss − threshold))."""
    return unit(1.0 - p.tax * scarcity * logistic(p.steepness * (debt + p.cut * loss - p.threshold)))
