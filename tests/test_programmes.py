"""Programmes: policies for some people. Who enters, who stays, and what it takes from others."""

from __future__ import annotations

import pickle
from functools import cache
from typing import Any

import numpy as np
import pytest

from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.input_errors import InputError
from zachtehand.parameters import changed
from zachtehand.populations.categories import Activity, Household, Status
from zachtehand.programmes import POLICIES_FOR_ALL, joined_freely, shares, teams
from zachtehand.scenario import Scenario, load
from zachtehand.simulation import Simulation
from zachtehand.steps.conversations import seems_close
from zachtehand.submodels import Parameters
from zachtehand.submodels.programmes import ProgrammeParameters, says_yes

CLIENTS = 1000
MONTHS = 24
CITY = load("ordinary").with_context({"clients": CLIENTS})


@cache
def begin() -> Start:
    return make_start(CITY.context, seed=3, parameters=Parameters(), months=MONTHS)


def town(*programmes: dict[str, Any], **policy: Any) -> Scenario:
    base = CITY.changed(policy) if policy else CITY
    return Scenario.from_dict(
        {**base.as_written(), "programmes": [{"name": f"programme-{number}", "policy": {}, **each} for number, each in enumerate(programmes, 1)]}
    )


def simulated(scenario: Scenario, months: int = MONTHS) -> Simulation:
    return Simulation(scenario, seed=3, start=begin(), months=months)


def entered_of(simulation: Simulation) -> np.ndarray:
    return np.flatnonzero(simulation.world.happened.programme_entered)


def test_only_those_for_whom_it_is_meant_enter_and_no_more_than_there_are_places() -> None:
    who = {"age": {"at_least": 30, "below": 50}, "household": ["single_parent"], "hidden_income": False}
    simulation = simulated(town({"who": who, "places": 40}))
    seen = 0
    for _ in range(6):
        simulation.step()
        clients, rows = simulation.clients, entered_of(simulation)
        seen += rows.size
        assert ((clients.age[rows] >= 30) & (clients.age[rows] < 50.1)).all()
        assert (clients.household[rows] == Household.SINGLE_PARENT).all()
        assert not clients.hidden_income[rows].any()
        inside = (clients.programme == 1) & (clients.status == Status.ON_BENEFIT)
        assert np.count_nonzero(inside) <= 40 + np.count_nonzero(simulation.world.happened.returned)
    assert seen > 20


def test_a_stay_ends_and_nobody_comes_twice_unless_again() -> None:
    once, again = ({"places": 1000, "stay_months": 5, "again": more} for more in (False, True))
    for programme in (once, again):
        simulation = simulated(town(programme), 14)
        entries = np.zeros(simulation.world.everyone.size, int)
        for month in range(14):
            simulation.step()
            entries[entered_of(simulation)] += 1
            assert simulation.clients.programme_months.max() < 5
            if month == 5 and not programme["again"]:
                left = simulation.world.happened.programme_left
                assert left.sum() > 800
                assert not simulation.clients.programme[left].any()
        assert entries.max() == (3 if programme["again"] else 1)


def test_whoever_finishes_one_enters_the_programme_that_follows() -> None:
    scenario = town({"places": 50, "stay_months": 4, "until_month": 1}, {"places": 50, "follows": "programme-1", "stay_months": 3})
    simulation = simulated(scenario, 10)
    first = second = np.zeros(0, int)
    for month in range(9):
        simulation.step()
        if month == 0:
            first = entered_of(simulation)
        if month == 4:
            second = entered_of(simulation)
    assert first.size == 50
    assert set(second.tolist()) <= set(first.tolist())
    assert second.size > 40
    assert not (simulation.clients.programme > 0).any()


def test_the_first_ones_are_the_same_however_many_places_there_are() -> None:
    few, many = (simulated(town({"places": places}), 1) for places in (20, 200))
    few.step(), many.step()
    assert set(entered_of(few).tolist()) < set(entered_of(many).tolist())


def test_volunteers_are_more_motivated_than_those_who_stay_away() -> None:
    simulation = simulated(town({"places": 1000, "voluntary": True, "until_month": 1}), 1)
    before = begin().world.everyone
    on_benefit = before.status[: begin().world.people] == Status.ON_BENEFIT
    simulation.step()
    came = np.zeros(on_benefit.size, bool)
    came[entered_of(simulation)[entered_of(simulation) < on_benefit.size]] = True
    assert 0.03 < came[on_benefit].mean() < 0.5
    stayed = on_benefit & ~came
    assert before.autonomous[: on_benefit.size][came].mean() > before.autonomous[: on_benefit.size][stayed].mean() + 0.03


def test_a_personal_invitation_brings_more() -> None:
    by_letter, in_person = (simulated(town({"places": 1000, "voluntary": True, "policy": {"contact": {"warmth": warmth}}}), 1) for warmth in (0, 1))
    by_letter.step(), in_person.step()
    assert entered_of(in_person).size > 1.5 * entered_of(by_letter).size


def test_screening_looks_at_so_many_and_admits_those_who_seem_closest() -> None:
    simulation = simulated(town({"places": 1000, "chosen_by": "screening", "assessed": 50, "admitted": 0.4, "policy": {"caseload": 30}}), 3)
    for month in range(1, 4):
        simulation.step()
        clients = simulation.clients
        assert np.count_nonzero(clients.screened == 1) == 50 * month
        assert entered_of(simulation).size == 20
    looked_at = np.flatnonzero(clients.screened == 1)
    seems = seems_close(simulation.world, looked_at)
    admitted = clients.programme_last[looked_at] == 1
    assert seems[admitted].mean() > seems[~admitted].mean() + 0.5


def test_caseworkers_send_people_whom_they_spoke_to() -> None:
    simulation = simulated(town({"places": 1000, "chosen_by": "caseworker", "from_month": 3}), 8)
    for _ in range(8):
        talked = simulation.clients.months_since_talk.copy() == 0 if simulation.month else np.zeros(0, bool)
        simulation.step()
        rows = entered_of(simulation)
        rows = rows[rows < talked.size]
        assert talked[rows].all()
    assert (simulation.clients.programme > 0).any()


def test_nothing_changes_before_a_programme_begins_nor_without_places() -> None:
    plain, later, empty = (
        simulated(scenario, 12) for scenario in (CITY, town({"places": 100, "from_month": 9, "policy": {"pressure": 1}}), town({"places": 0}))
    )
    for month in range(12):
        for simulation in (plain, later, empty):
            simulation.step()
        for other in (later, empty) if month < 9 else (empty,):
            for name in plain.world.everyone.declared:
                assert np.array_equal(getattr(plain.world.everyone, name), getattr(other.world.everyone, name)), (month, name)
    assert not np.array_equal(plain.world.everyone.controlled_search, later.world.everyone.controlled_search)


def test_a_programme_with_guidance_has_caseworkers_of_its_own_beside_those_for_all() -> None:
    simulation = simulated(town({"places": 60, "policy": {"guidance": {"caseload": 15}, "contact": {"talks_per_year": 12}}}), 12)
    plain = simulated(CITY, 12)
    for _ in range(12):
        simulation.step(), plain.step()
    world = simulation.world
    inside = (world.clients.programme == 1) & (world.clients.status == Status.ON_BENEFIT)
    teams_seen = world.caseworkers.team[world.clients.caseworker[inside]]
    assert set(teams_seen.tolist()) == {2}
    assert np.count_nonzero(world.caseworkers.team == 2) == 4
    assert np.count_nonzero(world.caseworkers.team == 1) == np.count_nonzero(plain.world.caseworkers.team == 1)
    assert world.clients.months_since_talk[inside].mean() < plain.world.clients.months_since_talk[inside].mean()


def test_places_of_a_programme_are_kept_for_its_people() -> None:
    others = {kind.name.lower(): {"places": 0} for kind in Activity if kind not in (Activity.NONE, Activity.INFORMAL_CARE, Activity.TRAINING)}
    layer = {
        "activities": others | {"training": {"places": 800}},
        "guidance": {"caseload": 15, "plan_always": 1.0, "plan_by_quality": 0},
        "contact": {"talks_per_year": 12},
    }
    simulation = simulated(town({"places": 60, "from_month": 6, "policy": layer}))
    plain = simulated(CITY)
    outside, trained = [], []
    for _ in range(MONTHS):
        simulation.step(), plain.step()
        clients = simulation.clients
        training = (clients.activity == Activity.TRAINING) & (clients.status == Status.ON_BENEFIT)
        inside = clients.programme == 1
        trained.append(np.count_nonzero(training & inside))
        at_plain = (plain.clients.activity == Activity.TRAINING) & ~inside
        outside.append(np.count_nonzero(training & ~inside) - np.count_nonzero(at_plain))
        assert simulation.world.reserved[Activity.TRAINING] <= 48
    assert max(trained) > 8
    assert max(np.abs(outside)) < 8


ONLY_WORK_EXPERIENCE = {
    "activities": {kind.name.lower(): {"places": 0} for kind in Activity if kind not in (Activity.NONE, Activity.INFORMAL_CARE)}
    | {"work_experience": {"places": 1000, "guidance_share": 1}},
    "guidance": {"caseload": 15, "plan_always": 1.0, "plan_by_quality": 0},
    "contact": {"talks_per_year": 12},
    "obligations": {"exemption": 0},
}


def test_what_only_a_programme_offers_ends_with_it() -> None:
    programme = {"who": {"activity": ["none"]}, "places": 100, "until_month": 1, "stay_months": 4, "policy": ONLY_WORK_EXPERIENCE}
    simulation = simulated(town(programme, **{"activities.work_experience.places": 0}))
    for _ in range(4):
        simulation.step()
    at_work = np.flatnonzero(simulation.clients.activity == Activity.WORK_EXPERIENCE)
    inside = simulation.clients.programme[at_work] == 1
    assert np.count_nonzero(inside) >= 5
    simulation.step()
    assert not (simulation.clients.activity[at_work[inside]] == Activity.WORK_EXPERIENCE).any()
    assert simulation.world.happened.programme_ended[at_work[inside]].all()
    goes_on = simulated(town(programme, **{"activities.work_experience.places": 200}))
    for _ in range(5):
        goes_on.step()
    left = goes_on.world.happened.programme_left
    assert np.count_nonzero(goes_on.clients.activity[left] == Activity.WORK_EXPERIENCE) > 5


def test_whoever_said_yes_wants_what_the_programme_is_about() -> None:
    programme = {"who": {"activity": ["none"]}, "places": 100, "voluntary": True, "until_month": 1, "policy": ONLY_WORK_EXPERIENCE}
    scenario = town(programme, {"follows": "programme-1", "places": 100}, {"places": 50})
    assert joined_freely(scenario.programme_rules()).tolist() == [False, False, True, True, False]

    def started(keeps: float) -> int:
        simulation = simulated(town(programme), months=3)
        simulation.world.parameters = changed(Parameters(), {"programmes.keeps_to_yes": keeps})
        for _ in range(3):
            simulation.step()
        return int(np.count_nonzero((simulation.clients.activity != Activity.NONE) & (simulation.clients.programme == 1)))

    assert started(1.0) > started(0.7) + 2


def test_ratios_refer_to_the_people_of_each_policy() -> None:
    rules = town({"places": 100, "from_month": 2, "until_month": 4, "stay_months": 3}, {"places": 300, "policy": {"caseload": 30}}).programme_rules()
    np.testing.assert_allclose(shares(rules, month=0, coverage=0.5), [0.35, 0.35, 0.0, 0.3])
    np.testing.assert_allclose(shares(rules, month=6, coverage=1.0), [0.0, 0.6, 0.1, 0.3])
    np.testing.assert_allclose(shares(rules, month=7, coverage=1.0), [0.0, 0.7, 0.0, 0.3])
    team_of_regime, regime_of_team = teams(rules)
    assert team_of_regime.tolist() == [0, 1, 1, 2]
    assert regime_of_team.tolist() == [0, 1, POLICIES_FOR_ALL + 1]


def test_says_yes_by_hand() -> None:
    p = ProgrammeParameters()
    middle, half = np.full(1, 0.5, np.float32), np.full(1, 0.5, np.float32)
    assert says_yes(middle, half, 0.0, p)[0] == pytest.approx(0.18, abs=1e-6)
    odds = 0.18 / 0.82 * np.exp(4.0 * 0.2 + 2.0 * -0.1 + 1.5)
    assert says_yes(middle + 0.2, half - 0.1, 1.0, p)[0] == pytest.approx(odds / (1 + odds), rel=1e-5)


def test_a_scenario_with_programmes_travels() -> None:
    scenario = town({"places": 10, "who": {"sex": ["woman"], "debt": {"at_least": 0.5}}}, {"places": 5, "follows": "programme-1"})
    assert pickle.loads(pickle.dumps(scenario)) == scenario
    assert Scenario.from_dict(scenario.to_dict()).programme_rules() == scenario.programme_rules()
    assert scenario.changed({"programmes.0.places": 20}).programmes[0].places == 20


@pytest.mark.parametrize(
    ("programme", "said"),
    [
        ({"places": 10, "who": {"agee": {"below": 20}}}, "age"),
        ({"places": 10, "who": {"age": {"below": 20, "at_least": 30}}}, "below must be higher than at_least"),
        ({"places": 10, "who": {"age": {"below": 500}}}, "120"),
        ({"places": 10, "who": {"household": ["singel"]}}, "single"),
        ({"places": 10, "who": {"debt": True}}, "programmes.0.who.debt"),
        ({"places": 2000}, "1000"),
        ({"places": 10, "name": "Not A Name"}, "small letters"),
        ({"places": 10, "chosen_by": "screening"}, "assessed"),
        ({"places": 10, "until_month": 3, "from_month": 3}, "until_month must come after from_month"),
        ({"places": 10, "follows": "nothing"}, "not a programme above it"),
        ({"places": 10, "stay_months": 0}, "programmes.0.stay_months"),
        ({"places": 10, "policy": {"guidance": {"plan_always": 2}}}, "plan_always"),
        ({"places": 10, "policy": {"guidance": {"leftover_to_contact": 0.123}}}, "add up"),
        ({}, "places"),
    ],
)  # fmt: skip
def test_mistakes_are_named(programme: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError) as failure:
        town(programme)
    sentence = failure.value.sentence("en")
    assert said in sentence
    assert "\n" not in sentence
    assert failure.value.sentence("nl") != sentence
