"""Community: initiatives of residents that grow with help, and an exchange with brokers (002, chapter 4).

ABCD in one pilot: 3 initiatives, 13 after a year, 16 after two: fast at first, then full. The exchange
(BUUV): five professionals, over 2,000 matches a year. Strength 0.3 is taken to be three initiatives,
and n initiatives to be a strength of n/(n + 7).
"""

from __future__ import annotations

import numpy as np

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Number, unit


class CommunityParameters(ParameterGroup):
    """How initiatives grow and fade, and what brokers do."""

    growth: float = par(0.16, "per month", 0.08, 0.25, "imi", "Pace at which initiatives grow toward what help makes possible (3, 13, 16 in two years).")
    fading: float = par(0.03, "per month", 0.01, 0.08, "design", "Pace at which initiatives fall back when help stops.")
    half: float = par(2.0, "fte per 1,000", 1.0, 5.0, "design", "Community builders with whom half of what is still possible is reached.")
    volunteers: float = par(
        3.0, "fte per 1,000", 0.0, 8.0, "design", "Community builders that all clients as volunteers would be worth, when directed at initiatives."
    )
    matches: float = par(33.0, "per month per fte", 20.0, 45.0, "imi", "Matches of a broker: 2,000 a year by five professionals.")
    with_clients: float = par(0.15, "share", 0.05, 0.4, "design", "Matches in which someone on the benefit takes part; 40 % of users are vulnerable.")
    lasting: float = par(0.2, "share", 0.05, 0.5, "design", "Matches that are more than a single errand.")
    open_anyway: float = par(0.5, "ratio", 0.2, 1.0, "design", "Openness to a match of someone with nobody active around, beside 1 for all active.")
    volunteering: float = par(0.5, "share", 0.3, 0.7, "design", "Lasting matches in which the client helps others; in the rest people meet.")


def help_for_initiatives(builders: Number, volunteers: Floats, strengthen: Number, p: CommunityParameters) -> Floats:
    """Help that initiatives get, in community builders per 1,000 clients.

    Args:
        builders: fte per 1,000 clients.
        volunteers: share of the clients here who volunteer, 0–1.
        strengthen: how far volunteering is directed at initiatives, 0–1.
    """
    return builders + p.volunteers * strengthen * volunteers


def initiatives_after(initiatives: Floats, *, anchor: Floats, helped: Floats, p: CommunityParameters) -> Floats:
    """Strength of initiatives next month, 0–1: up to what help makes possible, back to the anchor without it."""
    target = anchor + (1.0 - anchor) * helped / (helped + p.half)
    rate = np.where(target > initiatives, np.float32(p.growth), np.float32(p.fading))
    return unit(initiatives + rate * (target - initiatives))


def matches_with_clients(brokers: float, p: CommunityParameters) -> float:
    """Lasting matches a month in which someone on the benefit takes part; ``brokers`` in fte."""
    return brokers * p.matches * p.with_clients * p.lasting


def openness(active_around: Floats, p: CommunityParameters) -> Floats:
    """How open people are to a match, 0 or higher: more where others around them are active."""
    return p.open_anyway + active_around


def chance_of_match(expected: float, openness: Floats) -> Floats:
    """Chance of a match per person, 0–1: in proportion to openness, so that together the expected number comes out.

    Args:
        expected: matches this month.
        openness: 0 or higher, shape (people,).
    """
    return unit(expected * openness / max(float(openness.sum()), 1e-9))
