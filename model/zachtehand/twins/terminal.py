"""A twin as plain text, for a terminal or a mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

import numpy as np

from zachtehand.texts import Language
from zachtehand.twins.story import Side, Standing, command, how_made, how_usual, points, side_by_side, where_they_part, where_they_stand, who_is_it
from zachtehand.twins.texts import words
from zachtehand.twins.twin import Place, Twin

_WIDTH = 100
_BAR = 40
_BINS = 9


def as_text(twin: Twin, language: Language) -> str:
    """Everything there is to tell, in lines of at most a hundred characters where words allow it."""
    first, second = (life.name for life in twin.lives)
    month, under_first, under_second = where_they_part(twin, language)
    parting = [*_paragraph(month)]
    if under_first:
        parting += [*_entry(first, under_first, second), *_entry(second, under_second, first)]
    lines = [
        f"{words('client', language, {'uid': twin.person.uid})}: {', '.join((first, second))}",
        *_paragraph(words("synthetic", language)),
        *_chapter(words("who", language), _paragraph(" ".join(who_is_it(twin, language)))),
        *_chapter(words("part", language), parting),
        *_chapter(words("story", language), [line for side in side_by_side(twin, language) for line in _month(side, first, second, language)]),
        *_chapter(words("end", language, {"months": twin.months}), _table(where_they_stand(twin, language), twin, language)),
        *_chapter(words("place", language), [*_paragraph(" ".join(how_usual(twin, language))), "", *_bars(twin.place, language)]),
        "",
        *_paragraph(words("one_person", language)),
        *_paragraph(how_made(twin, language)),
        command(twin),
    ]
    return "\n".join(lines) + "\n"


def _chapter(title: str, lines: Iterable[str]) -> list[str]:
    return ["", title, "-" * len(title), *lines]


def _paragraph(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH)


def _month(side: Side, first: str, second: str, language: Language) -> list[str]:
    if side.same:
        both = words("both", language)
        return [side.when, *_entry(both, side.first, first, second)]
    told = ((first, side.first, second), (second, side.second, first))
    return [side.when, *(line for name, text, other in told if text for line in _entry(name, text, other))]


def _entry(name: str, text: str, *others: str) -> list[str]:
    """A name, and beside it what happened; the same width for all names that stand under each other."""
    width = max(len(each) for each in (name, *others))
    return textwrap.wrap(text, _WIDTH, initial_indent=f"  {name:<{width}}  ", subsequent_indent=" " * (width + 4))


def _table(rows: Sequence[Standing], twin: Twin, language: Language) -> list[str]:
    situation, *numbers = rows
    first, second = (life.name for life in twin.lives)
    lines = [situation.label, *_entry(first, situation.first, second), *_entry(second, situation.second, first), ""]
    head = ("", first, second, words("difference", language))
    wide = max(len(row.label) for row in numbers)
    columns = [max(len(title), 8) for title in head[1:]]
    lines.append("  ".join([" " * wide, *(f"{title:>{width}}" for title, width in zip(head[1:], columns, strict=True))]))
    group = ""
    for row in numbers:
        if row.group != group:
            group = row.group
            lines += ["", words(group, language)]
        cells = (row.first, row.second, row.difference)
        lines.append("  ".join([f"{row.label:<{wide}}", *(f"{cell:>{width}}" for cell, width in zip(cells, columns, strict=True))]))
    return lines


def _bars(place: Place, language: Language) -> list[str]:
    """How the differences of everybody lie: a bar for each class, an arrow at that of this person."""
    edges = np.linspace(*_range(place), _BINS + 1)
    counts, _ = np.histogram(place.everyone, edges)
    mine = min(max(int(np.searchsorted(edges, place.difference, side="right")) - 1, 0), _BINS - 1)
    lines = []
    for position, people in enumerate(counts.tolist()):
        bar = "#" * round(_BAR * people / max(counts.max(), 1)) or ("." if people else "")
        label = f"{points(edges[position], language):>6} … {points(edges[position + 1], language):>6}"
        lines.append(f"{'→' if position == mine else ' '} {label}  {bar} {people}")
    return lines


def _range(place: Place) -> tuple[float, float]:
    low, high = min(place.everyone.min(), place.difference), max(place.everyone.max(), place.difference)
    return (float(low), float(high)) if high > low else (float(low) - 0.5, float(high) + 0.5)
