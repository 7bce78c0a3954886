"""Rows of a summary as cells with words, ready for the page and for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zachtehand.experiments.numbers import quantity
from zachtehand.experiments.summary import Row
from zachtehand.report.marks import Between, Shown, change, level
from zachtehand.report.texts import words
from zachtehand.texts import Language


@dataclass(frozen=True)
class Cell:
    """One scenario in one row: value and band, and the difference with the first scenario where there is one."""

    value: Shown
    band: Between
    change: Shown | None = None
    change_band: Between | None = None
    certainty: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class Line:
    """One row of a table of the page; the note names unit and period, ``over`` the people counted."""

    label: str
    note: str
    over: str
    definition: str
    cells: list[Cell]


def line(row: Row, language: Language, *, label: str | None = None) -> Line:
    """A row of a summary as a line of a table; the label is the indicator's unless given."""
    factor, unit = quantity(row.unit, [value for band in row.scenarios.values() for value in (band.mean, band.low, band.high)], language)
    note = ", ".join(part for part in ("" if unit and row.over.startswith(unit) else unit, words(row.measure, language)) if part)
    cells = [_cell(row, name, factor, language) for name in row.scenarios]
    return Line(label=row.label if label is None else label, note=note, over=row.over, definition=row.definition, cells=cells)


def note_of(row: Row, language: Language) -> str:
    """Unit, period and people of the numbers of a row, in one line."""
    about = line(row, language)
    return ", ".join(part for part in (about.note, about.over) if part)


def lines(rows: Sequence[Row], language: Language) -> list[Line]:
    """Rows of a summary as lines of a table."""
    return [line(row, language) for row in rows]


def verdict(row: Row, name: str, language: Language) -> str:
    """Whether a sure difference is an improvement or a deterioration, in a word; empty where nobody can say."""
    certainty = row.certainties[name]
    towards = {"higher": 1, "lower": -1, "equal": 0}[certainty.direction] * row.better
    return words("better" if towards > 0 else "worse", language) if towards and certainty.sure else ""


def _cell(row: Row, name: str, factor: float, language: Language) -> Cell:
    about = f"{row.indicator}|{row.group}|{name}"
    value, band = level(row.scenarios[name], row.unit, language, f"level|{about}", factor=factor)
    if name not in row.differences:
        return Cell(value, band)
    changed, changed_band = change(row.differences[name], row.unit, language, f"change|{about}", factor=factor)
    return Cell(value, band, changed, changed_band, row.certainties[name].words, verdict(row, name, language))
