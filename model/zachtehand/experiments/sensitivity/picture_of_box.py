"""Where a conclusion turns around, as a picture: a dot per plausible world, and the region."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from zachtehand.experiments.numbers import number, unit_in_words
from zachtehand.experiments.plot import COLOURS, tick_step
from zachtehand.experiments.sensitivity.discovery import Limit
from zachtehand.experiments.sensitivity.words import CHANCE, said
from zachtehand.texts import Language, text
from zachtehand.texts.parameters import sentence_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

    from zachtehand.experiments.sensitivity.unless import Unless

_HOLDS, _TURNS = COLOURS[0], COLOURS[1]
_WIDTH = 100
_UPRIGHT_WIDTH = 56


def picture(found: Unless, language: Language) -> Figure:
    """The worlds against the first two conditions, or the difference against one; without a region the differences alone."""
    from zachtehand.experiments.figure import Figure

    figure = Figure(figsize=(8.6, 6.4), layout="constrained")
    axes = figure.subplots()
    box = found.box
    if box is None or box.chance > CHANCE:
        _differences(axes, found, language)
    else:
        _dots(axes, found, box.limits, language)
    axes.spines[["top", "right"]].set_visible(False)
    sentences = said(found, language)
    figure.suptitle(textwrap.fill(sentences[0], _WIDTH), x=0.01, ha="left", fontsize="medium")
    below = [line for sentence in sentences[1:3] for line in textwrap.wrap(sentence, _WIDTH)]
    figure.supxlabel("\n".join(below), x=0.01, ha="left", fontsize="small", color="#333333")
    return figure


def _dots(axes: Axes, found: Unless, limits: Sequence[Limit], language: Language) -> None:
    """A dot per world; with one condition its height is the difference."""
    from matplotlib.patches import Rectangle

    worlds, turned = found.worlds, found.turned
    across = worlds[limits[0].name].to_numpy()
    up = worlds[limits[1].name if len(limits) > 1 else "difference"].to_numpy()
    axes.scatter(across[~turned], up[~turned], s=22, color=_HOLDS, marker="o", alpha=0.75, label=text("unless.holds", language))
    axes.scatter(across[turned], up[turned], s=34, color=_TURNS, marker="^", alpha=0.9, label=text("unless.turns", language))
    sides = []
    for limit, values in ((limits[0], across), (limits[1] if len(limits) > 1 else None, up)):
        low, high = float(values.min()), float(values.max())
        margin = 0.03 * (high - low)
        start = low - margin if limit is None or limit.low is None else limit.low
        sides.append((start, (high + margin if limit is None or limit.high is None else limit.high) - start))
    (left, width), (bottom, height) = sides
    axes.add_patch(Rectangle((left, bottom), width, height, facecolor=_TURNS, alpha=0.08, edgecolor="none"))
    axes.add_patch(Rectangle((left, bottom), width, height, facecolor="none", edgecolor=_TURNS, linewidth=1.6))
    axes.set_xlabel(_parameter(limits[0].name, found, language, _WIDTH), fontsize="small")
    if len(limits) > 1:
        axes.set_ylabel(_parameter(limits[1].name, found, language, _UPRIGHT_WIDTH), fontsize="small")
    else:
        axes.axhline(0, color="#666666", linewidth=1)
        axes.set_ylabel(_difference(found, language, _UPRIGHT_WIDTH), fontsize="small")
    _write_numbers(axes.xaxis, language)
    _write_numbers(axes.yaxis, language)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.08), ncols=2, frameon=False, fontsize="small")


def _parameter(path: str, found: Unless, language: Language, width: int) -> str:
    """A parameter by its sentence, with its path and its unit, on lines of a width."""
    declared = found.about["parameters"][path]
    sentence = sentence_of(path, declared["text"], language).removesuffix(".")
    return textwrap.fill(f"{sentence} ({path}, {unit_in_words(declared['unit'], language)})", width)


def _differences(axes: Axes, found: Unless, language: Language) -> None:
    """How often which difference."""
    worlds, turned = found.worlds["difference"].to_numpy(), found.turned
    edges = np.histogram_bin_edges(worlds, bins=30)
    axes.hist(
        [worlds[~turned], worlds[turned]],
        bins=list(edges),
        stacked=True,
        color=[_HOLDS, _TURNS],
        label=[text("unless.holds", language), text("unless.turns", language)],
    )
    axes.axvline(0, color="#666666", linewidth=1)
    axes.set_xlabel(_difference(found, language, _WIDTH), fontsize="small")
    axes.set_ylabel(text("unless.number_of_worlds", language))
    _write_numbers(axes.xaxis, language)
    axes.legend(frameon=False, fontsize="small")


def _write_numbers(axis: Axis, language: Language) -> None:
    """Numbers along an axis as the reader writes them."""
    from matplotlib.ticker import FuncFormatter

    step = tick_step(axis.get_ticklocs())
    axis.set_major_formatter(FuncFormatter(lambda value, _: number(value, "", language, step=step)))


def _difference(found: Unless, language: Language, width: int) -> str:
    """What is held against each other, with its unit, on lines of a width."""
    indicator = found.about["indicator"]
    first, second = (each["title"][language] for each in found.about["policies"])
    values = {"label": indicator["label"][language], "unit": unit_in_words(indicator["unit"], language), "first": first, "second": second}
    return textwrap.fill(text("unless.difference", language, values), width)
