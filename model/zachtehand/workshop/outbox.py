"""What still has to be sent to one connection. Only the newest frame and the newest state of the room wait, and a few answers.

So whoever reads slowly misses what is out of date, costs no memory, and holds up nobody.
"""

from __future__ import annotations

import asyncio
from collections import deque

MOST_ANSWERS = 16


class Outbox:
    """For one connection; one reader."""

    def __init__(self) -> None:
        self._answers: deque[str] = deque(maxlen=MOST_ANSWERS)
        self._room: str | None = None
        self._frame: bytes | None = None
        self._something = asyncio.Event()

    def answer(self, words: str) -> None:
        """Put an answer in; when too many wait, the oldest goes."""
        self._answers.append(words)
        self._something.set()

    def room(self, words: str) -> None:
        """Put the state of the room in, in the place of an older one."""
        self._room = words
        self._something.set()

    def frame(self, frame: bytes) -> None:
        """Put a frame in, in the place of an older one."""
        self._frame = frame
        self._something.set()

    async def next(self) -> str | bytes:
        """What is to be sent next: the state of the room before answers, and both before the frame. Waits until there is something."""
        await self._something.wait()
        if self._room is not None:
            sent, self._room = self._room, None
        elif self._answers:
            sent = self._answers.popleft()
        else:
            sent, self._frame = self._frame, None
        if self._room is None and not self._answers and self._frame is None:
            self._something.clear()
        assert sent is not None
        return sent
