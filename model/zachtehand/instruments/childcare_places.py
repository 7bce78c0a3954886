"""Childcare places in return for hours: a bargain with parents, recorded in an agreement."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import model_validator

from zachtehand.instruments.base import Instrument, places_from_number, setting
from zachtehand.treatment import Treatment


class ChildcarePlaces(Instrument):
    """A free childcare place for hours of volunteering or informal care. A bare number in a scenario is the number of places."""

    key: ClassVar[str] = "childcare_places"
    title: ClassVar[dict[str, str]] = {"en": "Childcare in return for hours", "nl": "Kinderopvang in ruil voor uren"}
    order: ClassVar[int] = 56

    places: float = setting(
        0.0, unit="per 1,000 clients", low=0, high=1000, source="deventer",
        en="Childcare places per 1,000 clients, offered in a talk to parents of a child under five.",
        nl="Kindplaatsen per 1.000 cliënten, aangeboden in een gesprek met ouders van een kind onder de vijf.",
    )  # fmt: skip
    hours: float = setting(
        8.0, unit="hours/week", low=1, high=40, source="deventer", en="Hours a week of volunteering or informal care that are asked in return.",
        nl="Uren per week vrijwilligerswerk of mantelzorg die ertegenover staan.",
    )  # fmt: skip
    months_to_find: int = setting(
        3, unit="months", low=1, high=24, en="Months in which the hours must be found, or found again, before the place ends.",
        nl="Maanden waarin de uren gevonden moeten zijn, of opnieuw gevonden, voordat de plaats vervalt.",
    )  # fmt: skip

    @model_validator(mode="before")
    @classmethod
    def _number_is_places(cls, data: Any) -> Any:
        return places_from_number(data)

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Childcare places per 1,000 clients, the hours asked in return, and the months that a parent has to find them."""
        treatment.childcare_places = self.places
        treatment.childcare_hours = self.hours
        treatment.childcare_search_months = float(self.months_to_find)
