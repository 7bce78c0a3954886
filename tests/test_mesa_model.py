"""The Mesa model: what a Mesa user expects, on top of the columns of the simulation."""

from __future__ import annotations

import gc
import inspect
from collections.abc import Callable
from random import Random
from typing import Any

import mesa
import numpy as np
import pytest
from mesa.agent import AgentSet

from zachtehand.indicators import INDICATORS
from zachtehand.initialisation.start import Start, start
from zachtehand.input_errors import InputError
from zachtehand.mesa_model.agents import ClientView
from zachtehand.mesa_model.model import HEADLINES, ActivationModel
from zachtehand.mesa_model.populations import PopulationView
from zachtehand.populations.categories import Activity, Household, Status, Wellbeing
from zachtehand.scenario import load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters

CLIENTS = 300
MONTHS = 12


def made(**choices: Any) -> ActivationModel:
    return ActivationModel("amsterdam", **{"seed": 3, "clients": CLIENTS, "months": MONTHS, **choices})


@pytest.fixture(scope="module")
def model() -> ActivationModel:
    """A model after its last month; tests only look at it."""
    finished = made()
    finished.run_model()
    return finished


@pytest.fixture
def quick_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Models in one test that differ in policy only share the expensive start."""
    kept: dict[Any, Start] = {}

    def remembered(scenario: Any, *, seed: int, parameters: Any, months: int) -> Simulation:
        key = (scenario.context.model_dump_json(), seed, months)
        if key not in kept:
            kept[key] = start(scenario.context, seed=seed, parameters=Parameters(), months=months)
        return Simulation(scenario, seed=seed, parameters=parameters, start=kept[key], months=months)

    monkeypatch.setattr("zachtehand.mesa_model.model.Simulation", remembered)


# A Mesa model


def test_a_step_is_a_month_and_the_run_ends_after_the_last() -> None:
    model = made(months=2)
    assert (model.steps, model.month, model.running) == (0, 0, True)
    model.step()
    assert (model.steps, model.month, model.running) == (1, 1, True)
    model.step()
    assert (model.steps, model.month, model.running) == (2, 2, False)
    age = model.clients[0].age
    model.step()
    assert (model.steps, model.month, model.running, model.clients[0].age) == (2, 2, False, age)
    assert len(model.datacollector.model_vars["trust"]) == 3


def test_the_facade_is_the_simulation_and_nothing_else(model: ActivationModel) -> None:
    scenario = load("amsterdam").with_context({"clients": CLIENTS})
    simulation = Simulation(scenario, seed=3, months=MONTHS)
    observed = simulation.run()
    for name in simulation.world.everyone.declared:
        np.testing.assert_array_equal(getattr(simulation.world.everyone, name), getattr(model.world.everyone, name), name)
    collected = model.datacollector.get_model_vars_dataframe()
    assert list(collected.columns) == list(HEADLINES)
    for key in HEADLINES:
        np.testing.assert_array_equal(collected[key].to_numpy()[1:].astype(np.float32), observed.series(key), key)


def test_every_indicator_of_the_last_month_can_be_read(model: ActivationModel) -> None:
    assert model.indicators.keys() == INDICATORS.keys()
    on_benefit = model.clients.status == Status.ON_BENEFIT
    assert model.indicators["trust"] == pytest.approx(model.clients.trust[on_benefit].mean(), rel=1e-5)
    assert model.indicators["on_benefit"] == pytest.approx(1000 * on_benefit.sum() / model.world.size_at_start)


def test_row_0_of_the_data_collector_is_the_start() -> None:
    model = made(months=1)
    first = {key: values[0] for key, values in model.datacollector.model_vars.items()}
    on_benefit = model.clients.status == Status.ON_BENEFIT
    assert first["on_benefit"] == pytest.approx(1000.0)
    assert first["life_satisfaction"] == pytest.approx(model.clients.life_satisfaction.mean(), rel=1e-5)
    assert first["parked"] == pytest.approx((model.clients.months_since_talk[on_benefit] >= 12).mean())
    for key in HEADLINES:
        assert np.isnan(first[key]) == (INDICATORS[key].kind == "flow"), key


def test_mesa_runs_batches_of_it() -> None:
    rows = mesa.batch_run(
        ActivationModel,
        {"scenario": "parked", "clients": 50, "months": 2, "rng": [1, 2]},
        number_processes=1,
        data_collection_period=1,
        display_progress=False,
    )
    by_run = {(row["rng"], row["Step"]): row for row in rows}
    # Before 3.5 Mesa leaves out the last row of the collector
    assert by_run.keys() - {(1, 2), (2, 2)} == {(1, 0), (1, 1), (2, 0), (2, 1)}
    assert by_run[1, 0]["on_benefit"] == pytest.approx(1000.0)
    assert by_run[1, 0]["trust"] != by_run[2, 0]["trust"]
    alone = ActivationModel("parked", clients=50, months=2, seed=2)
    alone.step()
    assert by_run[2, 1]["trust"] == alone.indicators["trust"]


def test_own_agent_reporters_work() -> None:
    model = made(clients=50, months=1)
    collector = mesa.DataCollector(agent_reporters={"trust": "trust"})
    collector.collect(model)
    table = collector.get_agent_vars_dataframe()
    np.testing.assert_array_equal(table.loc[0, "trust"].to_numpy(np.float32), model.clients.trust)


def test_a_picture_may_make_it_anew_by_keywords() -> None:
    """What SolaraViz asks: every argument has a name and a default, the dials among them."""
    parameters = dict(inspect.signature(ActivationModel.__init__).parameters)
    parameters.pop("self")
    assert all(each.default is not each.empty for each in parameters.values())
    assert {"scenario", "seed", "pressure", "caseload", "basic_jobs"} <= parameters.keys()


def test_a_picture_that_makes_it_anew_keeps_the_scenario(model: ActivationModel) -> None:
    """SolaraViz replaces the argument ``scenario`` if the model has a scenario in Mesa's sense."""
    assert not getattr(model, "scenario", None)
    assert model.simulation.scenario.name == "amsterdam"


def test_mesa_has_nothing_to_warn_of(recwarn: pytest.WarningsRecorder) -> None:
    model = made(clients=50, months=1)
    model.run_model()
    model.agents.select(lambda agent: agent.age < 40)
    assert [str(warning.message) for warning in recwarn] == []


def test_knobs_are_settings_of_the_scenario(quick_start: None) -> None:
    model = made(months=1, caseload=50, changes={"contact.home_visits": 0.5})
    written = load("amsterdam").with_context({"clients": CLIENTS}).changed({"caseload": 50, "contact.home_visits": 0.5})
    assert model.simulation.scenario.policy_at(0) == written.policy_at(0)
    model.step()
    plain = made(months=1)
    plain.step()
    assert len(model.caseworkers) > len(plain.caseworkers)
    np.testing.assert_array_equal(model.clients.sex, plain.clients.sex)


# Seeds


def test_seed_and_rng_are_one_and_the_same(quick_start: None) -> None:
    assert made(seed=7).seed == made(seed=None, rng=7).seed == 7
    assert made(seed=0).seed == 0
    assert made(seed=None, rng=np.random.default_rng(5)).seed == made(seed=None, rng=np.random.default_rng(5)).seed


def test_without_a_seed_one_is_drawn_and_kept() -> None:
    first, second = (ActivationModel("parked", clients=30, months=1) for _ in range(2))
    assert first.seed != second.seed
    again = ActivationModel("parked", clients=30, months=1, seed=first.seed)
    np.testing.assert_array_equal(again.clients.trust, first.clients.trust)


def test_the_science_does_not_use_mesas_luck(model: ActivationModel) -> None:
    disturbed = made()
    while disturbed.running:
        disturbed.random.random()
        disturbed.rng.random(10)
        disturbed.clients.shuffle()
        disturbed.step()
    np.testing.assert_array_equal(disturbed.clients.trust, model.clients.trust)


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"seed": 1.5}, "whole number"),
        ({"seed": -1}, "whole number"),
        ({"seed": None, "rng": "tomorrow"}, "whole number"),
        ({"seed": 1, "rng": 1}, "either seed or rng"),
        ({"months": 0}, "months"),
        ({"months": 1.0}, "months"),
        ({"clients": 3}, "clients"),
        ({"pressure": 2}, "pressure"),
        ({"changes": {"caseloat": 3}}, "caseload"),
    ],
)
def test_what_cannot_be_is_refused_in_words(choices: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        made(**choices)


def test_mistakes_in_settings_do_not_blame_the_command_line() -> None:
    with pytest.raises(InputError) as error:
        made(pressure=2)
    assert "--set" not in error.value.sentence("en")


# Views


def test_a_view_says_what_the_columns_say(model: ActivationModel) -> None:
    everyone = model.world.everyone
    for uid in (0, 17, CLIENTS, len(model.clients) - 1):
        for name, field in model.clients[uid].inspect().items():
            column, declared = getattr(everyone, name), everyone.declared[name]
            assert (field.unit, field.meaning) == (declared.unit, declared.meaning)
            if declared.rows:
                assert field.value == dict(zip(declared.rows, column[:, uid].tolist(), strict=True)), name
            else:
                assert field.value == column[uid], name
                assert isinstance(field.value, declared.category or (bool, int, float)), name
    for population in (model.caseworkers, model.employers, model.hosts):
        for agent in population[:3]:
            assert agent.inspect().keys() == type(agent).columns.declared.keys()


def test_a_view_is_a_mesa_agent_and_speaks_in_categories(model: ActivationModel) -> None:
    client = model.clients[17]
    assert isinstance(client, mesa.Agent)
    assert (client.unique_id, client.model) == (17, model)
    assert isinstance(client.status, Status)
    assert isinstance(client.household, Household)
    assert client.wellbeing[Wellbeing.AUTONOMY] == model.world.everyone.wellbeing[Wellbeing.AUTONOMY, 17]
    assert client == model.clients[17]
    assert client != model.clients[18]
    assert "trust" in dir(client)


def test_a_view_is_live() -> None:
    model = made(months=1, clients=50)
    client = model.clients[4]
    before = client.age
    model.step()
    assert client.age == pytest.approx(before + 1 / 12, abs=1e-4)


def test_a_view_says_who_it_is_in_one_line(model: ActivationModel) -> None:
    words = repr(model.clients[17])
    assert words.startswith(f"<client 17: {int(model.clients[17].age)} years")
    for population in (model.clients, model.caseworkers, model.employers, model.hosts):
        assert all("\n" not in repr(agent) for agent in population)


def test_nothing_can_be_written(model: ActivationModel) -> None:
    client = model.clients[17]
    with pytest.raises(AttributeError, match="in the month only"):
        client.trust = 1.0
    with pytest.raises(AttributeError, match="in the month only"):
        client.nonsense = 1.0
    with pytest.raises(TypeError, match="in the month only"):
        model.clients.set("trust", 1.0)
    with pytest.raises(TypeError, match="stay in the model"):
        client.remove()
    with pytest.raises(ValueError, match="read-only"):
        model.clients.trust[0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        model.clients.select(lambda c: c.age > 40).get("trust")[0] = 1.0
    assert model.world.everyone.trust.flags.writeable


def test_ties_are_views(model: ActivationModel) -> None:
    coupled = [client for client in model.clients if client.partner is not None]
    assert coupled
    assert all(client.partner.partner == client for client in coupled)
    placed = next(iter(model.clients.select(lambda c: c.host >= 0)))
    assert placed.host.kind == placed.activity
    assert placed.host.taken >= 1
    seen = next(iter(model.clients.select(lambda c: (c.caseworker >= 0) & (c.status == Status.ON_BENEFIT))))
    assert seen.caseworker.clients >= 1
    assert seen.caseworker == model.caseworkers[seen.caseworker.unique_id]
    hired = next(iter(model.clients.select(lambda c: c.employer >= 0)))
    assert hired.employer == model.employers[hired.employer.unique_id]
    befriended = next(client for client in model.clients if client.friends)
    assert all(isinstance(friend, ClientView) for friend in befriended.friends)
    assert model.clients.select(lambda c: c.host < 0)[0].host is None


def test_unknown_names_are_refused_with_the_nearest(model: ActivationModel) -> None:
    with pytest.raises(AttributeError, match="'trust'"):
        _ = model.clients[0].truts
    with pytest.raises(AttributeError, match="'trust'"):
        model.clients.get("truts")
    with pytest.raises(IndexError, match="no client 99999"):
        _ = model.clients[99999]


# Selections, held against Mesa's own AgentSet on plain Mesa agents


class Plain(mesa.Agent):
    """An ordinary Mesa agent with the values of a client."""

    def __init__(self, model: mesa.Model, client: ClientView) -> None:
        super().__init__(model)
        self.unique_id = client.unique_id
        for name in ("age", "trust", "household", "activity", "status", "months_on_benefit"):
            setattr(self, name, getattr(client, name))


@pytest.fixture(scope="module")
def plain(model: ActivationModel) -> AgentSet:
    town = mesa.Model(rng=3)
    for client in model.clients:
        Plain(town, client)
    town.agents.town = town  # keeps the model, and with it the agents, alive
    return town.agents


def ids(agents: AgentSet | PopulationView[Any] | list[Any]) -> list[int]:
    return [agent.unique_id for agent in agents]


def both(plain: AgentSet, model: ActivationModel, question: Callable[[Any], Any]) -> tuple[Any, Any]:
    return question(plain), question(model.clients)


@pytest.mark.parametrize(
    "question",
    [
        ids,
        len,
        lambda agents: ids(agents.select(lambda c: c.age > 50)),
        lambda agents: ids(agents.select(lambda c: (c.age > 50) & (c.activity == Activity.NONE))),
        lambda agents: ids(agents.select(lambda c: c.age > 500)),
        lambda agents: ids(agents.select(lambda c: True)),
        lambda agents: ids(agents.select(lambda c: c.age > 50, at_most=7)),
        lambda agents: ids(agents.select(at_most=0.25)),
        lambda agents: ids(agents.select(lambda c: c.age > 50).select(lambda c: c.trust > 0.4)),
        lambda agents: list(agents.get("months_on_benefit")),
        lambda agents: agents.get(["unique_id", "months_on_benefit", "household"]),
        lambda agents: agents.agg("months_on_benefit", np.sum),
        lambda agents: agents.agg("months_on_benefit", [min, max]),
        lambda agents: agents.groupby("household").count(),
        lambda agents: agents.groupby(lambda c: c.household == Household.SINGLE).agg("months_on_benefit", max),
        lambda agents: {key: ids(group) for key, group in agents.groupby("status")},
        lambda agents: len(agents.groupby("status")),
        lambda agents: ids(agents.sort("age")),
        lambda agents: ids(agents.sort("months_on_benefit", ascending=True)),
        lambda agents: ids(agents.sort(lambda c: -c.trust)),
    ],
)
def test_a_selection_behaves_like_an_agent_set(plain: AgentSet, model: ActivationModel, question: Callable[[Any], Any]) -> None:
    expected, got = both(plain, model, question)
    assert got == expected


@pytest.mark.parametrize("position", [5, -1])
def test_a_selection_is_counted_like_a_list(plain: AgentSet, model: ActivationModel, position: int) -> None:
    """Mesa's own AgentSet gives its places up; a list of its agents keeps them."""
    assert model.clients[position].unique_id == list(plain)[position].unique_id
    older, expected = model.clients.select(lambda c: c.age > 50), list(plain.select(lambda c: c.age > 50))
    assert older[position].unique_id == expected[position].unique_id
    assert ids(older[3:9]) == ids(expected[3:9])


def test_a_shuffle_follows_the_models_random(model: ActivationModel, plain: AgentSet) -> None:
    older = model.clients.select(lambda c: c.age > 50)
    model.random.seed(11)
    shuffled = ids(older.shuffle())
    plain.random = Random(11)
    assert shuffled == ids(plain.select(lambda c: c.age > 50).shuffle())
    assert sorted(shuffled) == ids(older) != shuffled


def test_who_is_in_a_selection(model: ActivationModel) -> None:
    older = model.clients.select(lambda c: c.age > 50)
    assert older[0] in older
    assert older[0] in model.clients
    assert model.clients.select(lambda c: c.age <= 50)[0] not in older
    assert model.employers[0] not in model.clients
    assert older.count() == len(older) == model.clients.count(lambda c: c.age > 50)


def test_a_selection_keeps_its_members_and_reads_them_now() -> None:
    model = made(months=1)
    everyone, idle = model.clients, model.clients.select(lambda c: c.activity == Activity.NONE)
    members = idle.unique_id
    model.step()
    np.testing.assert_array_equal(idle.unique_id, members)
    assert idle.count(lambda c: c.activity != Activity.NONE) > 0
    assert ids(everyone.select(lambda c: c.activity == Activity.NONE)) != members.tolist()


def test_conditions_that_are_not_about_columns_are_explained(model: ActivationModel) -> None:
    with pytest.raises(ValueError, match="write & for and"):
        model.clients.select(lambda c: c.age > 50 and c.trust < 0.3)
    with pytest.raises(TypeError, match="yes or no"):
        model.clients.select(lambda c: c.age)
    with pytest.raises(TypeError, match="yes or no"):
        model.clients.select(lambda c: c.wellbeing > 0.5)


def test_a_table_has_every_state_variable_by_name(model: ActivationModel) -> None:
    older = model.clients.select(lambda c: c.age > 50)
    table = older.to_frame()
    assert table.index.tolist() == ids(older)
    np.testing.assert_array_equal(table["trust"], older.trust)
    np.testing.assert_array_equal(table["wellbeing_autonomy"], older.wellbeing[Wellbeing.AUTONOMY])
    assert table["household"].tolist() == [Household(code).name.lower().replace("_", " ") for code in older.household]
    assert list(older.to_frame(["age", "sex"]).columns) == ["age", "sex"]


# Agents


def test_agents_are_a_real_agent_set_that_stays_and_grows() -> None:
    model = made(months=MONTHS)
    agents = model.agents
    assert isinstance(agents, AgentSet)
    assert len(agents) == len(model.clients)
    while model.running:
        model.step()
    gc.collect()
    assert len(model.clients) > CLIENTS
    assert ids(model.agents) == list(range(len(model.clients)))
    assert model.agents is agents
    assert model.clients[5] in agents
    assert (model.agent_types, list(model.agents_by_type)) == ([ClientView], [ClientView])
    young = agents.select(lambda agent: agent.age < 40)
    assert ids(young) == ids(model.clients.select(lambda c: c.age < 40))
    with pytest.raises(AttributeError, match="cannot be set"):
        model.agents = AgentSet([], random=model.random)


def test_views_are_not_counted_as_new_agents(model: ActivationModel) -> None:
    before = len(model.agents)
    assert [model.clients[uid].unique_id for uid in range(20)] == list(range(20))
    assert len(model.agents) == len(model.clients) == before
