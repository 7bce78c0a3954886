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

from zachtehand.experiments.laboratory import optimise, sensitivity, sweep, unless

if TYPE_CHECKING:
    from zachtehand.experiments.engine import Progress
    from zachtehand.experiments.results import Comparison, Result
    from zachtehand.experiments.trials.conduct import TrialResult
    from zachtehand.scenario import Scenario
    from zachtehand.twins.twin import Twin

__all__ = ["compare", "load", "optimise", "run", "scenarios", "sensitivity", "sweep", "trial", "trials", "twin", "unless", "what_if"]


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
    from zachtehand.scenario import as_scenario

    before = as_scenario(scenario)
    after = before.changed(changes)
    return compare(
        [before, after], own_contexts=after.context != before.context,
        seeds=seeds, draws=draws, months=months, workers=workers, cluster=cluster, out=out, progress=progress,
    )  # fmt: skip


def twin(
    first: Scenario | str | Path,
    second: Scenario | str | Path,
    *,
    person: int | str = "most-changed",
    seed: int = 0,
    draw: int = 0,
    months: int = 60,
    progress: Progress | None = None,
) -> Twin:
    """Follow one person under two policies, on the people of the first scenario with the same luck.

    Args:
        first, second: scenarios, names or YAML files.
        person: number of a person, or how to choose one: "most-changed", "gains-most", "loses-most", "typical",
            "worst-off" or "best-off" (see :class:`zachtehand.twins.choice.Choice`).
        seed: the people and their luck.
        draw: of the uncertain parameters; 0 is the declared values.
        months: length of the run.
        progress: called with (simulations done, simulations in all).

    Raises:
        InputError: something in what was asked is not possible.
    """
    from zachtehand.scenario import as_scenario
    from zachtehand.twins.follow import check_person, twin_of
    from zachtehand.twins.pair import live_pair

    wanted = check_person(person)
    return twin_of(live_pair(as_scenario(first), as_scenario(second), seed=seed, draw=draw, months=months, progress=progress), wanted)


def trial(
    trial: str | Path | Mapping[str, Any],
    *,
    seeds: int | Sequence[int] = 16,
    draws: int | None = None,
    clients: int | None = None,
    participants: int | None = None,
    workers: int | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
) -> TrialResult:
    """Carry out a randomised trial inside the model, a pilot in each world.

    Args:
        trial: its name (see :func:`trials`), its YAML file, or the keys of such a file as a dict.
        seeds: how many worlds, or the seeds themselves.
        draws: number of draws of the uncertain parameters; None is one per seed, 0 the declared values.
        clients: in the municipality, instead of what the trial says.
        participants: in all arms together, instead of what the trial says.
        workers, out, progress: see :func:`run`.

    Returns:
        The result: ``estimates`` and ``participants`` are pandas tables, ``summary`` sums them up, ``power()`` says what
        a pilot can find, ``plot()`` draws it.

    Raises:
        InputError: something in what was asked is not possible; nothing is written.
    """
    from zachtehand.experiments.trials.conduct import trial as carry_out

    return carry_out(trial, seeds=seeds, draws=draws, clients=clients, participants=participants, workers=workers, out=out, progress=progress)


def trials() -> list[str]:
    """The names of the trials that come with the package."""
    from zachtehand.experiments.trials.files import trial_names

    return trial_names()


def load(name_or_path: str | Path) -> Scenario:
    """A scenario by its name or from a YAML file. Raises InputError."""
    from zachtehand.scenario import load as load_scenario

    return load_scenario(name_or_path)


def scenarios() -> list[Scenario]:
    """All scenarios that come with the package, by name."""
    from zachtehand.scenario import names

    return [load(name) for name in names()]
