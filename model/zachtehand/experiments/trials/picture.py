"""The picture of a trial: a line per outcome, each on a scale of its own, with no effect in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, log
from typing import TYPE_CHECKING

from zachtehand.experiments.trials.files import Trial
from zachtehand.experiments.trials.summary import Line, Spread
from zachtehand.experiments.trials.wording import band, heading
from zachtehand.experiments.trials.world import EVERYBODY
from zachtehand.texts import Language, text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_TRUTH, _PILOTS = "#0072B2", "#555555"
_HALF = 0.30
"""Half of the width of the picture that values take; words stand right of it."""
_MIDDLE = 0.33


def picture(trial: Trial, lines: Sequence[Line], language: Language) -> Figure:
    """True effects as a band with its middle, what pilots report as a thin line, and both in figures beside it."""
    from matplotlib.figure import Figure

    shown = [line for line in lines if line.subgroup == EVERYBODY and isfinite(line.estimate.middle)]
    figure = Figure(figsize=(12.5, 1.6 + 0.5 * max(len(shown), 1)), layout="constrained")
    axes = figure.subplots()
    axes.axvline(_MIDDLE, color="#bbbbbb", linewidth=0.8)
    for height, line in enumerate(reversed(shown)):
        _draw(axes, line, height, language)
    axes.text(_MIDDLE, len(shown) - 0.35, text("trial.no_effect", language), ha="center", fontsize="x-small", color="#777777")
    axes.set_xlim(0, 1)
    axes.set_ylim(-0.7, max(len(shown), 1) - 0.1)
    axes.set_xticks([])
    several = len(trial.design.arms) > 2
    names = [f"{line.arm}: {heading(line, language)}" if several else heading(line, language) for line in reversed(shown)]
    axes.set_yticks(range(len(shown)), names, fontsize="small")
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    title = text("trial.picture", language, {"title": getattr(trial.design.title, language)})
    axes.set_title(title, loc="left", fontsize="medium", parse_math=False)
    return figure


def _draw(axes: Axes, line: Line, height: int, language: Language) -> None:
    reach = max((abs(_distance(end, line.by)) for each in (line.truth, line.estimate) for end in (each.low, each.high) if isfinite(end)), default=0.0) or 1.0

    def place(value: float) -> float:
        return _MIDDLE + _HALF * _distance(value, line.by) / reach

    _bar(axes, line.estimate, place, height, colour=_PILOTS, width=1.0, alpha=1.0)
    axes.plot([place(line.estimate.middle)], [height], "o", color=_PILOTS, markersize=4)
    if isfinite(line.truth.middle):
        _bar(axes, line.truth, place, height + 0.2, colour=_TRUTH, width=6.0, alpha=0.5)
        axes.plot([place(line.truth.middle)], [height + 0.2], "|", color=_TRUTH, markersize=11, markeredgewidth=2)
    axes.text(0.67, height + 0.2, band(line.truth, line, language), fontsize="x-small", va="center", color=_TRUTH, parse_math=False)
    axes.text(0.67, height - 0.1, band(line.estimate, line, language), fontsize="x-small", va="center", color=_PILOTS, parse_math=False)


def _bar(axes: Axes, spread: Spread, place: object, height: float, *, colour: str, width: float, alpha: float) -> None:
    assert callable(place)
    axes.plot([place(spread.low), place(spread.high)], [height, height], color=colour, linewidth=width, alpha=alpha, solid_capstyle="butt")


def _distance(value: float, by: str) -> float:
    """How far from no effect, so that halving and doubling are equally far."""
    return value if by == "difference" else log(max(value, 1e-6))
