"""Crosstables: how many people a municipality has in each class of one, two or three variables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Education, Household, Origin, Sex
from zachtehand.populations.clients import Clients

Unit = Literal["people", "shares"]

MOST_VARIABLES = 3
MOST_CELLS = 20_000
MOST_TABLES = 20
LARGEST_GAP_IN_SHARES = 0.01
"""Shares may miss 1 by this much: published ones are rounded."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable that tables may be about.

    Attributes:
        of: the value of each client; whole months, years or codes.
        categories: what its codes mean; None for ranges of years and for neighbourhoods.
        per_year: units of the value in a year, for ranges; 0 for codes.
        top: years at which an open class ends.
        trait: the trait of a profile that decides it, if it is one that stays as it is while someone is on the benefit.
    """

    of: Callable[[Clients], NDArray]
    categories: type[IntEnum] | None = None
    per_year: int = 0
    top: float = 0.0
    trait: str = ""


VARIABLES: dict[str, Variable] = {
    "age": Variable(lambda clients: clients.age, per_year=1, top=130),
    "duration": Variable(lambda clients: clients.months_on_benefit, per_year=12, top=100),
    "household": Variable(lambda clients: clients.household, Household),
    "sex": Variable(lambda clients: clients.sex, Sex, trait="sex"),
    "education": Variable(lambda clients: clients.education, Education, trait="education"),
    "origin": Variable(lambda clients: clients.origin, Origin, trait="origin"),
    "neighbourhood": Variable(lambda clients: clients.neighbourhood, trait="neighbourhood"),
}

Classes = tuple[tuple[float, ...], ...]
"""The classes of a variable: [from, up to) in years for ranges, in rising order and touching; else the codes of each class."""


@dataclass(frozen=True, slots=True)
class Crosstable:
    """One table.

    Attributes:
        title: what it is called in a report, such as the name of its file.
        by: the classes of each of its variables, by name of the variable.
        numbers: one per cell, the last variable fastest; 0 or more, people or shares as they were given.
        unit: what the numbers are.
        source: key of the source.
    """

    title: str
    by: tuple[tuple[str, Classes], ...]
    numbers: tuple[float, ...]
    unit: Unit
    source: str = "design"

    @property
    def shape(self) -> tuple[int, ...]:
        """Number of classes per variable."""
        return tuple(len(classes) for _, classes in self.by)

    def shares(self) -> NDArray[np.float64]:
        """The table as shares that add up to 1, in the shape of its variables."""
        numbers = np.array(self.numbers, np.float64).reshape(self.shape)
        return numbers / numbers.sum()

    def cells(self, clients: Clients) -> NDArray[np.int64]:
        """The cell (of the flat table) in which each client is, shape (clients,); -1 for those in no class."""
        cell, outside = np.zeros(clients.size, np.int64), np.zeros(clients.size, np.bool_)
        for name, classes in self.by:
            position = class_of(name, classes, VARIABLES[name].of(clients))
            outside |= position < 0
            cell = cell * len(classes) + position
        return np.where(outside, -1, cell)

    def over(self, names: Sequence[str]) -> Crosstable | None:
        """The table over fewer variables, the others summed out; None if none is left."""
        kept = [position for position, (name, _) in enumerate(self.by) if name in names]
        if not kept:
            return None
        summed = np.array(self.numbers).reshape(self.shape).sum(axis=tuple(set(range(len(self.by))) - set(kept)))
        return Crosstable(self.title, tuple(self.by[position] for position in kept), tuple(summed.ravel().tolist()), self.unit, self.source)


def class_of(name: str, classes: Classes, values: NDArray) -> NDArray[np.int64]:
    """The position of each value among the classes of a variable; -1 for a value in none."""
    per_year = VARIABLES[name].per_year
    if per_year:
        edges = np.round([per_year * classes[0][0], *(per_year * high for _, high in classes)])
        position = np.searchsorted(edges, values, side="right") - 1
        return np.where(position < len(classes), position, -1)
    place = np.full(1 + max([int(values.max(initial=0)), *(int(code) for codes in classes for code in codes)]), -1)
    for position, codes in enumerate(classes):
        place[[int(code) for code in codes]] = position
    return place[values]


def common_classes(name: str, one: Classes, other: Classes) -> tuple[Classes, NDArray[np.int64], NDArray[np.int64]]:
    """The finest classes into which those of both tables can be put together.

    Returns:
        the classes, and for each class of the one and of the other its position among them.
    """
    if VARIABLES[name].per_year:
        edges = sorted({low for low, _ in one[1:]} & {low for low, _ in other[1:]})
        bounds = [min(one[0][0], other[0][0]), *edges, max(one[-1][1], other[-1][1])]
        positions = [np.searchsorted(edges, [low for low, _ in each], side="right") for each in (one, other)]
        return tuple(pairwise(bounds)), positions[0], positions[1]
    merged: list[set[float]] = []
    for codes in (*one, *other):
        touching = [group for group in merged if group & set(codes)]
        merged = [group for group in merged if group not in touching] + [set(codes).union(*touching)]
    merged.sort(key=min)
    first, second = (np.array([next(at for at, group in enumerate(merged) if set(codes) <= group) for codes in each]) for each in (one, other))
    return tuple(tuple(sorted(group)) for group in merged), first, second
