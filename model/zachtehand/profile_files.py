"""Profiles: who is on the benefit somewhere, read from YAML and checked.

A profile states marginals and rank correlations of the stock at the start and of those who enter later,
each with its source. A profile may extend another one and then says only what differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.evidence import SOURCES, Source
from zachtehand.input_errors import nearest
from zachtehand.marginals import FORMS, Marginal, wrong_with_shares
from zachtehand.population_profile import CORRELATED, INDEX, Neighbourhoods, Profile, Selection
from zachtehand.populations.categories import Activity, Education, Household, Origin, Segment, Sex
from zachtehand.scenario_files import Document, read_document

FOLDER = Path(__file__).with_name("profiles")

_AGE_BANDS = ("under_27", "27_to_44", "45_and_over")
HOUSEHOLD_ROWS = tuple(f"{sex.name.lower()}_{band}" for sex in Sex for band in _AGE_BANDS)
SEGMENT_ROWS = tuple(f"{sex.name.lower()}_{level.name.lower()}" for sex in Sex for level in Education)
_VALUE = ("constant", "bins", "normal", "exponential", "beta", "beta_shape", "gamma", "half_normal")
_SPAN = ("constant", "bins", "exponential")
_UNIT = ("beta", "beta_shape", "bins", "constant")
# Trait -> (forms that it may have, its categories if it has any).
_TRAITS: dict[str, tuple[tuple[str, ...], type[IntEnum] | None]] = {
    "age": (("bins",), None),
    "sex": (("shares",), Sex),
    "education": (("shares",), Education),
    "origin": (("shares",), Origin),
    "household": (("rows",), Household),
    "segment": (("rows",), Segment),
    "activity_kind": (("shares",), Activity),
    "activity_hours": (("numbers",), Activity),
    "need_weights": (("dirichlet",), None),
    **dict.fromkeys(("care_duty", "earlier_benefit_share", "worked_in_spell", "hidden_income"), (("share",), None)),
    **dict.fromkeys(("part_time", "exempt", "active"), (("share",), None)),
    **dict.fromkeys(("years_on_benefit", "earlier_benefit_months", "months_without_work_before"), (_SPAN, None)),
    **dict.fromkeys(("months_since_talk", "exempt_months", "activity_months"), (_SPAN, None)),
    **dict.fromkeys(("employability", "reactance_rate", "scarcity", "no_show_trait", "satisfaction_constant"), (_VALUE, None)),
    **dict.fromkeys(("language", "health_physical", "health_mental", "debt", "human_capital"), (_UNIT, None)),
    **dict.fromkeys(("autonomous_anchor", "efficacy_anchor", "trust_anchor", "buffering", "reactance_threshold"), (_UNIT, None)),
}  # fmt: skip

_LARGEST_REPAIR = 0.02


class ProfileError(ValueError):
    """A profile that does not exist or is not as it should be; the message says where and what is allowed."""


def profile_names() -> list[str]:
    """Names of the profiles that come with the package, in alphabetical order."""
    return sorted(file.stem for file in FOLDER.glob("*.yaml"))


@lru_cache(maxsize=32)
def load_profile(name: str) -> Profile:
    """The profile with this name. Raises ProfileError for an unknown name, or a file that is not as it should be."""
    if name not in profile_names():
        match = nearest(name, profile_names())
        hint = f"did you mean {match!r}?" if match else f"choose from {', '.join(profile_names())}"
        raise ProfileError(f"there is no profile {name!r}; {hint}")
    return read_profile(FOLDER / f"{name}.yaml")


def read_profile(file: Path) -> Profile:
    """Read a profile from a file; what it extends is looked up in its own folder, then in the package.

    Raises:
        ProfileError: an unknown key, form or source, shares that do not add up to 1, impossible correlations.
        InputError: not readable as YAML.
    """
    chain = [read_document(file)]
    while "extends" in chain[-1].data:
        base = f"{chain[-1].data['extends']}.yaml"
        folder = next((folder for folder in (file.parent, FOLDER) if (folder / base).exists()), None)
        if folder is None or len(chain) > len(list(FOLDER.glob("*.yaml"))) + 1:
            raise _error(chain[-1], ("extends",), f"a profile to extend: {', '.join(profile_names())}")
        chain.append(read_document(folder / base))
    return _Reader(file.stem, chain[::-1]).profile()


def _error(document: Document, path: tuple[str | int, ...], allowed: str) -> ProfileError:
    return ProfileError(f"{document.place_of_value(path)}: {'.'.join(map(str, path))} must be {allowed}")


class _Reader:
    """Reads the parts of a profile; documents go from the most general to the most specific, later ones replace."""

    def __init__(self, name: str, documents: list[Document]) -> None:
        self._name = name
        self._documents = documents
        self._sources = dict(SOURCES)

    def profile(self) -> Profile:
        top = ("extends", "title", "size", "neighbourhoods", "people", "rank_correlations", "select", "entrants", "sources")
        for document in self._documents:
            self._known(document, (), top)
            self._read_sources(document)
        stock = self._people(("people",))
        missing = sorted(set(_TRAITS) - set(stock))
        if missing:
            raise _error(self._documents[-1], ("people",), f"complete; missing: {', '.join(missing)}")
        last, kind = self._last(("entrants", "kind"), str, "claims or transfers")
        if kind not in ("claims", "transfers"):
            raise _error(last, ("entrants", "kind"), "claims or transfers")
        # What an extended profile says of its claims does not hold for transfers: those are like the stock.
        own = [document for document in self._documents if document.data.get("entrants", {}).get("kind", kind) == kind]
        correlations = self._correlations()
        return Profile(
            name=self._name,
            title=self._last(("title",), dict, "texts by language")[1],
            size=self._last(("size",), int, "a whole number")[1],
            stock=stock,
            entrants={**stock, **self._people(("entrants", "people"), own)},
            entrant_kind=kind,
            correlations=correlations,
            correlation_matrix=self._matrix(correlations),
            neighbourhoods=self._neighbourhoods(),
            selection=self._selection(),
            sources={key: source for key, source in self._sources.items() if key not in SOURCES},
        )

    def _known(self, document: Document, path: tuple[str | int, ...], names: Any) -> dict[str, Any]:
        """The mapping at this path (empty if there is none), with only known keys."""
        data: Any = document.data
        for key in path:
            data = data[int(key)] if isinstance(data, list) else data.get(key, {})
        if not isinstance(data, dict):
            raise _error(document, path, "a mapping of keys to values")
        for key in data:
            if key not in names:
                match = nearest(key, names)
                hint = f"did you mean {match!r}?" if match else f"choose from {', '.join(names)}"
                raise ProfileError(f"{document.place_of_key((*path, key))}: unknown key {key!r}; {hint}")
        return data

    def _last(self, path: tuple[str, ...], kind: type, allowed: str) -> tuple[Document, Any]:
        """The most specific document that has this path, and its value."""
        for document in reversed(self._documents):
            data: Any = document.data
            for key in path:
                data = data.get(key) if isinstance(data, dict) else None
            if data is not None:
                if not isinstance(data, kind) or isinstance(data, bool):
                    raise _error(document, path, allowed)
                return document, data
        raise _error(self._documents[-1], path, f"there: {allowed}")

    def _read_sources(self, document: Document) -> None:
        for key in self._known(document, ("sources",), document.data.get("sources", {})):
            entry = self._known(document, ("sources", key), ("grade", "citation", "url"))
            if entry.get("grade") not in ("measured", "estimated", "expert", "calibrated", "assumption"):
                raise _error(document, ("sources", key, "grade"), "measured, estimated, expert, calibrated or assumption")
            self._sources.setdefault(key, Source(**entry))

    def _source(self, document: Document, path: tuple[str | int, ...], entry: dict[str, Any]) -> str:
        if entry.get("source") not in self._sources:
            match = nearest(str(entry.get("source")), self._sources)
            raise _error(document, (*path, "source"), "the key of a source" + (f" such as {match!r}" if match else ""))
        return entry["source"]

    def _people(self, path: tuple[str, ...], documents: list[Document] | None = None) -> dict[str, Marginal]:
        people: dict[str, Marginal] = {}
        for document in documents or self._documents:
            if path[0] == "entrants":
                self._known(document, ("entrants",), ("kind", "people"))
            for trait in self._known(document, path, _TRAITS):
                people[trait] = self._marginal(document, (*path, trait), trait)
        return people

    def _marginal(self, document: Document, path: tuple[str, ...], trait: str) -> Marginal:
        forms, categories = _TRAITS[trait]
        entry = self._known(document, path, (*forms, "source", "note"))
        given = [form for form in forms if form in entry]
        if len(given) != 1:
            raise _error(document, path, f"given in one form: {' or '.join(forms)}")
        form, source, here = given[0], self._source(document, path, entry), (*path, given[0])
        labels = tuple(each.name.lower() for each in categories or () if not (categories is Activity and each == 0))
        rows: tuple[str, ...] = ()
        if form == "rows":
            rows = HOUSEHOLD_ROWS if trait == "household" else SEGMENT_ROWS
            self._known(document, here, rows)
            numbers = tuple(number for row in rows for number in self._by_label(document, (*here, row), labels, shares=True))
        elif labels:
            numbers = self._by_label(document, here, labels, shares=form == "shares")
        else:
            numbers = self._numbers(document, here, entry[form])
        count, wrong = FORMS[form]
        if count is not None and len(numbers) != count:
            raise _error(document, here, f"{count} number(s)")
        if message := wrong(numbers):
            raise _error(document, here, message)
        return Marginal(form, numbers, labels, rows, source, str(entry.get("note", "")))

    def _by_label(self, document: Document, path: tuple[str, ...], labels: tuple[str, ...], *, shares: bool) -> tuple[float, ...]:
        entry = self._known(document, path, labels)
        if missing := [label for label in labels if label not in entry]:
            raise _error(document, path, f"complete; missing: {', '.join(missing)}")
        numbers = self._numbers(document, path, [entry[label] for label in labels])
        if shares and (message := wrong_with_shares(numbers)):
            raise _error(document, path, message)
        return numbers

    def _numbers(self, document: Document, path: tuple[str, ...], value: Any) -> tuple[float, ...]:
        items = value if isinstance(value, list) else [value]
        if path[-1] == "bins":
            if not all(isinstance(each, list) and len(each) == 3 for each in items):
                raise _error(document, path, "a list of bins [from, to, share]")
            items = [number for each in items for number in each]
        if not items or any(isinstance(number, bool) or not isinstance(number, int | float) or not isfinite(number) for number in items):
            raise _error(document, path, "numbers")
        return tuple(float(number) for number in items)

    def _correlations(self) -> dict[tuple[str, str], tuple[float, str]]:
        correlations: dict[tuple[str, str], tuple[float, str]] = {}
        for document in self._documents:
            for position in range(len(document.data.get("rank_correlations", []))):
                path = ("rank_correlations", position)
                entry = self._known(document, path, ("between", "value", "source"))
                pair, value = entry.get("between"), entry.get("value")
                if not isinstance(pair, list) or len(pair) != 2 or not set(pair) <= set(CORRELATED) or pair[0] == pair[1]:
                    raise _error(document, (*path, "between"), f"two of {', '.join(CORRELATED)}")
                if not isinstance(value, int | float) or not -1 < value < 1:
                    raise _error(document, (*path, "value"), "a number between -1 and 1")
                first, second = sorted(pair, key=CORRELATED.index)
                correlations[first, second] = (float(value), self._source(document, path, entry))
        return correlations

    def _matrix(self, correlations: Mapping[tuple[str, str], tuple[float, str]]) -> NDArray[np.float64]:
        """Rank correlations as correlations of normals (r = 2 sin(πρ/6)); slight contradictions are smoothed out."""
        matrix = np.eye(len(CORRELATED))
        for (first, second), (value, _) in correlations.items():
            one, two = CORRELATED.index(first), CORRELATED.index(second)
            matrix[one, two] = matrix[two, one] = 2.0 * np.sin(np.pi * value / 6.0)
        roots, vectors = np.linalg.eigh(matrix)
        if roots[0] > 1e-6:
            return matrix
        repaired = (vectors * np.maximum(roots, 1e-4)) @ vectors.T
        scale = np.sqrt(np.diag(repaired))
        repaired /= np.outer(scale, scale)
        change = np.abs(repaired - matrix)
        if change.max() > _LARGEST_REPAIR:
            one, two = np.unravel_index(change.argmax(), change.shape)
            worst = f"{CORRELATED[one]} and {CORRELATED[two]} would have to move by {change.max():.2f}"
            raise _error(self._documents[-1], ("rank_correlations",), f"possible together; {worst} before anybody could have all of them")
        return repaired

    def _neighbourhoods(self) -> Neighbourhoods:
        path = ("neighbourhoods",)
        document, _ = self._last(path, dict, "count, unevenness, joblessness and source")
        entry = self._known(document, path, ("count", "unevenness", "joblessness", "source", "note"))
        count, levels = entry.get("count"), self._numbers(document, (*path, "joblessness"), entry.get("joblessness"))
        if not isinstance(count, int) or not 1 <= count <= 1000:
            raise _error(document, (*path, "count"), "a whole number from 1 to 1000")
        if len(levels) != 2 or not 0 <= levels[0] <= levels[1] <= 1:
            raise _error(document, (*path, "joblessness"), "[lowest, highest], from 0 to 1")
        (unevenness,) = self._numbers(document, (*path, "unevenness"), entry.get("unevenness"))
        # Sizes vary without order: steps of the golden ratio spread evenly and never repeat.
        sizes = np.exp(unevenness * 3.46 * (np.arange(1, count + 1) * 0.6180339887 % 1.0 - 0.5))
        client_shares = tuple(float(share) for share in sizes / sizes.sum())
        joblessness = tuple(map(float, np.linspace(*levels, count)))
        return Neighbourhoods(joblessness, client_shares, self._source(document, path, entry), str(entry.get("note", "")))

    def _selection(self) -> Selection | None:
        path, merged, document = ("select",), {}, self._documents[-1]
        names = ("share", "minimum_age", "years", "age", "noise", "index", "source", "note")
        for each in self._documents:
            if entry := self._known(each, path, names):
                merged, document = {**merged, **entry}, each
        if not merged:
            return None
        if missing := [name for name in names[:-1] if name not in merged]:
            raise _error(document, path, f"complete; missing: {', '.join(missing)}")
        numbers = [self._numbers(document, (*path, name), merged[name])[0] for name in names[:5]]
        if not 0 < numbers[0] <= 1:
            raise _error(document, (*path, "share"), "above 0 and at most 1")
        index = merged["index"]
        if not isinstance(index, dict) or set(index) != set(INDEX):
            raise _error(document, (*path, "index"), f"a weight for each of {', '.join(INDEX)}")
        weights = self._numbers(document, (*path, "index"), [index[name] for name in INDEX])
        return Selection(*numbers, index=weights, source=self._source(document, path, merged), note=str(merged.get("note", "")))
