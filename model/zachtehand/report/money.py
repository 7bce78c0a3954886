"""Money on the page: who pays and who gains by year, once and running, the items that move the balance, prices with their sources."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.certainty import certainty
from zachtehand.experiments.money import MUNICIPALITY
from zachtehand.experiments.numbers import NOT_DEFINED, number, unit_beside, unit_in_words
from zachtehand.experiments.summary import Band, band
from zachtehand.report.charts import Chart, chart
from zachtehand.report.marks import Between, Shown, change, level
from zachtehand.report.pictures import Rung, by_group
from zachtehand.report.tables import Cell, Line
from zachtehand.report.texts import words
from zachtehand.report.view import OTHERS, SOCIETY, SOCIETY_LEAST, WORK, View
from zachtehand.texts import Language
from zachtehand.texts.sources import citation_of

UNIT = "EUR per client"
PAYERS = ("client", *MUNICIPALITY, "municipality", "state", "employer", "customers", "investor", WORK, "providers", SOCIETY, OTHERS, SOCIETY_LEAST)
"""The rows of the table, in this order; those in which nothing happens are left out."""
TOGETHER = ("municipality", SOCIETY, SOCIETY_LEAST)
"""Rows that are sums of others."""
IN_PICTURE = ("client", "municipality", "state", SOCIETY, SOCIETY_LEAST)
SATISFACTION = "life_satisfaction"
MOST_ITEMS = 8
_LABEL_WIDTH = 20
"""Letters of a payer on a line of the picture."""


@dataclass(frozen=True)
class PayerRow:
    """One payer: the whole run with its band, and the mean of every year."""

    label: str
    whole: Shown
    band: Between
    years: list[Shown]
    together: bool


@dataclass(frozen=True)
class PayerTable:
    """Who pays and who gains under one policy."""

    policy: str
    position: int
    caption: str
    rows: list[PayerRow]


def sample_of(view: View, actor: str, position: int) -> NDArray[np.float64]:
    """What a payer gains under a policy, (worlds, 1 + years): against the first in the same worlds where they are paired, else as it is."""
    of_actor = view.balance[actor]
    return of_actor[position] - of_actor[0] if view.paired and position else of_actor[position]


def municipality_line(view: View) -> Line:
    """The balance of the municipality over the whole run as a line of a table."""
    cells = []
    for position, name in enumerate(view.names):
        levels = view.balance["municipality"][position][:, 0]
        value, ends = level(band(levels), UNIT, view.language, f"money|{name}|municipality|0")
        if not position or not view.paired:
            cells.append(Cell(value, ends))
            continue
        sample = sample_of(view, "municipality", position)[:, 0]
        sure = certainty(sample, view.language)
        changed, changed_ends = change(band(sample), UNIT, view.language, f"moneychange|{name}|municipality|0")
        verdict = view.words("better" if sure.direction == "higher" else "worse") if sure.sure else ""
        cells.append(Cell(value, ends, changed, changed_ends, sure.words, verdict))
    note = view.words("money_short_note").format(year=view.terms["price_year"])
    return Line(view.words("money_short"), note, "", view.words("money_definition"), cells)


def years(view: View) -> list[str]:
    """The heads of the columns of years."""
    heads = []
    for year, first in enumerate(range(0, view.manifest["months"], 12), start=1):
        months = min(12, view.manifest["months"] - first)
        heads.append(view.words("year_number" if months == 12 else "year_part").format(year=year, months=months))
    return heads


def tables(view: View) -> list[PayerTable]:
    """A table per policy that is held against the first one, or per policy where nothing is paired."""
    made = []
    for position in range(1 if view.paired else 0, len(view.names)):
        rows = [_row(view, actor, position) for actor in PAYERS if view.balance[actor].any()]
        rows.append(_satisfaction(view, position))
        caption = view.words("money_table" if view.paired else "money_table_level").format(policy=view.titles[position], reference=view.titles[0])
        made.append(PayerTable(view.titles[position], position, caption, rows))
    return made


def _row(view: View, actor: str, position: int) -> PayerRow:
    sample = sample_of(view, actor, position)
    key = f"{'moneychange' if view.paired else 'money'}|{view.names[position]}|{actor}"
    whole, ends = _signed(band(sample[:, 0]), view.language, f"{key}|0")
    by_year = [_signed(band(sample[:, year]), view.language, f"{key}|{year}")[0] for year in range(1, sample.shape[1])]
    return PayerRow(payer_in_words(view, actor), whole, ends, by_year, actor in TOGETHER)


def _signed(values: Band, language: Language, key: str) -> tuple[Shown, Between]:
    """An amount with its sign, be it a difference or not."""
    return change(values, UNIT, language, key)


def _satisfaction(view: View, position: int) -> PayerRow:
    """Life satisfaction beside the money, in its own unit: the mean over each year, and over the whole run."""
    series = view.series(SATISFACTION)
    sample = series[position] - series[0] if view.paired and position else series[position]
    key = f"{'yearchange' if view.paired else 'yearlevel'}|{view.names[position]}|{SATISFACTION}"
    show = change if view.paired else level
    whole, ends = show(band(np.nanmean(sample, axis=1)), "points (0-10)", view.language, f"{key}|0")
    starts = range(0, sample.shape[1], 12)
    by_year = [
        show(band(np.nanmean(sample[:, first : first + 12], axis=1)), "points (0-10)", view.language, f"{key}|{year}")[0]
        for year, first in enumerate(starts, start=1)
    ]
    return PayerRow(view.words("actor.satisfaction"), whole, ends, by_year, together=False)


def payer_in_words(view: View, actor: str) -> str:
    """What a payer is called."""
    known = {each["key"]: each["label"][view.language] for each in view.terms["actors"]}
    return known[actor] if actor in known else view.words(f"actor.{actor}")


def picture(view: View) -> Chart:
    """Who gains and who pays, over the whole run."""
    first = 1 if view.paired else 0
    positions = range(first, len(view.names))
    labels = {actor: textwrap.fill(payer_in_words(view, actor), _LABEL_WIDTH) for actor in IN_PICTURE}
    rungs = [Rung(labels[actor], [band(sample_of(view, actor, each)[:, 0]) for each in positions]) for actor in IN_PICTURE]
    axis = unit_in_words(UNIT, view.language)
    drawn = by_group(rungs, first=first, unit=UNIT, axis=axis, language=view.language, differences=True)
    rows = [
        (view.titles[each], payer_in_words(view, actor), *astuple(band(sample_of(view, actor, each)[:, 0])), axis) for actor in PAYERS for each in positions
    ]
    return chart("money", _finding(view), drawn, ("policy", "payer", "mean", "p05", "p95", "unit"), rows, view.language)


def _finding(view: View) -> Any:
    """What the picture shows: what the municipality gains against the first policy or, where nothing is paired, what it pays."""
    names = view.names[1 if view.paired else 0 :]
    samples = {name: sample_of(view, "municipality", view.names.index(name))[:, 0] for name in names}
    lowest, highest = (choose(names, key=lambda name: float(samples[name].mean())) for choose in (min, max))
    if view.paired:
        low, high = (_signed(band(samples[name]), view.language, f"moneychange|{name}|municipality|0")[0] for name in (lowest, highest))
        key = "money_finding_one" if lowest == highest else "money_finding"
    else:  # who gains least pays most
        lowest, highest = highest, lowest
        low, high = (level(band(-samples[name]), UNIT, view.language, f"paid|{name}|municipality|0")[0] for name in (lowest, highest))
        key = "money_finding_level" if lowest == highest else "money_finding_levels"
    about = {"low": low, "high": high, "lowest": view.title(lowest), "highest": view.title(highest), "reference": view.titles[0]}
    return view.said(key, about)


@dataclass(frozen=True)
class Part:
    """A part of the balance of the municipality: its name, whether it comes once, and its amount per policy."""

    label: str
    kind: str
    cells: list[tuple[Shown, Between]]


def once_and_running(view: View) -> list[Part]:
    """The balance of the municipality, split in what comes once and what keeps running."""
    once = np.array([each["once"] for each in view.terms["items"]])
    return [_part(view, view.words(f"kind_{kind}"), kind, chosen) for kind, chosen in (("once", once), ("running", ~once))]


def largest_items(view: View) -> list[Part]:
    """The items that move the balance of the municipality most, largest first."""
    moved = municipality_items(view)[..., 0, :].mean(axis=1)
    largest = np.argsort(-np.abs(moved[1:] if view.paired else moved).max(axis=0), kind="stable")[:MOST_ITEMS]
    items = view.terms["items"]
    moving = [each for each in largest if np.abs(moved[:, each]).max() > 0]
    return [_part(view, items[each]["label"][view.language], items[each]["key"], np.arange(len(items)) == each) for each in moving]


def municipality_items(view: View) -> NDArray[np.float64]:
    """What the municipality gains by item, (scenarios, worlds, 1 + years, items): against the first in the same worlds where they are paired."""
    keys = [each["key"] for each in view.terms["actors"]]
    gains = view.ledger[..., [keys.index(each) for each in MUNICIPALITY]].sum(axis=-1)
    return gains - gains[:1] if view.paired else gains


def _part(view: View, label: str, key: str, chosen: NDArray[np.bool_]) -> Part:
    gains = municipality_items(view)[..., 0, :][..., chosen].sum(axis=-1)
    kind = "itemchange" if view.paired else "item"
    first = 1 if view.paired else 0
    cells = [_signed(band(gains[each]), view.language, f"{kind}|{view.names[each]}|{key}|0") for each in range(first, len(view.names))]
    once = {each["key"]: each["once"] for each in view.terms["items"]}
    return Part(label, view.words("kind_once" if once.get(key) else "kind_running") if key in once else "", cells)


@dataclass(frozen=True)
class Price:
    """One price: what for, how much, from which year, and on what it rests."""

    label: str
    value: Shown
    range: Between
    unit: str
    grade: str
    citation: str
    language_of_citation: Language
    url: str


def prices(view: View) -> Iterator[Price]:
    """The prices on which the ledger rests."""
    for each in view.terms["prices"]:
        unit, _, _ = each["unit"].partition(" of ")
        shown = {name: Shown(each[name], _exact(each[name], unit, view.language), f"price|{each['path']}|{name}") for name in ("value", "low", "high")}
        said_unit = unit_beside(each["unit"], view.language)
        grade = words(f"grade.{each['grade']}", view.language)
        yield Price(
            each["label"][view.language], shown["value"], Between(shown["low"], shown["high"]), said_unit, grade,
            *citation_of(each["citation"], view.language), each["url"],
        )  # fmt: skip


def _exact(value: float, unit: str, language: Language) -> str:
    if not np.isfinite(value):
        return NOT_DEFINED
    return number(value, unit, language, step=1.0 if abs(value) >= 100 else 0.01 if unit != "share" else 0.001)
