"""Contracts of jobs above the benefit level: temporary or permanent, and what happens when one runs out (model 6.11).

Pressured and poor matches are more often temporary, because quality decides. Short contracts bring job ends forward:
half of those who return do so within half a year of leaving. As many jobs last two years as under the hazard of
:func:`zachtehand.submodels.labour_market.job_ends` alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.labour_market import LabourMarketParameters, job_ends
from zachtehand.submodels.shapes import Floats, Mask, as_share, logistic


class ContractParameters(ParameterGroup):
    """Length of contracts and their renewal."""

    temporary: float = par(1.1, "log odds", 0.4, 1.8, "design", "A temporary contract in a match of average quality.")
    temporary_quality: float = par(4.0, "log odds per unit", 0.0, 8.0, "design", "Effect of quality on the contract being permanent.")
    months: float = par(
        3.0,
        "months",
        2.0,
        12.0,
        "hand",
        "Length of half of the temporary contracts; the others are twice as long. Set on returns within six and twelve months.",
    )
    lapse: float = par(-1.1, "log odds", -2.2, -0.5, "hand", "A temporary contract of an average match that is not renewed.")
    lapse_quality: float = par(3.0, "log odds per unit", 0.0, 6.0, "design", "Effect of quality on renewal; a renewed contract is permanent.")
    before_term: float = par(
        0.75, "share", 0.6, 0.9, "design", "Job ends, of those that tenure and quality predict, for other reasons than a contract that runs out."
    )
    insecurity: float = par(0.5, "share", 0.0, 1.0, "design", "Part of the security of a wage that a temporary contract does not give.")


def contract_months(quality: Floats, luck: Floats, luck_length: Floats, p: ContractParameters) -> NDArray[np.int16]:
    """Months of the contract of a new job; 0 is permanent.

    Args:
        quality: quality of the match, 0–1.
        luck, luck_length: uniform draws.
    """
    temporary = luck < logistic(p.temporary - p.temporary_quality * (quality - 0.5))
    length = np.where(luck_length < 0.5, p.months, 2.0 * p.months)
    return np.where(temporary, np.round(length), 0).astype(np.int16)


def runs_out(months_of_contract: NDArray[np.integer], tenure: NDArray[np.integer]) -> Mask:
    """Whose temporary contract ends this month."""
    return (months_of_contract > 0) & (tenure == months_of_contract)


def job_ends_under_contract(
    quality: Floats, tenure: Floats, supported: Floats, running_out: Mask, market: LabourMarketParameters, p: ContractParameters
) -> Floats:
    """Monthly chance that a job ends: before its contract does, or because the contract is not renewed.

    Args:
        tenure: months in the job.
        supported: 1 with a job coach at work.
        running_out: from :func:`runs_out`.
    """
    stays = 1.0 - p.before_term * job_ends(quality, tenure, supported, market)
    lapses = logistic(p.lapse - p.lapse_quality * (quality - 0.5)) * (1.0 - market.coach_retention * supported)
    return 1.0 - stays * (1.0 - lapses * as_share(running_out))
