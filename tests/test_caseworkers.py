"""What load does to caseworkers in a run: the whole chain from norm and caseload to burnout and leaving."""

from __future__ import annotations

import numpy as np
import pytest

from zachtehand.observation import Observed
from zachtehand.parameters import changed
from zachtehand.scenario import load
from zachtehand.simulation import Simulation
from zachtehand.steps import labour_market
from zachtehand.steps.employability import employability
from zachtehand.submodels import Parameters
from zachtehand.world import World


def under(caseload: int) -> Observed:
    """Three years in which the policy wants six talks a year with everyone."""
    scenario = load("ordinary").changed({"context.clients": 2_000, "caseload": caseload, "contact.talks_per_year": 6.0})
    return Simulation(scenario, seed=2, months=36).run()


@pytest.fixture(scope="module")
def light_and_heavy() -> tuple[Observed, Observed]:
    return under(60), under(500)


@pytest.mark.parametrize("indicator", ["caseworker_load", "caseworker_box_ticking", "caseworker_burnout"])
def test_too_many_clients_wear_caseworkers_out(light_and_heavy: tuple[Observed, Observed], indicator: str) -> None:
    light, heavy = light_and_heavy
    assert heavy.series(indicator)[-12:].mean() > light.series(indicator)[-12:].mean() + 0.05


def test_burnout_builds_up_slowly(light_and_heavy: tuple[Observed, Observed]) -> None:
    burnout = light_and_heavy[1].series("caseworker_burnout")
    assert burnout[0] + 0.02 < burnout[11] < burnout[-1]


def test_trust_is_lost_with_the_rapport_that_goes_and_continuity_keeps_both() -> None:
    parameters = changed(Parameters(), {"casework.turnover": 0.02, "casework.continuity": 0.8, "trust.weight_leaving": 0.5})
    policy = {"context.clients": 1_000, "caseload": 40}
    trust, start = {}, None
    for continuity in (0.0, 1.0):
        scenario = load("ordinary").changed({**policy, "guidance.continuity": continuity})
        simulation = Simulation(scenario, seed=2, months=24, parameters=parameters, start=start)
        start = simulation.start
        lost = 0.0
        for _ in range(24):
            before = simulation.clients.rapport.copy()
            simulation.step()
            happened = simulation.world.happened
            assert (happened.rapport_lost[~happened.caseworker_left] == 0).all()
            assert (happened.rapport_lost[: before.size] <= before + 1e-6).all()
            lost += float(happened.rapport_lost.sum())
        assert lost > 1
        trust[continuity] = simulation.observed().series("trust")[-1]
    assert trust[1.0] > trust[0.0] + 5e-4


@pytest.mark.parametrize("name", ["rotterdam", "tilburg-experiment", "best-of-three"])
def test_the_employability_of_the_month_still_holds_when_people_search(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is worked out once, for caseworkers and for the search: nothing that it follows from changes in between."""
    searched, search = [], labour_market._search

    def checked(world: World) -> None:
        now = employability(world.clients, world.parameters.employability)
        assert now.any()
        assert np.array_equal(world.happened.seen_by_employers, now)
        searched.append(world.calendar.month)
        search(world)

    monkeypatch.setattr(labour_market, "_search", checked)
    run = Simulation(load(name).with_context({"clients": 600}), seed=4, months=9)
    searched.clear()
    run.run()
    assert searched == [*range(1, 10)]
