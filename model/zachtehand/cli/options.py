"""The options that several commands share. Help texts are keys of the catalogue; the words are put in when the language is known."""

from __future__ import annotations

from typing import Annotated

import typer

ScenarioName = Annotated[str, typer.Argument(metavar="SCENARIO", help="help.scenario")]
ScenarioNames = Annotated[list[str], typer.Argument(metavar="SCENARIO...", help="help.scenario_list")]
Seeds = Annotated[str, typer.Option("--seeds", metavar="N", help="help.seeds")]
Months = Annotated[str, typer.Option("--months", metavar="N", help="help.months")]
Clients = Annotated[str | None, typer.Option("--clients", metavar="N", help="help.clients")]
Draws = Annotated[str | None, typer.Option("--draws", metavar="N", help="help.draws")]
Changes = Annotated[list[str] | None, typer.Option("--set", metavar="SETTING=VALUE", help="help.set")]
Out = Annotated[str | None, typer.Option("--out", metavar="FOLDER", help="help.out")]
Workers = Annotated[str | None, typer.Option("--workers", metavar="N", help="help.workers")]
Cluster = Annotated[str | None, typer.Option("--cluster", metavar="ADDRESS", help="help.cluster")]
OwnContexts = Annotated[bool, typer.Option("--own-contexts", help="help.own_contexts")]
