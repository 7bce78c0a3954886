"""Job placement: a coach, a trial, a subsidy, and work with employers."""

from __future__ import annotations

from typing import ClassVar

from zachtehand.instruments.base import Instrument, setting
from zachtehand.treatment import Treatment


class Placement(Instrument):
    """What brings clients and employers together and keeps them together."""

    key: ClassVar[str] = "placement"
    title: ClassVar[dict[str, str]] = {"en": "Job placement", "nl": "Plaatsing in werk"}
    order: ClassVar[int] = 60

    coach_places: float = setting(
        0.0, unit="per 1,000 clients", low=0, high=1000, en="Places with a job coach who helps towards and at work (IPS).",
        nl="Plekken met een jobcoach die naar en op het werk begeleidt (IPS).",
    )  # fmt: skip
    coach_quality: float = setting(
        0.7, unit="0-1", low=0, high=1, en="How closely the coaching follows the IPS method.",
        nl="Hoe trouw de coaching de IPS-methode volgt.",
    )  # fmt: skip
    trial_placement: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far employers can first try someone who keeps the benefit.",
        nl="Hoe ver werkgevers iemand eerst met behoud van uitkering kunnen proberen.",
    )  # fmt: skip
    wage_subsidy: float = setting(
        0.0, unit="share of wage", low=0, high=1, en="Share of the wage that is subsidised.",
        nl="Deel van het loon dat wordt gesubsidieerd.",
    )  # fmt: skip
    subsidy_months: int = setting(
        6, unit="months", low=0, high=60, en="Months that a wage subsidy lasts.", nl="Maanden dat een loonkostensubsidie duurt.",
    )  # fmt: skip
    employer_hours: float = setting(
        0.0, unit="hours/month per 1,000 clients", low=0, high=2000, en="Hours a month for employers, beside the caseworkers' own.",
        nl="Uren per maand voor werkgevers, naast die van de klantmanagers.",
    )  # fmt: skip
    carved_jobs: float = setting(
        0.0, unit="per year per 1,000 clients", low=0, high=500, en="Vacancies a year that are made by splitting tasks off other jobs.",
        nl="Vacatures per jaar die ontstaan door taken van andere banen af te splitsen.",
    )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Coached places, trial placement, wage subsidy, hours for employers, and carved jobs."""
        treatment.coach_places = self.coach_places
        treatment.coach_quality = self.coach_quality
        treatment.trial_placement = self.trial_placement
        treatment.wage_subsidy = self.wage_subsidy
        treatment.subsidy_months = float(self.subsidy_months)
        treatment.employer_hours = self.employer_hours
        treatment.carved_jobs = self.carved_jobs
