"""What a profile is: who is on the benefit somewhere, as marginals and rank correlations with their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from zachtehand.evidence import SOURCES, Source
from zachtehand.profiles.crosstables import Crosstable
from zachtehand.profiles.marginals import Marginal, in_words

Kind = Literal["stock", "entrants"]

# Traits that are drawn together; "household" and "neighbourhood" count by their order.
CORRELATED = (
    "age", "sex", "education", "origin", "language", "household", "care_duty", "years_on_benefit", "employability",
    "health_physical", "health_mental", "debt", "human_capital", "autonomous_anchor", "efficacy_anchor", "trust_anchor", "neighbourhood",
)  # fmt: skip

# Traits that the employability index of a selection weighs.
INDEX = (
    "employability", "age", "low_education", "non_western", "language", "health_physical", "health_mental",
    "young_child", "care_duty", "human_capital",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Neighbourhoods:
    """The neighbourhoods of a profile, from the least to the most joblessness: the index is the neighbourhood."""

    joblessness: tuple[float, ...]
    client_shares: tuple[float, ...]
    source: str
    note: str
    names: tuple[str, ...] = ()
    """What they are called, if the profile says so."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The rule by which a group is taken from a whole stock: those with the lowest score."""

    share: float
    minimum_age: float
    years: float
    age: float
    noise: float
    index: tuple[float, ...]
    """Weights in the order of the traits of the index."""
    source: str
    note: str

    def weights(self) -> dict[str, float]:
        """Weights of the employability index by trait."""
        return dict(zip(INDEX, self.index, strict=True))


@dataclass(frozen=True, eq=False)
class Profile:
    """Who is on the benefit somewhere, and who comes in. Profiles are compared by identity."""

    name: str
    title: Mapping[str, str]
    size: int
    """People that the profile stands for."""
    stock: Mapping[str, Marginal]
    entrants: Mapping[str, Marginal]
    entrant_kind: Literal["claims", "transfers"]
    """Entrants are new claims, or transfers from the rest of the stock (long on the benefit)."""
    correlations: Mapping[tuple[str, str], tuple[float, str]]
    """Pair of traits -> (rank correlation, source)."""
    correlation_matrix: NDArray[np.float64]
    """Correlations of the underlying normals, in the order of ``CORRELATED``."""
    neighbourhoods: Neighbourhoods
    selection: Selection | None
    tables: tuple[Crosstable, ...]
    """Tables to which the people are fitted; empty if marginals and correlations say all."""
    sources: Mapping[str, Source]
    """Sources that the profile brings itself, beside those of the package."""

    def people(self, kind: Kind) -> Mapping[str, Marginal]:
        """The marginals of the stock or of the entrants, by trait."""
        return self.stock if kind == "stock" else self.entrants


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One line of the description of a profile."""

    part: str
    trait: str
    value: str
    source: str
    grade: str
    note: str


def describe(profile: Profile) -> list[ProfileRow]:
    """What a profile states, one row per marginal and correlation, with source and grade."""
    sources = {**SOURCES, **profile.sources}

    def row(part: str, trait: str, value: str, source: str, note: str = "") -> ProfileRow:
        return ProfileRow(part, trait, value, source, sources[source].grade, note)

    rows = [row("stock", trait, in_words(each), each.source, each.note) for trait, each in profile.stock.items()]
    changed = {trait: each for trait, each in profile.entrants.items() if each != profile.stock[trait]}
    rows += [row(f"entrants ({profile.entrant_kind})", trait, in_words(each), each.source, each.note) for trait, each in changed.items()]
    for (one, two), (value, source) in profile.correlations.items():
        note = "the source supports the sign; the size is a design prior"
        rows.append(ProfileRow("rank correlation", f"{one} – {two}", f"{value:+.2f}", source, "assumption", note))
    places, rule = profile.neighbourhoods, profile.selection
    levels = f"{len(places.joblessness)}, joblessness {places.joblessness[0]:.0%} to {places.joblessness[-1]:.0%}"
    rows.append(row("neighbourhoods", "neighbourhood", levels, places.source, places.note))
    if rule is not None:
        rows.append(row("selection", "lowest scores", f"{rule.share:.1%}, from age {rule.minimum_age:g}", rule.source, rule.note))
    for table in profile.tables:
        cells = " × ".join(str(size) for size in table.shape)
        rows.append(row("tables", " × ".join(name for name, _ in table.by), f"{table.title}: {cells} cells in {table.unit}", table.source))
    return rows
