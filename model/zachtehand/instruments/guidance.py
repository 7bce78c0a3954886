"""Guidance: how many caseworkers there are, how they work and what their hours go to first."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import field_validator

from zachtehand.instruments.base import Instrument, refusal, setting
from zachtehand.treatment import Treatment

Work = Literal["plans", "talks", "employers", "checks"]
_ALL_WORK: tuple[Work, ...] = ("plans", "talks", "employers", "checks")


class Guidance(Instrument):
    """Caseworkers, their method and the division of their hours."""

    key: ClassVar[str] = "guidance"
    title: ClassVar[dict[str, str]] = {"en": "Guidance", "nl": "Begeleiding"}
    order: ClassVar[int] = 20
    parts_of_one: ClassVar[tuple[tuple[str, ...], ...]] = (("leftover_to_contact", "leftover_to_employers", "leftover_to_checks"),)

    caseload: float = setting(
        0.0, unit="clients/fte", low=5, high=5000, off=0, en="Clients per full-time caseworker; 0 is no caseworkers at all.",
        nl="Cliënten per voltijds klantmanager; 0 is geen klantmanagers.",
    )  # fmt: skip
    client_facing_share: float = setting(
        0.5, unit="share", low=0, high=1, source="prototype", en="Share of the hours at work that is for clients.",
        nl="Deel van de gewerkte uren dat naar cliënten gaat.",
    )  # fmt: skip
    first_talk_hours: float = setting(
        1.5, unit="hours", low=0.25, high=4, source="prototype", en="Hours that a first talk takes, preparation included.",
        nl="Uren die een eerste gesprek kost, met voorbereiding.",
    )  # fmt: skip
    follow_up_hours: float = setting(
        1.0, unit="hours", low=0.25, high=4, source="prototype", en="Hours that a later talk takes, preparation included.",
        nl="Uren die een vervolggesprek kost, met voorbereiding.",
    )  # fmt: skip
    differentiation: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far hours follow need: 0 is everybody the same.",
        nl="Hoe sterk de uren de behoefte volgen: 0 is iedereen gelijk.",
    )  # fmt: skip
    success_target: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How strictly caseworkers are held to a target for outflow.",
        nl="Hoe streng klantmanagers op een uitstroomdoel worden afgerekend.",
    )  # fmt: skip
    motivational_interviewing: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far caseworkers are trained in motivational interviewing.",
        nl="Hoe ver klantmanagers zijn getraind in motiverende gespreksvoering.",
    )  # fmt: skip
    skill_training: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far caseworkers are trained in method.",
        nl="Hoe ver klantmanagers in hun vak zijn getraind.",
    )  # fmt: skip
    continuity: float = setting(
        0.5, unit="0-1", low=0, high=1, en="How far one and the same person stays the contact.",
        nl="Hoe ver één en dezelfde persoon het aanspreekpunt blijft.",
    )  # fmt: skip
    groups: float = setting(
        0.0, unit="share", low=0, high=1, en="Share of the talks that is held in groups.",
        nl="Deel van de gesprekken dat in groepen wordt gehouden.",
    )  # fmt: skip
    group_size: int = setting(
        0, unit="people", low=2, high=50, off=0, en="People in a group, which then share its meetings and learn from each other; 0 leaves it open.",
        nl="Mensen in een groep, die dan de bijeenkomsten delen en van elkaar leren; 0 laat het open.",
    )  # fmt: skip
    group_hours: float = setting(
        4.0, unit="hours", low=1, high=16, en="Hours of the caseworker that a meeting of such a group takes, preparation included.",
        nl="Uren van de klantmanager die een bijeenkomst van zo'n groep kost, met voorbereiding.",
    )  # fmt: skip
    buddies: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far caseworkers observe each other's talks and give feedback.",
        nl="Hoe ver klantmanagers bij elkaar meekijken en feedback geven.",
    )  # fmt: skip
    separated_from_checks: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far guidance is separated from checks of income.",
        nl="Hoe ver begeleiding is gescheiden van inkomenscontrole.",
    )  # fmt: skip
    # By default the ordinary practice of the prototype: taking part comes up in 0.4 × (0.4 + 0.6 × quality) of the talks.
    plan_always: float = setting(
        0.16, unit="share", low=0, high=1, source="prototype",
        en="Share of the talks in which taking part is raised, however good the talk is.",
        nl="Deel van de gesprekken waarin meedoen ter sprake komt, hoe goed het gesprek ook is.",
    )  # fmt: skip
    plan_by_quality: float = setting(
        0.24, unit="share", low=0, high=1, source="prototype",
        en="Further share in which it is raised when the talk is good; with plan_always at most 1.",
        nl="Extra deel waarin het ter sprake komt als het gesprek goed is; met plan_always hoogstens 1.",
    )  # fmt: skip
    hours_per_plan: float = setting(
        0.0, unit="hours", low=0, high=40, en="Hours that a new plan takes in the months after it is signed.",
        nl="Uren die een nieuw plan kost in de maanden na ondertekening.",
    )  # fmt: skip
    aftercare: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far guidance goes on after a start in an activity or job.",
        nl="Hoe ver de begeleiding doorgaat na een start in een activiteit of baan.",
    )  # fmt: skip
    hours_first: tuple[Work, ...] = setting(
        _ALL_WORK, unit="order", source="convention", en="What caseworkers' hours go to first when they run out: all four, in order.",
        nl="Waar de uren van klantmanagers het eerst naartoe gaan als ze opraken: alle vier, op volgorde.",
    )  # fmt: skip
    leftover_to_contact: float = setting(
        1.0, unit="share", low=0, high=1, source="convention", en="Share of the hours left over that goes to more talks.",
        nl="Deel van de overgebleven uren dat naar meer gesprekken gaat.",
    )  # fmt: skip
    leftover_to_employers: float = setting(
        0.0, unit="share", low=0, high=1, source="convention", en="Share of the hours left over that goes to work with employers.",
        nl="Deel van de overgebleven uren dat naar werk met werkgevers gaat.",
    )  # fmt: skip
    leftover_to_checks: float = setting(
        0.0, unit="share", low=0, high=1, source="convention", en="Share of the hours left over that goes to checks.",
        nl="Deel van de overgebleven uren dat naar controle gaat.",
    )  # fmt: skip

    @field_validator("hours_first", mode="before")
    @classmethod
    def _list_is_an_order(cls, value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value

    @field_validator("hours_first", mode="after")
    @classmethod
    def _each_once(cls, value: tuple[Work, ...]) -> tuple[Work, ...]:
        if sorted(value) != sorted(_ALL_WORK):
            named = ", ".join(_ALL_WORK)
            raise refusal(f"each of {named} once", f"elk van {named} één keer")
        return value

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Caseworkers, how they work and the order of their hours. Without caseworkers no plan is raised in a talk."""
        treatment.caseload = self.caseload
        treatment.client_facing_share = self.client_facing_share
        treatment.first_talk_hours = self.first_talk_hours
        treatment.follow_up_hours = self.follow_up_hours
        treatment.differentiation = self.differentiation
        treatment.success_target = self.success_target
        treatment.motivational_interviewing = self.motivational_interviewing
        treatment.skill_training = self.skill_training
        treatment.continuity = self.continuity
        treatment.groups = self.groups
        treatment.group_size = float(self.group_size)
        treatment.group_hours = self.group_hours
        treatment.buddies = self.buddies
        treatment.separated_from_checks = self.separated_from_checks
        anybody = self.caseload > 0  # without caseworkers nothing is raised in a talk
        treatment.plan_always = self.plan_always if anybody else 0.0
        treatment.plan_by_quality = min(self.plan_by_quality, 1 - self.plan_always) if anybody else 0.0
        treatment.hours_per_plan = self.hours_per_plan
        treatment.aftercare = self.aftercare
        treatment.hours_first = self.hours_first
        treatment.leftover_to_contact = self.leftover_to_contact
        treatment.leftover_to_employers = self.leftover_to_employers
        treatment.leftover_to_monitoring = self.leftover_to_checks
