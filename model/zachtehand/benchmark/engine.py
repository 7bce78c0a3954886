"""What the engine itself costs: how near two processes come to twice the speed, time and memory per run.

Every measurement has a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from zachtehand.benchmark.measuring import apart, peak_memory
from zachtehand.experiments.engine.carry_out import carry_out
from zachtehand.experiments.engine.cells import Batch, World
from zachtehand.experiments.engine.columns import Tables
from zachtehand.experiments.engine.study import Study
from zachtehand.experiments.engine.work import Work, outcome_columns, simulate

SCENARIO = "rotterdam"
RUNS_WITHOUT_WORK = 1_000
"""Runs that compute nothing, by which the time of the engine itself is measured."""


@dataclass(frozen=True)
class Measured:
    """One study carried out: seconds on the clock, seconds of processor time of the first process and of all, peak of memory of the first in bytes."""

    runs: int
    workers: int
    seconds: float
    first_process: float
    processors: float
    memory: float


@dataclass(frozen=True)
class EngineBenchmark:
    """What was measured.

    Attributes:
        alone, together: the model, in one process and in several.
        empty: runs that compute nothing, in several processes: what planning, handing out and writing down cost.
        few, many: runs that bring home as much as the model, few and four times as many: what they differ by in memory is what runs add.
    """

    clients: int
    months: int
    alone: Measured
    together: Measured
    empty: Measured
    few: Measured
    many: Measured

    @property
    def speed_up(self) -> float:
        """On the clock, of the ideal (1)."""
        return self.alone.seconds / self.together.seconds / self.together.workers

    @property
    def useful(self) -> float:
        """Processor time without the engine's share of all processor time; unlike the clock it does not mind what else the machine does."""
        return self.alone.processors / self.together.processors

    @property
    def overhead(self) -> float:
        """Seconds per run that computes nothing."""
        return self.empty.seconds / self.empty.runs

    @property
    def storing(self) -> float:
        """Seconds that a run adds which computes nothing and brings home as much as the model; what it takes to start is left out."""
        return (self.many.seconds - self.few.seconds) / (self.many.runs - self.few.runs)

    @property
    def growth(self) -> float:
        """Bytes of memory that a run adds in the first process."""
        return max(self.many.memory - self.few.memory, 0.0) / (self.many.runs - self.few.runs)


def nothing(batch: Batch) -> Iterator[Tables]:
    """A run that computes nothing."""
    for _ in batch.points:
        yield {"nothing": {"seed": np.array([batch.world.seed])}}


def made_up(batch: Batch) -> Iterator[Tables]:
    """A run that computes nothing and brings home as much as the model does."""
    from zachtehand.observation import GROUPS, INDICATORS

    values = np.random.default_rng(batch.world.seed).random((batch.months, len(GROUPS), len(INDICATORS)), dtype=np.float32)
    for _ in batch.points:
        yield {"outcomes": outcome_columns(values, np.arange(1, batch.months + 1), tuple(GROUPS), tuple(INDICATORS))}


def benchmark_engine(
    *, runs: int = 500, clients: int = 2_000, months: int = 60, workers: int = 2, progress: Callable[[int, int], object] | None = None
) -> EngineBenchmark:
    """Measure the engine.

    Args:
        runs: of the model, alone and together.
        clients, months: size of a run.
        workers: processes that work together, 2 or more.
        progress: told how many of the measurements are done.
    """
    asked = [
        (simulate, runs, 1), (simulate, runs, workers), (nothing, RUNS_WITHOUT_WORK, workers),
        (made_up, max(runs // 4, 1), workers), (made_up, max(runs // 4, 1) * 4, workers),
    ]  # fmt: skip
    measured = []
    for done, (work, count, hands) in enumerate(asked, start=1):
        measured.append(measured_apart(work, runs=count, clients=clients, months=months, workers=hands))
        if progress is not None:
            progress(done, len(asked))
    return EngineBenchmark(clients, months, *measured)


def measured_apart(work: Work, *, runs: int, clients: int, months: int, workers: int) -> Measured:
    """Carry out a study in a fresh process and time it."""
    with apart() as process:
        return process.submit(_measure, work, runs, clients, months, workers).result()


def _measure(work: Work, runs: int, clients: int, months: int, workers: int) -> Measured:
    study = _study(work, runs, clients, months)
    with tempfile.TemporaryDirectory() as folder:
        clock, first = time.perf_counter(), time.process_time()
        carry_out(study, out=Path(folder) / "out", workers=workers)
        seconds, first = time.perf_counter() - clock, time.process_time() - first
    times = os.times()
    return Measured(runs, workers, seconds, first, first + times.children_user + times.children_system, peak_memory())


def _study(work: Work, runs: int, clients: int, months: int) -> Study:
    from zachtehand.experiments.plan import plan
    from zachtehand.scenario import load

    study = plan("benchmark", [load(SCENARIO).with_context({"clients": clients})], seeds=runs, draws=0, months=months, work=work)
    assert study.worlds[-1] == World(runs - 1, 0)
    return study


def as_text(measured: EngineBenchmark) -> str:
    """What was measured, as Markdown."""
    alone, together = measured.alone, measured.together
    rows = [
        ("one process, seconds on the clock", f"{alone.seconds:.1f}"),
        (f"{together.workers} processes, seconds on the clock", f"{together.seconds:.1f}"),
        ("speed-up on the clock, of the ideal", f"{measured.speed_up:.0%}"),
        ("processor time that goes to the model", f"{measured.useful:.0%}"),
        (f"the engine itself, ms a run (on {measured.empty.runs:,} runs that compute nothing)", f"{1e3 * measured.overhead:.1f}"),
        ("what a run adds that stores tables as large as the model's, ms", f"{1e3 * measured.storing:.1f}"),
        ("starting and ending, once, s", f"{measured.many.seconds - measured.many.runs * measured.storing:.1f}"),
        (f"memory of the first process after {measured.few.runs:,} and {measured.many.runs:,} runs, MB",
         f"{measured.few.memory / 1e6:.0f} and {measured.many.memory / 1e6:.0f}"),
    ]  # fmt: skip
    head = [f"{alone.runs:,} runs of {measured.clients:,} clients and {measured.months} months, stored; {os.cpu_count()} cores.", "", "| | |", "|---|---|"]
    return "\n".join([*head, *(f"| {name} | {value} |" for name, value in rows), ""])
