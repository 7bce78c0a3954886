"""A life in words: what the chronicle knows of one person, month by month, in Dutch or English.

A story says what was recorded and nothing more. Months in which there was only a talk are taken together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from zachtehand.chronicle import CATEGORY_OF, Chronicle, Event, EventKind
from zachtehand.life_stories.texts import ACTIVITIES, CALENDAR, EDUCATIONS, HOUSEHOLDS, PHRASES, SENTENCES, SEXES, STATUS_NOW
from zachtehand.populations.categories import Activity, Education, Household, Sex, Status
from zachtehand.texts import LANGUAGES, Language, language_from_environment, with_marks
from zachtehand.world import World


@dataclass(frozen=True, slots=True)
class Passage:
    """What a story says of a month, or of the months from ``month`` up to and including ``last``."""

    month: int
    last: int
    words: str


def life_story(uid: int, world: World, chronicle: Chronicle, *, language: Language | None = None) -> str:
    """The life of one person so far, one line per month in which something happened.

    Args:
        uid: who; anyone who can ever appear.
        world: of the run, after any month.
        chronicle: of the same run, up to that month.
        language: "nl" or "en"; that of the system if left out.

    Raises:
        ValueError: another language.
    """
    language = language or language_from_environment()
    if language not in LANGUAGES:
        raise ValueError(f"a life story is told in {' or '.join(LANGUAGES)}, not in {language!r}")
    lines = [_phrase("title", language, {"uid": uid})]
    events = chronicle.of(uid)
    if not events:
        return "\n".join([*lines, _phrase("not_entered", language)])
    everyone = world.everyone
    lines.append(who(language, sex=everyone.sex[uid], age=everyone.age[uid], household=everyone.household[uid], education=everyone.education[uid]))
    programmes = [programme.title[language] for programme in world.programmes]
    lines.extend(f"{_when(passage, world, language)}: {passage.words}" for passage in passages(events, language, programmes))
    if events[-1].month <= max(world.everyone.entry_month[uid], 0):
        lines.append(_phrase("nothing", language))
    return "\n".join([*lines, f"{_phrase('now', language, {'month': world.calendar.month})}: {standing(uid, world, language)}"])


def passages(events: Iterable[Event], language: Language, programmes: Sequence[str] = ()) -> list[Passage]:
    """The events of one person in words, month by month; consecutive months with only talks are taken together.

    Args:
        programmes: titles of the programmes, by number from 1.
    """
    by_month = [list(group) for _, group in groupby(events, key=lambda event: event.month)]
    told: list[Passage] = []
    for quiet, run in groupby(by_month, key=lambda happened: [event.kind for event in happened] == [EventKind.TALKED]):
        months = list(run)
        together = [[event for happened in months for event in happened]] if quiet else months
        told.extend(Passage(happened[0].month, happened[-1].month, in_words(happened, language, programmes)) for happened in together)
    return told


def in_words(events: Sequence[Event], language: Language, programmes: Sequence[str] = ()) -> str:
    """The events of a month in words, or the talks of several months in which there was nothing else."""
    if events[0].month == events[-1].month:
        return " ".join(sentence(event, language, programmes) for event in events)
    return _phrase("talks_only", language, {"count": sum(event.detail for event in events)})


def sentence(event: Event, language: Language, programmes: Sequence[str] = ()) -> str:
    """One event in words."""
    key = event.kind.name.lower()
    if key not in SENTENCES:
        key = f"{key}.{CATEGORY_OF[event.kind](event.detail).name.lower()}"
    return SENTENCES[key][language].format(
        detail=event.detail,
        number=event.number,
        post=f" {event.number}" if event.number >= 0 else "",
        caseworker=_phrase("caseworker", language, {"number": event.number}) if event.number >= 0 else _phrase("the_caseworker", language),
        activity=ACTIVITIES[event.detail][language] if isinstance(event.detail, Activity) else "",
        host=_phrase("host", language, {"number": event.number}) if event.number >= 0 else "",
        employer=_phrase("employer", language, {"number": event.number}) if event.number >= 0 else "",
        months=_counted("month", event.number, language),
        duration=_duration(event.number, language),
        talks=_counted("talk", event.detail, language),
        programme=f"“{programmes[event.detail - 1]}”" if 0 < event.detail <= len(programmes) else "",
        points=_points(event.detail / 10.0, language),
    )


def who(language: Language, *, sex: int, age: float, household: int, education: int) -> str:
    """What is seen of a person at once, as a sentence."""
    return _phrase("who", language, {
        "sex": SEXES[Sex(sex)][language],
        "age": int(age),
        "household": HOUSEHOLDS[Household(household)][language],
        "education": EDUCATIONS[Education(education)][language],
    })  # fmt: skip


def month_in_words(month: int, since_year_zero: int, language: Language) -> str:
    """A month of the run with its name in the calendar.

    Args:
        since_year_zero: the same month, in calendar months since the year zero.
    """
    year, calendar_month = divmod(since_year_zero, 12)
    return _phrase("month", language, {"month": month, "date": f"{CALENDAR[language][calendar_month]} {year}"})


def standing(uid: int, world: World, language: Language) -> str:
    """Where a person stands now, in a sentence or two."""
    status = Status(world.everyone.status[uid])
    if status == Status.NOT_YET:
        return _phrase("not_entered", language)
    words = STATUS_NOW[status][language]
    if status not in (Status.MOVED, Status.DIED):
        words += " " + _phrase("satisfaction", language, {"points": _points(float(world.everyone.life_satisfaction[uid]), language)})
    return words


def _phrase(key: str, language: Language, values: Mapping[str, Any] | None = None) -> str:
    return PHRASES[key][language].format_map(values or {})


def _counted(noun: str, count: int, language: Language) -> str:
    return _phrase(f"one_{noun}" if count == 1 else f"{noun}s", language, {"count": count})


def _duration(months: int, language: Language) -> str:
    """Months as people say them: from two years on in years and months."""
    if months < 24:
        return _counted("month", months, language)
    years = _phrase("years", language, {"count": months // 12})
    return _phrase("years_and_months", language, {"years": years, "months": _counted("month", months % 12, language)}) if months % 12 else years


def _points(value: float, language: Language) -> str:
    return with_marks(f"{value:.1f}", language)


def _when(passage: Passage, world: World, language: Language) -> str:
    if passage.month == 0:
        return _phrase("start", language)
    if passage.last > passage.month:
        return _phrase("span", language, {"month": passage.month, "last": passage.last})
    return month_in_words(passage.month, round(12 * world.calendar.year) - world.calendar.month + passage.month, language)
