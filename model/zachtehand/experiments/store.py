"""Results on disk: a folder that appears in one move when it is complete, and never changes after that.

==================== ==========================================================
outcomes.parquet     every indicator, by scenario, seed, draw, month and group
ledger.parquet       money in EUR by item and actor: paid below zero, received above
differences.parquet  paired differences with the first scenario (comparisons on one context only)
manifest.json        all that is needed to understand the result and to make it again
==================== ==========================================================
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments import tables
from zachtehand.experiments.errors import ExperimentError
from zachtehand.input_errors import InputError, Place, shown

if TYPE_CHECKING:
    import pyarrow

MANIFEST = "manifest.json"
OUTCOMES = "outcomes.parquet"
LEDGER = "ledger.parquet"
DIFFERENCES = "differences.parquet"
REPORT = "report.html"
FORMAT = 1
"""Number of the layout of these files; it goes up when an older reader would go wrong."""

Finish = Callable[[Path], object]
"""Adds something (a report, for one) to a complete folder before it appears under its own name."""


def refuse_existing(folder: Path) -> None:
    """Raise InputError if something stands where the results are to go."""
    if os.path.lexists(folder):
        raise InputError("error.folder_exists", place=Place(str(folder)))


def write(folder: Path, manifest: dict[str, Any], values: NDArray[np.float32], ledger: NDArray[np.float64], finish: Finish | None = None) -> None:
    """Write results into a new folder.

    Args:
        folder: must not exist; folders above it are made.
        manifest: see :mod:`zachtehand.experiments.manifest`.
        values: (scenarios, worlds, months, groups, indicators).
        ledger: (scenarios, worlds, months, items, actors), EUR.
        finish: called with the folder when these files are in it.

    Raises:
        InputError: the folder exists, or the disk is full, read-only or gone. Nothing is left behind.
    """
    with appearing(folder) as unfinished:
        _write_parquet(unfinished / OUTCOMES, tables.outcome_tables(manifest, values))
        _write_parquet(unfinished / LEDGER, tables.ledger_tables(manifest, ledger))
        if manifest["kind"] == "compare" and manifest["paired"]:
            _write_parquet(unfinished / DIFFERENCES, tables.difference_tables(manifest, values))
        write_manifest(unfinished, manifest)
        if finish is not None:
            finish(unfinished)


def write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest into a folder."""
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


@contextmanager
def appearing(folder: Path) -> Iterator[Path]:
    """A new folder to write in that gets its own name, in one move, when all went well.

    Raises:
        InputError: the folder exists, or the disk is full, read-only or gone. Nothing is left behind.
    """
    refuse_existing(folder)
    unfinished: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        unfinished = folder.parent / f".{folder.name}.{uuid4().hex}.unfinished"
        unfinished.mkdir()
        yield unfinished
        refuse_existing(folder)
        unfinished.rename(folder)
    except OSError as error:
        raise ExperimentError("cannot_write", {"reason": shown(error.strerror or error)}, Place(str(folder))) from error
    finally:
        if unfinished is not None:
            shutil.rmtree(unfinished, ignore_errors=True)


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of a result: the file itself, or the folder that holds it.

    Raises:
        ExperimentError: not there, not readable, or of a layout that this version does not know.
    """
    file = path / MANIFEST if path.is_dir() else path
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
        known = manifest["format"] == FORMAT
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise ExperimentError("no_results", {"reason": shown(reason or f"{MANIFEST}: {error}")}, Place(str(file))) from error
    if not known:
        raise ExperimentError("no_results", {"reason": f"{MANIFEST}: format {shown(manifest['format'])}"}, Place(str(file)))
    return manifest


def read_arrays(folder: Path, manifest: dict[str, Any]) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """The values (scenarios, worlds, months, groups, indicators) and the ledger (…, items, actors) of a stored result."""
    cells = (len(manifest["scenarios"]), len(manifest["worlds"]), manifest["months"])
    books = manifest["ledger"]
    values = _column(folder / OUTCOMES, "value", (*cells, len(manifest["groups"]), len(manifest["indicators"])))
    ledger = _column(folder / LEDGER, "amount", (*cells, len(books["items"]), len(books["actors"])))
    return values.astype(np.float32, copy=False), ledger


def read_table(file: Path) -> pyarrow.Table:
    """A stored table as Arrow."""
    import pyarrow.parquet

    return pyarrow.parquet.read_table(file)


def _write_parquet(file: Path, parts: Iterable[pyarrow.Table]) -> None:
    """Write one row group per part, so that memory holds one part at a time."""
    import pyarrow.parquet

    writer = None
    try:
        for part in parts:
            if writer is None:
                words: Any = [field.name for field in part.schema if str(field.type).startswith("dictionary")]
                writer = pyarrow.parquet.ParquetWriter(file, part.schema, compression="zstd", use_dictionary=words)
            writer.write_table(part)
    finally:
        if writer is not None:
            writer.close()


def _column(file: Path, name: str, shape: tuple[int, ...]) -> NDArray[Any]:
    import pyarrow.parquet

    try:
        column = pyarrow.parquet.read_table(file, columns=[name]).column(name).to_numpy()
        return column.reshape(shape)
    except (OSError, ValueError, KeyError) as error:
        raise ExperimentError("no_results", {"reason": shown(error)}, Place(str(file))) from error
