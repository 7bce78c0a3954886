"""Libraries that not every installation has: brought in when needed, and asked for in one sentence where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from zachtehand.input_errors import InputError


def needed(module: str) -> Any:
    """A module of the extra ``laboratory``. Raises InputError where that extra is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        raise InputError("design.no_extra", {"package": module.partition(".")[0]}) from error
