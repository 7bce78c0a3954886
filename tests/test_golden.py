"""Golden runs: small runs whose figures may change only on purpose, with a "Results change" line in the changelog.

They guard against changes that nobody meant; whether the figures are right is for other tests. After a
change on purpose: ``python tests/test_golden.py`` writes them anew. With the name of a file it writes them there.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from zachtehand.scenario import load
from zachtehand.simulation import Simulation

GOLDEN = Path(__file__).parent / "golden" / "figures.json"
SCENARIOS = ("parked", "ordinary", "rotterdam", "amsterdam", "basic-job", "basic-income", "basic-guidance", "utrecht")
INDICATORS = ("on_benefit", "in_work", "active_real", "active_registered", "hires", "talks", "trust", "life_satisfaction", "cost_municipality")
CLIENTS, MONTHS = 600, 18
CLOSE = 0.02
"""Processors round differently in the last bit, which may turn a few lives: hence not exactly equal."""


def figures(name: str) -> dict[str, float]:
    """Indicators of a small run: flows added up, stocks as the mean of the last half year."""
    observed = Simulation(load(name).with_context({"clients": CLIENTS}), seed=7, months=MONTHS).run()
    taken = {}
    for indicator in INDICATORS:
        series = observed.series(indicator)
        taken[indicator] = float(series.sum() if indicator in ("hires", "talks") else series[-6:].mean())
    return taken


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_run_gives_what_it_gave(name: str) -> None:
    golden = json.loads(GOLDEN.read_text())[name]
    now = figures(name)
    assert set(now) == set(golden)
    for indicator, value in golden.items():
        assert now[indicator] == pytest.approx(value, rel=CLOSE, abs=0.01), f"{indicator}: say so in CHANGELOG.md and write the figures anew"


def test_no_golden_column_is_constant() -> None:
    golden = json.loads(GOLDEN.read_text())
    for indicator in INDICATORS:
        assert np.ptp([golden[name][indicator] for name in SCENARIOS]) > 0, indicator


if __name__ == "__main__":
    (Path(sys.argv[1]) if sys.argv[1:] else GOLDEN).write_text(json.dumps({name: figures(name) for name in SCENARIOS}, indent=1) + "\n")
