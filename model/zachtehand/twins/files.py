"""A twin on disk: one file, or a folder with the page, the picture, the words and the months. Nothing is half-written."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from zachtehand.experiments.errors import ExperimentError
from zachtehand.experiments.store import appearing
from zachtehand.input_errors import InputError, Place, reason_of, shown
from zachtehand.pages.sheets import harmless
from zachtehand.pages.svg import svg
from zachtehand.texts import Language
from zachtehand.twins.page import as_page
from zachtehand.twins.picture import lanes
from zachtehand.twins.terminal import as_text

if TYPE_CHECKING:
    from zachtehand.twins.twin import Twin

ENDINGS = (".html", ".svg", ".png", ".pdf", ".txt", ".csv")
NAMES = ("page.html", "picture.svg", "story.txt", "months.csv")
"""What a folder holds."""

_DOTS_PER_INCH = 200


def save(twin: Twin, path: Path, language: Language) -> Path:
    """Write what the ending of the path asks for; without an ending, a new folder with all of it.

    Raises:
        InputError: it exists, cannot be written, or has another ending. Nothing is left behind.
    """
    check_ending(path)
    if not path.suffix:
        with appearing(path) as folder:
            for name in NAMES:
                _write(twin, folder / name, language)
        return path
    if os.path.lexists(path):
        raise InputError("error.file_exists", place=Place(str(path)))
    unfinished = path.with_name(f".{uuid4().hex}{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(twin, unfinished, language)
        os.replace(unfinished, path)
    except OSError as error:
        raise ExperimentError("cannot_write", {"reason": reason_of(error)}, Place(str(path))) from error
    finally:
        with suppress(OSError):  # where the folder is no folder, it is not there either
            unfinished.unlink()
    return path


def check_ending(path: Path) -> None:
    """Raise InputError for a file that a twin cannot be written as."""
    if path.suffix and path.suffix not in ENDINGS:
        raise InputError("error.twin_ending", {"endings": ", ".join(ENDINGS), "ending": shown(path.suffix)}, Place(shown(path)))


def _write(twin: Twin, file: Path, language: Language) -> None:
    if file.suffix in (".png", ".pdf"):
        lanes(twin, language).savefig(file, dpi=_DOTS_PER_INCH)
        return
    made = {
        ".html": lambda: as_page(twin, language),
        ".svg": lambda: svg(lanes(twin, language)),
        ".txt": lambda: as_text(twin, language),
        ".csv": lambda: twin.table.assign(policy=twin.table["policy"].map(harmless)).to_csv(index=False, lineterminator="\n"),
    }[file.suffix]
    file.write_text(made(), encoding="utf-8")
