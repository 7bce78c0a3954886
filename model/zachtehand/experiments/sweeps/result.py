"""What a sweep gives back: tables and a picture, in memory and on disk alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.designs.evaluate import TOTALS, values_of
from zachtehand.experiments.designs.record import per_point
from zachtehand.experiments.differences import spread
from zachtehand.experiments.engine import Stored
from zachtehand.texts import Language, language_from_environment

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure

SUMMARY = "summary"


@dataclass(frozen=True)
class Sweep:
    """The outcomes at all points of a sweep; point 0 is the policy as it is.

    Attributes:
        stored: its tables and manifest, in a folder or in memory.
    """

    stored: Stored

    @property
    def folder(self) -> Path | None:
        """Where it is stored; None if it is in memory only."""
        return self.stored.folder

    @property
    def about(self) -> dict[str, Any]:
        """What was asked, what varied, where the points are, what was measured, and in which worlds, as plain data."""
        return {**self.stored.manifest["about"], "worlds": self.stored.manifest["worlds"]}

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """All values: (points, worlds, indicators), summed up over the run; NaN is not defined."""
        return values_of(self.stored)

    @property
    def outcomes(self) -> pandas.DataFrame:
        """All values, tidy: scenario (number of the point), seed, draw, a column per path, indicator, value, unit."""
        plan = self.stored.frame("plan").drop(columns=["cell", "address"])
        return plan.merge(self.stored.frame(TOTALS), on=["scenario", "seed", "draw"])

    @property
    def summary(self) -> pandas.DataFrame:
        """Per point and indicator: mean, sd and quantiles over worlds, and the paired difference with the policy as it is."""
        return self.stored.frame(SUMMARY)

    def plot(self, language: Language | None = None) -> Figure:
        """The sweep as a picture: lines over one lever, heat maps over two or more, points over a scattered design."""
        from zachtehand.experiments.sweeps.picture import picture

        return picture(self.about, self.values, language or language_from_environment())

    def summary_columns(self) -> dict[str, Any]:
        """The columns of :attr:`summary`."""
        levels, changes = spread(np.swapaxes(self.values, 0, 1)), spread(np.swapaxes(self.values - self.values[0], 0, 1))
        measures = {"mean": levels.mean, "sd": levels.sd, **levels.quantiles, "n": levels.n}
        measures |= {"difference": changes.mean, **{f"difference_{name}": each for name, each in changes.quantiles.items()}}
        measures |= {"difference_share_above_zero": changes.share_above_zero}
        return per_point(self.about["points"], self.about["indicators"], measures)
