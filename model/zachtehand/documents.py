"""Reading YAML so that every mistake has a line and a column.

The file is read as YAML 1.2 would: only ``true`` and ``false`` are yes/no values and only plain decimal
numbers are numbers. What YAML 1.1 would quietly turn into something else (``no``, ``12:30``, ``010``,
a date) stays text, and is refused where a number or a yes/no is expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from yaml import events

from zachtehand.input_errors import InputError, Place, hint, reason_of, shown

KeyPath: TypeAlias = tuple[str | int, ...]

MOST_BYTES = 1_000_000
DEEPEST_NESTING = 20
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)?(\.[0-9]+|\.)?([eE][-+]?[0-9]+)?")
_NOT_FINITE = {".inf": "inf", "+.inf": "inf", "-.inf": "-inf", ".nan": "nan"}
_PROBLEMS = {
    "found character '\\t' that cannot start any token": "error.yaml_tab",
    "mapping values are not allowed here": "error.yaml_colon",
    "could not find expected ':'": "error.yaml_no_colon",
}


@dataclass
class Document:
    """What a YAML file says, and where it says it.

    ``data`` is made of dict, list, str, bool, int, float and None; ``key_places`` and ``value_places`` give the
    place of each key and value by its path, such as ``("policy", "contact", "warmth")``.
    """

    file: str
    data: dict[str, Any] = field(default_factory=dict)
    key_places: dict[KeyPath, Place] = field(default_factory=dict)
    value_places: dict[KeyPath, Place] = field(default_factory=dict)

    def place_of_value(self, path: KeyPath) -> Place:
        """Where the value stands; for a path that the file does not have, the nearest thing around it."""
        while path and path not in self.value_places:
            path = path[:-1]
        return self.value_places.get(path, Place(self.file))

    def place_of_key(self, path: KeyPath) -> Place:
        """Where the key stands; for a path that the file does not have, the nearest thing around it."""
        while path and path not in self.key_places:
            if isinstance(path[-1], int) and path in self.value_places:
                return self.value_places[path]  # an item of a list has no key
            path = path[:-1]
        return self.key_places.get(path, self.value_places.get((), Place(self.file)))

    def part(self, path: KeyPath) -> Document:
        """What stands at a path, as a document of its own that knows its places in this one."""
        data: Any = self.data
        for key in path:
            data = data[key]
        return Document(self.file, data, _under(self.key_places, path), _under(self.value_places, path))

    def place_within(self, path: KeyPath) -> Place:
        """Where the key stands; without it the first thing under it, or else the nearest thing around it."""
        under = [place for known, place in self.key_places.items() if known[: len(path)] == path]
        return under[0] if under else self.place_of_key(path)


def _under(places: dict[KeyPath, Place], path: KeyPath) -> dict[KeyPath, Place]:
    return {known[len(path) :]: place for known, place in places.items() if known[: len(path)] == path}


def read_document(file: Path) -> Document:
    """Read one YAML file. Raises InputError for anything that is not a small, plain, readable YAML mapping."""
    return parse_document(read_text(file), file=str(file))


def read_text(file: Path, *, like: str = "*.y*ml") -> str:
    """The text of an ordinary UTF-8 file of at most 1 MB.

    Args:
        like: which files beside it are offered when it does not exist.

    Raises:
        InputError: no such file, too large, or not UTF-8.
    """
    place = Place(shown(file) if "\0" in str(file) else str(file))
    try:
        if not file.exists():
            siblings = [str(file.with_name(each.name)) for each in file.parent.glob(like)] if file.parent.is_dir() else []
            raise InputError("error.no_file", {"hint": hint(str(file), siblings)}, place)
        if not file.is_file():
            raise InputError("error.not_a_file", {}, place)
        if file.stat().st_size > MOST_BYTES:
            raise InputError("error.too_large", {"limit": MOST_BYTES // 1_000_000}, place)
        content = file.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError("error.unreadable", {"reason": reason_of(error)}, place) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", errors="replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        raise InputError("error.not_utf8", {}, Place(str(file), line, column)) from error


def packaged(folder: str, *, in_checkout: str) -> dict[str, Path]:
    """Name -> YAML file of what comes with the package: from the installed package or, in a checkout, from a folder beside ``model``."""
    package = Path(str(files("zachtehand")))
    place = package / folder
    return {file.stem: file for file in sorted((place if place.is_dir() else package.parents[1] / in_checkout).glob("*.yaml"))}


def parse_document(content: str, *, file: str) -> Document:
    """Parse YAML text that holds one mapping.

    Args:
        content: the text.
        file: how the file is called in errors.

    Raises:
        InputError: not YAML, empty, several documents, duplicate keys, anchors, tags or too deep nesting.
    """
    document = Document(file)
    try:
        _Builder(document, yaml.parse(content, Loader=yaml.SafeLoader)).build()
    except yaml.reader.ReaderError as error:
        before = content[: error.position]
        place = Place(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        raise InputError("error.yaml_character", {"code": shown(repr(error.character))}, place) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        raise InputError(_PROBLEMS.get(error.problem or "", "error.yaml"), {}, place) from error
    except (ValueError, OverflowError) as error:  # what the parser itself stumbles over, such as a character beyond the last
        if isinstance(error, InputError):
            raise
        raise InputError("error.yaml", {}, Place(file)) from error
    return document


def parse_value(content: str, *, file: str) -> Any:
    """Parse the value of a setting given on the command line, with the same strictness as in a file."""
    try:
        return parse_document(f"value: {content.strip()}\n", file=file).data["value"]
    except InputError as error:  # line and column are those of a file that nobody wrote
        raise InputError(error.key, error.values, Place(file)) from error


class _Builder:
    """Builds data and places from YAML events: depth is checked before anything is nested."""

    def __init__(self, document: Document, stream: Iterator[events.Event]) -> None:
        self._document = document
        self._stream = stream

    def build(self) -> None:
        found = False
        for event in self._stream:
            if isinstance(event, events.DocumentStartEvent):
                if found:
                    raise InputError("error.several_documents", {}, self._place(event))
                found = True
            elif isinstance(event, events.NodeEvent):
                if isinstance(event, events.ScalarEvent) and not event.value:
                    raise InputError("error.empty", {}, Place(self._document.file))
                if not isinstance(event, events.MappingStartEvent):
                    raise InputError("error.not_a_mapping", {}, self._place(event))
                self._document.data = self._mapping(event, ())
        if not self._document.data:
            raise InputError("error.empty", {}, Place(self._document.file))

    def _place(self, event: events.Event) -> Place:
        return Place(self._document.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _node(self, event: events.Event, path: KeyPath) -> Any:
        place = self._place(event)
        self._document.value_places[path] = place
        if isinstance(event, events.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise InputError("error.anchor", {}, place)
        if getattr(event, "tag", None) is not None:
            raise InputError("error.tag", {"tag": shown(getattr(event, "tag", ""))}, place)
        if isinstance(event, events.ScalarEvent):
            return self._scalar(event, path, place)
        if len(path) >= DEEPEST_NESTING:
            raise InputError("error.too_deep", {"limit": DEEPEST_NESTING}, place)
        if isinstance(event, events.MappingStartEvent):
            return self._mapping(event, path)
        return self._sequence(path)

    def _mapping(self, start: events.Event, path: KeyPath) -> dict[str, Any]:
        if getattr(start, "anchor", None) is not None:
            raise InputError("error.anchor", {}, self._place(start))
        self._document.value_places[path] = self._place(start)
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self._stream), events.MappingEndEvent):
            place = self._place(event)
            if not isinstance(event, events.ScalarEvent) or event.tag is not None:
                raise InputError("error.key_not_text", {}, place)
            if event.anchor is not None:
                raise InputError("error.anchor", {}, place)
            key = _printable(event.value, place)
            if key in mapping:
                first = self._document.key_places[(*path, key)].line
                raise InputError("error.duplicate_key", {"key": shown(key), "line": first}, place)
            self._document.key_places[(*path, key)] = place
            mapping[key] = self._node(next(self._stream), (*path, key))
        return mapping

    def _sequence(self, path: KeyPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._stream), events.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _scalar(self, event: events.ScalarEvent, path: KeyPath, place: Place) -> str | bool | int | float | None:
        if event.style is not None:  # quoted or a block: text
            return _printable(event.value, place)
        if event.value == "":
            raise InputError("error.no_value", {"key": shown(path[-1] if path else "")}, place)
        return plain_scalar(event.value)


def _printable(text: str, place: Place) -> str:
    """The text, if it holds no character that could not have been written without an escape. Raises InputError."""
    strange = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if strange:
        raise InputError("error.yaml_character", {"code": shown(ascii(strange[0]))}, place)
    return text


def plain_scalar(word: str) -> str | bool | int | float | None:
    """The value of an unquoted word: true, false, null, a decimal number, or else text."""
    if word in ("null", "Null", "NULL", "~"):
        return None
    if word in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return word.lower() == "true"
    if word.lower() in _NOT_FINITE:
        return float(_NOT_FINITE[word.lower()])
    if any(character.isdigit() for character in word) and (match := _NUMBER.fullmatch(word)):
        whole = match[2] is None and match[3] is None and len(word) < 19
        return int(word) if whole else float(word)
    return word
