"""Every setting of every instrument does something: another value shows in what is observed within a year."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.instruments import instrument_classes
from zachtehand.instruments.base import DeclaredSetting, declared_settings
from zachtehand.observation import Observed
from zachtehand.scenario import Scenario, load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters

CLIENTS, MONTHS, SEED = 600, 12, 1
DECLARED = {f"{key}.{each.path}": each for key, instrument in instrument_classes().items() for each in declared_settings(instrument)}

BASE: dict[str, Any] = {
    "caseload": 40,
    "contact.talks_per_year": 4,
    "contact.talks_per_year_limit": 8,
    "obligations.search_duty": 0.8,
    "obligations.search_pressure": 0.5,
    "obligations.participation_duty": 0.6,
    "obligations.participation_pressure": 0.4,
    "obligations.duty_hours": 10,
    "sanctions.no_show_ladder": True,
    "sanctions.filing": 0.6,
    "sanctions.search_checks": 6,
    "sanctions.cut_share": 0.3,
    "sanctions.cut_months": 1,
    "guidance.hours_per_plan": 4,
    "placement.coach_places": 30,
    "placement.wage_subsidy": 0.4,
    "basic_jobs.places": 60,
    "basic_jobs.after_months": 6,
    "outreach.workers": 6,
    "outreach.names": True,
    "outreach.door_to_door": True,
    "experts.share": 0.3,
    "community.builders": 2,
    "community.brokers": 2,
    "intake.plan_days": 10,
    "goals.to_work": 300,
    "financing.investment": 2000,
    "financing.price": 500,
    "financing.months": 3,
    "financing.reference": 0.0,
    "guidance.groups": 0.3,
    "guidance.group_size": 10,
    **{f"activities.{path}": 40 for path in ("training.places", "work_experience.places")},
    "activity_pay.work_experience.per_hour": 2,
    "recognition.appreciation": 0.3,
    "childcare_places.places": 10,
    "training.months": 4,
    "training.fee": 600,
    "training.job_guarantee": 0.5,
    "training.guarantee_months": 6,
}
"""A policy of which everything is in use, so that every setting has something to act on."""

BUSY = {"guidance.caseload": 250}
"""Too few hours for everything: what comes first matters."""
OWN_MEASURE = {"sanctions.ordinance": "own"}
"""Size and length of a measure are the policy's own only then."""
BY_BREACH = {**OWN_MEASURE, "sanctions.by_breach": True, "sanctions.light_share": 0.05, "sanctions.heavy_share": 0.6, "sanctions.warning_first": False}
"""Light and heavy breaches have sizes of their own only then."""
MUCH_TRAINING = {"activities.training.places": 500, "training.months": 2, "training.job_guarantee": 1}
"""Few choose training, and fewer complete it within a year."""
NO_LADDER = {"sanctions.no_show_ladder": False}
"""Home visits are for those who are not on the ladder."""

JOBS_FOR_ALL = {"basic_jobs.places": 600}
"""What moves few to accept a basic job shows when many are offered one."""

BESIDE: dict[str, dict[str, Any]] = {
    "contact.home_visits": NO_LADDER,
    "guidance.hours_first": BUSY,
    "guidance.differentiation": BUSY,
    "guidance.success_target": BUSY,
    "experts.trained": {"experts.share": 1.0},
    "financing.most_return": {"financing.price": 5000.0, "financing.investment": 100.0},
    "intake.first_talk_days": BUSY | {"intake.plan_days": 0.0},
    "financing.provider_at_stake": BUSY,
    "goals.to_work": BUSY,
    "goals.strictness": BUSY,
    "outreach.time_share": {"outreach.workers": 1.0},
    "outreach.workers": {"outreach.visits_per_year": 4.0},
    "outreach.visit_hours": {"outreach.workers": 1.0},
    "basic_jobs.say": JOBS_FOR_ALL,
    "sanctions.cut_share": OWN_MEASURE,
    "sanctions.cut_months": OWN_MEASURE,
    "sanctions.light_share": BY_BREACH,
    "sanctions.heavy_share": BY_BREACH,
    "activities.exercise.guidance_share": {"activities.exercise.places": 10},
    "activities.training.guidance_share": MUCH_TRAINING,
    "recognition.promised": {"recognition.reward": 50},
    **{f"training.{name}": MUCH_TRAINING for name in ("fee", "instalments", "job_guarantee", "guarantee_months")},
}
"""What else must be so before a setting can matter."""

OTHER = {
    "basic_jobs.months_limit": 3,
    "training.guarantee_months": 0,
    "intake.first_talk_days": 5.0,
    **{f"activity_pay.{kind}.months_limit": 4 for kind in ("volunteering", "day_activity", "work_experience")},
}
"""Where the far end of the range lies beyond the run."""

PARTS_OF_ONE = {"leftover_to_contact": "leftover_to_checks", "leftover_to_employers": "leftover_to_contact", "leftover_to_checks": "leftover_to_contact"}
"""The other part of the whole that gives way."""


def city() -> Scenario:
    return load("ordinary").with_context({"clients": CLIENTS, "labour_market.tightness": 1.5})


@cache
def start() -> Start:
    return make_start(city().context, seed=SEED, parameters=Parameters(), months=MONTHS)


@cache
def observed(chosen: tuple[tuple[str, Any], ...]) -> Observed:
    scenario = city().changed({**BASE, **dict(chosen)})
    return Simulation(scenario, seed=SEED, start=start(), months=MONTHS).run()


def present(path: str) -> Any:
    """The value of a setting in the base, with what must be so beside it."""
    key, *rest = path.split(".")
    value = city().changed({**BASE, **BESIDE.get(path, {})}).policy_at(0)[key]
    for name in rest:
        value = getattr(value, name)
    return value


def others(path: str, declared: DeclaredSetting) -> list[Any]:
    """The other choices, or the value that is farthest from the present one; nothing in place of what the law says."""
    now = present(path)
    if path in OTHER:
        return [OTHER[path]]
    if declared.kind == "yes/no":
        return [not now]
    if declared.kind == "choice":
        return [choice for choice in declared.choices if choice != now]
    if declared.kind == "order":
        return [list(reversed(now))]
    assert declared.low is not None
    assert declared.high is not None
    low, high = ((round(bound) if declared.kind == "whole number" else float(bound)) for bound in (declared.low, declared.high))
    return [low if now is None or now - low > high - now else high]


def beside(path: str, value: Any) -> dict[str, Any]:
    """The changes that go with a value: the parts of a whole stay one."""
    key, name = path.split(".", 1)
    if name not in PARTS_OF_ONE:
        return {}
    parts = dict.fromkeys(PARTS_OF_ONE, 0.0) | {name: value, PARTS_OF_ONE[name]: 1.0 - value}
    return {f"{key}.{part}": share for part, share in parts.items() if part != name}


def same(one: Observed, other: Observed) -> bool:
    return np.array_equal(one.values, other.values, equal_nan=True) and np.array_equal(one.ledger, other.ledger)


def test_the_base_is_repeatable() -> None:
    """Otherwise every setting would seem to matter."""
    again = Simulation(city().changed(BASE), seed=SEED, start=start(), months=MONTHS).run()
    assert same(observed(()), again)


@pytest.mark.parametrize("path", DECLARED)
def test_every_setting_matters(path: str) -> None:
    base = BESIDE.get(path, {})
    without = observed(tuple(base.items()))
    for value in others(path, DECLARED[path]):
        changes = {**base, path: value, **beside(path, value)}
        changed = Simulation(city().changed({**BASE, **changes}), seed=SEED, start=start(), months=MONTHS).run()
        assert not same(without, changed), f"{path}: {value} does what {present(path)} does"
