"""What a client of the object model does and becomes in a month."""

from __future__ import annotations

from math import exp, inf

from zachtehand.benchmark.object_development import ChangingPerson
from zachtehand.benchmark.object_person import FULL, INFORMAL_CARE, NO_JOB, NONE, ON_BENEFIT, PART_TIME, WORK, logistic, unit
from zachtehand.populations.categories import Status
from zachtehand.submodels.effort import REFERENCE_CONTROLLED

HOUSEHOLD, MOVED, STUDY, GAVE_UP, DIED, PENSION = (
    int(status) for status in (Status.HOUSEHOLD, Status.MOVED, Status.STUDY, Status.GAVE_UP, Status.DIED, Status.PENSION)
)


class Client(ChangingPerson):
    """A person who lives through the month in four passes; caseworkers act between the second and the third."""

    def begin_month(self) -> None:
        """First pass: a month older; a job may end."""
        self.clean_sheet()
        self.age += 1 / 12
        self.youngest_child_age += 1 / 12
        self.months_since_talk += 1
        if self.exempt_months:
            self.exempt_months -= 1
        if self.status == ON_BENEFIT:
            self.months_on_benefit += 1
        if self.job != NO_JOB:
            self.job_months += 1
            self._keep_or_lose_job()
        at_work = self.status == WORK
        self.seen_working = at_work or self.job != NO_JOB
        self.seen_active = at_work or self.activity not in (NONE, INFORMAL_CARE)

    def _keep_or_lose_job(self) -> None:
        p = self.model.parameters.labour_market
        if self.job == PART_TIME:
            self.lost_job = self.luck("part_time.stop") < p.part_time_stop
        else:
            hazard = p.job_end * exp(-p.job_end_quality * (self.job_quality - 0.5) - p.job_end_tenure * self.job_months) + p.job_end_floor
            self.lost_job = self.luck("job.end") < unit(hazard)
            if self.lost_job:
                self.status = ON_BENEFIT
                self.months_on_benefit = 0
        if self.lost_job:
            self.job = NO_JOB

    def look_around(self) -> None:
        """Second pass: how many friends work and are active."""
        p = self.model.parameters.peers
        active = working = 0
        for friend in self.friends:
            active += friend.seen_active
            working += friend.seen_working
        self.active_around = 0.25 * active + self.ties_outside * p.outside_active
        self.friends_at_work = 0.25 * working + self.ties_outside * self.at_work_here
        self.working_around = p.friends * self.friends_at_work + (1.0 - p.friends) * self.at_work_here

    def is_due(self) -> bool:
        """Whether the caseworker wants to see this client now."""
        if self.status != ON_BENEFIT or self.exempt_months:
            return False
        return not self.in_view or self.months_since_talk >= 12.0 / self.model.policy.talks_per_year

    def urgency(self) -> float:
        """How pressing a talk is: 1 when just due, at most 2."""
        p = self.model.parameters.casework
        if not self.in_view:
            return p.urgency_unseen
        return min(self.months_since_talk * (self.model.policy.talks_per_year / 12.0), p.urgency_most)

    def comes_if_invited(self) -> bool:
        """Whether this client shows up for a talk this month."""
        p, policy = self.model.parameters.attendance, self.model.policy
        score = p.base + p.threat * policy.letter_threat + p.warmth * policy.channel_warmth + p.trait * self.no_show_trait
        score += p.trust * (0.5 - self.trust) + p.mental * (0.6 - self.health_mental) - p.known * self.in_view
        return self.luck("talk.attendance") >= logistic(score + p.reactance * self.reactance + p.bandwidth * (1.0 - self.bandwidth))

    def talk(self) -> None:
        """A talk with the caseworker; it may raise taking part, or exempt someone who can do little."""
        p, policy = self.model.parameters, self.model.policy
        quality = self.talk_quality = self.caseworker.quality_of_talk(self.rapport)
        self.talked = self.in_view = True
        self.months_since_talk = 0
        self.rapport += p.casework.rapport_gain * quality * (1.0 - self.rapport)
        self.plan = self.activity != NONE
        if self.plan or self.luck("talk.raises") >= policy.plan_always + policy.plan_by_quality * quality:
            return
        rules = p.participation
        chance = policy.exemption * logistic(rules.exemption_steepness * (rules.exemption_midpoint - self.ability()))
        if self.luck("talk.exemption") < chance:
            self.exempt_months = int(rules.exemption_months)
        else:
            self.raised = True

    def act(self) -> None:
        """Third pass: feel pressure, stop or start an activity, look for work."""
        self._feel_pressure()
        if self.activity != NONE:
            self._continue_or_stop()
        if self.plan and self.activity == NONE and self.luck("register.fading") < self.model.parameters.participation.register_fading:
            self.plan = False
        if self.activity == NONE and self.status == ON_BENEFIT and self._is_asked():
            self._consider_activity()
        self._search()

    def _feel_pressure(self) -> None:
        p, worker = self.model.parameters.pressure, self.caseworker
        contact = (1.0 - p.contact_fading) * self.contact
        self.support *= 1.0 - p.contact_fading
        if self.talked:
            contact = 1.0 - (1.0 - contact) * (1.0 - p.contact_per_talk)
            self.support += p.contact_per_talk * (self.talk_quality - self.support)
        self.contact = contact
        if self.status != ON_BENEFIT or self.exempt_months:
            self.felt_search = self.felt_participation = self.felt = 0.0
            return
        carried = (p.without_contact + (1.0 - p.without_contact) * contact) * (1.0 - self.buffering * self.trust)
        self.felt_search = worker.search_pressure * carried
        self.felt_participation = worker.participation_pressure * carried
        self.felt = max(self.felt_search, self.felt_participation)

    def _continue_or_stop(self) -> None:
        p, tables = self.model.parameters.participation, self.model.tables
        score = p.drop_out_autonomous * (0.5 - self.autonomous) + p.drop_out_mental * (0.55 - self.health_mental)
        score += p.drop_out_forced * (0.7 - self.voluntariness) + p.drop_out_reactance * self.reactance
        chance = p.drop_out * tables.drop_out[self.activity] * exp(score) * (1.0 - p.drop_out_aftercare * self.model.policy.aftercare)
        length = tables.length[self.activity]
        self.programme_ended = 0 < length <= self.activity_months
        if self.programme_ended or self.luck("activity.stop") < unit(chance):
            self.stopped = True
            self._end_activity()
        else:
            self.activity_months += 1
            self.voluntariness += p.voluntariness_drift * (1.0 - self.voluntariness)

    def _end_activity(self) -> None:
        self.activity = NONE
        self.activity_months = 0
        self.voluntariness = 1.0

    def _is_asked(self) -> bool:
        """Whether a talk, a plan, a peer or the client raises taking part this month."""
        p, hours = self.model.parameters.participation, self.model.policy.hours_per_plan
        if self.raised:
            return True
        peers = p.asked_peers * (p.asked_peers_base + p.asked_peers_slope * self.active_around)
        peers *= 1.0 + p.initiatives * (self.initiatives - 0.3)
        if self.luck("activity.asked") < 1.0 - (1.0 - p.asked_self) * (1.0 - peers):
            return True
        return self.plan and self.luck("activity.plan") < p.asked_plan * hours / (hours + p.asked_plan_hours)

    def _consider_activity(self) -> None:
        """Want, can, and a host who says yes."""
        parameters, policy = self.model.parameters, self.model.policy
        p = parameters.participation
        willing = 1.0 - (1.0 - self.autonomous) * (1.0 - p.want_controlled * self.controlled_participation)
        willing *= exp(-parameters.fatigue.weakening * self.fatigue)
        if self.raised:
            willing = 1.0 - (1.0 - willing) * (1.0 - p.want_duty * policy.participation_duty * (1.0 - min(self.reactance, 1.0)))
        if self.luck("activity.want") >= willing:
            return
        if self.raised:
            self.plan = True
        if self.luck("activity.can") >= self.ability():
            return
        kind = self._choose_kind()
        reliance = p.reliance_base + p.reliance_mental * self.health_mental + p.reliance_efficacy * self.self_efficacy
        reliance += p.reliance_language * unit(self.language)
        accepted = self.luck("activity.host") < unit(p.accept_scale * reliance + p.accept_brokerage * policy.brokerage)
        if kind in self.model.tables.no_host_needed or (accepted and kind != NONE):
            self.started = self.activity = kind
            self.activity_months = 0
            coercion = p.coerced * self.controlled_participation * (1.0 - self.autonomous) / (p.coerced_offset + self.autonomous)
            self.voluntariness = unit(1.0 - coercion)
        else:
            self.failed_placement = True

    def _choose_kind(self) -> int:
        """A kind of activity by fit and supply: a logit choice."""
        p, choice, tables = self.model.parameters.participation, self.model.policy.choice, self.model.tables
        scores = [
            tables.appeal[kind] + supply + p.fit * choice * fit for kind, (supply, fit) in enumerate(zip(self.model.supply_of_kind, self._fits(), strict=True))
        ]
        highest = max(*scores, -50.0)
        weights = [exp(score - highest) for score in scores]
        target, cumulative = self.luck("activity.kind") * sum(weights), 0.0
        for kind, weight in enumerate(weights):
            cumulative += weight
            if target < cumulative:
                return kind
        return NONE

    def _fits(self) -> tuple[float, ...]:
        """How well each kind of activity fits, in log odds, in the order of the kinds."""
        physical, mental, efficacy, p = self.health_physical, self.health_mental, self.self_efficacy, self.model.parameters.fit
        return (
            -inf,
            p.own_barriers_debt * (self.debt - 0.4) + p.own_barriers_mental * (0.6 - mental) + p.own_barriers_physical * (0.6 - physical),
            p.exercise_physical * (0.6 - physical) + p.exercise_mental * (0.6 - mental),
            p.language * (0.7 - self.language),
            p.informal_care if self.care_duty else -inf,
            p.social_efficacy * (0.5 - efficacy),
            p.volunteering_autonomous * (self.autonomous - 0.5) + p.volunteering_mental * (mental - 0.5) + p.volunteering_language * (self.language - 0.7),
            p.day_activity_efficacy * (0.5 - efficacy) + p.day_activity_mental * (0.6 - mental),
            p.training_human_capital * (self.human_capital - 0.5) - p.training_age * (self.age - 40.0),
            p.work_experience_efficacy * (efficacy - 0.5) - p.work_experience_age * (self.age - 45.0),
        )

    def _search(self) -> None:
        """Effort, focus and employability make supply."""
        if self.status != ON_BENEFIT or self.hidden_income:
            self.effort = self.supply = 0.0
            return
        parameters, policy = self.model.parameters, self.model.policy
        p, controlled = parameters.effort, self.controlled_search - REFERENCE_CONTROLLED
        duty = 0.0 if self.exempt_months else policy.search_duty
        score = p.base + p.duty * duty + p.autonomous * (self.autonomous - 0.5)
        score += (p.controlled * controlled + p.sanction * self.sanction_memory) * 2.0 * self.self_efficacy
        score += p.loss * self.loss - p.reactance * self.reactance + p.efficacy * (self.self_efficacy - 0.5)
        score += parameters.peers.norm_effort * (self.working_around - 0.5) - p.fatigue * self.fatigue
        score -= p.health * (0.65 - 0.5 * (self.health_physical + self.health_mental))
        self.effort = logistic(score) * self.bandwidth**p.bandwidth
        focus = max(1.0 + p.focus_autonomous * (self.autonomous - 0.5) - p.focus_controlled * controlled, 0.2)
        flat = parameters.employability.duration_flat
        penalty = self.model.duration_penalty * min(self.months_on_benefit, flat) / flat
        supply = self.effort * focus * exp(self.employability_index(policy.childcare)) * self.callback * (1.0 - penalty)
        supply *= self.model.tables.search_left[self.activity]
        supply *= 1.0 + parameters.peers.job_leads * (self.friends_at_work - parameters.peers.usual)
        self.supply = supply * parameters.labour_market.step_up if self.job == PART_TIME else supply

    def finish_month(self) -> None:
        """Fourth pass: meet an employer perhaps, change, feel, and leave perhaps."""
        if self.supply and self.luck("work.meeting") < 1.0 - exp(-self.supply * self.model.vacancies_per_seeker[self.segment]):
            self._meet_employer()
        self.develop()
        self.follow_wellbeing()
        self._leave()

    def _meet_employer(self) -> None:
        fit = (self.luck("work.quality") + self.luck("work.quality again") - 1.0) * 2.45
        ill = self.health_mental < self.model.parameters.health.symptoms
        if self.luck("work.offer") >= self.model.offer_chance(ill, self.human_capital, fit):
            return
        self.got_offer = True
        p, controlled = self.model.parameters.labour_market, self.controlled_search
        accepts = p.accept_base + p.accept_loss * self.loss + p.accept_controlled * (controlled - 0.15)
        if self.model.policy.fall_back_months > 0:
            accepts += p.accept_fall_back
        if self.luck("work.accepts") >= min(max(accepts, 0.1), 0.98):
            return
        quality = p.quality_base + p.quality_spread * fit + p.quality_employability * self.employability
        quality += p.quality_human_capital * (self.human_capital - 0.5) - p.quality_controlled * (controlled - 0.10)
        quality += p.quality_support * p.aftercare_support * self.model.policy.aftercare - p.quality_loss * self.loss
        quality += p.quality_autonomous * (self.autonomous - 0.5)
        self.job_quality = unit(quality + p.quality_employer * (self.model.start.employer.quality - 0.5))
        full = self.job == PART_TIME or self.luck("work.full") < p.full_time
        self.job = self.found_job = FULL if full else PART_TIME
        self.job_months = 0

    def _leave(self) -> None:
        """Into a job above the benefit level, or for another reason; then a newcomer takes the place."""
        if self.age >= self.model.start.pension_age:
            self.exit = PENSION
        elif self.found_job == FULL:
            self.exit = self.status = WORK
            self.plan = self.in_view = False
            self._end_activity()
            return
        elif self.status == ON_BENEFIT:
            self.exit = self._other_exit()
        if self.exit:
            self.begin()

    def _other_exit(self) -> int:
        """Where someone goes for another reason than work, 0 for staying: chances stacked on one draw."""
        p, age = self.model.parameters.flows, self.age
        gave_up = p.gave_up_pressure * self.felt * (1.0 + p.gave_up_reactance * self.reactance) * (p.gave_up_trust - self.trust)
        chances = (
            (HOUSEHOLD, (p.household_young if age < 45.0 else p.household_old) * p.household),
            (MOVED, p.moving),
            (STUDY, p.study if age < 30.0 else 0.0),
            (GAVE_UP, p.gave_up + gave_up + p.gave_up_sanction * self.sanction_memory),
            (DIED, p.death * 2.0 ** ((age - 60.0) / p.death_doubling)),
        )
        luck, bound = self.luck("exit"), 0.0
        for destination, chance in chances:
            bound += chance
            if luck < bound:
                return destination
        return 0
