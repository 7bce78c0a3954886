"""Taking part: can × want × asked (model 6.9)."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from contract import SLACK, changed, column, columns, given, kept, one, only, risen
from hypothesis import strategies as st

from zachtehand.populations.categories import Activity
from zachtehand.submodels.activity_kinds import FitParameters
from zachtehand.submodels.participation import (
    ParticipationParameters,
    asked_by_plan,
    asked_by_recruiters,
    asked_without_talk,
    assigned_unsuited,
    can,
    choose_kind,
    drops_out,
    exempted,
    goes_along,
    host_accepts,
    hours_of_choice,
    hours_under_duty,
    ladder_step,
    personal_fit,
    self_reliance,
    stands_on,
    voluntariness_at_start,
    voluntariness_of_assigned,
    want,
    want_at_talk_under_duty,
    with_guidance,
)

P = ParticipationParameters
KINDS = len(Activity)


def test_ability_by_hand() -> None:
    p = only(P, can_base=0.35, can_health=0.35, can_debt=0.2, can_language=0.1, can_child=0.12, can_care=0.06)
    # 0.35 + 0.35 · (0.6 + 0.5) − 0.2 · 0.4 + 0.1 · (0.8 − 0.7) − 0.12 · 1 · (1 − 0.5) = 0.605
    assert can(one(0.6), one(0.5), one(0.4), one(0.8), one(1.0), 0.5, p)[0] == pytest.approx(0.605)
    assert can(one(0.6), one(0.5), one(0.4), one(0.8), one(1.0), 1.0, p)[0] == pytest.approx(0.665)
    carer = can(one(0.6), one(0.5), one(0.4), one(0.8), one(1.0), 1.0, p, gives_care=one(1.0), travel=one(0.05))
    assert carer[0] == pytest.approx(0.665 - 0.06 - 0.05), "care for someone and a long way each take their part"


def test_nobody_can_do_nothing_and_nobody_more_than_everything() -> None:
    p = only(P, can_base=0.4, can_health=0.35, can_debt=0.2, can_language=0.1, can_child=0.12, can_care=0.06)
    worst, best = (can(one(health), one(health), one(1 - health), one(health), one(0), 0.0, p, travel=one(0.3 - 0.4 * health))[0] for health in (0, 1))
    assert worst == np.float32(0.02)
    assert best == 1


@given(columns("physical", "mental", "debt", "language", "young_child", "childcare"), column())
def test_ability_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(can, given_columns, low=0.02, p=P())
    for name in ("physical", "mental", "language", "childcare"):
        assert (risen(can, given_columns, name, other, p=P()) >= -SLACK).all(), name
    for name in ("debt", "young_child"):
        assert (risen(can, given_columns, name, other, p=P()) <= SLACK).all(), name


def test_willingness_by_hand() -> None:
    # (1 − 0.5 · (1 − 0.45 · 0.4)) · e^(−0.7 · 0.2) = 0.59 · 0.869358
    willing = want(one(0.5), one(0.4), one(0.2), fatigue_weakening=0.7, p=only(P, want_controlled=0.45))
    assert willing[0] == pytest.approx(0.59 * 0.869358, abs=1e-6)
    # 1 − (1 − 0.4) · (1 − 0.6 · 0.5 · (1 − 0.2)) = 1 − 0.6 · 0.76 = 0.544
    assert want_at_talk_under_duty(one(0.4), 0.5, one(0.2), only(P, want_duty=0.6))[0] == pytest.approx(0.544)


def test_a_duty_moves_nobody_who_is_wholly_reactant_and_nobody_without_a_duty() -> None:
    p = only(P, want_duty=0.6)
    assert want_at_talk_under_duty(one(0.4), 1.0, one(1.0), p)[0] == pytest.approx(0.4)
    assert want_at_talk_under_duty(one(0.4), 1.0, one(1.8), p)[0] == pytest.approx(0.4)
    assert want_at_talk_under_duty(one(0.4), 0.0, one(0.0), p)[0] == pytest.approx(0.4)
    assert want_at_talk_under_duty(one(0.4), 1.0, one(0.0), changed(P, want_duty=0.0))[0] == pytest.approx(0.4)


@given(columns("autonomous", "controlled", "fatigue"), column())
def test_willingness_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    rest = {"fatigue_weakening": 0.7, "p": P()}
    kept(want, given_columns, **rest)
    assert (risen(want, given_columns, "autonomous", other, **rest) >= -SLACK).all()
    assert (risen(want, given_columns, "controlled", other, **rest) >= -SLACK).all()
    assert (risen(want, given_columns, "fatigue", other, **rest) <= SLACK).all()


@given(columns("willing", "duty", reactance=(0, 2)), column())
def test_a_duty_only_adds_to_willingness(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    under_duty = kept(want_at_talk_under_duty, given_columns, p=P())
    assert (under_duty >= given_columns["willing"] - SLACK).all()
    assert (risen(want_at_talk_under_duty, given_columns, "duty", other, p=P()) >= -SLACK).all()
    assert (risen(want_at_talk_under_duty, given_columns, "reactance", other, p=P()) <= SLACK).all()


def test_being_asked_by_hand() -> None:
    p = only(P, asked_self=0.022, asked_peers=0.034, asked_peers_base=0.5, asked_peers_slope=1.5, initiatives=0.5)
    # peers 0.034 · (0.5 + 1.5 · 0.2) = 0.0272, with strong initiatives × (1 + 0.5 · 0.4); 1 − 0.978 · (1 − peers)
    asked = asked_without_talk(one(0.2, 0.2), one(0.3, 0.7), p)
    assert asked == pytest.approx([1 - 0.978 * 0.9728, 1 - 0.978 * (1 - 0.0272 * 1.2)])


@given(columns("active_around", "initiatives"), column())
def test_being_asked_rises_with_those_around_who_are_active(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(asked_without_talk, given_columns, p=P())
    for name in given_columns:
        assert (risen(asked_without_talk, given_columns, name, other, p=P()) >= -SLACK).all(), name


def test_a_plan_that_is_followed_up_asks_again() -> None:
    # 0.1 · 5 / (5 + 15)
    assert asked_by_plan(5.0, only(P, asked_plan=0.1, asked_plan_hours=15.0)) == pytest.approx(0.025)
    assert asked_by_plan(0.0, P()) == 0
    chances = [float(asked_by_plan(hours, P())) for hours in (0, 2, 5, 10, 40)]
    assert chances == sorted(chances)
    assert 0 <= chances[-1] <= 1
    kept(asked_by_plan, {"hours_per_plan": one(0, 3, 40)}, p=P())


def test_hours_under_duty_by_hand() -> None:
    p = only(P, duty_hours=0.15)
    # of 20 hours demanded beside the usual 8, 0.15 · 12 are done; nobody does less because less is demanded
    assert hours_under_duty(one(8, 8, 24), one(20, 0, 20), p) == pytest.approx([9.8, 8, 24])
    assert hours_under_duty(one(8.0), one(20.0), changed(P, duty_hours=0.0))[0] == 8


RELIANCE = dict(reliance_base=0.45, reliance_mental=0.35, reliance_efficacy=0.25, reliance_language=0.15)


def test_hosts_by_hand() -> None:
    # 0.45 + 0.35 · 0.6 + 0.25 · 0.4 + 0.15 · 0.8 = 0.88; 0.56 · 0.88 + 0.08 · 0.5 = 0.5328
    assert self_reliance(one(0.6), one(0.4), one(0.8), only(P, **RELIANCE))[0] == pytest.approx(0.88)
    assert host_accepts(one(0.88), 0.5, only(P, accept_scale=0.56, accept_brokerage=0.08))[0] == pytest.approx(0.5328)


@given(columns("mental", "efficacy", "language"), column())
def test_hosts_prefer_the_self_reliant(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    reliance = kept(self_reliance, given_columns, low=0.45, high=1.2, p=P())
    for name in given_columns:
        assert (risen(self_reliance, given_columns, name, other, p=P()) >= -SLACK).all()
    accepts = {"reliance": reliance, "brokerage": other}
    kept(host_accepts, accepts, p=P())
    assert (risen(host_accepts, accepts, "reliance", other, p=P()) >= -SLACK).all()
    assert (risen(host_accepts, accepts, "brokerage", reliance - 0.2, p=P()) >= -SLACK).all()


def test_what_is_assigned_and_does_not_suit_by_hand() -> None:
    # (1 − 0.25) · (1 − 1 / (1 + e^−1)) = 0.75 · 0.268941
    unsuited = assigned_unsuited(one(1.0), 0.25)
    assert unsuited[0] == pytest.approx(0.75 * 0.268941, abs=1e-6)
    assert goes_along(unsuited, only(P, assigned_refused=0.5))[0] == pytest.approx(1 - 0.5 * 0.201706, abs=1e-6)
    assert voluntariness_of_assigned(one(0.8), unsuited, only(P, assigned_coerced=0.4))[0] == pytest.approx(0.8 * (1 - 0.4 * 0.201706), abs=1e-6)


@given(columns("choice", "voluntariness", fit=(-6, 6)), column())
def test_nobody_lets_go_by_what_they_chose_and_what_suits_is_let_go_by_less(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    fit = {name: given_columns[name] for name in ("fit", "choice")}
    kept(assigned_unsuited, fit)
    for name in ("fit", "choice"):
        assert (risen(assigned_unsuited, fit, name, other) <= SLACK).all(), name
    chosen = assigned_unsuited(given_columns["fit"], np.ones_like(other))
    assert (goes_along(chosen, P()) == 1).all()
    assert (voluntariness_of_assigned(given_columns["voluntariness"], chosen, P()) == given_columns["voluntariness"]).all()


def test_voluntariness_by_hand() -> None:
    # 1 − 0.9 · 0.5 · (1 − 0.6) / (0.3 + 0.6) = 0.8
    assert voluntariness_at_start(one(0.6), one(0.5), only(P, coerced=0.9, coerced_offset=0.3))[0] == pytest.approx(0.8)
    assert voluntariness_at_start(one(0.1, 1.0), one(0.0, 1.0), only(P, coerced=0.9, coerced_offset=0.3)).tolist() == [1, 1]
    assert voluntariness_at_start(one(0.0), one(1.0), only(P, coerced=0.9, coerced_offset=0.3))[0] == 0


@given(columns("autonomous", "controlled"), column())
def test_voluntariness_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(voluntariness_at_start, given_columns, p=P())
    assert (risen(voluntariness_at_start, given_columns, "autonomous", other, p=P()) >= -SLACK).all()
    assert (risen(voluntariness_at_start, given_columns, "controlled", other, p=P()) <= SLACK).all()


def test_drop_out_by_hand() -> None:
    p = only(P, drop_out=0.016, drop_out_autonomous=1.0, drop_out_mental=0.6, drop_out_forced=0.4, drop_out_reactance=0.7, drop_out_aftercare=0.4)
    # 1.0 · 0.1 + 0.6 · 0.1 + 0.4 · 0.2 + 0.7 · 0.25 = 0.415; 0.016 · 1.5 · e^0.415 · (1 − 0.4 · 0.5)
    chance = drops_out(autonomous=one(0.4), mental=one(0.45), voluntariness=one(0.5), reactance=one(0.25), kind_ratio=one(1.5), aftercare=0.5, p=p)
    assert chance[0] == pytest.approx(0.016 * 1.5 * exp(0.415) * 0.8)


def test_each_reason_to_stop_can_be_switched_off() -> None:
    usual = {"autonomous": 0.5, "mental": 0.55, "voluntariness": 0.7, "reactance": 0.0}
    reasons = {"autonomous": 0.2, "mental": 0.3, "voluntariness": 0.1, "reactance": 0.8}
    weights = {"autonomous": "drop_out_autonomous", "mental": "drop_out_mental", "voluntariness": "drop_out_forced", "reactance": "drop_out_reactance"}
    for name, weight in weights.items():
        for value, stops_more in ((0.0, False), (0.6, True)):
            p = changed(P, **{weight: value})
            with_reason = drops_out(**{key: one(level) for key, level in {**usual, name: reasons[name]}.items()}, kind_ratio=one(1), aftercare=0, p=p)
            assert (with_reason[0] > p.drop_out * 1.01) == stops_more, weight
            assert with_reason[0] >= np.float32(p.drop_out) * (1 - 1e-6)


@given(columns("autonomous", "mental", "voluntariness", "aftercare", reactance=(0, 2), kind_ratio=(0.3, 3)), column())
def test_drop_out_keeps_its_range_and_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(drops_out, given_columns, p=P())
    for name in ("autonomous", "mental", "voluntariness", "aftercare"):
        assert (risen(drops_out, given_columns, name, other, p=P()) <= SLACK).all(), name
    for name in ("reactance", "kind_ratio"):
        assert (risen(drops_out, given_columns, name, other + 0.3, p=P()) >= -SLACK).all(), name


def test_exemption_by_hand() -> None:
    p = only(P, exemption_midpoint=0.47, exemption_steepness=14.0)
    assert exempted(one(0.47), 0.5, p)[0] == pytest.approx(0.25)
    assert exempted(one(0.02), 1.0, p)[0] == pytest.approx(1 / (1 + exp(-6.3)))
    assert exempted(one(0.02), 0.0, p)[0] == 0


@given(columns("ability", "exemption"), column())
def test_exemption_is_for_those_who_can_do_little(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(exempted, given_columns, p=P())
    assert (risen(exempted, given_columns, "ability", other, p=P()) <= SLACK).all()
    assert (risen(exempted, given_columns, "exemption", other, p=P()) >= -SLACK).all()


TRAITS = ("autonomous", "efficacy", "physical", "mental", "debt", "language", "human_capital")


def fit_of(**values: float) -> np.ndarray:
    given_columns = {name: one(values.get(name, 0.5)) for name in TRAITS}
    return personal_fit(**given_columns, age=one(values.get("age", 45)), gives_care=np.array([bool(values.get("care", 0))]), p=FitParameters())


@pytest.mark.parametrize(
    ("trait", "kind", "sign"),
    [
        ("debt", Activity.OWN_BARRIERS, 1), ("mental", Activity.OWN_BARRIERS, -1), ("physical", Activity.EXERCISE, -1),
        ("language", Activity.LANGUAGE, -1), ("efficacy", Activity.SOCIAL, -1), ("autonomous", Activity.VOLUNTEERING, 1),
        ("efficacy", Activity.DAY_ACTIVITY, -1), ("human_capital", Activity.TRAINING, 1), ("efficacy", Activity.WORK_EXPERIENCE, 1),
    ],
)  # fmt: skip
def test_kinds_fit_those_whom_they_are_for(trait: str, kind: Activity, sign: int) -> None:
    assert sign * (fit_of(**{trait: 0.9})[kind, 0] - fit_of(**{trait: 0.2})[kind, 0]) > 0


def test_fit_by_hand() -> None:
    p = only(FitParameters, **{**dict.fromkeys(FitParameters.declared, 0.0), "own_barriers_debt": 2.0, "own_barriers_physical": 1.0, "training_age": 0.05})
    people = {name: one(0.5) for name in TRAITS}
    fit = personal_fit(**people, age=one(60), gives_care=np.array([False]), p=p)[:, 0]
    # 2 · (0.5 − 0.4) + 1 · (0.6 − 0.5) = 0.3; −0.05 · (60 − 40) = −1; nothing else counts
    assert fit[Activity.OWN_BARRIERS] == pytest.approx(0.3)
    assert fit[Activity.TRAINING] == pytest.approx(-1.0)
    assert not fit[[Activity.EXERCISE, Activity.LANGUAGE, Activity.SOCIAL, Activity.VOLUNTEERING, Activity.DAY_ACTIVITY, Activity.WORK_EXPERIENCE]].any()


def test_whom_each_kind_fits_by_hand() -> None:
    """Someone of 50 who is not average in anything, and gives care."""
    given_columns = dict(autonomous=0.8, efficacy=0.3, physical=0.2, mental=0.7, debt=0.9, language=0.4, human_capital=0.6)
    p = only(
        FitParameters, own_barriers_debt=2, own_barriers_mental=3, own_barriers_physical=4, exercise_physical=5, exercise_mental=6, language=7,
        informal_care=8, social_efficacy=9, volunteering_autonomous=10, volunteering_mental=11, volunteering_language=12, day_activity_efficacy=13,
        day_activity_mental=14, training_human_capital=15, training_age=0.1, work_experience_efficacy=16, work_experience_age=0.2,
    )  # fmt: skip
    fit = personal_fit(**{name: one(value) for name, value in given_columns.items()}, age=one(50), gives_care=np.array([True]), p=p)[:, 0]
    assert fit[Activity.OWN_BARRIERS] == pytest.approx(2 * 0.5 - 3 * 0.1 + 4 * 0.4, abs=1e-5)
    assert fit[Activity.EXERCISE] == pytest.approx(5 * 0.4 - 6 * 0.1, abs=1e-5)
    assert fit[Activity.LANGUAGE] == pytest.approx(7 * 0.3, abs=1e-5)
    assert fit[Activity.INFORMAL_CARE] == 8
    assert fit[Activity.SOCIAL] == pytest.approx(9 * 0.2, abs=1e-5)
    assert fit[Activity.VOLUNTEERING] == pytest.approx(10 * 0.3 + 11 * 0.2 - 12 * 0.3, abs=1e-5)
    assert fit[Activity.DAY_ACTIVITY] == pytest.approx(13 * 0.2 - 14 * 0.1, abs=1e-5)
    assert fit[Activity.TRAINING] == pytest.approx(15 * 0.1 - 0.1 * 10, abs=1e-5)
    assert fit[Activity.WORK_EXPERIENCE] == pytest.approx(-16 * 0.2 - 0.2 * 5, abs=1e-5)


def test_hours_of_choice_by_hand() -> None:
    # half a spread of 0.4: from 0.6 to 1.4 times the usual hours
    assert hours_of_choice(one(0.0, 0.5, 1.0), only(P, hours_spread=0.4)) == pytest.approx([0.6, 1.0, 1.4])


def test_fit_is_float32_and_impossible_where_it_should_be() -> None:
    fit = fit_of()
    assert fit.dtype == np.float32
    assert fit.shape == (KINDS, 1)
    assert fit[Activity.NONE, 0] == -np.inf
    assert fit[Activity.INFORMAL_CARE, 0] == -np.inf
    assert np.isfinite(fit_of(care=1)[Activity.INFORMAL_CARE, 0])


LUCK = ((np.arange(20_000) + 0.5) / 20_000).astype(np.float32)


def shares_chosen(places: dict[Activity, float], *, fit: dict[Activity, float] | None = None, choice: float = 1.0, **values: float) -> np.ndarray:
    """Share of many people, alike in all but luck, who choose each kind."""
    table = np.full((KINDS, LUCK.size), -np.inf, np.float32)
    table[1:] = 0.0
    for kind, value in (fit or {}).items():
        table[kind] = value
    offered = np.zeros(KINDS, np.float32)
    for kind, count in places.items():
        offered[kind] = count
    p = only(P, **{"fit": 1.0, "supply": 0.5, **values})
    chosen = choose_kind(table, appeal=np.zeros(KINDS, np.float32), places=offered, choice=choice, luck=LUCK, p=p)
    assert chosen.dtype == np.int8
    return np.bincount(chosen, minlength=KINDS) / LUCK.size


NO_CARE = {Activity.INFORMAL_CARE: -np.inf}


def test_kinds_are_chosen_by_supply() -> None:
    # four times the places, to the power ½: twice as often
    share = shares_chosen({Activity.VOLUNTEERING: 400, Activity.SOCIAL: 100}, fit=NO_CARE)
    assert share[Activity.VOLUNTEERING] == pytest.approx(2 / 3, abs=1e-3)
    assert share[Activity.SOCIAL] == pytest.approx(1 / 3, abs=1e-3)


def test_appeal_may_differ_between_people() -> None:
    fit = np.zeros((KINDS, LUCK.size), np.float32)
    fit[[Activity.NONE, Activity.INFORMAL_CARE]] = -np.inf
    places = np.zeros(KINDS, np.float32)
    places[[Activity.VOLUNTEERING, Activity.SOCIAL]] = 100
    appeal = np.zeros((KINDS, LUCK.size), np.float32)
    appeal[Activity.VOLUNTEERING, ::2] = 40.0
    chosen = choose_kind(fit, appeal=appeal, places=places, choice=1.0, luck=LUCK, p=only(P, supply=0.5, fit=1.0))
    assert (chosen[::2] == Activity.VOLUNTEERING).all()
    assert (chosen[1::2] == Activity.SOCIAL).mean() == pytest.approx(0.5, abs=0.02)


def test_kinds_are_chosen_by_fit() -> None:
    fit = {**NO_CARE, Activity.VOLUNTEERING: 1.0}
    places = {Activity.VOLUNTEERING: 100, Activity.SOCIAL: 100}
    # log odds 1: e / (1 + e)
    assert shares_chosen(places, fit=fit)[Activity.VOLUNTEERING] == pytest.approx(exp(1) / (1 + exp(1)), abs=1e-3)
    assert shares_chosen(places, fit=fit, choice=0.0)[Activity.VOLUNTEERING] == pytest.approx(0.5, abs=1e-3)


def test_what_is_not_there_is_not_chosen() -> None:
    share = shares_chosen({Activity.EXERCISE: 10}, fit=NO_CARE)
    assert share[Activity.EXERCISE] == 1
    assert shares_chosen({}, fit=NO_CARE)[Activity.NONE] == 1
    assert shares_chosen({})[Activity.INFORMAL_CARE] == 1  # care needs no place


def chosen_of(appeal: np.ndarray, luck: float) -> list[int]:
    """What people choose of volunteering, training and work experience, given how each appeals to each; shape (3, people)."""
    offered = [Activity.VOLUNTEERING, Activity.TRAINING, Activity.WORK_EXPERIENCE]
    table, places = np.full((KINDS, appeal.shape[1]), -np.inf, np.float32), np.zeros(KINDS, np.float32)
    table[offered], places[offered] = appeal, 100
    luck_of_each = np.full(appeal.shape[1], luck, np.float32)
    return choose_kind(table, appeal=np.zeros(KINDS, np.float32), places=places, choice=1.0, luck=luck_of_each, p=only(P, supply=0.5, fit=1.0)).tolist()


def test_the_first_and_the_last_kind_are_chosen_too() -> None:
    alike = np.zeros((3, 1), np.float32)
    assert [chosen_of(alike, luck)[0] for luck in (0.0, 0.3, 0.4, 0.7, 1.0)] == [
        Activity.VOLUNTEERING, Activity.VOLUNTEERING, Activity.TRAINING, Activity.WORK_EXPERIENCE, Activity.WORK_EXPERIENCE,
    ]  # fmt: skip


def test_only_differences_in_appeal_count_not_their_level() -> None:
    levels = np.array([[200, 0, -60], [-np.inf] * 3, [200, 0, -60]], np.float32)  # three people who see as much in the one as in the other
    assert chosen_of(levels, 0.4) == [Activity.VOLUNTEERING] * 3
    assert chosen_of(levels, 0.6) == [Activity.WORK_EXPERIENCE] * 3


def test_someone_for_whom_nothing_is_possible_starts_nothing() -> None:
    with np.errstate(invalid="raise"):
        assert chosen_of(np.full((3, 1), -np.inf, np.float32), 0.5) == [Activity.NONE]


def test_care_weighs_as_much_as_a_hundred_places() -> None:
    share = shares_chosen({Activity.SOCIAL: 100})
    assert share[Activity.INFORMAL_CARE] == share[Activity.SOCIAL] == 0.5


def test_places_may_differ_between_people_and_none_is_no_error() -> None:
    places = np.zeros((KINDS, 2), np.float32)
    places[Activity.SOCIAL, 0] = places[Activity.TRAINING, 1] = 100
    fit = np.zeros((KINDS, 2), np.float32)
    fit[[Activity.NONE, Activity.INFORMAL_CARE]] = -np.inf
    with np.errstate(divide="raise"):
        chosen = choose_kind(fit, appeal=np.zeros(KINDS, np.float32), places=places, choice=1.0, luck=one(0.5, 0.5), p=only(P, supply=0.5, fit=1.0))
    assert chosen.tolist() == [Activity.SOCIAL, Activity.TRAINING]


@given(st.integers(0, 2**32 - 1))
def test_choosing_leaves_its_inputs_alone(seed: int) -> None:
    draw = np.random.default_rng(seed)
    fit = draw.normal(size=(KINDS, 7)).astype(np.float32)
    fit[0] = -np.inf
    appeal, places, luck = (
        draw.normal(size=KINDS).astype(np.float32),
        draw.choice([0, 50, 300], KINDS).astype(np.float32),
        draw.random(7, dtype=np.float32),
    )
    before = [values.copy() for values in (fit, appeal, places, luck)]
    chosen = choose_kind(fit, appeal=appeal, places=places, choice=0.5, luck=luck, p=P())
    assert all(np.array_equal(now, then) for now, then in zip((fit, appeal, places, luck), before, strict=True))
    offered = (places[chosen] > 0) | (chosen == Activity.INFORMAL_CARE)
    assert offered.all() or not places[1:].any()


def test_the_participation_ladder() -> None:
    rows = {
        # working, supported, activity, part-time, contact -> step
        "alone at home": ((False, False, Activity.NONE, False, 0.2), 1),
        "just too few contacts": ((False, False, Activity.NONE, False, 0.35), 1),
        "contacts outside the house": ((False, False, Activity.NONE, False, 0.5), 2),
        "a course": ((False, False, Activity.LANGUAGE, False, 0.2), 3),
        "debts first": ((False, False, Activity.OWN_BARRIERS, False, 0.5), 3),
        "volunteering": ((False, False, Activity.VOLUNTEERING, False, 0.2), 4),
        "informal care": ((False, False, Activity.INFORMAL_CARE, False, 0.2), 4),
        "part-time beside the benefit": ((False, False, Activity.NONE, True, 0.2), 5),
        "a volunteer with a small job": ((False, False, Activity.VOLUNTEERING, True, 0.9), 5),
        "a basic job": ((False, True, Activity.NONE, False, 0.2), 5),
        "regular work": ((True, False, Activity.NONE, False, 0.2), 6),
        "work with a coach": ((True, True, Activity.NONE, False, 0.2), 5),
    }
    working, supported, activity, part_time, contact = zip(*(row for row, _ in rows.values()), strict=True)
    steps = ladder_step(
        working=np.array(working), supported_work=np.array(supported), activity=np.array(activity, np.int8), part_time=np.array(part_time),
        social_contact=one(*contact), outside=0.35,
    )  # fmt: skip
    assert dict(zip(rows, steps.tolist(), strict=True)) == {name: step for name, (_, step) in rows.items()}
    assert steps.dtype == np.int8


def test_recruiters_by_hand() -> None:
    p = only(P, asked_recruiters=0.4)
    # 0.4 · 0.5 · 30 places over 100 people; never more than everybody, and nobody divides by nobody
    assert asked_by_recruiters(30.0, 100, 0.5, p) == pytest.approx(0.06)
    assert asked_by_recruiters(3_000.0, 100, 0.5, p) == 1.0
    assert asked_by_recruiters(1.0, 1, 0.5, p) == pytest.approx(0.2)
    assert asked_by_recruiters(0.0, 0, 1.0, p) == 0.0


def test_guidance_makes_up_for_part_of_what_is_missing() -> None:
    p = only(P, reliance_base=0.45, reliance_mental=0.35, reliance_efficacy=0.25, reliance_language=0.15, accept_guided=0.5)
    # the most is 1.2; of the 0.4 that someone at 0.8 lacks, half is made up for
    assert with_guidance(one(0.8, 0.8), np.array([True, False]), p) == pytest.approx([1.0, 0.8])
    assert stands_on(one(0.3), one(0.5))[0] == pytest.approx(0.4)


@given(columns("reliance"), st.floats(0, 1))
def test_guidance_never_makes_a_host_think_less_of_someone(given_columns: dict[str, np.ndarray], share: float) -> None:
    seen = with_guidance(given_columns["reliance"], np.ones(given_columns["reliance"].size, bool), changed(P, accept_guided=share))
    assert (seen >= given_columns["reliance"] - SLACK).all()
