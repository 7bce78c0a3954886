"""Contact: how often, in which tone and through which channel people are invited to talk."""

from __future__ import annotations

from typing import ClassVar

from zachtehand.instruments.base import Instrument, setting
from zachtehand.treatment import Treatment


class Contact(Instrument):
    """Invitations and talks."""

    key: ClassVar[str] = "contact"
    title: ClassVar[dict[str, str]] = {"en": "Contact", "nl": "Contact"}
    order: ClassVar[int] = 10

    talks_per_year: float = setting(
        0.0, unit="talks/year", low=0, high=52, en="Talks that the policy wants with each client in a year.",
        nl="Gesprekken die het beleid per cliënt per jaar wil.",
    )  # fmt: skip
    talks_per_year_limit: float = setting(
        52.0, unit="talks/year", low=0, high=52, en="Most talks with one client in a year when hours are left over.",
        nl="Hoogste aantal gesprekken per cliënt per jaar als er uren over zijn.",
    )  # fmt: skip
    threat: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How much the invitation threatens with consequences.",
        nl="Hoe sterk de uitnodiging met gevolgen dreigt.",
    )  # fmt: skip
    warmth: float = setting(
        0.0, unit="0-1", low=0, high=1, en="Personal channel: telephone or doorstep (1) instead of a letter (0).",
        nl="Persoonlijk kanaal: telefoon of aan de deur (1) in plaats van een brief (0).",
    )  # fmt: skip
    home_visits: float = setting(
        0.0, unit="share", low=0, high=1, en="No-shows that are followed by a friendly home visit.",
        nl="Deel van de no-shows dat door een huisbezoek wordt gevolgd.",
    )  # fmt: skip
    partners_separately: bool = setting(
        False, unit="yes/no", en="Partners are invited each on their own.", nl="Partners worden ieder apart uitgenodigd.",
    )  # fmt: skip
    money_in_talk: float = setting(
        0.5, unit="0-1", low=0, high=1, en="How openly a talk touches on money and use of provisions.",
        nl="Hoe open een gesprek over geld en gebruik van voorzieningen gaat.",
    )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Talks a year, at most more where hours are left (never without talks), and the tone of letters, channels and visits."""
        treatment.talks_per_year = self.talks_per_year
        # A policy that wants no talks does not fill spare hours with them either.
        treatment.talks_per_year_limit = max(self.talks_per_year, self.talks_per_year_limit) if self.talks_per_year > 0 else 0.0
        treatment.letter_threat = self.threat
        treatment.channel_warmth = self.warmth
        treatment.home_visits = self.home_visits
        treatment.partners_separately = float(self.partners_separately)
        treatment.money_in_talk = self.money_in_talk
