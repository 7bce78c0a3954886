"""From shards to final tables: rows in the order of the study, one portion in memory at a time.

The final tables depend on what the cells say and on nothing else: not on who was ready first, nor on
how often the work was interrupted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any

from zachtehand.experiments.engine.shard import KEYS, ShardReader, word_columns
from zachtehand.experiments.engine.shelf import Shelf

if TYPE_CHECKING:
    import pyarrow

ROWS_IN_A_GROUP = 150_000
"""Row groups of a final table have at least so many rows."""


def compact(shelf: Shelf, cells: Sequence[tuple[str, int]], tables: Sequence[str]) -> str:
    """Write the final tables from the shards.

    Args:
        cells: the shard in which a cell stands and its position in there, in the order of the study.
        tables: their names.

    Returns:
        the fingerprint: a hash over all that the cells say, equal for two results that are equal bit for bit.
    """
    fingerprint = hashlib.sha256()
    for name in tables:
        digests: list[str] = []
        with shelf.new_file(f"{name}.parquet") as file:
            write_table(file, joined(_cells(shelf, cells, name, digests)))
        fingerprint.update("\n".join([name, *digests, ""]).encode())
    return fingerprint.hexdigest()


def _cells(shelf: Shelf, cells: Sequence[tuple[str, int]], name: str, digests: list[str]) -> Iterator[pyarrow.Table]:
    for address, position in cells:
        with shelf.open_shard(address, name) as file:
            reader = ShardReader(file)
            digests.append(reader.digests[position])
            yield reader.cell(position)


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
                writer = ParquetWriter(
                    file, portion.schema, compression="zstd", use_dictionary=word_columns(portion.schema), write_statistics=keys
                )  # fmt: skip
            writer.write_table(portion, row_group_size=max(portion.num_rows, 1))
    finally:
        if writer is not None:
            writer.close()
