"""What load does to caseworkers in a run: the whole chain from norm and caseload to burnout and leaving."""

from __future__ import annotations

import pytest

from zachtehand.observation import Observed
from zachtehand.scenario import load
from zachtehand.simulation import Simulation


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
