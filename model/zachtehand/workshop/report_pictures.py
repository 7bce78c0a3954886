"""The pictures of the report of a workshop: guesses beside the outcome, and a run month by month."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.numbers import number
from zachtehand.experiments.plot import COLOURS, draw_series, tick_step
from zachtehand.indicators import INDICATORS
from zachtehand.pages.colours import GREY, INK
from zachtehand.pages.svg import STYLE
from zachtehand.texts import Language
from zachtehand.workshop.film import ADDED_UP, CHARTS, unit_of_chart

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_COLUMNS = 2
_NAME = 20
"""Letters of a policy that stand on a line beside a picture."""


def guesses_and_outcome(
    guesses: Sequence[Sequence[float]], outcome: tuple[float, float] | None, titles: Sequence[str], unit: str, language: Language
) -> Figure:
    """A row per world: a dot for every guess, piled where they are alike, and a line where the outcome was."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(7.2, 2.1))
        axes = figure.add_axes((0.24, 0.22, 0.73, 0.74))
        everything = [value for values in guesses for value in values] + list(outcome or ())
        low, high = min(everything), max(everything)
        room = max(high - low, abs(high) * 0.1, 1e-9)
        axes.set_xlim(low - 0.06 * room, high + 0.06 * room)
        for row, values in enumerate(guesses):
            for at, height in _piled(values, room):
                axes.plot([at], [1 - row + height], "o", color=COLOURS[row], markersize=6, alpha=0.75, markeredgecolor="white", markeredgewidth=0.5)
            if outcome is not None:
                axes.plot([outcome[row]] * 2, [0.82 - row, 1.62 - row], color=INK, linewidth=2.4, solid_capstyle="butt")
            axes.axhline(0.82 - row, color="#dddddd", linewidth=0.8, zorder=0)
        axes.set_ylim(-0.35, 1.7)
        axes.set_yticks([1, 0], [_on_lines(title) for title in titles], color=INK)
        axes.spines[["left", "top", "right"]].set_visible(False)
        axes.tick_params(axis="y", length=0)
        axes.tick_params(axis="x", colors=GREY)
        step = tick_step(axes.get_xticks())
        axes.xaxis.set_major_formatter(lambda value, _: number(value, unit, language, step=step))
        for label in axes.get_yticklabels():
            label.set_parse_math(False)
    return figure


def _piled(values: Sequence[float], room: float) -> list[tuple[float, float]]:
    """Where each dot stands: at its value, higher where one lies there already."""
    placed: list[tuple[float, float]] = []
    for value in sorted(values):
        level = sum(abs(value - at) < 0.015 * room for at, _ in placed)
        placed.append((value, min(0.09 * level, 0.6)))
    return placed


def months_of_run(charts: NDArray[np.float64], titles: Sequence[str], language: Language) -> Figure:
    """Both worlds in one picture per chart.

    Args:
        charts: (worlds, months, charts).
    """
    import matplotlib
    from matplotlib.figure import Figure

    names = [_on_lines(title) for title in titles]
    tall = max(name.count("\n") + 1 for name in names)
    if names[0] == names[1]:
        names = [f"{name} ({'AB'[side]})" for side, name in enumerate(names)]
    rows = math.ceil(len(CHARTS) / _COLUMNS)
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(5.2 * _COLUMNS, 2.7 * rows), layout="constrained")
        for place, (key, axes) in enumerate(zip(CHARTS, figure.subplots(rows, _COLUMNS).ravel(), strict=True)):
            added = key in ADDED_UP
            series = charts[:, None, :, place]
            axes.set_title(INDICATORS[key].label[language], loc="left", fontsize=10, fontweight="bold")
            draw_series(axes, series, unit=unit_of_chart(key), names=names, language=language, since_start=added, lines_in_a_name=tall)
    return figure


def _on_lines(title: str) -> str:
    """A title on at most three short lines."""
    lines = textwrap.wrap(title, _NAME, break_long_words=True) or [title]
    return "\n".join([*lines[:2], *textwrap.wrap(" ".join(lines[2:]), _NAME, max_lines=1, placeholder="…")])
