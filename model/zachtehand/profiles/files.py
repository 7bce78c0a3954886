"""Profiles: who is on the benefit somewhere, read from YAML and checked.

A profile states marginals and rank correlations of the stock at the start and of those who enter later,
each with its source; it may have tables, to which people are then fitted. A profile may extend another one and then
says only what differs. Whoever runs the model may bring a profile as a file of their own; what it says travels with
the scenario, so that a result can be made again without the file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.documents import Document, KeyPath, read_document
from zachtehand.evidence import SOURCES
from zachtehand.input_errors import hint, shown
from zachtehand.populations.categories import Activity, Education, Household, Origin, Segment, Sex
from zachtehand.profiles.marginals import FORMS, Marginal
from zachtehand.profiles.parts import Parts, ProfileError, must_be, profile_error
from zachtehand.profiles.profile import CORRELATED, INDEX, Neighbourhoods, Profile, Selection
from zachtehand.profiles.tables import read_tables

FOLDER = Path(__file__).parent

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
    **dict.fromkeys(("part_time", "exempt", "active", "owes_municipality"), (("share",), None)),
    **dict.fromkeys(("years_on_benefit", "earlier_benefit_months", "months_without_work_before"), (_SPAN, None)),
    **dict.fromkeys(("months_since_talk", "exempt_months", "activity_months"), (_SPAN, None)),
    "owed_months": (("constant", "bins", "exponential", "gamma"), None),
    **dict.fromkeys(("employability", "reactance_rate", "scarcity", "no_show_trait", "satisfaction_constant"), (_VALUE, None)),
    **dict.fromkeys(("language", "health_physical", "health_mental", "debt", "human_capital"), (_UNIT, None)),
    **dict.fromkeys(("autonomous_anchor", "efficacy_anchor", "trust_anchor", "buffering", "reactance_threshold"), (_UNIT, None)),
}  # fmt: skip

_LARGEST_REPAIR = 0.02
_MOST_EXTENDED = 10
_TOP = ("name", "extends", "title", "size", "neighbourhoods", "people", "rank_correlations", "select", "entrants", "tables", "sources")


def profile_names() -> list[str]:
    """Names of the profiles that come with the package, in alphabetical order."""
    return sorted(file.stem for file in FOLDER.glob("*.yaml"))


@lru_cache(maxsize=32)
def load_profile(name: str) -> Profile:
    """The profile of the package with this name. Raises ProfileError for an unknown name."""
    if name not in profile_names():
        raise ProfileError("profile.unknown", {"name": shown(name), "hint": hint(name, profile_names())})
    return read_profile(FOLDER / f"{name}.yaml")


def read_profile(file: Path) -> Profile:
    """Read a profile from a file; what it extends is looked up in its own folder, then in the package.

    Raises:
        ProfileError: an unknown key, form or source, shares that do not add up to 1, impossible correlations.
        InputError: not readable as YAML.
    """
    return _Reader(file.stem, _chain(read_document(file), file.parent)).profile()


def profile_of(written: str | Mapping[str, Any]) -> Profile:
    """The profile that a context has: that of the package with this name, or the one whose contents stand there.

    Raises:
        ProfileError: no such profile, or contents that are not as they should be.
    """
    return load_profile(written) if isinstance(written, str) else _from_contents(json.dumps(written))


@lru_cache(maxsize=32)
def _from_contents(contents: str) -> Profile:
    return check_contents(Document("profile", json.loads(contents)))


def check_contents(document: Document) -> Profile:
    """The profile whose contents stand in a document. Raises ProfileError."""
    return _Reader(str(document.data.get("name", "profile")), _chain(document, None)).profile()


def contents_of(file: Path) -> dict[str, Any]:
    """All that a file says, as plain data that needs no other file but those of the package.

    Raises:
        ProfileError, InputError: see :func:`read_profile`.
    """
    chain = _chain(read_document(file), file.parent)
    _Reader(file.stem, chain).profile()
    own = [document.data for document in chain if not Path(document.file).is_relative_to(FOLDER)]
    contents = own[0]
    for data in own[1:]:
        contents = {**data, "extends": contents}
    return {"name": file.stem, **contents}


def _chain(document: Document, folder: Path | None) -> list[Document]:
    """A document and what it extends, from the most general to the most specific."""
    chain = [document]
    while "extends" in chain[0].data:
        extended, place = chain[0].data["extends"], chain[0]
        if len(chain) > _MOST_EXTENDED:
            raise profile_error(place, ("extends",), "profile.extends", {"names": ", ".join(profile_names())})
        if isinstance(extended, dict):
            chain.insert(0, chain[0].part(("extends",)))
            continue
        near = next((each for each in (folder, FOLDER) if each is not None and os.path.isfile(each / f"{extended}.yaml")), None)
        if near is None or not isinstance(extended, str) or Path(extended).name != extended:
            raise profile_error(place, ("extends",), "profile.extends", {"names": ", ".join(profile_names())})
        chain.insert(0, read_document(near / f"{extended}.yaml"))
    return chain


class _Reader(Parts):
    """Reads the parts of a profile; documents go from the most general to the most specific, later ones replace."""

    def __init__(self, name: str, documents: list[Document]) -> None:
        super().__init__(documents)
        self._name = name

    def profile(self) -> Profile:
        for document in self.documents:
            self.known(document, (), _TOP)
            self.read_sources(document)
        stock = self._people(("people",))
        missing = sorted(set(_TRAITS) - set(stock))
        if missing:
            raise profile_error(self.documents[-1], ("people",), "profile.complete", {"names": ", ".join(missing)})
        last, kind = self.last(("entrants", "kind"), str, "profile.kind")
        if kind not in ("claims", "transfers"):
            raise profile_error(last, ("entrants", "kind"), "profile.kind")
        # What an extended profile says of its claims does not hold for transfers: those are like the stock.
        entering = [(document, self.known(document, ("entrants",), ("kind", "people"))) for document in self.documents]
        own = [document for document, entrants in entering if entrants.get("kind", kind) == kind]
        correlations, neighbourhoods = self._correlations(), self._neighbourhoods()
        return Profile(
            name=self._name,
            title=self._title(),
            size=self.last(("size",), int, "profile.whole")[1],
            stock=stock,
            entrants={**stock, **self._people(("entrants", "people"), own)},
            entrant_kind=kind,
            correlations=correlations,
            correlation_matrix=self._matrix(correlations),
            neighbourhoods=neighbourhoods,
            selection=self._selection(),
            tables=read_tables(self, neighbourhoods.names),
            sources={key: source for key, source in self.sources.items() if key not in SOURCES},
        )

    def _title(self) -> dict[str, str]:
        document, title = self.last(("title",), dict, "profile.words")
        if set(title) != {"en", "nl"} or not all(isinstance(each, str) and each for each in title.values()):
            raise profile_error(document, ("title",), "profile.words")
        return title

    def _people(self, path: tuple[str, ...], documents: list[Document] | None = None) -> dict[str, Marginal]:
        people: dict[str, Marginal] = {}
        for document in documents or self.documents:
            for trait in self.known(document, path, _TRAITS):
                people[trait] = self._marginal(document, (*path, trait), trait)
        return people

    def _marginal(self, document: Document, path: tuple[str, ...], trait: str) -> Marginal:
        forms, categories = _TRAITS[trait]
        entry = self.known(document, path, (*forms, "source", "note"))
        given = [form for form in forms if form in entry]
        if len(given) != 1:
            raise profile_error(document, path, "profile.form", {"names": ", ".join(forms)})
        form, source, here = given[0], self.source(document, path, entry), (*path, given[0])
        labels = tuple(each.name.lower() for each in categories or () if not (categories is Activity and each == 0))
        rows: tuple[str, ...] = ()
        if form == "rows":
            rows = HOUSEHOLD_ROWS if trait == "household" else SEGMENT_ROWS
            self.known(document, here, rows)
            numbers = tuple(number for row in rows for number in self.by_label(document, (*here, row), labels, shares=True))
        elif labels:
            numbers = self.by_label(document, here, labels, shares=form == "shares")
        else:
            numbers = self.numbers(document, here, entry[form])
        count, wrong = FORMS[form]
        if count is not None and len(numbers) != count:
            raise profile_error(document, here, "profile.count", {"count": count})
        if instead := wrong(numbers):
            raise must_be(document, here, instead)
        return Marginal(form, numbers, labels, rows, source, str(entry.get("note", "")))

    def _correlations(self) -> dict[tuple[str, str], tuple[float, str]]:
        correlations: dict[tuple[str, str], tuple[float, str]] = {}
        for document in self.documents:
            listed = document.data.get("rank_correlations", [])
            if not isinstance(listed, list):
                raise profile_error(document, ("rank_correlations",), "profile.list")
            for position in range(len(listed)):
                path: KeyPath = ("rank_correlations", position)
                entry = self.known(document, path, ("between", "value", "source"))
                pair, value = entry.get("between"), entry.get("value")
                if not isinstance(pair, list) or len(pair) != 2 or not all(each in CORRELATED for each in pair) or pair[0] == pair[1]:
                    raise profile_error(document, (*path, "between"), "profile.pair", {"names": ", ".join(CORRELATED)})
                if not isinstance(value, int | float) or not -1 < value < 1:
                    raise profile_error(document, (*path, "value"), "profile.correlation")
                first, second = sorted(pair, key=CORRELATED.index)
                correlations[first, second] = (float(value), self.source(document, path, entry))
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
            moved = {"one": CORRELATED[one], "two": CORRELATED[two], "change": f"{change.max():.2f}"}
            raise profile_error(self.documents[-1], ("rank_correlations",), "profile.possible", moved)
        return repaired

    def _neighbourhoods(self) -> Neighbourhoods:
        path = ("neighbourhoods",)
        document, given = self.last(path, dict, "profile.mapping")
        keys = ("names", "shares") if "names" in given else ("count", "unevenness")
        entry = self.known(document, path, (*keys, "joblessness", "source", "note"))
        levels = self.numbers(document, (*path, "joblessness"), entry.get("joblessness"))
        if len(levels) != 2 or not 0 <= levels[0] <= levels[1] <= 1:
            raise profile_error(document, (*path, "joblessness"), "profile.joblessness")
        names = self._names_of_neighbourhoods(document, (*path, "names"), entry["names"]) if "names" in entry else ()
        sizes = self._sizes_by_name(document, path, len(names)) if names else self._sizes_by_count(document, path, entry)
        shares, joblessness = tuple(float(share) for share in sizes / sizes.sum()), tuple(map(float, np.linspace(*levels, sizes.size)))
        return Neighbourhoods(joblessness, shares, self.source(document, path, entry), str(entry.get("note", "")), names)

    def _sizes_by_count(self, document: Document, path: KeyPath, entry: dict[str, Any]) -> NDArray[np.float64]:
        count = entry.get("count")
        if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= 1000:
            raise profile_error(document, (*path, "count"), "profile.neighbourhood_count")
        (unevenness,) = self.numbers(document, (*path, "unevenness"), entry.get("unevenness"))
        # Sizes vary without order: steps of the golden ratio spread evenly and never repeat.
        return np.exp(unevenness * 3.46 * (np.arange(1, count + 1) * 0.6180339887 % 1.0 - 0.5))

    def _names_of_neighbourhoods(self, document: Document, path: KeyPath, names: Any) -> tuple[str, ...]:
        right = isinstance(names, list) and 1 <= len(names) <= 1000 and all(isinstance(name, str) and name for name in names)
        if not right or len(set(names)) < len(names):
            raise profile_error(document, path, "profile.names")
        return tuple(names)

    def _sizes_by_name(self, document: Document, path: KeyPath, count: int) -> NDArray[np.float64]:
        here = (*path, "shares")
        shares = self.numbers(document, here, document.data["neighbourhoods"].get("shares"))
        if len(shares) != count or min(shares) < 0 or sum(shares) <= 0:
            raise profile_error(document, here, "profile.one_per_name")
        return np.array(shares)

    def _selection(self) -> Selection | None:
        path, merged, document = ("select",), {}, self.documents[-1]
        names = ("share", "minimum_age", "years", "age", "noise", "index", "source", "note")
        for each in self.documents:
            if entry := self.known(each, path, names):
                merged, document = {**merged, **entry}, each
        if not merged:
            return None
        if missing := [name for name in names[:-1] if name not in merged]:
            raise profile_error(document, path, "profile.complete", {"names": ", ".join(missing)})
        numbers = [self.numbers(document, (*path, name), merged[name])[0] for name in names[:5]]
        if not 0 < numbers[0] <= 1:
            raise profile_error(document, (*path, "share"), "profile.selected_share")
        index = merged["index"]
        if not isinstance(index, dict) or set(index) != set(INDEX):
            raise profile_error(document, (*path, "index"), "profile.weights", {"names": ", ".join(INDEX)})
        weights = self.numbers(document, (*path, "index"), [index[name] for name in INDEX])
        return Selection(*numbers, index=weights, source=self.source(document, path, merged), note=str(merged.get("note", "")))
