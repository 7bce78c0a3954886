"""Workshops for tests: small rooms whose people are drawn once, and a server on a port of its own."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from zachtehand.workshop import room as rooms
from zachtehand.workshop.addresses import listen
from zachtehand.workshop.log import SECRET
from zachtehand.workshop.room import Choices
from zachtehand.workshop.server import Workshop, prepare

SMALL = Choices(("rotterdam", "amsterdam"), months=6, clients=100)


@contextmanager
def people_drawn_once() -> Iterator[None]:
    """The start of a room costs most; rooms never change it, so the same one will do for the same people."""
    made: dict[Any, Any] = {}
    make = rooms.make_start

    def remembered(context: Any, *, seed: int, parameters: Any, months: int) -> Any:
        key = (context.model_dump_json(), seed, months)
        if key not in made:
            made[key] = make(context, seed=seed, parameters=parameters, months=months)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rooms, "make_start", remembered)
        yield


@contextmanager
def served(folder: Path, choices: Choices | None = SMALL, *, port: int | None = None) -> Iterator[Workshop]:
    """A workshop that really listens, on this computer only."""
    listening = listen("127.0.0.1", port or 0)
    workshop = prepare(folder, choices, host="127.0.0.1", listening=listening, language="en")
    thread = threading.Thread(target=workshop.serve, args=(lambda: None,), daemon=True)
    thread.start()
    try:
        yield workshop
    finally:
        workshop.stop()
        thread.join(20)
        assert not thread.is_alive()


def elsewhere(work: Callable[[], Any]) -> Any:
    """Work with an event loop of its own, in a thread of its own: a test's browser leaves one running in the thread of the tests."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(work).result()


def port_of(workshop: Workshop) -> int:
    return int(workshop.join.rstrip("/").rpartition(":")[2])


def opened(workshop: Workshop) -> ClientConnection:
    """A connection that has said nothing yet."""
    address = f"ws://127.0.0.1:{port_of(workshop)}/ws"
    return connect(address, compression=None, max_size=None, max_queue=None, open_timeout=20).__enter__()


class Visitor:
    """Someone with a browser, without the browser."""

    def __init__(
        self, workshop: Workshop, who: str | None = None, *, facilitator: bool = False, key: str | None = None, lang: str = "en", name: str = ""
    ) -> None:
        self.socket = opened(workshop)
        if facilitator:
            key = (workshop.log.folder / SECRET).read_text(encoding="ascii").strip()
        self.say(do="hello", key=key, id=who, name=name, lang=lang)

    def say(self, **message: Any) -> None:
        self.socket.send(json.dumps(message))

    def hear(self, kind: str, when: Callable[[dict[str, Any]], object] = bool, timeout: float = 10, **values: Any) -> dict[str, Any]:
        """The next message of a kind that is as wanted and in which these keys have these values; others are passed over."""
        while True:
            heard = self.socket.recv(timeout)
            if isinstance(heard, str):
                told = json.loads(heard)
                if told["is"] == kind and all(told[key] == value for key, value in values.items()) and when(told):
                    return told

    def frame(self, timeout: float = 10) -> bytes:
        """The next frame."""
        while True:
            heard = self.socket.recv(timeout)
            if isinstance(heard, bytes):
                return heard

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()
