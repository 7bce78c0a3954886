"""Tables for a spreadsheet: text that it would take for a formula is made harmless."""

from __future__ import annotations

from typing import Any

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(cell: Any) -> Any:
    """A cell with an apostrophe before text that a spreadsheet would work out; numbers and other text as they are."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \u00a0\ufeff").startswith(_BEGINS_A_FORMULA) else cell
