"""What happens over time, and what has to be weighed: lines with bands, and outflow, life satisfaction and cost in one picture."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

import numpy as np

from zachtehand.experiments.differences import horizon_measure, unit_of
from zachtehand.experiments.money import MUNICIPALITY
from zachtehand.experiments.numbers import band_resolution, is_share, number, unit_in_words
from zachtehand.experiments.plot import series_of
from zachtehand.experiments.summary import Row, band, entry
from zachtehand.pages.columns import columns
from zachtehand.report.charts import Chart, chart
from zachtehand.report.marks import Shown, change, level
from zachtehand.report.money import UNIT, sample_of
from zachtehand.report.pictures import Place, over_time, weighed
from zachtehand.report.tables import note_of
from zachtehand.report.view import View

OVER_TIME = ("exit_work", "active_real", "life_satisfaction", "on_benefit", "trust")
"""Indicators with a picture over time, in this order; the money of the municipality comes after them."""
WORK, SATISFACTION = "exit_work", "life_satisfaction"
COLUMNS = ("policy", "month", "mean", "p05", "p95", "unit")


def charts(view: View) -> list[Chart]:
    """A picture per indicator and one of the money."""
    return [*(_indicator(view, key) for key in OVER_TIME), _money(view)]


def _indicator(view: View, key: str) -> Chart:
    described = entry(view.manifest["indicators"], key)
    series = series_of(view.manifest, view.result.values, key)
    flow = described["kind"] == "flow"
    unit = unit_of(described["unit"], horizon_measure(described["kind"]))
    drawn = over_time(series, unit=unit, names=view.beside_lines, language=view.language, since_start=flow)
    row = view.row(key)
    rows = _rows(view, series, range(1, series.shape[2] + 1), unit)
    return chart(key, finding(view, row), drawn, COLUMNS, rows, view.language, note=note_of(row, view.language))


def _money(view: View) -> Chart:
    """What the municipality pays, added up by year, in the prices of one year and not discounted."""
    keys = [each["key"] for each in view.terms["actors"]]
    paid = -view.ledger[:, :, 1:].sum(axis=3)[..., [keys.index(each) for each in MUNICIPALITY]].sum(axis=-1)
    series = np.concatenate([np.zeros((*paid.shape[:2], 1)), paid.cumsum(axis=2)], axis=2)
    months = np.minimum(np.arange(series.shape[2]) * 12, view.manifest["months"])
    drawn = over_time(series, unit=UNIT, names=view.beside_lines, language=view.language, since_start=True, months=months)
    note = view.words("money_over_time_note").format(year=view.terms["price_year"])
    return chart("money_over_time", _money_title(view), drawn, COLUMNS, _rows(view, series, months.tolist(), UNIT), view.language, note=note)


def _money_title(view: View) -> Any:
    label = view.words("money_over_time")
    means = [float(view.balance["municipality"][each][:, 0].mean()) for each in range(len(view.names))]
    cheapest, dearest = int(np.argmax(means)), int(np.argmin(means))
    shown = []
    for position in (cheapest, dearest):
        paid = band(-view.balance["municipality"][position][:, 0])
        shown.append(level(paid, UNIT, view.language, f"paid|{view.names[position]}|municipality|0")[0])
    unit = unit_in_words(UNIT, view.language)
    low, high = (Shown(each.value, f"{each.text} {unit}", each.key) for each in shown)
    if view.alone:
        return view.said("finding_level", {"label": label, "value": high, "policy": view.titles[0]})
    return view.said("finding_range", {"label": label, "low": low, "high": high, "lowest": view.titles[cheapest], "highest": view.titles[dearest]})


def _rows(view: View, series: Any, months: Any, unit: str) -> Any:
    for title, sample in zip(view.titles, series, strict=True):
        for month, *stats in zip(months, *view.band_over_worlds(sample), strict=True):
            yield title, month, *(float(each) for each in stats), unit_in_words(unit, view.language)


def finding(view: View, row: Row) -> Any:
    """What a picture of an indicator shows: its largest sure difference, or that there is none, or its range."""
    unit = view.words("scale") if row.unit == "0-1" else unit_in_words(row.unit, view.language)
    if row.differences:
        sure = [name for name, certainty in row.certainties.items() if certainty.sure]
        if not sure:
            return view.said("finding_none", {"label": row.label, "reference": view.titles[0]})
        largest = max(sure, key=lambda name: abs(row.differences[name].mean))
        shown = change(row.differences[largest], row.unit, view.language, f"change|{row.indicator}|{row.group}|{largest}")[0]
        return view.said(
            "finding", {"label": row.label, "change": _with_unit(shown, row.unit, unit), "policy": view.title(largest), "reference": view.titles[0]}
        )
    lowest, highest = (choose(row.scenarios, key=lambda name: row.scenarios[name].mean) for choose in (min, max))
    low, high = (
        _with_unit(level(row.scenarios[name], row.unit, view.language, f"level|{row.indicator}|{row.group}|{name}")[0], row.unit, unit)
        for name in (lowest, highest)
    )
    if lowest == highest:
        return view.said("finding_level", {"label": row.label, "value": low, "policy": view.title(lowest)})
    return view.said("finding_range", {"label": row.label, "low": low, "high": high, "lowest": view.title(lowest), "highest": view.title(highest)})


def _with_unit(shown: Shown, unit: str, said: str) -> Shown:
    """A number with its unit, but for shares, which carry their own sign."""
    return shown if is_share(unit) else Shown(shown.value, f"{shown.text} {said}", shown.key)


def weighing(view: View) -> Chart | None:
    """Outflow, life satisfaction and money of every policy against the first; None where nothing is paired."""
    if not view.paired:
        return None
    work, satisfaction = view.row(WORK), view.row(SATISFACTION)
    places, rows, better = [], [], 0
    for position, name in enumerate(view.names[1:], start=1):
        gain = band(sample_of(view, "municipality", position)[:, 0])
        amount = number(abs(gain.mean), UNIT, view.language, step=band_resolution(gain))
        aside = view.words("costs_more" if gain.mean < 0 else "costs_less").format(amount=amount)
        places.append(Place(work.differences[name], satisfaction.differences[name], view.beside_lines[position], aside))
        better += work.differences[name].mean > 0 and satisfaction.differences[name].mean > 0 and gain.mean >= 0
        rows.append((view.titles[position], *astuple(work.differences[name]), *astuple(satisfaction.differences[name]), *astuple(gain)))
    units = (work.unit, satisfaction.unit)
    drawn = weighed(places, across=view.words("axis_work"), up=view.words("axis_satisfaction"), units=units, language=view.language)
    said = (view.words("axis_work"), view.words("axis_satisfaction"), f"{view.words('money_short')}, {unit_in_words(UNIT, view.language)}")
    stats = [f"{what}: {stat}" for what in said for stat in columns(("mean", "p05", "p95"), view.language)]
    title = view.said("tradeoff_all", {"count": better, "others": len(places), "reference": view.titles[0]})
    return chart("weighing", title, drawn, ("policy", *stats), rows, view.language, note=view.words("tradeoff_note").format(year=view.terms["price_year"]))
