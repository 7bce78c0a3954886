"""Results that are gathered from several studies, and the picture of any results."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zachtehand.experiments.circumstances import circumstances
from zachtehand.experiments.designs.pictures import PICTURE, add_picture
from zachtehand.experiments.designs.record import add_table
from zachtehand.experiments.engine import Stored, open_stored
from zachtehand.experiments.engine.address import FORMAT
from zachtehand.experiments.engine.manifest import MANIFEST, write_manifest
from zachtehand.experiments.engine.shelf import LOCK, Folder, Memory
from zachtehand.input_errors import InputError, Place
from zachtehand.texts import Language

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Gathered:
    """What several studies together say.

    Attributes:
        stored: its tables and manifest, in a folder or in memory.
    """

    stored: Stored

    @property
    def about(self) -> dict[str, Any]:
        """What was asked and what came of it, as plain data."""
        return self.stored.manifest["about"]

    @property
    def folder(self) -> Path | None:
        """Where it is stored; None if it is in memory only."""
        return self.stored.folder

    def frame(self, name: str) -> pandas.DataFrame:
        """A table."""
        return self.stored.frame(name)


def gathered(
    kind: str,
    about: Mapping[str, Any],
    tables: Mapping[str, Mapping[str, Any]],
    *,
    out: str | Path | None,
    command: str | None,
    picture: Callable[[Gathered], Figure],
) -> Gathered:
    """Store what several studies together say, with its picture; the manifest comes last, when all the rest is there."""
    shelf = Memory() if out is None else Folder(Path(out))
    manifest = {
        "format": FORMAT, "kind": kind, "complete": True, "about": dict(about), "tables": list(tables), "made_by": circumstances(), "command": command,
    }  # fmt: skip
    with shelf.locked():
        found = Gathered(Stored(manifest, shelf))
        for name, columns in tables.items():
            add_table(found.stored, name, columns)
        add_picture(found.stored, picture(found))
        write_manifest(shelf, manifest)
    return found


def refuse_foreign(out: str | Path | None, studies: Sequence[str]) -> None:
    """Refuse a folder in which something else stands than what is begun here before: the folders of these studies. Raises InputError."""
    if out is None or not os.path.lexists(out):
        return
    known = {*studies, MANIFEST, LOCK, PICTURE}
    folder = Path(out)
    if not folder.is_dir() or any(each.name not in known and each.suffix != ".parquet" and not each.name.startswith(".") for each in folder.iterdir()):
        raise InputError("error.folder_exists", place=Place(str(out)))


def picture_of(folder: Path, language: Language) -> Figure:
    """The picture of what is stored in a folder. Raises ExperimentError."""
    stored = open_stored(folder)
    kind = stored.manifest["kind"]
    if kind == "sweep":
        from zachtehand.experiments.sweeps.result import Sweep

        return Sweep(stored).plot(language)
    if kind == "sensitivity":
        from zachtehand.experiments.sensitivity.result import Sensitivity

        return Sensitivity(Gathered(stored)).plot(language)
    if kind == "unless":
        from zachtehand.experiments.sensitivity.unless import Unless

        return Unless(Gathered(stored)).plot(language)
    if kind == "optimise":
        from zachtehand.experiments.optimisation.result import Front

        return Front(Gathered(stored)).plot(language)
    from zachtehand.experiments.results import result_of

    return result_of(stored).plot(language)
