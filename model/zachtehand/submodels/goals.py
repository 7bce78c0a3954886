"""Goals of a team: a number a year, and the gap that drives effort (model 6.12: targets raise creaming)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def gap(reached: NDArray[np.floating], per_year: NDArray[np.floating], months: int) -> NDArray[np.float64]:
    """How far behind its goals a team is, 0–1; 0 without a goal or before anything was due.

    Args:
        reached: what counted in the last twelve months, or since the goal holds; any shape.
        per_year: what was to be reached in a year, same shape.
        months: months over which was counted, 0–12.
    """
    due = np.asarray(per_year, np.float64) * months / 12.0
    return np.where(due > 0, np.clip(1.0 - reached / np.maximum(due, 1e-9), 0.0, 1.0), 0.0)


def raised_more(chance: NDArray[np.floating], gap_now: NDArray[np.floating]) -> NDArray[np.floating]:
    """A chance, 0–1, that the gap of a goal brings closer to one."""
    return chance + gap_now * (1.0 - chance)
