"""A Dask cluster as crew: any number of machines that a scheduler knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zachtehand.experiments.engine.address import code_address
from zachtehand.experiments.engine.crew import JOBS_AHEAD
from zachtehand.experiments.engine.jobs import Brought, Job, done
from zachtehand.experiments.engine.shelf import Shelf
from zachtehand.experiments.errors import ExecutionError, ExperimentError
from zachtehand.input_errors import shown

SECONDS_TO_CONNECT = 10


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
        from distributed import as_completed

        waiting, running = iter(jobs), set()
        ready: Any = as_completed(loop=self._client.loop)
        try:
            while True:
                self._hand_out(waiting, ready, running)
                if not running:
                    return
                future = next(ready)
                running.remove(future.key)
                for address, shard in _result(future):
                    shelf.put_shard(address, shard)
                    yield address
        except OSError as failure:  # nothing else is written here than to the scheduler
            raise _lost(failure) from failure
        finally:
            self._client.cancel(list(ready.futures), force=True)

    def _hand_out(self, waiting: Iterator[Job], ready: Any, running: set[str]) -> None:
        """Keep every worker supplied."""
        while len(running) < self.size * (1 + JOBS_AHEAD):
            job = next(waiting, None)
            if job is None:
                return
            future = self._client.submit(_done_on_cluster, job, pure=False)
            running.add(future.key)
            ready.add(future)


def _result(future: Any) -> list[Brought]:
    try:
        return future.result()
    except ExecutionError:
        raise
    except Exception as failure:  # workers or the scheduler went away, and did so again
        raise _lost(failure) from failure


def _lost(failure: Exception) -> ExecutionError:
    return ExecutionError("error.cluster", {"reason": shown(f"{type(failure).__name__}: {failure}")})


def _done_on_cluster(job: Job) -> list[Brought]:
    return list(done(job))
