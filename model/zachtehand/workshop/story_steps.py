"""Story mode: seven steps, one rule at a time, from one caseworker with a pile of files to the whole city.

Nothing here is played out beforehand: each step is a room of its own, a run of the model with real settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zachtehand.texts import Language
from zachtehand.workshop.room import Choices, Side, Turn


@dataclass(frozen=True)
class Step:
    """One step of the story.

    Attributes:
        title, text, watch: what is said, in English and Dutch; ``watch`` is where to look.
        names: the scenarios of world A and B.
        changes: settings that hold from the start, per world, by path.
        clients: people at the start.
        months: length of the run.
        seed: luck of the run.
        shade: what colour says.
        highlights: places, or charts, by name, that are lifted out.
        hide: what is not shown yet: ``b`` is the second world, and ``desks``, ``employers``.
    """

    title: Mapping[str, str]
    text: Mapping[str, str]
    watch: Mapping[str, str]
    names: tuple[str, str]
    changes: tuple[Mapping[str, Any], Mapping[str, Any]]
    clients: int = 1000
    months: int = 36
    seed: int = 1
    shade: str = "wellbeing"
    highlights: tuple[str, ...] = field(default=())
    hide: tuple[str, ...] = field(default=())

    def choices(self) -> Choices:
        """The room of this step."""
        sides: tuple[Side, Side] = (0, 1)
        given = tuple(Turn(0, side, changes) for side, changes in zip(sides, self.changes, strict=True) if changes)
        return Choices(self.names, self.seed, self.months, self.clients, given=given)

    def told(self, language: Language) -> dict[str, Any]:
        """What the page needs of it, as plain data."""
        return {
            "title": self.title[language], "text": self.text[language], "watch": self.watch[language], "shade": self.shade,
            "highlights": list(self.highlights), "hide": list(self.hide),
        }  # fmt: skip


STEPS: tuple[Step, ...] = ()
