"""Who gets the places that were bought, what the files say, and who stays exempt: claims that a policy adviser could check."""

from __future__ import annotations

from functools import cache

import numpy as np

from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.parameters import changed
from zachtehand.populations.categories import Activity, Status
from zachtehand.scenario import load
from zachtehand.simulation import Simulation
from zachtehand.steps.offers import guided_kinds
from zachtehand.submodels import Parameters

MONTHS, SEED, CLIENTS = 18, 3, 1_500


@cache
def start(name: str) -> Start:
    return make_start(load(name).with_context({"clients": CLIENTS}).context, seed=SEED, parameters=Parameters(), months=MONTHS)


@cache
def ran(name: str, *changes: tuple[str, float]) -> Simulation:
    scenario = load(name).with_context({"clients": CLIENTS}).changed(dict(changes))
    simulation = Simulation(scenario, seed=SEED, start=start(name), months=MONTHS)
    simulation.run()
    return simulation


def in_day_activity(simulation: Simulation) -> np.ndarray:
    clients = simulation.clients
    return (clients.status == Status.ON_BENEFIT) & (clients.activity == Activity.DAY_ACTIVITY)


def test_whoever_is_in_a_sheltered_place_is_guided() -> None:
    simulation = ran("amsterdam")
    assert guided_kinds(simulation.world)[Activity.DAY_ACTIVITY]
    assert not guided_kinds(simulation.world)[Activity.VOLUNTEERING]
    inside = in_day_activity(simulation)
    assert inside.any()
    assert simulation.clients.guided[inside].all()
    assert in_day_activity_at_start() > 0.5 * 45 * CLIENTS / 1000  # the provision was there, and those in it keep their place


def in_day_activity_at_start() -> int:
    clients = start("amsterdam").world.clients
    return int(np.count_nonzero((clients.status == Status.ON_BENEFIT) & (clients.activity == Activity.DAY_ACTIVITY)))


def test_sheltered_places_go_to_those_who_have_less_to_stand_on_than_volunteers() -> None:
    clients = ran("amsterdam").clients
    on_benefit = clients.status == Status.ON_BENEFIT
    stands_on = clients.self_efficacy + clients.health_mental
    assert stands_on[in_day_activity(ran("amsterdam"))].mean() < stands_on[on_benefit & (clients.activity == Activity.VOLUNTEERING)].mean() - 0.05


def test_organisations_that_look_for_people_fill_the_places_they_were_paid_for() -> None:
    with_them, without = ran("amsterdam"), ran("amsterdam", ("activities.recruitment", 0.0))
    assert np.count_nonzero(in_day_activity(with_them)) > 1.3 * np.count_nonzero(in_day_activity(without))


def test_guidance_is_counted_in_places_when_two_policies_share_a_city() -> None:
    """Half the city has day activity and half has none: its places all come with guidance, whatever the mean of the shares."""
    scenario = load("amsterdam").with_context({"clients": CLIENTS, "reference": {"activities": {"day_activity": {"places": 0}}}})
    data = scenario.model_copy(update={"rollout": scenario.rollout.model_copy(update={"by": "person", "months": 12})})
    simulation = Simulation(data, seed=SEED, months=6)
    simulation.run()
    hosts = simulation.world.hosts
    day = hosts.kind == Activity.DAY_ACTIVITY
    assert 0 < hosts.places[day].sum() < 125 * CLIENTS / 1000
    assert (hosts.guidance[day] == hosts.places[day]).all()


def test_a_file_says_more_than_what_is_done() -> None:
    """Under a duty everybody has a kind on file; fewer do it, and those who do something do what is on file."""
    simulation = ran("rotterdam")
    clients = simulation.clients
    on_file = (clients.status == Status.ON_BENEFIT) & clients.registered
    assert (clients.kind_on_file[on_file] != Activity.NONE).mean() > 0.99
    active = on_file & (clients.activity != Activity.NONE)
    assert active.sum() < 0.95 * on_file.sum()
    assert (clients.kind_on_file[active] == clients.activity[active]).all()
    seen = simulation.observed()
    kinds = [f"registered_{kind.name.lower()}" for kind in Activity if kind is not Activity.NONE]
    assert np.isclose(sum(seen.series(kind)[-1] for kind in kinds), seen.series("active_registered")[-1], atol=0.005)


def test_exemptions_stay_where_the_ground_holds() -> None:
    scenario = load("ordinary").with_context({"clients": CLIENTS})
    shares = []
    for renewed in (0.6, 0.95):
        parameters = changed(Parameters(), {"participation.exemption_renewed": renewed})
        simulation = Simulation(scenario, seed=SEED, parameters=parameters, months=12)
        shares.append(simulation.run().series("exempt")[-1])
    assert shares[0] < 0.8 * shares[1]


def test_the_rule_of_admission_stands_with_the_provision_and_not_with_its_guidance() -> None:
    """One-euro jobs come with guidance and are for any long-term unemployed; with an indication only for those who have little to stand on."""
    limit = Parameters().participation.indication
    open_to_all, with_indication = (ran("bremen", ("programmes.0.policy.activities.day_activity.indication", needed)) for needed in (False, True))
    assert np.count_nonzero(in_day_activity(open_to_all)) > 1.3 * np.count_nonzero(in_day_activity(with_indication))
    stands_on = 0.5 * (open_to_all.clients.self_efficacy + open_to_all.clients.health_mental)
    assert (stands_on[in_day_activity(open_to_all)] >= limit).mean() > 0.2
    assert open_to_all.clients.guided[in_day_activity(open_to_all)].all()
