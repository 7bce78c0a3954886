"""What is said in a manifest of an experiment over designs, and the tables and pictures that are added to its results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.designs.dimensions import Dimension
from zachtehand.experiments.designs.evaluate import measure_of, unit_of_total
from zachtehand.experiments.engine import Stored
from zachtehand.texts import LANGUAGES


def described_indicator(key: str) -> dict[str, Any]:
    """What an indicator means, summed up over a run."""
    from zachtehand.observation import INDICATORS

    declared = INDICATORS[key]
    words = {"label": dict(declared.label), "definition": dict(declared.definition)}
    return {"key": key, "unit": unit_of_total(key), "measure": measure_of(key), "kind": declared.kind, "better": declared.better, **words}


def described_dimension(dimension: Dimension) -> dict[str, Any]:
    """What a lever or uncertainty is, and over which values it goes."""
    return {
        "path": dimension.path,
        "role": dimension.role,
        "kind": dimension.kind,
        "unit": dimension.unit,
        "title": dict(dimension.title),
        "label": {language: dimension.label(language) for language in LANGUAGES},
        "levels": list(dimension.levels),
        "low": dimension.distribution.at(0.0),
        "high": dimension.distribution.at(1.0),
    }


def add_table(stored: Stored, name: str, columns: Mapping[str, Any]) -> None:
    """Add a table to results; NaN becomes null."""
    import pyarrow as pa
    from pyarrow.parquet import write_table

    with stored.shelf.new_file(f"{name}.parquet") as file:
        write_table(pa.table({name: _column(values) for name, values in columns.items()}), file, compression="zstd")


def _column(values: Any) -> Any:
    import pyarrow as pa

    return pa.array(values, from_pandas=True) if isinstance(values, np.ndarray) else values if isinstance(values, pa.Array) else pa.array(list(values))


def per_point(points: Sequence[Mapping[str, Any]], indicators: Sequence[Mapping[str, Any]], measures: Mapping[str, NDArray[Any]]) -> dict[str, Any]:
    """Tidy columns with a row per point and indicator: number of the point, its values by path, indicator, unit, measures.

    Args:
        points: value by path of each point; a path that a point leaves as it is becomes null.
        measures: by name, each (points, indicators).
    """
    point, indicator = (axis.ravel().tolist() for axis in np.indices((len(points), len(indicators))))
    paths = list(dict.fromkeys(path for each in points for path in each))
    return {
        "point": np.array(point, np.int32),
        **{path: [points[number].get(path) for number in point] for path in paths},
        "indicator": [indicators[number]["key"] for number in indicator],
        "unit": [indicators[number]["unit"] for number in indicator],
        **{name: values.ravel() for name, values in measures.items()},
    }
