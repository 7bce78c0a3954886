"""From the words of a table to classes: ranges that touch, categories that do not overlap, names of neighbourhoods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from zachtehand.input_errors import InputError, Place, hint, shown, words
from zachtehand.municipality.words import categories_named, ends, span, words_for
from zachtehand.profiles.crosstables import VARIABLES, Classes


@dataclass(frozen=True, slots=True)
class Label:
    """What a class is called in a file, and where it stands there first."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class LabelledClasses:
    """The classes of one variable of a table.

    Attributes:
        classes: see :data:`zachtehand.profiles.crosstables.Classes`.
        labels: what they are called, in the same order.
        position: label -> position of its class.
    """

    classes: Classes
    labels: tuple[str, ...]
    position: dict[str, int]


def classes_of(variable: str, labels: list[Label]) -> LabelledClasses:
    """The classes that labels stand for.

    Raises:
        InputError: a label that is no class, or classes that overlap or leave a gap.
    """
    if variable == "neighbourhood":
        return _labelled([((float(code),), label) for code, label in enumerate(labels)])
    return _labelled(_ranges(variable, labels) if VARIABLES[variable].per_year else _categories(variable, labels))


def _labelled(found: list[tuple[tuple[float, ...], Label]]) -> LabelledClasses:
    texts = tuple(label.text for _, label in found)
    return LabelledClasses(tuple(each for each, _ in found), texts, {text: position for position, text in enumerate(texts)})


def _categories(variable: str, labels: list[Label]) -> list[tuple[tuple[float, ...], Label]]:
    everything = frozenset(label.text for label in labels)
    found: list[tuple[tuple[float, ...], Label]] = []
    for label in labels:
        codes = categories_named(variable, label.text, everything - {label.text})
        if codes is None:
            values = _about(variable, label, {"hint": hint(label.text, words_for(variable))})
            raise InputError("table.category", values, label.place)
        for other_codes, other in found:
            if set(codes) & set(other_codes):
                raise InputError("table.overlap", _about(variable, label, {"other": shown(other.text), "line": other.place.line}), label.place)
        found.append((tuple(float(code) for code in codes), label))
    return sorted(found, key=lambda each: each[0])


def _ranges(variable: str, labels: list[Label]) -> list[tuple[tuple[float, ...], Label]]:
    spans = []
    for label in labels:
        each = span(variable, label.text)
        if each is None:
            raise InputError("table.range", _about(variable, label, {"examples": words(f"table.{variable}_examples", {})}), label.place)
        spans.append(each)
    top = VARIABLES[variable].top
    found: list[tuple[tuple[float, ...], Label]] = []
    for each, high, label in zip(spans, ends(variable, spans), labels, strict=True):
        if not 0 <= each.low < high <= top:
            raise InputError("table.range_backwards", _about(variable, label, {"most": f"{top:g}"}), label.place)
        found.append(((_whole_months(each.low), _whole_months(high)), label))
    found.sort(key=lambda each: each[0])
    for (before, one), (after, other) in pairwise(found):
        if before[1] != after[0]:
            key = "table.overlap" if before[1] > after[0] else "table.gap"
            raise InputError(key, _about(variable, other, {"other": shown(one.text), "line": one.place.line}), other.place)
    return found


def _about(variable: str, label: Label, more: Mapping[str, Any]) -> dict[str, Any]:
    return {"key": words(f"variable.{variable}", {}), "value": shown(label.text), **more}


def _whole_months(years: float) -> float:
    """Years to the nearest month, so that a year of twelve months is a year."""
    return round(round(12 * years) / 12, 6)
