"""A study: an experiment as a table, of which every row (cell) is one point in one world.

A *point* is a scenario, with parameter values of its own where the question asks for them. A *world*
is a seed together with a draw of the uncertain parameters. Every point meets every world, so that two
points in one world differ by what was chosen, never by luck.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zachtehand.experiments.engine.address import FORMAT, address, code_address
from zachtehand.experiments.engine.cells import Batch, Cell, Keep, Point, World
from zachtehand.experiments.engine.work import Work, simulate
from zachtehand.experiments.engine.work_by_name import described_work
from zachtehand.experiments.ensemble import Origin

if TYPE_CHECKING:
    from zachtehand.scenario import Scenario

MOST_CELLS_TOGETHER = 8
CLIENT_MONTHS_TOGETHER = 10_000_000
"""What is sent to a worker in one go: some ten seconds of work, unless a single run takes longer."""


@dataclass(frozen=True)
class Study:
    """Everything that decides the numbers of an experiment.

    Attributes:
        kind: what was asked ("run", "compare", "sweep", …), for whoever reads the result.
        points: labels differ.
        worlds: in the order of the results.
        months: length of each simulation.
        parameters: the values of all parameters at draw 0, by dotted path.
        draws: number of the draw -> the values that it changes, by dotted path.
        drawn_from: the calibrated ensemble, or the prior.
        keep: what of each simulation is stored.
        work: what a batch does: a function at the top of a module, or an instance of a frozen dataclass with
            plain data in its fields. It yields, for every point in turn, named tables.
        design: what varies over the points, by name, one value per point: columns of the plan.
        about: plain data about the question, for the manifest; it decides no number.
    """

    kind: str
    points: tuple[Point, ...]
    worlds: tuple[World, ...]
    months: int
    parameters: Mapping[str, float]
    draws: Mapping[int, Mapping[str, float]]
    drawn_from: Origin = "prior"
    keep: Keep = field(default_factory=Keep)
    work: Work = simulate
    design: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def cells(self) -> list[Cell]:
        """All points in all worlds, in the order of the results."""
        return [Cell(point, world) for point in range(len(self.points)) for world in range(len(self.worlds))]

    @cached_property
    def addresses(self) -> list[str]:
        """The content address of every cell, in the order of the results: of all that decides its numbers."""
        shared = address({
            "format": FORMAT, "code": code_address(), "months": self.months, "keep": asdict(self.keep), "work": described_work(self.work),
        })  # fmt: skip
        of_scenario = {key: address(scenario) for key, scenario in {id(each): each for each in self.scenarios_in_full}.items()}
        points = [
            address({"label": point.label, "scenario": of_scenario[id(scenario)], "values": dict(point.values)})
            for point, scenario in zip(self.points, self.scenarios_in_full, strict=True)
        ]
        draws = {draw: address({**self.parameters, **self.draws.get(draw, {})}) for draw in {world.draw for world in self.worlds}}
        found = []
        for cell in self.cells:
            world = self.worlds[cell.world]
            found.append(address([shared, points[cell.point], draws[world.draw], world.seed, world.draw]))
        return found

    @cached_property
    def address(self) -> str:
        """The address of the whole: two studies share one if they are made to give the same tables."""
        return address([self.kind, *self.addresses])

    @cached_property
    def scenarios_in_full(self) -> list[dict[str, Any]]:
        """The scenario of every point with everything spelled out; one and the same where points share theirs, as those that differ in parameters do."""
        known: dict[int, dict[str, Any]] = {}
        for point in self.points:
            if id(point.scenario) not in known:
                known[id(point.scenario)] = point.scenario.to_dict()
        return [known[id(point.scenario)] for point in self.points]

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenario of every point."""
        return tuple(point.scenario for point in self.points)

    @property
    def paired(self) -> bool:
        """Whether the points share one context and one set of values, so that differences per world mean something."""
        first = self.points[0]
        return all(point.scenario.context == first.scenario.context and point.values == first.values for point in self.points)

    def values_in(self, world: World, point: Point | None = None) -> dict[str, float]:
        """The parameter values in a world, and at a point, by dotted path."""
        return {**self.parameters, **self.draws.get(world.draw, {}), **(point.values if point else {})}

    @cached_property
    def groups_of_points(self) -> list[list[int]]:
        """Positions of the points that share a start in every world: equal contexts and equal values."""
        groups: dict[tuple[str, tuple[tuple[str, float], ...]], list[int]] = {}
        for position, point in enumerate(self.points):
            groups.setdefault((point.scenario.context.model_dump_json(), tuple(sorted(point.values.items()))), []).append(position)
        return list(groups.values())

    def batches(self) -> Iterator[tuple[Cell, ...]]:
        """The cells in the order of work: those that share a start together, not too many at once."""
        for world in range(len(self.worlds)):
            for group in self.groups_of_points:
                size = self.most_together(Cell(group[0], world))
                for first in range(0, len(group), size):
                    yield tuple(Cell(point, world) for point in group[first : first + size])

    def batch(self, cells: Sequence[Cell]) -> Batch:
        """What is to be done for some cells that share a start."""
        points, world = tuple(self.points[cell.point] for cell in cells), self.worlds[cells[0].world]
        return Batch(points, world, self.values_in(world, points[0]), self.months, self.keep)

    def most_together(self, cell: Cell) -> int:
        """How many cells like this one are done in one go."""
        fitting = CLIENT_MONTHS_TOGETHER // (self.points[cell.point].scenario.context.clients * self.months)
        return min(max(fitting, 1), MOST_CELLS_TOGETHER)
