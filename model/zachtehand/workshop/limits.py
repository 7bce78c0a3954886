"""How much anyone may ask: what keeps one guest from spoiling it for the room."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

MOST_PARTICIPANTS, MOST_FROM_ADDRESS, MOST_WAITING, SPARE = 200, 120, 120, 20
"""Connections of participants in all, and from one address (a room sits behind one router); those from one address that have not
said hello yet; and those beyond, so that a facilitator gets into a full room."""
HELLO_WITHIN, STALLED_AFTER = 10.0, 20.0
"""Seconds."""
MOST_MISTAKES = 50
"""Messages that nobody understands, after which a connection is closed."""


class Allowance:
    """So many a second, with a reserve for a burst.

    Args:
        rate: a second.
        burst: the reserve, which is full at the start.
        clock: seconds, for tests.
    """

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._left, self._since = burst, clock()

    def take(self) -> bool:
        """Whether there is room for one more; then it is taken."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._since) * self._rate)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


def messages() -> Allowance:
    """What one connection may send."""
    return Allowance(20, 40)


def questions() -> Allowance:
    """What one connection may ask that takes the server some work: lives and settings."""
    return Allowance(4, 10)
