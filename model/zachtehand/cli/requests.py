"""From what was typed to what is done: options checked, scenarios loaded and changed, experiments started.

Everything that can be wrong is found before anything is computed or written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zachtehand.input_errors import InputError, Place, reason_of, shown, words
from zachtehand.limits import FEWEST_CLIENTS, FEWEST_PARTICIPANTS, LONGEST_RUN, MOST_CLIENTS, MOST_WORLDS
from zachtehand.texts import Language

if TYPE_CHECKING:
    from zachtehand.experiments.engine import Study
    from zachtehand.experiments.results import Result
    from zachtehand.scenario import Scenario

_RANGES = {
    "--seeds": (1, MOST_WORLDS),
    "--months": (1, LONGEST_RUN),
    "--clients": (FEWEST_CLIENTS, MOST_CLIENTS),
    "--participants": (FEWEST_PARTICIPANTS, MOST_CLIENTS),
    "--draws": (0, MOST_WORLDS),
    "--workers": (1, 1_024),
    "--object-months": (1, LONGEST_RUN),
    "--repeats": (1, 100),
    "--runs": (4, 100_000),
    "--steps": (1, 20),
    "--seed": (0, 999_999_999),
    "--draw": (0, 10_000),
    "--port": (1, 65_535),
}
_LONGEST_FOLDER_NAME = 60
MANIFEST = "manifest.json"
"""The file by which results are known."""


@dataclass(frozen=True)
class Session:
    """What every command knows: the language, and what was typed."""

    language: Language
    command: str


@dataclass(frozen=True)
class Request:
    """How an experiment is to be done, checked."""

    seeds: int
    months: int
    draws: int | None
    workers: int | None
    cluster: str | None
    out: Path | None
    label: str

    def folder(self, study: Study) -> Path:
        """Where the results go: where was asked, or a name that the study alone decides, so that the same command finds what it began."""
        return self.out or Path("results") / f"{self.label}-{study.address[:8]}"


def request(
    verb: str, names: Sequence[str], *, seeds: str, months: str, draws: str | None, workers: str | None, cluster: str | None, out: str | None
) -> Request:
    """Check the options of an experiment.

    Args:
        verb, names: for the name of the folder if none is given.
        seeds, months, draws, workers, cluster, out: as typed; None is not given.

    Raises:
        InputError: an option out of range, or a folder that cannot be made or holds something else than results.
    """
    label = re.sub(r"[^A-Za-z0-9]+", "-", "-".join([verb, *(Path(name).stem for name in names)])).strip("-")[:_LONGEST_FOLDER_NAME]
    folder = None if out is None else Path(out)
    check_folder(folder or Path("results") / label)
    return Request(
        seeds=whole("--seeds", seeds),
        months=whole("--months", months),
        draws=None if draws is None else whole("--draws", draws),
        workers=None if workers is None else whole("--workers", workers),
        cluster=cluster,
        out=folder,
        label=label,
    )


def chosen(name: str, *, clients: str | None, changes: Sequence[str] | None) -> Scenario:
    """A scenario by name or file, with the number of clients and the changes that were asked for."""
    from zachtehand.scenario import load

    count = None if clients is None else whole("--clients", clients)
    changed = settings(changes or ())
    scenario = load(name)
    if count is not None:
        scenario = scenario.with_context({"clients": count})
    return scenario.changed(changed)


def settings(changes: Sequence[str]) -> dict[str, Any]:
    """The values of ``--set`` by path. Raises InputError for a wrong form, a value that is not YAML, or a path given twice."""
    from zachtehand.documents import parse_value

    values: dict[str, Any] = {}
    for change in changes:
        path, equals, value = change.partition("=")
        if not equals or not path.strip() or not value.strip() or "\n" in change:
            raise InputError("error.set_form", {"given": shown(change)})
        if path.strip() in values:
            raise InputError("error.set_twice", {"path": shown(path)})
        values[path.strip()] = parse_value(value, file=f"--set {shown(change)}")
    return values


def perform(scenarios: Sequence[Scenario], asked: Request, session: Session, *, own_contexts: bool = False) -> Result:
    """Run one scenario or compare several, showing progress, and store the results with a report."""
    from zachtehand.cli.output import progress_shown
    from zachtehand.experiments.compare import comparison
    from zachtehand.experiments.conduct import conduct
    from zachtehand.experiments.plan import plan
    from zachtehand.report.page import finish_with_report

    options: Any = {"seeds": asked.seeds, "draws": asked.draws, "months": asked.months}
    study = plan("run", scenarios, **options) if len(scenarios) == 1 else comparison(scenarios, own_contexts=own_contexts, **options)
    with progress_shown(session.language) as progress:
        return conduct(
            study, workers=asked.workers, cluster=asked.cluster, out=asked.folder(study), progress=progress, command=session.command,
            finish=lambda folder: finish_with_report(folder, session.language),
        )  # fmt: skip


def whole(option: str, typed: str, *, least: int | None = None, most: int | None = None) -> int:
    """The value of an option that takes a whole number, where needed in a narrower range than usual.

    Raises:
        InputError: not a whole number, or out of its range.
    """
    low, high = range_of(option)
    low, high = low if least is None else least, high if most is None else most
    if re.fullmatch(r"[0-9]{1,9}", typed) and low <= int(typed) <= high:
        return int(typed)
    allowed = words("kind.integer_from_to", {"low": low, "high": high})
    raise InputError("error.option_value", {"option": option, "allowed": allowed, "value": shown(typed)})


def range_of(option: str) -> tuple[int, int]:
    """From where to where the whole number of an option goes."""
    return _RANGES[option]


def positive(option: str, typed: str, most: float) -> float:
    """The value of an option that takes a number above 0, up to a highest. Raises InputError."""
    if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", typed) and 0 < float(typed) <= most:
        return float(typed)
    raise InputError("error.option_value", {"option": option, "allowed": words("kind.positive_to", {"high": f"{most:g}"}), "value": shown(typed)})


def check_folder(folder: Path) -> None:
    """Refuse a folder that cannot be made where it is to stand, or in which something else stands than (part of) an experiment."""
    try:
        begun = (folder / MANIFEST).is_file()
    except (OSError, ValueError):  # a name that no file system takes
        begun = False
    if not begun:
        check_new_folder(folder)


def check_new_folder(folder: Path) -> None:
    """Refuse a folder that exists, or that cannot be made where it is to stand."""
    place = Place(shown(folder))
    try:
        os.lstat(folder)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (OSError, ValueError) as error:  # a name that no file system takes, or a folder that may not be looked into
        raise InputError("error.cannot_write", {"reason": reason_of(error)}, place) from error
    else:
        raise InputError("error.folder_exists", place=place)
    above = next(parent for parent in folder.absolute().parents if os.path.lexists(parent))
    if not above.is_dir() or not os.access(above, os.W_OK):
        raise InputError("error.cannot_write", {"reason": shown(above)}, place)
