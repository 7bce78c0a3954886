"""Indicators agree with each other, in every month and every subgroup (model 9)."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from zachtehand.observation import DIMENSIONS, GROUPS, Observed
from zachtehand.scenario import load
from zachtehand.simulation import Simulation

DESTINATIONS = ("work", "study", "household", "moved", "gave_up", "undue", "pension", "died", "basic_job")
ORIGINS = ("returns_after_work", "returns_after_giving_up", "returns_other", "returns_basic_job")
SUBGROUPS = ("distance", "age", "duration", "household", "origin", "health", "mental")
NAMED = (
    "on_benefit", "exits", *(f"exit_{destination}" for destination in DESTINATIONS), "part_time_starts", "starts_12_hours", "returns", *ORIGINS, "inflow",
    "active_real", "ladder_step_1", "ladder_step_5", "talks", "talk_hours", "parked", "invitations", "no_shows", "warnings", "measures", "fines",
    "life_satisfaction", "trust", "hires", "wrong_stops", "owes_municipality",
)  # fmt: skip
"""What section 9 of the model's specification names, as far as it is about people."""


@cache
def seen() -> Observed:
    """A tight market, so that much happens to few people, and basic jobs that are few."""
    city = load("ordinary").with_context({"clients": 800, "labour_market.tightness": 2.0}).changed({"basic_jobs.places": 60})
    return Simulation(city, seed=4, months=12).run()


@pytest.mark.parametrize("group", GROUPS)
def test_people_leave_to_one_destination_and_come_back_from_one(group: str) -> None:
    observed = seen()
    left = sum(observed.series(f"exit_{destination}", group) for destination in DESTINATIONS) - observed.series("basic_job_to_work", group)
    np.testing.assert_allclose(observed.series("exits", group), left, atol=1e-3)
    came, known = observed.series("returns", group), sum(observed.series(origin, group) for origin in ORIGINS)
    np.testing.assert_allclose(known, came, atol=1e-3)


@pytest.mark.parametrize("group", GROUPS)
def test_any_work_of_twelve_hours_lies_between_full_jobs_and_all_jobs(group: str) -> None:
    observed = seen()
    beside = observed.series("part_time", group) * observed.series("on_benefit", group)
    full = observed.series("in_work", group) + observed.series("in_basic_job", group)
    some = observed.series("working_12_hours", group)
    assert (some >= full - 1e-3).all()
    assert (some <= full + beside + 1e-3).all()
    assert (observed.series("starts_12_hours", group) <= observed.series("hires", group) + observed.series("exit_basic_job", group) + 1e-3).all()


def test_not_every_job_beside_the_benefit_is_of_twelve_hours() -> None:
    observed = seen()
    beside = observed.series("part_time") * observed.series("on_benefit")
    of_twelve = observed.series("working_12_hours") - observed.series("in_work") - observed.series("in_basic_job")
    assert 0.3 < of_twelve.mean() / beside.mean() < 0.8


@pytest.mark.parametrize("key", NAMED)
def test_every_indicator_is_there_for_every_subgroup(key: str) -> None:
    """And subgroups, weighted by their size, make up everybody."""
    observed = seen()
    for dimension in SUBGROUPS:
        groups = [f"{dimension}:{each}" for each, _, _ in DIMENSIONS[dimension]]
        assert not np.isnan([observed.series(key, group)[-1] for group in groups if observed.group_sizes[observed.groups.index(group)] > 20]).any()
    assert set(SUBGROUPS) == set(DIMENSIONS)


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("key", ["exits", "hires", "claims", "talks"])
def test_subgroups_make_up_everybody(dimension: str, key: str) -> None:
    observed = seen()
    groups = [f"{dimension}:{each}" for each, _, _ in DIMENSIONS[dimension]]
    sizes = [observed.group_sizes[observed.groups.index(group)] for group in groups]
    together = sum(size * np.nan_to_num(observed.series(key, group)) for size, group in zip(sizes, groups, strict=True)) / observed.size
    np.testing.assert_allclose(together, observed.series(key), rtol=1e-4, atol=1e-3)
