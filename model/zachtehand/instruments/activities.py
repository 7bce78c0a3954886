"""Activities: what there is to do beside the benefit, with how much guidance and at what price."""

from __future__ import annotations

from typing import Any, ClassVar

from zachtehand.instruments.base import Instrument, Settings, setting
from zachtehand.populations.categories import Activity
from zachtehand.treatment import Treatment


def _guidance(default: float) -> Any:
    return setting(
        default, unit="share", low=0, high=1, en="Share of the places that come with extra guidance.",
        nl="Deel van de plekken met extra begeleiding.",
    )  # fmt: skip


def _cost(default: float, *, source: str = "design") -> Any:
    return setting(
        default, unit="EUR/year", low=0, high=100_000, source=source, en="Cost of a place that is taken, a year, at prices of 2026.",
        nl="Kosten van een bezette plek per jaar, in prijzen van 2026.",
    )  # fmt: skip


class Supply(Settings):
    """Places of one kind. What guidance and cost are by default differs per kind."""

    kind: ClassVar[Activity]

    places: float = setting(
        0.0, unit="per 1,000 clients", low=0, high=1000, source="prototype", en="Places per 1,000 clients.",
        nl="Plekken per 1.000 cliënten.",
    )  # fmt: skip
    guidance_share: float = _guidance(0.0)
    cost: float = _cost(0.0)


class OwnBarriers(Supply):
    """Working on one's own debts, health or other barriers."""

    kind: ClassVar[Activity] = Activity.OWN_BARRIERS
    guidance_share: float = _guidance(0.5)
    cost: float = _cost(1_500.0)


class Exercise(Supply):
    """Exercise and sport."""

    kind: ClassVar[Activity] = Activity.EXERCISE
    guidance_share: float = _guidance(0.3)
    cost: float = _cost(500.0)


class Language(Supply):
    """Language courses."""

    kind: ClassVar[Activity] = Activity.LANGUAGE
    guidance_share: float = _guidance(0.3)
    cost: float = _cost(2_000.0)


class Social(Supply):
    """Meeting others in the neighbourhood."""

    # Utrecht: about EUR 720 per participant in 2018, at the price level of 2026.
    kind: ClassVar[Activity] = Activity.SOCIAL
    guidance_share: float = _guidance(0.3)
    cost: float = _cost(1_000.0, source="zachte-hand")


class Volunteering(Supply):
    """Volunteering at organisations in the city."""

    # Most organisations have no time for extra guidance, some for one or two people (Deventer).
    kind: ClassVar[Activity] = Activity.VOLUNTEERING
    guidance_share: float = _guidance(0.15)
    cost: float = _cost(1_000.0, source="zachte-hand")


class DayActivity(Supply):
    """Sheltered, work-like day activity."""

    # Utrecht: about EUR 5,500 per participant in 2018, at the price level of 2026; "places for which an indication is needed".
    kind: ClassVar[Activity] = Activity.DAY_ACTIVITY
    guidance_share: float = _guidance(1.0)
    cost: float = _cost(7_800.0, source="zachte-hand")
    indication: bool = setting(
        True, unit="yes/no", source="zachte-hand", en="Only people with an indication are let in: those who have little to stand on.",
        nl="Alleen mensen met een indicatie komen erin: zij die op weinig kunnen terugvallen.",
    )  # fmt: skip


class Training(Supply):
    """Training for work."""

    kind: ClassVar[Activity] = Activity.TRAINING
    guidance_share: float = _guidance(0.3)
    cost: float = _cost(2_500.0)


class WorkExperience(Supply):
    """Work-experience places on the benefit."""

    kind: ClassVar[Activity] = Activity.WORK_EXPERIENCE
    guidance_share: float = _guidance(0.5)
    cost: float = _cost(3_000.0)


class Activities(Instrument):
    """Places by kind, and what helps people to get there. Informal care needs no place."""

    key: ClassVar[str] = "activities"
    title: ClassVar[dict[str, str]] = {"en": "Activities", "nl": "Activiteiten"}
    order: ClassVar[int] = 50

    own_barriers: OwnBarriers = OwnBarriers()
    exercise: Exercise = Exercise()
    language: Language = Language()
    social: Social = Social()
    volunteering: Volunteering = Volunteering()
    day_activity: DayActivity = DayActivity()
    training: Training = Training()
    work_experience: WorkExperience = WorkExperience()
    brokerage: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far a welfare organisation helps to find a host and guides there.",
        nl="Hoe ver een welzijnsorganisatie helpt een plek te vinden en daar begeleidt.",
    )  # fmt: skip
    recruitment: float = setting(
        0.0, unit="0-1", low=0, high=1, source="zachte-hand",
        en="How far organisations go out to look for people for the guidance places that were bought.",
        nl="Hoe ver organisaties zelf mensen gaan zoeken voor de ingekochte plekken met begeleiding.",
    )  # fmt: skip
    childcare: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far childcare is arranged.", nl="Hoe ver kinderopvang wordt geregeld.",
    )  # fmt: skip
    debt_help: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far there is debt help for those who work on their own barriers.",
        nl="Hoe ver er schuldhulp is voor wie aan eigen belemmeringen werkt.",
    )  # fmt: skip

    def supplies(self) -> tuple[Supply, ...]:
        """The places of every kind."""
        return (
            self.own_barriers, self.exercise, self.language, self.social,
            self.volunteering, self.day_activity, self.training, self.work_experience,
        )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Places by kind of activity per 1,000 clients, with their guidance and price (nothing for a kind without places), and what is around them."""
        for supply in self.supplies():
            supplied = supply.places > 0  # without places there is nothing to guide or to pay
            treatment.places[supply.kind] = supply.places
            treatment.guidance_places[supply.kind] = supply.guidance_share if supplied else 0.0
            treatment.place_cost[supply.kind] = supply.cost if supplied else 0.0
        treatment.indication[Activity.DAY_ACTIVITY] = self.day_activity.indication and self.day_activity.places > 0
        treatment.brokerage = self.brokerage
        treatment.recruitment = self.recruitment
        treatment.childcare = self.childcare
        treatment.debt_help = self.debt_help
