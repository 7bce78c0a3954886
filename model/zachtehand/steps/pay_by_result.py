"""Pay by result: who takes part in a contract, what is pre-financed and what is paid (ODD 3, step 11)."""

from __future__ import annotations

import numpy as np

from zachtehand.populations.categories import Status
from zachtehand.submodels import pay_by_result
from zachtehand.treatment import Treatment
from zachtehand.world import World

OUT_OF_SIGHT = np.isin(np.arange(len(Status)), [Status.NOT_YET, Status.MOVED, Status.PENSION, Status.DIED])
"""Whoever dies, moves or retires no longer counts, neither for nor against the investor."""


def results_are_paid(world: World) -> None:
    """Under each policy that pays by result: newcomers are pre-financed, and months less on the benefit are paid."""
    for regime, treatment in enumerate(world.treatments):
        if treatment.result_price > 0 or treatment.result_investment > 0 or regime in world.accounts:
            _settle(world, regime, treatment)


def _settle(world: World, regime: int, treatment: Treatment) -> None:
    clients, prices = world.clients, world.law.price_level
    on_benefit = clients.status == Status.ON_BENEFIT
    if treatment.result_price > 0 or treatment.result_investment > 0:
        joins = on_benefit & (clients.regime == regime) & (clients.contract < 0)
        clients.contract[joins] = regime
        invested = treatment.result_investment * prices * np.count_nonzero(joins)
    else:
        invested = 0.0
    counts = (clients.contract == regime) & (clients.contract_months < treatment.result_months) & ~OUT_OF_SIGHT[clients.status]
    less = pay_by_result.months_less(on_benefit[counts], clients.contract_months[counts] + 1.0, treatment.result_reference)
    terms = pay_by_result.Terms(treatment.result_price * prices, int(treatment.result_months), treatment.result_return, treatment.result_loss)
    account, payment = pay_by_result.settle(world.accounts.get(regime, pay_by_result.Account()), invested=invested, less=less, terms=terms)
    world.accounts = {**world.accounts, regime: account}
    world.municipality.prefinanced += invested
    world.municipality.paid_for_results += payment
