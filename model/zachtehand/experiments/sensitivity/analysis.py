"""From policies and assumptions to a sensitivity analysis: screen all factors, then divide the variance over those that lead.

Outcome at each point: one indicator, summed up over the run and averaged over the seeds; of two
policies the paired difference. All points meet the same seeds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.designs.design_files import SensitivityAsked
from zachtehand.experiments.designs.dimensions import Dimension, DimensionAsked, dimensions, uncertainties
from zachtehand.experiments.designs.evaluate import study_of, values_of
from zachtehand.experiments.designs.execution import Execution
from zachtehand.experiments.designs.extras import check_installed
from zachtehand.experiments.designs.points import points_at
from zachtehand.experiments.designs.record import described_dimension, described_indicator
from zachtehand.experiments.designs.results import Gathering, address_of
from zachtehand.experiments.engine import Crew, Point, Progress, carry_out, crew, part_of
from zachtehand.experiments.ensemble import declared_parameters, ensemble, uncertain_parameters
from zachtehand.experiments.sensitivity.factors import Factors, factors, left_open
from zachtehand.experiments.sensitivity.methods import index_shares, indices, screened, screening_shares
from zachtehand.experiments.sensitivity.result import Sensitivity, indices_columns, screening_columns
from zachtehand.input_errors import InputError, Place
from zachtehand.scenario import Scenario, as_scenario

SCREENING, INDICES = "screening", "indices"
"""Folders of the two studies."""
_MOST_DRAWS_OF_ENSEMBLE = 1_000
_BETWEEN_TWO_SETS_OF_SEEDS = 2 / math.sqrt(math.pi)
"""Mean absolute difference of two independent normal draws, over their standard deviation."""


class SensitivityPlan:
    """A sensitivity analysis whose every part has been checked, before anything is run.

    Attributes:
        asked: what was asked.
        policies: one, or two of which the second minus the first is examined.
        factors: what is moved.
    """

    def __init__(self, asked: SensitivityAsked, over: Sequence[DimensionAsked], *, policies: Sequence[Scenario | str | Path] | None = None) -> None:
        """Check all of it.

        Args:
            policies: the scenarios that were asked for, where they are more than a name.

        Raises:
            InputError: for whatever is wrong, SALib not installed included.
        """
        check_installed("SALib")
        if asked.base & (asked.base - 1):
            raise InputError("design.power_of_two", {"base": asked.base}, Place("base"))
        self.asked = asked
        self.policies = on_one_context(policies or asked.policies, asked.clients)
        chosen = dimensions(expanded(over), self.policies[0]) if over else uncertainties(uncertain_parameters(declared_parameters()))
        if asked.within == "ensemble":
            chosen = left_open(chosen, ensemble(_MOST_DRAWS_OF_ENSEMBLE)[1])
        self.factors = factors(chosen, asked.by)
        if len(self.factors.names) < 2:
            raise InputError("design.two_factors")
        self.top = min(asked.top, len(self.factors.names))

    @property
    def simulations(self) -> int:
        """What it costs: the number of simulations."""
        screening = self.asked.trajectories * (len(self.factors.names) + 1)
        return (screening + self.asked.base * (self.top + 2)) * len(self.policies) * self.asked.seeds

    @property
    def address(self) -> str:
        """Of all that decides the answer."""
        return address_of("sensitivity", self._question)

    @property
    def _question(self) -> dict[str, Any]:
        """What was asked, with the policies in full: a file may say something else tomorrow."""
        return {
            **self.asked.model_dump(mode="json", exclude_none=True),
            "policies": [each.to_dict() for each in self.policies],
            "dimensions": [described_dimension(each) for each in self.factors.dimensions],
        }

    def carry_out(self, execution: Execution) -> Sensitivity:
        """Screen, then divide the variance.

        Raises:
            InputError, ExecutionError, Stopped: see :func:`zachtehand.experiments.engine.carry_out.carry_out`.
        """
        gathering = Gathering("sensitivity", self._question, out=execution.out, command=execution.command)
        with crew(workers=execution.workers, cluster=execution.cluster) as hands:
            shares = screening_shares(self.factors, self.asked.trajectories)
            seen = self._outcomes(SCREENING, self.factors, shares, gathering=gathering, hands=hands, progress=execution.progress, before=0)
            screening = screened(self.factors, shares, seen.mean(axis=1))
            leading = self.factors.only(screening.leading(self.top))
            more = index_shares(leading, self.asked.base)
            before = seen.size * len(self.policies)
            divided = self._outcomes(INDICES, leading, more, gathering=gathering, hands=hands, progress=execution.progress, before=before)
            explained = indices(leading, divided.mean(axis=1))
        about = {
            "policies": [{"name": each.name, "title": each.title.model_dump()} for each in self.policies],
            "indicator": described_indicator(self.asked.indicator),
            "by": self.factors.by,
            "groups": {name: [each.path for each in self.factors.only([name]).dimensions] for name in self.factors.names},
            "texts": {each.path: declared_parameters()[each.path].text for each in self.factors.dimensions if each.role == "uncertainty"},
            "luck": _luck(seen),
            "simulations": self.simulations,
        }
        tables = {"screening_of_factors": screening_columns(screening), "indices_of_factors": indices_columns(explained)}
        return gathering.complete(Sensitivity, about, tables, execution.language)

    def _outcomes(
        self, name: str, moved: Factors, shares: NDArray[np.float64], *, gathering: Gathering, hands: Crew, progress: Progress | None, before: int
    ) -> NDArray[np.float64]:
        """One value per row of shares and seed: of one policy, or the difference of two."""
        points = paired_points(self.policies, moved.dimensions, shares)
        study = study_of(
            f"sensitivity: {name}", points, indicators=[self.asked.indicator], seeds=self.asked.seeds, draws=0, months=self.asked.months,
        )  # fmt: skip
        stored = carry_out(study, out=gathering.folder(name), crew=hands, progress=part_of(progress, before, self.simulations))
        return per_pair(values_of(stored), len(self.policies), self.asked.indicator)


def on_one_context(policies: Sequence[Scenario | str | Path], clients: int | None) -> list[Scenario]:
    """The policies, all on the context of the first. Raises InputError."""
    chosen = [as_scenario(each) for each in policies]
    if len({each.name for each in chosen}) < len(chosen):
        raise InputError("error.same_scenario", {"name": chosen[0].name})
    first = chosen[0] if clients is None else chosen[0].with_context({"clients": clients})
    return [first, *(first.with_policy_of(each) for each in chosen[1:])]


def expanded(over: Sequence[DimensionAsked]) -> list[DimensionAsked]:
    """What was asked, with the name of a group of parameters replaced by its uncertain parameters."""
    from zachtehand.instruments.dials import DIALS

    known = uncertain_parameters(declared_parameters())
    found: list[DimensionAsked] = []
    for each in over:
        members = [path for path in known if path.startswith(f"{each.path}.")] if each.path not in DIALS else []
        found += [DimensionAsked(path, each.place) for path in members] if members else [each]
    return found


def paired_points(policies: Sequence[Scenario], moved: Sequence[Dimension], shares: NDArray[np.float64]) -> list[Point]:
    """Every policy at every row of shares: the policies of a row together."""
    return [
        Point(f"{row}:{number}", policy.changed(dict(point.levers), option="--over"), point.uncertainties)
        for row, point in enumerate(points_at(moved, shares))
        for number, policy in enumerate(policies)
    ]


def per_pair(values: NDArray[np.float64], policies: int, indicator: str) -> NDArray[np.float64]:
    """One value per row and world, from (rows × policies, worlds, 1): the second policy minus the first, or the only one.

    Raises:
        InputError: the indicator is not defined somewhere.
    """
    by_policy = values[:, :, 0].reshape(-1, policies, values.shape[1])
    if np.isnan(by_policy).any():
        raise InputError("design.undefined", {"indicator": indicator})
    return by_policy[:, -1] - by_policy[:, 0] if policies > 1 else by_policy[:, 0]


def _luck(outcomes: NDArray[np.float64]) -> float | None:
    """What another set of seeds changes on average, in the unit of the outcome; None for one seed, which cannot tell."""
    seeds = outcomes.shape[1]
    if seeds < 2:
        return None
    within = float(np.sqrt(np.mean(outcomes.var(axis=1, ddof=1)) / seeds))
    return _BETWEEN_TWO_SETS_OF_SEEDS * within
