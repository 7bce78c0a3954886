"""Earnings: what someone who works keeps, beside the benefit and when leaving it."""

from __future__ import annotations

from typing import ClassVar

from zachtehand.instruments.base import Instrument, setting
from zachtehand.law import NO_CAP, amounts
from zachtehand.treatment import Treatment


class Earnings(Instrument):
    """Disregard of earnings, bonuses, and a benefit to fall back on. The disregard is the law's unless set here."""

    key: ClassVar[str] = "earnings"
    title: ClassVar[dict[str, str]] = {"en": "Earnings", "nl": "Bijverdienen"}
    order: ClassVar[int] = 80

    disregard_share: float | None = setting(
        None, unit="share", low=0, high=1, source="convention", en="Share of earnings left free; by law at the date when left out.",
        nl="Deel van de verdiensten dat vrij blijft; volgens de wet op dat moment als het er niet staat.",
    )  # fmt: skip
    disregard_cap: float | None = setting(
        None, unit="EUR/month", low=0, high=NO_CAP, source="convention",
        en="Most that is left free in a month; 1,000,000 is no cap; by law at the date when left out.",
        nl="Hoogste bedrag per maand dat vrij blijft; 1.000.000 is geen grens; volgens de wet op dat moment als het er niet staat.",
    )  # fmt: skip
    disregard_months: int | None = setting(
        None, unit="months", low=0, high=240, source="convention",
        en="Months in which earnings are left free; by law at the date when left out.",
        nl="Maanden waarin verdiensten vrij blijven; volgens de wet op dat moment als het er niet staat.",
    )  # fmt: skip
    part_time_bonus: float = setting(
        0.0, unit="share of earnings", low=0, high=1, en="Bonus for part-time work on top of what is left free.",
        nl="Premie voor deeltijdwerk boven op wat vrij blijft.",
    )  # fmt: skip
    exit_bonus: float = setting(
        0.0, unit="EUR", low=0, high=20_000, en="Bonus at leaving the benefit for work.", nl="Premie bij uitstroom naar werk.",
    )  # fmt: skip
    fall_back_months: int = setting(
        0, unit="months", low=0, high=24, en="Months after leaving in which the benefit is frozen, so that one can fall back on it.",
        nl="Maanden na uitstroom waarin de uitkering is bevroren, zodat men erop kan terugvallen.",
    )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """What may be kept beside the benefit: the law of that year where the policy says nothing, with bonuses and fall-back over it."""
        law = amounts(year)
        treatment.disregard_share = law.disregard_share if self.disregard_share is None else self.disregard_share
        treatment.disregard_cap = law.disregard_cap if self.disregard_cap is None else self.disregard_cap
        treatment.disregard_months = law.disregard_months if self.disregard_months is None else float(self.disregard_months)
        treatment.part_time_bonus = self.part_time_bonus
        treatment.exit_bonus = self.exit_bonus
        treatment.fall_back_months = float(self.fall_back_months)
