"""Training for a job: how long and how intensive, at whose expense, and with what at the end."""

from __future__ import annotations

from typing import ClassVar

from zachtehand.instruments.base import Instrument, setting
from zachtehand.populations.categories import Activity
from zachtehand.treatment import Treatment


class Training(Instrument):
    """Terms of the training places (``activities.training``): length, hours, fee and a guaranteed job at the end.

    The guaranteed job is one of the vacancies, which an employer has set aside: whoever gets it, another does not.
    """

    key: ClassVar[str] = "training"
    title: ClassVar[dict[str, str]] = {"en": "Training for a job", "nl": "Opleiding met baan"}
    order: ClassVar[int] = 58

    months: int = setting(
        0, unit="months", low=0, high=48, source="significant", en="Length of the training; 0 is the usual length.",
        nl="Duur van de opleiding; 0 is de gebruikelijke duur.",
    )  # fmt: skip
    hours: float = setting(
        0.0, unit="hours/week", low=0, high=40, source="significant", en="Hours a week of training and practice; 0 is the usual hours.",
        nl="Uren per week opleiding en praktijk; 0 is het gebruikelijke aantal.",
    )  # fmt: skip
    excused: bool = setting(
        False, unit="yes/no", source="significant", en="Nobody in the training has to look for work.",
        nl="Wie de opleiding volgt, hoeft niet te solliciteren.",
    )  # fmt: skip
    fee: float = setting(
        0.0, unit="EUR", low=0, high=10_000, source="significant", en="What those who complete the training pay back of its cost.",
        nl="Wat wie de opleiding afmaakt van de kosten terugbetaalt.",
    )  # fmt: skip
    instalments: int = setting(
        24, unit="months", low=1, high=120, source="significant", en="Monthly instalments in which the fee is paid back.",
        nl="Maandelijkse termijnen waarin dat wordt terugbetaald.",
    )  # fmt: skip
    job_guarantee: float = setting(
        0.0, unit="share", low=0, high=1, source="significant", en="Share of those who complete the training for whom an employer has committed a job.",
        nl="Deel van wie de opleiding afmaakt voor wie een werkgever een baan heeft toegezegd.",
    )  # fmt: skip
    guarantee_months: int = setting(
        0, unit="months", low=0, high=60, source="significant", en="Months that the guaranteed job is sure.",
        nl="Maanden dat de gegarandeerde baan zeker is.",
    )  # fmt: skip

    def apply(self, treatment: Treatment, *, year: float) -> None:
        """Length, hours a week, fee and exemption of a training, and the job that is guaranteed at its end."""
        treatment.stay_limit[Activity.TRAINING] = self.months
        treatment.training_hours = self.hours
        treatment.training_excused = float(self.excused)
        treatment.training_fee = self.fee
        treatment.training_instalments = float(self.instalments)
        treatment.job_guarantee = self.job_guarantee
        treatment.guarantee_months = float(self.guarantee_months)
