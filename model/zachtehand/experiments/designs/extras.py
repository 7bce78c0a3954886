"""Libraries that not every installation has: brought in when needed, and asked for in one sentence where they are missing."""

from __future__ import annotations

import warnings
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from zachtehand.input_errors import InputError


def check_installed(package: str) -> None:
    """Say before anything is run that a package of the extra ``laboratory`` is missing. Raises InputError."""
    if find_spec(package) is None:
        raise InputError("design.no_extra", {"package": package})


def needed(module: str) -> Any:
    """A module of the extra ``laboratory``. Raises InputError where that extra is not installed."""
    check_installed(module.partition(".")[0])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some warn of parts of theirs that are not installed and not used here
        return import_module(module)
