"""A sensitivity analysis as a picture: what each factor does on the left, how much of the variance it explains on the right."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from zachtehand.experiments.numbers import is_share, number, unit_in_words
from zachtehand.experiments.plot import COLOURS, tick_step
from zachtehand.experiments.sensitivity.words import factor_in_words
from zachtehand.texts import Language, text

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_SHOWN = 15
_WIDTH = 120
_NAME_WIDTH = 56
_ROW, _LINE = 0.32, 0.17
"""Inches that a row takes at least, and a line of a name."""
_NARROW, _WIDE = 13.5, 17.0
"""Inches of the whole, with short names and with sentences."""
_ROOM = 6
"""Rows for which there is room at least, so that two factors do not stand far apart."""


def picture(about: Mapping[str, Any], screening: pandas.DataFrame, indices: pandas.DataFrame, language: Language) -> Figure:
    """Draw a sensitivity analysis, the largest on top."""
    from zachtehand.experiments.figure import Figure

    shown = min(MOST_SHOWN, len(screening))
    lines = max((_name(factor, about, language).count("\n") + 1 for factor in screening["factor"].head(shown)), default=1)
    width = _WIDE if lines > 1 else _NARROW
    figure = Figure(figsize=(width, max(3.6, max(_ROW, _LINE * lines) * shown + 2.2)), layout="constrained")
    left, right = figure.subplots(1, 2)
    _effects(left, about, screening.head(shown), language)
    _explained(right, about, indices, language)
    figure.suptitle(textwrap.fill(title(about, language), _WIDTH), x=0.01, ha="left", fontsize="large")
    figure.supxlabel(textwrap.fill(text("sensitivity.how_to_read", language), _WIDTH), x=0.01, ha="left", fontsize="small", color="#444444")
    return figure


def title(about: Mapping[str, Any], language: Language) -> str:
    """What is examined, in words."""
    names = [each["title"][language] for each in about["policies"]]
    label = about["indicator"]["label"][language]
    if len(names) == 1:
        return text("sensitivity.title_one", language, {"label": label, "name": names[0]})
    return text("sensitivity.title_two", language, {"label": label, "first": names[0], "second": names[1]})


def _effects(axes: Axes, about: Mapping[str, Any], screening: pandas.DataFrame, language: Language) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    unit = about["indicator"]["unit"]
    places = np.arange(len(screening))
    axes.errorbar(screening["effect"], places, xerr=screening["interval"], fmt="o", color=COLOURS[0], markersize=5, linewidth=1.4)
    if about["luck"] is not None:
        axes.axvline(about["luck"], color="#666666", linestyle="--", linewidth=1)
        axes.annotate(
            text("sensitivity.luck", language),
            (about["luck"], -0.9),
            xytext=(4, 0),
            textcoords="offset points",
            fontsize="x-small",
            color="#444444",
            va="center",
        )
    axes.set_ylim(len(screening) - 0.5, -1.3)
    axes.set_yticks(places, [_name(factor, about, language) for factor in screening["factor"]], fontsize="small")
    axes.set_xlim(left=0)
    axes.xaxis.set_major_locator(MaxNLocator(5))
    step = tick_step(axes.get_xticks())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, unit, language, step=step)))
    axes.set_xlabel(text("sensitivity.effect", language) + ("" if is_share(unit) else f", {unit_in_words(unit, language)}"))
    axes.set_title(text("sensitivity.screening", language), loc="left", fontsize="medium")
    _dress(axes)


def _explained(axes: Axes, about: Mapping[str, Any], indices: pandas.DataFrame, language: Language) -> None:
    from matplotlib.ticker import FuncFormatter

    places = np.arange(len(indices))
    for name, shift, colour, marker in (("total", -0.12, COLOURS[1], "s"), ("first", 0.12, COLOURS[0], "o")):
        axes.errorbar(
            indices[name], places + shift, xerr=indices[f"{name}_interval"], fmt=marker, color=colour, markersize=5, linewidth=1.4,
            label=text(f"sensitivity.{name}", language),
        )  # fmt: skip
    axes.axvline(0, color="#999999", linewidth=0.8)
    axes.set_ylim(max(len(indices), _ROOM) - 0.5, -0.5)
    axes.set_yticks(places, [_name(factor, about, language) for factor in indices["factor"]], fontsize="small")
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, "share", language, step=0.01)))
    axes.set_xlabel(text("sensitivity.variance", language))
    axes.set_title(text("sensitivity.explained", language), loc="left", fontsize="medium")
    axes.legend(frameon=False, fontsize="small", loc="lower right")
    _dress(axes)


def _name(factor: str, about: Mapping[str, Any], language: Language) -> str:
    """A factor as people call it, on a few short lines, with its own name behind it."""
    said, own = factor_in_words(factor, about, language)
    return textwrap.fill(f"{said} ({own})" if own else said, _NAME_WIDTH)


def _dress(axes: Axes) -> None:
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color="#dddddd", linewidth=0.6)
