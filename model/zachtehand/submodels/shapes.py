"""Small shapes that several submodels share. All keep float32 arrays float32."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Mask = NDArray[np.bool_]
Number = Any  # a float for everybody, or an array of shape (clients,)


def logistic(score: Any) -> Any:
    """1 / (1 + exp(-score))."""
    return 1.0 / (1.0 + np.exp(-score))


def unit(values: Any) -> Any:
    """Values limited to 0–1."""
    return values.clip(0.0, 1.0) if isinstance(values, np.ndarray) else np.clip(values, 0.0, 1.0)


def at_least(values: Any, low: float) -> Any:
    """Values of at least ``low``, a number (``np.maximum`` with one number takes NumPy three times as long)."""
    return values.clip(low, math.inf) if isinstance(values, np.ndarray) else np.maximum(values, low)


def at_most(values: Any, high: float) -> Any:
    """Values of at most ``high``, a number (``np.minimum`` with one number takes NumPy three times as long)."""
    return values.clip(-math.inf, high) if isinstance(values, np.ndarray) else np.minimum(values, high)


def rows_of(mask: NDArray[Any]) -> NDArray[np.intp]:
    """Row numbers of those for whom something holds (``np.flatnonzero`` in half the time for small masks, which is most of them)."""
    return mask.nonzero()[0]


def at(value: Any, rows: NDArray[Any]) -> Any:
    """The value of these people, where there may be one for everybody."""
    return value[rows] if isinstance(value, np.ndarray) and value.ndim else value


def toward(state: Floats, target: Any, rate: float) -> Floats:
    """One month of relaxation: state + rate · (target − state)."""
    change = target - state
    change *= rate
    change += state
    return change


def as_share(mask: Mask | np.bool_) -> Any:
    """A yes/no column as 0.0 and 1.0 (float32, so that sums and products stay float32)."""
    return mask.astype(np.float32)
