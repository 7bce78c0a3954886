"""What every submodel function promises, and parameter groups for hand-computed points."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import hypothesis
import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from zachtehand.parameters import ParameterGroup

Group = TypeVar("Group", bound=ParameterGroup)
PEOPLE = 5

shares = st.floats(0, 1, width=32)


def given(*strategies: st.SearchStrategy) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Hypothesis's given, with few examples and no deadline: machines differ in speed."""
    return lambda test: hypothesis.settings(max_examples=40, deadline=None)(hypothesis.given(*strategies)(test))


def column(low: float = 0.0, high: float = 1.0) -> st.SearchStrategy[np.ndarray]:
    """A float32 column of some people."""
    return arrays(np.float32, PEOPLE, elements=st.floats(float(np.float32(low)), float(np.float32(high)), width=32))


def columns(*names: str, **ranges: tuple[float, float]) -> st.SearchStrategy[dict[str, np.ndarray]]:
    """Float32 columns by name: of shares, or within the ranges given."""
    return st.fixed_dictionaries({**{name: column() for name in names}, **{name: column(*limits) for name, limits in ranges.items()}})


def only(kind: type[Group], **values: float) -> Group:
    """Parameters with these values and nothing else: whatever else a function reads makes its result not a number."""
    return _made(kind, {**dict.fromkeys(kind.declared, float("nan")), **values})


def changed(kind: type[Group], **values: float) -> Group:
    """The declared parameters with other values, also beyond the declared range."""
    return _made(kind, values)


def _made(kind: type[Group], values: Mapping[str, float]) -> Group:
    made = kind()
    unknown = set(values) - set(kind.declared)
    assert not unknown, f"{kind.__name__} has no {unknown}"
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


def one(*values: float) -> np.ndarray:
    """A float32 column with these values."""
    return np.array(values, np.float32)


def kept(function: Callable[..., Any], columns_given: Mapping[str, np.ndarray], *, low: float = 0.0, high: float = 1.0, **others: Any) -> np.ndarray:
    """The result, after checking that it is a float32 column of the same shape within the range and that the inputs were left alone."""
    before = {name: values.copy() for name, values in columns_given.items()}
    result = function(**columns_given, **others)
    for name, values in before.items():
        assert np.array_equal(columns_given[name], values), f"{name} was changed"
    assert isinstance(result, np.ndarray)
    assert result.dtype == np.float32, f"{result.dtype}"
    assert result.shape == next(iter(columns_given.values())).shape[-1:]
    assert np.isfinite(result).all()
    assert (result >= low - 1e-6).all(), result.min()
    assert (result <= high + 1e-6).all(), result.max()
    return result


def risen(function: Callable[..., Any], columns_given: Mapping[str, np.ndarray], name: str, other: np.ndarray, **others: Any) -> np.ndarray:
    """How much the result rises, per person, when one column goes from its lower to its higher value (of two given)."""
    lower, higher = np.minimum(columns_given[name], other), np.maximum(columns_given[name], other)
    low = function(**{**columns_given, name: lower}, **others)
    high = function(**{**columns_given, name: higher}, **others)
    return np.asarray(high, np.float64) - np.asarray(low, np.float64)


SLACK = 2e-6
"""Rounding that a direction may show."""
