"""Who does the work: this process, worker processes, or a cluster. All give the same bits.

Jobs are handed out a few at a time, so that neither what is still to be done nor what is ready piles
up in memory.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from multiprocessing.queues import SimpleQueue
from typing import NamedTuple, Protocol

from zachtehand.experiments.engine.shard import Shard, encode
from zachtehand.experiments.engine.study import Batch
from zachtehand.experiments.engine.work import Tables, Work, forget_start
from zachtehand.experiments.errors import ExecutionError, ExperimentError, in_every_language

JOBS_AHEAD = 2
"""Jobs that wait for each worker, so that none stands idle while the next one is prepared."""
_SECONDS_BETWEEN_LOOKS = 0.2
_THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class Job(NamedTuple):
    """A batch to be done."""

    address: str
    work: Work
    batch: Batch


Tell = Callable[[], None]
"""Called after every cell."""


class Crew(Protocol):
    """Does jobs."""

    def do(self, jobs: Iterable[Job], tell: Tell) -> Iterator[tuple[str, Shard]]:
        """Do jobs, in any order.

        Yields:
            the address of a job and what it brought home.

        Raises:
            ExecutionError: a simulation failed or a worker died; the rest is cancelled.
        """
        ...


@contextmanager
def crew(*, workers: int | None = None, cluster: str | None = None, batches: int | None = None) -> Iterator[Crew]:
    """Call up a crew, and send it home afterwards. One crew can do several studies, so that its processes stay warm.

    Args:
        workers: number of processes; None is one per available core, 1 stays in this process.
        cluster: address of the scheduler of a Dask cluster; workers are then those of the cluster.
        batches: how many there will be, if that is known: more workers than that are not called.

    Raises:
        ExperimentError: workers below 1, or a cluster that cannot be used.
    """
    if workers is not None and workers < 1:
        raise ExperimentError("workers", {"workers": workers})
    if cluster is not None:
        from zachtehand.experiments.engine.cluster import Cluster

        with Cluster(cluster) as called:
            yield called
        return
    count = workers or available_cores()
    if batches is not None:
        count = max(min(count, batches), 1)
    if count == 1:
        yield Here()
        return
    with Processes(count) as called:
        yield called


def available_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def done(job: Job, tell: Tell) -> Shard:
    """Do a job.

    Raises:
        InputError: what a person gave us is wrong in a way that only shows now.
        ExecutionError: it failed, with the points and the world in which that happened.
    """
    _, work, batch = job
    cells: list[Tables] = []
    try:
        for tables in work(batch):
            cells.append(tables)
            tell()
        return encode(batch, cells)
    except Exception as failure:
        names = ", ".join(point.label for point in batch.points[len(cells) :] or batch.points)
        where = {"names": names, "seed": batch.world.seed, "draw": batch.world.draw}
        raise ExecutionError("error.simulation", {**where, "reason": in_every_language(failure)}) from failure


class Here:
    """This process."""

    def do(self, jobs: Iterable[Job], tell: Tell) -> Iterator[tuple[str, Shard]]:
        try:
            for job in jobs:
                yield job.address, done(job, tell)
        finally:
            forget_start()


class Processes:
    """Worker processes of this machine.

    Args:
        count: how many, 1 or more.
    """

    def __init__(self, count: int) -> None:
        self._count = count

    def __enter__(self) -> Processes:
        context = get_context("spawn")
        self._others = set(active_children())
        self._told: SimpleQueue[None] = context.SimpleQueue()
        self._pool = ProcessPoolExecutor(self._count, mp_context=context, initializer=_prepare_worker, initargs=(self._told,))
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._told.close()

    def _stop(self) -> None:
        for child in set(active_children()) - self._others:
            child.terminate()

    def do(self, jobs: Iterable[Job], tell: Tell) -> Iterator[tuple[str, Shard]]:
        waiting, running = iter(jobs), {}
        try:
            while True:
                self._hand_out(waiting, running)
                if not running:
                    return
                ready, _ = wait(running, timeout=_SECONDS_BETWEEN_LOOKS, return_when=FIRST_COMPLETED)
                while not self._told.empty():
                    self._told.get()
                    tell()
                for future in ready:
                    yield running.pop(future), future.result()
        except BrokenProcessPool as failure:
            raise ExecutionError("error.worker") from failure

    def _hand_out(self, waiting: Iterator[Job], running: dict[Future[Shard], str]) -> None:
        while len(running) < self._count * (1 + JOBS_AHEAD):
            job = next(waiting, None)
            if job is None:
                return
            with _circumstances_of_workers():
                running[self._pool.submit(_done_in_worker, job)] = job.address


_told_by_process: dict[int, SimpleQueue[None]] = {}
"""The queue through which a worker process tells its progress, by process id: a pool has no other way to hand it over."""


def _prepare_worker(told: SimpleQueue[None]) -> None:
    # Ctrl-C reaches every process of the terminal: only the first process decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _told_by_process[os.getpid()] = told


def _done_in_worker(job: Job) -> Shard:
    told = _told_by_process[os.getpid()]
    return done(job, lambda: told.put(None))


@contextmanager
def _circumstances_of_workers() -> Iterator[None]:
    """While processes start: one thread each, and no second execution of the user's script.

    A spawned process runs the main script again, which goes wrong unless the script guards itself
    with ``if __name__ == "__main__"``. Workers need nothing from it, so they do not get to see it.
    """
    main = sys.modules["__main__"]
    hidden = {name: vars(main)[name] for name in ("__file__", "__spec__") if name in vars(main)}
    before = {name: os.environ.get(name) for name in _THREAD_SETTINGS}
    os.environ.update(dict.fromkeys(_THREAD_SETTINGS, "1"))
    vars(main).pop("__file__", None)
    vars(main)["__spec__"] = None
    try:
        yield
    finally:
        vars(main).update(hidden)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
