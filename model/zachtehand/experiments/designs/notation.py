"""How a range or values are written: ``caseload=50:350``, ``pressure=0,0.3,0.6``, ``pressure=0:1:5``, ``caseload=50:350 clients/fte``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from zachtehand.documents import Document, plain_scalar
from zachtehand.experiments.designs.design_files import Range
from zachtehand.experiments.designs.dimensions import MOST_LEVELS, DimensionAsked
from zachtehand.experiments.designs.distributions import Value
from zachtehand.input_errors import InputError, Place, shown

_SPACED = re.compile(r"(?P<values>\S+(?:\s*[:,]\s*\S+)*?)(?:\s+(?P<unit>\S.*))?")


def asked_on_command_line(written: str) -> DimensionAsked:
    """What one ``--over`` asks: ``path``, ``path=low:high``, ``path=low:high:count`` or ``path=value,value``, with a unit behind it or not."""
    place = Place(f"--over {shown(written)}")
    path, equals, rest = (part.strip() for part in written.partition("="))
    if not path or (equals and not rest):
        raise InputError("design.form", {"given": shown(written)}, place)
    return DimensionAsked(path, place) if not equals else _in_notation(path, rest, place)


def asked_in_document(document: Document, key: str) -> list[DimensionAsked]:
    """What a group of a design file asks: by path a text in the notation of the command line, a list, or low, high, points and unit."""
    return [_asked(path, value, document.place_of_value((key, path)), document, (key, path)) for path, value in document.data.get(key, {}).items()]


def asked_in_python(over: Mapping[str, Any]) -> list[DimensionAsked]:
    """What a mapping asks: by path None (the declared range), a pair (low, high), a list of values, or a text in the notation of the command line."""
    asked = []
    for path, value in over.items():
        place = Place(f"{path}={shown(value)}")
        if value is None:
            asked.append(DimensionAsked(path, place))
        elif isinstance(value, tuple) and len(value) == 2:
            asked.append(DimensionAsked(path, place, low=value[0], high=value[1]))
        else:
            asked.append(_asked(path, list(value) if isinstance(value, list | tuple) else value, place, Document(str(place)), ()))
    return asked


def _asked(path: str, value: Any, place: Place, document: Document, at: tuple[str, ...]) -> DimensionAsked:
    if isinstance(value, str):
        return _in_notation(path, value, place)
    if isinstance(value, list):
        if not value or any(isinstance(each, list | Mapping) or each is None for each in value):
            raise InputError("design.form", {"given": shown(value)}, place)
        return DimensionAsked(path, place, levels=tuple(value))
    if isinstance(value, Mapping):
        return _in_words(path, value, place, document, at)
    return DimensionAsked(path, place, levels=(value,))


def _in_words(path: str, value: Mapping[str, Any], place: Place, document: Document, at: tuple[str, ...]) -> DimensionAsked:
    from zachtehand.scenario.checks import checked

    given = checked(Range, value, document.part(at) if at else document)
    return DimensionAsked(path, place, low=given.low, high=given.high, count=given.points, unit=given.unit)


def _in_notation(path: str, written: str, place: Place) -> DimensionAsked:
    match = _SPACED.fullmatch(written.strip())
    if match is None:
        raise InputError("design.form", {"given": shown(written)}, place)
    words, unit = match["values"], match["unit"]
    if ":" in words:
        return _range(path, [part.strip() for part in words.split(":")], unit, place)
    values: list[Value] = []
    for word in words.split(","):
        value = plain_scalar(word.strip()) if word.strip() else None
        if value is None:
            raise InputError("design.form", {"given": shown(written)}, place)
        values.append(value)
    return DimensionAsked(path, place, levels=tuple(values), unit=unit)


def _range(path: str, parts: list[str], unit: str | None, place: Place) -> DimensionAsked:
    numbers = [plain_scalar(part) if part else None for part in parts]
    usable = [number for number in numbers if isinstance(number, int | float) and not isinstance(number, bool)]
    if len(parts) not in (2, 3) or len(usable) < len(parts):
        raise InputError("design.form", {"given": shown(":".join(parts))}, place)
    count = None
    if len(parts) == 3:
        count = numbers[2]
        if not isinstance(count, int) or not 2 <= count <= MOST_LEVELS:
            raise InputError("design.count", {"path": path, "most": MOST_LEVELS, "given": shown(parts[2])}, place)
    return DimensionAsked(path, place, low=float(usable[0]), high=float(usable[1]), count=count, unit=unit)
