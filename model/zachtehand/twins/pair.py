"""A pair: the same people with the same luck under two policies, with what is needed to tell any of their lives.

Of every person a few columns are kept month by month (15 bytes a month and policy), and a chronicle. So after
one pass any person can be looked up or chosen, by what happened to them under either policy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from zachtehand.chronicle import Chronicle
from zachtehand.experiments.engine import Progress
from zachtehand.experiments.ensemble import ensemble
from zachtehand.experiments.errors import ExperimentError
from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.parameters import changed
from zachtehand.populations.categories import STILL_HERE, Status
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters

if TYPE_CHECKING:
    from zachtehand.scenario import Scenario

FOLLOWED = ("status", "activity", "job", "life_satisfaction", "trust", "income")
"""The columns of clients that are kept month by month."""


@dataclass(frozen=True)
class Lane:
    """All lives under one policy.

    Attributes:
        columns: by name (see :data:`FOLLOWED`), shape (months + 1, people); row 0 is the start.
        wellbeing: the wellbeing vector at the end, shape (components, people), 0–1.
    """

    scenario: Scenario
    chronicle: Chronicle
    columns: dict[str, NDArray]
    wellbeing: NDArray[np.float32]

    @cached_property
    def here(self) -> NDArray[np.bool_]:
        """Who has come, lives and has not moved away, shape (months + 1, people)."""
        return np.isin(self.columns["status"], [int(status) for status in STILL_HERE])


@dataclass(frozen=True)
class Pair:
    """Two policies on the same people with the same luck.

    Attributes:
        start: the people at the start, the same under both.
        lanes: the first policy and the second one.
        draw: of the uncertain parameters; 0 is the declared values.
    """

    start: Start
    lanes: tuple[Lane, Lane]
    seed: int
    draw: int
    months: int

    @property
    def people(self) -> int:
        """Everyone who comes in the course of the run, under either policy."""
        return self.lanes[0].columns["status"].shape[1]

    @property
    def clients(self) -> NDArray[np.intp]:
        """Uids of those who are on the benefit at the start."""
        return np.flatnonzero(self.lanes[0].columns["status"][0] == Status.ON_BENEFIT)


def live_pair(first: Scenario, second: Scenario, *, seed: int = 0, draw: int = 0, months: int = 60, progress: Progress | None = None) -> Pair:
    """Let the same people live under two policies, on the context of the first. Arguments and errors are those of :func:`live_pairs`."""
    return live_pairs(first, [second], seed=seed, draw=draw, months=months, progress=progress)[0]


def live_pairs(first: Scenario, others: Sequence[Scenario], *, seed: int = 0, draw: int = 0, months: int = 60, progress: Progress | None = None) -> list[Pair]:
    """Let the same people live under a policy and under each of several others, on the context of the first: a pair for each of the others.

    Args:
        seed: 0 or higher: the people and their luck.
        draw: number of the draw of the uncertain parameters; 0 is the declared values.
        months: length of the runs, 1 or more.
        progress: called with (runs done, runs in all).

    Raises:
        ExperimentError: the same name twice, or a seed, draw or number of months that cannot be.
    """
    names = [each.name for each in (first, *others)]
    if len(set(names)) < len(names):
        raise ExperimentError("same_name", {"names": ", ".join(names)})
    for key, value, least in (("months", months, 1), ("one_seed", seed, 0), ("one_draw", draw, 0)):
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value < 2**63:
            raise ExperimentError(key, {key.removeprefix("one_"): value})
    parameters = changed(Parameters(), ensemble(draw)[1][draw]) if draw else Parameters()
    start = make_start(first.context, seed=seed, parameters=parameters, months=months)
    lanes = []
    for scenario in (first, *(first.with_policy_of(other) for other in others)):
        lanes.append(_live(Simulation(scenario, seed=seed, parameters=parameters, start=start, months=months, indicators=())))
        if progress is not None:
            progress(len(lanes), 1 + len(others))
    return [Pair(start, (lanes[0], lane), seed, draw, months) for lane in lanes[1:]]


def _live(simulation: Simulation) -> Lane:
    everyone = simulation.world.everyone
    columns = {name: np.empty((simulation.months + 1, everyone.size), getattr(everyone, name).dtype) for name in FOLLOWED}
    chronicle = Chronicle(simulation.world)
    _keep(columns, simulation)
    while simulation.month < simulation.months:
        simulation.step()
        chronicle.record(simulation.world)
        _keep(columns, simulation)
    return Lane(simulation.scenario, chronicle, columns, everyone.wellbeing)


def _keep(columns: dict[str, NDArray], simulation: Simulation) -> None:
    for name, kept in columns.items():
        kept[simulation.month] = getattr(simulation.world.everyone, name)
