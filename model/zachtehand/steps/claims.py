"""Claims and fines reach people, and are paid back (ODD 3, steps 5 and 11)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.populations.categories import Job, Status
from zachtehand.submodels import claims
from zachtehand.submodels.shapes import rows_of
from zachtehand.world import World


def claims_arise(world: World, luck: NDArray[np.float32]) -> None:
    """Some breaches of the duty to inform come out: benefit is reclaimed, half of the time with a fine on top.

    Args:
        luck: one uniform draw per person; its highest values are those of breaches that come out.
    """
    clients, happened, p = world.clients, world.happened, world.parameters.claims
    rows = rows_of(luck >= 1.0 - claims.most_found(p))
    rows = rows[(clients.status.take(rows) == Status.ON_BENEFIT) & ~happened.undue[rows]]
    rows = rows[luck[rows] >= 1.0 - claims.breach_found(clients.job.take(rows) == Job.PART_TIME, p)]
    _claim(world, rows, claims.claim(world.uniform("claim.size", rows), world.law.price_level, p))
    undue = rows_of(happened.undue)
    undue = undue[world.uniform("claim.undue", undue) < p.undue_claimed]
    _claim(world, undue, claims.claim_after_hidden_income(clients.months_on_benefit[undue], clients.reference_income[undue], p))


def _claim(world: World, rows: NDArray[np.intp], amount: NDArray[np.float32]) -> None:
    if not rows.size:
        return
    clients, happened = world.clients, world.happened
    fine = claims.fine(amount, world.uniform("claim.fine", rows), clients.reference_income[rows], world.parameters.claims)
    clients.reclaim_owed[rows] += amount
    clients.fine_owed[rows] += fine
    happened.claimed[rows] = True
    happened.fined[rows] = fine > 0
    happened.overpaid[rows] = amount


def pay_back(world: World) -> tuple[float, float]:
    """Fines and claims are paid back from this month's incomes, fines first; EUR of fines and of claims in all."""
    clients = world.clients
    rows = rows_of(clients.reclaim_owed + clients.fine_owed > 0)
    owed = clients.reclaim_owed.take(rows) + clients.fine_owed.take(rows)
    paid = claims.repaid(owed, clients.income.take(rows), clients.reference_income.take(rows), world.parameters.claims)
    on_fines = np.minimum(paid, clients.fine_owed.take(rows))
    on_claims = np.minimum(paid - on_fines, clients.reclaim_owed.take(rows))
    clients.fine_owed[rows] -= on_fines
    clients.reclaim_owed[rows] -= on_claims
    clients.income[rows] -= on_fines + on_claims
    return float(on_fines.sum(dtype=np.float64)), float(on_claims.sum(dtype=np.float64))
