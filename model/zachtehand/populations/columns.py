"""Populations as columns: one array per state variable, with unit and meaning.

A population is declared once:

    class Hosts(Columns):
        places: NDArray = column(np.int32, "places", "places for participants")

Rows are agents; a row never moves, so the row number is the uid. ``first(n)`` gives a view on the
first n rows that shares memory with the whole, so that work is done only for those who have
entered.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import DTypeLike

from zachtehand.memory import side_by_side


@dataclass(frozen=True, slots=True)
class Column:
    """Declaration of one state variable of a population."""

    dtype: Any
    unit: str
    meaning: str
    default: float = 0
    low: float | None = None
    high: float | None = None
    category: type[IntEnum] | None = None
    rows: type[IntEnum] | None = None
    """A second dimension: one row per member of this enum (such as the wellbeing vector)."""


def column(
    dtype: DTypeLike,
    unit: str,
    meaning: str,
    *,
    default: float = 0,
    low: float | None = None,
    high: float | None = None,
    category: type[IntEnum] | None = None,
    rows: type[IntEnum] | None = None,
) -> Any:
    """Declare a state variable inside a :class:`Columns` class (returns Any so that it may be annotated)."""
    return Column(np.dtype(dtype), unit, meaning, default, low, high, category, rows)


def share(meaning: str, *, default: float = 0) -> Any:
    """Declare a float32 state variable on [0, 1]."""
    return column(np.float32, "share", meaning, default=default, low=0, high=1)


class Columns:
    """A population: ``size`` rows, one array per declared column."""

    declared: ClassVar[dict[str, Column]] = {}

    def __init_subclass__(cls) -> None:
        cls.declared = {name: value for name, value in vars(cls).items() if isinstance(value, Column)}

    def __init__(self, size: int) -> None:
        self.size = size
        for name, declaration in self.declared.items():
            shape = (size,) if declaration.rows is None else (len(declaration.rows), size)
            setattr(self, name, np.full(shape, declaration.default, dtype=declaration.dtype))

    def __len__(self) -> int:
        return self.size

    def _with(self, size: int, arrays: dict[str, np.ndarray]) -> Self:
        made = object.__new__(type(self))
        made.__dict__.update(arrays)
        made.size = size
        return made

    def first(self, count: int) -> Self:
        """A view on the first ``count`` rows; it shares memory with this population."""
        return self.rows(0, count)

    def rows(self, start: int, stop: int) -> Self:
        """A view on the rows from ``start`` up to ``stop``; it shares memory with this population."""
        part = (..., slice(start, stop))
        return self._with(stop - start, {name: getattr(self, name)[part] for name in self.declared})

    def copy(self) -> Self:
        """An independent copy, in one block of memory."""
        arrays = {name: getattr(self, name) for name in self.declared}
        copied = side_by_side({name: (array.dtype, array.shape) for name, array in arrays.items()})
        for name, array in arrays.items():
            copied[name][...] = array
        return self._with(self.size, copied)

    def take(self, rows: np.ndarray) -> Self:
        """An independent population of the given rows, in that order."""
        return self._with(len(rows), {name: np.ascontiguousarray(getattr(self, name)[..., rows]) for name in self.declared})

    def joined(self, other: Self) -> Self:
        """An independent population with the rows of ``other`` after the rows of this one."""
        return self._with(
            self.size + other.size,
            {name: np.concatenate([getattr(self, name), getattr(other, name)], axis=-1) for name in self.declared},
        )

    def out_of_range(self) -> list[str]:
        """Names of columns with a value that is not finite or lies outside the declared range."""
        wrong = []
        for name, declaration in self.declared.items():
            values = getattr(self, name)
            low = -np.inf if declaration.low is None else declaration.low - 1e-5
            high = np.inf if declaration.high is None else declaration.high + 1e-5
            if not (np.isfinite(values) & (values >= low) & (values <= high)).all():
                wrong.append(name)
        return wrong
