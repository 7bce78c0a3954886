"""A sweep as a picture: which kind, follows from its design.

- one lever or uncertainty, grid or list: a line with a band;
- two: a heat map per indicator side by side; more: a row of heat maps for every value of the others;
- a scattered design (Latin hypercube, Sobol, list): the outcome against each dimension.

In every picture the policy as it is stands beside what was varied, and what cannot be told from it is marked.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.certainty import FEWEST_WORLDS, certainty
from zachtehand.experiments.differences import spread
from zachtehand.experiments.numbers import number, unit_in_words
from zachtehand.experiments.plot import COLOURS, tick_step
from zachtehand.experiments.sweeps.heat_map import heat_maps
from zachtehand.texts import Language, text, with_marks

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LABEL_WIDTH = 60


def picture(about: Mapping[str, Any], values: NDArray[np.float64], language: Language) -> Figure:
    """Draw a sweep.

    Args:
        values: (points, worlds, indicators); the first point is the policy as it is.
    """
    from zachtehand.experiments.figure import Figure

    if about["asked"]["design"] == "grid" and len(about["dimensions"]) >= 2:
        figure = heat_maps(about, values, language)
    else:
        dimensions, indicators = about["dimensions"], about["indicators"]
        along_one = len(dimensions) == 1
        rows, columns = (1, len(indicators)) if along_one else (len(indicators), len(dimensions))
        figure = Figure(figsize=(4.4 * columns, 3.4 * rows + 0.9), layout="constrained")
        all_axes: Any = figure.subplots(rows, columns, squeeze=False)
        for row, column in np.ndindex(rows, columns):
            indicator, dimension = (column, 0) if along_one else (row, column)
            _against(all_axes[row, column], about, values[:, :, indicator], indicator=indicator, dimension=dimension, language=language)
    _say_what_it_is(figure, about, language)
    return figure


def _against(axes: Axes, about: Mapping[str, Any], values: NDArray[np.float64], *, indicator: int, dimension: int, language: Language) -> None:
    """One indicator against one dimension; the policy as it is as a horizontal line."""
    described, across = about["indicators"][indicator], about["dimensions"][dimension]
    places, names = _places([point[across["path"]] for point in about["points"][1:]])
    over_worlds = spread(np.swapaxes(values, 0, 1))
    order = np.argsort(places, kind="stable")
    middle, low, high = (each[1:][order] for each in (over_worlds.mean, over_worlds.quantiles["p05"], over_worlds.quantiles["p95"]))
    places = places[order]
    if len(about["dimensions"]) == 1 and not names:
        axes.fill_between(places, low, high, color=COLOURS[0], alpha=0.18, linewidth=0)
        axes.plot(places, middle, color=COLOURS[0], linewidth=1.8, marker="o", markersize=4)
    else:
        axes.vlines(places, low, high, color=COLOURS[0], alpha=0.3, linewidth=1)
        axes.scatter(places, middle, s=18, color=COLOURS[0], zorder=3)
    unsure = np.array([not certainty(row - values[0], language).sure for row in values[1:]])[order]
    axes.scatter(places[unsure], middle[unsure], s=30, facecolor="white", edgecolor=COLOURS[0], zorder=4)
    as_it_is = float(over_worlds.mean[0])
    if np.isfinite(as_it_is):
        axes.axhline(as_it_is, color="#666666", linewidth=1, linestyle="--")
        axes.annotate(
            text("sweep.as_it_is", language),
            (0.99, as_it_is),
            xycoords=("axes fraction", "data"),
            ha="right",
            va="bottom",
            fontsize="x-small",
            color="#444444",
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.5},
            zorder=6,
        )
    _dress(axes, described, across, language, names)


def _places(values: list[Any]) -> tuple[NDArray[np.float64], list[str]]:
    """Where values stand on an axis, and their names if they are no numbers."""
    if all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        return np.array(values, np.float64), []
    names = list(dict.fromkeys(str(value) for value in values))
    return np.array([names.index(str(value)) for value in values], np.float64), names


def _dress(axes: Axes, described: Mapping[str, Any], across: Mapping[str, Any], language: Language, names: list[str]) -> None:
    from matplotlib.ticker import FuncFormatter

    unit = described["unit"]
    axes.set_title(described["label"][language], loc="left", fontsize="medium")
    axes.set_ylabel("" if unit.startswith("share") else unit_in_words(unit, language))
    axes.set_xlabel(textwrap.fill(across["label"][language], _LABEL_WIDTH))
    step = tick_step(axes.get_yticks())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, unit, language, step=step)))
    if names:
        axes.set_xticks(range(len(names)), names)
    else:
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: with_marks(f"{value:g}", language)))
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#dddddd", linewidth=0.6)


def _say_what_it_is(figure: Figure, about: Mapping[str, Any], language: Language) -> None:
    """Title above, and below what the marks mean."""
    heat = about["asked"]["design"] == "grid" and len(about["dimensions"]) >= 2
    values = {"name": about["scenario"]["title"][language], "worlds": len(about["worlds"]), "months": about["asked"]["months"]}
    figure.suptitle(text("sweep.title", language, values), x=0.01, ha="left", fontsize="large")
    key = "sweep.too_few_worlds" if len(about["worlds"]) < FEWEST_WORLDS else f"sweep.how_to_read_{'heat' if heat else 'lines'}"
    figure.supxlabel(text(key, language, {"fewest": FEWEST_WORLDS}), x=0.01, ha="left", fontsize="small", color="#444444")
