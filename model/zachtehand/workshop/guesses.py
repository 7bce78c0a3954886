"""Predict first: a question about a month to come, and what everybody guessed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from zachtehand.indicators import INDICATORS
from zachtehand.workshop.film import ADDED_UP, CHARTS
from zachtehand.workshop.words import WorkshopError

MOST_GUESSERS, MOST_CHANGES = 500, 50
"""People who can guess at one question, and how often each can guess anew: so that no flood of guesses fills a disk."""

_RANGES = {"share": (0.0, 1.0), "0-1": (0.0, 1.0), "points (0-10)": (0.0, 10.0), "per 1,000": (0.0, 1e4)}
_ANYTHING = (-1e6, 1e6)
_SO_FAR = (0.0, 1e5)


def range_of(indicator: str) -> tuple[float, float]:
    """The lowest and highest value that can be guessed of an indicator, in its unit; for what is added up: of the sum."""
    return _SO_FAR if indicator in ADDED_UP else _RANGES.get(INDICATORS[indicator].unit, _ANYTHING)


@dataclass(slots=True)
class Guess:
    """What one participant expects, for world A and world B."""

    name: str
    a: float
    b: float
    times: int = 1


@dataclass(slots=True)
class Question:
    """A question to the room.

    Attributes:
        number: of the question in this workshop, from 1.
        indicator: one of the charts.
        month: the month that it is about.
        guesses: by participant.
        outcome: of both worlds, once the month has been reached.
    """

    number: int
    indicator: str
    month: int
    guesses: dict[str, Guess] = field(default_factory=dict)
    revealed: bool = False
    outcome: tuple[float, float] | None = None

    @property
    def open(self) -> bool:
        """Whether it takes guesses: not after they were revealed, nor once the answer can be seen."""
        return not self.revealed and self.outcome is None

    def check(self, who: str, a: float, b: float) -> None:
        """Refuse a guess that comes too late, too often or cannot be. Raises WorkshopError."""
        if not self.open:
            raise WorkshopError("question_closed")
        low, high = range_of(self.indicator)
        if not (low <= a <= high and low <= b <= high):
            raise WorkshopError("guess_range", {"low": f"{low:g}", "high": f"{high:g}"})
        before = self.guesses.get(who)
        if (before is None and len(self.guesses) >= MOST_GUESSERS) or (before is not None and before.times >= MOST_CHANGES):
            raise WorkshopError("guess_limit")

    def guess(self, who: str, name: str, a: float, b: float) -> None:
        """Take a guess, in the place of an earlier one by the same participant."""
        before = self.guesses.get(who)
        self.guesses[who] = Guess(name, a, b, 1 if before is None else before.times + 1)

    def told(self) -> dict[str, Any]:
        """The question as everybody may see it, as plain data; what each guessed only once it is revealed."""
        told: dict[str, Any] = {
            "number": self.number, "indicator": self.indicator, "month": self.month, "count": len(self.guesses),
            "open": self.open, "revealed": self.revealed,
        }  # fmt: skip
        if self.revealed:
            told["guesses"] = [{"name": guess.name, "a": guess.a, "b": guess.b} for guess in self.guesses.values()]
            told["outcome"] = self.outcome
        return told

    def yours(self, who: str) -> tuple[float, float] | None:
        """What this participant guessed."""
        guess = self.guesses.get(who)
        return None if guess is None else (guess.a, guess.b)


def check_indicator(name: str) -> None:
    """Refuse an indicator that no chart shows. Raises WorkshopError."""
    if name not in CHARTS:
        raise WorkshopError("no_indicator")
