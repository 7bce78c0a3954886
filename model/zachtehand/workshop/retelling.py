"""A workshop told again from its log: the runs that the room saw, the questions with everybody's guesses, the bookmarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from zachtehand.workshop.course import Act, Bookmark, Course, choices_from
from zachtehand.workshop.guesses import Question
from zachtehand.workshop.log import ACTS, damaged
from zachtehand.workshop.room import Choices

_ANOTHER_RUN = ("new", "back", "restart")


@dataclass
class Run:
    """One run as far as it came.

    Attributes:
        choices: with what was changed on the way.
        month: that it came to.
        story: step of the story; None outside it.
        left: whether the room went back and on differently, so that the next run has the same beginning.
    """

    choices: Choices
    month: int = 0
    story: int | None = None
    left: bool = False
    bookmarks: list[Bookmark] = field(default_factory=list)


@dataclass(frozen=True)
class QuestionAsked:
    """A question whose guesses were revealed, and the run that it was asked in."""

    question: Question
    run: int


@dataclass(frozen=True)
class Retold:
    """A whole workshop.

    Attributes:
        began, ended: when the first and the last act were written down.
        runs: all of them, in order; one that came to no month was left before anything happened.
        guessers: how many people guessed.
    """

    began: datetime
    ended: datetime
    runs: Sequence[Run]
    asked: Sequence[QuestionAsked]
    guessers: int


def retell(acts: Sequence[Act], file: Path = Path(ACTS)) -> Retold:
    """A workshop from the lines of its log.

    Args:
        file: the log, for the place of a mistake.

    Raises:
        WorkshopError: a line that cannot be, with its number.
    """
    course: Course | None = None
    runs: list[Run] = []
    questions: dict[int, QuestionAsked] = {}
    for number, act in enumerate(acts, start=1):
        try:
            if course is None:
                course = Course(choices_from(act["choices"]), int(act["run"]))
                runs = [Run(course.choices)]
                continue
            if act["act"] in _ANOTHER_RUN:
                runs[-1].left = act["act"] == "back"
            course.apply(act)
            _follow(runs, questions, course, act)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise damaged(file, number) from None
    if course is None:
        raise damaged(file, 1)
    revealed = [each for _, each in sorted(questions.items()) if each.question.revealed]
    guessers = {who for each in questions.values() for who in each.question.guesses}
    began, ended = (datetime.fromisoformat(str(acts[place]["at"])) for place in (0, -1))
    return Retold(began, ended, runs, revealed, len(guessers))


def _follow(runs: list[Run], questions: dict[int, QuestionAsked], course: Course, act: Mapping[str, object]) -> None:
    """Take over what an act did to the course."""
    if act["act"] in _ANOTHER_RUN:
        runs.append(Run(course.choices, course.month, course.story))
    run = runs[-1]
    run.choices, run.month = course.choices, max(run.month, course.month)
    run.bookmarks = [replace(each) for each in course.bookmarks]
    if act["act"] == "ask" and course.question is not None:
        questions[course.question.number] = QuestionAsked(course.question, len(runs) - 1)
