"""The whole model: everything that happens and all that is observed, on one core, from small to large."""

from __future__ import annotations

import time
from dataclasses import dataclass

from zachtehand.benchmark.measuring import NOTHING, SEED, apart, peak_memory
from zachtehand.initialisation.start import start
from zachtehand.scenario import load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters

TOWN, COUNTRY = ("rotterdam", "rotterdam-activation-group"), ("ordinary", "national")
"""Scenario and profile of what is smaller and of what is larger than any municipality."""
LARGEST_TOWN = 100_000


@dataclass(frozen=True)
class WholeRun:
    """One run of the whole model, in a process of its own. Seconds are processor time, so that other programs weigh less."""

    scenario: str
    profile: str
    clients: int
    months: int
    start_seconds: float
    """Drawing people, organisations and the spin-up."""
    run_seconds: float
    peak_memory: float
    """Bytes; NaN where the system does not tell."""

    @property
    def pace(self) -> float:
        """Client-months per second after the start. It counts the clients at the start; those who enter or leave are followed as well."""
        return self.clients * self.months / max(self.run_seconds, NOTHING)


def whole_run(clients: int, months: int, *, country: bool | None = None) -> WholeRun:
    """Run the whole model once in a fresh process and time it.

    Args:
        clients: at the start.
        months: length of the run.
        country: people and policy of the country rather than of Rotterdam; None leaves it to the number of clients.
    """
    scenario, profile = COUNTRY if (clients > LARGEST_TOWN if country is None else country) else TOWN
    with apart() as process:
        return process.submit(_run, scenario, profile, clients, months).result()


def _run(scenario: str, profile: str, clients: int, months: int) -> WholeRun:
    chosen, parameters = load(scenario).with_context({"clients": clients, "profile": profile}), Parameters()
    times = [time.process_time()]
    begin = start(chosen.context, seed=SEED, parameters=parameters, months=months)
    simulation = Simulation(chosen, seed=SEED, parameters=parameters, start=begin, months=months)
    times.append(time.process_time())
    simulation.run()
    times.append(time.process_time())
    return WholeRun(scenario, profile, clients, months, times[1] - times[0], times[2] - times[1], peak_memory())
