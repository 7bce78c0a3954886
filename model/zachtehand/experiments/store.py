"""Folders for results that appear in one move when they are complete, and never change after that."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from zachtehand.experiments.engine import Stored
from zachtehand.experiments.engine.manifest import MANIFEST, as_text
from zachtehand.experiments.errors import ExperimentError, Stopped
from zachtehand.input_errors import InputError, Place, reason_of

REPORT = "report.html"


def refuse_existing(folder: Path) -> None:
    """Raise InputError if something stands where the results are to go."""
    if os.path.lexists(folder):
        raise InputError("error.folder_exists", place=Place(str(folder)))


@contextmanager
def work_beside(folder: Path) -> Iterator[Path]:
    """A folder beside the one in which results will appear, for what is finished until they do.

    It stays when the work is stopped or killed, so that the same command goes on from there, and goes when all is done.
    """
    beside = folder.parent / f"{folder.name}.unfinished"
    try:
        yield beside
    except Stopped as stopped:
        raise Stopped(stopped.done, stopped.total, str(beside)) from stopped
    shutil.rmtree(beside, ignore_errors=True)


def copy(stored: Stored, folder: Path) -> None:
    """Copy all files of a result into a new folder. Raises InputError; nothing is left half-written."""
    with appearing(folder) as unfinished:
        for name in stored.shelf.names():
            with stored.shelf.open(name) as source, open(unfinished / name, "wb") as target:
                shutil.copyfileobj(source, target)


def write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest into a folder."""
    (folder / MANIFEST).write_text(as_text(manifest), encoding="utf-8")


@contextmanager
def appearing(folder: Path) -> Iterator[Path]:
    """A new folder to write in that gets its own name, in one move, when all went well.

    Raises:
        InputError: the folder exists, or the disk is full, read-only or gone. Nothing is left behind.
    """
    refuse_existing(folder)
    unfinished: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        unfinished = folder.parent / f".{folder.name}.{uuid4().hex}.unfinished"
        unfinished.mkdir()
        yield unfinished
        refuse_existing(folder)
        unfinished.rename(folder)
    except OSError as error:
        raise ExperimentError("cannot_write", {"reason": reason_of(error)}, Place(str(folder))) from error
    finally:
        if unfinished is not None:
            shutil.rmtree(unfinished, ignore_errors=True)
