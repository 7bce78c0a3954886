"""Running the model at the points of a design: every point in the same worlds, so that two points differ by the point alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.differences import Measure, horizon_measure, measured, unit_of
from zachtehand.experiments.execute import Progress, execute
from zachtehand.experiments.plan import World, plan

if TYPE_CHECKING:
    from zachtehand.scenario import Scenario


class Setup(NamedTuple):
    """One policy under some values of parameters; the others are those of the world."""

    scenario: Scenario
    parameters: Mapping[str, float]


@dataclass(frozen=True)
class Outcomes:
    """What came out at the points of a design.

    Attributes:
        worlds: the worlds in which every point was run.
        indicators: keys of the indicators.
        values: float64 (points, worlds, indicators): flows added over the run, stocks as the mean of its last
            year; everybody together; NaN is not defined.
    """

    worlds: tuple[World, ...]
    indicators: tuple[str, ...]
    values: NDArray[np.float64]

    def of(self, indicator: str) -> NDArray[np.float64]:
        """One indicator, (points, worlds). Raises ValueError."""
        return self.values[:, :, self.indicators.index(indicator)]


def evaluate(
    setups: Sequence[Setup],
    *,
    indicators: Sequence[str],
    seeds: int,
    draws: int | None,
    months: int,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Outcomes:
    """Run every setup in the same worlds."""
    done = 0
    parts: list[NDArray[np.float64] | None] = [None] * len(setups)
    worlds: tuple[World, ...] = ()
    for positions in _by_parameters(setups):
        scenarios = [setups[position].scenario.model_copy(update={"name": str(position)}) for position in positions]
        laid_out = plan("compare", scenarios, seeds=seeds, draws=draws, months=months, parameters=setups[positions[0]].parameters, paired=True)
        before = done
        seen = execute(laid_out, workers=workers, progress=(lambda now, _: progress(before + now, len(setups) * seeds)) if progress else None)  # noqa: B023
        chosen = [seen.indicators.index(indicator) for indicator in indicators]
        for place, position in enumerate(positions):
            parts[position] = at_the_end(seen.values[place][:, :, :1, chosen], indicators)
        done, worlds = done + len(laid_out.cells), laid_out.worlds
    return Outcomes(worlds, tuple(indicators), np.stack([part for part in parts if part is not None]))


def at_the_end(values: NDArray[np.float32], indicators: Sequence[str]) -> NDArray[np.float64]:
    """Each indicator of the first group summed up over the run; values of shape (worlds, months, groups, indicators)."""
    summed = np.empty((values.shape[0], len(indicators)))
    for position, indicator in enumerate(indicators):
        summed[:, position] = measured(values[..., position : position + 1], measure_of(indicator))[:, 0, 0]
    return summed


def measure_of(indicator: str) -> Measure:
    """How an indicator is summed up over a run."""
    from zachtehand.observation import INDICATORS

    return horizon_measure(INDICATORS[indicator].kind)


def unit_at_the_end(indicator: str) -> str:
    """The unit of an indicator, summed up over a run."""
    from zachtehand.observation import INDICATORS

    return unit_of(INDICATORS[indicator].unit, measure_of(indicator))


def _by_parameters(setups: Sequence[Setup]) -> list[list[int]]:
    groups: dict[tuple[tuple[str, float], ...], list[int]] = {}
    for position, setup in enumerate(setups):
        groups.setdefault(tuple(sorted(setup.parameters.items())), []).append(position)
    return list(groups.values())
