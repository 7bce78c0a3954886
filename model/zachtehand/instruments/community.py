"""Community: builders and brokers who help residents to start something together."""

from __future__ import annotations

from typing import ClassVar

from zachtehand.instruments.base import Instrument, setting
from zachtehand.treatment import Treatment


class Community(Instrument):
    """Initiatives of residents, and an exchange in which they help each other."""

    key: ClassVar[str] = "community"
    title: ClassVar[dict[str, str]] = {"en": "Community", "nl": "Gemeenschap"}
    order: ClassVar[int] = 55

    builders: float = setting(
        0.0, unit="fte per 1,000 clients", low=0, high=50, en="Community builders, who help residents to start initiatives, per 1,000 clients.",
        nl="Opbouwwerkers die bewoners helpen initiatieven te beginnen, per 1.000 cliënten.",
    )  # fmt: skip
    brokers: float = setting(
        0.0, unit="fte per 1,000 clients", low=0, high=50, en="Brokers of an exchange between residents, per 1,000 clients.",
        nl="Makelaars van een marktplaats tussen bewoners, per 1.000 cliënten.",
    )  # fmt: skip
    volunteers_strengthen: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far volunteering of clients is directed at strengthening initiatives of residents.",
        nl="Hoe ver vrijwilligerswerk van cliënten is gericht op het versterken van bewonersinitiatieven.",
    )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Builders and brokers of the neighbourhood, in full-time workers per 1,000 clients, and how far volunteers strengthen them."""
        treatment.community_builders = self.builders
        treatment.community_brokers = self.brokers
        treatment.volunteers_strengthen = self.volunteers_strengthen
