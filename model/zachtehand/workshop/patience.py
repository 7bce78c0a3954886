"""How long the server waits for whoever says nothing or takes nothing: below the application, where connections are sockets.

Without it a stranger could keep a connection open for nothing until there are no more to give.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

PATIENCE, _AFTER_GOODBYE = 20.0, 2.0
"""Seconds."""
MOST_SOCKETS, MOST_SOCKETS_FROM_ADDRESS = 800, 500
"""Connections in all and from one address; a browser opens a few at a time."""
MOST_UNREAD = 512 * 1024
"""Bytes that may wait for a connection to take them, beyond which it is broken off."""


def allow_sockets() -> None:
    """Ask the system for as many open connections as a full room takes; some allow fewer unless they are asked."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * MOST_SOCKETS
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


class PatientHttp(H11Protocol):
    """HTTP that breaks off whoever asks nothing, or does not take the answer."""

    _stuck = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A new connection; broken off when there are too many."""
        super().connection_made(transport)
        mine = self.client and self.client[0]
        same = sum(getattr(other, "client", None) is not None and other.client[0] == mine for other in self.connections)  # type: ignore[union-attr]
        if len(self.connections) > MOST_SOCKETS or same > MOST_SOCKETS_FROM_ADDRESS:
            transport.abort()
        else:
            self.loop.call_later(PATIENCE, self._look)

    def _look(self) -> None:
        """Break off what stands still since the last look."""
        if self.transport.is_closing() or self.transport.get_protocol() is not self:  # gone, or a WebSocket by now
            return
        stuck = self.flow.write_paused
        if self.cycle is None or (stuck and self._stuck):
            self.transport.abort()
            return
        self._stuck = stuck
        self.loop.call_later(PATIENCE, self._look)


class PatientSocket(WebSocketsSansIOProtocol):
    """WebSocket that does not linger behind a reader that never reads."""

    async def run_asgi(self) -> None:
        """The application, and a moment for what still has to be sent."""
        await super().run_asgi()
        self.loop.call_later(_AFTER_GOODBYE, self.transport.abort)

    def handle_ping(self) -> None:
        """Answer a ping, but not whoever pings and never reads."""
        super().handle_ping()
        if self.transport.get_write_buffer_size() > MOST_UNREAD:
            self.transport.abort()
