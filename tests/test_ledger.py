"""The ledger by payer."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zachtehand.law import amounts, price_level
from zachtehand.populations.categories import Activity
from zachtehand.submodels.income import IncomeParameters, gross_wage
from zachtehand.submodels.ledger import Actor, Item, LedgerParameters, Quantities, month_ledger, price_year

P, WAGES = LedgerParameters(), IncomeParameters()
MUNICIPALITY = (Actor.MUNICIPALITY_BENEFIT, Actor.MUNICIPALITY_WORK, Actor.WMO)
NUMBERS = [field.name for field in dataclasses.fields(Quantities) if field.name not in ("places_taken", "place_cost", "couple_share")]


def book(quantities: Quantities, *, year: float = 2026.0, p: LedgerParameters = P) -> np.ndarray:
    return month_ledger(quantities, amounts(year), p, WAGES)


def paid_by(ledger: np.ndarray, *actors: Actor) -> float:
    """What these actors pay on balance, EUR."""
    return -float(ledger[:, list(actors)].sum())


def by_actor(ledger: np.ndarray) -> dict[Actor, float]:
    """What each actor gains on balance, EUR."""
    return {actor: float(ledger[:, actor].sum()) for actor in Actor}


def resources_used(ledger: np.ndarray) -> float:
    """What is spent on people and things rather than passed on, EUR."""
    return float(ledger[:, Actor.PROVIDERS].sum())


def places(**kinds: float) -> np.ndarray:
    counts = np.zeros(len(Activity))
    for name, count in kinds.items():
        counts[Activity[name.upper()]] = count
    return counts


@given(st.lists(st.floats(0, 1e7), min_size=len(NUMBERS), max_size=len(NUMBERS)), st.floats(2015, 2035), st.floats(0, 1))
def test_what_one_pays_another_receives(values: list[float], year: float, couples: float) -> None:
    counted = dict(zip(NUMBERS, values, strict=True))
    counts, costs = np.linspace(0, 900, len(Activity)), np.linspace(0, 9_000, len(Activity))
    ledger = book(Quantities(**counted, couple_share=couples, places_taken=counts, place_cost=costs), year=year)
    assert ledger.shape == (len(Item), len(Actor))
    assert np.isfinite(ledger).all()
    scale = np.abs(ledger).max(axis=1) + 1
    np.testing.assert_allclose(ledger.sum(axis=1) / scale, 0, atol=1e-12)
    assert sum(by_actor(ledger).values()) == pytest.approx(0, abs=1e-9 * np.abs(ledger).sum() + 1e-6)


def test_nothing_counted_is_nothing_paid() -> None:
    assert not book(Quantities()).any()


def test_every_item_has_a_use() -> None:
    everything = Quantities(**dict.fromkeys(NUMBERS, 1_000.0), places_taken=np.full(len(Activity), 10.0), place_cost=np.full(len(Activity), 100.0))
    assert (np.abs(book(everything)).sum(axis=1) > 0).all()


def test_a_thousand_single_people_on_full_benefit_for_a_month() -> None:
    ledger = book(Quantities(benefits_paid=1_000 * 1_401.50, clients_on_benefit=1_000), p=LedgerParameters({"benefit_share": 1.0}))
    assert ledger[Item.BENEFITS, Actor.CLIENT] == pytest.approx(1_401_500)
    assert paid_by(ledger, Actor.MUNICIPALITY_BENEFIT) == pytest.approx(1_000 * 22_628 / 12)
    assert ledger[Item.BENEFITS, Actor.STATE] == pytest.approx(1_000 * 22_628 / 12 - 1_401_500)
    # Execution without casework: 2,883 × 0.565 at the prices of 2018, norms being 1,401.50 / 992.12 higher.
    execution = 1_000 * 2_883 * 0.565 / 12 * 1_401.50 / 992.12
    assert paid_by(ledger, Actor.MUNICIPALITY_WORK) == pytest.approx(execution)
    assert resources_used(ledger) == pytest.approx(execution)


def test_what_is_given_in_return_is_paid_by_those_whose_money_it_is() -> None:
    ledger = book(Quantities(activity_pay=140, travel_passes=30, customer_payments=750, recognition=50, training_fees=100))
    assert ledger[Item.ACTIVITY_PAY, Actor.CLIENT] == 140
    assert ledger[Item.CUSTOMER_PAYMENTS, Actor.CUSTOMERS] == -750
    assert ledger[Item.TRAINING_FEES, Actor.CLIENT] == -100
    assert resources_used(ledger) == 80
    assert paid_by(ledger, Actor.MUNICIPALITY_WORK) == 140 + 30 - 750 + 50 - 100
    assert paid_by(ledger, *MUNICIPALITY) == paid_by(ledger, Actor.MUNICIPALITY_WORK)


def test_a_couple_costs_less_tax_than_two_singles() -> None:
    full = LedgerParameters({"benefit_share": 1.0})
    single, couple = (book(Quantities(benefits_paid=2_002.13, couple_share=share), p=full) for share in (0.0, 1.0))
    assert paid_by(couple, Actor.MUNICIPALITY_BENEFIT) == pytest.approx(29_385 / 12)
    assert paid_by(single, Actor.MUNICIPALITY_BENEFIT) > paid_by(couple, Actor.MUNICIPALITY_BENEFIT)


def test_the_mean_price_per_benefit_of_2018_comes_out() -> None:
    # 100 benefits, 12 of them couples; 8 % of the people earn 535 and keep a tenth of it.
    law = amounts(2018.0)
    singles, couples = 88 * law.norm_single, 12 * law.norm_couple
    set_off = 0.08 * 112 * 535 * 0.9
    due = singles + couples
    ledger = book(Quantities(benefits_paid=due - set_off, set_off=set_off, couple_share=couples / due), year=2018.0)
    assert 12 * paid_by(ledger, Actor.MUNICIPALITY_BENEFIT) / 100 == pytest.approx(14_200, rel=0.02)


def test_a_measure_moves_money_from_client_to_municipality_and_makes_none() -> None:
    whole = book(Quantities(benefits_paid=14_015))
    cut = book(Quantities(benefits_paid=14_015 - 420, withheld_by_measures=420))
    assert by_actor(cut)[Actor.CLIENT] < by_actor(whole)[Actor.CLIENT]
    assert paid_by(cut, *MUNICIPALITY) < paid_by(whole, *MUNICIPALITY)
    assert cut[Item.BENEFITS] == pytest.approx(whole[Item.BENEFITS]), "the right is the same, the cut a row of its own"
    assert resources_used(cut) == resources_used(whole) == 0


def test_a_benefit_stopped_by_mistake_stays_due_and_is_paid_in_the_end() -> None:
    p = LedgerParameters({"benefit_share": 1.0})
    stopped, repaired = book(Quantities(held_back=1_000), p=p)[:, Actor.CLIENT], book(Quantities(back_paid=1_000), p=p)[:, Actor.CLIENT]
    assert (stopped[Item.BENEFITS], stopped[Item.HELD_BACK]) == (1_000, -1_000)
    assert repaired[Item.BACK_PAYMENTS] == repaired.sum() == 1_000


def test_caseworkers_cost_what_the_pilot_paid_in_its_own_year() -> None:
    ledger = book(Quantities(caseworker_fte=12, support_fte=12), year=2018.0)
    assert ledger[Item.CASEWORKERS, Actor.MUNICIPALITY_WORK] == pytest.approx(-66_500)
    assert ledger[Item.SUPPORT_STAFF, Actor.PROVIDERS] == pytest.approx(40_400)


def test_rotterdams_taskforce_costs_about_five_million_a_year() -> None:
    assert 12 * paid_by(book(Quantities(caseworker_fte=60, support_fte=25), year=2018.0), *MUNICIPALITY) == pytest.approx(5e6, rel=0.01)


@pytest.mark.parametrize(
    ("counted", "item", "payer", "cost", "year"),
    [
        ("brokered_people", Item.BROKERAGE, Actor.MUNICIPALITY_WORK, 1_000, 2018.0),
        ("childcare_people", Item.CHILDCARE, Actor.MUNICIPALITY_WORK, 2_500, 2018.0),
        ("debt_help_people", Item.DEBT_HELP, Actor.MUNICIPALITY_WORK, 2_400, 2015.0),
        ("team_fte", Item.NEIGHBOURHOOD_TEAMS, Actor.WMO, 66_500, 2018.0),
        ("community_fte", Item.COMMUNITY, Actor.WMO, 60_000, 2014.0),
        ("expert_hours", Item.EXPERTS, Actor.MUNICIPALITY_WORK, 12 * 20, 2018.0),
    ],
)
def test_twelve_in_a_month_cost_what_one_costs_in_a_year_and_hours_by_the_hour(counted: str, item: Item, payer: Actor, cost: float, year: float) -> None:
    ledger = book(Quantities(**{counted: 12}), year=year)
    assert (ledger[item, payer], ledger[item, Actor.PROVIDERS]) == pytest.approx((-cost, cost))
    assert np.count_nonzero(ledger) == 2


def test_what_is_set_up_is_paid_for_once_at_its_own_price() -> None:
    p = LedgerParameters({"recruitment": 0.25, "course": 1_200, "new_place": 700, "new_basic_job": 2_000})
    counted = Quantities(
        appointed_fte=2, appointed_team_fte=3, appointed_community_fte=4, courses=5, new_places=10, new_day_activity_places=6, new_basic_jobs=7
    )
    ledger, now = book(counted, p=p, year=2030.0), price_level(2030.0)
    of_2014, of_2018 = now / price_level(2014.0), now / price_level(2018.0)
    work, wmo = Actor.MUNICIPALITY_WORK, Actor.WMO
    assert -ledger[Item.RECRUITMENT, work] == pytest.approx(2 * 0.25 * 66_500 * of_2018)
    assert -ledger[Item.RECRUITMENT, wmo] == pytest.approx(0.25 * (3 * 66_500 * of_2018 + 4 * 60_000 * of_2014))
    assert -ledger[Item.STAFF_COURSES, work] == pytest.approx(5 * 1_200 * of_2018)
    assert -ledger[Item.NEW_PLACES, [work, wmo]] == pytest.approx([10 * 700 * now, 6 * 700 * now])
    assert -ledger[Item.NEW_BASIC_JOBS, work] == pytest.approx(7 * 2_000 * now)
    for item in (Item.RECRUITMENT, Item.STAFF_COURSES, Item.NEW_PLACES, Item.NEW_BASIC_JOBS):
        assert ledger[item].sum() == pytest.approx(0, abs=1e-6), "somebody receives it"
        assert ledger[item, Actor.PROVIDERS] > 0


def test_utrechts_places_cost_what_the_city_paid() -> None:
    taken = places(social=6_000 - 420, day_activity=420)
    cost = places(social=720, day_activity=5_500) / price_level(2018.0)  # settings name the prices of 2026
    ledger = book(Quantities(places_taken=taken, place_cost=cost), year=2018.0)
    assert 12 * ledger[Item.SOCIAL, Actor.PROVIDERS] == pytest.approx(720 * 5_580, rel=1e-5)
    assert 12 * paid_by(ledger, Actor.WMO) == pytest.approx(2.3e6, rel=0.01)
    assert ledger[Item.SOCIAL, Actor.WMO] == 0
    assert not ledger[Item.VOLUNTEERING].any()


def test_a_place_without_a_price_is_free() -> None:
    assert not book(Quantities(places_taken=places(volunteering=500), place_cost=np.zeros(len(Activity)))).any()
    assert not book(Quantities(places_taken=places(volunteering=500))).any()
    assert not book(Quantities(place_cost=places(volunteering=500))).any()


def test_a_basic_job_costs_what_the_trial_cost() -> None:
    # Half guidance: 29,841 − 19,155 a year of organisation and guidance, at the prices of 2020.
    ledger = book(Quantities(basic_job_people=12, basic_job_guidance=0.5), year=2020.0)
    assert ledger[Item.BASIC_JOB_GUIDANCE, Actor.PROVIDERS] == pytest.approx(29_841 - 19_155, abs=1)


def test_a_basic_job_is_paid_by_both_budgets_and_partly_comes_back_to_the_state() -> None:
    wage = float(gross_wage(1.0, 32.0, amounts(2026.0)))
    ledger = book(Quantities(basic_job_people=10, basic_job_wages=10 * wage))
    row = ledger[Item.BASIC_JOB_WAGES]
    assert row[Actor.MUNICIPALITY_BENEFIT] + row[Actor.MUNICIPALITY_WORK] == pytest.approx(-10 * wage * 1.235)
    assert row[Actor.MUNICIPALITY_BENEFIT] == pytest.approx(row[Actor.MUNICIPALITY_WORK])
    assert row[Actor.CLIENT] == pytest.approx(9.2 * wage)
    assert row[Actor.STATE] == pytest.approx(10 * wage * 1.235 - 9.2 * wage)
    generous = book(Quantities(basic_job_people=10, basic_job_wages=10 * wage), p=LedgerParameters({"basic_job_employer": 0.2}))
    assert paid_by(generous, *MUNICIPALITY) < paid_by(ledger, *MUNICIPALITY)


def test_regular_work_brings_taxes_back_at_no_cost_to_the_municipality() -> None:
    wage = float(gross_wage(1.1, 32.0, amounts(2026.0)))
    ledger = book(Quantities(regular_work_people=100, regular_wages=100 * wage))
    assert paid_by(ledger, *MUNICIPALITY) == 0
    assert by_actor(ledger)[Actor.STATE] > 0
    assert by_actor(ledger)[Actor.EMPLOYER] == pytest.approx(-100 * wage * 1.235)
    assert by_actor(ledger)[Actor.CLIENT] == pytest.approx(0.92 * 100 * wage), "each earns less than a full-time minimum wage"


def test_a_wage_subsidy_goes_from_benefit_budget_to_employer_with_its_allowance() -> None:
    row = book(Quantities(subsidised_wages=1_000))[Item.WAGE_SUBSIDIES]
    assert row[Actor.EMPLOYER] == pytest.approx(1_235)
    assert row[Actor.MUNICIPALITY_BENEFIT] == pytest.approx(-1_235)


def test_job_coaching_is_shared_with_the_state() -> None:
    row = book(Quantities(coached_people=30), year=2019.0)[Item.JOB_COACHES]
    assert row[Actor.PROVIDERS] == pytest.approx(30 * 3_200 / 12)
    assert row[Actor.STATE] == row[Actor.MUNICIPALITY_WORK] == pytest.approx(-15 * 3_200 / 12)


@pytest.mark.parametrize(
    "name",
    ["clients_on_benefit", "caseworker_fte", "support_fte", "brokered_people", "childcare_people", "debt_help_people", "coached_people",
     "basic_job_people", "exit_bonuses", "part_time_bonuses", "subsidised_wages", "benefits_paid"],
)  # fmt: skip
def test_more_of_it_costs_the_municipality_more_and_in_proportion(name: str) -> None:
    once, twice = (paid_by(book(Quantities(**{name: count})), *MUNICIPALITY) for count in (100.0, 200.0))
    assert once > 0
    assert twice == pytest.approx(2 * once)


def test_prices_rise_with_the_price_level() -> None:
    early, late = (paid_by(book(Quantities(caseworker_fte=1), year=year), *MUNICIPALITY) for year in (2018.0, 2026.0))
    assert late / early == pytest.approx(price_level(2026.0) / price_level(2018.0))


def test_the_unit_of_a_price_says_of_which_year_it_is() -> None:
    assert price_year("EUR/year of 2018") == 2018.0
    assert price_year("share") is None
