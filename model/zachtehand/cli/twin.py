"""The command that follows one person under two policies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from zachtehand.cli.options import Clients, Months
from zachtehand.cli.requests import check_new_folder, chosen, whole
from zachtehand.input_errors import InputError, shown
from zachtehand.texts import text


def twin(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="SCENARIO", help="help.twin_first")],
    second: Annotated[str, typer.Argument(metavar="SCENARIO", help="help.twin_second")],
    person: Annotated[str, typer.Option("--person", metavar="WHO", help="help.person")] = "most-changed",
    seed: Annotated[str, typer.Option("--seed", metavar="N", help="help.seed")] = "0",
    draw: Annotated[str, typer.Option("--draw", metavar="N", help="help.draw")] = "0",
    months: Months = "60",
    clients: Clients = None,
    out: Annotated[str | None, typer.Option("--out", metavar="FILE", help="help.twin_out")] = None,
) -> None:
    """One person under two policies."""
    luck, number, length = whole("--seed", seed), whole("--draw", draw), whole("--months", months)
    policies = [chosen(name, clients=clients, changes=None) for name in (first, second)]
    if policies[0].name == policies[1].name:
        raise InputError("error.same_scenario", {"name": shown(policies[0].name)})
    from zachtehand.cli.output import progress_shown
    from zachtehand.twins.files import check_ending
    from zachtehand.twins.follow import check_person, twin_of
    from zachtehand.twins.pair import live_pair

    wanted = check_person(person)
    if out is not None:
        check_new_folder(Path(out))
        check_ending(Path(out))
    with progress_shown(context.obj.language) as progress:
        pair = live_pair(policies[0], policies[1], seed=luck, draw=number, months=length, progress=progress)
    made = twin_of(pair, wanted)
    if out is None:
        print(made.story(context.obj.language), end="")
    else:
        print(text("output.twin", context.obj.language, {"path": made.save(out, context.obj.language)}))


COMMANDS: dict[str, Callable[..., None]] = {"twin": twin}
"""By name."""
