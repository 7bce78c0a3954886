"""The commands that ask the model at many points: sweep, sensitivity, unless, optimise; and plot for the picture of any results."""

from __future__ import annotations

import math
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from zachtehand.cli.options import Clients, Cluster, Draws, Out, Workers
from zachtehand.cli.requests import check_folder, whole
from zachtehand.texts import text, with_marks

ScenarioOrDesign = Annotated[str, typer.Argument(metavar="SCENARIO|DESIGN", help="help.scenario_or_design")]
PoliciesOrDesign = Annotated[list[str], typer.Argument(metavar="SCENARIO [SCENARIO]|DESIGN", help="help.policies_or_design")]
Over = Annotated[list[str] | None, typer.Option("--over", metavar="PATH=VALUES", help="help.over")]
Seeds = Annotated[str | None, typer.Option("--seeds", metavar="N", help="help.seeds")]
Months = Annotated[str | None, typer.Option("--months", metavar="N", help="help.months")]
Indicators = Annotated[str | None, typer.Option("--indicators", metavar="KEY,KEY", help="help.indicators")]
Indicator = Annotated[str | None, typer.Option("--indicator", metavar="KEY", help="help.indicator")]
Points = Annotated[str | None, typer.Option("--points", metavar="N", help="help.points")]


def sweep(
    context: typer.Context,
    scenario: ScenarioOrDesign,
    over: Over = None,
    design: Annotated[str | None, typer.Option("--design", metavar="grid|lhs|sobol|list", help="help.design")] = None,
    points: Points = None,
    seeds: Seeds = None,
    draws: Draws = None,
    months: Months = None,
    clients: Clients = None,
    indicators: Indicators = None,
    out: Out = None,
    workers: Workers = None,
    cluster: Cluster = None,
) -> None:
    """One policy with its settings, or what is assumed about the world, varied."""
    from zachtehand.experiments.designs.design_files import SweepAsked, read_asked
    from zachtehand.experiments.sweeps.sweep import SweepPlan

    language = context.obj.language
    given = {"design": design, "points": points, "seeds": seeds, "draws": draws, "months": months, "clients": clients}
    file, options = _file_and_options("sweep", scenario, given)
    if indicators is not None:
        options["indicators"] = ("--indicators", indicators.split(","))
    asked, document = read_asked(SweepAsked, file, options if file else {"scenario": ("SCENARIO", scenario), **options})
    plan = SweepPlan(asked, _asked_over(over, document))
    print(text("design.cost", language, {"points": len(plan.points), "worlds": asked.seeds, "simulations": plan.simulations}))
    _carry_out(plan, context, "sweep", out, workers, cluster)


def sensitivity(
    context: typer.Context,
    policies: PoliciesOrDesign,
    indicator: Indicator = None,
    over: Over = None,
    within: Annotated[str | None, typer.Option("--within", metavar="prior|ensemble", help="help.within")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="groups|parameters", help="help.by")] = None,
    trajectories: Annotated[str | None, typer.Option("--trajectories", metavar="N", help="help.trajectories")] = None,
    top: Annotated[str | None, typer.Option("--top", metavar="N", help="help.top")] = None,
    base: Annotated[str | None, typer.Option("--base", metavar="N", help="help.base")] = None,
    seeds: Annotated[str | None, typer.Option("--seeds", metavar="N", help="help.seeds_per_point")] = None,
    months: Months = None,
    clients: Clients = None,
    out: Out = None,
    workers: Workers = None,
    cluster: Cluster = None,
) -> None:
    """Which assumptions decide an outcome, or the difference between two policies."""
    from zachtehand.cli.output import console
    from zachtehand.experiments.designs.design_files import SensitivityAsked, read_asked
    from zachtehand.experiments.sensitivity.analysis import SensitivityPlan

    language = context.obj.language
    given = {
        "indicator": indicator, "within": within, "by": by, "trajectories": trajectories, "top": top, "base": base,
        "seeds": seeds, "months": months, "clients": clients,
    }  # fmt: skip
    file, options = _file_and_options("sensitivity", policies[0], given)
    asked, document = read_asked(SensitivityAsked, file, options if file else {"policies": ("SCENARIO", policies), **options})
    plan = SensitivityPlan(asked, _asked_over(over, document))
    values = {"factors": len(plan.factors.names), "parameters": len(plan.factors.dimensions), "simulations": plan.simulations}
    print(text("sensitivity.cost", language, values))
    found = _carry_out(plan, context, "sensitivity", out, workers, cluster)
    console().print(found.table(language))


def unless(
    context: typer.Context,
    policies: PoliciesOrDesign,
    indicator: Indicator = None,
    within: Annotated[str | None, typer.Option("--within", metavar="prior|ensemble", help="help.within")] = None,
    draws: Annotated[str | None, typer.Option("--draws", metavar="N", help="help.plausible_worlds")] = None,
    seeds: Annotated[str | None, typer.Option("--seeds", metavar="N", help="help.seeds_per_draw")] = None,
    months: Months = None,
    clients: Clients = None,
    out: Out = None,
    workers: Workers = None,
    cluster: Cluster = None,
) -> None:
    """Which assumption would turn a conclusion around."""
    from zachtehand.experiments.designs.design_files import UnlessAsked, read_asked
    from zachtehand.experiments.sensitivity.unless import UnlessPlan

    language = context.obj.language
    given = {"indicator": indicator, "within": within, "draws": draws, "seeds": seeds, "months": months, "clients": clients}
    file, options = _file_and_options("unless", policies[0], given)
    asked, _ = read_asked(UnlessAsked, file, options if file else {"policies": ("SCENARIO", policies), **options})
    plan = UnlessPlan(asked)
    print(text("unless.cost", language, {"worlds": asked.draws, "simulations": plan.simulations}))
    found = _carry_out(plan, context, "unless", out, workers, cluster)
    print("\n".join(found.words(language)))


def optimise(
    context: typer.Context,
    scenario: ScenarioOrDesign,
    over: Over = None,
    budget: Annotated[str | None, typer.Option("--budget", metavar="EUR", help="help.budget")] = None,
    outflow: Annotated[str | None, typer.Option("--outflow", metavar="KEY", help="help.outflow")] = None,
    wellbeing: Annotated[str | None, typer.Option("--wellbeing", metavar="KEY", help="help.wellbeing")] = None,
    reached: Annotated[str | None, typer.Option("--reached", metavar="SHARE", help="help.reached")] = None,
    population: Annotated[str | None, typer.Option("--population", metavar="N", help="help.population")] = None,
    generations: Annotated[str | None, typer.Option("--generations", metavar="N", help="help.generations")] = None,
    seeds: Seeds = None,
    draws: Draws = None,
    months: Months = None,
    clients: Clients = None,
    out: Out = None,
    workers: Workers = None,
    cluster: Cluster = None,
) -> None:
    """The policy mixes under a budget of which none is better than another on everything."""
    from zachtehand.experiments.designs.design_files import OptimiseAsked, read_asked
    from zachtehand.experiments.optimisation.optimise import OptimisePlan

    language = context.obj.language
    given = {
        "budget": budget, "outflow": outflow, "wellbeing": wellbeing, "reached": reached, "population": population,
        "generations": generations, "seeds": seeds, "draws": draws, "months": months, "clients": clients,
    }  # fmt: skip
    file, options = _file_and_options("optimise", scenario, given)
    asked, document = read_asked(OptimiseAsked, file, options if file else {"scenario": ("SCENARIO", scenario), **options})
    plan = OptimisePlan(asked, _asked_over(over, document))
    values = {
        "mixes": with_marks(f"{math.prod(plan.mixes.sizes):,}", language),
        "worlds": asked.seeds,
        "simulations": plan.simulations,
    }
    print(text("optimise.cost", language, values))
    if asked.budget is not None:
        clients_in_all = plan.base.context.clients
        million = with_marks(f"{asked.budget * clients_in_all / 1e6:,.1f}", language)
        print(text("optimise.budget", language, {"budget": f"{asked.budget:g}", "million": million, "clients": clients_in_all}))
    found = _carry_out(plan, context, "optimise", out, workers, cluster)
    print("\n".join(found.words(language)))


def plot(
    context: typer.Context,
    results: Annotated[str, typer.Argument(metavar="RESULTS", help="help.results")],
    out: Annotated[str | None, typer.Option("--out", metavar="FILE", help="help.plot_out")] = None,
) -> None:
    """The picture of stored results, drawn again."""
    from zachtehand.experiments.designs.pictures import PICTURE, format_of, write_picture
    from zachtehand.experiments.redraw import picture_of

    language = context.obj.language
    file = Path(out) if out is not None else Path(results) / PICTURE
    format_of(file)
    write_picture(picture_of(Path(results), language), file)
    print(text("design.picture", language, {"path": shlex.quote(str(file))}))


def _file_and_options(kind: str, first: str, given: Mapping[str, str | None]) -> tuple[str | None, dict[str, tuple[str, Any]]]:
    """The design file if the first argument is one, and what was typed by key, with the name of each option. Raises InputError."""
    from zachtehand.experiments.designs.design_files import is_design, typed

    options = {key: (f"--{key}", typed(f"--{key}", value)) for key, value in given.items()}
    return (first if is_design(first, kind) else None), options


def _asked_over(over: list[str] | None, document: Any) -> list[Any]:
    """What is to vary: what was typed, or else what stands in the design file. Raises InputError."""
    from zachtehand.experiments.designs.notation import asked_in_document, asked_on_command_line

    return [asked_on_command_line(each) for each in over] if over else asked_in_document(document, "over")


def _carry_out(plan: Any, context: typer.Context, verb: str, out: str | None, workers: str | None, cluster: str | None) -> Any:
    """Do what was planned, showing progress, and say where the results are: where was asked, or under a name that the plan alone decides."""
    from zachtehand.cli.output import progress_shown
    from zachtehand.experiments.designs.execution import Execution
    from zachtehand.experiments.designs.pictures import PICTURE

    language, cores = context.obj.language, None if workers is None else whole("--workers", workers)
    folder = Path(out) if out is not None else Path("results") / f"{verb}-{plan.address[:8]}"
    check_folder(folder)
    with progress_shown(language) as progress:
        execution = Execution(out=folder, workers=cores, cluster=cluster, progress=progress, command=context.obj.command, language=language)
        found = plan.carry_out(execution)
    print(text("output.folder", language, {"path": shlex.quote(str(folder))}))
    print(text("design.picture", language, {"path": shlex.quote(str(folder / PICTURE))}))
    return found


COMMANDS: dict[str, Callable[..., None]] = {"sweep": sweep, "sensitivity": sensitivity, "unless": unless, "optimise": optimise, "plot": plot}
"""By name, in the order of the help."""
