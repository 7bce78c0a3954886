"""What an experiment gives back: tables, a summary and a picture, in memory and on disk alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments import store, summary, tables
from zachtehand.texts import Language, language_from_environment

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Result:
    """The outcome of one scenario in one or more worlds.

    Attributes:
        manifest: what it is and how it came about, as plain data.
        values: float32 (scenarios, worlds, months, groups, indicators); NaN is not defined.
        ledger_values: float64 (scenarios, worlds, months, items, actors), EUR.
        folder: where it is stored; None if it is not.
    """

    manifest: dict[str, Any]
    values: NDArray[np.float32]
    ledger_values: NDArray[np.float64]
    folder: Path | None = None

    @property
    def outcomes(self) -> pandas.DataFrame:
        """All values, tidy: scenario, seed, draw, month, group, indicator, value, unit."""
        return _frame(tables.outcome_tables(self.manifest, self.values))

    @property
    def ledger(self) -> pandas.DataFrame:
        """All amounts in EUR, tidy: scenario, seed, draw, month, item, actor, amount."""
        return _frame(tables.ledger_tables(self.manifest, self.ledger_values))

    @property
    def report_path(self) -> Path | None:
        """The report, if the result is stored and has one."""
        path = self.folder / store.REPORT if self.folder else None
        return path if path is not None and path.exists() else None

    def summary(self, language: Language | None = None) -> list[summary.Row]:
        """The headline indicators for everybody, one row each."""
        return summary.headline_rows(self.manifest, self.values, language or language_from_environment())

    def plot(self, language: Language | None = None) -> Figure:
        """The headline indicators over time, a small picture each, with bands over worlds."""
        from zachtehand.experiments.plot import small_multiples

        return small_multiples(self.manifest, self.values, language or language_from_environment())

    def save(self, folder: str | Path, *, finish: store.Finish | None = None) -> Self:
        """Store the result in a new folder; see :func:`zachtehand.experiments.store.write`."""
        store.write(Path(folder), self.manifest, self.values, self.ledger_values, finish)
        return replace(self, folder=Path(folder))


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
        parts = tables.difference_tables(self.manifest, self.values) if self.paired else iter(())
        return _frame(parts, columns=tables.DIFFERENCE_COLUMNS)


def load(folder: str | Path) -> Result:
    """Read a stored result; a :class:`Comparison` if it is one. Raises ExperimentError."""
    folder = Path(folder)
    manifest = store.read_manifest(folder)
    values, ledger = store.read_arrays(folder, manifest)
    return result_class(manifest)(manifest, values, ledger, folder)


def result_class(manifest: dict[str, Any]) -> type[Result]:
    """Result or Comparison."""
    return Comparison if manifest["kind"] == "compare" else Result


def _frame(parts: Any, columns: tuple[str, ...] = ()) -> pandas.DataFrame:
    import pyarrow as pa

    collected = list(parts)
    if not collected:
        return pa.table({name: pa.array([], pa.null()) for name in columns}).to_pandas()
    return pa.concat_tables(collected).unify_dictionaries().to_pandas()
