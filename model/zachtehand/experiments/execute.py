"""Carrying out a plan: in this process, or spread over worker processes, with the same bits.

The scenarios of one world make one batch, because they share the expensive start: the synthetic
people after spin-up. Results have a place that follows from the plan alone, so neither the number of
workers nor who is ready first can be seen in them.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from multiprocessing import active_children, get_context
from multiprocessing.queues import SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.errors import ExecutionError, ExperimentError, in_every_language
from zachtehand.experiments.plan import Plan, World

if TYPE_CHECKING:
    from zachtehand.scenario import Scenario

Progress = Callable[[int, int], None]
"""Called with (cells done, cells in all)."""

_SECONDS_BETWEEN_LOOKS = 0.2
_THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class Batch(NamedTuple):
    """The scenarios of one world: one unit of work."""

    scenarios: tuple[Scenario, ...]
    world: World
    values: dict[str, float]
    months: int


class Outcome(NamedTuple):
    """What one simulation brings home.

    The names of the axes, values of shape (months, groups, indicators), the ledger of shape (months,
    items, actors) in EUR, and the checks whether the start had stopped drifting, as plain data.
    """

    groups: tuple[str, ...]
    indicators: tuple[str, ...]
    items: tuple[str, ...]
    actors: tuple[str, ...]
    values: NDArray[np.float32]
    ledger: NDArray[np.float64]
    stationarity: list[dict[str, Any]]


@dataclass(frozen=True)
class Observations:
    """All outcomes of a plan.

    Attributes:
        values: float32 (scenarios, worlds, months, groups, indicators); NaN is "not defined".
        ledger: float64 (scenarios, worlds, months, items, actors), EUR.
        stationarity: by scenario and world, whether each quantity had stopped drifting at the start.
    """

    groups: tuple[str, ...]
    indicators: tuple[str, ...]
    items: tuple[str, ...]
    actors: tuple[str, ...]
    values: NDArray[np.float32]
    ledger: NDArray[np.float64]
    stationarity: list[list[list[dict[str, Any]]]]


Work = Callable[[Batch, Callable[[], None]], list[Outcome]]
"""Simulates a batch, calling its second argument after every scenario."""


def execute(plan: Plan, *, workers: int | None = None, progress: Progress | None = None, work: Work | None = None) -> Observations:
    """Run all cells of a plan.

    Args:
        workers: number of processes; None is one per available core, 1 stays in this process.
        progress: told how many cells are done.
        work: what to do with a batch; the model, unless a test says otherwise. For more than one
            worker it must be importable.

    Raises:
        ExperimentError: workers below 1.
        ExecutionError: a simulation failed; the rest is cancelled.
        KeyboardInterrupt: Ctrl-C; the workers are stopped first.
    """
    if workers is not None and workers < 1:
        raise ExperimentError("workers", {"workers": workers})
    work = work or simulate_batch
    batches = [Batch(plan.scenarios, world, plan.values_in(world), plan.months) for world in plan.worlds]
    count = min(workers or _available_cores(), len(batches))
    counter = _Counter(len(plan.cells), progress)
    outcomes = _in_this_process(batches, work, counter) if count == 1 else _in_workers(batches, work, counter, count)
    return _assembled(outcomes)


def simulate_batch(batch: Batch, tell: Callable[[], None]) -> list[Outcome]:
    """Simulate the scenarios of one world; those on the same context share one start."""
    from zachtehand.initialization import start
    from zachtehand.parameters import changed
    from zachtehand.simulation import Simulation
    from zachtehand.submodels import Parameters
    from zachtehand.submodels.ledger import Actor, Item

    parameters = changed(Parameters(), batch.values)
    outcomes: list[Outcome | None] = [None] * len(batch.scenarios)
    for positions in _by_context(batch.scenarios):
        shared = start(batch.scenarios[positions[0]].context, seed=batch.world.seed, parameters=parameters, months=batch.months)
        for position in positions:
            scenario = batch.scenarios[position]
            observed = Simulation(scenario, seed=batch.world.seed, parameters=parameters, start=shared, months=batch.months).run()
            outcomes[position] = Outcome(
                groups=tuple(observed.groups),
                indicators=tuple(observed.indicators),
                items=tuple(item.name.lower() for item in Item),
                actors=tuple(actor.name.lower() for actor in Actor),
                values=observed.values.astype(np.float32, copy=False),
                ledger=observed.ledger.astype(np.float64, copy=False),
                stationarity=[{**asdict(each), "settled": bool(each.settled)} for each in shared.stationarity],
            )
            tell()
    return [outcome for outcome in outcomes if outcome is not None]


def _by_context(scenarios: tuple[Scenario, ...]) -> Iterator[list[int]]:
    """Positions of the scenarios, those with equal contexts together."""
    left = list(range(len(scenarios)))
    while left:
        same = [position for position in left if scenarios[position].context == scenarios[left[0]].context]
        left = [position for position in left if position not in same]
        yield same


class _Counter:
    """Counts cells and passes the count on."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def __call__(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._total)


def _named_failure(work: Work, batch: Batch, tell: Callable[[], None]) -> list[Outcome]:
    try:
        return work(batch, tell)
    except Exception as failure:
        names = ", ".join(scenario.name for scenario in batch.scenarios)
        reason = in_every_language(failure)
        raise ExecutionError("error.simulation", {"names": names, "seed": batch.world.seed, "draw": batch.world.draw, "reason": reason}) from failure


def _in_this_process(batches: list[Batch], work: Work, counter: _Counter) -> list[list[Outcome]]:
    return [_named_failure(work, batch, counter) for batch in batches]


def _in_workers(batches: list[Batch], work: Work, counter: _Counter, count: int) -> list[list[Outcome]]:
    """Spread the batches over processes; on any failure, stop the processes that were started here."""
    context = get_context("spawn")
    told: SimpleQueue[None] = context.SimpleQueue()
    others = set(active_children())
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_prepare_worker, initargs=(told,))
    try:
        with _circumstances_of_workers():
            futures = [pool.submit(_work_in_worker, work, batch) for batch in batches]
        _follow(futures, told, counter)
        return [future.result() for future in futures]
    except BaseException as failure:
        for child in set(active_children()) - others:
            child.terminate()
        if isinstance(failure, BrokenProcessPool):
            raise ExecutionError("error.worker") from failure
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        told.close()


def _follow(futures: list[Future[list[Outcome]]], told: SimpleQueue[None], counter: _Counter) -> None:
    """Pass progress on until all is done or something failed."""
    pending = set(futures)
    while pending:
        done, pending = wait(pending, timeout=_SECONDS_BETWEEN_LOOKS, return_when=FIRST_COMPLETED)
        while not told.empty():
            told.get()
            counter()
        for future in done:
            future.result()


_told_by_process: dict[int, SimpleQueue[None]] = {}
"""The queue through which a worker process tells its progress, by process id: a pool has no other way to hand it over."""


def _prepare_worker(told: SimpleQueue[None]) -> None:
    # Ctrl-C reaches every process of the terminal: only the first process decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _told_by_process[os.getpid()] = told


def _work_in_worker(work: Work, batch: Batch) -> list[Outcome]:
    told = _told_by_process[os.getpid()]
    return _named_failure(work, batch, lambda: told.put(None))


@contextmanager
def _circumstances_of_workers() -> Iterator[None]:
    """While processes start: one thread each, and no second execution of the user's script.

    A spawned process runs the main script again, which goes wrong unless the script guards itself
    with ``if __name__ == "__main__"``. Workers need nothing from it, so they do not get to see it.
    """
    import sys

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


def _available_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _assembled(outcomes: list[list[Outcome]]) -> Observations:
    """Stack outcomes per world into arrays with the scenarios first."""
    first = outcomes[0][0]
    if any(outcome[:4] != first[:4] for per_world in outcomes for outcome in per_world):
        raise ExecutionError("error.unlike")
    return Observations(
        *first[:4],
        values=np.stack([np.stack([outcome.values for outcome in per_world]) for per_world in outcomes], axis=1),
        ledger=np.stack([np.stack([outcome.ledger for outcome in per_world]) for per_world in outcomes], axis=1),
        stationarity=[[per_world[scenario].stationarity for per_world in outcomes] for scenario in range(len(outcomes[0]))],
    )
