"""Dated rules and amounts."""

from __future__ import annotations

import dataclasses
from datetime import date
from itertools import pairwise

import pytest

from zachtehand.law import LAW_SOURCES, NO_CAP, Amounts, Entry, Step, amounts, entries, price_level
from zachtehand.local_ordinances import LOCAL_ORDINANCES


@pytest.mark.parametrize(
    ("year", "single", "couple", "wage"),
    [(2018.0, 992.12, 1_417.32, 1_594.20), (2023.25, 1_195.66, 1_708.08, 1_934.40), (2026.0, 1_401.50, 2_002.13, 2_294.40)],
)
def test_norms_and_minimum_wage_are_those_of_the_date(year: float, single: float, couple: float, wage: float) -> None:
    now = amounts(year)
    assert (now.norm_single, now.norm_couple, now.minimum_wage_month) == (single, couple, wage)


def test_an_amount_changes_on_its_day_and_not_before() -> None:
    assert amounts(2025.5 - 1 / 12).norm_single == 1_345.45
    assert amounts(2025.0 + 6 * (1 / 12)).norm_single == 1_369.06


def test_every_amount_is_that_of_its_entry_before_at_and_after_every_change() -> None:
    changes = sorted({year for entry in entries() for year in entry.years})
    for year in (changes[0] - 1.0, *(change + after for change in changes for after in (0.0, 0.02))):
        now = amounts(year)
        assert {entry.name: getattr(now, entry.name) for entry in entries()} == {entry.name: entry.at(year) for entry in entries()}, year
        assert now.year == year


def test_a_month_reached_by_adding_twelfths_falls_on_its_day() -> None:
    year = 2018.0
    for _ in range(12 * 9):
        year += 1 / 12
    assert amounts(year).disregard_months == 12  # 1 January 2027, whatever the rounding


def test_a_rule_may_begin_in_the_middle_of_a_month() -> None:
    steps = (Step(date(2026, 1, 1), 1.0, "derived", "pw"), Step(date(2026, 3, 16), 2.0, "derived", "pw"))
    entry = Entry("example", "EUR", "An example.", steps)
    assert [entry.at(2026 + 2 / 12 + day / 365.25) for day in (14, 15)] == [1.0, 2.0]  # 15 and 16 March


def test_a_single_person_has_seven_tenths_of_a_couple() -> None:
    for entry in entries():
        if entry.name == "norm_single":
            for step in entry.steps:
                now = amounts(step.since.year + (step.since.month - 1) / 12)
                assert now.norm_single / now.norm_couple == pytest.approx(0.70, abs=0.003)


def test_earnings_rules_change_in_2027() -> None:
    before, after = amounts(2026.99), amounts(2027.0)
    assert (before.disregard_share, before.disregard_cap, before.disregard_months, before.buffer_year) == (0.25, 285, 6, 0)
    assert (after.disregard_share, after.disregard_cap, after.disregard_months, after.buffer_year) == (0.15, NO_CAP, 12, 1_000)
    assert (before.parent_disregard_share, after.parent_disregard_share) == (0.125, 0.0)


def test_pension_age_rises_in_steps() -> None:
    ages = [amounts(year).pension_age for year in (2017.0, 2018.0, 2019.0, 2022.0, 2023.0, 2024.0, 2028.0)]
    assert ages == sorted(set(ages))
    assert ages[0] == 65.75
    assert ages[-1] == 67.25


def test_values_are_held_outside_the_known_dates_and_named() -> None:
    assert amounts(2040.0).norm_single == 1_401.50
    assert "norm_single" in amounts(2040.0).extrapolated
    assert amounts(2010.0).minimum_wage_month == 1_551.60
    assert "minimum_wage_month" in amounts(2010.0).extrapolated
    assert "norm_single" not in amounts(2026.0).extrapolated
    assert ("norm_single" in amounts(2026.5).extrapolated) > ("norm_single" in amounts(2026.5 - 1 / 365).extrapolated), "known up to the day"
    assert "minimum_wage_month" not in amounts(2017.0).extrapolated, "known from the day"
    assert "disregard_share" not in amounts(2040.0).extrapolated, "a rule holds until the law changes"


MEAN_OVER_FULL_BENEFIT = 0.87
"""Mean price per benefit over the cost of a full single benefit: 14,200 / 16,019 in 2018, 14,400 / 16,559 in 2019,
19,000 (macro budget over persons) / 22,000 in 2025. Below one through earnings, cost-sharers and other income."""


@pytest.mark.parametrize(("year", "mean_price"), [(2017.5, 14_000), (2018.0, 14_200), (2019.0, 14_400), (2025.5, 19_000)])
def test_mean_price_per_benefit_follows_the_published_ones(year: float, mean_price: float) -> None:
    assert MEAN_OVER_FULL_BENEFIT * amounts(year).benefit_cost_single == pytest.approx(mean_price, rel=0.03)


def test_a_full_benefit_costs_what_the_norm_letter_implies() -> None:
    now = amounts(2026.0)
    assert now.benefit_cost_single == pytest.approx(21_327 * 1.061, abs=1)
    assert now.gross_up_single * 12 * now.norm_single == pytest.approx(now.benefit_cost_single)
    assert now.gross_up_couple * 12 * now.norm_couple == pytest.approx(29_385)


def test_price_level_is_one_in_its_base_and_rises_without_jumps() -> None:
    assert price_level(2026.0) == 1.0
    assert price_level(2018.0, base=2018.0) == 1.0
    assert price_level(2018.0) == pytest.approx(992.12 / 1_401.50)
    assert price_level(2017.25) == pytest.approx((982.79 + 986.52) / 2 / 1_401.50, rel=1e-4), "half of the way between the first two dates"
    assert price_level(2010.0) == pytest.approx(982.79 / 1_401.50), "before the first date, the first"
    months = [price_level(2017 + month / 12) for month in range(12 * 11)]
    steps = [after / before for before, after in pairwise(months)]
    assert min(steps) >= 1.0
    assert max(steps) < 1.02
    assert price_level(2035.0) == 1.0, "prices in later years are those of the last known date"


def test_every_step_names_a_source_and_stands_in_order() -> None:
    for entry in entries():
        days = [step.since for step in entry.steps]
        assert days == sorted(set(days)), entry.name
        assert all(step.source in LAW_SOURCES for step in entry.steps), entry.name
    assert all(ordinance.source in LAW_SOURCES for ordinance in LOCAL_ORDINANCES.values())
    cited = {step.source for entry in entries() for step in entry.steps} | {each.source for each in LOCAL_ORDINANCES.values()}
    assert cited == set(LAW_SOURCES), "a source that nothing cites"


def test_every_entry_has_its_field() -> None:
    fields = {field.name for field in dataclasses.fields(Amounts)}
    assert fields == {entry.name for entry in entries()} | {"year", "price_level"}


def test_local_cuts_differ_between_municipalities() -> None:
    cuts = {name: (each.light, each.middle, each.heavy) for name, each in LOCAL_ORDINANCES.items()}
    assert cuts == {"rotterdam": (0.0, 0.30, 1.00), "amsterdam": (0.05, 0.10, 0.50), "diemen": (0.05, 0.30, 1.00)}
    assert LOCAL_ORDINANCES["rotterdam"].warning_first
