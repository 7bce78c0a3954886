"""The start of a run: synthetic people, organisations, and a spin-up to a stationary state (ODD 5).

The start depends on the context, the seed and the parameters, never on the policy: every policy that is
compared begins with the same people in the same state. Inflow is set so that the stock stays as it is
under the reference policy, and is then frozen: equal under all policies.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zachtehand.initialisation.organisations import new_employers, new_hosts, new_neighbourhoods
from zachtehand.initialisation.spin_up import SPIN_UP_MONTHS, Settling, forget_those_who_left, spin_up
from zachtehand.initialisation.synthesis import Sampler
from zachtehand.initialisation.ties import link_couples, link_friends
from zachtehand.instruments import treatment_of
from zachtehand.law import Amounts, amounts
from zachtehand.observation import cells_of, group_codes
from zachtehand.populations.categories import Segment, Status
from zachtehand.populations.clients import Clients
from zachtehand.populations.organisations import Caseworkers
from zachtehand.profiles.files import profile_of
from zachtehand.profiles.profile import Profile
from zachtehand.randomness import Luck
from zachtehand.scenario import Context, load
from zachtehand.steps.employability import employability
from zachtehand.steps.inflow import settle
from zachtehand.steps.policy import people_come_under_policy, places_follow
from zachtehand.steps.staff import staff_follows
from zachtehand.submodels import Parameters, effort, income
from zachtehand.submodels.matching import whole_numbers
from zachtehand.treatment import Treatment
from zachtehand.world import Calendar, Market, World

NEVER = 30_000
"""Entry month of people who are not needed."""


@dataclass(frozen=True)
class Start:
    """A municipality at month 0: the same for every policy."""

    world: World
    cell: NDArray[np.int64]
    """Group cell of everyone who can ever appear."""
    inflow: float
    """New clients a month."""
    stationarity: tuple[Settling, ...]


def start(context: Context, *, seed: int, parameters: Parameters, months: int) -> Start:
    """Draw the people of a context and let them live under the reference policy until nothing drifts.

    Args:
        context: who, where and when.
        seed: 0 or higher.
        parameters: of the whole model.
        months: length of the run that follows, for which entrants are drawn.
    """
    profile = profile_of(context.profile)
    luck = Luck(seed)
    newcomers = Sampler(profile, luck=luck, kind="entrants", parameters=parameters)
    world = _new_world(context, profile, newcomers, luck, parameters)
    inflow, stationarity = spin_up(world, context)
    come_back = forget_those_who_left(world, months)
    _draw_entrants(world, newcomers, inflow + come_back)
    return Start(world, _group(world), inflow, stationarity)


def reference_treatment(context: Context, *, month: int) -> Treatment:
    """What people undergo under the policy before the scenario's."""
    reference = context.reference
    policy = load(reference).policy if isinstance(reference, str) else reference
    return treatment_of(policy.instruments(), year=context.year_at(month))


def _new_world(context: Context, profile: Profile, newcomers: Sampler, luck: Luck, parameters: Parameters) -> World:
    """A municipality before its spin-up: the stock, those who may come in during the spin-up, and organisations."""
    count = context.clients
    everyone = _first_people(context, profile, newcomers, luck, parameters)
    neighbourhoods = new_neighbourhoods(profile, luck, parameters)
    world = World(
        parameters=parameters, luck=luck, everyone=everyone, caseworkers=Caseworkers(0), employers=new_employers(count, luck, parameters),
        hosts=new_hosts(count, len(neighbourhoods), luck, parameters.organisations), neighbourhoods=neighbourhoods,
        treatments=[reference_treatment(context, month=0)],
        calendar=Calendar(-SPIN_UP_MONTHS, context.year_at(-SPIN_UP_MONTHS)), market=Market(np.zeros(len(Segment)), np.zeros(len(Segment))),
        team_start=np.array([0]), supply_scale=count / 1000.0, size_at_start=float(count),
        closeness_rank=np.zeros(everyone.size, np.float32), distance=np.zeros(everyone.size, np.int8),
    )  # fmt: skip
    everyone.entry_month[:count] = -SPIN_UP_MONTHS
    world.begin_month(-SPIN_UP_MONTHS, context.year_at(-SPIN_UP_MONTHS), 1.0)
    people_come_under_policy(world, np.zeros(0, np.int64))
    staff_follows(world, people_per_team=[float(count)])
    places_follow(world)
    settle(world, np.ones(world.people, np.bool_))
    return world


def _first_people(context: Context, profile: Profile, newcomers: Sampler, luck: Luck, parameters: Parameters) -> Clients:
    """The stock, and after it a queue of those who come in during the spin-up as places fall empty; nobody in it has a month yet."""
    count, spare = context.clients, _spare(context.clients)
    everyone = Sampler(profile, luck=luck, kind="stock", parameters=parameters).draw(count).joined(newcomers.draw(spare))
    # Couples are linked among neighbours in the queue, since those come in at about the same time.
    queue = np.concatenate([np.zeros(count, np.int64), 1 + np.arange(spare) // max(int(0.013 * count), 20)])
    link_couples(everyone, queue)
    everyone.entry_month[count:] = np.minimum(queue[count:], NEVER)
    link_friends(everyone, luck, parameters.ties)
    everyone.entry_month[count:] = NEVER
    _fill_incomes(everyone, amounts(context.year_at(0)))
    return everyone


def _fill_incomes(clients: Clients, law: Amounts) -> None:
    """What people live on before their first month, in place; what they owe was drawn in months of that."""
    clients.reference_income[:] = income.reference_income(clients.household, law)
    clients.income[:] = clients.reference_income
    clients.reclaim_owed *= clients.reference_income


def _spare(clients: int) -> int:
    """Entrants drawn for the spin-up: more than it can need. Those of the run are numbered after them."""
    return int(np.ceil(0.022 * clients + 3 * np.sqrt(clients))) * SPIN_UP_MONTHS


def _draw_entrants(world: World, newcomers: Sampler, expected: NDArray[np.float64]) -> None:
    """Everyone who can still appear: as many a month as the stock needed under the reference policy.

    Args:
        newcomers: who come after those that were drawn for the spin-up.
        expected: new clients by month of the run.
    """
    months = expected.size
    per_month = whole_numbers(expected, world.luck.generator("inflow").random(months))
    entrants = newcomers.draw(int(per_month.sum()))
    entrants.entry_month[:] = np.repeat(np.arange(months), per_month) + 1
    link_couples(entrants, entrants.entry_month)
    known = world.everyone.size
    entrants.partner[:] = np.where(entrants.partner >= 0, entrants.partner + known, -1)
    _fill_incomes(entrants, world.law)
    world.everyone = world.everyone.joined(entrants)
    link_friends(world.everyone, world.luck, world.parameters.ties, first=known)
    world.begin_month(0, world.calendar.year, world.calendar.tightness)


def _group(world: World) -> NDArray[np.int64]:
    """Rank everyone by closeness to work, whose terciles are those of the clients at the start; gives the group cell of each."""
    at_start = world.everyone.status[: world.people] == Status.ON_BENEFIT
    closeness = _closeness(world.everyone, world.parameters)
    low, high = np.quantile(closeness[: world.people][at_start], [1 / 3, 2 / 3])
    codes = group_codes(world.everyone, closeness, (float(low), float(high)))
    rank = np.argsort(np.argsort(closeness, kind="stable"), kind="stable")
    world.closeness_rank, world.distance = (rank / max(rank.size - 1, 1)).astype(np.float32), codes["distance"].astype(np.int8)
    world.size_at_start = float(at_start.sum())
    return cells_of(codes)


def _closeness(clients: Clients, parameters: Parameters) -> NDArray[np.float32]:
    """Employability, log scale, with the interviews that duration costs: who is near to work."""
    p = parameters.employability
    interviews = effort.interviews(clients.months_on_benefit.astype(np.float32), effort.callbacks(p)[clients.origin], 1.0, p)
    return employability(clients, p) + np.log(interviews)
