"""Intake: how soon new clients are seen, and what applicants are asked."""

from __future__ import annotations

from typing import ClassVar

from zachtehand.instruments.base import Instrument, setting
from zachtehand.treatment import Treatment


class Intake(Instrument):
    """Terms for the first talk and the plan, and a question to everyone who applies or comes back."""

    key: ClassVar[str] = "intake"
    title: ClassVar[dict[str, str]] = {"en": "Intake", "nl": "Intake"}
    order: ClassVar[int] = 12

    first_talk_days: float = setting(
        0.0, unit="days", low=0, high=90, en="Days after entry within which a new client is to be seen, before all others; 0 is no term.",
        nl="Dagen na instroom waarbinnen een nieuwe cliënt wordt gesproken, vóór alle anderen; 0 is geen termijn.",
    )  # fmt: skip
    plan_days: float = setting(
        0.0, unit="days", low=0, high=90, en="Days after entry within which taking part is raised in a talk and a plan can be made; 0 is no term.",
        nl="Dagen na instroom waarbinnen meedoen in een gesprek aan de orde komt en er een plan kan komen; 0 is geen termijn.",
    )  # fmt: skip
    plan_hours: float = setting(
        1.0, unit="hours", low=0, high=8, en="Extra hours of a talk in which such a plan is made.",
        nl="Extra uren van een gesprek waarin zo'n plan wordt gemaakt.",
    )  # fmt: skip
    applicants_asked: float = setting(
        0.0, unit="share", low=0, high=1, en="Share of the applicants who are asked what they do for the city.",
        nl="Deel van de aanvragers aan wie wordt gevraagd wat ze voor de stad doen.",
    )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Days to the first talk and the plan, hours for the plan, and what applicants are asked."""
        treatment.first_talk_days = self.first_talk_days
        treatment.plan_days = self.plan_days
        treatment.intake_plan_hours = self.plan_hours
        treatment.applicants_asked = self.applicants_asked
