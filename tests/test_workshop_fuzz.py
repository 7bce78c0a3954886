"""What strangers send to a workshop: over a real socket, and that what ``fuzz_messages.py`` looks for would be found."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from fuzz_messages import DRIVING, HELLO, NOTE, House, Visit, small_rooms, visit
from websockets.exceptions import ConnectionClosed
from workshops import Visitor, opened, served

from zachtehand.workshop.log import ACTS
from zachtehand.workshop.messages import Driving, understood
from zachtehand.workshop.notes import NOTES
from zachtehand.workshop.reception import Reception
from zachtehand.workshop.server import Workshop

NOBODY = 999_999_999


@pytest.fixture(autouse=True, scope="module")
def _rooms() -> Iterator[None]:
    with small_rooms():
        yield


def messages_of(come: Visit) -> list[str | bytes]:
    """What a real line can carry: text is UTF-8."""
    return [each for each in come.frames if isinstance(each, bytes) or each.isascii() or each.encode("utf-8", "replace").decode() == each]


def send(workshop: Workshop, come: Visit) -> int:
    """Send a visit over a socket of its own, until the last message has been answered or the door is shut; how many messages there were."""
    sent = 0
    with opened(workshop) as line, suppress(ConnectionClosed):
        for frame in messages_of(come):
            line.send(frame)
            sent += 1
        line.send(json.dumps({"do": "look", "person": NOBODY}))
        while True:
            heard = line.recv(10)
            if isinstance(heard, str) and re.search(f"{NOBODY}|too fast|te snel", heard):
                break
    return sent


@pytest.mark.parametrize("visits", [30, pytest.param(400, marks=pytest.mark.slow)])
def test_strangers_change_nothing_over_a_real_socket(tmp_path: Path, visits: int) -> None:
    with served(tmp_path / "evening") as workshop:
        luck = random.Random(11)
        sent = sum(send(workshop, visit(luck, facilitators=0.0)) for _ in range(visits))
        with Visitor(workshop, facilitator=True) as one:  # the room goes on
            one.hear("room", month=0)
            one.say(do="step")
            one.hear("room", month=1)
    assert sent > 3 * visits
    acts = [json.loads(line)["act"] for line in (tmp_path / "evening" / ACTS).read_text(encoding="utf-8").splitlines()]
    assert acts == ["begin", "step"]
    notes = (tmp_path / "evening" / NOTES).read_text(encoding="utf-8").splitlines()
    assert all(NOTE.fullmatch(note) and note.isprintable() and "failed" not in note for note in notes)
    assert {note.split()[1] for note in notes} >= {"malformed:", "forged:"}


def test_the_messages_that_are_changed_are_messages() -> None:
    kinds = [type(understood(json.dumps(each))) for each in DRIVING]
    assert set(kinds) == set(Driving.__subclasses__())


@pytest.mark.parametrize("mistake", ["drives", "says nothing", "notes a trace"])
def test_a_mistake_would_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mistake: str) -> None:
    do = Reception._do

    async def wrong(self: Reception, guest: Any, message: Any) -> None:
        if mistake == "drives" and isinstance(message, Driving):
            await self._hub.drive(message)
        elif mistake == "notes a trace":
            self._notes.write("Traceback", "File 1")
            await do(self, guest, message)
        elif mistake != "says nothing":
            await do(self, guest, message)

    monkeypatch.setattr(Reception, "_do", wrong)
    house = House()
    try:
        found = house.take_in(Visit((json.dumps(HELLO), json.dumps({"do": "bookmark", "note": "mine"})), driving=False), tmp_path)
    finally:
        house.close()
    assert found
