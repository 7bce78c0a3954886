"""From stored results to a picture in a file, whatever kind of experiment they are of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from uuid import uuid4

from zachtehand.experiments.engine import Stored
from zachtehand.input_errors import InputError, Place, hint, reason_of, shown

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PICTURE = "picture.svg"
FORMATS = ("svg", "png", "pdf")
_STYLE: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "zachtehand", "hatch.linewidth": 0.6, "savefig.dpi": 150}


def format_of(file: Path) -> str:
    """The format that the name of a file asks for. Raises InputError."""
    ending = file.suffix.removeprefix(".").lower()
    if ending not in FORMATS:
        raise InputError("design.picture_format", {"hint": hint(ending, FORMATS)}, Place(shown(file)))
    return ending


def draw(figure: Figure, file: IO[bytes], ending: str) -> None:
    """Write a picture such that equal pictures are equal files."""
    import matplotlib

    undated = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(ending)
    with matplotlib.rc_context(_STYLE):
        figure.savefig(file, format=ending, metadata=undated)


def add_picture(stored: Stored, figure: Figure) -> None:
    """Add a picture to results."""
    with stored.shelf.new_file(PICTURE) as file:
        draw(figure, file, format_of(Path(PICTURE)))


def write_picture(figure: Figure, file: Path) -> None:
    """Write a picture in the format of its name, in one move, over an earlier one.

    Raises:
        InputError: a name without a known ending, or a place where nothing can be written.
    """
    ending, unfinished = format_of(file), file.with_name(f".{file.name}.{uuid4().hex}.unfinished")
    try:
        with open(unfinished, "wb") as opened:
            draw(figure, opened, ending)
        os.replace(unfinished, file)
    except OSError as error:
        raise InputError("error.cannot_write", {"reason": reason_of(error)}, Place(shown(file))) from error
    finally:
        unfinished.unlink(missing_ok=True)
