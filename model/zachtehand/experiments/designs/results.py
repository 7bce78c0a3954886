"""Results that are gathered from several studies."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from zachtehand.experiments.circumstances import circumstances
from zachtehand.experiments.designs.pictures import add_picture
from zachtehand.experiments.designs.record import add_table
from zachtehand.experiments.engine import Stored
from zachtehand.experiments.engine.address import FORMAT, address, code_address
from zachtehand.experiments.engine.manifest import MANIFEST, read_manifest, write_manifest
from zachtehand.experiments.engine.shelf import Folder, Memory
from zachtehand.experiments.errors import ExperimentError
from zachtehand.input_errors import InputError, Place
from zachtehand.texts import Language, language_from_environment

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Gathered:
    """What several studies together say; a subclass per question knows its tables and how to draw them.

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

    def plot(self, language: Language | None = None) -> Figure:
        """The answer as a picture."""
        raise NotImplementedError


Found = TypeVar("Found", bound=Gathered)


class Gathering:
    """Several studies that together answer a question, each in a folder of its own in one folder.

    Args:
        kind: what was asked.
        asked: plain data from which all follows; its address names the whole.
        out: the folder, new or with the same question in it; None keeps everything in memory.
        command: what the user typed, for the manifest.

    Raises:
        InputError: something else stands in the folder.
    """

    def __init__(self, kind: str, asked: Mapping[str, Any], *, out: str | Path | None, command: str | None) -> None:
        self.shelf = Memory() if out is None else Folder(Path(out))
        self._manifest = {
            "format": FORMAT, "kind": kind, "complete": False, "address": address_of(kind, asked), "about": {"asked": dict(asked)},
            "made_by": circumstances(), "command": command,
        }  # fmt: skip
        self._refuse_other(out)
        with self.shelf.locked():
            write_manifest(self.shelf, self._manifest)

    def _refuse_other(self, out: str | Path | None) -> None:
        if out is None or not os.path.lexists(out):
            return
        folder, place = Path(out), Place(str(out))
        if not (folder / MANIFEST).is_file():
            raise InputError("error.folder_exists", place=place)
        if read_manifest(folder).get("address") != self._manifest["address"]:
            raise ExperimentError("other_study", place=place)

    def folder(self, name: str) -> Path | None:
        """The folder of one of the studies; None in memory."""
        return self.shelf.path / name if isinstance(self.shelf, Folder) else None

    def complete(self, answer: type[Found], about: Mapping[str, Any], tables: Mapping[str, Mapping[str, Any]], language: Language | None) -> Found:
        """Store what the studies together say, with its picture; the manifest comes last, when all the rest is there."""
        manifest = {**self._manifest, "complete": True, "about": {**self._manifest["about"], **about}, "tables": list(tables)}
        with self.shelf.locked():
            found = answer(Stored(manifest, self.shelf))
            for name, columns in tables.items():
                add_table(found.stored, name, columns)
            add_picture(found.stored, found.plot(language or language_from_environment()))
            write_manifest(self.shelf, manifest)
        return found


def address_of(kind: str, asked: Mapping[str, Any]) -> str:
    """The address of a question: of all that decides its answer, the code included."""
    return address([kind, code_address(), dict(asked)])
