"""Places within reach, and whom distance keeps at home (model 6.9)."""

from __future__ import annotations

from math import exp, pi

import numpy as np
import pytest
from contract import SLACK, column, columns, given, kept, one, only, risen

from zachtehand.submodels.travel import TravelParameters, ability_lost, places_in_city, within_reach

P = TravelParameters
MAP = dict(within=0.5, reach=2.0)


def test_places_within_reach_by_hand() -> None:
    # Three kilometres apart: a quarter of the places are in the first neighbourhood, three quarters in the second.
    access = within_reach(one(0, 3), one(0, 0), np.array([10, 30]), only(P, **MAP))
    assert access == pytest.approx([0.25 * exp(-0.25) + 0.75 * exp(-1.75), 0.75 * exp(-0.25) + 0.25 * exp(-1.75)])
    assert access.dtype == np.float32
    # The same three kilometres to the north, and the only place there is in the second.
    assert within_reach(one(0, 0), one(1, 4), np.array([0, 1]), only(P, **MAP)) == pytest.approx([exp(-1.75), exp(-0.25)])


def test_nothing_is_within_reach_where_there_is_nothing() -> None:
    assert within_reach(one(0, 3), one(0, 0), np.zeros(2), only(P, **MAP)).tolist() == [0, 0]


@given(column(-5, 5), column(-5, 5), column(0, 100))
def test_access_is_a_share_and_knows_no_scale(east: np.ndarray, north: np.ndarray, places: np.ndarray) -> None:
    whole = np.round(places)
    access = within_reach(east, north, whole, P())
    assert ((access >= 0) & (access <= 1)).all()
    assert within_reach(east, north, 10 * whole, P()) == pytest.approx(access, rel=1e-5), "ten times as many places among ten times as many people"


def test_a_larger_city_is_wider_at_the_same_spacing() -> None:
    p, even = only(P, spacing=1.0), (np.arange(1_000, dtype=np.float32) + 0.5) / 1_000
    small, large = (np.hypot(*places_in_city(even[:: 1_000 // count], even[:: 1_000 // count], p)).max() for count in (10, 40))
    assert large == pytest.approx(2 * small, rel=0.1)


def test_places_in_the_city_by_hand() -> None:
    # Four neighbourhoods at a spacing of 1.2 km: a circle of radius 1.2 · √(4 / π). A quarter of the area lies within half of the radius.
    radius = 1.2 * (4 / pi) ** 0.5
    east, north = places_in_city(one(0.0, 0.25, 0.5, 0.75), one(1.0, 1.0, 0.25, 0.25), only(P, spacing=1.2))
    assert east == pytest.approx([radius, 0, -radius / 2, 0], abs=1e-6)
    assert north == pytest.approx([0, radius, 0, -radius / 2], abs=1e-6)
    assert east.dtype == north.dtype == np.float32


def test_ability_lost_by_hand() -> None:
    p = only(P, burden=0.4, money=0.5, usual=0.4)
    # 0.4 · (0.4 − 0.2) · (0.5 · 0.6 + 0.5 · 0.3); with a pass the debts do not count; nearer than usual is a gain.
    assert ability_lost(one(0.2), one(0.7), one(0.6), 0.0, p)[0] == pytest.approx(0.08 * 0.45)
    assert ability_lost(one(0.2), one(0.7), one(0.6), 1.0, p)[0] == pytest.approx(0.08 * 0.15)
    assert ability_lost(one(0.6), one(0.7), one(0.6), 0.0, p)[0] == pytest.approx(-0.08 * 0.45)


@given(columns("access", "physical", "debt"), column())
def test_ability_lost_has_its_directions(given_columns: dict[str, np.ndarray], other: np.ndarray) -> None:
    kept(ability_lost, given_columns, low=-1.0, paid=0.0, p=P())
    assert (risen(ability_lost, given_columns, "access", other, paid=0.0, p=P()) <= SLACK).all()
    far = {**given_columns, "access": np.zeros_like(given_columns["access"])}
    assert (risen(ability_lost, far, "debt", other, paid=0.0, p=P()) >= -SLACK).all()
    assert (risen(ability_lost, far, "physical", other, paid=0.0, p=P()) <= SLACK).all()
    without_pass = ability_lost(**far, paid=0.0, p=P())
    assert (ability_lost(**far, paid=1.0, p=P()) <= without_pass + SLACK).all()
