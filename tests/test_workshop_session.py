"""A session without a network: what each act does, that nothing else is possible, and that the log is the session."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workshops import SMALL, people_drawn_once

from zachtehand.input_errors import InputError
from zachtehand.texts import LANGUAGES
from zachtehand.workshop import messages as say
from zachtehand.workshop.film import CHARTS, SHADES, read_frame
from zachtehand.workshop.guesses import MOST_CHANGES, MOST_GUESSERS, range_of
from zachtehand.workshop.log import ACTS, SECRET, Log, read_log
from zachtehand.workshop.room import Choices, Room
from zachtehand.workshop.session import Session
from zachtehand.workshop.story_steps import STEPS
from zachtehand.workshop.telling import life, settings_now, tell_room
from zachtehand.workshop.words import SENTENCES, WorkshopError


@pytest.fixture(autouse=True, scope="module")
def _people() -> Iterator[None]:
    with people_drawn_once():
        yield


@pytest.fixture
def acts() -> list[dict[str, Any]]:
    return []


@pytest.fixture
def session(acts: list[dict[str, Any]]) -> Session:
    return Session.begin(SMALL, acts.append)


def drive(session: Session, **message: Any) -> None:
    understood = say.understood(json.dumps(message))
    assert isinstance(understood, say.Driving), message
    session.drive(understood)


def guess(session: Session, who: str, a: float, b: float, *, question: int = 1, name: str = "") -> None:
    session.guess(who, name, say.Guess(do="guess", question=question, a=a, b=b))


def refused(key: str, session: Session, **message: Any) -> None:
    before = told(session)
    with pytest.raises(WorkshopError) as raised:
        drive(session, **message)
    assert raised.value.key == key
    assert told(session) == before


def told(session: Session, who: str = "") -> dict[str, Any]:
    return json.loads(tell_room(session).to(who, "nl", {}))


def again(acts: list[dict[str, Any]]) -> Session:
    """The session made from what was kept, as it comes back from a file."""
    return Session.from_log(json.loads(json.dumps(acts)), lambda _: None)


def test_what_is_kept_is_the_session(session: Session, acts: list[dict[str, Any]]) -> None:
    drive(session, do="set", side=0, path="pressure", value=0.6)
    drive(session, do="ask", indicator="on_benefit", month=3)
    guess(session, "ann", 900, 905.5, name="Ann")
    drive(session, do="speed", value=15)
    drive(session, do="play")
    for _ in range(3):
        session.step()
    drive(session, do="reveal")
    drive(session, do="bookmark", note="hier")
    drive(session, do="set", side="both", path="caseload", value=60)
    session.step()
    drive(session, do="view", month=2, shade="trust")
    drive(session, do="back", month=3)
    session.step()
    made = again(acts)
    assert made.course == session.course
    assert made.room.frames == session.room.frames
    assert told(made) == told(session)
    assert made.choosable == session.choosable


_ACTS = st.one_of(
    st.fixed_dictionaries({"do": st.sampled_from(["play", "pause", "step", "restart", "reveal", "drop_question"])}),
    st.just({"do": "step"}),
    st.builds(
        lambda side, path, value: {"do": "set", "side": side, "path": path, "value": value},
        st.sampled_from([0, 1, "both"]), st.sampled_from(["pressure", "contact.threat", "obligations.choice"]), st.sampled_from([0, 0.3, 0.9, 7, "x"]),
    ),
    st.builds(lambda month: {"do": "back", "month": month}, st.integers(0, 6)),
    st.builds(lambda month, indicator: {"do": "ask", "month": month, "indicator": indicator}, st.integers(0, 7), st.sampled_from(["trust", "in_work", "?"])),
    st.builds(lambda month, shade: {"do": "view", "month": month, "shade": shade}, st.none() | st.integers(0, 6), st.sampled_from(SHADES)),
    st.builds(lambda note: {"do": "bookmark", "note": note}, st.text(max_size=20)),
    st.builds(lambda number: {"do": "unbookmark", "bookmark": number}, st.integers(0, 3)),
    st.builds(lambda a: {"do": "choose", "a": a, "b": "parked", "months": 4, "clients": 100}, st.sampled_from(["amsterdam", "/etc/passwd"])),
    st.builds(lambda a, who: {"do": "guess", "a": a, "who": who}, st.sampled_from([0.5, 2, 1e9]), st.sampled_from("xyz")),
)  # fmt: skip


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_ACTS, max_size=14))
def test_whatever_is_asked_the_log_is_the_session(asked: list[dict[str, Any]]) -> None:
    acts: list[dict[str, Any]] = []
    refusals: list[InputError] = []
    session = Session.begin(SMALL, acts.append)
    for each in asked:
        before = tell_room(session)
        try:
            if each["do"] == "guess":
                guess(session, each["who"], each["a"], each["a"], question=session.course.asked, name="W")
            else:
                drive(session, **each)
        except InputError as error:
            refusals.append(error)
            assert tell_room(session) == before
    assert all(error.sentence(language) for error in refusals for language in LANGUAGES)
    made = again(acts)
    assert made.course == session.course
    assert made.room.frames == session.room.frames
    assert [scenario.as_written() for scenario in made.room.scenarios] == [scenario.as_written() for scenario in session.room.scenarios]
    assert session.room.month == session.course.month
    assert session.room.choices == session.course.choices


def test_time_goes_by_until_the_run_is_over(session: Session) -> None:
    drive(session, do="play")
    assert session.course.playing
    for month in range(1, 7):
        assert read_frame(session.step())[1] == month
    assert not session.course.playing
    for word in ("play", "step"):
        refused("over", session, do=word)
    run = session.course.run
    drive(session, do="restart")
    assert (session.course.month, session.course.run) == (0, run + 1)
    assert session.room.frames[0] != b""
    assert read_frame(session.room.frames[0])[0] == run + 1


def test_a_dial_acts_in_the_next_month_and_is_undone_by_starting_again(session: Session) -> None:
    plain = Room(SMALL)
    for _ in range(3):
        plain.step()
    drive(session, do="step")
    drive(session, do="set", side=1, path="basic_jobs", value=100)
    assert told(session)["worlds"][1]["dials"]["basic_jobs"] == 100
    assert told(session)["worlds"][0]["dials"]["basic_jobs"] == 0
    assert told(session)["worlds"][1]["turns"] == [{"month": 1, "changes": {"basic_jobs": 100}}]
    drive(session, do="step")
    drive(session, do="step")
    worlds, as_it_was = read_frame(session.room.frames[2])[2], read_frame(plain.frames[2])[2]
    assert bytes(worlds[0].place) == bytes(as_it_was[0].place)
    assert bytes(worlds[1].place) != bytes(as_it_was[1].place)
    drive(session, do="restart")
    assert told(session)["worlds"][1]["turns"] == []


def test_the_same_setting_twice_in_a_month_is_one_change(session: Session) -> None:
    for value in (0.1, 0.2, 0.3):
        drive(session, do="set", side=0, path="pressure", value=value)
    assert [dict(turn.changes) for turn in session.course.choices.turns] == [{"pressure": 0.3}]
    assert told(session)["worlds"][0]["dials"]["pressure"] == 0.3


@pytest.mark.parametrize(
    ("path", "value"),
    [("pressur", 0.5), ("pressure", 2), ("pressure", "hard"), ("context.clients", 100), ("contact", 1), ("contact.threat", None), ("rollout.months", 3)],
)
def test_a_setting_that_cannot_be_changes_nothing(session: Session, path: str, value: Any) -> None:
    before = told(session)
    for side in (0, "both"):
        with pytest.raises(InputError) as raised:
            drive(session, do="set", side=side, path=path, value=value)
        assert path in raised.value.sentence("nl")
        assert "--set" not in raised.value.sentence("nl")
    assert told(session) == before
    assert session.room.choices == SMALL


def test_going_back_undoes_what_came_later(session: Session) -> None:
    frames = [session.room.frames[0], *(session.step() for _ in range(3))]
    drive(session, do="bookmark", note="three")
    drive(session, do="set", side=0, path="pressure", value=1.0)
    session.step()
    drive(session, do="bookmark", note="four")
    run = session.course.run
    refused("month_past", session, do="back", month=5)
    drive(session, do="back", month=3)
    assert session.course.run == run + 1
    assert [frame[4:] for frame in session.room.frames] == [frame[4:] for frame in frames]
    assert [each["note"] for each in told(session)["bookmarks"]] == ["three"]
    assert told(session)["worlds"][0]["turns"] == []


def test_predicting_first(session: Session) -> None:
    refused("no_question", session, do="reveal")
    refused("no_indicator", session, do="ask", indicator="pressure", month=3)
    refused("month_ahead", session, do="ask", indicator="trust", month=0)
    refused("month_ahead", session, do="ask", indicator="trust", month=7)
    drive(session, do="ask", indicator="trust", month=2)
    refused("question_open", session, do="ask", indicator="in_work", month=3)
    guess(session, "ann", 0.4, 0.5, name="Ann")
    guess(session, "bob", 0.1, 0.2, name="<script>")
    guess(session, "bob", 0.3, 0.2, name="<script>")
    for values in ((1.5, 0.5), (0.5, -0.1)):
        with pytest.raises(WorkshopError, match="0"):
            guess(session, "eve", *values)
    question = told(session, "ann")["question"]
    assert (question["count"], question["yours"], question["revealed"], question["open"]) == (2, [0.4, 0.5], False, True)
    assert "guesses" not in question
    assert "outcome" not in question
    session.rename("ann", "Anna")
    session.step()
    session.step()
    with pytest.raises(WorkshopError) as raised:
        guess(session, "ann", 0.2, 0.2)
    assert raised.value.key == "question_closed"
    assert told(session)["question"]["open"] is False
    drive(session, do="reveal")
    refused("question_revealed", session, do="reveal")
    question = told(session)["question"]
    assert question["guesses"] == [{"name": "Anna", "a": 0.4, "b": 0.5}, {"name": "<script>", "a": 0.3, "b": 0.2}]
    charts = [float(world.chart[CHARTS.index("trust")]) for world in read_frame(session.room.frames[2])[2]]
    assert question["outcome"] == pytest.approx(charts)
    drive(session, do="ask", indicator="in_work", month=5)
    assert told(session)["past_questions"] == [{**question, "yours": None}]
    drive(session, do="drop_question")
    assert told(session)["question"] is None
    assert len(told(session)["past_questions"]) == 1


def test_guesses_shown_before_the_month_get_their_outcome_when_it_comes(session: Session) -> None:
    drive(session, do="ask", indicator="parked", month=1)
    guess(session, "ann", 0.4, 0.5)
    drive(session, do="reveal")
    assert told(session)["question"]["outcome"] is None
    session.step()
    assert len(told(session)["question"]["outcome"]) == 2


def test_no_flood_of_guesses(session: Session) -> None:
    drive(session, do="ask", indicator="parked", month=1)
    for _ in range(MOST_CHANGES):
        guess(session, "ann", 0.5, 0.5)
    for number in range(MOST_GUESSERS - 1):
        guess(session, f"robot {number}", 0.5, 0.5)
    for who in ("ann", "one more"):
        with pytest.raises(WorkshopError) as raised:
            guess(session, who, 0.5, 0.5)
        assert raised.value.key == "guess_limit"


def test_what_can_be_guessed_is_what_the_charts_can_show() -> None:
    room = Room(SMALL)
    for _ in range(3):
        room.step()
    for world in read_frame(room.frames[-1])[2]:
        for name, value in zip(CHARTS, world.chart, strict=True):
            low, high = range_of(name)
            assert low <= value <= high, name


def test_bookmarks_and_what_everybody_looks_at(session: Session) -> None:
    session.step()
    session.step()
    drive(session, do="view", month=1)
    drive(session, do="bookmark", note=" a\u202e\x00b\n ")
    drive(session, do="view", shade="contact")
    assert told(session)["view"] == {"month": 1, "shade": "contact"}
    drive(session, do="view", month=None)
    assert told(session)["view"] == {"month": None, "shade": "contact"}
    assert told(session)["bookmarks"] == [{"number": 1, "month": 1, "note": "a b"}]
    refused("month_past", session, do="view", month=3)
    refused("no_bookmark", session, do="unbookmark", bookmark=2)
    drive(session, do="unbookmark", bookmark=1)
    assert told(session)["bookmarks"] == []


def test_another_room(session: Session, tmp_path: Path) -> None:
    drive(session, do="ask", indicator="parked", month=1)
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: 1234", encoding="utf-8")
    for name in (str(secret), "rotterdamm", "../scenarios/rotterdam.yaml"):
        refused("no_scenario", session, do="choose", a=name, b="amsterdam")
    drive(session, do="choose", a="amsterdam", b="basic-job", seed=2, months=4, clients=120)
    now = told(session)
    assert [world["name"] for world in now["worlds"]] == ["amsterdam", "basic-job"]
    assert (now["months"], now["clients"], now["seed"], now["question"], now["month"]) == (4, 120, 2, None, 0)


def test_the_story_is_a_room_for_each_step_and_gives_the_room_back(session: Session, acts: list[dict[str, Any]]) -> None:
    drive(session, do="set", side=0, path="pressure", value=0.4)
    session.step()
    refused("no_story", session, do="story", step=len(STEPS))
    for number in (0, len(STEPS) - 1):
        drive(session, do="story", step=number)
        now = told(session)
        assert now["story"] == {"step": number}
        assert now["view"]["shade"] == STEPS[number].shade
        assert session.room.choices == STEPS[number].choices()
        drive(session, do="set", side=0, path="pressure", value=0.9)
        session.step()
        drive(session, do="restart")
        assert session.room.choices == STEPS[number].choices()
    assert again(acts).course == session.course
    drive(session, do="story", step=None)
    assert told(session)["story"] is None
    assert session.room.choices == SMALL
    assert session.course.aside is None


def test_a_scenario_of_your_own_can_be_chosen_again(tmp_path: Path) -> None:
    from zachtehand.scenario import load
    from zachtehand.scenario.template import write_template

    file = tmp_path / "my-city.yaml"
    write_template(str(file), load("parked"), "en")
    acts: list[dict[str, Any]] = []
    session = Session.begin(Choices((str(file), "amsterdam"), months=6, clients=100), acts.append)
    drive(session, do="choose", a="rotterdam", b="amsterdam", months=6, clients=100)
    for each in (session, again(acts)):
        drive(each, do="choose", a="amsterdam", b="my-city", months=6, clients=100)
        assert told(each)["worlds"][1]["name"] == "my-city"
        assert str(tmp_path) not in json.dumps(told(each))


def test_a_life_in_both_worlds(session: Session) -> None:
    for _ in range(4):
        session.step()
    for language in LANGUAGES:
        for person in range(0, session.room.people, 7):
            told_life = life(session.room, person, language)
            assert [each["title"] for each in told_life["lives"]] == [getattr(scenario.title, language) for scenario in session.room.scenarios]
            assert told_life["who"]
            assert all(each["now"] for each in told_life["lives"])
            words = json.dumps(told_life, ensure_ascii=False)
            assert not any(f"{whom} 1" in words for whom in ("host", "employer", "organisatie", "werkgever", "klantmanager", "caseworker"))
    for person in (-1, session.room.people):
        with pytest.raises(WorkshopError, match=str(session.room.people - 1)):
            life(session.room, person, "en")


def test_settings_as_they_are_now(session: Session) -> None:
    drive(session, do="set", side=1, path="pressure", value=0.7)
    first, second = (settings_now(session.room, side)["values"] for side in (0, 1))
    assert first.keys() == second.keys()
    assert second["pressure"] == second["contact.threat"] == 0.7 != first["contact.threat"]


def test_every_sentence_is_there_in_both_languages() -> None:
    for key, sentence in SENTENCES.items():
        assert sentence.keys() == set(LANGUAGES), key
        values = [sorted(part.split("}")[0] for part in words.split("{")[1:]) for words in sentence.values()]
        assert values[0] == values[1], key


# The log


def test_the_log_keeps_acts_and_a_secret_that_is_not_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "workshop"
    log = Log(folder)
    session = Session.begin(SMALL, log.keep)
    session.step()
    with pytest.raises(WorkshopError) as raised:
        Log(folder)
    assert raised.value.key == "folder_busy"
    log.close()
    assert len(log.secret) >= 32
    assert stat.S_IMODE((folder / SECRET).stat().st_mode) == 0o600 or os.name == "nt"
    assert log.secret not in (folder / ACTS).read_text(encoding="utf-8")
    later = Log(folder)
    assert later.secret == log.secret
    made = Session.from_log(read_log(folder), later.keep)
    later.close()
    assert made.course == session.course


def test_half_a_line_does_not_count_and_is_cut_off(tmp_path: Path) -> None:
    log = Log(tmp_path)
    session = Session.begin(SMALL, log.keep)
    session.step()
    log.close()
    with (tmp_path / ACTS).open("a", encoding="utf-8") as file:
        file.write('{"at": "2026-01-01T00:00:00", "act": "ste')
    acts = read_log(tmp_path)
    later = Log(tmp_path)
    made = Session.from_log(acts, later.keep)
    made.step()
    later.close()
    assert [act["act"] for act in read_log(tmp_path)] == ["begin", "step", "step"]


@pytest.mark.parametrize(
    "line",
    [b"", b"nonsense", b"[1]", b'{"act": 1}', b'{"act": "fly"}', b'{"act": "step"}', b'{"act": "guess", "who": 1}', b'{"act": "set", "sides": 3, "changes": 4}',
     b'{"act": "new", "run": 1, "story": null, "choices": {}}', b"[" * 5000, b"\xff\xfe"],
)  # fmt: skip
def test_a_damaged_line_is_named(tmp_path: Path, line: bytes) -> None:
    log = Log(tmp_path)
    Session.begin(SMALL, log.keep)
    log.close()
    with (tmp_path / ACTS).open("ab") as file:
        file.write(line + b"\n")
    with pytest.raises(WorkshopError) as raised:
        Session.from_log(read_log(tmp_path), lambda _: None, tmp_path / ACTS)
    assert f"{ACTS}:2: " in raised.value.sentence("en")


def test_a_log_of_another_form_is_refused() -> None:
    with pytest.raises(WorkshopError, match="99"):
        Session.from_log([{"act": "begin", "form": 99}], lambda _: None)


def test_a_full_disk_does_not_end_a_workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = Log(tmp_path)
    session = Session.begin(SMALL, log.keep)

    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(log._file, "flush", full, raising=False)
    session.step()
    assert log.failed
    assert session.course.month == 1
