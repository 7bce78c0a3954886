"""Initialisation: synthetic people, organisations, and a spin-up to a stationary state (ODD 5).

The start depends on the context, the seed and the parameters, never on the policy: every policy that is
compared begins with the same people in the same state. Inflow is set so that the stock stays as it is
under the reference policy, and is then frozen: equal under all policies.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zachtehand.initialisation.spin_up import SPIN_UP_MONTHS, Settling, forget_those_who_left, spin_up
from zachtehand.initialisation.synthesis import Source
from zachtehand.initialisation.ties import link_couples, link_friends
from zachtehand.instruments import treatment_of
from zachtehand.law import amounts
from zachtehand.observation import cells_of, group_codes
from zachtehand.populations.categories import Activity, Segment, Status
from zachtehand.populations.clients import Clients
from zachtehand.populations.organisations import Caseworkers, Employers, Hosts, Neighbourhoods
from zachtehand.profiles.files import profile_of
from zachtehand.profiles.profile import Profile
from zachtehand.randomness import Luck
from zachtehand.scenario import Context, load
from zachtehand.steps.employability import employability
from zachtehand.steps.inflow import settle
from zachtehand.steps.policy import people_come_under_policy, places_follow
from zachtehand.steps.staff import staff_follows
from zachtehand.submodels import Parameters, effort, income, travel
from zachtehand.submodels.matching import whole_numbers
from zachtehand.submodels.shapes import as_share
from zachtehand.submodels.starting import OrganisationParameters
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
    newcomers = Source(profile, luck=luck, kind="entrants", parameters=parameters)
    world = _new_world(context, profile, newcomers, luck, parameters)
    inflow, stationarity = spin_up(world, context)
    come_back = forget_those_who_left(world, months)
    _draw_entrants(world, newcomers, inflow + come_back)
    at_start = world.everyone.status[: world.people] == Status.ON_BENEFIT
    closeness = _closeness(world.everyone, parameters)
    low, high = np.quantile(closeness[: world.people][at_start], [1 / 3, 2 / 3])
    codes = group_codes(world.everyone, closeness, (float(low), float(high)))
    rank = np.argsort(np.argsort(closeness, kind="stable"), kind="stable")
    world.closeness_rank, world.distance = (rank / max(rank.size - 1, 1)).astype(np.float32), codes["distance"]
    world.size_at_start = float(at_start.sum())
    return Start(world, cells_of(codes), inflow, stationarity)


def reference_treatment(context: Context, *, month: int) -> Treatment:
    """What people undergo under the policy before the scenario's."""
    reference = context.reference
    policy = load(reference).policy if isinstance(reference, str) else reference
    return treatment_of(policy.instruments(), year=context.year_at(month))


def _new_world(context: Context, profile: Profile, newcomers: Source, luck: Luck, parameters: Parameters) -> World:
    count = context.clients
    stock = Source(profile, luck=luck, kind="stock", parameters=parameters).draw(count)
    spare = _spare(count)
    everyone = stock.joined(newcomers.draw(spare))
    everyone.entry_month[count:] = NEVER
    neighbourhoods = _neighbourhoods(profile, luck, parameters)
    # Entrants of the spin-up come in one by one as places fall empty: couples are linked among neighbours in the queue.
    queue = np.concatenate([np.zeros(count, np.int64), 1 + np.arange(spare) // max(int(0.013 * count), 20)])
    link_couples(everyone, queue)
    everyone.entry_month[count:] = np.minimum(queue[count:], NEVER)
    link_friends(everyone, luck, parameters.ties)
    everyone.ties_outside[:] = as_share(everyone.friends < 0).mean(axis=0)
    everyone.entry_month[count:] = NEVER
    everyone.reference_income[:] = income.reference_income(everyone.household, amounts(context.year_at(0)))
    everyone.income[:] = everyone.reference_income
    everyone.reclaim_owed *= everyone.reference_income
    treatment = reference_treatment(context, month=0)
    world = World(
        parameters=parameters, luck=luck, everyone=everyone, caseworkers=Caseworkers(0), employers=_employers(count, luck, parameters),
        hosts=_hosts(count, len(neighbourhoods), luck, parameters.organisations), neighbourhoods=neighbourhoods, treatments=[treatment],
        calendar=Calendar(-SPIN_UP_MONTHS, context.year_at(-SPIN_UP_MONTHS)), market=Market(np.zeros(len(Segment)), np.zeros(len(Segment))),
        team_start=np.array([0]), supply_scale=count / 1000.0, size_at_start=float(count),
        closeness_rank=np.zeros(everyone.size, np.float32), distance=np.zeros(everyone.size, np.int64),
    )  # fmt: skip
    everyone.entry_month[:count] = -SPIN_UP_MONTHS
    world.begin_month(-SPIN_UP_MONTHS, context.year_at(-SPIN_UP_MONTHS), 1.0)
    people_come_under_policy(world, np.zeros(0, np.int64))
    staff_follows(world, people_per_team=[float(count)])
    places_follow(world)
    settle(world, np.ones(world.people, np.bool_))
    return world


def _spare(clients: int) -> int:
    """Entrants drawn for the spin-up: more than it can need. Those of the run are numbered after them."""
    return int(np.ceil(0.022 * clients + 3 * np.sqrt(clients))) * SPIN_UP_MONTHS


def _neighbourhoods(profile: Profile, luck: Luck, parameters: Parameters) -> Neighbourhoods:
    levels = np.asarray(profile.neighbourhoods.joblessness, np.float32)
    made = Neighbourhoods(levels.size)
    made.joblessness[:] = levels
    p = parameters.organisations
    place = luck.generator("neighbourhood.place").random((2, levels.size), dtype=np.float32)
    made.east[:], made.north[:] = travel.places_in_city(place[0], place[1], parameters.travel)
    made.quarter[:] = 2 * (made.east > 0) + (made.north > 0)
    made.initiatives[:] = p.initiatives_least + p.initiatives_spread * luck.generator("neighbourhood.initiatives").random(levels.size, dtype=np.float32)
    made.initiatives_anchor[:] = made.initiatives
    made.rollout_rank[:] = np.argsort(np.argsort(luck.generator("neighbourhood.rollout").random(levels.size)))
    return made


def _employers(clients: int, luck: Luck, parameters: Parameters) -> Employers:
    """Employers of all segments, few large and many small."""
    p, number = parameters.employers, parameters.organisations
    per_segment = max(round(number.employers * clients / 1000.0 / len(Segment)), 3)
    made = Employers(per_segment * len(Segment))
    draw = luck.generator("employer.traits").random((6, made.size), dtype=np.float32)
    made.segment[:] = np.repeat(np.arange(len(Segment)), per_segment)
    weight = (1.0 - number.employer_cut * draw[0]) ** -number.employer_tail  # Pareto-like sizes, cut off
    made.size_share[:] = weight / np.repeat(weight.reshape(len(Segment), -1).sum(axis=1), per_segment)
    made.wage[:] = 1.0 + p.wage_spread * draw[1] * draw[2]
    made.quality[:] = 0.5 + p.quality_spread * (draw[2] - 0.5)
    made.willingness[:] = 0.5 + p.willingness_spread * (draw[3] + draw[4] - 1.0)
    made.experience[:] = p.experience_at_start * draw[5]
    made.subsidy_awareness[:] = p.awareness_least + p.awareness_spread * draw[1]
    return made


def _hosts(clients: int, neighbourhoods: int, luck: Luck, p: OrganisationParameters) -> Hosts:
    """Host organisations of every kind, over the neighbourhoods."""
    per_kind = max(round(p.hosts * clients / 1000.0), 1)
    kinds = [kind for kind in Activity if kind not in (Activity.NONE, Activity.INFORMAL_CARE)]
    made = Hosts(per_kind * len(kinds))
    made.kind[:] = np.repeat(kinds, per_kind)
    draw = luck.generator("host.traits").random((2, made.size), dtype=np.float32)
    weight = p.host_least + draw[0]
    made.size_share[:] = weight / np.repeat(weight.reshape(len(kinds), -1).sum(axis=1), per_kind)
    made.neighbourhood[:] = (np.arange(made.size) + int(draw[1, 0] * neighbourhoods)) % neighbourhoods
    return made


def _draw_entrants(world: World, newcomers: Source, expected: NDArray[np.float64]) -> None:
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
    entrants.reference_income[:] = income.reference_income(entrants.household, world.law)
    entrants.income[:] = entrants.reference_income
    entrants.reclaim_owed *= entrants.reference_income
    world.everyone = world.everyone.joined(entrants)
    link_friends(world.everyone, world.luck, world.parameters.ties, first=known)
    world.everyone.ties_outside[:] = as_share(world.everyone.friends < 0).mean(axis=0)
    world.begin_month(0, world.calendar.year, world.calendar.tightness)


def _closeness(clients: Clients, parameters: Parameters) -> NDArray[np.float32]:
    """Employability, log scale, with the interviews that duration costs: who is near to work."""
    p = parameters.employability
    interviews = effort.interviews(clients.months_on_benefit.astype(np.float32), effort.callbacks(p)[clients.origin], 1.0, p)
    return employability(clients, p) + np.log(interviews)
