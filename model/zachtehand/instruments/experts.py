"""Experts by experience: talks and groups led with or by someone with the same past."""

from __future__ import annotations

from typing import ClassVar

from zachtehand.instruments.base import Instrument, setting
from zachtehand.treatment import Treatment


class Experts(Instrument):
    """Former clients and volunteers who help to lead talks and groups."""

    key: ClassVar[str] = "experts"
    title: ClassVar[dict[str, str]] = {"en": "Experts by experience", "nl": "Ervaringsdeskundigen"}
    order: ClassVar[int] = 24

    share: float = setting(
        0.0, unit="share", low=0, high=1, en="Share of the talks and groups led with or by an expert by experience, as far as there are experts.",
        nl="Deel van de gesprekken en groepen met of onder leiding van een ervaringsdeskundige, zolang die er zijn.",
    )  # fmt: skip
    trained: float = setting(
        10.0, unit="per 1,000 clients", low=0, high=100, en="Most experts that the city recruits and trains, per 1,000 clients.",
        nl="Hoogste aantal ervaringsdeskundigen dat de gemeente werft en traint, per 1.000 cliënten.",
    )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """The share of talks with an expert by experience, and how many are trained."""
        treatment.expert_share = self.share
        treatment.experts = self.trained
