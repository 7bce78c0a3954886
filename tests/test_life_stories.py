"""Chronicle and life stories: what is told of a person is what happened to that person."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from zachtehand.chronicle import CATEGORY_OF, TURNING_POINT, Chronicle, Event, EventKind
from zachtehand.initialisation.start import Start, start
from zachtehand.life_stories.story import life_story, passages, sentence
from zachtehand.life_stories.texts import ACTIVITIES, PHRASES, SENTENCES, STATUS_NOW
from zachtehand.mesa_model import ActivationModel
from zachtehand.populations.categories import Activity, Job, Ladder, Status
from zachtehand.populations.clients import Clients
from zachtehand.scenario import Scenario, load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters
from zachtehand.texts import LANGUAGES
from zachtehand.texts.activities import IN_A_SENTENCE, IN_SHORT

CLIENTS = 500
MONTHS = 36
SEED = 5
CITY = load("rotterdam").with_context({"clients": CLIENTS, "labour_market.tightness": 3})
"""A town with much work."""
EVENTFUL = {
    "pressure": 1, "caseload": 60, "placement.coach_places": 100, "placement.wage_subsidy": 0.5, "obligations.search_duty": 1,
    "sanctions.warning_first": True, "sanctions.filing": 1, "sanctions.search_checks": 12,
    "outreach.workers": 2, "outreach.names": True, "outreach.passes_on": 0.5, "experts.share": 0.2, "community.brokers": 5,
    "basic_jobs.places": 150, "basic_jobs.months_limit": 10, "basic_jobs.voluntary": True,
    "sanctions.broken_agreements": 1, "childcare_places.places": 100, "activities.training.places": 1000,
    "training.months": 3, "training.fee": 300, "training.instalments": 6, "training.job_guarantee": 1, "training.guarantee_months": 24,
}  # fmt: skip
"""A policy under which much happens: jobs, measures, warnings, coaches, training, childcare for hours and basic jobs that end."""


A_PROGRAMME = {
    "name": "first-steps", "title": {"en": "First steps", "nl": "Eerste stappen"}, "places": 100, "chosen_by": "lot", "voluntary": True,
    "until_month": 6, "stay_months": 9, "policy": {"contact": {"talks_per_year": 12}},
}  # fmt: skip


@dataclass
class Lived:
    """A run with its chronicle, and the columns at the end of every month (row 0 is the start)."""

    simulation: Simulation
    chronicle: Chronicle
    months: list[Clients]


def live(scenario: Scenario, begin: Start) -> Lived:
    simulation = Simulation(scenario, seed=SEED, start=begin, months=MONTHS)
    chronicle = Chronicle(simulation.world)
    months = [simulation.world.everyone.copy()]
    while simulation.month < MONTHS:
        simulation.step()
        chronicle.record(simulation.world)
        months.append(simulation.world.everyone.copy())
    return Lived(simulation, chronicle, months)


@pytest.fixture(scope="module")
def begin() -> Start:
    return start(CITY.context, seed=SEED, parameters=Parameters(), months=MONTHS)


@pytest.fixture(scope="module")
def lived(begin: Start) -> Lived:
    eventful = CITY.changed(EVENTFUL).as_written()
    return live(Scenario.from_dict({**eventful, "programmes": [A_PROGRAMME]}), begin)


@pytest.fixture(scope="module")
def amsterdam(lived: Lived, begin: Start) -> Lived:
    """The policy of Amsterdam on the same people: caseworkers come to the door."""
    return live(lived.simulation.scenario.with_policy_of(load("amsterdam")), begin)


def as_told(events: list[Event], category: type[Status] | type[Activity]) -> NDArray[np.int64]:
    """The status, or the activity, of one person at the end of every month, from nothing but the events."""
    told = np.zeros(MONTHS + 1, np.int64)
    for event in events:
        told[event.month :] = _after(event, int(told[event.month]), category)
    return told


def _after(event: Event, before: int, category: type[Status] | type[Activity]) -> int:
    if category is Activity:
        return {
            EventKind.ALREADY_ACTIVE: event.detail,
            EventKind.ACTIVITY_STARTED: event.detail,
            EventKind.ACTIVITY_STOPPED: Activity.NONE,
            EventKind.ACTIVITY_ENDED: Activity.NONE,
            EventKind.LEFT: Activity.NONE,
        }.get(event.kind, before)
    return {
        EventKind.AT_START: event.detail,
        EventKind.ENTERED: Status.ON_BENEFIT,
        EventKind.WORK_ENDED: Status.WITHOUT,
        EventKind.RETURNED: Status.ON_BENEFIT,
        EventKind.BASIC_JOB_ENDED: Status.ON_BENEFIT,
        EventKind.BASIC_JOB_STARTED: Status.BASIC_JOB,
        EventKind.LEFT: event.detail,
    }.get(event.kind, before)


def uids_with(lived: Lived, *kinds: EventKind) -> list[int]:
    table = lived.chronicle.table()
    return sorted(set(table["uid"][np.isin(table["kind"], kinds)].tolist()))


# The chronicle


@pytest.mark.parametrize("run", ["lived", "amsterdam"])
def test_status_and_activity_can_be_rebuilt_from_the_events(run: str, request: pytest.FixtureRequest) -> None:
    lived: Lived = request.getfixturevalue(run)
    people = lived.simulation.world.people
    for uid in np.linspace(0, people - 1, 200, dtype=int):
        events = lived.chronicle.of(int(uid))
        entered = lived.months[0].entry_month[uid]
        status = np.array([month.status[uid] for month in lived.months])
        activity = np.array([month.activity[uid] for month in lived.months])
        since = np.arange(MONTHS + 1) >= entered
        np.testing.assert_array_equal(as_told(events, Status)[since], status[since], f"client {uid}")
        np.testing.assert_array_equal(as_told(events, Activity)[since], activity[since], f"client {uid}")


def test_part_time_work_can_be_rebuilt_from_the_events(lived: Lived) -> None:
    working = {
        EventKind.ALREADY_PART_TIME: True,
        EventKind.PART_TIME_STARTED: True,
        EventKind.PART_TIME_ENDED: False,
        EventKind.LEFT: False,
    }
    concerned = uids_with(lived, EventKind.PART_TIME_STARTED, EventKind.ALREADY_PART_TIME)
    assert concerned
    for uid in concerned:
        told = np.zeros(MONTHS + 1, np.bool_)
        for event in lived.chronicle.of(uid):
            if event.kind in working:
                told[event.month :] = working[event.kind]
        entered = max(int(lived.months[0].entry_month[uid]), 0)
        truth = [bool(month.job[uid] == Job.PART_TIME) for month in lived.months]
        assert told[entered:].tolist() == truth[entered:], f"client {uid}"


def test_warnings_and_measures_are_those_of_the_file(lived: Lived) -> None:
    first, last = lived.months[0], lived.months[-1]
    for kind, column in ((EventKind.WARNED, "warnings"), (EventKind.MEASURE, "sanctions")):
        grown = getattr(last, column) - getattr(first, column)
        table = lived.chronicle.table()
        counted = np.bincount(table["uid"][table["kind"] == kind], minlength=last.size)
        assert counted.sum() > 0
        np.testing.assert_array_equal(counted, grown, kind.name)
    for uid in uids_with(lived, EventKind.MEASURE):
        for event in lived.chronicle.of(uid):
            if event.kind is EventKind.MEASURE:
                assert event.detail == round(100 * float(lived.months[event.month].sanction_share[uid]))
                assert 1 <= event.number <= 12


def test_a_talk_is_with_the_caseworker_of_that_month(amsterdam: Lived) -> None:
    talks = (EventKind.TALKED, EventKind.CAME_INTO_VIEW, EventKind.VISITED)
    assert all(uids_with(amsterdam, kind) for kind in talks)
    for uid in uids_with(amsterdam, *talks):
        for event in amsterdam.chronicle.of(uid):
            if event.kind in talks:
                after = amsterdam.months[event.month]
                assert event.number == after.caseworker[uid]
                assert after.months_since_talk[uid] == 0
                assert event.detail >= 1


def test_a_place_is_at_a_host_of_that_kind(lived: Lived) -> None:
    hosts = lived.simulation.world.hosts
    table = lived.chronicle.table()
    placed = table[(table["kind"] == EventKind.ACTIVITY_STARTED) & (table["number"] >= 0)]
    assert placed.size > 20
    np.testing.assert_array_equal(hosts.kind[placed["number"]], placed["detail"])


def test_turning_points_are_changes_of_life_satisfaction(lived: Lived) -> None:
    uids = uids_with(lived, EventKind.SATISFACTION_UP, EventKind.SATISFACTION_DOWN)
    assert uids
    for uid in uids:
        entered = max(int(lived.months[0].entry_month[uid]), 0)
        before = float(lived.months[entered].life_satisfaction[uid])
        for event in lived.chronicle.of(uid):
            if event.kind in (EventKind.SATISFACTION_UP, EventKind.SATISFACTION_DOWN):
                now = float(lived.months[event.month].life_satisfaction[uid])
                assert event.detail == pytest.approx(10 * now, abs=0.51)
                assert (now - before if event.kind is EventKind.SATISFACTION_UP else before - now) >= TURNING_POINT - 1e-4
                before = now


def test_steps_are_those_of_the_ladder(lived: Lived) -> None:
    table = lived.chronicle.table()
    climbed = table[np.isin(table["kind"], (EventKind.STEP_UP, EventKind.STEP_DOWN))]
    assert climbed.size > 20
    for month, uid, kind, step, _ in climbed.tolist():
        before, after = lived.months[month - 1].ladder_step[uid], lived.months[month].ladder_step[uid]
        assert step == after
        assert (after > before) == (kind == EventKind.STEP_UP)


def test_no_step_is_told_in_the_month_of_leaving(lived: Lived) -> None:
    table = lived.chronicle.table()
    left, steps = (
        set(map(tuple, table[np.isin(table["kind"], kinds)][["month", "uid"]].tolist()))
        for kinds in ([EventKind.LEFT], [EventKind.STEP_UP, EventKind.STEP_DOWN])
    )
    assert left
    assert not left & steps


def test_this_run_is_eventful(lived: Lived) -> None:
    """Else the tests above and below would say little."""
    seen = {EventKind(code) for code in np.unique(lived.chronicle.table()["kind"])}
    assert set(EventKind) - seen == {EventKind.VISITED}


def test_events_have_an_address_not_an_order_of_reading(lived: Lived) -> None:
    people = lived.simulation.world.people
    in_order = {uid: lived.chronicle.of(uid) for uid in range(0, people, 7)}
    shuffled = np.random.default_rng(1).permutation(list(in_order)).tolist()
    assert {uid: lived.chronicle.of(uid) for uid in shuffled} == in_order
    for events in in_order.values():
        assert [(event.month, event.kind) for event in events] == sorted((event.month, event.kind) for event in events)


def test_reading_along_the_way_changes_nothing(lived: Lived, begin: Start) -> None:
    simulation = Simulation(lived.simulation.scenario, seed=SEED, start=begin, months=MONTHS)
    chronicle = Chronicle(simulation.world)
    while simulation.month < MONTHS:
        simulation.step()
        chronicle.record(simulation.world)
        chronicle.of(simulation.month)
    np.testing.assert_array_equal(chronicle.table(), lived.chronicle.table())


def test_keeping_a_chronicle_leaves_lives_as_they_are(lived: Lived, begin: Start) -> None:
    alone = Simulation(lived.simulation.scenario, seed=SEED, start=begin, months=MONTHS)
    alone.run()
    for name in alone.world.everyone.declared:
        np.testing.assert_array_equal(getattr(alone.world.everyone, name), getattr(lived.months[-1], name), name)


def test_the_same_person_begins_alike_under_two_policies(lived: Lived, amsterdam: Lived) -> None:
    differs = 0
    for uid in range(0, CLIENTS, 5):
        here, there = lived.chronicle.of(uid), amsterdam.chronicle.of(uid)
        assert [event for event in here if event.month == 0] == [event for event in there if event.month == 0]
        differs += here != there
    assert differs > 20


def test_rows_are_for_those_to_whom_something_happens(lived: Lived) -> None:
    table, world = lived.chronicle.table(), lived.simulation.world
    assert world.people < world.everyone.size or lived.chronicle.of(world.everyone.size) == []
    assert table.size < 0.55 * world.people * MONTHS
    for month in range(1, MONTHS + 1):
        rows = table[table["month"] == month]
        assert 0 < np.unique(rows["uid"]).size < world.people


# The words


def possible_events() -> list[Event]:
    """One event of every kind and category."""
    made = []
    for kind in EventKind:
        details: list[int] = list(CATEGORY_OF.get(kind, [3]))
        if kind is EventKind.AT_START:
            details = [each for each in Status if each not in (Status.NOT_YET, Status.MOVED, Status.PENSION, Status.DIED)]
        if kind is EventKind.LEFT:
            details = [each for each in Status if each not in (Status.NOT_YET, Status.ON_BENEFIT, Status.BASIC_JOB, Status.WITHOUT)]
        made += [Event(4, kind, detail, 2) for detail in details]
    return made


def test_everything_that_can_happen_has_a_sentence_in_both_languages() -> None:
    for event in possible_events():
        told = {language: sentence(event, language) for language in LANGUAGES}
        assert told["en"] != told["nl"], event
        for words in told.values():
            assert words.endswith("."), words
            assert not re.search(r"[{}]|  ", words), words
            assert len(words) < 110, words


def test_every_sentence_is_used() -> None:
    keys = {event.kind.name.lower() for event in possible_events()}
    keys |= {f"{event.kind.name}.{event.detail.name}".lower() for event in possible_events() if event.kind in CATEGORY_OF}
    assert set(SENTENCES) <= keys


@pytest.mark.parametrize("catalogue", [SENTENCES, PHRASES, STATUS_NOW, ACTIVITIES], ids=["sentences", "phrases", "status", "activities"])
def test_the_words_are_complete_and_say_nothing_of_sex(catalogue: dict[object, dict[str, str]]) -> None:
    for key, words in catalogue.items():
        assert set(words) == set(LANGUAGES), key
        assert not re.search(r"\b(he|she|his|her|him|hij|zij|haar|hem|zijn)\b", " ".join(words.values()), re.IGNORECASE), key


@pytest.mark.parametrize("catalogue", [IN_A_SENTENCE, IN_SHORT])
def test_every_kind_of_activity_has_a_name(catalogue: dict[str, dict[str, str]]) -> None:
    assert {Activity[kind.upper()] for kind in catalogue} == set(Activity) - {Activity.NONE}
    assert {frozenset(words) for words in catalogue.values()} == {frozenset(LANGUAGES)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_story_can_be_told(lived: Lived, language: str) -> None:
    for uid in range(lived.simulation.world.everyone.size):
        story = life_story(uid, lived.simulation.world, lived.chronicle, language=language)
        assert ("synthetic" if language == "en" else "synthetisch") in story.splitlines()[0]
        assert not re.search(r"[{}]", story)
        last = "After month 36" if language == "en" else "Na maand 36"
        assert story.splitlines()[-1].startswith(last)


def test_a_story_tells_what_happened_in_order(lived: Lived) -> None:
    uid = uids_with(lived, EventKind.MEASURE)[0]
    measure = next(event for event in lived.chronicle.of(uid) if event.kind is EventKind.MEASURE)
    lines = life_story(uid, lived.simulation.world, lived.chronicle, language="nl").splitlines()
    line = next(line for line in lines if line.startswith(f"Maand {measure.month} ("))
    assert f"{measure.detail} % minder uitkering" in line
    year, month = divmod(12 * 2015 + measure.month - 1, 12)
    names = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
    assert f"({names[month]} {year})" in line
    months = [int(found.group(1)) for line in lines if (found := re.match(r"Maand (\d+)", line))]
    assert months == sorted(set(months))


def test_months_with_only_talks_are_taken_together() -> None:
    talk = [Event(month, EventKind.TALKED, 1, 0) for month in (2, 4, 5)]
    warned = Event(7, EventKind.WARNED, 0, -1)
    told = passages([*talk, warned, Event(9, EventKind.TALKED, 2, 0)], "en")
    assert [(passage.month, passage.last) for passage in told] == [(2, 5), (7, 7), (9, 9)]
    assert "3 talks" in told[0].words
    assert told[2].words == "Had 2 talks with caseworker 0."


def test_numbers_are_written_as_the_language_does() -> None:
    rose = Event(3, EventKind.SATISFACTION_UP, 64, -1)
    assert sentence(rose, "en").endswith("6.4.")
    assert sentence(rose, "nl").endswith("6,4.")
    assert "1 maand " in sentence(Event(3, EventKind.MEASURE, 30, 1), "nl")
    assert "2 months" in sentence(Event(3, EventKind.MEASURE, 30, 2), "en")
    assert "registered" in sentence(Event(3, EventKind.MISSED, Ladder.FIRST_MISSED, -1), "en")


def test_a_client_tells_their_life() -> None:
    model = ActivationModel("rotterdam", clients=40, months=2, seed=1)
    assert model.clients[4].life_story("en").splitlines()[2].startswith("At the start: ")
    model.step()
    assert model.chronicle is not None
    assert "After month 1: " in model.clients[4].life_story(language="en")
    assert model.clients[4].life_story("nl") == life_story(4, model.world, model.chronicle, language="nl")
    with pytest.raises(ValueError, match="not in 'fr'"):
        model.clients[4].life_story("fr")  # type: ignore[arg-type]


def test_a_model_without_a_chronicle_has_no_stories() -> None:
    model = ActivationModel("rotterdam", clients=40, months=1, seed=1, with_chronicle=False)
    with pytest.raises(RuntimeError, match="with_chronicle"):
        model.clients[4].life_story("en")
