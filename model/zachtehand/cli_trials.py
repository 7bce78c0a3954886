"""The commands ``trial`` and ``trials``: what was typed, checked, and the table, the picture and the power that come of it."""

from __future__ import annotations

import re
from datetime import datetime
from functools import partial
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zachtehand.cli_options import Clients, Draws, Out, Workers
from zachtehand.cli_output import console, progress_shown
from zachtehand.cli_requests import Session, whole
from zachtehand.input_errors import InputError, shown
from zachtehand.texts import Language, text

if TYPE_CHECKING:
    from zachtehand.experiments.engine import Stored
    from zachtehand.experiments.trials.conduct import TrialResult

PICTURE = "trial.svg"


def trial(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="TRIAL", help="help.trial_name")],
    seeds: Annotated[str, typer.Option("--seeds", metavar="N", help="help.seeds")] = "16",
    draws: Draws = None,
    clients: Clients = None,
    participants: Annotated[str | None, typer.Option("--participants", metavar="N", help="help.participants")] = None,
    power: Annotated[bool, typer.Option("--power", help="help.power")] = False,
    effect: Annotated[str | None, typer.Option("--effect", metavar="X", help="help.effect")] = None,
    outcome: Annotated[str | None, typer.Option("--outcome", metavar="NAME", help="help.outcome")] = None,
    out: Out = None,
    workers: Workers = None,
) -> None:
    """A randomised trial inside the model."""
    session: Session = context.obj
    options = (("draws", draws), ("clients", clients), ("participants", participants), ("workers", workers))
    numbers = {option: None if typed is None else whole(f"--{option}", typed) for option, typed in options}
    worlds = whole("--seeds", seeds)
    wished = None if effect is None else _effect(effect)
    from zachtehand.experiments.trials.conduct import trial as carry_out
    from zachtehand.experiments.trials.files import load_trial

    asked = load_trial(name)
    folder = Path(out) if out is not None else Path("results") / f"trial-{asked.name}-{datetime.now():%Y%m%d-%H%M%S}"
    if outcome is not None:
        asked.at(outcome)
    with progress_shown(session.language) as progress:
        result = carry_out(asked, seeds=worlds, **numbers, out=folder, progress=progress, command=session.command, finish=partial(_draw, session.language))
    _print(result, session)
    if power or wished is not None:
        _print_power(result, session, wished, outcome)
    print(text("output.folder", session.language, {"path": folder}))


def trials(context: typer.Context) -> None:
    """The trials that come with the model."""
    from zachtehand.experiments.trials.files import load_trial, trial_names

    language = context.obj.language
    width = max(len(name) for name in trial_names())
    for name in trial_names():
        print(f"{name:<{width}}  {getattr(load_trial(name).design.title, language)}")


def _draw(language: Language, stored: Stored) -> None:
    from zachtehand.experiments.trials.conduct import TrialResult

    assert stored.folder is not None
    TrialResult(stored).plot(language).savefig(stored.folder / PICTURE, metadata={"Date": None})


def _effect(typed: str) -> float:
    if re.fullmatch(r"[-+]?[0-9]{0,9}(\.[0-9]{1,9})?", typed) and any(digit in typed for digit in "123456789"):
        return float(typed)
    raise InputError("error.trial_effect", {"value": shown(typed)})


def _print(result: TrialResult, session: Session) -> None:
    from rich import box
    from rich.table import Table

    from zachtehand.experiments.trials.wording import COLUMNS, cells, notes, people_in_words

    language = session.language
    print(getattr(result.trial.design.title, language))
    print(people_in_words(result, language))
    table = Table(box=box.SIMPLE, pad_edge=False)
    for column in COLUMNS:
        table.add_column(text(f"trial.{column}", language), overflow="fold")
    for line in result.lines:
        if isfinite(line.estimate.middle) or isfinite(line.truth.middle):
            table.add_row(*cells(result.trial, line, language))
    console().print(table)
    for note in notes(result, language):
        print(note)


def _print_power(result: TrialResult, session: Session, wished: float | None, outcome: str | None) -> None:
    from zachtehand.experiments.trials.wording import power_in_words

    found = result.power(effect=wished, outcome=outcome)
    print()
    for line in power_in_words(result, found, outcome=outcome, arm=None, wished=wished is not None, language=session.language):
        print(line)
    print()


COMMANDS = {"trial": trial, "trials": trials}
"""By name, in the order of the help."""
