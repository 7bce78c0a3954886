"""From shards to final tables: rows in the order of the study, one portion in memory at a time.

The final tables depend on what the cells say and on nothing else: not on who was ready first, nor on
how often the work was interrupted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import IO, TYPE_CHECKING, Any

from zachtehand.experiments.engine.shard import KEYS, ShardReader, packing
from zachtehand.experiments.engine.shelf import Shelf
from zachtehand.experiments.errors import ExecutionError

if TYPE_CHECKING:
    import pyarrow

ROWS_IN_A_GROUP = 150_000
"""Row groups of a final table have at least so many rows."""


def compact(shelf: Shelf, cells: Sequence[str], tables: Sequence[str]) -> str:
    """Write the final tables from the shards.

    Args:
        cells: their addresses, in the order of the study.
        tables: their names.

    Returns:
        the fingerprint: a hash over all that the cells say, equal for two results that are equal bit for bit.

    Raises:
        ExecutionError: the cells do not have the same tables with the same columns.
    """
    fingerprint = hashlib.sha256()
    for name in tables:
        digests: list[str] = []
        with shelf.new_file(f"{name}.parquet") as file:
            write_table(file, _read_ahead(joined(_cells(shelf, cells, tables, name, digests))))
        fingerprint.update("\n".join([name, *digests, ""]).encode())
    return fingerprint.hexdigest()


def _cells(shelf: Shelf, cells: Sequence[str], tables: Sequence[str], name: str, digests: list[str]) -> Iterator[pyarrow.Table]:
    schema = None
    for address in cells:
        if shelf.tables(address) != tables:
            raise ExecutionError("error.unlike")
        with shelf.open_shard(address, name) as file:
            reader = ShardReader(file)
            table = reader.read()
        schema = schema or table.schema
        if table.schema != schema:
            raise ExecutionError("error.unlike")
        digests.append(reader.digest)
        yield table


def _read_ahead(portions: Iterator[pyarrow.Table]) -> Iterator[pyarrow.Table]:
    """The same portions, each of them read by another thread while the one before it is written."""
    with ThreadPoolExecutor(1) as reader:
        coming = reader.submit(next, portions, None)
        while (portion := coming.result()) is not None:
            coming = reader.submit(next, portions, None)
            yield portion


def joined(tables: Iterator[pyarrow.Table]) -> Iterator[pyarrow.Table]:
    """The tables put together until there are enough rows for a row group."""
    together: list[pyarrow.Table] = []
    rows = 0
    for table in tables:
        together.append(table)
        rows += table.num_rows
        if rows >= ROWS_IN_A_GROUP:
            yield _together(together)
            together, rows = [], 0
    if together:
        yield _together(together)


def _together(tables: Sequence[pyarrow.Table]) -> pyarrow.Table:
    import pyarrow as pa

    if len(tables) == 1:
        return tables[0]
    return pa.concat_tables(tables).unify_dictionaries().combine_chunks()


def write_table(file: IO[bytes], portions: Iterator[pyarrow.Table]) -> None:
    """Write a Parquet file of one row group per portion."""
    from pyarrow.parquet import ParquetWriter

    writer = None
    try:
        for portion in portions:
            if writer is None:
                keys: Any = [field.name for field in portion.schema if field.name in KEYS or str(field.type).startswith("int")]
                # Statistics let a reader skip what it does not look for; of amounts they would only take time.
                writer = ParquetWriter(file, portion.schema, write_statistics=keys, **packing(portion.schema))
            writer.write_table(portion, row_group_size=max(portion.num_rows, 1))
    finally:
        if writer is not None:
            writer.close()
