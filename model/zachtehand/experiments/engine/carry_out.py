"""Carrying out a study: what is there is skipped, what is missing is done, and what is done is kept."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from zachtehand.experiments.engine.address import address_of_batch, addresses, study_address
from zachtehand.experiments.engine.compaction import compact, write_table
from zachtehand.experiments.engine.crew import Crew, Job
from zachtehand.experiments.engine.crew import crew as call_up
from zachtehand.experiments.engine.manifest import MANIFEST, manifest_of, read_manifest, write_manifest
from zachtehand.experiments.engine.shard import ShardReader
from zachtehand.experiments.engine.shelf import LOCK, Folder, Memory, Shelf
from zachtehand.experiments.engine.stored import Stored
from zachtehand.experiments.engine.study import Study
from zachtehand.experiments.engine.work import Progress, words
from zachtehand.experiments.errors import ExperimentError, Stopped
from zachtehand.input_errors import InputError, Place, hint, shown

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
            refuse_other(study, out, labour.address)
            with labour.shelf.locked():
                refuse_other(study, out, labour.address)
                stored = labour.finished() or labour.finish(command=command, workers=workers, cluster=cluster, crew=crew)
                if finish is not None:
                    finish(stored)
                return stored
    except KeyboardInterrupt as interrupt:
        raise Stopped(labour.done, len(study.cells), None if out is None else str(out)) from interrupt


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


def refuse_other(study: Study, out: str | Path | None, study_address: str) -> None:
    """Refuse a folder in which something else stands. Raises InputError."""
    if out is None or not os.path.lexists(out):
        return
    folder = Path(out)
    if not folder.is_dir():
        raise InputError("error.folder_exists", place=Place(str(out)))
    if (folder / MANIFEST).is_file():
        if read_manifest(folder).get("address") != study_address:
            raise ExperimentError("other_study", place=Place(str(out)))
    elif any(each.name not in (LOCK, PLAN) and not each.name.startswith(".") for each in folder.iterdir()):
        raise InputError("error.folder_exists", place=Place(str(out)))


@contextmanager
def _one_sentence(out: str | Path | None) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExperimentError("cannot_store", {"reason": shown(error.strerror or error)}, Place(str(out))) from error


class _Labour:
    """The state of a study that is being carried out.

    Attributes:
        done: cells that are finished.
    """

    def __init__(self, study: Study, shelf: Shelf, progress: Progress | None) -> None:
        self.study, self.shelf, self.progress = study, shelf, progress
        self.cell_addresses = addresses(study)
        self.address = study_address(study)
        self.batches = {address_of_batch(cells, self.cell_addresses, len(study.worlds)): cells for cells in study.batches()}
        self.done = 0
        self._told = 0

    def finished(self) -> Stored | None:
        """The results, if they are complete already."""
        if MANIFEST not in self.shelf.names():
            return None
        assert isinstance(self.shelf, Folder)
        manifest = read_manifest(self.shelf.path)
        if not manifest["complete"]:
            return None
        self.shelf.drop_shards(self.shelf.shards())  # a process may have been killed before it came to that
        return Stored(manifest, self.shelf)

    def finish(self, *, command: str | None, workers: int | None, cluster: str | None, crew: Crew | None) -> Stored:
        """Do what is missing and put it all in order."""
        clock, manifest = time.perf_counter(), self._begin(command)
        there = self._whole_shards()
        missing = [each for each in self.batches if each not in there]
        self.done = sum(len(self.batches[each]) for each in there)
        self._tell(self.done)
        if missing:
            self._do(missing, workers, cluster, crew)
        tables = self.shelf.tables(next(iter(self.batches)))
        places = {cell: (shard, position) for shard, cells in self.batches.items() for position, cell in enumerate(cells)}
        fingerprint = compact(self.study, self.shelf, places, tables)
        made_by = {**manifest["made_by"], "seconds": round(time.perf_counter() - clock, 1)}
        manifest = {**manifest, "complete": True, "tables": tables, "fingerprint": fingerprint, "made_by": made_by}
        write_manifest(self.shelf, manifest)
        self.shelf.drop_shards(self.shelf.shards())
        return Stored(manifest, self.shelf)

    def _begin(self, command: str | None) -> dict[str, Any]:
        """Write the plan and the manifest, before anything is computed."""
        with self.shelf.new_file(PLAN) as file:
            write_table(file, iter([_plan_table(self.study, self.cell_addresses)]))
        started = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = manifest_of(self.study, address=self.address, command=command, started=started)
        write_manifest(self.shelf, manifest)
        return manifest

    def _whole_shards(self) -> set[str]:
        """The addresses of the batches that are there and can be read; what cannot be read is removed."""
        there, damaged = set(), set()
        for each in self.shelf.shards():
            if each in self.batches and self._is_whole(each):
                there.add(each)
            else:
                damaged.add(each)
        self.shelf.drop_shards(damaged)
        return there

    def _is_whole(self, shard: str) -> bool:
        tables = self.shelf.tables(shard)
        try:
            for table in tables:
                with self.shelf.open_shard(shard, table) as file:
                    if len(ShardReader(file).rows) != len(self.batches[shard]):
                        return False
        except (OSError, ValueError):
            return False
        return bool(tables)

    def _do(self, missing: list[str], workers: int | None, cluster: str | None, crew: Crew | None) -> None:
        jobs = (Job(each, self.study.work, self.study.batch(self.batches[each])) for each in missing)
        called = nullcontext(crew) if crew is not None else call_up(workers=workers, cluster=cluster, batches=len(missing))
        with called as hands:
            for shard_address, shard in hands.do(jobs, lambda: self._tell(self._told + 1)):
                self.shelf.put_shard(shard_address, shard)
                self.done += len(self.batches[shard_address])
        if self._told < len(self.study.cells):
            self._tell(len(self.study.cells))

    def _tell(self, cells: int) -> None:
        self._told = cells
        if self.progress is not None:
            self.progress(cells, len(self.study.cells))


def _plan_table(study: Study, cell_addresses: list[str]) -> Any:
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
        "address": cell_addresses,
    }
    return pa.table({**fixed, **{name: [values[point] for point in points] for name, values in study.design.items()}})
