"""The hub: everybody who is connected, what each is sent, and the one thread in which the room lives.

Everything that touches the session is done in that thread, one thing after another; the event loop only passes on what it made.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from math import inf
from pathlib import Path
from time import monotonic
from typing import Any, Literal, TypeVar

from zachtehand.input_errors import InputError
from zachtehand.texts import Language
from zachtehand.workshop.limits import Allowance, messages, questions
from zachtehand.workshop.messages import Back, Choose, Driving, Pause, Play, Restart, Speed, Step, Story
from zachtehand.workshop.notes import Notes
from zachtehand.workshop.outbox import Outbox
from zachtehand.workshop.session import Session
from zachtehand.workshop.telling import RoomTold, tell_room
from zachtehand.workshop.words import WorkshopError

T = TypeVar("T")
_BETWEEN_STATES = 0.1
"""Seconds: the state of the room is told at most so often."""
_LIVES_AT_ONCE = 2
"""Questions that may wait for the room at once: a step never waits for more."""


@dataclass(eq=False)
class Guest:
    """One connection.

    Attributes:
        id: what the browser calls itself; the same after a reconnection, and nobody else's business.
        address: where the connection comes from.
    """

    id: str
    facilitator: bool
    address: str
    language: Language
    name: str
    outbox: Outbox = field(default_factory=Outbox)
    messages: Allowance = field(default_factory=messages)
    questions: Allowance = field(default_factory=questions)

    @cached_property
    def who(self) -> str:
        """The participant as the session and its log know them: made from the id, which nobody can make from it."""
        return blake2b(self.id.encode(), digest_size=8).hexdigest()


class Hub:
    """Passes on what happens in a session.

    Args:
        session: only touched in the thread of the room from now on.
        join: address for participants.
        notes: where what goes wrong is written.
    """

    def __init__(self, session: Session, join: str, notes: Notes) -> None:
        self._session, self._join, self._notes = session, join, notes
        self._room = ThreadPoolExecutor(1, thread_name_prefix="room")
        self._lives = asyncio.Semaphore(_LIVES_AT_ONCE)
        self._guests: set[Guest] = set()
        self._told: RoomTold = tell_room(session)
        self._changed, self._moved = asyncio.Event(), asyncio.Event()
        self._making, self._stale = 0, False
        self._driving: set[asyncio.Task[None]] = set()
        self.film: tuple[int, list[bytes]] = (session.course.run, list(session.room.frames))
        """The present run and its frames so far."""

    # Who is there

    def participants(self, address: str | None = None) -> int:
        """Connections of participants, in all or from one address."""
        return sum(not guest.facilitator and address in (None, guest.address) for guest in self._guests)

    def facilitators(self) -> list[Guest]:
        """Everybody who drives."""
        return [guest for guest in self._guests if guest.facilitator]

    def enter(self, guest: Guest) -> None:
        """Someone is there: tells them how things are."""
        self._guests.add(guest)
        self._tell(guest)
        guest.outbox.frame(self.film[1][-1])
        self._changed.set()

    def leave(self, guest: Guest) -> None:
        """Someone is gone."""
        self._guests.discard(guest)
        self._changed.set()

    # What is done

    async def in_room(self, work: Callable[[], T]) -> T:
        """Do something in the thread of the room."""
        return await asyncio.get_running_loop().run_in_executor(self._room, work)

    async def ask(self, question: Callable[[Session], T]) -> T:
        """Ask the session something that changes nothing."""
        async with self._lives:
            return await self.in_room(lambda: question(self._session))

    async def change(self, act: Callable[[Session], object]) -> None:
        """Do something that changes the session, and tell everybody. Raises InputError where it cannot be."""
        await self.in_room(lambda: act(self._session))
        self._retell()

    async def drive(self, message: Driving) -> None:
        """Do what the facilitator asks, to the end, even when the facilitator is gone meanwhile. Raises InputError where it cannot be."""
        driving = asyncio.create_task(self._drive(message))
        self._driving.add(driving)
        driving.add_done_callback(self._driven)
        await asyncio.shield(driving)

    def _driven(self, task: asyncio.Task[None]) -> None:
        self._driving.discard(task)
        if not task.cancelled():
            task.exception()  # whoever asked has it, if still there

    async def _drive(self, message: Driving) -> None:
        makes = isinstance(message, Restart | Choose | Story | Back)
        self._making += makes
        if makes:
            self._changed.set()
        try:
            await self.in_room(lambda: self._session.drive(message))
        finally:
            self._making -= makes
            await self._tell_anew()
        if makes or isinstance(message, Step):
            await self._publish()
        if isinstance(message, Play | Pause | Speed):
            self._moved.set()

    def _retell(self) -> None:
        self._stale = True
        self._changed.set()

    async def _tell_anew(self) -> None:
        """Tell everybody the state of the room as it is now; before the frames of a new run are sent."""
        self._stale = False
        self._told = await self.in_room(lambda: tell_room(self._session))
        self._tell(*self._guests)

    async def _publish(self) -> None:
        """Take over the frames that the room has made."""
        run, frames = await self.in_room(lambda: (self._session.course.run, list(self._session.room.frames)))
        self.film = run, frames
        self._send(frames[-1])

    def _send(self, frame: bytes) -> None:
        for guest in self._guests:
            guest.outbox.frame(frame)

    # What goes on by itself

    async def keep_telling(self) -> None:
        """Tell everybody the state of the room whenever it changes, at most ten times a second."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            try:
                if self._stale and not self._making:  # while a room is made its thread has no time to tell
                    await self._tell_anew()
                else:
                    self._tell(*self._guests)
            except Exception as error:  # a mistake of ours: the next change may be told again
                self._notes.write("failed", f"the room could not be told: {type(error).__name__}: {error}")
            await asyncio.sleep(_BETWEEN_STATES)

    async def keep_going(self) -> None:
        """While the room plays: a month at a time, at the speed that was asked; months that came too late are not made up for."""
        course, last = self._session.course, -inf
        while True:
            self._moved.clear()
            wait = last + 1 / course.speed - monotonic() if course.playing else inf
            if wait > 0:  # until it is time, or until something about it changes
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._moved.wait(), None if wait == inf else wait)
                continue
            last = monotonic()
            try:
                await self._month()
            except Exception as error:  # a mistake of ours: the room stands still, and the workshop goes on
                self._notes.write("failed", f"a month could not be made: {type(error).__name__}: {error}")
                await self.drive(Pause(do="pause"))

    async def _month(self) -> None:
        """One month, if the room still plays when its turn comes."""

        def step() -> tuple[int, int, bytes, bool] | None:
            course = self._session.course
            if not course.playing:
                return None
            question = course.question
            frame = self._session.step()
            return course.run, course.month, frame, not course.playing or (question is not None and question.month == course.month)

        made = await self.in_room(step)
        if made is None:
            return
        run, month, frame, news = made
        if self.film[0] != run or len(self.film[1]) != month:  # another room was made in the meantime
            await self._tell_anew()
            await self._publish()
            return
        self.film[1].append(frame)
        self._send(frame)
        if news:
            self._retell()

    # What is said

    def _tell(self, *guests: Guest) -> None:
        common = {"making": self._making > 0, "present": len({each.who for each in self._guests if not each.facilitator}), "join": self._join}
        for guest in guests:
            you = {"role": "facilitator" if guest.facilitator else "participant", "id": guest.id, "name": guest.name}
            guest.outbox.room(self._told.to(guest.who, guest.language, {"you": you, **common}))

    def close(self) -> None:
        """Let the thread of the room end."""
        self._room.shutdown(wait=True, cancel_futures=True)


def refused(error: InputError | str, language: Language) -> str:
    """The message that something is refused, as JSON."""
    sentence = (WorkshopError(error) if isinstance(error, str) else error).sentence(language).strip()
    return as_json({"is": "refused", "words": sentence})


def about_report(state: Literal["begun", "made", "failed"], file: Path, language: Language) -> str:
    """The message how far the report is that a facilitator asked for, as JSON.

    Args:
        file: where it stands, or what says why there is none.
    """
    return as_json({"is": "report", "state": state, "words": WorkshopError(f"report_{state}", {"file": str(file)}).sentence(language)})


def as_json(message: dict[str, Any]) -> str:
    """A message as it is sent."""
    return json.dumps(message, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    """NumPy numbers as those of Python."""
    with contextlib.suppress(AttributeError):
        return value.item()
    raise TypeError(type(value))
