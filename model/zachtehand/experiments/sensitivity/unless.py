"""Which assumption would turn the conclusion around? Two policies in many plausible worlds, and the region where the other one wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.designs.design_files import UnlessAsked
from zachtehand.experiments.designs.evaluate import study_of, values_of
from zachtehand.experiments.designs.execution import Execution
from zachtehand.experiments.designs.extras import check_installed
from zachtehand.experiments.designs.record import described_indicator
from zachtehand.experiments.designs.results import Gathered, Gathering, address_of
from zachtehand.experiments.engine import Point, Study, carry_out
from zachtehand.experiments.ensemble import declared_parameters
from zachtehand.experiments.sensitivity.analysis import on_one_context, per_pair
from zachtehand.experiments.sensitivity.discovery import Box, Limit, find_box
from zachtehand.texts import Language, language_from_environment

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure

    from zachtehand.scenario import Scenario

WORLDS = "worlds"
"""Folder of the study, and name of the table with a row per plausible world."""


class UnlessPlan:
    """A search that has been checked, before anything is run."""

    def __init__(self, asked: UnlessAsked, *, policies: Sequence[Scenario | str | Path] | None = None) -> None:
        """Check all of it.

        Args:
            policies: the scenarios that were asked for, where they are more than a name.

        Raises:
            InputError: for whatever is wrong, the EMA workbench not installed included.
        """
        check_installed("ema_workbench")
        self.asked = asked
        self.policies = on_one_context(policies or asked.policies, asked.clients)

    @property
    def simulations(self) -> int:
        """What it costs: the number of simulations."""
        return 2 * self.asked.draws * self.asked.seeds

    @property
    def address(self) -> str:
        """Of all that decides the answer."""
        return address_of("unless", self._question)

    @property
    def _question(self) -> dict[str, Any]:
        """What was asked, with the policies in full: a file may say something else tomorrow."""
        return {**self.asked.model_dump(mode="json", exclude_none=True), "policies": [each.to_dict() for each in self.policies]}

    @cached_property
    def study(self) -> Study:
        """Both policies in every world: every draw with its own seeds."""
        asked = self.asked
        points = [Point(policy.name, policy) for policy in self.policies]
        return study_of(
            "unless: worlds", points, indicators=[asked.indicator], seeds=asked.draws * asked.seeds, draws=asked.draws, months=asked.months,
            origin="prior" if asked.within == "prior" else None,
        )  # fmt: skip

    def carry_out(self, execution: Execution) -> Unless:
        """Run both policies in all worlds, and search.

        Raises:
            InputError, ExecutionError, Stopped: see :func:`zachtehand.experiments.engine.carry_out.carry_out`.
        """
        gathering = Gathering("unless", self._question, out=execution.out, command=execution.command)
        folder = gathering.folder(WORLDS)
        stored = carry_out(self.study, out=folder, workers=execution.workers, cluster=execution.cluster, progress=execution.progress)
        per_seed = per_pair(values_of(stored), 2, self.asked.indicator)[0]
        draws = sorted(self.study.draws)
        of_draw = np.array([world.draw for world in self.study.worlds])
        differences = np.array([per_seed[of_draw == draw].mean() for draw in draws])
        paths = sorted(path for path, _ in self.study.draws[draws[0]].items())
        values = np.array([[self.study.draws[draw][path] for path in paths] for draw in draws])
        higher = int((differences > 0).sum()) >= int((differences < 0).sum())
        box = find_box(values, paths, _fails(differences, higher=higher))
        about = {
            "policies": [{"name": each.name, "title": each.title.model_dump()} for each in self.policies],
            "indicator": described_indicator(self.asked.indicator),
            "drawn_from": self.study.drawn_from,
            "higher": higher,
            "box": None if box is None else asdict(box),
            "parameters": {path: {"unit": declared_parameters()[path].unit, "text": declared_parameters()[path].text} for path in paths},
        }
        columns = {"draw": np.array(draws), "difference": differences, **{path: values[:, position] for position, path in enumerate(paths)}}
        return gathering.complete(Unless, about, {WORLDS: columns}, execution.language)


@dataclass(frozen=True)
class Unless(Gathered):
    """Where a conclusion turns around, in memory or in a folder."""

    @property
    def worlds(self) -> pandas.DataFrame:
        """A row per plausible world: draw, difference (second policy minus first), and the value of every parameter by its path."""
        return self.frame(WORLDS)

    @property
    def box(self) -> Box | None:
        """The region in which the conclusion turns; None where none was found."""
        found = self.about["box"]
        return None if found is None else Box(**{**found, "limits": tuple(Limit(**each) for each in found["limits"])})

    @property
    def turned(self) -> NDArray[np.bool_]:
        """Per world, whether the conclusion does not hold in it."""
        return _fails(self.worlds["difference"].to_numpy(), higher=self.about["higher"])

    def words(self, language: Language | None = None) -> list[str]:
        """The finding in a few sentences."""
        from zachtehand.experiments.sensitivity.words import said

        return said(self, language or language_from_environment())

    def plot(self, language: Language | None = None) -> Figure:
        """The worlds in the space of the conditions, with the region."""
        from zachtehand.experiments.sensitivity.picture_of_box import picture

        return picture(self, language or language_from_environment())


def _fails(differences: NDArray[np.float64], *, higher: bool) -> NDArray[np.bool_]:
    """In which worlds the second policy is not higher (or lower) than the first; no difference is not higher either."""
    return differences <= 0 if higher else differences >= 0
