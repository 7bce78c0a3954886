"""The course of a workshop: everything that its room of people decided, as data, act by act.

An act is plain data; the same acts in the same order give the same course. So a course is what its log says, and a
workshop goes on after a restart from the log alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from zachtehand.workshop.guesses import Question
from zachtehand.workshop.room import Choices, Side, Turn

Act = Mapping[str, Any]


@dataclass(slots=True)
class Bookmark:
    """A month to come back to."""

    number: int
    month: int
    note: str


@dataclass(slots=True)
class Course:
    """Where a workshop is.

    Attributes:
        choices: of the present room, with what was changed on the way.
        run: number of the present run; another one whenever the past has changed.
        month: that ended last.
        speed: months a second.
        view: month that everybody looks at; None is the latest.
        story: step of the story.
        aside: the room from before the story.
        question: the latest question; ``past`` the revealed ones before it.
        asked, marked: how many questions and bookmarks there have been.
    """

    choices: Choices
    run: int
    month: int = 0
    playing: bool = False
    speed: float = 2.0
    view: int | None = None
    shade: str = "wellbeing"
    story: int | None = None
    aside: Choices | None = None
    question: Question | None = None
    past: list[Question] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    asked: int = 0
    marked: int = 0

    @property
    def over(self) -> bool:
        """Whether the last month has been lived."""
        return self.month >= self.choices.months

    def apply(self, act: Act) -> None:
        """What an act does. Raises KeyError, TypeError or ValueError for what is no act."""
        match act["act"]:
            case "play" | "pause" | "resume":
                self.playing = act["act"] == "play"
            case "speed":
                self.speed = float(act["value"])
            case "step":
                self.month = int(act["month"])
                self.playing = self.playing and not self.over
            case "set":
                for side in act["sides"]:
                    self.choices = self.choices.turned(self.month, side, act["changes"])
            case "new" | "back" | "restart":
                self._another_run(act)
            case "ask" | "guess" | "reveal" | "outcome" | "drop_question":
                self._about_a_question(act)
            case "bookmark":
                self.marked += 1
                self.bookmarks.append(Bookmark(self.marked, int(act["month"]), str(act["note"])))
            case "unbookmark":
                self.bookmarks = [each for each in self.bookmarks if each.number != act["bookmark"]]
            case "view":
                self.view, self.shade = act["to"], str(act["shade"])
            case _:
                raise ValueError(act["act"])

    def _another_run(self, act: Act) -> None:
        """The past is made anew: from a month on, from the start, or with other people."""
        self.run, self.playing, self.view = int(act["run"]), False, None
        self.month = int(act["to"]) if act["act"] == "back" else 0
        if act["act"] != "new":
            self.choices = self.choices.before(self.month)
            self.bookmarks = [each for each in self.bookmarks if each.month <= self.month or act["act"] == "restart"]
            return
        story = act["story"]
        self.aside = None if story is None else self.aside or self.choices
        self.choices, self.story, self.shade = choices_from(act["choices"]), story, str(act["shade"])
        self.bookmarks = []
        self._put_question_away()

    def _about_a_question(self, act: Act) -> None:
        if act["act"] == "ask":
            self._put_question_away()
            self.asked += 1
            self.question = Question(self.asked, str(act["indicator"]), int(act["about"]))
            return
        question = self.question
        if question is None:
            raise ValueError("no question")
        match act["act"]:
            case "guess":
                question.guess(str(act["who"]), str(act["name"]), float(act["a"]), float(act["b"]))
            case "reveal":
                question.revealed = True
            case "outcome":
                a, b = act["values"]
                question.outcome = (float(a), float(b))
            case _:
                self._put_question_away()

    def _put_question_away(self) -> None:
        """A revealed question is kept; one that nobody saw the guesses of is gone."""
        if self.question is not None and self.question.revealed:
            self.past.append(self.question)
        self.question = None


def choices_as_data(choices: Choices) -> dict[str, Any]:
    """Choices as plain data for :func:`choices_from`."""
    return {
        "names": list(choices.names), "seed": choices.seed, "months": choices.months, "clients": choices.clients,
        "given": [_turn_as_data(turn) for turn in choices.given], "turns": [_turn_as_data(turn) for turn in choices.turns],
    }  # fmt: skip


def choices_from(data: Mapping[str, Any]) -> Choices:
    """Choices from plain data. Raises KeyError, TypeError or ValueError."""
    first, second = data["names"]
    given, turns = (tuple(_turn_from(each) for each in data[key]) for key in ("given", "turns"))
    clients = None if data["clients"] is None else int(data["clients"])
    return Choices((str(first), str(second)), int(data["seed"]), int(data["months"]), clients, given, turns)


def without_turns(choices: Choices) -> Choices:
    """The choices as the room began."""
    return replace(choices, turns=())


def _turn_as_data(turn: Turn) -> dict[str, Any]:
    return {"month": turn.month, "side": turn.side, "changes": dict(turn.changes)}


def _turn_from(data: Mapping[str, Any]) -> Turn:
    side: Side = 1 if int(data["side"]) else 0
    return Turn(int(data["month"]), side, dict(data["changes"]))
