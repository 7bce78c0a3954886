"""The library of real policies: every system of the sources has a scenario, complete in both languages, that runs and does something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
from scipy import stats
from test_invariants import Watch

from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.populations.clients import Clients
from zachtehand.scenario import Context, Scenario, load, names
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters
from zachtehand.texts import LANGUAGES

CITIES = ("rotterdam", "amsterdam", "amsterdam-weegteam", "amsterdam-werkbrigade", "utrecht", "tilburg", "tilburg-experiment", "leeuwarden", "parked")
ABROAD = ("bremen", "stockholm")
DIRECTIONS = ("basic-income", "basic-job", "basic-guidance", "best-of-three")
APPROACHES = ("care-training", "neighbourhood-helper", "energy-advisers", "fip", "app-zaanstad", "attention-moves", "top-women")
RECIPROCITY = ("deventer-childcare-places", "deventer-youth", *(f"utrecht-reciprocity-{number}" for number in range(1, 9)))
VOLUNTEERING = (
    *(f"volunteering-{route}" for route in ("refer", "guide", "orient", "strengthen")),
    "exchange-market", "asset-based-community", "frontline-team", "social-impact-bond", "participation-places", "service-cheques",
)  # fmt: skip
SYSTEMS = (*CITIES, *ABROAD, *DIRECTIONS, *APPROACHES, *RECIPROCITY, *VOLUNTEERING)
"""One name per row of the tables of real systems, A to F."""

DOCUMENTS = (
    "Dossier De zachte hand in de bijstand",
    "Significant 2019",
    "Instituut Maatschappelijke Innovatie, taxonom",
    "Vrijwilligers Centrale Deventer",
    "Municipality of Utrecht, annex with ideas for pilots",
    "Gemeente Utrecht, bijlage met ideeën voor pilots",
)
"""How the five source documents are cited, in both languages."""

CLIENTS, MONTHS, SEEDS = 2000, 60, 6
LIVES = (
    "on_benefit", "in_work", "in_basic_job", "without_income", "part_time", "active_real", "active_registered", "unregistered_active",
    "forced_activity", "exempt", "life_satisfaction", "mental_symptoms", "trust", "autonomous_motivation", "controlled_motivation_search",
    "controlled_motivation_participation", "reactance", "self_efficacy", "project_fatigue", "debt_stress", "human_capital", "search_effort",
    "felt_pressure", "income", "time_structure", "social_contact", "collective_purpose", "status", "autonomy", "financial_security",
    "doing_own_barriers", "doing_exercise", "doing_language", "doing_informal_care", "doing_social", "doing_volunteering", "doing_day_activity",
    "doing_training", "doing_work_experience", "exit_work", "exit_gave_up", "exit_undue", "returns", "hires", "jobs_lost", "activity_starts",
    "activity_stops", "failed_placements",
)  # fmt: skip
"""What happens to people. What a policy supplies (talks, caseworkers, money) differs by itself and does not count."""
STATES = ("months_career", "human_capital", "trust", "autonomous", "life_satisfaction", "income")
"""States in which a small programme shows in the people who took part, though it drowns in a whole city."""
CHANCE = 0.01 / (len(LIVES) + len(STATES))
"""How rare a difference must be, if there were none, for one of all indicators to count."""


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_system_of_the_sources_has_a_scenario(name: str) -> None:
    assert name in names()


@pytest.mark.parametrize("name", names())
def test_a_reader_finds_everything_in_both_languages(name: str) -> None:
    scenario = load(name)
    assert scenario.about.target_group is not None
    for words in (scenario.title, scenario.question, scenario.description, scenario.about.target_group):
        for text in (words.en, words.nl):
            assert text == text.strip()
            assert len(text) > 3
    for words in (scenario.question, scenario.description):
        assert words.en != words.nl
    for question in (scenario.question.en, scenario.question.nl):
        assert question.endswith("?")
        assert len(question) <= 140
    assert "\n" not in scenario.description.en + scenario.description.nl
    assert 40 <= len(scenario.description.en.split()) <= 190
    assert scenario.about.line is not None
    assert scenario.about.effect_ladder is not None


@pytest.mark.parametrize("name", names())
def test_a_source_names_a_document_and_the_place_in_it(name: str) -> None:
    for language in LANGUAGES:
        source = load(name).rests_on(language)
        assert any(document in source for document in DOCUMENTS), source
        assert re.search(r"pp?\. \d|section|chapter|pilot \d|idea \d|box|portrait|paragraaf|hoofdstuk|idee \d|kader|portret", source), source


@pytest.mark.parametrize("name", names())
def test_a_scenario_says_what_orientation_and_phase_it_has(name: str) -> None:
    about = load(name).about
    if name in ("parked", "basic-income"):  # nothing is asked: no phase
        assert not about.phase
    else:
        assert about.orientation
        assert about.phase


@pytest.mark.parametrize(("name", "like"), [("amsterdam-weegteam", "amsterdam"), ("amsterdam-werkbrigade", "amsterdam"), ("best-of-three", "basic-guidance")])
def test_what_comes_on_top_of_another_policy_keeps_that_policy(name: str, like: str) -> None:
    """Settings are repeated in the file, and stay the same; what comes on top is a programme or an instrument of its own."""
    above, below = load(name).policy.instruments(), load(like).policy.instruments()
    on_top = {"basic_jobs", "placement"} if like == "basic-guidance" else {"basic_jobs"}
    assert {key for key in above if above[key] != below[key]} <= on_top


def test_the_control_group_of_an_experiment_has_the_policy_of_everybody_else() -> None:
    experiment = load("tilburg-experiment")
    assert experiment.context.reference == experiment.policy
    assert experiment.policy_at(0, programme=3) == experiment.policy_at(0)
    for programme in range(3):
        assert experiment.policy_at(0, programme=programme) != experiment.policy_at(0)


@cache
def start_of(context: str, seed: int) -> Start:
    """A start, shared by the scenarios with the same people, place and time."""
    return make_start(Context.model_validate_json(context), seed=seed, parameters=Parameters(), months=MONTHS)


@cache
def lived_under_the_reference(context: str, seed: int) -> tuple[tuple[float, ...], Clients]:
    """Means over the run of what happens to people when the policy before month 0 stays, and how all are at the end."""
    before = Context.model_validate_json(context).reference
    policy = load(before).policy if isinstance(before, str) else before
    stays = in_context(load("parked"), context).model_copy(update={"policy": policy})
    simulation = Simulation(stays, seed=seed, start=start_of(context, seed), months=MONTHS)
    return means(simulation), simulation.world.everyone


def written(scenario: Scenario) -> str:
    """The context of a scenario as its file has it, so that equal ones have one name."""
    return scenario.context.model_dump_json(exclude_unset=True)


def in_context(scenario: Scenario, context: str) -> Scenario:
    return scenario.model_copy(update={"context": Context.model_validate_json(context)})


def means(simulation: Simulation) -> tuple[float, ...]:
    while simulation.month < simulation.months:
        simulation.step()
    observed = simulation.observed()
    return tuple(float(observed.series(indicator).mean()) for indicator in LIVES)


def differences(name: str) -> dict[str, tuple[float, float]]:
    """Mean paired difference from the policy before and its t value, for the indicators that differ beyond noise."""
    scenario = load(name).with_context({"clients": CLIENTS})
    context = written(scenario)
    cities, participants = [], []
    for seed in range(SEEDS):
        start = start_of(context, seed)
        own = Simulation(scenario, seed=seed, start=start, months=MONTHS)
        if seed == 0:
            Watch(own).run()
        over_the_run, at_the_end = lived_under_the_reference(context, seed)
        cities.append(np.subtract(means(own), over_the_run))
        participants.append(what_it_did_to_participants(own.world.everyone, at_the_end))
    of_people = [f"{state} of participants" for state in STATES]
    return beyond_noise(np.asarray(cities), LIVES) | beyond_noise(np.concatenate(participants), of_people)


def beyond_noise(pairs: np.ndarray, what: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Mean and t value of the columns whose mean over pairs, shape (pairs, columns), is not zero by chance."""
    count = len(pairs)
    if count < 2:
        return {}
    spread = pairs.std(axis=0, ddof=1) / np.sqrt(count)
    t = np.divide(pairs.mean(axis=0), spread, out=np.zeros(pairs.shape[1]), where=spread > 0)
    needed = stats.t.ppf(1.0 - CHANCE / 2.0, count - 1)
    return {what[each]: (float(pairs[:, each].mean()), float(t[each])) for each in np.flatnonzero(np.abs(t) > needed)}


def what_it_did_to_participants(own: Clients, reference: Clients) -> np.ndarray:
    """Differences at the end with the same people under the policy before, of those who ever entered a programme: shape (people, states)."""
    who = np.flatnonzero(own.programme_last > 0)
    return np.stack([getattr(own, state)[who].astype(np.float64) - getattr(reference, state)[who] for state in STATES], axis=1)


def is_policy_before(name: str) -> bool:
    """Whether a scenario is the policy before month 0 itself, so that there is nothing to differ from."""
    return load(name).context.reference == name


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(names(), key=lambda name: written(load(name))))
def test_every_scenario_runs_five_years_and_changes_lives(name: str) -> None:
    """Five years with 2,000 clients; on the first seed every month is checked against what must always hold."""
    different = differences(name)
    if is_policy_before(name):
        assert not different
    else:
        assert different, f"{name} does what its reference does"
    for indicator, (mean, t) in sorted(different.items(), key=lambda item: -abs(item[1][1]))[:3]:
        print(f"{name}: {indicator} {mean:+.4g} (t = {t:.0f})")
