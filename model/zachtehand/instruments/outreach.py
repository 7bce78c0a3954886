"""Outreach: neighbourhood teams that go to people, with or without their names and addresses."""

from __future__ import annotations

from typing import ClassVar

from zachtehand.instruments.base import Instrument, setting
from zachtehand.treatment import Treatment


class Outreach(Instrument):
    """Neighbourhood teams beside the caseworkers. They ask and help; no duty is attached to a visit."""

    key: ClassVar[str] = "outreach"
    title: ClassVar[dict[str, str]] = {"en": "Neighbourhood teams", "nl": "Wijkteams"}
    order: ClassVar[int] = 22

    workers: float = setting(
        0.0, unit="fte per 1,000 clients", low=0, high=100, en="Workers of neighbourhood teams per 1,000 clients; 0 is no teams.",
        nl="Medewerkers van wijkteams per 1.000 cliënten; 0 is geen wijkteams.",
    )  # fmt: skip
    time_share: float = setting(
        1.0, unit="share", low=0, high=1, en="Share of their working hours that is for people on the benefit; other tasks take the rest.",
        nl="Deel van hun gewerkte uren dat naar mensen in de bijstand gaat; de rest gaat naar andere taken.",
    )  # fmt: skip
    names: bool = setting(
        False, unit="yes/no", en="Teams get names and addresses of people on the benefit.",
        nl="Teams krijgen namen en adressen van mensen in de bijstand.",
    )  # fmt: skip
    door_to_door: bool = setting(
        False, unit="yes/no",
        en="Teams ring at the door: with names at that of clients, without names at every door. If not, they invite whom they know by name.",
        nl="Teams bellen aan: met namen bij cliënten, zonder namen bij elke deur. Zo niet, dan nodigen ze uit wie ze van naam kennen.",
    )  # fmt: skip
    visits_per_year: float = setting(
        1.0, unit="visits/year", low=0.25, high=12, en="Times a year that a team tries to reach the same person.",
        nl="Keren per jaar dat een team dezelfde persoon probeert te bereiken.",
    )  # fmt: skip
    visit_hours: float = setting(
        4.0, unit="hours", low=0.5, high=80, en="Hours that a visit takes, with the help that follows (about 50 for Leeuwarden's frontline team).",
        nl="Uren die een bezoek kost, met de hulp die erop volgt (ongeveer 50 bij het frontlijnteam in Leeuwarden).",
    )  # fmt: skip
    passes_on: float = setting(
        0.0, unit="share", low=0, high=1, en="Of those who can and want, the share whom a team passes on to the caseworker after a visit.",
        nl="Deel van wie kan en wil dat een team na een bezoek overdraagt aan de klantmanager.",
    )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Team workers per 1,000 clients, their time and way of finding people, their visits, and whom they pass on."""
        treatment.team_workers = self.workers
        treatment.team_time = self.time_share
        treatment.team_names = float(self.names)
        treatment.team_doors = float(self.door_to_door)
        treatment.team_visits_per_year = self.visits_per_year
        treatment.team_visit_hours = self.visit_hours
        treatment.team_passes_on = self.passes_on
