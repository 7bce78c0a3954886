"""Pictures of a twin: two lanes over the months, and the place of this person among all.

A lane is read from top to bottom: a row of marks for each kind of contact, a band that says where the person is,
and a thin line each for life satisfaction and trust, with the line of the other lane in grey behind it. Rows of marks
that stay empty in both lanes are left out. Colours are those of Okabe and Ito; words, not colours, carry the meaning.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from zachtehand.chronicle import Event, EventKind
from zachtehand.experiments.numbers import number
from zachtehand.pages.svg import STYLE
from zachtehand.populations.categories import Activity, Job, Ladder, Status
from zachtehand.texts import Language
from zachtehand.twins.story import points
from zachtehand.twins.texts import words
from zachtehand.twins.twin import Life, Twin

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_INK, _GREY, _PALE = "#222222", "#767676", "#c8c8c8"
_ACTIVE, _ACCENT = "#009E73", "#D55E00"
_COLOURS = {
    "on_benefit": "#e6e6e6", "part_time": "#56B4E9", "work": "#0072B2", "basic_job": "#E69F00", "study": "#CC79A7", "household": "#F0E442",
    "gave_up": _ACCENT, "undue": _ACCENT, "without": _ACCENT, "pension": "#bdbdbd", "moved": "#ffffff", "died": "#ffffff",
}  # fmt: skip
"""By block; activities share one colour."""
_LIGHT_ON = ("#0072B2",)
"""Colours that need light words."""


class _Strip(NamedTuple):
    """A row of marks: which events it shows, and how."""

    key: str
    shows: Callable[[Event], bool]
    marker: str
    filled: bool


_STRIPS = (
    _Strip("talks", lambda event: event.kind in (EventKind.TALKED, EventKind.CAME_INTO_VIEW, EventKind.VISITED), "o", True),
    _Strip("team", lambda event: event.kind in (EventKind.CAME_TO_TEAM, EventKind.TEAM_VISITED), "o", False),
    _Strip("missed", lambda event: event.kind is EventKind.MISSED, "x", True),
    _Strip("letters", lambda event: event.kind is EventKind.MISSED and event.detail in (Ladder.FIRST_MISSED, Ladder.REGISTERED_LETTER_MISSED), "s", False),
    _Strip("warnings", lambda event: event.kind is EventKind.WARNED, "D", False),
    _Strip("measures", lambda event: event.kind is EventKind.MEASURE, "v", True),
)

# Inches
_WIDTH, _LEFT, _RIGHT, _TOP, _BOTTOM = 9.2, 1.3, 0.5, 0.32, 0.5
_TITLE, _MARKS, _BAND, _ASIDE, _LINE, _GAP, _BETWEEN = 0.3, 0.19, 0.36, 0.2, 0.5, 0.1, 0.3
_APART = 0.15
"""Numbers at line ends that would stand closer than this are not both written."""
_SMALL = 8.5


def lanes(twin: Twin, language: Language) -> Figure:
    """Both lives as two lanes over the months."""
    import matplotlib
    from matplotlib.figure import Figure

    strips = [strip for strip in _STRIPS if any(strip.shows(event) and event.month for life in twin.lives for event in life.events)]
    lane_height = _TITLE + _MARKS * len(strips) + _BAND + _ASIDE + 2 * _LINE + _GAP
    height = _TOP + 2 * lane_height + _BETWEEN + _BOTTOM
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(_WIDTH, height))
        pen = _Pen(figure, height, twin, language)
        for position in (0, 1):
            pen.lane(position, strips)
            pen.down(_BETWEEN)
        pen.parting(height - _TOP, _BOTTOM)
    return figure


class _Pen:
    """Draws from top to bottom, strip by strip."""

    def __init__(self, figure: Figure, height: float, twin: Twin, language: Language) -> None:
        self._figure, self._twin = figure, twin
        self._language: Language = language
        self._height = height
        self._y = height - _TOP

    def down(self, inches: float) -> None:
        """Leave white."""
        self._y -= inches

    def _axes(self, inches: float) -> Axes:
        """Axes of this height that run over the months."""
        self._y -= inches
        return self._over_months(self._y, inches)

    def _over_months(self, bottom: float, height: float) -> Axes:
        axes = self._figure.add_axes((_LEFT / _WIDTH, bottom / self._height, (_WIDTH - _LEFT - _RIGHT) / _WIDTH, height / self._height))
        axes.set_xlim(0, self._twin.months)
        axes.patch.set_visible(False)
        axes.spines[:].set_visible(False)
        axes.set_xticks([])
        axes.set_yticks([])
        return axes

    def _beside(self, axes: Axes, label: str) -> None:
        axes.text(-0.012, 0.5, label, transform=axes.transAxes, ha="right", va="center", fontsize=_SMALL, color=_GREY, linespacing=0.95)

    def lane(self, position: int, strips: list[_Strip]) -> None:
        """One life."""
        life, other = self._twin.lives[position], self._twin.lives[1 - position]
        title = self._axes(_TITLE)
        title.text(
            0, 0.55, life.title[self._language], fontsize=11, fontweight="bold", color=_INK, va="center", parse_math=False, transform=title.transAxes,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 2.0},
        )  # fmt: skip
        for strip in strips:
            self._marks(life, strip)
        self._band(life)
        for name, label in (("life_satisfaction", "axis_satisfaction"), ("trust", "axis_trust")):
            self._line(life, other, name, label, last=position == 1 and name == "trust")
            self.down(_GAP if name == "life_satisfaction" else 0)

    def _marks(self, life: Life, strip: _Strip) -> None:
        axes = self._axes(_MARKS)
        axes.set_ylim(0, 1)
        shown = [event for event in life.events if event.month and strip.shows(event)]
        axes.axhline(0.5, color="#eeeeee", linewidth=0.8, zorder=0)
        colour = _ACCENT if strip.key == "measures" else _INK
        axes.plot(
            [event.month - 0.5 for event in shown], [0.5] * len(shown), linestyle="none", marker=strip.marker, markersize=4.6, clip_on=False,
            markerfacecolor=colour if strip.filled else "white", markeredgecolor=colour, markeredgewidth=1.1, zorder=3,
        )  # fmt: skip
        if strip.key == "measures":
            for event in shown:
                cut = number(-event.detail / 100, "share", self._language, step=0.01)
                axes.text(event.month + 0.3, 0.5, cut, fontsize=_SMALL - 1, color=_INK, va="center")
        self._beside(axes, words(f"marks.{strip.key}", self._language))

    def _band(self, life: Life) -> None:
        axes = self._axes(_BAND)
        aside = self._axes(_ASIDE)
        axes.set_ylim(0, 1)
        aside.set_ylim(0, 1)
        per_month = (_WIDTH - _LEFT - _RIGHT) / self._twin.months
        named: set[str] = set()
        small: list[tuple[float, str]] = []
        for key, start, end in blocks(life):
            colour = _COLOURS.get(key, _ACTIVE)
            axes.barh(0.5, end - start, left=start, height=1.0, color=colour, edgecolor="white", linewidth=1.2)
            label = words(f"block.{key}", self._language)
            if _inches(label) + 0.08 <= (end - start) * per_month:
                ink = "white" if colour in _LIGHT_ON else _INK
                axes.text((start + end) / 2, 0.47, label, ha="center", va="center", fontsize=_SMALL, color=ink)
                named.add(key)
            else:
                small.append(((start + end) / 2, key))
        taken = -math.inf
        for middle, key in small:
            label = words(f"block.{key}", self._language)
            half = _inches(label) / 2 / per_month
            where = min(max(middle, half), self._twin.months - half)
            if key in named or where - half < taken:
                continue
            aside.plot([middle, middle], [0.78, 1.0], color=_GREY, linewidth=0.8)
            aside.text(where, 0.38, label, ha="center", va="center", fontsize=_SMALL, color=_INK)
            taken = where + half + 0.06 / per_month
            named.add(key)

    def _line(self, life: Life, other: Life, name: str, label: str, *, last: bool) -> None:
        axes = self._axes(_LINE)
        months = np.arange(self._twin.months + 1)
        own, others = (np.where(each.here, getattr(each, name), np.nan).astype(np.float64) for each in (life, other))
        axes.plot(months, others, color=_PALE, linewidth=1.1)
        axes.plot(months, own, color=_INK, linewidth=1.3, solid_capstyle="round")
        axes.set_ylim(*_limits(own, others, least=1.0 if name == "life_satisfaction" else 0.3))
        self._beside(axes, words(label, self._language))
        step = 0.1 if name == "life_satisfaction" else 0.01
        ends = [(int(seen[-1]), float(series[seen[-1]])) for series in (own, others) if (seen := np.flatnonzero(np.isfinite(series))).size]
        low, high = axes.get_ylim()
        for position, (month, value) in enumerate(ends):
            near = abs(value - ends[0][1]) * _LINE / (high - low) < _APART and month == ends[0][0]
            if position == 0 or not near:
                written = number(value, "", self._language, step=step)
                colour = _GREY if position or not np.isfinite(own).any() else _INK
                axes.annotate(written, (month, value), (4, 0), textcoords="offset points", fontsize=_SMALL, color=colour, va="center", annotation_clip=False)
        axes.spines["bottom"].set_visible(True)
        axes.spines["bottom"].set_color(_GREY if last else "#e2e2e2")
        if last:
            months_shown = list(range(12, self._twin.months + 1, 12 * max(1, self._twin.months // 96))) or [self._twin.months]
            axes.set_xticks(months_shown)
            axes.tick_params(axis="x", labelsize=_SMALL, colors=_GREY, length=3)
            axes.set_xlabel(words("axis_month", self._language), fontsize=_SMALL, color=_GREY)

    def parting(self, top: float, bottom: float) -> None:
        """A line through both lanes where the lives part."""
        if self._twin.parting is None:
            return
        axes = self._over_months(bottom, top - bottom)
        axes.set_ylim(0, 1)
        axes.set_zorder(-1)
        month = self._twin.parting - 0.5
        axes.plot([month, month], [0, 1.02], color=_ACCENT, linewidth=1.0, linestyle=(0, (4, 3)), clip_on=False)
        label = f"{words('axis_month', self._language)} {self._twin.parting}: {words('mark_part', self._language)}"
        right = month > 0.7 * self._twin.months
        axes.text(month, 1.03, label, ha="right" if right else "left", va="bottom", fontsize=_SMALL, color=_ACCENT, fontweight="bold", clip_on=False)


def blocks(life: Life) -> Iterator[tuple[str, int, int]]:
    """Where a person is, as (what, from, to): months that end in the same situation taken together; nothing before the person comes."""
    for key, group in groupby(range(1, life.status.size), key=lambda month: _situation(life, month)):
        months = list(group)
        if key != "not_yet":
            yield key, months[0] - 1, months[-1]


def _situation(life: Life, month: int) -> str:
    status = Status(life.status[month])
    if status != Status.ON_BENEFIT:
        return status.name.lower()
    if life.job[month] == Job.PART_TIME:
        return "part_time"
    activity = Activity(life.activity[month])
    return "on_benefit" if activity == Activity.NONE else activity.name.lower()


def _inches(label: str) -> float:
    """The width of small words."""
    from matplotlib.textpath import TextPath

    return TextPath((0, 0), label, size=_SMALL).get_extents().width / 72.0


def _limits(*series: NDArray[np.float64], least: float) -> tuple[float, float]:
    """Limits that hold all lines with some air, and are never closer than this."""
    values = np.concatenate(series)
    if not np.isfinite(values).any():
        return 0.0, least
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    spread = max(high - low, least)
    middle = (low + high) / 2
    return middle - 0.6 * spread, middle + 0.6 * spread


def place_among_all(twin: Twin, language: Language) -> Figure:
    """The differences of everybody on the benefit at the start, with that of this person marked."""
    import matplotlib
    from matplotlib.figure import Figure
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    place = twin.place
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(_WIDTH, 2.5))
        axes = figure.add_axes((_LEFT / _WIDTH, 0.24, (_WIDTH - _LEFT - _RIGHT) / _WIDTH, 0.5))
        ends = np.array([place.everyone.min(), place.everyone.max(), place.difference, 0.0])
        edges = np.linspace(ends.min() - 0.01, ends.max() + 0.01, 61)
        counts, _, _ = axes.hist(place.everyone, edges, color="#bdbdbd", edgecolor="white", linewidth=0.5)
        mean, high = float(place.everyone.mean()), float(np.max(counts))
        axes.set_ylim(0, high * 1.02)
        axes.plot([place.difference] * 2, [0, high * 1.08], color=_ACCENT, linewidth=1.6, clip_on=False)
        axes.plot([mean] * 2, [0, high * 1.24], color=_INK, linewidth=1.0, linestyle=(0, (4, 3)), clip_on=False)
        person = words("mark_person", language, uid=twin.person.uid, size=points(place.difference, language))
        everyone = words("mark_mean", language, size=points(mean, language))
        for where, what, label, colour in ((1.1, place.difference, person, _ACCENT), (1.26, mean, everyone, _INK)):
            right = what > edges[0] + 0.7 * (edges[-1] - edges[0])
            axes.text(
                what, high * where, label, ha="right" if right else "left", va="bottom", fontsize=_SMALL, color=colour, fontweight="bold", clip_on=False,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5}, zorder=4,
            )  # fmt: skip
        axes.set_xlim(edges[0], edges[-1])
        axes.xaxis.set_major_locator(MaxNLocator(9))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, "", language, step=0.01, signed=True)))
        axes.yaxis.set_major_locator(MaxNLocator(3, integer=True))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, "", language, step=1.0)))
        axes.tick_params(labelsize=_SMALL, colors=_GREY, length=3)
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.spines["bottom"].set_color(_GREY)
        axes.set_ylabel(words("axis_people", language), fontsize=_SMALL, color=_GREY)
        names = {"first": twin.lives[0].name, "second": twin.lives[1].name}
        axes.set_xlabel(words("axis_difference", language, **names), fontsize=_SMALL, color=_GREY, parse_math=False)
    return figure
