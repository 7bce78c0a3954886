"""Following people over time: what registers note every month, and what a survey asks at a few moments."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Job, Status
from zachtehand.submodels.development import mentally_ill
from zachtehand.world import World


@dataclass(frozen=True)
class Survey:
    """What people are asked in one month; arrays of shape (people,), wellbeing (components, people)."""

    activity: NDArray[np.int8]
    hours: NDArray[np.float32]
    voluntariness: NDArray[np.float32]
    wellbeing: NDArray[np.float32]
    life_satisfaction: NDArray[np.float32]
    symptoms: NDArray[np.float32]
    trust: NDArray[np.float32]
    motivation: NDArray[np.float32]


@dataclass
class Register:
    """What is noted of the same people every month: arrays of shape (months, people).

    Attributes:
        uids: who is followed.
        status, job, job_hours: at the end of the month; hours a week of whoever has a job.
        activity: kind of what someone takes part in at the end of the month, 0 for nothing.
        left: where those went who left the benefit in this month, 0 for the others; a basic job counts.
        spell: months on the benefit at the end of the month, or when it ended.
        income, benefit, withheld: EUR net in the month; back payments count as benefit.
        talk_hours: hours that caseworkers spent on the person.
        surveys: by months since the start.
    """

    uids: NDArray[np.intp]
    months: int
    survey_months: Collection[int]
    status: NDArray[np.int8] = field(init=False)
    job: NDArray[np.int8] = field(init=False)
    job_hours: NDArray[np.float32] = field(init=False)
    subsidised: NDArray[np.bool_] = field(init=False)
    left: NDArray[np.int8] = field(init=False)
    returned: NDArray[np.bool_] = field(init=False)
    measure: NDArray[np.bool_] = field(init=False)
    talks: NDArray[np.int8] = field(init=False)
    activity: NDArray[np.int8] = field(init=False)
    spell: NDArray[np.int16] = field(init=False)
    quality: NDArray[np.float32] = field(init=False)
    income: NDArray[np.float32] = field(init=False)
    benefit: NDArray[np.float32] = field(init=False)
    withheld: NDArray[np.float32] = field(init=False)
    talk_hours: NDArray[np.float32] = field(init=False)
    surveys: dict[int, Survey] = field(init=False)

    def __post_init__(self) -> None:
        shape = (self.months, self.uids.size)
        for name, kind in (
            ("status", np.int8), ("job", np.int8), ("job_hours", np.float32), ("subsidised", np.bool_), ("left", np.int8), ("returned", np.bool_),
            ("measure", np.bool_), ("talks", np.int8), ("activity", np.int8), ("spell", np.int16), ("quality", np.float32), ("income", np.float32),
            ("benefit", np.float32), ("withheld", np.float32), ("talk_hours", np.float32),
        ):  # fmt: skip
            setattr(self, name, np.zeros(shape, kind))
        self.surveys = {}
        self._noted = 0

    def note(self, world: World) -> None:
        """Note the month that just ended; to be called once after every month."""
        month, clients, happened, rows = self._noted, world.clients, world.happened, self.uids
        self._noted += 1
        from_benefit = happened.left_status[rows] == Status.ON_BENEFIT
        self.left[month] = np.where(happened.accepted_basic[rows], Status.BASIC_JOB, np.where(from_benefit, happened.exit[rows], 0))
        for name, column in (
            ("status", clients.status), ("job", clients.job), ("job_hours", clients.job_hours), ("subsidised", clients.job_subsidised),
            ("returned", happened.returned), ("measure", happened.measure), ("talks", happened.talks), ("activity", clients.activity),
            ("spell", clients.months_on_benefit), ("quality", clients.job_quality), ("income", clients.income),
            ("benefit", happened.benefit), ("withheld", happened.withheld), ("talk_hours", happened.talk_hours),
        ):  # fmt: skip
            getattr(self, name)[month] = column[rows]
        if self._noted in self.survey_months:
            self.surveys[self._noted] = Survey(
                activity=clients.activity[rows], hours=clients.activity_hours[rows], voluntariness=clients.voluntariness[rows],
                wellbeing=clients.wellbeing[:, rows], life_satisfaction=clients.life_satisfaction[rows],
                symptoms=mentally_ill(clients.health_mental[rows], world.parameters.health), trust=clients.trust[rows], motivation=clients.autonomous[rows],
            )  # fmt: skip

    def ever_took(self, what: str) -> NDArray[np.bool_]:
        """Who was in this in some month: a kind of activity by name, ``subsidised_job`` or ``basic_job``; shape (people,)."""
        if what == "subsidised_job":
            noted = self.subsidised & (self.job != Job.NONE.value)
        elif what == "basic_job":
            noted = self.job == Job.BASIC.value
        else:
            noted = self.activity == Activity[what.upper()].value
        return np.asarray(noted.any(axis=0))
