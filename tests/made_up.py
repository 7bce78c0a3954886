"""Made-up work for the engine, light enough for processes that are killed and started again many times."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from zachtehand.experiments.engine import Batch, Study, Tables, Work, words
from zachtehand.experiments.plan import plan
from zachtehand.scenario import Scenario

WORDS = {"en": "words", "nl": "woorden"}


def scenario(name: str, *, clients: int = 60, **policy: object) -> Scenario:
    """A small scenario, on a context of its own."""
    context = {"profile": "rotterdam-activation-group", "clients": clients, "reference": {"caseload": 500}}
    described = {"title": WORDS, "question": WORDS, "description": WORDS, "source": "this test"}
    return Scenario.from_dict({"name": name, **described, "context": context, "policy": policy})


def study(*names: str, seeds: int = 6, months: int = 3, work: Work | None = None, **rest: Any) -> Study:
    """A study of made-up work."""
    return plan("made up", [scenario(name) for name in names or ("a",)], seeds=seeds, draws=0, months=months, work=work or numbers, **rest)


def numbers(batch: Batch) -> Iterator[Tables]:
    """Two tables, of which one is sometimes empty; luck by seed and name."""
    for point in batch.points:
        luck = np.random.default_rng([batch.world.seed, *point.label.encode()])
        size = batch.months * 4
        values = luck.random(size, dtype=np.float32)
        values[0] = np.nan
        events = int(luck.integers(0, 3))
        yield {
            "outcomes": {"month": np.repeat(np.arange(batch.months, dtype=np.int16) + 1, 4), "group": words(np.arange(size) % 4, "wxyz"), "value": values},
            "events": {"uid": luck.integers(0, 100, events), "amount": luck.normal(size=events)},
        }


def slow_numbers(batch: Batch) -> Iterator[Tables]:
    """The same, ten milliseconds a cell."""
    for tables in numbers(batch):
        time.sleep(0.01)
        yield tables


def failing(batch: Batch) -> Iterator[Tables]:
    """Fails in the world of seed 1."""
    if batch.world.seed == 1:
        raise ZeroDivisionError("no vacancies at all")
    yield from numbers(batch)


def dying(batch: Batch) -> Iterator[Tables]:
    """Ends its process."""
    os._exit(9)


def sleeping(batch: Batch) -> Iterator[Tables]:
    """Takes a minute after the first cell."""
    for tables in numbers(batch):
        yield tables
        time.sleep(60)


def telling(batch: Batch) -> Iterator[Tables]:
    """Reports what a worker process has loaded, and how many threads it may use."""
    import zachtehand.submodels  # noqa: F401 - what every simulation needs

    heavy = sum(name in sys.modules for name in ("mesa", "pandas", "matplotlib", "jinja2"))
    for _ in batch.points:
        yield {"told": {"heavy": np.array([heavy]), "threads": np.array([int(os.environ["OMP_NUM_THREADS"])])}}


@dataclass(frozen=True)
class Noting:
    """Notes every cell that is computed, as a file in a folder; each takes some seconds."""

    folder: str
    seconds: float = 0.0

    def __call__(self, batch: Batch) -> Iterator[Tables]:
        """Numbers, and a note of each cell."""
        for point, tables in zip(batch.points, numbers(batch), strict=True):
            time.sleep(self.seconds)
            (Path(self.folder) / f"{point.label}-{batch.world.seed}-{time.monotonic_ns()}").touch()
            yield tables


def unlike(batch: Batch) -> Iterator[Tables]:
    """Cells with different tables."""
    for position, tables in enumerate(numbers(batch)):
        yield {**tables, f"extra{position}": {"x": np.zeros(1)}}
