"""Simulations that take long: now and then they keep their state, so that a process that is killed costs minutes and not hours.

The state stands under the address of the cell, which says that it goes on with the same numbers. Keeping it never
takes more than a twentieth of the time, and that it cannot be kept (a full disk, for one) stops nothing.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from zachtehand.experiments.errors import ExperimentError

if TYPE_CHECKING:
    from zachtehand.observation import Observed
    from zachtehand.simulation import Simulation

SECONDS_BETWEEN = 60.0
"""What is lost at most when a process is killed."""
_TIMES_THE_WRITING = 20.0


def begun_before(checkpoint: Path | None) -> Simulation | None:
    """The simulation that was begun before, as far as it had come; None if there is none, or none that can be gone on with."""
    if checkpoint is None or not checkpoint.is_file():
        return None
    from zachtehand.experiments.engine.checkpoint import resume

    try:
        return resume(checkpoint)
    except ExperimentError:
        return None


def run_keeping_state(simulation: Simulation, checkpoint: Path | None) -> Observed:
    """Run to the end; what was seen.

    Args:
        checkpoint: where the state is kept now and then; its folder is made when that is first needed. None if nowhere.
    """
    if checkpoint is None:
        return simulation.run()
    wait, last = SECONDS_BETWEEN, time.monotonic()
    while simulation.month < simulation.months:
        simulation.step()
        begun = time.monotonic()
        if begun - last >= wait and simulation.month < simulation.months:
            _keep(simulation, checkpoint)
            last = time.monotonic()
            wait = max(SECONDS_BETWEEN, _TIMES_THE_WRITING * (last - begun))
    return simulation.observed()


def _keep(simulation: Simulation, checkpoint: Path) -> None:
    from zachtehand.experiments.engine.checkpoint import save

    try:
        checkpoint.parent.mkdir(exist_ok=True)
        save(simulation, checkpoint)
    except OSError:
        pass  # what cannot be kept is done again, if it comes to that
