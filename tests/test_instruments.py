"""The contract of every instrument, over the registry: a new instrument is tested by being there."""

from __future__ import annotations

import json
import math
import sys
import types
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from zachtehand import instruments
from zachtehand.evidence import SOURCES
from zachtehand.instruments import default_policy, dials, instrument_classes, treatment_of
from zachtehand.instruments.base import DeclaredSetting, Instrument, Settings, declared_settings, setting
from zachtehand.law import amounts
from zachtehand.local_ordinances import LOCAL_ORDINANCES
from zachtehand.populations.categories import Activity
from zachtehand.scenario import load
from zachtehand.treatment import Treatment

YEAR = 2026.5  # the neutral amounts in Treatment are those of 2026
CLASSES = instrument_classes()
every_instrument = pytest.mark.parametrize("instrument", CLASSES.values(), ids=CLASSES)


def values_of(treatment: Treatment) -> dict[str, Any]:
    """The treatment as plain values that compare with ``==``."""
    values = {each.name: getattr(treatment, each.name) for each in fields(treatment)}
    return {name: value.tolist() if isinstance(value, np.ndarray) else value for name, value in values.items()}


def made(instrument: type[Instrument], chosen: dict[str, Any]) -> Instrument:
    """The instrument with settings by dotted path, what the parts of a whole lack or exceed put right."""
    for names in instrument.parts_of_one:
        total = sum(chosen.get(name, 0.0) for name in names)
        rest = next((name for name in names if name not in chosen), names[0])
        if any(name in chosen for name in names):
            chosen |= {name: chosen.get(name, 0.0) / total if total > 0 else float(name == rest) for name in names}
    return instrument.model_validate(nested(chosen))


def nested(chosen: dict[str, Any]) -> dict[str, Any]:
    """Settings by dotted path as they stand in a scenario."""
    data: dict[str, Any] = {}
    for path, value in chosen.items():
        *parts, name = path.split(".")
        place = data
        for part in parts:
            place = place.setdefault(part, {})
        place[name] = value
    return data


def refused_at(instrument: type[Instrument], path: str, value: Any) -> bool:
    """Whether an instrument refuses a value and says that it is this setting."""
    try:
        instrument.model_validate(nested({path: value}))
    except ValidationError as failure:
        parts = tuple(path.split("."))
        return all(error["loc"][: len(parts)] == parts for error in failure.errors())
    return False


def extremes(declared: DeclaredSetting) -> list[Any]:
    """The values at the ends of what a setting may be."""
    match declared.kind:
        case "yes/no":
            return [False, True]
        case "choice":
            return list(declared.choices)
        case "order":
            return [list(declared.choices), list(reversed(declared.choices))]
    ends = [declared.low, declared.high, *([] if declared.off is None else [declared.off])]
    return [int(end) if declared.kind == "whole number" else float(end) for end in ends if end is not None]


def middle(declared: DeclaredSetting) -> Any:
    """A value at which the setting is clearly on."""
    if declared.low is None or declared.high is None:
        return extremes(declared)[1]
    value = (declared.low + declared.high) / 2
    return int(value) if declared.kind == "whole number" else value


def inside(declared: DeclaredSetting) -> st.SearchStrategy[Any]:
    """Any value that a setting may have."""
    match declared.kind:
        case "yes/no":
            return st.booleans()
        case "choice":
            return st.sampled_from(declared.choices)
        case "order":
            return st.permutations(list(declared.choices))
    assert declared.low is not None
    assert declared.high is not None
    if declared.kind == "whole number":
        values: st.SearchStrategy[Any] = st.integers(int(declared.low), int(declared.high))
    else:
        values = st.floats(declared.low, declared.high)
    if declared.off is not None:
        values |= st.just(declared.off)
    return values | st.none() if declared.optional else values


def choices_of(instrument: type[Instrument]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={each.path: inside(each) for each in declared_settings(instrument)})


def test_all_instruments_are_found_in_their_own_order() -> None:
    assert {"contact", "guidance", "obligations", "sanctions", "activities", "placement", "basic_jobs", "earnings"} <= set(CLASSES)
    assert [each.order for each in CLASSES.values()] == sorted(each.order for each in CLASSES.values())


def test_a_file_dropped_in_is_an_instrument(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "from zachtehand.instruments.base import Instrument, setting",
        "class Coffee(Instrument):",
        "    key = 'coffee'",
        "    title = {'en': 'Coffee', 'nl': 'Koffie'}",
        "    order = 5",
        "    cups: float = setting(0.0, unit='cups', low=0, high=9, en='Cups.', nl='Koppen.')",
    ]
    (tmp_path / "coffee.py").write_text("\n".join(lines))
    monkeypatch.setattr(instruments, "__path__", [*instruments.__path__, str(tmp_path)])
    monkeypatch.setattr(instruments, "_found", instruments._found.__wrapped__)
    try:
        assert next(iter(instrument_classes())) == "coffee"
    finally:
        sys.modules.pop("zachtehand.instruments.coffee", None)


@pytest.mark.parametrize("attribute", ["key", "order"])
def test_two_instruments_with_the_same_key_or_place_are_refused(monkeypatch: pytest.MonkeyPatch, attribute: str) -> None:
    monkeypatch.setattr(CLASSES["guidance"], attribute, getattr(CLASSES["contact"], attribute))
    with pytest.raises(ValueError, match=f"two instruments have the same {attribute}"):
        instruments._found.__wrapped__()


@every_instrument
def test_an_instrument_says_what_it_is(instrument: type[Instrument]) -> None:
    assert instrument.key.isidentifier()
    assert instrument.title["en"]
    assert instrument.title["nl"]
    assert instrument.__doc__
    assert instrument.__module__ == f"zachtehand.instruments.{instrument.key}"


@every_instrument
def test_every_setting_has_unit_source_sentences_and_range(instrument: type[Instrument]) -> None:
    for declared in declared_settings(instrument):
        assert declared.unit, declared.path
        assert declared.source in SOURCES, declared.path
        assert declared.en.endswith(".")
        assert declared.nl.endswith(".")
        assert declared.en != declared.nl
        if declared.kind in ("number", "whole number"):
            assert declared.low is not None
            assert declared.high is not None
            assert 0 <= declared.low < declared.high
            assert declared.default in (None, declared.off) or declared.low <= declared.default <= declared.high
            assert (declared.default is None) == declared.optional


@every_instrument
def test_by_default_nothing_happens(instrument: type[Instrument]) -> None:
    treatment = Treatment()
    instrument().apply(treatment, year=YEAR)
    assert values_of(treatment) == values_of(Treatment())


@every_instrument
@pytest.mark.parametrize("end", [0, -1], ids=["first", "last"])
def test_extremes_give_a_valid_treatment(instrument: type[Instrument], end: int) -> None:
    chosen = {each.path: extremes(each)[end] for each in declared_settings(instrument)}
    treatment_of({instrument.key: made(instrument, chosen)}, year=YEAR)


@every_instrument
def test_every_setting_does_something(instrument: type[Instrument]) -> None:
    """At the defaults or with everything else half on, turning a setting changes what people undergo."""
    single = [name for names in instrument.parts_of_one for name in names]
    half = {each.path: middle(each) for each in declared_settings(instrument) if each.kind != "choice" and each.path not in single}
    for declared in declared_settings(instrument):
        seen = []
        for others in ({}, half):
            treatments = [
                values_of(treatment_of({instrument.key: made(instrument, {**others, declared.path: value})}, year=YEAR)) for value in extremes(declared)
            ]
            seen.append(any(one != other for one, other in pairwise(treatments)))
        assert any(seen), declared.path


@every_instrument
def test_apply_touches_only_values_of_the_treatment(instrument: type[Instrument]) -> None:
    chosen = made(instrument, {each.path: extremes(each)[-1] for each in declared_settings(instrument)})
    before, state = chosen.model_dump(), np.random.get_state()[1].tolist()  # noqa: NPY002
    treatment = Treatment()
    assert chosen.apply(treatment, year=YEAR) is None
    assert chosen.model_dump() == before
    assert np.random.get_state()[1].tolist() == state  # noqa: NPY002
    assert set(vars(treatment)) == {each.name for each in fields(Treatment)}
    for name, neutral in vars(Treatment()).items():
        value = getattr(treatment, name)
        if isinstance(neutral, np.ndarray):
            assert (value.dtype, value.shape) == (neutral.dtype, neutral.shape)
        else:
            assert isinstance(value, int | float) == isinstance(neutral, int | float), name


@every_instrument
def test_apply_twice_is_apply_once(instrument: type[Instrument]) -> None:
    chosen = made(instrument, {each.path: extremes(each)[-1] for each in declared_settings(instrument)})
    once, twice = Treatment(), Treatment()
    chosen.apply(once, year=YEAR)
    chosen.apply(twice, year=YEAR)
    chosen.apply(twice, year=YEAR)
    assert values_of(once) == values_of(twice)


@every_instrument
def test_unknown_keys_are_refused(instrument: type[Instrument]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        instrument.model_validate({"no_such_setting": 1})


@every_instrument
def test_wrong_types_are_refused(instrument: type[Instrument]) -> None:
    for declared in declared_settings(instrument):
        for wrong in ("no", "12:30", [1], {"a": 1}, math.nan, math.inf):
            assert refused_at(instrument, declared.path, wrong), (declared.path, wrong)


@every_instrument
def test_yes_is_no_number_and_one_is_no_yes(instrument: type[Instrument]) -> None:
    for declared in declared_settings(instrument):
        assert refused_at(instrument, declared.path, 1 if declared.kind == "yes/no" else True), declared.path


@every_instrument
def test_out_of_range_is_refused(instrument: type[Instrument]) -> None:
    for declared in declared_settings(instrument):
        if declared.low is None or declared.high is None:
            outside: list[Any] = ["anything"]
        else:
            step = 1 if declared.kind == "whole number" else 0.01
            outside = [type(step)(declared.low - step), type(step)(declared.high + step), -1 if step == 1 else -1.0]
        assert all(refused_at(instrument, declared.path, value) for value in outside), declared.path


@every_instrument
def test_an_instrument_cannot_be_changed(instrument: type[Instrument]) -> None:
    first = next(iter(instrument.model_fields))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(instrument(), first, getattr(instrument(), first))


@every_instrument
def test_the_schema_names_every_setting_with_its_texts(instrument: type[Instrument]) -> None:
    schema = instrument.model_json_schema()
    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == set(instrument.model_fields)
    nodes = [schema, *schema.get("$defs", {}).values()]
    described = {name: node for each in nodes for name, node in each["properties"].items() if "$ref" not in node}
    for name, node in described.items():
        assert node["description"], name
        assert node["nl"], name
        assert node["unit"], name
    json.dumps(schema)


@every_instrument
@settings(max_examples=40)
@given(data=st.data())
def test_any_settings_in_range_give_a_valid_treatment(instrument: type[Instrument], data: st.DataObject) -> None:
    chosen = made(instrument, data.draw(choices_of(instrument)))
    treatment = treatment_of({instrument.key: chosen}, year=data.draw(st.sampled_from([2015.0, 2026.5, 2027.0, 2040.0])))
    for name, value in vars(treatment).items():
        if name != "hours_first":
            assert np.isfinite(value).all()
            assert (np.asarray(value) >= 0).all()
    assert treatment.plan_always + treatment.plan_by_quality <= 1 + 1e-9
    leftover = treatment.leftover_to_contact + treatment.leftover_to_employers + treatment.leftover_to_monitoring
    assert leftover == pytest.approx(1)
    assert treatment.talks_per_year_limit >= treatment.talks_per_year


@every_instrument
@settings(max_examples=20)
@given(data=st.data())
def test_settings_survive_writing_and_reading(instrument: type[Instrument], data: st.DataObject) -> None:
    chosen = made(instrument, data.draw(choices_of(instrument)))
    assert instrument.model_validate_json(chosen.model_dump_json()) == chosen
    assert instrument.model_validate(chosen.model_dump(mode="json")) == chosen


def test_a_policy_refuses_an_unknown_instrument() -> None:
    with pytest.raises(KeyError, match="coffee"):
        treatment_of({"coffee": CLASSES["contact"]()}, year=YEAR)


def test_a_policy_may_leave_instruments_out() -> None:
    assert values_of(treatment_of({}, year=YEAR)) == values_of(treatment_of(default_policy(), year=YEAR))


# What single instruments mean


@pytest.mark.parametrize("caseload", [0.01, 4.99, 5001, -1])
def test_a_caseload_is_zero_or_at_least_five(caseload: float) -> None:
    with pytest.raises(ValidationError, match="0, or from 5 to 5000") as caught:
        made(CLASSES["guidance"], {"caseload": caseload})
    assert caught.value.errors()[0]["ctx"]["nl"].startswith("0, of van 5 tot 5000")


def test_leftover_hours_are_divided_completely() -> None:
    with pytest.raises(ValidationError, match=r"add up to 1\.3, not to 1"):
        CLASSES["guidance"].model_validate({"leftover_to_employers": 0.3})


@pytest.mark.parametrize("order", [["plans", "plans", "talks", "employers"], ["plans"], ["plans", "talks", "employers", "coffee"]])
def test_hours_first_names_all_kinds_of_work_once(order: list[str]) -> None:
    with pytest.raises(ValidationError):
        CLASSES["guidance"].model_validate({"hours_first": order})


@pytest.mark.parametrize(("ordinance", "share"), [("rotterdam", 0.30), ("amsterdam", 0.10), ("diemen", 0.30), ("uniform", 1.0)])
def test_an_ordinance_sets_the_size_of_a_measure(ordinance: str, share: float) -> None:
    treatment = treatment_of({"sanctions": made(CLASSES["sanctions"], {"ordinance": ordinance, "cut_share": 0.5, "cut_months": 3})}, year=YEAR)
    assert (treatment.cut_share, treatment.cut_months) == (share, 1)


@pytest.mark.parametrize(
    ("ordinance", "light", "middle", "heavy", "months"),
    [("own", 0.1, 0.2, 0.4, 2), ("uniform", 0.1, 0.2, 1.0, 2), ("rotterdam", 0.0, 0.30, 1.0, 1), ("amsterdam", 0.05, 0.10, 0.5, 1)],
)
def test_by_breach_the_law_sets_only_what_not_looking_for_work_costs(ordinance: str, light: float, middle: float, heavy: float, months: int) -> None:
    own = {"by_breach": True, "light_share": 0.1, "cut_share": 0.2, "heavy_share": 0.4, "cut_months": 2}
    treatment = treatment_of({"sanctions": made(CLASSES["sanctions"], {"ordinance": ordinance, **own})}, year=YEAR)
    assert (treatment.cut_share_light, treatment.cut_share, treatment.cut_share_heavy) == (light, middle, heavy)
    assert (treatment.cut_months, treatment.warn_without_cut) == (months, 1)


@pytest.mark.parametrize(("caseload", "always", "by_quality"), [(0.0, 0.0, 0.0), (5.0, 0.3, 0.7)])
def test_taking_part_is_raised_in_no_more_than_all_talks_and_in_none_without_caseworkers(caseload: float, always: float, by_quality: float) -> None:
    treatment = treatment_of({"guidance": made(CLASSES["guidance"], {"caseload": caseload, "plan_always": 0.3, "plan_by_quality": 0.9})}, year=YEAR)
    assert (treatment.plan_always, treatment.plan_by_quality) == pytest.approx((always, by_quality))


@pytest.mark.parametrize(("wanted", "limit", "most"), [(0.0, 6.0, 0.0), (0.5, 6.0, 6.0), (4.0, 2.0, 4.0)])
def test_hours_left_over_go_to_more_talks_but_not_where_none_are_wanted(wanted: float, limit: float, most: float) -> None:
    treatment = treatment_of({"contact": made(CLASSES["contact"], {"talks_per_year": wanted, "talks_per_year_limit": limit})}, year=YEAR)
    assert (treatment.talks_per_year, treatment.talks_per_year_limit) == (wanted, most)


def test_a_place_for_two_thousand_people_is_a_place_too() -> None:
    chosen = {"day_activity.places": 0.5, "day_activity.guidance_share": 1.0, "day_activity.cost": 7_800.0, "day_activity.indication": True}
    treatment = treatment_of({"activities": made(CLASSES["activities"], chosen)}, year=YEAR)
    kind = Activity.DAY_ACTIVITY
    assert (treatment.places[kind], treatment.guidance_places[kind], treatment.place_cost[kind], treatment.indication[kind]) == (0.5, 1.0, 7_800.0, 1.0)


def test_every_local_ordinance_in_the_law_can_be_chosen() -> None:
    ordinance = next(each for each in declared_settings(CLASSES["sanctions"]) if each.path == "ordinance")
    assert set(ordinance.choices) == {"own", "uniform", *LOCAL_ORDINANCES}


@pytest.mark.parametrize(("year", "share", "months"), [(2026.9, 0.25, 6), (2027.0, 0.15, 12)])
def test_the_disregard_follows_the_law_at_the_date(year: float, share: float, months: float) -> None:
    treatment = treatment_of({}, year=year)
    assert (treatment.disregard_share, treatment.disregard_months) == (share, months)
    assert treatment.disregard_cap == amounts(year).disregard_cap


def test_one_part_of_the_disregard_can_be_overridden() -> None:
    treatment = treatment_of({"earnings": made(CLASSES["earnings"], {"disregard_share": 0.5})}, year=YEAR)
    assert (treatment.disregard_share, treatment.disregard_cap, treatment.disregard_months) == (0.5, 285, 6)


def test_a_bare_number_is_the_number_of_basic_jobs() -> None:
    assert CLASSES["basic_jobs"].model_validate(40) == CLASSES["basic_jobs"].model_validate({"places": 40})
    for wrong in (True, "40", -1, 1001):
        with pytest.raises(ValidationError):
            CLASSES["basic_jobs"].model_validate(wrong)


def test_guidance_and_cost_come_with_places_only() -> None:
    treatment = treatment_of({"activities": made(CLASSES["activities"], {"day_activity.places": 45.0})}, year=YEAR)
    day = Activity.DAY_ACTIVITY
    assert (treatment.places[day], treatment.guidance_places[day], treatment.place_cost[day]) == (45, 1, 7_800)
    assert treatment.place_cost.sum() == 7_800
    assert treatment.places.sum() == 45


def test_every_kind_but_informal_care_has_places_of_its_own() -> None:
    supplies = CLASSES["activities"]().supplies()  # type: ignore[attr-defined]
    assert [each.kind for each in supplies] == [each for each in Activity if each not in (Activity.NONE, Activity.INFORMAL_CARE)]
    assert len(supplies) == len([name for name in CLASSES["activities"].model_fields if isinstance(getattr(CLASSES["activities"](), name), Settings)])


def test_no_talks_wanted_is_no_talks_in_spare_hours() -> None:
    assert treatment_of({}, year=YEAR).talks_per_year_limit == 0
    wanted = made(CLASSES["contact"], {"talks_per_year": 4.0, "talks_per_year_limit": 2.0})
    assert treatment_of({"contact": wanted}, year=YEAR).talks_per_year_limit == 4


# The dials


def positions(name: str) -> list[float]:
    dial = dials.DIALS[name]
    return [5.0, *np.linspace(6, 400, 80), 1000.0, 5000.0] if name == "caseload" else list(np.linspace(dial.low, dial.high, 81))


def treated(name: str, position: float) -> Treatment:
    return treatment_of({key: CLASSES[key].model_validate(chosen) for key, chosen in dials.bundle(name, position).items()}, year=YEAR)


every_dial = pytest.mark.parametrize("name", dials.DIALS)
every_rule = pytest.mark.parametrize(
    ("name", "rule"),
    [(name, rule) for name, dial in dials.DIALS.items() for rule in dial.rules],
    ids=lambda each: getattr(each, "setting", each),
)


@every_dial
def test_a_dial_sets_known_settings_to_valid_values(name: str) -> None:
    for position in positions(name):
        treated(name, position)


@every_rule
def test_a_dial_moves_every_setting_one_way_and_without_jumps(name: str, rule: dials.Rule) -> None:
    values = [rule.value(position) for position in positions(name)]
    assert values in (sorted(values), sorted(values, reverse=True))
    declared = {each.path: each for each in declared_settings(CLASSES[rule.instrument])}[rule.setting]
    if declared.kind == "number" and name == "pressure":
        assert max(abs(later - earlier) for earlier, later in pairwise(values)) <= (max(values) - min(values)) / 80 + 1e-9
    assert rule.en
    assert rule.nl
    assert rule.en != rule.nl


@every_dial
def test_no_dial_touches_the_duty_to_look_for_work_or_checks_of_it(name: str) -> None:
    touched = {(rule.instrument, rule.setting) for rule in dials.DIALS[name].rules}
    assert not touched & {("obligations", "search_duty"), ("sanctions", "search_checks")}
    for position in positions(name):
        treatment = treated(name, position)
        assert treatment.search_duty == 0
        assert treatment.search_checks == 0


def test_no_setting_is_set_by_two_dials() -> None:
    named = [(rule.instrument, rule.setting) for dial in dials.DIALS.values() for rule in dial.rules]
    assert len(named) == len(set(named))


def test_pressure_runs_from_friendly_to_hard() -> None:
    friendly, hard = treated("pressure", 0), treated("pressure", 1)
    for name in (
        "letter_threat",
        "participation_duty",
        "participation_pressure",
        "search_pressure",
        "no_show_ladder",
        "filing",
        "cut_share",
        "cut_months",
    ):
        assert getattr(friendly, name) == 0
    assert (hard.letter_threat, hard.participation_duty, hard.no_show_ladder, hard.cut_share, hard.cut_months) == (1, 1, 1, 1, 1)
    assert friendly.choice == 1
    assert hard.choice < 0.5
    assert hard.hardship < 0.5 < friendly.hardship


def test_a_lower_caseload_is_more_talks_and_none_is_none() -> None:
    assert treated("caseload", 50).talks_per_year == 8
    assert treated("caseload", 350).talks_per_year == pytest.approx(1.14, abs=0.01)
    assert (treated("caseload", 0).caseload, treated("caseload", 0).talks_per_year) == (0, 0)


def test_the_dial_of_basic_jobs_is_the_instrument_with_a_bare_number() -> None:
    assert CLASSES["basic_jobs"].model_validate(dials.bundle("basic_jobs", 40)["basic_jobs"]) == CLASSES["basic_jobs"].model_validate(40)


@pytest.mark.parametrize(("name", "value"), [("pressure", 1.1), ("pressure", -0.1), ("pressure", True), ("caseload", math.nan), ("basic_jobs", 1001)])
def test_a_dial_refuses_what_is_off_its_scale(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=f"the dial {name} goes from"):
        dials.bundle(name, value)


def test_an_unknown_dial_is_refused() -> None:
    with pytest.raises(KeyError):
        dials.bundle("volume", 11)


# The ground all instruments stand on


def test_declared_settings_reads_back_what_setting_declares() -> None:
    annotations = {"count": int, "share": float | None}
    body = {
        "count": setting(3, unit="people", low=2, high=9, off=0, en="Number.", nl="Aantal.", source="hand"),
        "share": setting(None, unit="share", low=0, high=1, en="Share.", nl="Deel."),
    }
    group = types.new_class("Group", (Settings,), {}, lambda namespace: namespace.update(body, __annotations__=annotations, __module__=__name__))
    count, share = declared_settings(group)
    assert (count.kind, count.default, count.low, count.high, count.off, count.source) == ("whole number", 3, 2, 9, 0, "hand")
    assert (share.kind, share.optional, share.default, share.off) == ("number", True, None, None)
    assert group.model_validate({"count": 0})
    for wrong in (1, 10, -1):
        with pytest.raises(ValidationError, match="0, or from 2 to 9"):
            group.model_validate({"count": wrong})


# The scenarios that come with the package

SCENARIOS = {file.stem: file for file in sorted((Path(__file__).parents[1] / "scenarios").glob("*.yaml"))}
every_scenario = pytest.mark.parametrize("name", SCENARIOS)


def treatment_in(name: str) -> Treatment:
    scenario = load(name)
    return treatment_of(scenario.policy_at(0), year=scenario.year_at(0))


@every_scenario
def test_a_scenario_gives_a_valid_treatment(name: str) -> None:
    treatment_in(name)


@every_scenario
def test_a_scenario_speaks_two_languages(name: str) -> None:
    scenario = load(name)
    for words in (scenario.title, scenario.question, scenario.description):
        assert words.en != words.nl
        assert words.en == words.en.strip()
        assert words.nl == words.nl.strip()


@every_scenario
def test_a_scenario_says_only_what_differs(name: str) -> None:
    """A value that would hold anyway may stand there only where it is the point of the scenario."""
    telling = {"threat", "search_duty", "participation_duty", "choice", "names", "hours", "warning_first"}
    written = yaml.safe_load(SCENARIOS[name].read_text(encoding="utf-8"))["policy"]
    anyway = {key: instrument().model_dump() for key, instrument in CLASSES.items()}
    for dial in set(dials.DIALS) & {key for key, value in written.items() if not isinstance(value, dict)}:
        for key, bundle in dials.bundle(dial, written[dial]).items():
            anyway[key] |= bundle
    same = [
        f"{key}.{one}"
        for key, value in written.items() if isinstance(value, dict)
        for one, chosen in value.items() if chosen == anyway[key][one] and one not in telling
    ]  # fmt: skip
    assert not same


def test_the_cities_stand_where_their_sources_put_them() -> None:
    city = {name: treatment_in(name) for name in SCENARIOS}
    assert city["parked"].caseload == city["parked"].talks_per_year == 0
    assert (city["rotterdam"].caseload, city["rotterdam"].cut_share, city["rotterdam"].cut_months) == (350, 0.30, 1)
    assert city["rotterdam"].search_duty == city["amsterdam"].search_duty == city["utrecht"].search_duty == 0
    assert city["rotterdam"].choice == city["amsterdam"].choice == city["utrecht"].choice == 1
    assert city["amsterdam"].letter_threat == city["amsterdam"].participation_duty == city["amsterdam"].filing == 0
    assert city["utrecht"].caseload == pytest.approx(5_500 / 7, abs=1)
    assert city["ordinary"].search_duty == 1
    assert city["basic-income"].filing == city["basic-income"].search_duty == city["basic-income"].participation_duty == 0
    assert city["basic-job"].basic_jobs > 0
    assert city["basic-guidance"].caseload <= 50
