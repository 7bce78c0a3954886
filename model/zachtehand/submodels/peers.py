"""Norms and peers: joblessness and activity among friends and in the neighbourhood (model 6.7)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Mask


class PeerParameters(ParameterGroup):
    """What surroundings do."""

    friends: float = par(0.5, "share", 0.3, 0.7, "design", "Weight of friends against the neighbourhood.")
    norm_effort: float = par(0.3, "per unit", 0.1, 0.6, "clark", "Effect of a working environment on search effort.")
    norm_wellbeing: float = par(0.15, "per unit", 0.05, 0.30, "clark", "Loss of status while workless among people who work.")
    deprivation: float = par(0.10, "per unit", 0.0, 0.3, "design", "Loss of autonomous motivation where friends meet lighter demands.")
    job_leads: float = par(0.25, "ratio", 0.0, 0.6, "design", "Extra offers when all friends work (job leads through ties).")
    usual: float = par(0.35, "share", 0.2, 0.6, "convention", "Share of friends at work at which surroundings neither help nor hinder.")
    group: float = par(0.3, "share", 0.0, 0.6, "design", "Weight of fellow members against friends, in a month with a meeting of the group.")
    outside_active: float = par(0.4, "share", 0.3, 0.5, "convention", "Active share among friends who are not clients.")


def count_among_friends(one: Mask, other: Mask, friends: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Share of someone's ties for whom a flag holds, for two flags at once; ties to outsiders count as no.

    Args:
        one, other: flags by uid, shape (clients,).
        friends: shape (4, clients), uid or −1 for a tie to someone outside.
    """
    both = np.zeros(one.size + 1, np.uint8)  # −1 points at the last, which stays 0
    both[:-1] = one.view(np.uint8) + 16 * other.view(np.uint8)
    total = both[friends[0]]
    for ties in friends[1:]:
        total += both[ties]
    share = np.float32(1.0 / len(friends))
    return (total & 15).astype(np.float32) * share, (total >> 4).astype(np.float32) * share


def among_members(friends_share: Floats, members_share: Floats, p: PeerParameters) -> Floats:
    """What friends show, when the members of a group count as friends in part, 0–1."""
    return friends_share + p.group * (members_share - friends_share)


def surroundings(friends_share: Floats, neighbourhood_share: Floats, p: PeerParameters) -> Floats:
    """Weighted mean of what friends and the neighbourhood show, 0–1."""
    return p.friends * friends_share + (1.0 - p.friends) * neighbourhood_share
