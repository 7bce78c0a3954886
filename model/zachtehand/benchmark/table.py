"""The table of the benchmark: which rows there are, as words and as a file that programs read."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from zachtehand.benchmark.measuring import Row, machine
from zachtehand.benchmark.parts import BenchmarkAsked
from zachtehand.experiments.numbers import number
from zachtehand.input_errors import InputError, Place, reason_of, shown
from zachtehand.pages.whole import put_in_place
from zachtehand.texts import Language, text

if TYPE_CHECKING:
    from rich.table import Table

_WIDTH = 200


def as_table(rows: Sequence[Row], language: Language) -> Table:
    """The rows as a table that is also Markdown."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.MARKDOWN, pad_edge=True)
    table.add_column(text("benchmark.what", language))
    table.add_column(text("benchmark.median", language), justify="right")
    table.add_column(text("benchmark.spread", language), justify="right")
    for row in rows:
        label = words(row, language)
        table.add_row(f"**{label}**" if not row.unit else label, *_cells(row, language))
    return table


def words(row: Row, language: Language) -> str:
    """What a row says it is."""
    return text(f"benchmark.{row.key}", language, {name: _named(value, language) for name, value in row.named.items()})


def _named(value: Any, language: Language) -> Any:
    """Whole numbers are written in full, so that 21,000 is not 2.1e4; all others with three digits."""
    if not isinstance(value, int | float):
        return value
    return number(value, "", language, step=1.0 if isinstance(value, int) else None)


def _cells(row: Row, language: Language) -> tuple[str, str]:
    """The median, and the lowest to the highest with how many there are."""
    measured = row.measured
    if not measured:
        return "", ""
    middle = number(median(measured), row.unit, language)
    if len(measured) == 1:
        return middle, ""
    low, high = number(min(measured), row.unit, language), number(max(measured), row.unit, language)
    return middle, text("benchmark.from_to", language, {"low": low, "high": high, "count": len(measured)})


def machine_in_words(machine: Mapping[str, Any], language: Language) -> str:
    """The machine and the versions, on one line."""
    names = {"python": "Python", "numpy": "NumPy", "mesa": "Mesa", "starsim": "Starsim"}
    versions = ", ".join(f"{name} {machine[key]}" for key, name in names.items() if key in machine)
    return text("benchmark.machine", language, {**machine, "versions": versions})


def under_table(machine: Mapping[str, Any], language: Language) -> str:
    """What stands under the table: the machine, and what time is meant."""
    time = text("benchmark.time", language)
    return f"\n{machine_in_words(machine, language)} {time}"


def as_json(rows: Sequence[Row], machine: Mapping[str, Any], asked: Mapping[str, Any]) -> str:
    """Everything that was measured, with the machine and what was asked; what was not measured is null."""
    documents = [
        {
            "row": row.key, **row.named, "unit": row.unit, "median": _plain(median(row.measured)) if row.measured else None,
            "measured": [_plain(each) for each in row.measured],
        }
        for row in rows if row.unit
    ]  # fmt: skip
    return json.dumps({"machine": dict(machine), "asked": dict(asked), "rows": documents}, indent=1, ensure_ascii=False) + "\n"


def write_folder(folder: Path, rows: Sequence[Row], asked: BenchmarkAsked, language: Language) -> None:
    """Make a folder with the table as ``benchmark.md`` and everything as ``benchmark.json``.

    Raises:
        InputError: it cannot be written.
    """
    from rich.console import Console

    on = machine()
    page = io.StringIO()
    Console(file=page, width=_WIDTH, highlight=False, markup=False).print(as_table(rows, language))
    lines = [line.rstrip() for line in page.getvalue().strip().splitlines()]
    try:
        folder.mkdir(parents=True)
        put_in_place(folder / "benchmark.md", "\n".join([*lines, under_table(on, language), ""]))
        put_in_place(folder / "benchmark.json", as_json(rows, on, asdict(asked)))
    except OSError as error:
        raise InputError("error.cannot_write", {"reason": reason_of(error)}, Place(shown(folder))) from error


def _plain(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
