"""Results as tidy Arrow tables: one row per value, names as dictionary-encoded words.

Rows stand in the order scenario, world, month, group, indicator, so that the ``value`` column read
back from a file is the array that it was made from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.differences import QUANTILES, Measure, Spread, horizon_measure, measured, spread, unit_of

if TYPE_CHECKING:
    import pyarrow

OUTCOME_COLUMNS = ("scenario", "seed", "draw", "month", "group", "indicator", "value", "unit")
LEDGER_COLUMNS = ("scenario", "seed", "draw", "month", "item", "actor", "amount")
DIFFERENCE_COLUMNS = (
    *("scenario", "reference", "measure", "month", "group", "indicator", "unit"),
    *("mean", "sd", *QUANTILES, "share_above_zero", "n"),
)


def outcome_tables(manifest: Mapping[str, Any], values: NDArray[np.float32]) -> Iterator[pyarrow.Table]:
    """The tidy outcomes, one table per simulation.

    Args:
        manifest: names of the axes of values.
        values: (scenarios, worlds, months, groups, indicators); NaN becomes null.
    """
    names = [entry["name"] for entry in manifest["scenarios"]]
    groups = [entry["key"] for entry in manifest["groups"]]
    indicators = [entry["key"] for entry in manifest["indicators"]]
    units = [entry["unit"] for entry in manifest["indicators"]]
    month, group, indicator = _positions(values.shape[2:])
    fixed = {"month": (month + 1).astype(np.int16), "group": _words(group, groups), "indicator": _words(indicator, indicators)}
    unit = _words(indicator, units)
    for position, name in enumerate(names):
        for number, world in enumerate(manifest["worlds"]):
            amounts = _numbers(values[position, number].ravel())
            yield _table({**_cell(name, names, world, month.size), **fixed, "value": amounts, "unit": unit}, OUTCOME_COLUMNS)


def ledger_tables(manifest: Mapping[str, Any], ledger: NDArray[np.float64]) -> Iterator[pyarrow.Table]:
    """The tidy ledger in EUR (paid below zero), one table per simulation, from (scenarios, worlds, months, items, actors)."""
    names = [entry["name"] for entry in manifest["scenarios"]]
    month, item, actor = _positions(ledger.shape[2:])
    words = {"item": _words(item, manifest["ledger"]["items"]), "actor": _words(actor, manifest["ledger"]["actors"])}
    fixed = {"month": (month + 1).astype(np.int16), **words}
    for position, name in enumerate(names):
        for number, world in enumerate(manifest["worlds"]):
            amount = _numbers(ledger[position, number].ravel())
            yield _table({**_cell(name, names, world, month.size), **fixed, "amount": amount}, LEDGER_COLUMNS)


def difference_tables(manifest: Mapping[str, Any], values: NDArray[np.float32]) -> Iterator[pyarrow.Table]:
    """The spread over worlds of what each scenario changes against the first one, by measure.

    A horizon measure stands in the last month of the run. Yields nothing for a single scenario.
    """
    names = [entry["name"] for entry in manifest["scenarios"]]
    kinds = np.array([entry["kind"] for entry in manifest["indicators"]])
    months = values.shape[2]
    for position in range(1, len(names)):
        change = values[position].astype(np.float64) - values[0]
        everything = np.arange(kinds.size)
        yield _spread_rows(manifest, position, "month", np.arange(1, months + 1), everything, spread(change))
        for kind in ("flow", "stock"):
            measure = horizon_measure(kind)
            chosen = np.flatnonzero(kinds == kind)
            sample = measured(values[position][..., chosen], measure) - measured(values[0][..., chosen], measure)
            yield _spread_rows(manifest, position, measure, np.array([months]), chosen, spread(sample[:, None]))


def _spread_rows(
    manifest: Mapping[str, Any], position: int, measure: Measure, months: NDArray[np.integer], chosen: NDArray[np.integer], spread: Spread
) -> pyarrow.Table:
    """Rows of one scenario and measure; the arrays of the spread are (months, groups, chosen indicators)."""
    names = [entry["name"] for entry in manifest["scenarios"]]
    indicators = [manifest["indicators"][number] for number in chosen]
    month, group, indicator = _positions(spread.mean.shape)
    size = month.size
    columns = {
        "scenario": _words(np.full(size, position), names),
        "reference": _words(np.zeros(size, np.int64), names),
        "measure": _words(np.zeros(size, np.int64), [measure]),
        "month": months[month].astype(np.int16),
        "group": _words(group, [entry["key"] for entry in manifest["groups"]]),
        "indicator": _words(indicator, [entry["key"] for entry in indicators]),
        "unit": _words(indicator, [unit_of(entry["unit"], measure) for entry in indicators]),
        "mean": _numbers(spread.mean.ravel().astype(np.float32)),
        "sd": _numbers(spread.sd.ravel().astype(np.float32)),
        **{name: _numbers(quantile.ravel().astype(np.float32)) for name, quantile in spread.quantiles.items()},
        "share_above_zero": _numbers(spread.share_above_zero.ravel().astype(np.float32)),
        "n": spread.n.ravel(),
    }
    return _table(columns, DIFFERENCE_COLUMNS)


def _positions(shape: Sequence[int]) -> list[NDArray[np.int64]]:
    """The index along each axis of every element, in the order of the elements."""
    return [axis.ravel() for axis in np.indices(tuple(shape))]


def _cell(name: str, names: Sequence[str], world: Mapping[str, int], size: int) -> dict[str, Any]:
    return {
        "scenario": _words(np.full(size, names.index(name)), names),
        "seed": np.full(size, world["seed"], np.int64),
        "draw": np.full(size, world["draw"], np.int32),
    }


def _words(positions: NDArray[np.integer], words: Sequence[str]) -> pyarrow.Array:
    """Words by position; equal words (units, for one) share one dictionary entry."""
    import pyarrow as pa

    distinct = list(dict.fromkeys(words))
    code = np.array([distinct.index(word) for word in words], np.int16)
    return pa.DictionaryArray.from_arrays(pa.array(code[positions]), pa.array(distinct, pa.string()))


def _numbers(values: NDArray[np.floating]) -> pyarrow.Array:
    import pyarrow as pa

    return pa.array(values, mask=np.isnan(values))


def _table(columns: Mapping[str, Any], order: Sequence[str]) -> pyarrow.Table:
    import pyarrow as pa

    return pa.table({name: columns[name] for name in order})
