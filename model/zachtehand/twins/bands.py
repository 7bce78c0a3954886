"""The band of a picture: where a person is, as blocks with words.

Words, not colours, carry the meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from zachtehand.pages.colours import BLUE, GREEN, ORANGE, PURPLE, SKY, VERMILION, YELLOW
from zachtehand.populations.categories import Activity, Job, Status
from zachtehand.texts import Language
from zachtehand.twins.texts import words
from zachtehand.twins.twin import Life

SMALL = 8.5
"""Size of all words in pictures but titles, in points."""
ACCENT = VERMILION
"""The colour of what asks for attention."""
_COLOURS = {
    "on_benefit": "#e6e6e6", "part_time": SKY, "work": BLUE, "basic_job": ORANGE, "study": PURPLE, "household": YELLOW,
    "gave_up": ACCENT, "undue": ACCENT, "without": ACCENT, "pension": "#bdbdbd", "moved": "#ffffff", "died": "#ffffff",
}  # fmt: skip
"""By block; activities share one colour."""
LIGHT_ON = (BLUE,)
"""Colours that need light words."""


def blocks(life: Life) -> Iterator[tuple[str, int, int]]:
    """Where a person is, as (what, from, to): months that end in the same situation taken together; nothing before the person comes."""
    for key, group in groupby(range(1, life.status.size), key=lambda month: _situation(life, month)):
        months = list(group)
        if key != "not_yet":
            yield key, months[0] - 1, months[-1]


class Inside(NamedTuple):
    """Words in the middle of a block."""

    label: str
    where: float
    key: str


class Outside(NamedTuple):
    """Words under a block that is too narrow for them: where they stand, where the block is, and in which row."""

    label: str
    where: float
    middle: float
    row: int


def labels_of(life: Life, language: Language, *, inches: float) -> tuple[list[Inside], list[Outside]]:
    """What is written in and under a band of this width: each situation at least once."""
    months = life.status.size - 1
    per_month = inches / months
    inside: list[Inside] = []
    narrow: list[tuple[str, float]] = []
    for key, start, end in blocks(life):
        label, middle = words(f"block.{key}", language), (start + end) / 2
        if _inches(label) + 0.08 <= (end - start) * per_month:
            inside.append(Inside(label, middle, key))
        else:
            narrow.append((label, middle))
    named = {each.label for each in inside}
    outside: list[Outside] = []
    taken: list[float] = []
    for label, middle in narrow:
        if label in named:
            continue
        named.add(label)
        half = (_inches(label) / 2 + 0.03) / per_month
        where = min(max(middle, half), months - half)
        row = next((row for row, end in enumerate(taken) if end <= where - half), len(taken))
        taken[row : row + 1] = [where + half]
        outside.append(Outside(label, where, middle, row))
    return inside, outside


def rows_of(outside: list[Outside]) -> int:
    """Rows of words under a band; there is always room for one."""
    return 1 + max((each.row for each in outside), default=0)


def colour_of(key: str) -> str:
    """The colour of a block."""
    return _COLOURS.get(key, GREEN)


def _situation(life: Life, month: int) -> str:
    status = Status(life.status[month])
    if status != Status.ON_BENEFIT:
        return status.name.lower()
    if life.job[month] == Job.PART_TIME:
        return "part_time"
    activity = Activity(life.activity[month])
    return "on_benefit" if activity == Activity.NONE else activity.name.lower()


def fitting(words: str, *, inches: float, size: float) -> str:
    """Words cut so that they fit, bold, in this width at this size in points."""
    if not words.strip():
        return words
    bold = 1.15  # a bold letter over a plain one
    room = int(len(words) * inches / (bold * _inches(words, size)))
    return words if room >= len(words) else words[: max(room - 1, 0)] + "…"


@lru_cache(maxsize=1024)
def _inches(label: str, size: float = SMALL) -> float:
    """The width of words, small ones unless a size in points is given."""
    from matplotlib.textpath import TextPath

    return TextPath((0, 0), label, size=size).get_extents().width / 72.0
