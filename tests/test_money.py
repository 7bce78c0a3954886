"""Who pays and who gains: the table of costs and benefits equals what is worked out by hand from the stored ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow.parquet as parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zachtehand.experiments.conduct import conduct
from zachtehand.experiments.engine import Batch, Tables
from zachtehand.experiments.engine.work import ledger_columns, outcome_columns, start_columns
from zachtehand.experiments.errors import ExperimentError
from zachtehand.experiments.money import COLUMNS, MUNICIPALITY, WHOLE_RUN, discount_factors, with_present_value
from zachtehand.experiments.money_terms import DISCOUNT_RATE, money_terms
from zachtehand.experiments.plan import plan
from zachtehand.experiments.results import load
from zachtehand.law import price_level
from zachtehand.observation import GROUPS, INDICATORS
from zachtehand.scenario import Scenario
from zachtehand.submodels.ledger import LedgerParameters, price_year
from zachtehand.submodels.ledger_entries import Actor, Item
from zachtehand.submodels.ledger_words import ACTORS, ITEMS, PRICES

CLIENTS = 100
MONTHS = 18


def scenario(name: str, **context: object) -> Scenario:
    words = {key: {"en": name, "nl": name} for key in ("title", "question", "description")}
    return Scenario.from_dict({
        "name": name, **words, "source": "this test",
        "context": {"profile": "rotterdam-activation-group", "clients": CLIENTS, "reference": {"caseload": 500}, **context},
    })  # fmt: skip


def made_up(batch: Batch) -> Iterator[Tables]:
    """A ledger in which the second scenario pays 300 a month for caseworkers and 100 less in benefits, with some luck."""
    months = np.arange(1, batch.months + 1)
    items, actors = (tuple(each.name.lower() for each in kind) for kind in (Item, Actor))
    for point in batch.points:
        book = np.zeros((batch.months, len(Item), len(Actor)))
        paid = 1_000.0 + 10 * batch.world.seed - (100 if point.label == "b" else 0)
        book[:, Item.BENEFITS, Actor.MUNICIPALITY_BENEFIT], book[:, Item.BENEFITS, Actor.CLIENT] = -paid, paid
        work = 300.0 if point.label == "b" else 0.0
        book[:, Item.CASEWORKERS, Actor.MUNICIPALITY_WORK], book[:, Item.CASEWORKERS, Actor.PROVIDERS] = -work, work
        yield {
            "outcomes": outcome_columns(np.zeros((batch.months, len(GROUPS), len(INDICATORS)), np.float32), months, tuple(GROUPS), tuple(INDICATORS)),
            "ledger": ledger_columns(book, months, items, actors),
            "starts": start_columns([]),
        }


def stored(folder: Path, **context: object) -> Path:
    study = plan("compare", [scenario("a", **context), scenario("b", **context)], seeds=5, draws=None, months=MONTHS, work=made_up)
    conduct(study, workers=1, out=folder)
    return folder


def test_a_hand_computed_policy(tmp_path: Path) -> None:
    """From January 2026 on the price level is known to rise to the last norm found and to stay there."""
    rows = load(stored(tmp_path / "out")).cost_benefit().set_index(["scenario", "actor", "item", "year", "measure"])
    assert tuple(rows.reset_index().columns[:5]) == COLUMNS[:5]
    first = rows.loc[("b", "municipality", "all", 1, "difference")]
    assert first["mean"] == pytest.approx(-200 * 12 / CLIENTS, rel=1e-9)
    assert first["p05"] == pytest.approx(first["p95"])
    half = rows.loc[("b", "client", "all", 2, "difference")]
    assert half["mean"] == pytest.approx(-100 * 6 / CLIENTS)
    worth = -200 / CLIENTS * (12 / 1.0225**0.5 + 6 / 1.0225**1.5)
    assert rows.loc[("b", "municipality", "all", WHOLE_RUN, "difference"), "mean"] == pytest.approx(worth)
    assert rows.loc[("a", "client", "all", 1, "level"), "mean"] == pytest.approx(1_020 * 12 / CLIENTS)
    assert ("a", "client", "all", 1, "difference") not in rows.index
    assert rows.loc[("b", "providers", "caseworkers", 1, "difference"), "mean"] == pytest.approx(36)


def test_amounts_of_earlier_years_are_brought_to_the_prices_of_one_year(tmp_path: Path) -> None:
    rows = load(stored(tmp_path / "out", start="2018-01")).cost_benefit()
    chosen = rows[(rows.actor == "providers") & (rows["item"] == "all") & (rows.year == 1) & (rows.measure == "difference")]
    expected = sum(300 / CLIENTS / price_level(2018 + month / 12) for month in range(12))
    assert chosen["mean"].item() == pytest.approx(expected)
    assert expected > 36 * 1.2


def test_the_table_is_what_the_parquet_file_adds_up_to(tmp_path: Path) -> None:
    folder = stored(tmp_path / "out")
    ledger = parquet.read_table(folder / "ledger.parquet").to_pandas()
    by_hand = ledger[(ledger.scenario == "b") & ledger.actor.isin(MUNICIPALITY) & (ledger.month > 12)].groupby("seed", observed=True).amount.sum() / CLIENTS
    rows = load(folder).cost_benefit()
    row = rows[(rows.scenario == "b") & (rows.actor == "municipality") & (rows["item"] == "all") & (rows.year == 2) & (rows.measure == "level")].iloc[0]
    assert row["mean"] == pytest.approx(by_hand.mean())
    assert row["p05"] == pytest.approx(np.quantile(by_hand, 0.05))
    assert row["p95"] == pytest.approx(np.quantile(by_hand, 0.95))
    assert row["n"] == 5


@given(st.integers(1, 8), st.integers(0, 2**31))
def test_what_one_pays_another_receives_stays_true_after_discounting(years: int, seed: int) -> None:
    book = np.random.default_rng(seed).normal(size=(2, years, 4, 5))
    book[..., -1] = -book[..., :-1].sum(axis=-1)
    worth = with_present_value(book, DISCOUNT_RATE)
    assert worth.shape == (2, years + 1, 4, 5)
    np.testing.assert_allclose(worth.sum(axis=-1), 0, atol=1e-12)
    np.testing.assert_array_equal(worth[:, 1:], book)
    np.testing.assert_allclose(with_present_value(book, 0.0)[:, 0], book.sum(axis=1))


def test_a_later_euro_is_worth_less() -> None:
    factors = discount_factors(3, DISCOUNT_RATE)
    assert factors.tolist() == pytest.approx([1.0225**-0.5, 1.0225**-1.5, 1.0225**-2.5])


def test_every_payer_item_and_price_has_words_and_every_price_a_year_and_a_source() -> None:
    assert list(ACTORS) == list(Actor)
    assert list(ITEMS) == list(Item)
    assert set(PRICES) == set(LedgerParameters.declared)
    used = {name for each in ITEMS.values() for name in each.prices}
    assert used == set(PRICES)
    for price in money_terms([], 0)["prices"]:
        assert (price["year"] is not None) == price["unit"].startswith("EUR"), price["path"]
        assert price["citation"]
        assert price["grade"] in ("measured", "estimated", "expert", "calibrated", "assumption")


def test_a_price_year_is_read_from_its_unit() -> None:
    assert price_year("EUR/year of 2018") == 2018.0
    assert price_year("share") is None


def test_a_result_without_money_or_without_its_terms_gets_one_sentence(tmp_path: Path) -> None:
    result = load(stored(tmp_path / "out"))
    money = result.manifest.pop("money")
    with pytest.raises(ExperimentError, match="older version"):
        result.cost_benefit()
    result.manifest["money"] = money
    result.manifest["months_kept"] = [1, 6]
    with pytest.raises(ExperimentError, match="money of every month"):
        result.cost_benefit()
