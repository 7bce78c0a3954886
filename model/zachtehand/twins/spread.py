"""How usual a life is, as a picture: the differences of everybody, with this person among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zachtehand.experiments.numbers import number
from zachtehand.pages.colours import GREY, INK
from zachtehand.pages.svg import STYLE
from zachtehand.texts import Language
from zachtehand.twins.bands import ACCENT, SMALL
from zachtehand.twins.story import points
from zachtehand.twins.texts import words
from zachtehand.twins.twin import Twin

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def place_among_all(twin: Twin, language: Language) -> Figure:
    """The differences of everybody on the benefit at the start, with that of this person marked."""
    import matplotlib
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    from zachtehand.experiments.figure import Figure

    place = twin.place
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(9.2, 2.5))
        axes = figure.add_axes((0.158, 0.24, 0.788, 0.5))
        ends = np.array([place.everyone.min(), place.everyone.max(), place.difference, 0.0])
        edges = np.linspace(ends.min() - 0.01, ends.max() + 0.01, 61)
        counts, _, _ = axes.hist(place.everyone, edges, color="#bdbdbd", edgecolor="white", linewidth=0.5)
        mean, high = float(place.everyone.mean()), float(np.max(counts))
        axes.set_ylim(0, high * 1.02)
        axes.plot([place.difference] * 2, [0, high * 1.08], color=ACCENT, linewidth=1.6, clip_on=False)
        axes.plot([mean] * 2, [0, high * 1.24], color=INK, linewidth=1.0, linestyle=(0, (4, 3)), clip_on=False)
        person = words("mark_person", language, {"uid": twin.person.uid, "size": points(place.difference, language)})
        everyone = words("mark_mean", language, {"size": points(mean, language)})
        for where, what, label, colour in ((1.1, place.difference, person, ACCENT), (1.26, mean, everyone, INK)):
            right = what > edges[0] + 0.7 * (edges[-1] - edges[0])
            axes.text(
                what, high * where, label, ha="right" if right else "left", va="bottom", fontsize=SMALL, color=colour, fontweight="bold", clip_on=False,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5}, zorder=4,
            )  # fmt: skip
        axes.set_xlim(edges[0], edges[-1])
        axes.xaxis.set_major_locator(MaxNLocator(9))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, "", language, step=0.01, signed=True)))
        axes.yaxis.set_major_locator(MaxNLocator(3, integer=True))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, "", language, step=1.0)))
        axes.tick_params(labelsize=SMALL, colors=GREY, length=3)
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.spines["bottom"].set_color(GREY)
        axes.set_ylabel(words("axis_people", language), fontsize=SMALL, color=GREY)
        names = {"first": twin.lives[0].name, "second": twin.lives[1].name}
        axes.set_xlabel(words("axis_difference", language, names), fontsize=SMALL, color=GREY, parse_math=False)
    return figure
