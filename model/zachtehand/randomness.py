"""Addressed randomness: every draw is a pure function of (seed, process, month, uid).

Two policies that are run with the same seed see the same people with the same luck, whatever was
drawn before, in whatever order, by however many workers. A process draws for everyone or for some; the
draw of uid 17 does not depend on who else is drawn for.

Seed, process and month make a key of 64 bits (BLAKE2b); a counter-based mixer turns key and uid into
24 random bits. The mixer is two rounds of xor-shift and multiply with half of the key put in before
each (constants of low bias found by C. Wellons' hash prospector, in the public domain). It needs a
quarter of the time of NumPy's Philox for the same purpose, because it can draw for any set of uids.
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray


def _operand(number: int) -> NDArray[np.uint32]:
    """An array without dimensions: NumPy takes it as it is, where it would turn a number into one at every call."""
    return np.array(number, np.uint32)


_SPREAD, _FIRST, _SECOND = _operand(0x9E3779B1), _operand(0x21F0AAAD), _operand(0x735A2D97)
_EIGHT, _FIFTEEN, _SIXTEEN = _operand(8), _operand(15), _operand(16)
_TO_UNIT = np.array(2.0**-24, np.float32)


class Luck:
    """The source of all random numbers of one run.

    Args:
        seed: any integer from 0 up to 2**63; 0 is a seed like any other.
    """

    def __init__(self, seed: int) -> None:
        if not 0 <= seed < 2**63:
            raise ValueError(f"a seed is a whole number from 0 to 2**63, not {seed}")
        self.seed = seed
        self._counters = _counters(1024)
        self._lasting: dict[str, NDArray[np.float32]] = {}

    def _key(self, process: str, month: int) -> bytes:
        return hashlib.blake2b(f"{self.seed}/{month}/{process}".encode(), digest_size=16).digest()

    def uniform(self, process: str, month: int, uids: int | NDArray[np.integer]) -> NDArray[np.float32]:
        """Uniform draws on [0, 1), float32, multiples of 2**-24.

        Args:
            process: name of the process that draws, such as ``"talk.attendance"``.
            month: month of the run; negative during spin-up.
            uids: the number of people (uid 0 … n-1, in order), or their uids, in any order.
        """
        key = np.frombuffer(self._key(process, month), np.uint32)
        first, second = key[0:1].reshape(()), key[1:2].reshape(())
        if isinstance(uids, int):
            if uids > self._counters.size:
                self._counters = _counters(max(uids, 2 * self._counters.size))
            return _mixed(self._counters[:uids] ^ first, second)
        if not uids.size:
            return np.zeros(0, np.float32)
        bits = uids.astype(np.uint32)
        bits *= _SPREAD
        bits ^= first
        return _mixed(bits, second)

    def lasting(self, process: str, people: int) -> NDArray[np.float32]:
        """Uniform draws that stay with people for the whole run: those of month 0 for at least so many people, made once for all who ask."""
        if process not in self._lasting or self._lasting[process].size < people:
            self._lasting[process] = self.uniform(process, 0, people)
            self._lasting[process].flags.writeable = False
        return self._lasting[process]

    def uniforms(self, processes: tuple[str, ...], month: int, uids: NDArray[np.integer]) -> NDArray[np.float32]:
        """The draws of several processes for the same people, shape (processes, people): those of :meth:`uniform`, in one go.

        Most draws are for a handful of people, for whom the number of calls counts and not their size.
        """
        keys = np.frombuffer(b"".join([self._key(process, month) for process in processes]), np.uint32).reshape(len(processes), -1)
        bits = uids.astype(np.uint32)
        bits *= _SPREAD
        return _mixed(bits ^ keys[:, 0:1], keys[:, 1:2])

    def generator(self, process: str, month: int = 0) -> np.random.Generator:
        """A generator for drawing a whole population at the start, where the position is the identity."""
        return np.random.Generator(np.random.Philox(key=np.frombuffer(self._key(process, month), np.uint64)))


def _mixed(bits: NDArray[np.uint32], key: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Draws from counters into which the first half of the key was put; the second half comes in on the way. The bits are used up."""
    work = np.right_shift(bits, _SIXTEEN)
    bits ^= work
    bits *= _FIRST
    bits ^= key
    np.right_shift(bits, _FIFTEEN, out=work)
    bits ^= work
    bits *= _SECOND
    np.right_shift(bits, _FIFTEEN, out=work)
    bits ^= work
    bits >>= _EIGHT
    draws = bits.view(np.int32).astype(np.float32)  # below 2**24, and processors turn signed numbers into floats faster
    draws *= _TO_UNIT
    return draws


def _counters(size: int) -> NDArray[np.uint32]:
    """uid · odd constant, modulo 2**32: spreads neighbouring uids over all bits."""
    return np.arange(size, dtype=np.uint32) * _SPREAD
