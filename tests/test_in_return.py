"""What is given in return for taking part: claims that a policy adviser could check, on runs of a whole city."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from zachtehand.initialisation.start import Start, start
from zachtehand.populations.categories import Activity, Job, Status
from zachtehand.populations.clients import Clients
from zachtehand.scenario import Scenario, load
from zachtehand.simulation import Simulation
from zachtehand.steps.childcare import IN_RETURN
from zachtehand.steps.rewards import CONTRIBUTES
from zachtehand.submodels import Parameters
from zachtehand.submodels.ledger import Actor, Item

CLIENTS, MONTHS, SEED = 1_500, 24, 4
HALF_A_YEAR = 6


def city() -> Scenario:
    return load("ordinary").with_context({"clients": CLIENTS})


@cache
def begin() -> Start:
    return start(city().context, seed=SEED, parameters=Parameters(), months=MONTHS)


@cache
def lived(*settings: tuple[str, Any]) -> tuple[Simulation, Any, dict[str, list[int]]]:
    """A run under these settings, what was observed, how often some things happened in each month, and who had all money the month before the last."""
    simulation = Simulation(city().changed(dict(settings)), seed=SEED, start=begin(), months=MONTHS)
    happened: dict[str, list[int]] = {
        name: [] for name in ("started", "stopped", "lost_job", "promised_job", "failed_placement", "measure", "agreement_broken")
    }
    while simulation.month < MONTHS:
        happened["settled"] = np.flatnonzero(gets_what_is_due(simulation.clients)).tolist()
        simulation.step()
        for name in happened.keys() - {"settled"}:
            happened[name].append(int(np.count_nonzero(getattr(simulation.world.happened, name))))
    assert not simulation.world.everyone.out_of_range()
    return simulation, simulation.observed(), happened


def gets_what_is_due(clients: Clients) -> np.ndarray:
    """Without a job, a measure, a benefit that is late, or debts to pay off."""
    alone = (clients.status == Status.ON_BENEFIT) & (clients.job == Job.NONE) & (clients.sanction_months == 0)
    return alone & (clients.stopped_months == 0) & (clients.back_pay == 0) & (clients.reclaim_owed + clients.fine_owed == 0)


def paid(observed: Any, item: Item, actor: Actor) -> float:
    return float(observed.ledger[:, item, actor].sum())


# Pay per hour

ONE_EURO = (
    ("activities.day_activity.places", 150),
    ("activities.day_activity.guidance_share", 0.3),
    ("activity_pay.day_activity.per_hour", 1.40),
    ("activity_pay.day_activity.months_limit", HALF_A_YEAR),
    ("activity_pay.day_activity.travel_pass", 40.0),
)
"""One-euro jobs as in Bremen."""


def test_nobody_stays_longer_in_a_one_euro_job_than_its_months() -> None:
    simulation, *_ = lived(*ONE_EURO)
    clients = simulation.clients
    inside = clients.activity == Activity.DAY_ACTIVITY
    assert inside.any()
    assert clients.activity_months[inside].max() <= HALF_A_YEAR
    unlimited, *_ = lived(*ONE_EURO[:3])
    stays = unlimited.clients.activity_months[unlimited.clients.activity == Activity.DAY_ACTIVITY]
    assert stays.max() > HALF_A_YEAR


def test_a_premium_comes_on_top_of_the_benefit_and_from_the_work_budget() -> None:
    simulation, observed, happened = lived(*ONE_EURO)
    clients = simulation.clients
    alone = gets_what_is_due(clients) & (clients.age >= 27) & np.isin(np.arange(clients.size), happened["settled"])
    alone &= ~simulation.world.happened.lost_job  # their last earnings are settled this month
    inside = alone & (clients.activity == Activity.DAY_ACTIVITY)
    premium = 1.40 * clients.activity_hours[inside] * 52 / 12
    np.testing.assert_allclose(clients.income[inside] - clients.reference_income[inside], premium, rtol=1e-3)
    np.testing.assert_allclose(
        clients.income[alone & (clients.activity == Activity.NONE)], clients.reference_income[alone & (clients.activity == Activity.NONE)]
    )
    assert paid(observed, Item.ACTIVITY_PAY, Actor.CLIENT) == -paid(observed, Item.ACTIVITY_PAY, Actor.MUNICIPALITY_WORK) > 0
    assert paid(observed, Item.TRAVEL_PASSES, Actor.PROVIDERS) > 0


def test_a_premium_above_the_legal_ceiling_is_set_off() -> None:
    simulation, _, happened = lived(("activity_pay.volunteering.per_hour", 15.0))
    clients, ceiling = simulation.clients, simulation.world.law.premium_ceiling_year / 12
    rows = (
        gets_what_is_due(clients)
        & np.isin(np.arange(clients.size), happened["settled"])
        & ~simulation.world.happened.lost_job
        & (clients.activity == Activity.VOLUNTEERING)
    )
    assert (15.0 * clients.activity_hours[rows] * 52 / 12 > ceiling).any()
    assert (clients.income[rows] <= clients.reference_income[rows] + ceiling + 0.01).all()


def test_customers_of_service_cheques_bear_the_premium() -> None:
    observed = lived(
        ("activities.work_experience.places", 80), ("activity_pay.work_experience.per_hour", 7.5), ("activity_pay.work_experience.customer_price", 7.5)
    )[1]
    premium = paid(observed, Item.ACTIVITY_PAY, Actor.CLIENT)
    assert premium > 0
    assert paid(observed, Item.CUSTOMER_PAYMENTS, Actor.CUSTOMERS) == pytest.approx(-premium)


def test_paid_work_gives_more_self_respect_than_the_same_work_unpaid() -> None:
    def status_in_activity(*settings: tuple[str, Any]) -> float:
        clients = lived(*settings)[0].clients
        inside = (clients.status == Status.ON_BENEFIT) & (clients.activity == Activity.DAY_ACTIVITY)
        return float(clients.wellbeing[3][inside].mean())

    assert status_in_activity(*ONE_EURO[:3]) > status_in_activity(*ONE_EURO[:2])


# Recognition


def motivation_of_contributors(*settings: tuple[str, Any]) -> float:
    """Autonomous motivation of those who contribute without any recognition, so that the same people are compared."""
    clients = lived()[0].clients
    same = (clients.status == Status.ON_BENEFIT) & CONTRIBUTES[clients.activity] & (clients.activity_months > 12)
    other = lived(*settings)[0].clients
    still = same & (other.status == Status.ON_BENEFIT) & (other.activity == clients.activity)
    return float((other.autonomous - clients.autonomous)[still].mean())


def test_appreciation_feeds_motivation_and_a_promised_reward_wears_it_away() -> None:
    assert motivation_of_contributors(("recognition.appreciation", 1.0)) > 0.01
    assert motivation_of_contributors(("recognition.reward", 100.0)) < -0.01
    assert abs(motivation_of_contributors(("recognition.reward", 100.0), ("recognition.promised", 0.0))) < 0.003


def test_a_promised_reward_draws_people_who_would_not_come() -> None:
    def tries(*settings: tuple[str, Any]) -> int:
        happened = lived(*settings)[2]  # more of them find no place: the reward is for what hosts offer
        return sum(happened["started"][:HALF_A_YEAR]) + sum(happened["failed_placement"][:HALF_A_YEAR])

    assert tries(("recognition.reward", 100.0)) > tries()


# Childcare in return for hours

CHILDCARE = (("childcare_places.places", 40), ("childcare_places.hours", 8.0), ("childcare_places.months_to_find", 4))


def test_childcare_places_go_to_parents_who_do_the_hours_or_look_for_them() -> None:
    simulation, observed, _ = lived(*CHILDCARE)
    clients = simulation.clients
    placed = clients.childcare_months > 0
    assert 10 <= placed.sum() <= round(40 * simulation.world.supply_scale)
    assert (clients.youngest_child_age[placed] < 5.1).all()
    active = placed & (clients.activity != Activity.NONE)
    agreed = active & IN_RETURN[clients.activity]
    assert agreed.sum() > 0.8 * active.sum()
    assert (clients.activity_hours[agreed] >= 8.0 - 1e-3).mean() > 0.8
    assert (clients.childcare_months[agreed & (clients.activity_hours >= 8.0)] == 4).mean() > 0.9
    assert paid(observed, Item.CHILDCARE, Actor.MUNICIPALITY_WORK) < 0
    assert paid(lived()[1], Item.CHILDCARE, Actor.MUNICIPALITY_WORK) == 0


def test_more_parents_take_part_where_childcare_is_the_bargain() -> None:
    def parents_active(*settings: tuple[str, Any]) -> float:
        clients = lived(*settings)[0].clients
        parents = (clients.status == Status.ON_BENEFIT) & (clients.youngest_child_age < 5)
        return float(IN_RETURN[clients.activity[parents]].mean())

    assert parents_active(*CHILDCARE) > parents_active() + 0.05


def test_a_place_ends_without_the_hours() -> None:
    """No host and no care: whoever signs loses the place when the time to find the hours is over."""
    simulation, *_ = lived(*CHILDCARE, ("activities.volunteering.places", 0))
    clients = simulation.clients
    placed = clients.childcare_months > 0
    assert not (placed & (clients.activity == Activity.VOLUNTEERING)).any()
    without_hours = placed & ~IN_RETURN[clients.activity]
    assert (clients.childcare_months[without_hours] < 4).all()


# Training with a job

COURSE = (
    ("activities.training.places", 400),
    ("training.months", 8),
    ("training.hours", 32.0),
    ("training.excused", True),
    ("training.fee", 1200.0),
    ("training.instalments", 24),
)
OTHER_KINDS = ("own_barriers", "exercise", "language", "social", "volunteering", "day_activity", "work_experience")
SURE = (("training.job_guarantee", 1.0), ("training.guarantee_months", 24))


def test_a_guaranteed_job_is_a_vacancy_that_others_lose() -> None:
    simulation, observed, _ = lived(*COURSE, *SURE)
    clients = simulation.clients
    protected = clients.guarantee_months > 0
    assert protected.sum() >= 3
    assert np.isin(clients.status[protected], [Status.WORK, Status.PENSION]).all()
    assert sum(lived(*COURSE, *SURE)[2]["promised_job"]) >= protected.sum()
    without = lived(*COURSE)[1]
    displaced = [each.series("displaced_clients").sum() + each.series("displaced_outsiders").sum() for each in (observed, without)]
    assert displaced[0] > displaced[1]


def test_hours_are_those_of_the_course_and_the_fee_is_paid_back_in_instalments() -> None:
    simulation, observed, _ = lived(*COURSE, *SURE)
    clients = simulation.clients
    inside = (clients.activity == Activity.TRAINING) & (clients.activity_months > 0) & (clients.status == Status.ON_BENEFIT)
    began_here = inside & (clients.activity_months < MONTHS)
    assert (clients.activity_hours[began_here] == 32).all()
    owing = clients.fee_left > 0
    assert owing.any()
    np.testing.assert_allclose(clients.fee_instalment[owing], 50)
    assert (np.abs(clients.fee_left[owing] / 50 - np.round(clients.fee_left[owing] / 50)) < 1e-3).mean() > 0.8
    assert paid(observed, Item.TRAINING_FEES, Actor.CLIENT) < 0


def test_a_protected_job_lasts_longer() -> None:
    sure, loose = (lived(*COURSE, ("training.months", 2), ("training.job_guarantee", 1.0), ("training.guarantee_months", months))[2] for months in (24, 0))
    assert sum(sure["promised_job"]) >= 10
    assert sum(sure["lost_job"]) < sum(loose["lost_job"])


def test_a_promise_holds_after_the_programme_in_which_it_was_made() -> None:
    course = {
        "guidance": {"plan_always": 1.0}, "contact": {"talks_per_year": 12.0}, "caseload": 40,
        "activities": {"training": {"places": 1000}, **{kind: {"places": 0} for kind in OTHER_KINDS}},
        "training": {"months": 8, "job_guarantee": 1.0, "guarantee_months": 24, "excused": True},
    }  # fmt: skip
    programme = {"name": "course", "places": 100, "stay_months": 6, "until_month": 1, "policy": course}
    scenario = Scenario.from_dict({**city().as_written(), "programmes": [programme]})
    simulation = Simulation(scenario, seed=SEED, start=begin(), months=MONTHS)
    got_job: set[int] = set()
    while simulation.month < MONTHS:
        simulation.step()
        got_job |= set(np.flatnonzero(simulation.world.happened.promised_job).tolist())
        if simulation.month == 8:
            trained = simulation.clients.activity == Activity.TRAINING
            assert not simulation.clients.programme[trained].any()
    assert got_job
    assert (simulation.clients.programme_last[sorted(got_job)] == 1).all()


# Agreements

AGREED = (
    ("sanctions.filing", 1.0), ("sanctions.ordinance", "own"), ("sanctions.cut_share", 0.3), ("sanctions.cut_months", 1),
    ("obligations.search_duty", 0.0), ("sanctions.no_show_ladder", False), ("sanctions.warning_first", False),
)  # fmt: skip
"""Measures are possible, but nothing is asked except what one agrees to."""
CALLED_TO_ACCOUNT = ("sanctions.broken_agreements", 1.0)


def test_breaking_an_agreement_has_consequences_and_declining_has_none() -> None:
    assert sum(lived(*AGREED)[2]["measure"]) == 0, "many decline to take part in a talk, some drop out"
    happened = lived(*AGREED, CALLED_TO_ACCOUNT)[2]
    assert 10 < sum(happened["measure"]) <= sum(happened["agreement_broken"]) <= sum(happened["stopped"])


def test_who_never_agreed_to_anything_breaks_nothing() -> None:
    simulation = Simulation(city().changed(dict((*AGREED, CALLED_TO_ACCOUNT))), seed=SEED, start=begin(), months=MONTHS)
    told: set[int] = set()
    agreed = simulation.world.everyone.plan.copy()
    while simulation.month < MONTHS:
        simulation.step()
        told |= set(np.flatnonzero(simulation.world.happened.agreement_broken).tolist())
        agreed |= simulation.world.everyone.plan
    assert told
    assert agreed[sorted(told)].all()


def test_a_prospect_of_consequences_keeps_some_from_dropping_out() -> None:
    """Before the first measures fall, with their reactance and loss of trust."""
    much = ("sanctions.cut_share", 1.0)
    assert sum(lived(*AGREED, much, CALLED_TO_ACCOUNT)[2]["stopped"][:HALF_A_YEAR]) < sum(lived(*AGREED, much)[2]["stopped"][:HALF_A_YEAR])


@pytest.mark.parametrize(("city_name", "light", "middle", "heavy"), [("rotterdam", 0.0, 0.3, 1.0), ("amsterdam", 0.05, 0.1, 0.5), ("diemen", 0.05, 0.3, 1.0)])
def test_an_ordinance_has_a_size_for_every_breach(city_name: str, light: float, middle: float, heavy: float) -> None:
    simulation, *_ = lived(("sanctions.ordinance", city_name), ("sanctions.by_breach", True))
    treatment = simulation.world.treatments[1]
    assert (treatment.cut_share_light, treatment.cut_share, treatment.cut_share_heavy) == (light, middle, heavy)


def test_no_show_is_a_warning_where_the_ordinance_knows_no_cut_for_it() -> None:
    ladder = (("sanctions.no_show_ladder", True), ("sanctions.filing", 1.0), ("sanctions.search_checks", 0.0), ("sanctions.warning_first", False))
    ordinance = (("contact.talks_per_year", 6.0), ("guidance.caseload", 60.0), ("sanctions.ordinance", "rotterdam"))
    one_size = lived(*ladder, *ordinance)[0].clients
    by_breach = lived(*ladder, *ordinance, ("sanctions.by_breach", True))[0].clients
    assert one_size.sanctions.sum() > by_breach.sanctions.sum()
    assert by_breach.warnings.sum() > one_size.warnings.sum()
