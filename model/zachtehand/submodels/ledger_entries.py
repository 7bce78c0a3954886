"""Who pays, what for, and what is counted for it in a month: the words of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class Actor(IntEnum):
    """Who pays (negative) and receives (positive)."""

    MUNICIPALITY_BENEFIT = 0  # BUIG budget
    MUNICIPALITY_WORK = 1  # work budget, execution included
    WMO = 2
    STATE = 3
    EMPLOYER = 4
    CLIENT = 5
    PROVIDERS = 6  # caseworkers, hosts, coaches and others who are paid for real resources
    CUSTOMERS = 7  # households and others who pay for what participants do
    INVESTOR = 8  # who pre-finances where results are paid for


class Item(IntEnum):
    """What is paid for."""

    BENEFITS = 0  # due, before set-off and measures
    EARNINGS_SET_OFF = 1
    WITHHELD_BY_MEASURES = 2
    FINES = 3
    EXECUTION = 4
    CASEWORKERS = 5
    SUPPORT_STAFF = 6
    OWN_BARRIERS = 7
    EXERCISE = 8
    LANGUAGE = 9
    INFORMAL_CARE = 10
    SOCIAL = 11
    VOLUNTEERING = 12
    DAY_ACTIVITY = 13
    TRAINING = 14
    WORK_EXPERIENCE = 15
    BROKERAGE = 16
    CHILDCARE = 17
    DEBT_HELP = 18
    JOB_COACHES = 19
    WAGE_SUBSIDIES = 20
    BASIC_JOB_WAGES = 21
    BASIC_JOB_GUIDANCE = 22
    BASIC_JOB_TRAINING = 23
    REGULAR_WAGES = 24
    PART_TIME_WAGES = 25
    EXIT_BONUSES = 26
    PART_TIME_BONUSES = 27
    ACTIVITY_PAY = 28
    TRAVEL_PASSES = 29
    CUSTOMER_PAYMENTS = 30
    RECOGNITION = 31
    TRAINING_FEES = 32
    NEIGHBOURHOOD_TEAMS = 33
    COMMUNITY = 34
    EXPERTS = 35
    PREFINANCING = 36
    RESULT_PAYMENTS = 37
    BUFFERS = 38
    HELD_BACK = 39  # benefits stopped by mistake
    BACK_PAYMENTS = 40
    OVERPAID = 41  # benefit paid unduly, in the month in which it comes out
    RECLAIMED = 42
    RECRUITMENT = 43
    STAFF_COURSES = 44
    NEW_PLACES = 45
    NEW_BASIC_JOBS = 46


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantities:
    """What the simulation counts in a month: stocks in persons, fte or places, flows in EUR this month; none negative."""

    benefits_paid: float = 0.0
    """Net benefits after set-off and measures, EUR (before ``benefit_share``)."""
    withheld_by_measures: float = 0.0
    """Net, EUR."""
    held_back: float = 0.0
    """By mistake; net, EUR."""
    back_paid: float = 0.0
    """Of what was held back by mistake; net, EUR."""
    set_off: float = 0.0
    """Net, EUR."""
    couple_share: float = 0.0
    """Share of the benefits that goes to couples, who bear less tax on them, 0–1."""
    clients_on_benefit: float = 0.0
    caseworker_fte: float = 0.0
    support_fte: float = 0.0
    places_taken: NDArray[np.floating] | None = None
    """Per kind, shape (Activity,); None is no places."""
    place_cost: NDArray[np.floating] | None = None
    """Per kind, EUR a year per place taken at 2026 prices, as the policy sets it; None is no cost."""
    brokered_people: float = 0.0
    childcare_people: float = 0.0
    debt_help_people: float = 0.0
    coached_people: float = 0.0
    subsidised_wages: float = 0.0
    """The subsidised part of gross wages in regular jobs, EUR."""
    basic_job_people: float = 0.0
    basic_job_wages: float = 0.0
    """Gross wages of basic jobs with holiday pay, EUR."""
    basic_job_guidance: float = 0.0
    """Mean level of guidance, 0–1."""
    basic_job_training: float = 0.0
    """Mean level of training, 0–1."""
    regular_work_people: float = 0.0
    """Former clients in regular jobs."""
    regular_wages: float = 0.0
    """Their gross wages with holiday pay, EUR."""
    part_time_earnings: float = 0.0
    """Net earnings beside the benefit, EUR (credits undo the tax on them)."""
    exit_bonuses: float = 0.0
    part_time_bonuses: float = 0.0
    buffers: float = 0.0
    """Paid out where settlement took income below the norm, EUR."""
    activity_pay: float = 0.0
    """Premiums paid to participants, EUR."""
    travel_passes: float = 0.0
    """Worth of the passes handed out, EUR."""
    customer_payments: float = 0.0
    """What customers pay for what participants do, EUR."""
    recognition: float = 0.0
    """Rewards in kind and organising recognition, EUR."""
    training_fees: float = 0.0
    """Instalments paid back by those who completed a training, EUR."""
    fines: float = 0.0
    """Fines paid, EUR."""
    overpaid: float = 0.0
    """Benefit paid unduly in earlier months that came out this month, net, EUR."""
    reclaimed: float = 0.0
    """Paid back of it, EUR."""
    team_fte: float = 0.0
    """Workers of neighbourhood teams, their time for people on the benefit."""
    community_fte: float = 0.0
    expert_hours: float = 0.0
    appointed_fte: float = 0.0
    """Caseworkers who are new in their post."""
    appointed_team_fte: float = 0.0
    """Workers of neighbourhood teams, more than there ever were."""
    appointed_community_fte: float = 0.0
    """Brokers and community builders, likewise."""
    courses: float = 0.0
    """Courses in a method that caseworkers follow."""
    new_places: float = 0.0
    """Places, day activity left out, more than were ever in use."""
    new_day_activity_places: float = 0.0
    new_basic_jobs: float = 0.0
    prefinanced: float = 0.0
    """EUR."""
    paid_for_results: float = 0.0
    """EUR."""
