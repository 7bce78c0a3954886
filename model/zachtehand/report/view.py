"""A stored result as the sections of the report see it: in one language, with titles for names."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from zachtehand.experiments.differences import QUANTILES, spread
from zachtehand.experiments.displaced_work import DISPLACED, OFFERS, paid_by_employers, work_lost_by_others
from zachtehand.experiments.money import MUNICIPALITY, real_ledger, terms_of, with_present_value
from zachtehand.experiments.results import Result
from zachtehand.experiments.summary import Row, row
from zachtehand.report.marks import written
from zachtehand.report.texts import words
from zachtehand.texts import Language

EVERYBODY = 0
"""Position of the group of everybody."""
_LONGEST_TITLE, _WIDTH_OF_NAME, _LINES_OF_NAME = 80, 19, 3
_USUAL_LETTER = 0.62
"""Width of a letter in names that fit."""
SOCIETY, WORK = "society", "work"
"""Payers that the report adds up itself: all but those who are paid for work, and the worth of that work."""
OTHERS, SOCIETY_LEAST = "others", "society_least"
"""Others who look for work and find none where clients find it, and society when what these lose is taken off."""


@dataclass(frozen=True)
class View:
    """A result in one language."""

    result: Result
    language: Language

    @property
    def manifest(self) -> dict[str, Any]:
        """What the result is, as plain data."""
        return self.result.manifest

    @cached_property
    def names(self) -> list[str]:
        """The scenarios by the name that the tables know."""
        return [each["name"] for each in self.manifest["scenarios"]]

    @cached_property
    def titles(self) -> list[str]:
        """What people call them, cut where a title is endless."""
        return [_cut(each["resolved"]["title"][self.language], _LONGEST_TITLE) for each in self.manifest["scenarios"]]

    @cached_property
    def beside_lines(self) -> list[str]:
        """The titles on at most three short lines, to stand in pictures."""
        return [_on_lines(title) for title in self.titles]

    @property
    def alone(self) -> bool:
        """Whether there is nothing to compare."""
        return len(self.names) == 1

    @property
    def paired(self) -> bool:
        """Whether differences with the first scenario mean something."""
        return self.manifest["paired"] and not self.alone

    def title(self, name: str) -> str:
        """What people call a scenario."""
        return self.titles[self.names.index(name)]

    def words(self, key: str) -> str:
        """A text of the report."""
        return words(key, self.language)

    def said(self, key: str, values: Mapping[str, Any]) -> Markup:
        """A text of the report, filled in; numbers keep their marks."""
        return written(words(key, self.language), values)

    def row(self, indicator: str, group: str | None = None) -> Row:
        """One indicator of one group, summed up over the run; everybody unless a group is given."""
        asked = group or self.manifest["groups"][EVERYBODY]["key"]
        return row(self.manifest, self.result.values, indicator=indicator, group=asked, language=self.language)

    def series(self, indicator: str, group: str | None = None) -> NDArray[np.float64]:
        """One indicator over the months, (scenarios, worlds, months)."""
        keys = [each["key"] for each in self.manifest["indicators"]]
        groups = [each["key"] for each in self.manifest["groups"]]
        place = groups.index(group) if group else EVERYBODY
        return self.result.values[..., place, keys.index(indicator)].astype(np.float64)

    def groups(self, dimension: str) -> list[dict[str, Any]]:
        """The groups of one dimension: key and label."""
        return [each for each in self.manifest["groups"] if each["key"].startswith(f"{dimension}:")]

    @property
    def terms(self) -> Any:
        """On what terms money was counted."""
        return terms_of(self.manifest)

    @cached_property
    def balance(self) -> dict[str, NDArray[np.float64]]:
        """What each payer receives less what it pays, EUR per client: payer -> (scenarios, worlds, 1 + years); year 0 is the whole run, discounted."""
        by_actor = self.ledger.sum(axis=3)
        keys = [each["key"] for each in self.terms["actors"]]
        found = {key: by_actor[..., position] for position, key in enumerate(keys)}
        found["municipality"] = np.sum([found[each] for each in MUNICIPALITY], axis=0)
        found[WORK] = -found["employer"] - found["customers"]
        found[SOCIETY] = found[WORK] - found["providers"]
        found[OTHERS] = -self._work_lost_by_others
        found[SOCIETY_LEAST] = found[SOCIETY] + found[OTHERS]
        return found

    @property
    def _work_lost_by_others(self) -> NDArray[np.float64]:
        paid = paid_by_employers(self.ledger[:, :, 1:], self.terms)
        lost = work_lost_by_others(paid, self.series(OFFERS), self.series(DISPLACED), paired=self.manifest["paired"])
        return with_present_value(lost[..., None, None], self.terms["discount_rate"])[..., 0, 0]

    @cached_property
    def ledger(self) -> NDArray[np.float64]:
        """EUR per client in the prices of one year, (scenarios, worlds, 1 + years, items, actors); year 0 is the whole run, discounted."""
        return with_present_value(real_ledger(self.result.stored), self.terms["discount_rate"])

    def band_over_worlds(self, series: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Mean, 5th and 95th percentile over the first axis."""
        over = spread(series)
        low, *_, high = QUANTILES
        return over.mean, over.quantiles[low], over.quantiles[high]


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"


def _on_lines(title: str) -> str:
    """A title on at most three lines; where its letters are wide, fewer of them fit."""
    room = max(6, round(_WIDTH_OF_NAME * min(1.0, _USUAL_LETTER * len(title) / max(_width(title), 1e-9))))
    lines = textwrap.wrap(title, room, break_long_words=True) or [title]
    if len(lines) > _LINES_OF_NAME:
        lines = [*lines[: _LINES_OF_NAME - 1], _cut(" ".join(lines[_LINES_OF_NAME - 1 :]), room)]
    return "\n".join(lines)


def _width(words: str) -> float:
    """Width of words as they are drawn, in sizes of the letters."""
    from unicodedata import east_asian_width

    from matplotlib.textpath import TextPath

    plain = "".join("W" if east_asian_width(each) in "WF" or not each.isprintable() else each for each in words)
    return TextPath((0, 0), plain, size=1.0, usetex=False).get_extents().width if plain.strip() else 0.0
