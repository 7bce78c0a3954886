"""How far the model can be trusted: known figures inside and outside its intervals, and what its parameters rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zachtehand.experiments.background import KNOWN, PARAMETERS
from zachtehand.experiments.numbers import NOT_DEFINED, band_resolution, number, unit_in_words
from zachtehand.experiments.summary import Band
from zachtehand.pages.columns import columns
from zachtehand.pages.sheets import csv_link
from zachtehand.report.marks import Between, Shown
from zachtehand.report.view import View
from zachtehand.texts import Language, with_marks
from zachtehand.texts.parameters import sentence_of
from zachtehand.texts.sources import citation_of

USES = ("validation", "calibration", "direction")
_IN_FILE = ("key", "use", "verdict", "system", "what", "population", "horizon", "unit", "known", "known_low", "known_high", "median", "low95", "high95")
GRADES = ("measured", "estimated", "expert", "calibrated", "assumption")


@dataclass(frozen=True)
class Coverage:
    """How many known figures of one kind lie inside, of how many that were measured."""

    label: str
    inside: Shown
    measured: Shown


@dataclass(frozen=True)
class Figure:
    """One known figure and what the model says of it."""

    what: str
    where: str
    about: str
    known: Any
    model: Any
    unit: str


@dataclass(frozen=True)
class Known:
    """All of it."""

    coverage: list[Coverage]
    misses: list[Figure]
    hits: list[Figure]
    csv: str

    @property
    def held_out(self) -> Coverage:
        """Of the figures that the model had not seen."""
        return self.coverage[0]


def known(view: View) -> Known | None:
    """What was known of the model when the result was made; None where nothing was published."""
    if KNOWN not in view.result.stored.tables:
        return None
    rows = view.result.stored.table(KNOWN).to_pylist()
    coverage = [
        Coverage(
            view.words(f"use.{use}"),
            *(_count(key, sum(row["use"] == use and row["verdict"] in verdicts for row in rows)) for key, verdicts in (
                (f"known|{use}|inside", ("inside",)), (f"known|{use}|measured", ("inside", "outside")),
            )),
        )
        for use in USES
    ]  # fmt: skip
    misses = [_figure(row, view) for row in rows if row["verdict"] == "outside" and row["use"] != "calibration"]
    hits = [_figure(row, view) for row in rows if row["verdict"] == "inside" and row["use"] == "validation"]
    return Known(coverage, misses, hits, csv_link(columns(_IN_FILE, view.language), (_in_words(row, view) for row in rows)))


def _in_words(row: dict[str, Any], view: View) -> list[Any]:
    """A known figure with all that is stored of it, in the language of the reader."""
    said = {
        **row,
        **{name: row[f"{name}_{view.language}"] for name in ("system", "what", "population", "horizon")},
        "use": view.words(f"use.{row['use']}"),
        "verdict": view.words(f"verdict.{row['verdict']}"),
        "unit": unit_in_words(row["unit"], view.language),
    }
    return [said[name] for name in _IN_FILE]


def _count(key: str, count: int) -> Shown:
    return Shown(count, str(count), key)


def _figure(row: dict[str, Any], view: View) -> Figure:
    language = view.language
    where, about = row[f"system_{language}"], "; ".join(row[f"{name}_{language}"] for name in ("population", "horizon") if row[f"{name}_{language}"])
    if row["use"] == "direction":
        return Figure(row[f"what_{language}"], where, about, view.words("direction_fails"), NOT_DEFINED, "")
    key = f"known|{row['key']}"
    model = Band(row["median"], row["low95"], row["high95"])
    step = band_resolution(model)
    median, low, high = (Shown(row[name], number(row[name], "", language, step=step), f"{key}|{name}") for name in ("median", "low95", "high95"))
    known_figure = Shown(row["known"], _exact(row["known"], language), f"{key}|known")
    return Figure(row[f"what_{language}"], where, about, known_figure, (median, Between(low, high)), unit_in_words(row["unit"], language))


def _exact(value: float, language: Language) -> str:
    """A published figure as it was published: no digits are added."""
    return number(value, "", language, step=1.0) if abs(value) >= 1000 else with_marks(f"{value:.3g}", language).replace("-", "−")


@dataclass(frozen=True)
class Grade:
    """How many parameters rest on one kind of source, and how many of these are drawn anew in every world."""

    label: str
    count: Shown
    drawn: Shown


def grades(view: View) -> tuple[list[Grade], int, str]:
    """Per kind of source, the number of all parameters, and all of them as a CSV link; nothing where the result keeps no parameters."""
    if PARAMETERS not in view.result.stored.tables:
        return [], 0, ""
    rows = view.result.stored.table(PARAMETERS).to_pylist()
    counted = [
        Grade(
            view.words(f"grade.{grade}"),
            _count(f"parameters|{grade}|count", sum(row["grade"] == grade for row in rows)),
            _count(f"parameters|{grade}|drawn", sum(row["grade"] == grade and row["uncertain"] for row in rows)),
        )
        for grade in GRADES
    ]
    header = [view.words(f"parameter.{name}") for name in rows[0]]
    return counted, len(rows), csv_link(header, (list(_said(row, view).values()) for row in rows))


def _said(row: dict[str, Any], view: View) -> dict[str, Any]:
    """A row of the table of parameters, in the language of the reader."""
    return {
        **row,
        "unit": unit_in_words(row["unit"], view.language),
        "grade": view.words(f"grade.{row['grade']}"),
        "source": citation_of(row["source"], view.language)[0],
        "text": sentence_of(row["path"], row["text"], view.language),
        "uncertain": view.words("yes" if row["uncertain"] else "no"),
    }
