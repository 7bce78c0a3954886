"""The labour market: search, vacancies, interviews, hires; part-time work; basic jobs (ODD 3, step 7)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Job, Segment, Status
from zachtehand.steps.basic_jobs import offer_basic_jobs
from zachtehand.steps.childcare import childcare
from zachtehand.steps.employability import employability
from zachtehand.steps.training import guarantee_jobs, jobs_set_aside, without_the_excused
from zachtehand.submodels import activity_kinds, basic_job, contracts, effort, income, labour_market, matching
from zachtehand.submodels.shapes import as_share, rows_of
from zachtehand.treatment import in_use
from zachtehand.world import World, part_by_part

USUAL_COACHING = 0.7
"""Quality of job coaching at which it lifts supply as far as the parameter says."""
STANDARDISED = np.float32(2.45)
"""Makes the sum of two uniform draws vary with a standard deviation of one."""
FIT = ("work.quality", "work.quality again")
"""The two draws that make the fit of a person and the job that they meet this month."""


def people_look_for_work(world: World) -> None:
    """Search and its supply; coaches choose whom they help; employers have vacancies; some are hired."""
    _part_time_work_ends(world)
    _coaches_take_clients(world)
    _search(world)
    promised = _vacancies_open(world)
    _hire(world)
    _start_promised_jobs(world, *promised)
    offer_basic_jobs(world)


def _part_time_work_ends(world: World) -> None:
    clients, p = world.clients, world.parameters.labour_market
    rows = rows_of(clients.job == Job.PART_TIME)
    stops = rows[world.uniform("part_time.stop", rows) < p.part_time_stop]
    clients.job[stops] = Job.NONE
    clients.employer[stops] = -1
    clients.job_subsidised[stops] = False
    world.happened.lost_job[stops] = True


def _coaches_take_clients(world: World) -> None:
    """Free places with a job coach go to those who want to work most, people with mental illness first.

    Where there are fewer places than before, the newest lose theirs.
    """
    clients, undergone, p = world.clients, world.undergone, world.parameters.labour_market
    with_coach = rows_of(clients.coached_months > 0)
    if not in_use(undergone.coach_places) and not with_coach.size:
        return
    clients.coached_months[with_coach] += 1
    over = (clients.coached_months[with_coach] > p.coach_months) | (clients.status[with_coach] >= Status.STUDY)
    clients.coached_months[with_coach[over]] = 0
    with_coach = with_coach[~over]
    free = round(world.supplied("coach_places")) - with_coach.size
    if free < 0:
        newest = with_coach[np.argsort(clients.coached_months[with_coach], kind="stable")[:-free]]
        clients.coached_months[newest] = 0
    eligible = (clients.status == Status.ON_BENEFIT) & (clients.coached_months == 0) & ~clients.hidden_income & (np.asarray(undergone.coach_places) > 0)
    rows = rows_of(eligible & (clients.autonomous > p.coach_motivation) & (clients.exempt_months == 0))
    if free > 0 and rows.size:
        merit = clients.autonomous[rows] + p.coach_precedence * (clients.health_mental[rows] < p.coach_ill_below)
        merit += p.coach_chance * world.uniform("coach.choice", rows)
        chosen = rows[np.argsort(-merit, kind="stable")[:free]]
        clients.coached_months[chosen] = 1


@part_by_part
def _search(world: World) -> None:
    """Effort, focus and employability make supply; basic jobs and activities lock in."""
    clients, happened, undergone, p = world.clients, world.happened, world.undergone, world.parameters
    on_benefit = clients.status == Status.ON_BENEFIT
    in_basic = clients.status == Status.BASIC_JOB
    searching = (on_benefit & ~clients.hidden_income) | in_basic
    happened.effort[:] = as_share(searching) * effort.effort(
        duty=undergone.search_duty * as_share(without_the_excused(world, on_benefit & (clients.exempt_months == 0))),
        autonomous=clients.autonomous,
        controlled=clients.controlled_search,
        sanction_memory=clients.sanction_memory,
        loss=clients.loss,
        reactance=clients.reactance,
        efficacy=clients.self_efficacy,
        health=0.5 * (clients.health_physical + clients.health_mental),
        fatigue=clients.fatigue,
        jobless_around=1.0 - happened.working_around,
        norm=p.peers.norm_effort,
        bandwidth=clients.bandwidth,
        p=p.effort,
    )
    arranged = childcare(world)
    shown = employability(clients, p.employability, childcare=arranged) if in_use(arranged) else happened.seen_by_employers
    supply = happened.effort * effort.focus(clients.autonomous, clients.controlled_search, p.effort) * np.exp(shown)
    held_against = basic_job.months_that_count(clients.months_on_benefit.astype(np.float32), as_share(in_basic), p.basic_job)
    supply *= effort.interviews(held_against, effort.callbacks(p.employability).take(clients.origin), world.calendar.tightness, p.employability)
    active = rows_of(clients.activity != Activity.NONE)
    kind = clients.activity.take(active)
    usual = activity_kinds.per_activity(p.activity_hours).take(kind)
    supply[active] *= effort.search_left(activity_kinds.per_activity(p.lock_in).take(kind), clients.activity_hours.take(active) / usual)
    supply *= 1.0 + p.peers.job_leads * (happened.friends_at_work - p.peers.usual)
    supply *= 1.0 + p.labour_market.trial_lift * undergone.trial_placement
    coached = rows_of(clients.coached_months > 0)
    lift = 1.0 + (p.labour_market.coach_supply - 1.0) * undergone.at("coach_quality", coached) / USUAL_COACHING
    supply[coached] *= np.asarray(lift, np.float32)
    part_time = rows_of(clients.job == Job.PART_TIME)
    supply[part_time] *= np.float32(p.labour_market.step_up)
    basic = rows_of(in_basic)
    supply[basic] *= basic_job.search_left(undergone.at("basic_job_guidance", basic), undergone.at("basic_job_training", basic), p.basic_job)
    happened.supply[:] = supply


def _vacancies_open(world: World) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Employers have vacancies, more when more people look and fewer where basic jobs take their place.

    Those set aside for people who completed a training are gone for everybody else. Returns who gets them, and with which employer.
    """
    clients, happened, market = world.clients, world.happened, world.market
    employers, p = world.employers, world.parameters
    supply = np.bincount(clients.segment, weights=happened.supply, minlength=len(Segment)).astype(np.float64)
    if not market.frozen:
        market.reference_supply = supply
        market.outsiders = p.labour_market.outsiders * supply
    at_start = p.labour_market.offers * (market.reference_supply + market.outsiders)
    expected = labour_market.vacancies_in_segment(
        vacancies_at_start=at_start, tightness=world.calendar.tightness, supply=supply,
        reference=market.reference_supply, outsiders=market.outsiders, p=p.labour_market,
    )  # fmt: skip
    basic = basic_job.vacancies_displaced(float(np.count_nonzero(clients.status == Status.BASIC_JOB)), p.basic_job)
    carved = world.supplied("carved_jobs") / 12.0 * (world.calendar.tightness > 0)
    share = at_start / max(at_start.sum(), 1e-9)
    expected = np.maximum(expected + (carved - basic) * share, 0.0)
    luck = world.luck.uniform("employer.vacancies", world.calendar.month, len(employers))
    employers.vacancies[:] = matching.whole_numbers(expected[employers.segment] * employers.size_share, luck)
    world.municipality.vacancies = float(employers.vacancies.sum())

    promised = jobs_set_aside(world)
    gone = np.bincount(employers.segment[promised[1]], minlength=len(Segment))
    open_now = np.bincount(employers.segment, weights=employers.vacancies, minlength=len(Segment))
    per_supply = open_now / np.maximum(supply + market.outsiders, 1e-9)
    chance = per_supply.astype(np.float32).take(clients.segment) * np.float32(1.0 / p.labour_market.hire_share)
    happened.meeting[:] = labour_market.meeting_chance(happened.supply, chance)
    without = p.labour_market.offers * world.calendar.tightness
    expected_per_supply = np.maximum(expected - gone, 0.0) / np.maximum(supply + market.outsiders, 1e-9)
    displaced = labour_market.displaced(supply, market.reference_supply, market.outsiders, without, expected_per_supply)
    world.municipality.displaced_clients, world.municipality.displaced_outsiders = displaced
    happened.meeting[promised[0]] = 0.0
    return promised


def _start_promised_jobs(world: World, rows: NDArray[np.intp], employer: NDArray[np.intp]) -> None:
    """The jobs that employers had committed begin, without an interview, and are sure for a while."""
    if not rows.size:
        return
    _start_jobs(world, rows, employer, np.ones(rows.size, np.bool_))
    guarantee_jobs(world, rows)


def _hire(world: World) -> None:
    """Those who meet an employer may get an offer, accept it, and start if the vacancy is still there."""
    clients, happened, employers, p = world.clients, world.happened, world.employers, world.parameters
    rows = rows_of(world.uniform("work.meeting") < happened.meeting)
    _employers_learn(world, np.zeros(0, np.int64))
    if not rows.size or not employers.vacancies.any():
        return
    employer = _which_employer(world, rows)
    rows, employer = rows[employer >= 0], employer[employer >= 0]
    offered = _offers(world, rows, employer)
    happened.got_offer[rows[offered]] = True
    rows, employer = rows[offered], employer[offered]
    controlled, loss = clients.controlled_search[rows], clients.loss[rows]
    fall_back = as_share(world.undergone.for_each("fall_back_months", rows) > 0)
    luck_accepts, luck_full = world.uniforms(rows, "work.accepts", "work.full")
    accepts = luck_accepts < labour_market.accepts(loss, controlled, fall_back, p.labour_market)
    full = luck_full < p.labour_market.full_time
    stepping_up = clients.job[rows] == Job.PART_TIME
    full |= stepping_up
    wanted = accepts & (full | (clients.status[rows] == Status.ON_BENEFIT))
    rows, employer, full = rows[wanted], employer[wanted], full[wanted]
    gets = matching.fill(employer, world.uniform("work.merit", rows), np.arange(len(employers)), employers.vacancies) >= 0
    _start_jobs(world, rows[gets], employer[gets], full[gets])


def _which_employer(world: World, rows: NDArray[np.intp]) -> NDArray[np.int64]:
    """The employer whom each meets: in their segment, in proportion to vacancies; −1 where there are none."""
    clients, employers = world.clients, world.employers
    segment = clients.segment[rows]
    ends = np.cumsum(employers.vacancies)  # employers stand in the order of their segments
    before = np.append(0, ends)[np.searchsorted(employers.segment, np.arange(len(Segment) + 1))]
    first, last = before[segment], before[segment + 1]
    found = np.searchsorted(ends, first + world.uniform("work.employer", rows) * (last - first), side="right")
    return np.where(last > first, found, -1)


def _offers(world: World, rows: NDArray[np.intp], employer: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which employers make an offer."""
    clients, undergone, employers = world.clients, world.undergone, world.employers
    coached = clients.coached_months[rows] > 0
    luck_offer, *luck_fit = world.uniforms(rows, "work.offer", *FIT)
    chance = labour_market.employer_hires(
        willingness=employers.willingness[employer],
        experience=employers.experience[employer],
        subsidy_awareness=employers.subsidy_awareness[employer],
        subsidy=undergone.at("wage_subsidy", rows),
        support=employers.support[employer],
        human_capital=clients.human_capital[rows],
        wage=employers.wage[employer],
        fit=_fit(*luck_fit),
        mentally_ill=clients.health_mental[rows] < world.parameters.health.symptoms,
        coached=coached,
        p=world.parameters.employers,
    )
    return luck_offer < chance


def _fit(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """How well each fits the job that they meet this month, standardised, from two uniform draws."""
    return (one + other - 1.0) * STANDARDISED


def _start_jobs(world: World, rows: NDArray[np.intp], employer: NDArray[np.int64], full: NDArray[np.bool_]) -> None:
    clients, happened, undergone, p = world.clients, world.happened, world.undergone, world.parameters
    luck_hours, luck_contract, luck_length, luck_subsidy, *luck_fit = world.uniforms(
        rows, "work.hours", "work.contract", "work.contract length", "work.subsidy", *FIT
    )
    coached = clients.coached_months[rows] > 0
    supported = np.maximum(as_share(coached), undergone.at("aftercare", rows) * np.float32(p.labour_market.aftercare_support))
    clients.job_quality[rows] = labour_market.match_quality(
        noise=_fit(*luck_fit), unobserved=clients.employability[rows], human_capital=clients.human_capital[rows],
        controlled=clients.controlled_search[rows], loss=clients.loss[rows], supported=supported,
        autonomous=clients.autonomous[rows], employer=world.employers.quality[employer], p=p.labour_market,
    )  # fmt: skip
    happened.found_full[rows] = full
    happened.found_part[rows] = ~full
    clients.job[rows] = np.where(full, Job.FULL, Job.PART_TIME)
    clients.job_months[rows] = 0
    clients.job_hours[rows] = income.hours_of_job(full, luck_hours, p.income)
    length = contracts.contract_months(clients.job_quality[rows], luck_contract, luck_length, p.contracts)
    clients.job_contract[rows] = np.where(full, length, 0)
    clients.job_supported[rows] = coached
    clients.employer[rows] = employer
    known = luck_subsidy < world.employers.subsidy_awareness[employer]
    clients.job_subsidised[rows] = full & known & (np.asarray(undergone.at("wage_subsidy", rows)) > 0)
    clients.guarantee_months[rows] = 0
    world.municipality.hires += float(rows.size)
    _employers_learn(world, employer)


def _employers_learn(world: World, hired_by: NDArray[np.int64]) -> None:
    """Experience fades (once a month, when called without hires) and grows with each hire; support follows hours."""
    employers, p = world.employers, world.parameters.employers
    if hired_by.size:
        hires = np.bincount(hired_by, minlength=len(employers))
        employers.hired += hires
        employers.experience[:] = 1.0 - (1.0 - employers.experience) * (1.0 - p.learning) ** hires
        return
    employers.experience[:] = labour_market.employer_experience_after(employers.experience, np.zeros(len(employers)), p)
    hours = world.municipality.employer_hours / world.supply_scale
    employers.support[:] = labour_market.employer_support_after(employers.support, hours, p)
    employers.subsidy_awareness[:] = labour_market.subsidy_awareness_after(employers.subsidy_awareness, employers.support, p)
