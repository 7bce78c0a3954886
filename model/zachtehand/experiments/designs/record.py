"""What is kept of an experiment over designs: a manifest of plain data, and tables of named columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.circumstances import circumstances
from zachtehand.experiments.designs.dimensions import Dimension
from zachtehand.experiments.designs.evaluate import measure_of, unit_at_the_end
from zachtehand.experiments.plan import World
from zachtehand.experiments.store import FORMAT, Finish, appearing, read_table, write_manifest

if TYPE_CHECKING:
    import pyarrow


def manifest_of(kind: str, asked: Mapping[str, Any], *, command: str | None, worlds: Sequence[World], indicators: Sequence[str], drawn_from: str) -> dict[str, Any]:
    """What every experiment over designs says of itself; ``asked`` is what makes it again."""
    return {
        "format": FORMAT,
        "kind": kind,
        "asked": dict(asked),
        "worlds": [world._asdict() for world in worlds],
        "drawn_from": drawn_from,
        "indicators": [described_indicator(key) for key in indicators],
        "made_by": circumstances(),
        "command": command,
    }


def described_indicator(key: str) -> dict[str, Any]:
    """What an indicator means, summed up over a run."""
    from zachtehand.observation import INDICATORS

    declared = INDICATORS[key]
    words = {"label": dict(declared.label), "definition": dict(declared.definition)}
    return {"key": key, "unit": unit_at_the_end(key), "measure": measure_of(key), "kind": declared.kind, "better": declared.better, **words}


def described_dimension(dimension: Dimension) -> dict[str, Any]:
    """What a lever or uncertainty is, and over which values it goes."""
    low, high = dimension.distribution.at(0.0), dimension.distribution.at(1.0)
    return {
        "path": dimension.path, "role": dimension.role, "kind": dimension.kind, "unit": dimension.unit, "title": dict(dimension.title),
        "label": {language: dimension.label(language) for language in ("en", "nl")}, "levels": list(dimension.levels), "low": low, "high": high,
    }  # fmt: skip


def save(folder: Path, manifest: dict[str, Any], tables: Mapping[str, pyarrow.Table], finish: Finish | None = None) -> None:
    """Write manifest and tables (by file name without ending) into a new folder, in one move. Raises InputError."""
    import pyarrow.parquet

    with appearing(folder) as unfinished:
        for name, table in tables.items():
            pyarrow.parquet.write_table(table, unfinished / f"{name}.parquet", compression="zstd")
        write_manifest(unfinished, manifest)
        if finish is not None:
            finish(unfinished)


def read_columns(folder: Path, name: str) -> dict[str, NDArray[Any]]:
    """The columns of a stored table, by name."""
    table = read_table(folder / f"{name}.parquet")
    return {column: table.column(column).to_numpy() for column in table.column_names}


def outcome_columns(manifest: Mapping[str, Any], points: Sequence[Mapping[str, Any]], values: NDArray[np.float64]) -> dict[str, Any]:
    """Tidy columns: number of the point, its values by path, seed, draw, indicator, unit, value.

    Args:
        points: value by path of each point; a path that a point leaves as it is becomes null.
        values: (points, worlds, indicators); NaN becomes null.
    """
    import pyarrow as pa

    point, world, indicator = (axis.ravel() for axis in np.indices(values.shape))
    paths = list(dict.fromkeys(path for each in points for path in each))
    by_path = {path: pa.array([each.get(path) for each in points]).take(pa.array(point)) for path in paths}
    worlds, described = manifest["worlds"], manifest["indicators"]
    flat = values.ravel()
    return {
        "point": point.astype(np.int32),
        **by_path,
        "seed": np.array([each["seed"] for each in worlds])[world],
        "draw": np.array([each["draw"] for each in worlds])[world],
        "indicator": pa.array([each["key"] for each in described]).take(pa.array(indicator)),
        "unit": pa.array([each["unit"] for each in described]).take(pa.array(indicator)),
        "value": pa.array(flat, mask=np.isnan(flat)),
    }
