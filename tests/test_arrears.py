"""Money that comes late, must be paid back or is cut: mistakes, claims, fines and measures, as people live them."""

from __future__ import annotations

import dataclasses
from functools import cache

import numpy as np
import pytest

from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.parameters import changed
from zachtehand.populations.categories import Household, Job, Status
from zachtehand.scenario import Scenario, load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters
from zachtehand.submodels.ledger import Actor, Item

SEED, MONTHS = 3, 5


def city() -> Scenario:
    return load("ordinary").with_context({"clients": 1_500})


STRICT = city().changed({
    "sanctions.filing": 1.0, "sanctions.search_checks": 12, "sanctions.cut_share": 0.3, "sanctions.cut_months": 1, "sanctions.hardship": 0.0,
    "sanctions.warning_first": False, "obligations.search_duty": 1.0, "caseload": 50, "contact.talks_per_year": 6,
})  # fmt: skip
"""Many measures."""


@cache
def beginning() -> Start:
    return make_start(city().context, seed=SEED, parameters=Parameters(), months=MONTHS)


def lived(scenario: Scenario | None = None, **values: float) -> Simulation:
    """A run from the same start in which parameters have other values, ready to be stepped."""
    start = beginning()
    world = dataclasses.replace(start.world, parameters=changed(Parameters(), {name.replace("__", "."): value for name, value in values.items()}))
    world.begin_month(0, start.world.calendar.year, start.world.calendar.tightness)
    return Simulation(scenario or city(), seed=SEED, start=dataclasses.replace(start, world=world), months=MONTHS)


def test_a_benefit_stopped_by_mistake_leaves_people_without_money_and_comes_back() -> None:
    simulation = lived(enforcement__wrong_stop=0.004, enforcement__wrong_stop_check=0.0, enforcement__wrong_stop_long=0.8)
    calm = lived(enforcement__wrong_stop=0.0, enforcement__wrong_stop_check=0.0)
    stopped: np.ndarray = np.zeros(0, np.intp)
    for _ in range(2):
        simulation.step()
        calm.step()
        stopped = np.append(stopped, np.flatnonzero(simulation.world.happened.wrongly_stopped))
        clients, now = simulation.clients, np.flatnonzero(simulation.world.happened.wrongly_stopped)
        here = now[(clients.status[now] == Status.ON_BENEFIT) & (clients.job[now] == Job.NONE) & (clients.sanction_months[now] == 0)]
        assert here.size
        assert (clients.income[here] == 0).all()
        assert clients.back_pay[here] == pytest.approx(clients.reference_income[here])
    advance = simulation.world.law.advance_share
    longer = stopped[(simulation.clients.stopped_months[stopped] == 1) & ~simulation.world.happened.wrongly_stopped[stopped]]
    longer = longer[(simulation.clients.job[longer] == Job.NONE) & (simulation.clients.status[longer] == Status.ON_BENEFIT)]
    assert longer.size
    assert simulation.clients.income[longer] == pytest.approx(advance * simulation.clients.reference_income[longer])
    assert (simulation.clients.debt[stopped] > calm.clients.debt[stopped] + 0.02).all()
    assert (simulation.clients.trust[stopped] < calm.clients.trust[stopped]).all()
    for _ in range(3):
        simulation.step()
        calm.step()
    book = simulation.observed().ledger
    assert book[:, Item.HELD_BACK, Actor.CLIENT].sum() < 0 < book[:, Item.BACK_PAYMENTS, Actor.CLIENT].sum()
    assert (simulation.clients.back_pay[stopped] == 0).all(), "nobody waits longer than two months"
    assert simulation.clients.debt[stopped].mean() > calm.clients.debt[stopped].mean() + 0.02, "part of the debts stays"


def test_without_mistakes_nothing_is_paid_late() -> None:
    calm = lived(enforcement__wrong_stop=0.0, enforcement__wrong_stop_check=0.0)
    observed = calm.run()
    assert not observed.ledger[2:, [Item.HELD_BACK, Item.BACK_PAYMENTS]].any()
    assert not observed.series("wrong_stops").any()


def test_a_measure_hits_the_benefit_of_both_partners_but_is_counted_once() -> None:
    simulation = lived(STRICT)
    both = 0
    for _ in range(MONTHS):
        simulation.step()
        clients, happened = simulation.clients, simulation.world.happened
        hit = np.flatnonzero(happened.measure & (clients.household >= Household.COUPLE) & (clients.status == Status.ON_BENEFIT))
        partner = clients.partner[hit]
        known = (partner >= 0) & (partner < simulation.world.people)
        partner = partner[known]
        partner = partner[(clients.status[partner] == Status.ON_BENEFIT) & ~happened.returned[partner]]
        assert (clients.sanction_months[partner] > 0).all()
        both += np.count_nonzero(~happened.measure[partner])
    assert both, "some partners had done nothing and bear it all the same"


def test_a_repeated_breach_within_a_year_lasts_a_month_longer() -> None:
    simulation = lived(STRICT, enforcement__repentance=0.0)
    repeated = 0
    for _ in range(MONTHS):
        simulation.step()
        clients, happened = simulation.clients, simulation.world.happened
        hit = np.flatnonzero(happened.measure & (clients.status == Status.ON_BENEFIT))
        assert (clients.sanction_months[hit] == np.minimum(1 + clients.repeats[hit], 3)).all()
        repeated += np.count_nonzero(clients.repeats[hit])
    assert repeated


def test_who_repents_gets_the_rest_of_a_measure_back() -> None:
    hard, soft = (lived(STRICT, enforcement__repentance=share).run() for share in (0.0, 0.9))
    assert not hard.series("measures_taken_back").any()
    assert soft.series("measures_taken_back").sum() > 0


def test_claims_and_fines_make_debts_that_last() -> None:
    none = lived(claims__wages=0.02, claims__other=0.001).run()
    many = lived(claims__wages=0.08, claims__other=0.005).run()
    for key in ("claims", "fines", "owes_municipality", "owed_to_municipality"):
        assert many.series(key)[-1] > none.series(key)[-1], key
    assert (many.series("fines") <= many.series("claims")).all()
    assert many.ledger[:, Item.FINES, Actor.MUNICIPALITY_BENEFIT].sum() > 0
    assert many.ledger[:, Item.RECLAIMED, Actor.MUNICIPALITY_BENEFIT].sum() > 0


def test_almost_one_in_five_owes_the_municipality_and_it_stays_so() -> None:
    observed = lived().run()
    assert 0.14 < observed.series("owes_municipality")[-1] < 0.23
    mean = observed.series("owed_to_municipality")[-1] / observed.series("owes_municipality")[-1]
    assert 4_000 < mean < 8_000
