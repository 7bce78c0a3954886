"""The command that writes a recorded run as one page."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from zachtehand.cli.requests import check_new_folder, whole
from zachtehand.input_errors import InputError, Place, shown
from zachtehand.texts import text

_LONGEST_NAME = 60


def replay(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="SCENARIO", help="help.replay_first")],
    second: Annotated[str | None, typer.Argument(metavar="SCENARIO", help="help.replay_second")] = None,
    seed: Annotated[str | None, typer.Option("--seed", metavar="N", help="help.seed")] = None,
    months: Annotated[str | None, typer.Option("--months", metavar="N", help="help.workshop_months")] = None,
    clients: Annotated[str | None, typer.Option("--clients", metavar="N", help="help.replay_clients")] = None,
    atlas: Annotated[bool, typer.Option("--atlas", help="help.atlas")] = False,
    out: Annotated[str | None, typer.Option("--out", metavar="FILE", help="help.replay_out")] = None,
) -> None:
    """A recorded run as one page."""
    from zachtehand.workshop import replay as recording
    from zachtehand.workshop.log import is_workshop, read_log
    from zachtehand.workshop.room import LONGEST_RUN, MOST_CLIENTS, Choices
    from zachtehand.workshop.session import Session
    from zachtehand.workshop.words import WorkshopError

    made = {"--seed": seed, "--months": months, "--clients": clients, "--atlas": atlas or None}
    file = _new_file(out, first, second)
    if second is None:
        if not is_workshop(Path(first)):
            raise InputError("error.replay_of_what", {"name": shown(first)})
        if given := [option for option, value in made.items() if value is not None]:
            raise WorkshopError("only_folder", {"options": ", ".join(given)})
        session = Session.from_log(read_log(Path(first)), lambda act: None)
        if session.room.month == 0:
            raise InputError("error.nothing_played", place=Place(shown(first)))
    else:
        if first == second and not atlas:
            raise InputError("error.same_scenario", {"name": shown(first)})
        people = str(recording.CLIENTS_OF_ATLAS if atlas else recording.CLIENTS)
        session = recording.recorded(Choices(
            (first, second), whole("--seed", seed or "0"), whole("--months", months or "60", most=LONGEST_RUN),
            whole("--clients", clients or people, least=100, most=MOST_CLIENTS),
        ))  # fmt: skip
    language = context.obj.language
    page = recording.replay(session, language, atlas=atlas)
    written = recording.write_replay(page, file)
    print(text("output.replay", language, {"path": written, "size": round(len(page.encode()) / 1000)}))


def _new_file(out: str | None, first: str, second: str | None) -> Path:
    """The file to write, checked before anything is computed. Raises InputError."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", "-".join(Path(each).stem for each in (first, second) if each)).strip("-")[:_LONGEST_NAME]
    file = Path(out) if out is not None else Path("results") / f"replay-{name}.html"
    if file.suffix != ".html":
        raise InputError("error.not_html", place=Place(shown(file)))
    if os.path.lexists(file):
        raise InputError("error.file_exists", place=Place(shown(file)))
    check_new_folder(file)
    return file


COMMANDS: dict[str, Callable[..., None]] = {"replay": replay}
"""By name."""
