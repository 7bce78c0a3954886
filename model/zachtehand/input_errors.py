"""What is wrong in what a person gave us: one sentence, in their language, with the place.

Everything a reader can do wrong (a scenario file, an option, a name) ends in an :class:`InputError`;
the command line prints it as one line and exits with code 2.
"""

from __future__ import annotations

import difflib
import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from zachtehand.texts import TEXTS, Language, language_from_environment, text

_LONGEST_VALUE_SHOWN = 40
_MOST_NAMES_LISTED = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: line and column count from 1; without them the place is the file (or option) itself."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        file = "".join(character if character.isprintable() else "�" for character in self.file)  # an error is one line, whatever a file is called
        return ":".join(str(part) for part in (file, self.line, self.column) if part is not None)


class InputError(ValueError):
    """Something in the input is not as it should be.

    Args:
        key: key of the sentence in the catalogue, such as ``"error.unknown_key"``.
        values: what the sentence names; a value may itself be words in both languages.
        place: the file, line and column at fault, if there is one.
    """

    def __init__(self, key: str, values: Mapping[str, Any] | None = None, place: Place | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.values = dict(values or {})
        self.place = place

    def sentence(self, language: Language) -> str:
        """The error as one line: place, then what is wrong and what is allowed."""
        sentence = " ".join(text(self.key, language, self.values).split())
        return f"{self.place}: {sentence}" if self.place else sentence

    def __str__(self) -> str:
        return self.sentence(language_from_environment())

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.key, self.values, self.place)  # so that it crosses from a worker process


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate that looks most like the name, or None if none does."""
    known = {candidate.lower(): candidate for candidate in candidates}
    matches = difflib.get_close_matches(name.lower(), list(known), n=1, cutoff=0.5)
    return known[matches[0]] if matches else None


def hint(name: str, candidates: Iterable[str]) -> dict[str, str]:
    """Words that offer the nearest candidate, or list the candidates when none is near."""
    names = list(dict.fromkeys(candidates))
    match = nearest(name, names)
    if match is not None:
        return words("hint.nearest", {"name": match})
    if not names:
        return words("hint.nothing", {})
    listed = ", ".join(names[:_MOST_NAMES_LISTED]) + (", …" if len(names) > _MOST_NAMES_LISTED else "")
    return words("hint.choose", {"names": listed})


def words(key: str, values: Mapping[str, Any]) -> dict[str, str]:
    """A text of the catalogue in every language, to be used as a value in a sentence."""
    return {language: text(key, language, values) for language in TEXTS[key]}


def reason_of(error: BaseException) -> dict[str, str]:
    """Why a file or folder could not be read or written, in every language; what the system says, in quotes, where we have no words for it."""
    code = errno.errorcode.get(getattr(error, "errno", None) or 0, "")
    if f"system.{code}" in TEXTS:
        return words(f"system.{code}", {})
    return words("system.other", {"said": shown(getattr(error, "strerror", None) or error)})


def shown(value: object) -> str:
    """A value from the input, short enough and on one line, so that it can stand in a sentence."""
    flat = " ".join(str(value).split())
    printable = "".join(character if character.isprintable() else "�" for character in flat)
    return printable if len(printable) <= _LONGEST_VALUE_SHOWN else printable[: _LONGEST_VALUE_SHOWN - 1] + "…"
