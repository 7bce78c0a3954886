"""What a run or a comparison gives back: tables, a summary and a picture, in memory and on disk alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments import store, summary, tables
from zachtehand.experiments.engine import Stored, open_stored
from zachtehand.experiments.engine.work import LEDGER, OUTCOMES, STARTS
from zachtehand.texts import Language, language_from_environment

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Result:
    """The outcome of one scenario in one or more worlds.

    Attributes:
        stored: its tables and manifest, in a folder or in memory.
    """

    stored: Stored

    @property
    def manifest(self) -> dict[str, Any]:
        """What it is and how it came about, as plain data."""
        return self.stored.manifest

    @property
    def folder(self) -> Path | None:
        """Where it is stored; None if it is not."""
        return self.stored.folder

    @cached_property
    def values(self) -> NDArray[np.float32]:
        """All values, float32 (scenarios, worlds, months, groups, indicators); NaN is not defined."""
        shape = (len(self.manifest["months_kept"]), len(self.manifest["groups"]), len(self.manifest["indicators"]))
        return self.stored.array(OUTCOMES, "value", shape)

    @property
    def outcomes(self) -> pandas.DataFrame:
        """All values, tidy: scenario, seed, draw, month, group, indicator, value, unit."""
        return self.stored.frame(OUTCOMES)

    @property
    def ledger(self) -> pandas.DataFrame:
        """All amounts in EUR, tidy: scenario, seed, draw, month, item, actor, amount."""
        return self.stored.frame(LEDGER)

    @property
    def settled(self) -> NDArray[np.bool_]:
        """Whether each quantity had stopped drifting at the start: (scenarios, worlds, quantities)."""
        return self.stored.array(STARTS, "settled")

    @property
    def report_path(self) -> Path | None:
        """The report, if the result is stored and has one."""
        path = self.folder / store.REPORT if self.folder else None
        return path if path is not None and path.exists() else None

    def summary(self, language: Language | None = None) -> list[summary.Row]:
        """The headline indicators for everybody, one row each."""
        return summary.headline_rows(self.manifest, self.values, language or language_from_environment())

    def headlines(self, language: Language | None = None) -> pandas.DataFrame:
        """The summary as a table: a row per headline indicator and, of each scenario, mean, p05 and p95 over worlds.

        The other scenarios also have their paired difference with the first, and how sure its direction is.
        """
        return summary.as_frame(self.summary(language))

    def cost_benefit(self) -> pandas.DataFrame:
        """Who pays and who gains, by year and over the whole run; see :func:`zachtehand.experiments.money.cost_benefit`."""
        from zachtehand.experiments.money import cost_benefit

        return cost_benefit(self.stored)

    def plot(self, language: Language | None = None) -> Figure:
        """The headline indicators over time, a small picture each, with bands over worlds."""
        from zachtehand.experiments.plot import small_multiples

        return small_multiples(self.manifest, self.values, language or language_from_environment())

    def save(self, folder: str | Path) -> Self:
        """Store a result that is in memory in a new folder. Raises InputError: the folder exists or cannot be written."""
        store.copy(self.stored, Path(folder))
        return type(self)(open_stored(folder))


@dataclass(frozen=True)
class Comparison(Result):
    """The outcomes of several scenarios; paired in each world if they share a context."""

    @property
    def paired(self) -> bool:
        """Whether differences compare the same people with the same luck."""
        return self.manifest["paired"]

    @property
    def differences(self) -> pandas.DataFrame:
        """Paired differences with the first scenario over worlds, by measure, month, group and indicator.

        Empty if the scenarios each stand on a context of their own: then nothing is paired.
        """
        if tables.DIFFERENCES in self.stored.tables:
            return self.stored.frame(tables.DIFFERENCES)
        return tables.no_differences().to_pandas()


def load(folder: str | Path) -> Result:
    """Read a stored result; a :class:`Comparison` if it is one. Raises ExperimentError."""
    return result_of(open_stored(folder))


def result_of(stored: Stored) -> Result:
    """What was stored as a Result, or a :class:`Comparison` if it is one."""
    return Comparison(stored) if stored.manifest["kind"] == "compare" else Result(stored)
