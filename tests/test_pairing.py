"""The same people with the same luck: what a policy does not touch stays as it was, to the last bit."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.parameters import ParameterGroup
from zachtehand.populations.categories import Activity, Status
from zachtehand.populations.clients import Clients
from zachtehand.populations.columns import Columns
from zachtehand.randomness import Luck
from zachtehand.scenario import Scenario, load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters, casework, flows, matching
from zachtehand.submodels.casework import CaseworkParameters
from zachtehand.submodels.flows import FlowParameters

SEED = 3
SWITCH = 30
HARD = {
    "pressure": 0.9,
    "caseload": 40,
    "obligations": {"search_duty": 1},
    "basic_jobs": 200,
    "placement": {"coach_places": 50, "carved_jobs": 20},
}


def city(name: str, **context: Any) -> Scenario:
    return load(name).with_context({"clients": 400, **context})


@cache
def start_of(name: str, months: int) -> Start:
    return make_start(city(name).context, seed=SEED, parameters=Parameters(), months=months)


def simulated(scenario: Scenario, start: Start, months: int, parameters: Parameters | None = None) -> Simulation:
    return Simulation(scenario, seed=SEED, parameters=parameters, start=start, months=months)


def states(population: Columns) -> dict[str, np.ndarray]:
    return {name: getattr(population, name).copy() for name in population.declared}


def different(one: dict[str, np.ndarray], other: dict[str, np.ndarray], rows: np.ndarray | None = None) -> list[str]:
    """Names of the columns that are not the same to the last bit."""
    chosen = slice(None) if rows is None else rows
    return [name for name in one if one[name][..., chosen].tobytes() != other[name][..., chosen].tobytes()]


def rolled_out(base: Scenario, policy: dict[str, Any], *, by: str, months: int) -> Scenario:
    return Scenario.from_dict({**base.as_written(), "policy": policy, "rollout": {"by": by, "from_month": SWITCH, "months": months}})


def with_reform(base: Scenario) -> Scenario:
    return Scenario.from_dict({**base.as_written(), "reforms": [{"from_month": SWITCH, "policy": HARD}]})


WHOLLY_OTHER = {
    "guidance": {
        "hours_first": ["checks", "employers", "talks", "plans"],
        "caseload": 40,
        "client_facing_share": 0.37,
        "differentiation": 0.7,
        "success_target": 0.3,
        "follow_up_hours": 0.85,
    },
    "contact": {"talks_per_year": 6, "talks_per_year_limit": 17},
    "sanctions": {"search_checks": 12},
    "activities": {"volunteering": {"places": 100, "cost": 1}},
}


def two_futures(base: Scenario, way: str) -> tuple[Scenario, Scenario]:
    """Two scenarios that are one until month 30: one goes on as it was, the other gets a new policy then."""
    if way == "a reform":
        return base, with_reform(base)
    by, months = {
        "neighbourhood by neighbourhood": ("neighbourhood", 12),
        "person by person": ("person", 12),
        "all at once": ("neighbourhood", 0),
    }[way]
    same, new = base.as_written()["policy"], WHOLLY_OTHER if way == "all at once" else HARD
    return rolled_out(base, same, by=by, months=months), rolled_out(base, new, by=by, months=months)


@pytest.mark.parametrize("name", ["parked", "ordinary"])
@pytest.mark.parametrize("way", ["a reform", "neighbourhood by neighbourhood", "person by person", "all at once"])
def test_a_policy_leaves_the_months_before_it_alone(name: str, way: str) -> None:
    start = start_of(name, SWITCH + 6)
    without, later = (simulated(scenario, start, SWITCH + 6) for scenario in two_futures(city(name), way))
    for month in range(1, SWITCH + 1):
        without.step(), later.step()
        assert different(states(without.world.everyone), states(later.world.everyone)) == [], f"month {month}"
    for population in ("caseworkers", "employers", "hosts", "neighbourhoods"):
        assert different(states(getattr(without.world, population)), states(getattr(later.world, population))) == [], population
    assert np.array_equal(without.observed().values, later.observed().values, equal_nan=True)
    assert np.array_equal(without.observed().ledger, later.observed().ledger)
    for _ in range(6):
        without.step(), later.step()
    assert "contact" in different(states(without.world.everyone), states(later.world.everyone))


def beyond_range(group: ParameterGroup, **values: float) -> ParameterGroup:
    """The group with values that no defensible range allows, to close a channel between people altogether."""
    made = type(group)({name: getattr(group, name) for name in group.declared})
    for name, value in values.items():
        assert name in group.declared
        object.__setattr__(made, name, value)
    return made


def nobody_matters_to_others() -> Parameters:
    """Parameters under which friends, neighbours and partners have no influence."""
    p = Parameters()
    return Parameters(
        peers=beyond_range(p.peers, norm_effort=0.0, norm_wellbeing=0.0, deprivation=0.0, job_leads=0.0),
        self_efficacy=beyond_range(p.self_efficacy, peers=0.0),
        participation=beyond_range(p.participation, asked_peers=0.0),
        flows=beyond_range(p.flows, partner_follows=0.0),
    )  # fmt: skip


def test_whom_no_policy_touches_keeps_their_life() -> None:
    """Person by person, over ten years: those whose turn does not come within the run live as if there were no policy.

    What is left between people is closed: no vacancies to compete for, places for all, no influence of friends,
    neighbours and partners, and no caseworkers but those of the policy. Only who sits at which host may differ.
    """
    months = 24
    supply = {kind.name.lower(): {"places": 1000} for kind in Activity if kind not in (Activity.NONE, Activity.INFORMAL_CARE)}
    bare = city("parked").as_written()
    reference = {
        "activities": supply | {"debt_help": 0.3, "childcare": 0.7},
        "obligations": {"search_duty": 0.3, "search_pressure": 0.15, "participation_pressure": 0.1, "choice": 0.7},
        "earnings": {"part_time_bonus": 0.1},
    }
    context = {**bare["context"], "reference": reference, "labour_market": {"tightness": 0.0}}
    nothing = Scenario.from_dict({**bare, "context": context, "policy": reference})
    policy = {"activities": supply | {"debt_help": 0.9}, "pressure": 0.8, "caseload": 30}
    something = Scenario.from_dict({**bare, "context": context, "policy": policy, "rollout": {"by": "person", "months": 120}})
    parameters = nobody_matters_to_others()
    start = make_start(nothing.context, seed=SEED, parameters=parameters, months=months)
    without, under = simulated(nothing, start, months, parameters), simulated(something, start, months, parameters)
    without.run(), under.run()
    people = under.world.people
    turn = Luck(SEED).uniform("rollout", 0, people) * 120 >= months
    untouched, touched = np.flatnonzero(turn), np.flatnonzero(~turn)
    assert untouched.size > 200
    one, other = states(without.world.everyone), states(under.world.everyone)
    assert set(different(one, other, untouched)) <= {"host", "regime", "training_terms"}  # which policy, not what it does
    assert {"trust", "contact", "controlled_participation", "autonomous", "wellbeing", "activity"} <= set(different(one, other, touched))
    assert np.count_nonzero(one["activity"][untouched]) > 20
    assert np.count_nonzero(one["status"][untouched] != Status.ON_BENEFIT) > 10


def test_the_same_seed_gives_the_same_bits_whatever_ran_before() -> None:
    scenario = city("rotterdam")
    first = Simulation(scenario, seed=8, months=12)
    one = first.run()
    Simulation(city("amsterdam"), seed=9, months=6).run()
    second = Simulation(scenario, seed=8, months=12)
    other = second.run()
    assert different(states(first.world.everyone), states(second.world.everyone)) == []
    assert np.array_equal(one.values, other.values, equal_nan=True)
    assert np.array_equal(one.ledger, other.ledger)


def test_another_seed_gives_other_people() -> None:
    scenario = city("rotterdam")
    one, other = Simulation(scenario, seed=8, months=1), Simulation(scenario, seed=9, months=1)
    assert not np.array_equal(one.world.everyone.age[:300], other.world.everyone.age[:300])


@pytest.mark.parametrize("name", ["parked", "ordinary"])
def test_a_run_does_not_change_its_start(name: str) -> None:
    start = start_of(name, SWITCH + 6)
    world = start.world
    populations = (world.everyone, world.caseworkers, world.employers, world.hosts, world.neighbourhoods)
    before = [states(population) for population in populations]
    arrays = {key: value.copy() for key, value in vars(world).items() if isinstance(value, np.ndarray)}
    market = (world.market.reference_supply.copy(), world.market.outsiders.copy(), world.market.frozen)
    simulated(with_reform(city(name)), start, SWITCH + 6).run()
    simulated(city(name), start, 12).run()
    for population, states_before in zip(populations, before, strict=True):
        assert different(states_before, states(population)) == [], type(population).__name__
    for key, value in arrays.items():
        assert np.array_equal(getattr(world, key), value), key
    assert np.array_equal(world.market.reference_supply, market[0])
    assert np.array_equal(world.market.outsiders, market[1])
    assert world.market.frozen == market[2]
    assert world.calendar.month == 0


def test_a_start_that_was_made_before_gives_the_same_run() -> None:
    scenario = city("ordinary")
    made = Simulation(scenario, seed=SEED, start=start_of("ordinary", SWITCH + 6), months=12).run()
    fresh = Simulation(scenario, seed=SEED, start=make_start(scenario.context, seed=SEED, parameters=Parameters(), months=SWITCH + 6), months=12).run()
    assert np.array_equal(made.values, fresh.values, equal_nan=True)


def shuffled(count: int) -> np.ndarray:
    return np.random.default_rng(count).permutation(count)


def test_luck_belongs_to_the_person_and_not_to_the_place() -> None:
    luck, uids = Luck(SEED), shuffled(500)
    in_order = luck.uniform("work.offer", 4, 500)
    assert np.array_equal(luck.uniform("work.offer", 4, uids), in_order[uids])


def test_dividing_hours_does_not_depend_on_the_order_of_clients() -> None:
    count, order = 300, shuffled(300)
    draw = np.random.default_rng(1)
    caseworker = draw.integers(0, 9, count).astype(np.int32)
    priority = (shuffled(count)[::-1] / np.float32(count)).astype(np.float32)  # no ties
    cost = draw.choice([0.25, 1.0, 1.5], count).astype(np.float32)
    budget = draw.choice([0.0, 8.0, 20.0, 100.0], 9)
    line, moved_line = casework.order_by_priority(caseworker, priority), casework.order_by_priority(caseworker[order], priority[order])
    assert np.array_equal(order[moved_line], line)
    plain = casework.divide_hours(line=line, caseworker=caseworker, cost=cost, budget=budget)
    moved = casework.divide_hours(line=moved_line, caseworker=caseworker[order], cost=cost[order], budget=budget)
    assert np.array_equal(moved.planned, plain.planned[order])
    np.testing.assert_allclose(moved.used, plain.used, atol=1e-5)
    assert 0 < np.count_nonzero(plain.planned) < count


def test_filling_seats_does_not_depend_on_the_order_of_applicants() -> None:
    count, order = 300, shuffled(300)
    draw = np.random.default_rng(2)
    cell = draw.integers(0, 6, count)
    merit = shuffled(count).astype(np.float32)
    cells, seats = np.sort(draw.integers(0, 6, 40)), draw.integers(0, 5, 40)
    assert np.array_equal(matching.fill(cell[order], merit[order], cells, seats), matching.fill(cell, merit, cells, seats)[order])


def test_exits_and_talks_do_not_depend_on_the_order_of_clients() -> None:
    count, order = 300, shuffled(300)
    draw = np.random.default_rng(3)
    columns = {name: draw.random(count, dtype=np.float32) for name in ("pressure", "reactance", "cut_now", "trust", "sanction_memory")}
    columns["age"] = (18 + 60 * draw.random(count)).astype(np.float32)
    luck = draw.random(count, dtype=np.float32) * np.float32(0.03)
    p = FlowParameters()
    plain = flows.which_exit(flows.other_exits(**columns, p=p), luck)
    moved = flows.which_exit(flows.other_exits(**{name: values[order] for name, values in columns.items()}, p=p), luck[order])
    assert np.array_equal(moved, plain[order])
    assert plain.any()
    quality = {name: draw.random(count, dtype=np.float32) for name in ("skill", "box", "burnout", "rapport")}
    talk = casework.talk_quality(**quality, p=CaseworkParameters())
    assert np.array_equal(casework.talk_quality(**{name: values[order] for name, values in quality.items()}, p=CaseworkParameters()), talk[order])


def test_who_enters_is_the_same_under_every_policy() -> None:
    start = start_of("parked", SWITCH + 6)
    base = city("parked")
    one, other = simulated(base, start, 24), simulated(base.with_policy_of(load("basic-job")).changed({"caseload": 20}), start, 24)
    one.run(), other.run()
    assert one.world.people == other.world.people
    fixed = (
        "entry_month",
        "sex",
        "education",
        "origin",
        "friends",
        "partner",
        "neighbourhood",
        "employability",
        "hidden_income",
        "autonomous_anchor",
        "segment",
    )
    assert different({name: getattr(one.world.everyone, name) for name in fixed}, {name: getattr(other.world.everyone, name) for name in fixed}) == []
    assert set(fixed) <= set(Clients.declared)


@pytest.mark.parametrize("name", ["rotterdam", "amsterdam"])
def test_taking_people_in_parts_changes_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work goes in parts that fit in the cache; nobody's life depends on who else is in their part, nor on the policy those are under."""
    scenario = rolled_out(city("parked"), city(name).as_written()["policy"] | {"basic_jobs": 60}, by="person", months=24)
    scenario = scenario.changed({"rollout.from_month": 3})
    start = start_of("parked", SWITCH + 6)
    whole = simulated(scenario, start, 18)
    whole.run()
    monkeypatch.setattr("zachtehand.world.PEOPLE_PER_PART", 97)
    parts = simulated(scenario, start, 18)
    parts.run()
    assert different(states(whole.world.everyone), states(parts.world.everyone)) == []
    assert whole.clients.size > 3 * 97
