"""A shard: what one cell brings home, as one small Parquet file per table."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from zachtehand.experiments.engine.columns import Tables, arrow_column, numbers_of, words

if TYPE_CHECKING:
    import pyarrow

Shard = dict[str, bytes]
"""Name of the table -> Parquet file."""

KEYS = ("scenario", "seed", "draw")
"""The columns that say to which cell a row belongs."""
_NOTE = b"zachtehand"


def encode(cell: str, label: str, seed: int, draw: int, tables: Tables) -> Shard:
    """The tables of a cell as Parquet files.

    Args:
        cell: its address.
        label: of its point.
    """
    note = {"tables": sorted(tables), "cell": cell}
    which = f"{label}\0{seed}\0{draw}\0"
    return {
        name: _file(_table(label, seed, draw, columns), {**note, "digest": _digest(which, columns)}) for name, columns in tables.items()
    }  # fmt: skip


def _table(label: str, seed: int, draw: int, columns: Mapping[str, Any]) -> pyarrow.Table:
    import pyarrow as pa

    size = len(next(iter(columns.values())))
    keys = {
        "scenario": words(np.zeros(size, np.int16), [label]),
        "seed": np.full(size, seed, np.int64),
        "draw": np.full(size, draw, np.int32),
    }
    arrays = {name: _column(values) for name, values in {**keys, **columns}.items()}
    # That nothing is missing among words and whole numbers is said, because it saves looking for it.
    fields = [pa.field(name, array.type, nullable=_amounts(array.type)) for name, array in arrays.items()]
    return pa.table(list(arrays.values()), schema=pa.schema(fields))


def _column(values: Any) -> pyarrow.Array:
    """An Arrow column in which "not defined" is null; only amounts can be that."""
    import pyarrow as pa

    if isinstance(values, np.ndarray) and values.dtype.kind == "f":
        return arrow_column(values, np.isnan(values))
    return values if isinstance(values, pa.Array) else arrow_column(values)


def _amounts(kind: pyarrow.DataType) -> bool:
    import pyarrow as pa

    return pa.types.is_floating(kind)


def _file(table: pyarrow.Table, note: Mapping[str, Any]) -> bytes:
    """One table of a shard, with a note of its cell and of the other tables."""
    from pyarrow.parquet import write_table

    sink = io.BytesIO()
    noted = table.replace_schema_metadata({_NOTE: json.dumps(note).encode()})
    rows = max(table.num_rows, 1)
    write_table(noted, sink, row_group_size=rows, write_statistics=False, write_page_checksum=True, **packing(table.schema))
    return sink.getvalue()


def packing(schema: pyarrow.Schema) -> dict[str, Any]:
    """How the columns of a table are packed in a file: in the way that takes the least time to write.

    Words have a dictionary, and numbers are left to LZ4, which makes files a fifth larger than Zstandard would in half the time.
    """
    words: Any = [field.name for field in schema if str(field.type).startswith(("dictionary", "string"))]
    return {"compression": "lz4", "use_dictionary": words}


def _digest(which: str, columns: Mapping[str, Any]) -> str:
    """A hash over all that a table says: equal for two tables that are equal bit for bit."""
    digest = hashlib.sha256(which.encode())
    for name, column in columns.items():
        digest.update(f"{name}\0".encode() + _column_digest(column))
    return digest.hexdigest()


_digests: dict[int, tuple[Any, bytes]] = {}
"""The columns that were hashed last and their hashes, by their place in memory, which they keep while they stand here."""
_MOST_DIGESTS = 16


def _column_digest(column: Any) -> bytes:
    """The hash of a column. Arrow columns never change, and those that say what a row is of are the same in every cell."""
    if isinstance(column, np.ndarray):
        return _hashed(_column(column))
    if id(column) not in _digests:
        while len(_digests) >= _MOST_DIGESTS:
            _digests.pop(next(iter(_digests)), None)
        _digests[id(column)] = (column, _hashed(_column(column)))
    return _digests[id(column)][1]


def _hashed(array: pyarrow.Array) -> bytes:
    digest = hashlib.sha256(f"{array.type}/{len(array)}\0".encode())
    if str(array.type).startswith("dictionary"):
        digest.update(json.dumps(array.dictionary.to_pylist()).encode())
        array = array.indices
    if str(array.type) == "string":
        digest.update(json.dumps(array.to_pylist()).encode())
    else:
        digest.update(numbers_of(array).tobytes())
    return digest.digest()


class ShardReader:
    """Reads one table of a shard.

    Args:
        file: the open Parquet file.

    Attributes:
        cell: the address of the cell.
        tables: the names of the tables of the shard, in alphabetical order.
        digest: of what the table says.

    Raises:
        OSError, ValueError: not a shard.
    """

    def __init__(self, file: IO[bytes]) -> None:
        from pyarrow.parquet import ParquetFile

        self._file = ParquetFile(file, page_checksum_verification=True)
        note = json.loads((self._file.schema_arrow.metadata or {}).get(_NOTE, b"null"))
        if note is None:
            raise ValueError("not a shard")
        self.tables: list[str] = note["tables"]
        self.cell: str = note["cell"]
        self.digest: str = note["digest"]

    def read(self) -> pyarrow.Table:
        """The rows. Raises OSError if some of them did not reach the disk, as a power cut can bring about."""
        return self._file.read(use_threads=False).replace_schema_metadata(None)
