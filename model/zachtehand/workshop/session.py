"""A session: the room and the course of a workshop together. It knows no network; every act goes through here, one at a time."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from zachtehand.input_errors import shown
from zachtehand.scenario import load, names
from zachtehand.workshop import messages as say
from zachtehand.workshop.course import Act, Course, choices_as_data, choices_from, without_turns
from zachtehand.workshop.film import CHARTS, read_frame
from zachtehand.workshop.guesses import Question, check_indicator
from zachtehand.workshop.log import ACTS, FORM, damaged
from zachtehand.workshop.room import MOST_TURNS, Choices, Room, Side
from zachtehand.workshop.story_steps import STEPS
from zachtehand.workshop.words import WorkshopError

MOST_BOOKMARKS, MOST_QUESTIONS = 100, 200
_RUNS = 2**31


class Session:
    """One workshop. Make one with :meth:`begin` or :meth:`from_log`.

    Args:
        course: where the workshop is.
        keep: what every act is given to, once it has been done.
        brought: scenarios with which the workshop began; those that are files can be chosen too.
    """

    def __init__(self, course: Course, keep: Callable[[Act], object], brought: Sequence[str]) -> None:
        self.course, self._keep = course, keep
        self.room = _room_of(course)
        self.choosable = {name: name for name in names()}
        for file in (each for each in brought if each not in self.choosable):
            own = load(file).name
            self.choosable[own if own not in self.choosable else Path(file).name] = file
        """By the name that the facilitator chooses: the name or file to load. Nothing else is ever read."""

    @classmethod
    def begin(cls, choices: Choices, keep: Callable[[Act], object]) -> Session:
        """A new workshop. Raises InputError for choices that cannot be."""
        run = secrets.randbelow(_RUNS)  # so that a page of an earlier workshop never takes this run for its own
        session = cls(Course(choices, run), keep, choices.names)
        keep({"act": "begin", "form": FORM, "run": run, "choices": choices_as_data(choices)})
        return session

    @classmethod
    def from_log(cls, acts: Sequence[Act], keep: Callable[[Act], object], file: Path = Path(ACTS)) -> Session:
        """A workshop as its log says it was.

        Args:
            acts: the lines of the log.
            file: the log, for the place of a mistake.

        Raises:
            WorkshopError: a line that cannot be, with its number.
            InputError: a scenario that no longer is what it was.
        """
        course: Course | None = None
        for number, act in enumerate(acts, start=1):
            try:
                if course is None:
                    if act["form"] != FORM:
                        raise WorkshopError("other_log", {"form": act["form"], "own": FORM})
                    course = Course(choices_from(act["choices"]), int(act["run"]))
                else:
                    course.apply(act)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise error if isinstance(error, WorkshopError) else damaged(file, number) from None
        if course is None:
            raise damaged(file, 1)
        return cls(course, keep, acts[0]["choices"]["names"])

    def resume(self) -> None:
        """Note that a server took this workshop up again; nothing moves before the facilitator says so."""
        self._note({"act": "resume"})

    def step(self) -> bytes:
        """The next month, and the frame of it. Raises WorkshopError when the run is over."""
        if self.course.over:
            raise WorkshopError("over")
        frame = self.room.step()
        self._note({"act": "step", "month": self.room.month})
        self._look_at_outcome()
        return frame

    def guess(self, who: str, name: str, guess: say.Guess) -> None:
        """Take a guess of a participant. Raises WorkshopError."""
        question = self.course.question
        if question is None or question.number != guess.question:
            raise WorkshopError("no_question")
        question.check(who, guess.a, guess.b)
        self._note({"act": "guess", "question": question.number, "who": who, "name": name, "a": guess.a, "b": guess.b})

    def rename(self, who: str, name: str) -> None:
        """A participant has another name; a guess that still can change goes with it."""
        question = self.course.question
        if question is None or (yours := question.yours(who)) is None or not question.open:
            return
        question.check(who, *yours)
        self._note({"act": "guess", "question": question.number, "who": who, "name": name, "a": yours[0], "b": yours[1]})

    def drive(self, message: say.Driving) -> None:
        """What the facilitator asks. Raises WorkshopError or InputError, and then nothing has changed."""
        course = self.course
        match message:
            case say.Play() if course.over:
                raise WorkshopError("over")
            case say.Play() | say.Pause():
                self._note({"act": message.do})
            case say.Step():
                self.step()
            case say.Speed():
                self._note({"act": "speed", "value": message.value})
            case say.Set():
                self._set(message)
            case say.Restart() | say.Choose() | say.Story() | say.Back():
                self._make(message)
            case say.Ask() | say.Reveal() | say.DropQuestion():
                self._question(message)
            case say.Bookmark():
                if len(course.bookmarks) >= MOST_BOOKMARKS:
                    raise WorkshopError("most_bookmarks", {"most": MOST_BOOKMARKS})
                self._note({"act": "bookmark", "month": course.month if course.view is None else course.view, "note": message.note})
            case say.Unbookmark():
                if all(each.number != message.bookmark for each in course.bookmarks):
                    raise WorkshopError("no_bookmark", {"number": message.bookmark})
                self._note({"act": "unbookmark", "bookmark": message.bookmark})
            case say.View():
                self._check_reached(message.month)
                to = message.month if "month" in message.model_fields_set else course.view
                self._note({"act": "view", "to": to, "shade": message.shade or course.shade})
            case _:
                raise WorkshopError("malformed")

    def _set(self, message: say.Set) -> None:
        sides: tuple[Side, ...] = (0, 1) if message.side == "both" else (message.side,)
        changes = {message.path: message.value}
        if len(self.room.choices.turns) + len(sides) > MOST_TURNS:
            raise WorkshopError("most_turns", {"most": MOST_TURNS})
        for side in sides[1:]:  # whatever is wrong with the second world is said before the first has changed
            self.room.scenarios[side].reformed(changes, from_month=self.room.month, option="")
        for side in sides:
            self.room.turn(side, changes)
        self._note({"act": "set", "sides": list(sides), "changes": changes})

    def _make(self, message: say.Restart | say.Choose | say.Story | say.Back) -> None:
        """Make the room that is asked for; the present one stays until the other is there."""
        course = self.course
        act = {**self._another_run(message), "run": (course.run + 1) % _RUNS}
        after = replace(course, past=list(course.past), bookmarks=list(course.bookmarks))
        after.apply(act)
        self.room = _room_of(after, self.room if act["act"] != "new" else None)
        self._note(act)
        self._look_at_outcome()

    def _another_run(self, message: say.Restart | say.Choose | say.Story | say.Back) -> dict[str, Any]:
        course = self.course
        if isinstance(message, say.Back):
            self._check_reached(message.month)
            return {"act": "back", "to": message.month}
        if isinstance(message, say.Restart):
            return {"act": "restart"}
        step, shade = None, course.shade
        if isinstance(message, say.Choose):
            for name in (message.a, message.b):
                if name not in self.choosable:
                    raise WorkshopError("no_scenario", {"name": shown(name)})
            choices = Choices((self.choosable[message.a], self.choosable[message.b]), message.seed, message.months, message.clients)
        elif message.step is None:
            choices = without_turns(course.aside or course.choices)
        elif (step := message.step) < len(STEPS):
            choices, shade = STEPS[step].choices(), STEPS[step].shade
        else:
            raise WorkshopError("no_story")
        return {"act": "new", "story": step, "choices": choices_as_data(choices), "shade": shade}

    def _question(self, message: say.Ask | say.Reveal | say.DropQuestion) -> None:
        course, question = self.course, self.course.question
        if isinstance(message, say.Ask):
            if question is not None and not question.revealed:
                raise WorkshopError("question_open")
            if course.asked >= MOST_QUESTIONS:
                raise WorkshopError("most_questions", {"most": MOST_QUESTIONS})
            check_indicator(message.indicator)
            if not course.month < message.month <= course.choices.months:
                raise WorkshopError("month_ahead", {"now": course.month, "last": course.choices.months})
            self._note({"act": "ask", "indicator": message.indicator, "about": message.month})
            return
        if question is None:
            raise WorkshopError("no_question")
        if isinstance(message, say.Reveal) and question.revealed:
            raise WorkshopError("question_revealed")
        self._note({"act": message.do, "question": question.number})

    def _check_reached(self, month: int | None) -> None:
        if month is not None and month > self.course.month:
            raise WorkshopError("month_past", {"now": self.course.month})

    def _look_at_outcome(self) -> None:
        """Note what came of the question, in the first run that reaches its month."""
        question = self.course.question
        if question is not None and question.outcome is None and question.month <= self.room.month:
            self._note({"act": "outcome", "question": question.number, "values": outcome_of(question, self.room)})

    def _note(self, act: dict[str, Any]) -> None:
        self.course.apply(act)
        self._keep({"run": self.course.run, "month": self.course.month, **act})


def outcome_of(question: Question, room: Room) -> list[float]:
    """The indicator of a question in both worlds in its month, which the room has reached."""
    _, _, worlds = read_frame(room.frames[question.month])
    return [float(world.chart[CHARTS.index(question.indicator)]) for world in worlds]


def _room_of(course: Course, before: Room | None = None) -> Room:
    """The room of a course, as far as it has come.

    Args:
        before: a room of the same people.
    """
    room = Room(course.choices, run=course.run, start=before.start if before else None)
    while room.month < course.month:
        room.step()
    return room
