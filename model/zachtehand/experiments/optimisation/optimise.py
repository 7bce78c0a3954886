"""Optimise: mixes of levers under a yearly budget, judged on the same people with the same luck in several worlds."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.designs.design_files import OptimiseAsked
from zachtehand.experiments.designs.dimensions import DimensionAsked, dimensions
from zachtehand.experiments.designs.evaluate import study_of, values_of
from zachtehand.experiments.designs.execution import Execution
from zachtehand.experiments.designs.extras import check_installed
from zachtehand.experiments.designs.notation import asked_in_python
from zachtehand.experiments.designs.record import described_dimension
from zachtehand.experiments.designs.results import Gathering, address_of
from zachtehand.experiments.engine import Crew, Point, Progress, carry_out, crew, part_of
from zachtehand.experiments.optimisation.mixes import Mix, mixes_of
from zachtehand.experiments.optimisation.objectives import objective, unbeaten
from zachtehand.experiments.optimisation.result import FRONT, Front, front_columns
from zachtehand.experiments.optimisation.search import search
from zachtehand.scenario import Scenario, as_scenario
from zachtehand.texts import Language

LEVERS = {"pressure": (0.0, 1.0), "caseload": (50.0, 350.0), "basic_jobs": (0.0, 100.0)}
"""What is mixed unless something else is asked: the three dials, caseload and basic jobs over the range that Dutch cities know."""

_AS_BAD_AS_CAN_BE = 1e12
"""For a mix of which an objective is not defined: the search cannot count with infinity."""


class OptimisePlan:
    """A search that has been checked, before anything is run.

    Attributes:
        asked: what was asked.
        base: the policy whose settings are mixed.
        mixes: all mixes.
        objectives: what they are judged by.
    """

    def __init__(self, asked: OptimiseAsked, over: Sequence[DimensionAsked], *, policy: Scenario | str | Path | None = None) -> None:
        """Check all of it.

        Args:
            policy: the scenario that was asked for, where it is more than a name.

        Raises:
            InputError: for whatever is wrong, pymoo not installed included.
        """
        check_installed("pymoo")
        self.asked = asked
        base = as_scenario(policy or asked.scenario)
        self.base = base if asked.clients is None else base.with_context({"clients": asked.clients})
        self.mixes = mixes_of(dimensions(over or asked_in_python(LEVERS), self.base))
        self.objectives = (
            objective("outflow", asked.outflow), objective("wellbeing", asked.wellbeing), objective("cost", asked.cost), objective("fairness", asked.fairness),
        )  # fmt: skip
        self.spending = objective("cost", asked.budget_on)
        for corner in (tuple(0 for _ in self.mixes.sizes), tuple(size - 1 for size in self.mixes.sizes)):
            self.mixes.point(corner).scenario(self.base)  # settings that contradict each other are found now
        self._mixes_seen: list[Mix] = []
        self._totals: list[NDArray[np.float64]] = []

    @property
    def simulations(self) -> int:
        """What it costs at most: the number of simulations."""
        return (1 + min(self.asked.population * self.asked.generations, int(np.prod(self.mixes.sizes)))) * self.asked.seeds

    @property
    def address(self) -> str:
        """Of all that decides the answer."""
        return address_of("optimise", self._question)

    @property
    def _question(self) -> dict[str, Any]:
        """What was asked, with the policy in full and the version of the search."""
        asked = self.asked.model_dump(mode="json", exclude_none=True)
        return {**asked, "scenario": self.base.to_dict(), "levers": [described_dimension(each) for each in self.mixes.levers], "pymoo": version("pymoo")}

    def carry_out(self, execution: Execution) -> Front:
        """Search generation after generation.

        Raises:
            InputError, ExecutionError, Stopped: see :func:`zachtehand.experiments.engine.carry_out.carry_out`.
        """
        gathering = Gathering("optimise", self._question, out=execution.out, command=execution.command)
        self._mixes_seen, self._totals = [], []
        with crew(workers=execution.workers, cluster=execution.cluster) as hands:
            as_it_is = self._run("as-it-is", [Point("as it is", self.base)], gathering, hands, execution.progress)

            def judge(generation: int, asked: list[Mix]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
                new = [mix for mix in dict.fromkeys(asked) if mix not in self._mixes_seen]
                if new:
                    points = [Point(",".join(map(str, mix)), self.mixes.point(mix).scenario(self.base)) for mix in new]
                    self._totals += list(self._run(f"generation-{generation:03d}", points, gathering, hands, execution.progress))
                    self._mixes_seen += new
                return self._judged(np.stack([self._totals[self._mixes_seen.index(mix)] for mix in asked]))

            search(self.mixes.sizes, len(self.objectives), judge, population=self.asked.population, generations=self.asked.generations)
        return self._front(gathering, as_it_is[0], execution.language)

    def _run(self, name: str, points: list[Point], gathering: Gathering, hands: Crew, progress: Progress | None) -> NDArray[np.float64]:
        """The totals (points, worlds, indicators) of some points; each generation in the same worlds."""
        asked, before = self.asked, (len(self._mixes_seen) + (name != "as-it-is")) * self.asked.seeds
        indicators = list(dict.fromkeys([*(each.indicator for each in self.objectives), self.spending.indicator]))
        study = study_of(f"optimise: {name}", points, indicators=indicators, seeds=asked.seeds, draws=asked.draws, months=asked.months)
        return values_of(carry_out(study, out=gathering.folder(name), crew=hands, progress=part_of(progress, before, self.simulations)))

    def _per_world(self, totals: NDArray[np.float64]) -> NDArray[np.float64]:
        """Objectives and spending, (points, worlds, objectives + 1), from totals (points, worlds, indicators)."""
        judged = [*self.objectives, self.spending]
        indicators = list(dict.fromkeys(each.indicator for each in judged))
        return np.stack([each.values(totals[:, :, indicators.index(each.indicator)], months=self.asked.months) for each in judged], axis=-1)

    def _robust(self, totals: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The robust objectives (points, objectives) and the robust spending (points)."""
        per_world = self._per_world(totals)
        robust = [each.robust(per_world[:, :, position], self.asked.reached) for position, each in enumerate([*self.objectives, self.spending])]
        return np.stack(robust[:-1], axis=1), robust[-1]

    def _judged(self, totals: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """What is to be made small, and by how much the budget is exceeded."""
        robust, spending = self._robust(totals)
        excess = np.zeros(len(spending)) if self.asked.budget is None else spending - self.asked.budget
        small = -robust * np.array([each.better for each in self.objectives])
        return np.nan_to_num(small, posinf=_AS_BAD_AS_CAN_BE), np.nan_to_num(excess, posinf=_AS_BAD_AS_CAN_BE)

    def _front(self, gathering: Gathering, as_it_is: NDArray[np.float64], language: Language | None) -> Front:
        """The mixes within the budget that nothing beats, and the policy as it is."""
        totals = np.stack(self._totals)
        robust, spending = self._robust(totals)
        within = np.ones(len(spending), np.bool_) if self.asked.budget is None else spending <= self.asked.budget
        kept = np.flatnonzero(within)
        kept = kept[unbeaten(robust[kept], [each.better for each in self.objectives])] if kept.size else kept
        about = {
            "name": self.base.title.model_dump(),
            "months": self.asked.months,
            "worlds": self.asked.seeds,
            "reached": self.asked.reached,
            "budget": self.asked.budget,
            "tried": len(totals),
            "within": int(within.sum()),
            "levers": [described_dimension(each) for each in self.mixes.levers],
            "objectives": [
                {"key": each.key, "indicator": each.indicator, "label": each.label(), "unit": each.unit, "better": each.better} for each in self.objectives
            ],
        }
        points = [{}, *(dict(self.mixes.point(self._mixes_seen[position]).levers) for position in kept)]
        chosen = np.concatenate([as_it_is[None], totals[kept]])
        columns = front_columns(points, self._per_world(chosen), self._robust(chosen), self.objectives)
        return gathering.complete(Front, about, {FRONT: columns}, language)
