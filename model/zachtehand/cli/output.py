"""What the command line shows: progress with the time left, and the table with the headline numbers."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zachtehand.texts import Language, text

if TYPE_CHECKING:
    from rich.console import Console

    from zachtehand.experiments.engine import Progress
    from zachtehand.experiments.errors import Stopped
    from zachtehand.experiments.results import Result
    from zachtehand.experiments.summary import Row

_WIDTH_WITHOUT_TERMINAL = 200
_SECONDS_BETWEEN_LINES = 10.0


class Interrupted(Exception):  # noqa: N818 - nothing went wrong
    """Ctrl-C during an experiment: not a KeyboardInterrupt any more, because the option parser would forget its words."""

    def __init__(self, stopped: Stopped) -> None:
        super().__init__()
        self.sentence = stopped.sentence


@contextmanager
def progress_shown(language: Language) -> Iterator[Progress]:
    """Show progress on the error stream: a bar on a terminal, otherwise a plain line every ten seconds.

    Raises:
        Interrupted: Ctrl-C during an experiment.
    """
    from zachtehand.experiments.errors import Stopped

    try:
        with _shown(language) as progress:
            yield progress
    except Stopped as stopped:
        raise Interrupted(stopped) from stopped


@contextmanager
def _shown(language: Language) -> Iterator[Progress]:
    if not sys.stderr.isatty():
        yield _Lines(language)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text("output.starting", language), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


class _Lines:
    """Progress as plain lines, with the time left as the pace so far has it."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._started = self._last = time.monotonic()
        self._before: int | None = None
        """What was done before: an experiment may go on where it stopped, and that says nothing about the pace."""

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if self._before is None:
            self._before = done if done < total else 0
        if done < total and now - self._last < _SECONDS_BETWEEN_LINES:
            return
        self._last = now
        fresh = done - self._before
        if not fresh:  # nothing says yet how long one takes
            print(text("output.begun", self._language, {"done": done, "total": total}), file=sys.stderr, flush=True)
            return
        left = round((now - self._started) / fresh * (total - done))
        unit, count = ("minutes", round(left / 60)) if left >= 120 else ("seconds", left)
        duration = text(f"output.{unit}", self._language, {"count": count})
        print(text("output.progress", self._language, {"done": done, "total": total, "left": duration}), file=sys.stderr, flush=True)


def print_result(result: Result, language: Language) -> None:
    """Print the headline indicators, then where the results and the report are."""
    from rich import box
    from rich.table import Table

    rows = result.summary(language)
    if rows:
        table = Table(box=box.SIMPLE, pad_edge=False)
        table.add_column(text("output.indicator", language), overflow="fold")
        for name in rows[0].scenarios:
            table.add_column(name, justify="right", overflow="fold")
        for name in rows[0].differences:
            table.add_column(text("output.difference", language, {"name": name}), overflow="fold")
        for row in rows:
            table.add_row(*_cells(row, language))
        console().print(table)
        worlds, months = len(result.manifest["worlds"]), result.manifest["months"]
        print(text("output.bands", language, {"worlds": worlds, "months": months}))
    if len(result.manifest["scenarios"]) > 1 and not result.manifest["paired"]:
        print(text("output.unpaired", language))
    if result.folder is not None:
        print(text("output.folder", language, {"path": result.folder}))
    if result.report_path is not None:
        print(text("output.report", language, {"path": result.report_path}))


def console() -> Console:
    """A console for tables: as wide as the terminal, or wide enough for a file."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else _WIDTH_WITHOUT_TERMINAL, highlight=False, markup=False)


def _cells(row: Row, language: Language) -> list[str]:
    from zachtehand.report.tables import line

    shown = line(row, language)
    label = f"{shown.label}\n{shown.note}" if shown.note else shown.label
    differing = [cell for cell, name in zip(shown.cells, row.scenarios, strict=True) if name in row.differences]
    levels = [f"{cell.value}\n[{cell.band}]" for cell in shown.cells]
    return [label, *levels, *(f"{cell.change} [{cell.change_band}]\n{cell.certainty}" for cell in differing)]
