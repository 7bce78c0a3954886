"""The server of a workshop: made from choices or from an earlier log, and run until it is stopped."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from zachtehand.texts import Language
from zachtehand.workshop.addresses import addresses, is_local
from zachtehand.workshop.app import application
from zachtehand.workshop.hub import Hub
from zachtehand.workshop.log import ACTS, Log, is_workshop, read_log
from zachtehand.workshop.messages import LONGEST_MESSAGE
from zachtehand.workshop.notes import Notes, NotesHandler
from zachtehand.workshop.patience import PatientHttp, PatientSocket, allow_sockets
from zachtehand.workshop.reception import Reception
from zachtehand.workshop.room import Choices
from zachtehand.workshop.session import Session

_SECONDS_TO_CLOSE = 2
_LONGEST_HEAD = 16 * 1024
"""Bytes that the head of a request can be."""
_PING_EVERY = 15.0
"""Seconds; a connection that does not answer within the same time is closed."""


@dataclass
class Workshop:
    """A workshop that can be served; see :func:`prepare`.

    Attributes:
        facilitator: address with the secret in the part that a browser keeps to itself.
        join: address for participants.
    """

    log: Log
    session: Session
    facilitator: str
    join: str
    server: uvicorn.Server
    listening: socket.socket
    _hub: Hub

    def serve(self, ready: Callable[[], object]) -> None:
        """Answer until Ctrl-C or :meth:`stop`.

        Args:
            ready: called before the first request.
        """
        try:
            allow_sockets()
            ready()
            with suppress(KeyboardInterrupt):  # the way in which a workshop ends
                self.server.run(sockets=[self.listening])
        finally:
            self.close()

    def link(self) -> Path:
        """A page that leads the facilitator to the workshop."""
        return self.log.link(self.facilitator)

    def stop(self) -> None:
        """Let :meth:`serve` end, from another thread."""
        self.server.should_exit = True

    def close(self) -> None:
        """Let go of the port, the thread and the log."""
        self.listening.close()
        self._hub.close()
        self.log.close()


def prepare(folder: Path, choices: Choices | None, *, host: str, listening: socket.socket, language: Language) -> Workshop:
    """Everything of a workshop, ready to be served.

    Args:
        folder: of the log; new, or of an earlier workshop.
        choices: of a new workshop; None to go on with the earlier one.
        host: where ``listening`` listens.
        language: of the page where a browser asks for none.

    Raises:
        InputError: scenarios, a folder or a log that cannot be.
    """
    if choices is not None:
        choices.scenarios()  # before anything is written
        assert not is_workshop(folder), folder
    acts = read_log(folder) if choices is None else []
    log = Log(folder)
    try:
        if choices is None:
            session = Session.from_log(acts, log.keep, folder / ACTS)
            session.resume()
        else:
            session = Session.begin(choices, log.keep)
    except BaseException:
        log.close()
        raise
    notes = Notes(folder)
    own, join = addresses(host, listening.getsockname()[1])
    hub = Hub(session, join, notes)
    reception = Reception(hub, log, notes, language)
    app = application(hub, reception, join=join, choosable=session.choosable, language=language, local=is_local(host))
    _libraries_write_in(notes)
    config = uvicorn.Config(
        app, http=PatientHttp, ws=PatientSocket, ws_max_size=LONGEST_MESSAGE, ws_per_message_deflate=False, ws_ping_interval=_PING_EVERY,
        ws_ping_timeout=_PING_EVERY, log_config=None, access_log=False, server_header=False, proxy_headers=False, timeout_keep_alive=5,
        timeout_graceful_shutdown=_SECONDS_TO_CLOSE, lifespan="on", loop="asyncio",
        h11_max_incomplete_event_size=_LONGEST_HEAD,
    )  # fmt: skip
    return Workshop(log, session, f"{own}#key={log.secret}", join, uvicorn.Server(config), listening, hub)


def _libraries_write_in(notes: Notes) -> None:
    """What the libraries of the server have to say goes in the notes, as plain lines."""
    for name in ("uvicorn.error", "uvicorn.asgi", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [NotesHandler(notes)]
        logger.propagate = False
        logger.setLevel(logging.WARNING)
