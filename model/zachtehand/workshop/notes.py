"""Notes of a server: a plain line for what was refused or went wrong, and never so many that they fill a disk."""

from __future__ import annotations

import contextlib
import logging
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from zachtehand.workshop.limits import Allowance

NOTES = "server.log"
MOST_BYTES = 2_000_000
_A_SECOND, _AT_ONCE = 0.5, 20.0


class Notes:
    """Lines in a file of the workshop's folder.

    Args:
        folder: of the workshop.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / NOTES
        self._allowed: dict[str, Allowance] = defaultdict(lambda: Allowance(_A_SECOND, _AT_ONCE))
        self._unsaid: dict[str, int] = defaultdict(int)
        with contextlib.suppress(OSError):
            self._left = MOST_BYTES - (self._file.stat().st_size if self._file.exists() else 0)

    def write(self, kind: str, words: str) -> None:
        """Note something.

        Args:
            kind: what it is, in a word; each kind has its own allowance, and what goes beyond is counted.
            words: of a stranger, perhaps; it is written on one line.
        """
        if not self._allowed[kind].take():
            self._unsaid[kind] += 1
            return
        unsaid = self._unsaid.pop(kind, 0)
        more = f" (and {unsaid} more like it before)" if unsaid else ""
        plain = "".join(each if each.isprintable() else " " for each in words)[:200]
        line = f"{datetime.now(UTC).isoformat(timespec='seconds')} {kind}: {plain}{more}\n"
        self._left -= len(line.encode("utf-8", "replace"))
        if self._left > 0:
            with contextlib.suppress(OSError), self._file.open("a", encoding="utf-8", errors="replace") as opened:
                opened.write(line)


class NotesHandler(logging.Handler):
    """Puts what a library logs in the notes, without a trace of calls."""

    def __init__(self, notes: Notes) -> None:
        super().__init__(logging.WARNING)
        self._notes = notes

    def emit(self, record: logging.LogRecord) -> None:
        """Note one record."""
        failure = f" ({record.exc_info[0].__name__}: {record.exc_info[1]})" if record.exc_info and record.exc_info[0] else ""
        self._notes.write("server", record.getMessage().strip() + failure)
