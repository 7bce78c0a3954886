"""The report of a workshop, made from its log: what the room predicted, what it saw, and what to do with it.

Nothing of a run is stored; every run is lived again from its choices, which gives the same bits.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.numbers import NOT_DEFINED, number, unit_in_words
from zachtehand.indicators import INDICATORS
from zachtehand.input_errors import InputError, Place, reason_of, shown
from zachtehand.instruments import dials, instrument_classes
from zachtehand.instruments.base import declared_settings
from zachtehand.pages.columns import columns
from zachtehand.pages.sheets import csv_link
from zachtehand.pages.svg import svg_element
from zachtehand.pages.template import template
from zachtehand.pages.whole import put_in_place
from zachtehand.scenario.template import template as as_yaml
from zachtehand.texts import Language, with_marks
from zachtehand.workshop.film import CHARTS, read_frame, unit_of_chart
from zachtehand.workshop.guesses import Question
from zachtehand.workshop.log import ACTS, REPORT, read_log
from zachtehand.workshop.report_pictures import guesses_and_outcome, months_of_run
from zachtehand.workshop.report_words import words
from zachtehand.workshop.retelling import QuestionAsked, Retold, Run, retell
from zachtehand.workshop.room import Room, Turn

_MOST_DRAWN = 12
"""Runs with a picture; of a workshop with more, the last ones."""


@dataclass(frozen=True)
class QuestionRow:
    """One line of a question: a policy, with what was guessed of it and what came of it."""

    policy: str
    middle: str
    lowest: str
    highest: str
    outcome: str


def write_workshop_report(folder: Path, *, language: Language, progress: Callable[[int, int], object] | None = None) -> Path:
    """Write ``report.html`` into the folder of a workshop, replacing one that is there; beside it the policies of the last run as scenarios
    where they were changed on the way.

    Args:
        progress: called with (runs lived again, runs in all).

    Raises:
        WorkshopError: the log cannot be read.
        InputError: a scenario that no longer is what it was, or a file that cannot be written; what was there stays as it was.
    """
    retold = retell(read_log(folder), folder / ACTS)
    page = render(retold, folder, language, progress)
    made = {}
    last = _last_run(retold)
    if last is not None and _turned_on_the_way(retold.runs[last]):
        scenarios = retold.runs[last].choices.scenarios()
        made = {file: as_yaml(scenario, language) for file, scenario in zip(_files_of_worlds(folder), scenarios, strict=True)}
    target = folder / REPORT
    for file, content in {**made, target: page}.items():
        try:
            put_in_place(file, content)
        except OSError as error:
            raise InputError("error.cannot_write", {"reason": reason_of(error)}, Place(shown(file))) from error
    return target


def render(retold: Retold, folder: Path, language: Language, progress: Callable[[int, int], object] | None = None) -> str:
    """The page as HTML text."""
    say = partial(words, language=language)
    titles = [tuple(getattr(scenario.title, language) for scenario in run.choices.scenarios()) for run in retold.runs]
    shown = [place for place, run in enumerate(retold.runs) if run.month]
    drawn = []
    for done, place in enumerate(shown[-_MOST_DRAWN:], start=1):
        drawn.append(_run(place, retold.runs[place], titles[place], language))
        if progress is not None:
            progress(done, len(shown[-_MOST_DRAWN:]))
    when = {"date": retold.began.date().isoformat(), "began": f"{retold.began:%H:%M}", "ended": f"{retold.ended:%H:%M}", "guessers": retold.guessers}
    last = _last_run(retold)
    return template("zachtehand.workshop", "workshop_report.html").render(
        language=language,
        words=lambda key, **values: say(key, values=values),
        when=say("one_guesser" if retold.guessers == 1 else "when", values=when),
        questions=[_question(number, asked, titles[asked.run], language) for number, asked in enumerate(retold.asked, start=1)],
        runs=drawn,
        last=None if last is None else last + 1,
        compare=None if last is None else compare_command(folder, retold.runs[last]),
        again=f"zachtehand workshop {folder.name}",
    )


def compare_command(folder: Path, run: Run) -> str:
    """The command that compares the policies of a run in many worlds."""
    names = [str(Path(folder.name) / file.name) for file in _files_of_worlds(folder)] if _turned_on_the_way(run) else list(run.choices.names)
    size = "" if run.choices.clients is None else f" --clients {run.choices.clients}"
    return f"zachtehand compare {' '.join(names)} --seeds 40{size} --months {run.choices.months}"


def _last_run(retold: Retold) -> int | None:
    """Place of the last run outside the story in which a month was lived."""
    return max((place for place, run in enumerate(retold.runs) if run.month and run.story is None), default=None)


def _turned_on_the_way(run: Run) -> bool:
    """Whether the policies are no longer those of the scenarios that the run began with."""
    return bool(run.choices.turns or run.choices.given)


def _files_of_worlds(folder: Path) -> tuple[Path, Path]:
    """Where the two policies of the last run stand as scenarios, changes on the way included."""
    return folder / "world-a.yaml", folder / "world-b.yaml"


def _run(place: int, run: Run, titles: Sequence[str], language: Language) -> dict[str, Any]:
    """A run, lived again, as the template shows it."""
    charts = _charts(run)
    named = {"number": place + 1, "a": titles[0], "b": titles[1]}
    about = {"clients": number(float(run.choices.clients or 0), "", language, step=1.0), "month": run.month, "months": run.choices.months}
    ends = [
        (INDICATORS[key].label[language], _unit(key, language), *(number(float(charts[side, -1, place]), unit_of_chart(key), language) for side in (0, 1)))
        for place, key in enumerate(CHARTS)
    ]
    return {
        "head": words("run", language, named),
        "story": None if run.story is None else words("story_step", language, {"step": run.story + 1}),
        "about": words("about_run", language, {**about, "seed": run.choices.seed}),
        "left": run.left,
        "titles": titles,
        "turns": [row for turn in (*run.choices.given, *run.choices.turns) for row in _turned(turn, language)],
        "bookmarks": [words("bookmark" if each.note else "bare_bookmark", language, {"month": each.month, "note": each.note}) for each in run.bookmarks],
        "chart": words("chart", language, named),
        "ends_caption": words("ends", language, {"month": run.month}),
        "ends": ends,
        "svg": svg_element(months_of_run(charts, titles, language), prefix=f"run-{place}"),
        "csv": _csv(charts, language),
        "file": f"run-{place + 1}.csv",
    }


def _charts(run: Run) -> NDArray[np.float64]:
    """The charts of a run, float64 (worlds, months, charts); the start, at which nothing has been counted yet, is left out."""
    room = Room(run.choices)
    while room.month < run.month:
        room.step()
    return np.array([[world.chart for world in read_frame(frame)[2]] for frame in room.frames[1:]], np.float64).swapaxes(0, 1)


def _turned(turn: Turn, language: Language) -> list[tuple[int, str, str, str]]:
    """Month, world, setting in words and new value, for everything that was changed at once."""
    return [(turn.month, "AB"[turn.side], _setting(path, language), _value(value, language)) for path, value in turn.changes.items()]


def _setting(path: str, language: Language) -> str:
    """What a setting is called: a dial by its title, else what the instrument says of it; the path where nobody says anything."""
    if path in dials.DIALS:
        return dials.DIALS[path].title[language]
    key, _, name = path.partition(".")
    instrument = instrument_classes().get(key)
    found = None if instrument is None else next((each for each in declared_settings(instrument) if each.path == name), None)
    return f"{instrument.title[language]}: {getattr(found, language)}" if instrument is not None and found is not None else path


def _value(value: Any, language: Language) -> str:
    if isinstance(value, bool):
        return {"en": ("no", "yes"), "nl": ("nee", "ja")}[language][value]
    return _as_typed(float(value), language) if isinstance(value, int | float) else str(value)


def _as_typed(value: float, language: Language) -> str:
    """A number as someone entered it: no digit more."""
    return with_marks(f"{value:.6g}", language)


def _question(place: int, asked: QuestionAsked, titles: Sequence[str], language: Language) -> dict[str, Any]:
    """A question as the template shows it."""
    question = asked.question
    key = question.indicator
    guesses = [[getattr(guess, side) for guess in question.guesses.values()] for side in ("a", "b")]
    shown = partial(number, unit=unit_of_chart(key), language=language)
    worlds = []
    for side, (title, values) in enumerate(zip(titles, guesses, strict=True)):
        middle, lowest, highest = (shown(float(of(values))) if values else NOT_DEFINED for of in (statistics.median, min, max))
        came = words("not_reached", language) if question.outcome is None else shown(question.outcome[side])
        worlds.append(QuestionRow(title, middle, lowest, highest, came))
    named = {"label": INDICATORS[key].label[language], "month": question.month, "unit": _unit(key, language)}
    count = len(question.guesses)
    return {
        "head": words("question", language, named),
        "about": words("in_run", language, {"run": asked.run + 1, "a": titles[0], "b": titles[1]}),
        "count": words("one_guess_of" if count == 1 else "guesses_of", language, {"count": count}),
        "worlds": worlds,
        "right": _right_way(question, language),
        "svg": svg_element(guesses_and_outcome(guesses, question.outcome, titles, unit_of_chart(key), language), prefix=f"question-{place}") if count else "",
    }


def _right_way(question: Question, language: Language) -> str:
    """How many guesses had the world with the higher outcome higher; empty where there is nothing to say."""
    if question.outcome is None or not question.guesses or question.outcome[0] == question.outcome[1]:
        return ""
    truth = question.outcome[1] > question.outcome[0]
    right = sum(guess.a != guess.b and (guess.b > guess.a) == truth for guess in question.guesses.values())
    return words("of", language, {"count": right, "all": len(question.guesses)})


def _unit(key: str, language: Language) -> str:
    return "%" if unit_of_chart(key) == "share" else unit_in_words(unit_of_chart(key), language)


def _csv(charts: NDArray[np.float64], language: Language) -> str:
    rows = ((month, "AB"[side], *values.tolist()) for side, of_world in enumerate(charts) for month, values in enumerate(of_world, start=1))
    return csv_link([*columns(("month", "world"), language), *(f"{INDICATORS[key].label[language]}, {_unit(key, language)}" for key in CHARTS)], rows)
