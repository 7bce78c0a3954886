"""Heat maps: the number is what came out, the colour is the difference with the policy as it is, hatching that it could go either way."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.certainty import certainty
from zachtehand.experiments.numbers import difference, number, resolution, unit_in_words
from zachtehand.experiments.plot import COLOURS
from zachtehand.texts import Language, text, with_marks

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_ROWS = 12
"""Rows of heat maps; further combinations of the other levers stay in the table."""
_LABEL_WIDTH = 40
_BETTER, _WORSE = COLOURS[0], COLOURS[1]


def heat_maps(about: Mapping[str, Any], values: NDArray[np.float64], language: Language) -> Figure:
    """A heat map of the first two dimensions per indicator, and a row of them per combination of the other dimensions."""
    from zachtehand.experiments.figure import Figure

    dimensions, indicators = about["dimensions"], about["indicators"]
    levels = [_levels(about, each["path"]) for each in dimensions]
    others = list(itertools.product(*levels[2:]))[:MOST_ROWS]
    width, height = 1.1 + 0.78 * len(levels[0]) + 1.2, 0.9 + 0.5 * len(levels[1])
    figure = Figure(figsize=(max(8.0, width * len(indicators)), max(2.6, height) * len(others) + 1.2), layout="constrained")
    all_axes = figure.subplots(len(others), len(indicators), squeeze=False)
    for (row, other), column in itertools.product(enumerate(others), range(len(indicators))):
        axes = all_axes[row, column]
        cells = _cells(about, levels[0], levels[1], dict(zip((each["path"] for each in dimensions[2:]), other, strict=True)))
        furthest = float(np.nanmax(np.abs(np.nanmean(values[1:, :, column] - values[0, :, column], axis=1)), initial=0.0))
        _heat_map(axes, values[:, :, column], cells, indicators[column], furthest or 1.0, language)
        _name_levels(axes, dimensions, levels, language)
        if other:
            said = ", ".join(f"{each['title'][language]} {_spelled(value, language)}" for each, value in zip(dimensions[2:], other, strict=True))
            axes.set_title(textwrap.fill(said, _LABEL_WIDTH), loc="right", fontsize="small", color="#444444")
    return figure


def _heat_map(axes: Axes, values: NDArray[np.float64], cells: NDArray[np.int64], indicator: Mapping[str, Any], furthest: float, language: Language) -> None:
    """Draw one; cells (second dimension, first dimension) are numbers of points."""
    from matplotlib.colors import LinearSegmentedColormap

    up, down = (_WORSE, _BETTER) if indicator["better"] < 0 else (_BETTER, _WORSE)
    colours = LinearSegmentedColormap.from_list("change", [down, "#ffffff", up])
    change = np.nanmean(values[cells] - values[0], axis=-1)
    drawn = axes.pcolormesh(np.arange(cells.shape[1] + 1) - 0.5, np.arange(cells.shape[0] + 1) - 0.5, change, cmap=colours, vmin=-furthest, vmax=furthest)
    middle = np.nanmean(values[cells], axis=-1)
    step = 10 * resolution(max(furthest, _noise(values)))
    for row, column in np.ndindex(*cells.shape):
        sure = certainty(values[cells[row, column]] - values[0], language).sure
        if not sure:
            cell = {"x": [column - 0.5, column + 0.5], "y1": row - 0.5, "y2": row + 0.5, "linewidth": 0}
            axes.fill_between(**cell, facecolor="white", alpha=0.5)
            axes.fill_between(**cell, facecolor="none", edgecolor="#999999", hatch="////")
        strong = sure and abs(change[row, column]) > 0.75 * furthest
        label = axes.text(
            column, row, number(float(middle[row, column]), indicator["unit"], language, step=step),
            ha="center", va="center", fontsize="small", color="#ffffff" if strong else "#111111",
        )  # fmt: skip
        if not sure:
            label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1.2})
    unit = "" if indicator["unit"].startswith("share") else f", {unit_in_words(indicator['unit'], language)}"
    as_it_is = number(float(np.nanmean(values[0])), indicator["unit"], language, step=step)
    axes.set_title(f"{indicator['label'][language]}{unit}\n{text('sweep.as_it_is', language)}: {as_it_is}", loc="left", fontsize="medium")
    bar = axes.figure.colorbar(drawn, ax=axes, shrink=0.9, pad=0.02)
    bar.set_ticks([-furthest, 0, furthest], labels=[difference(each, indicator["unit"], language, step=step) for each in (-furthest, 0.0, furthest)])
    bar.set_label(text("sweep.against_as_it_is", language), fontsize="small")
    bar.ax.tick_params(labelsize="small")


def _noise(values: NDArray[np.float64]) -> float:
    """By how much luck moves the mean difference of a point with the policy as it is, at most; values are (points, worlds)."""
    return float(np.nanmax(np.nanstd(values[1:] - values[0], axis=1), initial=0.0)) / np.sqrt(values.shape[1])


def _levels(about: Mapping[str, Any], path: str) -> list[Any]:
    values = list(dict.fromkeys(point[path] for point in about["points"][1:]))
    return sorted(values) if all(isinstance(value, int | float) for value in values) else values


def _cells(about: Mapping[str, Any], across: Sequence[Any], up: Sequence[Any], other: Mapping[str, Any]) -> NDArray[np.int64]:
    """The number of the point in each cell."""
    first, second = (each["path"] for each in about["dimensions"][:2])
    numbers = {tuple(sorted(point.items())): position for position, point in enumerate(about["points"])}
    return np.array([[numbers[tuple(sorted({first: x, second: y, **other}.items()))] for x in across] for y in up])


def _name_levels(axes: Axes, dimensions: Sequence[Mapping[str, Any]], levels: Sequence[Sequence[Any]], language: Language) -> None:
    axes.set_xticks(range(len(levels[0])), [_spelled(value, language) for value in levels[0]])
    axes.set_yticks(range(len(levels[1])), [_spelled(value, language) for value in levels[1]])
    axes.set_xlabel(textwrap.fill(dimensions[0]["label"][language], _LABEL_WIDTH))
    axes.set_ylabel(textwrap.fill(dimensions[1]["label"][language], _LABEL_WIDTH))
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


def _spelled(value: Any, language: Language) -> str:
    if isinstance(value, bool):
        return text("design.yes" if value else "design.no", language)
    return with_marks(f"{value:.3g}", language) if isinstance(value, float) else str(value)
