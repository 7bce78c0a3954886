"""The mixes in words: what each is, and what it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zachtehand.experiments.numbers import unit_beside
from zachtehand.texts import Language, text, with_marks

if TYPE_CHECKING:
    from zachtehand.experiments.optimisation.result import Front

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def said(front: Front, language: Language) -> list[str]:
    """What was found, and that none of it is best; then a line per mix shown."""
    about, shown = front.about, front.shown()
    values = {
        "tried": about["tried"], "within": about["within"], "found": len(front.mixes) - 1, "shown": len(shown), "worlds": about["worlds"],
        "reached": f"{100 * about['reached']:.0f} %",
    }  # fmt: skip
    if not len(shown):
        return [text("optimise.nothing_within", language, values)]
    lines = [text("optimise.found", language, values), text("optimise.none_is_best", language, values)]
    return [*lines, *(f"{LETTERS[position]}  {mix_in_words(about, row, language)}" for position, (_, row) in enumerate(shown.iterrows()))]


def mix_in_words(about: dict[str, Any], row: Any, language: Language) -> str:
    """What a mix is, such as “pressure 0.1, caseload 80, basic jobs 40”."""
    parts = [
        f"{each['title'][language].lower() if each['path'] != each['title'][language] else each['path']} {_spelled(row[each['path']], language)}"
        for each in about["levers"]
    ]
    return ("; " if language == "nl" else ", ").join(parts)


def name_with_unit(objective: dict[str, Any], language: Language) -> str:
    """What an objective is called on an axis."""
    unit = unit_beside(objective["unit"], language)
    return f"{objective['label'][language]}, {unit}" if unit else objective["label"][language]


def _spelled(value: Any, language: Language) -> str:
    if isinstance(value, bool | str):
        return text("design.yes" if value else "design.no", language) if isinstance(value, bool) else value
    return with_marks(f"{float(value):g}", language)
