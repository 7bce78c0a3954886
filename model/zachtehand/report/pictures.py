"""Pictures for the report, drawn from arrays: over time, what has to be weighed, by group, and shares of attention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.numbers import is_share, number
from zachtehand.experiments.plot import draw_series, line_look, name_lines, tick_step
from zachtehand.experiments.summary import Band
from zachtehand.pages.colours import GREY, INK
from zachtehand.pages.svg import STYLE
from zachtehand.texts import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH = 4.5
"""Inches: so that words in pictures can be read on a phone."""
_LOOK: dict[Any, Any] = {**STYLE, "font.size": 9}
_PALE = "#d9d9d9"
_HEIGHT_OF_LINE = 0.041
"""Of small words, as a share of the height of the picture in which policies are weighed."""


def over_time(
    series: NDArray[np.float64], *, unit: str, names: Sequence[str], language: Language, since_start: bool, months: NDArray[np.integer] | None = None
) -> Figure:
    """Lines with bands, (scenarios, worlds, months) in the unit."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_LOOK):
        figure = Figure(figsize=(_WIDTH, 2.9))
        axes = figure.add_axes((0.21, 0.16, 0.44, 0.74))
        tall = max(name.count("\n") + 1 for name in names)
        draw_series(axes, series, unit=unit, names=names, language=language, since_start=since_start, months=months, lines_in_a_name=tall)
    return figure


@dataclass(frozen=True)
class Place:
    """A policy in the picture of what has to be weighed."""

    across: Band
    up: Band
    name: str
    aside: str


def weighed(places: Sequence[Place], *, across: str, up: str, units: tuple[str, str], language: Language) -> Figure:
    """Every policy but the first as a point with whiskers both ways, around the first one at zero.

    Args:
        across, up: names of the axes, units included.
        units: of both, for the numbers at the axes.
    """
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_LOOK):
        figure = Figure(figsize=(_WIDTH, 3.4))
        axes = figure.add_axes((0.17, 0.15, 0.44, 0.8))
        axes.axhline(0, color=GREY, linewidth=0.8)
        axes.axvline(0, color=GREY, linewidth=0.8)
        for position, place in enumerate(places, start=1):
            colour, _ = line_look(position)
            axes.plot([place.across.low, place.across.high], [place.up.mean] * 2, color=colour, linewidth=1.6, alpha=0.7, gid=f"policy-{position}-across")
            axes.plot([place.across.mean] * 2, [place.up.low, place.up.high], color=colour, linewidth=1.6, alpha=0.7, gid=f"policy-{position}-up")
            axes.plot([place.across.mean], [place.up.mean], "o", color=colour, markersize=7, gid=f"policy-{position}-point")
        _plain(axes, both=True)
        axes.margins(x=0.12, y=0.16)
        _axis_numbers(axes, units, language)
        axes.set_xlabel(across)
        axes.set_ylabel(up)
        names = [f"{place.name}\n{place.aside}" for place in places]
        tall = max(name.count("\n") + 1 for name in names)
        name_lines(axes, names, [place.up.mean for place in places], closest=_HEIGHT_OF_LINE * (tall + 0.6), first=1)
    return figure


@dataclass(frozen=True)
class Rung:
    """One row of a picture by group: what it is called, and a band per policy (None where there is nothing to see).

    Attributes:
        heading: what stands above it; empty inside a block.
    """

    label: str
    bands: Sequence[Band | None]
    heading: str = ""


def by_group(rungs: Sequence[Rung], *, first: int, unit: str, axis: str, language: Language, differences: bool) -> Figure:
    """A row per group, in it a point with whiskers per policy.

    Args:
        first: position of the policy of the first band.
        axis: name of the axis, unit included.
        differences: whether bands are differences: then there is a line of no difference, and shares differ by percentage points.
    """
    import matplotlib
    from matplotlib.figure import Figure

    factor, unit = (100.0, "points") if differences and is_share(unit) else (1.0, unit)
    policies = len(rungs[0].bands)
    row = 0.15 + 0.085 * policies
    heights, y = [], 0.0
    for rung in rungs:
        y += 0.27 if rung.heading else 0.0
        heights.append(y + row / 2)
        y += row
    total = y + 0.62
    with matplotlib.rc_context(_LOOK):
        figure = Figure(figsize=(_WIDTH, total))
        axes = figure.add_axes((0.36, 0.52 / total, 0.61, y / total))
        axes.set_ylim(y, 0)
        if differences:
            axes.axvline(0, color=GREY, linewidth=0.9)
        for height, rung in zip(heights, rungs, strict=True):
            axes.axhline(height + row / 2, color="#ececec", linewidth=0.6)
            axes.text(-0.03, height, rung.label, transform=axes.get_yaxis_transform(), ha="right", va="center", fontsize=8, color=INK, parse_math=False)
            if rung.heading:
                axes.text(-0.57, height - row / 2 - 0.12, rung.heading, transform=axes.get_yaxis_transform(), fontsize=8.5, fontweight="bold", color=INK)
            for number_of_policy, band in enumerate(rung.bands):
                if band is None or not np.isfinite(band.mean):
                    continue
                band = Band(band.mean * factor, band.low * factor, band.high * factor)
                position, at = first + number_of_policy, height + (number_of_policy - (policies - 1) / 2) * 0.1
                colour, _ = line_look(position)
                gid = f"policy-{position}-{heights.index(height)}"
                axes.plot([band.low, band.high], [at, at], color=colour, linewidth=1.4, alpha=0.75, gid=f"{gid}-band")
                axes.plot([band.mean], [at], "o", color=colour, markersize=3.8, gid=f"{gid}-point")
        _plain(axes, both=False)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        _axis_numbers(axes, (unit, ""), language)
        axes.set_xlabel(axis, fontsize=8.5)
    return figure


def shares(curves: NDArray[np.float64], *, across: str, up: str, equal: str, names: Sequence[str], language: Language) -> Figure:
    """Concentration curves: cumulative shares, (policies, points), with the line of equal shares in grey."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_LOOK):
        figure = Figure(figsize=(_WIDTH, 3.0))
        axes = figure.add_axes((0.21, 0.16, 0.43, 0.76))
        steps = np.linspace(0, 1, curves.shape[1])
        axes.plot([0, 1], [0, 1], color=_PALE, linewidth=4, solid_capstyle="butt")
        axes.text(0.8, 0.73, equal, color=GREY, fontsize=8, ha="left", va="top")
        for position, curve in enumerate(curves):
            colour, style = line_look(position)
            axes.plot(steps, curve, color=colour, linestyle=style, marker="o", markersize=3.5, linewidth=1.6, gid=f"policy-{position}-line")
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        axes.set_xticks(steps)
        axes.set_yticks(steps)
        for each in (axes.xaxis, axes.yaxis):
            each.set_major_formatter(lambda value, _: number(value, "share", language, step=0.01))
        _plain(axes, both=False)
        axes.set_xlabel(across)
        axes.set_ylabel(up)
        apart = 0.05 * (1.2 + max(name.count("\n") + 1 for name in names))
        name_lines(axes, names, np.linspace(0.95, 0.95 - apart * (len(names) - 1), len(names)).tolist(), closest=apart)
    return figure


def _plain(axes: Axes, *, both: bool) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="both" if both else "x", color="#ececec", linewidth=0.6)
    axes.set_axisbelow(True)


def _axis_numbers(axes: Axes, units: tuple[str, str], language: Language) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    for axis, unit, ticks in ((axes.xaxis, units[0], axes.get_xticks), (axes.yaxis, units[1], axes.get_yticks)):
        if axis is axes.yaxis and not unit:
            continue
        axis.set_major_locator(MaxNLocator(5 if axis is axes.yaxis else 4))  # side by side, long numbers need room
        step = tick_step(ticks())
        axis.set_major_formatter(FuncFormatter(lambda value, _, unit=unit, step=step: number(value, unit, language, step=step)))
