"""A twin in words: who it is, where the lives part, both side by side, where they stand, how usual it is."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from zachtehand.chronicle import Event, EventKind
from zachtehand.experiments.numbers import NOT_DEFINED, number
from zachtehand.indicators import INDICATORS
from zachtehand.life_stories.story import in_words, month_in_words, who
from zachtehand.life_stories.texts import ACTIVITIES, STATUS_NOW
from zachtehand.observation import GROUPS
from zachtehand.populations.categories import Activity, Job, Status, Wellbeing
from zachtehand.populations.clients import NO_CHILD
from zachtehand.texts import Language
from zachtehand.twins.texts import words
from zachtehand.twins.twin import Life, Person, Row, Twin

EXCEPTION = 0.05
"""Below this share of people with a difference as large, a life is called an exception."""

_STEPS = {"points": 0.1, "index": 0.01, "EUR": 1.0, "months": 1.0}
"""What numbers are rounded to, by kind."""


class Side(NamedTuple):
    """What a row of the story says: when, and what under each policy (empty if nothing)."""

    when: str
    first: str
    second: str
    same: bool
    parting: bool


class Standing(NamedTuple):
    """One measure at the end of both lives, ready to be read; ``group`` is "" or "wellbeing"."""

    label: str
    first: str
    second: str
    difference: str
    group: str


def who_is_it(twin: Twin, language: Language) -> list[str]:
    """Who this person is, in sentences; how the person was chosen comes last."""
    person = twin.person
    said = [_seen_at_once(person, language)]
    if person.youngest_child_age < NO_CHILD:
        said.append(words("youngest_child", language, {"age": int(person.youngest_child_age)}))
    if person.entry_month > 0:
        said.append(words("comes_in", language, {"month": person.entry_month}))
    said.append(words(person.groups["distance"], language))
    said.extend(f"{GROUPS[person.groups[dimension]][language]}." for dimension in ("health", "mental"))
    if person.gives_care:
        said.append(words("gives_care", language))
    if twin.chosen is not None:
        said.append(words(f"chosen.{twin.chosen}", language))
    return said


def _seen_at_once(person: Person, language: Language) -> str:
    return who(language, sex=person.sex, age=person.age, household=person.household, education=person.education)


def where_they_part(twin: Twin, language: Language) -> tuple[str, str, str]:
    """In which month the lives part, and what happened in it under each policy; the last two are empty if they do not."""
    if twin.parting is None:
        return words("part_nowhere", language), "", ""
    row = next(row for row in twin.rows if row.month >= twin.parting)
    events = [tuple(event for event in side if event.month == twin.parting) for side in row.events]
    key = "part_month" if twin.parting > 1 else "part_first"
    first, second = (_told(side, life, language) or words("nothing", language) for side, life in zip(events, twin.lives, strict=True))
    return words(key, language, {"when": _month(twin, twin.parting, language)}), first, second


def side_by_side(twin: Twin, language: Language) -> list[Side]:
    """Both lives, a row for each month in which something happened, and for months with talks only."""
    sides = []
    for row in twin.rows:
        first, second = (_told(events, life, language) for events, life in zip(row.events, twin.lives, strict=True))
        # Talks in different months of a longer span are told in the same words.
        same = row.same or (row.last > row.month and first == second)
        sides.append(Side(_when(twin, row, language), first, second, same=same, parting=row.month == twin.parting))
    return sides


def _told(events: Sequence[Event], life: Life, language: Language) -> str:
    return in_words(events, language, [title[language] for title in life.programmes]) if events else ""


def _when(twin: Twin, row: Row, language: Language) -> str:
    if row.month == 0:
        return words("start", language)
    if row.last > row.month:
        return words("span", language, {"month": row.month, "last": row.last})
    return _month(twin, row.month, language)


def _month(twin: Twin, month: int, language: Language) -> str:
    return month_in_words(month, twin.first_month + month - 1, language)


def where_they_stand(twin: Twin, language: Language) -> list[Standing]:
    """Both lives at the end, measure by measure; counts that are 0 under both are left out."""
    lives = twin.lives
    rows = [Standing(words("status", language), _situation(lives[0], language), _situation(lives[1], language), "", "")]
    counts = {
        "months_on_benefit": [life.months(Status.ON_BENEFIT) for life in lives],
        "months_active": [life.months_active for life in lives],
        "months_part_time": [life.months_part_time for life in lives],
        "months_in_work": [life.months(Status.WORK) for life in lives],
        "months_in_basic_job": [life.months(Status.BASIC_JOB) for life in lives],
        "months_without": [life.months(Status.GAVE_UP, Status.WITHOUT, Status.UNDUE) for life in lives],
        "talks": [life.count(EventKind.TALKED, EventKind.CAME_INTO_VIEW, EventKind.VISITED) for life in lives],
        "team": [life.count(EventKind.CAME_TO_TEAM, EventKind.TEAM_VISITED) for life in lives],
        "missed": [life.count(EventKind.MISSED) for life in lives],
        "warnings": [life.count(EventKind.WARNED) for life in lives],
        "measures": [life.count(EventKind.MEASURE) for life in lives],
    }
    rows += [_standing(words(key, language), values, "months", language) for key, values in counts.items() if any(values)]
    levels = {
        "income_end": ("EUR", [_last(life, life.income) for life in lives]),
        "income_mean": ("EUR", [_mean(life, life.income) for life in lives]),
        "satisfaction_end": ("points", [_last(life, life.life_satisfaction) for life in lives]),
        "satisfaction_mean": ("points", [_mean(life, life.life_satisfaction) for life in lives]),
        "trust_end": ("index", [_last(life, life.trust) for life in lives]),
    }
    rows += [_standing(words(key, language), values, kind, language) for key, (kind, values) in levels.items()]
    for component in Wellbeing:
        label = INDICATORS[component.name.lower()].label[language]
        values = [float(life.wellbeing[component]) if life.here[-1] else np.nan for life in lives]
        rows.append(_standing(label, values, "index", language, group="wellbeing"))
    return rows


def _situation(life: Life, language: Language) -> str:
    status, activity = Status(life.status[-1]), Activity(life.activity[-1])
    if status == Status.NOT_YET:
        return words("not_came", language)
    said = [STATUS_NOW[status][language]]
    if status == Status.ON_BENEFIT and life.job[-1] == Job.PART_TIME:
        said.append(words("beside.part_time", language))
    if status == Status.ON_BENEFIT and activity != Activity.NONE:
        said.append(words("beside.activity", language, {"activity": ACTIVITIES[activity][language]}))
    return " ".join(said)


def _last(life: Life, values: np.ndarray) -> float:
    return float(values[-1]) if life.here[-1] else np.nan


def _mean(life: Life, values: np.ndarray) -> float:
    """Mean over the months of the run in which the person is here."""
    here = life.here[1:]
    return float(values[1:][here].mean()) if here.any() else np.nan


def _standing(label: str, values: Sequence[float], kind: str, language: Language, *, group: str = "") -> Standing:
    """The difference is that of the rounded values, so that a reader can check it."""
    step = _STEPS[kind]
    first, second = (float(np.round(value / step) * step) for value in values)
    gap = second - first
    written = NOT_DEFINED if np.isnan(gap) else number(gap, "", language, step=step, signed=True)
    return Standing(label, number(first, "", language, step=step), number(second, "", language, step=step), written, group)


def how_usual(twin: Twin, language: Language) -> list[str]:
    """The difference of this person, and its place among those of everybody on the benefit at the start."""
    place, names = twin.place, {"first": twin.lives[0].name, "second": twin.lives[1].name}
    size = number(abs(place.difference), "", language, step=0.01)
    direction = "equal" if not size.strip("0.,") else "higher" if place.difference > 0 else "lower"
    clients = count(place.everyone.size, language)
    said = [words(f"place_{direction}", language, {"size": size, **names})]
    if place.counted:
        key = "place_highest" if not place.higher else "place_lowest" if not place.lower else "place_rank"
        said.append(words(key, language, {"clients": clients, "higher": count(place.higher, language), "lower": count(place.lower, language)}))
    else:
        said.append(words("place_not_counted", language, {"clients": clients}))
    mean, low, high = (points(value, language) for value in (place.everyone.mean(), *np.quantile(place.everyone, (0.25, 0.75))))
    said.append(words("place_all", language, {"clients": clients, "mean": mean, "low": low, "high": high}))
    if place.counted:
        share = place.as_large / place.everyone.size
        key = "place_alone" if place.as_large == 1 else "place_exception" if share <= EXCEPTION else "place_ordinary"
        written = number(share, "share", language, step=0.001 if share <= EXCEPTION else 0.01)
        said.append(words(key, language, {"count": count(place.as_large, language), "share": written}))
    return said


def how_made(twin: Twin, language: Language) -> str:
    """What it takes to make the same twin again."""
    key = "made_drawn" if twin.draw else "made_declared"
    values = {"clients": count(twin.clients, language), "seed": twin.seed, "draw": twin.draw, "months": twin.months, "first": twin.lives[0].name}
    return words(key, language, values)


def command(twin: Twin) -> str:
    """What to type for the same twin, with the names of the scenarios (for a scenario of your own: its file)."""
    names = shlex.join(life.name for life in twin.lives)
    return f"zachtehand twin {names} --person {twin.person.uid} --clients {twin.clients} --seed {twin.seed} --draw {twin.draw} --months {twin.months}"


def count(people: int, language: Language) -> str:
    """A number of people."""
    return number(float(people), "", language, step=1.0)


def points(value: float, language: Language) -> str:
    """A difference in points of life satisfaction."""
    return number(float(value), "", language, step=0.01, signed=True)
