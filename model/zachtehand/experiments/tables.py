"""Paired differences as a tidy Arrow table: the spread over worlds of what each scenario changes against the first one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.differences import QUANTILES, Measure, Spread, horizon_measure, measured, spread, unit_of
from zachtehand.experiments.engine import Stored, words
from zachtehand.experiments.engine.compaction import joined, write_table
from zachtehand.experiments.engine.work import OUTCOMES

if TYPE_CHECKING:
    import pyarrow

DIFFERENCES = "differences"
DIFFERENCE_COLUMNS = (
    *("scenario", "reference", "measure", "month", "group", "indicator", "unit"),
    *("mean", "sd", *QUANTILES, "share_above_zero", "n"),
)


def write_differences(stored: Stored) -> None:
    """Add the table of differences to a comparison on one context; elsewhere nothing is paired, and there is none."""
    manifest = stored.manifest
    if manifest["kind"] != "compare" or not manifest["paired"] or DIFFERENCES in stored.tables:
        return
    shape = (len(manifest["months_kept"]), len(manifest["groups"]), len(manifest["indicators"]))
    with stored.shelf.new_file(f"{DIFFERENCES}.parquet") as file:
        write_table(file, joined(difference_tables(manifest, stored.array(OUTCOMES, "value", shape))))


def no_differences() -> pyarrow.Table:
    """The table of differences without rows."""
    import pyarrow as pa

    return pa.table({name: pa.array([], pa.null()) for name in DIFFERENCE_COLUMNS})


def difference_tables(manifest: Mapping[str, Any], values: NDArray[np.float32]) -> Iterator[pyarrow.Table]:
    """The spread over worlds of what each scenario changes against the first one, by measure.

    A horizon measure stands in the last month of the run. Yields nothing for a single scenario.
    """
    names = [entry["name"] for entry in manifest["scenarios"]]
    kinds = np.array([entry["kind"] for entry in manifest["indicators"]])
    months = np.array(manifest["months_kept"])
    everything = np.arange(kinds.size)
    for position in range(1, len(names)):
        for month in range(months.size):  # one at a time: there may be many worlds
            change = values[position, :, month].astype(np.float64) - values[0, :, month]
            yield _spread_rows(manifest, position, "month", months[month : month + 1], everything, spread(change[:, None]))
        for kind in ("flow", "stock"):
            measure = horizon_measure(kind)
            chosen = np.flatnonzero(kinds == kind)
            sample = np.stack([measured(after[..., chosen], measure) - measured(before[..., chosen], measure)
                               for before, after in zip(values[0], values[position], strict=True)])  # fmt: skip
            yield _spread_rows(manifest, position, measure, months[-1:], chosen, spread(sample[:, None]))


def _spread_rows(
    manifest: Mapping[str, Any], position: int, measure: Measure, months: NDArray[np.integer], chosen: NDArray[np.integer], spread: Spread
) -> pyarrow.Table:
    """Rows of one scenario and measure; the arrays of the spread are (months, groups, chosen indicators)."""
    names = [entry["name"] for entry in manifest["scenarios"]]
    indicators = [manifest["indicators"][number] for number in chosen]
    month, group, indicator = (axis.ravel() for axis in np.indices(spread.mean.shape))
    size = month.size
    columns = {
        "scenario": words(np.full(size, position), names),
        "reference": words(np.zeros(size, np.int64), names),
        "measure": words(np.zeros(size, np.int64), [measure]),
        "month": months[month].astype(np.int16),
        "group": words(group, [entry["key"] for entry in manifest["groups"]]),
        "indicator": words(indicator, [entry["key"] for entry in indicators]),
        "unit": words(indicator, [unit_of(entry["unit"], measure) for entry in indicators]),
        "mean": _numbers(spread.mean.ravel().astype(np.float32)),
        "sd": _numbers(spread.sd.ravel().astype(np.float32)),
        **{name: _numbers(quantile.ravel().astype(np.float32)) for name, quantile in spread.quantiles.items()},
        "share_above_zero": _numbers(spread.share_above_zero.ravel().astype(np.float32)),
        "n": spread.n.ravel(),
    }
    return _table(columns, DIFFERENCE_COLUMNS)


def _numbers(values: NDArray[np.floating]) -> pyarrow.Array:
    import pyarrow as pa

    return pa.array(values, mask=np.isnan(values))


def _table(columns: Mapping[str, Any], order: Sequence[str]) -> pyarrow.Table:
    import pyarrow as pa

    return pa.table({name: columns[name] for name in order})
