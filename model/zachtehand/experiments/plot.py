"""Pictures over time: a line per scenario, a band over worlds, names at the ends of the lines.

Flows are shown added up since the start, so that the end of a line is the number in the table.
Colours are those of Okabe and Ito, which people with a colour-vision deficiency can tell apart; line
styles differ as well.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.differences import horizon_measure, spread, unit_of
from zachtehand.experiments.numbers import number, quantity
from zachtehand.experiments.summary import entry
from zachtehand.pages.colours import BLACK, BLUE, GREEN, INK, ORANGE, PURPLE, SKY, VERMILION
from zachtehand.texts import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, BLACK)
_STYLES = ("-", "--", "-.", ":")
_COLUMNS = 3
_LONGEST_NAME = 26
_CLOSEST_LABELS = 0.075
_MONTH = {"en": "month", "nl": "maand"}
_SINCE_START = {"en": "since the start", "nl": "sinds het begin"}


def small_multiples(manifest: Mapping[str, Any], values: NDArray[np.float32], language: Language) -> Figure:
    """All headline indicators of everybody, a picture each."""
    from zachtehand.experiments.figure import Figure

    keys = [each["key"] for each in manifest["indicators"] if each["headline"]]
    rows = max(1, math.ceil(len(keys) / _COLUMNS))
    figure = Figure(figsize=(4.6 * _COLUMNS, 2.9 * rows), layout="constrained")
    all_axes = figure.subplots(rows, _COLUMNS, squeeze=False).ravel()
    for axes, key in zip(all_axes, keys, strict=False):
        draw_over_time(axes, manifest, values, indicator=key, language=language)
    for axes in all_axes[len(keys) :]:
        axes.set_visible(False)
    return figure


def draw_over_time(axes: Axes, manifest: Mapping[str, Any], values: NDArray[np.float32], *, indicator: str, language: Language, title: bool = True) -> None:
    """Draw one indicator of everybody for all scenarios.

    Args:
        values: (scenarios, worlds, months, groups, indicators); the first group is everybody.
    """
    described = entry(manifest["indicators"], indicator)
    series = values[..., 0, manifest["indicators"].index(described)].astype(np.float64)
    if described["kind"] == "flow":
        series = np.nancumsum(series, axis=2)
    own_unit = unit_of(described["unit"], horizon_measure(described["kind"]))
    factor, unit = quantity(own_unit, [float(np.nanmax(np.abs(series), initial=0.0))], language)
    series *= factor
    months = np.arange(1, series.shape[2] + 1)
    ends = []
    for position, sample in enumerate(series):
        over_worlds = spread(sample)
        colour, style = COLOURS[position % len(COLOURS)], _STYLES[position % len(_STYLES)]
        axes.fill_between(months, over_worlds.quantiles["p05"], over_worlds.quantiles["p95"], color=colour, alpha=0.18, linewidth=0)
        axes.plot(months, over_worlds.mean, color=colour, linestyle=style, linewidth=1.8)
        ends.append(float(over_worlds.mean[-1]))
    since_start = [_SINCE_START[language]] if described["kind"] == "flow" else []
    axes.set_ylabel(", ".join([unit, *since_start] if unit else since_start))
    if title:
        axes.set_title(described["label"][language], loc="left", fontsize="medium")
    _dress(axes, own_unit, language, months=int(months[-1]))
    _name_lines(axes, [each["name"] for each in manifest["scenarios"]], ends)


def _dress(axes: Axes, unit: str, language: Language, *, months: int) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_xlim(1 if months > 1 else 0, max(months, 2))
    low, high = axes.get_ylim()
    if 0 <= low < high / 2 or -0.1 * high < low < 0:
        axes.set_ylim(0, high)
    axes.yaxis.set_major_locator(MaxNLocator(5))
    step = tick_step(axes.get_yticks())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, unit, language, step=step)))
    axes.set_xticks(month_ticks(months))
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#dddddd", linewidth=0.6)
    axes.set_xlabel(_MONTH[language])


def month_ticks(months: int) -> list[int]:
    """Where an axis of months is marked: at whole years, at equal distances, the last month among them where that goes; six marks at most.

    In a run of less than two years at quarters, and in one of less than half a year at every month.
    """
    step = 1 if months < 6 else 3 if months < 24 else 12
    spaced = [step * years for years in (1, 2, 3, 4, 5, 10, 20, 50) if months // (step * years) <= 6]
    best = next((each for each in spaced if months % each == 0 and months // each >= 3), spaced[0] if spaced else months)
    return list(range(best, months + 1, best))


def tick_step(ticks: NDArray[np.floating]) -> float:
    """The step to which the numbers at the axis are rounded, so that 2.5 and 5 are told apart."""
    if len(ticks) < 2 or ticks[1] <= ticks[0]:
        return 1.0
    spacing = float(ticks[1] - ticks[0])
    step = 10.0 ** math.floor(math.log10(spacing) + 1e-9)
    whole = math.isclose(spacing / step, round(spacing / step), rel_tol=1e-6)
    return step if whole else step / 10


def _name_lines(axes: Axes, names: Sequence[str], ends: Sequence[float]) -> None:
    """Write the name of each line at its end, moved up or down where names would overlap."""
    low, high = axes.get_ylim()
    heights = _apart([(end - low) / (high - low) if math.isfinite(end) and high > low else 0.5 for end in ends])
    for position, (name, height) in enumerate(zip(names, heights, strict=True)):
        short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
        colour, style = COLOURS[position % len(COLOURS)], _STYLES[position % len(_STYLES)]
        axes.plot([1.02, 1.09], [height, height], transform=axes.transAxes, clip_on=False, color=colour, linestyle=style, linewidth=1.8)
        # Dark words beside a coloured sample: these colours are too light to read small words in.
        axes.text(1.11, height, short, transform=axes.transAxes, color=INK, fontsize="small", va="center", parse_math=False)


def _apart(heights: Sequence[float]) -> list[float]:
    """Heights moved no more than needed so that neighbours do not touch."""
    order = np.argsort(heights, kind="stable")
    placed = np.asarray(heights, np.float64)[order]
    for position in range(1, placed.size):
        placed[position] = max(placed[position], placed[position - 1] + _CLOSEST_LABELS)
    placed -= max(0.0, placed[-1] - 1.0)
    result = np.empty_like(placed)
    result[order] = placed
    return result.tolist()
