"""The story as rooms: which people and policies each of its steps shows."""

from __future__ import annotations

from zachtehand.workshop.room import Choices
from zachtehand.workshop.story_steps import STEPS
from zachtehand.workshop.words import WorkshopError


def choices_of_step(step: int) -> Choices:
    """The room of a step of the story, from 0. Raises WorkshopError where there is no such step."""
    if not 0 <= step < len(STEPS):
        raise WorkshopError("no_story")
    return STEPS[step].choices()
