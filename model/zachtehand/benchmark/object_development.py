"""How a person of the object model changes: motivation, self-efficacy, trust, health, skills, debt, wellbeing."""

from __future__ import annotations

from math import log

from zachtehand.benchmark.object_person import FULL, NO_JOB, NONE, ON_BENEFIT, PART_TIME, WORK, Person, logistic, unit
from zachtehand.populations.categories import Activity, Wellbeing
from zachtehand.submodels.wellbeing import LATENT

OWN_BARRIERS, EXERCISE, LANGUAGE, TRAINING = (int(kind) for kind in (Activity.OWN_BARRIERS, Activity.EXERCISE, Activity.LANGUAGE, Activity.TRAINING))
AUTONOMY, SECURITY = int(Wellbeing.AUTONOMY), int(Wellbeing.FINANCIAL_SECURITY)
MENTAL, PHYSICAL = int(Wellbeing.MENTAL_HEALTH), int(Wellbeing.PHYSICAL_HEALTH)
SITUATIONS = len(Activity)
"""Situations on the benefit come first in the table of gains: one per activity."""
LATENT_STATUS = LATENT.index(Wellbeing.STATUS)


class ChangingPerson(Person):
    """A person to whom this month's events and last month's states do what the submodels say."""

    def develop(self) -> None:
        """Everything changes from old values: new ones are kept apart until all are known."""
        free_activity = self.voluntariness if self.activity != NONE else 0.0
        autonomous, controlled = self._motivation(free_activity)
        reactance, fatigue = self._reactance(), self._fatigue()
        self_efficacy, trust = self._self_efficacy(free_activity), self._trust()
        mental, physical = self._mental_health(free_activity), self._physical_health()
        human_capital, debt = self._human_capital(), self._debt()
        p = self.model.parameters
        if self.activity == LANGUAGE:
            self.language += p.human_capital.language * (1.0 - self.language)
        self.controlled_search += p.motivation.controlled_rate * (self.felt_search - self.controlled_search)
        self.sanction_memory *= 1.0 - p.enforcement.memory_fading
        self.loss = unit(self.loss * (1.0 - p.enforcement.loss_fading))
        self.rapport *= 1.0 - p.casework.rapport_fading
        self.autonomous, self.controlled_participation = autonomous, controlled
        self.reactance, self.fatigue, self.self_efficacy, self.trust = reactance, fatigue, self_efficacy, trust
        self.health_mental, self.health_physical, self.human_capital, self.debt = mental, physical, human_capital, debt
        tax = p.bandwidth
        self.bandwidth = unit(1.0 - tax.tax * self.scarcity * logistic(tax.steepness * (debt + tax.cut * self.loss - tax.threshold)))

    def _motivation(self, free_activity: float) -> tuple[float, float]:
        """Autonomous motivation, and controlled motivation to take part."""
        p, interviewing = self.model.parameters.motivation, self.model.policy.motivational_interviewing
        support = self.need_support(self.felt, self.self_efficacy, self.trust)
        target = self.autonomous_anchor + p.need_gain * (support - self.support_alone) - p.crowding_out * self.felt
        target += p.peers * self._found_work()
        target += p.interviewing_gain * interviewing * self.support - p.fatigue_loss * self.fatigue
        target += free_activity * (p.activity_gain + p.internalisation * self.controlled_participation)
        demanded = unit(self.felt_participation + p.sanction_to_participation * self.sanction_memory)
        return (
            self.autonomous + p.autonomous_rate * (unit(target) - self.autonomous),
            self.controlled_participation + p.controlled_rate * (demanded - self.controlled_participation),
        )

    def _found_work(self) -> float:
        return self.friends_at_work - self.model.parameters.peers.usual

    def _reactance(self) -> float:
        p = self.model.parameters.reactance
        excess = max(self.felt + p.sanction * self.sanction_memory - self.reactance_threshold, 0.0)
        return self.reactance + p.rate * (min(p.strength * self.reactance_rate * excess, p.ceiling) - self.reactance)

    def _fatigue(self) -> float:
        p = self.model.parameters.fatigue
        fatigue = self.fatigue * (1.0 - p.fading)
        if self.programme_ended and self.found_job != FULL:
            fatigue += p.ended_without_result
        if self.failed_placement:
            fatigue += p.failed_placement
        return unit(fatigue)

    def _self_efficacy(self, free_activity: float) -> float:
        p, efficacy = self.model.parameters.self_efficacy, self.self_efficacy
        room, hardship = 1.0 - efficacy, unit(p.hardship_debt * self.debt + self.loss)
        change = (p.activity * free_activity + p.peers * self._found_work()) * room
        change += p.talk * self.talk_quality * max(p.talk_ceiling - efficacy, 0.0)
        change += p.set_point * (self.efficacy_anchor - efficacy)
        if self.started or self.found_job:
            change += p.success * (1.0 - p.hardship_success * p.hardship * hardship) * room
        if not self.got_offer and self.status == ON_BENEFIT:
            change -= p.failure * (1.0 + p.hardship * hardship) * self.effort * efficacy
        return unit(efficacy + change)

    def _trust(self) -> float:
        p, policy = self.model.parameters.trust, self.model.policy
        bad_events = p.weight_pressure * self.felt
        if self.failed_placement:
            bad_events += p.weight_promise
        if self.invited:
            bad_events += p.weight_threat * policy.letter_threat
        change = p.recovery * (self.trust_anchor - self.trust) - p.loss * min(bad_events, p.most) * self.trust
        if self.talk_quality > p.good_quality:
            change += p.gain * self.talk_quality * (1.0 + p.separation_gain * policy.separated_from_checks) * (1.0 - self.trust)
        return unit(self.trust + change)

    def _mental_health(self, free_activity: float) -> float:
        p = self.model.parameters.health
        target = self.mental_anchor + p.activity * free_activity + p.autonomy * (self.wellbeing[AUTONOMY] - 0.65)
        if self.job != NO_JOB:
            target += p.work * self.job_quality
        target -= p.threat * self.felt * (1.0 - self.mental_anchor) + p.loss * self.loss + p.debt * (self.debt - 0.35)
        return unit(self.health_mental + p.mental_rate * (target - self.health_mental))

    def _physical_health(self) -> float:
        p = self.model.parameters.health
        target = self.physical_anchor + p.exercise if self.activity == EXERCISE else self.physical_anchor
        return unit(self.health_physical + p.physical_rate * (target - self.health_physical))

    def _human_capital(self) -> float:
        p, capital = self.model.parameters.human_capital, self.human_capital
        working = 1.0 if self.status == WORK else p.part_time if self.job == PART_TIME else 0.0
        demanding = 1.0 if self.activity in self.model.tables.demanding else 0.0
        training = 1.0 if self.activity == TRAINING else 0.0
        growth = (p.work * working + p.activity * demanding + p.training * training) * (1.0 - capital)
        return unit(capital + growth - p.decay * (1.0 - unit(working + demanding + training)) * (capital - p.floor))

    def _debt(self) -> float:
        p = self.model.parameters.debt
        tends_to = p.in_work if self.status == WORK else p.on_benefit
        helped = p.help * self.model.policy.debt_help if self.activity == OWN_BARRIERS else 0.0
        return unit(self.debt + p.rate * (tends_to - self.debt) - helped * self.debt)

    def follow_wellbeing(self) -> None:
        """Each component moves toward what someone's life now gives; life satisfaction sums them up."""
        p, tables, feels = self.model.parameters, self.model.tables, self.wellbeing
        rules = p.wellbeing
        on_benefit = self.status == ON_BENEFIT
        in_job = 0.0 if on_benefit else 1.0
        if on_benefit:
            strength = rules.forced_floor + (1.0 - rules.forced_floor) * self.voluntariness
            gains = tables.gains[self.activity]
        else:
            strength = 1.0 + rules.quality_slope * (self.job_quality - 0.5)
            gains = tables.gains[SITUATIONS + self.status]
        coerced = 1.0 - self.voluntariness if self.activity != NONE else 0.0
        confidence = rules.latent_efficacy * (self.self_efficacy - 0.5)
        part_time = self.job == PART_TIME
        for component, (gain, base, from_part_time) in enumerate(zip(gains, tables.base, tables.part_time_gains, strict=True)):
            target = gain * strength + confidence + base
            if part_time:
                target += from_part_time
            if component == LATENT_STATUS:
                target -= rules.deprivation_status * coerced
                if on_benefit:
                    target -= p.peers.norm_wellbeing * (self.working_around - 0.5)
            feels[component] += rules.rate * (unit(target) - feels[component])
        autonomy = rules.autonomy_base - rules.autonomy_pressure * self.felt - rules.autonomy_coerced * coerced
        autonomy += in_job * (rules.autonomy_job * 2.0 * self.job_quality)
        feels[AUTONOMY] += rules.rate * (unit(autonomy) - feels[AUTONOMY])
        security = rules.financial_base + rules.financial_income * log(max(tables.income_ratio[self.job], 0.2))
        security += rules.financial_regular * in_job - rules.financial_debt * (self.debt - 0.3)
        feels[SECURITY] += rules.rate * (unit(security) - feels[SECURITY])
        feels[MENTAL], feels[PHYSICAL] = self.health_mental, self.health_physical
        satisfaction = self.satisfaction_constant + p.satisfaction.level
        for weight, component in zip(tables.weights, feels, strict=True):
            satisfaction += weight * component
        self.life_satisfaction = min(max(satisfaction, 0.0), 10.0)
