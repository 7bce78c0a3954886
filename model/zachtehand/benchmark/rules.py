"""The subset of the rules that the benchmark runs, and the people, caseworkers and policy that both models start from.

A month, in this order; every number and every formula is that of the submodel in brackets:

1. everybody grows a month older; jobs above the benefit level end and part-time work stops (labour market);
2. people see how many of their friends work and are active (peers);
3. caseworkers list the clients who are due for a talk, put them in order of priority and invite them until their
   hours run out; some do not come; a talk may raise taking part or exempt someone (casework, participation);
4. people feel pressure (pressure), stop and start activities: asked, want, can, a host who says yes (participation);
5. people search (effort, employability); supply per segment decides how many vacancies there are for each, and who
   meets an employer may get an offer, accept it and start full-time or part-time (labour market);
6. motivation, reactance, self-efficacy, trust, fatigue, the memory of earlier measures, health, human capital,
   language, debt and bandwidth follow (the submodels of those names), then wellbeing and life satisfaction (wellbeing);
7. some leave for other reasons than work (flows) and are succeeded by a newcomer who starts as they did, so that
   the stock, and with it the work of a month, stays as large. Whoever loses a job comes back.

Left out: couples, places at hosts, employers one by one, contracts that run out, the ladder of letters and measures, basic jobs, job
coaches, reforms, money and its ledger, inflow, and everything that is observed. Caseworkers stay who they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import DTypeLike, NDArray

from zachtehand.initialisation.start import start as municipality_at_start
from zachtehand.instruments import treatment_of
from zachtehand.populations.categories import Activity, Job, Status
from zachtehand.populations.clients import Clients
from zachtehand.populations.columns import Columns
from zachtehand.populations.organisations import Caseworkers
from zachtehand.randomness import Luck
from zachtehand.scenario import load
from zachtehand.submodels import Parameters
from zachtehand.treatment import Treatment

Population = TypeVar("Population", bound=Columns)

SCENARIO = "ordinary"
CHANGES = {
    "pressure": 0.5,
    "contact.talks_per_year": 4.0,
    "guidance.motivational_interviewing": 0.5,
    "guidance.hours_per_plan": 2.0,
    "guidance.aftercare": 0.5,
    "guidance.differentiation": 0.5,
    "activities.brokerage": 0.5,
    "activities.childcare": 0.5,
    "activities.debt_help": 0.5,
}
"""Changes to the scenario, so that every rule has something to do and caseworkers have too few hours for everyone."""

TIGHTNESS = 1.2
"""Vacancies against the reference month."""

INCOME_RATIO = {Job.NONE: 1.0, Job.PART_TIME: 1.1, Job.FULL: 1.4}
"""Net income over the norm by kind of job; the whole model works it out from law and contract."""

NO_HOST_NEEDED = (Activity.OWN_BARRIERS, Activity.EXERCISE, Activity.INFORMAL_CARE)
DEMANDING = (Activity.VOLUNTEERING, Activity.DAY_ACTIVITY, Activity.WORK_EXPERIENCE)
"""Activities that build human capital."""

EVENTS = ("talked", "started", "stopped", "found_job", "lost_job", "exit")
"""What can happen to someone in a month; ``started`` is the kind of activity, ``found_job`` a :class:`Job`, ``exit`` a :class:`Status`."""

STATES = (
    "autonomous", "controlled_search", "controlled_participation", "reactance", "self_efficacy", "trust", "fatigue", "bandwidth", "contact",
    "support", "rapport", "sanction_memory", "loss", "health_mental", "health_physical", "human_capital", "language", "debt", "voluntariness",
    "job_quality", "age", "wellbeing", "life_satisfaction",
)  # fmt: skip
"""Continuous states in which both models have to agree."""

CHANGING = (
    *STATES, "youngest_child_age", "status", "months_on_benefit", "months_since_talk", "exempt_months", "in_view", "plan",
    "job", "job_months", "activity", "activity_months",
)  # fmt: skip
"""Columns that a month changes: what a newcomer brings."""


@dataclass(frozen=True)
class Employer:
    """The average employer, who stands for all."""

    willingness: float
    experience: float
    subsidy_awareness: float
    support: float
    quality: float


@dataclass(frozen=True)
class Start:
    """Everything that both models start from; neither changes it."""

    clients: Clients
    """People on the benefit."""
    caseworkers: Caseworkers
    at_work_here: NDArray[Any]
    """Share of residents who work in each client's neighbourhood."""
    initiatives: NDArray[Any]
    """Strength of community initiatives in each client's neighbourhood."""
    view_noise: NDArray[Any]
    """By how much caseworkers misjudge each client's closeness to work, log scale."""
    employer: Employer
    reference_supply: NDArray[np.float64]
    """Supply of clients per segment in the reference month."""
    outsiders: NDArray[np.float64]
    """Supply of other job seekers per segment."""
    policy: Treatment
    pension_age: float
    parameters: Parameters
    luck: Luck

    def __len__(self) -> int:
        return self.clients.size


def starting_point(clients: int, *, seed: int = 0) -> Start:
    """People and caseworkers of the scenario after its spin-up; those on the benefit, nearly as many as ``clients``.

    Args:
        clients: clients of the scenario, 10 or more.
        seed: 0 or higher.
    """
    parameters = Parameters()
    scenario = load(SCENARIO).with_context({"clients": clients}).changed(CHANGES)
    world = municipality_at_start(scenario.context, seed=seed, parameters=parameters, months=1).world
    people = _on_benefit(world.clients)
    employers = world.employers
    noise = world.luck.uniform("caseworker.view", 0, people.size) - np.float32(0.5)
    return Start(
        clients=people,
        caseworkers=world.caseworkers.copy(),
        at_work_here=(1.0 - world.neighbourhoods.joblessness)[people.neighbourhood],
        initiatives=world.neighbourhoods.initiatives[people.neighbourhood],
        view_noise=noise * np.float32(np.sqrt(12.0) * parameters.casework.view_noise),
        employer=Employer(*(float(np.mean(getattr(employers, name))) for name in Employer.__dataclass_fields__)),
        reference_supply=world.market.reference_supply.copy(),
        outsiders=world.market.outsiders.copy(),
        policy=treatment_of(scenario.policy_at(0), year=world.calendar.year),
        pension_age=world.law.pension_age,
        parameters=parameters,
        luck=Luck(seed),
    )


def _on_benefit(clients: Clients) -> Clients:
    """Those on the benefit, numbered anew; friends who are not are friends outside."""
    rows = np.flatnonzero((clients.status == Status.ON_BENEFIT) & (clients.caseworker >= 0))
    number = np.full(clients.size + 1, -1, np.intp)
    number[rows] = np.arange(rows.size)
    people = clients.take(rows)
    # Entrants of the run are not among the clients; as friends they are outside, like those who left.
    people.friends[:] = number[np.where(people.friends < clients.size, people.friends, -1)]
    people.ties_outside[:] = (people.friends < 0).mean(axis=0)
    return people


def in_precision(population: Population, dtype: DTypeLike) -> Population:
    """A copy of a population whose float columns have this type."""
    made = population.copy()
    for name, declared in population.declared.items():
        if np.issubdtype(declared.dtype, np.floating):
            setattr(made, name, getattr(made, name).astype(dtype))
    return made
