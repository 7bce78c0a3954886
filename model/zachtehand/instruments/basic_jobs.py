"""Basic jobs: the benefit turned into wage, in jobs made for the purpose."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import model_validator

from zachtehand.instruments.base import Instrument, places_from_number, setting
from zachtehand.treatment import Treatment


class BasicJobs(Instrument):
    """Basic jobs. A bare number in a scenario is the number of places, the rest as declared here."""

    key: ClassVar[str] = "basic_jobs"
    title: ClassVar[dict[str, str]] = {"en": "Basic jobs", "nl": "Basisbanen"}
    order: ClassVar[int] = 70

    places: float = setting(
        0.0, unit="per 1,000 clients", low=0, high=1000, en="Basic jobs per 1,000 clients; 1,000 is a guarantee for everyone.",
        nl="Basisbanen per 1.000 cliënten; 1.000 is een garantie voor iedereen.",
    )  # fmt: skip
    voluntary: bool = setting(
        True, unit="yes/no", en="Nobody has to accept a basic job.", nl="Niemand hoeft een basisbaan aan te nemen.",
    )  # fmt: skip
    hours: float = setting(
        32.0, unit="hours/week", low=4, high=40, en="Hours a week of a basic job.", nl="Uren per week van een basisbaan.",
    )  # fmt: skip
    wage_ratio: float = setting(
        1.0, unit="ratio", low=1, high=2, en="Wage as a multiple of the minimum wage.", nl="Loon als veelvoud van het minimumloon.",
    )  # fmt: skip
    months_limit: int = setting(
        0, unit="months", low=0, high=120, en="Longest stay in months; 0 is no limit.", nl="Langste duur in maanden; 0 is onbeperkt.",
    )  # fmt: skip
    training: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How much training is part of the job.", nl="Hoeveel scholing bij de baan hoort.",
    )  # fmt: skip
    guidance: float = setting(
        0.5, unit="0-1", low=0, high=1, en="How much guidance there is on the job.", nl="Hoeveel begeleiding er op de werkvloer is.",
    )  # fmt: skip
    say: float = setting(
        0.0, unit="0-1", low=0, high=1, en="How far residents decide which jobs there are.",
        nl="Hoe ver buurtbewoners bepalen welke banen er komen.",
    )  # fmt: skip
    after_months: int = setting(
        12, unit="months", low=0, high=240, en="Months on the benefit before a basic job is offered.",
        nl="Maanden bijstand voordat een basisbaan wordt aangeboden.",
    )  # fmt: skip

    @model_validator(mode="before")
    @classmethod
    def _number_is_places(cls, data: Any) -> Any:
        return places_from_number(data)

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Basic jobs per 1,000 clients, their terms, and after how many months on the benefit one may have one."""
        treatment.basic_jobs = self.places
        treatment.basic_job_voluntary = float(self.voluntary)
        treatment.basic_job_hours = self.hours
        treatment.basic_job_wage = self.wage_ratio
        treatment.basic_job_months = float(self.months_limit)
        treatment.basic_job_training = self.training
        treatment.basic_job_guidance = self.guidance
        treatment.basic_job_say = self.say
        treatment.basic_job_after_months = float(self.after_months)
