"""The log of a workshop: a folder with every act as a line, the facilitator's secret, and notes about what was refused."""

from __future__ import annotations

import contextlib
import html
import json
import os
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from zachtehand.input_errors import Place, reason_of
from zachtehand.workshop.course import Act
from zachtehand.workshop.words import WorkshopError

ACTS, REPORT, SECRET, LINK, LOCK = "workshop.jsonl", "report.html", "facilitator.key", "facilitator.html", ".running"
"""Files of the folder."""
FORM = 1
"""Of the lines; another number whenever older lines would be read wrongly."""
_SECRET_BYTES = 24


class Log:
    """Where the acts of a workshop are kept; one writer at a time.

    Args:
        folder: made if it is not there.

    Raises:
        WorkshopError: the folder cannot be written, or another server keeps its log here.
    """

    def __init__(self, folder: Path) -> None:
        from filelock import FileLock, Timeout

        self.folder = folder
        self.failed = False
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(folder / LOCK, timeout=0)
            self._lock.acquire()
            _cut_half_a_line(folder / ACTS)
            self._file = (folder / ACTS).open("a", encoding="utf-8", newline="\n")
        except Timeout:
            raise WorkshopError("folder_busy", place=Place(str(folder))) from None
        except OSError as error:
            raise WorkshopError("cannot_keep", {"reason": reason_of(error)}, Place(str(folder))) from error
        self.secret = _secret(folder / SECRET)

    def keep(self, act: Act) -> None:
        """Write an act down. A full disk does not end a workshop: ``failed`` then says that it is not all there."""
        line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), **act}
        try:
            self._file.write(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")
            self._file.flush()
        except OSError:
            self.failed = True

    def link(self, address: str) -> Path:
        """A page that leads to an address with the secret, to open in a browser, so that no list of processes shows it."""
        file = self.folder / LINK
        _write_for_owner(file, f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={html.escape(address)}">\n')
        return file

    def close(self) -> None:
        """No more acts."""
        with contextlib.suppress(OSError):
            self._file.close()
        self._lock.release()
        with contextlib.suppress(OSError):
            (self.folder / LOCK).unlink()


def is_workshop(folder: Path) -> bool:
    """Whether there is a log of a workshop in this folder."""
    try:
        return (folder / ACTS).is_file()
    except (OSError, ValueError):  # a name that no file system takes
        return False


def read_log(folder: Path) -> list[dict[str, Any]]:
    """The acts of a workshop in their order; half a line at the end, of a server that was cut off, does not count.

    Raises:
        WorkshopError: no log, or a line that is none, with its number.
    """
    file = folder / ACTS
    if not is_workshop(folder):
        raise WorkshopError("no_workshop", {"name": ACTS}, Place(str(folder)))
    try:
        written = file.read_bytes()
    except OSError as error:
        raise WorkshopError("unreadable", {"reason": reason_of(error)}, Place(str(file))) from error
    return list(_acts(written.split(b"\n")[:-1], file))


def damaged(file: Path, line: int) -> WorkshopError:
    """The error that a line of a log cannot be read."""
    return WorkshopError("damaged_log", place=Place(str(file), line))


def _acts(lines: Iterable[bytes], file: Path) -> Iterable[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        try:
            act = json.loads(line)
        except (ValueError, RecursionError):
            raise damaged(file, number) from None
        if not isinstance(act, dict) or not isinstance(act.get("act"), str):
            raise damaged(file, number)
        yield act


def _cut_half_a_line(file: Path) -> None:
    """Take away what stands behind the last whole line, so that the next one begins where it should."""
    if not file.exists():
        return
    with file.open("rb+") as opened:
        opened.truncate(opened.read().rfind(b"\n") + 1)


def _secret(file: Path) -> str:
    """The facilitator's secret: the same as before, or a new one that only its owner can read."""
    with contextlib.suppress(OSError, UnicodeError):
        known = file.read_text(encoding="ascii").strip()
        if len(known) >= _SECRET_BYTES:
            return known
    made = secrets.token_urlsafe(_SECRET_BYTES)
    _write_for_owner(file, made + "\n")
    return made


def _write_for_owner(file: Path, words: str) -> None:
    """A file that nobody else on this computer can read. Raises WorkshopError."""
    try:
        file.unlink(missing_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
            opened.write(words)
    except OSError as error:
        raise WorkshopError("cannot_keep", {"reason": reason_of(error)}, Place(str(file))) from error
