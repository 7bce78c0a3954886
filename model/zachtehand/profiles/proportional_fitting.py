"""Iterative proportional fitting: a table that keeps the pattern of a seed and has the margins of other tables.

Each round scales the table to the first margin, then to the second, and so on, until nothing moves. The result
is the table closest to the seed (in relative entropy) among those with these margins; its odds ratios are those
of the seed, and what is zero in the seed stays zero.

Sources: W. E. Deming & F. F. Stephan, On a least squares adjustment of a sampled frequency table when the expected
marginal totals are known, Annals of Mathematical Statistics 11 (1940) 427-444; R. Lovelace & M. Dumont, Spatial
Microsimulation with R, 2016, chapter 5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Shares = NDArray[np.float64]

TOLERANCE = 1e-7
MOST_ROUNDS = 2000
_STANDS_STILL = 1e-13


@dataclass(frozen=True)
class Margin:
    """What one table demands.

    Attributes:
        cell: shape (seed cells,), the cell of this table in which each seed cell lies; -1 is in none.
        target: shape (cells of this table,), shares from 0 that add up to 1.
    """

    cell: NDArray[np.integer]
    target: Shares

    def of(self, table: Shares) -> Shares:
        """This margin of a table of the shape of the seed."""
        inside = self.cell >= 0
        return np.asarray(np.bincount(self.cell[inside], table[inside], minlength=self.target.size), np.float64)


@dataclass(frozen=True)
class Fit:
    """A fitted table, and how well it fits.

    Attributes:
        table: shape (seed cells,), shares that add up to 1.
        reachable: per margin, its target without the cells that are empty in the seed, made to add up to 1 again.
        fitted: per margin, what the table has.
        rounds: how many times all margins were gone through.
        largest: largest difference between fitted and reachable, as a share.
        stands_still: whether another round would change nothing.
    """

    table: Shares
    reachable: tuple[Shares, ...]
    fitted: tuple[Shares, ...]
    rounds: int
    largest: float
    stands_still: bool

    @property
    def converged(self) -> bool:
        """Whether every margin is met as far as the seed allows."""
        return self.largest <= TOLERANCE


def fit(seed: Shares, margins: Sequence[Margin], *, most_rounds: int = MOST_ROUNDS) -> Fit:
    """Fit a table to margins.

    Args:
        seed: shape (cells,), 0 or more: counts or shares.
        margins: one or more; in this order within a round.
        most_rounds: when to stop if it still moves.

    Raises:
        ValueError: nobody in the seed is in a cell that every margin wants filled.
    """
    table = seed.astype(np.float64)
    for margin in margins:
        table[(margin.cell < 0) | (margin.target[margin.cell] == 0)] = 0.0
    if table.sum() <= 0:
        raise ValueError("no cell of the seed is wanted by all margins")
    table /= table.sum()
    reachable = tuple(_reachable(margin, table) for margin in margins)
    rounds, moved = 0, np.inf
    while rounds < most_rounds and moved > _STANDS_STILL:
        before = table.copy()
        for margin, target in zip(margins, reachable, strict=True):
            now = margin.of(table)
            table *= np.divide(target, now, out=np.ones_like(target), where=now > 0)[margin.cell]
            table /= table.sum()
        rounds, moved = rounds + 1, float(np.abs(table - before).max())
        if _largest(table, margins, reachable) <= TOLERANCE / 100:
            break
    fitted = tuple(margin.of(table) for margin in margins)
    return Fit(table, reachable, fitted, rounds, _largest(table, margins, reachable), moved <= _STANDS_STILL)


def _reachable(margin: Margin, table: Shares) -> Shares:
    """The target without the cells in which the table has nobody."""
    target = np.where(margin.of(table) > 0, margin.target, 0.0)
    return target / target.sum()


def _largest(table: Shares, margins: Sequence[Margin], targets: Sequence[Shares]) -> float:
    return max(float(np.abs(margin.of(table) - target).max()) for margin, target in zip(margins, targets, strict=True))
