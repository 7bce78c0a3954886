"""The picture of a twin: two lanes over the months, or more where the same person is seen under more policies.

A lane is read from top to bottom: a row of marks for each kind of contact, a band that says where the person is,
and a thin line each for life satisfaction and trust, with the line of the other lane (of more, that of the first) in grey behind it. Rows of marks
that stay empty in both lanes are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
_ABOVE = 0.055
"""White between the line where lives part and its words."""
_APART = 0.15
"""Numbers at line ends that would stand closer than this are not both written."""


def lanes(twins: Sequence[Twin], language: Language) -> Figure:
    """Lives of one person as lanes over the months.

    Args:
        twins: of the same person with the same first policy; one for each other policy.
    """
    import matplotlib

    from zachtehand.experiments.figure import Figure

    lives = [twins[0].lives[0], *(twin.lives[1] for twin in twins)]
    strips = [strip for strip in _STRIPS if any(strip.shows(event) and event.month for life in lives for event in life.events)]
    asides = sum(rows_of(labels_of(life, language, inches=_ACROSS)[1]) for life in lives)
    lane_height = _TITLE + _MARKS * len(strips) + _BAND + 2 * _LINE + _GAP
    height = _TOP + len(lives) * lane_height + _ASIDE * asides + (len(lives) - 1) * _BETWEEN + _BOTTOM
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(_WIDTH, height))
        pen = _Pen(figure, height, twins[0].months, language)
        if len(twins) == 1:
            first, second = lives
            pen.lane(first, second, strips)
            pen.down(_BETWEEN)
            pen.lane(second, first, strips, last=True)
            pen.parting(twins[0].parting, height - _TOP, _BOTTOM)
        else:
            pen.lane(lives[0], lives[0], strips)
            for twin in twins:
                pen.down(_BETWEEN)
                pen.lane(twin.lives[1], lives[0], strips, parting=twin.parting, last=twin is twins[-1])
    return figure


class _Pen:
    """Draws from top to bottom, strip by strip."""

    def __init__(self, figure: Figure, height: float, months: int, language: Language) -> None:
        self._figure, self._months = figure, months
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
        axes.set_xlim(0, self._months)
        axes.patch.set_visible(False)
        axes.spines[:].set_visible(False)
        axes.set_xticks([])
        axes.set_yticks([])
        return axes

    def _beside(self, axes: Axes, label: str, *, at: float = 0.5) -> None:
        axes.text(-0.012, at, label, transform=axes.transAxes, ha="right", va="center", fontsize=SMALL, color=GREY, linespacing=0.95)

    def lane(self, life: Life, other: Life, strips: list[_Strip], *, parting: int | None = None, last: bool = False) -> None:
        """One life.

        Args:
            other: the life in grey behind it; the same one for none.
            parting: month from which it differs from the other, to be said in the lane itself.
            last: the lane under which the months stand.
        """
        self.down(_TITLE)
        said = "" if parting is None else self._parting_in_words(parting)
        room = _ACROSS if not said else 0.68 * _ACROSS
        height = (self._y + 0.55 * _TITLE) / self._height
        self._figure.text(
            _LEFT / _WIDTH, height, fitting(life.title[self._language], inches=room, size=11),
            fontsize=11, fontweight="bold", color=INK, va="center", parse_math=False, bbox={"facecolor": "white", "edgecolor": "none", "pad": 2.0},
        )  # fmt: skip
        if said:
            self._figure.text((_LEFT + _ACROSS) / _WIDTH, height, said, fontsize=SMALL, fontweight="bold", color=ACCENT, ha="right", va="center")
        top = self._y
        if strips:
            self._marks(life, strips)
        self._band(life)
        for name, label in (("life_satisfaction", "axis_satisfaction"), ("trust", "axis_trust")):
            self._line(life, other, name, label, last=last and name == "trust")
            self.down(_GAP if name == "life_satisfaction" else 0)
        if parting is not None:
            self._parting_line(parting, top, self._y)

    def _marks(self, life: Life, strips: list[_Strip]) -> None:
        axes = self._axes(_MARKS * len(strips))
        axes.set_ylim(len(strips), 0)
        for row, strip in enumerate(strips):
            height = row + 0.5
            shown = [event for event in life.events if event.month and strip.shows(event)]
            axes.axhline(height, color="#eeeeee", linewidth=0.8, zorder=0)
            colour = ACCENT if strip.key == "measures" else INK
            axes.plot(
                [event.month - 0.5 for event in shown], [height] * len(shown), linestyle="none", marker=strip.marker, markersize=4.6, clip_on=False,
                markerfacecolor=colour if strip.filled else "white", markeredgecolor=colour, markeredgewidth=1.1, zorder=3,
            )  # fmt: skip
            if strip.key == "measures":
                for event in shown:
                    cut = number(-event.detail / 100, "share", self._language, step=0.01)
                    axes.text(event.month + 0.3, height, cut, fontsize=SMALL - 1, color=INK, va="center")
            self._beside(axes, words(f"marks.{strip.key}", self._language), at=1 - height / len(strips))

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
        months = np.arange(self._months + 1)
        own, others = (np.where(each.here, getattr(each, name), np.nan).astype(np.float64) for each in (life, other))
        drawn = [own] if other is life else [own, others]
        if other is not life:
            axes.plot(months, others, color=_PALE, linewidth=1.1)
        axes.plot(months, own, color=INK, linewidth=1.3, solid_capstyle="round")
        axes.set_ylim(*_limits(own, others, least=1.0 if name == "life_satisfaction" else 0.3))
        self._beside(axes, words(label, self._language))
        step = 0.1 if name == "life_satisfaction" else 0.01
        ends = [(int(seen[-1]), float(series[seen[-1]])) for series in drawn if (seen := np.flatnonzero(np.isfinite(series))).size]
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
            years = 12 * max(1, self._months // 96)
            axes.set_xticks(list(range(years, self._months + 1, years)) or [self._months])
            axes.tick_params(axis="x", labelsize=SMALL, colors=GREY, length=3)
            axes.set_xlabel(words("axis_month", self._language), fontsize=SMALL, color=GREY)

    def parting(self, month: int | None, top: float, bottom: float) -> None:
        """A line through both lanes where the lives part."""
        if month is None:
            return
        self._parting_line(month, top, bottom)
        side = "right" if month > 0.7 * self._months else "left"
        self._figure.text(
            self._across(month), (top + _ABOVE) / self._height, self._parting_in_words(month), va="bottom", ha=side,
            fontsize=SMALL, color=ACCENT, fontweight="bold",
        )  # fmt: skip

    def _parting_line(self, month: int, top: float, bottom: float) -> None:
        from matplotlib.lines import Line2D

        across, ends = [self._across(month)] * 2, [bottom / self._height, top / self._height]
        line = Line2D(across, ends, transform=self._figure.transFigure, color=ACCENT, linewidth=1.0, linestyle=(0, (4, 3)), zorder=-1)
        self._figure.add_artist(line)

    def _across(self, month: int) -> float:
        """Where a month begins, as a part of the width of the picture."""
        return (_LEFT + _ACROSS * (month - 0.5) / self._months) / _WIDTH

    def _parting_in_words(self, month: int) -> str:
        return f"{words('axis_month', self._language)} {month}: {words('mark_part', self._language)}"


def _limits(*series: NDArray[np.float64], least: float) -> tuple[float, float]:
    """Limits that hold all lines with some air, and are never closer than this."""
    values = np.concatenate(series)
    if not np.isfinite(values).any():
        return 0.0, least
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    spread = max(high - low, least)
    middle = (low + high) / 2
    return middle - 0.6 * spread, middle + 0.6 * spread
