"""Mixes that nothing beats, as a picture: outflow against wellbeing on the left, and on the right a row per mix that says what it is."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.numbers import number, unit_beside
from zachtehand.experiments.optimisation.words import LETTERS, mix_in_words, name_with_unit, said
from zachtehand.experiments.plot import COLOURS, tick_step
from zachtehand.texts import Language, text

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from zachtehand.experiments.optimisation.result import Front

_WIDTH = 150
_LABEL_WIDTH = 30
_LETTER = 11
"""Width of a letter, in points."""
_TOUCHING = 0.04
"""Part of the picture within which letters touch."""


def picture(front: Front, language: Language) -> Figure:
    """Draw the front; wellbeing stands beside outflow in both halves."""
    from zachtehand.experiments.figure import Figure

    shown = front.shown()
    objectives = front.about["objectives"]
    figure = Figure(figsize=(17.0, max(5.4, 0.5 * (len(shown) + 1) + 2.4)), layout="constrained")
    columns: Any = figure.subplots(1, 1 + len(objectives), width_ratios=[2.2, *([1.0] * len(objectives))])
    _trade_off(columns[0], front, shown, language)
    for position, each in enumerate(objectives):
        _rows(columns[1 + position], front, shown, each, language, named=position == 0)
    sentences = said(front, language)
    title = text("optimise.title", language, {"name": front.about["name"][language], "worlds": front.about["worlds"], "months": front.about["months"]})
    figure.suptitle(title, x=0.01, ha="left", fontsize="large")
    below = [line for sentence in [*sentences[:2], text("optimise.how_to_read", language)] for line in textwrap.wrap(sentence, _WIDTH)]
    figure.supxlabel("\n".join(below), x=0.01, ha="left", fontsize="small", color="#444444")
    return figure


def _trade_off(axes: Axes, front: Front, shown: pandas.DataFrame, language: Language) -> None:
    """All mixes by outflow and wellbeing; those shown carry their letter, the policy as it is a cross."""
    outflow, wellbeing, cost = (front.about["objectives"][position] for position in range(3))
    mixes, as_it_is = front.mixes.iloc[1:], front.mixes.iloc[0]
    if len(mixes):
        drawn = axes.scatter(mixes["outflow"], mixes["wellbeing"], c=mixes["cost"], cmap="cividis_r", s=46, edgecolor="#555555", linewidth=0.5, zorder=3)
        bar = axes.figure.colorbar(drawn, ax=axes, location="bottom", shrink=0.85, pad=0.02, aspect=40)
        bar.set_label(name_with_unit(cost, language), fontsize="small")
        _numbers(bar.ax.xaxis, cost["unit"], language)
    places = shown[["outflow", "wellbeing"]].to_numpy(np.float64)
    for position, (across, up) in enumerate(places):
        beside = (6 + _LETTER * _near(places, position), 5)
        axes.annotate(LETTERS[position], (across, up), xytext=beside, textcoords="offset points", fontsize="medium", fontweight="bold", zorder=5)
    axes.scatter([as_it_is["outflow"]], [as_it_is["wellbeing"]], marker="X", s=80, color=COLOURS[1], zorder=4)
    axes.annotate(text("sweep.as_it_is", language), (as_it_is["outflow"], as_it_is["wellbeing"]), xytext=(8, -12), textcoords="offset points", fontsize="small")
    axes.set_xlabel(name_with_unit(outflow, language))
    axes.set_ylabel(name_with_unit(wellbeing, language))
    for axis, objective in ((axes.xaxis, outflow), (axes.yaxis, wellbeing)):
        _numbers(axis, objective["unit"], language)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(color="#e5e5e5", linewidth=0.6)


def _near(places: NDArray[np.float64], position: int) -> int:
    """How many of the earlier places are so near that their letters would lie on this one's."""
    span = np.ptp(places, axis=0)
    apart = np.abs(places[:position] - places[position]) / np.where(span > 0, span, 1.0)
    return int(np.all(apart < _TOUCHING, axis=1).sum())


def _rows(axes: Axes, front: Front, shown: pandas.DataFrame, objective: dict[str, Any], language: Language, *, named: bool) -> None:
    """The paired difference with the policy as it is on one objective, a row per mix: mean with the middle 80 % of the worlds."""
    key, places = objective["key"], np.arange(len(shown))
    low, middle, high = (shown[f"{key}_change{name}"].to_numpy(np.float64) for name in ("_low", "", "_high"))
    axes.hlines(places, low, high, color=COLOURS[0], alpha=0.35, linewidth=3)
    axes.scatter(middle, places, s=28, color=COLOURS[0], zorder=3)
    axes.axvline(0, color=COLOURS[1], linestyle="--", linewidth=1.2)
    names = [f"{LETTERS[position]}  {mix_in_words(front.about, row, language)}" for position, (_, row) in enumerate(shown.iterrows())]
    axes.set_yticks(places, [textwrap.fill(name, _LABEL_WIDTH) for name in names] if named else [""] * len(shown), fontsize="small")
    axes.set_ylim(max(len(shown), 1) - 0.5, -0.5)
    better = text("optimise.more_is_better" if objective["better"] > 0 else "optimise.less_is_better", language)
    heading = textwrap.fill(objective["label"][language], 20)
    axes.set_title(heading, loc="left", fontsize="small", fontweight="bold")
    axes.set_xlabel(f"{unit_beside(objective['unit'], language)}\n{better}".strip(), fontsize="small")
    _numbers(axes.xaxis, objective["unit"], language, ticks=3, signed=True)
    axes.tick_params(axis="x", labelsize="small")
    axes.tick_params(axis="y", length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.grid(axis="x", color="#e5e5e5", linewidth=0.6)


def _numbers(axis: Any, unit: str, language: Language, *, ticks: int = 5, signed: bool = False) -> None:
    """Few ticks, written as people write numbers, fine enough to tell them apart."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axis.set_major_locator(MaxNLocator(ticks))
    step = tick_step(axis.get_majorticklocs())
    axis.set_major_formatter(FuncFormatter(lambda value, _: number(value, unit, language, step=step, signed=signed)))
