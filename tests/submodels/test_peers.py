"""Norms and peers (model 6.7)."""

from __future__ import annotations

import numpy as np
import pytest
from contract import column, given, kept, one, only
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from zachtehand.submodels.peers import PeerParameters, among_members, count_among_friends, surroundings


def test_friends_by_hand() -> None:
    at_work, active = np.array([True, False, True, False]), np.array([False, False, True, True])
    friends = np.array([[1, 2, 0, 2], [2, 3, 1, 2], [-1, 0, -1, 2], [-1, -1, -1, 2]])
    work, activity = count_among_friends(at_work, active, friends)
    # 0 knows 1 and 2: one of four ties is at work; 3 names the same friend four times
    assert work.tolist() == [0.25, 0.5, 0.25, 1.0]
    assert activity.tolist() == [0.25, 0.5, 0.0, 1.0]


@given(st.data())
def test_shares_among_friends_are_those_of_a_plain_count(data: st.DataObject) -> None:
    people = data.draw(st.integers(1, 12))
    one_flag, other_flag = (data.draw(arrays(np.bool_, people)) for _ in range(2))
    friends = data.draw(arrays(np.int32, (4, people), elements=st.integers(-1, people - 1)))
    before = (one_flag.copy(), other_flag.copy(), friends.copy())
    shown = count_among_friends(one_flag, other_flag, friends)
    for flag, share in zip((one_flag, other_flag), shown, strict=True):
        expected = [sum(bool(flag[friend]) for friend in friends[:, uid] if friend >= 0) / 4 for uid in range(people)]
        assert share.tolist() == expected
        assert share.dtype == np.float32
    assert all(np.array_equal(now, then) for now, then in zip((one_flag, other_flag, friends), before, strict=True))


def test_surroundings_by_hand() -> None:
    # 0.7 · 0.6 + 0.3 · 0.2 = 0.48
    assert surroundings(one(0.6), one(0.2), only(PeerParameters, friends=0.7))[0] == pytest.approx(0.48)


def test_fellow_members_count_as_friends_in_part() -> None:
    # 0.2 + 0.3 · (0.6 − 0.2) = 0.32
    assert among_members(one(0.2), one(0.6), only(PeerParameters, group=0.3))[0] == pytest.approx(0.32)


@given(column(), column())
def test_surroundings_lie_between_friends_and_neighbourhood(friends: np.ndarray, neighbourhood: np.ndarray) -> None:
    around = kept(surroundings, {"friends_share": friends, "neighbourhood_share": neighbourhood}, p=PeerParameters())
    assert (around >= np.minimum(friends, neighbourhood) - 1e-6).all()
    assert (around <= np.maximum(friends, neighbourhood) + 1e-6).all()
