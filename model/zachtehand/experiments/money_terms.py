"""On what terms money was counted: payers, items, prices with their sources, price levels and the discount rate.

This is stored with every result, so that a report on it needs nothing of the model. Conventions are those of
Dutch social cost–benefit analyses: amounts of all years in the prices of one year, discounted at one rate to
the start of the policy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from zachtehand.evidence import SOURCES
from zachtehand.law import entries, price_level

if TYPE_CHECKING:
    from zachtehand.scenario import Scenario

DISCOUNT_RATE, DISCOUNT_SOURCE = 0.0225, "discount-rate"
"""A year, for all costs and benefits, and the key of its source."""


def money_terms(scenarios: Sequence[Scenario], months: int) -> dict[str, Any]:
    """The terms as plain data.

    Returns:
        ``price_year``, ``discount_rate`` (a year), ``discount_source``, ``known_until`` (date up to which the
        benefit norm is known; the price level stays as it is from then on), ``price_levels`` (a list per
        month in which a run starts: level of each month over that of the price year), ``actors`` and ``items`` (key, label; items
        also ``once`` and ``prices``) and ``prices`` (path, label, value, unit, year, low, high, grade, citation, url).
    """
    from zachtehand.submodels.ledger import PRICE_LEVEL_YEAR, LedgerParameters
    from zachtehand.submodels.ledger_words import ACTORS, ITEMS

    source = SOURCES[DISCOUNT_SOURCE]
    return {
        "price_year": int(PRICE_LEVEL_YEAR),
        "discount_rate": DISCOUNT_RATE,
        "discount_source": {"citation": source.citation, "url": source.url, "grade": source.grade},
        "known_until": str(next(entry for entry in entries() if entry.name == "norm_single").known_until),
        "price_levels": {each.context.start: [price_level(each.year_at(month), PRICE_LEVEL_YEAR) for month in range(months)] for each in scenarios},
        "actors": [{"key": actor.name.lower(), "label": dict(label)} for actor, label in ACTORS.items()],
        "items": [
            {"key": item.name.lower(), "label": {"en": named.en, "nl": named.nl}, "once": named.once, "prices": list(named.prices)}
            for item, named in ITEMS.items()
        ],
        "prices": [_price(name) for name in LedgerParameters.declared],
    }


def _price(name: str) -> dict[str, Any]:
    from zachtehand.submodels.ledger import LedgerParameters, price_year
    from zachtehand.submodels.ledger_words import PRICES

    declared = LedgerParameters.declared[name]
    source = SOURCES[declared.source]
    return {
        "path": f"ledger.{name}", "label": dict(PRICES[name]), "value": declared.value, "unit": declared.unit, "year": price_year(declared.unit),
        "low": declared.low, "high": declared.high, "grade": source.grade, "citation": source.citation, "url": source.url,
    }  # fmt: skip
