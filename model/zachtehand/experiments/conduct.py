"""From a plan to a result: what every kind of experiment has in common."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from zachtehand.experiments import store
from zachtehand.experiments.execute import Progress, execute
from zachtehand.experiments.manifest import manifest_of
from zachtehand.experiments.plan import Plan
from zachtehand.experiments.results import Result, result_class


def conduct(
    plan: Plan,
    *,
    workers: int | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
    command: str | None = None,
    finish: store.Finish | None = None,
) -> Result:
    """Carry out a plan and, if a folder is given, store the result.

    Args:
        workers: number of processes; None is one per available core.
        out: a folder that does not exist yet; None keeps the result in memory.
        progress: called with (cells done, cells in all).
        command: what the user typed, for the manifest.
        finish: adds to the stored folder before it appears, for instance a report.

    Raises:
        InputError: the folder exists (before any work is done) or cannot be written.
        ExecutionError: a simulation failed.
    """
    if out is not None:
        store.refuse_existing(Path(out))
    started, clock = datetime.now(UTC).isoformat(timespec="seconds"), time.perf_counter()
    observations = execute(plan, workers=workers, progress=progress)
    manifest = manifest_of(plan, observations, command=command, started=started, seconds=time.perf_counter() - clock)
    result = result_class(manifest)(manifest, observations.values, observations.ledger)
    return result if out is None else result.save(out, finish=finish)
