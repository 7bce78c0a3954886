"""Populations as Mesa sees them: selections of agents, in the manner of an AgentSet but column by column."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, NoReturn, cast, overload

import numpy as np
from numpy.typing import NDArray

from zachtehand.mesa_model.agents import AgentView, View, Viewed, in_words, name_of_one, no_such_name
from zachtehand.populations.columns import Columns

if TYPE_CHECKING:
    import pandas as pd


class PopulationView(Generic[View]):
    """A population, or a selection from it, in the manner of Mesa's AgentSet but column by column.

    The whole population grows as people enter; a selection keeps its members. Values are always those of
    now. ``selection.trust`` is the column of its members, read-only; in ``select``, ``groupby`` and ``sort``
    the function is called once, with the selection itself, instead of once for every agent. Ties are uids
    in columns (``partner``, ``caseworker``). Columns with a category hold codes that equal the members.
    """

    def __init__(self, model: Viewed, view: type[View], rows: NDArray[np.intp] | None = None) -> None:
        self._model = model
        self._view = view
        self._rows = rows

    @property
    def unique_id(self) -> NDArray[np.intp]:
        """The uids of the members, shape (members,)."""
        return np.arange(len(self._columns())) if self._rows is None else self._rows.copy()

    def __getattr__(self, name: str) -> NDArray[Any]:
        if name.startswith("_") or name not in self._view.columns.declared:
            raise AttributeError(no_such_name(name, self._view) if not name.startswith("_") else name)
        column = getattr(self._columns(), name)
        values = column.view() if self._rows is None else column[..., self._rows]
        values.flags.writeable = False
        return values

    def _columns(self) -> Columns:
        return getattr(self._model.world, self._view.population)

    def _of(self, rows: NDArray[np.intp]) -> PopulationView[View]:
        return PopulationView(self._model, self._view, rows)

    def __len__(self) -> int:
        return len(self._columns()) if self._rows is None else self._rows.size

    def __iter__(self) -> Iterator[View]:
        return (self._view(self._model, uid) for uid in self.unique_id.tolist())

    def __contains__(self, agent: object) -> bool:
        mine = isinstance(agent, self._view) and agent.model is self._model
        return mine and bool(np.any(self.unique_id == cast("AgentView", agent).unique_id))

    @overload
    def __getitem__(self, position: int) -> View: ...
    @overload
    def __getitem__(self, position: slice) -> list[View]: ...
    def __getitem__(self, position: int | slice) -> View | list[View]:
        """The agent at a position; in a whole population that is the agent with that uid."""
        if isinstance(position, slice):
            return [self._view(self._model, uid) for uid in self.unique_id[position].tolist()]
        if not -len(self) <= position < len(self):
            raise IndexError(f"there is no {name_of_one(self._view)} {position} here (yet): there are {len(self)}")
        place = position % len(self)
        return self._view(self._model, place if self._rows is None else int(self._rows[place]))

    def __repr__(self) -> str:
        return f"<{len(self)} {self._view.population}>"

    def select(self, condition: Callable[[PopulationView[View]], Any] | None = None, *, at_most: float = math.inf) -> PopulationView[View]:
        """The members for whom a condition holds.

        Args:
            condition: takes the selection, gives a yes/no array; combine with ``&``, ``|`` and ``~``:
                ``clients.select(lambda c: (c.age > 50) & (c.trust < 0.3))``.
            at_most: keep the first so many (a whole number), or this share of all members (a float up to 1).
        """
        holds = np.ones(len(self), np.bool_) if condition is None else self._asked(condition)
        if isinstance(at_most, float) and at_most <= 1.0:
            at_most = int(len(self) * at_most)
        chosen = self.unique_id[holds]
        return self._of(chosen if at_most == math.inf else chosen[: int(at_most)])

    def _asked(self, condition: Callable[[PopulationView[View]], Any]) -> NDArray[np.bool_]:
        try:
            holds = np.asarray(condition(self))
        except ValueError as error:
            if "truth value" not in str(error):
                raise
            raise ValueError("a condition is about columns: write & for and, | for or, ~ for not, and brackets around each part") from None
        if holds.dtype != np.bool_ or holds.shape not in ((), (len(self),)):
            raise TypeError(f"a condition gives yes or no for each of {len(self)} members, not {holds.dtype} of shape {holds.shape}")
        return np.broadcast_to(holds, (len(self),))

    def count(self, condition: Callable[[PopulationView[View]], Any] | None = None) -> int:
        """The number of members, or of those for whom a condition holds."""
        return len(self) if condition is None else int(np.count_nonzero(self._asked(condition)))

    @overload
    def get(self, names: str) -> NDArray[Any]: ...
    @overload
    def get(self, names: list[str]) -> list[list[Any]]: ...
    def get(self, names: str | list[str]) -> NDArray[Any] | list[list[Any]]:
        """A column of the members (shape (members,), or (components, members) for one such as wellbeing), or rows of several."""
        if isinstance(names, str):
            return getattr(self, names)
        return [list(row) for row in zip(*(getattr(self, name).tolist() for name in names), strict=True)]

    def agg(self, name: str, function: Callable[[Any], Any] | Iterable[Callable[[Any], Any]]) -> Any:
        """A column brought back to one value, or to one value per function."""
        values = self.get(name)
        return function(values) if callable(function) else [each(values) for each in function]

    def groupby(self, by: str | Callable[[PopulationView[View]], Any]) -> GroupedPopulation[View]:
        """Selections by the value of a column, or of an array that a function of the selection gives, in order of that value."""
        values = np.asarray(self.get(by) if isinstance(by, str) else by(self))
        category = self._view.columns.declared[by].category if isinstance(by, str) else None
        found, group = np.unique(values, return_inverse=True)
        return GroupedPopulation({category(key) if category else key: self._of(self.unique_id[group == place]) for place, key in enumerate(found.tolist())})

    def sort(self, key: str | Callable[[PopulationView[View]], Any], *, ascending: bool = False) -> PopulationView[View]:
        """The members in the order of a column, or of an array that a function gives; highest first unless ascending."""
        values = np.asarray(self.get(key) if isinstance(key, str) else key(self)).astype(np.float64)
        return self._of(self.unique_id[np.argsort(values if ascending else -values, kind="stable")])

    def shuffle(self) -> PopulationView[View]:
        """The members in an order drawn from the model's ``random`` (the science never uses that)."""
        order = self.unique_id.tolist()
        self._model.random.shuffle(order)
        return self._of(np.asarray(order, np.intp))

    def set(self, name: str, value: object) -> NoReturn:
        """Refused: people change in the month only."""
        raise TypeError(f"{name} of {self._view.population} cannot be set: they change in the month only; change the policy instead")

    def to_frame(self, names: Iterable[str] | None = None) -> pd.DataFrame:
        """A pandas table of the members: index uid, a column per state variable, categories by name."""
        import pandas as pd

        columns: dict[str, Any] = {}
        for name in names or self._view.columns.declared:
            values, declaration = self.get(name), self._view.columns.declared[name]
            if declaration.rows:
                columns |= {f"{name}_{member.name.lower()}": values[member] for member in declaration.rows}
            elif declaration.category:
                columns[name] = pd.Categorical.from_codes(values.astype(np.int64), [in_words(member) for member in declaration.category])
            else:
                columns[name] = values
        return pd.DataFrame(columns, index=pd.Index(self.unique_id, name="uid"))


class GroupedPopulation(Generic[View]):
    """Selections by group, in the manner of Mesa's GroupBy.

    Args:
        groups: group -> the selection of its members.
    """

    def __init__(self, groups: dict[Any, PopulationView[View]]) -> None:
        self.groups = groups

    def __iter__(self) -> Iterator[tuple[Any, PopulationView[View]]]:
        return iter(self.groups.items())

    def __len__(self) -> int:
        return len(self.groups)

    def count(self) -> dict[Any, int]:
        """The number of members, by group."""
        return self.map(len)

    def agg(self, name: str, function: Callable[[Any], Any]) -> dict[Any, Any]:
        """A column brought back to one value, by group."""
        return self.map(lambda selection: selection.agg(name, function))

    def map(self, function: Callable[[PopulationView[View]], Any]) -> dict[Any, Any]:
        """What a function says of each selection, by group."""
        return {key: function(selection) for key, selection in self}
