"""Scenarios: loading, layers of policy, changes, reforms, calendar, manifests."""

from __future__ import annotations

import copy
import json
import pickle
import re
from pathlib import Path
from typing import Any

import pytest

from zachtehand import scenario as scenarios
from zachtehand.input_errors import InputError
from zachtehand.instruments import dials, treatment_of
from zachtehand.scenario import Scenario, load, names
from zachtehand.scenario.parts import Context, LabourMarket
from zachtehand.scenario.policy import policy_from
from zachtehand.scenario.template import template

WORDS = {"en": "Text", "nl": "Tekst"}
HEAD = {"name": "test", "title": WORDS, "question": WORDS, "description": WORDS, "source": "this test"}


def made(**parts: object) -> Scenario:
    return Scenario.from_dict({**HEAD, **parts})


@pytest.fixture(scope="module")
def reformed() -> Scenario:
    return made(
        policy={"pressure": 0.5, "contact": {"threat": 0.1}, "activities": {"volunteering": {"places": 20}}},
        reforms=[
            {"from_month": 12, "until_month": 36, "policy": {"caseload": 100, "contact": {"warmth": 1}}},
            {"from_month": 24, "policy": {"contact": {"warmth": 0.5}, "activities": {"volunteering": {"places": 40}}}},
        ],
    )


@pytest.mark.parametrize("name", names())
def test_packaged_scenarios_load_resolve_and_survive_a_manifest(name: str) -> None:
    loaded = load(name)
    again = Scenario.from_dict(json.loads(json.dumps(loaded.to_dict())))
    assert loaded.name == name
    assert again.policy_at(0) == loaded.policy_at(0)
    assert again.reference_policy() == loaded.reference_policy()
    assert again.to_dict() == loaded.to_dict()
    assert again.context.clients == loaded.context.clients


def test_all_systems_of_the_first_issue_are_there() -> None:
    assert {"parked", "rotterdam", "amsterdam", "utrecht", "basic-job", "basic-income", "basic-guidance"} <= set(names())


def test_schema_file_is_fresh() -> None:
    written = Path(__file__).parents[1] / "scenarios" / "schema.json"
    assert written.read_text(encoding="utf-8") == scenarios.schema_text(), "stale: run `zachtehand schema > scenarios/schema.json`"


def test_settings_go_over_dials_and_dials_over_defaults() -> None:
    instruments = policy_from({"pressure": 0.8, "contact": {"threat": 0.25}}).instruments()
    bundle = dials.bundle("pressure", 0.8)
    contact, obligations = instruments["contact"].model_dump(), instruments["obligations"].model_dump()
    assert contact["threat"] == 0.25 != bundle["contact"]["threat"]
    assert obligations["duty_hours"] == bundle["obligations"]["duty_hours"] != 0
    assert obligations["search_duty"] == 0


def test_dials_do_not_touch_the_same_setting() -> None:
    middle = {name: (dial.low + dial.high) / 2 for name, dial in dials.DIALS.items()}
    touched = [(name, key, setting) for name, at in middle.items() for key, part in dials.bundle(name, at).items() for setting in part]
    assert len({(key, setting) for _, key, setting in touched}) == len(touched)


def test_a_bare_number_of_basic_jobs_is_its_places() -> None:
    assert policy_from({"basic_jobs": 30}).instruments() == policy_from({"basic_jobs": {"places": 30}}).instruments()
    assert treatment_of(policy_from({"basic_jobs": 30}).instruments(), year=2026.0).basic_jobs == 30


def test_turning_a_dial_later_overrides_the_settings_it_bundles_and_no_others() -> None:
    before = made(policy={"contact": {"threat": 0.9, "warmth": 0.7}, "guidance": {"caseload": 350, "buddies": 0.3}})
    after = before.changed({"pressure": 0.0, "caseload": 50}).policy_at(0)
    contact, guidance = after["contact"].model_dump(), after["guidance"].model_dump()
    assert (contact["threat"], contact["warmth"]) == (0.0, 0.7)
    assert (guidance["caseload"], guidance["buddies"]) == (50, 0.3)


def test_settings_and_dials_changed_together_do_not_depend_on_their_order() -> None:
    one = load("rotterdam").changed({"pressure": 0.9, "contact.threat": 0.2})
    other = load("rotterdam").changed({"contact.threat": 0.2, "pressure": 0.9})
    assert one.policy_at(0) == other.policy_at(0)
    assert one.policy_at(0)["contact"].model_dump()["threat"] == 0.2


def test_parts_of_one_whole_are_changed_together() -> None:
    changed = load("rotterdam").changed({"guidance.leftover_to_contact": 0.5, "guidance.leftover_to_employers": 0.5, "guidance.leftover_to_checks": 0})
    guidance = changed.policy_at(0)["guidance"].model_dump()
    assert (guidance["leftover_to_contact"], guidance["leftover_to_employers"]) == (0.5, 0.5)


def test_what_is_not_changed_stays_as_it_was() -> None:
    before = load("amsterdam")
    after = before.changed({"context.clients": 2000, "rollout.months": 6, "basic_jobs.places": 500})
    assert (after.context.clients, after.rollout.months, after.policy_at(0)["basic_jobs"].model_dump()["places"]) == (2000, 6, 500)
    assert after.context.profile == before.context.profile
    assert {key: value for key, value in after.policy_at(0).items() if key != "basic_jobs"} == {
        key: value for key, value in before.policy_at(0).items() if key != "basic_jobs"
    }
    assert before.context.clients == 32000
    assert before.changed({}) is before


def test_changes_reach_into_lists_and_series() -> None:
    scenario = made(reforms=[{"from_month": 12, "policy": {"caseload": 100}}])
    changed = scenario.changed({"reforms.0.from_month": 6, "context.labour_market.series.24": 0.5})
    assert changed.policy_changes() == [6]
    assert changed.context.labour_market.tightness_at(24) == 0.5


def test_reforms_start_end_and_lie_over_each_other(reformed: Scenario) -> None:
    def state(month: int) -> tuple[float, float, float]:
        policy = reformed.policy_at(month)
        return (
            policy["contact"].model_dump()["warmth"],
            policy["guidance"].model_dump()["caseload"],
            policy["activities"].model_dump()["volunteering"]["places"],
        )

    assert reformed.policy_changes() == [12, 24, 36]
    assert state(0) == state(11) == (0, 0, 20)
    assert state(12) == state(23) == (1, 100, 20)
    assert state(24) == state(35) == (0.5, 100, 40)
    assert state(36) == state(1199) == (0.5, 0, 40)
    assert reformed.policy_at(30)["contact"].model_dump()["threat"] == 0.1


def test_a_manifest_keeps_reforms(reformed: Scenario) -> None:
    again = Scenario.from_dict(reformed.to_dict())
    assert all(again.policy_at(month) == reformed.policy_at(month) for month in (0, 12, 24, 36))
    assert again.policy_changes() == reformed.policy_changes()


def test_scenarios_cross_to_a_worker_process(reformed: Scenario) -> None:
    assert pickle.loads(pickle.dumps(reformed)) == reformed
    assert copy.deepcopy(reformed).policy_at(24) == reformed.policy_at(24)


def test_a_policy_can_be_carried_to_another_city() -> None:
    rotterdam, amsterdam = load("rotterdam"), load("amsterdam")
    carried = rotterdam.with_policy_of(amsterdam)
    assert carried.context == rotterdam.context
    assert carried.policy_at(0) == amsterdam.policy_at(0)
    assert (carried.name, carried.title, carried.rollout) == ("amsterdam", amsterdam.title, amsterdam.rollout)


def test_with_context_keeps_the_name() -> None:
    smaller = load("rotterdam").with_context({"clients": 100, "labour_market.tightness": 0})
    assert (smaller.name, smaller.context.clients, smaller.context.labour_market.tightness) == ("rotterdam", 100, 0)


def test_calendar_counts_months_from_the_start_also_backwards() -> None:
    context = Context(start="2015-07")
    assert context.year_at(0) == pytest.approx(2015.5)
    assert context.year_at(6) == pytest.approx(2016.0)
    assert context.year_at(-12) == pytest.approx(2014.5)


def test_tightness_runs_in_straight_lines_and_stays_after_the_last_month() -> None:
    market = LabourMarket(tightness=1.0, series={"12": 2.0, "24": 0.5})
    assert [market.tightness_at(month) for month in (-5, 0, 6, 12, 18, 24, 500)] == [1.0, 1.0, 1.5, 2.0, 1.25, 0.5, 0.5]
    assert LabourMarket(tightness=0.7).tightness_at(33) == 0.7


def test_season_swings_around_the_tightness_with_its_top_in_june() -> None:
    context = Context(start="2020-01", labour_market=LabourMarket(tightness=2.0, season=0.1))
    year = [context.vacancies_at(month) for month in range(12)]
    assert max(year) == year[5] == pytest.approx(2.2)
    assert min(year) == year[11] == pytest.approx(1.8)
    assert sum(year) / 12 == pytest.approx(2.0)


def test_the_reference_may_be_a_policy_of_its_own() -> None:
    scenario = made(context={"reference": {"guidance": {"caseload": 150}}})
    assert scenario.reference_policy()["guidance"].model_dump()["caseload"] == 150
    assert load("rotterdam").reference_policy() == load("parked").policy_at(0)


def test_a_scenario_of_100_clients_and_of_two_million_is_allowed() -> None:
    assert made(context={"clients": 100}).context.clients == 100
    assert made(context={"clients": 2_000_000}).context.clients == 2_000_000


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", names())
def test_a_new_file_reads_back_as_the_scenario_it_was_made_from(tmp_path: Path, name: str, language: str) -> None:
    file = tmp_path / "mine.yaml"
    original = load(name)
    file.write_text(template(original, "nl" if language == "nl" else "en"), encoding="utf-8")
    again = load(file)
    assert again.name == "mine"
    assert {**again.as_written(), "name": name} == original.as_written()


def test_a_new_file_keeps_reforms_series_and_odd_texts(tmp_path: Path, reformed: Scenario) -> None:
    odd = reformed.changed({"title.en": "no", "title.nl": "12:30", "source": "a: b # c", "context.labour_market.series.12": 0.5})
    file = tmp_path / "odd.yaml"
    file.write_text(template(odd, "en"), encoding="utf-8")
    assert {**load(file).as_written(), "name": odd.name} == odd.as_written()


def test_switching_on_every_commented_default_changes_nothing(tmp_path: Path) -> None:
    lines = template(load("parked"), "en").splitlines()
    section = range(lines.index("policy:"), next(number for number, line in enumerate(lines) if "How the policy reaches people." in line))
    commented = re.compile(r"# ( +)\w+:(.*)")
    switched = 0
    for number in section:
        found, after = commented.fullmatch(lines[number]), commented.fullmatch(lines[number + 1])
        if found is None:
            continue
        opens_group = after is not None and len(after[1]) > len(found[1])
        if opens_group or not found[2].startswith("  #"):  # a setting left to the law has no value to switch on
            lines[number] = lines[number].removeprefix("# ")
            switched += 1
    file = tmp_path / "switched.yaml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert switched > 50
    assert load(file).policy_at(0) == load("parked").policy_at(0)


def test_impossible_changes_name_the_change() -> None:
    with pytest.raises(InputError) as caught:
        load("rotterdam").changed({"contact.warmth": 2})
    assert caught.value.sentence("en") == "--set contact.warmth=2: policy.contact.warmth must be a number from 0 to 1, not 2"


@pytest.mark.parametrize("order", [("basic_jobs", "basic_jobs.wage_ratio"), ("basic_jobs.wage_ratio", "basic_jobs")])
def test_the_dial_and_a_setting_of_basic_jobs_go_together_in_either_order(order: tuple[str, str]) -> None:
    values = {"basic_jobs": 60, "basic_jobs.wage_ratio": 1.2}
    jobs: Any = load("parked").changed({path: values[path] for path in order}).policy_at(0)["basic_jobs"]
    assert (jobs.places, jobs.wage_ratio) == (60, 1.2)
