"""What a study is made of: points (rows of a design) and worlds; a cell is one point in one world, and a batch some that share a start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from zachtehand.scenario import Scenario


class World(NamedTuple):
    """One possible world: the luck (seed) and the assumptions (draw; 0 is the declared values)."""

    seed: int
    draw: int


class Point(NamedTuple):
    """One row of a design.

    Attributes:
        label: what it is called in the tables; no two points of a study share one.
        scenario: as it will be run.
        values: parameter values by dotted path that hold here, over those of the draw.
    """

    label: str
    scenario: Scenario
    values: Mapping[str, float] = {}


@dataclass(frozen=True)
class Keep:
    """What of a simulation is stored; None is all.

    Attributes:
        indicators, groups: keys, in the order in which they are stored.
        months: months of the run, 1 or higher, in ascending order.
        ledger: whether the money is stored.
        starts: whether the checks are stored that the start had stopped drifting.
    """

    indicators: tuple[str, ...] | None = None
    groups: tuple[str, ...] | None = None
    months: tuple[int, ...] | None = None
    ledger: bool = True
    starts: bool = True


class Cell(NamedTuple):
    """One row of a study: the positions of its point and of its world."""

    point: int
    world: int


class Batch(NamedTuple):
    """Points of one world on one context and with the same parameter values, so that they share a start.

    Attributes:
        values: of all parameters, by dotted path.
        checkpoints: for each point, the file in which a simulation that takes long may keep its state; none if there is no place for it.
    """

    points: tuple[Point, ...]
    world: World
    values: dict[str, float]
    months: int
    keep: Keep
    checkpoints: tuple[Path, ...] = ()
