"""Who pays what to whom in a month: a double-entry ledger by payer (model 8).

Every row adds up to zero: what one pays, another receives. Who pays what:

- benefit budget (BUIG): benefits with the tax and levies on them, buffers, wage-cost subsidies, the subsidised
  part of basic jobs; it keeps what is set off or withheld, what is reclaimed, and fines; what was paid
  unduly is booked in the month in which it comes out, since the months before did not know of it;
- work budget: caseworkers, support staff, execution, activity places other than day activity, brokerage,
  childcare, debt help, its part of job coaches, training, bonuses, premiums for activities,
  travel passes, recognition, the rest of basic jobs, and what it takes to set these up: appointing and training
  caseworkers, finding places, fitting out basic jobs;
- Wmo budget: sheltered day activity, neighbourhood teams, community builders and brokers, their set-up too;
- investor: what is pre-financed, to the work budget; the benefit budget pays for results;
- state: its part of job coaches; it receives tax and premiums;
- employers: wages and premiums of regular and part-time work, their part of basic jobs;
- customers: what they pay for odd jobs and the like; it goes to the work budget, which pays the premiums;
- clients: instalments of a training fee, which come back to the work budget.

Left out: the grants of the state to the budgets, allowances for rent, care and children, and the value
of what people make. ``PROVIDERS`` receives what is spent on people and things: the resources used.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.law import Amounts, price_level
from zachtehand.parameters import ParameterGroup, par
from zachtehand.populations.categories import Activity
from zachtehand.submodels.income import IncomeParameters, net_wage
from zachtehand.submodels.ledger_entries import Actor, Item, Quantities

PRICE_LEVEL_YEAR = 2026.0
"""The year to whose prices the places of a policy belong, and on which the price level is 1."""

_PLACES = tuple((kind, Item[kind.name]) for kind in Activity if kind is not Activity.NONE)


class LedgerParameters(ParameterGroup):
    """Prices, each at the price level of the year in its unit; the ledger brings them to the month's prices."""

    benefit_share: float = par(
        0.89, "share", 0.8, 1.0, "divosa-price",
        "Paid over due: cost-sharers, youth norms, other income. With earnings and couples it gives the mean price of 14,200 in 2018.",
    )  # fmt: skip
    caseworker: float = par(66_500, "EUR/year of 2018", 60_000, 80_000, "significant", "A full-time caseworker.")
    support_share: float = par(0.42, "fte per fte", 0.2, 0.6, "zachte-hand", "Support staff per caseworker (Rotterdam: 25 beside 60 coaches).")
    support: float = par(40_400, "EUR/year of 2018", 35_000, 60_000, "zachte-hand", "Full-time support staff: Rotterdam's 5 million less 60 coaches, by 25.")
    execution: float = par(
        2_883, "EUR/year of 2018", 2_000, 3_800, "berenschot",
        "Execution per client, income support and casework together.",
    )  # fmt: skip
    execution_income_share: float = par(
        0.565, "share", 0.45, 0.75, "schulinck",
        "Part of execution that is income support (960 of 1,700 million in 2012); casework is counted per fte instead.",
    )  # fmt: skip
    brokerage: float = par(
        1_000, "EUR/year of 2018", 500, 2_000, "zachte-hand",
        "Guiding one person through a welfare organisation (Utrecht: 0.9 million, 900 people).",
    )  # fmt: skip
    childcare: float = par(2_500, "EUR/year of 2018", 500, 9_000, "design", "Childcare for one person, beyond the national allowance.")
    debt_help: float = par(2_400, "EUR/year of 2015", 800, 4_000, "nijmegen-debt", "A year of debt help: cost per household started.")
    coach: float = par(
        3_200, "EUR/year of 2019", 2_700, 4_000, "ips-pilot",
        "A year of job coaching: 8,000 per IPS trajectory of 2 to 3 years.",
    )  # fmt: skip
    coach_state_share: float = par(0.5, "share", 0.0, 0.5, "ips-pilot", "Part of job coaching that the state pays (IPS scheme: half).")
    training: float = par(2_500, "EUR/year of 2026", 1_000, 5_000, "rotterdam-voucher", "Training beside a basic job.")
    basic_job_overhead: float = par(
        5_343, "EUR/year of 2020", 2_000, 8_000, "kasy-lehner",
        "Organisation of a basic job: half of the trial's 29,841 − 19,155.",
    )  # fmt: skip
    basic_job_guidance: float = par(
        10_686, "EUR/year of 2020", 5_000, 15_000, "kasy-lehner",
        "Full guidance on a basic job; half of it and the overhead make up the trial's cost.",
    )  # fmt: skip
    basic_job_subsidy: float = par(
        0.5, "share", 0.0, 0.7, "divosa-wage-value",
        "Part of a basic job's wage paid as wage-cost subsidy: the loss of productivity.",
    )  # fmt: skip
    basic_job_employer: float = par(
        0.0, "share", 0.0, 0.3, "groningen-basic-job",
        "Part of a basic job's wage that the employer pays (hoped for in Groningen, did not come).",
    )  # fmt: skip
    team_worker: float = par(66_500, "EUR/year of 2018", 55_000, 90_000, "design", "A full-time worker of a neighbourhood team: taken as a caseworker.")
    community_worker: float = par(60_000, "EUR/year of 2014", 45_000, 80_000, "imi", "A broker or community builder (BUUV: 300,000 by five).")
    expert_hour: float = par(20.0, "EUR/hour of 2018", 5.0, 40.0, "design", "An hour of an expert by experience, training included.")
    recruitment: float = par(
        0.21, "share", 0.16, 0.75, "boushey-glynn",
        "Finding and settling in an employee, over what this employee costs in a year.",
    )  # fmt: skip
    course: float = par(
        1_500, "EUR of 2018", 590, 4_000, "design",
        "A course in a method for one caseworker: three half-days of own time as in FIP (590 at 1,363 productive hours a year), and a trainer.",
    )  # fmt: skip
    new_place: float = par(300, "EUR of 2026", 0, 1_500, "design", "Finding one new place and making agreements about it.")
    new_basic_job: float = par(2_000, "EUR of 2026", 0, 6_000, "design", "Finding the work and the employer for one basic job, and fitting it out.")
    employer_premiums: float = par(0.235, "share", 0.18, 0.28, "lks-allowance", "Employer premiums and pension over the gross wage.")


def month_ledger(quantities: Quantities, amounts: Amounts, p: LedgerParameters, wages: IncomeParameters) -> NDArray[np.float64]:
    """The ledger of one month.

    Args:
        quantities: what was counted this month.
        amounts: rules and amounts in force; its price level brings prices to this month.
        wages: how gross wages become net (the same as for incomes).

    Returns:
        EUR this month, float64 of shape (Item, Actor): paid negative, received positive; every row adds up to zero.
    """
    book = np.zeros((len(Item), len(Actor)))
    _book_benefits(book, quantities, amounts, p)
    _book_guidance(book, quantities, amounts, p)
    _book_places(book, quantities, amounts)
    _book_set_up(book, quantities, amounts, p)
    _book_in_return(book, quantities)
    _book_basic_jobs(book, quantities, amounts, p, wages)
    _book_work(book, quantities, amounts, p, wages)
    return book


def _pay(book: NDArray[np.float64], item: Item, payer: Actor, receiver: Actor, amount: float) -> None:
    if amount:  # half of what could be paid is not, in most municipalities
        book[item, payer] -= amount
        book[item, receiver] += amount


def price_year(unit: str) -> float | None:
    """The year of whose prices a unit such as "EUR/year of 2018" speaks; None for a unit without one."""
    _, of, year = unit.partition(" of ")
    return float(year) if of else None


PRICE_YEARS = {name: year for name, declared in LedgerParameters.declared.items() if (year := price_year(declared.unit)) is not None}
"""Year of each price, as its declaration says."""


def _monthly(price: float, of: float, amounts: Amounts) -> float:
    """A yearly price of one year as a price per month at this month's price level."""
    return _at_prices_now(price, of, amounts) / 12


def _at_prices_now(price: float, of: float, amounts: Amounts) -> float:
    """A price of one year at this month's price level."""
    return price * amounts.price_level / price_level(of)


def _book_benefits(book: NDArray[np.float64], counted: Quantities, amounts: Amounts, p: LedgerParameters) -> None:
    couples = counted.couple_share
    tax = (1 - couples) * amounts.gross_up_single + couples * amounts.gross_up_couple - 1
    due = counted.benefits_paid + counted.set_off + counted.withheld_by_measures + counted.held_back
    for item, net in (
        (Item.BENEFITS, due),
        (Item.EARNINGS_SET_OFF, -counted.set_off),
        (Item.WITHHELD_BY_MEASURES, -counted.withheld_by_measures),
        (Item.HELD_BACK, -counted.held_back),
        (Item.BACK_PAYMENTS, counted.back_paid),
    ):
        _pay(book, item, Actor.MUNICIPALITY_BENEFIT, Actor.CLIENT, p.benefit_share * net)
        _pay(book, item, Actor.MUNICIPALITY_BENEFIT, Actor.STATE, p.benefit_share * net * tax)
    _pay(book, Item.OVERPAID, Actor.MUNICIPALITY_BENEFIT, Actor.CLIENT, counted.overpaid)
    _pay(book, Item.RECLAIMED, Actor.CLIENT, Actor.MUNICIPALITY_BENEFIT, counted.reclaimed)
    _pay(book, Item.FINES, Actor.CLIENT, Actor.MUNICIPALITY_BENEFIT, counted.fines)
    _pay(book, Item.BUFFERS, Actor.MUNICIPALITY_BENEFIT, Actor.CLIENT, counted.buffers)
    _pay(book, Item.EXIT_BONUSES, Actor.MUNICIPALITY_WORK, Actor.CLIENT, counted.exit_bonuses)
    _pay(book, Item.PART_TIME_BONUSES, Actor.MUNICIPALITY_WORK, Actor.CLIENT, counted.part_time_bonuses)


def _book_guidance(book: NDArray[np.float64], counted: Quantities, amounts: Amounts, p: LedgerParameters) -> None:
    work, wmo, state = Actor.MUNICIPALITY_WORK, Actor.WMO, Actor.STATE
    for item, payer, count, name, part in (
        (Item.EXECUTION, work, counted.clients_on_benefit, "execution", p.execution_income_share),
        (Item.CASEWORKERS, work, counted.caseworker_fte, "caseworker", 1),
        (Item.SUPPORT_STAFF, work, counted.support_fte, "support", 1),
        (Item.BROKERAGE, work, counted.brokered_people, "brokerage", 1),
        (Item.CHILDCARE, work, counted.childcare_people, "childcare", 1),
        (Item.DEBT_HELP, work, counted.debt_help_people, "debt_help", 1),
        (Item.JOB_COACHES, work, counted.coached_people, "coach", 1 - p.coach_state_share),
        (Item.JOB_COACHES, state, counted.coached_people, "coach", p.coach_state_share),
        (Item.NEIGHBOURHOOD_TEAMS, wmo, counted.team_fte, "team_worker", 1),
        (Item.COMMUNITY, wmo, counted.community_fte, "community_worker", 1),
        (Item.EXPERTS, work, counted.expert_hours, "expert_hour", 12),  # a price per hour: nothing of a year to be divided over months
    ):
        _pay(book, item, payer, Actor.PROVIDERS, count * _monthly(getattr(p, name) * part, PRICE_YEARS[name], amounts))
    _pay(book, Item.PREFINANCING, Actor.INVESTOR, Actor.MUNICIPALITY_WORK, counted.prefinanced)
    _pay(book, Item.RESULT_PAYMENTS, Actor.MUNICIPALITY_BENEFIT, Actor.INVESTOR, counted.paid_for_results)


def _book_places(book: NDArray[np.float64], counted: Quantities, amounts: Amounts) -> None:
    if counted.places_taken is None or counted.place_cost is None:
        return
    for kind, item in _PLACES:
        payer = Actor.WMO if kind is Activity.DAY_ACTIVITY else Actor.MUNICIPALITY_WORK
        price = _monthly(float(counted.place_cost[kind]), PRICE_LEVEL_YEAR, amounts)
        _pay(book, item, payer, Actor.PROVIDERS, float(counted.places_taken[kind]) * price)


def _book_set_up(book: NDArray[np.float64], counted: Quantities, amounts: Amounts, p: LedgerParameters) -> None:
    """What comes once, when staff, places and jobs are added or people succeed others."""
    work, wmo = Actor.MUNICIPALITY_WORK, Actor.WMO
    for item, payer, count, name, part in (
        (Item.RECRUITMENT, work, counted.appointed_fte, "caseworker", p.recruitment),
        (Item.RECRUITMENT, wmo, counted.appointed_team_fte, "team_worker", p.recruitment),
        (Item.RECRUITMENT, wmo, counted.appointed_community_fte, "community_worker", p.recruitment),
        (Item.STAFF_COURSES, work, counted.courses, "course", 1),
        (Item.NEW_PLACES, work, counted.new_places, "new_place", 1),
        (Item.NEW_PLACES, wmo, counted.new_day_activity_places, "new_place", 1),
        (Item.NEW_BASIC_JOBS, work, counted.new_basic_jobs, "new_basic_job", 1),
    ):
        _pay(book, item, payer, Actor.PROVIDERS, count * _at_prices_now(getattr(p, name) * part, PRICE_YEARS[name], amounts))


def _book_in_return(book: NDArray[np.float64], counted: Quantities) -> None:
    """What is given for taking part, and what customers and former trainees pay for it."""
    for item, payer, receiver, amount in (
        (Item.ACTIVITY_PAY, Actor.MUNICIPALITY_WORK, Actor.CLIENT, counted.activity_pay),
        (Item.TRAVEL_PASSES, Actor.MUNICIPALITY_WORK, Actor.PROVIDERS, counted.travel_passes),
        (Item.CUSTOMER_PAYMENTS, Actor.CUSTOMERS, Actor.MUNICIPALITY_WORK, counted.customer_payments),
        (Item.RECOGNITION, Actor.MUNICIPALITY_WORK, Actor.PROVIDERS, counted.recognition),
        (Item.TRAINING_FEES, Actor.CLIENT, Actor.MUNICIPALITY_WORK, counted.training_fees),
    ):
        _pay(book, item, payer, receiver, amount)


def _book_wages(book: NDArray[np.float64], item: Item, payers: tuple[tuple[Actor, float], ...], net: float, taxes: float) -> None:
    """Wages with employer premiums: each payer bears a share, the client receives the net part, the state the rest."""
    for payer, share in payers:
        _pay(book, item, payer, Actor.CLIENT, share * net)
        _pay(book, item, payer, Actor.STATE, share * taxes)


def _book_basic_jobs(book: NDArray[np.float64], counted: Quantities, amounts: Amounts, p: LedgerParameters, wages: IncomeParameters) -> None:
    net = float(net_wage(counted.basic_job_wages, amounts, wages, people=counted.basic_job_people))
    subsidy = min(p.basic_job_subsidy, amounts.wage_cost_subsidy_most)
    payers = (
        (Actor.MUNICIPALITY_BENEFIT, subsidy),
        (Actor.EMPLOYER, p.basic_job_employer),
        (Actor.MUNICIPALITY_WORK, 1 - subsidy - p.basic_job_employer),
    )
    _book_wages(book, Item.BASIC_JOB_WAGES, payers, net, counted.basic_job_wages * (1 + p.employer_premiums) - net)
    guidance = _monthly(p.basic_job_overhead + p.basic_job_guidance * counted.basic_job_guidance, PRICE_YEARS["basic_job_guidance"], amounts)
    _pay(book, Item.BASIC_JOB_GUIDANCE, Actor.MUNICIPALITY_WORK, Actor.PROVIDERS, counted.basic_job_people * guidance)
    training = _monthly(p.training * counted.basic_job_training, PRICE_YEARS["training"], amounts)
    _pay(book, Item.BASIC_JOB_TRAINING, Actor.MUNICIPALITY_WORK, Actor.PROVIDERS, counted.basic_job_people * training)


def _book_work(book: NDArray[np.float64], counted: Quantities, amounts: Amounts, p: LedgerParameters, wages: IncomeParameters) -> None:
    net = float(net_wage(counted.regular_wages, amounts, wages, people=counted.regular_work_people))
    _book_wages(book, Item.REGULAR_WAGES, ((Actor.EMPLOYER, 1.0),), net, counted.regular_wages * (1 + p.employer_premiums) - net)
    _pay(book, Item.PART_TIME_WAGES, Actor.EMPLOYER, Actor.CLIENT, counted.part_time_earnings)
    subsidy = counted.subsidised_wages * (1 + amounts.employer_cost_allowance)
    _pay(book, Item.WAGE_SUBSIDIES, Actor.MUNICIPALITY_BENEFIT, Actor.EMPLOYER, subsidy)
