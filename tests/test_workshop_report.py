"""Claims about the report of a workshop: it tells the log again, in both languages, and nothing that people typed does harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zachtehand.cli.app import status
from zachtehand.scenario import load
from zachtehand.workshop import messages as say
from zachtehand.workshop.log import ACTS, Log, read_log
from zachtehand.workshop.retelling import retell
from zachtehand.workshop.room import Choices, Room
from zachtehand.workshop.session import Session

NASTY = '<script>alert("x")</script>'
GUESSES = ((10.0, 20.0), (30.0, 25.0), (12.0, 12.0))


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workshop with a question, changes on the way, a bookmark, and a step back."""
    folder = tmp_path_factory.mktemp("workshop") / "kept"
    log = Log(folder)
    session = Session.begin(Choices(("parked", "basic-job"), 0, 6, 100), log.keep)

    def drive(**message: object) -> None:
        understood = say.understood(json.dumps(message))
        assert isinstance(understood, say.Driving)
        session.drive(understood)

    drive(do="ask", indicator="on_benefit", month=2)
    for number, (a, b) in enumerate(GUESSES):
        guess = say.understood(json.dumps({"do": "guess", "question": 1, "a": a, "b": b}))
        assert isinstance(guess, say.Guess)
        session.guess(f"someone {number}", NASTY, guess)
    drive(do="step")
    drive(do="set", side=1, path="pressure", value=0.5)
    drive(do="step")
    drive(do="bookmark", note=NASTY)
    drive(do="reveal")
    drive(do="back", month=1)
    drive(do="set", side=0, path="contact.warmth", value=1)
    drive(do="step")
    log.close()
    return folder


def test_a_log_is_told_again_as_it_was(workshop: Path) -> None:
    told = retell(read_log(workshop))
    assert [(run.month, run.left) for run in told.runs] == [(2, True), (2, False)]
    first, second = told.runs
    assert [(turn.month, turn.side, dict(turn.changes)) for turn in first.choices.turns] == [(1, 1, {"pressure": 0.5})]
    assert [(turn.month, turn.side, dict(turn.changes)) for turn in second.choices.turns] == [(1, 0, {"contact.warmth": 1})]
    assert [each.month for each in first.bookmarks] == [2]
    assert [(each.run, each.question.month, len(each.question.guesses)) for each in told.asked] == [(0, 2, 3)]
    assert told.guessers == 3


def test_the_report_says_what_was_guessed_seen_and_what_to_do(workshop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for language, outcome, right in (("en", "outcome in this run", "right way round"), ("nl", "uitkomst in deze run", "de goede kant op")):
        assert status(["report", str(workshop), "--lang", language]) == 0
        page = (workshop / "report.html").read_text(encoding="utf-8")
        assert f'<html lang="{language}">' in page
        assert outcome in page
        assert right in page
        assert "<script" not in page
        assert "&lt;script&gt;" in page
        assert "zachtehand compare kept/world-a.yaml kept/world-b.yaml --seeds 40 --clients 100 --months 6" in page
    assert "report.html" in capsys.readouterr().out


def test_the_policies_of_the_last_run_stand_beside_it_as_scenarios(workshop: Path) -> None:
    assert status(["report", str(workshop)]) == 0
    run = retell(read_log(workshop)).runs[-1]
    for file, expected in zip(("world-a.yaml", "world-b.yaml"), run.choices.scenarios(), strict=True):
        made = load(workshop / file)
        assert made.policy_in(3).resolved() == expected.policy_in(3).resolved()
        assert made.context == expected.context


def test_what_the_report_shows_of_a_run_is_what_the_room_saw(workshop: Path) -> None:
    from zachtehand.workshop.film import read_frame
    from zachtehand.workshop.report import _charts

    run = retell(read_log(workshop)).runs[-1]
    room = Room(run.choices)
    for _ in range(2):
        room.step()
    charts = _charts(run)
    for side, world in enumerate(read_frame(room.frames[-1])[2]):
        assert charts[side, -1].tolist() == world.chart.tolist()


def test_a_damaged_log_is_one_sentence_and_the_report_stays(workshop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "damaged"
    folder.mkdir()
    (folder / "report.html").write_text("earlier", encoding="utf-8")
    lines = (workshop / ACTS).read_text(encoding="utf-8").splitlines()
    for spoiled in ([*lines[:2], "{", *lines[2:]], lines[1:], ['{"act": "begin"}']):
        (folder / ACTS).write_text("\n".join(spoiled) + "\n", encoding="utf-8")
        capsys.readouterr()
        assert status(["report", str(folder), "--lang", "en"]) == 2
        said = capsys.readouterr().err.strip()
        assert len(said.splitlines()) == 1
        assert f"{ACTS}:" in said
        assert (folder / "report.html").read_text(encoding="utf-8") == "earlier"
