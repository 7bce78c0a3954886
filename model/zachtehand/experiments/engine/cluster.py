"""A Dask cluster as crew: any number of machines that a scheduler knows.

Workers send home every cell as soon as it is done, through a queue at the scheduler, and not with the rest of their job:
whoever stops or kills the first process loses no more than what was running.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import uuid4

from zachtehand.experiments.engine.address import code_address
from zachtehand.experiments.engine.jobs import JOBS_AHEAD, Brought, Job, done
from zachtehand.experiments.engine.shelf import Shelf
from zachtehand.experiments.errors import ExecutionError, ExperimentError
from zachtehand.input_errors import shown

SECONDS_TO_CONNECT = 10
_SECONDS_BETWEEN_LOOKS = 0.2
_MOST_ON_THE_WAY = 64
"""Cells that wait in the queue at the most; a worker whose cell finds no room waits, so that memory does not fill up."""


class Cluster:
    """The workers of a Dask cluster.

    Args:
        address: of its scheduler, such as ``tcp://192.168.1.20:8786``.
    """

    def __init__(self, address: str) -> None:
        self._address = address

    def __enter__(self) -> Cluster:
        """Connect, and see that the scheduler and all workers have this very version of the model.

        Raises:
            ExperimentError: dask.distributed is not installed, nobody answers, there are no workers, or a worker has other code.
        """
        try:
            from distributed import Client
        except ImportError as error:
            raise ExperimentError("no_distributed") from error
        try:
            self._client: Any = Client(self._address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ExperimentError("no_cluster", {"address": shown(self._address), "reason": shown(error)}) from error
        try:
            self._check_workers()
        except BaseException:
            self._client.close()
            raise
        return self

    def _check_workers(self) -> None:
        threads = self._client.nthreads()
        if not threads:
            raise ExperimentError("no_cluster_workers", {"address": shown(self._address)})
        try:
            codes = {"scheduler": self._client.run_on_scheduler(code_address), **self._client.run(code_address)}
        except Exception as error:  # a machine without the package says so in words of its own
            raise ExperimentError("unlike_workers", {"workers": shown(error)}) from error
        unlike = [worker for worker, code in codes.items() if code != code_address()]
        if unlike:
            raise ExperimentError("unlike_workers", {"workers": shown(", ".join(unlike))})

    def __exit__(self, *_: object) -> None:
        self._client.close()

    @property
    def size(self) -> int:
        """Threads of all workers together; they may come and go."""
        return max(sum(self._client.nthreads().values()), 1)

    def do(self, jobs: Iterable[Job], shelf: Shelf) -> Iterator[str]:
        """Do jobs on the cluster; see :class:`zachtehand.experiments.engine.crew.Crew`. Its machines need not see the folder."""
        from distributed import Queue

        waiting, running = iter(jobs), set()
        home: Any = Queue(f"zachtehand-{uuid4().hex}", client=self._client, maxsize=_MOST_ON_THE_WAY)
        try:
            while True:
                self._hand_out(waiting, running, home.name)
                if not running:
                    return
                for future in [future for future in running if future.done()]:  # looked at first: all that it sent is in the queue
                    running.remove(future)
                    _check(future)
                for address, shard in _arrived(home):
                    shelf.put_shard(address, shard)
                    yield address
        except OSError as failure:  # nothing else is written here than to the scheduler
            raise _lost(failure) from failure
        finally:
            self._client.cancel(list(running), force=True)
            home.close()

    def _hand_out(self, waiting: Iterator[Job], running: set[Any], home: str) -> None:
        """Keep every worker supplied."""
        while len(running) < self.size * (1 + JOBS_AHEAD):
            job = next(waiting, None)
            if job is None:
                return
            running.add(self._client.submit(_done_on_cluster, job, home, pure=False))


def _arrived(home: Any) -> list[Brought]:
    """What came home since the last look; waits a little for it."""
    try:
        first = home.get(timeout=_SECONDS_BETWEEN_LOOKS)
    except TimeoutError:
        return []
    return [first, *home.get(batch=True)]


def _check(future: Any) -> None:
    """Raises ExecutionError if a job failed."""
    try:
        future.result()
    except ExecutionError:
        raise
    except Exception as failure:  # workers or the scheduler went away, and did so again
        raise _lost(failure) from failure


def _lost(failure: Exception) -> ExecutionError:
    return ExecutionError("error.cluster", {"reason": shown(f"{type(failure).__name__}: {failure}")})


def _done_on_cluster(job: Job, home: str) -> None:
    """Do a job. One that a worker died of is done again elsewhere, so a cell may come home twice, with the same bits."""
    from distributed import Queue

    queue: Any = Queue(home)
    for brought in done(job):
        queue.put(brought)
