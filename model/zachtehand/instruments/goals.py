"""Goals: numbers that a team is held to, and the effort that the gap draws."""

from __future__ import annotations

from typing import ClassVar

from zachtehand.instruments.base import Instrument, setting
from zachtehand.treatment import Treatment


class Goals(Instrument):
    """Goals of a team in numbers a year. How far it is behind decides how hard it goes after them."""

    key: ClassVar[str] = "goals"
    title: ClassVar[dict[str, str]] = {"en": "Goals of the team", "nl": "Doelen van het team"}
    order: ClassVar[int] = 26

    to_work: float = setting(
        0.0, unit="per year per 1,000 clients", low=0, high=1000,
        en="Moves to work a year, per 1,000 clients; being behind draws hours to those close to work. 0 is no goal.",
        nl="Stappen naar werk per jaar, per 1.000 cliënten; achterlopen trekt uren naar wie dicht bij werk staat. 0 is geen doel.",
    )  # fmt: skip
    passed_on: float = setting(
        0.0, unit="per year per 1,000 clients", low=0, high=1000,
        en="People a year whom the neighbourhood team passes on to the caseworker as ready, per 1,000 clients. 0 is no goal.",
        nl="Mensen per jaar die het wijkteam als klaar voor de volgende stap overdraagt aan de klantmanager, per 1.000 cliënten. 0 is geen doel.",
    )  # fmt: skip
    to_activity: float = setting(
        0.0, unit="per year per 1,000 clients", low=0, high=1000,
        en="Starts of activities a year, per 1,000 clients; being behind makes taking part come up more often. 0 is no goal.",
        nl="Gestarte activiteiten per jaar, per 1.000 cliënten; achterlopen laat meedoen vaker ter sprake komen. 0 is geen doel.",
    )  # fmt: skip
    strictness: float = setting(
        0.5, unit="0-1", low=0, high=1, en="How strictly the team is held to its goals.", nl="Hoe streng het team aan zijn doelen wordt gehouden.",
    )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """The numbers that a team is held to, and how strictly."""
        treatment.goal_work = self.to_work
        treatment.goal_passed_on = self.passed_on
        treatment.goal_activity = self.to_activity
        treatment.goal_strictness = self.strictness
