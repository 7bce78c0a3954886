"""The rules of the benchmark in Starsim, a framework that keeps people as columns too (optional extra ``starsim``).

Starsim does here what it is for: it keeps people with their states, a network of friends, common random numbers for
every process, and the calendar. What happens in a month is one module. The formulas are the engine's own submodels,
which compute with the ``values`` of the states. That is Starsim at its fastest: arithmetic with the states themselves
copies each of them several times, and a product and a sum of three takes thirteen times as long.

Nobody is born or dies: a newcomer takes the place of someone who left, as in the other models.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import starsim as ss  # pyright: ignore[reportMissingImports]
from numpy.typing import NDArray

from zachtehand.benchmark.column_behaviour import Rows
from zachtehand.benchmark.column_model import ColumnModel
from zachtehand.benchmark.object_model import PROCESSES
from zachtehand.benchmark.rules import Start
from zachtehand.populations.columns import Column


class StarsimModel:
    """The people of a start in Starsim; one step is one month.

    Args:
        start: from :func:`zachtehand.benchmark.rules.starting_point`; only the seed is taken from its luck.
        months: length of the run, which Starsim has to know beforehand.
    """

    def __init__(self, start: Start, *, months: int) -> None:
        friends = Friends(start)
        self.municipality = Municipality(start, friends)
        self.sim = ss.Sim(
            n_agents=len(start), modules=self.municipality, networks=friends, dt=ss.months(1), dur=ss.months(months),
            rand_seed=start.luck.seed, people_results=False, verbose=0, copy_inputs=False,
        )  # fmt: skip
        self.sim.init()

    def step(self) -> None:
        """A month passes for everyone."""
        self.sim.run_one_step()


class Friends(ss.Network):
    """Who counts whom as a friend; each client has as many ties, of which some are to people outside."""

    def __init__(self, start: Start) -> None:
        friends = start.clients.friends
        uids, ties = np.nonzero(friends.T >= 0)
        super().__init__(name="friends", p1=uids, p2=friends.T[uids, ties], beta=np.ones(uids.size, np.float32))
        self.weight = np.float32(1.0 / len(friends))

    def shares(self, flags: NDArray[np.bool_]) -> NDArray[np.float32]:
        """The share of each client's ties for whom this holds."""
        return np.bincount(self.p1, weights=flags[self.p2], minlength=flags.size).astype(np.float32) * self.weight

    def step(self) -> None:
        """Friends stay friends."""


class Municipality(ss.Module):
    """Clients with their states and their luck, and what happens to them in a month."""

    def __init__(self, start: Start, friends: Friends) -> None:
        super().__init__(name="municipality")
        self.start = start
        self.friends = friends
        self.columns = {name: declared for name, declared in start.clients.declared.items() if name != "friends"}
        self.define_states(*(_state(name, declared) for name, declared in self.columns.items()))
        self.luck = {process: ss.random() for process in PROCESSES}

    def init_post(self) -> None:
        """Once Starsim has made the people, they become those of the start."""
        super().init_post()
        for name in self.columns:
            getattr(self, name)[:] = getattr(self.start.clients, name).T
        self.rules = RulesInStarsim(self)

    def step(self) -> None:
        """A month passes for everyone."""
        self.rules.step()


class RulesInStarsim(ColumnModel):
    """The rules on the states of a municipality in Starsim, with its luck and its network."""

    def __init__(self, municipality: Municipality) -> None:
        super().__init__(municipality.start)
        self.municipality = municipality
        self.everyone = municipality.sim.people.auids
        states = {name: getattr(municipality, name).values.T for name in municipality.columns}
        self.clients: Any = SimpleNamespace(size=self.everyone.size, **states)

    def uniform(self, process: str, rows: Rows | None = None) -> NDArray[np.float32]:
        """Draws for everyone, or for these people."""
        return self.municipality.luck[process].rvs(self.everyone if rows is None else ss.uids(rows))

    def among_friends(self, active: NDArray[np.bool_], working: NDArray[np.bool_]) -> tuple[NDArray[Any], NDArray[Any]]:
        """The share of each client's ties who are active, and who work."""
        return self.municipality.friends.shares(active), self.municipality.friends.shares(working)


def _state(name: str, declared: Column) -> ss.Arr:
    """The kind of state in Starsim for a column: a row per person, a column per member of a vector."""
    kinds = {"f": ss.FloatArr, "i": ss.IntArr, "b": ss.BoolArr}
    return kinds[declared.dtype.kind](name, default=declared.default, columns=None if declared.rows is None else len(declared.rows))
