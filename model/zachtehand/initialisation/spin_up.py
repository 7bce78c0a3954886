"""Spin-up: people live under the policy before until nothing drifts, and those who are gone by then are forgotten (ODD 5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zachtehand.month import live_through_month
from zachtehand.populations.categories import Activity, Status
from zachtehand.populations.clients import Clients
from zachtehand.scenario import Context
from zachtehand.steps.policy import people_come_under_policy
from zachtehand.submodels import Parameters, contracts, flows
from zachtehand.submodels.shapes import as_share, rows_of
from zachtehand.world import World

SPIN_UP_MONTHS = 60
MONTHS_MEASURED = 12
MONTHS_REMEMBERED = 12
"""Those who left longer ago when the run begins are not followed; as many new clients come as of them would come back."""


@dataclass(frozen=True)
class Settling:
    """Whether one quantity had stopped moving at the end of the spin-up."""

    name: str
    level: float
    per_year: float
    """Slope over the last 24 months, per year."""
    allowed: float

    @property
    def settled(self) -> bool:
        """Whether the slope is no steeper than what is allowed."""
        return abs(self.per_year) <= self.allowed


def spin_up(world: World, context: Context) -> tuple[float, tuple[Settling, ...]]:
    """Live under the reference policy; whoever leaves for good is replaced, so that the stock stays as large."""
    track: list[dict[str, float]] = []
    entries: list[int] = []
    supply: list[NDArray[np.float64]] = []
    tightness = context.vacancies_at(0)
    filled = context.clients
    for month in range(-SPIN_UP_MONTHS, 0):
        if month > -SPIN_UP_MONTHS:
            missing = context.clients - int(np.count_nonzero(world.clients.status == Status.ON_BENEFIT))
            newcomers = min(max(missing - _expected_returns(world), 0), world.everyone.size - filled)
            world.everyone.entry_month[filled : filled + newcomers] = month
            filled += newcomers
            entries.append(newcomers)
        world.begin_month(month, context.year_at(month), tightness)
        people_come_under_policy(world, np.zeros(0, np.int64))
        live_through_month(world)
        if month >= -2 * MONTHS_MEASURED:
            track.append(_levels(world))
        supply.append(world.market.reference_supply)
    world.market.reference_supply = np.mean(supply[-MONTHS_MEASURED:], axis=0)
    world.market.outsiders = world.parameters.labour_market.outsiders * world.market.reference_supply
    world.market.frozen = True
    return float(np.mean(entries[-MONTHS_MEASURED:])), _stationarity(track)


def _expected_returns(world: World) -> int:
    """Returns to expect next month: as many as last month."""
    return int(world.happened.returned.sum())


def _levels(world: World) -> dict[str, float]:
    clients, happened = world.clients, world.happened
    rows = rows_of(clients.status == Status.ON_BENEFIT)
    activity = clients.activity.take(rows)
    active = (activity != Activity.NONE) & (activity != Activity.INFORMAL_CARE)
    return {
        "active share": float(active.sum() / max(rows.size, 1)),
        "autonomous motivation": float(clients.autonomous.take(rows).mean()),
        "self-efficacy": float(clients.self_efficacy.take(rows).mean()),
        "trust": float(clients.trust.take(rows).mean()),
        "reactance": float(clients.reactance.take(rows).mean()),
        "life satisfaction": float(clients.life_satisfaction.take(rows).mean()) / 10.0,
        "exits a month": float(np.count_nonzero(happened.exit) / max(rows.size, 1)),
        "exits to work a month": float(np.count_nonzero(happened.found_full) / max(rows.size, 1)),
    }


def _stationarity(track: list[dict[str, float]]) -> tuple[Settling, ...]:
    """Slope of each level over the last two years against what is allowed.

    Allowed are a hundredth of the scale a year, of what is counted by the month a tenth of its level; and three
    standard errors of the slope, since luck alone gives that much.
    """
    rows = []
    months = np.arange(len(track))
    for name in track[0]:
        values = np.array([month[name] for month in track])
        slope, level = np.polyfit(months, values, 1)
        noise = float(np.std(values - np.polyval([slope, level], months)))
        error = noise / (np.std(months) * len(months) ** 0.5)
        rate = name.endswith("a month")
        tolerated = 0.10 * float(values.mean()) if rate else 0.01
        rows.append(Settling(name, float(values.mean()), 12.0 * float(slope), max(tolerated, 36.0 * error)))
    return tuple(rows)


def forget_those_who_left(world: World, months: int) -> NDArray[np.float64]:
    """Drop those who left for good or long ago, and entrants who were not needed; ties to them become ties to outsiders.

    Returns:
        how many of those who left long ago would have come back, by month of the run.
    """
    everyone = world.everyone
    away = (everyone.status != Status.ON_BENEFIT) & (everyone.months_in_status > MONTHS_REMEMBERED)
    for_good = np.isin(everyone.status, [Status.DIED, Status.PENSION, Status.MOVED, Status.NOT_YET])
    come_back = flows.expected_returns(
        everyone.status[away], everyone.months_in_status[away].astype(np.float32),
        _job_ends(everyone, np.flatnonzero(away), world.parameters), months=months, p=world.parameters.flows,
    )  # fmt: skip
    gone = away | for_good
    rows = np.flatnonzero(~gone)
    new_uid = np.full(everyone.size + 1, -1, np.intp)
    new_uid[rows] = np.arange(rows.size)
    kept = everyone.take(rows)
    kept.friends[:] = new_uid[kept.friends]
    kept.partner[:] = new_uid[kept.partner]
    kept.entry_month[:] = 0
    world.everyone = kept
    world.begin_month(0, world.calendar.year, world.calendar.tightness)
    return come_back


def _job_ends(clients: Clients, rows: NDArray[np.intp], parameters: Parameters) -> Callable[[int], NDArray[np.floating]]:
    """Chance that these people's jobs end, by month from now: it falls with tenure."""
    quality, supported = clients.job_quality[rows], as_share(clients.job_supported[rows])
    tenure = clients.job_months[rows].astype(np.float32)
    contract, market, p = clients.job_contract[rows], parameters.labour_market, parameters.contracts

    def chance(month: int) -> NDArray[np.floating]:
        running_out = contracts.runs_out(contract, clients.job_months[rows] + month)
        return contracts.job_ends_under_contract(quality, tenure + month, supported, running_out, market, p)

    return chance
