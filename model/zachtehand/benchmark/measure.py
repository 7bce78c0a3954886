"""The benchmark: everything that is asked for, measured in one go on this machine."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from zachtehand.benchmark.measuring import Row
from zachtehand.benchmark.parts import PARTS, BenchmarkAsked


@dataclass(frozen=True)
class Measured:
    """The rows of the table, and the curve for the picture: population, client-months per second and peak memory in bytes."""

    rows: tuple[Row, ...]
    curve: tuple[tuple[int, float, float], ...]


def measure(asked: BenchmarkAsked, *, progress: Callable[[int, int], object] | None = None) -> Measured:
    """Measure all parts that are asked for, one thing after another.

    Args:
        progress: told how many of the measurements are done.
    """
    with ExitStack() as everything:
        stacks = {name: everything.enter_context(ExitStack()) for name in PARTS if name in asked.parts}
        parts = {name: PARTS[name](asked, stack) for name, stack in stacks.items()}
        total, done, rows = sum(len(part.jobs) for part in parts.values()), 0, []
        for name, part in parts.items():
            results = []
            for job in part.jobs:
                results.append(job())
                done += 1
                if progress is not None:
                    progress(done, total)
            stacks[name].close()  # a process that a part needed does not take memory from the next
            rows += part.rows(results)
    return Measured(tuple(rows), _curve(rows))


def _curve(rows: list[Row]) -> tuple[tuple[int, float, float], ...]:
    """Everything that was measured of the country, from small to large."""
    country = [row for row in rows if row.named.get("scenario") == "ordinary"]
    paces = {row.named["clients"]: row.measured[0] for row in country if row.key == "pace"}
    peaks = {row.named["clients"]: row.measured[0] * 1e6 for row in country if row.key == "peak"}
    return tuple((clients, paces[clients], peaks[clients]) for clients in sorted(paces))
