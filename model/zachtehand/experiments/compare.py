"""Compare: several policies on the same people with the same luck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from zachtehand.experiments.conduct import Finish, conduct
from zachtehand.experiments.engine import Progress, Study
from zachtehand.experiments.errors import ExperimentError
from zachtehand.experiments.plan import plan
from zachtehand.experiments.results import Comparison
from zachtehand.scenario import Scenario, as_scenario


def compare(
    scenarios: Sequence[Scenario | str | Path],
    *,
    own_contexts: bool = False,
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
) -> Comparison:
    """Compare scenarios; the first one is what the others are held against.

    Args:
        scenarios: two or more scenarios, names or files. All policies are put on the context of the
            first: its people, its labour market, its calendar.
        own_contexts: leave each policy in its own city instead. Then nothing is paired: there are no
            differences, only levels beside each other.
        seeds, draws, months, parameters: see :func:`zachtehand.experiments.run.run`. All scenarios meet
            the same seeds and draws.
        workers, cluster, out, progress, command, finish: see :func:`zachtehand.experiments.conduct.conduct`.

    Raises:
        InputError: something in what was asked is not possible; nothing is written.
        ExecutionError: a simulation failed.
    """
    laid_out = comparison(scenarios, own_contexts=own_contexts, seeds=seeds, draws=draws, months=months, parameters=parameters)
    result = conduct(laid_out, workers=workers, cluster=cluster, out=out, progress=progress, command=command, finish=finish)
    assert isinstance(result, Comparison)
    return result


def comparison(
    scenarios: Sequence[Scenario | str | Path],
    *,
    own_contexts: bool,
    seeds: int | Sequence[int],
    draws: int | None,
    months: int,
    parameters: Mapping[str, float] | None = None,
) -> Study:
    """Lay out a comparison; see :func:`compare`. Raises InputError."""
    chosen = [as_scenario(scenario) for scenario in scenarios]
    if len(chosen) < 2:
        raise ExperimentError("no_scenarios")
    if not own_contexts:
        chosen = [chosen[0].with_policy_of(scenario) for scenario in chosen]
    return plan("compare", chosen, seeds=seeds, draws=draws, months=months, parameters=parameters)
