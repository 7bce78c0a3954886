"""The command that makes a report from stored results."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from zachtehand.texts import Language, text


def report(
    context: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="help.report_folder")],
    searched: Annotated[list[str] | None, typer.Option("--searched", metavar="FOLDER", help="help.searched")] = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="help.pdf")] = False,
) -> None:
    """The report on stored results."""
    from zachtehand.report.page import write_report
    from zachtehand.report.pdf import find_browser, print_page
    from zachtehand.workshop.log import is_workshop

    language = context.obj.language
    if is_workshop(Path(folder)):
        _report_on_workshop(Path(folder), language, pdf=pdf)
        return
    if pdf:
        find_browser()  # before anything is written
    page = write_report(Path(folder), language=language, searched=[Path(each) for each in searched or []])
    print(text("output.report", language, {"path": page}))
    if pdf:
        print(text("output.report", language, {"path": print_page(page, page.with_suffix(".pdf"))}))


def _report_on_workshop(folder: Path, language: Language, *, pdf: bool) -> None:
    """The report of a workshop, and beside it the policies of its last run as scenarios where they were changed on the way."""
    from zachtehand.report.pdf import find_browser, print_page
    from zachtehand.scenario.template import write_template
    from zachtehand.workshop.log import ACTS, read_log
    from zachtehand.workshop.report import files_of_worlds, last_run, write_workshop_report
    from zachtehand.workshop.retelling import retell

    if pdf:
        find_browser()
    run = last_run(retell(read_log(folder), folder / ACTS))
    if run is not None and (run.choices.turns or run.choices.given):
        for file, scenario in zip(files_of_worlds(folder), run.choices.scenarios(), strict=True):
            file.unlink(missing_ok=True)
            write_template(str(file), scenario, language)
    page = write_workshop_report(folder, language=language)
    print(text("output.report", language, {"path": page}))
    if pdf:
        print(text("output.report", language, {"path": print_page(page, page.with_suffix(".pdf"))}))


COMMANDS: dict[str, Callable[..., None]] = {"report": report}
"""By name."""
