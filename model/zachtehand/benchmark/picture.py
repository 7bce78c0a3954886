"""What a run costs against its population, as a picture with both axes logarithmic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zachtehand.experiments.numbers import number
from zachtehand.pages.colours import BLUE, INK, VERMILION
from zachtehand.texts import Language, text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def draw_curve(curve: Sequence[tuple[int, float, float]], months: int, language: Language) -> Figure:
    """The picture.

    Args:
        curve: population, client-months per second and peak memory in bytes, from small to large.
        months: length of the runs.
    """
    from zachtehand.experiments.figure import Figure

    figure = Figure(figsize=(9.0, 3.9), layout="constrained")
    left, right = figure.subplots(1, 2)
    populations = [clients for clients, _, _ in curve]
    _draw(left, populations, [pace for _, pace, _ in curve], text("benchmark.axis_pace", language), BLUE, language)
    _draw(right, populations, [peak / 1e9 for _, _, peak in curve], text("benchmark.axis_peak", language), VERMILION, language)
    figure.suptitle(text("benchmark.title", language, {"months": months}), x=0.01, ha="left", color=INK, fontsize="medium")
    return figure


def _draw(axes: Axes, populations: Sequence[int], values: Sequence[float], title: str, colour: str, language: Language) -> None:
    from matplotlib.ticker import FuncFormatter, NullFormatter

    axes.plot(populations, values, color=colour, marker="o", linewidth=1.8)
    axes.set(xscale="log", yscale="log", xlabel=text("benchmark.axis_clients", language))
    axes.set_title(title, loc="left", fontsize="medium", color=INK)
    low, high = min(values), max(values)
    axes.set_ylim(low / 2, high * 2)  # a flat line is to look flat
    written = FuncFormatter(lambda value, _: number(value, "", language))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(written)
        axis.set_minor_formatter(NullFormatter())
    axes.grid(which="major", alpha=0.25)
    axes.spines[["top", "right"]].set_visible(False)
    for place, (clients, value) in enumerate(zip(populations, values, strict=True)):
        above = (len(populations) - place) % 2  # by turns above and below on the right, so that neighbours do not overlap
        where = {"xytext": (0, 7), "ha": "center"} if above else {"xytext": (3, -12), "ha": "left"}
        axes.annotate(number(value, "", language), (clients, value), textcoords="offset points", fontsize="x-small", color=INK, **where)
