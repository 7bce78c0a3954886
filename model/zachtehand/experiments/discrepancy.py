"""How far the model is from what it should have said: its discrepancy, learned from the calibration figures.

No model is exact (Kennedy & O'Hagan 2001, J. R. Statist. Soc. B 63:425-464): a known figure is what the
model says, times one plus a discrepancy, plus what is unsure about the count itself. Draws and luck say
nothing of the discrepancy, so intervals from them alone are too narrow. How large it usually is can be
seen on the figures that the model was calibrated on: what is left of their distance after calibration,
beyond draws, luck and counting. Figures marked validation are never looked at.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.targets.files import Target

Numbers = NDArray[np.float64]

LEAST = 0.05
"""No model of people is nearer than this share of a figure, one standard deviation."""
MOST = 2.0
_INTERVAL_IN_DEVIATIONS = 3.92


def unsure_about(target: Target) -> float:
    """One standard deviation of what is unsure about a known figure, in its unit: a quarter of its 95 % interval."""
    return (target.high - target.low) / _INTERVAL_IN_DEVIATIONS


def counting_error(target: Target) -> float:
    """What a run cannot know of a figure, one standard deviation in its unit: how it was counted, or somebody else's sample.

    Runs of a pilot's own size already have the sampling noise of counts and shares; figures with an interval that was
    given with a reason, or with a standard error, bring an error of their own.
    """
    return unsure_about(target) if target.interval.method in ("given", "normal") else 0.0


def estimated(outputs: Numbers, known: Numbers, error: Numbers) -> float:
    """The relative discrepancy that makes the known figures likeliest (maximum likelihood), one standard deviation.

    Args:
        outputs: what the model gave, shape (draws, figures); a missing value is left out.
        known: the figures, shape (figures,).
        error: what is unsure about each, one standard deviation, shape (figures,).

    Returns:
        A share of what the model says, from LEAST to MOST.
    """
    from scipy.optimize import minimize_scalar

    middle, variance = np.nanmean(outputs, axis=0), np.nanvar(outputs, axis=0) + error**2
    distance = (known - middle) ** 2

    def unlikely(share: float) -> float:
        total = variance + (share * middle) ** 2
        return float(np.sum(np.log(total) + distance / total))

    found: Any = minimize_scalar(unlikely, bounds=(LEAST, MOST), method="bounded")
    return float(found.x)
