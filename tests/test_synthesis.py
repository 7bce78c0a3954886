"""Synthetic people: as the profile says, the same person whatever the number, tied to each other."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtri
from scipy.stats import spearmanr

from zachtehand.evidence import SOURCES
from zachtehand.initialisation.synthesis import Sampler
from zachtehand.initialisation.ties import link_couples, link_friends
from zachtehand.initialisation.traits import BLOCK
from zachtehand.populations.categories import Activity, Education, Household, Job, Origin, Sex, Status
from zachtehand.populations.clients import Clients
from zachtehand.profiles.files import ProfileError, load_profile, profile_names, read_profile
from zachtehand.profiles.marginals import _GRID, Marginal, _values_on_grid, quantile
from zachtehand.profiles.profile import CORRELATED, Kind, describe
from zachtehand.randomness import Luck
from zachtehand.submodels.starting import TieParameters

WHOLE_STOCKS = ("national", "medium-city")
GROUPS = ("rotterdam-activation-group", "amsterdam-activation-group")
COUNT = 20_000


@cache
def drawn(name: str, kind: Kind = "stock", seed: int = 3) -> Clients:
    return Sampler(load_profile(name), luck=Luck(seed), kind=kind).draw(COUNT)


@cache
def population(months: int = 36) -> Clients:
    """A stock and some months of entrants of a city, with ties."""
    profile = load_profile("medium-city")
    stock = Sampler(profile, luck=Luck(5), kind="stock").draw(6000)
    entrants = Sampler(profile, luck=Luck(5), kind="entrants").draw(100 * months)
    entrants.entry_month[:] = 1 + np.arange(100 * months) // 100
    everybody = stock.joined(entrants)
    link_couples(everybody, everybody.entry_month)
    link_friends(everybody, Luck(5), TieParameters())
    return everybody


def sampling_error(share: float, count: int = COUNT) -> float:
    """Four standard errors of a share."""
    return 4 * (share * (1 - share) / count) ** 0.5


@pytest.mark.parametrize("name", profile_names())
@pytest.mark.parametrize("kind", ["stock", "entrants"])
def test_every_column_is_finite_and_in_range(name: str, kind: Kind) -> None:
    assert drawn(name, kind).out_of_range() == []


@pytest.mark.parametrize("name", WHOLE_STOCKS)
@pytest.mark.parametrize("kind", ["stock", "entrants"])
def test_category_shares_come_out_as_stated(name: str, kind: Kind) -> None:
    people, stated = drawn(name, kind), load_profile(name).people(kind)
    for trait, categories in (("sex", Sex), ("education", Education), ("origin", Origin)):
        for category in categories:
            share = stated[trait].by_label()[category.name.lower()]
            assert (getattr(people, trait) == category).mean() == pytest.approx(share, abs=sampling_error(share)), category


@pytest.mark.parametrize("trait", ["age", "language", "health_physical", "health_mental"])
@pytest.mark.parametrize("kind", ["stock", "entrants"])
def test_bins_fill_as_stated(trait: str, kind: Kind) -> None:
    values = getattr(drawn("national", kind), trait)
    bins = np.reshape(load_profile("national").people(kind)[trait].numbers, (-1, 3))
    for low, high, share in bins:
        assert ((values >= low) & (values < high)).mean() == pytest.approx(share, abs=sampling_error(share) + 1e-4), (low, high)


@pytest.mark.parametrize("name", profile_names())
def test_stated_levels_hold_after_selection(name: str) -> None:
    people, stated = drawn(name), load_profile(name).stock
    outcomes = {"active": people.activity != Activity.NONE, "part_time": people.job == Job.PART_TIME, "exempt": people.exempt_months > 0}
    for trait, outcome in outcomes.items():
        share = stated[trait].number()
        assert outcome.mean() == pytest.approx(share, abs=sampling_error(share) + 0.005), trait
    active = people.activity[people.activity != Activity.NONE]
    for kind, share in stated["activity_kind"].by_label().items():
        assert (active == Activity[kind.upper()]).mean() == pytest.approx(share, abs=sampling_error(share, active.size) + 0.01), kind


def test_national_stock_shows_the_published_figures() -> None:
    people = drawn("national")
    years = people.months_on_benefit / 12
    facts = {
        "under 27": ((people.age < 27), 0.09),
        "45 and over": ((people.age >= 45), 0.57),
        "women": ((people.sex == Sex.WOMAN), 0.56),
        "over one year": ((years >= 1), 0.84),
        "five years or more": ((years >= 5), 0.50),
        "over fifteen years": ((years >= 15), 0.10),
        "bad health": ((people.health_physical < 0.45), 0.22),
        "good health": ((people.health_physical >= 0.70), 0.39),
        "mental-health care": ((people.health_mental < 0.50), 0.31),
        "part-time earnings": ((people.job == Job.PART_TIME), 0.08),
        "exempt": ((people.exempt_months > 0), 0.10),
    }
    for fact, (outcome, figure) in facts.items():
        assert outcome.mean() == pytest.approx(figure, abs=0.02), fact
    households = np.bincount(people.household, minlength=4) / COUNT
    assert 0.48 < households[Household.SINGLE] < 0.56
    assert 0.17 < households[Household.SINGLE_PARENT] < 0.23
    assert people.age.max() < 66


def test_rotterdam_group_shows_facts_that_were_not_put_in() -> None:
    people = drawn("rotterdam-activation-group")
    ill = np.minimum(people.health_physical, people.health_mental) < 0.45
    assert 52 < people.age.mean() < 56
    assert (people.age >= 50).mean() > 0.6  # "merendeels 50-plussers"
    assert people.age.min() >= 27
    assert 11 < people.months_career.mean() / 12 < 14  # "gemiddeld meer dan elf jaar"
    assert 0.43 < ill.mean() < 0.57  # "de helft noemt zich ziek"
    assert people.employability.mean() < -0.25


def test_amsterdam_takes_more_people_and_so_less_distant_ones() -> None:
    rotterdam, amsterdam = (drawn(name) for name in GROUPS)
    assert amsterdam.age.mean() < rotterdam.age.mean()
    assert amsterdam.employability.mean() > rotterdam.employability.mean() + 0.1
    assert amsterdam.health_physical.mean() > rotterdam.health_physical.mean() + 0.02


def test_selection_takes_the_stated_share_of_the_city() -> None:
    # Scarcity is drawn for every candidate, so its stream shows how many candidates it took to find these people.
    profile = load_profile("amsterdam-activation-group")
    people = Sampler(profile, luck=Luck(8), kind="stock").draw(10 * BLOCK)
    assert profile.selection is not None
    places = Luck(8).generator("people.stock.scarcity").random(20 * BLOCK, dtype=np.float32)
    last = np.argmin(np.abs(ndtri(0.5 + 0.5 * places.astype(np.float64)) - people.scarcity[-1]))
    assert people.size / (last + 1) == pytest.approx(profile.selection.share, abs=0.015)


def test_new_claims_are_new_and_transfers_are_not() -> None:
    claims, transfers = drawn("national", "entrants"), drawn("rotterdam-activation-group", "entrants")
    stock, group = drawn("national"), drawn("rotterdam-activation-group")
    assert (claims.status == Status.NOT_YET).all()
    assert claims.months_on_benefit.max() == 0
    assert 0.1 < (claims.months_career > 0).mean() < 0.3
    assert (claims.age < 35).mean() == pytest.approx(0.5, abs=0.03)
    assert claims.health_physical.mean() > stock.health_physical.mean() + 0.04
    assert claims.employability.mean() > 0.3
    assert 3 < transfers.months_on_benefit.mean() / 12 < group.months_on_benefit.mean() / 12


@pytest.mark.parametrize("name", WHOLE_STOCKS)
def test_rank_correlations_between_continuous_traits(name: str) -> None:
    people = drawn(name)
    columns = {"years_on_benefit": "months_on_benefit"}
    continuous = {"age", "language", "years_on_benefit", "employability", "health_physical", "health_mental", "debt", "human_capital",
                  "autonomous_anchor", "efficacy_anchor", "trust_anchor"}  # fmt: skip
    checked = 0
    for (one, two), (stated, _) in load_profile(name).correlations.items():
        if {one, two} <= continuous:
            found = spearmanr(getattr(people, columns.get(one, one)), getattr(people, columns.get(two, two))).statistic
            assert found == pytest.approx(stated, abs=0.04), (one, two)
            checked += 1
    assert checked > 15


def test_categories_lean_the_stated_way() -> None:
    people = drawn("national")
    assert people.language[people.origin == Origin.NON_WESTERN].mean() < people.language[people.origin == Origin.DUTCH].mean() - 0.2
    assert people.language[people.education == Education.HIGH].mean() > people.language[people.education == Education.LOW].mean() + 0.05
    assert people.care_duty[people.sex == Sex.WOMAN].mean() > people.care_duty[people.sex == Sex.MAN].mean()
    joblessness = np.array(load_profile("national").neighbourhoods.joblessness)[people.neighbourhood]
    assert joblessness[people.origin == Origin.NON_WESTERN].mean() > joblessness[people.origin == Origin.DUTCH].mean()
    assert (people.sex[people.household == Household.SINGLE_PARENT] == Sex.WOMAN).mean() > 0.85


def test_temperament_has_the_stated_distributions() -> None:
    people = drawn("national")
    assert people.need_weights.sum(axis=0) == pytest.approx(np.ones(COUNT), abs=1e-5)
    assert people.need_weights.var(axis=1) == pytest.approx(np.full(3, 2 / 90), rel=0.05)  # Dirichlet(3, 3, 3)
    assert people.buffering.mean() == pytest.approx(0.5, abs=0.01)
    assert people.reactance_rate.mean() == pytest.approx(0.8, abs=0.02)
    assert people.reactance_rate.var() == pytest.approx(0.8**2 / 1.5, rel=0.08)
    assert people.reactance_threshold.mean() == pytest.approx(2 / 7, abs=0.01)
    assert people.scarcity.mean() == pytest.approx((2 / np.pi) ** 0.5, abs=0.02)
    assert people.satisfaction_constant.std() == pytest.approx(1.5, abs=0.04)


def test_clocks_agree_with_each_other_and_with_age() -> None:
    for name in profile_names():
        people = drawn(name)
        assert (people.months_career >= people.months_on_benefit).all()
        assert (people.months_career <= 12 * (people.age - 18) + 1).all()
        assert (people.months_since_talk <= people.months_on_benefit).all()
        assert (people.months_since_work[people.job == Job.PART_TIME] == 0).all()
        child = people.youngest_child_age
        assert (child[np.isin(people.household, (Household.SINGLE, Household.COUPLE))] == 99).all()
        assert (child[people.household == Household.SINGLE_PARENT] <= 18).all()
        assert (people.age[child < 99] - child[child < 99] >= 17).all()


def test_activity_fits_the_person() -> None:
    people = drawn("national")
    assert people.language[people.activity == Activity.LANGUAGE].mean() < 0.6
    assert people.care_duty[people.activity == Activity.INFORMAL_CARE].all()
    volunteers, idle = people.activity == Activity.VOLUNTEERING, people.activity == Activity.NONE
    assert people.health_mental[volunteers].mean() > people.health_mental[idle].mean()
    assert people.autonomous[volunteers].mean() > people.autonomous[idle].mean()
    assert (people.activity_hours[~idle] > 0).all()
    assert people.activity_hours[idle].max() == 0
    assert not (people.hidden_income & (people.job == Job.PART_TIME)).any()


@pytest.mark.parametrize("name", ["national", "rotterdam-activation-group"])
@pytest.mark.parametrize("kind", ["stock", "entrants"])
def test_person_k_is_the_same_person_however_many_are_drawn(name: str, kind: Kind) -> None:
    profile = load_profile(name)
    many = Sampler(profile, luck=Luck(11), kind=kind).draw(BLOCK + 500)
    few = Sampler(profile, luck=Luck(11), kind=kind).draw(300)
    sampler = Sampler(profile, luck=Luck(11), kind=kind)
    sampler.draw(BLOCK + 100)
    late = sampler.draw(200)
    for column in Clients.declared:
        assert np.array_equal(getattr(many.first(300), column), getattr(few, column)), column
        assert np.array_equal(getattr(many, column)[..., BLOCK + 100 : BLOCK + 300], getattr(late, column)), column


def test_a_sampler_goes_on_where_it_stopped() -> None:
    profile = load_profile("rotterdam-activation-group")
    sampler = Sampler(profile, luck=Luck(11), kind="entrants")
    parts = [sampler.draw(count) for count in (0, 1, 700, BLOCK)]
    whole = Sampler(profile, luck=Luck(11), kind="entrants").draw(BLOCK + 701)
    for column in Clients.declared:
        assert np.array_equal(np.concatenate([getattr(part, column) for part in parts], axis=-1), getattr(whole, column)), column


@given(st.lists(st.floats(0, 1, width=32), max_size=40))
def test_quantiles_between_the_points_of_a_table_are_interpolated(places: list[float]) -> None:
    marginal = Marginal("beta", (0.3, 0.15))
    place = np.concatenate([np.array(places, np.float32), _GRID.astype(np.float32)])
    assert np.array_equal(quantile(marginal, place), np.interp(place, _GRID, _values_on_grid("beta", (0.3, 0.15))).astype(np.float32))


def test_seed_and_kind_give_other_people() -> None:
    profile = load_profile("medium-city")
    ages = [Sampler(profile, luck=Luck(seed), kind=kind).draw(50).age for seed, kind in ((0, "stock"), (1, "stock"), (0, "entrants"))]
    assert not any(np.array_equal(one, two) for one, two in pairwise(ages))


def test_no_people_and_one_person() -> None:
    for count in (0, 1):
        people = Sampler(load_profile("medium-city"), luck=Luck(0), kind="stock").draw(count)
        link_couples(people, np.zeros(count, np.int64))
        link_friends(people, Luck(0), TieParameters())
        assert people.size == count
        assert (people.partner == -1).all()
        assert (people.friends == -1).all()


def test_partners_are_each_others_partner_and_share_a_home() -> None:
    people = population()
    linked = np.flatnonzero(people.partner >= 0)
    partner = people.partner[linked]
    assert linked.size > 1000
    assert np.array_equal(people.partner[partner], linked)
    for column in (people.neighbourhood, people.household, people.youngest_child_age, people.entry_month):
        assert np.array_equal(column[partner], column[linked])
    assert (people.sex[partner] != people.sex[linked]).all()
    parents = linked[people.youngest_child_age[linked] < 99]
    assert (people.age[parents] - people.youngest_child_age[parents] >= 17).all()
    assert np.array_equal(np.isin(people.household, (Household.COUPLE, Household.COUPLE_WITH_CHILDREN)), people.partner >= 0)
    assert np.corrcoef(people.age[linked], people.age[partner])[0, 1] > 0.6


def test_linking_couples_changes_little_else() -> None:
    before = drawn("medium-city")
    after = before.copy()
    link_couples(after, np.zeros(COUNT, np.int64))
    touched = {"partner", "household", "youngest_child_age", "neighbourhood"}
    for column in set(Clients.declared) - touched:
        assert np.array_equal(getattr(before, column), getattr(after, column)), column
    assert (before.household != after.household).mean() < 0.02
    assert (before.neighbourhood != after.neighbourhood).mean() < 0.03


def test_friends_are_near_in_place_and_age_and_never_from_the_future() -> None:
    people = population()
    uid = np.broadcast_to(np.arange(people.size), people.friends.shape)
    inside = people.friends >= 0
    friend, self_ = people.friends[inside], uid[inside]
    assert people.friends.max() < people.size
    assert 0.28 < 1 - inside.mean() < 0.40
    assert (friend != self_).all()
    assert (friend != people.partner[self_]).all()
    assert (people.entry_month[friend] <= people.entry_month[self_]).all()
    assert (people.neighbourhood[friend] == people.neighbourhood[self_]).mean() > 0.65
    born = np.maximum(people.entry_month, 0) / 12 - people.age
    stranger = np.random.default_rng(1).permutation(born)
    assert np.abs(born[friend] - born[self_]).mean() < 0.5 * np.abs(stranger - born).mean()
    assert all(len(set(row[row >= 0])) == (row >= 0).sum() for row in people.friends.T[:500])


def test_ties_do_not_depend_on_who_is_still_to_come() -> None:
    whole, shorter = population(), population(months=15)
    for column in Clients.declared:
        assert np.array_equal(getattr(shorter, column), getattr(whole.first(shorter.size), column)), column


@pytest.mark.parametrize("name", profile_names())
def test_every_row_of_the_description_has_a_known_source(name: str) -> None:
    profile = load_profile(name)
    rows = describe(profile)
    assert {row.trait for row in rows} > set(profile.stock)
    assert all(row.value for row in rows)
    assert all(row.source in SOURCES or row.source in profile.sources for row in rows)
    assert {"en", "nl"} <= set(profile.title)
    assert sum(profile.neighbourhoods.client_shares) == pytest.approx(1)


def test_unknown_profile_offers_the_nearest() -> None:
    with pytest.raises(ProfileError, match="rotterdam-activation-group"):
        load_profile("rotterdam-activation")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("people:\n  sexx: {shares: {man: 0.5, woman: 0.5}, source: design}\n", r":3:3: “sexx” is not a key under people; did you mean “sex”"),
        ("people:\n  sex: {shares: {man: 0.5, woman: 0.6}, source: design}\n", r":3:17: people.sex.shares must be shares .* 1.1"),
        ("people:\n  sex: {shares: {man: 1.0}, source: design}\n", r"missing: woman"),
        ("people:\n  sex: {shares: {man: 0.5, woman: 0.5}, source: dezign}\n", r"people.sex.source must be .* “design”"),
        ("people:\n  age: {bins: [[18, 30, 0.5], [31, 66, 0.5]], source: design}\n", r"people.age.bins must be bins .* touch"),
        ("people:\n  debt: {beta: [0.5, 0.6], source: design}\n", r"people.debt.beta must be a mean"),
        ("people:\n  debt: {beta: 0.5, source: design}\n", r"people.debt.beta must be 2 number"),
        ("people:\n  age: {normal: [40, 5], source: design}\n", r"“normal” is not a key under people.age"),
        ("rank_correlations:\n  - {between: [age, agee], value: 0.2, source: design}\n", r"rank_correlations.0.between must be two of"),
        ("rank_correlations:\n  - {between: [age, debt], value: 1.2, source: design}\n", r"rank_correlations.0.value must be"),
        ("entrants: {kind: births}\n", r"entrants.kind must be claims or transfers"),
        ("neighbourhoods: {count: 0, unevenness: 0.5, joblessness: [0.1, 0.3], source: design}\n", r"neighbourhoods.count must be"),
        ("select: {share: 0.5}\n", r"select must be complete; missing: minimum_age"),
    ],
)
def test_mistakes_in_a_profile_are_named_with_their_place(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(f"extends: national\n{text}")
    with pytest.raises(ProfileError, match=message):
        read_profile(file)


def test_contradictory_correlations_are_refused_and_slight_contradictions_smoothed(tmp_path: Path) -> None:
    def outcome(hundredths: int) -> str:
        file = tmp_path / f"own{hundredths}.yaml"
        pair = f"{{between: [age, health_mental], value: 0.{hundredths}, source: design}}"
        file.write_text(f"extends: national\nrank_correlations:\n  - {pair}\n")
        try:
            matrix = read_profile(file).correlation_matrix
        except ProfileError as error:
            return str(error).partition("; ")[0].rpartition(": ")[2]
        assert np.linalg.eigvalsh(matrix)[0] > 0
        moved = matrix[CORRELATED.index("age"), CORRELATED.index("health_mental")] - 2 * np.sin(np.pi * hundredths / 600)
        assert abs(moved) <= 0.02
        return "smoothed" if moved else "exact"

    outcomes = [outcome(hundredths) for hundredths in range(20, 99, 2)]
    assert list(dict.fromkeys(outcomes)) == ["exact", "smoothed", "rank_correlations must be possible together"]


def test_own_profile_says_only_what_differs(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("extends: medium-city\npeople:\n  care_duty: {share: 0.5, source: design}\n")
    own, base = read_profile(file), load_profile("medium-city")
    assert own.stock["care_duty"].number() == own.entrants["care_duty"].number() == 0.5
    assert {trait for trait in own.stock if own.stock[trait] != base.stock[trait]} == {"care_duty"}
    people = Sampler(own, luck=Luck(2), kind="stock").draw(4000)
    assert people.care_duty.mean() == pytest.approx(0.5, abs=sampling_error(0.5, 4000))
