"""What every instrument is: settings with unit, range, source and text, and one way to speak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from zachtehand.treatment import Treatment

Kind = Literal["number", "whole number", "yes/no", "choice", "order"]
_KINDS: dict[Any, Kind] = {bool: "yes/no", int: "whole number", float: "number"}
_ROUNDING = 1e-6  # how far shares that must add up to one may be off: what adding a few decimals costs


def setting(
    default: Any,
    *,
    unit: str,
    en: str,
    nl: str,
    low: float | None = None,
    high: float | None = None,
    off: float | None = None,
    source: str = "design",
) -> Any:
    """Declare a setting of an instrument.

    Args:
        default: the value at which nothing happens.
        unit: unit in words.
        en: one sentence for people, English.
        nl: the same sentence, Dutch.
        low: lowest value allowed, None for a setting that is no number.
        high: highest value allowed.
        off: a value outside the range that is allowed too, because it switches the setting off.
        source: key in ``evidence.SOURCES`` of what the default and the range rest on.
    """
    extra: dict[str, Any] = {"unit": unit, "nl": nl, "source": source, "low": low, "high": high, "off": off}
    if off is None:
        return Field(default, ge=low, le=high, description=en, json_schema_extra=extra)
    extra["anyOf"] = [{"const": off}, {"minimum": low, "maximum": high}]
    return Field(default, description=en, json_schema_extra=extra)


def refusal(en: str, nl: str) -> PydanticCustomError:
    """An error to raise in a check: type ``refused``, what is wrong in both languages in its context (``en``, ``nl``)."""
    return PydanticCustomError("refused", "{en}", {"en": en, "nl": nl})


def places_from_number(data: Any) -> Any:
    """Settings as they were written, where a bare number stands for the places."""
    is_number = isinstance(data, int | float) and not isinstance(data, bool)
    return {"places": data} if is_number else data


class Settings(BaseModel):
    """A group of settings: strict types, no unknown keys, no change after it is made."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)

    parts_of_one: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Groups of settings that are the parts of a whole: each group must add up to one."""

    @field_validator("*", mode="after")
    @classmethod
    def _in_range_or_off(cls, value: Any, info: ValidationInfo) -> Any:
        extra = _extra(cls.model_fields[str(info.field_name)])
        off = extra.get("off")
        if off is None or value == off or extra["low"] <= value <= extra["high"]:
            return value
        low, high = extra["low"], extra["high"]
        raise refusal(f"{off:g}, or from {low:g} to {high:g}, not {value:g}", f"{off:g}, of van {low:g} tot {high:g}, niet {value:g}")

    @model_validator(mode="after")
    def _parts_add_up(self) -> Self:
        for names in self.parts_of_one:
            total = sum(getattr(self, name) for name in names)
            if abs(total - 1) > _ROUNDING:
                named = ", ".join(names)
                raise refusal(f"{named} add up to {total:g}, not to 1", f"{named} zijn samen {total:g}, niet 1")
        return self


class Instrument(Settings):
    """A policy instrument: a class in a file of its own in this package.

    Dropping a file in gives it a key in scenarios (``key``), checks, a place in the schema and the
    documentation, and the contract tests. ``apply`` says in the treatment what people undergo and
    what is supplied, and does nothing else.
    """

    key: ClassVar[str]
    title: ClassVar[dict[str, str]]
    order: ClassVar[int]
    """Instruments write in this order; two of them never share a place."""

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Write to the treatment.

        Args:
            treatment: what people undergo; later instruments see what earlier ones wrote.
            year: calendar time, for dated rules (2026.5 is July 2026).
        """
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class DeclaredSetting:
    """What is declared about one setting; documentation, sliders and sweeps are derived from it."""

    path: str
    """Dotted path inside the instrument, such as ``places`` or ``volunteering.places``."""
    kind: Kind
    default: Any
    optional: bool
    """The setting may be left to the law (None)."""
    unit: str
    low: float | None
    high: float | None
    off: float | None
    choices: tuple[str, ...]
    en: str
    nl: str
    source: str


def declared_settings(group: type[Settings], *, prefix: str = "") -> Iterator[DeclaredSetting]:
    """Yield what is declared about each setting of an instrument, those of its parts included, in order of declaration."""
    for name, field in group.model_fields.items():
        annotation = field.annotation
        if isinstance(annotation, type) and issubclass(annotation, Settings):
            yield from declared_settings(annotation, prefix=f"{prefix}{name}.")
        else:
            yield _declared(f"{prefix}{name}", field)


def _declared(path: str, field: FieldInfo) -> DeclaredSetting:
    extra = _extra(field)
    inner = [each for each in get_args(field.annotation) if each is not type(None)]
    optional = type(None) in get_args(field.annotation)
    annotation = inner[0] if optional else field.annotation
    kind: Kind
    choices: tuple[str, ...] = ()
    if get_origin(annotation) is Literal:
        kind, choices = "choice", get_args(annotation)
    elif get_origin(annotation) is tuple:
        kind, choices = "order", get_args(get_args(annotation)[0])
    else:
        kind = _KINDS[annotation]
    return DeclaredSetting(
        path=path, kind=kind, default=field.default, optional=optional, unit=extra["unit"], low=extra["low"], high=extra["high"],
        off=extra["off"], choices=choices, en=field.description or "", nl=extra["nl"], source=extra["source"],
    )  # fmt: skip


def _extra(field: FieldInfo) -> dict[str, Any]:
    """What ``setting`` wrote beside a field; empty for a part (a group of settings inside another)."""
    return dict(field.json_schema_extra) if isinstance(field.json_schema_extra, dict) else {}
