"""Parameters: one declaration each, with value, unit, defensible range, source and sentence.

A submodel declares its parameters as a :class:`ParameterGroup` next to the code that uses them:

    class Trust(ParameterGroup):
        gain: float = par(0.06, "per good contact", 0.03, 0.10, "starting-values", "How fast ...")

Everything else (parameter table, sweep bounds, prior draws, documentation) is derived from that line.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

import numpy as np


@dataclass(frozen=True, slots=True)
class Parameter:
    """One declared parameter: its value, its unit, its defensible range, where it comes from."""

    value: float
    unit: str
    low: float
    high: float
    source: str
    text: str

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"parameter value {self.value} lies outside its own range {self.low}–{self.high}: {self.text}")


def par(value: float, unit: str, low: float, high: float, source: str, text: str) -> Any:
    """Declare a parameter inside a :class:`ParameterGroup` (returns Any so that it may be annotated as float)."""
    return Parameter(value, unit, low, high, source, text)


class ParameterGroup:
    """The parameters of one submodel. Instances hold plain floats and do not change.

    Args:
        changes: new values by name; a name that was never declared raises KeyError, a value
            outside the declared range raises ValueError.
    """

    declared: ClassVar[dict[str, Parameter]] = {}

    def __init_subclass__(cls) -> None:
        cls.declared = {name: value for name, value in vars(cls).items() if isinstance(value, Parameter)}

    def __init__(self, changes: Mapping[str, float] | None = None) -> None:
        for name, parameter in self.declared.items():
            object.__setattr__(self, name, float(parameter.value))
        for name, value in (changes or {}).items():
            parameter = self.declared[name]
            if not parameter.low <= value <= parameter.high:
                raise ValueError(f"{name} = {value} lies outside {parameter.low}–{parameter.high} {parameter.unit}")
            object.__setattr__(self, name, float(value))
        self.__dict__["_hash"] = hash(tuple(self.values().values()))  # once: what is worked out from a group is looked up by it

    def values(self) -> dict[str, float]:
        """Value of each parameter by name."""
        return {name: getattr(self, name) for name in self.declared}

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"parameters do not change during a run: {name}")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return self.__dict__["_hash"]


def walk(groups: type) -> Iterator[tuple[str, Parameter]]:
    """Yield every declared parameter as (dotted path, declaration) from a dataclass of groups."""
    for field in dataclasses.fields(groups):
        group = field.default_factory  # the group's class
        assert isinstance(group, type)
        assert issubclass(group, ParameterGroup)
        for name, parameter in group.declared.items():
            yield f"{field.name}.{name}", parameter


def changed(parameters: Any, changes: Mapping[str, float]) -> Any:
    """Return a copy of a dataclass of groups with values replaced by dotted path.

    Raises:
        KeyError: a path that no parameter has.
        ValueError: a value outside the declared range.
    """
    per_group: dict[str, dict[str, float]] = {}
    for path, value in changes.items():
        group_name, _, name = path.partition(".")
        per_group.setdefault(group_name, {})[name] = value
    replaced = {}
    for group_name, group_changes in per_group.items():
        group = getattr(parameters, group_name, None)
        unknown = set(group_changes) - set(group.declared) if isinstance(group, ParameterGroup) else set(group_changes)
        if not isinstance(group, ParameterGroup) or unknown:
            raise KeyError(f"{group_name}.{sorted(unknown)[0]}")
        replaced[group_name] = type(group)({**group.values(), **group_changes})
    return dataclasses.replace(parameters, **replaced)


def draw_prior(declarations: Mapping[str, Parameter], *, draw: int, stratum_count: int = 64) -> dict[str, float]:
    """One draw of the given parameters from their ranges: triangular, with the mode at the declared value.

    Draws are stratified over consecutive draw numbers per parameter, so that a few draws already
    cover each range; draw k is the same whatever the number of draws.

    Args:
        declarations: path -> parameter; only these are drawn.
        draw: number of the draw, 1 or higher (draw 0 is by convention the declared values).
    """
    values = {}
    for path, parameter in sorted(declarations.items()):
        offset, strata = _strata(path, stratum_count)
        block, position = divmod(draw, stratum_count)
        inside = np.random.default_rng([16_777_619, block, draw, *path.encode()]).random()
        share = ((strata[position] + inside) / stratum_count + offset) % 1.0
        values[path] = _triangular_quantile(share, parameter.low, parameter.value, parameter.high)
    return values


@cache
def _strata(path: str, count: int) -> tuple[float, tuple[int, ...]]:
    """What all draws of a parameter have in common: where its strata begin, and their order."""
    generator = np.random.default_rng([2_166_136_261, *path.encode()])
    return generator.random(), tuple(generator.permutation(count).tolist())


def _triangular_quantile(share: float, low: float, mode: float, high: float) -> float:
    if high <= low:
        return low
    split = (mode - low) / (high - low)
    if share < split:
        return low + (share * (high - low) * (mode - low)) ** 0.5
    return high - ((1 - share) * (high - low) * (high - mode)) ** 0.5
