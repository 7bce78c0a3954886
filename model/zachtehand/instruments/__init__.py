"""Instruments: what a municipality can do, one file each. Dropping a file in here registers it."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from zachtehand.instruments.base import Instrument
from zachtehand.treatment import Treatment


def instrument_classes() -> dict[str, type[Instrument]]:
    """Every instrument in this package by its key, in the order in which they write to the treatment.

    Raises:
        ValueError: two instruments with the same key or the same place in the order.
    """
    return dict(_found())


@cache
def _found() -> tuple[tuple[str, type[Instrument]], ...]:
    classes: list[type[Instrument]] = []
    for info in pkgutil.iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        members = (each for each in vars(module).values() if isinstance(each, type) and each.__module__ == module.__name__)
        classes += [each for each in members if issubclass(each, Instrument) and each is not Instrument]
    classes.sort(key=lambda each: each.order)
    for what in ("key", "order"):
        values = [getattr(each, what) for each in classes]
        twice = sorted({str(value) for value in values if values.count(value) > 1})
        if twice:
            raise ValueError(f"two instruments have the same {what}: {', '.join(twice)}")
    return tuple((each.key, each) for each in classes)


def default_policy() -> dict[str, Instrument]:
    """The policy that does nothing: every instrument at its defaults."""
    return dict(_defaults())


@cache
def _defaults() -> tuple[tuple[str, Instrument], ...]:
    return tuple((key, instrument()) for key, instrument in instrument_classes().items())  # instruments never change


def treatment_of(policy: Mapping[str, Instrument], *, year: float) -> Treatment:
    """What people undergo under a policy.

    Args:
        policy: instruments by key; one that is left out does nothing but what the law says at the date.
        year: calendar time, for dated rules (2026.5 is July 2026).

    Raises:
        KeyError: a key that no instrument has.
        ValueError: a treatment with a value that is negative or not finite.
    """
    complete = dict(_defaults())
    unknown = sorted(set(policy) - set(complete))
    if unknown:
        raise KeyError(f"no instrument has the key {unknown[0]!r}")
    complete.update(policy)
    treatment = Treatment()
    for instrument in complete.values():
        instrument.apply(treatment, year=year)
    treatment.check()
    return treatment
