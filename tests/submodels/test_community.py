"""Community: initiatives that grow, and brokers."""

from __future__ import annotations

import numpy as np
import pytest
from contract import changed, column, given, kept, one, only

from zachtehand.submodels import community
from zachtehand.submodels.community import CommunityParameters

P = CommunityParameters()


def number(strength: float) -> float:
    """Initiatives in a neighbourhood, where three are a strength of 0.3 and n are n / (n + 7)."""
    return 7.0 * strength / (1.0 - strength)


def test_the_declared_pace_is_that_of_the_pilot() -> None:
    """Three initiatives, thirteen after a year, sixteen after two: what growth was set on."""
    strength, seen = one(0.3), []
    for month in range(1, 25):
        strength = community.initiatives_after(strength, anchor=one(0.3), helped=one(2.8), p=P)
        if month in (12, 24):
            seen.append(number(float(strength[0])))
    assert seen == pytest.approx([13, 16], abs=1.0)


@given(column(), column(), column(0, 20))
def test_initiatives_move_toward_what_help_makes_possible(initiatives: np.ndarray, anchor: np.ndarray, helped: np.ndarray) -> None:
    after = kept(community.initiatives_after, {"initiatives": initiatives, "anchor": anchor, "helped": helped}, p=P)
    target = anchor + (1 - anchor) * helped / (helped + P.half)
    assert (np.abs(target - after) <= np.abs(target - initiatives) + 1e-6).all()
    without = community.initiatives_after(anchor, anchor=anchor, helped=np.zeros(5, np.float32), p=P)
    np.testing.assert_allclose(without, anchor, atol=1e-6)


def test_brokers_make_the_matches_of_the_source() -> None:
    p = changed(CommunityParameters, with_clients=0.4, lasting=0.5)
    assert 12 * community.matches_with_clients(5, p) == pytest.approx(0.4 * 0.5 * 2_000, rel=0.02)


def test_who_has_active_people_around_is_more_open() -> None:
    assert community.openness(one(0.0, 0.4), only(CommunityParameters, open_anyway=0.5)).tolist() == pytest.approx([0.5, 0.9])


def test_chances_add_up_to_the_matches() -> None:
    chance = community.chance_of_match(1.2, one(1.0, 1.0, 2.0))
    assert chance.tolist() == pytest.approx([0.3, 0.3, 0.6])
    assert community.chance_of_match(0.1, one(0.2, 0.2)).tolist() == pytest.approx([0.05, 0.05])
    assert community.chance_of_match(3.0, one()).size == 0
    assert community.chance_of_match(9.0, one(1.0)).tolist() == [1.0]


def test_volunteers_help_only_where_that_is_what_they_do() -> None:
    assert community.help_for_initiatives(1.0, one(0.5), 0.0, P).tolist() == [1.0]
    assert community.help_for_initiatives(1.0, one(0.5), 1.0, P).tolist() == [2.5]
