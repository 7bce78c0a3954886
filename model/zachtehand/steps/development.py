"""Development: what the month does to motivation, self-efficacy, trust, health, skills and debt (ODD 3, step 8).

All new values are worked out from old ones first and assigned last, so that the order within the
month does not matter.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Job, Status, Wellbeing
from zachtehand.steps.mistakes import back_paid, held_back
from zachtehand.steps.rewards import motivation_from_rewards
from zachtehand.submodels import bandwidth, development, enforcement, fatigue, motivation, pressure, reactance, self_efficacy, trust
from zachtehand.submodels.shapes import as_share, at_least, rows_of
from zachtehand.world import World, part_by_part


@part_by_part
def people_develop(world: World) -> None:
    """The mind first, then body, skills and debts; all from this month's events and last month's states."""
    free_activity = _free_activity(world)
    clients, happened = world.clients, world.happened
    felt = np.maximum(happened.pressure_search, happened.pressure_participation)
    cut = clients.sanction_share * as_share(clients.sanction_months > 0)
    without, share = held_back(world)
    cut[without] = np.maximum(cut[without], share)
    mind = _mind(world, free_activity, felt, cut)
    rest = _body_skills_debt(world, free_activity, felt, cut)
    _debts_in_euros(world, rest["debt"])
    for name, values in (mind | rest).items():
        getattr(clients, name)[:] = values
    clients.bandwidth[:] = bandwidth.bandwidth_now(clients.scarcity, clients.debt, clients.loss, world.parameters.bandwidth)


def _free_activity(world: World) -> NDArray[np.float32]:
    """1 in an activity that was chosen freely, less in a forced one, 0 without."""
    clients = world.clients
    return as_share(clients.activity != Activity.NONE) * clients.voluntariness


def _mind(world: World, free_activity: NDArray[np.float32], felt: NDArray[np.float32], cut: NDArray[np.float32]) -> dict[str, NDArray]:
    clients, happened, undergone, p = world.clients, world.happened, world.undergone, world.parameters
    choice = undergone.choice
    support_now = pressure.need_support(felt, choice, clients.self_efficacy, clients.trust, clients.need_weights, p.pressure)
    calm = np.float32(0.0)
    support_alone = pressure.need_support(calm, choice, clients.efficacy_anchor, clients.trust_anchor, clients.need_weights, p.pressure)
    on_benefit = as_share(clients.status == Status.ON_BENEFIT)
    light_around = p.peers.deprivation * at_least(felt - happened.pressure_around, 0.0)
    hardship = self_efficacy.hardship_of(clients.debt, cut, clients.loss, p.self_efficacy)
    success = as_share(happened.started | happened.found_full | happened.found_part | happened.accepted_basic)
    quality = np.maximum(happened.talk_quality, happened.visit_quality)
    examples = happened.friends_at_work - np.float32(p.peers.usual)
    examples[rows_of(happened.with_expert)] += np.float32(p.experts.example)
    in_vain = happened.effort * on_benefit
    in_vain[rows_of(happened.got_offer)] = 0
    return {
        "autonomous": motivation.autonomous_after(
            clients.autonomous, anchor=clients.autonomous_anchor, need_support=support_now, need_support_alone=support_alone,
            pressure=felt + light_around, interviewing=undergone.motivational_interviewing, support=clients.support,
            free_activity=free_activity, controlled=clients.controlled_participation,
            peers_found_work=examples, fatigue=clients.fatigue,
            rewards=motivation_from_rewards(world, free_activity), p=p.motivation,
        ),
        "controlled_search": motivation.controlled_search_after(clients.controlled_search, happened.pressure_search, p.motivation),
        "controlled_participation": motivation.controlled_participation_after(
            clients.controlled_participation, happened.pressure_participation, clients.sanction_memory, p.motivation
        ),
        "reactance": reactance.reactance_after(
            clients.reactance, pressure=felt, sanction_memory=clients.sanction_memory, rate=clients.reactance_rate,
            threshold=clients.reactance_threshold, p=p.reactance,
        ),
        "self_efficacy": self_efficacy.self_efficacy_after(
            clients.self_efficacy, anchor=clients.efficacy_anchor, success=success, searching_in_vain=in_vain, free_activity=free_activity,
            talk_quality=quality, peers_found_work=examples, hardship=hardship, p=p.self_efficacy,
        ),
        "trust": trust.trust_after(
            clients.trust, anchor=clients.trust_anchor, talk_quality=quality, separated=undergone.separated_from_checks,
            bad_events=_bad_events(world, felt), p=p.trust,
        ),
        "fatigue": fatigue.fatigue_after(
            clients.fatigue, ended_without_result=as_share(happened.programme_ended & ~happened.found_full),
            failed_placement=as_share(happened.failed_placement), p=p.fatigue,
        ),
        "sanction_memory": enforcement.memory_after(clients.sanction_memory, as_share(happened.measure), p.enforcement),
        "loss": enforcement.loss_after(clients.loss, happened.cut_imposed, p.enforcement),
        "rapport": clients.rapport * np.float32(1.0 - p.casework.rapport_fading),
    }  # fmt: skip


def _bad_events(world: World, felt: NDArray[np.float32]) -> NDArray[np.float32]:
    """Weighted bad events of the month: threats, measures (more when felt as unjust), mistakes, broken promises, people who leave."""
    clients, happened, p = world.clients, world.happened, world.parameters.trust
    events = p.weight_pressure * felt
    written = rows_of(happened.invited | happened.threatened)
    threatening = np.float32(p.weight_threat) * world.undergone.at("letter_threat", written)
    events[written] += as_share(happened.invited.take(written)) * threatening + p.weight_threat * as_share(happened.threatened.take(written))
    hit = rows_of(happened.measure)
    unjust = enforcement.vulnerability(clients.debt[hit], clients.health_mental[hit], world.parameters.enforcement)
    events[hit] += p.weight_sanction + p.weight_unjust * unjust
    events[rows_of(happened.failed_placement)] += p.weight_promise
    events[rows_of(happened.wrongly_stopped)] += p.weight_stop
    events[rows_of(happened.fined)] += p.weight_fine
    left = rows_of(happened.caseworker_left)
    events[left] += p.weight_leaving * happened.rapport_lost[left]
    return events


def _debts_in_euros(world: World, stress: NDArray[np.float32]) -> None:
    """What is owed to the municipality weighs, and a back payment takes away part of what waiting for it brought; in place."""
    clients, p = world.clients, world.parameters.debt
    owing = rows_of(clients.reclaim_owed + clients.fine_owed > 0)
    months_owed = (clients.reclaim_owed.take(owing) + clients.fine_owed.take(owing)) / at_least(clients.reference_income.take(owing), 1.0)
    stress[owing] = development.debt_of_owing(stress[owing], months_owed, p)
    paid = back_paid(world)
    stress[paid] = development.debt_after_back_pay(stress[paid], clients.back_pay[paid] / np.maximum(clients.reference_income[paid], 1.0), p)


def _body_skills_debt(world: World, free_activity: NDArray[np.float32], felt: NDArray[np.float32], cut: NDArray[np.float32]) -> dict[str, NDArray]:
    clients, undergone, p = world.clients, world.undergone, world.parameters
    has_job = as_share(clients.job != Job.NONE)
    regular = as_share(clients.status == Status.WORK)
    in_basic = as_share(clients.status == Status.BASIC_JOB)
    part_time = as_share(clients.job == Job.PART_TIME)
    activity = clients.activity
    debt_level = np.full(len(Status), p.debt.in_work, np.float32)
    debt_level[Status.ON_BENEFIT] = p.debt.on_benefit
    debt_level[[Status.GAVE_UP, Status.WITHOUT]] = p.debt.no_income
    return {
        "health_mental": development.mental_after(
            clients.health_mental, anchor=clients.mental_anchor, free_activity=free_activity, job_quality=clients.job_quality * has_job,
            autonomy=clients.wellbeing[Wellbeing.AUTONOMY], pressure=felt, loss=clients.loss, debt=clients.debt, p=p.health,
        ),
        "health_physical": development.physical_after(
            clients.health_physical, clients.physical_anchor, as_share(activity == Activity.EXERCISE), p.health
        ),
        "physical_anchor": development.anchor_after(clients.physical_anchor, p.health),
        "human_capital": development.human_capital_after(
            clients.human_capital,
            working=regular + p.human_capital.part_time * part_time + p.human_capital.basic_job * in_basic,
            demanding=as_share((activity == Activity.VOLUNTEERING) | (activity == Activity.DAY_ACTIVITY) | (activity == Activity.WORK_EXPERIENCE)),
            training=as_share(activity == Activity.TRAINING) + in_basic * undergone.basic_job_training,
            p=p.human_capital,
        ),
        "language": development.language_after(clients.language, activity == Activity.LANGUAGE, p.human_capital),
        "debt": development.debt_after(
            clients.debt, tends_to=debt_level.take(clients.status, mode="clip"), cut_now=cut * as_share(clients.status == Status.ON_BENEFIT),
            helped=as_share(activity == Activity.OWN_BARRIERS) * undergone.debt_help, p=p.debt,
        ),
    }  # fmt: skip
