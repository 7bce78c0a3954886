"""Running the model at the points of a design: every point in the same worlds, so that two points differ by the point alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.differences import Measure, horizon_measure, measured, unit_of
from zachtehand.experiments.engine import Batch, Keep, Point, Stored, Study, Tables, simulate, words
from zachtehand.experiments.engine.work import OUTCOMES
from zachtehand.experiments.ensemble import Origin
from zachtehand.experiments.plan import plan

TOTALS = "totals"
"""Name of the table with one value per simulation and indicator."""
EVERYBODY = "all"


def study_of(
    kind: str,
    points: Sequence[Point],
    *,
    indicators: Sequence[str],
    seeds: int | Sequence[int],
    draws: int | None,
    months: int,
    origin: Origin | None = None,
    design: Mapping[str, Sequence[Any]] | None = None,
    about: Mapping[str, Any] | None = None,
) -> Study:
    """A study that keeps one value per simulation and indicator: flows added over the run, stocks as the mean of its last year, everybody together.

    Args:
        points, seeds, draws, months, origin, design, about: see :func:`zachtehand.experiments.plan.plan`.

    Raises:
        ExperimentError: see there.
    """
    keep = Keep(indicators=tuple(indicators), groups=(EVERYBODY,), ledger=False, starts=False)
    return plan(
        kind, points, seeds=seeds, draws=draws, months=months, origin=origin, keep=keep, work=totals, design=design, about=about
    )  # fmt: skip


def totals(batch: Batch) -> Iterator[Tables]:
    """Simulate a batch and sum every indicator that is kept up over the run: ``totals`` (indicator, value, unit)."""
    indicators = batch.keep.indicators
    assert indicators is not None
    whole = batch._replace(keep=replace(batch.keep, months=None))
    for tables in simulate(whole):
        values = np.asarray(tables[OUTCOMES]["value"]).reshape(batch.months, 1, len(indicators))
        positions, units = np.arange(len(indicators)), [unit_of_total(each) for each in indicators]
        yield {TOTALS: {"indicator": words(positions, indicators), "value": summed_up(values, indicators), "unit": words(positions, units)}}


def values_of(stored: Stored) -> NDArray[np.float64]:
    """All values of such a study: (points, worlds, indicators); NaN is not defined."""
    return stored.array(TOTALS, "value", (len(stored.manifest["indicators"]),)).astype(np.float64)


def summed_up(values: NDArray[np.floating], indicators: Sequence[str]) -> NDArray[np.float64]:
    """Each indicator of the first group summed up over the run, from values of shape (months, groups, indicators)."""
    return np.array([measured(values[..., [position]], measure_of(each))[0, 0] for position, each in enumerate(indicators)])


def measure_of(indicator: str) -> Measure:
    """How an indicator is summed up over a run."""
    from zachtehand.observation import INDICATORS

    return horizon_measure(INDICATORS[indicator].kind)


def unit_of_total(indicator: str) -> str:
    """The unit of an indicator, summed up over a run."""
    from zachtehand.observation import INDICATORS

    return unit_of(INDICATORS[indicator].unit, measure_of(indicator))
