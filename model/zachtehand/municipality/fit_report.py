"""What is said of how tables fit: for the screen in a few lines, and cell by cell as a page of Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.numbers import number
from zachtehand.municipality.tables import MarginalTable
from zachtehand.profiles.crosstables import VARIABLES, Crosstable, common_classes
from zachtehand.profiles.fit import PopulationFit
from zachtehand.texts import Language, text, with_marks

if TYPE_CHECKING:
    from zachtehand.populations.clients import Clients

_LEAST_CONTRADICTION = 0.001
"""Shares that differ by less than this are taken for rounded."""


@dataclass(frozen=True)
class FittedTables:
    """The tables of a municipality and their fit.

    Attributes:
        name, base: of the municipality, and of the profile under it.
        given: the tables as they were read.
        fit: the fit to them, in the same order; None without tables.
        people: on the benefit in this municipality.
    """

    name: str
    base: str
    given: tuple[MarginalTable, ...]
    fit: PopulationFit | None
    people: int


@dataclass(frozen=True)
class TableMisfit:
    """How far the fitted people are from one table.

    Attributes:
        total_absolute_error: sum over cells of the absolute difference, in people (TAE, Lovelace & Dumont 2016, chapter 8).
        largest_cell: position of the cell that is furthest off.
        largest: how far, in people; above 0 is too many.
    """

    total_absolute_error: float
    largest_cell: int
    largest: float


def misfits(tables: FittedTables) -> list[TableMisfit]:
    """The misfit of each table, in the order of the tables."""
    if tables.fit is None:
        return []
    found = []
    for table, fitted in zip(tables.fit.tables, tables.fit.fit.fitted, strict=True):
        gap = tables.people * (fitted - table.shares().ravel())
        cell = int(np.abs(gap).argmax())
        found.append(TableMisfit(float(np.abs(gap).sum()), cell, float(gap[cell])))
    return found


def findings(tables: FittedTables, language: Language) -> list[str]:
    """What the tables have against each other and against the profile, one sentence each."""
    if tables.fit is None:
        return []
    found = [text("fit.rounded_shares", language, {"table": each.title, "total": _exact(each.total, language)}) for each in tables.given if _is_rounded(each)]
    counted = [each for each in tables.given if each.unit == "people"]
    for other in counted[1:]:
        if abs(other.total - counted[0].total) > 1e-6:
            values = {"one": counted[0].title, "first": _number(counted[0].total, language), "other": other.title, "second": _number(other.total, language)}
            found.append(text("fit.totals", language, values))
    for one, other in combinations(range(len(tables.given)), 2):
        found += _contradiction(tables, one, other, language)
    for each, table, reachable, outside in zip(tables.given, tables.fit.tables, tables.fit.fit.reachable, tables.fit.outside, strict=True):
        wanted = table.shares().ravel()
        for cell in np.flatnonzero((wanted > 0) & (reachable == 0)):
            values = {"table": each.title, "cell": cell_name(each, int(cell)), "people": _number(tables.people * wanted[cell], language), "base": tables.base}
            found.append(text("fit.zero", language, values))
        if outside > _LEAST_CONTRADICTION:
            found.append(text("fit.outside", language, {"table": each.title, "share": _share(outside, language), "base": tables.base}))
    return found


def verdict(fit: PopulationFit, people: int, language: Language) -> str:
    """Whether the fitting converged, in one sentence."""
    key = "fit.converged" if fit.fit.converged else "fit.settled" if fit.fit.stands_still else "fit.moving"
    return text(key, language, {"rounds": fit.fit.rounds, "largest": _number(people * fit.fit.largest, language)})


def summary(tables: FittedTables, language: Language) -> list[str]:
    """The fit in a few lines for the screen."""
    if tables.fit is None:
        return [text("fit.no_tables", language, {"base": tables.base})]
    lines = [" | ".join(text("fit.head", language).split(" | ")), *(" | ".join(row) for row in _rows(tables, language))]
    return [*lines, verdict(tables.fit, tables.people, language), *findings(tables, language)]


def report(tables: FittedTables, at_month_0: Clients | None, language: Language) -> str:
    """The whole report as Markdown.

    Args:
        at_month_0: the people of a run at month 0, to show how far they have moved from the tables; None without tables.
    """
    parts = [f"# {text('fit.title', language, {'name': tables.name})}"]
    if tables.fit is None or at_month_0 is None:
        return "\n\n".join([*parts, text("fit.no_tables", language, {"base": tables.base})]) + "\n"
    about = {"people": _number(tables.people, language), "base": tables.base, "taken": number(tables.fit.taken, "share", language, step=0.01)}
    parts += [text("fit.about", language, about), verdict(tables.fit, tables.people, language)]
    parts.append("\n".join(_table(text("fit.head", language), _rows(tables, language))))
    said = findings(tables, language)
    parts.append("\n".join(f"- {each}" for each in said) if said else text("fit.nothing_wrong", language))
    parts += [text("fit.order", language)] if not tables.fit.fit.converged else []
    now = [_margin(table, at_month_0) for table in tables.fit.tables]
    moved = [float(np.abs(reached - table.shares().ravel()).sum() / 2) for table, reached in zip(tables.fit.tables, now, strict=True)]
    most = int(np.argmax(moved))
    values = {"count": _number(at_month_0.size, language), "moved": _share(moved[most], language), "table": tables.given[most].title}
    parts += [text("fit.month_0", language, values), f"## {text('fit.cells', language)}"]
    for position, each in enumerate(tables.given):
        parts += [f"### {each.title}", "\n".join(_table(text("fit.cells_head", language), _cells(tables, tables.fit, position, now[position], language)))]
    return "\n\n".join(parts) + "\n"


def cell_name(table: MarginalTable, cell: int) -> str:
    """A cell in the words of its file."""
    places = np.unravel_index(cell, [len(labels) for labels in table.labels.values()])
    return " × ".join(labels[int(place)] for labels, place in zip(table.labels.values(), places, strict=True))


def _rows(tables: FittedTables, language: Language) -> list[list[str]]:
    rows = []
    for each, misfit in zip(tables.given, misfits(tables), strict=True):
        total = _number(each.total, language) if each.unit == "people" else _exact(each.total, language)
        rows.append([each.title, str(len(each.numbers)), total, _tenths(misfit.total_absolute_error, language)])
        rows[-1] += [cell_name(each, misfit.largest_cell), _tenths(misfit.largest, language, signed=True)]
    return rows


def _cells(tables: FittedTables, fit: PopulationFit, position: int, now: NDArray[np.float64], language: Language) -> list[list[str]]:
    wanted, before, fitted = fit.tables[position].shares().ravel(), fit.seed[position], fit.fit.fitted[position]
    rows = []
    for cell in range(wanted.size):
        numbers = [tables.people * float(shares[cell]) for shares in (wanted, before, fitted)]
        values = [*(_tenths(each, language) for each in numbers), _tenths(numbers[2] - numbers[0], language, signed=True)]
        values.append(_tenths(tables.people * float(now[cell]), language))
        rows.append([cell_name(tables.given[position], cell), *values])
    return rows


def _margin(table: Crosstable, clients: Clients) -> NDArray[np.float64]:
    cells = table.cells(clients)
    return np.bincount(cells[cells >= 0], minlength=len(table.numbers)) / max(clients.size, 1)


def _contradiction(tables: FittedTables, one: int, other: int, language: Language) -> list[str]:
    """Where two tables differ most in what they share, if that is more than rounding."""
    assert tables.fit is not None
    first, second = tables.fit.tables[one], tables.fit.tables[other]
    shared = [name for name, _ in first.by if name in dict(second.by)]
    if not shared:
        return []
    margins, names = [first.over(shared), second.over(shared)], []
    arrays = [np.moveaxis(each.shares(), [[name for name, _ in each.by].index(name) for name in shared], range(len(shared))) for each in margins if each]
    for axis, name in enumerate(shared):
        classes, positions_first, positions_second = common_classes(name, dict(first.by)[name], dict(second.by)[name])
        arrays = [_put_together(array, axis, at, len(classes)) for array, at in zip(arrays, (positions_first, positions_second), strict=True)]
        names.append([_labels_within(tables.given[one], name, positions_first, position) for position in range(len(classes))])
    gap = np.abs(arrays[0] - arrays[1]).round(9)  # of two cells that are equally far off, the first
    if gap.max() <= _LEAST_CONTRADICTION:
        return []
    worst = np.unravel_index(int(gap.argmax()), gap.shape)
    cell = " × ".join(labels[int(place)] for labels, place in zip(names, worst, strict=True))
    values = {"one": tables.given[one].title, "other": tables.given[other].title, "cell": cell}
    first, second = (_share(float(array[worst]), language) for array in arrays)
    return [text("fit.contradiction", language, {**values, "first": first, "second": second})]


def _put_together(array: NDArray[np.float64], axis: int, positions: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    """The array with the classes of one axis summed into fewer."""
    moved = np.moveaxis(array, axis, 0)
    summed = np.zeros((count, *moved.shape[1:]))
    np.add.at(summed, positions, moved)
    return np.moveaxis(summed, 0, axis)


def _labels_within(table: MarginalTable, name: str, positions: NDArray[np.int64], position: int) -> str:
    labels = [label for label, at in zip(table.labels[name], positions, strict=True) if at == position]
    return f"{labels[0]} … {labels[-1]}" if VARIABLES[name].per_year and len(labels) > 1 else " + ".join(labels)


def _is_rounded(table: MarginalTable) -> bool:
    return table.unit == "shares" and abs(table.total - 1.0) > 1e-6


def _table(head: str, rows: list[list[str]]) -> list[str]:
    columns = head.split(" | ")
    line = [f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}"]
    return line + [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]


def _number(people: float, language: Language) -> str:
    return number(people, "", language, step=1.0) if abs(people - round(people)) < 0.05 else _tenths(people, language)


def _tenths(people: float, language: Language, *, signed: bool = False) -> str:
    return number(people, "", language, step=0.1, signed=signed)


def _share(share: float, language: Language) -> str:
    return number(share, "share", language, step=0.001)


def _exact(total: float, language: Language) -> str:
    """A total of shares as it was found, to four digits."""
    return with_marks(f"{total:.4g}", language)
