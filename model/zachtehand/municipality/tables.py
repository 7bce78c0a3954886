"""Reading tables of a municipality from CSV: long (one row per cell) or wide (one column per class of the last variable).

Strict: everything that could quietly be taken for something else is refused with its line.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from zachtehand.documents import read_text
from zachtehand.input_errors import InputError, Place, hint, shown, words
from zachtehand.municipality.classes import Label, classes_of
from zachtehand.municipality.words import TOTALS, VARIABLE_WORDS, ValueKind, plain, value_named, variable_named
from zachtehand.profiles.crosstables import LARGEST_GAP_IN_SHARES, MOST_CELLS, MOST_VARIABLES, Classes, Unit

LONGEST_TEXT = 60
LARGEST_NUMBER = 20_000_000.0
_FORMULA = ("=", "+", "@", "\t", "\r")
_NOT_KNOWN = (".", "x", "-", "–", "?", "n.b.", "n.a.")


@dataclass(frozen=True, slots=True)
class MarginalTable:
    """A table as it was given.

    Attributes:
        file: its path as typed.
        by: variable -> its classes; for neighbourhoods codes in the order of ``labels``.
        labels: variable -> what its classes are called in the file, in the order of the classes.
        numbers: one per cell, the last variable fastest.
        unit: people, or shares that add up to about 1.
        digest: SHA-256 of the text of the file.
    """

    file: str
    by: dict[str, Classes]
    labels: dict[str, tuple[str, ...]]
    numbers: tuple[float, ...]
    unit: Unit
    digest: str

    @property
    def title(self) -> str:
        """The name of the file without its folder."""
        return Path(self.file).name

    @property
    def total(self) -> float:
        """All people of the table, or the sum of its shares."""
        return sum(self.numbers)


def read_marginal_table(file: Path) -> MarginalTable:
    """Read one table. Raises InputError for whatever is wrong with it, with the line."""
    content = read_text(file, like="*.csv")
    rows = _rows(content, str(file))
    line, header = next(rows, (1, []))
    table = _Table(str(file), line, header)
    for at, row in rows:
        table.add(at, row)
    return table.finished(hashlib.sha256(content.encode()).hexdigest())


def _rows(content: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV text that have anything in them, with the number of their line."""
    first = next((line for line in content.splitlines() if line.strip()), "")
    declared = re.fullmatch(r"\"?sep=(.)\"?", first.strip())
    header = first if declared is None else next((line for line in content.splitlines()[1:] if line.strip()), "")
    separator = declared[1] if declared else next((sign for sign in (";", "\t") if sign in header), ",")
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            cells = [cell.strip(" \u00a0") for cell in row]
            if any(cells) and not (declared and reader.line_num == 1):
                yield reader.line_num, cells
    except csv.Error as error:
        raise InputError("table.csv", {"reason": shown(error)}, Place(file, max(reader.line_num, 1))) from error


class _Table:
    """A table that is being read: its header, then row by row."""

    def __init__(self, file: str, line: int, header: list[str]) -> None:
        self._file = file
        self._header = header
        self._places: dict[tuple[str, ...], int] = {}
        self._numbers: dict[tuple[str, ...], float] = {}
        self._spelled: dict[tuple[str, str], str] = {}
        for position, name in enumerate(header):
            self._check_text(line, words("word.header", {"position": position + 1}), name)
        self._columns_of_last: list[str] = []
        corner = next((position for position, name in enumerate(header) if _corner(name)), None)
        if corner is None:
            self._read_long_header(line, header)
        else:
            self._read_wide_header(line, header, corner)
        for name in self.variables:
            if self.variables.count(name) > 1:
                raise InputError("table.same_column", {"name": _name(name)}, self._place(line))

    def _place(self, line: int) -> Place:
        return Place(self._file, line)

    def _read_long_header(self, line: int, header: list[str]) -> None:
        if not 2 <= len(header) <= MOST_VARIABLES + 1:
            values = {"count": len(header), "values": words("variable.values", {}), "variables": ", ".join(VARIABLE_WORDS)}
            raise InputError("table.columns", values, self._place(line))
        self.variables = [self._variable(line, name) for name in header[:-1]]
        kind = value_named(header[-1])
        if kind is None:
            raise InputError("table.last_column", {"values": words("variable.values", {}), "name": shown(header[-1])}, self._place(line))
        self.kind: ValueKind = kind

    def _read_wide_header(self, line: int, header: list[str], corner: int) -> None:
        own, last = re.split(r"\s*[/\\]\s*", header[corner], maxsplit=1)
        self.variables = [self._variable(line, name) for name in (*header[:corner], own, last)]
        self._columns_of_last = header[corner + 1 :]
        if len(self.variables) > MOST_VARIABLES or not self._columns_of_last:
            values = {"count": len(header), "values": words("variable.values", {}), "variables": ", ".join(VARIABLE_WORDS)}
            raise InputError("table.columns", values, self._place(line))
        self.kind = "people"
        for label in self._columns_of_last:
            self._check_label(line, last, label)

    def _variable(self, line: int, name: str) -> str:
        found = variable_named(name)
        if found is None:
            known = [word for known, others in VARIABLE_WORDS.items() for word in (known, *others)]
            raise InputError("table.unknown_column", {"name": shown(name), "hint": hint(name, known)}, self._place(line))
        return found

    def add(self, line: int, row: list[str]) -> None:
        """Take in a row."""
        if len(row) != len(self._header):
            raise InputError("table.row", {"count": len(row), "columns": len(self._header)}, self._place(line))
        if not self._columns_of_last:
            self._add_cell(line, tuple(row[:-1]), row[-1])
            return
        count = len(row) - len(self._columns_of_last)
        for label, number in zip(self._columns_of_last, row[count:], strict=True):
            self._add_cell(line, (*row[:count], label), number)

    def _add_cell(self, line: int, labels: tuple[str, ...], number: str) -> None:
        for name, label in zip(self.variables, labels, strict=True):
            self._check_label(line, name, label)
        cell = tuple(self._spelled.setdefault((name, _key(label)), label) for name, label in zip(self.variables, labels, strict=True))
        if cell in self._places:
            raise InputError("table.duplicate", {"cell": shown(" × ".join(labels)), "line": self._places[cell]}, self._place(line))
        if len(self._places) >= MOST_CELLS:
            raise InputError("table.many_cells", {"most": MOST_CELLS}, self._place(line))
        self._places[cell] = line
        self._numbers[cell] = self._number(line, number)

    def _check_label(self, line: int, name: str, label: str) -> None:
        key = _name(name)
        self._check_text(line, key, label)
        if plain(label) in TOTALS:
            raise InputError("table.total", {"key": key, "value": shown(label)}, self._place(line))

    def _check_text(self, line: int, key: dict[str, str], text: str) -> None:
        if not text:
            raise InputError("table.blank", {"key": key}, self._place(line))
        if text.startswith(_FORMULA):
            raise InputError("table.formula", {"key": key, "value": shown(text)}, self._place(line))
        if not text.isprintable():
            raise InputError("table.characters", {"key": key}, self._place(line))
        if len(text) > LONGEST_TEXT:
            raise InputError("table.long", {"key": key, "limit": LONGEST_TEXT}, self._place(line))

    def _number(self, line: int, written: str) -> float:
        key = words(f"variable.{self.kind}", {})
        value = {"key": key, "value": shown(written)}
        self._check_text(line, key, written)
        if written.lower() in _NOT_KNOWN:
            raise InputError("table.unknown_number", value, self._place(line))
        if re.fullmatch(r"-\s*\d.*", written):
            raise InputError("table.negative", value, self._place(line))
        if re.fullmatch(r"\d{1,3}([ .,'\u00a0\u202f]\d{3})+([.,]\d+)?", written) and self.kind == "people":
            raise InputError("table.thousands", value, self._place(line))
        amount = written.removesuffix("%").rstrip() if self.kind == "percent" else written
        if not re.fullmatch(r"[0-9]{1,15}([.,][0-9]{1,15})?", amount):
            raise InputError("table.number", value, self._place(line))
        number = float(amount.replace(",", "."))
        if number > LARGEST_NUMBER:
            raise InputError("table.large", {**value, "most": f"{LARGEST_NUMBER:.0f}"}, self._place(line))
        return number / 100 if self.kind == "percent" else number

    def finished(self, digest: str) -> MarginalTable:
        """The table, its classes understood and its cells complete."""
        if not self._numbers:
            raise InputError("table.empty", {}, Place(self._file))
        by: dict[str, Classes] = {}
        position: list[dict[str, int]] = []
        labels: dict[str, tuple[str, ...]] = {}
        for column, name in enumerate(self.variables):
            first_lines: dict[str, int] = {}
            for cell, line in zip(self._numbers, self._places.values(), strict=True):
                first_lines.setdefault(cell[column], line)
            found = classes_of(name, [Label(label, Place(self._file, line)) for label, line in first_lines.items()])
            by[name], labels[name] = found.classes, found.labels
            position.append(found.position)
        numbers = {tuple(at[label] for at, label in zip(position, cell, strict=True)): number for cell, number in self._numbers.items()}
        for cell in product(*(range(len(classes)) for classes in by.values())):
            if cell not in numbers:
                missing = " × ".join(labels[name][at] for name, at in zip(self.variables, cell, strict=True))
                raise InputError("table.missing_cell", {"cell": shown(missing)}, Place(self._file))
        return self._weighed(MarginalTable(self._file, by, labels, tuple(numbers[cell] for cell in sorted(numbers)), self._unit, digest))

    @property
    def _unit(self) -> Unit:
        return "people" if self.kind == "people" else "shares"

    def _weighed(self, table: MarginalTable) -> MarginalTable:
        whole = 100 if self.kind == "percent" else 1
        if table.unit == "shares" and abs(table.total - 1.0) > LARGEST_GAP_IN_SHARES + 1e-9:
            values = {"name": words(f"variable.{self.kind}", {}), "total": f"{whole * table.total:.6g}", "whole": whole}
            raise InputError("table.shares", {**values, "gap": f"{whole * LARGEST_GAP_IN_SHARES:g}"}, Place(self._file))
        if table.total <= 0:
            raise InputError("table.nobody", {}, Place(self._file))
        return table


def _corner(name: str) -> bool:
    """Whether a header cell names two variables, as the corner of a wide table does."""
    parts = re.split(r"\s*[/\\]\s*", name)
    return len(parts) == 2 and all(variable_named(part) for part in parts)


def _key(label: str) -> str:
    """What labels that differ in capitals and spaces only have in common."""
    return " ".join(label.lower().split())


def _name(variable: str) -> dict[str, str]:
    """A variable as errors name it."""
    found = variable_named(variable)
    return words(f"variable.{found}", {}) if found else {"en": variable, "nl": variable}
