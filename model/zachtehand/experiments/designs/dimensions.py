"""A lever or an uncertainty, found by its dotted path: anything a scenario sets, anything the model declares.

A *lever* is a setting of the policy or of the context (``pressure``, ``contact.warmth``,
``context.labour_market.tightness``, ``programmes.0.policy.caseload``); an *uncertainty* is a parameter of the
model (``trust.gain``). No parameter has the path of a setting, which a test guards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from zachtehand.experiments.designs.distributions import Distribution, Levels, Triangular, Uniform, Value
from zachtehand.experiments.ensemble import declared_parameters
from zachtehand.experiments.numbers import unit_in_words
from zachtehand.input_errors import InputError, Place, hint, shown
from zachtehand.texts import LANGUAGES, Language
from zachtehand.texts.parameters import sentence_of

if TYPE_CHECKING:
    from zachtehand.parameters import Parameter
    from zachtehand.scenario import Scenario

MOST_LEVELS = 1_000
"""Values of one dimension in a design."""

Role = Literal["lever", "uncertainty"]
Kind = Literal["number", "whole number", "yes/no", "choice"]


@dataclass(frozen=True)
class Dimension:
    """One lever or uncertainty of a design.

    Attributes:
        path: dotted path, as the user wrote it.
        role: "lever" (a setting of the scenario) or "uncertainty" (a parameter of the model).
        kind: what its values are.
        unit: as declared; empty where none is.
        distribution: from a share (0-1) to a value.
        levels: the values that were asked for one by one; empty for a range.
        title: what people call it, by language.
    """

    path: str
    role: Role
    kind: Kind
    unit: str
    distribution: Distribution
    levels: tuple[Value, ...]
    title: Mapping[str, str]

    def label(self, language: Language) -> str:
        """Its name with its unit, and of a parameter with its path, for an axis."""
        aside = [self.path] if self.role == "uncertainty" else []
        if self.unit not in ("0-1", "choice", "yes/no", ""):
            aside.append(unit_in_words(self.unit, language))
        return f"{self.title[language]} ({', '.join(aside)})" if aside else self.title[language]


@dataclass(frozen=True)
class DimensionAsked:
    """What was asked of one path, before it is known whether that exists.

    Attributes:
        path: dotted path.
        low, high: bounds of a range; None is the declared one.
        levels: values one by one; None asks for a range.
        count: number of evenly spaced values in the range; None leaves that to the design.
        unit: the unit that the user thinks it has; None says nothing.
        place: how errors name where this was asked.
    """

    path: str
    place: Place
    low: float | None = None
    high: float | None = None
    levels: tuple[Value, ...] | None = None
    count: int | None = None
    unit: str | None = None


def dimension(asked: DimensionAsked, base: Scenario) -> Dimension:
    """The lever or uncertainty that was asked for, over the range that was asked for.

    Args:
        base: the scenario whose settings are the levers.

    Raises:
        InputError: no such path (the nearest is offered), bounds reversed or outside what is declared, a
            value that cannot stand there, a unit that is not that of the path, or text, which has no range.
    """
    declared = declared_parameters().get(asked.path)
    whole = _uncertainty(asked.path, declared) if declared is not None else _lever(asked, base)
    _check_unit(asked, whole)
    if asked.levels is None and asked.low is None and asked.count is None:
        return whole
    narrowed = _narrowed(asked, whole)
    for value in narrowed.levels or (narrowed.distribution.at(0.0), narrowed.distribution.at(1.0)):
        _check_value(asked, value, declared, base)
    return narrowed


def _uncertainty(path: str, declared: Parameter) -> Dimension:
    prior = Triangular(declared.low, declared.value, declared.high) if declared.low < declared.high else Uniform(declared.low, declared.high)
    title = {language: sentence_of(path, declared.text, language).removesuffix(".") for language in LANGUAGES}
    return Dimension(path, "uncertainty", "number", declared.unit, prior, (), title)


def _lever(asked: DimensionAsked, base: Scenario) -> Dimension:
    from zachtehand.scenario import Scenario
    from zachtehand.scenario.checks import nodes_at, settable_path, settable_paths

    try:
        keys = settable_path(asked.path, Scenario, asked.place, base.as_written())
    except InputError as error:
        known = [*settable_paths(Scenario), *declared_parameters()]
        raise InputError("design.unknown_path", {"path": shown(asked.path), "hint": hint(asked.path, known)}, asked.place) from error
    nodes = nodes_at(Scenario, keys)
    if keys[-1] == "basic_jobs":  # the dial: a bare number is the places
        nodes = nodes_at(Scenario, (*keys, "places"))
    node = next((node for node in nodes if _kind(node) is not None), None)
    kind = None if node is None else _kind(node)
    if node is None or kind is None:
        raise InputError("design.no_lever", {"path": shown(asked.path)}, asked.place)
    title, unit = _words(asked.path, node)
    return Dimension(asked.path, "lever", kind, unit, _declared_range(node, kind), _choices(node, kind), title)


def _kind(node: Mapping[str, Any]) -> Kind | None:
    if "enum" in node:
        return "choice"
    kinds: dict[str, Kind] = {"boolean": "yes/no", "integer": "whole number", "number": "number"}
    return kinds.get(node.get("type", ""))


def _choices(node: Mapping[str, Any], kind: Kind) -> tuple[Value, ...]:
    if kind == "yes/no":
        return (False, True)
    return tuple(node["enum"]) if kind == "choice" else ()


def _declared_range(node: Mapping[str, Any], kind: Kind) -> Distribution:
    if choices := _choices(node, kind):
        return Levels(choices)
    low, high = node.get("low", node.get("minimum", 0)), node.get("high", node.get("maximum", 1))
    return Uniform(low, high, whole=kind == "whole number")


def _words(path: str, node: Mapping[str, Any]) -> tuple[dict[str, str], str]:
    """What people call a lever, and its unit."""
    from zachtehand.instruments.dials import DIALS

    dial = DIALS.get(path)
    if dial is not None:
        return dict(dial.title), dial.unit
    return dict.fromkeys(LANGUAGES, path), node.get("unit", "")


def _check_unit(asked: DimensionAsked, whole: Dimension) -> None:
    known = {whole.unit, *(unit_in_words(whole.unit, language) for language in LANGUAGES)}
    if asked.unit is not None and asked.unit not in known:
        raise InputError("design.unit", {"path": asked.path, "unit": whole.unit or "–", "given": shown(asked.unit)}, asked.place)


def _narrowed(asked: DimensionAsked, whole: Dimension) -> Dimension:
    """The dimension over the values or the range that were asked for."""
    if asked.levels is not None:
        if len(set(asked.levels)) < len(asked.levels):
            raise InputError("design.value_twice", {"path": asked.path}, asked.place)
        return replace(whole, levels=asked.levels, distribution=Levels(asked.levels))
    if whole.kind not in ("number", "whole number"):
        raise InputError("design.no_range", {"path": asked.path, "values": ", ".join(_spelled(value) for value in whole.levels)}, asked.place)
    low = whole.distribution.at(0.0) if asked.low is None else asked.low
    high = whole.distribution.at(1.0) if asked.high is None else asked.high
    assert isinstance(low, int | float)
    assert isinstance(high, int | float)
    if low >= high:
        raise InputError("design.bounds", {"path": asked.path, "low": f"{low:g}", "high": f"{high:g}"}, asked.place)
    integer = whole.kind == "whole number"
    if asked.count is None:
        return replace(whole, distribution=Uniform(low, high, whole=integer))
    levels = evenly(low, high, asked.count, whole=integer)
    return replace(whole, levels=levels, distribution=Levels(levels))


def evenly(low: float, high: float, count: int, *, whole: bool) -> tuple[Value, ...]:
    """Evenly spaced values from low to high, both included; fewer where whole numbers would come twice."""
    values = [float(f"{value:.10g}") for value in np.linspace(low, high, count)]  # 0.3, not 0.30000000000000004
    return tuple(dict.fromkeys(round(value) for value in values)) if whole else tuple(values)


def _check_value(asked: DimensionAsked, value: Value, declared: Parameter | None, base: Scenario) -> None:
    if declared is None:
        try:
            base.changed({asked.path: value})
        except InputError as error:
            raise InputError(error.key, error.values, asked.place) from error
        return
    if isinstance(value, bool | str) or not declared.low <= value <= declared.high:
        values = {"path": asked.path, "value": _spelled(value), "low": f"{declared.low:g}", "high": f"{declared.high:g}", "unit": declared.unit}
        raise InputError("design.outside", values, asked.place)


def dimensions(asked: Sequence[DimensionAsked], base: Scenario) -> tuple[Dimension, ...]:
    """All levers and uncertainties of a design. Raises InputError, also for a path that is asked twice."""
    found: dict[str, Dimension] = {}
    for each in asked:
        if each.path in found:
            raise InputError("design.path_twice", {"path": shown(each.path)}, each.place)
        found[each.path] = dimension(each, base)
    return tuple(found.values())


def uncertainties(paths: Iterable[str]) -> tuple[Dimension, ...]:
    """The declared parameters with these paths, over their priors. Raises KeyError."""
    declared = declared_parameters()
    return tuple(_uncertainty(path, declared[path]) for path in paths)


def _spelled(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)
