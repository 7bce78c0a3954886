"""Claims and fines: the duty to inform, what is reclaimed, and how debts with the municipality are paid back (model 6.13, 8).

A fine (boete) is something else than a measure (maatregel): a measure lowers the benefit of who does not
look for work or take part, a fine comes on top of what must be paid back by who did not report something.
Benefit that was paid unduly must be reclaimed (Participatiewet, art. 58); the fine is a share of it that
goes with blame (art. 18a), and no more than someone can pay back in the term that goes with that blame.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from zachtehand.law import price_level
from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Mask

FINE_SHARE = np.array([0.25, 0.50, 0.75], np.float32)
"""Fine over the claim, by blame: reduced, normal, gross negligence."""
FINE_MONTHS = np.array([6, 12, 18], np.float32)
"""Months within which it must be possible to pay it, by blame."""
CLOSE_TO_ZERO = 2.0**-24
"""A draw closer to the ends than this would give a claim without end."""
CLAIM_PRICE_YEAR = 2021.0
"""Prices in which claims were measured."""


class ClaimParameters(ParameterGroup):
    """Breaches of the duty to inform that come out, and what follows."""

    wages: float = par(
        0.05, "per month", 0.02, 0.08, "design", "Someone with a job beside the benefit of whom unreported wages come out; most claims are about wages.",
    )  # fmt: skip
    other: float = par(
        0.003, "per month", 0.001, 0.005, "divosa-claims", "Something else unreported that comes out; with wages, claims on 2 % of recipients a quarter.",
    )  # fmt: skip
    mean: float = par(2_250.0, "EUR of 2021", 2_000.0, 2_500.0, "divosa-claims", "Mean claim.")
    spread: float = par(1.5, "log sd", 0.8, 1.8, "design", "Spread of claims, lognormal: most are small, some go back years.")
    undue_claimed: float = par(
        0.4, "share", 0.1, 0.8, "design", "Benefits ended because of hidden income of which a claim follows; the others left before anything was proved.",
    )  # fmt: skip
    undue_months: float = par(9.0, "months", 3.0, 24.0, "design", "Months of benefit that such a claim goes back, or the whole spell if that is shorter.")
    fined: float = par(0.5, "share", 0.4, 0.6, "divosa-claims", "Claims with a fine; the others get a warning or nothing.")
    reduced_blame: float = par(0.2, "share", 0.1, 0.25, "design", "Fines for reduced blame.")
    gross_negligence: float = par(0.05, "share", 0.0, 0.1, "design", "Fines for gross negligence; the rest, three quarters, is for normal blame (Divosa).")
    capacity: float = par(0.07, "share of the norm", 0.05, 0.10, "design", "Part of the norm a month by which it is judged whether a fine can be paid.")
    protected: float = par(0.95, "share of the norm", 0.90, 0.97, "design", "Part of the norm that repayment leaves untouched (beslagvrije voet).")
    most_repaid: float = par(0.10, "share of the norm", 0.05, 0.20, "design", "Most that is repaid in a month, for who earns enough.")


def breach_found(beside: Mask, p: ClaimParameters) -> Floats:
    """Chance in a month that something unreported comes out.

    Args:
        beside: with a job beside the benefit.
    """
    return (p.other + p.wages * beside).astype(np.float32)


def most_found(p: ClaimParameters) -> float:
    """The highest chance that :func:`breach_found` gives."""
    return p.other + p.wages


def claim(luck: Floats, price_level_now: float, p: ClaimParameters) -> Floats:
    """Benefit that must be paid back, EUR.

    Args:
        luck: uniform draws.
        price_level_now: over that of 2026.
    """
    mean = p.mean * price_level_now / price_level(CLAIM_PRICE_YEAR)
    score = p.spread * ndtri(np.clip(luck, CLOSE_TO_ZERO, 1.0 - CLOSE_TO_ZERO))
    return (mean * np.exp(score - p.spread**2 / 2)).astype(np.float32)


def claim_after_hidden_income(months: NDArray[np.integer], norm: Floats, p: ClaimParameters) -> Floats:
    """Benefit that must be paid back after hidden income, EUR.

    Args:
        months: on the benefit.
        norm: net benefit per person, EUR a month.
    """
    return np.minimum(months.astype(np.float32), np.float32(p.undue_months)) * norm


def fine(claimed: Floats, luck: Floats, norm: Floats, p: ClaimParameters) -> Floats:
    """Fine on a claim, EUR; 0 for those who get none.

    Args:
        claimed: EUR.
        luck: uniform draws, which decide on blame as well.
        norm: net benefit per person, EUR a month.
    """
    within = luck / p.fined
    blame = 1 - (within < p.reduced_blame) + (within >= 1.0 - p.gross_negligence)
    amount = np.minimum(FINE_SHARE[blame] * claimed, np.float32(p.capacity) * FINE_MONTHS[blame] * norm)
    return np.where(luck < p.fined, amount, np.float32(0.0))


def repaid(owed: Floats, income: Floats, norm: Floats, p: ClaimParameters) -> Floats:
    """What is paid back this month, EUR: never what someone needs to live on, never more than is owed.

    Args:
        owed: EUR.
        income: net income this month, EUR.
        norm: net benefit norm, EUR a month.
    """
    room = np.minimum(income - np.float32(p.protected) * norm, np.float32(p.most_repaid) * norm)
    return np.clip(room, np.float32(0.0), owed)
