"""Twins as plain data, so that a result can keep a few lives and tell them later in either language.

Codes are numbers of this version's categories; the names of these stand beside them, and lives that were kept under other
categories are not read.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from zachtehand.chronicle import CATEGORY_OF, Event, EventKind
from zachtehand.populations.categories import Activity, Education, Household, Job, Ladder, Sex, Status, Wellbeing
from zachtehand.twins.choice import Choice
from zachtehand.twins.twin import Life, Person, Place, Twin

_CATEGORIES = {kind.__name__: [each.name for each in kind] for kind in (EventKind, Status, Activity, Job, Ladder, Wellbeing, Household, Education, Sex)}
_ARRAYS = {
    "status": np.int8, "activity": np.int8, "job": np.int8, "here": np.bool_,
    "life_satisfaction": np.float32, "trust": np.float32, "income": np.float32, "wellbeing": np.float32,
}  # fmt: skip


def plain(twins: Sequence[Twin]) -> dict[str, Any]:
    """Twins of one pair as plain data, from which :func:`twins_from` makes them again."""
    return {
        "categories": _CATEGORIES,
        "everyone": [float(each) for each in twins[0].place.everyone] if twins else [],
        "twins": [_plain(twin) for twin in twins],
    }


def twins_from(data: Mapping[str, Any]) -> list[Twin]:
    """Twins from plain data; none where they were kept under other categories.

    Raises:
        KeyError, TypeError, ValueError: it is no such data.
    """
    if data["categories"] != _CATEGORIES:
        return []
    everyone = np.array(data["everyone"], np.float64)
    return [_twin(each, everyone) for each in data["twins"]]


def _plain(twin: Twin) -> dict[str, Any]:
    person = {name: value if isinstance(value, float | dict | bool) else int(value) for name, value in dataclasses.asdict(twin.person).items()}
    return {
        "person": person, "chosen": twin.chosen, "lives": [_plain_life(life) for life in twin.lives],
        "difference": twin.place.difference, "counted": bool(twin.place.counted),
        **{name: int(getattr(twin, name)) for name in ("seed", "draw", "months", "first_month", "clients")},
    }  # fmt: skip


def _plain_life(life: Life) -> dict[str, Any]:
    events = [[int(event.month), int(event.kind), int(event.detail), int(event.number)] for event in life.events]
    arrays = {name: getattr(life, name).tolist() for name in _ARRAYS}
    return {"name": life.name, "title": dict(life.title), "programmes": [dict(each) for each in life.programmes], "events": events, **arrays}


def _twin(data: Mapping[str, Any], everyone: Any) -> Twin:
    person = dict(data["person"])
    for name, category in (("sex", Sex), ("household", Household), ("education", Education), ("status", Status)):
        person[name] = category(person[name])
    first, second = (_life(each) for each in data["lives"])
    return Twin(
        person=Person(**person),
        chosen=None if data["chosen"] is None else Choice(data["chosen"]),
        lives=(first, second),
        place=Place(data["difference"], everyone, counted=data["counted"]),
        **{name: data[name] for name in ("seed", "draw", "months", "first_month", "clients")},
    )


def _life(data: Mapping[str, Any]) -> Life:
    return Life(
        name=data["name"],
        title=data["title"],
        programmes=tuple(data["programmes"]),
        events=tuple(_event(*each) for each in data["events"]),
        **{name: np.array(data[name], kind) for name, kind in _ARRAYS.items()},
    )


def _event(month: int, kind: int, detail: int, number: int) -> Event:
    category = CATEGORY_OF.get(EventKind(kind))
    return Event(month, EventKind(kind), detail if category is None else category(detail), number)
