"""One person under two policies, as data: who it is, both lives month by month, where they part, how usual this is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from zachtehand.chronicle import Event, EventKind
from zachtehand.populations.categories import Activity, Education, Household, Job, Sex, Status
from zachtehand.texts import Language, language_from_environment
from zachtehand.twins.choice import Choice

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Person:
    """Who someone is when the run begins, or on coming in: the same under both policies.

    Attributes:
        entry_month: month of the run in which this person comes in; 0 or lower for those who are there at the start.
        months_on_benefit: of the present spell, at the start.
        youngest_child_age: in years; 99 if there is none.
        groups: key of the group on each dimension of the report, such as "distance:near".
    """

    uid: int
    entry_month: int
    sex: Sex
    age: float
    household: Household
    education: Education
    youngest_child_age: float
    gives_care: bool
    status: Status
    months_on_benefit: int
    groups: dict[str, str]


@dataclass(frozen=True)
class Life:
    """One person under one policy. Arrays have shape (months + 1,); row 0 is the start.

    Attributes:
        name: of the policy's scenario; ``title`` in both languages.
        programmes: titles of its programmes in both languages, by number from 1.
        events: in the order in which they happened; numbers of caseworkers, hosts and employers are left out (−1), for
            these differ between policies without meaning.
        status, activity, job: codes at the end of each month.
        here: whether the person has come, lives and has not moved away.
        life_satisfaction: points, 0–10. trust: 0–1. income: EUR a month.
        wellbeing: the wellbeing vector at the end, 0–1, in the order of the category.
    """

    name: str
    title: dict[str, str]
    programmes: tuple[Mapping[str, str], ...]
    events: tuple[Event, ...]
    status: NDArray[np.int8]
    activity: NDArray[np.int8]
    job: NDArray[np.int8]
    here: NDArray[np.bool_]
    life_satisfaction: NDArray[np.float32]
    trust: NDArray[np.float32]
    income: NDArray[np.float32]
    wellbeing: NDArray[np.float32]

    def count(self, *kinds: EventKind) -> int:
        """How often something happened after the start; talks count each, several in a month too."""
        talks = (EventKind.TALKED, EventKind.CAME_INTO_VIEW, EventKind.VISITED)
        return sum(event.detail if event.kind in talks else 1 for event in self.events if event.kind in kinds and event.month)

    def months(self, *statuses: Status) -> int:
        """Months of the run that end in one of these states."""
        return int(np.isin(self.status[1:], [int(status) for status in statuses]).sum())

    @property
    def months_active(self) -> int:
        """Months of the run on the benefit with an activity."""
        return int(((self.status == Status.ON_BENEFIT) & (self.activity != Activity.NONE))[1:].sum())

    @property
    def months_part_time(self) -> int:
        """Months of the run on the benefit with part-time work beside it."""
        return int(((self.status == Status.ON_BENEFIT) & (self.job == Job.PART_TIME))[1:].sum())


@dataclass(frozen=True)
class Place:
    """How usual the difference of a person is among those who are on the benefit at the start.

    Attributes:
        difference: of this person, in points (see :mod:`zachtehand.twins.choice`).
        everyone: the differences of all of them, shape (clients,), from low to high.
        counted: whether this person is one of them; who came later was followed for fewer months.
    """

    difference: float
    everyone: NDArray[np.float64]
    counted: bool

    @property
    def lower(self) -> int:
        """How many have a lower difference."""
        return int(np.searchsorted(self.everyone, self.difference, side="left"))

    @property
    def higher(self) -> int:
        """How many have a higher difference."""
        return int(self.everyone.size - np.searchsorted(self.everyone, self.difference, side="right"))

    @property
    def as_large(self) -> int:
        """How many have a difference that is at least as large, in either direction; this person is one of them if counted."""
        return int(np.count_nonzero(np.abs(self.everyone) >= abs(self.difference)))


@dataclass(frozen=True)
class Row:
    """A month, or the months up to and including ``last``, in both lives.

    Attributes:
        events: what happened under the first and under the second policy.
        same: whether that was the same.
    """

    month: int
    last: int
    events: tuple[tuple[Event, ...], tuple[Event, ...]]
    same: bool


@dataclass(frozen=True)
class Twin:
    """The life of one person under two policies.

    Attributes:
        chosen: how the person was chosen; None if by uid.
        lives: under the first and under the second policy.
        place: how usual the difference is.
        first_month: calendar month of month 1 of the run, in months since the year zero.
        draw: of the uncertain parameters; 0 is the declared values.
        clients: people who were asked for at the start; a few of them may have left when the run begins.
    """

    person: Person
    chosen: Choice | None
    lives: tuple[Life, Life]
    place: Place
    seed: int
    draw: int
    months: int
    first_month: int
    clients: int

    @cached_property
    def parting(self) -> int | None:
        """The first month in which something else happened in one life than in the other; None if nowhere.

        That another policy applies is not enough: something must come of it.
        """
        return next((row.month for row in self._by_month() if len({_felt(events) for events in row.events}) > 1), None)

    @property
    def rows(self) -> list[Row]:
        """Both lives side by side: months in which nothing happened are left out; consecutive months with talks only are taken together."""
        rows: list[Row] = []
        for (quiet, _), group in groupby(self._by_month(), key=lambda row: (_is_quiet(row), self.parting is not None and row.month >= self.parting)):
            run = list(group)
            if quiet and len(run) > 1:
                both = (tuple(event for row in run for event in row.events[0]), tuple(event for row in run for event in row.events[1]))
                rows.append(Row(run[0].month, run[-1].month, both, all(row.same for row in run)))
            else:
                rows.extend(run)
        return rows

    def _by_month(self) -> Iterator[Row]:
        for month in range(self.months + 1):
            first, second = (tuple(event for event in life.events if event.month == month) for life in self.lives)
            if first or second:
                yield Row(month, month, (first, second), _what(first) == _what(second))

    @property
    def table(self) -> pandas.DataFrame:
        """Both lives month by month, tidy: policy, month, status, activity, job, life satisfaction, trust, income; only months when the person is here."""
        import pandas as pd

        names = {"status": Status, "activity": Activity, "job": Job}
        parts = []
        for life in self.lives:
            columns = {name: [category(code).name.lower() for code in getattr(life, name)] for name, category in names.items()}
            numbers = {name: getattr(life, name) for name in ("life_satisfaction", "trust", "income")}
            parts.append(pd.DataFrame({"policy": life.name, "month": range(self.months + 1), **columns, **numbers})[life.here])
        return pd.concat(parts, ignore_index=True)

    def story(self, language: Language | None = None) -> str:
        """Both lives in plain words."""
        from zachtehand.twins.terminal import as_text

        return as_text(self, language or language_from_environment())

    def plot(self, language: Language | None = None) -> Figure:
        """Both lives as a picture of two lanes."""
        from zachtehand.twins.picture import lanes

        return lanes([self], language or language_from_environment())

    def save(self, path: str | Path, language: Language | None = None) -> Path:
        """Write a page (.html), a picture (.svg, .png, .pdf), the words (.txt), the months (.csv), or all of these into a new folder.

        Raises:
            InputError: it exists, cannot be written, or has another ending.
        """
        from zachtehand.twins.files import save

        return save(self, Path(path), language or language_from_environment())


def _what(events: Sequence[Event]) -> tuple[tuple[EventKind, int, int], ...]:
    return tuple((event.kind, event.detail, event.number) for event in events)


def _felt(events: Sequence[Event]) -> tuple[tuple[EventKind, int, int], ...]:
    return _what([event for event in events if event.kind is not EventKind.POLICY_CAME])


def _is_quiet(row: Row) -> bool:
    """Whether there was nothing but talks, under both policies."""
    return row.month > 0 and all(event.kind is EventKind.TALKED for events in row.events for event in events)
