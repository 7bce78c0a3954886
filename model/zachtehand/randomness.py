"""Addressed randomness: every draw is a pure function of (seed, process, month, uid).

Two policies that are run with the same seed see the same people with the same luck, whatever was
drawn before, in whatever order, by however many workers. A process draws for everyone and uses the
draw for some; the draw of uid 17 does not depend on how many others there are.

The counter-based generator Philox gives each (seed, process, month) a stream of its own; the
position in that stream is the uid.
"""

from __future__ import annotations

import hashlib
from functools import cache

import numpy as np
from numpy.typing import NDArray

_FIRST_MONTH = 1 << 20  # spin-up months are negative: shift them so that the key stays positive


@cache
def _process_code(process: str) -> int:
    """A stable 32-bit code for a process name."""
    return int.from_bytes(hashlib.blake2b(process.encode(), digest_size=4).digest(), "little")


class Luck:
    """The source of all random numbers of one run.

    Args:
        seed: any integer from 0 up to 2**63; 0 is a seed like any other.
    """

    def __init__(self, seed: int) -> None:
        if not 0 <= seed < 2**63:
            raise ValueError(f"a seed is a whole number from 0 to 2**63, not {seed}")
        self.seed = seed

    def _stream(self, process: str, month: int) -> np.random.Generator:
        key = np.array([self.seed, (_process_code(process) << 32) | (month + _FIRST_MONTH)], dtype=np.uint64)
        return np.random.Generator(np.random.Philox(key=key))

    def uniform(self, process: str, month: int, uids: int | NDArray[np.integer]) -> NDArray[np.float32]:
        """Uniform draws on [0, 1), float32.

        Args:
            process: name of the process that draws, such as ``"talk.attendance"``.
            month: month of the run; negative during spin-up.
            uids: the number of slots (uid 0 … n-1, in order), or the uids themselves in any order.
        """
        if isinstance(uids, int):
            return self._stream(process, month).random(uids, dtype=np.float32)
        if uids.size == 0:
            return np.zeros(0, np.float32)
        return self._stream(process, month).random(int(uids.max()) + 1, dtype=np.float32)[uids]

    def generator(self, process: str, month: int = 0) -> np.random.Generator:
        """A generator for drawing a whole population at the start, where position is identity."""
        return self._stream(process, month)
