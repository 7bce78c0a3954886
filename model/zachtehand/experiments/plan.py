"""The plan of an experiment: which scenario runs with which luck (seed) and which assumptions (draw).

Every scenario of a plan meets the same *worlds*. A world is a seed together with a draw of the
uncertain parameters: assumptions, estimates and expert judgement, but neither what was calibrated on
levels nor mere conventions. So a band over worlds holds both luck and what is uncertain, and two
policies in one world differ by policy alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from zachtehand.experiments.ensemble import Origin, declared_parameters, ensemble
from zachtehand.experiments.errors import ExperimentError
from zachtehand.input_errors import hint, shown
from zachtehand.parameters import Parameter

if TYPE_CHECKING:
    from zachtehand.scenario import Scenario

Kind = Literal["run", "compare"]

DECLARED_DRAW = 0
"""The draw number that stands for the declared parameter values."""


class World(NamedTuple):
    """One possible world: the luck (seed) and the assumptions (draw; 0 is the declared values)."""

    seed: int
    draw: int


class Cell(NamedTuple):
    """One simulation of a plan: the position of its scenario, and its world."""

    scenario: int
    world: World


@dataclass(frozen=True)
class Plan:
    """Everything that decides the numbers of an experiment.

    Attributes:
        kind: "run" (one scenario) or "compare" (several).
        scenarios: as they will be run; in a comparison on one context, each already has that context.
        worlds: one per seed, in the order of the results.
        months: length of each simulation.
        parameters: the values of all parameters at draw 0, by dotted path.
        draws: number of the draw -> the values that it changes, by dotted path.
        paired: whether the scenarios share one context, so that differences per world mean something.
        drawn_from: the calibrated ensemble, or the prior.
    """

    kind: Kind
    scenarios: tuple[Scenario, ...]
    worlds: tuple[World, ...]
    months: int
    parameters: Mapping[str, float]
    draws: Mapping[int, Mapping[str, float]]
    paired: bool
    drawn_from: Origin = "prior"

    @property
    def cells(self) -> list[Cell]:
        """The table of the plan: all scenarios in all worlds, in the order of the results."""
        return [Cell(scenario, world) for scenario in range(len(self.scenarios)) for world in self.worlds]

    def values_in(self, world: World) -> dict[str, float]:
        """The parameter values in a world, by dotted path."""
        return {**self.parameters, **self.draws.get(world.draw, {})}


def plan(
    kind: Kind,
    scenarios: Sequence[Scenario],
    *,
    seeds: int | Sequence[int],
    draws: int | None,
    months: int,
    parameters: Mapping[str, float],
    paired: bool,
    origin: Origin | None = None,
) -> Plan:
    """Lay out an experiment.

    Args:
        scenarios: as they will be run; names must differ.
        seeds: how many (0, 1, 2, …), or the seeds themselves.
        draws: over how many draws of the uncertain parameters the worlds take turns; None is a draw
            of its own for every seed, 0 is the declared values everywhere.
        months: length of each simulation, 1 or more.
        parameters: values by dotted path that replace the declared ones and are not drawn.
        origin: "prior" draws from the ranges of the parameters alone; None takes the calibrated ensemble where there is one.
        paired: whether all scenarios stand on one context.

    Raises:
        ExperimentError: a count below its lowest value, a seed given twice, a scenario name given twice,
            an unknown parameter or a value outside its range.
    """
    names = [scenario.name for scenario in scenarios]
    if len(set(names)) < len(names):
        raise ExperimentError("same_name", {"names": ", ".join(names)})
    if months < 1:
        raise ExperimentError("months", {"months": months})
    declarations = declared_parameters()
    worlds = _worlds(_seeds(seeds), draws)
    numbers = sorted({world.draw for world in worlds} - {DECLARED_DRAW})
    drawn_from, drawn = ensemble(max(numbers, default=0), origin=origin)
    return Plan(
        kind=kind,
        scenarios=tuple(scenarios),
        worlds=worlds,
        months=months,
        parameters=_with_changes(declarations, parameters),
        draws={draw: {path: value for path, value in drawn[draw].items() if path not in parameters} for draw in numbers},
        paired=paired,
        drawn_from=drawn_from,
    )


def _with_changes(declarations: Mapping[str, Parameter], changes: Mapping[str, float]) -> dict[str, float]:
    values = {path: float(parameter.value) for path, parameter in declarations.items()}
    for path, value in changes.items():
        if path not in declarations:
            raise ExperimentError("parameter", {"path": shown(path), "hint": hint(path, declarations)})
        parameter = declarations[path]
        if not parameter.low <= value <= parameter.high:
            limits = {"low": parameter.low, "high": parameter.high, "unit": parameter.unit}
            raise ExperimentError("parameter_range", {"path": path, "value": value, **limits})
        values[path] = float(value)
    return values


def _seeds(seeds: int | Sequence[int]) -> list[int]:
    chosen = list(range(seeds)) if isinstance(seeds, int) else list(seeds)
    if not chosen or len(set(chosen)) < len(chosen) or min(chosen) < 0 or max(chosen) >= 2**63:
        raise ExperimentError("seeds", {"seeds": shown(seeds)})
    return chosen


def _worlds(seeds: Sequence[int], draws: int | None) -> tuple[World, ...]:
    if draws is None:
        draws = len(seeds)
    if draws < 0:
        raise ExperimentError("draws", {"draws": draws})
    return tuple(World(seed, 1 + position % draws if draws else DECLARED_DRAW) for position, seed in enumerate(seeds))


def plan_from(manifest: Mapping[str, Any]) -> Plan:
    """The plan that a manifest describes, with the scenarios and parameter values as they were then.

    Raises:
        KeyError: the manifest lacks a part.
    """
    from zachtehand.scenario import Scenario

    return Plan(
        kind=manifest["kind"],
        scenarios=tuple(Scenario.from_dict(entry["resolved"]) for entry in manifest["scenarios"]),
        worlds=tuple(World(entry["seed"], entry["draw"]) for entry in manifest["worlds"]),
        months=manifest["months"],
        parameters={path: float(value) for path, value in manifest["parameters"].items()},
        draws={int(draw): dict(changes) for draw, changes in manifest["draws"].items()},
        paired=manifest["paired"],
        drawn_from=manifest["drawn_from"],
    )
