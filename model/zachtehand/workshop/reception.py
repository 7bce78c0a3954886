"""The reception: one connection from its hello to its goodbye. Says what a message may do, and passes it on."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import sys
from pathlib import Path
from typing import Any, Literal

from starlette.websockets import WebSocket, WebSocketDisconnect

from zachtehand.input_errors import InputError
from zachtehand.texts import Language
from zachtehand.workshop import limits
from zachtehand.workshop import messages as say
from zachtehand.workshop.hub import Guest, Hub, about_report, as_json, refused
from zachtehand.workshop.log import REPORT, Log
from zachtehand.workshop.notes import NOTES, Notes
from zachtehand.workshop.telling import SIDES, life, settings_now
from zachtehand.workshop.words import WorkshopError

_GOODBYE = 5.0
"""Seconds."""
TOO_MUCH, NOT_NOW = 1008, 1013
"""Codes with which a connection is closed: against the rules; no room at the moment."""


class Reception:
    """Takes in connections.

    Args:
        hub: of the workshop.
        log: with the secret of the facilitator.
        notes: where it is written what was refused.
        language: for whoever has not said which.
    """

    def __init__(self, hub: Hub, log: Log, notes: Notes, language: Language) -> None:
        self._hub, self._log, self._notes = hub, log, notes
        self._language: Language = language
        self._open = 0
        self._waiting: dict[str, int] = {}
        self._reporting: asyncio.Task[None] | None = None

    async def close(self) -> None:
        """The workshop ends: a report that is still being made is not waited for."""
        if self._reporting is not None:
            self._reporting.cancel()
            await asyncio.gather(self._reporting, return_exceptions=True)

    async def take_in(self, socket: WebSocket) -> None:
        """A connection, until it ends."""
        address = socket.client.host if socket.client else ""
        await socket.accept()
        self._open += 1
        try:
            guest = await self._hello(socket, address)
            if guest is not None:
                await self._attend(socket, guest)
        except WebSocketDisconnect as gone:
            if gone.code == 1009:
                self._notes.write("oversized", f"a message of more than {say.LONGEST_MESSAGE} bytes from {address}")
        finally:
            self._open -= 1

    async def _hello(self, socket: WebSocket, address: str) -> Guest | None:
        """Who is there; None, and closed, for whoever does not say so, or when the room is full."""
        waiting = self._waiting.get(address, 0)
        if self._open > limits.MOST_PARTICIPANTS + limits.SPARE or waiting >= limits.MOST_WAITING:
            return await self._send_away(socket, NOT_NOW, address, "full", WorkshopError("full", {"most": limits.MOST_PARTICIPANTS}))
        self._waiting[address] = waiting + 1
        hello = None
        try:
            async with asyncio.timeout(limits.HELLO_WITHIN):
                hello = _understood(await socket.receive())
        except TimeoutError:
            pass
        finally:
            self._waiting[address] -= 1
            if not self._waiting[address]:
                del self._waiting[address]
        if not isinstance(hello, say.Hello):
            return await self._send_away(socket, TOO_MUCH, address, "malformed", WorkshopError("hello_first", {"seconds": int(limits.HELLO_WITHIN)}))
        facilitator = hello.key is not None and secrets.compare_digest(hello.key.encode(), self._log.secret.encode())
        if not facilitator and (
            self._hub.participants() >= limits.MOST_PARTICIPANTS or self._hub.participants(address) >= limits.MOST_FROM_ADDRESS
        ):  # fmt: skip
            return await self._send_away(socket, NOT_NOW, address, "full", WorkshopError("full", {"most": limits.MOST_PARTICIPANTS}), hello.lang)
        guest = Guest(hello.id or secrets.token_urlsafe(16), facilitator, address, hello.lang, hello.name or "")
        if hello.key is not None and not facilitator:
            self._notes.write("forged", f"a wrong key of a facilitator from {address}")
            guest.outbox.answer(refused("wrong_key", hello.lang))
        return guest

    async def _send_away(self, socket: WebSocket, code: int, address: str, kind: str, why: InputError, language: Language | None = None) -> None:
        self._notes.write(kind, f"{why.sentence('en')} From {address}")
        await _close(socket, code, refused(why, language or self._language))

    async def _attend(self, socket: WebSocket, guest: Guest) -> None:
        """Listen to a guest and send what is in the outbox, until one of both ends."""
        self._hub.enter(guest)
        listening, sending = asyncio.create_task(self._listen(socket, guest)), asyncio.create_task(self._send(socket, guest))
        try:
            await asyncio.wait((listening, sending), return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._hub.leave(guest)
            for task in (listening, sending):
                task.cancel()
            ended = await asyncio.gather(listening, sending, return_exceptions=True)
        for error in ended:
            if isinstance(error, WebSocketDisconnect):
                raise error
        if ended[1] is None:  # nothing more reaches whoever takes nothing
            return
        await _close(socket, TOO_MUCH, refused("too_many", guest.language))

    async def _send(self, socket: WebSocket, guest: Guest) -> None:
        """Send what there is; ends when the other side takes nothing for too long."""
        while True:
            message = await guest.outbox.next()
            try:
                async with asyncio.timeout(limits.STALLED_AFTER):
                    await (socket.send_bytes(message) if isinstance(message, bytes) else socket.send_text(message))
            except TimeoutError:
                self._notes.write("stalled", f"{guest.address} took nothing for {limits.STALLED_AFTER:g} seconds")
                return

    async def _listen(self, socket: WebSocket, guest: Guest) -> None:
        """Take messages; ends when there are too many, or too many that nobody understands."""
        mistakes = 0
        while mistakes < limits.MOST_MISTAKES:
            message = _understood(await socket.receive())
            if not guest.messages.take():
                if guest.facilitator:  # may pull at a slider, but is not thrown out for it
                    guest.outbox.answer(refused("slower", guest.language))
                    continue
                self._notes.write("too many", f"messages from {guest.address}")
                return
            if message is None or isinstance(message, say.Hello):
                mistakes += 1
                self._notes.write("malformed", f"a message from {guest.address}")
                guest.outbox.answer(refused("malformed", guest.language))
                continue
            try:
                await self._do(guest, message)
            except InputError as error:
                guest.outbox.answer(refused(error, guest.language))
            except Exception as error:  # a mistake of ours: said plainly, and the room goes on
                self._notes.write("failed", f"{type(message).__name__}: {type(error).__name__}: {error}")
                guest.outbox.answer(refused("failed", guest.language))

    async def _do(self, guest: Guest, message: say.Everything) -> None:
        """What a message asks. Raises InputError."""
        hub = self._hub
        match message:
            case say.Driving() if not guest.facilitator:
                self._notes.write("forged", f"{message.do} by a participant from {guest.address}")
                raise WorkshopError("not_facilitator")
            case say.Report():
                if self._reporting is not None and not self._reporting.done():
                    raise WorkshopError("report_busy")
                self._reporting = asyncio.create_task(self._report(guest.language))
            case say.Driving():
                await hub.drive(message)
                if self._log.failed:
                    raise WorkshopError("not_kept")
            case say.Look() | say.SettingsNow():
                if not guest.questions.take():
                    raise WorkshopError("slower")
                for answer in await hub.ask(lambda session: list(_answers(session, message, guest.language))):
                    guest.outbox.answer(answer)
            case say.Guess():
                await hub.change(lambda session: session.guess(guest.who, guest.name, message))
            case say.Rename():
                guest.name = message.name
                await hub.change(lambda session: session.rename(guest.who, message.name))

    async def _report(self, language: Language) -> None:
        """Make the report in a process of its own, so that drawing it takes nothing from the room. Every facilitator hears of it."""
        folder = self._log.folder
        self._say_of_report("begun", folder / REPORT)
        command = (sys.executable, "-m", "zachtehand", "report", str(folder), "--lang", language)
        process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE)
        try:
            _, complaint = await process.communicate()
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        if process.returncode:
            self._notes.write("failed", f"report: {complaint.decode(errors='replace').strip()}")
            self._say_of_report("failed", folder / NOTES)
        else:
            self._say_of_report("made", folder / REPORT)

    def _say_of_report(self, state: Literal["begun", "made", "failed"], file: Path) -> None:
        for facilitator in self._hub.facilitators():
            facilitator.outbox.answer(about_report(state, file, facilitator.language))


async def _close(socket: WebSocket, code: int, words: str) -> None:
    """Say why, and close; without waiting for whoever does not listen."""
    with contextlib.suppress(RuntimeError, WebSocketDisconnect, TimeoutError):
        async with asyncio.timeout(_GOODBYE):
            await socket.send_text(words)
            await socket.close(code)


def _answers(session: Any, message: say.Look | say.SettingsNow, language: Language) -> Any:
    if isinstance(message, say.Look):
        yield as_json(life(session.room, message.person, language))
    else:
        yield from (as_json(settings_now(session.room, side)) for side in SIDES)


def _understood(received: Any) -> say.Everything | None:
    """The message in what was received. Raises WebSocketDisconnect when the other side is gone."""
    if received["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(received.get("code") or 1000)
    words = received.get("text")
    return None if words is None else say.understood(words)
