"""Observation: what is recorded each month, for everybody and by group (ODD 3, step 12).

People are grouped by what they were when the run began (or when they entered), so that the same person
is in the same group under every policy.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.indicators import INDICATORS, Category, Indicator, Moment, status_code
from zachtehand.populations.categories import STILL_HERE, Household, Origin, Status
from zachtehand.populations.clients import Clients
from zachtehand.submodels.ledger import Actor, Item, month_ledger
from zachtehand.submodels.shapes import rows_of
from zachtehand.world import World

DIMENSIONS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "distance": (
        ("near", "Nearest third to work", "Dichtste derde bij werk"),
        ("middle", "Middle third", "Middelste derde"),
        ("far", "Farthest third from work", "Verste derde van werk"),
    ),
    "age": (
        ("under-27", "Under 27", "Onder 27"),
        ("27-44", "27 to 44", "27 tot en met 44"),
        ("45-54", "45 to 54", "45 tot en met 54"),
        ("55-plus", "55 and over", "55 en ouder"),
    ),
    "duration": (
        ("under-1", "Less than a year on the benefit", "Korter dan een jaar in de bijstand"),
        ("1-2", "One to two years", "Een tot twee jaar"),
        ("2-5", "Two to five years", "Twee tot vijf jaar"),
        ("5-plus", "Five years or more", "Vijf jaar of langer"),
    ),
    "household": (
        ("single", "Single", "Alleenstaand"),
        ("single-parent", "Single parent", "Alleenstaande ouder"),
        ("couple", "Couple without children", "Paar zonder kinderen"),
        ("couple-children", "Couple with children", "Paar met kinderen"),
    ),
    "origin": (("dutch", "Dutch", "Nederlands"), ("western", "Western", "Westers"), ("non-western", "Non-western", "Niet-westers")),
    "health": (("bad", "Poor health", "Slechte gezondheid"), ("fair", "Fair health", "Matige gezondheid"), ("good", "Good health", "Goede gezondheid")),
    "mental": (
        ("problems", "Mental health problems at the start", "Psychische problemen bij de start"),
        ("none", "No mental health problems at the start", "Geen psychische problemen bij de start"),
    ),
}  # fmt: skip

GROUPS: dict[str, dict[str, str]] = {"all": {"en": "All", "nl": "Iedereen"}} | {
    f"{dimension}:{key}": {"en": en, "nl": nl} for dimension, parts in DIMENSIONS.items() for key, en, nl in parts
}

_LEVELS = tuple(len(parts) for parts in DIMENSIONS.values())


_BASES = ("start", "clients", "people", "participants")
_FOLLOWED = tuple(status.value for status in STILL_HERE)


def _membership(cells: NDArray[np.int64]) -> NDArray[np.float64]:
    """Which cell belongs to which groups, 1 or 0, shape (cells, groups)."""
    codes = np.unravel_index(cells, _LEVELS)
    belongs = [np.ones(cells.size)]
    for code, levels in zip(codes, _LEVELS, strict=True):
        belongs.extend(np.asarray(code) == level for level in range(levels))
    return np.stack(belongs, axis=1).astype(np.float64)


def group_codes(clients: Clients, closeness: NDArray[np.float32], terciles: tuple[float, float]) -> dict[str, NDArray[np.int64]]:
    """The group of each person on every dimension, from their present state.

    Args:
        closeness: employability as a caseworker with full knowledge would see it; higher is nearer to work.
        terciles: bounds between far and middle, and middle and near, among the clients at the start.
    """
    health = 0.5 * (clients.health_physical + clients.health_mental)
    return {
        "distance": 2 - np.digitize(closeness, terciles),
        "age": np.digitize(clients.age, [27.0, 45.0, 55.0]),
        "duration": np.digitize(clients.months_on_benefit, [12, 24, 60]),
        "household": np.clip(clients.household, 0, len(Household) - 1).astype(np.int64),
        "origin": np.clip(clients.origin, 0, len(Origin) - 1).astype(np.int64),
        "health": np.digitize(health, [0.45, 0.62]),
        "mental": (clients.health_mental >= 0.45).astype(np.int64),
    }


def cells_of(codes: dict[str, NDArray[np.int64]]) -> NDArray[np.int64]:
    """One number per person for the combination of all groups."""
    return np.ravel_multi_index([codes[dimension] for dimension in DIMENSIONS], _LEVELS)


def groups_of(cell: int) -> dict[str, str]:
    """The key of the group on every dimension (see :data:`GROUPS`) of people in a cell."""
    parts = zip(DIMENSIONS.items(), np.unravel_index(cell, _LEVELS), strict=True)
    return {dimension: f"{dimension}:{groups[int(level)][0]}" for (dimension, groups), level in parts}


@dataclass(frozen=True)
class Observed:
    """What one run showed.

    Attributes:
        values: float32, shape (months, groups, indicators): flows of the month, stocks at its end; NaN where
            an indicator is not defined for a group.
        months: months of the run, 1 … T (a run of 60 months has months 1 to 60).
        ledger: float64, shape (months, items, actors), EUR.
        size: clients at the start.
        group_sizes: people per group at the start.
    """

    values: NDArray[np.float32]
    months: NDArray[np.int64]
    groups: tuple[str, ...]
    indicators: tuple[str, ...]
    ledger: NDArray[np.float64]
    size: int
    group_sizes: NDArray[np.int64]

    def series(self, indicator: str, group: str = "all") -> NDArray[np.float32]:
        """One indicator over the months. Raises ValueError for an unknown name."""
        return self.values[:, self.groups.index(group), self.indicators.index(indicator)]


@dataclass(frozen=True)
class _Counted:
    """Rows that count categories of the same codes: all in one pass.

    Attributes:
        codes: the category of each person.
        rows: indicators, or behind them bases, by row.
        adds: which codes add up to each of them, 1 or 0, float32, shape (rows, codes).
        place: where the counts of these codes stand among those of all.
    """

    codes: Callable[[Moment], NDArray[np.int8]]
    rows: list[int]
    adds: NDArray[np.float32]
    place: slice


def _by_codes(indicators: list[Indicator]) -> Iterator[_Counted]:
    """Which indicators are counted in one pass; how many people two of the bases have is counted by status."""
    sizes = {len(indicators) - 1 + _BASES.index("clients"): (int(Status.ON_BENEFIT),), len(indicators) - 1 + _BASES.index("people"): _FOLLOWED}
    counted: dict[Callable[[Moment], NDArray[np.int8]], dict[int, tuple[int, ...]]] = {status_code: sizes}
    for row, indicator in enumerate(indicators):
        if isinstance(indicator.measure, Category):
            value = indicator.measure.value
            counted.setdefault(indicator.measure.codes, {})[row] = value if isinstance(value, tuple) else (int(value),)
    end = 0
    for codes, values in counted.items():
        adds = np.zeros((len(values), 1 + max(max(each) for each in values.values())), np.float32)
        for row, added in zip(adds, values.values(), strict=True):
            row[list(added)] = 1.0
        begin, end = end, end + adds.shape[1]
        yield _Counted(codes, list(values), adds, slice(begin, end))


def _number(indicator: Indicator, moment: Moment) -> float:
    """The value of a municipal indicator."""
    assert not isinstance(indicator.measure, Category)
    return float(indicator.measure(moment))


@dataclass(frozen=True)
class Recorded:
    """What an observer recorded so far, float64, a row per month.

    Attributes:
        personal: shape (months, indicators, groups).
        municipal: shape (months, indicators).
        ledgers: shape (months, items, actors), EUR.
    """

    personal: NDArray[np.float64]
    municipal: NDArray[np.float64]
    ledgers: NDArray[np.float64]


class Observer:
    """Records a run month by month.

    Args:
        cell: cell of every person who can ever appear.
        at_start: who is on the benefit at the start, among the first people.
        recorded: what an observer of the same people recorded before.
        indicators: those that are recorded, by key; None is all of them.
    """

    def __init__(
        self, cell: NDArray[np.int64], at_start: NDArray[np.bool_], recorded: Recorded | None = None, indicators: Collection[str] | None = None
    ) -> None:
        used, self._cell = np.unique(cell, return_inverse=True)
        self._cells = used.size
        self._member = _membership(used)
        self._size = int(at_start.sum())
        self._member_whole = self._member.astype(np.float32)
        self._start = self._per_cell(self._cell[: at_start.size][at_start]) @ self._member
        asked = [indicator for key, indicator in INDICATORS.items() if indicators is None or key in indicators]
        self._personal = [indicator for indicator in asked if indicator.base != "municipality"]
        self._municipal = [indicator for indicator in asked if indicator.base == "municipality"]
        self._base = np.array([_BASES.index(indicator.base) for indicator in self._personal])
        self._measured = [(row, each.measure, each.base) for row, each in enumerate(self._personal) if not isinstance(each.measure, Category)]
        self._counted = list(_by_codes(self._personal))
        self._whole = np.empty((self._counted[-1].place.stop + len(self._measured), self._cells), np.float32)
        self._fractions = np.empty((len(self._measured), self._cells))
        self._rows: list[NDArray[np.float64]] = list(recorded.personal) if recorded else []
        self._municipal_rows: list[list[float]] = recorded.municipal.tolist() if recorded else []
        self._ledgers: list[NDArray[np.float64]] = list(recorded.ledgers) if recorded else []

    def observe(self, world: World) -> None:
        """Record the month that just ended."""
        clients, p = world.clients, world.parameters
        book = month_ledger(world.municipality.quantities, world.law, p.ledger, p.income)
        on_benefit = clients.status == Status.ON_BENEFIT
        people = (clients.status != Status.NOT_YET) & (clients.status != Status.DIED) & (clients.status != Status.MOVED)
        participants = people & (clients.programme_last > 0)
        moment = Moment(world, on_benefit, people, participants, book)
        self._rows.append(self._averages(self._totals(moment)))
        self._municipal_rows.append([_number(indicator, moment) for indicator in self._municipal])
        self._ledgers.append(book)

    def _totals(self, moment: Moment) -> NDArray[np.float64]:
        """Total of each personal indicator per group, and in the last rows how many people each base has.

        First everything per cell, then cells together to groups. Numbers of people are whole, which single precision adds up without
        an error (up to 16 million of them) in half the time.
        """
        cell = self._cell[: moment.people.size]
        among = {"clients": moment.on_benefit, "people": moment.people, "participants": moment.participants}
        rows = {"clients": moment.rows_on_benefit, "participants": rows_of(moment.participants)}
        cells = {base: cell.take(counting) for base, counting in rows.items()}
        followed = np.where(moment.people, cell, self._cells)  # nearly everybody: the few others go to a cell of their own
        for counted in self._counted:
            self._whole[counted.place] = self._per_category(counted.codes(moment), counted.adds.shape[1])
        yes_no: list[int] = []
        begin = end = self._counted[-1].place.stop
        measured: list[int] = []
        for row, measure, base in self._measured:
            if base in rows and not rows[base].size:
                continue
            values = np.asarray(measure(moment))
            if values.dtype == np.bool_:
                who = rows_of(values & among[base] if base in among else values)
                if who.size:
                    self._whole[end] = self._per_cell(cell.take(who))
                    yes_no.append(row)
                    end += 1
                continue
            if base == "start":
                self._fractions[len(measured)] = self._per_cell(cell, values)
            elif base == "people":
                self._fractions[len(measured)] = self._per_cell(followed, values)[: self._cells]
            else:
                self._fractions[len(measured)] = self._per_cell(cells[base], values.take(rows[base]))
            measured.append(row)

        totals = np.zeros((len(self._personal) + len(_BASES) - 1, self._member.shape[1]))
        people = self._whole[:end] @ self._member_whole
        for counted in self._counted:
            totals[counted.rows] = counted.adds @ people[counted.place]
        totals[yes_no] = people[begin:]
        totals[measured] = self._fractions[: len(measured)] @ self._member
        totals[-1] = self._per_cell(cells["participants"]) @ self._member
        return totals

    def _per_cell(self, cells: NDArray[np.int64], values: NDArray | None = None) -> NDArray[Any]:
        """Sum of values per cell, or the number of people, given the cell of each."""
        return np.bincount(cells, weights=values, minlength=self._cells)

    def _per_category(self, codes: NDArray[np.int8], first: int) -> NDArray[np.int64]:
        """Number of people per code and cell, of the first codes, shape (first, cells); code 0 is left out where few have another."""
        cell, counts = self._cell[: codes.size], codes != 0
        if np.count_nonzero(counts) < 0.1 * codes.size:
            rows = rows_of(counts)
            cell, codes = cell.take(rows), codes.take(rows)
        place = np.multiply(codes, self._cells, dtype=np.intp)
        place += cell
        return np.bincount(place, minlength=first * self._cells)[: first * self._cells].reshape(first, self._cells)

    def _averages(self, totals: NDArray[np.float64]) -> NDArray[np.float64]:
        """Totals per group, with the sizes of the bases in the last rows -> values per indicator and group."""
        last = len(self._personal)
        bases = np.concatenate([self._start[None] / 1000.0, totals[last:]])
        return totals[:last] / np.where(bases > 0, bases, np.nan)[self._base]

    def latest(self) -> dict[str, float]:
        """Every indicator for everybody in the month that was recorded last. Raises IndexError before the first month."""
        personal = zip((indicator.key for indicator in self._personal), self._rows[-1][:, 0].tolist(), strict=True)
        return dict(personal) | dict(zip((indicator.key for indicator in self._municipal), self._municipal_rows[-1], strict=True))

    def recorded(self) -> Recorded:
        """Everything recorded so far, as another observer of the same people can take it up."""
        if not self._rows:
            none = np.zeros((0, 0))
            return Recorded(none, none, none)
        return Recorded(np.stack(self._rows), np.array(self._municipal_rows, np.float64), np.stack(self._ledgers))

    def observed(self) -> Observed:
        """Everything recorded so far."""
        order = {indicator.key: column for column, indicator in enumerate([*self._personal, *self._municipal])}
        values = np.full((len(self._rows), len(GROUPS), len(order)), np.nan, np.float32)
        for month, (table, municipal) in enumerate(zip(self._rows, self._municipal_rows, strict=True)):
            values[month, :, : len(self._personal)] = table.T
            values[month, 0, len(self._personal) :] = municipal
        kept = [key for key in INDICATORS if key in order]
        return Observed(
            values=values[:, :, [order[key] for key in kept]],
            months=np.arange(1, len(self._rows) + 1),
            groups=tuple(GROUPS),
            indicators=tuple(kept),
            ledger=np.stack(self._ledgers) if self._ledgers else np.zeros((0, len(Item), len(Actor))),
            size=self._size,
            group_sizes=np.round(self._start).astype(np.int64),
        )
