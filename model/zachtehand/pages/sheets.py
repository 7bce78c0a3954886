"""Tables for a spreadsheet: text that it would take for a formula is made harmless."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(cell: Any) -> Any:
    """A cell with an apostrophe before text that a spreadsheet would work out; numbers and other text as they are."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \u00a0\ufeff").startswith(_BEGINS_A_FORMULA) else cell


def csv_link(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table as an address that holds all of it; cells that a spreadsheet would take for a formula are made harmless."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([harmless(name) for name in header])
    writer.writerows([_shown(cell) for cell in row] for row in rows)
    return "data:text/csv;charset=utf-8;base64," + base64.b64encode(b"\xef\xbb\xbf" + text.getvalue().encode()).decode()


def _shown(cell: Any) -> Any:
    return f"{cell:.7g}" if isinstance(cell, float) else harmless(cell)
