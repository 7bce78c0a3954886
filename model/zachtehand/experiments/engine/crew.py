"""Who does the work: this process, worker processes, or a cluster. All give the same bits.

Jobs are handed out a few at a time, so that what is still to be done does not pile up in memory. Processes put what is
done into the folder themselves, cell by cell: when all of them are killed, no more is lost than what they were at.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait as wait_for
from multiprocessing.queues import SimpleQueue
from threading import Thread
from typing import Protocol

from zachtehand.experiments.engine.jobs import JOBS_AHEAD, Brought, Job, done
from zachtehand.experiments.engine.shelf import Folder, Shelf
from zachtehand.experiments.engine.work import forget_start
from zachtehand.experiments.errors import ExecutionError, ExperimentError
from zachtehand.experiments.threads import SETTINGS

_SECONDS_BETWEEN_LOOKS = 0.05


class Crew(Protocol):
    """Does jobs.

    Attributes:
        size: how many work at the same time.
    """

    @property
    def size(self) -> int:
        """How many work at the same time, 1 or more."""
        ...

    def do(self, jobs: Iterable[Job], shelf: Shelf) -> Iterator[str]:
        """Do jobs, in any order, and put what every cell brings home on a shelf: in a folder at once, in memory when its job is done.

        Yields:
            the address of each cell that is done.

        Raises:
            ExecutionError: a simulation failed or a worker died; the rest is cancelled.
        """
        ...


@contextmanager
def crew(*, workers: int | None = None, cluster: str | None = None, cells: int | None = None) -> Iterator[Crew]:
    """Call up a crew, and send it home afterwards. One crew can do several studies, so that its processes stay warm.

    Args:
        workers: number of processes; None is one per available core, 1 stays in this process.
        cluster: address of the scheduler of a Dask cluster; workers are then those of the cluster.
        cells: how many there are to be done, if that is known: more workers than that are not called.

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
    if cells is not None:
        count = max(min(count, cells), 1)
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


class Here:
    """This process."""

    size = 1

    def do(self, jobs: Iterable[Job], shelf: Shelf) -> Iterator[str]:
        """Do jobs one after the other; see :class:`Crew`."""
        try:
            for job in jobs:
                for address, shard in done(job, shelf if isinstance(shelf, Folder) else None):
                    shelf.put_shard(address, shard)
                    yield address
        finally:
            forget_start()


class Processes:
    """Worker processes of this machine.

    Args:
        count: how many, 1 or more.
    """

    def __init__(self, count: int) -> None:
        self.size = count

    def __enter__(self) -> Processes:
        context = get_context("spawn")
        self._others = set(active_children())
        self._told: SimpleQueue[str] = context.SimpleQueue()
        self._pool = ProcessPoolExecutor(self.size, mp_context=context, initializer=_prepare_worker, initargs=(self._told,))
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._told.close()

    def _stop(self) -> None:
        for child in set(active_children()) - self._others:
            child.terminate()

    def do(self, jobs: Iterable[Job], shelf: Shelf) -> Iterator[str]:
        """Do jobs in worker processes; see :class:`Crew`."""
        waiting, running = iter(jobs), set()
        folder = Folder(shelf.path.absolute()) if isinstance(shelf, Folder) else None
        try:
            while True:
                self._hand_out(waiting, running, folder)
                if not running:
                    return
                ready, _ = wait(running, timeout=_SECONDS_BETWEEN_LOOKS, return_when=FIRST_COMPLETED)
                while not self._told.empty():
                    yield self._told.get()
                for future in ready:
                    running.remove(future)
                    for address, shard in future.result():
                        shelf.put_shard(address, shard)
        except BrokenProcessPool as failure:
            raise ExecutionError("error.worker") from failure

    def _hand_out(self, waiting: Iterator[Job], running: set[Future[list[Brought]]], folder: Folder | None) -> None:
        while len(running) < self.size * (1 + JOBS_AHEAD):
            job = next(waiting, None)
            if job is None:
                return
            with _circumstances_of_workers():
                running.add(self._pool.submit(_done_in_worker, job, folder))


_told_by_process: dict[int, SimpleQueue[str]] = {}
"""The queue through which a worker process tells which cells are done, by process id: a pool has no other way to hand it over."""


def _prepare_worker(told: SimpleQueue[str]) -> None:
    # Ctrl-C reaches every process of the terminal: only the first process decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first_process, daemon=True).start()
    _told_by_process[os.getpid()] = told


def _end_with_the_first_process() -> None:
    """A process that is killed cannot tell its workers to stop, and they would wait for work for ever."""
    first = parent_process()
    if first is not None:
        wait_for([first.sentinel])
        os._exit(1)


def _done_in_worker(job: Job, folder: Folder | None) -> list[Brought]:
    """Do a job; what does not go into a folder is given back."""
    told, brought = _told_by_process[os.getpid()], []
    for address, shard in done(job, folder):
        if folder is None:
            brought.append((address, shard))
        else:
            folder.put_shard(address, shard)
        told.put(address)
    return brought


@contextmanager
def _circumstances_of_workers() -> Iterator[None]:
    """While processes start: one thread each, and no second execution of the user's script.

    A spawned process runs the main script again, which goes wrong unless the script guards itself
    with ``if __name__ == "__main__"``. Workers need nothing from it, so they do not get to see it.
    """
    main = sys.modules["__main__"]
    hidden = {name: vars(main)[name] for name in ("__file__", "__spec__") if name in vars(main)}
    before = {name: os.environ.get(name) for name in SETTINGS}
    os.environ.update(dict.fromkeys(SETTINGS, "1"))
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
