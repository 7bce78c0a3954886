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
    series = series_of(manifest, values, indicator)
    unit = unit_of(described["unit"], horizon_measure(described["kind"]))
    names = [each["name"] for each in manifest["scenarios"]]
    draw_series(axes, series, unit=unit, names=[shortened(name) for name in names], language=language, since_start=described["kind"] == "flow")
    if title:
        axes.set_title(described["label"][language], loc="left", fontsize="medium")


def series_of(manifest: Mapping[str, Any], values: NDArray[np.float32], indicator: str) -> NDArray[np.float64]:
    """One indicator of everybody over the months, (scenarios, worlds, months); flows are added up since the start."""
    described = entry(manifest["indicators"], indicator)
    series = values[..., 0, manifest["indicators"].index(described)].astype(np.float64)
    return np.nancumsum(series, axis=2) if described["kind"] == "flow" else series


def draw_series(
    axes: Axes,
    series: NDArray[np.float64],
    *,
    unit: str,
    names: Sequence[str],
    language: Language,
    since_start: bool = False,
    months: NDArray[np.integer] | None = None,
    lines_in_a_name: int = 1,
) -> None:
    """Draw a line per scenario with the band of 90 % of the worlds, and the names at the ends of the lines.

    Args:
        series: (scenarios, worlds, months), in this unit.
        names: of the lines.
        since_start: whether the numbers are added up since the start, which the axis then says.
        months: where the numbers stand; None is every month from the first.
        lines_in_a_name: how many lines the longest name takes.
    """
    factor, said_unit = quantity(unit, [float(np.nanmax(np.abs(series), initial=0.0))], language)
    series = series * factor
    months = np.arange(1, series.shape[2] + 1) if months is None else months
    ends = []
    for position, sample in enumerate(series):
        over_worlds = spread(sample)
        colour, style = line_look(position)
        band = axes.fill_between(months, over_worlds.quantiles["p05"], over_worlds.quantiles["p95"], color=colour, alpha=0.18, linewidth=0)
        band.set_gid(f"policy-{position}-band")
        axes.plot(months, over_worlds.mean, color=colour, linestyle=style, linewidth=1.8, gid=f"policy-{position}-line")
        ends.append(float(over_worlds.mean[-1]))
    words = [_SINCE_START[language]] if since_start else []
    axes.set_ylabel(", ".join([said_unit, *words] if said_unit else words))
    _dress(axes, unit, language, months=int(months[-1]))
    name_lines(axes, names, ends, closest=_CLOSEST_LABELS * (1 + 0.75 * (lines_in_a_name - 1)))


def line_look(position: int) -> tuple[str, str]:
    """Colour and line style of the scenario at this position: the same in every picture."""
    return COLOURS[position % len(COLOURS)], _STYLES[position % len(_STYLES)]


def shortened(name: str) -> str:
    """A name that fits beside a line."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


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


def name_lines(axes: Axes, names: Sequence[str], ends: Sequence[float], *, closest: float, first: int = 0) -> None:
    """Write the name of each line at its end, moved up or down where names would overlap.

    Args:
        first: position of the scenario of the first name.
    """
    low, high = axes.get_ylim()
    heights = _apart([(end - low) / (high - low) if math.isfinite(end) and high > low else 0.5 for end in ends], closest)
    for position, (name, height) in enumerate(zip(names, heights, strict=True), start=first):
        colour, style = line_look(position)
        axes.plot(
            [1.02, 1.09], [height, height], transform=axes.transAxes, clip_on=False, color=colour, linestyle=style, linewidth=1.8,
            gid=f"policy-{position}-sample",
        )  # fmt: skip
        # Dark words beside a coloured sample: these colours are too light to read small words in.
        axes.text(
            1.11, height, name, transform=axes.transAxes, color=INK, fontsize="small", va="center", parse_math=False, linespacing=1.0,
            gid=f"policy-{position}-name",
        )  # fmt: skip


def _apart(heights: Sequence[float], closest: float) -> list[float]:
    """Heights moved no more than needed so that neighbours stand this far apart."""
    order = np.argsort(heights, kind="stable")
    placed = np.asarray(heights, np.float64)[order]
    for position in range(1, placed.size):
        placed[position] = max(placed[position], placed[position - 1] + closest)
    placed -= max(0.0, placed[-1] - 1.0)
    result = np.empty_like(placed)
    result[order] = placed
    return result.tolist()
