"""The benchmark: both models of the same rules side by side on one core, and the whole model by itself."""

from __future__ import annotations

import importlib.metadata
import multiprocessing
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from zachtehand.benchmark.column_model import ColumnModel
from zachtehand.benchmark.rules import Start, starting_point
from zachtehand.initialization import start
from zachtehand.scenario import load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters

SEED = 1
WHOLE = ("rotterdam", "rotterdam-activation-group", None)
NATIONAL = ("ordinary", "national", 400_000)
"""Whole-model runs: scenario, profile, and the number of clients (None: as many as asked for)."""


@dataclass(frozen=True)
class WholeRun:
    """One run of the whole model, in a process of its own."""

    scenario: str
    profile: str
    clients: int
    months: int
    start_seconds: float
    """Drawing people, organisations and the spin-up."""
    run_seconds: float
    peak_memory: float
    """Bytes; NaN where the system does not tell."""


@dataclass(frozen=True)
class Benchmark:
    """What was measured. Seconds are processor time of one core, so that other programs weigh less."""

    people: int
    object_months: int
    column_months: int
    objects: tuple[float, ...]
    """Client-months per second of the Mesa object model, one per repeat."""
    columns: tuple[float, ...]
    """The same of the columns, measured right after."""
    whole: tuple[WholeRun, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """Columns over objects, per repeat."""
        return tuple(column / each for column, each in zip(self.columns, self.objects, strict=True))


def benchmark(
    *,
    clients: int = 21_000,
    months: int = 60,
    object_months: int = 6,
    repeats: int = 3,
    national: bool = False,
    progress: Callable[[int, int], object] | None = None,
) -> Benchmark:
    """Measure on one core: objects and columns in turn, then the whole model.

    Args:
        clients: people in all runs but the national one.
        months: length of the runs, but for the object model.
        object_months: length of the runs of the object model, which takes minutes for 60 months; a month costs it
            as much early as late.
        repeats: how often both are measured.
        national: also run the national profile.
        progress: told how many of the measurements are done.
    """
    with one_core():
        begin = starting_point(clients, seed=SEED)
        runs = [WHOLE, NATIONAL] if national else [WHOLE]
        jobs: list[Callable[[], Any]] = [partial(_apart, scenario, profile, people or clients, months) for scenario, profile, people in runs]
        jobs += [partial(_pace_of_objects, begin, object_months), partial(_pace_of_columns, begin, months)] * repeats
        results = []
        for done, job in enumerate(jobs, start=1):
            results.append(job())
            if progress is not None:
                progress(done, len(jobs))
    whole, paces = results[: len(runs)], results[len(runs) :]
    return Benchmark(len(begin), object_months, months, tuple(paces[0::2]), tuple(paces[1::2]), tuple(whole))


def _pace_of_objects(begin: Start, months: int) -> float:
    from zachtehand.benchmark.object_model import ObjectModel

    return _pace(ObjectModel(begin).step, len(begin), months)


def _pace_of_columns(begin: Start, months: int) -> float:
    return _pace(ColumnModel(begin).step, len(begin), months)


def _pace(step: Callable[[], None], people: int, months: int) -> float:
    """Client-months per second of processor time."""
    before = time.process_time()
    for _ in range(months):
        step()
    return people * months / max(time.process_time() - before, 1e-9)


def _apart(scenario: str, profile: str, clients: int, months: int) -> WholeRun:
    """A whole run in a fresh process, so that its peak of memory is its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(whole_run, scenario, profile, clients, months).result()


def whole_run(scenario: str, profile: str, clients: int, months: int) -> WholeRun:
    """Run the whole model once and time it."""
    chosen, parameters = load(scenario).with_context({"clients": clients, "profile": profile}), Parameters()
    times = [time.process_time()]
    begin = start(chosen.context, seed=SEED, parameters=parameters, months=months)
    simulation = Simulation(chosen, seed=SEED, parameters=parameters, start=begin, months=months)
    times.append(time.process_time())
    simulation.run()
    times.append(time.process_time())
    return WholeRun(scenario, profile, clients, months, times[1] - times[0], times[2] - times[1], _peak_memory())


def _peak_memory() -> float:
    try:
        import resource
    except ImportError:  # Windows
        return float("nan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(peak if sys.platform == "darwin" else peak * 1024)


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process, its threads and those it starts on one core, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def as_text(measured: Benchmark) -> str:
    """What was measured, as Markdown."""
    lines = [
        f"The same rules on the same {measured.people:,} people with the same luck: objects for {measured.object_months} months,",
        f"columns for {measured.column_months}, in turn on one core; median of {len(measured.ratios)} (lowest to highest).",
        "",
        "| model | client-months per second |",
        "|---|---|",
        f"| Mesa, one object per client | {_spread(measured.objects)} |",
        f"| columns | {_spread(measured.columns)} |",
        f"| **columns over objects** | {_spread(measured.ratios)} |",
        "",
        "The whole model:",
        "",
        "| scenario | profile | clients | months | start-up (s) | run (s) | client-months per second | peak memory (GB) |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for run in measured.whole:
        pace = run.clients * run.months / max(run.run_seconds, 1e-9)
        lines.append(
            f"| {run.scenario} | {run.profile} | {run.clients:,} | {run.months} | {run.start_seconds:.2f} | {run.run_seconds:.2f} "
            f"| {_number(pace)} | {run.peak_memory / 1e9:.2f} |"
        )
    return "\n".join([*lines, "", machine(), ""])


def _spread(values: tuple[float, ...]) -> str:
    return f"{_number(median(values))} ({_number(min(values))} to {_number(max(values))})"


def _number(value: float) -> str:
    """Three digits are more than the noise leaves."""
    return f"{float(f'{value:.3g}'):,.0f}" if value >= 100 else f"{value:.3g}"


def machine() -> str:
    """Versions, processor and number of cores, on one line."""
    versions = ", ".join(f"{name} {importlib.metadata.version(package)}" for name, package in (("NumPy", "numpy"), ("Mesa", "mesa")))
    return f"Python {platform.python_version()}, {versions}; {_processor()}, one of {os.cpu_count()} cores, {platform.system()}."


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
