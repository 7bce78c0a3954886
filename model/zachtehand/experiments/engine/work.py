"""What is done for a batch: simulate its points from one shared start, and yield what was seen as tables.

Rows of a table stand in an order that follows from its key columns alone, and every cell of a study
has the same tables with the same columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.engine.cells import Batch, Keep
from zachtehand.experiments.engine.columns import Tables, arrow_column, words
from zachtehand.experiments.engine.long_runs import begun_before, run_keeping_state

if TYPE_CHECKING:
    import pyarrow

    from zachtehand.initialisation.start import Start
    from zachtehand.observation import Observed
    from zachtehand.submodels import Parameters

Work = Callable[[Batch], Iterator[Tables]]
"""Yields the tables of every point of a batch, in order."""

Progress = Callable[[int, int], None]
"""Called with (cells done, cells in all)."""


def part_of(progress: Progress | None, before: int, total: int) -> Progress | None:
    """Progress of a part of the work, told as progress of all of it.

    Args:
        before: cells that were done before this part.
        total: cells in all.
    """
    return None if progress is None else lambda done, _: progress(before + done, total)


OUTCOMES, LEDGER, STARTS = "outcomes", "ledger", "starts"


def simulate(batch: Batch) -> Iterator[Tables]:
    """Simulate every point of a batch from one start.

    Yields:
        ``outcomes`` (month, group, indicator, value, unit), ``ledger`` (month, item, actor, amount in EUR) and
        ``starts`` (name, level, per_year, allowed, settled), as far as they are to be kept.
    """
    from zachtehand.parameters import changed
    from zachtehand.simulation import Simulation
    from zachtehand.submodels import Parameters

    parameters = changed(Parameters(), batch.values)
    for position, point in enumerate(batch.points):
        checkpoint = batch.checkpoints[position] if batch.checkpoints else None
        simulation = begun_before(checkpoint)
        if simulation is None:
            start = shared_start(batch, parameters)
            simulation = Simulation(
                point.scenario, seed=batch.world.seed, parameters=parameters, start=start, months=batch.months, indicators=batch.keep.indicators or None
            )
        yield observed_tables(run_keeping_state(simulation, checkpoint), simulation.start, batch.keep)


def observed_tables(observed: Observed, shared: Start, keep: Keep) -> Tables:
    """What one simulation showed, as far as it is to be kept."""
    from zachtehand.submodels.ledger import Actor, Item

    months = np.arange(observed.values.shape[0]) if keep.months is None else np.array(keep.months) - 1
    tables: dict[str, Mapping[str, Any]] = {}
    groups, indicators = keep.groups or tuple(observed.groups), keep.indicators or tuple(observed.indicators)
    values = observed.values[months]
    if keep.groups is not None:
        values = values[:, [observed.groups.index(group) for group in groups]]
    if keep.indicators is not None:
        values = values[:, :, [observed.indicators.index(indicator) for indicator in indicators]]
    tables[OUTCOMES] = outcome_columns(values.astype(np.float32, copy=False), months + 1, groups, indicators)
    if keep.ledger:
        items, actors = (tuple(each.name.lower() for each in kind) for kind in (Item, Actor))
        tables[LEDGER] = ledger_columns(observed.ledger[months].astype(np.float64, copy=False), months + 1, items, actors)
    if keep.starts:
        tables[STARTS] = start_columns([(each.name, each.level, each.per_year, each.allowed, bool(each.settled)) for each in shared.stationarity])
    return tables


def outcome_columns(values: NDArray[np.float32], months: NDArray[np.integer], groups: Sequence[str], indicators: Sequence[str]) -> Mapping[str, Any]:
    """The tidy outcomes of one cell from values of shape (months, groups, indicators); NaN is "not defined"."""
    month, group, indicator, unit = _outcome_keys(tuple(months.tolist()), tuple(groups), tuple(indicators))
    return {"month": month, "group": group, "indicator": indicator, "value": values.ravel(), "unit": unit}


def ledger_columns(amounts: NDArray[np.float64], months: NDArray[np.integer], items: Sequence[str], actors: Sequence[str]) -> Mapping[str, Any]:
    """The tidy ledger of one cell in EUR (paid below zero), from amounts of shape (months, items, actors)."""
    month, item, actor = _ledger_keys(tuple(months.tolist()), tuple(items), tuple(actors))
    return {"month": month, "item": item, "actor": actor, "amount": amounts.ravel()}


@lru_cache(maxsize=2)
def _outcome_keys(months: tuple[int, ...], groups: tuple[str, ...], indicators: tuple[str, ...]) -> tuple[pyarrow.Array, ...]:
    """The columns that say what an outcome is of: the same for every cell of a study, and made once."""
    from zachtehand.observation import INDICATORS

    month, group, indicator = _positions(len(months), len(groups), len(indicators))
    units = [INDICATORS[key].unit for key in indicators]
    return _months(months, month), words(group, groups), words(indicator, indicators), words(indicator, units)


@lru_cache(maxsize=2)
def _ledger_keys(months: tuple[int, ...], items: tuple[str, ...], actors: tuple[str, ...]) -> tuple[pyarrow.Array, ...]:
    month, item, actor = _positions(len(months), len(items), len(actors))
    return _months(months, month), words(item, items), words(actor, actors)


def _positions(*shape: int) -> list[NDArray[np.int16]]:
    """Where each value of an array of this shape stands along every axis."""
    return [axis.ravel() for axis in np.indices(shape, np.int16)]


def _months(months: Sequence[int], positions: NDArray[np.integer]) -> pyarrow.Array:
    return arrow_column(np.array(months, np.int16)[positions])


def start_columns(checks: Sequence[tuple[str, float, float, float, bool]]) -> Mapping[str, Any]:
    """Whether each quantity had stopped drifting at the start: name, level, slope per year, what is allowed, and whether it had."""
    names, levels, slopes, allowed, settled = (list(column) for column in zip(*checks, strict=True)) if checks else ([], [], [], [], [])
    return {
        "name": words(np.arange(len(names)), names),
        "level": np.array(levels, np.float64),
        "per_year": np.array(slopes, np.float64),
        "allowed": np.array(allowed, np.float64),
        "settled": np.array(settled, np.bool_),
    }


class _Made(NamedTuple):
    """A start and what it was made for."""

    context: Any
    seed: int
    months: int
    parameters: Parameters
    start: Start


_last_start: dict[str, _Made] = {}
"""The start that this process made last: a world with more points than fit in a batch needs it again."""


def shared_start(batch: Batch, parameters: Parameters) -> Start:
    """The start of a batch: the one that was made last if it is the same, else a new one."""
    from zachtehand.initialisation.start import start

    asked = (batch.points[0].scenario.context, batch.world.seed, batch.months, parameters)
    made = _last_start.get("start")
    if made is None or made[:4] != asked:
        made = None
        _last_start.clear()  # first, so that two starts never stand in memory together
        made = _Made(*asked, start(asked[0], seed=batch.world.seed, parameters=parameters, months=batch.months))
        _last_start["start"] = made
    return made.start  # not what is remembered by now: another thread may have put its own there


def forget_start() -> None:
    """Give back the memory of the start that was made last."""
    _last_start.clear()
