"""Where results stand: a folder, or memory. Whatever has its name is whole.

A file is written under another name, brought to the disk, and gets its own name in one move; so do the files of a
shard, together, except that nobody waits for the disk: what a power cut takes of a shard shows when it is read, and is
made again. Whoever works in a folder holds its lock, which the system takes back when the process ends, however it ends.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import IO, Protocol
from uuid import uuid4

from zachtehand.experiments.engine.shard import Shard
from zachtehand.experiments.errors import ExperimentError
from zachtehand.input_errors import Place

LOCK = ".lock"
SHARDS = "shards"
_CHECKPOINTS = ".checkpoints"
_UNFINISHED = ".unfinished"


class Shelf(Protocol):
    """What the engine asks of a place for results."""

    def locked(self) -> AbstractContextManager[object]:
        """Keep others out. Raises ExperimentError if another process is at work here."""
        ...

    def new_file(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A file to write in, which gets its name when all went well."""
        ...

    def open(self, name: str) -> IO[bytes]:
        """A file to read. Raises OSError."""
        ...

    def names(self) -> list[str]:
        """The names of the files that are whole, in alphabetical order."""
        ...

    def put_shard(self, address: str, shard: Shard) -> None:
        """Store a shard."""
        ...

    def open_shard(self, address: str, table: str) -> IO[bytes]:
        """One table of a shard, to read. Raises OSError."""
        ...

    def tables(self, address: str) -> list[str]:
        """The names of the tables of a shard, in alphabetical order."""
        ...

    def shards(self) -> set[str]:
        """The addresses of the shards that are here."""
        ...

    def drop_shards(self, addresses: Iterable[str]) -> None:
        """Remove shards."""
        ...

    def drop_work(self) -> None:
        """Remove all shards, and what is kept of simulations that are not finished: the results are complete without them."""
        ...


class Folder:
    """A folder on disk; it is made when it is first locked.

    Args:
        path: the folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def locked(self) -> Iterator[object]:
        """Make the folder, keep others out, and clear away what a process left that was killed while it wrote."""
        from filelock import FileLock, Timeout

        self.path.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.path / LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise ExperimentError("busy", place=Place(str(self.path))) from error
        try:
            self._clear_unfinished()
            yield lock
        finally:
            lock.release()

    def _clear_unfinished(self) -> None:
        for folder in (self.path, self.path / SHARDS, self.path / _CHECKPOINTS):
            for left in folder.glob(f".*{_UNFINISHED}"):
                if left.is_dir():
                    shutil.rmtree(left)
                else:
                    left.unlink()

    @contextmanager
    def new_file(self, name: str) -> Iterator[IO[bytes]]:
        """A file to write in, which gets its name when all went well."""
        unfinished = self._unfinished(self.path, name)
        try:
            with open(unfinished, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, self.path / name)
            _to_disk(self.path)
        finally:
            unfinished.unlink(missing_ok=True)

    def open(self, name: str) -> IO[bytes]:
        """A file to read. Raises OSError."""
        return open(self.path / name, "rb")

    def names(self) -> list[str]:
        """The names of the files that are whole, in alphabetical order."""
        return sorted(each.name for each in self.path.iterdir() if each.is_file() and not each.name.startswith("."))

    def put_shard(self, address: str, shard: Shard) -> None:
        """Store a shard; several processes may do so at once."""
        above = self.path / SHARDS
        above.mkdir(exist_ok=True)
        unfinished = self._unfinished(above, address)
        try:
            unfinished.mkdir()
            for table, content in shard.items():
                (unfinished / f"{table}.parquet").write_bytes(content)
            unfinished.rename(above / address)
        except OSError:
            if not (above / address).is_dir():  # a worker that outlived its killed first process may have put the same there
                raise
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        self.checkpoint(address).unlink(missing_ok=True)

    def checkpoint(self, address: str) -> Path:
        """The file for the state of a simulation that is not finished; it goes when the shard is there."""
        return self.path / _CHECKPOINTS / f"{address}.npz"

    def open_shard(self, address: str, table: str) -> IO[bytes]:
        """One table of a shard, to read."""
        return open(self.path / SHARDS / address / f"{table}.parquet", "rb")

    def tables(self, address: str) -> list[str]:
        """The names of the tables of a shard, in alphabetical order."""
        return sorted(each.stem for each in (self.path / SHARDS / address).glob("*.parquet"))

    def shards(self) -> set[str]:
        """The addresses of the shards that are here."""
        above = self.path / SHARDS
        return {each.name for each in above.iterdir() if not each.name.startswith(".")} if above.is_dir() else set()

    def drop_shards(self, addresses: Iterable[str]) -> None:
        """Remove shards."""
        for address in addresses:
            shutil.rmtree(self.path / SHARDS / address)
        if not self.shards():
            shutil.rmtree(self.path / SHARDS, ignore_errors=True)

    def drop_work(self) -> None:
        """Remove all shards and checkpoints: the results are complete without them."""
        self.drop_shards(self.shards())
        shutil.rmtree(self.path / _CHECKPOINTS, ignore_errors=True)

    @staticmethod
    def _unfinished(above: Path, name: str) -> Path:
        return above / f".{name}.{uuid4().hex}{_UNFINISHED}"


def _to_disk(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can do that."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders, and does this by itself
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)


class Memory:
    """The same in memory, for results that nobody asked to store."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}
        self._shards: dict[str, Shard] = {}

    def locked(self) -> AbstractContextManager[object]:
        """Nobody else has it: nothing to lock."""
        return nullcontext()

    @contextmanager
    def new_file(self, name: str) -> Iterator[IO[bytes]]:
        """A file to write in, which gets its name when all went well."""
        file = io.BytesIO()
        yield file
        self._files[name] = file.getvalue()

    def open(self, name: str) -> IO[bytes]:
        """A file to read. Raises OSError."""
        if name not in self._files:
            raise FileNotFoundError(name)
        return io.BytesIO(self._files[name])

    def names(self) -> list[str]:
        """The names of the files that are whole, in alphabetical order."""
        return sorted(self._files)

    def put_shard(self, address: str, shard: Shard) -> None:
        """Store a shard."""
        self._shards[address] = shard

    def open_shard(self, address: str, table: str) -> IO[bytes]:
        """One table of a shard, to read."""
        return io.BytesIO(self._shards[address][table])

    def tables(self, address: str) -> list[str]:
        """The names of the tables of a shard, in alphabetical order."""
        return sorted(self._shards[address])

    def shards(self) -> set[str]:
        """The addresses of the shards that are here."""
        return set(self._shards)

    def drop_shards(self, addresses: Iterable[str]) -> None:
        """Remove shards."""
        for address in addresses:
            del self._shards[address]

    def drop_work(self) -> None:
        """Remove all shards."""
        self._shards.clear()
