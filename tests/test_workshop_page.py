"""The page of a workshop and its replay: whole in both languages, safe with any words, and true to the film."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Sequence
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zachtehand.cli.app import status
from zachtehand.life_stories.story import passages
from zachtehand.scenario import load
from zachtehand.texts import LANGUAGES
from zachtehand.twins.follow import without_names
from zachtehand.workshop.film import CHARTS, HEAD, SHADES, as_body, read_frame
from zachtehand.workshop.packing import Lives, pack_tracks, track_of
from zachtehand.workshop.page import CHART_ORDER, DIAL_STOPS, SCRIPTS, as_json, live_page
from zachtehand.workshop.page_words import CHART_TITLES, PAGE_WORDS, PLACE_TITLES, SHADE_WORDS
from zachtehand.workshop.places import Place
from zachtehand.workshop.ramp import RAMP
from zachtehand.workshop.replay import recorded, replay, write_replay
from zachtehand.workshop.room import Choices
from zachtehand.workshop.session import Session
from zachtehand.workshop.story_steps import STEPS, story_told

SMALL = Choices(("rotterdam", "basic-job"), seed=2, months=8, clients=120)
_TEMPLATES = files("zachtehand.workshop").joinpath("templates")


@pytest.fixture(scope="module")
def session() -> Session:
    """A short run that nobody drove."""
    return recorded(SMALL)


def _scripts() -> str:
    return "".join(_TEMPLATES.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)


def _setup(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="setup">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_live_page_is_whole(language: str) -> None:
    page = live_page(language, "abc")  # type: ignore[arg-type]
    assert f'<html lang="{language}"' in page
    assert re.findall(r"<script nonce=\"([^\"]*)\"", page) == ["abc"]
    assert re.findall(r"<style nonce=\"([^\"]*)\"", page) == ["abc"]
    assert not re.findall(r"\son\w+=|style=\"", page.split("<script nonce", 1)[0])
    assert not re.findall(r"https?://(?!www\.w3\.org/2000/svg|\$)", page.replace("^https?:", ""))
    told = _setup(page)
    assert told["language"] == language
    assert len(told["story"]) == 7


def test_every_word_is_there_in_both_languages_and_used() -> None:
    said = "".join([_scripts(), *(_TEMPLATES.joinpath(name).read_text(encoding="utf-8") for name in ("workshop.html", "../page.py"))])
    literal = set(re.findall(r'"([a-z_]+\.[a-z_0-9]+)"', said))
    used = {key for key in literal if key in PAGE_WORDS} | {f"door.{each}" for each in re.findall(r'door\("(\w+)"', said)}
    assert set(re.findall(r'say\("([^"]+)"', said)) <= set(PAGE_WORDS)
    assert set(PAGE_WORDS) == used
    for key, words in PAGE_WORDS.items():
        assert set(words) == set(LANGUAGES), key
        assert all(words.values()), key
        fields = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in words.values()]
        assert fields[0] == fields[1], key
    assert set(PLACE_TITLES) == set(Place)
    assert tuple(SHADE_WORDS) == SHADES
    assert sorted(CHART_ORDER) == sorted(CHARTS)
    assert set(CHART_TITLES) <= set(CHARTS)


@given(st.text())
def test_no_text_can_end_the_script_element(words: str) -> None:
    hostile = as_json({"title": f"</script><script>alert(1)</script><!--{words}\u2028"})
    assert not set("<>&\u2028\u2029") & set(hostile)
    assert json.loads(hostile)["title"].startswith("</script>")


def test_a_title_that_is_markup_stays_a_title(tmp_path: Path) -> None:
    file = tmp_path / "strange.yaml"
    assert status(["new", str(file), "--from", "ordinary"]) == 0
    title = "</script><script>alert('x')</script>"
    text = re.sub(r"(?m)^title:.*\n(?:[ ].*\n)*", f"title: {{en: {json.dumps(title)}, nl: {json.dumps(title)}}}\n", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    page = replay(recorded(Choices((str(file), "ordinary"), months=1, clients=100)), "en")
    assert "<script>alert" not in page
    assert page.count("<script") == replay(recorded(Choices(("ordinary", "ordinary"), months=1, clients=100)), "en").count("<script")
    assert _setup(page)["film"]["room"]["worlds"][0]["title"] == title


def test_a_dial_can_stand_wherever_its_slider_can() -> None:
    for path, stops in DIAL_STOPS.items():
        assert list(stops) == sorted(set(stops))
        for stop in (stops[0], stops[-1]):
            load("ordinary").changed({path: stop})


def unpacked(packed: bytes, sizes: Sequence[Sequence[int]]) -> list[list[bytes]]:
    """The tracks again, as the page does it: a month is as it stands, or where it has the size of the one before, its difference with that."""
    left, tracks = zlib.decompress(packed), []
    for track in sizes:
        bodies: list[bytes] = []
        for size in track:
            body, left = left[:size], left[size:]
            if bodies and len(bodies[-1]) == size:
                body = bytes(one ^ other for one, other in zip(body, bodies[-1], strict=True))
            bodies.append(body)
        tracks.append(bodies)
    assert left == b""
    return tracks


@given(st.lists(st.lists(st.binary(max_size=40), max_size=5), max_size=3))
def test_packed_tracks_come_out_as_they_went_in(tracks: list[list[bytes]]) -> None:
    packed, sizes = pack_tracks(tracks)
    assert unpacked(packed, sizes) == tracks


def test_a_replay_holds_the_frames_of_the_run(session: Session) -> None:
    packed, sizes = pack_tracks([track_of(session.room.frames, 0), track_of(session.room.frames, 1)])
    for side, track in enumerate(unpacked(packed, sizes)):
        assert track == [as_body(read_frame(frame)[2][side]) for frame in session.room.frames]
    head = session.room.frames[3][: HEAD.size]
    assert HEAD.unpack(head)[1] == 3


def test_a_replay_tells_a_life_as_it_was_told_in_each_month(session: Session) -> None:
    lives = Lives("en")
    lives.add(session.room, 0)
    told = json.loads(zlib.decompress(lives.packed()))
    compared = 0
    for person in range(0, session.room.people, 3):
        events = list(without_names(session.room.events(person, 0)))
        flat = told["lives"][0][person]
        for month in (0, 3, 5, 8):
            shown: list[tuple[int, int, str]] = []
            for first, last, number in zip(*[iter(flat)] * 3, strict=True):
                if last > month:
                    break
                if shown and shown[-1][0] == first:
                    shown.pop()
                shown.append((first, last, told["sentences"][number]))
            wanted = [(each.month, each.last, each.words) for each in passages([event for event in events if event.month <= month], "en")]
            assert shown == wanted
            compared += len(wanted)
    assert compared > 100
    assert len(told["who"]) == session.room.people


def test_the_same_run_gives_the_same_page(session: Session) -> None:
    again = recorded(SMALL)
    first, second = (re.sub(r'"run":\d+', "", replay(each, "nl")) for each in (session, again))
    assert first == second


def test_colours_of_people_are_in_order_and_stand_out() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lights = [light(colour) for colour in RAMP]
    assert len(lights) == 16
    assert all(after < before for before, after in pairwise(lights))
    assert all((light("#f4f5f7") + 0.05) / (each + 0.05) >= 3 for each in lights)  # WCAG 1.4.11 against the ground of a place


def test_every_step_of_the_story_is_a_room() -> None:
    assert len(STEPS) == 7
    known = {place.name.lower() for place in Place} | set(CHARTS)
    for step in STEPS:
        first, second = step.choices().scenarios()
        assert first.context == second.context
        assert set(step.highlights) <= known
        assert set(step.hide) <= {"b", "desks", "employers"}
        assert step.shade in SHADES
    for language in LANGUAGES:
        for told in story_told(language):
            assert all(told[part] for part in ("title", "text", "watch"))
            assert 2 <= len(re.findall(r"[.?!:](?: |$)", told["text"])) <= 5
            assert len(told["worlds"]) == 2


def test_what_cannot_be_replayed_is_said_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "there.html"
    there.write_text("mine", encoding="utf-8")
    new = str(tmp_path / "new.html")
    for arguments in (
        ["ordinary", "parked", "--out", str(there)], ["ordinary", "parked", "--out", str(tmp_path / "a.txt")], ["ordinary", "--out", new],
        ["ordinary", "ordinary", "--out", new], ["ordinary", "nowhere", "--out", new], ["ordinary", "parked", "--out", new, "--months", "0"],
        ["ordinary", "parked", "--out", new, "--clients", "5"], ["ordinary", "parked", "--out", str(there / "below.html")],
        ["ordinary", "parked", "--out", new, "--seed", "-1"],
    ):  # fmt: skip
        for language in LANGUAGES:
            assert status(["replay", *arguments, "--lang", language]) == 2, arguments
            said = capsys.readouterr()
            assert said.err.count("\n") == 1
            assert "Traceback" not in said.err
    assert there.read_text(encoding="utf-8") == "mine"
    assert [each.name for each in tmp_path.iterdir()] == ["there.html"]


def test_the_command_writes_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a replay.html"
    assert status(["replay", "ordinary", "parked", "--clients", "100", "--months", "3", "--lang", "nl", "--out", str(file)]) == 0
    assert str(file) in capsys.readouterr().out
    told = _setup(file.read_text(encoding="utf-8"))
    assert told["film"]["room"]["months"] == 3
    assert [len(track) for track in told["film"]["tracks"]] == [4, 4]


def test_nothing_is_left_of_a_page_that_could_not_be_written(tmp_path: Path) -> None:
    from zachtehand.input_errors import InputError

    (tmp_path / "taken.html").write_text("", encoding="utf-8")
    with pytest.raises(InputError):
        write_replay("page", tmp_path / "taken.html")
    with pytest.raises(InputError):
        write_replay("page", tmp_path / "taken.html" / "below.html")
    assert [each.name for each in tmp_path.iterdir()] == ["taken.html"]


CLAIMS: dict[int, tuple[tuple[str, float, float], ...]] = {
    1: (("parked", 0.02, 0.2), ("in_work", -15, 15)),
    2: (("exits", 20, 200), ("in_work", 0, 60), ("without_income", 0, 100), ("trust", -0.25, -0.05)),
    3: (("active_real", 0.08, 0.4), ("parked", -1, -0.4)),
    4: (("active_real", 0.08, 0.4),),
    5: (("in_work", 15, 120), ("displaced_outsiders", 10, 60)),
    6: (("life_satisfaction", 0.05, 0.6), ("trust", 0.03, 0.3), ("cost_municipality", 50, 800)),
}
"""By step: what its words say of B beside A at the end, as the least and the most that the difference may be."""


@pytest.mark.slow
@pytest.mark.parametrize("number", range(7))
def test_what_a_step_says_is_what_its_run_shows(number: int) -> None:
    from dataclasses import replace

    from zachtehand.workshop.room import Room

    for seed in (STEPS[number].choices().seed, 2, 3):
        room = Room(replace(STEPS[number].choices(), seed=seed))
        while not room.over:
            room.step()
        worlds = read_frame(room.frames[-1])[2]
        for indicator, least, most in CLAIMS.get(number, ()):
            place = CHARTS.index(indicator)
            assert least <= worlds[1].chart[place] - worlds[0].chart[place] <= most, (seed, indicator)
        if number == 0:  # one caseworker, of whom more is asked than there are hours for
            assert [len(world.files) for world in worlds] == [1, 1]
            assert all(read_frame(frame)[2][0].load[0] > 50 for frame in room.frames[3:])
