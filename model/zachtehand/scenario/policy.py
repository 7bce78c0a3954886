"""A policy: what a municipality chooses, as dials and the settings of the instruments.

Only what is chosen is kept. What follows from it is worked out in :meth:`PolicyChoice.instruments`:
defaults of the instruments, over these the bundles of the dials, over these the settings chosen one
by one. A later layer (a reform, a change from the command line) goes over all of that: a dial turned
later also resets the settings in its bundle, because otherwise turning it could do nothing.

The third dial, ``basic_jobs``, is the instrument of that name with a bare number: its places.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model, field_validator
from pydantic.fields import FieldInfo

from zachtehand.input_errors import InputError
from zachtehand.instruments import dials, instrument_classes
from zachtehand.instruments.base import Instrument, refusal


def _range_of(field: FieldInfo) -> dict[str, Any]:
    extra = field.json_schema_extra
    assert isinstance(extra, dict)
    return {name: extra[name] for name in ("unit", "low", "high", "off")}


_CASELOAD = _range_of(instrument_classes()["guidance"].model_fields["caseload"])
"""The dial takes what the setting takes: its unit, range, and the value that means nobody."""


def said(en: str, nl: str, *, beside: Mapping[str, Any] | None = None) -> Any:
    """What a key means, in both languages, to stand in its annotation; beside it what else the schema is to say."""
    return Field(description=en, json_schema_extra={"nl": nl, **(beside or {})})


class Choice(BaseModel):
    """What all parts of a scenario are: fixed, and strict about types and keys."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


class PolicyChoice(Choice):
    """The dials of a policy and how it is worked out; :data:`Policy` adds one key per instrument."""

    pressure: Annotated[float | None, Field(ge=0, le=1), said(dials.DIALS["pressure"].en, dials.DIALS["pressure"].nl)] = None
    caseload: Annotated[float | None, said(dials.DIALS["caseload"].en, dials.DIALS["caseload"].nl, beside=_CASELOAD)] = None

    @field_validator("caseload")
    @classmethod
    def _caseload_or_nobody(cls, value: float | None) -> float | None:
        low, high, off = _CASELOAD["low"], _CASELOAD["high"], _CASELOAD["off"]
        if value is None or value == off or low <= value <= high:
            return value
        raise refusal(f"{off:g}, or from {low:g} to {high:g}", f"{off:g}, of van {low:g} tot {high:g}")

    def instruments(self) -> dict[str, Instrument]:
        """The instruments of this policy with all their settings, by key, in the order in which they write.

        Raises:
            InputError: settings that contradict each other (``values["instrument"]`` has the key).
        """
        chosen = self.expanded()
        return {key: _complete(instrument, chosen.get(key, {})) for key, instrument in instrument_classes().items()}

    def as_written(self) -> dict[str, Any]:
        """Only what is chosen, as plain data for :func:`policy_from`."""
        return self.model_dump(mode="json", exclude_unset=True)

    def expanded(self) -> dict[str, Any]:
        """As written, with the bundles of the dials spelled out; the dials stay beside them."""
        return laid_over(self._bundles(), self.as_written())

    def resolved(self) -> dict[str, Any]:
        """The dials and every setting of every instrument, as plain data for :func:`policy_from`."""
        settings = {key: instrument.model_dump(mode="json") for key, instrument in self.instruments().items()}
        return {**self._dials(), **settings}

    def over(self, earlier: PolicyChoice) -> PolicyChoice:
        """This policy as a layer over an earlier one: what it leaves open stays as it was."""
        return policy_from(laid_over(_without(earlier.as_written(), self._bundles()), self.as_written()))

    def __reduce__(self) -> tuple[Any, ...]:
        return policy_from, (self.as_written(),)  # the class is made at import and cannot be pickled by name

    def _dials(self) -> dict[str, float]:
        return {dial: value for dial, value in (("pressure", self.pressure), ("caseload", self.caseload)) if value is not None}

    def _bundles(self) -> dict[str, Any]:
        bundles: dict[str, Any] = {}
        for dial, value in self._dials().items():
            bundles = laid_over(bundles, dials.bundle(dial, value))
        return bundles


def policy_from(data: Mapping[str, Any]) -> PolicyChoice:
    """A policy from plain data. Raises pydantic's ValidationError."""
    return Policy.model_validate_json(json.dumps(data))


def _complete(instrument: type[Instrument], settings: dict[str, Any]) -> Instrument:
    try:
        return instrument.model_validate_json(json.dumps(settings))
    except ValidationError as failure:
        first = failure.errors(include_url=False)[0]
        context = first.get("ctx", {})
        reason = {"en": str(context.get("en", first["msg"])), "nl": str(context.get("nl", first["msg"]))}
        values = {"instrument": instrument.key, "reason": reason}
        raise InputError("error.contradiction", values) from failure


def laid_over(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> dict[str, Any]:
    """Nested settings, with the later ones in the place of the earlier."""
    merged = dict(earlier)
    for key, value in later.items():
        before = merged.get(key)
        merged[key] = laid_over(before, value) if isinstance(before, Mapping) and isinstance(value, Mapping) else value
    return merged


def _without(settings: Mapping[str, Any], removed: Mapping[str, Any]) -> dict[str, Any]:
    """Nested settings without those that the other names."""
    kept = {}
    for key, value in settings.items():
        if key not in removed:
            kept[key] = value
        elif isinstance(value, Mapping) and isinstance(removed[key], Mapping) and (left := _without(value, removed[key])):
            kept[key] = left
    return kept


@cache
def _policy_class() -> type[PolicyChoice]:
    """A policy with a key per instrument.

    Part of an instrument's settings may be given, so the check that parts add up to one has to wait
    until all are known: in a policy that check is off, in the complete instrument it is on.
    """
    fields: dict[str, Any] = {}
    for key, instrument in instrument_classes().items():
        part = create_model(f"{instrument.__name__}Settings", __base__=instrument, __doc__=instrument.__doc__)
        part.parts_of_one = ()
        fields[key] = (Annotated[part | None, said(instrument.title["en"], instrument.title["nl"])], None)
    meaning = "What the municipality does: dials and the settings of the instruments."
    return create_model("Policy", __base__=PolicyChoice, __doc__=meaning, **fields)


if TYPE_CHECKING:
    Policy = PolicyChoice
else:
    Policy = _policy_class()
