"""What would turn the conclusion around: worlds that disagree, the assumption that tells them apart, and the price that evens the balance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from zachtehand.experiments.background import PARAMETERS
from zachtehand.experiments.differences import horizon_measure, measured
from zachtehand.experiments.numbers import number
from zachtehand.experiments.summary import entry
from zachtehand.report.marks import Shown
from zachtehand.report.money import municipality_items, sample_of
from zachtehand.report.view import View
from zachtehand.texts.parameters import sentence_of

CONCLUSIONS = ("exit_work", "active_real", "life_satisfaction", "parked")
"""Indicators whose differences are conclusions; the balance of the municipality is the last one."""
LEAST_WORLDS, FEWEST_ASIDE = 30, 5
"""Fewer worlds, or fewer on either side, tell nothing about assumptions."""
UNLIKELY = 0.05
"""An assumption that chance alone would make as telling more often than this is not named."""
A_QUARTER = 0.25
_BREAK_EVEN_WITHIN = 1.0
_BREAK_EVENS = 3


@dataclass(frozen=True)
class Against:
    """A conclusion and, per policy, in how many worlds it points the other way."""

    label: str
    cells: list[Shown]


def samples(view: View) -> Iterator[tuple[str, str, list[NDArray[np.float64]]]]:
    """Key, label, and the differences of every policy but the first, one per world."""
    for key in CONCLUSIONS:
        described = entry(view.manifest["indicators"], key)
        values = measured(view.series(key)[..., None, None], horizon_measure(described["kind"]))[..., 0, 0]
        yield key, described["label"][view.language], [values[each] - values[0] for each in range(1, len(view.names))]
    balances = [sample_of(view, "municipality", each)[:, 0] for each in range(1, len(view.names))]
    yield "money", view.words("money_short"), balances


def against(sample: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which worlds do not point the way of the mean."""
    return sample * np.sign(np.nanmean(sample)) <= 0


def table(view: View) -> list[Against]:
    """Conclusions and the worlds that disagree."""
    return [
        Against(label, [_count(view, key, name, sample) for name, sample in zip(view.names[1:], of_policies, strict=True)])
        for key, label, of_policies in samples(view)
    ]


def _count(view: View, key: str, name: str, sample: NDArray[np.float64]) -> Shown:
    count, worlds = int(against(sample).sum()), int(np.isfinite(sample).sum())
    return Shown(count, view.words("against").format(against=count, worlds=worlds), f"against|{key}|{name}")


def shaky(view: View) -> tuple[int, int]:
    """How many of all conclusions at least a quarter of the worlds disagree with."""
    shares = [against(sample).mean() for _, _, of_policies in samples(view) for sample in of_policies]
    return sum(share >= A_QUARTER for share in shares), len(shares)


def assumptions(view: View) -> list[Any]:
    """Per conclusion with enough worlds on either side, the assumption that tells them apart; one sentence where there are too few worlds."""
    worlds = view.manifest["worlds"]
    if len(worlds) < LEAST_WORLDS or not all(world["draw"] for world in worlds):
        return [view.said("assumptions_few", {"worlds": len(worlds), "least": LEAST_WORLDS, "fewest": FEWEST_ASIDE})]
    draws = view.manifest["draws"]
    paths = sorted(draws[str(worlds[0]["draw"])])
    values = np.array([[draws[str(world["draw"])][path] for path in paths] for world in worlds])
    said = []
    for _, label, of_policies in samples(view):
        for title, sample in zip(view.titles[1:], of_policies, strict=True):
            turned = against(sample)
            if min(turned.sum(), (~turned).sum()) < FEWEST_ASIDE:
                continue
            path, chance = _most_telling(values, paths, turned)
            about = {"label": label, "policy": title, "count": len(paths)}
            if chance < UNLIKELY:
                shown = number(chance, "share", view.language, step=0.001)
                said.append(view.said("assumptions_found", {**about, "parameter": _parameter(path, view), "chance": shown}))
            else:
                said.append(view.said("assumptions_none", {**about}))
    return said or [view.said("assumptions_firm", {"worlds": len(worlds), "fewest": FEWEST_ASIDE})]


def _parameter(path: str, view: View) -> Markup:
    """A parameter by its sentence, with its path in small type; by its path alone where a result kept no sentences."""
    stored = view.result.stored
    kept = {row["path"]: row["text"] for row in stored.table(PARAMETERS).to_pylist()} if PARAMETERS in stored.tables else {}
    sentence = sentence_of(path, kept.get(path, path), view.language)
    return Markup("“{}” <small>({})</small>").format(sentence.removesuffix("."), path)


def _most_telling(values: NDArray[np.float64], paths: list[str], turned: NDArray[np.bool_]) -> tuple[str, float]:
    """The assumption whose ranks differ most between the worlds that turn and the others, and how often chance gives one like it among all (Bonferroni)."""
    from scipy.stats import mannwhitneyu

    chances = np.nan_to_num(mannwhitneyu(values[turned], values[~turned], axis=0).pvalue, nan=1.0)
    best = int(np.argmin(chances))
    return paths[best], min(1.0, float(chances[best]) * len(paths))


def break_even(view: View) -> list[Any]:
    """Per policy, by how much one item of the municipality must be dearer or cheaper for the mean balance to be that of the first policy."""
    items = view.terms["items"]
    priced = [position for position, each in enumerate(items) if each["prices"] and "benefit_share" not in each["prices"]]
    gains = municipality_items(view)[..., 0, :].mean(axis=1)
    said = []
    for position, title in enumerate(view.titles[1:], start=1):
        balance = float(gains[position].sum())
        turns = sorted((abs(balance / gains[position, each]), each) for each in priced if gains[position, each])
        near = [(share, each) for share, each in turns if share <= _BREAK_EVEN_WITHIN][:_BREAK_EVENS]
        if not near:
            said.append(view.said("break_even_none", {"policy": title}))
        for share, each in near:
            # A cost of this policy (below zero) has to fall where the balance is below zero; a saving would have to be larger.
            dearer = balance > 0 if gains[position, each] < 0 else balance < 0
            shown = Shown(share, number(share, "share", view.language, step=0.01), f"breakeven|{view.names[position]}|{items[each]['key']}")
            label = items[each]["label"][view.language]
            said.append(view.said("break_even_item", {"policy": title, "item": label, "share": shown, "way": view.words("dearer" if dearer else "cheaper")}))
    return said
