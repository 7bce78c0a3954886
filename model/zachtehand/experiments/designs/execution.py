"""How a plan is carried out, once it has been checked: where, by whom, and who hears of it. None of it decides a number."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zachtehand.experiments.engine import Progress
from zachtehand.texts import Language


@dataclass(frozen=True, kw_only=True)
class Execution:
    """What a sweep, a sensitivity analysis and a search have in common: the same call on the same folder goes on where it stopped.

    Attributes:
        out, workers, cluster, progress, command: see :func:`zachtehand.experiments.engine.carry_out.carry_out`. Where a plan
            has several studies, each goes to a folder of its own in ``out``.
        language: of the picture; None is that of the environment.
    """

    out: str | Path | None = None
    workers: int | None = None
    cluster: str | None = None
    progress: Progress | None = None
    command: str | None = None
    language: Language | None = None
