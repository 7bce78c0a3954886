"""Obligations: what the benefit asks in return, how firmly, and how much freedom is left."""

from __future__ import annotations

from typing import ClassVar

from zachtehand.instruments.base import Instrument, setting
from zachtehand.treatment import Treatment


class Obligations(Instrument):
    """Duty to look for work and duty to take part (tegenprestatie): two duties, two pressures, never bundled."""

    key: ClassVar[str] = "obligations"
    title: ClassVar[dict[str, str]] = {"en": "Obligations", "nl": "Verplichtingen"}
    order: ClassVar[int] = 30

    search_duty: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far the duty to look for work is in force in practice.",
        nl="Hoe ver de sollicitatieplicht in de praktijk geldt.",
    )  # fmt: skip
    search_pressure: float = setting(
        0.0, unit="0-1", low=0, high=1, en="Tone and threat around looking for work.",
        nl="Toon en dreiging rond het zoeken naar werk.",
    )  # fmt: skip
    participation_duty: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far taking part (tegenprestatie) is demanded.",
        nl="Hoe ver een tegenprestatie wordt geëist.",
    )  # fmt: skip
    participation_pressure: float = setting(
        0.0, unit="0-1", low=0, high=1, en="Tone and threat around taking part.",
        nl="Toon en dreiging rond meedoen.",
    )  # fmt: skip
    duty_hours: float = setting(
        0.0, unit="hours/week", low=0, high=40, en="Hours a week that are demanded, as far as someone is able.",
        nl="Uren per week die worden geëist, naar vermogen.",
    )  # fmt: skip
    choice: float = setting(
        1.0, unit="0-1", low=0, high=1, en="Freedom to choose what to do: 1 is wholly free.",
        nl="Vrijheid om te kiezen wat men doet: 1 is geheel vrij.",
    )  # fmt: skip
    exemption: float = setting(
        0.5, unit="0-1", low=0, high=1, en="How easily someone who cannot is exempted.",
        nl="Hoe gemakkelijk iemand die niet kan ontheffing krijgt.",
    )  # fmt: skip
    care_counts: bool = setting(
        False, unit="yes/no", en="Informal care is registered as activity.", nl="Mantelzorg wordt als activiteit geregistreerd.",
    )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Duties, their pressure (0–1) and hours a week, the freedom to choose, and who is exempted."""
        treatment.search_duty = self.search_duty
        treatment.search_pressure = self.search_pressure
        treatment.participation_duty = self.participation_duty
        treatment.participation_pressure = self.participation_pressure
        treatment.duty_hours = self.duty_hours
        treatment.choice = self.choice
        treatment.exemption = self.exemption
        treatment.care_counts = float(self.care_counts)
