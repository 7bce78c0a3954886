"""Fitting people to the tables of a municipality: what joint table follows from them, and who is taken.

People are drawn from the profile that the municipality starts from, and each is taken with a chance in proportion
to how much more common people in their cell are in the fitted table than in that profile (rejection sampling).
Those who are taken are spread as the fitted table says; what the tables do not speak of stays as the profile has
it for people in the same cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.input_errors import InputError, words
from zachtehand.populations.clients import Clients
from zachtehand.profiles.crosstables import VARIABLES, Crosstable
from zachtehand.profiles.profile import Kind, Profile
from zachtehand.profiles.proportional_fitting import Fit, Margin, fit

MOST_TIMES_RARER = 200.0
"""A cell that is this many times as common in a table as among the people of the profile counts as absent there."""
LEAST_TAKEN = 0.002
"""When fewer than this share would be taken, the profile is no starting point for these tables."""


class TooUnlikeError(InputError):
    """The tables describe people whom the profile has hardly or not at all."""


def _too_unlike(key: str, values: Mapping[str, Any] | None = None) -> TooUnlikeError:
    return TooUnlikeError("profile.unlike", {"reason": words(key, values or {})})


@dataclass(frozen=True)
class PopulationFit:
    """A table fitted to tables, and the chance to be taken that follows.

    Attributes:
        tables: what was asked for.
        seed: per table, the shares before fitting, flat.
        outside: per table, the share of the people of the profile who are in no class of it.
        fit: the fitted joint table; its margins are in the order of the tables.
        chance: shape (joint cells,), the chance to be taken, 0–1.
        taken: share of all people of the profile who are taken.
    """

    tables: tuple[Crosstable, ...]
    seed: tuple[NDArray[np.float64], ...]
    outside: tuple[float, ...]
    fit: Fit
    chance: NDArray[np.float32]
    taken: float
    _joint: _JointCells

    def chances(self, clients: Clients) -> NDArray[np.float32]:
        """The chance of each client to be taken, shape (clients,), 0–1; 0 in a cell that the sample did not have."""
        joint = self._joint.of(cells_of_tables(self.tables, clients))
        return np.where(joint >= 0, self.chance[joint], np.float32(0))


class _JointCells:
    """Numbers the combinations of cells that occur in a sample, one table after the other so that no number overflows."""

    def __init__(self, cells: NDArray[np.int64], sizes: Sequence[int]) -> None:
        self._sizes, self._known = sizes, []
        joint = np.zeros(cells.shape[1], np.int64)
        for cell, size in zip(cells, sizes, strict=True):
            known, joint = np.unique(joint * (size + 1) + cell + 1, return_inverse=True)
            self._known.append(known)
        self.sample = joint
        self.size = self._known[-1].size

    def of(self, cells: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number of each combination, shape (people,); -1 for one that the sample did not have."""
        joint, unknown = np.zeros(cells.shape[1], np.int64), np.zeros(cells.shape[1], np.bool_)
        for cell, size, known in zip(cells, self._sizes, self._known, strict=True):
            code = joint * (size + 1) + cell + 1
            joint = np.minimum(np.searchsorted(known, code), known.size - 1)
            unknown |= known[joint] != code
        return np.where(unknown, -1, joint)


def tables_that_hold(profile: Profile, kind: Kind) -> tuple[Crosstable, ...]:
    """The tables to which people of this kind are fitted.

    Tables describe the stock. Entrants follow them in what stays as it is while someone is on the benefit (sex,
    education, origin, neighbourhood), where the profile says the same of entrants as of the stock.
    """
    if kind == "stock":
        return profile.tables
    lasting = [name for name, variable in VARIABLES.items() if variable.trait and profile.stock.get(variable.trait) == profile.entrants.get(variable.trait)]
    parts = [table.over(lasting) for table in profile.tables]
    return tuple(part for part in parts if part is not None)


def cells_of_tables(tables: Sequence[Crosstable], clients: Clients) -> NDArray[np.int64]:
    """The cell of each table in which each client is, shape (tables, clients); -1 is in none."""
    return np.stack([table.cells(clients) for table in tables])


def fit_population(tables: tuple[Crosstable, ...], cells: NDArray[np.int64]) -> PopulationFit:
    """Fit a sample of the people of a profile to tables.

    Args:
        tables: one or more.
        cells: shape (tables, sample), from :func:`cells_of_tables`.

    Raises:
        TooUnlikeError: hardly any of these people would be taken.
    """
    targets = [table.shares().ravel() for table in tables]
    joint = _JointCells(cells, [target.size for target in targets])
    seed = np.bincount(joint.sample, minlength=joint.size) / cells.shape[1]
    one_of_each = np.zeros((len(tables), joint.size), np.int64)
    one_of_each[:, joint.sample] = cells
    margins = [Margin(cell, target) for cell, target in zip(one_of_each, targets, strict=True)]
    before = tuple(margin.of(seed) for margin in margins)
    usable = seed.copy()
    for margin, shares in zip(margins, before, strict=True):
        absent = margin.target > MOST_TIMES_RARER * shares
        usable[(margin.cell >= 0) & absent[margin.cell]] = 0.0
    try:
        fitted = fit(usable, margins)
    except ValueError as error:
        raise _too_unlike("profile.nobody_wanted") from error
    weight = np.divide(fitted.table, seed, out=np.zeros_like(seed), where=seed > 0)
    if weight.max() * LEAST_TAKEN > 1:
        raise _too_unlike("profile.few_taken", {"count": f"{weight.max():.0f}"})
    outside = tuple(float((cell < 0).mean()) for cell in cells)
    return PopulationFit(tables, before, outside, fitted, (weight / weight.max()).astype(np.float32), 1.0 / float(weight.max()), joint)
