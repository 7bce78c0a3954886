"""Where people look for a place: in their neighbourhood first, then in their quarter, then in the whole city."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.organisations import Hosts, Neighbourhoods


@dataclass(frozen=True)
class Circle:
    """A division of the city in areas, and the hosts by kind and area. Hosts never move, so it is made once."""

    area: NDArray[np.int64]
    """Area of each neighbourhood."""
    areas: int
    hosts: NDArray[np.intp]
    """Rows of hosts, sorted by cell."""
    cells: NDArray[np.int64]
    """Cell of each of these hosts, ascending."""

    def cell(self, kind: NDArray[np.int8], neighbourhood: NDArray[np.intp]) -> NDArray[np.int64]:
        """One number for a kind of activity in an area; kinds stay together."""
        return kind.astype(np.int64) * self.areas + self.area.take(neighbourhood)


def circles(hosts: Hosts, neighbourhoods: Neighbourhoods) -> tuple[Circle, ...]:
    """The circles in which people look, from narrow to wide."""
    quarter = neighbourhoods.quarter.astype(np.int64)
    return tuple(_circle(area, hosts) for area in (np.arange(len(quarter)), quarter, np.zeros_like(quarter)))


def _circle(area: NDArray[np.int64], hosts: Hosts) -> Circle:
    areas = int(area.max()) + 1
    cells = hosts.kind.astype(np.int64) * areas + area[hosts.neighbourhood]
    rows = np.argsort(cells, kind="stable")
    return Circle(area, areas, rows, cells[rows])
