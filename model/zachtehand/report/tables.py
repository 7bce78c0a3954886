"""Rows of a summary as cells with words, ready for the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zachtehand.experiments.numbers import band_resolution, difference, number, quantity
from zachtehand.experiments.summary import Band, Row
from zachtehand.report.texts import words
from zachtehand.texts import Language


@dataclass(frozen=True)
class Cell:
    """One scenario in one row: value and band, and the difference with the first scenario where there is one."""

    value: str
    band: str
    change: str = ""
    change_band: str = ""
    certainty: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class Line:
    """One row of a table of the page."""

    label: str
    note: str
    cells: list[Cell]


def line(row: Row, language: Language, *, label: str | None = None) -> Line:
    """A row of a summary as a line of a table; the label is the indicator's unless given."""
    factor, unit = quantity(row.unit, [value for band in row.scenarios.values() for value in (band.mean, band.low, band.high)], language)
    note = ", ".join(part for part in (unit, words(row.measure, language)) if part)
    cells = [_cell(row, name, factor, language) for name in row.scenarios]
    return Line(label=row.label if label is None else label, note=note, cells=cells)


def lines(rows: Sequence[Row], language: Language) -> list[Line]:
    """Rows of a summary as lines of a table."""
    return [line(row, language) for row in rows]


def _cell(row: Row, name: str, factor: float, language: Language) -> Cell:
    band = _scaled(row.scenarios[name], factor)
    step = band_resolution(band)
    value = number(band.mean, row.unit, language, step=step)
    low, high = (number(end, row.unit, language, step=step) for end in (band.low, band.high))
    if name not in row.differences:
        return Cell(value, f"{low} – {high}")
    change = _scaled(row.differences[name], factor)
    fine = band_resolution(change)
    certainty = row.certainties[name]
    towards = {"higher": 1, "lower": -1, "equal": 0}[certainty.direction] * row.better
    verdict = "better" if towards > 0 else "worse" if towards < 0 else ""
    return Cell(
        value=value,
        band=f"{low} – {high}",
        change=difference(change.mean, row.unit, language, step=fine),
        change_band=" – ".join(_bare(number(end, row.unit, language, step=fine, signed=True)) for end in (change.low, change.high)),
        certainty=certainty.words,
        verdict=words(verdict, language) if verdict and certainty.sure else "",
    )


def _bare(text: str) -> str:
    """A number without the percent sign: a band of percentage points is in the unit of its mean."""
    return text.removesuffix(" %")


def _scaled(band: Band, factor: float) -> Band:
    return Band(band.mean * factor, band.low * factor, band.high * factor)
