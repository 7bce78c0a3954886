"""For whom something in a scenario is meant: conditions on the state variables of clients, one key each.

The keys, their units and their ranges come from the declaration of clients, so that a wrong name, category
or number is refused like any other mistake in a scenario.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

import numpy as np
from pydantic import Field, create_model, model_validator

from zachtehand.instruments.base import refusal
from zachtehand.populations.columns import Column
from zachtehand.populations.eligibility import Condition, fields_to_ask
from zachtehand.scenario.policy import Choice, said


class WhoChoice(Choice):
    """Conditions that must all hold; :data:`Who` adds one key per state variable of a client."""

    def conditions(self) -> tuple[Condition, ...]:
        """The conditions as the simulation tests them, in the order in which clients are declared."""
        made = []
        for name, column in fields_to_ask().items():
            asked = getattr(self, name, None)
            if isinstance(asked, Range):
                low, high = asked.at_least, asked.below
                made.append(Condition(name, -np.inf if low is None else low, np.inf if high is None else high))
            elif isinstance(asked, bool):
                made.append(Condition(name, codes=(int(asked),)))
            elif asked is not None:
                assert column.category is not None
                made.append(Condition(name, codes=tuple(int(column.category[each.upper()]) for each in asked)))
        return tuple(made)

    def __reduce__(self) -> tuple[Any, ...]:
        return _who_from, (self.model_dump(mode="json", exclude_unset=True),)  # the class is made at import and cannot be pickled by name


class Range(Choice):
    """A range of a number: from one value up to, but not including, another."""

    at_least: float | None = None
    below: float | None = None

    @model_validator(mode="after")
    def _is_a_range(self) -> Range:
        if self.at_least is not None and self.below is not None and self.below <= self.at_least:
            raise refusal("below must be higher than at_least", "below moet hoger zijn dan at_least")
        return self


def _range_of(name: str, column: Column) -> type[Range]:
    """A range whose bounds lie within what the state variable can be."""
    words = "".join(word.capitalize() for word in name.split("_"))
    bound = Field(ge=column.low, le=column.high)
    bounds: dict[str, Any] = {
        "at_least": (Annotated[float | None, bound, said("At least this.", "Minstens dit.")], None),
        "below": (Annotated[float | None, bound, said("Below this.", "Lager dan dit.")], None),
    }
    return create_model(f"{words}Range", __base__=Range, __doc__=f"{column.meaning} ({column.unit}).", **bounds)


@cache
def _who_class() -> type[WhoChoice]:
    """Conditions with a key per state variable that can be asked after."""
    keys: dict[str, Any] = {}
    for name, column in fields_to_ask().items():
        if column.category is not None:
            asked: Any = tuple[Literal[tuple(member.name.lower() for member in column.category)], ...]
        else:
            asked = bool if column.dtype == np.bool_ else _range_of(name, column)
        keys[name] = (Annotated[asked | None, Field(description=f"{column.meaning} ({column.unit}).")], None)
    return create_model("Who", __base__=WhoChoice, __doc__="For whom it is meant: conditions that must all hold.", **keys)


def _who_from(data: dict[str, Any]) -> WhoChoice:
    return Who.model_validate_json(json.dumps(data))


if TYPE_CHECKING:
    Who = WhoChoice
else:
    Who = _who_class()
