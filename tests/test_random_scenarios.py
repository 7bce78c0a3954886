"""Whatever a scenario says, people, hours, places and money add up in every month of it."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_scenarios import SETTINGS, scenarios
from test_invariants import Watch

from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.instruments import instrument_classes
from zachtehand.observation import Observed
from zachtehand.scenario import Scenario
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters

MONTHS, SEED = 8, 11
HERE: dict[str, dict[str, Any]] = {
    "long-term clients": {"profile": "rotterdam-activation-group", "clients": 100},
    "the whole stock": {"profile": "medium-city", "clients": 80, "reference": "ordinary", "labour_market": {"tightness": 1.4}},
}
"""Circumstances whose start is made once, so that many policies can be tried."""


@cache
def start_in(place: str) -> Start:
    return make_start(empty(HERE[place]).context, seed=SEED, parameters=Parameters(), months=MONTHS)


def empty(context: dict[str, Any]) -> Scenario:
    words = {"en": "words", "nl": "woorden"}
    return Scenario.from_dict({"name": "empty", "title": words, "question": words, "description": words, "source": "this test", "context": context})


def watched(simulation: Simulation) -> Observed:
    Watch(simulation).run()
    observed = simulation.observed()
    assert not np.isinf(observed.values).any()
    assert np.isfinite(observed.ledger).all()
    return observed


relaxed = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example])


@settings(relaxed, max_examples=25)
@given(data=st.data(), place=st.sampled_from([*HERE]))
def test_everything_adds_up_under_any_policy(data: st.DataObject, place: str) -> None:
    scenario = data.draw(scenarios(months=MONTHS, context=HERE[place]))
    watched(Simulation(scenario, seed=SEED, start=start_in(place), months=MONTHS))


@pytest.mark.slow
@settings(relaxed, max_examples=400)
@given(data=st.data(), place=st.sampled_from([*HERE]))
def test_everything_adds_up_under_many_policies(data: st.DataObject, place: str) -> None:
    scenario = data.draw(scenarios(months=MONTHS, context=HERE[place]))
    watched(Simulation(scenario, seed=SEED, start=start_in(place), months=MONTHS))


@pytest.mark.slow
@settings(relaxed, max_examples=100)
@given(scenario=scenarios(months=18), seed=st.integers(0, 2**63 - 1))
def test_everything_adds_up_in_any_circumstances(scenario: Scenario, seed: int) -> None:
    watched(Simulation(scenario, seed=seed, months=18))


def test_every_setting_of_every_instrument_can_be_drawn() -> None:
    assert set(SETTINGS) == set(instrument_classes())
    assert all(SETTINGS.values())
