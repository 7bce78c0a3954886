"""The words of the report of a workshop, in English and Dutch."""

# ruff: noqa: E501 - a text stays on one line, so that the two languages can be read side by side

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zachtehand.texts import Language

WORDS: dict[str, dict[str, str]] = {
    "title": {"en": "What the workshop did, and what it expected", "nl": "Wat de workshop deed, en wat zij verwachtte"},
    "when": {"en": "{date}, from {began} to {ended} (UTC). {guessers} people predicted.", "nl": "{date}, van {began} tot {ended} (UTC). {guessers} mensen voorspelden."},
    "one_guesser": {"en": "{date}, from {began} to {ended} (UTC). One person predicted.", "nl": "{date}, van {began} tot {ended} (UTC). Eén mens voorspelde."},
    "synthetic": {
        "en": "Everybody in this simulation is made up. Each run is one world with one kind of luck: it shows how things hang together, and is no forecast. With other luck the numbers are others.",
        "nl": "Iedereen in deze simulatie is verzonnen. Elke run is één wereld met één soort geluk: zij laat zien hoe dingen samenhangen, en is geen voorspelling. Met ander geluk zijn het andere getallen.",
    },
    "predictions": {"en": "What the room predicted", "nl": "Wat de zaal voorspelde"},
    "no_predictions": {"en": "No predictions were shown.", "nl": "Er zijn geen voorspellingen getoond."},
    "question": {"en": "{label} in month {month} ({unit})", "nl": "{label} in maand {month} ({unit})"},
    "in_run": {"en": "asked in run {run}: {a} and {b}", "nl": "gevraagd in run {run}: {a} en {b}"},
    "guesses_of": {"en": "{count} predictions", "nl": "{count} voorspellingen"},
    "one_guess_of": {"en": "one prediction", "nl": "één voorspelling"},
    "middle": {"en": "middle of the predictions", "nl": "midden van de voorspellingen"},
    "lowest": {"en": "lowest", "nl": "laagste"},
    "highest": {"en": "highest", "nl": "hoogste"},
    "outcome": {"en": "outcome in this run", "nl": "uitkomst in deze run"},
    "right_way": {"en": "saw the difference between the worlds the right way round", "nl": "zagen het verschil tussen de werelden de goede kant op"},
    "of": {"en": "{count} of {all}", "nl": "{count} van {all}"},
    "not_reached": {"en": "not reached", "nl": "niet bereikt"},
    "policy": {"en": "policy", "nl": "beleid"},
    "runs": {"en": "What the room saw", "nl": "Wat de zaal zag"},
    "no_runs": {"en": "No month was played.", "nl": "Er is geen maand gespeeld."},
    "run": {"en": "Run {number}: {a} and {b}", "nl": "Run {number}: {a} en {b}"},
    "story_step": {"en": "Step {step} of the story", "nl": "Stap {step} van het verhaal"},
    "about_run": {
        "en": "{clients} people at the start, {month} of {months} months, seed {seed}.",
        "nl": "{clients} mensen aan het begin, {month} van {months} maanden, seed {seed}.",
    },
    "left": {"en": "The room went back from here, and on differently.", "nl": "De zaal ging hiervandaan terug, en anders verder."},
    "turns": {"en": "What was changed on the way", "nl": "Wat onderweg is veranderd"},
    "no_turns": {"en": "Nothing was changed on the way.", "nl": "Onderweg is niets veranderd."},
    "after_month": {"en": "after month", "nl": "na maand"},
    "world": {"en": "world", "nl": "wereld"},
    "setting": {"en": "setting", "nl": "instelling"},
    "value": {"en": "became", "nl": "werd"},
    "bookmarks": {"en": "Bookmarks", "nl": "Bladwijzers"},
    "bookmark": {"en": "Month {month}: {note}", "nl": "Maand {month}: {note}"},
    "bare_bookmark": {"en": "Month {month}", "nl": "Maand {month}"},
    "chart": {"en": "Run {number}, month by month: {a} and {b}", "nl": "Run {number}, maand voor maand: {a} en {b}"},
    "ends": {"en": "Where the run came to: everybody, month {month}", "nl": "Waar de run op uitkwam: iedereen, maand {month}"},
    "indicator": {"en": "indicator", "nl": "indicator"},
    "csv": {"en": "Numbers behind this (CSV)", "nl": "Getallen hierachter (CSV)"},
    "next": {"en": "What to do with it", "nl": "Wat hiermee te doen"},
    "next_text": {
        "en": "A workshop gives questions, not answers. This command puts the two policies of run {run} in many worlds, with bands and with what is uncertain; its report is meant for deciding:",
        "nl": "Een workshop geeft vragen, geen antwoorden. Deze opdracht zet het beleid van run {run} in veel werelden, met marges en met wat onzeker is; dat verslag is er om op te beslissen:",
    },
    "again": {"en": "The workshop itself can be opened again, at the month where it was:", "nl": "De workshop zelf is weer te openen, in de maand waar zij was:"},
    "wide": {"en": "table", "nl": "tabel"},
}  # fmt: skip


def words(key: str, language: Language, values: Mapping[str, Any] | None = None) -> str:
    """A text of the report of a workshop."""
    return WORDS[key][language].format_map(values or {})
