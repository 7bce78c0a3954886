"""Sanctions: what happens after a missed talk or a breach, and how large and long a measure is."""

from __future__ import annotations

from typing import ClassVar, Literal

from zachtehand.instruments.base import Instrument, setting
from zachtehand.law import amounts
from zachtehand.local_ordinances import LOCAL_ORDINANCES
from zachtehand.treatment import Treatment


class Sanctions(Instrument):
    """Enforcement, from the no-show ladder to the measure.

    The size and length of a measure are the policy's own, those of the uniform duties in the law, or
    those that a local ordinance sets. One size for every breach is that of a middle one (plan,
    tegenprestatie); sizes by breach also know light (missed talks) and heavy (not looking for work).
    """

    key: ClassVar[str] = "sanctions"
    title: ClassVar[dict[str, str]] = {"en": "Sanctions", "nl": "Maatregelen"}
    order: ClassVar[int] = 40

    no_show_ladder: bool = setting(
        False, unit="yes/no", en="Missed talks lead to a registered letter, a last letter and then a file.",
        nl="Gemiste gesprekken leiden tot een aangetekende brief, een laatste brief en dan een dossier.",
    )  # fmt: skip
    filing: float = setting(
        0.0, unit="share", low=0, high=1, source="prototype",
        en="Share of the files at the end of the ladder that a neutral caseworker opens.",
        nl="Deel van de dossiers aan het eind van de ladder dat een neutrale klantmanager opent.",
    )  # fmt: skip
    search_checks: float = setting(
        0.0, unit="per year", low=0, high=12, en="Checks a year per client of the duty to look for work.",
        nl="Controles per jaar per cliënt op de sollicitatieplicht.",
    )  # fmt: skip
    broken_agreements: float = setting(
        0.0, unit="share", low=0, high=1, source="deventer",
        en="Share of those who drop an activity they agreed to that the caseworker is told of; declining beforehand has no consequence.",
        nl="Deel van wie stopt met een afgesproken activiteit dat de klantmanager te horen krijgt; vooraf weigeren heeft geen gevolgen.",
    )  # fmt: skip
    warning_first: bool = setting(
        False, unit="yes/no", en="A first breach gets a warning instead of a measure.",
        nl="Een eerste overtreding krijgt een waarschuwing in plaats van een maatregel.",
    )  # fmt: skip
    ordinance: Literal["own", "uniform", "rotterdam", "amsterdam", "diemen"] = setting(
        "own", unit="choice", source="convention",
        en="Where size and length of a measure come from: own (cut_share, cut_months), uniform (national law), or a city's ordinance.",
        nl="Waar hoogte en duur van een maatregel vandaan komen: own (cut_share, cut_months), uniform (landelijke wet) of een verordening.",
    )  # fmt: skip
    by_breach: bool = setting(
        False, unit="yes/no", source="convention",
        en="Each breach has its own size: light for missed talks, middle for broken agreements, heavy for not looking for work; otherwise all are middle.",
        nl="Per overtreding een eigen hoogte: licht voor gemiste gesprekken, midden voor verbroken afspraken, zwaar voor niet zoeken; anders alle midden.",
    )  # fmt: skip
    cut_share: float = setting(
        0.0, unit="share", low=0, high=1, en="Share of the benefit that a measure takes, when the ordinance is own; by breach, for a broken agreement.",
        nl="Deel van de uitkering dat een maatregel kost, als ordinance own is; per overtreding: bij een verbroken afspraak.",
    )  # fmt: skip
    light_share: float = setting(
        0.0, unit="share", low=0, high=1, en="The same for missed talks, by breach; 0 is a warning.",
        nl="Hetzelfde voor gemiste gesprekken, per overtreding; 0 is een waarschuwing.",
    )  # fmt: skip
    heavy_share: float = setting(
        0.0, unit="share", low=0, high=1, en="The same for not looking for work, by breach; 0 is a warning.",
        nl="Hetzelfde voor niet zoeken naar werk, per overtreding; 0 is een waarschuwing.",
    )  # fmt: skip
    cut_months: int = setting(
        0, unit="months", low=0, high=3, en="Months that a measure lasts, when the ordinance is own.",
        nl="Maanden dat een maatregel duurt, als ordinance own is.",
    )  # fmt: skip
    hardship: float = setting(
        0.5, unit="0-1", low=0, high=1, en="How far hardship softens a measure.", nl="Hoe ver hardheid een maatregel verzacht.",
    )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """The ladder, checks and warnings, and size and length of a measure: those of the law of that year where the policy says nothing."""
        (light, middle, heavy), months = self._sizes(year)
        treatment.no_show_ladder = float(self.no_show_ladder)
        treatment.filing = self.filing
        treatment.search_checks = self.search_checks
        treatment.warning_first = float(self.warning_first)
        treatment.broken_agreements = self.broken_agreements
        treatment.cut_share_light, treatment.cut_share, treatment.cut_share_heavy = light, middle, heavy
        treatment.warn_without_cut = float(self.by_breach)
        treatment.cut_months = months
        treatment.hardship = self.hardship

    def _sizes(self, year: float) -> tuple[tuple[float, float, float], float]:
        """Shares of the benefit for a light, a middle and a heavy breach, and months of a first measure."""
        law = amounts(year)
        local = LOCAL_ORDINANCES.get(self.ordinance)
        if self.by_breach:
            if local is not None:
                return (local.light, local.middle, local.heavy), float(local.months)
            # The uniform duties are about work; for the rest there is always an ordinance.
            heavy = law.uniform_duty_share if self.ordinance == "uniform" else self.heavy_share
            return (self.light_share, self.cut_share, heavy), float(self.cut_months)
        share, months = self.cut_share, float(self.cut_months)
        if self.ordinance == "uniform":
            share, months = law.uniform_duty_share, law.uniform_duty_months_least
        elif local is not None:
            share, months = local.middle, float(local.months)
        return (share, share, share), months
