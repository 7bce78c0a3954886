"""The command that measures: how fast the model is, or the engine that spreads runs, or the server of a workshop."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zachtehand.cli.options import Months
from zachtehand.cli.requests import check_new_folder, positive, range_of, whole
from zachtehand.input_errors import InputError, Place, shown, words
from zachtehand.texts import Language, text

if TYPE_CHECKING:
    from zachtehand.benchmark.measure import Measured
    from zachtehand.benchmark.parts import BenchmarkAsked

SIZES, POPULATIONS = "2000,21000,400000", "1000,3000,10000,30000,100000,1000000"
PICTURE = "population.svg"
"""Name of the picture in the folder of --out."""


def benchmark(
    context: typer.Context,
    sizes: Annotated[str, typer.Option("--sizes", metavar="N,N", help="help.benchmark_sizes")] = SIZES,
    months: Months = "60",
    clients: Annotated[str | None, typer.Option("--clients", metavar="N", help="help.benchmark_clients")] = None,
    object_months: Annotated[str, typer.Option("--object-months", metavar="N", help="help.object_months")] = "6",
    repeats: Annotated[str, typer.Option("--repeats", metavar="N", help="help.repeats")] = "3",
    without: Annotated[list[str] | None, typer.Option("--without", metavar="PART", help="help.without")] = None,
    picture: Annotated[str | None, typer.Option("--picture", metavar="FILE", help="help.benchmark_picture")] = None,
    populations: Annotated[str, typer.Option("--populations", metavar="N,N", help="help.populations")] = POPULATIONS,
    out: Annotated[str | None, typer.Option("--out", metavar="FOLDER", help="help.benchmark_out")] = None,
    engine: Annotated[bool, typer.Option("--engine", help="help.engine")] = False,
    runs: Annotated[str, typer.Option("--runs", metavar="N", help="help.runs")] = "500",
    workshop: Annotated[bool, typer.Option("--workshop", help="help.benchmark_workshop")] = False,
    minutes: Annotated[str, typer.Option("--minutes", metavar="N", help="help.minutes")] = "0.5",
) -> None:
    """How fast the model is, in one table."""
    people = None if clients is None else whole("--clients", clients)
    length, count = whole("--months", months), whole("--runs", runs)
    if workshop:
        _of_workshop(positive("--minutes", minutes, 240), people or 2_000)
    elif engine:
        _of_engine(count, people or 2_000, length, context.obj.language)
    else:
        from zachtehand.benchmark.parts import BenchmarkAsked

        asked = BenchmarkAsked(
            parts=_parts(without or [], curve=picture is not None or out is not None),
            sizes=_numbers("--sizes", sizes), months=length, people=people or 21_000, object_months=whole("--object-months", object_months),
            repeats=whole("--repeats", repeats), populations=_numbers("--populations", populations),
        )  # fmt: skip
        _of_model(asked, None if picture is None else Path(picture), None if out is None else Path(out), context.obj.language)


def _of_workshop(minutes: float, clients: int) -> None:
    from zachtehand.benchmark.workshop_load import as_text, measure_load

    print(as_text(measure_load(minutes=minutes, clients=clients)), end="")


def _of_engine(runs: int, clients: int, months: int, language: Language) -> None:
    from zachtehand.benchmark.engine import as_text, benchmark_engine
    from zachtehand.cli.output import progress_shown

    with progress_shown(language) as progress:
        found = benchmark_engine(runs=runs, clients=clients, months=months, progress=progress)
    print(as_text(found), end="")


def _of_model(asked: BenchmarkAsked, picture: Path | None, out: Path | None, language: Language) -> None:
    """Measure, store what is to be stored, and print the table. What can be wrong is found before."""
    from zachtehand.benchmark.measure import measure
    from zachtehand.benchmark.measuring import machine
    from zachtehand.benchmark.table import as_table, under_table
    from zachtehand.cli.output import console, progress_shown
    from zachtehand.experiments.designs.pictures import format_of

    if picture is not None:
        format_of(picture)
        if not picture.absolute().parent.is_dir():
            raise InputError("error.no_folder", {"folder": shown(picture.parent)}, Place(shown(picture)))
        if "curve" not in asked.parts:
            raise InputError("error.picture_without_curve", place=Place("--picture"))
    if out is not None:
        check_new_folder(out)
    with progress_shown(language) as progress:
        measured = measure(asked, progress=progress)
    console().print(as_table(measured.rows, language))
    print(under_table(machine(), language))
    _store(measured, asked, picture, out, language)


def _store(measured: Measured, asked: BenchmarkAsked, picture: Path | None, out: Path | None, language: Language) -> None:
    """Write the folder and the picture, and say where they are."""
    from zachtehand.benchmark.picture import draw_curve
    from zachtehand.benchmark.table import write_folder
    from zachtehand.experiments.designs.pictures import write_picture

    pictures = [] if picture is None else [picture]
    if out is not None:
        write_folder(out, measured.rows, asked, language)
        print(text("output.folder", language, {"path": shlex.quote(str(out))}))
        pictures += [out / PICTURE] if measured.curve else []
    for file in pictures:
        write_picture(draw_curve(measured.curve, asked.months, language), file)
        print(text("design.picture", language, {"path": shlex.quote(str(file))}))


def _parts(without: list[str], *, curve: bool) -> tuple[str, ...]:
    """The parts that are left; the curve only where there is to be a picture. Raises InputError."""
    from zachtehand.benchmark.parts import PARTS

    for name in without:
        if name not in PARTS:
            raise InputError("error.option_value", {"option": "--without", "allowed": words("kind.choice", {"names": ", ".join(PARTS)}), "value": shown(name)})
    left = tuple(name for name in PARTS if name not in without and (curve or name != "curve"))
    if not left:
        raise InputError("error.nothing_to_measure", place=Place("--without"))
    return left


def _numbers(option: str, typed: str) -> tuple[int, ...]:
    """Different numbers of clients with commas between them, from small to large. Raises InputError."""
    low, high = range_of("--clients")
    numbers = [int(each) for each in typed.split(",") if re.fullmatch(r" *[0-9]{1,9} *", each)]
    if len(numbers) == len(typed.split(",")) and all(low <= each <= high for each in numbers):
        return tuple(sorted(set(numbers)))
    allowed = words("kind.integers_from_to", {"low": low, "high": high})
    raise InputError("error.option_value", {"option": option, "allowed": allowed, "value": shown(typed)})


COMMANDS: dict[str, Callable[..., None]] = {"benchmark": benchmark}
