"""The few numbers that matter, per scenario and as differences, with bands and with certainty in words.

Reads arrays and a manifest, never a running model, so that a stored result gives the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.certainty import Certainty, certainty
from zachtehand.experiments.differences import Measure, horizon_measure, measured, spread, unit_of
from zachtehand.texts import Language

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Band:
    """A mean over worlds with the range of 90 % of them (5th to 95th percentile); NaN is not defined."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Row:
    """One indicator of one group, summed up over a run.

    Attributes:
        over: whom it counts or averages over, in words; empty for the municipality as a whole.
        unit: of the measure; for a flow that is added up no longer "a month".
        measure: flows are added over the run, stocks averaged over its last year.
        better: +1 if more is better, -1 if less is, 0 if it is neither.
        scenarios: band by scenario, in the order of the experiment.
        differences: band of the difference with the first scenario, by scenario; empty if nothing is paired.
        certainties: how sure the direction of that difference is, by scenario.
    """

    indicator: str
    label: str
    definition: str
    unit: str
    over: str
    group: str
    measure: Measure
    better: int
    scenarios: dict[str, Band]
    differences: dict[str, Band]
    certainties: dict[str, Certainty]


def headline_rows(manifest: Mapping[str, Any], values: NDArray[np.float32], language: Language) -> list[Row]:
    """The headline indicators for everybody, in the order in which they are declared."""
    keys = [entry["key"] for entry in manifest["indicators"] if entry["headline"]]
    return [row(manifest, values, indicator=key, group=manifest["groups"][0]["key"], language=language) for key in keys]


def row(manifest: Mapping[str, Any], values: NDArray[np.float32], *, indicator: str, group: str, language: Language) -> Row:
    """Sum up one indicator of one group.

    Args:
        values: (scenarios, worlds, months, groups, indicators).

    Raises:
        KeyError: no such indicator or group in the result.
    """
    described = entry(manifest["indicators"], indicator)
    measure = horizon_measure(described["kind"])
    position = manifest["indicators"].index(described)
    place = manifest["groups"].index(entry(manifest["groups"], group))
    samples = measured(values[..., place : place + 1, position : position + 1], measure)[..., 0, 0]
    names = [scenario["name"] for scenario in manifest["scenarios"]]
    changes = {name: samples[number] - samples[0] for number, name in enumerate(names) if number} if manifest["paired"] else {}
    return Row(
        indicator=indicator,
        label=described["label"][language],
        definition=described["definition"][language],
        unit=unit_of(described["unit"], measure),
        over=described["over"].get(language, ""),
        group=group,
        measure=measure,
        better=described["better"],
        scenarios={name: band(samples[number]) for number, name in enumerate(names)},
        differences={name: band(change) for name, change in changes.items()},
        certainties={name: certainty(change, language) for name, change in changes.items()},
    )


def as_frame(rows: Sequence[Row]) -> pandas.DataFrame:
    """Rows as a table: indexed by label and unit, with a column per scenario and measure."""
    import pandas as pd

    columns: dict[tuple[str, str], list[Any]] = {}
    for each in rows:
        for name, level in each.scenarios.items():
            cells: dict[str, Any] = {"mean": level.mean, "p05": level.low, "p95": level.high}
            if name in each.differences:
                change = each.differences[name]
                cells |= {"difference": change.mean, "difference_p05": change.low, "difference_p95": change.high, "certainty": each.certainties[name].words}
            for measure, cell in cells.items():
                columns.setdefault((name, measure), []).append(cell)
    index = pd.MultiIndex.from_tuples([(each.label, each.unit) for each in rows], names=["indicator", "unit"])
    return pd.DataFrame(columns, index=index)


def band(sample: NDArray[np.floating]) -> Band:
    """The band of one value per world."""
    over_worlds = spread(sample)
    return Band(float(over_worlds.mean), float(over_worlds.quantiles["p05"]), float(over_worlds.quantiles["p95"]))


def entry(described: list[dict[str, Any]], key: str) -> dict[str, Any]:
    """The description with this key. Raises KeyError."""
    for each in described:
        if each["key"] == key:
            return each
    raise KeyError(key)
