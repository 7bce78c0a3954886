"""How the model stands, in counts of what is stored: the part of a page that nobody types, in English and Dutch."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from zachtehand.evidence import grade
from zachtehand.experiments.engine import open_stored
from zachtehand.experiments.trials.conduct import TrialResult, results_of
from zachtehand.experiments.trials.summary import Line
from zachtehand.experiments.trials.wording import of_participants, published_of
from zachtehand.parameters import walk
from zachtehand.submodels import Parameters
from zachtehand.targets.files import load_targets
from zachtehand.texts import Language, text

PUBLISHED = Path(__file__).parent.parent / "results" / "published"
GRADES = ("measured", "estimated", "expert", "calibrated", "assumption")
NARROWED = 0.9
"""A parameter of whose prior spread less than this is left is one that the figures say something of."""

WORDS: dict[str, dict[str, str]] = {
    "title": {"en": "How often it is right", "nl": "Hoe vaak het klopt"},
    "made": {
        "en": "Counted from the stored results: {simulations:,} simulations of the [validation](validation.md), and the [trials](trials.md).",
        "nl": "Geteld uit de bewaarde uitkomsten: {simulations:,} simulaties van de [validatie](validation.md), en de [proeven](trials.md).",
    },
    "what": {"en": "held against", "nl": "ernaast gelegd"},
    "right": {"en": "right", "nl": "klopt"},
    "asked": {"en": "of", "nl": "van"},
    "validation": {"en": "published figures that it had not seen", "nl": "gepubliceerde cijfers die het niet kende"},
    "alone": {"en": "the same, as if the model were exact", "nl": "dezelfde, alsof het model exact was"},
    "calibration": {"en": "figures on which it was set", "nl": "cijfers waarop het is ingesteld"},
    "direction": {"en": "known directions (more of this gives less of that)", "nl": "bekende richtingen (meer van dit geeft minder van dat)"},
    "trials": {"en": "effects that randomised trials published", "nl": "effecten die gerandomiseerde proeven publiceerden"},
    "means": {
        "en": "A figure is right when it lies in the model's 95 % interval, a direction when it holds in at least 80 % of the worlds, "
        "an effect when its interval meets that of the model. {cannot} more known figures and directions the model cannot express; they count as nothing.",
        "nl": "Een cijfer klopt als het in het 95%-interval van het model ligt, een richting als zij in minstens 80% van de werelden opgaat, "
        "een effect als zijn interval dat van het model raakt. Nog {cannot} bekende cijfers en richtingen kan het model niet uitdrukken; zij tellen niet mee.",
    },
    "missed": {"en": "What it misses", "nl": "Wat het mist"},
    "missed_figures": {"en": "Figures that it had not seen:", "nl": "Cijfers die het niet kende:"},
    "missed_directions": {"en": "Directions:", "nl": "Richtingen:"},
    "rests": {"en": "What it rests on", "nl": "Waar het op berust"},
    "grades": {"en": "Of its {count} [parameters](parameters.md)", "nl": "Van zijn {count} [parameters](parameters.md)"},
    "is": {"en": "are", "nl": "zijn"},
    "told": {
        "en": "Of the {free} that the known figures could move, {told} were narrowed noticeably; of the others the figures say next to nothing, "
        "and every band holds what that leaves open ([calibration](calibration.md)).",
        "nl": "Van de {free} die de bekende cijfers konden bijstellen, zijn er {told} merkbaar nauwer geworden; van de andere zeggen de cijfers vrijwel niets, "
        "en elke marge bevat wat dat openlaat ([kalibratie](calibration.md)).",
    },
}


def standing(language: Language) -> str:
    """The counts of one page, as Markdown: how often the model is right, what it misses, what it rests on."""
    manifest, rows = _validation()
    compared = [row for row in rows if row["verdict"] in ("inside", "outside")]

    def say(key: str, **values: Any) -> str:
        said = WORDS[key][language].format(**values)
        return said.replace(",", ".", 1) if language == "nl" and key == "made" else said

    def missed(use: str) -> str:
        known = {each.key: each for each in load_targets()}
        targets = [known[row["key"]] for row in compared if row["use"] == use and row["verdict"] == "outside"]
        systems = dict.fromkeys(getattr(each.system, language) for each in targets)
        return "\n".join(
            f"- *{system}*: {'; '.join(_lowered(getattr(each.what, language)) for each in targets if getattr(each.system, language) == system)}"
            for system in systems
        )

    def row(label: str, right: int, asked: int) -> str:
        return f"| {label} | {right} | {asked} |"

    def inside(use: str) -> tuple[int, int]:
        mine = [each for each in compared if each["use"] == use]
        return sum(each["verdict"] == "inside" for each in mine), len(mine)

    unseen = [each for each in compared if each["use"] == "validation"]
    effects = [overlaps(result, line) for result, line in published_effects()]
    table = [
        f"| {say('what')} | {say('right')} | {say('asked')} |",
        "| --- | --- | --- |",
        row(say("validation"), *inside("validation")),
        row(say("alone"), sum(each["inside_alone"] for each in unseen), len(unseen)),
        row(say("calibration"), *inside("calibration")),
        row(say("direction"), *inside("direction")),
        row(say("trials"), sum(effects), len(effects)),
    ]
    return "\n\n".join([
        f"## {say('title')}",
        say("made", simulations=manifest["simulations"]),
        "\n".join(table),
        say("means", cannot=sum(each["verdict"] == "cannot" for each in rows)),
        f"## {say('missed')}",
        say("missed_figures"), missed("validation"), say("missed_directions"), missed("direction"),
        f"## {say('rests')}",
        _grades(language),
        say("told", **_told()),
    ])  # fmt: skip


def _lowered(words: str) -> str:
    """Words as they read after a colon: a first letter that is a capital only because it begins becomes small."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _grades(language: Language) -> str:
    """What the parameters rest on, a share per grade."""
    counts = Counter(grade(parameter.source) for _, parameter in walk(Parameters))
    total = sum(counts.values())
    percent = "%" if language == "nl" else " %"
    shares = "\n".join(f"- {text(f'grade.{each}', language)}: {counts[each]} ({100 * counts[each] / total:.0f}{percent})" for each in GRADES if counts[each])
    return f"{WORDS['grades'][language].format(count=total)} {WORDS['is'][language]}:\n\n{shares}"


def _told() -> dict[str, int]:
    """How many parameters calibration could move, and how many it narrowed."""
    import pyarrow.parquet

    rows = pyarrow.parquet.read_table(PUBLISHED / "posterior" / "parameters.parquet").to_pylist()
    return {"free": len(rows), "told": sum(row["spread_left"] < NARROWED for row in rows)}


@cache
def _validation() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Manifest and rows of the published validation."""
    import pyarrow.parquet

    manifest = json.loads((PUBLISHED / "validation" / "manifest.json").read_text(encoding="utf-8"))
    return manifest, pyarrow.parquet.read_table(PUBLISHED / "validation" / "validation.parquet").to_pylist()


def published_effects() -> list[tuple[TrialResult, Line]]:
    """Each effect of the published trials that a study has published too; where an arm says what one takes, of those who took it."""
    results = results_of(open_stored(PUBLISHED / "trials"))
    return [(result, of_participants(result.trial, line)) for result in results for line in result.lines if published_of(result.trial, line) is not None]


def overlaps(result: TrialResult, line: Line) -> bool:
    """Whether the published interval (or the value, where it has none) and the 90 % range of the true effect have something in common."""
    known = published_of(result.trial, line)
    assert known is not None
    low, high = (known.value if end is None else end for end in (known.low, known.high))
    return low <= line.truth.high and line.truth.low <= high
