"""What people do and become in a month of the column model: activities, work, the mind, wellbeing, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.benchmark.rules import CHANGING, DEMANDING, NO_HOST_NEEDED, TIGHTNESS
from zachtehand.populations.categories import Activity, Education, Job, Segment, Status, Wellbeing
from zachtehand.submodels import (
    activity_kinds,
    bandwidth,
    development,
    effort,
    enforcement,
    fatigue,
    flows,
    labour_market,
    motivation,
    participation,
    pressure,
    reactance,
    self_efficacy,
    situations,
    trust,
    wellbeing,
)
from zachtehand.submodels.shapes import unit

if TYPE_CHECKING:
    from zachtehand.benchmark.column_model import ColumnModel

Rows = NDArray[np.intp]

NOBODY: Any = 0.0
"""Stands for a column of noughts: what the subset leaves out."""
USUAL_HOURS: Any = 1.0

_NO_HOST_NEEDED = np.isin(np.arange(len(Activity)), NO_HOST_NEEDED)
_DEMANDING = np.isin(np.arange(len(Activity)), DEMANDING)


def ability(model: ColumnModel, rows: Rows) -> NDArray[Any]:
    """How able these people are to take part."""
    clients = model.clients
    return participation.can(
        clients.health_physical[rows], clients.health_mental[rows], clients.debt[rows], clients.language[rows],
        model.share(clients.youngest_child_age[rows] < 5), model.start.policy.childcare, model.start.parameters.participation,
    )  # fmt: skip


def take_part(model: ColumnModel) -> None:
    """Some stop an activity; some are asked, want to, can, and find a host who says yes."""
    _stop(model)
    clients, policy, p = model.clients, model.start.policy, model.start.parameters
    unasked = participation.asked_without_talk(model.active_around, model.initiatives, p.participation)
    asked = model.raised | (model.uniform("activity.asked") < unasked)
    planned = np.flatnonzero(clients.plan)
    asked[planned] |= model.uniform("activity.plan", planned) < participation.asked_by_plan(policy.hours_per_plan, p.participation)
    rows = np.flatnonzero(asked & (clients.status == Status.ON_BENEFIT) & (clients.activity == Activity.NONE))
    willing = participation.want(
        clients.autonomous[rows], clients.controlled_participation[rows], clients.fatigue[rows],
        fatigue_weakening=p.fatigue.weakening, p=p.participation,
    )  # fmt: skip
    under_duty = participation.want_at_talk_under_duty(willing, policy.participation_duty, clients.reactance[rows], p.participation)
    raised = model.raised[rows]
    wants = model.uniform("activity.want", rows) < np.where(raised, under_duty, willing)
    clients.plan[rows[wants & raised]] = True
    _place(model, rows[wants & (model.uniform("activity.can", rows) < ability(model, rows))])


def _stop(model: ColumnModel) -> None:
    clients, p = model.clients, model.start.parameters
    rows = np.flatnonzero(clients.activity)
    kind = clients.activity[rows]
    chance = participation.drops_out(
        autonomous=clients.autonomous[rows], mental=clients.health_mental[rows], voluntariness=clients.voluntariness[rows],
        reactance=clients.reactance[rows], kind_ratio=activity_kinds.per_activity(p.drop_out)[kind],
        aftercare=model.start.policy.aftercare, p=p.participation,
    )  # fmt: skip
    length = activity_kinds.per_activity(p.programme_length)[kind]
    over = (length > 0) & (clients.activity_months[rows] >= length)
    stops = rows[over | (model.uniform("activity.stop", rows) < chance)]
    clients.activity_months[rows] += 1
    clients.voluntariness[rows] += p.participation.voluntariness_drift * (1.0 - clients.voluntariness[rows])
    model.programme_ended[rows[over]] = True
    model.stopped[stops] = True
    _end_activity(model, stops)
    fading = np.flatnonzero(clients.plan & (clients.activity == Activity.NONE))
    clients.plan[fading[model.uniform("register.fading", fading) < p.participation.register_fading]] = False


def _end_activity(model: ColumnModel, rows: Rows) -> None:
    model.clients.activity[rows] = Activity.NONE
    model.clients.activity_months[rows] = 0
    model.clients.voluntariness[rows] = 1.0


def _place(model: ColumnModel, rows: Rows) -> None:
    """Each chooses a kind of activity and looks for a host."""
    clients, policy, p = model.clients, model.start.policy, model.start.parameters
    mental, efficacy, language = clients.health_mental[rows], clients.self_efficacy[rows], clients.language[rows]
    autonomous = clients.autonomous[rows]
    fit = participation.personal_fit(
        autonomous=autonomous, efficacy=efficacy, physical=clients.health_physical[rows], mental=mental, debt=clients.debt[rows],
        language=language, human_capital=clients.human_capital[rows], age=clients.age[rows], gives_care=clients.care_duty[rows],
        p=p.fit,
    )  # fmt: skip
    kind = participation.choose_kind(
        fit, appeal=activity_kinds.per_activity(p.appeal), places=policy.places, choice=policy.choice,
        luck=model.uniform("activity.kind", rows), p=p.participation,
    )  # fmt: skip
    accepts = participation.host_accepts(participation.self_reliance(mental, efficacy, language, p.participation), policy.brokerage, p.participation)
    begins = _NO_HOST_NEEDED[kind] | ((model.uniform("activity.host", rows) < accepts) & (kind != Activity.NONE))
    model.failed_placement[rows[~begins]] = True
    starting = rows[begins]
    model.started[starting] = clients.activity[starting] = kind[begins]
    clients.activity_months[starting] = 0
    clients.voluntariness[starting] = participation.voluntariness_at_start(autonomous[begins], clients.controlled_participation[starting], p.participation)


def look_for_work(model: ColumnModel) -> None:
    """People search, employers have vacancies, some meet an employer, get an offer and accept it."""
    _search(model)
    rows = np.flatnonzero(model.uniform("work.meeting") < _meeting_chance(model))
    fit = _fit(model, rows)
    clients, employer, p = model.clients, model.start.employer, model.start.parameters
    chance = labour_market.employer_hires(
        willingness=np.full(rows.size, employer.willingness), experience=np.full(rows.size, employer.experience),
        subsidy_awareness=np.full(rows.size, employer.subsidy_awareness), subsidy=model.start.policy.wage_subsidy,
        support=np.full(rows.size, employer.support), human_capital=clients.human_capital[rows],
        wage=np.full(rows.size, labour_market.mean_wage(p.employers)), fit=fit, mentally_ill=clients.health_mental[rows] < p.health.symptoms,
        coached=np.zeros(rows.size, np.bool_), p=p.employers,
    )  # fmt: skip
    offered = model.uniform("work.offer", rows) < chance
    rows, fit = rows[offered], fit[offered]
    model.got_offer[rows] = True
    fall_back: Any = float(model.start.policy.fall_back_months > 0)
    accepts = labour_market.accepts(clients.loss[rows], clients.controlled_search[rows], fall_back, p.labour_market)
    accepted = model.uniform("work.accepts", rows) < accepts
    rows, fit = rows[accepted], fit[accepted]
    full = (model.uniform("work.full", rows) < p.labour_market.full_time) | (clients.job[rows] == Job.PART_TIME)
    clients.job_quality[rows] = labour_market.match_quality(
        noise=fit, unobserved=clients.employability[rows], human_capital=clients.human_capital[rows],
        controlled=clients.controlled_search[rows], loss=clients.loss[rows],
        supported=np.full(rows.size, p.labour_market.aftercare_support * model.start.policy.aftercare),
        autonomous=clients.autonomous[rows], employer=np.full(rows.size, employer.quality), p=p.labour_market,
    )  # fmt: skip
    clients.job_months[rows] = 0
    clients.job[rows] = model.found_job[rows] = np.where(full, Job.FULL, Job.PART_TIME)


def _fit(model: ColumnModel, rows: Rows) -> NDArray[Any]:
    """How well each fits the job, standardised."""
    luck = model.uniform("work.quality", rows).astype(model.dtype) + model.uniform("work.quality again", rows)
    return (luck - 1.0) * 2.45


def _search(model: ColumnModel) -> None:
    """Effort, focus and employability make supply."""
    clients, policy, p = model.clients, model.start.policy, model.start.parameters
    on_benefit = clients.status == Status.ON_BENEFIT
    model.effort = model.share(on_benefit & ~clients.hidden_income) * effort.effort(
        duty=policy.search_duty * model.share(on_benefit & (clients.exempt_months == 0)), autonomous=clients.autonomous,
        controlled=clients.controlled_search, sanction_memory=clients.sanction_memory, loss=clients.loss, reactance=clients.reactance,
        efficacy=clients.self_efficacy, health=0.5 * (clients.health_physical + clients.health_mental), fatigue=clients.fatigue,
        jobless_around=1.0 - model.working_around, norm=p.peers.norm_effort, bandwidth=clients.bandwidth, p=p.effort,
    )  # fmt: skip
    value = effort.employability_index(
        unobserved=clients.employability, age=clients.age, low_education=clients.education == Education.LOW, language=clients.language,
        physical=clients.health_physical, mental=clients.health_mental,
        young_child=model.share(clients.youngest_child_age < 5) * (1.0 - policy.childcare), gives_care=clients.care_duty,
        human_capital=clients.human_capital, p=p.employability,
    )  # fmt: skip
    supply = model.effort * effort.focus(clients.autonomous, clients.controlled_search, p.effort) * np.exp(value)
    supply *= effort.interviews(clients.months_on_benefit.astype(model.dtype), model.callback.take(clients.origin, mode="clip"), TIGHTNESS, p.employability)
    supply *= effort.search_left(activity_kinds.per_activity(p.lock_in), USUAL_HOURS).take(clients.activity, mode="clip")
    supply *= 1.0 + p.peers.job_leads * (model.friends_at_work - p.peers.usual)
    supply[np.flatnonzero(clients.job == Job.PART_TIME)] *= p.labour_market.step_up
    model.supply = supply


def _meeting_chance(model: ColumnModel) -> NDArray[Any]:
    """Chance to meet an employer: vacancies per unit of supply in the segment, the more people search the fewer."""
    start, p, segment = model.start, model.start.parameters.labour_market, model.clients.segment
    supply = np.bincount(segment, weights=model.supply, minlength=len(Segment)).astype(np.float64)
    vacancies = labour_market.vacancies_in_segment(
        vacancies_at_start=p.offers * (start.reference_supply + start.outsiders), tightness=TIGHTNESS, supply=supply,
        reference=start.reference_supply, outsiders=start.outsiders, p=p,
    )  # fmt: skip
    per_seeker = vacancies / (supply + start.outsiders) / p.hire_share
    return labour_market.meeting_chance(model.supply, per_seeker.astype(model.dtype).take(segment, mode="clip"))


def develop(model: ColumnModel) -> None:
    """Mind, body, skills and debt follow; all from this month's events and last month's states."""
    clients = model.clients
    free_activity = model.share(clients.activity != Activity.NONE) * clients.voluntariness
    for name, values in (_mind(model, free_activity) | _body_skills_debt(model, free_activity)).items():
        getattr(clients, name)[:] = values
    clients.bandwidth[:] = bandwidth.bandwidth_now(clients.scarcity, clients.debt, clients.loss, model.start.parameters.bandwidth)


def _mind(model: ColumnModel, free_activity: NDArray[Any]) -> dict[str, NDArray[Any]]:
    clients, policy, p = model.clients, model.start.policy, model.start.parameters
    weights = clients.need_weights
    support = pressure.need_support(model.felt, policy.choice, clients.self_efficacy, clients.trust, weights, p.pressure)
    alone = pressure.need_support(0.0, policy.choice, clients.efficacy_anchor, clients.trust_anchor, weights, p.pressure)
    failed = model.share(model.failed_placement)
    bad_events = p.trust.weight_pressure * model.felt + p.trust.weight_promise * failed
    bad_events += model.share(model.invited) * (p.trust.weight_threat * policy.letter_threat)
    found_work = model.friends_at_work - p.peers.usual
    in_vain = model.effort * model.share(~model.got_offer & (clients.status == Status.ON_BENEFIT))
    return {
        "autonomous": motivation.autonomous_after(
            clients.autonomous, anchor=clients.autonomous_anchor, need_support=support, need_support_alone=alone, pressure=model.felt,
            interviewing=policy.motivational_interviewing, support=clients.support, free_activity=free_activity,
            controlled=clients.controlled_participation, peers_found_work=found_work, fatigue=clients.fatigue, p=p.motivation,
        ),
        "controlled_search": motivation.controlled_search_after(clients.controlled_search, model.felt_search, p.motivation),
        "controlled_participation": motivation.controlled_participation_after(
            clients.controlled_participation, model.felt_participation, clients.sanction_memory, p.motivation
        ),
        "reactance": reactance.reactance_after(
            clients.reactance, pressure=model.felt, sanction_memory=clients.sanction_memory, rate=clients.reactance_rate,
            threshold=clients.reactance_threshold, p=p.reactance,
        ),
        "self_efficacy": self_efficacy.self_efficacy_after(
            clients.self_efficacy, anchor=clients.efficacy_anchor, success=model.share((model.started > 0) | (model.found_job > 0)),
            searching_in_vain=in_vain, free_activity=free_activity, talk_quality=model.talk_quality,
            peers_found_work=found_work, hardship=self_efficacy.hardship_of(clients.debt, NOBODY, clients.loss, p.self_efficacy), p=p.self_efficacy,
        ),
        "trust": trust.trust_after(
            clients.trust, anchor=clients.trust_anchor, talk_quality=model.talk_quality, separated=policy.separated_from_checks,
            bad_events=bad_events, p=p.trust,
        ),
        "fatigue": fatigue.fatigue_after(
            clients.fatigue, ended_without_result=model.share(model.programme_ended & (model.found_job != Job.FULL)), failed_placement=failed, p=p.fatigue
        ),
        "sanction_memory": enforcement.memory_after(clients.sanction_memory, NOBODY, p.enforcement),
        "loss": enforcement.loss_after(clients.loss, NOBODY, p.enforcement),
        "rapport": clients.rapport * (1.0 - p.casework.rapport_fading),
    }  # fmt: skip


def _body_skills_debt(model: ColumnModel, free_activity: NDArray[Any]) -> dict[str, NDArray[Any]]:
    clients, policy, p = model.clients, model.start.policy, model.start.parameters
    activity = clients.activity
    part_time = model.share(clients.job == Job.PART_TIME)
    at_work = clients.status == Status.WORK
    tends_to = np.where(at_work, np.asarray(p.debt.in_work, model.dtype), np.asarray(p.debt.on_benefit, model.dtype))
    return {
        "health_mental": development.mental_after(
            clients.health_mental, anchor=clients.mental_anchor, free_activity=free_activity,
            job_quality=clients.job_quality * model.share(clients.job != Job.NONE), autonomy=clients.wellbeing[Wellbeing.AUTONOMY],
            pressure=model.felt, loss=clients.loss, debt=clients.debt, p=p.health,
        ),
        "health_physical": development.physical_after(
            clients.health_physical, clients.physical_anchor, model.share(activity == Activity.EXERCISE), p.health
        ),
        "human_capital": development.human_capital_after(
            clients.human_capital, working=model.share(at_work) + p.human_capital.part_time * part_time,
            demanding=model.share(_DEMANDING.take(activity, mode="clip")),
            training=model.share(activity == Activity.TRAINING), p=p.human_capital,
        ),
        "language": development.language_after(clients.language, activity == Activity.LANGUAGE, p.human_capital),
        "debt": development.debt_after(
            clients.debt, tends_to=tends_to, cut_now=NOBODY, helped=model.share(activity == Activity.OWN_BARRIERS) * policy.debt_help, p=p.debt
        ),
    }  # fmt: skip


def follow_wellbeing(model: ColumnModel) -> None:
    """Each component moves toward what someone's life now gives."""
    clients, p = model.clients, model.start.parameters
    on_benefit = clients.status == Status.ON_BENEFIT
    in_job = model.share(~on_benefit)
    latent = wellbeing.latent_targets(
        situation=np.where(on_benefit, clients.activity, clients.status + len(Activity)).astype(np.intp),
        table=situations.gains_table(p.wellbeing, p.activity_gains, p.situation_gains),
        strength=wellbeing.strength_of_gain(
            voluntariness=clients.voluntariness, job_quality=clients.job_quality, on_benefit=on_benefit, p=p.wellbeing
        ),
        part_time=model.share(clients.job == Job.PART_TIME), part_time_gains=situations.part_time_gains(p.situation_gains),
        confidence=p.wellbeing.latent_efficacy * (clients.self_efficacy - 0.5),
        base=wellbeing.latent_base(p.latent_base),
    )  # fmt: skip
    coerced = model.share(clients.activity != Activity.NONE) * (1.0 - clients.voluntariness)
    stigma = p.wellbeing.deprivation_status * coerced + p.peers.norm_wellbeing * (model.share(on_benefit) * (model.working_around - 0.5))
    latent[wellbeing.LATENT.index(Wellbeing.STATUS)] -= stigma
    autonomy = wellbeing.autonomy_target(model.felt, coerced, in_job, clients.job_quality, p.wellbeing)
    security = wellbeing.financial_target(model.income_ratio.take(clients.job, mode="clip"), clients.debt, in_job, p.wellbeing)
    targets = [*zip(wellbeing.LATENT, latent, strict=True), (Wellbeing.AUTONOMY, autonomy), (Wellbeing.FINANCIAL_SECURITY, security)]
    for component, target in targets:
        state = clients.wellbeing[component]
        state += p.wellbeing.rate * (unit(target) - state)
    clients.wellbeing[Wellbeing.MENTAL_HEALTH] = clients.health_mental
    clients.wellbeing[Wellbeing.PHYSICAL_HEALTH] = clients.health_physical
    clients.life_satisfaction[:] = wellbeing.life_satisfaction(clients.wellbeing, clients.satisfaction_constant, p.satisfaction)


def leave(model: ColumnModel) -> None:
    """Into a job above the benefit level, or for another reason; then a newcomer takes the place."""
    clients, p = model.clients, model.start.parameters
    chances = flows.other_exits(
        age=clients.age, pressure=model.felt, reactance=clients.reactance, cut_now=NOBODY, trust=clients.trust,
        sanction_memory=clients.sanction_memory, p=p.flows,
    )  # fmt: skip
    model.exit = flows.which_exit(chances, model.uniform("exit"))
    model.exit[model.found_job == Job.FULL] = Status.WORK
    model.exit[clients.status != Status.ON_BENEFIT] = 0
    model.exit[clients.age >= model.start.pension_age] = Status.PENSION
    to_work = np.flatnonzero(model.exit == Status.WORK)
    clients.status[to_work] = Status.WORK
    clients.plan[to_work] = False
    clients.in_view[to_work] = False
    _end_activity(model, to_work)
    gone = np.flatnonzero((model.exit > 0) & (model.exit != Status.WORK))
    for name in CHANGING:
        getattr(clients, name).T[gone] = getattr(model.newcomers, name).T[gone]
