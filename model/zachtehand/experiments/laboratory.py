"""The laboratory from Python: the model at many points, with the words of the command line.

The package itself offers what stands here: ``zachtehand.sweep("rotterdam", {"pressure": (0, 1)})``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from zachtehand.experiments.engine import Progress
    from zachtehand.experiments.optimisation.result import Front
    from zachtehand.experiments.sensitivity.result import Sensitivity
    from zachtehand.experiments.sensitivity.unless import Unless
    from zachtehand.experiments.sweeps.result import Sweep
    from zachtehand.scenario import Scenario


def sweep(
    scenario: Scenario | str | Path,
    over: Mapping[str, Any],
    *,
    design: Literal["grid", "lhs", "sobol", "list"] | None = None,
    points: int | None = None,
    indicators: Sequence[str] | None = None,
    draws: int | None = None,
    seeds: int | None = None,
    months: int | None = None,
    clients: int | None = None,
    out: str | Path | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    progress: Progress | None = None,
) -> Sweep:
    """Vary settings of a policy, or what is assumed about the world.

    Args:
        scenario: a scenario, its name, or its YAML file.
        over: by path what varies: None (the declared range), a pair (low, high), a list of values, or the notation of the
            command line ("0:1:5").
        out, workers, progress: see :func:`zachtehand.run`.
        cluster: address of the scheduler of a Dask cluster.
        design, points, indicators, seeds, draws, months, clients: as in a design file; None is the default there.

    Raises:
        InputError: something in what was asked is not possible; nothing is written.
    """
    from zachtehand.experiments.designs.design_files import SweepAsked, from_python
    from zachtehand.experiments.designs.execution import Execution
    from zachtehand.experiments.designs.notation import asked_in_python
    from zachtehand.experiments.sweeps.sweep import SweepPlan

    asked = {
        "scenario": _name(scenario), "design": design, "points": points, "indicators": None if indicators is None else list(indicators),
        "draws": draws, "seeds": seeds, "months": months, "clients": clients,
    }  # fmt: skip
    plan = SweepPlan(from_python(SweepAsked, asked), asked_in_python(over), policy=scenario)
    return plan.carry_out(Execution(out=out, workers=workers, cluster=cluster, progress=progress))


def sensitivity(
    policies: Sequence[Scenario | str | Path],
    over: Mapping[str, Any] | None = None,
    *,
    indicator: str | None = None,
    within: Literal["prior", "ensemble"] | None = None,
    by: Literal["groups", "parameters"] | None = None,
    trajectories: int | None = None,
    top: int | None = None,
    base: int | None = None,
    seeds: int | None = None,
    months: int | None = None,
    clients: int | None = None,
    out: str | Path | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    progress: Progress | None = None,
) -> Sensitivity:
    """Find which assumptions decide an outcome, or the difference between two policies.

    Args:
        policies: one scenario, name or YAML file, or two of which the second minus the first is examined.
        over: as in :func:`sweep`; None is all uncertain parameters.
        out, workers, cluster, progress: see :func:`sweep`.
        indicator, within, by, trajectories, top, base, seeds, months, clients: as in a design file; None is the default there.

    Raises:
        InputError: something in what was asked is not possible, or SALib is not installed.
    """
    from zachtehand.experiments.designs.design_files import SensitivityAsked, from_python
    from zachtehand.experiments.designs.execution import Execution
    from zachtehand.experiments.designs.notation import asked_in_python
    from zachtehand.experiments.sensitivity.analysis import SensitivityPlan

    asked = {
        "policies": [_name(each) for each in policies], "indicator": indicator, "within": within, "by": by, "trajectories": trajectories,
        "top": top, "base": base, "seeds": seeds, "months": months, "clients": clients,
    }  # fmt: skip
    plan = SensitivityPlan(from_python(SensitivityAsked, asked), asked_in_python(over or {}), policies=policies)
    return plan.carry_out(Execution(out=out, workers=workers, cluster=cluster, progress=progress))


def unless(
    policies: Sequence[Scenario | str | Path],
    *,
    indicator: str | None = None,
    within: Literal["prior", "ensemble"] | None = None,
    draws: int | None = None,
    seeds: int | None = None,
    months: int | None = None,
    clients: int | None = None,
    out: str | Path | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    progress: Progress | None = None,
) -> Unless:
    """Find which assumption would turn the conclusion about two policies around.

    Args:
        policies: two scenarios, names or YAML files; the second is held against the first.
        out, workers, cluster, progress: see :func:`sweep`.
        indicator, within, draws, seeds, months, clients: as in a design file; None is the default there.

    Raises:
        InputError: something in what was asked is not possible, or the EMA workbench is not installed.
    """
    from zachtehand.experiments.designs.design_files import UnlessAsked, from_python
    from zachtehand.experiments.designs.execution import Execution
    from zachtehand.experiments.sensitivity.unless import UnlessPlan

    asked = {
        "policies": [_name(each) for each in policies], "indicator": indicator, "within": within, "draws": draws, "seeds": seeds,
        "months": months, "clients": clients,
    }  # fmt: skip
    plan = UnlessPlan(from_python(UnlessAsked, asked), policies=policies)
    return plan.carry_out(Execution(out=out, workers=workers, cluster=cluster, progress=progress))


def optimise(
    scenario: Scenario | str | Path,
    over: Mapping[str, Any] | None = None,
    *,
    budget: float | None = None,
    outflow: str | None = None,
    wellbeing: str | None = None,
    reached: float | None = None,
    population: int | None = None,
    generations: int | None = None,
    draws: int | None = None,
    seeds: int | None = None,
    months: int | None = None,
    clients: int | None = None,
    out: str | Path | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    progress: Progress | None = None,
) -> Front:
    """Search for policy mixes under a budget of which none is better than another on everything.

    Args:
        scenario: the policy whose settings are mixed: a scenario, its name, or its YAML file.
        over: levers, as in :func:`sweep`; None is pressure, caseload and basic jobs.
        budget: most that may be spent on caseworkers, places and guidance, in EUR per client a year; None is no limit.
        outflow, wellbeing, reached, population, generations, draws, seeds, months, clients: as in a design file; None is the default there.
        out, workers, cluster, progress: see :func:`sweep`.

    Raises:
        InputError: something in what was asked is not possible, or pymoo is not installed.
    """
    from zachtehand.experiments.designs.design_files import OptimiseAsked, from_python
    from zachtehand.experiments.designs.execution import Execution
    from zachtehand.experiments.designs.notation import asked_in_python
    from zachtehand.experiments.optimisation.optimise import OptimisePlan

    asked = {
        "scenario": _name(scenario), "budget": budget, "outflow": outflow, "wellbeing": wellbeing, "reached": reached, "population": population,
        "generations": generations, "draws": draws, "seeds": seeds, "months": months, "clients": clients,
    }  # fmt: skip
    plan = OptimisePlan(from_python(OptimiseAsked, asked), asked_in_python(over or {}), policy=scenario)
    return plan.carry_out(Execution(out=out, workers=workers, cluster=cluster, progress=progress))


def _name(scenario: Scenario | str | Path) -> str:
    """What a scenario is called in a design, whose points hold it in full."""
    return str(scenario) if isinstance(scenario, str | Path) else scenario.name
