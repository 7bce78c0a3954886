"""Twins: two lives of one person are alike until a policy makes them differ, and what is told of them is so."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

import zachtehand
from zachtehand.chronicle import Event, EventKind
from zachtehand.cli.app import status
from zachtehand.input_errors import InputError
from zachtehand.observation import DIMENSIONS
from zachtehand.pages.svg import svg
from zachtehand.populations.categories import Activity, Job, Ladder, Status
from zachtehand.scenario import Scenario, load
from zachtehand.texts import LANGUAGES
from zachtehand.twins import choice
from zachtehand.twins.bands import blocks
from zachtehand.twins.choice import Choice
from zachtehand.twins.files import NAMES, save
from zachtehand.twins.follow import check_person, twin_of
from zachtehand.twins.page import as_page
from zachtehand.twins.pair import FOLLOWED, Lane, Pair, live_pair
from zachtehand.twins.spread import place_among_all
from zachtehand.twins.story import how_usual, side_by_side, where_they_part, where_they_stand
from zachtehand.twins.texts import WORDS, words
from zachtehand.twins.twin import Place, Twin

MONTHS = 24
REFORM = 12
CITY = load("rotterdam").with_context({"clients": 300})
LATER = Scenario.from_dict({
    **CITY.as_written(), "name": "later",
    "reforms": [{"from_month": REFORM, "policy": {"caseload": 40, "pressure": 1.0, "basic_jobs": {"places": 100}}}],
})  # fmt: skip
"""The same policy, with a reform halfway."""


@pytest.fixture(scope="module")
def pair() -> Pair:
    return live_pair(CITY, LATER, seed=2, months=MONTHS)


def follow_all(pair: Pair) -> list[Twin]:
    return [twin_of(pair, uid) for uid in range(pair.people)]


# Pairing


def test_lives_are_the_same_until_the_policies_differ(pair: Pair) -> None:
    first, second = (lane.columns for lane in pair.lanes)
    for name in FOLLOWED:
        np.testing.assert_array_equal(first[name][: REFORM + 1], second[name][: REFORM + 1], name)
    assert (first["status"][-1] != second["status"][-1]).any()
    partings = [twin.parting for twin in follow_all(pair)]
    assert min(parting for parting in partings if parting) > REFORM
    assert sum(parting is not None for parting in partings) > 50


def test_whom_no_policy_can_reach_has_one_life(pair: Pair) -> None:
    gone = np.flatnonzero(np.isin(pair.lanes[0].columns["status"][REFORM], [int(Status.MOVED), int(Status.DIED)]))
    assert gone.size
    for uid in gone.tolist():
        twin = twin_of(pair, uid)
        assert twin.parting is None
        assert twin.place.difference == 0.0
        assert twin.lives[0].events == twin.lives[1].events
        assert all(row.same for row in twin.rows)
        assert where_they_part(twin, "en") == (words("part_nowhere", "en"), "", "")


def test_the_same_policy_under_another_name_changes_nothing(pair: Pair) -> None:
    same = live_pair(CITY, CITY.model_copy(update={"name": "same"}), seed=2, months=6)
    assert not choice.differences(same).any()
    assert {twin.parting for twin in follow_all(same)} == {None}


def test_the_same_call_gives_the_same_twin_and_another_seed_or_draw_another(pair: Pair) -> None:
    again, drawn, other = (live_pair(CITY, LATER, seed=seed, draw=draw, months=2) for seed, draw in ((2, 0), (2, 1), (3, 0)))
    trust = [each.lanes[0].columns["trust"][2, :50] for each in (pair, again, drawn, other)]
    np.testing.assert_array_equal(trust[0], trust[1])
    assert not np.array_equal(trust[0], trust[2])
    assert not np.array_equal(trust[0], trust[3])


# Choice


def by_hand(first: Any, second: Any, *, status: Any = None) -> Pair:
    """A pair of which only life satisfaction is given, shape (months + 1, people); everything else is alike."""

    def lane(satisfaction: Any, states: Any) -> Lane:
        values = np.asarray(satisfaction, np.float32)
        flat = {"trust": 0.5, "income": 1000.0}
        columns: dict[str, Any] = {name: np.full(values.shape, level, np.float32) for name, level in flat.items()}
        columns |= {name: np.zeros(values.shape, np.int8) for name in ("activity", "job")}
        columns |= {"life_satisfaction": values, "status": np.asarray(states, np.int8)}
        return Lane(cast("Any", None), cast("Any", None), columns, np.zeros((9, values.shape[1]), np.float32))

    states = np.full(np.shape(first), int(Status.ON_BENEFIT)) if status is None else status
    return Pair(cast("Any", None), (lane(first, states), lane(second, states)), seed=0, draw=0, months=len(first) - 1)


def test_choices_by_hand() -> None:
    pair = by_hand(
        [[5, 6, 7, 4, 6], [5, 6, 7, 4, 6], [5, 6, 7, 4, 6]],
        [[5, 6, 7, 4, 6], [6, 6, 5, 4, 6], [7, 7, 6, 4, 6.5]],
    )
    np.testing.assert_allclose(choice.differences(pair), [1.5, 0.5, -1.5, 0.0, 0.25])
    assert choice.choose(pair, Choice.MOST_CHANGED) == 0  # 0 and 2 change as much: the lowest uid
    assert choice.choose(pair, Choice.GAINS_MOST) == 0
    assert choice.choose(pair, Choice.LOSES_MOST) == 2
    assert choice.choose(pair, Choice.WORST_OFF) == 3
    assert choice.choose(pair, Choice.BEST_OFF) == 2  # 7 under the first, 6 under the second
    np.testing.assert_allclose(choice.levels(pair), [5.5, 6 + 1 / 6, 6.5, 4.0, 6 + 1 / 12])
    assert choice.choose(pair, Choice.TYPICAL) == 4  # the median difference is 0.25, the median levels are 6 and 6.17


def test_typical_weighs_the_difference_as_much_as_all_states_together() -> None:
    pair = by_hand([[5, 6, 7], [5, 6, 7]], [[5, 6, 7], [5.5, 7, 7]])
    # Differences 0.5, 1 and 0: median 0.5, interquartile range 0.5. Mean levels are 5, 6 and 7 under the first
    # (range 1), and 5.25, 6.5 and 7 under the second (range 0.875); the other eight states are alike for all.
    far = [np.sqrt(0.0 + (1 + (1.25 / 0.875) ** 2) / 10), 1.0, np.sqrt(1.0 + (1 + (0.5 / 0.875) ** 2) / 10)]
    np.testing.assert_allclose(choice.typicality(pair), -np.array(far), rtol=1e-6)
    assert choice.choose(pair, Choice.TYPICAL) == 0


def test_months_away_count_as_no_difference_and_entrants_are_not_chosen() -> None:
    on, away, not_yet = int(Status.ON_BENEFIT), int(Status.MOVED), int(Status.NOT_YET)
    states = [[on, on, not_yet], [on, on, on], [on, away, on]]
    pair = by_hand([[5, 5, 5]] * 3, [[5, 5, 5], [5.5, 6, 9], [5.5, 9, 9]], status=states)
    assert pair.clients.tolist() == [0, 1]
    np.testing.assert_allclose(choice.differences(pair), [0.5, 0.5])
    assert choice.choose(pair, Choice.GAINS_MOST) == 0


def test_a_place_counts_who_is_below_above_and_as_far(pair: Pair) -> None:
    place = Place(0.2, np.array([-0.5, -0.2, -0.1, 0.0, 0.2, 0.3]), counted=True)
    assert (place.lower, place.higher, place.as_large) == (4, 1, 4)
    for chosen in (Choice.GAINS_MOST, Choice.LOSES_MOST):
        twin = twin_of(pair, chosen)
        assert (twin.place.higher if chosen is Choice.GAINS_MOST else twin.place.lower) == 0
        assert "nobody has a" in " ".join(how_usual(twin, "en"))
    entrant = twin_of(pair, pair.people - 1)
    assert not entrant.place.counted
    assert "not ranked" in " ".join(how_usual(entrant, "en"))
    assert "Comes on the benefit in month" in " ".join(entrant.story("en").split())


# Two lives as one story


def told(twin: Twin, first: list[Event], second: list[Event]) -> Twin:
    one, other = twin.lives
    return replace(twin, lives=(replace(one, events=tuple(first)), replace(other, events=tuple(second))))


def test_rows_take_quiet_months_together_and_break_where_the_lives_part(pair: Pair) -> None:
    start = Event(0, EventKind.AT_START, Status.ON_BENEFIT, 7)
    talks = [Event(month, EventKind.TALKED, 1, -1) for month in (2, 3, 5, 6, 9)]
    warned = Event(8, EventKind.WARNED, 0, -1)
    came = Event(1, EventKind.POLICY_CAME, 0, -1)
    twin = told(twin_of(pair, 3), [start, *talks[:4], warned, talks[4]], [start, came, *talks[:2], talks[4]])
    assert twin.parting == 5  # that another policy applies is not yet a difference
    assert [(row.month, row.last, row.same) for row in twin.rows] == [
        (0, 0, True), (1, 1, False), (2, 3, True), (5, 6, False), (8, 8, False), (9, 9, True),
    ]  # fmt: skip
    sides = side_by_side(twin, "en")
    assert sides[2].first == sides[2].second == "2 talks with the caseworker, and nothing else."
    assert (sides[3].first, sides[3].second, sides[3].parting) == ("2 talks with the caseworker, and nothing else.", "", True)
    said = where_they_part(twin, "nl")
    assert said[1:] == ("Had een gesprek met de klantmanager.", "Niets dat het model bijhoudt.")
    assert said[0].startswith("Maand 5 (")


def test_what_someone_meets_is_compared_not_whom(pair: Pair) -> None:
    first = Event(4, EventKind.MEASURE, 30, 1)
    twin = told(twin_of(pair, 3), [first], [replace(first, number=2)])
    assert twin.parting == 4
    assert all(event.number == -1 for life in twin_of(pair, 5).lives for event in life.events if event.kind is EventKind.TALKED)


def test_standings_are_those_of_the_end(pair: Pair) -> None:
    twin = twin_of(pair, Choice.MOST_CHANGED)
    rows = {row.label: row for row in where_they_stand(twin, "en")}
    uid = twin.person.uid
    for position, lane in enumerate(pair.lanes):
        assert float(rows["Life satisfaction at the end, 0 to 10"][1 + position]) == pytest.approx(lane.columns["life_satisfaction"][-1, uid], abs=0.051)
        on_benefit = int((lane.columns["status"][1:, uid] == Status.ON_BENEFIT).sum())
        assert int(rows["Months on the benefit"][1 + position]) == on_benefit
    trust = rows["Trust in the municipality at the end, 0 to 1"]
    assert float(trust.difference.replace("−", "-")) == pytest.approx(float(trust.second) - float(trust.first), abs=1e-9)
    assert sum(row.group == "wellbeing" for row in rows.values()) == 9


def test_every_pair_of_lives_can_be_told(pair: Pair) -> None:
    for uid in range(0, pair.people, 11):
        twin = twin_of(pair, uid)
        stories = [twin.story(language) for language in LANGUAGES]
        assert stories[0] != stories[1]
        for story in stories:
            assert not re.search(r"[{}]|\bnan\b|\bNone\b", story)
            assert max(map(len, story.splitlines())) <= 100


def test_the_words_are_complete() -> None:
    for key, said in WORDS.items():
        assert set(said) == set(LANGUAGES), key
        places = [set(re.findall(r"{(\w+)}", text)) for text in said.values()]
        assert places[0] == places[1], key
    needed = {f"chosen.{each}" for each in Choice} | {f"distance:{key}" for key, _, _ in DIMENSIONS["distance"]} | {"block.part_time"}
    needed |= {f"block.{each.name.lower()}" for each in (*Status, *Activity) if each.name not in ("NOT_YET", "NONE")}
    assert needed <= set(WORDS)


# Picture and page


def test_blocks_say_where_someone_is(pair: Pair) -> None:
    twin = twin_of(pair, 3)
    state = [Status.NOT_YET, Status.NOT_YET, Status.ON_BENEFIT, Status.ON_BENEFIT, Status.ON_BENEFIT, Status.WORK, Status.WORK]
    life = replace(
        twin.lives[0],
        status=np.array(state, np.int8),
        activity=np.array([0, 0, 0, Activity.LANGUAGE, Activity.LANGUAGE, 0, 0], np.int8),
        job=np.array([0, 0, 0, 0, Job.PART_TIME, Job.FULL, Job.FULL], np.int8),
    )
    assert list(blocks(life)) == [("on_benefit", 1, 2), ("language", 2, 3), ("part_time", 3, 4), ("work", 4, 6)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_says_in_words_what_it_shows(pair: Pair, language: Any) -> None:
    missed = Event(5, EventKind.MISSED, Ladder.FIRST_MISSED, -1)
    cut = Event(6, EventKind.MEASURE, 30, 1)
    twin = told(twin_of(pair, Choice.MOST_CHANGED), [missed, cut], [])
    drawn = svg(twin.plot(language))
    assert drawn == svg(twin.plot(language))
    shown = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    for key in ("marks.missed", "marks.letters", "marks.measures", "axis_trust"):
        assert words(key, language) in shown
    assert words("marks.warnings", language) not in shown
    assert "−30 %" in shown
    assert twin.lives[0].title[language] in shown
    assert any(words("mark_part", language) in each for each in shown)
    assert any(str(twin.person.uid) in each for each in re.findall(r"<text[^>]*>([^<]*)</text>", svg(place_among_all(twin, language))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_stands_on_its_own(pair: Pair, language: Any) -> None:
    twin = twin_of(pair, Choice.TYPICAL)
    nasty = replace(twin.lives[1], title=dict.fromkeys(LANGUAGES, "<script>alert(1)</script>"))
    page = as_page(replace(twin, lives=(twin.lives[0], nasty)), language)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"<(link|img|iframe)\b|@import|url\((?!#)", page)
    assert all(target.startswith("#") for target in re.findall(r'(?:href|src)="([^"]*)"', page))
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert f'lang="{language}"' in page
    for key in ("who", "part", "story", "place", "again"):
        assert words(key, language) in page


def test_files_are_what_their_ending_says(pair: Pair, tmp_path: Path) -> None:
    twin = twin_of(pair, 4)
    twin.save(tmp_path / "one", "en")
    assert {each.name for each in (tmp_path / "one").iterdir()} == set(NAMES)
    assert (tmp_path / "one" / "story.txt").read_text(encoding="utf-8") == twin.story("en")
    assert len((tmp_path / "one" / "months.csv").read_text(encoding="utf-8").splitlines()) == 1 + len(twin.table)
    assert twin.save(tmp_path / "a.png", "en").read_bytes().startswith(b"\x89PNG")
    for path in (tmp_path / "one", tmp_path / "a.png", tmp_path / "a.docx"):
        with pytest.raises(InputError):
            twin.save(path)
    assert len(list(tmp_path.iterdir())) == 2


# Asking for it


def test_from_python() -> None:
    twin = zachtehand.twin(CITY, "amsterdam", person="worst-off", months=3, seed=1)
    assert twin.chosen is Choice.WORST_OFF
    assert set(twin.table["policy"]) == {"rotterdam", "amsterdam"}
    assert len(twin.table) == 2 * 4
    with pytest.raises(InputError, match="share one"):
        zachtehand.twin(CITY, CITY)
    with pytest.raises(InputError, match="seed is -1"):
        zachtehand.twin(CITY, LATER, seed=-1)


@pytest.mark.parametrize("wrong", ["most", "-1", "4.5", "", "٣", True, -3, 2**31])
def test_a_person_is_a_number_or_a_choice(wrong: Any) -> None:
    with pytest.raises(InputError, match="most-changed, gains-most"):
        check_person(wrong)


def test_a_person_whom_nobody_is(pair: Pair) -> None:
    with pytest.raises(InputError, match=f"from 0 to {pair.people - 1}$"):
        twin_of(pair, pair.people)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rotterdam", "rotterdam"], "is given twice"),
        (["rotterdam"], "is missing"),
        (["rotterdam", "amsterdm"], "did you mean “amsterdam”"),
        (["rotterdam", "amsterdam", "--person", "typisch"], "typical"),
        (["rotterdam", "amsterdam", "--seed", "x"], "--seed must be a whole number from 0"),
        (["rotterdam", "amsterdam", "--draw", "-1"], "--draw must be a whole number from 0"),
        (["rotterdam", "amsterdam", "--out", "a.docx"], ".html, .svg"),
        (["rotterdam", "amsterdam", "--out", "."], "exists already"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert status(["twin", *arguments]) == 2
    printed = capsys.readouterr()
    assert not printed.out
    assert len(printed.err.splitlines()) == 1
    assert said in printed.err


def test_a_folder_that_is_a_file_is_said_in_one_sentence(pair: Pair, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    for name in ("picture.svg", "all"):
        with pytest.raises(InputError):
            save(twin_of(pair, 0), tmp_path / "taken" / name, "en")


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["twin", "rotterdam", "amsterdam", "--clients", "60", "--months", "3", "--seed", "4", "--lang", "nl"]
    assert status([*arguments, "--person", "7"]) == 0
    assert capsys.readouterr().out.startswith("Cliënt 7: rotterdam, amsterdam\nDeze persoon is synthetisch")
    out = tmp_path / "deep" / "page.html"
    assert status([*arguments, "--out", str(out)]) == 0
    assert str(out) in capsys.readouterr().out
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    again = re.findall(r"<code>zachtehand (.*)</code>", page)[0].split()
    assert status([*again, "--lang", "nl", "--out", str(tmp_path / "again.html")]) == 0
    told = page.partition("Gekozen als")  # the second time the person is asked for by number
    assert told[0].rstrip() == (tmp_path / "again.html").read_text(encoding="utf-8")[: len(told[0].rstrip())]


def test_asking_costs_no_heavy_import() -> None:
    code = "import sys\nfrom zachtehand.cli.app import status\nstatus(['twin', 'rotterdam', 'rotterdam'])\nprint('|'.join(sys.modules))"
    environment = {"PYTHONPATH": str(Path(zachtehand.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert not set(done.stdout.strip().split("|")) & {"pandas", "mesa", "matplotlib", "scipy", "jinja2"}
