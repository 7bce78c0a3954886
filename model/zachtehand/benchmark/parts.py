"""The parts of the benchmark: what each measures, in which order, and the rows that come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any

from zachtehand.benchmark import commands, frameworks, memory
from zachtehand.benchmark.engine import Measured, measured_apart
from zachtehand.benchmark.measuring import Row, apart, one_core
from zachtehand.benchmark.memory import Traffic
from zachtehand.benchmark.whole_model import COUNTRY, LARGEST_TOWN, WholeRun, whole_run
from zachtehand.experiments.engine.work import simulate

HELP_ASKED = 5
"""How often the help is timed, after one time that warms up."""
MOST_COMPARISONS = 2
SMALLEST_COMPARISON = ("--clients", "100", "--seeds", "1", "--months", "1")
POPULATIONS = (1_000, 3_000, 10_000, 30_000, 100_000, 1_000_000)
"""Sizes at which the country is run for the picture, beside those of the table."""


@dataclass(frozen=True)
class BenchmarkAsked:
    """What is to be measured.

    Attributes:
        sizes: clients in runs of the whole model.
        months: length of all runs but those of objects.
        people: clients when frameworks are compared.
        object_months: length of the runs with objects, which take minutes for 60 months; a month costs them as much early as late.
        repeats: how often everything is measured that takes no minute.
        comparison: options of the first comparison.
        runs, clients_of_a_run: of the study that one process and two carry out.
        populations: clients in the runs of the curve.
        parts: names of :data:`PARTS`.
    """

    parts: tuple[str, ...]
    sizes: tuple[int, ...] = (2_000, 21_000, 400_000)
    months: int = 60
    people: int = 21_000
    object_months: int = 6
    repeats: int = 3
    comparison: tuple[str, ...] = ()
    runs: int = 20
    clients_of_a_run: int = 2_000
    populations: tuple[int, ...] = POPULATIONS


@dataclass(frozen=True)
class Part:
    """Things to measure one after another, and what the table says of their results, which come in the same order."""

    jobs: Sequence[Callable[[], Any]]
    rows: Callable[[list[Any]], list[Row]]


def sizes(asked: BenchmarkAsked, stack: ExitStack) -> Part:
    """The whole model at each size, in turn with copies of as much memory as its clients take."""
    wanted = [(size, 1 if size > LARGEST_TOWN else asked.repeats) for size in asked.sizes]
    jobs: list[Callable[[], Any]] = [_in_a_fresh_process(memory.traffic)]
    for size, repeats in wanted:
        copies = partial(memory.copy_bandwidth, size * memory.bytes_of_a_row(memory.Clients))
        jobs += [_on_one_core(partial(whole_run, size, asked.months)), _in_a_fresh_process(copies)] * repeats

    def rows(results: list[Any]) -> list[Row]:
        traffic, rest = results[0], results[1:]
        made = [Row("heading.sizes", named={"months": asked.months}), *_rows_of_traffic(traffic)]
        for _, repeats in wanted:
            now, rest = rest[: 2 * repeats], rest[2 * repeats :]
            made += [*rows_of_runs(now[0::2]), *rows_of_bound(now[0::2], now[1::2], traffic)]
        return made

    return Part(jobs, rows)


def _rows_of_traffic(traffic: Traffic) -> list[Row]:
    return [Row("read", "bytes", (traffic.read,)), Row("written", "bytes", (traffic.written,))]


def rows_of_runs(runs: Sequence[WholeRun]) -> list[Row]:
    """What was measured in runs of one size."""
    named = {"clients": runs[0].clients, "scenario": runs[0].scenario}
    return [
        Row("pace", "per second", tuple(run.pace for run in runs), named),
        Row("run", "seconds", tuple(run.run_seconds for run in runs), named),
        Row("start", "seconds", tuple(run.start_seconds for run in runs), named),
        Row("peak", "MB", tuple(run.peak_memory / 1e6 for run in runs), named),
    ]


def rows_of_bound(runs: Sequence[WholeRun], bandwidths: Sequence[float], traffic: Traffic) -> list[Row]:
    """What copying says about them; each run stands beside the copies that were made right after it."""
    least = [traffic.least_seconds(run.clients, run.months, bandwidth) for run, bandwidth in zip(runs, bandwidths, strict=True)]
    named = {"clients": runs[0].clients}
    return [
        Row("copying", "GB/s", tuple(each / 1e9 for each in bandwidths), {**named, "size": runs[0].clients * traffic.read / 1e6}),
        Row("least", "seconds", tuple(least), named),
        Row("over_least", "ratio", tuple(run.run_seconds / each for run, each in zip(runs, least, strict=True)), named),
    ]


def same_rules(asked: BenchmarkAsked, stack: ExitStack) -> Part:
    """Mesa, Starsim where it is installed, and columns in turn, in one process."""
    process = stack.enter_context(apart())
    here = frameworks.starsim_is_here()
    paces = [(frameworks.pace_of_objects, asked.object_months), (frameworks.pace_of_columns, asked.months)]
    paces += [(frameworks.pace_of_starsim, asked.months)] if here else []

    def job(function: Callable[..., Any], *arguments: int) -> Callable[[], Any]:
        return _on_one_core(lambda: process.submit(function, *arguments).result())

    jobs = [job(frameworks.people, asked.people), *[job(function, asked.people, months) for function, months in paces] * asked.repeats]

    def rows(results: list[Any]) -> list[Row]:
        people, measured = results[0], [tuple(results[1 + place :: len(paces)]) for place in range(len(paces))]
        return rows_of_frameworks(people, *measured)

    return Part(jobs, rows)


def rows_of_frameworks(people: int, objects: Sequence[float], columns: Sequence[float], starsim: Sequence[float] = ()) -> list[Row]:
    """Paces of each, and ratios of what was measured right after each other."""
    made = [Row("heading.frameworks", named={"people": people}), Row("objects", "per second", tuple(objects))]
    made.append(Row("starsim", "per second", tuple(starsim)) if starsim else Row("no_starsim", "per second"))
    made += [Row("columns", "per second", tuple(columns)), Row("over_objects", "ratio", _ratios(columns, objects))]
    if starsim:
        made += [Row("over_starsim", "ratio", _ratios(columns, starsim)), Row("starsim_over_objects", "ratio", _ratios(starsim, objects))]
    return made


def start_up(asked: BenchmarkAsked, stack: ExitStack) -> Part:
    """The help of the command line."""
    jobs = [partial(commands.wait_for, commands.HELP)] * (1 + HELP_ASKED)
    return Part(jobs, lambda results: [Row("heading.waiting"), *_rows_of_waiting("help", results[1:])])


def first_comparison(asked: BenchmarkAsked, stack: ExitStack) -> Part:
    """Three real scenarios with bands, after a small comparison that warms up."""
    warm, real = commands.comparison(SMALLEST_COMPARISON), commands.comparison(asked.comparison)
    jobs = [partial(commands.wait_for, warm), *[partial(commands.wait_for, real)] * min(asked.repeats, MOST_COMPARISONS)]
    return Part(jobs, lambda results: _rows_of_waiting("comparison", results[1:]))


def _rows_of_waiting(key: str, waited: Sequence[commands.Waited]) -> list[Row]:
    named = {"scenarios": " ".join(commands.COMPARED)}
    return [
        Row(f"{key}.clock", "seconds", tuple(each.clock for each in waited), named),
        Row(f"{key}.processor", "seconds", tuple(each.processor for each in waited), named),
    ]


def processes(asked: BenchmarkAsked, stack: ExitStack) -> Part:
    """The same study in one process and in two, in turn."""
    study = partial(measured_apart, simulate, runs=asked.runs, clients=asked.clients_of_a_run, months=asked.months)
    jobs = [partial(study, workers=1), partial(study, workers=2)] * asked.repeats
    return Part(jobs, lambda results: rows_of_processes(asked, results[0::2], results[1::2]))


def rows_of_processes(asked: BenchmarkAsked, alone: Sequence[Measured], together: Sequence[Measured]) -> list[Row]:
    """Seconds on the clock, how many times as fast two are, and how much of their processor time one would have needed too."""
    pairs = list(zip(alone, together, strict=True))
    return [
        Row("heading.processes", named={"runs": asked.runs, "clients": asked.clients_of_a_run}),
        Row("one_process", "seconds", tuple(one.seconds for one in alone)),
        Row("two_processes", "seconds", tuple(two.seconds for two in together)),
        Row("faster", "ratio", tuple(one.seconds / two.seconds for one, two in pairs)),
        Row("useful", "share", tuple(one.processors / two.processors for one, two in pairs)),
    ]


def curve(asked: BenchmarkAsked, stack: ExitStack) -> Part:
    """The country at other sizes than those of the table."""
    others = [size for size in asked.populations if "sizes" not in asked.parts or size not in asked.sizes or size <= LARGEST_TOWN]
    jobs = [_on_one_core(partial(whole_run, size, asked.months, country=True)) for size in others]

    def rows(results: list[Any]) -> list[Row]:
        made = [Row("heading.curve", named={"scenario": COUNTRY[0], "months": asked.months})]
        for run in results:
            pace, _, _, peak = rows_of_runs([run])
            made += [pace, peak]
        return made

    return Part(jobs, rows)


def _ratios(over: Sequence[float], under: Sequence[float]) -> tuple[float, ...]:
    return tuple(one / other for one, other in zip(over, under, strict=True))


def _on_one_core(job: Callable[[], Any]) -> Callable[[], Any]:
    def bound() -> Any:
        with one_core():
            return job()

    return bound


def _in_a_fresh_process(job: Callable[[], Any]) -> Callable[[], Any]:
    def alone() -> Any:
        with one_core(), apart() as process:
            return process.submit(job).result()

    return alone


PARTS: dict[str, Callable[[BenchmarkAsked, ExitStack], Part]] = {
    "sizes": sizes,
    "frameworks": same_rules,
    "start-up": start_up,
    "comparison": first_comparison,
    "processes": processes,
    "curve": curve,
}
"""By name, in the order of the table."""
