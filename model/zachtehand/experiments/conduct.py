"""From a study to a result: what runs and comparisons have in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from zachtehand.experiments.background import write_background
from zachtehand.experiments.engine import Progress, Stored, Study, carry_out
from zachtehand.experiments.results import Result, result_of
from zachtehand.experiments.tables import write_differences

Finish = Callable[[Path], object]
"""Adds something (a report, for one) to a complete folder."""


def conduct(
    study: Study,
    *,
    workers: int | None = None,
    cluster: str | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
    command: str | None = None,
    finish: Finish | None = None,
) -> Result:
    """Carry out a study, add what the points differ by, and what a report has to know beside the numbers.

    Args:
        finish: adds to the stored folder, for instance a report.
        workers, cluster, out, progress, command: see :func:`zachtehand.experiments.engine.carry_out.carry_out`.

    Raises:
        InputError, ExecutionError, Stopped: see there.
    """

    def complete(stored: Stored) -> None:
        write_differences(stored)
        write_background(stored)
        if finish is not None and stored.folder is not None:
            finish(stored.folder)

    done = carry_out(study, out=out, workers=workers, cluster=cluster, progress=progress, command=command, finish=complete)
    return result_of(done)
