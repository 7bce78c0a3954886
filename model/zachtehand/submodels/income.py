"""Net income: benefit, cuts, part-time earnings and set-off, wages, and what people live on elsewhere (model 8).

Per person: a couple's norm is split in halves, wages stay with the earner. Hidden income is left out
(the municipality does not see it) and so are allowances for rent, care and children.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from zachtehand.law import Amounts, price_level
from zachtehand.parameters import ParameterGroup, par
from zachtehand.populations.categories import Household, Job, Status
from zachtehand.submodels.shapes import Floats, Mask, Number, at, rows_of

Codes = NDArray[np.int8]

WEEKS_PER_MONTH = 52 / 12
HOLIDAY_PAY = 1.08
"""Wages carry 8 % holiday pay on top (the minimum wage is quoted without it)."""
CHILD_OF_PARENT_DISREGARD = 12
"""Age of the youngest child below which single parents have a disregard of their own."""
PART_TIME_PRICE_YEAR = 2017.5
"""Prices in which earnings beside the benefit were measured."""


class IncomeParameters(ParameterGroup):
    """What people live on when they are not on the benefit, and how wages become net."""

    full_hours: float = par(32.0, "hours/week", 24.0, 38.0, "design", "Mean hours of a job above the benefit level.")
    full_hours_spread: float = par(0.2, "share", 0.0, 0.25, "design", "Hours of such a job lie within this share of the mean, all as likely.")
    part_time_hours: float = par(
        12.0, "hours/week", 9.0, 14.0, "divosa-part-time",
        "Mean hours of a job beside the benefit: 530 euro a month is twelve hours at the minimum wage of 2017.",
    )  # fmt: skip
    part_time_hours_spread: float = par(0.6, "share", 0.2, 0.8, "design", "Hours of such a job lie within this share of the mean, all as likely.")
    wage_at_worst: float = par(
        0.92, "ratio", 0.85, 1.0, "design", "Wage in the worst match, over the employer's usual wage (a full job pays the minimum wage)."
    )
    wage_quality: float = par(0.2, "ratio", 0.0, 0.4, "design", "How much more a perfect match earns, over the employer's usual wage.")
    net_share: float = par(0.92, "share", 0.85, 0.97, "wage-tax", "Net over gross up to a full-time minimum wage: credits undo most tax, not the premiums.")
    net_share_above: float = par(0.55, "share", 0.45, 0.65, "wage-tax", "Net over gross of what is earned above a full-time minimum wage.")
    part_time_earnings: float = par(530.0, "EUR/month of 2017", 450.0, 600.0, "divosa-part-time", "Mean earnings beside the benefit.")
    settled_later: float = par(0.5, "share", 0.0, 1.0, "design", "Part of earnings that is settled with the benefit of the next month.")
    study: float = par(0.75, "ratio to norm", 0.45, 1.0, "design", "Student grant, loan and a side job.")
    partner: float = par(1.3, "ratio to norm", 1.0, 1.8, "design", "Share in a partner's income after leaving for a household.")
    gave_up: float = par(0.15, "ratio to norm", 0.0, 0.4, "design", "Odd jobs and gifts of those who stopped claiming.")
    without: float = par(0.45, "ratio to norm", 0.1, 0.9, "design", "Unemployment benefit, savings or a partner, after a job was lost.")
    undue: float = par(1.1, "ratio to norm", 0.8, 1.6, "design", "The income because of which the benefit was not due.")


@dataclass(frozen=True, slots=True)
class IncomeResult:
    """Money of one month per person: float32 arrays of shape (people,), EUR a month, none negative.

    For everyone on the benefit: norm = benefit_paid + earnings_set_off + withheld + held_back. The buffer comes on top.
    """

    net: Floats
    """Net income, all sources."""
    benefit_paid: Floats
    """Net benefit paid out; 0 off the benefit."""
    earnings_set_off: Floats
    """Part of the norm that is not paid because of earnings, of this month or of last."""
    settled_later: Floats
    """Set-off of this month's earnings that comes with next month's benefit."""
    buffer: Floats
    """Buffer for a month that settlement takes below the norm (art. 34b)."""
    withheld: Floats
    """Part of the norm that is not paid because of a measure."""
    held_back: Floats
    """Part of the norm that is not paid because the benefit was stopped by mistake."""
    part_time_bonus: Floats
    """Bonus for part-time work."""
    part_time_earnings: Floats
    """Net earnings beside the benefit."""
    gross_wage: Floats
    """Gross wage of full-time regular jobs and basic jobs, holiday pay included."""


def reference_income(household: Codes, amounts: Amounts) -> Floats:
    """Net norm per person that fits the household, EUR a month, shape of ``household``."""
    return np.take(_norms(amounts), household)


def part_time_earnings(wage_ratio: Number, hours: Number, amounts: Amounts, p: IncomeParameters) -> Number:
    """Net earnings beside the benefit, EUR a month: the national mean at the minimum wage and mean hours, at this month's prices.

    Args:
        wage_ratio: hourly wage over the minimum wage; a number or an array.
        hours: hours a week; a number or an array.
    """
    return p.part_time_earnings * (amounts.price_level / price_level(PART_TIME_PRICE_YEAR)) * wage_ratio * (hours / p.part_time_hours)


def hours_of_job(full: Mask, luck: Floats, p: IncomeParameters) -> Floats:
    """Hours a week of a new job.

    Args:
        full: whether the job pays above the benefit level.
        luck: uniform draws.
    """
    mean, spread = np.where(full, p.full_hours, p.part_time_hours), np.where(full, p.full_hours_spread, p.part_time_hours_spread)
    return (mean * (1.0 + spread * (2.0 * luck - 1.0))).astype(np.float32)


def wage_over_minimum(employer: Floats, quality: Floats, p: IncomeParameters) -> Floats:
    """Hourly wage over the minimum wage in a match.

    Args:
        employer: the employer's usual wage over the minimum wage.
        quality: quality of the match, 0–1.
    """
    return employer * (p.wage_at_worst + p.wage_quality * quality)


def gross_wage(wage_ratio: Number, hours: Number, amounts: Amounts) -> Number:
    """Gross wage, EUR a month with holiday pay.

    Args:
        wage_ratio: hourly wage over the minimum wage; a number or an array.
        hours: hours a week; a number or an array.
    """
    return (amounts.minimum_wage_hour * WEEKS_PER_MONTH * HOLIDAY_PAY) * wage_ratio * hours


def net_wage(gross: Number, amounts: Amounts, p: IncomeParameters, *, people: float = 1.0) -> Number:
    """Net of a gross wage, EUR a month: one rate up to a full-time minimum wage and a lower one above it.

    Args:
        gross: gross wage with holiday pay; a number or an array, or the wage sum of ``people`` with like wages.
    """
    bend = people * amounts.minimum_wage_month * HOLIDAY_PAY
    return p.net_share * np.minimum(gross, bend) + p.net_share_above * np.maximum(gross - bend, 0.0)


def net_income(
    *,
    status: Codes,
    job: Codes,
    household: Codes,
    sanction_share_now: Number,
    earnings: Number,
    disregard_months: NDArray[np.integer],
    wage_ratio: Number,
    hours: Number,
    basic_wage_ratio: Number,
    disregard_share: Number,
    disregard_cap: Number,
    disregard_limit_months: Number,
    youngest_child_age: Number = 0.0,
    held_back_share: Number = 0.0,
    part_time_bonus_share: Number = 0.0,
    settlement_due: Number = 0.0,
    buffer_left: Number = 0.0,
    amounts: Amounts,
    p: IncomeParameters,
) -> IncomeResult:
    """Income of one month.

    Earnings beside the benefit are set off but for the disregard: ``disregard_share`` of them, at most
    ``disregard_cap``, in the first ``disregard_limit_months`` in which any were left free. Single parents
    with a child under 12 then have the law's further disregard until 2027. Those under 27
    had no disregard before 2027: pass a share of 0 for them. Part of the set-off comes a month later: when
    earnings have stopped by then, income falls below the norm, which the buffer makes good as far as it goes.

    Args:
        status, job, household: codes of Status, Job and Household, shape (people,).
        sanction_share_now: share of the norm that a measure takes this month, 0–1.
        earnings: net earnings beside the benefit, EUR a month; used where job is part-time.
        disregard_months: months in which part of the earnings was left free so far.
        wage_ratio: hourly wage of regular work over the minimum wage.
        hours: hours a week of regular jobs above the benefit level and of basic jobs.
        basic_wage_ratio: the same ratio in basic jobs.
        youngest_child_age: years.
        held_back_share: share of the benefit that is not paid this month because it was stopped by mistake, 0–1.
        part_time_bonus_share: bonus as a share of earnings, at most a twelfth of the legal yearly premium.
        settlement_due: what last month left to be settled with this month's benefit, EUR.
        buffer_left: buffer that may still be paid this calendar year, EUR.
        The numbers may be one value for everybody or arrays of shape (people,).
    """
    on_benefit = status == Status.ON_BENEFIT
    place = (status * np.int8(len(Household)) + household).astype(np.intp)
    tables = _without_wage(amounts.norm_single, amounts.norm_couple, amounts.pension_single, amounts.pension_couple, p)
    net, benefit = (table.take(place) for table in tables)
    result = IncomeResult(net, benefit, *(np.zeros(len(status), np.float32) for _ in range(8)))

    _beside_benefit(
        result, rows_of((job == Job.PART_TIME) & on_benefit), household, earnings, disregard_months,
        (disregard_share, disregard_cap, disregard_limit_months, part_time_bonus_share, youngest_child_age), amounts, p,
    )  # fmt: skip
    _settle(result, rows_of((settlement_due > 0) & on_benefit), settlement_due, buffer_left, household, amounts)
    _withhold(result, rows_of((sanction_share_now > 0) & on_benefit), household, sanction_share_now, amounts)
    if np.any(held_back_share):
        stopped = rows_of((held_back_share > 0) & on_benefit)
        result.held_back[stopped] = at(held_back_share, stopped) * benefit[stopped]
        benefit[stopped] -= result.held_back[stopped]
    np.add(net, benefit, out=net)

    for rows, ratio in ((rows_of(status == Status.WORK), wage_ratio), (rows_of(status == Status.BASIC_JOB), basic_wage_ratio)):
        gross = gross_wage(at(ratio, rows), at(hours, rows), amounts)
        result.gross_wage[rows] = gross
        net[rows] = net_wage(gross, amounts, p)
    return result


def _norms(amounts: Amounts) -> Floats:
    """Norm per person by household."""
    return _per_household(amounts.norm_single, amounts.norm_couple)


@lru_cache(maxsize=64)
def _per_household(single: float, couple: float) -> Floats:
    """An amount per person by household. Not to be changed."""
    table = np.full(len(Household), single, np.float32)
    table[[Household.COUPLE, Household.COUPLE_WITH_CHILDREN]] = couple / 2
    return table


@lru_cache(maxsize=64)
def _without_wage(norm_single: float, norm_couple: float, pension_single: float, pension_couple: float, p: IncomeParameters) -> tuple[Floats, Floats]:
    """Income from neither benefit nor a known wage, and full benefit, both per person by status and household. They change twice a year."""
    norms = _per_household(norm_single, norm_couple)
    elsewhere, benefit = np.zeros((2, len(Status), len(Household)), np.float32)
    for status, ratio in (
        (Status.STUDY, p.study),
        (Status.HOUSEHOLD, p.partner),
        (Status.GAVE_UP, p.gave_up),
        (Status.WITHOUT, p.without),
        (Status.UNDUE, p.undue),
    ):
        elsewhere[status] = ratio * norms
    elsewhere[Status.MOVED] = norms  # not followed: taken to be on a benefit elsewhere
    elsewhere[Status.PENSION] = _per_household(pension_single, pension_couple)
    benefit[Status.ON_BENEFIT] = norms
    return elsewhere, benefit


def _beside_benefit(
    result: IncomeResult,
    rows: NDArray[np.intp],
    household: Codes,
    earnings: Number,
    disregard_months: NDArray[np.integer],
    terms: tuple[Number, Number, Number, Number, Number],
    amounts: Amounts,
    p: IncomeParameters,
) -> None:
    """Earnings, set-off and bonus of those who work part-time on the benefit, written into the result."""
    share, cap, limit, bonus_share, child = (at(term, rows) for term in terms)
    months, earned = disregard_months[rows], np.broadcast_to(at(earnings, rows), rows.shape)
    free = np.where(months < limit, np.minimum(share * earned, cap), 0.0)
    if amounts.parent_disregard_months > 0:
        parents = (household[rows] == Household.SINGLE_PARENT) & (child < CHILD_OF_PARENT_DISREGARD)
        parents &= (months >= limit) & (months < limit + amounts.parent_disregard_months)
        free[parents] = np.minimum(amounts.parent_disregard_share * earned[parents], amounts.parent_disregard_cap)
    set_off = np.minimum(earned - free, result.benefit_paid[rows])
    bonus = np.minimum(bonus_share * earned, amounts.premium_ceiling_year / 12)
    result.part_time_earnings[rows] = earned
    now = (1.0 - p.settled_later) * set_off
    result.earnings_set_off[rows] = now
    result.settled_later[rows] = set_off - now
    result.part_time_bonus[rows] = bonus
    result.benefit_paid[rows] -= now
    result.net[rows] = earned + bonus


def _settle(result: IncomeResult, rows: NDArray[np.intp], due: Number, buffer_left: Number, household: Codes, amounts: Amounts) -> None:
    """Last month's earnings come off this month's benefit; the buffer fills up to the norm as far as it goes."""
    settled = np.minimum(at(due, rows), result.benefit_paid[rows])
    result.earnings_set_off[rows] += settled
    result.benefit_paid[rows] -= settled
    below = np.maximum(np.take(_norms(amounts), household[rows]) - result.benefit_paid[rows] - result.net[rows], 0.0)
    result.buffer[rows] = np.minimum(below, at(buffer_left, rows))
    result.net[rows] += result.buffer[rows]


def _withhold(result: IncomeResult, rows: NDArray[np.intp], household: Codes, cut: Number, amounts: Amounts) -> None:
    """A measure takes its share of the norm, never more than what is left of the benefit."""
    withheld = np.minimum(at(cut, rows) * np.take(_norms(amounts), household[rows]), result.benefit_paid[rows])
    result.withheld[rows] = withheld
    result.benefit_paid[rows] -= withheld
