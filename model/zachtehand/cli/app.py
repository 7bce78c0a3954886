"""The command line: ``zachtehand``. Says in one sentence what is wrong; heavy imports happen inside commands."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer

from zachtehand.cli import benchmark, designs, laboratory, replay, report, trials, twin, workshop
from zachtehand.cli.options import Changes, Clients, Cluster, Draws, Months, Out, OwnContexts, ScenarioName, ScenarioNames, Seeds, Workers
from zachtehand.cli.output import Interrupted
from zachtehand.cli.requests import Session, chosen, perform, request, settings
from zachtehand.experiments.threads import one_thread
from zachtehand.input_errors import InputError, hint, shown
from zachtehand.texts import LANGUAGES, TEXTS, Language, language_from_environment, text

INPUT_IS_WRONG, FAILED, STOPPED = 2, 1, 130
"""Exit codes: something in what was asked, something in the program, Ctrl-C."""


POLICY_OF_A_SCENARIO, POLICY_OF_A_MUNICIPALITY, PROFILE_OF_A_MUNICIPALITY = "rotterdam", "ordinary", "medium-city"
"""What ``new`` starts from when nothing else is asked."""

app = typer.Typer(name="zachtehand", help="help.app", epilog="help.epilog", add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")


@app.callback(invoke_without_command=True)
def overview(context: typer.Context) -> None:
    """``zachtehand`` alone: what it can do, with examples."""
    if context.invoked_subcommand is None:
        print(text("cli.overview", context.obj.language))


@app.command("run", help="help.run", epilog="help.epilog")
def run_command(
    context: typer.Context,
    scenario: ScenarioName,
    seeds: Seeds = "8",
    months: Months = "60",
    clients: Clients = None,
    draws: Draws = None,
    changes: Changes = None,
    out: Out = None,
    workers: Workers = None,
    cluster: Cluster = None,
) -> None:
    """``zachtehand run``: one scenario in many worlds."""
    asked = request("run", [scenario], seeds=seeds, months=months, draws=draws, workers=workers, cluster=cluster, out=out)
    _print(perform([chosen(scenario, clients=clients, changes=changes)], asked, context.obj), context)


@app.command("compare", help="help.compare", epilog="help.epilog")
def compare_command(
    context: typer.Context,
    scenarios: ScenarioNames,
    seeds: Seeds = "8",
    months: Months = "60",
    clients: Clients = None,
    draws: Draws = None,
    changes: Changes = None,
    own_contexts: OwnContexts = False,
    out: Out = None,
    workers: Workers = None,
    cluster: Cluster = None,
) -> None:
    """``zachtehand compare``: two or more different scenarios; fewer, or one twice, is an input error."""
    asked = request("compare", scenarios, seeds=seeds, months=months, draws=draws, workers=workers, cluster=cluster, out=out)
    policies = [chosen(scenario, clients=clients, changes=changes) for scenario in scenarios]
    if len(policies) < 2:
        raise InputError("error.one_scenario")
    names = [policy.name for policy in policies]
    for name in names:
        if names.count(name) > 1:
            raise InputError("error.same_scenario", {"name": shown(name)})
    _print(perform(policies, asked, context.obj, own_contexts=own_contexts), context)


@app.command("what-if", help="help.what_if", epilog="help.epilog")
def what_if_command(
    context: typer.Context,
    scenario: ScenarioName,
    changes: Changes = None,
    seeds: Seeds = "8",
    months: Months = "60",
    clients: Clients = None,
    draws: Draws = None,
    out: Out = None,
    workers: Workers = None,
    cluster: Cluster = None,
) -> None:
    """``zachtehand what-if``: a scenario beside itself with settings changed; at least one must be."""
    if not changes:
        raise InputError("error.nothing_set")
    asked = request("what-if", [scenario], seeds=seeds, months=months, draws=draws, workers=workers, cluster=cluster, out=out)
    before = chosen(scenario, clients=clients, changes=None)
    after = before.changed(settings(changes))
    # With other people or another labour market nothing is paired, and each side needs its own context to differ at all.
    _print(perform([before, after], asked, context.obj, own_contexts=after.context != before.context), context)


@app.command("scenarios", help="help.scenarios", epilog="help.epilog")
def scenarios_command(context: typer.Context) -> None:
    """``zachtehand scenarios``: name, title and source of each, a line that fits the terminal."""
    from zachtehand.scenario import load, names

    listed = [(name, load(name)) for name in names()]
    widths = max(len(name) for name, _ in listed), max(len(getattr(each.title, context.obj.language)) for _, each in listed)
    for name, each in listed:
        line = f"{name:<{widths[0]}}  {getattr(each.title, context.obj.language):<{widths[1]}}  {each.rests_on(context.obj.language)}"
        print(_shorten(line) if sys.stdout.isatty() else line)


@app.command("describe", help="help.describe", epilog="help.epilog")
def describe_command(
    context: typer.Context,
    topic: Annotated[str | None, typer.Argument(metavar="TOPIC", help="help.topic")] = None,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="help.topic_name")] = None,
) -> None:
    """``zachtehand describe``: a topic of the documentation, or a scenario in words and settings."""
    from zachtehand import describe

    if topic == "scenario":
        if name is None:
            raise InputError("error.missing_argument", {"argument": "NAME", "command": "describe"})
        print(describe.scenario(name, context.obj.language), end="")
        return
    topics = ["odd", "parameters"] if topic is None else [topic]
    for each in topics:
        if each not in describe.TOPICS:
            raise InputError("error.unknown_topic", {"name": shown(each), "hint": hint(each, [*describe.TOPICS, "scenario"])})
    if name is not None:
        raise InputError("error.extra_argument", {"command": "describe"})
    print("\n".join(describe.TOPICS[each](context.obj.language) for each in topics), end="")


@app.command("new", help="help.new", epilog="help.epilog")
def new_command(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="help.file")],
    from_scenario: Annotated[str | None, typer.Option("--from", metavar="SCENARIO", help="help.from")] = None,
    profile: Annotated[str | None, typer.Option("--profile", metavar="PROFILE", help="help.profile")] = None,
    marginals: Annotated[list[str] | None, typer.Option("--marginals", metavar="CSV", help="help.marginals")] = None,
    out: Annotated[str | None, typer.Option("--out", metavar="FOLDER", help="help.new_out")] = None,
) -> None:
    """``zachtehand new``: a scenario file to edit, or a municipality from tables of its own people."""
    from zachtehand.scenario import load

    language = context.obj.language
    if profile is not None or marginals:
        from zachtehand.municipality.fit_report import summary
        from zachtehand.municipality.making import municipality_name, new_municipality

        name, policy = municipality_name(file), load(from_scenario or POLICY_OF_A_MUNICIPALITY)
        base, folder = profile or PROFILE_OF_A_MUNICIPALITY, Path(out or ".")
        tables, paths = new_municipality(name, base=base, files=marginals or [], policy=policy, folder=folder, language=language)
        print("\n".join(summary(tables, language)))
        print(text("fit.report", language, {"path": paths[2]}))
        print(text("output.written", language, {"path": shlex.quote(str(paths[0]))}))
        return
    if out is not None:
        raise InputError("error.out_without_profile")
    from zachtehand.scenario.template import write_template

    write_template(file, load(from_scenario or POLICY_OF_A_SCENARIO), language)
    print(text("output.written", language, {"path": shlex.quote(file)}))


@app.command("schema", help="help.schema", epilog="help.epilog")
def schema_command() -> None:
    """``zachtehand schema``: the JSON schema of a scenario file, for editors."""
    from zachtehand.scenario import schema_text

    print(schema_text(), end="")


_GROUPS = (twin, report, workshop, replay, trials, designs, laboratory, benchmark)
for _name, _command in (each for group in _GROUPS for each in group.COMMANDS.items()):
    app.command(_name, help=f"help.{_name}", epilog="help.epilog")(_command)


def _shorten(line: str) -> str:
    """A line that fits the terminal."""
    columns = shutil.get_terminal_size().columns
    return line if len(line) <= columns else line[: columns - 1] + "…"


def _print(result: Any, context: typer.Context) -> None:
    from zachtehand.cli.output import print_result

    print_result(result, context.obj.language)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 if all went well, 2 for wrong input, 1 for a failure, 130 after Ctrl-C."""
    one_thread()  # before a command imports NumPy
    sys.exit(status(sys.argv[1:] if arguments is None else list(arguments)))


def status(arguments: list[str]) -> int:
    """Run the command line and return the exit code; errors are printed as one line on the error stream."""
    language = language_from_environment()
    try:
        arguments, language = _without_language(arguments, language)
        return _invoke(arguments, Session(language, shlex.join(["zachtehand", *arguments])))
    except InputError as error:
        return _refuse(error.sentence(language), INPUT_IS_WRONG)
    except (KeyboardInterrupt, typer.Abort):
        return _refuse(text("error.stopped", language), STOPPED)
    except Interrupted as stopped:
        return _refuse(stopped.sentence(language), STOPPED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader went away: nothing more to say to it
        return FAILED
    except Exception as error:
        if os.environ.get("ZACHTEHAND_DEBUG"):
            raise
        sentence = getattr(error, "sentence", None)  # an ExecutionError, which is not imported before it is needed
        key = "error.inside" if sentence is None else "error.execution"
        reason = f"{type(error).__name__}: {error}" if sentence is None else sentence(language)
        return _refuse(text(key, language, {"reason": " ".join(reason.split())}), FAILED)


def _invoke(arguments: list[str], session: Session) -> int:
    group = _commands(session.language)
    first = arguments[0] if arguments and not arguments[0].startswith("-") else None
    if first is not None and first not in group.commands:
        raise InputError("error.unknown_command", {"name": shown(first), "hint": hint(first, group.commands)})
    try:
        outcome = group.main(args=arguments, prog_name="zachtehand", standalone_mode=False, obj=session)
    except Exception as error:
        if not hasattr(error, "format_message"):  # only errors of the option parser have it, in every version of typer
            raise
        raise _usage_error(error, first or "") from None
    if outcome == STOPPED:  # newer versions of typer turn Ctrl-C into this
        raise KeyboardInterrupt
    return outcome if isinstance(outcome, int) else 0


@cache
def _commands(language: Language) -> Any:
    """All commands with their words in a language; a program that asks for many, as tests do, makes them once."""
    return _translated(typer.main.get_command(app), language)


def _usage_error(error: Any, command: str) -> InputError:
    """An error of the option parser in our own words."""
    kind, option = type(error).__name__, getattr(error, "option_name", None)
    if kind == "NoSuchOption":
        known = [name for parameter in error.ctx.command.params for name in parameter.opts if name.startswith("--")] if error.ctx else []
        return InputError("error.unknown_option", {"name": shown(option), "hint": hint(str(option), [*known, "--lang", "--help"])})
    if kind == "BadOptionUsage" and option:
        return InputError("error.option_without_value", {"option": shown(option)})
    if kind == "MissingParameter":
        return InputError("error.missing_argument", {"argument": error.param.metavar or error.param.name, "command": command})
    return InputError("error.extra_argument" if "extra argument" in str(error.message) else "error.usage", {"command": command})


def _refuse(sentence: str, code: int) -> int:
    print(f"zachtehand: {sentence}", file=sys.stderr)
    return code


def _without_language(arguments: list[str], language: Language) -> tuple[list[str], Language]:
    """Take ``--lang`` out of the arguments, wherever it stands."""
    kept, position = [], 0
    while position < len(arguments):
        name, given, value = arguments[position].partition("=")
        position += 1
        if name != "--lang":
            kept.append(arguments[position - 1])
            continue
        if not given:
            if position == len(arguments):
                raise InputError("error.option_without_value", {"option": "--lang"})
            value = arguments[position]
            position += 1
        if value not in LANGUAGES:
            raise InputError("error.language", {"value": shown(value)})
        language = value
    return kept, language


def _translated(command: Any, language: Language) -> Any:
    """Put the words of the language where the help has keys of the catalogue."""
    for each in [command, *getattr(command, "commands", {}).values()]:
        for part in ("help", "epilog"):
            if getattr(each, part, None) in TEXTS:
                setattr(each, part, text(getattr(each, part), language))
        each.rich_help_panel = text("help.panel_commands", language)
        for parameter in each.params:
            if getattr(parameter, "help", None) in TEXTS:
                parameter.help = text(parameter.help, language)
            panel = "arguments" if parameter.param_type_name == "argument" else "options"
            parameter.rich_help_panel = text(f"help.panel_{panel}", language)
    return command
