"""The commands that examine the model and its results: recreate, levels, sign, validate, calibrate and benchmark."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from zachtehand.cli.options import Clients, Cluster, Draws, Months, Out, Seeds, Workers
from zachtehand.cli.requests import check_folder, check_new_folder, positive, whole
from zachtehand.texts import text


def levels(context: typer.Context, seeds: Seeds = "20", clients: Clients = None, workers: Workers = None) -> None:
    """The hand-calibrated levels beside what is known of the cities."""
    from zachtehand.cli.output import progress_shown
    from zachtehand.experiments.levels import as_table, check_levels

    count, people = whole("--seeds", seeds), None if clients is None else whole("--clients", clients)
    cores = None if workers is None else whole("--workers", workers)
    with progress_shown(context.obj.language) as progress:
        outcomes = check_levels(seeds=count, clients=people, workers=cores, progress=progress)
    print(as_table(outcomes), end="")


def sign(
    context: typer.Context,
    draws: Draws = "100",
    clients: Clients = "4000",
    prior: Annotated[bool, typer.Option("--prior", help="help.prior")] = False,
    workers: Workers = None,
) -> None:
    """Drang against motivation over draws of what is uncertain."""
    from zachtehand.cli.output import progress_shown
    from zachtehand.experiments.sign import as_tables, study_sign

    count, people = whole("--draws", draws or "100", least=2), whole("--clients", clients or "4000")
    cores = None if workers is None else whole("--workers", workers)
    with progress_shown(context.obj.language) as progress:
        study = study_sign(draws=count, clients=people, origin="prior" if prior else None, workers=cores, progress=progress)
    print(as_tables(study), end="")


def validate(
    context: typer.Context,
    targets: Annotated[list[str] | None, typer.Option("--targets", metavar="KEY", help="help.targets")] = None,
    draws: Draws = "28",
    seeds: Annotated[str, typer.Option("--seeds", metavar="N", help="help.seeds_per_draw")] = "1",
    clients: Annotated[str | None, typer.Option("--clients", metavar="N", help="help.most_clients")] = None,
    out: Out = None,
    workers: Workers = None,
) -> None:
    """The model beside all that is known of real systems."""
    from zachtehand.cli.validation import validate_as_asked

    validate_as_asked(context.obj, names=targets or [], draws=draws or "28", seeds=seeds, clients=clients, workers=workers, out=out)


def benchmark(
    context: typer.Context,
    clients: Clients = None,
    months: Months = "60",
    object_months: Annotated[str, typer.Option("--object-months", metavar="N", help="help.object_months")] = "6",
    repeats: Annotated[str, typer.Option("--repeats", metavar="N", help="help.repeats")] = "3",
    national: Annotated[bool, typer.Option("--national", help="help.national")] = False,
    engine: Annotated[bool, typer.Option("--engine", help="help.engine")] = False,
    runs: Annotated[str, typer.Option("--runs", metavar="N", help="help.runs")] = "500",
    workshop: Annotated[bool, typer.Option("--workshop", help="help.benchmark_workshop")] = False,
    minutes: Annotated[str, typer.Option("--minutes", metavar="N", help="help.minutes")] = "0.5",
) -> None:
    """How fast the model is, beside a Mesa model of the same rules."""
    people, length = None if clients is None else whole("--clients", clients), whole("--months", months)
    object_length, times, count = whole("--object-months", object_months), whole("--repeats", repeats), whole("--runs", runs)
    if workshop:
        how_long = positive("--minutes", minutes, 240)
        from zachtehand.workshop.load import as_text, measure_load

        print(as_text(measure_load(minutes=how_long, clients=people or 2_000)), end="")
        return
    from zachtehand.cli.output import progress_shown

    if engine:
        from zachtehand.experiments.engine import benchmark as of_engine

        with progress_shown(context.obj.language) as progress:
            found = of_engine.benchmark_engine(runs=count, clients=people or 2_000, months=length, progress=progress)
        print(of_engine.as_text(found), end="")
        return
    from zachtehand.benchmark import measure

    with progress_shown(context.obj.language) as progress:
        measured = measure.benchmark(
            clients=people or 21_000, months=length, object_months=object_length, repeats=times, national=national, progress=progress
        )  # fmt: skip
    print(measure.as_text(measured), end="")


def calibrate(
    context: typer.Context,
    draws: Draws = "200",
    steps: Annotated[str, typer.Option("--steps", metavar="N", help="help.steps")] = "3",
    clients: Annotated[str, typer.Option("--clients", metavar="N", help="help.most_clients")] = "1200",
    out: Out = None,
    workers: Workers = None,
) -> None:
    """An ensemble of draws that agree with the figures marked for calibration."""
    from zachtehand.cli.validation import calibrate_as_asked

    calibrate_as_asked(context.obj, draws=draws or "200", steps=steps, clients=clients, workers=workers, out=out)


def recreate(
    context: typer.Context,
    manifest: Annotated[str, typer.Argument(metavar="MANIFEST", help="help.manifest")],
    out: Out = None,
    workers: Workers = None,
    cluster: Cluster = None,
) -> None:
    """A result made again from its manifest."""
    cores = None if workers is None else whole("--workers", workers)
    from zachtehand.cli.output import progress_shown
    from zachtehand.experiments.engine.manifest import read_manifest
    from zachtehand.experiments.recreate import recreate as make_again
    from zachtehand.report.page import finish_with_report

    before, language = read_manifest(Path(manifest)), context.obj.language
    folder = Path(out) if out is not None else Path("results") / f"again-{before['address'][:8]}"
    own = folder.resolve() in (Path(manifest).resolve(), Path(manifest).resolve().parent)
    (check_new_folder if own else check_folder)(folder)  # a result is not made again on top of itself
    finish = partial(finish_with_report, language=language) if before["kind"] in ("run", "compare") else None
    with progress_shown(language) as progress:
        after = make_again(manifest, workers=cores, cluster=cluster, out=folder, progress=progress, finish=finish)
    verdict = "output.not_known" if not before["complete"] else "output.same" if before["fingerprint"] == after.manifest["fingerprint"] else "output.not_same"
    print(text("output.folder", language, {"path": folder}))
    print(text(verdict, language))


COMMANDS: dict[str, Callable[..., None]] = {
    "recreate": recreate,
    "levels": levels,
    "sign": sign,
    "validate": validate,
    "calibrate": calibrate,
    "benchmark": benchmark,
}
"""By name, in the order of the help."""
