"""Who pays and who gains, by year: the table of a social cost–benefit analysis (MKBA), from the stored ledger alone.

Every amount is brought to the prices of one year and discounted to the start of the policy (amounts of year t
stand, on average, t − ½ years from it). A policy is held against the first one in the same worlds, so a band
holds both luck and what is uncertain. What one pays another receives: over all payers the balance is zero,
and what the policy costs society is what it spends on people and things (the providers' receipts).

Life satisfaction is not turned into money here: no official Dutch value was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.differences import spread
from zachtehand.experiments.engine.work import LEDGER
from zachtehand.experiments.errors import ExperimentError
from zachtehand.input_errors import Place, shown

if TYPE_CHECKING:
    import pandas

    from zachtehand.experiments.engine import Stored

WHOLE_RUN = 0
"""Stands where a year does, for all years together."""

COLUMNS = ("scenario", "actor", "item", "year", "measure", "mean", "p05", "p95", "n")
MUNICIPALITY = ("municipality_benefit", "municipality_work", "wmo")
"""The three budgets of the municipality, by the key of the payer."""
PROVIDERS = "providers"
ALL = "all"
"""Stands where an item does, for all items together."""
GROUPS: Mapping[str, tuple[str, ...]] = {"municipality": MUNICIPALITY}
"""Payers taken together, by the name of the group."""


def real_ledger(stored: Stored) -> NDArray[np.float64]:
    """The ledger by year in the prices of one year.

    Returns:
        EUR per client at the start, shape (scenarios, worlds, years, items, actors), paid below zero. The last
        year may hold fewer than twelve months.

    Raises:
        ExperimentError: the result keeps no money, or was stored without its terms by an older version.
    """
    manifest = stored.manifest
    terms = terms_of(manifest)
    if LEDGER not in stored.tables or manifest["months_kept"] != list(range(1, manifest["months"] + 1)):
        raise ExperimentError("no_money", place=None if stored.folder is None else Place(str(stored.folder)))
    shape = (manifest["months"], len(terms["items"]), len(terms["actors"]))
    amounts = stored.array(LEDGER, "amount", shape)
    contexts = [scenario["resolved"]["context"] for scenario in manifest["scenarios"]]
    first_months = np.arange(0, manifest["months"], 12)
    by_year = []
    for of_scenario, context in zip(amounts, contexts, strict=True):
        level = np.asarray(terms["price_levels"][context["start"]])[:, None, None]
        by_year.append(np.add.reduceat(of_scenario / level / context["clients"], first_months, axis=1))
    return np.stack(by_year)


def terms_of(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    """The terms on which money was counted. Raises ExperimentError for a result without them."""
    if "money" not in manifest:
        raise ExperimentError("older_result", {"version": shown(manifest.get("made_by", {}).get("zachtehand") or "?")})
    return manifest["money"]


def discount_factors(years: int, rate: float) -> NDArray[np.float64]:
    """What a euro of each year is worth at the start of the policy: (1 + rate)^(½ − t) for year t = 1, 2, …"""
    return np.asarray((1.0 + rate) ** (0.5 - np.arange(1, years + 1)), np.float64)


def cost_benefit(stored: Stored) -> pandas.DataFrame:
    """What every payer receives on balance, per year and over the whole run, and how that changes against the first scenario.

    Returns:
        One row per scenario × actor × item × year × measure, EUR per client at the start in the prices of the
        price year, paid below zero, with the columns of :data:`COLUMNS`. ``year`` 1, 2, … are amounts of
        that year, not discounted; :data:`WHOLE_RUN` is all of them together, discounted. ``item`` "all" is the balance of the
        actor. ``measure`` is "level" or, in other scenarios than the first of a paired result, "difference"
        with the first. ``actor`` also has "municipality": its three budgets together.

    Raises:
        ExperimentError: see :func:`real_ledger`.
    """
    import pandas as pd

    return pd.DataFrame.from_records(list(_rows(stored.manifest, real_ledger(stored))), columns=list(COLUMNS))


def _rows(manifest: Mapping[str, Any], real: NDArray[np.float64]) -> Iterator[tuple[Any, ...]]:
    terms = terms_of(manifest)
    actors = [each["key"] for each in terms["actors"]]
    items = [each["key"] for each in terms["items"]]
    worth = with_present_value(real, terms["discount_rate"])
    for number, scenario in enumerate(manifest["scenarios"]):
        samples = {"level": worth[number]}
        if number and manifest["paired"]:
            samples["difference"] = worth[number] - worth[0]
        for measure, sample in samples.items():
            for actor in (*GROUPS, *actors):
                places = [actors.index(each) for each in GROUPS.get(actor, (actor,))]
                together = sample[..., places].sum(axis=-1)
                yield from _spread_rows(scenario["name"], actor, ALL, measure, together.sum(axis=-1))
                for place, item in enumerate(items):
                    if together[..., place].any():
                        yield from _spread_rows(scenario["name"], actor, item, measure, together[..., place])


def with_present_value(real: NDArray[np.float64], rate: float) -> NDArray[np.float64]:
    """Put the discounted sum over all years before the years: (…, years, items, actors) -> (…, 1 + years, items, actors)."""
    factors = discount_factors(real.shape[-3], rate)
    present = np.einsum("...yia,y->...ia", real, factors)
    return np.concatenate([present[..., None, :, :], real], axis=-3)


def _spread_rows(scenario: str, actor: str, item: str, measure: str, sample: NDArray[np.float64]) -> Iterator[tuple[Any, ...]]:
    """Rows over (worlds, 1 + years)."""
    over = spread(sample)
    for year in range(sample.shape[1]):
        low, high = (float(over.quantiles[name][year]) for name in ("p05", "p95"))
        yield scenario, actor, item, year, measure, float(over.mean[year]), low, high, int(over.n[year])
