"""Who a client of the object model is: traits and states as Python numbers, and what can be read from them."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Any

import mesa
import numpy as np

from zachtehand.benchmark.rules import DEMANDING, INCOME_RATIO, NO_HOST_NEEDED
from zachtehand.populations.categories import Activity, Education, Job, Origin, Status
from zachtehand.populations.columns import Columns
from zachtehand.submodels import Parameters, activity_kinds, effort, situations, wellbeing

if TYPE_CHECKING:
    from zachtehand.benchmark.object_client import Client
    from zachtehand.benchmark.object_model import Caseworker, ObjectModel

# Members of enumerations as plain numbers, which compare faster.
ON_BENEFIT, WORK = int(Status.ON_BENEFIT), int(Status.WORK)
NO_JOB, PART_TIME, FULL = int(Job.NONE), int(Job.PART_TIME), int(Job.FULL)
NONE, INFORMAL_CARE = int(Activity.NONE), int(Activity.INFORMAL_CARE)


def unit(value: float) -> float:
    """A value limited to 0–1."""
    return 0.0 if value < 0.0 else 1.0 if value > 1.0 else value


def logistic(score: float) -> float:
    """1 / (1 + exp(−score))."""
    return 1.0 / (1.0 + exp(-score))


def as_records(population: Columns) -> list[dict[str, Any]]:
    """The rows of a population as plain Python values by column name."""
    names = list(population.declared)
    values = [np.moveaxis(getattr(population, name), -1, 0).tolist() for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]


class Tables:
    """What the submodels tabulate by kind of activity, origin, job and situation, as lists and dictionaries."""

    def __init__(self, p: Parameters) -> None:
        self.appeal: list[float] = activity_kinds.per_activity(p.appeal).tolist()
        self.drop_out: list[float] = activity_kinds.per_activity(p.drop_out).tolist()
        self.length: list[float] = activity_kinds.per_activity(p.programme_length).tolist()
        lock_in = activity_kinds.per_activity(p.lock_in)
        self.search_left: list[float] = effort.search_left(lock_in, np.ones_like(lock_in)).tolist()
        self.gains: list[list[float]] = situations.gains_table(p.wellbeing, p.activity_gains, p.situation_gains).T.tolist()
        self.part_time_gains: tuple[float, ...] = situations.part_time_gains(p.situation_gains)
        self.base: list[float] = wellbeing.latent_base(p.latent_base).tolist()
        self.weights: list[float] = [float(weight) for weight in wellbeing.satisfaction_weights(p.satisfaction)]
        western, non_western = p.employability.callback_western, p.employability.callback_non_western
        self.callback = {int(Origin.DUTCH): 1.0, int(Origin.WESTERN): 1.0 / western, int(Origin.NON_WESTERN): 1.0 / non_western}
        self.income_ratio = {int(job): ratio for job, ratio in INCOME_RATIO.items()}
        self.demanding = {int(kind) for kind in DEMANDING}
        self.no_host_needed = {int(kind) for kind in NO_HOST_NEEDED}


class Person(mesa.Agent):
    """Traits, states and events of one person; names are those of :class:`zachtehand.populations.clients.Clients`.

    Args:
        model: the model.
        uid: number that addresses this person's luck.
        record: the columns of this person as Python values, and those of the start that are not in the population.
    """

    model: ObjectModel  # pyright: ignore[reportIncompatibleVariableOverride]

    # What this month brought so far
    seen_working: bool
    seen_active: bool
    active_around: float
    friends_at_work: float
    working_around: float
    felt_search: float
    felt_participation: float
    felt: float
    effort: float
    supply: float

    def __init__(self, model: ObjectModel, uid: int, record: dict[str, Any]) -> None:
        super().__init__(model)
        self.uid = uid
        self.record = record
        self.friends: list[Client] = []
        self.caseworker: Caseworker = model.caseworkers[record["caseworker"]]
        self.at_work_here: float = record["at_work_here"]
        self.initiatives: float = record["initiatives"]
        self.view_noise: float = record["view_noise"]
        self.priority = 0.0
        self.segment: int = record["segment"]
        self.ties_outside: float = record["ties_outside"]
        self.care_duty: bool = record["care_duty"]
        self.hidden_income: bool = record["hidden_income"]
        self.low_education: bool = record["education"] == Education.LOW
        self.callback = model.tables.callback[record["origin"]]
        self.employability: float = record["employability"]
        self.autonomous_anchor: float = record["autonomous_anchor"]
        self.efficacy_anchor: float = record["efficacy_anchor"]
        self.trust_anchor: float = record["trust_anchor"]
        self.mental_anchor: float = record["mental_anchor"]
        self.physical_anchor: float = record["physical_anchor"]
        self.buffering: float = record["buffering"]
        self.reactance_rate: float = record["reactance_rate"]
        self.reactance_threshold: float = record["reactance_threshold"]
        self.scarcity: float = record["scarcity"]
        self.no_show_trait: float = record["no_show_trait"]
        self.satisfaction_constant: float = record["satisfaction_constant"]
        self.need_weights: list[float] = record["need_weights"]
        self.support_alone = self.need_support(0.0, self.efficacy_anchor, self.trust_anchor)
        self.begin()

    def begin(self) -> None:
        """Take the starting state: at the start, and again when a newcomer takes this place."""
        record = self.record
        self.age: float = record["age"]
        self.youngest_child_age: float = record["youngest_child_age"]
        self.status: int = record["status"]
        self.months_on_benefit: int = record["months_on_benefit"]
        self.months_since_talk: int = record["months_since_talk"]
        self.exempt_months: int = record["exempt_months"]
        self.in_view: bool = record["in_view"]
        self.plan: bool = record["plan"]
        self.job: int = record["job"]
        self.job_quality: float = record["job_quality"]
        self.job_months: int = record["job_months"]
        self.activity: int = record["activity"]
        self.activity_months: int = record["activity_months"]
        self.voluntariness: float = record["voluntariness"]
        self.health_physical: float = record["health_physical"]
        self.health_mental: float = record["health_mental"]
        self.debt: float = record["debt"]
        self.human_capital: float = record["human_capital"]
        self.language: float = record["language"]
        self.autonomous: float = record["autonomous"]
        self.controlled_search: float = record["controlled_search"]
        self.controlled_participation: float = record["controlled_participation"]
        self.reactance: float = record["reactance"]
        self.self_efficacy: float = record["self_efficacy"]
        self.trust: float = record["trust"]
        self.fatigue: float = record["fatigue"]
        self.bandwidth: float = record["bandwidth"]
        self.rapport: float = record["rapport"]
        self.contact: float = record["contact"]
        self.support: float = record["support"]
        self.sanction_memory: float = record["sanction_memory"]
        self.loss: float = record["loss"]
        self.wellbeing: list[float] = record["wellbeing"].copy()
        self.life_satisfaction: float = record["life_satisfaction"]

    def clean_sheet(self) -> None:
        """Nothing has happened yet this month."""
        self.talked = self.invited = self.raised = False
        self.stopped = self.programme_ended = self.failed_placement = False
        self.got_offer = self.lost_job = False
        self.started, self.found_job, self.exit = NONE, NO_JOB, 0
        self.talk_quality = 0.0

    def luck(self, process: str) -> float:
        """This person's draw for a process this month, on [0, 1)."""
        return self.model.draws[process][self.uid]

    def need_support(self, pressure: float, efficacy: float, trust: float) -> float:
        """How far the three basic needs are met."""
        p = self.model.parameters.pressure
        autonomy = unit(p.free_autonomy - pressure * (1.0 - p.choice_relief * self.model.policy.choice))
        weights = self.need_weights
        return weights[0] * autonomy + weights[1] * efficacy + weights[2] * trust

    def ability(self) -> float:
        """How able someone is to take part."""
        p = self.model.parameters.participation
        ability = p.can_base + p.can_health * (self.health_physical + self.health_mental) - p.can_debt * self.debt
        ability += p.can_language * (self.language - 0.7)
        if self.youngest_child_age < 5.0:
            ability -= p.can_child * (1.0 - self.model.policy.childcare)
        return min(max(ability, 0.02), 1.0)

    def employability_index(self, childcare: float = 0.0) -> float:
        """Employability, log scale; childcare takes away what a young child costs."""
        p = self.model.parameters.employability
        value = p.unobserved * self.employability - p.age * (self.age - 42.0) - p.language * (0.75 - self.language)
        value -= p.physical * (0.7 - self.health_physical) + p.mental * (0.65 - self.health_mental)
        value += p.human_capital * (self.human_capital - 0.5)
        if self.low_education:
            value -= p.low_education
        if self.youngest_child_age < 5.0:
            value -= p.young_child * (1.0 - childcare)
        if self.care_duty:
            value -= p.care
        return value
