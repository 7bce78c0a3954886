"""The simulation as a Mesa model, for whoever knows Mesa: steps, agents, a data collector, a look in SolaraViz.

The model is a façade. A :class:`Simulation` does the work, on columns; agents are views on rows. Mesa's
``random`` and ``rng`` are seeded and there for the user (``shuffle`` uses them), but the science never
draws from them: its luck has an address (seed, process, month, uid), so that two policies meet the same
people with the same luck.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import mesa
import numpy as np
from mesa.agent import AgentSet

from zachtehand.chronicle import Chronicle
from zachtehand.indicators import INDICATORS
from zachtehand.input_errors import InputError, words
from zachtehand.limits import LONGEST_RUN
from zachtehand.mesa_model.agents import CaseworkerView, ClientView, EmployerView, HostView
from zachtehand.mesa_model.populations import PopulationView
from zachtehand.observation import Observer
from zachtehand.populations.categories import Status
from zachtehand.scenario import Scenario, load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters
from zachtehand.world import World

HEADLINES: tuple[str, ...] = tuple(indicator.key for indicator in INDICATORS.values() if indicator.headline)
"""The indicators that the data collector keeps."""


class ActivationModel(mesa.Model):
    """A municipality under one policy, as a Mesa model; one step is one month.

    Args:
        scenario: a scenario, its name, or its YAML file.
        seed: 0 or higher; the same seed gives the same people and the same luck under every policy. Without
            ``seed`` and ``rng`` one is drawn, as Mesa does; it stands in ``model.seed``.
        rng: Mesa's other word for the seed: a whole number, or something from which one is drawn. Not both. Among the
            parameters of ``mesa.batch_run`` use this word: newer Mesa overwrites ``seed`` there.
        clients: number of clients at the start; that of the scenario if left out.
        months: length of the run; after it ``running`` is False and a step does nothing.
        parameters: of the model; the declared values if left out.
        pressure, caseload, basic_jobs: the three dials, laid over the scenario's policy; left alone if None.
        changes: any other settings, by path, such as ``{"contact.warmth": 0.8}``.
        with_chronicle: keep what happens to each person, for life stories.

    Raises:
        InputError: a scenario, a setting or a length that cannot be.
        ValueError: a seed that is not a whole number from 0 up to 2**63, or both a seed and an rng.

    Attributes:
        seed: the seed of the people and their luck.
        simulation: what does the work.
        chronicle: what happened to each person so far, or None.
        indicators: every indicator for everybody in the last month; at month 0 the stocks, and NaN for flows.
        datacollector: the headline indicators by month; row 0 is the start, row ``steps`` the last month.
    """

    def __init__(
        self,
        scenario: Scenario | str | Path = "rotterdam",
        *,
        seed: int | None = None,
        rng: Any = None,
        clients: int | None = None,
        months: int = 60,
        parameters: Parameters | None = None,
        pressure: float | None = None,
        caseload: float | None = None,
        basic_jobs: float | None = None,
        changes: Mapping[str, Any] | None = None,
        with_chronicle: bool = True,
    ) -> None:
        self.seed = _one_seed(seed, rng)
        super().__init__(rng=self.seed)
        dials = {"pressure": pressure, "caseload": caseload, "basic_jobs": basic_jobs}
        chosen = {name: value for name, value in dials.items() if value is not None} | dict(changes or {})
        self.simulation = Simulation(_scenario_as_asked(scenario, clients, chosen), seed=self.seed, parameters=parameters, months=_whole_months(months))
        self.chronicle = Chronicle(self.simulation.world) if with_chronicle else None
        self.indicators = _at_start(self.simulation)
        self.datacollector = mesa.DataCollector(model_reporters={key: partial(_headline, key=key) for key in HEADLINES})
        self.datacollector.collect(self)
        self._agent_views: list[ClientView] = []
        self._agent_set: AgentSet = AgentSet([], random=self.random)

    def step(self) -> None:
        """One month; after the last month of the run nothing happens any more, and ``steps`` stays as it is."""
        if self.month < self.simulation.months:
            self.simulation.step()
            if self.chronicle is not None:
                self.chronicle.record(self.world)
            self.indicators = self.simulation.latest()
            self.datacollector.collect(self)
        self.steps = self.month
        if self.month >= self.simulation.months:
            self.running = False

    @property
    def month(self) -> int:
        """The month that ended last; 0 is the start."""
        return self.simulation.month

    @property
    def world(self) -> World:
        """The columns of all populations, and what happened last month; the next month changes both in place, so copy what you keep."""
        return self.simulation.world

    @property
    def clients(self) -> PopulationView[ClientView]:
        """Everyone who has come on the benefit so far, those who left it included; ``clients[4711]`` is the client with that uid."""
        return PopulationView(self, ClientView)

    @property
    def caseworkers(self) -> PopulationView[CaseworkerView]:
        """The caseworkers of this month."""
        return PopulationView(self, CaseworkerView)

    @property
    def employers(self) -> PopulationView[EmployerView]:
        """Employers who may hire from the group."""
        return PopulationView(self, EmployerView)

    @property
    def hosts(self) -> PopulationView[HostView]:
        """Organisations that offer places."""
        return PopulationView(self, HostView)

    @property
    def agents(self) -> AgentSet:  # pyright: ignore[reportIncompatibleMethodOverride] -- Mesa's own set differs by version
        """All clients who have entered, as a real Mesa AgentSet.

        The agents are made when this is first asked, and then kept: about 0.25 kB each. Asking every agent costs
        hundreds of times what ``clients`` costs, which asks the column. Caseworkers, employers and hosts are not
        among them: ``unique_id`` is the row in a population, unique within each.
        """
        newcomers = [ClientView(self, uid) for uid in range(len(self._agent_views), self.world.people)]
        self._agent_views.extend(newcomers)
        for agent in newcomers:
            self._agent_set.add(agent)
        return self._agent_set

    @agents.setter
    def agents(self, agents: Any) -> None:
        """Refused, as in Mesa."""
        raise AttributeError("agents cannot be set: who is in the model follows from the scenario and the seed")

    @property
    def scenario(self) -> None:
        """Nothing: the scenario is ``simulation.scenario``. SolaraViz would pass Mesa's own idea of one on when it makes the model anew."""

    @scenario.setter
    def scenario(self, scenario: Any) -> None:
        """Ignored: from 3.5 on Mesa sets one of its own, which holds no more than the seed."""

    @property
    def agents_by_type(self) -> dict[type[mesa.Agent], AgentSet]:  # pyright: ignore[reportIncompatibleMethodOverride] -- as agents
        """The one type of agent that Mesa sees here, with its agents."""
        return {ClientView: self.agents}

    @property
    def agent_types(self) -> list[type]:
        """The one type of agent that Mesa sees here."""
        return [ClientView]

    def __repr__(self) -> str:
        return f"<ActivationModel {self.simulation.scenario.name!r}, seed {self.seed}, month {self.month} of {self.simulation.months}>"


def _one_seed(seed: int | None, rng: Any) -> int:
    """The seed that is meant by Mesa's two words for it; one drawn from the operating system without either."""
    if seed is not None and rng is not None:
        raise ValueError("give either seed or rng, not both")
    given = rng if seed is None else seed
    if isinstance(given, int | np.integer) and not isinstance(given, bool) and 0 <= given < 2**63:
        return int(given)
    if seed is not None or isinstance(rng, int | np.integer | float | str):
        raise ValueError(f"a seed is a whole number from 0 up to 2**63, not {given!r}")
    return int(np.random.default_rng(rng).integers(2**63))


def _scenario_as_asked(scenario: Scenario | str | Path, clients: int | None, changes: Mapping[str, Any]) -> Scenario:
    made = scenario if isinstance(scenario, Scenario) else load(scenario)
    if clients is not None:
        made = made.with_context({"clients": clients})
    return made.changed(changes, option="ActivationModel") if changes else made


def _whole_months(months: int) -> int:
    if isinstance(months, bool) or not isinstance(months, int | np.integer) or not 1 <= months <= LONGEST_RUN:
        allowed = words("kind.integer_from_to", {"low": 1, "high": LONGEST_RUN})
        raise InputError("error.option_value", {"option": "months", "allowed": allowed, "value": months})
    return int(months)


def _at_start(simulation: Simulation) -> dict[str, float]:
    """The indicators before the first month: stocks as they are, and nothing for what flows or is spent."""
    world = simulation.world
    observer = Observer(simulation.start.cell, world.clients.status == Status.ON_BENEFIT)
    observer.observe(world)
    return {key: value if INDICATORS[key].kind == "stock" else np.nan for key, value in observer.latest().items()}


def _headline(model: ActivationModel, key: str) -> float:
    return model.indicators[key]
