"""The command that makes a report from stored results."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from zachtehand.texts import text


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
    if pdf:
        find_browser()  # before anything is written
    if is_workshop(Path(folder)):
        from zachtehand.workshop.report import write_workshop_report

        page = write_workshop_report(Path(folder), language=language)
    else:
        page = write_report(Path(folder), language=language, searched=[Path(each) for each in searched or []])
    print(text("output.report", language, {"path": page}))
    if pdf:
        print(text("output.report", language, {"path": print_page(page, page.with_suffix(".pdf"))}))


COMMANDS: dict[str, Callable[..., None]] = {"report": report}
"""By name."""
