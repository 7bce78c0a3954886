"""How the values of one lever or uncertainty lie in its range: from a share between 0 and 1 to a value.

Every design (a Latin hypercube, a Sobol sequence, trajectories) works with shares, so that what it
covers evenly is probability, not the scale on which a value happens to be written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

Value = float | int | bool | str


class Distribution(Protocol):
    """What has a value at every share of its range."""

    def at(self, share: float) -> Value:
        """The value below which this share (0-1) lies."""
        ...


@dataclass(frozen=True)
class Uniform:
    """Every value between low and high is as likely."""

    low: float
    high: float
    whole: bool = False

    def at(self, share: float) -> Value:
        """The value at a share; a whole number where only those are allowed."""
        value = self.low + share * (self.high - self.low)
        return round(value) if self.whole else value


@dataclass(frozen=True)
class Triangular:
    """Values near the mode are most likely: the prior of a declared parameter."""

    low: float
    mode: float
    high: float

    def at(self, share: float) -> float:
        """The value at a share: but for the last bit, that at which a draw of the prior stands."""
        width = self.high - self.low
        split = (self.mode - self.low) / width
        if share < split:
            return self.low + float(np.sqrt(share * width * (self.mode - self.low)))
        return self.high - float(np.sqrt((1 - share) * width * (self.high - self.mode)))


@dataclass(frozen=True)
class Levels:
    """Some values and none between them, each as likely."""

    values: tuple[Value, ...]

    def at(self, share: float) -> Value:
        """The value at a share."""
        return self.values[min(int(share * len(self.values)), len(self.values) - 1)]


@dataclass(frozen=True)
class Sample:
    """What a sample (the draws of an ensemble) leaves open, in order from low to high."""

    ordered: tuple[float, ...]

    def at(self, share: float) -> Value:
        """The value at a share, by linear interpolation between neighbours."""
        return float(np.quantile(self.ordered, share))
