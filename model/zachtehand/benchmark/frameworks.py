"""The same rules in Mesa, in Starsim and as the columns of the engine, in turn on the same people."""

from __future__ import annotations

import importlib.util
import os
import time
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from zachtehand.benchmark.column_model import ColumnModel
from zachtehand.benchmark.measuring import NOTHING, SEED
from zachtehand.benchmark.rules import Start, starting_point

if TYPE_CHECKING:
    from zachtehand.benchmark.starsim_model import StarsimModel


def starsim_is_here() -> bool:
    """Whether the extra ``starsim`` is installed."""
    return importlib.util.find_spec("starsim") is not None


def starsim_model(start: Start, *, months: int) -> StarsimModel:
    """The rules in Starsim, which is imported here and not before; it is kept from installing its fonts for every program of this user.

    Raises:
        ImportError: the extra ``starsim`` is not installed.
    """
    os.environ.setdefault("STARSIM_INSTALL_FONTS", "0")
    from zachtehand.benchmark.starsim_model import StarsimModel

    return StarsimModel(start, months=months)


@cache
def _start(clients: int) -> Start:
    """The people all start from: drawn once in a process."""
    return starting_point(clients, seed=SEED)


def people(clients: int) -> int:
    """How many of this many clients take part: those on the benefit."""
    return len(_start(clients))


def pace_of_objects(clients: int, months: int) -> float:
    """Client-months per second of processor time of the Mesa model with an object per client."""
    from zachtehand.benchmark.object_model import ObjectModel

    return _pace(ObjectModel(_start(clients)).step, people(clients), months)


def pace_of_columns(clients: int, months: int) -> float:
    """The same of the columns."""
    return _pace(ColumnModel(_start(clients)).step, people(clients), months)


def pace_of_starsim(clients: int, months: int) -> float:
    """The same of Starsim."""
    return _pace(starsim_model(_start(clients), months=months + 1).step, people(clients), months)


def _pace(step: Callable[[], None], count: int, months: int) -> float:
    """The first month is not timed: in it compiled code is loaded and memory is asked for."""
    step()
    before = time.process_time()
    for _ in range(months):
        step()
    return count * months / max(time.process_time() - before, NOTHING)
