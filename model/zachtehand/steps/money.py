"""Money: incomes of people and the ledger by payer (ODD 3, step 11)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Activity, Household, Job, Status
from zachtehand.populations.clients import SCHOOL_AGE
from zachtehand.steps.childcare import childcare
from zachtehand.steps.claims import pay_back
from zachtehand.steps.mistakes import back_paid, held_back
from zachtehand.steps.rewards import Given, given
from zachtehand.steps.set_up import set_up
from zachtehand.steps.training import pay_instalments
from zachtehand.submodels import income, rewards
from zachtehand.submodels.ledger import Quantities
from zachtehand.submodels.shapes import as_share, at_least, rows_of
from zachtehand.world import World

YOUNG = 27.0
"""Under this age there was no earnings disregard before 2027."""


def people_receive_income(world: World) -> None:
    """Net income of everyone this month, and what the municipality has to pay for it."""
    clients, undergone, law, p = world.clients, world.undergone, world.law, world.parameters.income
    part_time = (clients.job == Job.PART_TIME) & (clients.status == Status.ON_BENEFIT)
    jobs = rows_of(clients.job != Job.NONE)
    wage_ratio = np.ones(clients.size, np.float32)  # of those without a job it is never used
    wage_ratio[jobs] = income.wage_over_minimum(world.employers.wage[clients.employer[jobs]], clients.job_quality[jobs], p)
    if round(12 * world.calendar.year) % 12 == 0:
        clients.buffer_used[:] = 0  # a new calendar year
    share = undergone.disregard_share
    if world.calendar.year < 2027:
        share = as_share(clients.age >= YOUNG) * share
    cut = clients.sanction_share * as_share(clients.sanction_months > 0)
    without, held = held_back(world)
    missing: NDArray[np.float32] | float = 0.0
    if without.size:
        missing = np.zeros(clients.size, np.float32)
        missing[without] = held
    result = income.net_income(
        status=clients.status, job=clients.job, household=clients.household, sanction_share_now=cut,
        earnings=income.part_time_earnings(wage_ratio, clients.job_hours, law, p),
        disregard_months=clients.disregard_months, wage_ratio=at_least(wage_ratio, 1.0),
        hours=clients.job_hours, basic_wage_ratio=undergone.basic_job_wage, disregard_share=share, youngest_child_age=clients.youngest_child_age,
        disregard_cap=undergone.disregard_cap, disregard_limit_months=undergone.disregard_months,
        held_back_share=missing, part_time_bonus_share=undergone.part_time_bonus, settlement_due=clients.settlement_due,
        buffer_left=at_least(law.buffer_year - clients.buffer_used, 0.0), amounts=law, p=p,
    )  # fmt: skip
    clients.disregard_months += part_time
    clients.settlement_due[:] = result.settled_later
    clients.buffer_used += result.buffer
    late = _pay_late(world, result, without)
    in_return = given(world)
    if in_return is not None:
        _add_premiums(world, result, in_return)
    clients.income[:] = result.net
    world.happened.benefit += result.benefit_paid
    world.happened.withheld[:] = result.withheld
    fees = pay_instalments(world)
    fines, reclaimed = pay_back(world)
    if law.norm_single != world.norm_paid:  # the norm changes twice a year, for those to come as well
        world.everyone.reference_income[:] = income.reference_income(world.everyone.household, law)
        world.norm_paid = law.norm_single
    owed = {"back_paid": late, "fines": fines, "reclaimed": reclaimed, "overpaid": float(world.happened.overpaid.sum(dtype=np.float64))}
    world.municipality.quantities = _count(world, result, {"training_fees": fees} | owed | _in_return(in_return))


def _pay_late(world: World, paid: income.IncomeResult, waiting: NDArray[np.intp]) -> float:
    """What was held back by mistake is paid once that is repaired, EUR in all; what those who wait now miss is noted."""
    clients = world.clients
    rows = back_paid(world)
    late = float(clients.back_pay[rows].sum(dtype=np.float64))
    paid.net[rows] += clients.back_pay[rows]
    world.happened.benefit[rows] += clients.back_pay[rows]
    clients.back_pay[rows] = 0
    clients.back_pay[waiting] += paid.held_back[waiting]
    return late


def _add_premiums(world: World, paid: income.IncomeResult, received: Given) -> None:
    """Premiums come on top of the benefit up to the legal ceiling; what is over is set off, written into the result."""
    clients, law, rows = world.clients, world.law, received.rows
    young = (clients.age[rows] < YOUNG) & (world.calendar.year < 2027)
    free = rewards.premium_left_free(received.premium, paid.part_time_bonus[rows], law.premium_ceiling_year / 12, young)
    set_off = np.minimum(received.premium - free, paid.benefit_paid[rows])
    paid.benefit_paid[rows] -= set_off
    paid.earnings_set_off[rows] += set_off
    paid.net[rows] += received.premium - set_off


def _in_return(received: Given | None) -> dict[str, float]:
    """What the ledger needs to know of what is given in return."""
    if received is None:
        return {}
    return {
        "activity_pay": float(received.premium.sum(dtype=np.float64)),
        "travel_passes": float(received.travel_pass.sum(dtype=np.float64)),
        "customer_payments": received.customers,
        "recognition": received.recognition,
    }


def _childcare_people(world: World) -> float:
    """People for whom childcare is paid: parents who take part, as far as it is arranged, and those with a place of their own."""
    clients = world.clients
    if not world.undergone.anywhere("childcare", "childcare_places"):
        return 0.0
    parents = rows_of((clients.youngest_child_age < SCHOOL_AGE) & ((clients.activity != Activity.NONE) | (clients.childcare_months > 0)))
    return float(np.mean(childcare(world, parents))) * parents.size if parents.size else 0.0


def _count(world: World, paid: income.IncomeResult, counted: dict[str, float]) -> Quantities:
    """What the ledger needs to know of this month, with what was counted already."""
    clients, undergone, municipality = world.clients, world.undergone, world.municipality
    on_benefit = clients.status == Status.ON_BENEFIT
    at_work = clients.status == Status.WORK
    in_basic = clients.status == Status.BASIC_JOB
    benefits = float(paid.benefit_paid.sum(dtype=np.float64))
    couples = float(np.sum(paid.benefit_paid * as_share(clients.household >= Household.COUPLE), dtype=np.float64))
    beside = rows_of(on_benefit & (clients.job == Job.PART_TIME))
    taken = _places_taken(world)
    subsidised = rows_of(at_work & clients.job_subsidised)

    def mean(name: str, rows: NDArray[np.intp]) -> float:
        value = undergone.at(name, rows) if rows.size else 0.0
        return value if isinstance(value, float) else float(np.mean(value))

    def total(name: str, who: NDArray[np.bool_]) -> float:
        if not undergone.anywhere(name):
            return 0.0
        rows = rows_of(who)
        return mean(name, rows) * rows.size

    working, workers = rows_of(at_work), rows_of(in_basic)
    return Quantities(
        benefits_paid=benefits,
        withheld_by_measures=float(paid.withheld.sum(dtype=np.float64)),
        held_back=float(paid.held_back.sum(dtype=np.float64)),
        set_off=float(paid.earnings_set_off.sum(dtype=np.float64)),
        couple_share=couples / benefits if benefits > 0 else 0.0,
        clients_on_benefit=float(np.count_nonzero(on_benefit)),
        caseworker_fte=municipality.caseworker_fte,
        support_fte=municipality.caseworker_fte * world.parameters.ledger.support_share,
        places_taken=taken.sum(axis=0).astype(np.float64),
        place_cost=_place_cost(world, taken),
        brokered_people=total("brokerage", clients.host >= 0),
        childcare_people=_childcare_people(world),
        debt_help_people=total("debt_help", on_benefit & (clients.activity == Activity.OWN_BARRIERS)),
        coached_people=float(np.count_nonzero(clients.coached_months)),
        subsidised_wages=float(np.sum(paid.gross_wage[subsidised] * undergone.at("wage_subsidy", subsidised))),
        basic_job_people=float(workers.size),
        basic_job_wages=float(paid.gross_wage[workers].sum(dtype=np.float64)),
        basic_job_guidance=mean("basic_job_guidance", workers),
        basic_job_training=mean("basic_job_training", workers),
        regular_work_people=float(working.size),
        regular_wages=float(paid.gross_wage[working].sum(dtype=np.float64)),
        part_time_earnings=float(paid.part_time_earnings[beside].sum(dtype=np.float64)),
        exit_bonuses=total("exit_bonus", world.happened.found_full),
        buffers=float(paid.buffer.sum(dtype=np.float64)),
        part_time_bonuses=float(paid.part_time_bonus[beside].sum(dtype=np.float64)),
        team_fte=municipality.team_fte,
        community_fte=municipality.community_fte,
        expert_hours=municipality.expert_hours,
        prefinanced=municipality.prefinanced,
        paid_for_results=municipality.paid_for_results,
        **set_up(world, taken.sum(axis=0)),
        **counted,
    )


def _places_taken(world: World) -> NDArray[np.int64]:
    """Clients with a place, by the policy that they are under and by kind, shape (regimes, kinds).

    Informal care, and what residents do among each other, takes no place.
    """
    clients = world.clients
    rows = rows_of((clients.status == Status.ON_BENEFIT) & (clients.host >= 0))
    place = clients.regime.take(rows).astype(np.intp) * len(Activity) + clients.activity.take(rows)
    return np.bincount(place, minlength=len(world.treatments) * len(Activity)).reshape(-1, len(Activity))


def _place_cost(world: World, taken: NDArray[np.int64]) -> NDArray[np.float64]:
    """Mean cost of a place taken, by kind: each participant at the price of the policy that this person is under."""
    prices = world.undergone.by_policy("place_cost").astype(np.float64)
    return (taken * prices).sum(axis=0) / np.maximum(taken.sum(axis=0), 1)
