"""The report on one page: five numbers, who gains and loses, how sure, and what nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zachtehand.report.for_whom import group_in_words, largest_sure_difference, rows_by_group
from zachtehand.report.marks import change
from zachtehand.report.money import municipality_line
from zachtehand.report.tables import Line, line
from zachtehand.report.trust import Grade, Known
from zachtehand.report.turning import shaky
from zachtehand.report.view import View

FIVE = ("exit_work", "active_real", "life_satisfaction", "parked")
"""With the balance of the municipality the five numbers of the page."""
SATISFACTION = "life_satisfaction"


@dataclass(frozen=True)
class Point:
    """One thing a council must know: its head and what it says."""

    head: str
    says: list[Any]


def five(view: View) -> list[Line]:
    """The five numbers."""
    return [*(line(view.row(key), view.language) for key in FIVE), municipality_line(view)]


def points(view: View, found: Known | None, grades: list[Grade]) -> list[Point]:
    """What a council must know beside the numbers.

    Args:
        grades: what the parameters rest on, assumptions last.
    """
    made = []
    if view.paired:
        made.append(Point(view.words("short_gain"), [_extreme(view, 1)]))
        made.append(Point(view.words("short_lose"), [_extreme(view, -1)]))
        turned, every = shaky(view)
        made.append(Point(view.words("short_turn"), [view.said("short_turn_text" if turned else "short_turn_none", {"turned": turned, "all": every})]))
    said: list[Any] = [view.words("short_unsure_text")]
    if found is not None:
        said.append(view.said("short_known", {"measured": found.held_out.measured, "inside": found.held_out.inside}))
    made.append(Point(view.words("short_unsure"), said))
    outside: list[Any] = [view.words("short_outside_text")]
    if grades:
        outside.append(view.said("short_assumed", {"count": sum(int(each.count.value) for each in grades), "assumed": grades[-1].count}))
    made.append(Point(view.words("short_outside"), outside))
    return made


def _extreme(view: View, towards: int) -> Any:
    found = largest_sure_difference(rows_by_group(view, SATISFACTION), towards=towards)
    if found is None:
        return view.words("short_no_gain" if towards > 0 else "short_no_loss")
    group, name, row = found
    shown = change(row.differences[name], row.unit, view.language, f"change|{row.indicator}|{row.group}|{name}")[0]
    certainty = row.certainties[name].words
    return view.said("short_gain_text", {"group": group_in_words(view, group), "policy": view.title(name), "change": shown, "certainty": certainty})
