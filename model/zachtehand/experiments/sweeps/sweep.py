"""Sweep: one policy with its settings varied, under assumptions that may be varied too.

The policy as it is always runs along, in the same worlds, so that every point has a paired difference
with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zachtehand.experiments.designs.design_files import SweepAsked
from zachtehand.experiments.designs.dimensions import Asked, dimensions
from zachtehand.experiments.designs.evaluate import Setup, evaluate
from zachtehand.experiments.designs.points import DesignPoint, layout_points
from zachtehand.experiments.designs.record import described_dimension, manifest_of
from zachtehand.experiments.ensemble import posterior_file
from zachtehand.experiments.execute import Progress
from zachtehand.experiments.run import as_scenario
from zachtehand.experiments.store import Finish, refuse_existing
from zachtehand.experiments.sweeps.result import Sweep


class SweepPlan:
    """A sweep whose every point has been checked, before anything is run."""

    def __init__(self, asked: SweepAsked, over: Sequence[Asked]) -> None:
        """Raises InputError for whatever is wrong in the design."""
        self.asked = asked
        base = as_scenario(asked.scenario)
        self.base = base if asked.clients is None else base.with_context({"clients": asked.clients})
        self.dimensions = dimensions(over, self.base)
        self.points = [DesignPoint({}, {}), *layout_points(self.dimensions, asked.design, points=asked.points)]
        self.setups = [Setup(point.scenario(self.base), point.uncertainties) for point in self.points]

    @property
    def simulations(self) -> int:
        """What it costs: the number of simulations."""
        return len(self.points) * self.asked.seeds

    def carry_out(
        self,
        *,
        workers: int | None = None,
        out: str | Path | None = None,
        progress: Progress | None = None,
        command: str | None = None,
        finish: Finish | None = None,
    ) -> Sweep:
        """Run all points.

        Args:
            workers, out, progress, command, finish: see :func:`zachtehand.experiments.conduct.conduct`.

        Raises:
            InputError: the folder exists or cannot be written.
            ExecutionError: a simulation failed.
        """
        if out is not None:
            refuse_existing(Path(out))
        asked = self.asked
        outcomes = evaluate(
            self.setups, indicators=asked.indicators, seeds=asked.seeds, draws=asked.draws, months=asked.months, workers=workers, progress=progress
        )
        drawn_from = "declared" if asked.draws == 0 else "posterior" if posterior_file() else "prior"
        manifest = manifest_of(
            "sweep", asked.model_dump(mode="json", exclude_none=True), command=command, worlds=outcomes.worlds, indicators=asked.indicators, drawn_from=drawn_from
        )
        manifest |= {
            "scenario": {"name": self.base.name, "title": self.base.title.model_dump(), "resolved": self.base.to_dict()},
            "dimensions": [described_dimension(each) for each in self.dimensions],
            "points": [point.values for point in self.points],
        }
        result = Sweep(manifest, outcomes.values)
        return result if out is None else result.save(out, finish=finish)
