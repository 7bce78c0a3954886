"""What the server tells: the state of the room, lives, and the settings, as plain data in the language of the reader."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from zachtehand.instruments import dials
from zachtehand.life_stories.story import passages, standing, who
from zachtehand.populations.categories import Segment
from zachtehand.texts import LANGUAGES, Language
from zachtehand.twins.follow import without_names
from zachtehand.workshop.film import CHARTS, SHADES
from zachtehand.workshop.guesses import Question
from zachtehand.workshop.room import Room, Side
from zachtehand.workshop.session import Session
from zachtehand.workshop.words import SEGMENTS, WorkshopError

SIDES: tuple[Side, Side] = (0, 1)


@dataclass(frozen=True)
class RoomTold:
    """The state of the room at one moment, ready to be sent to anyone.

    Attributes:
        shared: by language: the same for everybody, as JSON without its first brace.
        questions: the latest question and the revealed ones before it, each as JSON without its first brace, with who guessed what.
        run, month, playing: of that moment.
    """

    shared: dict[Language, str]
    latest: tuple[str, dict[str, tuple[float, float]]] | None
    past: list[tuple[str, dict[str, tuple[float, float]]]]

    def to(self, who: str, language: Language, beside: dict[str, Any]) -> str:
        """The message for one person.

        Args:
            who: the participant, whose own guesses are told.
            beside: what else belongs in it.
        """

        def question(told: tuple[str, dict[str, tuple[float, float]]]) -> str:
            return f'{{"yours":{json.dumps(told[1].get(who))},{told[0]}'

        latest = "null" if self.latest is None else question(self.latest)
        past = ",".join(question(each) for each in self.past)
        return f'{{{_open({"is": "room", **beside})[:-1]},"question":{latest},"past_questions":[{past}],{self.shared[language]}'


def tell_room(session: Session) -> RoomTold:
    """The state of the room now."""
    course, room = session.course, session.room
    choices = course.choices
    dials_now = [dials_of(room, side) for side in SIDES]
    shared = {}
    for language in LANGUAGES:
        worlds = [
            {
                "name": scenario.name, "title": getattr(scenario.title, language), "question": getattr(scenario.question, language),
                "description": getattr(scenario.description, language), "dials": dials_now[side],
                "turns": [{"month": turn.month, "changes": turn.changes} for turn in choices.turns if turn.side == side],
            }
            for side, scenario in zip(SIDES, room.scenarios, strict=True)
        ]  # fmt: skip
        shared[language] = _open({
            "run": course.run, "month": course.month, "months": choices.months, "people": room.people, "playing": course.playing,
            "speed": course.speed, "clients": choices.clients, "seed": choices.seed, "worlds": worlds, "charts": CHARTS, "shades": SHADES,
            "segments": [SEGMENTS[segment][language] for segment in Segment],
            "bookmarks": [{"number": each.number, "month": each.month, "note": each.note} for each in course.bookmarks],
            "view": {"month": course.view, "shade": course.shade},
            "story": None if course.story is None else {"step": course.story},
            "first_month": room.scenarios[0].context.start,
        })  # fmt: skip
    return RoomTold(shared, None if course.question is None else _told(course.question), [_told(each) for each in course.past])


def _open(data: dict[str, Any]) -> str:
    """JSON without its first brace, so that more can be put before it."""
    return json.dumps(data, ensure_ascii=False)[1:]


def _told(question: Question) -> tuple[str, dict[str, tuple[float, float]]]:
    return _open(question.told()), {who: (guess.a, guess.b) for who, guess in question.guesses.items()}


def dials_of(room: Room, side: Side) -> dict[str, Any]:
    """Where the dials of a world stand; None for one that does not speak."""
    return {name: room.setting(side, name) for name in dials.DIALS}


def settings_now(room: Room, side: Side) -> dict[str, Any]:
    """The value of every setting of a world in the next month, and of its dials, by path."""
    policy = room.policy(side)
    values = {f"{key}.{path}": value for key, settings in policy.items() if isinstance(settings, dict) for path, value in _leaves(settings)}
    return {"is": "settings_now", "side": side, "values": {**dials_of(room, side), **values}}


def _leaves(settings: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    found = []
    for key, value in settings.items():
        found += _leaves(value, f"{prefix}{key}.") if isinstance(value, dict) else [(f"{prefix}{key}", value)]
    return found


def life(room: Room, person: int, language: Language) -> dict[str, Any]:
    """A person's life so far in both worlds, in words. Raises WorkshopError for a person who cannot appear."""
    if not 0 <= person < room.people:
        raise WorkshopError("no_person", {"person": person, "last": room.people - 1})
    everyone = room.start.world.everyone
    seen = who(
        language, sex=everyone.sex[person], age=everyone.age[person], household=everyone.household[person], education=everyone.education[person]
    )  # fmt: skip
    lives = []
    for side, scenario in zip(SIDES, room.scenarios, strict=True):
        world = room.world(side)
        programmes = [programme.title[language] for programme in world.programmes]
        told = passages(without_names(room.events(person, side)), language, programmes)
        lives.append({
            "title": getattr(scenario.title, language),
            "passages": [{"from": each.month, "to": each.last, "words": each.words} for each in told],
            "now": standing(person, world, language),
        })  # fmt: skip
    return {"is": "life", "person": person, "month": room.month, "who": seen, "lives": lives}
