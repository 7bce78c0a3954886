"""What must hold in every month of every run, whatever the policy, the labour market or the number of people."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest

from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.populations.categories import Activity, Job, Status
from zachtehand.populations.clients import Clients
from zachtehand.programmes import POLICIES_FOR_ALL
from zachtehand.scenario import Scenario, load, names
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters
from zachtehand.submodels.ledger import Actor, Item, month_ledger
from zachtehand.world import World

MONTHS = 24
SEED = 5
GONE_FOR_GOOD = (Status.PENSION, Status.DIED, Status.MOVED)
CLOCKS = (
    "months_in_status",
    "months_on_benefit",
    "months_career",
    "months_since_work",
    "months_since_talk",
    "job_months",
    "activity_months",
)


def count_by(index: np.ndarray, length: int) -> np.ndarray:
    """How often each number from 0 up to length occurs."""
    return np.bincount(index, minlength=length)


def alone(clients: Clients) -> np.ndarray:
    """Who does something for which there has to be a place, and has none."""
    return (clients.host < 0) & ~np.isin(clients.activity, [Activity.NONE, Activity.INFORMAL_CARE])


class Watch:
    """Steps a simulation and checks each month against the month before."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.everyone = simulation.world.everyone
        self.left_in = np.full(self.everyone.size, -1)
        brokers_before = any(each.community_brokers for each in simulation.world.treatments)
        self.among_residents = alone(self.everyone) & (self.everyone.status != Status.NOT_YET) & brokers_before
        self.checks: tuple[Callable[[World], None], ...] = (
            self.everyone_is_somewhere,
            self.moves_have_a_reason,
            self.stocks_follow_from_flows,
            self.spells_are_counted,
            self.the_dead_rest,
            self.status_fits_job,
            self.hours_are_not_overspent,
            self.checks_take_hours,
            self.talks_are_for_clients,
            self.programmes_keep_their_rules,
            self.places_add_up,
            self.vacancies_are_not_overfilled,
            self.basic_jobs_and_coaches_are_limited,
            self.jobs_are_somewhere,
            self.measures_are_counted,
            self.partners_agree,
            self.debts_follow_from_claims,
            self.money_adds_up,
            self.values_are_in_range,
        )

    def run(self) -> Simulation:
        while self.simulation.month < self.simulation.months:
            self.remember()
            self.simulation.step()
            for check in self.checks:
                check(self.simulation.world)
        return self.simulation

    def remember(self) -> None:
        world = self.simulation.world
        self.people_before = world.people
        self.status_before = self.everyone.status.copy()
        self.hired_before = world.employers.hired.copy()
        self.sanctions_before, self.warnings_before = self.everyone.sanctions.copy(), self.everyone.warnings.copy()
        self.partners_before = self.everyone.partner.copy()
        self.owed_before = float((self.everyone.reclaim_owed + self.everyone.fine_owed).sum(dtype=np.float64))
        self.waiting_before = float(self.everyone.back_pay.sum(dtype=np.float64))
        self.spell_before = self.everyone.months_on_benefit.copy()

    def everyone_is_somewhere(self, world: World) -> None:
        assert world.everyone is self.everyone
        assert self.everyone.size == self.status_before.size
        assert world.people >= self.people_before
        assert np.isin(self.everyone.status, list(Status)).all()
        present, absent = self.everyone.status[: world.people], self.everyone.status[world.people :]
        assert (present != Status.NOT_YET).all()
        assert (absent == Status.NOT_YET).all()
        assert (self.everyone.entry_month[: world.people] <= world.calendar.month).all()

    def moves_have_a_reason(self, world: World) -> None:
        """Where someone is follows from where they were and from what happened, and from nothing else."""
        happened, people = world.happened, world.people
        expected = self.status_before[:people].copy()
        assert np.array_equal(happened.entered, expected == Status.NOT_YET)
        expected[happened.entered] = Status.ON_BENEFIT
        expected[happened.lost_job & (expected == Status.WORK)] = Status.WITHOUT
        assert not np.isin(expected[happened.returned], [Status.ON_BENEFIT, Status.WORK, *GONE_FOR_GOOD]).any()
        expected[happened.returned] = Status.ON_BENEFIT
        assert (expected[happened.accepted_basic] == Status.ON_BENEFIT).all()
        expected[happened.accepted_basic] = Status.BASIC_JOB
        assert np.array_equal(happened.left_status, expected)
        leaves = happened.exit != 0
        assert (happened.exit[leaves] != happened.left_status[leaves]).all()
        assert np.array_equal(world.clients.status, np.where(leaves, happened.exit, expected))
        assert (happened.found_full[happened.exit == Status.WORK]).all()
        elsewhere = leaves & ~np.isin(expected, [Status.ON_BENEFIT, Status.BASIC_JOB])
        assert np.isin(happened.exit[elsewhere], [Status.PENSION, Status.DIED]).all()

    def stocks_follow_from_flows(self, world: World) -> None:
        happened = world.happened
        before = np.count_nonzero(self.status_before == Status.ON_BENEFIT)
        came = np.count_nonzero(happened.entered) + np.count_nonzero(happened.returned)
        went = np.count_nonzero((happened.exit != 0) & (happened.left_status == Status.ON_BENEFIT)) + np.count_nonzero(happened.accepted_basic)
        assert np.count_nonzero(world.clients.status == Status.ON_BENEFIT) == before + came - went

    def spells_are_counted(self, world: World) -> None:
        """A spell goes on when the benefit stopped for two months or less; otherwise a new one begins."""
        clients, month = world.clients, world.calendar.month
        before, left_in = self.spell_before[: world.people], self.left_in[: world.people]
        stayed = (self.status_before[: world.people] == Status.ON_BENEFIT) & (clients.status == Status.ON_BENEFIT)
        assert np.array_equal(clients.months_on_benefit[stayed], before[stayed] + 1)
        back = world.happened.returned & (left_in >= 0) & (self.status_before[: world.people] != Status.BASIC_JOB)
        expected = np.where(month - left_in > 2, 0, before)
        assert np.array_equal(clients.months_on_benefit[back], expected[back])
        left_in[world.happened.returned] = -1
        left_in[world.happened.exit != 0] = month

    def the_dead_rest(self, world: World) -> None:
        clients, happened = world.clients, world.happened
        dead = np.flatnonzero(self.status_before[: world.people] == Status.DIED)
        assert (clients.status[dead] == Status.DIED).all()
        assert (clients.income[dead] == 0).all()
        retired = np.flatnonzero(self.status_before[: world.people] == Status.PENSION)
        assert np.isin(clients.status[retired], [Status.PENSION, Status.DIED]).all()
        for event in (
            "invited",
            "measure",
            "warned",
            "started",
            "got_offer",
            "found_part",
            "found_full",
            "returned",
            "offered_basic",
            "undue",
        ):
            assert not getattr(happened, event)[dead].any(), event

    def status_fits_job(self, world: World) -> None:
        clients = world.clients
        assert np.array_equal(clients.status == Status.WORK, clients.job == Job.FULL)
        assert np.array_equal(clients.status == Status.BASIC_JOB, clients.job == Job.BASIC)
        assert (clients.status[clients.job == Job.PART_TIME] == Status.ON_BENEFIT).all()
        off = ~np.isin(clients.status, [Status.ON_BENEFIT, Status.BASIC_JOB])
        assert not clients.activity[off].any()
        assert not clients.registered[clients.status != Status.ON_BENEFIT].any()
        assert not clients.sanction_months[clients.status != Status.ON_BENEFIT].any()
        assert (clients.months_on_benefit <= clients.months_career).all()

    def hours_are_not_overspent(self, world: World) -> None:
        workers = world.caseworkers
        assert (workers.hours_used <= workers.hours * (1 + 1e-5) + 1e-4).all()
        seen = np.flatnonzero(world.happened.talk_hours > 0)
        assert (world.clients.caseworker[seen] >= 0).all()
        on_talks = np.bincount(world.clients.caseworker[seen], weights=world.happened.talk_hours[seen], minlength=len(workers))
        assert (on_talks <= workers.hours_used * (1 + 1e-5) + 1e-3).all()

    def checks_take_hours(self, world: World) -> None:
        workers = world.caseworkers
        assert world.checks.shape == world.plans_followed.shape == world.plan_backlog.shape == (len(workers),)
        assert (world.checks >= 0).all()
        assert (world.checks * workers.clients * world.parameters.casework.check_hours <= workers.hours * (1 + 1e-5) + 1e-4).all()
        assert (world.plan_backlog >= -1e-6).all()
        assert ((world.plans_followed >= 0) & (world.plans_followed <= 1 + 1e-9)).all()

    def talks_are_for_clients(self, world: World) -> None:
        clients, happened = world.clients, world.happened
        seen = happened.invited | (happened.talks > 0)
        was_on_benefit = (happened.left_status == Status.ON_BENEFIT) | happened.accepted_basic
        assert was_on_benefit[seen].all()
        assert (happened.talks[happened.talk_quality > 0] > 0).all()
        assert not (happened.missed & ~happened.invited).any()
        assert (clients.caseworker < len(world.caseworkers)).all()
        back_after_talks = happened.returned & (self.status_before[: world.people] == Status.BASIC_JOB)
        waiting_for_one = (clients.status == Status.ON_BENEFIT) & ~back_after_talks
        staffed = np.diff(world.team_start) > 0
        has_one = waiting_for_one & (clients.caseworker >= 0)
        team = world.team_of_regime[clients.regime]
        assert np.array_equal(has_one, waiting_for_one & staffed[team])
        assert (world.caseworkers.team[clients.caseworker[has_one]] == team[has_one]).all()

    def programmes_keep_their_rules(self, world: World) -> None:
        clients = world.clients
        in_one = clients.programme > 0
        assert np.array_equal(in_one, clients.regime >= POLICIES_FOR_ALL)
        assert (clients.programme_last[in_one] == clients.programme[in_one]).all()
        for number, programme in enumerate(world.programmes, start=1):
            inside = clients.programme == number
            assert (clients.programme_months[inside] < programme.stay_months).all()
            entered = inside & world.happened.programme_entered
            assert programme.open_in(world.calendar.month - 1) or not entered.any()
            stayed = entered | (inside & (self.status_before[: world.people] == Status.ON_BENEFIT))
            assert np.count_nonzero(stayed) <= round(programme.places * world.supply_scale) + np.count_nonzero(inside & world.happened.returned)

    def places_add_up(self, world: World) -> None:
        clients, hosts = world.clients, world.hosts
        hosted = np.flatnonzero(clients.host >= 0)
        assert np.array_equal(hosts.taken, count_by(clients.host[hosted], len(hosts)))
        assert np.array_equal(hosts.guidance_taken, count_by(clients.host[clients.guided], len(hosts)))
        assert (hosts.taken <= hosts.places).all()
        assert (hosts.guidance_taken <= hosts.guidance).all()
        assert (hosts.kind[clients.host[hosted]] == clients.activity[hosted]).all()
        among_residents = self.among_residents[: world.people]  # whom brokers brought together goes on, also when the brokers are gone
        among_residents |= world.happened.matched & world.happened.started
        among_residents &= alone(clients)
        assert np.array_equal(alone(clients), among_residents)

    def vacancies_are_not_overfilled(self, world: World) -> None:
        happened, employers = world.happened, world.employers
        hired = employers.hired - self.hired_before
        assert (hired >= 0).all()
        promised = count_by(world.clients.employer[happened.promised_job], len(employers))  # set aside before the others are open
        assert (hired - promised <= employers.vacancies).all()
        assert not (happened.found_full & happened.found_part).any()
        assert hired.sum() == np.count_nonzero(happened.found_full | happened.found_part) == world.municipality.hires
        assert not (happened.got_offer & world.clients.hidden_income).any()

    def basic_jobs_and_coaches_are_limited(self, world: World) -> None:
        def capacity(name: str) -> float:
            """Per 1,000 clients, for the part of them, in whole hundredths, that began the month under a policy that has them; a programme has its own."""
            if world.programmes:
                return world.supplied(name)
            covered = world.clients.regime[self.status_before[: world.people] == Status.ON_BENEFIT] > 0
            share = round(float(covered.mean()), 2) if covered.size else 1.0
            before, now = (getattr(treatment, name) for treatment in world.treatments)
            return ((1.0 - share) * before + share * now) * world.supply_scale

        in_basic = np.count_nonzero(world.clients.status == Status.BASIC_JOB)
        assert in_basic <= round(capacity("basic_jobs"))
        assert not (world.happened.accepted_basic & ~world.happened.offered_basic).any()
        assert np.count_nonzero(world.clients.coached_months) <= round(capacity("coach_places"))

    def jobs_are_somewhere(self, world: World) -> None:
        """Who works has an employer and nobody else has; a subsidy goes with a job, and a basic job is counted where it is."""
        clients, employers = world.clients, world.employers
        assert (clients.employer < len(employers)).all()
        assert np.array_equal(clients.employer >= 0, clients.job != Job.NONE)
        in_basic = clients.status == Status.BASIC_JOB
        assert np.array_equal(employers.basic_jobs, count_by(clients.employer[in_basic], len(employers)))
        assert np.isin(clients.job[clients.job_subsidised], [Job.FULL, Job.PART_TIME]).all()

    def measures_are_counted(self, world: World) -> None:
        clients, happened = world.clients, world.happened
        assert np.array_equal(clients.sanctions - self.sanctions_before[: world.people], happened.measure.astype(int))
        assert np.array_equal(clients.warnings - self.warnings_before[: world.people], happened.warned.astype(int))
        assert not (happened.measure & happened.warned).any()
        assert (happened.cut_imposed[happened.measure] > 0).all()

    def partners_agree(self, world: World) -> None:
        partner = self.everyone.partner
        assert np.array_equal(partner, self.partners_before)
        linked = np.flatnonzero(partner >= 0)
        assert np.array_equal(partner[partner[linked]], linked)
        assert (partner[linked] != linked).all()
        assert np.array_equal(self.everyone.household[linked], self.everyone.household[partner[linked]])

    def debts_follow_from_claims(self, world: World) -> None:
        """What is owed to the municipality grows by claims and fines and falls by what is paid; what it held back, by what it pays late."""
        happened, counted = world.happened, world.municipality.quantities
        now = float((self.everyone.reclaim_owed + self.everyone.fine_owed).sum(dtype=np.float64))
        slack = 1e-5 * now + 1
        least = self.owed_before + counted.overpaid - counted.fines - counted.reclaimed
        most = least + 0.75 * counted.overpaid  # a fine is at most three quarters of the claim
        assert least - slack <= now <= most + slack
        assert not (happened.fined & ~happened.claimed).any()
        waiting = float(self.everyone.back_pay.sum(dtype=np.float64))
        assert waiting == pytest.approx(self.waiting_before + counted.held_back - counted.back_paid, rel=1e-5, abs=0.5)

    def money_adds_up(self, world: World) -> None:
        counted, p = world.municipality.quantities, world.parameters
        book = month_ledger(counted, world.law, p.ledger, p.income)
        assert np.isfinite(book).all()
        np.testing.assert_allclose(book.sum(axis=1), 0.0, atol=1e-6 * max(float(np.abs(book).max()), 1.0))
        benefits = book[[Item.BENEFITS, Item.EARNINGS_SET_OFF, Item.WITHHELD_BY_MEASURES, Item.HELD_BACK], Actor.CLIENT].sum()
        assert benefits == pytest.approx(p.ledger.benefit_share * counted.benefits_paid, rel=1e-9, abs=1e-6)
        clients = world.clients
        on_benefit = clients.status == Status.ON_BENEFIT
        received = float(clients.income[on_benefit].sum(dtype=np.float64))
        due = counted.benefits_paid + counted.part_time_earnings + counted.part_time_bonuses + counted.activity_pay + counted.buffers
        slack = 1e-5 * due + 0.01
        paid_back = counted.training_fees + counted.fines + counted.reclaimed
        assert due - paid_back - slack <= received <= due + counted.back_paid + slack  # these come from incomes on and off the benefit
        assert counted.clients_on_benefit == np.count_nonzero(on_benefit)
        norms = float(clients.reference_income[on_benefit].sum(dtype=np.float64))
        assert counted.benefits_paid + counted.set_off + counted.withheld_by_measures + counted.held_back == pytest.approx(norms, rel=1e-5, abs=0.01)

    def values_are_in_range(self, world: World) -> None:
        for population in (world.clients, world.caseworkers, world.employers, world.hosts, world.neighbourhoods):
            assert population.out_of_range() == [], type(population).__name__
            for name, declared in population.declared.items():
                assert getattr(population, name).dtype == declared.dtype, name
        for clock in CLOCKS:
            assert getattr(world.clients, clock).min(initial=0) >= 0, clock
        for name in world.happened.__annotations__:
            assert np.isfinite(getattr(world.happened, name)).all(), name


def city(name: str = "parked", **context: Any) -> Scenario:
    """A scenario in a small city."""
    return load(name).with_context({"clients": 500, **context})


@cache
def start_of(name: str, months: int = MONTHS) -> Start:
    """The start of a city, shared by all policies that are tried there."""
    return make_start(city(name).context, seed=SEED, parameters=Parameters(), months=months)


def with_reforms(scenario: Scenario, *reforms: dict[str, Any]) -> Scenario:
    return Scenario.from_dict({**scenario.as_written(), "reforms": list(reforms)})


def with_rollout(scenario: Scenario, by: str, from_month: int, months: int) -> Scenario:
    return scenario.changed({"rollout.by": by, "rollout.from_month": from_month, "rollout.months": months})


HARD = {"pressure": 1, "caseload": 5, "obligations.search_duty": 1, "sanctions.search_checks": 12}
REACHING_OUT = {
    "outreach.workers": 10,
    "outreach.names": True,
    "outreach.door_to_door": True,
    "outreach.passes_on": 0.3,
    "experts.share": 0.5,
    "community.builders": 3,
    "community.brokers": 5,
    "community.volunteers_strengthen": 0.5,
    "intake.first_talk_days": 10,
    "intake.plan_days": 5,
    "intake.applicants_asked": 1,
    "goals.to_work": 50,
    "goals.passed_on": 100,
    "goals.to_activity": 200,
    "financing.investment": 3000,
    "financing.price": 800,
    "financing.months": 6,
    "guidance.groups": 0.5,
    "guidance.group_size": 12,
}
COMES_AND_GOES = (
    {"from_month": 3, "until_month": 9, "policy": {"caseload": 20, "pressure": 0.9, "basic_jobs": 300}},
    {"from_month": 6, "until_month": 12, "policy": {"activities": {"volunteering": {"places": 0}, "social": {"places": 0}}}},
    {"from_month": 15, "until_month": 18, "policy": {"caseload": 0}},
    {"from_month": 20, "policy": {"basic_jobs": 20, "placement": {"coach_places": 0}}},
)
PROGRAMMES = (
    {"name": "by-lot", "places": 100, "who": {"age": {"below": 50}}, "stay_months": 6, "again": True,
     "policy": {"guidance": {"caseload": 20}, "contact": {"talks_per_year": 12}, "basic_jobs": 200, "activities": {"training": {"places": 300}}}},
    {"name": "after-it", "follows": "by-lot", "places": 50, "stay_months": 4, "policy": {"placement": {"coach_places": 1000}}},
    {"name": "volunteers", "places": 60, "voluntary": True, "from_month": 2, "until_month": 9, "stay_months": 8, "policy": {"caseload": 40, "pressure": 1}},
    {"name": "sent", "places": 80, "chosen_by": "caseworker", "from_month": 1, "stay_months": 12, "policy": {"activities": {"social": {"places": 0}}}},
    {"name": "screened", "places": 200, "chosen_by": "screening", "assessed": 20, "admitted": 0.4, "policy": {"caseload": 30}},
)  # fmt: skip
POLICIES: dict[str, Scenario] = {
    **{f"scenario {name}": city().with_policy_of(load(name)) for name in names()},
    "no caseworkers": city("rotterdam").changed({"caseload": 0}),
    "five clients per caseworker": city().changed({"caseload": 5}),
    "everything hard": city().changed(HARD),
    "the whole benefit for three months": city().changed(
        HARD
        | {
            "sanctions.cut_share": 1.0,
            "sanctions.cut_months": 3,
            "sanctions.hardship": 0,
            "sanctions.filing": 1.0,
            "sanctions.warning_first": False,
        }
    ),
    "a basic job for everyone": city().changed({"basic_jobs.places": 1000, "basic_jobs.after_months": 0}),
    "basic jobs that end": city().changed({"basic_jobs.places": 400, "basic_jobs.months_limit": 4, "basic_jobs.after_months": 0}),
    "no places": city("amsterdam").changed(
        {f"activities.{kind.name.lower()}.places": 0 for kind in Activity if kind not in (Activity.NONE, Activity.INFORMAL_CARE)}
    ),
    "coaches, subsidies, bonuses": city("basic-guidance").changed(
        {
            "placement.coach_places": 100,
            "placement.wage_subsidy": 0.5,
            "placement.carved_jobs": 50,
            "earnings.exit_bonus": 1000,
            "earnings.part_time_bonus": 0.3,
        }
    ),
    "talks last": city("amsterdam").changed({"guidance.hours_first": ["checks", "employers", "plans", "talks"], "guidance.client_facing_share": 0.05}),
    "talks first": city("amsterdam").changed(
        {"guidance.hours_first": ["talks", "plans", "employers", "checks"], "guidance.groups": 1.0, "contact.home_visits": 1.0}
    ),
    "people reach out": city("utrecht").changed(REACHING_OUT),
    "people reach out, person by person": with_rollout(city("amsterdam").changed(REACHING_OUT), "person", 2, 12),
    "reforms that come and go": with_reforms(city("amsterdam").changed({"basic_jobs": 100, "placement.coach_places": 40}), *COMES_AND_GOES),
    "person by person": with_rollout(city("amsterdam").changed({"basic_jobs": 300, "pressure": 0.8}), "person", 2, 20),
    "programmes": Scenario.from_dict({**city("amsterdam").as_written(), "programmes": PROGRAMMES}),
    "brokers who are gone after three months": with_reforms(city("amsterdam"), {"from_month": 0, "until_month": 3, "policy": {"community": {"brokers": 50}}}),
    "programmes beside reforms": Scenario.from_dict({**with_reforms(city("amsterdam"), *COMES_AND_GOES).as_written(), "programmes": PROGRAMMES}),
    "programmes in a roll-out": with_rollout(Scenario.from_dict({**city("rotterdam").as_written(), "programmes": PROGRAMMES}), "person", 3, 12),
    "neighbourhood by neighbourhood": with_rollout(city("amsterdam").changed({"basic_jobs": 300, "pressure": 0.8}), "neighbourhood", 2, 20),
}


def on_people_of(name: str, scenario: Scenario) -> Scenario:
    return city(name).with_policy_of(scenario)


SOME_OF_THE_LIBRARY = {f"scenario {name}" for name in ("rotterdam", "basic-job", "bremen", "social-impact-bond", "utrecht", "parked")}
"""Scenarios of the library that are always tried; slow tests try all of them."""


@pytest.mark.parametrize(
    "policy",
    [pytest.param(each, marks=pytest.mark.slow if each.startswith("scenario ") and each not in SOME_OF_THE_LIBRARY else ()) for each in POLICIES],
)
def test_invariants_hold_among_long_term_clients(policy: str) -> None:
    scenario = on_people_of("parked", POLICIES[policy])
    Watch(Simulation(scenario, seed=SEED, start=start_of("parked"), months=MONTHS)).run()


@pytest.mark.parametrize("policy", ["scenario parked", "everything hard", "basic jobs that end", "reforms that come and go", "person by person"])
def test_invariants_hold_in_the_whole_stock_with_caseworkers_before(policy: str) -> None:
    scenario = on_people_of("ordinary", POLICIES[policy])
    Watch(Simulation(scenario, seed=SEED, start=start_of("ordinary"), months=MONTHS)).run()


@pytest.mark.parametrize(
    "context",
    [
        {"clients": 100},
        {"clients": 10},
        {"labour_market.tightness": 0.0},
        {"labour_market.tightness": 3.0, "labour_market.season": 0.5},
        {"profile": "national", "start": "2026-07"},
        {"profile": "medium-city", "start": "2003-01"},
    ],
    ids=str,
)
def test_invariants_hold_in_other_circumstances(context: dict[str, Any]) -> None:
    scenario = city("ordinary", **{"clients": 300, **context}).changed({"basic_jobs": 50, "pressure": 0.5, "caseload": 60})
    Watch(Simulation(scenario, seed=SEED, months=MONTHS)).run()


def test_without_vacancies_nobody_is_hired() -> None:
    scenario = city("ordinary", **{"clients": 300, "labour_market.tightness": 0.0}).changed(HARD | {"placement.carved_jobs": 100})
    simulation = Simulation(scenario, seed=SEED, months=12)
    observed = simulation.run()
    assert simulation.world.employers.hired.sum() == 0
    assert observed.series("vacancies").sum() == 0
    assert np.count_nonzero(simulation.clients.status == Status.WORK) == 0


@pytest.mark.slow
@pytest.mark.parametrize("policy", ["scenario rotterdam", "everything hard", "basic jobs that end", "reforms that come and go"])
def test_invariants_hold_for_twenty_years(policy: str) -> None:
    scenario = on_people_of("parked", POLICIES[policy])
    Watch(Simulation(scenario, seed=SEED, start=start_of("parked", 240), months=240)).run()


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_invariants_hold_in_every_scenario_at_full_length(name: str) -> None:
    Watch(Simulation(load(name).with_context({"clients": 3000}), seed=SEED, months=60)).run()


@pytest.mark.parametrize("policy", ["everything hard", "reforms that come and go"])
def test_what_is_observed_is_a_number_wherever_it_is_defined(policy: str) -> None:
    observed = Simulation(on_people_of("parked", POLICIES[policy]), seed=SEED, start=start_of("parked"), months=MONTHS).run()
    for indicator in (
        "on_benefit",
        "active_real",
        "life_satisfaction",
        "trust",
        "income",
        "hires" if "hires" in observed.indicators else "inflow",
    ):
        assert np.isfinite(observed.series(indicator)).all(), indicator
    assert not np.isinf(observed.values).any()
    np.testing.assert_allclose(observed.ledger.sum(axis=2), 0.0, atol=1e-3)
