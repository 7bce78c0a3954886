"""The commands ``trial`` and ``trials``: what was typed, checked, and the table, the picture and the power that come of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from math import isfinite
from typing import TYPE_CHECKING, Annotated

import typer

from zachtehand.cli.options import Clients, Cluster, Draws, Out, Seeds, Workers
from zachtehand.cli.output import console, progress_shown
from zachtehand.cli.requests import Request, Session, request, whole
from zachtehand.input_errors import InputError, shown
from zachtehand.texts import Language, text

if TYPE_CHECKING:
    from zachtehand.experiments.engine import Stored, Study
    from zachtehand.experiments.trials.conduct import TrialResult

PICTURE = "trial.svg"


def trial(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="TRIAL", help="help.trial_name")],
    seeds: Seeds = "16",
    draws: Draws = None,
    clients: Clients = None,
    participants: Annotated[str | None, typer.Option("--participants", metavar="N", help="help.participants")] = None,
    power: Annotated[bool, typer.Option("--power", help="help.power")] = False,
    effect: Annotated[str | None, typer.Option("--effect", metavar="X", help="help.effect")] = None,
    outcome: Annotated[str | None, typer.Option("--outcome", metavar="NAME", help="help.outcome")] = None,
    out: Out = None,
    workers: Workers = None,
    cluster: Cluster = None,
) -> None:
    """A randomised trial inside the model."""
    session: Session = context.obj
    asked = request("trial", [name], seeds=seeds, months="1", draws=draws, workers=workers, cluster=cluster, out=out)
    sizes = {option: None if typed is None else whole(f"--{option}", typed) for option, typed in (("clients", clients), ("participants", participants))}
    wished = None if effect is None else _effect(effect)
    from zachtehand.experiments.trials.conduct import TrialResult, study_of
    from zachtehand.experiments.trials.files import load_trial

    chosen = load_trial(name).with_size(**sizes)
    chosen.at(outcome)
    stored = _carried_out(study_of([chosen], seeds=asked.seeds, draws=asked.draws), asked, session, finish=partial(_draw, session.language))
    result = TrialResult(stored)
    _print(result, session)
    if power or wished is not None:
        _print_power(result, session, wished, outcome)
    print(text("output.folder", session.language, {"path": stored.folder}))


def trials(
    context: typer.Context,
    seeds: Annotated[str | None, typer.Option("--seeds", metavar="N", help="help.trials_seeds")] = None,
    draws: Draws = None,
    outcomes: Annotated[bool, typer.Option("--outcomes", help="help.trials_outcomes")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="help.trials_schema")] = False,
    out: Out = None,
    workers: Workers = None,
    cluster: Cluster = None,
) -> None:
    """The trials that come with the model: which there are, what can be measured, and all of them carried out."""
    session: Session = context.obj
    from zachtehand.experiments.trials.files import load_trial, trial_names
    from zachtehand.experiments.trials.schema import schema_text

    if schema:
        print(schema_text(), end="")
    elif outcomes:
        _print_outcomes(session.language)
    elif seeds is None:
        width = max(len(name) for name in trial_names())
        for name in trial_names():
            print(f"{name:<{width}}  {getattr(load_trial(name).design.title, session.language)}")
    else:
        from zachtehand.experiments.trials.conduct import results_of, study_of

        asked = request("trials", [], seeds=seeds, months="1", draws=draws, workers=workers, cluster=cluster, out=out)
        study = study_of([load_trial(name) for name in trial_names()], seeds=asked.seeds, draws=asked.draws, people=False)
        stored = _carried_out(study, asked, session)
        for result in results_of(stored):
            _print(result, session, published_only=True)
        print(text("output.folder", session.language, {"path": stored.folder}))


def _carried_out(study: Study, asked: Request, session: Session, finish: Callable[[Stored], None] | None = None) -> Stored:
    from zachtehand.experiments.engine import carry_out

    with progress_shown(session.language) as progress:
        return carry_out(
            study, workers=asked.workers, cluster=asked.cluster, out=asked.folder(study), progress=progress, command=session.command, finish=finish
        )  # fmt: skip


def _draw(language: Language, stored: Stored) -> None:
    from zachtehand.experiments.trials.conduct import TrialResult

    assert stored.folder is not None
    TrialResult(stored).plot(language).savefig(stored.folder / PICTURE, metadata={"Date": None})


def _effect(typed: str) -> float:
    if re.fullmatch(r"[-+]?[0-9]{0,9}(\.[0-9]{1,9})?", typed) and any(digit in typed for digit in "123456789"):
        return float(typed)
    raise InputError("error.trial_effect", {"value": shown(typed)})


def _print(result: TrialResult, session: Session, *, published_only: bool = False) -> None:
    from rich import box
    from rich.table import Table

    from zachtehand.experiments.trials.wording import COLUMNS, cells, notes, people_in_words, published_of

    language = session.language
    shown = [line for line in result.lines if isfinite(line.estimate.middle) or isfinite(line.truth.middle)]
    if published_only:
        shown = [line for line in shown if published_of(result.trial, line) is not None]
    if not shown:
        return
    print(getattr(result.trial.design.title, language))
    print(people_in_words(result, language))
    table = Table(box=box.SIMPLE, pad_edge=False)
    for column in COLUMNS:
        table.add_column(text(f"trial.{column}", language), overflow="fold")
    for line in shown:
        table.add_row(*cells(result.trial, line, language))
    console().print(table)
    for note in () if published_only else notes(result, language):
        print(note)


def _print_outcomes(language: Language) -> None:
    from zachtehand.experiments.numbers import unit_in_words
    from zachtehand.experiments.trials.outcomes import outcomes

    width = max(len(key) for key in outcomes())
    for key, outcome in outcomes().items():
        print(f"{key:<{width}}  {outcome.label[language]} ({unit_in_words(outcome.unit, language)})")


def _print_power(result: TrialResult, session: Session, wished: float | None, outcome: str | None) -> None:
    from zachtehand.experiments.trials.wording import power_in_words

    found = result.power(effect=wished, outcome=outcome)
    print()
    for line in power_in_words(result, found, outcome=outcome, arm=None, wished=wished is not None, language=session.language):
        print(line)
    print()


COMMANDS = {"trial": trial, "trials": trials}
"""By name, in the order of the help."""
