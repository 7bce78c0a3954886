"""The replay: a run of two worlds as one HTML file that plays from a mail attachment, without a network."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

from zachtehand.input_errors import InputError, Place, reason_of, shown
from zachtehand.pages.whole import put_in_place
from zachtehand.texts import Language
from zachtehand.workshop.packing import Lives, pack_tracks, track_of
from zachtehand.workshop.page import replay_page
from zachtehand.workshop.room import Choices, Room, Turn
from zachtehand.workshop.session import Session
from zachtehand.workshop.telling import tell_room

ATLAS: dict[str, tuple[float, ...]] = {"pressure": (0.0, 0.4, 0.8), "caseload": (50, 150, 350), "basic_jobs": (0, 200)}
"""Positions of the dials of world B that an atlas works out, each with each."""
CLIENTS, CLIENTS_OF_ATLAS = 2000, 300
"""At the start, where nothing else is asked: an atlas has many films, and each has fewer people."""


def recorded(choices: Choices) -> Session:
    """A session that nobody drove, played to its end. Raises InputError."""
    session = Session.begin(choices, lambda act: None)
    while not session.course.over:
        session.step()
    return session


def replay(session: Session, language: Language, *, atlas: bool = False) -> str:
    """The page of a session, as far as it has come.

    Args:
        atlas: with other positions of the dials of world B, worked out over the same months.
    """
    room, lives = session.room, Lives(language)
    tracks = [track_of(room.frames, 0), track_of(room.frames, 1)]
    lives.add(room, 0)
    lives.add(room, 1)
    told = _told(session, language)
    film: dict[str, Any] = {"run": session.course.run, "people": room.people, "room": told}
    if atlas:
        film["atlas"] = []
        for position, other in _positions(room):
            film["atlas"].append(position)
            tracks.append(track_of(other.frames, 1))
            lives.add(other, 1)
    packed, film["tracks"] = pack_tracks(tracks)
    return replay_page(film, {"film": _base64(packed), "lives": _base64(lives.packed())}, language)


def write_replay(page: str, file: Path) -> Path:
    """Write the page in a new file; nothing is left behind when it cannot be written.

    Raises:
        InputError: the file exists or cannot be written.
    """
    if os.path.lexists(file):
        raise InputError("error.file_exists", place=Place(shown(file)))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        put_in_place(file, page)
    except OSError as error:
        raise InputError("error.cannot_write", {"reason": reason_of(error)}, Place(shown(file))) from error
    return file


def _positions(room: Room) -> Iterator[tuple[dict[str, float], Room]]:
    """Every position of the atlas with a room in which world B stands like that from the start."""
    choices = room.choices
    for values in product(*ATLAS.values()):
        position = dict(zip(ATLAS, values, strict=True))
        other = Room(replace(choices, given=(*choices.given, Turn(0, 1, position))), run=room.run, start=room.start)
        while other.month < room.month:
            other.step()
        yield position, other


def _told(session: Session, language: Language) -> dict[str, Any]:
    """What a server would tell of the room, as seen by somebody who watches the recording from the start."""
    beside = {"you": {"role": "viewer", "id": None}, "making": False, "present": 0, "join": ""}
    told = json.loads(tell_room(session).to("", language, beside))
    question = told["question"]
    if question is not None and question["revealed"]:
        told["past_questions"].append(question)
    return {**told, "question": None, "month": 0, "months": session.room.month, "playing": False, "view": {"month": None, "shade": told["view"]["shade"]}}


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
