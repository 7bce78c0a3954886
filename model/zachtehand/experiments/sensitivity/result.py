"""What a sensitivity analysis gives back: which factors matter, and how much of the variance each explains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zachtehand.experiments.designs.results import Gathered
from zachtehand.experiments.sensitivity.methods import Indices, Screening
from zachtehand.texts import Language, language_from_environment

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure
    from rich.table import Table


@dataclass(frozen=True)
class Sensitivity(Gathered):
    """A sensitivity analysis, in memory or in a folder; ``about`` says of which policies and indicator, and what luck alone does."""

    @property
    def screening(self) -> pandas.DataFrame:
        """Per factor, largest effect first: effect, interval, direction, spread; see :class:`Screening`."""
        return self.frame("screening_of_factors")

    @property
    def indices(self) -> pandas.DataFrame:
        """Per leading factor: first, first_interval, total, total_interval; see :class:`Indices`."""
        return self.frame("indices_of_factors")

    def plot(self, language: Language | None = None) -> Figure:
        """Effects on the left, explained variance on the right."""
        from zachtehand.experiments.sensitivity.picture import picture

        return picture(self.about, self.screening, self.indices, language or language_from_environment())

    def table(self, language: Language | None = None) -> Table:
        """The leading factors, for a terminal."""
        from zachtehand.experiments.sensitivity.table import table

        return table(self.about, self.screening, self.indices, language or language_from_environment())


def screening_columns(screening: Screening) -> dict[str, Any]:
    """A screening as columns, largest effect first."""
    order = [screening.names.index(name) for name in screening.leading(len(screening.names))]
    columns = {"effect": screening.effect, "interval": screening.interval, "direction": screening.direction, "spread": screening.spread}
    return {"factor": [str(screening.names[position]) for position in order], **{name: values[order] for name, values in columns.items()}}


def indices_columns(indices: Indices) -> dict[str, Any]:
    """Indices as columns, largest total first."""
    order = sorted(range(len(indices.names)), key=lambda position: -indices.total[position])
    columns = {"first": indices.first, "first_interval": indices.first_interval, "total": indices.total, "total_interval": indices.total_interval}
    return {"factor": [str(indices.names[position]) for position in order], **{name: values[order] for name, values in columns.items()}}
