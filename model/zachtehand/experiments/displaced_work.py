"""What the work is worth that others lose because clients search more: the other side of the gain of clients' work.

In the simulation clients compete with each other for the same vacancies, so what they take from each other is in every outcome.
Other job seekers are not simulated; the labour market counts the jobs that pass them by (``displaced_outsiders``). A social
cost–benefit analysis asks what society gains net of that. How long they go without work is not known: evidence says
that displacement passes (Crépon et al. 2013). So there are two ends:

- they find other work at once: nothing is lost (what is held of the long run, when jobs follow the people who look for them);
- they find none: of every job that passes them by as much is lost as a client's offer is worth.

An offer is worth what employers have paid for clients' work, over the offers that clients got so far, under the first policy in
the same world: others are the same people under every policy. If the number of jobs is fixed (ψ = 1), what clients gain and what
others lose at this end are equal.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

OFFERS, DISPLACED = "job_offers", "displaced_outsiders"
"""Indicators of flows, per 1,000 clients at the start."""
PAID_FOR_WORK = ("regular_wages", "part_time_wages")
"""Items that employers pay for the work of clients; of others no part is subsidised."""


def work_lost_by_others(paid: NDArray[np.float64], offers: NDArray[np.float64], displaced: NDArray[np.float64], *, paired: bool) -> NDArray[np.float64]:
    """What others lose if they find no other work, in the money of ``paid``.

    Args:
        paid: what employers pay for clients' work by year, shape (scenarios, worlds, years).
        offers: offers of work to clients by month, shape (scenarios, worlds, months); the last year may be shorter.
        displaced: jobs that pass others by, likewise, in the same unit.
        paired: whether the scenarios share their worlds; then an offer is worth what it is worth under the first.

    Returns:
        (scenarios, worlds, years), negative where clients leave more jobs to others than at the reference. Where clients
        have got no offer yet, nothing is known of its worth, and nothing is counted.
    """
    so_far = [_by_year(each).cumsum(axis=-1) for each in (offers, displaced)]
    paid, offered = (np.broadcast_to(each[:1], each.shape) if paired else each for each in (paid, so_far[0]))
    return paid * np.divide(so_far[1], offered, out=np.zeros_like(so_far[1]), where=offered > 0)


def _by_year(months: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.add.reduceat(months, np.arange(0, months.shape[-1], 12), axis=-1)


def paid_by_employers(real: NDArray[np.float64], terms: Any) -> NDArray[np.float64]:
    """What employers pay for the work of clients, from a ledger (…, years, items, actors): (…, years)."""
    items, actors = ([each["key"] for each in terms[kind]] for kind in ("items", "actors"))
    return -real[..., [items.index(each) for each in PAID_FOR_WORK], actors.index("employer")].sum(axis=-1)
