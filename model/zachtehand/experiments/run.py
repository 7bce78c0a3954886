"""Run: one scenario in one or more worlds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from zachtehand.experiments.conduct import Finish, conduct
from zachtehand.experiments.engine import Progress
from zachtehand.experiments.plan import plan
from zachtehand.experiments.results import Result
from zachtehand.scenario import Scenario, as_scenario


def run(
    scenario: Scenario | str | Path,
    *,
    seeds: int | Sequence[int] = 8,
    draws: int | None = None,
    months: int = 60,
    parameters: Mapping[str, float] | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
    command: str | None = None,
    finish: Finish | None = None,
) -> Result:
    """Run one scenario.

    Args:
        scenario: a scenario, its name, or its file.
        seeds: how many (0, 1, 2, …), or the seeds themselves.
        draws: over how many draws of the uncertain parameters the seeds take turns; None is one draw
            per seed, 0 is the declared values everywhere.
        months: length of each simulation.
        parameters: values by dotted path that replace the declared ones and are not drawn.
        workers, cluster, out, progress, command, finish: see :func:`zachtehand.experiments.conduct.conduct`.

    Raises:
        InputError: something in what was asked is not possible; nothing is written.
        ExecutionError: a simulation failed.
    """
    laid_out = plan("run", [as_scenario(scenario)], seeds=seeds, draws=draws, months=months, parameters=parameters)
    return conduct(laid_out, workers=workers, cluster=cluster, out=out, progress=progress, command=command, finish=finish)
