"""The picture of a trial: a line per outcome, each on a scale of its own, with no effect in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, log
from typing import TYPE_CHECKING

from zachtehand.experiments.trials.files import Trial
from zachtehand.experiments.trials.schema import Published
from zachtehand.experiments.trials.summary import Line
from zachtehand.experiments.trials.wording import band, heading, published, published_of
from zachtehand.experiments.trials.world import EVERYBODY
from zachtehand.texts import Language, text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_TRUTH, _PILOTS, _PUBLISHED = "#0072B2", "#555555", "#000000"
_HALF = 0.30
"""Half of the width of the picture that values take; words stand right of it."""
_MIDDLE = 0.33


def picture(trial: Trial, lines: Sequence[Line], language: Language) -> Figure:
    """True effects as a band with its middle, what pilots report as a thin line, and both in figures beside it."""
    from zachtehand.experiments.figure import Figure

    shown = [line for line in lines if line.subgroup == EVERYBODY and isfinite(line.estimate.middle)]
    figure = Figure(figsize=(12.5, 1.6 + 0.55 * max(len(shown), 1)), layout="constrained")
    axes = figure.subplots()
    axes.axvline(_MIDDLE, color="#bbbbbb", linewidth=0.8)
    for height, line in enumerate(reversed(shown)):
        _draw(axes, line, published_of(trial, line), height, language)
    axes.text(_MIDDLE, len(shown) - 0.2, text("trial.no_effect", language), ha="center", fontsize="x-small", color="#777777")
    axes.set_xlim(0, 1)
    axes.set_ylim(-0.7, max(len(shown), 1) + 0.3)
    axes.set_xticks([])
    several = len(trial.design.arms) > 2
    names = [f"{line.arm}: {heading(trial, line, language)}" if several else heading(trial, line, language) for line in reversed(shown)]
    axes.set_yticks(range(len(shown)), names, fontsize="small")
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    known = [(0.05, "published", _PUBLISHED)] if trial.design.published else []
    for height, key, colour in [(0.55, "truth", _TRUTH), (0.3, "reported", _PILOTS), *known]:
        axes.text(0.67, len(shown) - 0.55 + height, text(f"trial.{key}", language), fontsize="small", color=colour, weight="bold")
    axes.set_title(getattr(trial.design.title, language), loc="left", fontsize="medium", parse_math=False)
    return figure


def _draw(axes: Axes, line: Line, known: Published | None, height: int, language: Language) -> None:
    ends = [line.truth.low, line.truth.high, line.estimate.low, line.estimate.high]
    ends += [] if known is None else [each for each in (known.value, known.low, known.high) if each is not None]
    reach = max((abs(_distance(end, line.by)) for end in ends if isfinite(end)), default=0.0) or 1.0

    def place(value: float) -> float:
        return _MIDDLE + _HALF * _distance(value, line.by) / reach

    axes.plot([place(line.estimate.low), place(line.estimate.high)], [height, height], color=_PILOTS, linewidth=1.0)
    axes.plot([place(line.estimate.middle)], [height], "o", color=_PILOTS, markersize=4)
    if isfinite(line.truth.middle):
        ends = [place(line.truth.low), place(line.truth.high)]
        axes.plot(ends, [height + 0.2, height + 0.2], color=_TRUTH, linewidth=6.0, alpha=0.5, solid_capstyle="butt")
        axes.plot([place(line.truth.middle)], [height + 0.2], "|", color=_TRUTH, markersize=11, markeredgewidth=2)
    if known is not None:
        axes.plot([place(known.value)], [height - 0.22], "D", color=_PUBLISHED, markersize=4.5)
        if known.low is not None and known.high is not None:
            axes.plot([place(known.low), place(known.high)], [height - 0.22, height - 0.22], color=_PUBLISHED, linewidth=0.9)
        axes.text(0.67, height - 0.3, published(known, line, language), fontsize="x-small", va="center", color=_PUBLISHED, parse_math=False)
    axes.text(0.67, height + 0.2, band(line.truth, line, language), fontsize="x-small", va="center", color=_TRUTH, parse_math=False)
    axes.text(0.67, height - 0.05, band(line.estimate, line, language), fontsize="x-small", va="center", color=_PILOTS, parse_math=False)


def _distance(value: float, by: str) -> float:
    """How far from no effect, so that halving and doubling are equally far."""
    return value if by == "difference" else log(max(value, 1e-6))
