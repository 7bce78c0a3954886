"""Arrow columns from NumPy arrays and words, without pandas.

``pyarrow.array`` imports pandas, where it is installed, to see whether it was given something of it. That is a third of
a second and forty megabytes in every worker process, and nothing here is of pandas; buffers are taken as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow

Tables = Mapping[str, Mapping[str, Any]]
"""What one cell brings home: name of the table -> name of the column -> array (NumPy, or Arrow for words), all of one length."""


def arrow_column(values: NDArray[np.generic], missing: NDArray[np.bool_] | None = None) -> pyarrow.Array:
    """Numbers, or yes and no, as an Arrow column of the same type that shares their memory where it can.

    Args:
        values: of one dimension; they may not change afterwards.
        missing: where a value is null; None is nowhere.
    """
    import pyarrow as pa

    values = np.ascontiguousarray(values)
    held = np.packbits(values.astype(np.bool_), bitorder="little") if values.dtype == np.bool_ else values
    known = None if missing is None or not missing.any() else pa.py_buffer(np.packbits(~missing, bitorder="little"))
    return pa.Array.from_buffers(pa.from_numpy_dtype(values.dtype), values.size, [known, pa.py_buffer(held)])


def arrow_strings(words: Sequence[str]) -> pyarrow.Array:
    """Words as an Arrow column."""
    import pyarrow as pa

    written = [word.encode() for word in words]
    ends = np.cumsum([0, *map(len, written)], dtype=np.int32)
    return pa.StringArray.from_buffers(len(written), pa.py_buffer(ends), pa.py_buffer(b"".join(written)))


def words(positions: NDArray[np.integer], names: Sequence[str]) -> pyarrow.Array:
    """A column of words by their position in a list; equal words (units, for one) share one entry of the dictionary."""
    import pyarrow as pa

    distinct = list(dict.fromkeys(names))
    code = np.array([distinct.index(name) for name in names], np.int16)
    return pa.DictionaryArray.from_arrays(arrow_column(code[positions]), arrow_strings(distinct))


def numbers_of(column: pyarrow.Array) -> NDArray[np.generic]:
    """The numbers of an Arrow column, or yes and no; NaN where an amount is null."""
    if not len(column):
        return np.empty(0, _dtype(column))
    known, held = column.buffers()
    here = slice(column.offset, column.offset + len(column))
    if str(column.type) == "bool":
        return _bits(held)[here]
    values = np.frombuffer(held, _dtype(column))[here]
    return np.where(_bits(known)[here], values, np.nan).astype(values.dtype) if column.null_count else values


def _dtype(column: pyarrow.Array) -> np.dtype[np.generic]:
    return np.dtype({"float": "float32", "double": "float64"}.get(str(column.type), str(column.type)))


def _bits(buffer: pyarrow.Buffer) -> NDArray[np.bool_]:
    return np.unpackbits(np.frombuffer(buffer, np.uint8), bitorder="little").astype(np.bool_)
