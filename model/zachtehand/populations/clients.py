"""Clients: people on social assistance, and those who recently left it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import (
    Activity,
    Education,
    Friend,
    Household,
    Job,
    Ladder,
    Need,
    Origin,
    Segment,
    Sex,
    Status,
    Wellbeing,
)
from zachtehand.populations.columns import Columns, column, share

F, B = np.float32, np.bool_

SCHOOL_AGE = 5
"""Years: the age of compulsory schooling; until the youngest child has it, a parent needs childcare."""
NO_CHILD = 99
"""Years: stands for the age of the youngest child of someone without children, above that of any child."""


class Clients(Columns):
    """Everyone who can ever appear in a run, in the order in which they enter.

    Columns of ``np.intp`` are those by which everybody's values are looked up each month (NumPy would convert smaller numbers each time).
    """

    # Who someone is
    entry_month: NDArray = column(np.int16, "month", "month in which this person first claims; 0 or lower for the stock at the start", default=0)
    age: NDArray = column(F, "years", "age", default=40, low=16, high=120)
    sex: NDArray = column(np.int8, "category", "sex", category=Sex)
    education: NDArray = column(np.int8, "category", "highest level of education", category=Education)
    origin: NDArray = column(np.intp, "category", "origin", category=Origin)
    language: NDArray = share("command of Dutch", default=0.75)
    household: NDArray = column(np.int8, "category", "household", category=Household)
    partner: NDArray = column(np.int32, "uid", "uid of the partner, -1 if none on the benefit", default=-1)
    youngest_child_age: NDArray = column(F, "years", f"age of the youngest child; {NO_CHILD} if none", default=NO_CHILD, low=0, high=200)
    neighbourhood: NDArray = column(np.intp, "index", "neighbourhood")
    friends: NDArray = column(np.intp, "uid", "friends by uid; -1 for a tie to someone outside", default=-1, rows=Friend)
    ties_outside: NDArray = share("share of ties to people outside")
    care_duty: NDArray = column(B, "yes/no", "gives informal care")
    employability: NDArray = column(F, "sd", "unobserved employability, standard normal")
    segment: NDArray = column(np.intp, "category", "segment of the labour market in which this person looks", category=Segment)
    hidden_income: NDArray = column(B, "yes/no", "has income that the municipality does not know of")

    # What someone is like
    autonomous_anchor: NDArray = share("autonomous motivation this person falls back to", default=0.5)
    efficacy_anchor: NDArray = share("self-efficacy this person falls back to", default=0.5)
    trust_anchor: NDArray = share("trust this person falls back to", default=0.5)
    need_weights: NDArray = column(F, "share", "weights of autonomy, competence and relatedness, together 1", default=1 / 3, low=0, high=1, rows=Need)
    buffering: NDArray = share("how much trust softens felt pressure", default=0.5)
    reactance_rate: NDArray = column(F, "per unit", "strength of reactance", default=0.8, low=0, high=60)
    reactance_threshold: NDArray = share("felt pressure above which reactance begins", default=0.3)
    scarcity: NDArray = column(F, "sd", "how much scarcity taxes bandwidth, half-normal", low=0, high=10)
    no_show_trait: NDArray = column(F, "sd", "inclination to miss appointments, standard normal")
    satisfaction_constant: NDArray = column(F, "points", "personal constant in life satisfaction")

    # Benefit and work
    status: NDArray = column(np.int8, "category", "where someone is", category=Status)
    months_in_status: NDArray = column(np.int16, "months", "months in the present status", low=0)
    months_on_benefit: NDArray = column(np.int16, "months", "this spell on the benefit", low=0)
    months_career: NDArray = column(np.int16, "months", "months ever spent on the benefit", low=0)
    months_since_work: NDArray = column(np.int16, "months", "months since paid work", low=0)
    left_from: NDArray = column(np.int8, "category", "destination of the last exit, 0 if never left", category=Status)
    job: NDArray = column(np.int8, "category", "paid work", category=Job)
    job_quality: NDArray = share("quality of the present job")
    job_months: NDArray = column(np.int16, "months", "months in the present job", low=0)
    job_contract: NDArray = column(np.int16, "months", "length of the temporary contract of a job above the benefit level, 0 if permanent or none", low=0)
    job_hours: NDArray = column(F, "hours/week", "hours of the present job, or of the last one", low=0, high=60)
    job_subsidised: NDArray = column(B, "yes/no", "the present job is subsidised")
    job_supported: NDArray = column(B, "yes/no", "has a job coach at work")
    coached_months: NDArray = column(np.int16, "months", "months with a job coach, 0 without one", low=0)
    employer: NDArray = column(np.int32, "index", "employer of the present job, -1 if none", default=-1)
    disregard_months: NDArray = column(np.int16, "months", "months in which part of the earnings was left free", low=0)
    training_terms: NDArray = column(np.int8, "index", "policy under whose terms this person's last training began")
    job_promised: NDArray = column(B, "yes/no", "completed a training and waits for the guaranteed job")
    guarantee_months: NDArray = column(np.int16, "months", "months that the present job is still guaranteed", low=0)
    fee_left: NDArray = column(F, "EUR", "training fee still to be paid back", low=0)
    fee_instalment: NDArray = column(F, "EUR/month", "instalment in which the training fee is paid back", low=0)
    settlement_due: NDArray = column(F, "EUR", "part of last month's earnings that is settled with this month's benefit", low=0)
    stopped_months: NDArray = column(np.int8, "months", "months that a benefit stopped by mistake is still held back", low=0)
    back_pay: NDArray = column(F, "EUR", "benefit that was held back by mistake and is still to be paid", low=0)
    fine_owed: NDArray = column(F, "EUR", "fines still to be paid to the municipality", low=0)
    reclaim_owed: NDArray = column(F, "EUR", "benefit that was paid unduly and is still to be paid back", low=0)
    buffer_used: NDArray = column(F, "EUR", "buffer received this calendar year", low=0)
    income: NDArray = column(F, "EUR/month", "net income this month", low=0)
    reference_income: NDArray = column(F, "EUR/month", "net benefit norm that fits the household, per person", low=0)

    # Health, capital, debt
    health_physical: NDArray = share("physical health", default=0.7)
    health_mental: NDArray = share("mental health", default=0.65)
    physical_anchor: NDArray = share("physical health this person falls back to", default=0.7)
    mental_anchor: NDArray = share("mental health this person falls back to", default=0.65)
    debt: NDArray = share("debt stress", default=0.3)
    human_capital: NDArray = share("skills and work habits", default=0.5)

    # The mind
    autonomous: NDArray = share("autonomous motivation", default=0.5)
    controlled_search: NDArray = share("controlled motivation to look for work")
    controlled_participation: NDArray = share("controlled motivation to take part")
    reactance: NDArray = column(F, "index", "reactance; 0 is none", low=0, high=5)
    self_efficacy: NDArray = share("self-efficacy", default=0.5)
    trust: NDArray = share("trust in the municipality", default=0.5)
    fatigue: NDArray = share("project fatigue")
    bandwidth: NDArray = share("mental bandwidth", default=1)

    # Contact with the municipality
    regime: NDArray = column(np.int8, "index", "policy this person is under: 0 the policy before, 1 the scenario's, 2 and on the programmes'")
    programme: NDArray = column(np.int8, "number", "programme this person is in, from 1; 0 if none", low=0)
    programme_months: NDArray = column(np.int16, "months", "months in this programme", low=0)
    programme_last: NDArray = column(np.int8, "number", "programme this person was in last or is in, from 1; 0 if never", low=0)
    screened: NDArray = column(np.int8, "number", "programme whose team looked at this person last, from 1; 0 if none", low=0)
    caseworker: NDArray = column(np.intp, "index", "assigned caseworker, -1 if none", default=-1)
    rapport: NDArray = share("rapport with the caseworker")
    in_view: NDArray = column(B, "yes/no", "has been spoken to under this policy")
    contact: NDArray = share("presence of the municipality in this person's life: rises with talks, fades")
    support: NDArray = share("quality of recent talks: rises with good talks, fades")
    months_since_talk: NDArray = column(np.int16, "months", "months since the last talk", default=24, low=0)
    months_since_visit: NDArray = column(np.int16, "months", "months since a neighbourhood team last tried to reach this person", default=24, low=0)
    passed_on: NDArray = column(B, "yes/no", "passed on by the neighbourhood team to the caseworker, no talk yet")
    contract: NDArray = column(np.int8, "index", "policy that pays by result for this person, -1 if none", default=-1)
    contract_months: NDArray = column(np.int16, "months", "months since that contract began for this person", low=0)
    plan: NDArray = column(B, "yes/no", "a plan is on file")
    agreement_broken: NDArray = column(B, "yes/no", "dropped an agreed activity and was not asked about it yet")
    exempt_months: NDArray = column(np.int16, "months", "months of exemption left", low=0)
    registered: NDArray = column(B, "yes/no", "on file as active, whether or not it is so")
    kind_on_file: NDArray = column(np.int8, "category", "what someone who is on file as active is said to do", category=Activity)
    ladder: NDArray = column(np.int8, "category", "stage of the no-show ladder", category=Ladder)
    warnings: NDArray = column(np.int16, "count", "warnings received", low=0)
    sanctions: NDArray = column(np.int16, "count", "measures received", low=0)
    last_measure: NDArray = column(np.int16, "month", "month in which the last measure was imposed", default=-9999)
    repeats: NDArray = column(np.int8, "count", "measures before the last one, each within a year of the one before", low=0)
    sanction_months: NDArray = column(np.int8, "months", "months that a measure still runs", low=0)
    sanction_share: NDArray = share("share of the benefit that the running measure takes")
    sanction_memory: NDArray = share("1 at a measure, fading")
    loss: NDArray = share("loss felt from a measure, fading")

    # Activity
    activity: NDArray = column(np.int8, "category", "what someone does beside the benefit", category=Activity)
    activity_months: NDArray = column(np.int16, "months", "months in the present activity", low=0)
    activity_hours: NDArray = column(F, "hours/week", "hours of activity", low=0, high=60)
    host: NDArray = column(np.int32, "index", "host organisation, -1 if none", default=-1)
    guided: NDArray = column(B, "yes/no", "takes one of the host's guidance places")
    childcare_months: NDArray = column(np.int8, "months", "months that a childcare place in return for hours is sure; 0 without one", low=0)
    voluntariness: NDArray = share("how freely the present activity was chosen", default=1)
    ladder_step: NDArray = column(np.int8, "step", "step on the participation ladder", default=1, low=1, high=6)

    # Wellbeing
    wellbeing: NDArray = column(F, "share", "the wellbeing vector", default=0.5, low=0, high=1, rows=Wellbeing)
    life_satisfaction: NDArray = column(F, "points", "life satisfaction", default=6, low=0, high=10)
