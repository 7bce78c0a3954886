"""The command that serves a workshop."""

from __future__ import annotations

import shlex
import webbrowser
from collections.abc import Callable
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zachtehand.cli.requests import check_new_folder, whole
from zachtehand.texts import text

if TYPE_CHECKING:
    from zachtehand.workshop.room import Choices

SCENARIOS = ("rotterdam", "amsterdam")
_NEEDED = ("fastapi", "uvicorn", "websockets", "segno")
"""What the extra ``workshop`` brings."""


def workshop(
    context: typer.Context,
    first: Annotated[str | None, typer.Argument(metavar="SCENARIO", help="help.workshop_first")] = None,
    second: Annotated[str | None, typer.Argument(metavar="SCENARIO", help="help.workshop_second")] = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="help.host")] = "127.0.0.1",
    port: Annotated[str | None, typer.Option("--port", metavar="N", help="help.port")] = None,
    seed: Annotated[str | None, typer.Option("--seed", metavar="N", help="help.seed")] = None,
    months: Annotated[str | None, typer.Option("--months", metavar="N", help="help.workshop_months")] = None,
    clients: Annotated[str | None, typer.Option("--clients", metavar="N", help="help.workshop_clients")] = None,
    out: Annotated[str | None, typer.Option("--out", metavar="FOLDER", help="help.workshop_out")] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="help.browser")] = False,
    developer: Annotated[bool, typer.Option("--developer", help="help.developer")] = False,
) -> None:
    """A workshop, live."""
    if developer:
        _look_inside(context, first, second, host=host, port=port, seed=seed, months=months, clients=clients)
        return
    from zachtehand.workshop.words import WorkshopError

    for module in _NEEDED:
        if find_spec(module) is None:
            raise WorkshopError("no_extra", {"module": module})
    number = None if port is None else whole("--port", port)
    folder, choices = _folder_and_choices(first, second, seed=seed, months=months, clients=clients, out=out)
    from zachtehand.workshop.addresses import listen
    from zachtehand.workshop.server import prepare

    listening = listen(host, number)
    try:
        served = prepare(folder, choices, host=host, listening=listening, language=context.obj.language)
    except BaseException:
        listening.close()
        raise

    def ready() -> None:
        values = {"facilitator": served.facilitator, "join": served.join, "folder": shlex.quote(str(folder))}
        print(text("output.workshop", context.obj.language, values), flush=True)
        if browser:
            webbrowser.open(served.link().as_uri())

    served.serve(ready)


def _folder_and_choices(
    first: str | None, second: str | None, *, seed: str | None, months: str | None, clients: str | None, out: str | None
) -> tuple[Path, Choices | None]:
    """The folder of a workshop, and what a new one begins with; None where the folder is that of an earlier one. Raises InputError."""
    from zachtehand.workshop.log import is_workshop
    from zachtehand.workshop.room import LONGEST_RUN, MOST_CLIENTS, Choices
    from zachtehand.workshop.words import WorkshopError

    if first is not None and second is None:
        if not is_workshop(Path(first)):
            raise WorkshopError("two_scenarios")
        made = {"--seed": seed, "--months": months, "--clients": clients, "--out": out}
        if given := [option for option, value in made.items() if value is not None]:
            raise WorkshopError("only_folder", {"options": ", ".join(given)})
        return Path(first), None
    folder = Path(out or Path("results") / f"workshop-{datetime.now():%Y%m%d-%H%M%S}")
    choices = Choices(
        (_as_kept(first or SCENARIOS[0]), _as_kept(second or SCENARIOS[1])), whole("--seed", seed or "0"),
        whole("--months", months or "60", most=LONGEST_RUN), whole("--clients", clients or "2000", least=100, most=MOST_CLIENTS),
    )  # fmt: skip
    check_new_folder(folder)
    choices.scenarios()  # so that a scenario that cannot be is found before anything is written
    return folder, choices


def _look_inside(
    context: typer.Context, first: str | None, second: str | None, *, host: str, port: str | None, seed: str | None, months: str | None, clients: str | None
) -> None:
    """One run in SolaraViz."""
    from zachtehand.scenario import load
    from zachtehand.workshop.developer import serve_developer
    from zachtehand.workshop.words import WorkshopError

    if second is not None:
        raise WorkshopError("one_scenario")
    if find_spec("solara") is None:
        raise WorkshopError("no_developer")
    scenario = first or SCENARIOS[0]
    load(scenario)
    asked = {"seed": whole("--seed", seed or "0"), "months": whole("--months", months or "60"), "clients": whole("--clients", clients or "2000", least=100)}
    number = whole("--port", port or "8765", least=1, most=65_535)
    print(text("output.developer", context.obj.language, {"scenario": scenario, "host": host, "port": number}), flush=True)
    raise typer.Exit(serve_developer(scenario, **asked, host=host, port=number))


def _as_kept(name: str) -> str:
    """A name of a scenario as the log is to have it: a file with its whole path, so that a later start finds it."""
    return str(Path(name).absolute()) if Path(name).suffix in (".yaml", ".yml") or "/" in name or "\\" in name else name


COMMANDS: dict[str, Callable[..., None]] = {"workshop": workshop}
"""By name."""
