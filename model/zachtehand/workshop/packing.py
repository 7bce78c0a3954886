"""Packing of a recorded run: worlds as tracks of bytes, and everybody's life as numbers of sentences.

A track is one world, month after month, each month as its difference (exclusive or) with the one before where both
have the same size; all tracks together are compressed once. A sentence is written once, however many lives it is in.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from zachtehand.chronicle import Event, EventKind
from zachtehand.life_stories.story import passages, who
from zachtehand.texts import Language
from zachtehand.twins.follow import without_names
from zachtehand.workshop.film import as_body, read_frame
from zachtehand.workshop.room import Room, Side

HARDEST = 9
"""Level of compression: a file is made once and mailed often."""
Track = Sequence[bytes]
"""The bodies of one world, month after month."""


def track_of(frames: Iterable[bytes], side: Side) -> list[bytes]:
    """One world of a film."""
    return [as_body(read_frame(frame)[2][side]) for frame in frames]


def pack_tracks(tracks: Sequence[Track]) -> tuple[bytes, list[list[int]]]:
    """Tracks as one compressed whole, and the size of each month of each track in it."""
    parts = [_difference(body, before) for track in tracks for body, before in zip(track, [b"", *track], strict=False)]
    return zlib.compress(b"".join(parts), HARDEST), [[len(body) for body in track] for track in tracks]


def _difference(body: bytes, other: bytes) -> bytes:
    if len(body) != len(other):
        return body
    return (int.from_bytes(body, "little") ^ int.from_bytes(other, "little")).to_bytes(len(body), "little")


class Lives:
    """Everybody's life in every track of a film.

    Args:
        language: in which they are told.
    """

    def __init__(self, language: Language) -> None:
        self._language: Language = language
        self._numbers: dict[str, int] = {}
        self._tracks: list[list[list[int]]] = []
        self._who: list[str] = []

    def add(self, room: Room, side: Side) -> None:
        """The lives of one world, which become the next track."""
        programmes = [programme.title[self._language] for programme in room.world(side).programmes]
        self._tracks.append([self._life(list(without_names(room.events(person, side))), programmes) for person in range(room.people)])
        if not self._who:
            people = room.start.world.everyone
            self._who = [
                who(self._language, sex=people.sex[each], age=people.age[each], household=people.household[each], education=people.education[each])
                for each in range(room.people)
            ]

    def packed(self) -> bytes:
        """All of it as compressed JSON: ``who[person]``, ``sentences``, and ``lives[track][person]`` as a flat list of from, to, number.

        A line tells what was known when its last month had ended; a later line that begins in the same month takes its place.
        """
        data: dict[str, Any] = {"sentences": list(self._numbers), "who": self._who, "lives": self._tracks}
        return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), HARDEST)

    def _life(self, events: list[Event], programmes: Sequence[str]) -> list[int]:
        told: list[int] = []
        talks: list[Event] = []
        for _, group in groupby(events, key=lambda event: event.month):
            happened = list(group)
            quiet = [event.kind for event in happened] == [EventKind.TALKED]
            talks = [*talks, *happened] if quiet else []
            passage = passages(talks if quiet else happened, self._language, programmes)[-1]
            told += (passage.month, passage.last, self._numbers.setdefault(passage.words, len(self._numbers)))
        return told
