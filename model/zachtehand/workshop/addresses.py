"""Where a workshop listens, and the addresses that people type."""

from __future__ import annotations

import errno
import ipaddress
import socket

from zachtehand.input_errors import reason_of
from zachtehand.workshop.words import WorkshopError

FIRST_PORT, MOST_PORTS_TRIED = 8000, 100
_SEND_BUFFER = 128 * 1024
"""Bytes that the system may hold for one connection: whoever reads slowly misses frames instead of running behind."""


def listen(host: str, port: int | None) -> socket.socket:
    """A socket that listens.

    Args:
        host: a name or address of this computer; 0.0.0.0 or :: for all of them.
        port: None for the first that is free from 8000 on.

    Raises:
        WorkshopError: the port is taken, or this computer has no such address.
    """
    last = FIRST_PORT + MOST_PORTS_TRIED - 1
    for tried in (port,) if port is not None else range(FIRST_PORT, last + 1):
        try:
            return _bound(host, tried)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise WorkshopError("no_host", {"host": host, "reason": reason_of(error)}) from error
            if port is not None:
                raise WorkshopError("port_taken", {"port": port, "host": host}) from error
    raise WorkshopError("no_free_port", {"first": FIRST_PORT, "last": last, "host": host})


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    made = socket.socket(family, kind, protocol)
    try:
        if not hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # elsewhere than on Windows this only frees the port of a server that ended
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        made.bind(address)
        made.listen(256)
    except OSError:
        made.close()
        raise
    return made


def is_local(host: str) -> bool:
    """Whether only this computer can reach what listens there."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def addresses(host: str, port: int) -> tuple[str, str]:
    """What the facilitator types on this computer, and what participants type on theirs; both without what follows the slash."""
    everywhere = host in ("0.0.0.0", "::", "")
    facilitator = "127.0.0.1" if everywhere else host
    participants = _in_the_network() if everywhere else facilitator
    return _address(facilitator, port), _address(participants, port)


def _address(name: str, port: int) -> str:
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/"


def _in_the_network() -> str:
    """The address under which others find this computer; nothing is sent to find it out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address of nobody
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()
