"""Jobs: how the cells that are still to be done are dealt out in portions, large at first and small towards the end.

A job is what is sent to a worker in one go: some ten seconds of work, unless a single run takes longer. Every cell of it
is kept as soon as it is done. How the cells are dealt out decides no number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from zachtehand.experiments.engine.cells import Batch, Cell, Point
from zachtehand.experiments.engine.columns import Tables
from zachtehand.experiments.engine.shard import Shard, encode
from zachtehand.experiments.engine.shelf import Folder
from zachtehand.experiments.engine.study import Study
from zachtehand.experiments.engine.work import Work
from zachtehand.experiments.errors import ExecutionError, in_every_language

JOBS_AHEAD = 2
"""Jobs that wait for each worker, so that none stands idle while the next one is prepared."""
PORTIONS_LEFT = 4
"""A job is no larger than what is left over so many times the number of workers, so that they are ready together."""

Brought = tuple[str, Shard]
"""The address of a cell, and what it brings home."""


class Job(NamedTuple):
    """Some batches to be done.

    Attributes:
        cells: the addresses of their cells, in order.
    """

    work: Work
    batches: tuple[Batch, ...]
    cells: tuple[str, ...]


def jobs(study: Study, batches: Sequence[tuple[Cell, ...]], addresses: dict[Cell, str], workers: int) -> Iterator[Job]:
    """Deal out batches.

    Args:
        batches: cells that share a start, what is to be done of them.
        addresses: of every cell.
        workers: how many there are to share the work.
    """
    left = sum(len(batch) for batch in batches)
    together: list[tuple[Cell, ...]] = []
    for number, batch in enumerate(batches, start=1):
        together.append(batch)
        size = sum(len(each) for each in together)
        if size >= min(left // (PORTIONS_LEFT * workers), study.most_together(batch[0])) or number == len(batches):
            yield Job(study.work, tuple(study.batch(each) for each in together), tuple(addresses[cell] for each in together for cell in each))
            left, together = left - size, []


def done(job: Job, folder: Folder | None = None) -> Iterator[Brought]:
    """Do a job.

    Args:
        folder: where a simulation that takes long may keep its state while it is not finished.

    Yields:
        every cell as soon as it is done.

    Raises:
        ExecutionError: it failed, with the point and the world in which that happened.
    """
    left = iter(job.cells)
    for batch in job.batches:
        addresses = tuple(islice(left, len(batch.points)))
        if folder is not None:
            batch = batch._replace(checkpoints=tuple(folder.checkpoint(address) for address in addresses))
        for address, (point, tables) in zip(addresses, _carried_out(batch, job.work), strict=True):
            yield address, encode(address, point.label, batch.world.seed, batch.world.draw, tables)


def _carried_out(batch: Batch, work: Work) -> Iterator[tuple[Point, Tables]]:
    count = 0
    try:
        for point, tables in zip(batch.points, work(batch), strict=True):
            yield point, tables
            count += 1
    except Exception as failure:
        failed = batch.points[min(count, len(batch.points) - 1)]
        where = {"names": failed.label, "seed": batch.world.seed, "draw": batch.world.draw}
        raise ExecutionError("error.simulation", {**where, "reason": in_every_language(failure)}) from failure
