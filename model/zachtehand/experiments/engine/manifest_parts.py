"""What may stand in a manifest where a study is made again of it: a file may come from anywhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from zachtehand.limits import LONGEST_RUN


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, allow_inf_nan=False)


class _World(_Part):
    seed: int = Field(ge=0, lt=2**63)
    draw: int = Field(ge=0, lt=2**31)


class _Scenario(_Part):
    name: str
    resolved: dict[str, Any]
    values: dict[str, float]


class _Kept(_Part):
    indicators: list[str] | None
    groups: list[str] | None
    months: list[int] | None
    ledger: bool
    starts: bool


class _Work(_Part):
    name: str
    fields: dict[str, Any] | None = None


class _Parts(_Part):
    kind: str
    scenarios: list[_Scenario]
    worlds: list[_World]
    months: int = Field(ge=1, le=LONGEST_RUN)
    parameters: dict[str, float]
    draws: dict[Annotated[str, Field(pattern=r"^[0-9]{1,9}$")], dict[str, float]]
    drawn_from: str
    keep: _Kept
    work: _Work
    design: dict[str, list[bool | int | float | str | None]]
    about: dict[str, Any]


def check_parts_of_study(manifest: Mapping[str, Any]) -> None:
    """Refuse a manifest of which no study can be made.

    Raises:
        KeyError: it lacks a part.
        ValueError: something else stands where a part should.
    """
    parts = _Parts.model_validate_json(json.dumps({name: manifest[name] for name in _Parts.model_fields}))
    for name, column in parts.design.items():
        kinds = {"number" if type(value) in (int, float) else type(value).__name__ for value in column if value is not None}
        if len(column) != len(parts.scenarios) or len(kinds) > 1:
            raise ValueError(f"design, {name}")
