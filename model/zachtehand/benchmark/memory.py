"""What memory allows: how fast this machine copies, and how long a run takes at least because of it.

A month is taken to read every column of every client once, and to write those values that really change in a month.
Nothing else is counted: no results in between, no other population, nothing that is observed, no second look at a
column. What a run needs beyond that bound is the price of arithmetic, luck, gathering and of many passes.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from zachtehand.benchmark.measuring import NOTHING, SEED
from zachtehand.benchmark.whole_model import TOWN
from zachtehand.populations.clients import Clients
from zachtehand.populations.columns import Columns
from zachtehand.scenario import load
from zachtehand.simulation import Simulation

SECONDS_OF_COPYING = 0.3
"""How long copies are timed."""
BYTES_OF_A_ROUND = 20_000_000
"""Copied between two looks at the clock."""
PEOPLE_LOOKED_AT, MONTHS_LOOKED_AT = 1_000, 12
"""Size of the run in which is seen what a month changes."""


@dataclass(frozen=True)
class Traffic:
    """Bytes that a month must move for one client."""

    read: float
    written: float

    @property
    def moved(self) -> float:
        """Both together."""
        return self.read + self.written

    def least_seconds(self, clients: int, months: int, bandwidth: float) -> float:
        """How long a run takes at least.

        Args:
            bandwidth: bytes that the machine reads or writes per second.
        """
        return clients * months * self.moved / bandwidth


def bytes_of_a_row(population: type[Columns]) -> int:
    """Bytes of all columns of one agent, as declared."""
    return sum(declared.dtype.itemsize * (1 if declared.rows is None else len(declared.rows)) for declared in population.declared.values())


def bytes_changed(before: Columns, after: Columns) -> float:
    """Bytes per agent of the values that differ between two moments; agents who came later are left out."""
    count, changed = before.size, 0
    for name, declared in before.declared.items():
        changed += declared.dtype.itemsize * int(np.count_nonzero(getattr(before, name) != getattr(after, name)[..., :count]))
    return changed / count


def traffic() -> Traffic:
    """What a month of the whole model must read and write of its clients: the mean over a year of a small run."""
    scenario, profile = TOWN
    simulation = Simulation(load(scenario).with_context({"clients": PEOPLE_LOOKED_AT, "profile": profile}), seed=SEED, months=MONTHS_LOOKED_AT)
    written = []
    for _ in range(MONTHS_LOOKED_AT):
        before = simulation.clients.copy()
        simulation.step()
        written.append(bytes_changed(before, simulation.clients))
    return Traffic(bytes_of_a_row(Clients), float(np.mean(written)))


def copy_bandwidth(working_set: int, *, seconds: float = SECONDS_OF_COPYING) -> float:
    """Bytes per second of processor time that NumPy reads and writes together when it copies: the fastest of many rounds.

    Args:
        working_set: bytes that are copied from and to, together. What fits in a cache is copied faster, so this is to be
            as large as what the bound is wanted for.
        seconds: how long to copy.
    """
    half = max(working_set // 2, 8) // 8
    source, target = np.ones(half), np.zeros(half)
    copies = max(1, BYTES_OF_A_ROUND // source.nbytes)
    fastest, end = NOTHING, time.process_time() + seconds
    while fastest == NOTHING or time.process_time() < end:
        begun = time.process_time()
        for _ in range(copies):
            np.copyto(target, source)
        fastest = max(fastest, 2.0 * copies * source.nbytes / max(time.process_time() - begun, NOTHING))
    return fastest
