"""What a policy takes to set up: booked once, and no life is touched by its price."""

from __future__ import annotations

import numpy as np
import pytest

from zachtehand.law import amounts
from zachtehand.parameters import changed
from zachtehand.scenario import load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters
from zachtehand.submodels.ledger import LedgerParameters
from zachtehand.submodels.ledger_entries import Actor, Item

CONTEXT = {"profile": "rotterdam-activation-group", "clients": 600, "reference": {"caseload": 300}}
SET_UP = [Item.RECRUITMENT, Item.STAFF_COURSES, Item.NEW_PLACES, Item.NEW_BASIC_JOBS]
MONTHS = 8


def run(name: str, **prices: float) -> Simulation:
    """A small run of a scenario, to its end."""
    parameters = changed(Parameters(), {f"ledger.{key}": value for key, value in prices.items()})
    simulation = Simulation(load(name).with_context(CONTEXT), seed=3, months=MONTHS, parameters=parameters)
    simulation.run()
    return simulation


def test_what_is_there_already_is_not_paid_for_again() -> None:
    """Basic jobs come in the first months; once as many are filled as there are places, no more have to be set up."""
    made = run("basic-job")
    jobs = made.observed().ledger[:, Item.NEW_BASIC_JOBS, Actor.MUNICIPALITY_WORK]
    most = 0.001 * made.world.size_at_start * made.observed().series("in_basic_job").max()
    paid = -sum(jobs / [amounts(made.scenario.year_at(month)).price_level for month in range(MONTHS)])
    assert most > 0
    assert paid == pytest.approx(most * LedgerParameters().new_basic_job, rel=1e-6)


def test_no_life_is_touched_by_what_set_up_costs() -> None:
    plain, dear = (run("amsterdam", **prices).observed() for prices in ({}, {"recruitment": 0.75, "course": 4_000, "new_place": 1_500}))
    assert (plain.ledger[:, SET_UP] != dear.ledger[:, SET_UP]).any()
    money = [position for position, key in enumerate(plain.indicators) if key.startswith(("cost_", "gain_"))]
    np.testing.assert_array_equal(np.delete(plain.values, money, axis=2), np.delete(dear.values, money, axis=2))
