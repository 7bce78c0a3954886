"""The rules of the benchmark as an idiomatic Mesa model: one agent per client and per caseworker, plain floats, methods.

It is written as a careful modeller would write it, to be read and to be reasonably fast: attributes hold
Python numbers, what never changes is worked out once, the random numbers of a month are fetched per
process as a list, and agents are called in a few passes a month by ``AgentSet.do``.
"""

from __future__ import annotations

import math
from operator import attrgetter

import mesa

from zachtehand.benchmark.object_client import Client
from zachtehand.benchmark.object_person import Tables, as_records, unit
from zachtehand.benchmark.rules import TIGHTNESS, Start
from zachtehand.populations.categories import Activity, Segment, Weight
from zachtehand.submodels.casework import HOURS_PER_FTE

PROCESSES = (
    "part_time.stop", "job.end", "talk.attendance", "caseworker.whim", "talk.raises", "talk.exemption", "activity.stop", "register.fading",
    "activity.asked", "activity.plan", "activity.want", "activity.can", "activity.kind", "activity.host", "work.meeting", "work.offer",
    "work.accepts", "work.full", "work.quality", "work.quality again", "exit",
)  # fmt: skip
"""Everything that has luck of its own."""


class Caseworker(mesa.Agent):
    """A caseworker, who divides hours over clients and talks with them.

    Args:
        model: the model.
        record: the columns of this caseworker as Python numbers.
    """

    model: ObjectModel  # pyright: ignore[reportIncompatibleVariableOverride]

    def __init__(self, model: ObjectModel, record: dict) -> None:
        super().__init__(model)
        p, policy = model.parameters.casework, model.policy
        self.clients: list[Client] = []
        self.burnout: float = record["burnout"]
        self.strength: float = record["skill"] * (1.0 - p.box_loss * record["box_ticking"]) * (1.0 - self.burnout)
        self.hours = record["contract"] * HOURS_PER_FTE * p.present * policy.client_facing_share * (1.0 - p.absence_burnout * self.burnout)
        weights: list[float] = record["weights"]
        load = max(math.log(max(record["load"], 1e-6)), 0.0)
        self.success_weight = weights[Weight.EXPECTED_SUCCESS] + p.creaming_load * load + p.creaming_target * policy.success_target
        self.need_weight = weights[Weight.NEED] + p.need_policy * policy.differentiation
        self.deadline_weight = weights[Weight.DEADLINE]
        self.squeaky_wheel_weight = weights[Weight.SQUEAKY_WHEEL]
        self.deservingness_weight = weights[Weight.DESERVINGNESS]
        rules = model.parameters.pressure
        discretion = rules.discretion
        stance = record["style"] ** discretion
        search = policy.search_pressure * min(1.0, policy.search_duty / rules.duty_in_full)
        self.search_pressure = search ** (1.0 - discretion) * stance
        self.participation_pressure = policy.participation_pressure ** (1.0 - discretion) * stance

    def hold_talks(self) -> None:
        """Invite clients who are due, in order of priority, until the hours run out."""
        policy, no_show_hours = self.model.policy, self.model.parameters.casework.no_show_hours
        due = [client for client in self.clients if client.is_due()]
        for client in due:
            client.priority = self.priority_of(client)
        due.sort(key=attrgetter("priority"), reverse=True)
        left = self.hours + 1e-9
        for client in due:
            comes = client.comes_if_invited()
            hours = (policy.follow_up_hours if client.in_view else policy.first_talk_hours) if comes else no_show_hours
            left -= hours
            if left < 0.0:
                break
            client.invited = True
            if comes:
                client.talk()

    def priority_of(self, client: Client) -> float:
        """How much a client weighs: closeness to work, need, deadline, asking for attention, doing one's best."""
        priority = self.success_weight * (client.employability_index() + client.view_noise)
        priority += self.need_weight * ((1.0 - client.health_mental) + client.debt)
        priority += self.deadline_weight * client.urgency()
        priority += self.squeaky_wheel_weight * (client.autonomous + client.self_efficacy)
        if client.activity:
            priority += self.deservingness_weight
        return priority + client.luck("caseworker.whim")

    def quality_of_talk(self, rapport: float) -> float:
        """Quality of a talk with someone with whom there is this rapport, 0–1."""
        p = self.model.parameters.casework
        return 1.0 - math.exp(-p.quality_scale * self.strength * (p.rapport_floor + (1.0 - p.rapport_floor) * rapport))


class ObjectModel(mesa.Model):
    """The people of a start as Mesa agents; one step is one month.

    Args:
        start: from :func:`zachtehand.benchmark.rules.starting_point`.
    """

    def __init__(self, start: Start) -> None:
        super().__init__(rng=start.luck.seed)
        self.start = start
        self.parameters = start.parameters
        self.policy = start.policy
        self.tables = Tables(start.parameters)
        self.supply_of_kind = self._supply_of_kind()
        self.draws: dict[str, list[float]] = {}
        self.vacancies_per_seeker = [0.0] * len(Segment)
        p = start.parameters.employability
        self.duration_penalty = min(p.duration_penalty * max(1.0 + p.duration_tightness * (TIGHTNESS - 1.0), 0.0), 0.9)
        self.reference_supply: list[float] = start.reference_supply.tolist()
        self.outsiders: list[float] = start.outsiders.tolist()
        self.caseworkers = [Caseworker(self, record) for record in as_records(start.caseworkers)]
        records = as_records(start.clients)
        for name in ("at_work_here", "initiatives", "view_noise"):
            for record, value in zip(records, getattr(start, name).tolist(), strict=True):
                record[name] = value
        self.clients = [Client(self, uid, record) for uid, record in enumerate(records)]
        for client, friends in zip(self.clients, start.clients.friends.T.tolist(), strict=True):
            client.friends = [self.clients[uid] for uid in friends if uid >= 0]
            client.caseworker.clients.append(client)

    def _supply_of_kind(self) -> list[float]:
        """How strongly the supply of places draws people to each kind of activity; informal care needs none."""
        places, weight = self.policy.places.tolist(), self.parameters.participation.supply
        supply = [weight * math.log(each / 100.0) if each > 0 else -math.inf for each in places]
        supply[Activity.INFORMAL_CARE] = 0.0
        return supply

    def step(self) -> None:
        """A month passes for everyone."""
        self.draws = {process: self.start.luck.uniform(process, self.steps, len(self.clients)).tolist() for process in PROCESSES}
        clients = self.agents_by_type[Client]
        clients.do("begin_month")
        clients.do("look_around")
        self.agents_by_type[Caseworker].do("hold_talks")
        clients.do("act")
        self.open_vacancies()
        clients.do("finish_month")

    def open_vacancies(self) -> None:
        """Vacancies per unit of supply in each segment: the more people search, the fewer for each."""
        p = self.parameters.labour_market
        supply = [0.0] * len(Segment)
        for client in self.clients:
            supply[client.segment] += client.supply
        for segment, (now, reference, outsiders) in enumerate(zip(supply, self.reference_supply, self.outsiders, strict=True)):
            crowding = (now + outsiders) / max(reference + outsiders, 1e-9)
            vacancies = p.offers * (reference + outsiders) * TIGHTNESS * crowding ** (1.0 - p.jobs_fixed)
            self.vacancies_per_seeker[segment] = vacancies / (now + outsiders) / p.hire_share

    def offer_chance(self, mentally_ill: bool, human_capital: float, fit: float) -> float:
        """Chance that the average employer makes an offer to someone they interviewed."""
        p, employer = self.parameters.employers, self.start.employer
        score = p.base + p.willingness * (employer.willingness - 0.5) + p.experience * employer.experience
        score += p.subsidy * self.policy.wage_subsidy * employer.subsidy_awareness + p.support * employer.support
        score += p.productivity * (human_capital - 0.5) + p.fit * fit
        return unit(1.0 / (1.0 + math.exp(p.taboo * mentally_ill - score)))
