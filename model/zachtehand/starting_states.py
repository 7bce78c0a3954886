"""Where people stand at the start: the mind, activity, part-time work and exemptions.

A spin-up follows, but activity has a half-life of about three years, so the model must start near its
resting state. How many are active, work part-time or are exempt is stated by the profile; who they are
follows from a plausible order (design prior), levelled so that the stated share comes out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from zachtehand.marginals import Floats, quantile
from zachtehand.population_profile import Kind, Profile
from zachtehand.populations.categories import Activity, Household, Job
from zachtehand.populations.clients import Clients

_KINDS = tuple(Activity)[1:]


@dataclass(frozen=True, slots=True)
class StartingLevels:
    """Constants in the log odds that make the stated shares come out."""

    active: float
    part_time: float
    exempt: float
    kinds: tuple[float, ...]
    """One factor per kind of activity."""


def starting_levels(sample: Clients, profile: Profile, kind: Kind) -> StartingLevels:
    """Find the levels in a large sample of people who were drawn and selected like those of the run."""
    people = profile.people(kind)
    active = _level(_active_order(sample), people["active"].number())
    chance = _odds(_active_order(sample) + active)
    fit = _fit(sample) * chance
    target = np.array(people["activity_kind"].numbers)
    factors = target.copy()
    for _ in range(60):
        offered = fit * factors[:, None]
        reached = (offered / np.maximum(offered.sum(axis=0), 1e-9) * chance).sum(axis=1)
        factors = factors * target / np.maximum(reached / reached.sum(), 1e-9)
        factors /= factors.sum()
    return StartingLevels(
        active=active,
        part_time=_level(_work_order(sample), people["part_time"].number()),
        exempt=_level(_exempt_order(sample), people["exempt"].number()),
        kinds=tuple(float(factor) for factor in factors),
    )


def fill_starting_states(clients: Clients, profile: Profile, kind: Kind, places: Callable[[str], Floats], levels: StartingLevels) -> None:
    """Fill what people feel and do at the start, in place.

    Args:
        places: gives uniform draws, shape (clients,), by the name of what is drawn.
        levels: from :func:`starting_levels`.
    """
    _mind(clients, places)
    people = profile.people(kind)
    _activity(clients, profile, kind, places, levels)
    part_time = places("part_time") < _odds(_work_order(clients) + levels.part_time)
    clients.job[:] = np.where(part_time, Job.PART_TIME, Job.NONE)
    job_months = np.minimum(1 + np.floor(-12 * np.log1p(-places("job_months"))), np.maximum(clients.months_on_benefit, 1))
    clients.job_months[:] = np.where(part_time, job_months, 0)
    clients.job_quality[:] = np.where(part_time, 0.3 + 0.3 * places("job_quality"), 0)
    clients.months_since_work[part_time] = 0
    exempt = places("exempt") < _odds(_exempt_order(clients) + levels.exempt)
    clients.exempt_months[:] = np.where(exempt, 1 + np.floor(quantile(people["exempt_months"], places("exempt_months"))), 0)


def _mind(clients: Clients, places: Callable[[str], Floats]) -> None:
    """Motivation and trust start at their anchors; self-efficacy has been scarred by years in vain (at most an eighth)."""
    years = clients.months_career / np.float32(12)
    clients.autonomous[:] = clients.autonomous_anchor
    clients.self_efficacy[:] = clients.efficacy_anchor * (1 - 0.12 * (1 - np.exp(-years / 2)))
    clients.trust[:] = clients.trust_anchor
    # A bad month or a good one: health now is near, not at, what someone falls back to.
    clients.physical_anchor[:] = np.clip(clients.health_physical + 0.06 * (places("physical_anchor") - 0.5), 0, 1)
    clients.mental_anchor[:] = np.clip(clients.health_mental + 0.10 * (places("mental_anchor") - 0.5), 0, 1)


def _activity(clients: Clients, profile: Profile, kind: Kind, places: Callable[[str], Floats], levels: StartingLevels) -> None:
    """Who is active, in what, how many hours, since when; chosen freely, since no policy demanded it yet."""
    people = profile.people(kind)
    active = places("active") < _odds(_active_order(clients) + levels.active)
    weight = np.cumsum(_fit(clients) * np.array(levels.kinds, np.float32)[:, None], axis=0)
    chosen = 1 + (places("activity_kind") * weight[-1] >= weight[:-1]).sum(axis=0)
    clients.activity[:] = np.where(active, chosen, Activity.NONE)
    typical = np.array([0.0, *people["activity_hours"].numbers], np.float32)
    clients.activity_hours[:] = typical[clients.activity] * (0.5 + places("activity_hours"))
    months = 1 + np.floor(quantile(people["activity_months"], places("activity_months")))
    # An activity may be older than the benefit, but not by much: cap at the spell plus a year.
    clients.activity_months[:] = np.where(active, np.minimum(months, clients.months_on_benefit + 12), 0)
    clients.voluntariness[:] = np.where(active, 0.85 + 0.15 * places("voluntariness"), 1)


def _active_order(clients: Clients) -> Floats:
    order = 1.5 * (clients.autonomous_anchor - 0.5) + 1.2 * (clients.health_physical - 0.6) + 1.2 * (clients.health_mental - 0.6)
    order += 0.5 * (clients.language - 0.7) - 0.6 * clients.debt - 0.5 * (clients.youngest_child_age < 5).astype(np.float32)
    order += 0.8 * clients.care_duty.astype(np.float32)
    return order.astype(np.float32)


def _work_order(clients: Clients) -> Floats:
    order = 0.8 * clients.employability + 2.0 * (clients.health_physical - 0.6) + 1.5 * (clients.health_mental - 0.6)
    order += 1.5 * (clients.human_capital - 0.5) - 0.03 * (clients.age - 42)
    return np.where(clients.hidden_income, np.float32(-60), order).astype(np.float32)  # whoever hides income has no earnings on file


def _exempt_order(clients: Clients) -> Floats:
    order = 3.0 * (0.6 - clients.health_physical) + 2.5 * (0.6 - clients.health_mental) + 0.02 * (clients.age - 45)
    lone_young_child = (clients.household == Household.SINGLE_PARENT) & (clients.youngest_child_age < 5)
    return order + 0.8 * clients.care_duty.astype(np.float32) + 0.8 * lone_young_child.astype(np.float32)


def _fit(clients: Clients) -> Floats:
    """How well each kind of activity fits each person: shape (kinds, clients), around 1."""
    physical, mental, language = clients.health_physical - 0.6, clients.health_mental - 0.6, clients.language
    able = np.exp(1.5 * mental + 1.5 * physical + 1.0 * (language - 0.7))
    young = np.exp(-0.03 * (clients.age - 42))
    fits = {
        Activity.OWN_BARRIERS: np.exp(2.0 * (clients.debt - 0.3) - 1.5 * mental),
        Activity.EXERCISE: np.exp(-1.0 * physical),
        Activity.LANGUAGE: np.where(language < 0.6, np.exp(4.0 * (0.6 - language)), 0.01),
        Activity.INFORMAL_CARE: np.where(clients.care_duty, 1.0, 0.0),
        Activity.SOCIAL: np.exp(-1.0 * mental),
        Activity.VOLUNTEERING: able * np.exp(1.5 * (clients.autonomous_anchor - 0.5)),
        Activity.DAY_ACTIVITY: np.exp(-2.0 * mental),
        Activity.TRAINING: able * young,
        Activity.WORK_EXPERIENCE: able * young,
    }
    return np.stack([fits[kind] for kind in _KINDS]).astype(np.float32)


def _odds(log_odds: Floats) -> Floats:
    return (1 / (1 + np.exp(-log_odds))).astype(np.float32)


def _level(order: Floats, share: float) -> float:
    """The constant at which the mean chance is the stated share (bisection)."""
    if share <= 0:
        return -np.inf
    if share >= 1:
        return np.inf
    low, high = -30.0, 30.0
    for _ in range(40):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if _odds(order + np.float32(middle)).mean() < share else (low, middle)
    return 0.5 * (low + high)
