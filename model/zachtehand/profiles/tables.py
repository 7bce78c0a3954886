"""The tables of a profile: crosstables of people by classes of one, two or three variables, read and checked."""

from __future__ import annotations

from itertools import pairwise
from math import prod
from typing import Any

from zachtehand.documents import Document, KeyPath
from zachtehand.profiles.crosstables import LARGEST_GAP_IN_SHARES, MOST_CELLS, MOST_TABLES, MOST_VARIABLES, VARIABLES, Classes, Crosstable, Unit
from zachtehand.profiles.parts import Parts, profile_error


def read_tables(parts: Parts, neighbourhoods: tuple[str, ...]) -> tuple[Crosstable, ...]:
    """The tables of the most specific document that has any.

    Args:
        parts: the documents of the profile, their sources read.
        neighbourhoods: the names that classes of neighbourhoods may have.

    Raises:
        ProfileError: a table that is not as it should be.
    """
    document = next((each for each in reversed(parts.documents) if "tables" in each.data), None)
    if document is None:
        return ()
    listed = document.data["tables"]
    if not isinstance(listed, list) or len(listed) > MOST_TABLES:
        raise profile_error(document, ("tables",), "profile.tables", {"count": MOST_TABLES})
    return tuple(_table(parts, document, ("tables", position), neighbourhoods) for position in range(len(listed)))


def _table(parts: Parts, document: Document, path: KeyPath, neighbourhoods: tuple[str, ...]) -> Crosstable:
    entry = parts.known(document, path, ("title", "by", "people", "shares", "source"))
    if not isinstance(entry.get("title"), str):
        raise profile_error(document, (*path, "title"), "profile.text")
    names = parts.known(document, (*path, "by"), VARIABLES)
    if not 1 <= len(names) <= MOST_VARIABLES:
        raise profile_error(document, (*path, "by"), "profile.variables", {"names": ", ".join(VARIABLES)})
    by = tuple((name, _classes(parts, document, (*path, "by", name), names[name], neighbourhoods)) for name in names)
    units: list[Unit] = [unit for unit in ("people", "shares") if unit in entry]
    if len(units) != 1:
        raise profile_error(document, path, "profile.one_unit")
    numbers = _numbers(parts, document, (*path, units[0]), entry[units[0]], [len(classes) for _, classes in by])
    return Crosstable(entry["title"], by, numbers, units[0], parts.source(document, path, entry))


def _classes(parts: Parts, document: Document, path: KeyPath, value: Any, neighbourhoods: tuple[str, ...]) -> Classes:
    name = str(path[-1])
    lists = isinstance(value, list) and value and all(isinstance(each, list) and each for each in value)
    if VARIABLES[name].per_year:
        rising = lists and all(len(each) == 2 for each in value)
        ranges = [parts.numbers(document, path, each) for each in value] if rising else []
        if not ranges or any(low >= high for low, high in ranges) or any(one[1] != two[0] for one, two in pairwise(ranges)):
            raise profile_error(document, path, "profile.ranges")
        return tuple(ranges)
    categories = VARIABLES[name].categories
    known = {each.name.lower(): int(each) for each in categories} if categories else {each: code for code, each in enumerate(neighbourhoods)}
    words = [word for each in value for word in each] if lists else []
    if not words or not all(isinstance(word, str) and word in known for word in words) or len(set(words)) < len(words):
        raise profile_error(document, path, "profile.classes", {"names": ", ".join(known) or "neighbourhoods.names"})
    return tuple(tuple(known[word] for word in each) for each in value)


def _numbers(parts: Parts, document: Document, path: KeyPath, value: Any, shape: list[int]) -> tuple[float, ...]:
    """The numbers of all cells: one row per combination of all but the last variable."""
    columns, cells = shape[-1], prod(shape)
    rows = value if isinstance(value, list) else []
    right = len(rows) * columns == cells <= MOST_CELLS and all(isinstance(row, list) and len(row) == columns for row in rows)
    numbers = tuple(number for row in rows for number in parts.numbers(document, path, row)) if right else ()
    if not numbers or min(numbers) < 0 or sum(numbers) <= 0:
        raise profile_error(document, path, "profile.cells", {"rows": cells // columns, "columns": columns, "most": MOST_CELLS})
    if path[-1] == "shares" and abs(sum(numbers) - 1.0) > LARGEST_GAP_IN_SHARES:
        raise profile_error(document, path, "profile.table_shares", {"gap": LARGEST_GAP_IN_SHARES, "total": f"{sum(numbers):.6g}"})
    return numbers
