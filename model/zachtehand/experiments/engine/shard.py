"""A shard: what one job brings home, as one small Parquet file per table, with one row group per cell."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from zachtehand.experiments.engine.work import Tables, words
from zachtehand.experiments.errors import ExecutionError

if TYPE_CHECKING:
    import pyarrow

Shard = dict[str, bytes]
"""Name of the table -> Parquet file."""

KEYS = ("scenario", "seed", "draw")
"""The columns that say to which cell a row belongs."""
_NOTE = b"zachtehand"


def encode(addresses: Sequence[str], cells: Sequence[tuple[str, int, int, Tables]]) -> Shard:
    """The tables of some cells as Parquet files.

    Args:
        addresses: of the cells.
        cells: label of the point, seed, draw and tables.

    Raises:
        ExecutionError: the cells do not have the same tables with the same columns.
    """
    names = list(cells[0][3])
    if any(_form(tables) != _form(cells[0][3]) for *_, tables in cells):
        raise ExecutionError("error.unlike")
    note = {"tables": names, "cells": list(addresses)}
    return {name: _file([_table(label, seed, draw, tables[name]) for label, seed, draw, tables in cells], note) for name in names}


def _form(tables: Tables) -> list[tuple[str, tuple[str, ...]]]:
    return [(name, tuple(columns)) for name, columns in tables.items()]


def _table(label: str, seed: int, draw: int, columns: Mapping[str, Any]) -> pyarrow.Table:
    import pyarrow as pa

    size = len(next(iter(columns.values())))
    keys = {
        "scenario": words(np.zeros(size, np.int16), [label]),
        "seed": np.full(size, seed, np.int64),
        "draw": np.full(size, draw, np.int32),
    }
    return pa.table({name: _column(values) for name, values in {**keys, **columns}.items()})


def _column(values: Any) -> pyarrow.Array:
    """An Arrow column in which "not defined" is null."""
    import pyarrow as pa

    if isinstance(values, np.ndarray) and values.dtype.kind == "f":
        return pa.array(values, mask=np.isnan(values))
    return values if isinstance(values, pa.Array) else pa.array(values)


def _file(tables: Sequence[pyarrow.Table], note: Mapping[str, Any]) -> bytes:
    """One table of a shard, with a note of its cells and of the other tables."""
    from pyarrow.parquet import ParquetWriter

    note = {**note, "rows": [table.num_rows for table in tables], "digests": [_digest(table) for table in tables]}
    sink, schema = io.BytesIO(), tables[0].schema.with_metadata({_NOTE: json.dumps(note).encode()})
    with ParquetWriter(sink, schema, compression="zstd", use_dictionary=word_columns(schema), write_statistics=False) as writer:
        for table in tables:
            if table.num_rows:
                writer.write_table(table.replace_schema_metadata(schema.metadata), row_group_size=table.num_rows)
    return sink.getvalue()


def word_columns(schema: pyarrow.Schema) -> Any:
    """The columns that hold words: only those are worth a dictionary in the file."""
    return [field.name for field in schema if str(field.type).startswith(("dictionary", "string"))]


def _digest(table: pyarrow.Table) -> str:
    """A hash over all that a table says: equal for two tables that are equal bit for bit."""
    digest = hashlib.sha256()
    for name, column in zip(table.column_names, table.columns, strict=True):
        digest.update(f"{name}/{column.type}/{len(column)}\0".encode())
        array = column.combine_chunks()
        if str(array.type).startswith("dictionary"):
            digest.update(json.dumps(array.dictionary.to_pylist()).encode())
            array = array.indices
        if str(array.type) == "string":
            digest.update(json.dumps(array.to_pylist()).encode())
        else:
            digest.update(np.ascontiguousarray(array.to_numpy(zero_copy_only=False)).tobytes())
    return digest.hexdigest()


class ShardReader:
    """Reads the cells of one table of a shard.

    Args:
        file: the open Parquet file.

    Raises:
        OSError, ValueError: not a whole shard.
    """

    def __init__(self, file: IO[bytes]) -> None:
        from pyarrow.parquet import ParquetFile

        self._file = ParquetFile(file)
        note = json.loads((self._file.schema_arrow.metadata or {}).get(_NOTE, b"null"))
        if note is None or sum(note["rows"]) != self._file.metadata.num_rows:
            raise ValueError("not a shard")
        self.tables: list[str] = note["tables"]
        self.cells: list[str] = note["cells"]
        self.rows: list[int] = note["rows"]
        self.digests: list[str] = note["digests"]

    def cell(self, position: int) -> pyarrow.Table:
        """The rows of the cell at a position in the shard."""
        if not self.rows[position]:
            return self._file.schema_arrow.remove_metadata().empty_table()
        group = sum(1 for rows in self.rows[:position] if rows)
        return self._file.read_row_group(group, use_threads=False).replace_schema_metadata(None)


def cells_of(shard: Shard) -> list[str]:
    """The addresses of the cells of a shard."""
    return ShardReader(io.BytesIO(next(iter(shard.values())))).cells
