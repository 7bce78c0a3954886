"""The numbers of a report, recomputed from the Parquet files and the manifest alone, with nothing of the package.

What each key means stands in ``zachtehand.report.marks``; this is a second reading of that page, on purpose not the same code.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

MUNICIPALITY = ["municipality_benefit", "municipality_work", "wmo"]


def _like(first: dict[str, Any], differences: dict[str, Any]) -> dict[str, Any]:
    """What a manifest says of a scenario: the first one, but for what differs."""
    both = {key: _like(value, differences[key]) for key, value in first.items() if isinstance(value, dict) and isinstance(differences.get(key), dict)}
    gone = differences.get("without", [])
    return {key: value for key, value in {**first, **differences, **both}.items() if key not in (*gone, "without")}


class Tables:
    """The files of a result."""

    def __init__(self, folder: Path) -> None:
        self.manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        first = self.manifest["scenarios"][0]
        for each in self.manifest["scenarios"][1:]:
            each.setdefault("resolved", _like(first["resolved"], each.get("like_first", {})))
        outcomes = pd.read_parquet(folder / "outcomes.parquet")
        self.outcomes = outcomes.astype(dict.fromkeys(("scenario", "group", "indicator"), str))
        self.cells = self.outcomes.set_index(["indicator", "group", "scenario"]).sort_index()
        self.ledger = self._real(pd.read_parquet(folder / "ledger.parquet"))
        self.known = pd.read_parquet(folder / "known.parquet") if (folder / "known.parquet").exists() else pd.DataFrame()
        self.parameters = pd.read_parquet(folder / "parameters.parquet")
        self.kind = {each["key"]: each["kind"] for each in self.manifest["indicators"]}
        self.reference = self.manifest["scenarios"][0]["name"]

    def _real(self, ledger: pd.DataFrame) -> pd.DataFrame:
        """Amounts per client in the prices of one year, with the year of the run."""
        ledger = ledger.astype(dict.fromkeys(("scenario", "item", "actor"), str))
        context = {each["name"]: each["resolved"]["context"] for each in self.manifest["scenarios"]}
        levels = self.manifest["money"]["price_levels"]
        price = [levels[context[scenario]["start"]][month - 1] for scenario, month in zip(ledger["scenario"], ledger["month"], strict=True)]
        clients = ledger["scenario"].map({name: each["clients"] for name, each in context.items()})
        return ledger.assign(amount=ledger["amount"] / price / clients, year=(ledger["month"] - 1) // 12 + 1)

    @cache  # noqa: B019 - a test lives as long as its tables
    def months(self, indicator: str, group: str, scenario: str) -> pd.DataFrame:
        """A row per world, a column per month."""
        return self.cells.loc[(indicator, group, scenario)].pivot(index="seed", columns="month", values="value").astype(float)

    def worlds(self, indicator: str, group: str, scenario: str) -> pd.Series:
        """Per world, summed up over the run."""
        table = self.months(indicator, group, scenario)
        return table.sum(axis=1, min_count=1) if self.kind[indicator] == "flow" else table.iloc[:, -12:].mean(axis=1)

    @cache  # noqa: B019 - a test lives as long as its tables
    def gains(self, scenario: str, actor: str, year: int, items: tuple[str, ...] | None = None) -> pd.Series:
        """Per world, what a payer receives less what it pays in a year; year 0 is the whole run, discounted."""
        if actor == "work":
            return -self.gains(scenario, "employer", year) - self.gains(scenario, "customers", year)
        if actor == "others":
            return -self.lost_by_others(scenario, year)
        if actor == "society_least":
            return self.gains(scenario, "society", year) + self.gains(scenario, "others", year)
        if actor == "society":
            return self.gains(scenario, "work", year) - self.gains(scenario, "providers", year)
        actors = MUNICIPALITY if actor == "municipality" else [actor]
        rows = self.ledger[(self.ledger["scenario"] == scenario) & self.ledger["actor"].isin(actors)]
        if items is not None:
            rows = rows[rows["item"].isin(items)]
        if year:
            return rows[rows["year"] == year].groupby("seed")["amount"].sum()
        rate = self.manifest["money"]["discount_rate"]
        return (rows["amount"] / (1 + rate) ** (rows["year"] - 0.5)).groupby(rows["seed"]).sum()

    def lost_by_others(self, scenario: str, year: int) -> pd.Series:
        """Per world, what others lose if they find no other work: jobs that passed them by so far, times what one offer to a client was worth."""
        other = self.reference if self.manifest["paired"] else scenario
        wages = self.ledger[(self.ledger["scenario"] == other) & (self.ledger["actor"] == "employer") & self.ledger["item"].str.endswith("_wages")]
        wages = wages[~wages["item"].str.startswith("basic")]
        rate, total = self.manifest["money"]["discount_rate"], pd.Series(0.0, self.months("job_offers", "all", other).index)
        for each in range(1, self.ledger["year"].max() + 1) if year == 0 else [year]:
            paid = -wages[wages["year"] == each].groupby("seed")["amount"].sum()
            offers = self.months("job_offers", "all", other).iloc[:, : 12 * each].sum(axis=1)
            passed_by = self.months("displaced_outsiders", "all", scenario).iloc[:, : 12 * each].sum(axis=1)
            total = total + paid / offers * passed_by * ((1 + rate) ** (0.5 - each) if year == 0 else 1.0)
        return total


def stat(sample: pd.Series, name: str) -> float:
    """Mean, or a percentile, over the worlds in which there is a value."""
    values = sample.dropna().to_numpy(float)
    if not values.size:
        return float("nan")
    return float(values.mean()) if name == "mean" else float(np.percentile(values, {"p05": 5, "p95": 95}[name]))


def recomputed(key: str, tables: Tables) -> float:
    """The number with this key."""
    kind, *rest = key.split("|")
    return _BY_KIND[kind](tables, *rest)


def _level(tables: Tables, indicator: str, group: str, scenario: str, name: str) -> float:
    return stat(tables.worlds(indicator, group, scenario), name)


def _change(tables: Tables, indicator: str, group: str, scenario: str, name: str) -> float:
    return stat(tables.worlds(indicator, group, scenario) - tables.worlds(indicator, group, tables.reference), name)


def _money(tables: Tables, scenario: str, actor: str, year: str, name: str) -> float:
    return stat(tables.gains(scenario, actor, int(year)), name)


def _money_change(tables: Tables, scenario: str, actor: str, year: str, name: str) -> float:
    return stat(tables.gains(scenario, actor, int(year)) - tables.gains(tables.reference, actor, int(year)), name)


def _paid(tables: Tables, scenario: str, actor: str, year: str, name: str) -> float:
    return stat(-tables.gains(scenario, actor, int(year)), name)


def _items(tables: Tables, item: str) -> tuple[str, ...]:
    once = {each["key"]: each["once"] for each in tables.manifest["money"]["items"]}
    return tuple(each for each in once if once[each] == (item == "once")) if item in ("once", "running") else (item,)


def _item(tables: Tables, scenario: str, item: str, year: str, name: str) -> float:
    return stat(tables.gains(scenario, "municipality", int(year), _items(tables, item)), name)


def _item_change(tables: Tables, scenario: str, item: str, year: str, name: str) -> float:
    items = _items(tables, item)
    return stat(tables.gains(scenario, "municipality", int(year), items) - tables.gains(tables.reference, "municipality", int(year), items), name)


def _year_of(table: pd.DataFrame, year: int) -> pd.Series:
    return table.mean(axis=1) if year == 0 else table.iloc[:, 12 * (year - 1) : 12 * year].mean(axis=1)


def _year_level(tables: Tables, scenario: str, indicator: str, year: str, name: str) -> float:
    return stat(_year_of(tables.months(indicator, "all", scenario), int(year)), name)


def _year_change(tables: Tables, scenario: str, indicator: str, year: str, name: str) -> float:
    change = tables.months(indicator, "all", scenario) - tables.months(indicator, "all", tables.reference)
    return stat(_year_of(change, int(year)), name)


def _against(tables: Tables, indicator: str, scenario: str) -> float:
    if indicator == "money":
        change = tables.gains(scenario, "municipality", 0) - tables.gains(tables.reference, "municipality", 0)
    else:
        change = tables.worlds(indicator, "all", scenario) - tables.worlds(indicator, "all", tables.reference)
    return float((np.sign(change) != np.sign(change.mean())).sum())


def _break_even(tables: Tables, scenario: str, item: str) -> float:
    balance = _money_change(tables, scenario, "municipality", "0", "mean")
    return abs(balance / _item_change(tables, scenario, item, "0", "mean"))


def _hours(tables: Tables, scenario: str, _: str, name: str) -> float:
    thirds = {
        third: (tables.months("talk_hours", f"distance:{third}", scenario) * tables.months("on_benefit", f"distance:{third}", scenario)).sum(axis=1)
        for third in ("near", "middle", "far")
    }
    return stat(thirds["near"] / sum(thirds.values()), name)


def _known(tables: Tables, which: str, column: str) -> float:
    if column in ("inside", "measured"):
        rows = tables.known[tables.known["use"] == which]
        return float(len(rows) if column == "measured" else (rows["verdict"] == "inside").sum())
    return float(tables.known.set_index("key").loc[which, column])


def _price(tables: Tables, path: str, column: str) -> float:
    return next(each for each in tables.manifest["money"]["prices"] if each["path"] == path)[column]


def _parameters(tables: Tables, grade: str, column: str) -> float:
    rows = tables.parameters[tables.parameters["grade"] == grade]
    return float(len(rows) if column == "count" else rows["uncertain"].sum())


_BY_KIND = {
    "level": _level, "change": _change, "money": _money, "moneychange": _money_change, "paid": _paid, "item": _item, "itemchange": _item_change,
    "yearlevel": _year_level, "yearchange": _year_change, "against": _against, "breakeven": _break_even, "hours": _hours, "known": _known,
    "price": _price, "parameters": _parameters,
}  # fmt: skip
