"""What a search gives back: the mixes of which none is better than another on everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.designs.results import Gathered
from zachtehand.experiments.optimisation.objectives import Objective, spread_out
from zachtehand.texts import Language, language_from_environment

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure

FRONT = "front"
MOST_SHOWN = 10
"""Mixes that are drawn and listed; all are in the table."""


@dataclass(frozen=True)
class Front(Gathered):
    """The mixes that nothing beats, in memory or in a folder; ``about`` says what was mixed and what it was judged by."""

    @property
    def mixes(self) -> pandas.DataFrame:
        """A row per mix; the first is the policy as it is, whose levers are empty.

        Columns: a lever by its path; per objective its mean over worlds, ``…_robust`` (what counted), and the paired difference
        with the policy as it is: ``…_change`` (mean), ``…_change_low`` and ``…_change_high`` (10 % and 90 % of the worlds);
        ``spending`` (robust, what the budget is held against).
        """
        return self.frame(FRONT)

    def shown(self) -> pandas.DataFrame:
        """At most :data:`MOST_SHOWN` mixes that together show the range, in order of cost."""
        mixes = self.mixes.iloc[1:]
        objectives = self.about["objectives"]
        robust = mixes[[f"{each['key']}_robust" for each in objectives]].to_numpy(np.float64)
        if not len(mixes):
            return mixes
        return mixes.iloc[spread_out(robust, [each["better"] for each in objectives], MOST_SHOWN)].sort_values("cost", kind="stable")

    def plot(self, language: Language | None = None) -> Figure:
        """Outflow against wellbeing with the cost as colour, and beside it a row per mix that says what it is."""
        from zachtehand.experiments.optimisation.picture import picture

        return picture(self, language or language_from_environment())

    def words(self, language: Language | None = None) -> list[str]:
        """What was found, and each of the mixes shown, a line each."""
        from zachtehand.experiments.optimisation.words import said

        return said(self, language or language_from_environment())


def front_columns(
    points: Sequence[Mapping[str, Any]],
    per_world: NDArray[np.float64],
    robust: tuple[NDArray[np.float64], NDArray[np.float64]],
    objectives: Sequence[Objective],
) -> dict[str, Any]:
    """The columns of :attr:`Front.mixes`, from values by lever and per world (points, worlds, objectives + 1)."""
    paths = list(dict.fromkeys(path for each in points for path in each))
    columns: dict[str, Any] = {path: [each.get(path) for each in points] for path in paths}
    for position, each in enumerate(objectives):
        values = per_world[:, :, position]
        columns |= {each.key: _over_worlds(values), f"{each.key}_robust": np.where(np.isfinite(robust[0][:, position]), robust[0][:, position], np.nan)}
        change = values - values[0]
        columns |= {f"{each.key}_change": _over_worlds(change)}
        columns |= {f"{each.key}_change{name}": _over_worlds(change, share) for name, share in (("_low", 0.1), ("_high", 0.9))}
    return {**columns, "spending": robust[1]}


def _over_worlds(values: NDArray[np.float64], share: float | None = None) -> NDArray[np.float64]:
    """The mean over worlds, or the value below which a share of them lies; NaN where nothing is defined. Values are (points, worlds)."""
    undefined = np.all(np.isnan(values), axis=1)
    defined = np.where(undefined[:, None], 0.0, values)
    return np.where(undefined, np.nan, np.nanmean(defined, axis=1) if share is None else np.nanquantile(defined, share, axis=1))
