"""Zachte Hand: an agent-based simulation of activation policy in social assistance.

The model is made to compare policies on outflow and wellbeing, with costs and with fairness of
attention. The same words work here as on the command line:

    import zachtehand

    comparison = zachtehand.compare(["rotterdam", "amsterdam"], seeds=20)
    comparison.outcomes          # a pandas table: scenario, seed, draw, month, group, indicator, value, unit
    comparison.plot()
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zachtehand.laboratory import optimise, sensitivity, sweep, unless

if TYPE_CHECKING:
    from zachtehand.experiments.engine import Progress
    from zachtehand.experiments.results import Comparison, Result
    from zachtehand.scenario import Scenario

__all__ = ["compare", "load", "optimise", "run", "scenarios", "sensitivity", "sweep", "unless", "what_if"]


def run(
    scenario: Scenario | str | Path,
    *,
    seeds: int | Sequence[int] = 8,
    draws: int | None = None,
    months: int = 60,
    workers: int | None = None,
    cluster: str | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
) -> Result:
    """Run one scenario.

    Args:
        scenario: a scenario, its name, or its YAML file.
        seeds: how many worlds, or the seeds themselves.
        draws: number of draws of the uncertain parameters; None is one per seed, 0 the declared values.
        months: length of the run.
        workers: number of processes; None is one per core.
        cluster: address of the scheduler of a Dask cluster, whose workers are used instead.
        out: folder for the results; if it holds the same run unfinished, that is gone on with. None keeps them in memory.
        progress: called with (simulations done, simulations in all).

    Raises:
        InputError: something in what was asked is not possible; nothing is written.
    """
    from zachtehand.experiments.run import run as run_experiment

    return run_experiment(scenario, seeds=seeds, draws=draws, months=months, workers=workers, cluster=cluster, out=out, progress=progress)


def compare(
    scenarios: Sequence[Scenario | str | Path],
    *,
    own_contexts: bool = False,
    seeds: int | Sequence[int] = 8,
    draws: int | None = None,
    months: int = 60,
    workers: int | None = None,
    cluster: str | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare policies on the people of the first scenario, with the same luck.

    Args:
        scenarios: two or more scenarios, names or YAML files; the others are held against the first.
        own_contexts: leave each policy in its own city; then nothing is paired.
        seeds, draws, months, workers, cluster, out, progress: see :func:`run`.

    Raises:
        InputError: something in what was asked is not possible; nothing is written.
    """
    from zachtehand.experiments.compare import compare as compare_experiment

    return compare_experiment(
        scenarios, own_contexts=own_contexts, seeds=seeds, draws=draws, months=months, workers=workers, cluster=cluster, out=out, progress=progress
    )


def what_if(
    scenario: Scenario | str | Path,
    changes: Mapping[str, Any],
    *,
    seeds: int | Sequence[int] = 8,
    draws: int | None = None,
    months: int = 60,
    workers: int | None = None,
    cluster: str | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare a scenario with itself after changes.

    Args:
        scenario: a scenario, its name, or its YAML file.
        changes: value by path, such as ``{"caseload": 100, "contact.warmth": 0.5}``. A change of the context
            (``context.…``) gives other people or another labour market: then nothing is paired.
        seeds, draws, months, workers, cluster, out, progress: see :func:`run`.

    Raises:
        InputError: something in what was asked is not possible; nothing is written.
    """
    before = scenario if not isinstance(scenario, str | Path) else load(scenario)
    after = before.changed(changes)
    return compare(
        [before, after], own_contexts=after.context != before.context,
        seeds=seeds, draws=draws, months=months, workers=workers, cluster=cluster, out=out, progress=progress,
    )  # fmt: skip


def load(name_or_path: str | Path) -> Scenario:
    """A scenario by its name or from a YAML file. Raises InputError."""
    from zachtehand.scenario import load as load_scenario

    return load_scenario(name_or_path)


def scenarios() -> list[Scenario]:
    """All scenarios that come with the package, by name."""
    from zachtehand.scenario import names

    return [load(name) for name in names()]
