"""The commands that ask the model at many points: sweep, and plot for the picture of any result."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from zachtehand.cli_options import Clients, Draws, Out, Workers
from zachtehand.cli_requests import check_new_folder, whole
from zachtehand.texts import Language, text

ScenarioOrDesign = Annotated[str, typer.Argument(metavar="SCENARIO|DESIGN", help="help.scenario_or_design")]
Over = Annotated[list[str] | None, typer.Option("--over", metavar="PATH=VALUES", help="help.over")]
Seeds = Annotated[str | None, typer.Option("--seeds", metavar="N", help="help.seeds")]
Months = Annotated[str | None, typer.Option("--months", metavar="N", help="help.months")]
Indicators = Annotated[str | None, typer.Option("--indicators", metavar="KEY,KEY", help="help.indicators")]
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
) -> None:
    """One policy with its settings, or what is assumed about the world, varied."""
    from zachtehand.cli_output import progress_shown
    from zachtehand.experiments.designs.design_files import SweepAsked, indicators_named, read_asked
    from zachtehand.experiments.designs.notation import asked_in_document, asked_on_command_line
    from zachtehand.experiments.designs.pictures import drawn_in
    from zachtehand.experiments.sweeps.sweep import SweepPlan

    language = context.obj.language
    folder, cores = new_folder("sweep", scenario, out), None if workers is None else whole("--workers", workers)
    file, options = file_and_options(
        scenario, "sweep", design=design, points=points, seeds=seeds, draws=draws, months=months, clients=clients, indicators=indicators
    )
    asked, document = read_asked(SweepAsked, file, options)
    indicators_named(asked.indicators, document, "indicators")
    plan = SweepPlan(asked, [asked_on_command_line(each) for each in over] if over else asked_in_document(document, "over"))
    values = {"points": len(plan.points), "worlds": asked.seeds, "simulations": plan.simulations}
    print(text("design.cost", language, values))
    with progress_shown(language) as progress:
        plan.carry_out(workers=cores, out=folder, progress=progress, command=context.obj.command, finish=drawn_in(language))
    print_where(folder, language)


def plot(
    context: typer.Context,
    results: Annotated[str, typer.Argument(metavar="RESULTS", help="help.results")],
    out: Annotated[str | None, typer.Option("--out", metavar="FILE", help="help.plot_out")] = None,
) -> None:
    """The picture of stored results, drawn again."""
    from zachtehand.experiments.designs.pictures import PICTURE, picture_of, write_picture

    language = context.obj.language
    file = Path(out) if out is not None else Path(results) / PICTURE
    write_picture(picture_of(Path(results), language), file)
    print(text("design.picture", language, {"path": shlex.quote(str(file))}))


def file_and_options(scenario: str, kind: str, **given: str | None) -> tuple[str | None, dict[str, tuple[str, Any]]]:
    """The design file if the argument is one, and what was typed by key, with the name of each option. Raises InputError."""
    from zachtehand.experiments.designs.design_files import is_design, typed

    options: dict[str, tuple[str, Any]] = {}
    for key, value in given.items():
        option = f"--{key.replace('_', '-')}"
        options[key] = (option, value.split(",") if key == "indicators" and value is not None else typed(option, value))
    if is_design(scenario, kind):
        return scenario, options
    return None, {"scenario": ("SCENARIO", scenario), **options}


def new_folder(verb: str, scenario: str, out: str | None) -> Path:
    """Where the results go. Raises InputError where something stands already."""
    folder = Path(out) if out is not None else Path("results") / f"{verb}-{Path(scenario).stem}-{datetime.now():%Y%m%d-%H%M%S}"
    check_new_folder(folder)
    return folder


def print_where(folder: Path, language: Language) -> None:
    """Say where the results and the picture are."""
    from zachtehand.experiments.designs.pictures import PICTURE

    print(text("output.folder", language, {"path": shlex.quote(str(folder))}))
    print(text("design.picture", language, {"path": shlex.quote(str(folder / PICTURE))}))


COMMANDS: dict[str, Callable[..., None]] = {"sweep": sweep, "plot": plot}
"""By name, in the order of the help."""
