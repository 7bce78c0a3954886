"""For whom: differences by group, who gets the hours of caseworkers, who is parked, who is displaced."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import Any

import numpy as np

from zachtehand.experiments.numbers import is_share, unit_in_words
from zachtehand.experiments.summary import Row, band
from zachtehand.report.charts import Chart, chart
from zachtehand.report.marks import change, level
from zachtehand.report.pictures import Rung, by_group, shares
from zachtehand.report.tables import Line, line, note_of
from zachtehand.report.view import View

DIMENSIONS = ("distance", "age", "household", "health")
BY_GROUP = ("life_satisfaction", "active_real", "exit_work")
"""Indicators that are shown by group."""
HOURS, PARKED = "talk_hours", "parked"
DISPLACED = ("displaced_clients", "displaced_outsiders")
"""Indicators of people who lose a job to someone helped by policy."""
COLUMNS = ("policy", "group", "mean", "p05", "p95", "unit")
_LABEL_WIDTH = 22
"""Letters of a group on a line of a picture."""
_NEAR_FIRST = ("distance:near", "distance:middle", "distance:far")


def charts(view: View) -> list[Chart]:
    """A picture per indicator, with all groups."""
    return [_by_group(view, key) for key in BY_GROUP]


def rows_by_group(view: View, indicator: str) -> Iterator[tuple[str, dict[str, Any], Row]]:
    """Dimension, group and row, over all groups in which there is anybody."""
    for dimension in DIMENSIONS:
        for group in view.groups(dimension):
            row = view.row(indicator, group["key"])
            if any(math.isfinite(each.mean) for each in row.scenarios.values()):
                yield dimension, group, row


def _by_group(view: View, indicator: str) -> Chart:
    found = list(rows_by_group(view, indicator))
    first = 1 if view.paired else 0
    rungs, before = [], ""
    for dimension, group, row in found:
        heading = view.words(f"dimension.{dimension}") if dimension != before else ""
        before = dimension
        rungs.append(Rung(textwrap.fill(group["label"][view.language], _LABEL_WIDTH), [_shown(row, name) for name in view.names[first:]], heading))
    row = found[0][2]
    unit = view.words("points") if view.paired and is_share(row.unit) else "" if is_share(row.unit) else unit_in_words(row.unit, view.language)
    of_number = unit_in_words(row.unit, view.language)
    axis = ", ".join(part for part in (row.label, unit) if part)
    drawn = by_group(rungs, first=first, unit=row.unit, axis=axis, language=view.language, differences=view.paired)
    table = [
        (view.title(name), group["label"][view.language], shown.mean, shown.low, shown.high, of_number)
        for _, group, row in found
        for name in view.names[first:]
        for shown in [_shown(row, name)]
    ]
    return chart(f"by_group_{indicator}", _finding(view, found), drawn, COLUMNS, table, view.language, note=note_of(row, view.language))


def _shown(row: Row, name: str) -> Any:
    return row.differences[name] if row.differences else row.scenarios[name]


def _finding(view: View, found: list[tuple[str, dict[str, Any], Row]]) -> Any:
    label = found[0][2].label
    if not view.paired:
        return view.said("by_group_levels", {"label": label})
    best = largest_sure_difference(found, towards=1) or largest_sure_difference(found, towards=-1)
    if best is None:
        return view.said("group_finding_none", {"label": label})
    group, name, row = best
    shown = change(row.differences[name], row.unit, view.language, f"change|{row.indicator}|{row.group}|{name}")[0]
    return view.said("group_finding", {"label": label, "policy": view.title(name), "group": group_in_words(view, group), "change": shown})


def largest_sure_difference(found: Iterable[tuple[str, dict[str, Any], Row]], *, towards: int) -> tuple[dict[str, Any], str, Row] | None:
    """The group and the policy with the largest difference upward (1) or downward (−1) that is sure; None where none is."""
    candidates = [
        (towards * row.differences[name].mean, group, name, row)
        for _, group, row in found
        for name in row.differences
        if towards * row.differences[name].mean > 0 and row.certainties[name].sure
    ]
    if not candidates:
        return None
    _, group, name, row = max(candidates, key=lambda each: each[0])
    return group, name, row


def group_in_words(view: View, group: dict[str, Any]) -> str:
    """A group with what it is a group of, such as “Age: 27 to 44”."""
    dimension = group["key"].partition(":")[0]
    return f"{view.words(f'dimension.{dimension}')}: {group['label'][view.language]}"


def fair_share(view: View) -> Chart:
    """Who gets the hours of caseworkers: cumulative shares of clients against those of hours, over the whole run."""
    hours = np.stack([np.nansum(view.series(HOURS, group) * _clients(view, group), axis=2) for group in _NEAR_FIRST], axis=2)
    total = hours.sum(axis=2, keepdims=True)
    portions = np.divide(hours, total, out=np.full_like(hours, np.nan), where=total > 0)  # without caseworkers there is nothing to share
    curves = np.concatenate([np.zeros((len(view.names), 1)), view.band_over_worlds(portions.swapaxes(0, 1))[0].cumsum(axis=1)], axis=1)
    drawn = shares(
        curves, across=view.words("axis_clients"), up=view.words("axis_hours"), equal=view.words("equal"), names=view.beside_lines, language=view.language
    )
    nearest = {name: band(portions[position, :, 0]) for position, name in enumerate(view.names)}
    shared = [name for name in nearest if np.isfinite(nearest[name].mean)] or view.names
    lowest, highest = (choose(shared, key=lambda name: nearest[name].mean) for choose in (min, max))
    low, high = (level(nearest[name], "share", view.language, f"hours|{name}|near")[0] for name in (lowest, highest))
    key = "fair_share_finding_alone" if view.alone else "fair_share_finding"
    title = view.said(key, {"low": low, "high": high, "lowest": view.title(lowest), "highest": view.title(highest)})
    rows = [(view.titles[position], third, *astuple(band(portions[position, :, third]))) for position in range(len(view.names)) for third in range(3)]
    labels = [each["label"][view.language] for key in _NEAR_FIRST for each in view.groups("distance") if each["key"] == key]
    unit = unit_in_words("share", view.language)
    table = [(policy, labels[third], *stats, unit) for policy, third, *stats in rows]
    return chart("fair_share", title, drawn, COLUMNS, table, view.language, note=view.words("fair_share_note"))


def _clients(view: View, group: str) -> Any:
    """Clients on the benefit in a third, per 1,000 who were there at the start: thirds are equally large then."""
    return view.series("on_benefit", group)


def parked(view: View) -> list[Line]:
    """Who is not spoken to for a year, everybody first, then by distance to work."""
    everybody = view.manifest["groups"][0]
    groups = [everybody, *view.groups("distance"), *view.groups("health")]
    return [line(view.row(PARKED, each["key"]), view.language, label=each["label"][view.language]) for each in groups]


def displaced(view: View) -> list[Line]:
    """Who does not get a job because somebody helped by policy got it."""
    return [line(view.row(key), view.language) for key in DISPLACED]
