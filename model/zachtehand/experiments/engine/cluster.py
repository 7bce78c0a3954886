"""A Dask cluster as crew: any number of machines that a scheduler knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zachtehand.experiments.engine.address import code_address
from zachtehand.experiments.engine.crew import JOBS_AHEAD, Job, Tell, done
from zachtehand.experiments.engine.shard import Shard
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
        """Connect, and see that all workers have this very version of the model.

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
            codes = self._client.run(code_address)
        except Exception as error:  # a worker without the package says so in words of its own
            raise ExperimentError("unlike_workers", {"workers": shown(error)}) from error
        unlike = [worker for worker, code in codes.items() if code != code_address()]
        if unlike:
            raise ExperimentError("unlike_workers", {"workers": shown(", ".join(unlike))})

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def do(self, jobs: Iterable[Job], tell: Tell) -> Iterator[tuple[str, Shard]]:
        from distributed import as_completed

        waiting, sizes = iter(jobs), {}
        ready: Any = as_completed(with_results=False)
        try:
            while True:
                self._hand_out(waiting, ready, sizes)
                if not sizes:
                    return
                future = next(ready)
                address, cells = sizes.pop(future.key)
                shard = self._result(future)
                for _ in range(cells):
                    tell()
                yield address, shard
        finally:
            self._client.cancel(list(ready.futures), force=True)

    def _hand_out(self, waiting: Iterator[Job], ready: Any, sizes: dict[str, tuple[str, int]]) -> None:
        while len(sizes) < max(sum(self._client.nthreads().values()), 1) * (1 + JOBS_AHEAD):
            job = next(waiting, None)
            if job is None:
                return
            future = self._client.submit(_done_on_cluster, job, pure=False)
            sizes[future.key] = (job.address, len(job.batch.points))
            ready.add(future)

    def _result(self, future: Any) -> Shard:
        try:
            return future.result()
        except ExecutionError:
            raise
        except Exception as failure:
            raise ExecutionError("error.worker") from failure


def _done_on_cluster(job: Job) -> Shard:
    return done(job, _nobody)


def _nobody() -> None:
    """A cluster hears of a batch when it is ready."""
