"""Where people stand at the start: the mind, activity, part-time work and exemptions.

A spin-up follows, but activity has a half-life of about three years, so the model must start near its
resting state. How many are active, work part-time or are exempt is stated by the profile; who they are
follows from an order in log odds (:mod:`zachtehand.submodels.starting`), levelled so that the stated share comes out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Household, Job
from zachtehand.populations.clients import SCHOOL_AGE, Clients
from zachtehand.profiles.marginals import Floats, quantile
from zachtehand.profiles.profile import Kind, Profile
from zachtehand.submodels import Parameters, participation
from zachtehand.submodels.shapes import as_share, logistic
from zachtehand.submodels.starting import StartingParameters


@dataclass(frozen=True, slots=True)
class StartingLevels:
    """Constants in the log odds that make the stated shares come out."""

    active: float
    part_time: float
    exempt: float
    owes: float
    kinds: tuple[float, ...]
    """One factor per kind of activity."""


def starting_levels(sample: Clients, profile: Profile, kind: Kind, parameters: Parameters) -> StartingLevels:
    """Find the levels in a large sample of people who were drawn and selected like those of the run."""
    people, p = profile.people(kind), parameters.starting
    order = _active_order(sample, p)
    active = _level(order, people["active"].number())
    kinds = _factor_per_kind(_fit(sample, parameters), logistic(order + active), np.array(people["activity_kind"].numbers))
    return StartingLevels(
        active=active,
        part_time=_level(_work_order(sample, p), people["part_time"].number()),
        exempt=_level(_exempt_order(sample, p), people["exempt"].number()),
        owes=_level(_owes_order(sample, p), people["owes_municipality"].number()),
        kinds=tuple(kinds.tolist()),
    )


def _factor_per_kind(fit: Floats, chance: Floats, wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """The factors on the fit of each kind with which the kinds are chosen as often as is wanted (iterative proportional fitting).

    Args:
        fit: shape (kinds, sample), from :func:`_fit`.
        chance: shape (sample,), of being active.
        wanted: shape (kinds,), share of those who are active.
    """
    weighed = fit * chance
    factors = wanted.copy()
    for _ in range(60):
        offered = weighed * factors[:, None]
        reached = (offered / np.maximum(offered.sum(axis=0), 1e-9) * chance).sum(axis=1)
        factors = factors * wanted / np.maximum(reached / reached.sum(), 1e-9)
        factors /= factors.sum()
    return factors


def fill_starting_states(
    clients: Clients, profile: Profile, kind: Kind, places: Callable[[str], Floats], levels: StartingLevels, parameters: Parameters
) -> None:
    """Fill what people feel and do at the start, in place.

    Args:
        places: gives uniform draws, shape (clients,), by the name of what is drawn.
        levels: from :func:`starting_levels`.
    """
    p = parameters.starting
    people = profile.people(kind)
    _mind(clients, places, p)
    _activity(clients, profile, kind, places, levels, parameters)
    _part_time_work(clients, places, levels, p)
    exempt = places("exempt") < logistic(_exempt_order(clients, p) + levels.exempt)
    clients.exempt_months[:] = np.where(exempt, 1 + np.floor(quantile(people["exempt_months"], places("exempt_months"))), 0)
    owes = places("owes_municipality") < logistic(_owes_order(clients, p) + levels.owes)
    clients.reclaim_owed[:] = np.where(owes, quantile(people["owed_months"], places("owed_months")), 0)  # in months of benefit until incomes are known


def _part_time_work(clients: Clients, places: Callable[[str], Floats], levels: StartingLevels, p: StartingParameters) -> None:
    """Who works beside the benefit, since when and in how good a job."""
    part_time = places("part_time") < logistic(_work_order(clients, p) + levels.part_time)
    clients.job[:] = np.where(part_time, Job.PART_TIME, Job.NONE)
    job_months = 1 + np.floor(places("job_months") * clients.months_on_benefit)  # begun at any time in the spell
    clients.job_months[:] = np.where(part_time, job_months, 0)
    clients.job_quality[:] = np.where(part_time, p.work_quality + p.work_quality_spread * (places("job_quality") - 0.5), 0)
    clients.months_since_work[part_time] = 0


def _mind(clients: Clients, places: Callable[[str], Floats], p: StartingParameters) -> None:
    """Motivation and trust start at their anchors; self-efficacy has been scarred by years in vain."""
    years = clients.months_career / np.float32(12)
    clients.autonomous[:] = clients.autonomous_anchor
    clients.self_efficacy[:] = clients.efficacy_anchor * (1 - p.scarring * (1 - np.exp(-years / p.scarring_years)))
    clients.trust[:] = clients.trust_anchor
    # A bad month or a good one: health now is near, not at, what someone falls back to.
    clients.physical_anchor[:] = np.clip(clients.health_physical + p.physical_swing * (places("physical_anchor") - 0.5), 0, 1)
    clients.mental_anchor[:] = np.clip(clients.health_mental + p.mental_swing * (places("mental_anchor") - 0.5), 0, 1)


def _activity(clients: Clients, profile: Profile, kind: Kind, places: Callable[[str], Floats], levels: StartingLevels, parameters: Parameters) -> None:
    """Who is active, in what, how many hours, since when; chosen freely, since no policy demanded it yet."""
    people, p = profile.people(kind), parameters.starting
    active = places("active") < logistic(_active_order(clients, p) + levels.active)
    weight = np.cumsum(_fit(clients, parameters) * np.array(levels.kinds, np.float32)[:, None], axis=0)
    chosen = 1 + (places("activity_kind") * weight[-1] >= weight[:-1]).sum(axis=0)
    clients.activity[:] = np.where(active, chosen, Activity.NONE)
    typical = np.array([0.0, *people["activity_hours"].numbers], np.float32)
    clients.activity_hours[:] = typical[clients.activity] * participation.hours_of_choice(places("activity_hours"), parameters.participation)
    months = 1 + np.floor(quantile(people["activity_months"], places("activity_months")))
    clients.activity_months[:] = np.where(active, np.minimum(months, clients.months_on_benefit + p.activity_before), 0)
    clients.voluntariness[:] = np.where(active, p.voluntariness + (1 - p.voluntariness) * places("voluntariness"), 1)


def _active_order(clients: Clients, p: StartingParameters) -> Floats:
    order = p.active_autonomous * (clients.autonomous_anchor - 0.5) + p.active_health * (clients.health_physical + clients.health_mental - 1.2)
    order += p.active_language * (clients.language - 0.7) - p.active_debt * clients.debt
    order += p.active_care * as_share(clients.care_duty) - p.active_child * as_share(clients.youngest_child_age < SCHOOL_AGE)
    return order.astype(np.float32)


def _work_order(clients: Clients, p: StartingParameters) -> Floats:
    order = p.work_employability * clients.employability + p.work_physical * (clients.health_physical - 0.6) + p.work_mental * (clients.health_mental - 0.6)
    order += p.work_human_capital * (clients.human_capital - 0.5) - p.work_age * (clients.age - 42)
    return np.where(clients.hidden_income, np.float32(-60), order).astype(np.float32)  # whoever hides income has no earnings on file


def _exempt_order(clients: Clients, p: StartingParameters) -> Floats:
    order = p.exempt_physical * (0.6 - clients.health_physical) + p.exempt_mental * (0.6 - clients.health_mental) + p.exempt_age * (clients.age - 45)
    lone_young_child = (clients.household == Household.SINGLE_PARENT) & (clients.youngest_child_age < SCHOOL_AGE)
    return (order + p.exempt_care * as_share(clients.care_duty) + p.exempt_lone_parent * as_share(lone_young_child)).astype(np.float32)


def _owes_order(clients: Clients, p: StartingParameters) -> Floats:
    return (p.owes_debt * clients.debt).astype(np.float32)


def _fit(clients: Clients, parameters: Parameters) -> Floats:
    """How well each kind of activity fits each person, as those who choose later: shape (kinds, clients), 0 or higher."""
    fit = participation.personal_fit(
        autonomous=clients.autonomous_anchor, efficacy=clients.efficacy_anchor, physical=clients.health_physical, mental=clients.health_mental,
        debt=clients.debt, language=clients.language, human_capital=clients.human_capital, age=clients.age, gives_care=clients.care_duty,
        p=parameters.fit,
    )  # fmt: skip
    return np.exp(fit[1:])


def _level(order: Floats, share: float) -> float:
    """The constant at which the mean chance is the stated share (bisection)."""
    if share <= 0:
        return -np.inf
    if share >= 1:
        return np.inf
    low, high = -30.0, 30.0
    for _ in range(40):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if logistic(order + np.float32(middle)).mean() < share else (low, middle)
    return 0.5 * (low + high)
