"""What a study gives back: its tables, read when they are asked for and no more of them than is asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.engine.manifest import check_parts, read_manifest
from zachtehand.experiments.engine.shelf import Folder, Shelf
from zachtehand.experiments.errors import ExperimentError
from zachtehand.input_errors import Place, hint, reason_of, shown

if TYPE_CHECKING:
    import pandas
    import pyarrow


LARGE = 256 * 2**20
"""Bytes from which on an array is not held in memory."""


class Stored:
    """The results of a study, in a folder or in memory.

    Attributes:
        manifest: what it is and how it came about, as plain data.
        folder: where it is stored; None if it is in memory only.
    """

    def __init__(self, manifest: dict[str, Any], shelf: Shelf) -> None:
        self.manifest = manifest
        self.shelf = shelf
        self.folder: Path | None = shelf.path if isinstance(shelf, Folder) else None

    @property
    def tables(self) -> list[str]:
        """The names of the tables, the plan included."""
        return [name.removesuffix(".parquet") for name in self.shelf.names() if name.endswith(".parquet")]

    def table(self, name: str, *, columns: Sequence[str] | None = None, where: Mapping[str, Any] | None = None) -> pyarrow.Table:
        """A table, or part of it; only that part is read from the disk.

        Args:
            name: such as "outcomes".
            columns: names of columns, None is all.
            where: column -> the value that it must have, or a list of such values.

        Raises:
            ExperimentError: no such table, no such column, or a file that is damaged.
        """
        from pyarrow.parquet import read_table

        filters = [(column, "in", list(value) if isinstance(value, list | tuple | set | range) else [value]) for column, value in (where or {}).items()]
        return self._read(name, lambda file: read_table(file, columns=None if columns is None else list(columns), filters=filters or None))

    def frame(self, name: str, *, columns: Sequence[str] | None = None, where: Mapping[str, Any] | None = None) -> pandas.DataFrame:
        """The same as :meth:`table`, as a pandas table; words are categories."""
        return self.table(name, columns=columns, where=where).to_pandas()

    def portions(self, name: str, *, columns: Sequence[str] | None = None) -> Iterator[pyarrow.Table]:
        """A table in portions, in order, so that memory holds one at a time. Raises ExperimentError."""
        from pyarrow.parquet import ParquetFile

        with self._open(name) as file:
            try:
                parquet = ParquetFile(file)
                for group in range(parquet.num_row_groups):
                    yield parquet.read_row_group(group, columns=None if columns is None else list(columns))
            except (OSError, ValueError) as error:
                raise self._damaged(name, error) from error

    def array(self, name: str, column: str, shape: Sequence[int] = (-1,)) -> NDArray[Any]:
        """A column of numbers as an array of ``(points, worlds, *shape)``: rows stand in the order of the study.

        A large column is laid down in a temporary file, so that memory holds what is looked at and no more.

        Raises:
            ExperimentError: no such table or column, or cells with different numbers of rows.
        """
        cells = (len(self.manifest["scenarios"]), len(self.manifest["worlds"]))
        try:
            return self._column(name, column).reshape((*cells, *shape))
        except ExperimentError:
            raise
        except ValueError as error:
            raise self._damaged(name, error) from error

    def _column(self, name: str, column: str) -> NDArray[Any]:
        """A column of numbers, in memory or, if it is large, in a temporary file."""
        from pyarrow.parquet import ParquetFile

        rows = self._read(name, lambda file: ParquetFile(file).metadata.num_rows)
        values, place = np.empty(0), 0
        for portion in self.portions(name, columns=[column]):
            part = portion.column(column).to_numpy()
            if not place:
                values = _room(rows, part.dtype)
            values[place : place + part.size] = part
            place += part.size
        return values

    def outcomes(self, indicator: str, *, group: str = "all") -> NDArray[np.float32]:
        """One indicator of one group as an array of shape (points, worlds, months kept); NaN is not defined.

        Raises:
            ExperimentError: the indicator or the group was not kept.
        """
        for kind, name in (("indicator", indicator), ("group", group)):
            known = [entry["key"] for entry in self.manifest[f"{kind}s"]]
            if name not in known:
                raise ExperimentError(f"no_{kind}", {"name": shown(name), "hint": hint(name, known)}, self._place())
        shape = (len(self.manifest["scenarios"]), len(self.manifest["worlds"]), len(self.manifest["months_kept"]))
        return self.table("outcomes", columns=["value"], where={"indicator": indicator, "group": group}).column("value").to_numpy().reshape(shape)

    def _open(self, name: str) -> pyarrow.NativeFile:
        """A table as Arrow reads it without Python: of a file of Python, a thread of Arrow may hold on while Python ends, which aborts the process."""
        import pyarrow as pa

        file = f"{name}.parquet"
        try:
            if self.folder is not None:
                return pa.OSFile(str(self.folder / file))
            with self.shelf.open(file) as opened:
                return pa.BufferReader(opened.read())
        except OSError as error:
            raise ExperimentError("no_table", {"name": shown(name), "hint": hint(name, self.tables)}, self._place()) from error

    def _read(self, name: str, read: Any) -> Any:
        with self._open(name) as file:
            try:
                return read(file)
            except (OSError, ValueError, KeyError) as error:
                raise self._damaged(name, error) from error

    def _damaged(self, name: str, error: Exception) -> ExperimentError:
        return ExperimentError("damaged", {"name": f"{name}.parquet", "reason": reason_of(error)}, self._place())

    def _place(self) -> Place | None:
        return None if self.folder is None else Place(str(self.folder))


def _room(size: int, dtype: np.dtype[Any]) -> NDArray[Any]:
    """An array to be filled: in memory, or in a temporary file that goes with it."""
    if size * dtype.itemsize < LARGE:
        return np.empty(size, dtype)
    return np.memmap(tempfile.TemporaryFile(), dtype, "w+", shape=(size,))


def open_stored(folder: str | Path) -> Stored:
    """The results in a folder.

    Raises:
        ExperimentError: there are none, or they are not complete.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    check_parts(manifest, ("kind", "complete", "command"), folder)
    if not manifest["complete"]:
        raise ExperimentError("unfinished", {"command": manifest["command"] or "carry_out"}, Place(str(folder)))
    return Stored(manifest, Folder(folder if folder.is_dir() else folder.parent))
