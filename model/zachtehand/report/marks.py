"""Numbers as they stand on the page: written for people, and carrying for machines what they are.

Every number that comes from a table becomes ``<data value="0.123" data-key="change|trust|all|amsterdam|mean">``. The key names
what it is, so that anybody can recompute it from the Parquet files:

- ``level|indicator|group|scenario|stat`` and ``change|…`` (against the first scenario in the same worlds): flows added over the run,
  stocks averaged over its last twelve months; ``agree|…`` is the number of worlds that point the way of the change;
- ``money|scenario|payer|year|stat`` and ``moneychange|…``: EUR per client at the start, year 0 is the whole run, discounted;
- ``known|key|column``, ``price|path|column``, ``parameters|grade|column``: cells of the tables beside the outcomes.

``stat`` is mean, p05 or p95 over worlds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from zachtehand.experiments.numbers import band_resolution, difference, number
from zachtehand.experiments.summary import Band
from zachtehand.texts import Language


@dataclass(frozen=True)
class Shown:
    """A number: its value, how it is written, and what it is."""

    value: float
    text: str
    key: str

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        return Markup('<data value="{}" data-key="{}">{}</data>').format(repr(float(self.value)), self.key, self.text)


@dataclass(frozen=True)
class Between:
    """Two ends of a band."""

    low: Shown
    high: Shown
    to: str = "–"

    def __str__(self) -> str:
        return f"{self.low} {self.to} {self.high}"

    def __html__(self) -> str:
        return Markup("{} {} {}").format(self.low, self.to, self.high)


def written(words: str, values: Mapping[str, Any]) -> Markup:
    """A text with its gaps filled: what comes from outside is text, numbers keep their marks."""
    return Markup(escape(words)).format_map(values)


def level(band: Band, unit: str, language: Language, key: str, *, factor: float = 1.0) -> tuple[Shown, Between]:
    """A mean and its band, no finer than the band allows.

    Args:
        key: of the number, without the stat.
        factor: by what values are multiplied before they are written (0.000001 for millions).
    """
    scaled = _scaled(band, factor)
    step = band_resolution(scaled)
    low, high = (Shown(end, number(end * factor, unit, language, step=step), f"{key}|{stat}") for end, stat in ((band.low, "p05"), (band.high, "p95")))
    return Shown(band.mean, number(scaled.mean, unit, language, step=step), f"{key}|mean"), Between(low, high)


def change(band: Band, unit: str, language: Language, key: str, *, factor: float = 1.0) -> tuple[Shown, Between]:
    """The same for a difference: signed, and between shares in percentage points (said once, with the mean)."""
    scaled = _scaled(band, factor)
    step = band_resolution(scaled)
    ends = ((band.low, "p05"), (band.high, "p95"))
    low, high = (Shown(end, number(end * factor, unit, language, step=step, signed=True).removesuffix(" %"), f"{key}|{stat}") for end, stat in ends)
    return Shown(band.mean, difference(scaled.mean, unit, language, step=step), f"{key}|mean"), Between(low, high)


def _scaled(band: Band, factor: float) -> Band:
    return Band(band.mean * factor, band.low * factor, band.high * factor)
