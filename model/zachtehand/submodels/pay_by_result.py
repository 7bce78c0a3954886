"""Pay by result: an investor pays in advance, the municipality pays per month less on the benefit.

The social impact bond of Buzinezzclub (002): EUR 680,000 in advance, a return of at most 12 % a
year, a loss of at most 60 %. What counts as a result is the difference with an agreed reference.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from zachtehand.submodels.shapes import Floats, Mask


@dataclass(frozen=True, slots=True)
class Terms:
    """What investor and municipality agreed."""

    price: float
    """EUR for a month less on the benefit."""
    months: int
    """Months in which the results of a participant count."""
    most_return: float
    """Per year."""
    most_loss: float
    """Share of what was invested."""


@dataclass(frozen=True, slots=True)
class Account:
    """One contract so far, EUR."""

    invested: tuple[float, ...] = ()
    """By month, from the first."""
    earned: float = 0.0
    """Price times months less on the benefit, added up; may fall."""
    paid: float = 0.0
    open_capital: float = 0.0
    """What the investor would still get at the highest return."""


def months_less(on_benefit: Mask, months: Floats, reference: float) -> float:
    """Months less on the benefit, over participants in this month, than the reference expects; negative if more.

    Args:
        on_benefit: who is on the benefit.
        months: months since the contract began for each.
        reference: share expected to leave in a year, 0–1, the same in every year.
    """
    expected = (1.0 - min(reference, 0.999)) ** (months / 12.0)
    return float(expected.sum() - np.count_nonzero(on_benefit))


def settle(account: Account, *, invested: float, less: float, terms: Terms) -> tuple[Account, float]:
    """The account after a month, and what the municipality pays.

    Never more than brings the highest return, and once the results of an investment have been counted never
    less than leaves the highest loss.

    Args:
        invested: pre-financed this month, EUR.
        less: months less on the benefit this month.
    """
    history = (*account.invested, invested)
    earned = account.earned + terms.price * less
    capital = account.open_capital * (1.0 + terms.most_return) ** (1 / 12) + invested
    counted = sum(history[: max(len(history) - terms.months, 0)])
    due = max(earned, (1.0 - terms.most_loss) * counted) - account.paid
    payment = min(max(due, 0.0), capital)
    return replace(account, invested=history, earned=earned, paid=account.paid + payment, open_capital=capital - payment), payment
