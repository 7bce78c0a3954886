"""Sweep: one policy with its settings varied, under assumptions that may be varied too.

The policy as it is always runs along, in the same worlds, so that every point has a paired difference
with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from zachtehand.experiments.designs.design_files import SweepAsked
from zachtehand.experiments.designs.dimensions import DimensionAsked, dimensions
from zachtehand.experiments.designs.evaluate import study_of
from zachtehand.experiments.designs.execution import Execution
from zachtehand.experiments.designs.pictures import add_picture
from zachtehand.experiments.designs.points import DesignPoint, layout_points
from zachtehand.experiments.designs.record import add_table, described_dimension, described_indicator
from zachtehand.experiments.engine import Point, Stored, Study, carry_out
from zachtehand.experiments.sweeps.result import SUMMARY, Sweep
from zachtehand.scenario import Scenario, as_scenario
from zachtehand.texts import language_from_environment


class SweepPlan:
    """A sweep whose every point has been checked, before anything is run.

    Attributes:
        asked: what was asked.
        dimensions: what varies.
        points: where; the first is the policy as it is.
    """

    def __init__(self, asked: SweepAsked, over: Sequence[DimensionAsked], *, policy: Scenario | str | Path | None = None) -> None:
        """Check all of it.

        Args:
            policy: the scenario that was asked for, where it is more than a name.

        Raises:
            InputError: for whatever is wrong in the design.
        """
        self.asked = asked
        base = as_scenario(policy or asked.scenario)
        self.base = base if asked.clients is None else base.with_context({"clients": asked.clients})
        self.dimensions = dimensions(over, self.base)
        self.points = [DesignPoint({}, {}), *layout_points(self.dimensions, asked.design, points=asked.points)]
        self._scenarios = [point.scenario(self.base) for point in self.points]

    @property
    def simulations(self) -> int:
        """What it costs: the number of simulations."""
        return len(self.points) * self.asked.seeds

    @property
    def address(self) -> str:
        """Of all that decides the numbers."""
        return self.study.address

    @cached_property
    def study(self) -> Study:
        """All points in all worlds."""
        asked, paths = self.asked, [each.path for each in self.dimensions]
        points = [Point(str(number), scenario, point.uncertainties) for number, (point, scenario) in enumerate(zip(self.points, self._scenarios, strict=True))]
        about = {
            "asked": asked.model_dump(mode="json", exclude_none=True),
            "scenario": {"name": self.base.name, "title": self.base.title.model_dump()},
            "dimensions": [described_dimension(each) for each in self.dimensions],
            "points": [point.values for point in self.points],
            "indicators": [described_indicator(each) for each in asked.indicators],
        }
        return study_of(
            "sweep", points, indicators=asked.indicators, seeds=asked.seeds, draws=asked.draws, months=asked.months,
            design={path: [point.values.get(path) for point in self.points] for path in paths}, about=about,
        )  # fmt: skip

    def carry_out(self, execution: Execution) -> Sweep:
        """Run all points that are not there yet, and add the summary and the picture.

        Raises:
            InputError, ExecutionError, Stopped: see :func:`zachtehand.experiments.engine.carry_out.carry_out`.
        """

        def finish(stored: Stored) -> None:
            found = Sweep(stored)
            add_table(stored, SUMMARY, found.summary_columns())
            add_picture(stored, found.plot(execution.language or language_from_environment()))

        stored = carry_out(
            self.study, out=execution.out, workers=execution.workers, cluster=execution.cluster, progress=execution.progress,
            command=execution.command, finish=finish,
        )  # fmt: skip
        return Sweep(stored)
