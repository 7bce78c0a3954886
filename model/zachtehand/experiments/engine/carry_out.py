"""Carrying out a study: what is there is skipped, what is missing is done, and what is done is kept."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from zachtehand.experiments.engine.columns import words
from zachtehand.experiments.engine.compaction import compact, write_table
from zachtehand.experiments.engine.crew import Crew
from zachtehand.experiments.engine.crew import crew as call_up
from zachtehand.experiments.engine.jobs import jobs
from zachtehand.experiments.engine.manifest import MANIFEST, manifest_of, read_manifest, write_manifest
from zachtehand.experiments.engine.shard import ShardReader
from zachtehand.experiments.engine.shelf import LOCK, Folder, Memory, Shelf
from zachtehand.experiments.engine.stored import Stored
from zachtehand.experiments.engine.study import Study
from zachtehand.experiments.engine.work import Progress
from zachtehand.experiments.errors import ExperimentError, Stopped
from zachtehand.input_errors import InputError, Place, hint, reason_of, shown

PLAN = "plan.parquet"

Finish = Callable[[Stored], object]
"""Adds to complete results, for instance a report or a picture."""


def carry_out(
    study: Study,
    *,
    out: str | Path | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    crew: Crew | None = None,
    progress: Progress | None = None,
    command: str | None = None,
    finish: Finish | None = None,
) -> Stored:
    """Carry out a study; in a folder in which it was begun before, go on where it stopped.

    Args:
        out: folder for the results, new or with the same study in it; None keeps them in memory.
        workers: number of processes; None is one per available core, 1 stays in this process.
        cluster: address of the scheduler of a Dask cluster, whose workers are used instead.
        crew: who does the work, if they are there already; see :func:`zachtehand.experiments.engine.crew.crew`.
        progress: called with (cells done, cells in all).
        command: what the user typed, for the manifest.
        finish: called with the complete results while the folder is still locked.

    Raises:
        InputError: something in what was asked is not possible, the folder holds something else, another process is at
            work in it, or it cannot be written; what is finished is kept.
        ExecutionError: a simulation failed; what is finished is kept.
        Stopped: Ctrl-C; what is finished is kept.
    """
    check(study)
    labour = _Labour(study, Memory() if out is None else Folder(Path(out)), progress)
    try:
        with _one_sentence(out):
            _refuse_other(out, study.address)
            with labour.shelf.locked():
                _refuse_other(out, study.address)
                stored = labour.finished() or labour.finish(command=command, workers=workers, cluster=cluster, crew=crew)
                if finish is not None:
                    finish(stored)
                return stored
    except KeyboardInterrupt as interrupt:
        raise Stopped(labour.kept(), len(study.cells), None if out is None else str(out)) from interrupt


def check(study: Study) -> None:
    """Refuse a study that cannot be carried out. Raises ExperimentError."""
    from zachtehand.observation import GROUPS, INDICATORS

    if not study.points:
        raise ExperimentError("no_points")
    labels = [point.label for point in study.points]
    if len(set(labels)) < len(labels):
        raise ExperimentError("same_name", {"names": ", ".join(sorted({shown(label) for label in labels if labels.count(label) > 1}))})
    if study.months < 1:
        raise ExperimentError("months", {"months": study.months})
    if not study.worlds:
        raise ExperimentError("seeds", {"seeds": "0"})
    for kind, known, chosen in (("indicator", INDICATORS, study.keep.indicators), ("group", GROUPS, study.keep.groups)):
        for name in chosen or ():
            if name not in known:
                raise ExperimentError(f"no_{kind}", {"name": shown(name), "hint": hint(name, known)})
    months = list(study.keep.months or [])
    if months and (months != sorted(set(months)) or months[0] < 1 or months[-1] > study.months):
        raise ExperimentError("keep_months", {"months": shown(months), "last": study.months})


def _refuse_other(out: str | Path | None, address: str) -> None:
    """Refuse a folder in which something else stands than the study with this address. Raises InputError."""
    if out is None or not os.path.lexists(out):
        return
    folder = Path(out)
    if not folder.is_dir():
        raise InputError("error.folder_exists", place=Place(str(out)))
    if (folder / MANIFEST).is_file():
        if read_manifest(folder).get("address") != address:
            raise ExperimentError("other_study", place=Place(str(out)))
    elif any(each.name not in (LOCK, PLAN) and not each.name.startswith(".") for each in folder.iterdir()):
        raise InputError("error.folder_exists", place=Place(str(out)))


@contextmanager
def _one_sentence(out: str | Path | None) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if out is None:
            raise
        raise ExperimentError("cannot_store", {"reason": reason_of(error)}, Place(str(out))) from error


class _Labour:
    """The state of a study that is being carried out.

    Attributes:
        done: the addresses of the cells that are finished.
    """

    def __init__(self, study: Study, shelf: Shelf, progress: Progress | None) -> None:
        self.study, self.shelf, self.progress = study, shelf, progress
        self.addresses = dict(zip(study.cells, study.addresses, strict=True))
        self.done: set[str] = set()

    def kept(self) -> int:
        """How many cells are finished; a worker that was stopped may have finished one that nobody heard of."""
        return max(len(self.done), len(self.shelf.shards() & set(self.study.addresses)))

    def finished(self) -> Stored | None:
        """The results, if they are complete already."""
        if MANIFEST not in self.shelf.names():
            return None
        assert isinstance(self.shelf, Folder)
        manifest = read_manifest(self.shelf.path)
        if not manifest["complete"]:
            return None
        self.shelf.drop_work()  # a process may have been killed before it came to that
        return Stored(manifest, self.shelf)

    def finish(self, *, command: str | None, workers: int | None, cluster: str | None, crew: Crew | None) -> Stored:
        """Do what is missing and put it all in order."""
        clock, manifest = time.perf_counter(), self._begin(command)
        self._find_shards()
        self._tell()
        if len(self.done) < len(self.addresses):
            self._do(workers, cluster, crew)
        tables = self.shelf.tables(self.study.addresses[0])
        fingerprint = compact(self.shelf, self.study.addresses, tables)
        made_by = {**manifest["made_by"], "seconds": round(time.perf_counter() - clock, 1)}
        manifest = {**manifest, "complete": True, "tables": tables, "fingerprint": fingerprint, "made_by": made_by}
        write_manifest(self.shelf, manifest)
        self.shelf.drop_work()
        return Stored(manifest, self.shelf)

    def _begin(self, command: str | None) -> dict[str, Any]:
        """Write the plan and the manifest, before anything is computed."""
        with self.shelf.new_file(PLAN) as file:
            write_table(file, iter([_plan_table(self.study)]))
        started = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = manifest_of(self.study, command=command, started=started)
        write_manifest(self.shelf, manifest)
        return manifest

    def _find_shards(self) -> None:
        """Note which cells are there; what cannot be read, or is not of this study, is removed."""
        there = self.shelf.shards()
        self.done = {shard for shard in there & set(self.study.addresses) if self._whole(shard)}
        self.shelf.drop_shards(there - self.done)

    def _whole(self, shard: str) -> bool:
        """Whether all tables of a shard are there, and all rows of them."""
        tables = self.shelf.tables(shard)
        try:
            for table in tables:
                with self.shelf.open_shard(shard, table) as file:
                    reader = ShardReader(file)
                    reader.read()
                if reader.tables != tables or reader.cell != shard:
                    return False
        except (OSError, ValueError):
            return False
        return bool(tables)

    def _do(self, workers: int | None, cluster: str | None, crew: Crew | None) -> None:
        """Do the cells that are not there yet."""
        missing = [tuple(cell for cell in batch if self.addresses[cell] not in self.done) for batch in self.study.batches()]
        missing = [batch for batch in missing if batch]
        left = sum(len(batch) for batch in missing)
        called = nullcontext(crew) if crew is not None else call_up(workers=workers, cluster=cluster, cells=left)
        with called as hands:
            for cell in hands.do(jobs(self.study, missing, self.addresses, hands.size), self.shelf):
                self.done.add(cell)
                self._tell()

    def _tell(self) -> None:
        if self.progress is not None:
            self.progress(len(self.done), len(self.study.cells))


def _plan_table(study: Study) -> Any:
    """One row per cell: where it stands, what it is, its address, and what the design says of its point."""
    import numpy as np
    import pyarrow as pa

    points = np.array([cell.point for cell in study.cells])
    worlds = [study.worlds[cell.world] for cell in study.cells]
    fixed = {
        "cell": np.arange(len(points)),
        "scenario": words(points, [point.label for point in study.points]),
        "seed": np.array([world.seed for world in worlds], np.int64),
        "draw": np.array([world.draw for world in worlds], np.int32),
        "address": study.addresses,
    }
    return pa.table({**fixed, **{name: [values[point] for point in points] for name, values in study.design.items()}})
