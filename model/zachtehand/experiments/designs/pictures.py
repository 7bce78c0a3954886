"""From stored results to a picture in a file, whatever kind of experiment they are of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from zachtehand.experiments.store import Finish, read_manifest
from zachtehand.input_errors import InputError, Place, hint, shown
from zachtehand.texts import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PICTURE = "picture.svg"
FORMATS = ("svg", "png", "pdf")
_STYLE: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "zachtehand", "hatch.linewidth": 0.6, "savefig.dpi": 150}


def picture_of(folder: Path, language: Language) -> Figure:
    """The picture of what is stored in a folder. Raises InputError."""
    kind = read_manifest(folder)["kind"]
    if kind == "sweep":
        from zachtehand.experiments.sweeps.result import load_sweep

        return load_sweep(folder).plot(language)
    from zachtehand.experiments.results import load

    return load(folder).plot(language)


def write_picture(figure: Figure, file: Path) -> None:
    """Write a picture in the format of its name, in one move, over an earlier one.

    Raises:
        InputError: a name without a known ending, or a place where nothing can be written.
    """
    import matplotlib

    ending = file.suffix.removeprefix(".").lower()
    if ending not in FORMATS:
        raise InputError("design.picture_format", {"hint": hint(ending, FORMATS)}, Place(shown(file)))
    unfinished = file.with_name(f".{file.name}.{uuid4().hex}.unfinished")
    metadata = {"CreationDate": None} if ending == "pdf" else {"Date": None} if ending == "svg" else None  # equal pictures are equal files
    try:
        with matplotlib.rc_context(_STYLE):
            figure.savefig(unfinished, format=ending, metadata=metadata)
        os.replace(unfinished, file)
    except OSError as error:
        raise InputError("error.cannot_write", {"reason": shown(error.strerror or error)}, Place(shown(file))) from error
    finally:
        unfinished.unlink(missing_ok=True)


def drawn_in(language: Language) -> Finish:
    """Adds the picture to a complete folder before it appears."""
    return lambda folder: write_picture(picture_of(folder, language), folder / PICTURE)
