"""What a sweep gives back: tables and a picture, in memory and on disk alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.designs.record import outcome_columns, read_columns, save
from zachtehand.experiments.differences import spread
from zachtehand.experiments.errors import ExperimentError
from zachtehand.experiments.store import Finish, read_manifest
from zachtehand.input_errors import Place, shown
from zachtehand.texts import Language, language_from_environment

if TYPE_CHECKING:
    import pandas
    import pyarrow
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Sweep:
    """The outcomes at all points of a sweep; point 0 is the policy as it is.

    Attributes:
        manifest: what it is and how it came about, as plain data.
        values: float64 (points, worlds, indicators), summed up over the run; NaN is not defined.
        folder: where it is stored; None if it is not.
    """

    manifest: dict[str, Any]
    values: NDArray[np.float64]
    folder: Path | None = None

    @property
    def outcomes(self) -> pandas.DataFrame:
        """All values, tidy: point, a column per path, seed, draw, indicator, unit, value."""
        return self._outcome_table().to_pandas()

    @property
    def summary(self) -> pandas.DataFrame:
        """Per point and indicator: mean, sd and quantiles over worlds, and the paired difference with the policy as it is."""
        return self._summary_table().to_pandas()

    def plot(self, language: Language | None = None) -> Figure:
        """The sweep as a picture: lines over one lever, heat maps over two or more, points over a scattered design."""
        from zachtehand.experiments.sweeps.picture import picture

        return picture(self.manifest, self.values, language or language_from_environment())

    def save(self, folder: str | Path, *, finish: Finish | None = None) -> Self:
        """Store the sweep in a new folder: outcomes.parquet, summary.parquet, manifest.json. Raises InputError."""
        save(Path(folder), self.manifest, {"outcomes": self._outcome_table(), "summary": self._summary_table()}, finish)
        return replace(self, folder=Path(folder))

    def _outcome_table(self) -> pyarrow.Table:
        import pyarrow as pa

        return pa.table(outcome_columns(self.manifest, self.manifest["points"], self.values))

    def _summary_table(self) -> pyarrow.Table:
        import pyarrow as pa

        levels, changes = spread(np.swapaxes(self.values, 0, 1)), spread(np.swapaxes(self.values - self.values[0], 0, 1))
        first = {**self.manifest, "worlds": self.manifest["worlds"][:1]}
        columns = outcome_columns(first, self.manifest["points"], self.values[:, :1])
        kept = {name: column for name, column in columns.items() if name not in ("seed", "draw", "value")}
        measures = {"mean": levels.mean, "sd": levels.sd, **levels.quantiles, "n": levels.n}
        measures |= {"difference": changes.mean, **{f"difference_{name}": each for name, each in changes.quantiles.items()}}
        measures["share_above_as_it_is"] = changes.share_above_zero
        return pa.table({**kept, **{name: pa.array(each.ravel(), from_pandas=True) for name, each in measures.items()}})


def load_sweep(folder: str | Path) -> Sweep:
    """Read a stored sweep. Raises ExperimentError."""
    folder = Path(folder)
    manifest = read_manifest(folder)
    shape = (len(manifest.get("points", ())), len(manifest.get("worlds", ())), len(manifest.get("indicators", ())))
    try:
        values = read_columns(folder, "outcomes")["value"].astype(np.float64).reshape(shape)
    except (OSError, ValueError, KeyError) as error:
        raise ExperimentError("no_results", {"reason": shown(error)}, Place(str(folder))) from error
    return Sweep(manifest, values, folder)
