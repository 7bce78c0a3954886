"""Net income per person."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zachtehand.law import NO_CAP, amounts
from zachtehand.populations.categories import Household, Job, Status
from zachtehand.submodels.income import (
    IncomeParameters,
    IncomeResult,
    gross_wage,
    hours_of_job,
    net_income,
    net_wage,
    part_time_earnings,
    reference_income,
    wage_over_minimum,
)

P = IncomeParameters({"settled_later": 0.0})
"""All earnings are settled at once."""


def income(year: float = 2026.0, *, p: IncomeParameters = P, **changes: Any) -> IncomeResult:
    """Income of one single person on the benefit without anything else, but for the changes."""
    law = amounts(year)
    case: dict[str, Any] = {
        "status": [Status.ON_BENEFIT], "job": [Job.NONE], "household": [Household.SINGLE], "sanction_share_now": 0.0, "earnings": 0.0,
        "disregard_months": [0], "wage_ratio": 1.0, "hours": 32.0, "basic_wage_ratio": 1.0, "disregard_share": law.disregard_share,
        "disregard_cap": law.disregard_cap, "disregard_limit_months": law.disregard_months,
    } | changes  # fmt: skip
    for name in ("status", "job", "household"):
        case[name] = np.array(case[name], np.int8)
    case["disregard_months"] = np.array(case["disregard_months"], np.int16)
    return net_income(**case, amounts=law, p=p)


def one(values: np.ndarray) -> float:
    return float(values[0])


@pytest.mark.parametrize(
    ("household", "norm"),
    [
        (Household.SINGLE, 1_401.50),
        (Household.SINGLE_PARENT, 1_401.50),
        (Household.COUPLE, 1_001.065),
        (Household.COUPLE_WITH_CHILDREN, 1_001.065),
    ],
)
def test_on_the_benefit_one_has_the_norm(household: Household, norm: float) -> None:
    result = income(household=[household])
    assert one(result.net) == pytest.approx(norm, abs=0.01)
    assert one(result.benefit_paid) == pytest.approx(norm, abs=0.01)
    reference = reference_income(np.array([household], np.int8), amounts(2026.0))
    assert one(reference) == pytest.approx(norm, abs=0.01)
    assert reference.dtype == np.float32


@pytest.mark.parametrize(
    ("status", "single", "couple"),
    [
        (Status.STUDY, 0.75 * 1_401.50, 0.75 * 1_001.065),
        (Status.HOUSEHOLD, 1.3 * 1_401.50, 1.3 * 1_001.065),
        (Status.GAVE_UP, 0.15 * 1_401.50, 0.15 * 1_001.065),
        (Status.WITHOUT, 0.45 * 1_401.50, 0.45 * 1_001.065),
        (Status.UNDUE, 1.1 * 1_401.50, 1.1 * 1_001.065),
        (Status.MOVED, 1_401.50, 1_001.065),
        (Status.PENSION, 1_564.69, 2_144.16 / 2),
    ],
)
def test_off_the_benefit_one_lives_on_something_else(status: Status, single: float, couple: float) -> None:
    p = IncomeParameters({"study": 0.75, "partner": 1.3, "gave_up": 0.15, "without": 0.45, "undue": 1.1})
    people = {"status": [status] * 2, "job": [Job.NONE] * 2, "household": [Household.SINGLE, Household.COUPLE], "disregard_months": [0, 0]}
    result = income(p=p, **people)
    assert result.net == pytest.approx([single, couple], abs=0.01)
    assert not result.benefit_paid.any()


def test_a_measure_of_thirty_per_cent_costs_a_single_person_420_euros() -> None:
    result = income(sanction_share_now=0.30)
    assert one(result.withheld) == pytest.approx(420.45, abs=0.01)
    assert one(result.net) == pytest.approx(981.05, abs=0.01)


def test_a_measure_touches_nobody_off_the_benefit() -> None:
    result = income(status=[Status.WORK], sanction_share_now=np.array([1.0], np.float32))
    assert one(result.withheld) == 0
    assert one(result.net) > 1_401.50


def test_earnings_are_set_off_but_for_the_disregard() -> None:
    part_time = {"job": [Job.PART_TIME], "earnings": 400.0}
    free = income(**part_time, disregard_months=[5])
    assert one(free.earnings_set_off) == pytest.approx(300)
    assert one(free.net) == pytest.approx(1_501.50)
    capped = income(job=[Job.PART_TIME], earnings=1_400.0)
    assert one(capped.net) == pytest.approx(1_401.50 + 285)
    after = income(**part_time, disregard_months=[6])
    assert one(after.net) == pytest.approx(1_401.50), "after the months, work beside the benefit pays nothing"
    in_2027 = income(2027.0, job=[Job.PART_TIME], earnings=1_400.0, disregard_months=[11])
    assert one(in_2027.net) == pytest.approx(1_401.50 + 210)


def test_earnings_that_are_settled_later_make_no_difference_while_they_last() -> None:
    late = IncomeParameters({"settled_later": 0.4})
    first = income(p=late, job=[Job.PART_TIME], earnings=400.0)
    assert one(first.earnings_set_off) == pytest.approx(0.6 * 300)
    assert one(first.settled_later) == pytest.approx(0.4 * 300)
    second = income(p=late, job=[Job.PART_TIME], earnings=400.0, settlement_due=first.settled_later)
    assert one(second.earnings_set_off) == pytest.approx(300)
    assert one(second.net) == pytest.approx(1_501.50)


@pytest.mark.parametrize(("left", "paid"), [(0.0, 0.0), (90.0, 90.0), (1_000.0, 120.0)])
def test_when_earnings_stop_settlement_goes_below_the_norm_and_the_buffer_fills_up(left: float, paid: float) -> None:
    stopped = income(2027.0, settlement_due=np.float32([120.0]), buffer_left=left)
    assert one(stopped.buffer) == pytest.approx(paid)
    assert one(stopped.net) == pytest.approx(1_401.50 - 120 + paid)
    assert one(stopped.benefit_paid + stopped.earnings_set_off) == pytest.approx(1_401.50)


def test_the_buffer_begins_in_2027_and_is_not_for_who_earns_enough() -> None:
    assert (amounts(2026.9).buffer_year, amounts(2027.0).buffer_year) == (0, 1_000)
    earning = income(2027.0, job=[Job.PART_TIME], earnings=400.0, settlement_due=np.float32([20.0]), buffer_left=1_000.0)
    assert one(earning.buffer) == 0
    assert one(earning.net) == pytest.approx(1_401.50 + 60 - 20)


def test_the_buffer_does_not_make_good_a_measure() -> None:
    cut = income(2027.0, settlement_due=np.float32([100.0]), buffer_left=1_000.0, sanction_share_now=np.float32([0.3]))
    assert one(cut.buffer) == pytest.approx(100)
    assert one(cut.net) == pytest.approx(0.7 * 1_401.50)


def test_single_parents_have_a_further_disregard_until_2027() -> None:
    parent = {"job": [Job.PART_TIME], "earnings": 400.0, "household": [Household.SINGLE_PARENT]}
    assert one(income(**parent, disregard_months=[6]).net) == pytest.approx(1_451.50)
    assert one(income(**parent, disregard_months=[36]).net) == pytest.approx(1_401.50)
    assert one(income(2027.0, **parent, disregard_months=[12]).net) == pytest.approx(1_401.50)


def test_the_bonus_stays_under_the_legal_premium() -> None:
    paid = income(job=[Job.PART_TIME], earnings=400.0, part_time_bonus_share=0.3)
    assert (one(paid.part_time_earnings), one(paid.part_time_bonus)) == pytest.approx((400, 120))
    assert one(paid.net) == pytest.approx(1_401.50 + 100 + 120), "the norm, a quarter of the earnings, and the bonus"
    assert one(income(job=[Job.PART_TIME], earnings=1_300.0, part_time_bonus_share=0.3).part_time_bonus) == pytest.approx(3_398 / 12)


def test_terms_may_differ_between_people() -> None:
    two = {"status": [1, 1], "job": [1, 1], "household": [0, 0], "disregard_months": [0, 0], "earnings": np.float32([400, 400])}
    result = income(**two, disregard_share=np.float32([0.0, 0.5]), disregard_cap=NO_CAP)
    np.testing.assert_allclose(result.net, [1_401.50, 1_601.50], rtol=1e-5)


def test_each_has_their_own_terms_wages_and_buffer() -> None:
    """Three people: on the benefit under a settlement and stopped for a half, on it with nothing of the kind, and at work."""
    people = {
        "status": [Status.ON_BENEFIT, Status.ON_BENEFIT, Status.WORK], "job": [Job.NONE, Job.NONE, Job.FULL], "household": [0, 0, 0],
        "disregard_months": [0, 0, 0], "wage_ratio": np.float32([9.0, 9.0, 1.2]), "hours": np.float32([0, 0, 30]),
    }  # fmt: skip
    terms = {"settlement_due": np.float32([100, 0, 0]), "buffer_left": np.float32([40, 1_000, 1_000]), "held_back_share": np.float32([0.5, 0, 0])}
    result = income(2027.0, **people, **terms)
    assert result.buffer.tolist() == [40, 0, 0]
    assert result.held_back == pytest.approx([0.5 * 1_301.50, 0, 0])
    assert result.gross_wage == pytest.approx([0, 0, 14.71 * 1.2 * 30 * 52 / 12 * 1.08])


def test_a_euro_from_last_month_is_settled_like_any_other() -> None:
    result = income(settlement_due=np.float32([0.5]))
    assert (one(result.earnings_set_off), one(result.buffer)) == (0.5, 0.0)


def test_earnings_are_counted_with_a_job_beside_the_benefit_only() -> None:
    without_job, off_benefit = income(earnings=400.0), income(status=[Status.WITHOUT], job=[Job.PART_TIME], earnings=400.0)
    for result in (without_job, off_benefit):
        assert one(result.part_time_earnings) == one(result.earnings_set_off) == 0
    assert one(without_job.net) == pytest.approx(1_401.50)


def test_who_has_left_the_benefit_gets_no_buffer() -> None:
    left = income(2027.0, status=[Status.WITHOUT], settlement_due=np.float32([100.0]), buffer_left=1_000.0)
    assert one(left.buffer) == one(left.earnings_set_off) == 0


def test_a_full_time_minimum_wage_job_by_hand() -> None:
    law = amounts(2026.0)
    gross = 14.71 * 32 * 52 / 12 * 1.08
    assert gross_wage(1.0, 32.0, law) == pytest.approx(gross)
    assert gross_wage(1.2, 32.0, law) == pytest.approx(1.2 * gross)
    result = income(status=[Status.WORK])
    assert one(result.gross_wage) == pytest.approx(gross)
    assert one(result.net) == pytest.approx(0.92 * gross, rel=1e-5)
    bend = 2_294.40 * 1.08
    assert net_wage(bend + 1_000, law, P) == pytest.approx(0.92 * bend + 550)


def test_work_pays_more_than_the_benefit_and_the_benefit_more_than_nothing() -> None:
    # In every year with known amounts: regular work at the minimum wage, a basic job, the benefit, an exit to nowhere.
    for year in (2017.0, 2018.0, 2021.5, 2023.0, 2024.5, 2026.0):
        statuses = [Status.WORK, Status.BASIC_JOB, Status.ON_BENEFIT, Status.WITHOUT, Status.GAVE_UP]
        count = len(statuses)
        same = {"job": [0] * count, "household": [0] * count, "disregard_months": [0] * count}
        net = income(year, status=statuses, hours=np.float32([32, 28, 0, 0, 0]), **same).net
        assert (np.diff(net) < 0).all(), (year, net)


def test_earnings_beside_the_benefit_are_the_national_mean_in_its_year() -> None:
    assert part_time_earnings(1.0, 12.0, amounts(2017.5), P) == pytest.approx(530)
    assert part_time_earnings(1.0, 12.0, amounts(2018.5), P) == pytest.approx(535, rel=0.03)
    assert part_time_earnings(1.0, 12.0, amounts(2026.0), P) > 700
    assert part_time_earnings(1.0, 6.0, amounts(2017.5), P) == pytest.approx(265), "half the hours, half the earnings"
    assert part_time_earnings(1.2, 12.0, amounts(2017.5), P) == pytest.approx(636), "a fifth more an hour, a fifth more earnings"


def test_a_better_match_pays_more_than_the_employer_usually_pays() -> None:
    p = IncomeParameters({"wage_at_worst": 0.9, "wage_quality": 0.2})
    # 1.25 · (0.9 + 0.2 · 0.75) = 1.3125
    assert wage_over_minimum(np.float32([1.25]), np.float32([0.75]), p)[0] == pytest.approx(1.3125)


def test_hours_by_hand() -> None:
    p = IncomeParameters({"full_hours": 32.0, "full_hours_spread": 0.25, "part_time_hours": 12.0, "part_time_hours_spread": 0.5})
    hours = hours_of_job(np.array([True, True, False, False, False]), np.float32([0, 0.5, 0, 0.5, 1]), p)
    assert hours == pytest.approx([24, 32, 6, 12, 18])
    assert hours.dtype == np.float32


def test_a_longer_week_pays_more_and_only_children_under_twelve_count() -> None:
    short, long = (income(status=[Status.WORK], job=[Job.FULL], hours=hours) for hours in (24.0, 30.0))
    assert one(short.gross_wage) / one(long.gross_wage) == pytest.approx(24 / 30)
    parent = {"job": [Job.PART_TIME], "earnings": 400.0, "household": [Household.SINGLE_PARENT], "disregard_months": [6]}
    assert one(income(**parent, youngest_child_age=np.float32([11.9])).net) == pytest.approx(1_451.50)
    assert one(income(**parent, youngest_child_age=np.float32([12.0])).net) == pytest.approx(1_401.50)


def test_a_benefit_stopped_by_mistake_is_held_back_after_everything_else() -> None:
    stopped = income(held_back_share=np.float32([1.0]))
    assert one(stopped.net) == 0
    assert one(stopped.held_back) == pytest.approx(1_401.50)
    advance = income(held_back_share=np.float32([1.0 - amounts(2026.0).advance_share]))
    assert one(advance.net) == pytest.approx(0.95 * 1_401.50)
    cut = income(held_back_share=np.float32([1.0]), sanction_share_now=0.30)
    assert (one(cut.withheld), one(cut.held_back)) == pytest.approx((0.3 * 1_401.50, 0.7 * 1_401.50))
    assert one(income(status=[Status.WITHOUT], held_back_share=np.float32([1.0])).held_back) == 0


def test_the_advance_rose_in_2026() -> None:
    assert (amounts(2025.9).advance_share, amounts(2026.0).advance_share) == (0.90, 0.95)


@given(
    status=st.sampled_from(list(Status)), household=st.sampled_from(list(Household)), job=st.sampled_from(list(Job)),
    earnings=st.floats(0, 5_000), cut=st.floats(0, 1), stopped=st.floats(0, 1), months=st.integers(0, 60), share=st.floats(0, 1), year=st.floats(2015, 2035),
)  # fmt: skip
def test_the_norm_is_paid_set_off_or_withheld(
    status: Status, household: Household, job: Job, earnings: float, cut: float, stopped: float, months: int, share: float, year: float
) -> None:
    result = income(
        year, status=[status], household=[household], job=[job], earnings=earnings, sanction_share_now=cut, disregard_months=[months],
        disregard_share=share, held_back_share=np.float32([stopped]),
    )  # fmt: skip
    for name in IncomeResult.__dataclass_fields__:
        values = getattr(result, name)
        assert values.dtype == np.float32
        assert np.isfinite(values).all()
        assert (values >= -1e-3).all(), name
    norm = one(reference_income(np.array([household], np.int8), amounts(year)))
    due = one(result.benefit_paid) + one(result.earnings_set_off) + one(result.withheld) + one(result.held_back)
    assert due == pytest.approx(norm if status == Status.ON_BENEFIT else 0.0, abs=0.01)
    if status == Status.ON_BENEFIT:
        expected = one(result.benefit_paid) + one(result.part_time_earnings) + one(result.part_time_bonus)
        assert one(result.net) == pytest.approx(expected, abs=0.01)
