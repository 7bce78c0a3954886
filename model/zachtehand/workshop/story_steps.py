"""Story mode: seven steps, one rule at a time, from one caseworker with a pile of files to the whole city.

Nothing here is played out beforehand: each step is a room of its own, a run of the model with real settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zachtehand.texts import Language
from zachtehand.workshop.room import Choices, Side, Turn
from zachtehand.workshop.story_words import STORY

_SEED = 1
_SIDES: tuple[Side, Side] = (0, 1)


@dataclass(frozen=True)
class Step:
    """One step of the story.

    Attributes:
        a, b: settings of world A and B that hold from the start, by path.
        names: the scenarios of world A and B.
        clients: people at the start.
        months: length of the run.
        shade: what colour says.
        highlights: places, or charts, by name, that are lifted out.
        hide: what is not shown yet: ``b`` is the second world, and ``desks``, ``employers``.
    """

    a: Mapping[str, Any]
    b: Mapping[str, Any]
    names: tuple[str, str]
    clients: int
    months: int
    shade: str
    highlights: tuple[str, ...]
    hide: tuple[str, ...]

    def choices(self) -> Choices:
        """The room of this step."""
        given = tuple(Turn(0, side, changes) for side, changes in zip(_SIDES, (self.a, self.b), strict=True) if changes)
        return Choices(self.names, _SEED, self.months, self.clients, given=given)


_ORDINARY = ("ordinary", "ordinary")
_SCARCE = {"caseload": 150, "contact.talks_per_year": 12}
_FEW_PLACES = {
    "caseload": 50, "activities.volunteering.places": 30, "activities.social.places": 10, "activities.own_barriers.places": 20,
}  # fmt: skip
_COACHES = {"placement.coach_places": 300, "placement.coach_quality": 0.7}

STEPS: tuple[Step, ...] = (
    # one caseworker
    Step({"caseload": 100, "contact.talks_per_year": 12}, {}, _ORDINARY, 100, 24, "contact", ("talking", "parked"), ("b", "employers")),
    # who gets the hours
    Step(_SCARCE, {**_SCARCE, "guidance.success_target": 1.0}, _ORDINARY, 500, 36, "contact", ("parked", "in_work"), ("employers",)),
    # pressure has two faces
    Step({"pressure": 0.0}, {"pressure": 0.9}, _ORDINARY, 1000, 36, "trust", ("nowhere", "without_income", "trust", "in_work"), ()),
    # can, want, asked
    Step({"caseload": 0}, {"caseload": 50}, _ORDINARY, 1000, 36, "motivation", ("active_real", "volunteering", "barriers", "training"), ()),
    # places run out
    Step(_FEW_PLACES, {"caseload": 50}, _ORDINARY, 1000, 36, "wellbeing", ("volunteering", "barriers", "active_real"), ()),
    # a vacancy can be filled once
    Step({}, _COACHES, _ORDINARY, 1000, 36, "wellbeing", ("work", "in_work", "displaced_outsiders"), ()),
    # basic jobs, and the whole city
    Step(
        {}, {"basic_jobs": 200}, ("rotterdam", "amsterdam"), 2000, 60, "wellbeing",
        ("basic_job", "life_satisfaction", "trust", "cost_municipality"), (),
    ),
)  # fmt: skip
"""The steps in their order; their words stand in :data:`zachtehand.workshop.story_words.STORY`."""


def story_told(language: Language) -> list[dict[str, Any]]:
    """What the page needs of every step, as plain data."""
    return [
        {
            "title": words["title"][language], "text": words["text"][language], "watch": words["watch"][language], "shade": step.shade,
            "worlds": [words[world][language] for world in ("a", "b")], "highlights": step.highlights, "hide": step.hide,
        }
        for step, words in zip(STEPS, STORY, strict=True)
    ]  # fmt: skip
