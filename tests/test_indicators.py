"""Indicators: each says in one sentence what it is, in both languages, and over whom."""

from __future__ import annotations

import numpy as np
import pytest

from zachtehand.indicators import INDICATORS
from zachtehand.indicators.base import Moment, indicator
from zachtehand.indicators.measures import lowest_decile
from zachtehand.populations.categories import Status
from zachtehand.scenario import load
from zachtehand.simulation import Simulation
from zachtehand.texts import LANGUAGES

OVER_WHOM = {
    "start": {"en": "per 1,000 clients at the start.", "nl": "per 1.000 cliënten bij de start."},
    "clients": {"en": "those on the benefit.", "nl": "wie in de bijstand zit."},
    "people": {"en": "on the benefit or off it.", "nl": "in of uit de bijstand."},
    "participants": {"en": "those who ever entered a programme.", "nl": "wie ooit aan een programma begon."},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_definition_is_one_sentence_that_says_more_than_the_label(language: str) -> None:
    for key, each in INDICATORS.items():
        words = each.definition[language]
        assert words != f"{each.label[language]}.", key
        assert words[0].isupper(), words
        assert words.endswith("."), words
        assert ". " not in words, words
        assert 25 <= len(words) <= 250, words
        if each.base != "municipality":
            assert words.endswith(OVER_WHOM[each.base][language]), words
            assert (" in the month" in words or " in de maand" in words) == (each.kind == "flow") or key == "on_benefit", words


def test_no_two_definitions_are_the_same() -> None:
    for language in LANGUAGES:
        said = [each.definition[language] for each in INDICATORS.values()]
        assert sorted({words for words in said if said.count(words) > 1}) == []


def test_unit_and_base_write_the_end_of_the_definition() -> None:
    def made(unit: str, base: str, kind: str) -> str:
        return indicator("a", unit, "A", "A", kind, base, lambda _: 0.0, define_en="People who sing", define_nl="Mensen die zingen").definition["en"]  # type: ignore[arg-type]

    assert made("share", "clients", "stock") == "People who sing, as a share of those on the benefit."
    assert made("per 1,000 a month", "start", "flow") == "People who sing in the month, per 1,000 clients at the start."
    assert made("points", "people", "stock") == "People who sing, mean of everyone followed, on the benefit or off it."
    assert made("points", "municipality", "flow") == "People who sing."


def test_steps_on_the_ladder_add_up() -> None:
    """Those who stay on the benefit move between its steps: what moves up or down is no more than what there is."""
    run = Simulation(load("ordinary").with_context({"clients": 400}), seed=2, months=6)
    for _ in range(6):
        before = run.clients.ladder_step.copy()
        run.step()
        clients, happened = run.clients, run.world.happened
        stayed = (clients.status == 1) & ~happened.entered & ~happened.returned
        shown = run.latest()
        for key, moved in (("ladder_up", clients.ladder_step[: before.size] > before), ("ladder_down", clients.ladder_step[: before.size] < before)):
            expected = 1000.0 * (moved & stayed[: before.size]).sum() / run.world.size_at_start
            assert shown[key] == pytest.approx(expected, rel=1e-5), key
    assert shown["ladder_up"] > 0


def test_some_indicators_alone_say_what_they_say_among_all() -> None:
    """Whoever asks for few pays for few, and gets the same numbers."""
    scenario = load("rotterdam").with_context({"clients": 200})
    everything = Simulation(scenario, seed=1, months=4)
    some = ("exit_work", "trust", "attention_near_over_far", "participants_left", "cost_municipality")
    few = Simulation(scenario, seed=1, months=4, start=everything.start, indicators=some)
    all_seen, few_seen = everything.run(), few.run()
    assert set(few_seen.indicators) == set(some)
    for name in some:
        for group in few_seen.groups:
            np.testing.assert_array_equal(few_seen.series(name, group), all_seen.series(name, group))
    np.testing.assert_array_equal(few_seen.ledger, all_seen.ledger)
    assert few.latest().keys() == set(some)


@pytest.mark.parametrize("best_off", [4.0, 9.5])
def test_the_lowest_tenth_lives_below_what_is_said(best_off: float) -> None:
    """To a hundredth of a point, whether a tenth lives below the middle of the scale or hardly anybody does."""
    run = Simulation(load("ordinary").with_context({"clients": 300}), seed=3, months=1)
    run.step()
    clients = run.clients
    clients.life_satisfaction[:] = np.linspace(best_off / 2, best_off, len(clients), dtype=np.float32)[np.random.default_rng(1).permutation(len(clients))]
    people = (clients.status != Status.MOVED) & (clients.status != Status.DIED)
    nobody = np.zeros(len(clients), np.bool_)
    said = lowest_decile(Moment(run.world, nobody, people, nobody, np.zeros((0, 0))))
    points = np.floor(clients.life_satisfaction[people] * np.float32(100))
    assert np.mean(points <= round(100 * said)) >= 0.1 > np.mean(points < round(100 * said))
