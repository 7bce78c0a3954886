"""Cuts in local ordinances: how large a measure is differs several-fold between municipalities."""

from __future__ import annotations

from dataclasses import dataclass

from zachtehand.law import Tag


@dataclass(frozen=True, slots=True)
class LocalOrdinance:
    """Cuts in a municipality's own ordinance: shares of the benefit, for ``months`` months."""

    light: float
    middle: float
    heavy: float
    months: float
    warning_first: bool
    tag: Tag
    source: str
    """Key in LAW_SOURCES."""


LOCAL_ORDINANCES: dict[str, LocalOrdinance] = {
    # Rotterdam names no percentage for light breaches: a written warning comes first.
    "rotterdam": LocalOrdinance(0.0, 0.30, 1.00, 1, True, "secondary", "rotterdam"),
    "amsterdam": LocalOrdinance(0.05, 0.10, 0.50, 1, False, "secondary", "amsterdam"),
    "diemen": LocalOrdinance(0.05, 0.30, 1.00, 1, False, "verified", "diemen"),
}
