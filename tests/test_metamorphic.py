"""What must change in a known way when the question is changed in a known way, whatever the right answer is.

Beside these: scaling the population (``test_scale.py``), splitting a run in two (``test_checkpoint.py``), submodels in
another order of clients and taking people in parts (``test_pairing.py``).
"""

from __future__ import annotations

import copy
import dataclasses
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from test_invariants import PROGRAMMES, city

from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.law import Amounts, amounts, entries
from zachtehand.observation import Observed
from zachtehand.randomness import Luck
from zachtehand.scenario import Scenario, load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters
from zachtehand.submodels.income import IncomeParameters
from zachtehand.submodels.ledger import LedgerParameters, Quantities, month_ledger

SEED, MONTHS, CLIENTS = 6, 12, 100
COUNTS = {
    "clients_on_benefit", "caseworker_fte", "support_fte", "places_taken", "place_cost", "brokered_people", "childcare_people", "debt_help_people",
    "coached_people", "basic_job_people", "regular_work_people", "team_fte", "community_fte", "expert_hours", "couple_share", "basic_job_guidance",
    "basic_job_training", "appointed_fte", "appointed_team_fte", "appointed_community_fte", "courses", "new_places", "new_day_activity_places",
    "new_basic_jobs",
}  # fmt: skip
"""Of what the ledger counts, what is no amount of this month; the price of a place is one of 2026, whatever the month."""


def base(policy: str = "amsterdam") -> Scenario:
    return city(policy, clients=CLIENTS).with_policy_of(load(policy)).with_context({"clients": CLIENTS})


@cache
def start(policy: str = "amsterdam") -> Start:
    return make_start(base(policy).context, seed=SEED, parameters=Parameters(), months=MONTHS)


def run(scenario: Scenario, begin: Start | None = None) -> Observed:
    return Simulation(scenario, seed=SEED, start=begin or start(), months=MONTHS).run()


def same(one: Observed, other: Observed) -> bool:
    return np.array_equal(one.values, other.values, equal_nan=True) and np.array_equal(one.ledger, other.ledger)


def written(scenario: Scenario, **parts: Any) -> Scenario:
    return Scenario.from_dict({**scenario.as_written(), **parts})


# A policy that is no change


def test_a_policy_equal_to_the_one_before_changes_nothing_whenever_it_comes() -> None:
    policy = base("utrecht").as_written()["policy"]
    unchanged = written(base(), context={**base().as_written()["context"], "reference": policy}, policy=policy)
    begin = make_start(unchanged.context, seed=SEED, parameters=Parameters(), months=MONTHS)
    never = run(unchanged.changed({"rollout.from_month": 1200}), begin)
    for by, month in (("neighbourhood", 0), ("person", 7), ("neighbourhood", 7)):
        assert same(run(unchanged.changed({"rollout.by": by, "rollout.from_month": month}), begin), never), (by, month)


def test_a_reform_that_says_what_is_so_already_changes_nothing() -> None:
    policy = base("utrecht").as_written()["policy"]
    scenario = written(base(), policy=policy)
    assert same(run(written(scenario, reforms=[{"from_month": 5, "policy": policy}, {"from_month": 9, "until_month": 12, "policy": {}}])), run(scenario))


def test_a_reform_that_is_taken_back_before_anybody_could_notice_changes_nothing() -> None:
    beyond = [{"from_month": MONTHS, "policy": {"pressure": 1, "caseload": 5}}]
    assert same(run(written(base(), reforms=beyond)), run(base()))


def test_programmes_without_places_change_nothing() -> None:
    empty = [{**programme, "places": 0} for programme in PROGRAMMES]
    plain, beside = run(base()), run(written(base(), programmes=empty))
    assert plain.indicators == beside.indicators
    assert same(plain, beside)


# The order of people


OF_PEOPLE = {"caseworker.hand_over", "caseworker.hand_over to", "caseworker.post", "caseworker.view", "caseworker.whim"}
"""What is drawn for people among what is called after caseworkers."""


class OfThePerson(Luck):
    """Luck that goes with people when they are numbered otherwise; that of caseworkers and employers stays."""

    def __init__(self, seed: int, known_as: NDArray[np.intp]) -> None:
        super().__init__(seed)
        self._known_as = known_as

    def uniform(self, process: str, month: int, uids: int | NDArray[np.integer]) -> NDArray[np.float32]:
        if process == "employer.vacancies" or (process.startswith("caseworker.") and process not in OF_PEOPLE):
            return super().uniform(process, month, uids)
        return super().uniform(process, month, self._known_as[:uids] if isinstance(uids, int) else self._known_as[uids])

    def uniforms(self, processes: tuple[str, ...], month: int, uids: NDArray[np.integer]) -> NDArray[np.float32]:
        return np.stack([self.uniform(process, month, uids) for process in processes])


def renumbered(begin: Start, order: NDArray[np.intp]) -> Start:
    """The same people with other numbers: number k goes to the person who was number order[k]."""
    world = copy.copy(begin.world)
    place = np.empty(order.size + 1, np.intp)
    place[order], place[-1] = np.arange(order.size), -1
    world.everyone = begin.world.everyone.take(order)
    world.everyone.friends[:] = place[world.everyone.friends]
    world.everyone.partner[:] = place[world.everyone.partner]
    world.closeness_rank, world.distance = begin.world.closeness_rank[order], begin.world.distance[order]
    world.luck = OfThePerson(begin.world.luck.seed, order)
    world.begin_month(0, world.calendar.year, world.calendar.tightness)
    return dataclasses.replace(begin, world=world, cell=begin.cell[order])


def within_cohorts(begin: Start, seed: int) -> NDArray[np.intp]:
    """An order in which people of one month of entry are shuffled."""
    entry = begin.world.everyone.entry_month
    return np.lexsort((np.random.default_rng(seed).random(entry.size), entry))


@pytest.mark.parametrize("policy", ["amsterdam", "rotterdam", "utrecht"])
def test_who_has_which_number_decides_nothing(policy: str) -> None:
    begin = start(policy)
    plain, shuffled = run(base(policy), begin), run(base(policy), renumbered(begin, within_cohorts(begin, 1)))
    np.testing.assert_allclose(shuffled.values, plain.values, rtol=2e-4, atol=2e-4)
    np.testing.assert_allclose(shuffled.ledger, plain.ledger, rtol=1e-4, atol=1.0)


# Prices


def twice(counted: Quantities) -> Quantities:
    """The same month in a currency of half the worth."""
    euros = {each.name for each in dataclasses.fields(Quantities)} - COUNTS
    return dataclasses.replace(counted, **{name: 2 * getattr(counted, name) for name in euros})


def twice_the_law(law: Amounts) -> Amounts:
    euros = {entry.name for entry in entries() if "EUR" in entry.unit} | {"price_level"}
    return dataclasses.replace(law, **{name: 2 * getattr(law, name) for name in euros})


def check_twice(counted: Quantities, law: Amounts) -> None:
    p, wages = LedgerParameters(), IncomeParameters()
    once, double = month_ledger(counted, law, p, wages), month_ledger(twice(counted), twice_the_law(law), p, wages)
    np.testing.assert_allclose(double, 2 * once, rtol=1e-9, atol=1e-6)


@settings(max_examples=50)
@given(st.data(), st.floats(2015, 2035))
def test_doubling_all_prices_doubles_the_ledger(data: st.DataObject, year: float) -> None:
    names = [each.name for each in dataclasses.fields(Quantities) if each.name not in ("places_taken", "place_cost")]
    shares = ("couple_share", "basic_job_guidance", "basic_job_training")
    check_twice(Quantities(**{name: data.draw(st.floats(0, 1 if name in shares else 1e7)) for name in names}), amounts(year))


def test_doubling_the_prices_of_a_real_month_doubles_its_ledger() -> None:
    simulation = Simulation(written(base(), programmes=PROGRAMMES), seed=SEED, start=start(), months=MONTHS)
    for _ in range(MONTHS):
        simulation.step()
        check_twice(simulation.world.municipality.quantities, simulation.world.law)
