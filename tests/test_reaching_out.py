"""What it does to people when others reach out to them: claims that a policy adviser could check."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.observation import Observed
from zachtehand.populations.categories import Status
from zachtehand.scenario import Scenario, load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters
from zachtehand.submodels.ledger import Actor, Item

MONTHS, SEED, CLIENTS = 24, 2, 1_500
DOORS = {"outreach.workers": 5.0, "outreach.door_to_door": True}
NAMES = {**DOORS, "outreach.names": True}


def city(name: str) -> Scenario:
    return load(name).with_context({"clients": CLIENTS})


@cache
def start(name: str) -> Start:
    return make_start(city(name).context, seed=SEED, parameters=Parameters(), months=MONTHS)


@cache
def ran(name: str, changes: tuple[tuple[str, Any], ...] = ()) -> Observed:
    return Simulation(city(name).changed(dict(changes)), seed=SEED, start=start(name), months=MONTHS).run()


def under(changes: dict[str, Any], name: str = "parked") -> Observed:
    return ran(name, tuple(changes.items()))


def total(observed: Observed, indicator: str, group: str = "all") -> float:
    return float(np.nansum(observed.series(indicator, group)))


def last_year(observed: Observed, indicator: str, group: str = "all") -> float:
    return float(np.nanmean(observed.series(indicator, group)[-12:]))


def test_names_and_addresses_bring_a_team_to_everybody() -> None:
    names, doors, neither = under(NAMES), under(DOORS), under({"outreach.workers": 5.0})
    assert last_year(names, "nobody_came") < 0.05  # everyone has been tried
    assert total(names, "team_visits") > 2 * total(doors, "team_visits") > 0
    assert total(neither, "team_visits") == total(neither, "came_to_team") > 0


def test_a_team_without_names_sees_those_who_come_by_themselves() -> None:
    """Motivation of those who were visited over that of everybody on the benefit: even with names, higher without."""

    def over_everybody(changes: dict[str, Any]) -> float:
        simulation = Simulation(city("parked").changed(changes), seed=SEED, start=start("parked"), months=12)
        visited, everybody = [], []
        for _ in range(12):
            simulation.step()
            clients = simulation.clients
            visited.append(clients.autonomous[simulation.world.happened.visited])
            everybody.append(clients.autonomous[clients.status == Status.ON_BENEFIT])
        return float(np.concatenate(visited).mean() - np.concatenate(everybody).mean())

    few = {"outreach.workers": 2.0}
    with_names, without = over_everybody({**NAMES, **few}), over_everybody(few)
    assert without > with_names + 0.005
    assert abs(with_names) < 0.02


def test_visits_raise_activity_and_trust_without_talks_or_measures() -> None:
    before, visited = under({}), under(NAMES)
    assert last_year(visited, "active_real") > last_year(before, "active_real") + 0.02
    assert last_year(visited, "trust") > last_year(before, "trust")
    assert total(visited, "talks") == total(visited, "measures") == total(visited, "warnings") == 0
    assert last_year(visited, "active_registered") == pytest.approx(last_year(before, "active_registered"), abs=0.02)


def test_two_of_three_people_open_the_door() -> None:
    simulation = Simulation(
        city("parked").changed({**NAMES, "outreach.workers": 100.0, "outreach.visit_hours": 1.0}), seed=SEED, start=start("parked"), months=1
    )
    simulation.run()
    tried = (simulation.clients.months_since_visit == 0) & ~simulation.world.happened.came_by
    assert simulation.world.happened.visited[tried].mean() == pytest.approx(0.67, abs=0.08)


def test_the_team_passes_people_on_who_then_get_a_talk() -> None:
    changes = {**NAMES, "outreach.passes_on": 1.0, "contact.talks_per_year": 0.5, "contact.talks_per_year_limit": 0.5}
    passing = under(changes, "utrecht")
    keeping = under({**changes, "outreach.passes_on": 0.0}, "utrecht")
    assert total(passing, "passed_on") > 20
    assert total(keeping, "passed_on") == 0
    assert total(passing, "talks") > total(keeping, "talks")


def test_a_goal_makes_a_team_pass_people_on_until_it_is_reached() -> None:
    modest, ambitious = (under({**NAMES, "goals.passed_on": float(goal), "goals.strictness": 1.0}) for goal in (30, 300))
    assert 0 < total(modest, "passed_on") < total(ambitious, "passed_on")
    assert total(modest, "passed_on") == pytest.approx(60, rel=0.5)  # 30 a year for two years


def test_a_goal_for_work_draws_hours_to_those_close_to_work() -> None:
    busy = {"guidance.caseload": 300}
    held = under({**busy, "goals.to_work": 500.0, "goals.strictness": 1.0}, "ordinary")
    assert last_year(held, "attention_near_over_far") > last_year(under(busy, "ordinary"), "attention_near_over_far")


def test_initiatives_grow_with_builders_and_make_people_be_asked() -> None:
    built = under({"community.builders": 3.0})
    strength = built.series("initiatives")
    assert strength[0] < strength[11] < strength[23] < 0.95
    assert strength[11] - strength[0] > strength[23] - strength[11] > 0
    assert total(built, "activity_starts") > total(under({}), "activity_starts")


def test_brokers_bring_people_together_where_there_are_no_places() -> None:
    nothing = {f"activities.{kind}.places": 0.0 for kind in ("social", "volunteering")}
    matched = under({**nothing, "community.brokers": 10.0})
    assert total(matched, "matches") == pytest.approx(10 * 33 * 0.15 * 0.2 * MONTHS, rel=0.15)
    assert last_year(matched, "active_real") > last_year(under(nothing), "active_real")


def test_experts_raise_trust_and_self_efficacy_as_far_as_there_are_any() -> None:
    base, led, none = (
        under({}, "amsterdam"),
        under({"experts.share": 1.0, "experts.trained": 100.0}, "amsterdam"),
        under({"experts.share": 1.0, "experts.trained": 0.0}, "amsterdam"),
    )
    assert total(led, "expert_talks") > 0 == total(none, "expert_talks")
    assert last_year(led, "self_efficacy") > last_year(base, "self_efficacy")
    assert np.array_equal(none.values, base.values, equal_nan=True)


def seen_at_once(changes: dict[str, Any]) -> float:
    """Share of newcomers who have a talk in the month in which they come on the benefit."""
    simulation = Simulation(city("ordinary").changed({"guidance.caseload": 600, **changes}), seed=SEED, start=start("ordinary"), months=12)
    came = seen = 0
    while simulation.month < 12:
        simulation.step()
        happened = simulation.world.happened
        came += int(happened.entered.sum())
        seen += int((happened.talks[happened.entered] > 0).sum())
    return seen / came


def test_a_term_brings_the_first_talk_forward() -> None:
    """Five days leave five sixths of newcomers to be seen in the month in which they come, as far as they turn up."""
    soon, later, never = (seen_at_once({"intake.first_talk_days": days}) for days in (5.0, 25.0, 0.0))
    assert 0.4 < soon < 5 / 6
    assert soon > later + 0.1
    assert soon > never + 0.1


def test_asking_applicants_brings_what_people_do_on_file_and_starts_something() -> None:
    asked, not_asked = under({"intake.applicants_asked": 1.0}), under({})
    assert last_year(asked, "active_registered") > last_year(not_asked, "active_registered")
    assert total(asked, "activity_starts") > total(not_asked, "activity_starts")


def test_a_group_shares_the_hours_of_its_meetings() -> None:
    weekly = {"contact.talks_per_year": 52, "contact.talks_per_year_limit": 52, "guidance.caseload": 60, "guidance.groups": 1.0}
    small, large = (under({**weekly, "guidance.group_size": size}, "basic-guidance") for size in (4, 24))
    assert total(large, "talks") > 1.5 * total(small, "talks")
    per_client = large.series("talks") / large.series("on_benefit")
    assert per_client[-12:].mean() > 2.5  # a month: most who turn up meet nearly every week


@pytest.mark.parametrize(("price", "reference"), [(0.0, 0.5), (300.0, 0.1), (5_000.0, 0.0)])
def test_an_investor_gains_at_most_the_return_and_loses_at_most_the_loss(price: float, reference: float) -> None:
    ledger = under({"financing.investment": 1_000.0, "financing.months": 6, "financing.price": price, "financing.reference": reference}, "ordinary").ledger
    put_in, received = -ledger[:, Item.PREFINANCING, Actor.INVESTOR], ledger[:, Item.RESULT_PAYMENTS, Actor.INVESTOR]
    assert put_in[0] > 0
    assert received.sum() <= 1.12**2 * put_in.sum()
    assert received.sum() >= 0.4 * put_in[:-6].sum() - 1e-3
    if price == 0:
        assert received.sum() == pytest.approx(0.4 * put_in[:-6].sum())
    if price == 5_000:
        assert received.sum() > put_in.sum()
