"""The picture of a twin: two lanes over the months.

A lane is read from top to bottom: a row of marks for each kind of contact, a band that says where the person is,
and a thin line each for life satisfaction and trust, with the line of the other lane in grey behind it. Rows of marks
that stay empty in both lanes are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from zachtehand.chronicle import Event, EventKind
from zachtehand.experiments.numbers import number
from zachtehand.pages.colours import GREY, INK
from zachtehand.pages.svg import STYLE
from zachtehand.populations.categories import Ladder
from zachtehand.texts import Language
from zachtehand.twins.bands import ACCENT, LIGHT_ON, SMALL, blocks, colour_of, fitting, labels_of, rows_of
from zachtehand.twins.texts import words
from zachtehand.twins.twin import Life, Twin

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_PALE = "#c8c8c8"


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
_WIDTH, _LEFT, _RIGHT, _TOP, _BOTTOM = 9.2, 1.45, 0.5, 0.28, 0.5
_ACROSS = _WIDTH - _LEFT - _RIGHT
_TITLE, _MARKS, _BAND, _ASIDE, _LINE, _GAP, _BETWEEN = 0.3, 0.19, 0.36, 0.2, 0.5, 0.1, 0.3
_APART = 0.15
"""Numbers at line ends that would stand closer than this are not both written."""


def lanes(twin: Twin, language: Language) -> Figure:
    """Both lives as two lanes over the months."""
    import matplotlib

    from zachtehand.experiments.figure import Figure

    strips = [strip for strip in _STRIPS if any(strip.shows(event) and event.month for life in twin.lives for event in life.events)]
    asides = sum(rows_of(labels_of(life, language, inches=_ACROSS)[1]) for life in twin.lives)
    lane_height = _TITLE + _MARKS * len(strips) + _BAND + 2 * _LINE + _GAP
    height = _TOP + 2 * lane_height + _ASIDE * asides + _BETWEEN + _BOTTOM
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
        axes = self._figure.add_axes((_LEFT / _WIDTH, bottom / self._height, _ACROSS / _WIDTH, height / self._height))
        axes.set_xlim(0, self._twin.months)
        axes.patch.set_visible(False)
        axes.spines[:].set_visible(False)
        axes.set_xticks([])
        axes.set_yticks([])
        return axes

    def _beside(self, axes: Axes, label: str) -> None:
        axes.text(-0.012, 0.5, label, transform=axes.transAxes, ha="right", va="center", fontsize=SMALL, color=GREY, linespacing=0.95)

    def lane(self, position: int, strips: list[_Strip]) -> None:
        """One life."""
        life, other = self._twin.lives[position], self._twin.lives[1 - position]
        title = self._axes(_TITLE)
        title.text(
            0, 0.55, fitting(life.title[self._language], inches=_ACROSS, size=11),
            fontsize=11, fontweight="bold", color=INK, va="center", parse_math=False, transform=title.transAxes,
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
        colour = ACCENT if strip.key == "measures" else INK
        axes.plot(
            [event.month - 0.5 for event in shown], [0.5] * len(shown), linestyle="none", marker=strip.marker, markersize=4.6, clip_on=False,
            markerfacecolor=colour if strip.filled else "white", markeredgecolor=colour, markeredgewidth=1.1, zorder=3,
        )  # fmt: skip
        if strip.key == "measures":
            for event in shown:
                cut = number(-event.detail / 100, "share", self._language, step=0.01)
                axes.text(event.month + 0.3, 0.5, cut, fontsize=SMALL - 1, color=INK, va="center")
        self._beside(axes, words(f"marks.{strip.key}", self._language))

    def _band(self, life: Life) -> None:
        axes = self._axes(_BAND)
        axes.set_ylim(0, 1)
        inside, outside = labels_of(life, self._language, inches=_ACROSS)
        for key, start, end in blocks(life):
            axes.barh(0.5, end - start, left=start, height=1.0, color=colour_of(key), edgecolor="white", linewidth=1.2)
        for label, where, key in inside:
            ink = "white" if colour_of(key) in LIGHT_ON else INK
            axes.text(where, 0.47, label, ha="center", va="center", fontsize=SMALL, color=ink)
        rows = rows_of(outside)
        aside = self._axes(_ASIDE * rows)
        aside.set_ylim(-rows, 0)
        for label, where, middle, row in outside:
            aside.plot([middle, middle], [-0.22 - row, 0], color=GREY, linewidth=0.8)
            aside.text(where, -0.6 - row, label, ha="center", va="center", fontsize=SMALL, color=INK)

    def _line(self, life: Life, other: Life, name: str, label: str, *, last: bool) -> None:
        axes = self._axes(_LINE)
        months = np.arange(self._twin.months + 1)
        own, others = (np.where(each.here, getattr(each, name), np.nan).astype(np.float64) for each in (life, other))
        axes.plot(months, others, color=_PALE, linewidth=1.1)
        axes.plot(months, own, color=INK, linewidth=1.3, solid_capstyle="round")
        axes.set_ylim(*_limits(own, others, least=1.0 if name == "life_satisfaction" else 0.3))
        self._beside(axes, words(label, self._language))
        step = 0.1 if name == "life_satisfaction" else 0.01
        ends = [(int(seen[-1]), float(series[seen[-1]])) for series in (own, others) if (seen := np.flatnonzero(np.isfinite(series))).size]
        low, high = axes.get_ylim()
        for position, (month, value) in enumerate(ends):
            near = abs(value - ends[0][1]) * _LINE / (high - low) < _APART and month == ends[0][0]
            if position == 0 or not near:
                written = number(value, "", self._language, step=step)
                colour = GREY if position or not np.isfinite(own).any() else INK
                axes.annotate(written, (month, value), (4, 0), textcoords="offset points", fontsize=SMALL, color=colour, va="center", annotation_clip=False)
        axes.spines["bottom"].set_visible(True)
        axes.spines["bottom"].set_color(GREY if last else "#e2e2e2")
        if last:
            years = 12 * max(1, self._twin.months // 96)
            axes.set_xticks(list(range(years, self._twin.months + 1, years)) or [self._twin.months])
            axes.tick_params(axis="x", labelsize=SMALL, colors=GREY, length=3)
            axes.set_xlabel(words("axis_month", self._language), fontsize=SMALL, color=GREY)

    def parting(self, top: float, bottom: float) -> None:
        """A line through both lanes where the lives part."""
        if self._twin.parting is None:
            return
        axes = self._over_months(bottom, top - bottom)
        axes.set_ylim(0, 1)
        axes.set_zorder(-1)
        month = self._twin.parting - 0.5
        axes.plot([month, month], [0, 1], color=ACCENT, linewidth=1.0, linestyle=(0, (4, 3)), clip_on=False)
        label = f"{words('axis_month', self._language)} {self._twin.parting}: {words('mark_part', self._language)}"
        right = month > 0.7 * self._twin.months
        axes.annotate(
            label, (month, 1), (0, 4), textcoords="offset points", ha="right" if right else "left", va="bottom",
            fontsize=SMALL, color=ACCENT, fontweight="bold", annotation_clip=False,
        )  # fmt: skip


def _limits(*series: NDArray[np.float64], least: float) -> tuple[float, float]:
    """Limits that hold all lines with some air, and are never closer than this."""
    values = np.concatenate(series)
    if not np.isfinite(values).any():
        return 0.0, least
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    spread = max(high - low, least)
    middle = (low + high) / 2
    return middle - 0.6 * spread, middle + 0.6 * spread
