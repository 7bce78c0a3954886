"""The replay: a run of two worlds as one HTML file that plays from a mail attachment, without a network.

The film is packed as follows: the bodies of the frames after each other, each as its difference (exclusive or) with
the one before where both have the same size, then compressed. The lives are sentences by number, so that each is
written once.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from zachtehand.chronicle import Event, EventKind
from zachtehand.life_story import passages, who
from zachtehand.texts import Language
from zachtehand.workshop.film import HEAD
from zachtehand.workshop.page import replay_page
from zachtehand.workshop.room import Room

HARDEST = 9
"""Level of compression: the file is made once and mailed often."""


def replay(room: Room, language: Language) -> str:
    """The page of a room that has been played to its end."""
    packed, sizes = pack_film(room.frames)
    film = {"run": room.run, "people": room.people, "sizes": sizes, "room": _as_room(room, language)}
    lives = json.dumps(lives_of(room, language), ensure_ascii=False, separators=(",", ":")).encode()
    return replay_page(film, {"film": _base64(packed), "lives": _base64(zlib.compress(lives, HARDEST))}, language)


def pack_film(frames: Sequence[bytes]) -> tuple[bytes, list[int]]:
    """Frames as one compressed whole, and the size of each body in it."""
    bodies = [zlib.decompress(frame[HEAD.size :]) for frame in frames]
    differences = [_difference(body, before) for body, before in zip(bodies, [b"", *bodies], strict=False)]
    return zlib.compress(b"".join(differences), HARDEST), [len(body) for body in bodies]


def unpack_film(packed: bytes, sizes: Sequence[int]) -> list[bytes]:
    """The bodies of the frames again: what the page does."""
    whole, bodies, start = zlib.decompress(packed), [b""], 0
    for size in sizes:
        bodies.append(_difference(whole[start : start + size], bodies[-1]))
        start += size
    return bodies[1:]


def _difference(body: bytes, other: bytes) -> bytes:
    if len(body) != len(other):
        return body
    return (int.from_bytes(body, "little") ^ int.from_bytes(other, "little")).to_bytes(len(body), "little")


def lives_of(room: Room, language: Language) -> dict[str, Any]:
    """Everybody's life in both worlds: ``who`` and ``lives[person][side]``, a flat list of from, to and number of a sentence.

    A line tells what was known when its last month had ended; a later line that begins in the same month takes its place.
    """
    numbers: dict[str, int] = {}
    titles = [[programme.title[language] for programme in scenario.programme_rules()] for scenario in room.scenarios]
    lives = []
    for person in range(room.people):
        both: list[list[int]] = []
        for side in (0, 1):
            told = _lines(room.events(person, side), language, titles[side])
            both.append([part for first, last, words in told for part in (first, last, numbers.setdefault(words, len(numbers)))])
        lives.append(both)
    everyone = room.start.world.everyone
    people = [
        who(language, sex=everyone.sex[each], age=everyone.age[each], household=everyone.household[each], education=everyone.education[each])
        for each in range(room.people)
    ]
    return {"sentences": list(numbers), "who": people, "lives": lives}


def _lines(events: list[Event], language: Language, programmes: Sequence[str]) -> list[tuple[int, int, str]]:
    """What is told of each month in which something happened, as it was told then."""
    told: list[tuple[int, int, str]] = []
    talks: list[Event] = []
    for _, group in groupby(events, key=lambda event: event.month):
        happened = list(group)
        quiet = [event.kind for event in happened] == [EventKind.TALKED]
        talks = [*talks, *happened] if quiet else []
        passage = passages(talks if quiet else happened, language, programmes)[-1]
        told.append((passage.month, passage.last, passage.words))
    return told


def _as_room(room: Room, language: Language) -> dict[str, Any]:
    """What the page knows of a room, in the form in which a server tells it."""
    return {
        "you": {"role": "viewer"},
        "month": 0,
        "months": room.month,
        "playing": False,
        "speed": 2,
        "clients": room.scenarios[0].context.clients,
        "seed": room.choices.seed,
        "first_month": room.scenarios[0].context.start,
        "worlds": [
            {
                "name": scenario.name,
                "title": getattr(scenario.title, language),
                "question": getattr(scenario.question, language),
                "description": getattr(scenario.description, language),
                "dials": {dial: room.setting(side, dial) for dial in ("pressure", "caseload", "basic_jobs")},
                "turns": [{"month": turn.month, "changes": dict(turn.changes)} for turn in room.choices.turns if turn.side == side],
            }
            for side, scenario in ((0, room.scenarios[0]), (1, room.scenarios[1]))
        ],
        "question": None,
        "past_questions": [],
        "bookmarks": [],
        "story": None,
    }


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
