"""Results per 1,000 clients do not depend on the number of clients beyond noise."""

from __future__ import annotations

import numpy as np
import pytest

from zachtehand.indicators import INDICATORS
from zachtehand.scenario import load
from zachtehand.simulation import Simulation

MONTHS = 36
LAST_YEAR = slice(MONTHS - 12, MONTHS)
HEADLINES = [key for key, indicator in INDICATORS.items() if indicator.headline]


def levels(name: str, *, clients: int, seed: int) -> dict[str, float]:
    """Mean of the headline indicators over the last year."""
    observed = Simulation(load(name).with_context({"clients": clients}), seed=seed, months=MONTHS).run()
    return {key: float(np.nanmean(observed.series(key)[LAST_YEAR])) for key in HEADLINES}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["rotterdam", "ordinary"])
def test_two_and_twenty_thousand_clients_give_the_same_results_per_thousand(name: str) -> None:
    """The difference of the means is within four standard errors; the spread over seeds at 2,000 says how large luck is."""
    small = [levels(name, clients=2_000, seed=seed) for seed in range(12)]
    large = [levels(name, clients=20_000, seed=seed) for seed in range(100, 102)]
    too_far = {}
    for key in HEADLINES:
        at_small, at_large = np.array([level[key] for level in small]), np.array([level[key] for level in large])
        spread = at_small.std(ddof=1)
        error = spread * (1 / len(small) + 1 / (10 * len(large))) ** 0.5  # ten times the people: a tenth of the variance
        allowed = 4.0 * error + 0.005 * abs(at_small.mean())
        if abs(at_small.mean() - at_large.mean()) > allowed:
            too_far[key] = (at_small.mean(), at_large.mean(), allowed)
    assert not too_far


@pytest.mark.parametrize("clients", [10, 137])
def test_any_number_of_clients_runs(clients: int) -> None:
    observed = Simulation(load("amsterdam").with_context({"clients": clients}), seed=1, months=6).run()
    assert observed.size > 0
    assert np.isfinite(observed.series("on_benefit")).all()
    assert 0.3 * clients < observed.size < 1.7 * clients
