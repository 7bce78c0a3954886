"""What strangers send to a workshop: messages that are nearly right, taken in by the real reception without a network.

A visit is one connection: a hello and a few messages, of a participant, of somebody with a wrong key, or of the facilitator. After every
visit the workshop is looked at, and the next one finds it as the first one did, so that each follows from its own luck.
"""

from __future__ import annotations

import asyncio
import copy
import json
import random
import re
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from spoiled_input import spoiled_json
from workshops import SMALL

from zachtehand.input_errors import InputError
from zachtehand.workshop import messages as say
from zachtehand.workshop import room as rooms
from zachtehand.workshop.course import Act, Course
from zachtehand.workshop.hub import Hub
from zachtehand.workshop.limits import MOST_MISTAKES
from zachtehand.workshop.notes import NOTES, Notes
from zachtehand.workshop.reception import Reception
from zachtehand.workshop.session import Session
from zachtehand.workshop.words import SENTENCES, WorkshopError

SECRET = "the secret of the facilitator"
HELLO = {"do": "hello", "key": None, "id": "participant-1", "name": "Ann", "lang": "en"}
FORWARD = (
    {"do": "look", "person": 3}, {"do": "settings"}, {"do": "guess", "question": 1, "a": 12.5, "b": 20}, {"do": "name", "name": "Bea"},
)  # fmt: skip
"""What everybody may say."""
DRIVING = (
    {"do": "play"}, {"do": "pause"}, {"do": "step"}, {"do": "speed", "value": 2.0}, {"do": "restart"},
    {"do": "choose", "a": "rotterdam", "b": "amsterdam", "seed": 0, "months": 6, "clients": 100},
    {"do": "set", "side": 0, "path": "pressure", "value": 0.4}, {"do": "set", "side": "both", "path": "obligations.choice", "value": "own"},
    {"do": "ask", "indicator": "in_work", "month": 4}, {"do": "reveal"}, {"do": "drop_question"}, {"do": "story", "step": 0}, {"do": "story", "step": None},
    {"do": "bookmark", "note": "here"}, {"do": "unbookmark", "bookmark": 1}, {"do": "view", "month": 1, "shade": "trust"}, {"do": "back", "month": 1},
    {"do": "report"},
)  # fmt: skip
NOTE = re.compile(r"\d{4}-\d\d-\d\dT\S+ [a-z ]+: \S.*")
NOT_YOURS = {language: SENTENCES["not_facilitator"][language] for language in ("en", "nl")}


@dataclass(frozen=True)
class Visit:
    """What comes over one connection.

    Attributes:
        frames: each text or bytes, the hello first.
        driving: whether the hello holds the right key.
    """

    frames: tuple[str | bytes, ...]
    driving: bool


def visit(luck: random.Random, *, facilitators: float = 0.12) -> Visit:
    """A visit, made up.

    Args:
        facilitators: share of visits with the right key.
    """
    driving = luck.random() < facilitators
    key = SECRET if driving else luck.choice([None, None, "", SECRET[:-1], SECRET.upper(), f"{SECRET} ", "é" * 9])
    hello = json.dumps({**HELLO, "key": key, "lang": luck.choice(["en", "nl"])})
    if luck.random() < 0.1:
        hello = _frame(luck, json.loads(hello))
    return Visit((hello, *(_message(luck) for _ in range(luck.choice([1, 2, 5, 15])))), driving)


def _message(luck: random.Random) -> str | bytes:
    message = luck.choice(luck.choice([FORWARD, DRIVING]))
    if luck.random() < 0.25:  # as it should be, from whom it should perhaps not be
        return json.dumps(message)
    return _frame(luck, message)


def _frame(luck: random.Random, message: Any) -> str | bytes:
    changed = spoiled_json(luck, message)
    if luck.random() < 0.05:
        return changed
    words = changed.decode("utf-8", luck.choice(["replace", "surrogateescape"]))
    return words if luck.random() < 0.9 else words + luck.choice(["\0", words, "//", "\ufeff", " " * 3000])


class Line:
    """A WebSocket without a network: hands over frames one by one, and keeps what is sent."""

    client = SimpleNamespace(host="192.0.2.7")

    def __init__(self, frames: tuple[str | bytes, ...]) -> None:
        self._frames = deque(frames)
        self.sent: list[str | bytes] = []
        self.closed: int | None = None

    async def accept(self) -> None:
        """Nobody is refused a line."""

    async def receive(self) -> dict[str, Any]:
        """The next frame, once what the last one brought has been sent."""
        for _ in range(3):
            await asyncio.sleep(0)
        if not self._frames:
            return {"type": "websocket.disconnect", "code": 1000}
        frame = self._frames.popleft()
        return {"type": "websocket.receive", "bytes" if isinstance(frame, bytes) else "text": frame}

    async def send_text(self, words: str) -> None:
        words.encode()  # as a real one does
        self.sent.append(words)

    async def send_bytes(self, frame: bytes) -> None:
        self.sent.append(frame)

    async def close(self, code: int) -> None:
        self.closed = code


@dataclass
class Evening:
    """A workshop in which something has happened already: a month, a turn, a bookmark and an open question."""

    kept: list[Act] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.session = Session.begin(SMALL, self.kept.append)
        for act in ({"do": "step"}, {"do": "set", "side": 1, "path": "caseload", "value": 60}, {"do": "bookmark", "note": "one"}):
            self.session.drive(_driving(act))
        self.session.drive(_driving({"do": "ask", "indicator": "in_work", "month": 3}))
        self.hub = Hub(self.session, "http://192.0.2.1/", Notes(Path()))

    def standing(self) -> tuple[Course, Any]:
        """All that acts decide: the course, and the room with its months and policies."""
        room = self.session.room
        return copy.deepcopy(self.session.course), (id(room), len(room.frames), room.scenarios)


def _driving(message: dict[str, Any]) -> say.Driving:
    understood = say.understood(json.dumps(message))
    assert isinstance(understood, say.Driving)
    return understood


class House:
    """Takes in visits one by one, in a thread with an event loop of its own."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._runner = self._thread.submit(asyncio.Runner).result()
        self._evening: Evening | None = None

    def take_in(self, come: Visit, folder: Path) -> list[str]:
        """Everything that is wrong with what a visit brought about. Raises InputError when something was refused."""
        return self._thread.submit(self._take_in, come, folder).result()

    def close(self) -> None:
        """Let the thread end."""
        self._thread.submit(self._runner.close).result()
        if self._evening is not None:
            self._evening.hub.close()
        self._thread.shutdown()

    def _take_in(self, come: Visit, folder: Path) -> list[str]:
        evening = self._evening = self._evening or Evening()
        (course, room), acts = evening.standing(), len(evening.kept)
        line, notes = Line(come.frames), Notes(folder)
        log: Any = SimpleNamespace(secret=SECRET, failed=False, folder=folder)
        reception = Reception(evening.hub, log, notes, "en")
        socket: Any = line

        async def whole() -> None:
            await reception.take_in(socket)
            await reception.close()

        self._runner.run(whole())
        after, done = evening.standing(), evening.kept[acts:]
        wrong = list(_mistakes(come, line, _notes(folder), done))
        if after != (course, room) and not done:
            wrong.append("something changed that is not in the log")
        if after[1] == room:
            evening.session.course = course
        else:
            evening.hub.close()
            self._evening = None
        refusals = [told["words"] for told in _told(line) if told["is"] == "refused"]
        if not wrong and refusals:
            raise WorkshopError("not_facilitator" if refusals[-1] in NOT_YOURS.values() else "malformed")
        return wrong


def _notes(folder: Path) -> list[str]:
    file = folder / NOTES
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def _told(line: Line) -> list[dict[str, Any]]:
    return [json.loads(each) for each in line.sent if isinstance(each, str)]


def _mistakes(come: Visit, line: Line, notes: list[str], acts: list[Act]) -> Iterator[str]:
    """What is wrong: with what was said, noted and done."""
    for note in notes:
        if not NOTE.fullmatch(note) or not note.isprintable() or "failed" in note or "Traceback" in note:
            yield f"no plain line: {note!r}"
    for told in _told(line):
        if told["is"] not in ("room", "refused", "life", "settings_now"):
            yield f"unknown answer: {told['is']!r}"
        if told["is"] == "refused" and not (told["words"].isprintable() and 0 < len(told["words"]) < 3000):
            yield f"no plain refusal: {told['words']!r}"
    understood = [say.understood(frame) if isinstance(frame, str) else None for frame in come.frames]
    hello, rest = understood[0], understood[1:]
    if not isinstance(hello, say.Hello):
        yield from _only(line, notes, acts, "malformed", closed=1008)
        return
    drives = hello.key == SECRET
    strange = [each for each in rest if each is None or isinstance(each, say.Hello)]
    forged = [] if drives else [each for each in rest if isinstance(each, say.Driving)]
    wrong_key = hello.key is not None and not drives
    assert len(strange) < MOST_MISTAKES
    counted = {kind: sum(f" {kind}: " in note for note in notes) for kind in ("malformed", "forged")}
    if counted != {"malformed": len(strange), "forged": len(forged) + wrong_key} or len(notes) != sum(counted.values()):
        yield f"notes {notes} for {len(strange)} strange and {len(forged)} forged messages, wrong key: {wrong_key}"
    refusals = [told["words"] for told in _told(line) if told["is"] == "refused"]
    if sum(words == NOT_YOURS[hello.lang] for words in refusals) != len(forged):
        yield f"{len(forged)} forged messages, refused: {refusals}"
    if not drives and not {act["act"] for act in acts} <= {"guess"}:
        yield f"a participant did {acts}"


def _only(line: Line, notes: list[str], acts: list[Act], kind: str, *, closed: int) -> Iterator[str]:
    """Of whom does not say hello: one note, one refusal, and the door."""
    if [f" {kind}: " in note for note in notes] != [True] or len(line.sent) != 1 or line.closed != closed or acts:
        yield f"no hello: notes {notes}, sent {line.sent}, closed {line.closed}, acts {acts}"


@contextmanager
def small_rooms() -> Iterator[None]:
    """A house whose people are drawn once; a room of other people would be work, and is refused. No report is made."""
    made: dict[str, Any] = {}
    make = rooms.make_start

    def remembered(context: Any, *, seed: int, parameters: Any, months: int) -> Any:
        if (context.clients, seed, months) != (SMALL.clients, SMALL.seed, SMALL.months):
            raise InputError("error.usage", {"command": "fuzz"})
        key = context.model_dump_json()
        if key not in made:
            made[key] = make(context, seed=seed, parameters=parameters, months=months)
        return made[key]

    async def no_report(*_: object) -> None:
        return

    with patch.object(rooms, "make_start", remembered), patch.object(Reception, "_report", no_report):
        try:
            yield
        finally:
            if _house.cache_info().currsize:
                _house().close()
                _house.cache_clear()


@cache
def _house() -> House:
    return House()


def message(luck: random.Random, folder: Path) -> object:
    """One visit, as ``fuzz.py`` tries inputs; among :func:`small_rooms`."""
    wrong = _house().take_in(visit(luck), folder)
    assert not wrong, "; ".join(wrong)[:1000]
    return wrong
