"""Redraw: the picture of any stored results, whatever experiment they are of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zachtehand.experiments.engine import open_stored
from zachtehand.texts import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def picture_of(folder: Path, language: Language) -> Figure:
    """The picture of what is stored in a folder. Raises ExperimentError."""
    stored = open_stored(folder)
    kind = stored.manifest["kind"]
    if kind == "sweep":
        from zachtehand.experiments.sweeps.result import Sweep

        return Sweep(stored).plot(language)
    if kind == "sensitivity":
        from zachtehand.experiments.sensitivity.result import Sensitivity

        return Sensitivity(stored).plot(language)
    if kind == "unless":
        from zachtehand.experiments.sensitivity.unless import Unless

        return Unless(stored).plot(language)
    if kind == "optimise":
        from zachtehand.experiments.optimisation.result import Front

        return Front(stored).plot(language)
    from zachtehand.experiments.results import result_of

    return result_of(stored).plot(language)
