"""Targets as data: intervals at points worked out by hand, a loader that refuses in one sentence, and a library that is complete."""

from __future__ import annotations

from pathlib import Path

import pytest

from zachtehand.evidence import SOURCES
from zachtehand.experiments.validation_plan import lay_out, quantities, weights
from zachtehand.indicators import INDICATORS
from zachtehand.input_errors import InputError
from zachtehand.observation import GROUPS
from zachtehand.scenario import load
from zachtehand.targets import intervals
from zachtehand.targets.files import Target, choose, load_targets, read_targets

SCENARIOS = {
    *("rotterdam", "amsterdam", "amsterdam-weegteam", "amsterdam-werkbrigade", "utrecht", "tilburg", "tilburg-experiment", "leeuwarden", "parked", "ordinary"),
    *("bremen", "stockholm", "basic-income", "basic-job", "basic-guidance", "best-of-three"),
    *("care-training", "neighbourhood-helper", "energy-advisers", "fip", "app-zaanstad", "attention-moves", "top-women"),
    *("deventer-childcare-places", "deventer-youth", *(f"utrecht-reciprocity-{number}" for number in range(1, 9))),
    *("volunteering-refer", "volunteering-guide", "volunteering-orient", "volunteering-strengthen"),
    *("exchange-market", "asset-based-community", "frontline-team", "social-impact-bond", "participation-places", "service-cheques"),
}
"""Every scenario of the design paper on systems, and the ordinary service that whole stocks are held against."""
HEAD = """\
title: {en: A, nl: B}
groups:
  fip:
    title: {en: A, nl: B}
    population: {en: A, nl: B}
    horizon: {en: A, nl: B}
    source: significant
    section: "3.5"
    measured: {scenario: ordinary, months: 12}
    figures:
      ended:
        what: {en: A, nl: B}
        definition: {en: A, nl: B}
"""  # 13 lines: what a case adds starts on line 14
GOOD = {
    "unit": '"%"',
    "use": "validation",
    "interval": "{method: wilson, successes: 71, trials: 300, scale: 100}",
    "measure": "{indicator: exits}",
}

# What is changed (None takes the key away) -> line, column, and words that the sentence must have.
MISTAKES: dict[str, tuple[dict[str, str | None], int, tuple[str, ...]]] = {
    "unknown key": ({"unti": "people"}, 18, ("unti", "“unit”")),
    "unknown unit": ({"unit": "persons"}, 14, ("unit", "people")),
    "unknown use": ({"use": "test"}, 15, ("use", "validation")),
    "no interval": ({"interval": None}, 11, ("interval", "missing")),
    "more successes than trials": ({"interval": "{method: wilson, successes: 301, trials: 300}"}, 16, ("successes", "301", "300")),
    "a method without its numbers": ({"interval": "{method: newcombe, successes: 1, trials: 2}"}, 16, ("other_successes", "newcombe")),
    "unknown method": ({"interval": "{method: wald}"}, 16, ("method", "wilson", "wald")),
    "bounds in the wrong order": ({"value": "5", "interval": "{method: given, low: 9, high: 1, reason: {en: A, nl: B}}"}, 16, ("9", "1")),
    "no value": ({"interval": "{method: given, low: 1, high: 9, reason: {en: A, nl: B}}"}, 11, ("value", "missing")),
    "a value outside its interval": ({"value": "50"}, 18, ("value", "outside", "19")),
    "a value that the counts contradict": ({"value": "24.5"}, 18, ("23.67",)),
    "an open bound": ({"value": "5", "interval": "{method: given, low: 1, reason: {en: A, nl: B}}"}, 16, ("direction", "open")),
    "a direction with a value": ({"use": "direction", "value": "23.67"}, 18, ("direction", "value")),
    "both a measure and cannot": ({"cannot": "{en: A, nl: B}"}, 18, ("measure", "cannot")),
    "neither a measure nor cannot": ({"measure": None}, 11, ("measure", "cannot")),
    "a measure without an indicator": ({"measure": "{statistic: sum}"}, 17, ("measure", "indicator")),
    "a measure beyond its run": ({"measure": "{indicator: exits, to_month: 13}"}, 17, ("12 months",)),
    "unknown statistic": ({"measure": "{indicator: exits, statistic: median}"}, 17, ("mean", "median")),
    "unknown source": ({"source": "significnt"}, 18, ("significnt", "“significant”")),
}  # fmt: skip


def written(tmp_path: Path, changes: dict[str, str | None]) -> Path:
    """A file with one good entry in which something is changed; new keys come last."""
    entry = {**GOOD, **changes}
    file = tmp_path / "pilots.yaml"
    file.write_text(HEAD + "".join(f"        {key}: {value}\n" for key, value in entry.items() if value is not None), encoding="utf-8")
    return file


def test_a_good_entry_is_completed_from_its_group(tmp_path: Path) -> None:
    (target,) = read_targets(written(tmp_path, {}))
    assert target.key == "fip.ended"
    assert target.chapter == "pilots"
    assert target.value == pytest.approx(23.6667, abs=1e-4)
    assert (target.low, target.high) == pytest.approx((19.21, 28.79), abs=0.01)
    assert target.measure is not None
    assert (target.measure.scenario, target.measure.months, target.measure.indicator) == ("ordinary", 12, "exits")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_sentence_with_its_place(mistake: str, tmp_path: Path) -> None:
    changes, line, needed = MISTAKES[mistake]
    with pytest.raises(InputError) as refused:
        read_targets(written(tmp_path, changes))
    for language in ("en", "nl"):
        sentence = refused.value.sentence(language)
        assert "\n" not in sentence
        assert sentence.startswith(f"{tmp_path / 'pilots.yaml'}:{line}:"), sentence
    assert all(word in refused.value.sentence("en") for word in needed), refused.value.sentence("en")
    assert refused.value.sentence("en") != refused.value.sentence("nl")


def test_the_interval_of_a_share_is_wilsons() -> None:
    """Newcombe (1998, statistics in medicine 17:857), table I: 81 of 263 and 15 of 148, 0 of 20, 1 of 29."""
    assert intervals.wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert intervals.wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert intervals.wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert intervals.wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_the_interval_of_a_difference_is_newcombes() -> None:
    """Newcombe (1998, statistics in medicine 17:873), table II, method 10: 56/70 - 48/80 and 9/10 - 3/10."""
    assert intervals.newcombe(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert intervals.newcombe(9, 10, 3, 10) == pytest.approx((0.1705, 0.8090), abs=5e-5)


def test_the_interval_of_a_count_is_close_to_the_exact_one() -> None:
    from scipy.stats import chi2

    for count in (10, 95, 360):
        exact = chi2.ppf(0.025, 2 * count) / 2, chi2.ppf(0.975, 2 * count + 2) / 2
        assert intervals.poisson(count) == pytest.approx(exact, rel=0.01)
    assert intervals.poisson(0)[0] == 0.0
    assert intervals.poisson(0)[1] == pytest.approx(3.69, abs=0.05)


def test_the_interval_of_an_estimate_is_two_standard_errors() -> None:
    assert intervals.normal(0.149, 0.055) == pytest.approx((0.0412, 0.2568), abs=1e-4)


def by_key(key: str) -> Target:
    return next(target for target in load_targets() if target.key == key)


def test_a_pilot_shows_how_small_it_is() -> None:
    target = by_key("fip.ended")
    assert target.value == pytest.approx(5.33, abs=0.01)
    assert (target.low, target.high) == pytest.approx((-1.2, 11.8), abs=0.05)


def test_every_scenario_that_is_named_is_one_of_the_design() -> None:
    named = {measure.scenario for target in load_targets() if (measure := target.measure) and measure.trial is None}
    named |= {measure.against.scenario for target in load_targets() if (measure := target.measure) and measure.against and measure.against.scenario}
    assert named <= SCENARIOS


def test_every_indicator_and_group_exists() -> None:
    measures = [target.measure for target in load_targets() if target.measure]
    for measure in measures:
        for quantity in quantities(measure):
            assert set(weights(quantity.indicator)) <= set(INDICATORS)
            assert set(weights(quantity.group)) <= set(GROUPS)


def test_a_target_waits_only_for_what_is_coming() -> None:
    """A scenario that is still to be written: a misspelled setting would also make a target wait, and may not."""
    waiting = lay_out(load_targets()).waiting
    for reason in waiting.values():
        assert reason["en"].startswith("there is no scenario"), reason["en"]
        assert reason["nl"] != reason["en"]


def test_targets_say_enough() -> None:
    targets = load_targets()
    assert len(targets) > 150
    for target in targets:
        assert target.source in SOURCES, target.key
        assert target.section, target.key
        for words in (target.what, target.definition, target.population, target.horizon):
            assert "" not in (words.en, words.nl), target.key
        assert target.cannot is None or target.cannot.en != target.cannot.nl, target.key
        assert target.kin is None or target.value is not None, target.key


def test_pilots_and_other_places_are_held_out() -> None:
    """What is not an input there is validation or a direction."""
    for target in load_targets():
        if target.chapter in ("pilots", "abroad") and target.measure is not None:
            assert target.use != "calibration", target.key


def test_naming_targets_takes_a_key_a_group_or_a_chapter() -> None:
    every = load_targets()
    assert [each.key for each in choose(every, ["fip.ended"])] == ["fip.ended"]
    assert {each.key.partition(".")[0] for each in choose(every, ["fip"])} == {"fip"}
    assert {each.chapter for each in choose(every, ["abroad", "fip"])} == {"abroad", "pilots"}
    assert choose(every, []) == every
    with pytest.raises(InputError, match="rotterdam"):
        choose(every, ["rotterdm"])


def test_no_target_is_an_input_of_its_own_scenario() -> None:
    """The places of the Werkbrigade are what the scenario sets: no figure to score on."""
    assert by_key("amsterdam-werkbrigade.share").cannot is not None
    assert load("amsterdam").context.clients == 32_000
