"""The parts of profiles that are read in the same way everywhere: keys, numbers, shares and sources.

A profile is read from several documents: from the most general to the most specific one, a later one replaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

from zachtehand.documents import Document, KeyPath
from zachtehand.evidence import SOURCES, Source
from zachtehand.input_errors import InputError, hint, nearest, shown, words
from zachtehand.profiles.marginals import wrong_with_shares

GRADES = ("measured", "estimated", "expert", "calibrated", "assumption")


class ProfileError(InputError):
    """A profile that does not exist or is not as it should be; the message says where and what is allowed."""


def profile_error(document: Document, path: KeyPath, key: str, values: Mapping[str, Any] | None = None) -> ProfileError:
    """The value at a path must be something else: ``key`` is what, in the catalogue of texts."""
    return must_be(document, path, words(key, values or {}))


def must_be(document: Document, path: KeyPath, allowed: Mapping[str, str]) -> ProfileError:
    """The value at a path must be something else, in words."""
    return ProfileError("profile.value", {"path": shown(".".join(map(str, path)) or "profile"), "allowed": allowed}, document.place_of_value(path))


class Parts:
    """Reads what all parts of a profile are made of."""

    def __init__(self, documents: list[Document]) -> None:
        self.documents = documents
        self.sources = dict(SOURCES)

    def known(self, document: Document, path: KeyPath, names: Any) -> dict[str, Any]:
        """The mapping at this path (empty if there is none), with only known keys."""
        data: Any = document.data
        for key in path:
            data = data[int(key)] if isinstance(data, list) else data.get(key, {})
        if not isinstance(data, dict):
            raise profile_error(document, path, "profile.mapping")
        for key in data:
            if key not in names:
                where = words("word.under", {"path": shown(".".join(map(str, path)))}) if path else words("profile.place", {})
                raise ProfileError("profile.unknown_key", {"key": shown(key), "where": where, "hint": hint(key, names)}, document.place_of_key((*path, key)))
        return data

    def last(self, path: tuple[str, ...], kind: type, key: str) -> tuple[Document, Any]:
        """The most specific document that has this path, and its value; ``key`` says in the catalogue what it must be."""
        for document in reversed(self.documents):
            data: Any = document.data
            for part in path:
                data = data.get(part) if isinstance(data, dict) else None
            if data is not None:
                if not isinstance(data, kind) or isinstance(data, bool):
                    raise profile_error(document, path, key)
                return document, data
        raise profile_error(self.documents[-1], path, key)

    def read_sources(self, document: Document) -> None:
        """Take in the sources that a document brings."""
        for key in self.known(document, ("sources",), document.data.get("sources", {})):
            entry = self.known(document, ("sources", key), ("grade", "citation", "url"))
            if entry.get("grade") not in GRADES:
                raise profile_error(document, ("sources", key, "grade"), "profile.grade")
            for part in ("citation", "url"):
                if not isinstance(entry.get(part, ""), str) or (part == "citation" and not entry.get(part)):
                    raise profile_error(document, ("sources", key, part), "profile.text")
            self.sources.setdefault(key, Source(**entry))

    def source(self, document: Document, path: KeyPath, entry: dict[str, Any]) -> str:
        """The key of a known source that an entry names."""
        named = entry.get("source")
        if not isinstance(named, str) or named not in self.sources:
            match = nearest(str(named), self.sources)
            example = words("profile.such_as", {"name": match}) if match else words("note.none", {})
            raise profile_error(document, (*path, "source"), "profile.source", {"example": example})
        return named

    def by_label(self, document: Document, path: KeyPath, labels: tuple[str, ...], *, shares: bool) -> tuple[float, ...]:
        """One number per label, in the order of the labels."""
        entry = self.known(document, path, labels)
        if missing := [label for label in labels if label not in entry]:
            raise profile_error(document, path, "profile.complete", {"names": ", ".join(missing)})
        numbers = self.numbers(document, path, [entry[label] for label in labels])
        if shares and (wrong := wrong_with_shares(numbers)):
            raise must_be(document, path, wrong)
        return numbers

    def numbers(self, document: Document, path: KeyPath, value: Any) -> tuple[float, ...]:
        """One number, a list of them, or the numbers of a list of bins."""
        items = value if isinstance(value, list) else [value]
        if path[-1] == "bins":
            if not all(isinstance(each, list) and len(each) == 3 for each in items):
                raise profile_error(document, path, "profile.list_of_bins")
            items = [number for each in items for number in each]
        if not items or any(isinstance(number, bool) or not isinstance(number, int | float) or not isfinite(number) for number in items):
            raise profile_error(document, path, "profile.numbers")
        return tuple(float(number) for number in items)
