"""From a pair to a twin: one of its people is looked up or chosen, and followed under both policies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from zachtehand.chronicle import Event, EventKind
from zachtehand.input_errors import InputError, shown
from zachtehand.observation import groups_of
from zachtehand.populations.categories import Education, Household, Sex, Status
from zachtehand.twins.choice import Choice, choose, difference_of, differences
from zachtehand.twins.pair import Lane, Pair
from zachtehand.twins.twin import Life, Person, Place, Twin

_WITH_WHOM = (
    EventKind.ALREADY_ACTIVE, EventKind.ALREADY_PART_TIME, EventKind.WORK_ENDED, EventKind.CASEWORKER_LEFT, EventKind.VISITED,
    EventKind.CAME_INTO_VIEW, EventKind.TALKED, EventKind.ACTIVITY_STARTED, EventKind.PART_TIME_STARTED, EventKind.PROMISED_JOB, EventKind.LEFT,
)  # fmt: skip
"""Kinds whose number says with whom or where; that of other kinds is an amount."""


def twin_of(pair: Pair, person: int | str | Choice) -> Twin:
    """One of the people of a pair.

    Args:
        person: a uid, or one of the choices (see :class:`~zachtehand.twins.choice.Choice`).

    Raises:
        InputError: a uid that nobody has, or no such choice.
    """
    who = check_person(person)
    chosen = who if isinstance(who, Choice) else None
    uid = choose([pair], who) if isinstance(who, Choice) else who
    if uid >= pair.people:
        raise InputError("error.no_person", {"uid": uid, "last": pair.people - 1})
    first, second = pair.lanes
    return Twin(
        person=_person(pair, uid),
        chosen=chosen,
        lives=(_life(first, uid), _life(second, uid)),
        place=Place(float(difference_of(pair, np.array([uid]))[0]), np.sort(differences(pair)), counted=uid in pair.clients),
        seed=pair.seed,
        draw=pair.draw,
        months=pair.months,
        first_month=round(12 * first.scenario.year_at(0)),
        clients=first.scenario.context.clients,
    )


def check_person(person: int | str | Choice) -> int | Choice:
    """A uid or a choice, from what was typed. Raises InputError for anything else."""
    if not isinstance(person, bool) and (isinstance(person, int | np.integer) or (isinstance(person, str) and person.isascii() and person.isdigit())):
        if 0 <= int(person) < 2**31:
            return int(person)
    elif isinstance(person, str) and person in list(Choice):
        return Choice(person)
    raise InputError("error.person", {"given": shown(person), "names": ", ".join(Choice)})


def _person(pair: Pair, uid: int) -> Person:
    everyone = pair.start.world.everyone
    return Person(
        uid=uid,
        entry_month=max(int(everyone.entry_month[uid]), 0),
        sex=Sex(everyone.sex[uid]),
        age=float(everyone.age[uid]),
        household=Household(everyone.household[uid]),
        education=Education(everyone.education[uid]),
        youngest_child_age=float(everyone.youngest_child_age[uid]),
        gives_care=bool(everyone.care_duty[uid]),
        status=Status(everyone.status[uid]),
        months_on_benefit=int(everyone.months_on_benefit[uid]),
        groups=groups_of(int(pair.start.cell[uid])),
    )


def _life(lane: Lane, uid: int) -> Life:
    scenario = lane.scenario
    return Life(
        name=scenario.name,
        title=scenario.title.model_dump(),
        programmes=tuple(programme.title for programme in scenario.programme_rules()),
        events=tuple(without_names(lane.chronicle.of(uid))),
        here=lane.here[:, uid].copy(),
        wellbeing=lane.wellbeing[:, uid].copy(),
        **{name: column[:, uid].copy() for name, column in lane.columns.items()},
    )


def without_names(events: Sequence[Event]) -> Iterator[Event]:
    """The events without numbers of caseworkers, hosts and employers, which mean nothing to a reader."""
    for event in events:
        yield replace(event, number=-1) if event.kind in _WITH_WHOM else event
