"""Enforcement: from a signal to a measure, and undue benefits that end (model 6.13).

Exits to work and exits to nowhere are separate, competing risks: a measure works on the first through
effort and need (effort, labour market), on the second through giving up (flows).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Number, unit


class EnforcementParameters(ParameterGroup):
    """From signal to measure."""

    filing_base: float = par(0.6, "ratio", 0.4, 0.8, "prototype", "Files opened by the most cooperative caseworker, against the policy's rate.")
    filing_style: float = par(0.8, "ratio", 0.4, 1.2, "prototype", "Further files in proportion to a demanding style.")
    filing_box: float = par(0.3, "share", 0.0, 0.6, "design", "Files that do not get made under full box-ticking (too much work).")
    hardship_filing: float = par(0.6, "share", 0.2, 0.9, "design", "Files that a full hardship clause prevents for the most vulnerable.")
    deterrence: float = par(
        0.5, "share", 0.0, 1.0, "design",
        "Drop-out that a sure cut of the whole benefit for a broken agreement prevents (0: it frightens nobody).",
    )  # fmt: skip
    hardship_softens: float = par(0.5, "share", 0.2, 0.8, "design", "Part of a cut that a full hardship clause takes away for the most vulnerable.")
    vulnerable_debt: float = par(0.5, "share", 0.2, 0.8, "design", "Weight of debt in who is vulnerable to a cut; the rest is poor mental health.")
    memory_fading: float = par(0.15, "per month", 0.08, 0.25, "prototype", "Fading of the memory of a measure.")
    loss_per_cut: float = par(0.58, "per month's benefit", 0.4, 0.8, "prototype", "Felt loss from losing a whole month's benefit at once.")
    loss_fading: float = par(0.06, "per month", 0.03, 0.1, "prototype", "Fading of felt loss.")
    undue_detection: float = par(0.003, "per month", 0.001, 0.006, "prototype", "Hidden income found without any talk.")
    undue_leave: float = par(0.17, "per talk", 0.08, 0.25, "prototype", "Someone with hidden income who leaves after a talk that touches on money.")
    undue_checks: float = par(0.05, "per check", 0.02, 0.1, "design", "Hidden income that a check finds.")
    undue_separated: float = par(0.5, "share", 0.0, 0.8, "design", "Leaving after a talk that separation from income checks prevents.")
    wrong_stop: float = par(0.001, "per month", 0.0, 0.004, "design", "Benefits stopped or suspended by mistake; no Dutch rate is published.")
    wrong_stop_long: float = par(0.5, "share", 0.2, 0.8, "design", "Mistakes that take two months to repair rather than one (at most eight weeks).")
    no_blame: float = par(
        0.2, "share", 0.0, 0.5, "design", "Files on the most vulnerable in which a hearing finds them not to blame: no measure, whatever the policy.",
    )  # fmt: skip
    repentance: float = par(
        0.5, "share", 0.0, 0.9, "design", "People under a measure who come to a talk and have the rest of it taken back (art. 18(11)).",
    )  # fmt: skip
    wrong_stop_check: float = par(0.004, "per check", 0.0, 0.02, "design", "Further benefits stopped by mistake after a check.")


def files(filing: Number, style: Floats, box: Floats, vulnerability: Floats, hardship: Number, p: EnforcementParameters) -> Floats:
    """Chance that a caseworker opens a file at the end of the no-show ladder or after a breach.

    Args:
        filing: the policy's rate for a neutral caseworker, 0–1.
        vulnerability: 0–1, from debt and mental health.
        hardship: strength of the hardship clause, 0–1.
    """
    chance = filing * (p.filing_base + p.filing_style * style) * (1.0 - p.filing_box * box)
    return unit(chance * (1.0 - p.hardship_filing * hardship * vulnerability))


def vulnerability(debt: Floats, mental: Floats, p: EnforcementParameters) -> Floats:
    """How vulnerable someone is to a cut, 0–1."""
    return unit(p.vulnerable_debt * debt + (1.0 - p.vulnerable_debt) * (1.0 - mental))


def cut_after_hardship(cut: Number, hardship: Number, vulnerable: Floats, p: EnforcementParameters) -> Floats:
    """Share of the benefit that is cut, softened by the hardship clause."""
    return unit(cut * (1.0 - p.hardship_softens * hardship * vulnerable))


def blamed(vulnerable: Floats, luck: Floats, p: EnforcementParameters) -> NDArray[np.bool_]:
    """Whose breach a hearing finds to be their own fault.

    Args:
        vulnerable: 0–1.
        luck: uniform draws.
    """
    return luck >= p.no_blame * vulnerable


def months_of_measure(first: Number, repeats: NDArray[np.integer], most: float) -> NDArray[np.int8]:
    """Months that a measure lasts: each repeat within a year makes it a month longer, up to the longest that the law knows.

    Args:
        first: months of a first measure.
        repeats: earlier measures, each within a year of the next.
        most: months.
    """
    base = np.maximum(np.round(first), 1)
    return np.maximum(np.minimum(base + repeats, most), base).astype(np.int8)


def months_stopped(luck: Floats, p: EnforcementParameters) -> NDArray[np.int8]:
    """Months for which a benefit stays away that was stopped by mistake, 1 or 2.

    Args:
        luck: uniform draws.
    """
    return (1 + (luck < p.wrong_stop_long)).astype(np.int8)


def deterred(at_stake: Number, p: EnforcementParameters) -> Number:
    """Share of drop-out from agreed activities that the prospect of a measure prevents.

    Args:
        at_stake: expected cut for a broken agreement: chance to be reported × chance of a file × share of the benefit, 0–1.
    """
    return unit(p.deterrence * at_stake)


def size_of_measure(breach: NDArray[np.int8], light: Number, middle: Number, heavy: Number) -> Floats:
    """Share of the benefit that a breach of this weight costs, before hardship; shape (people,).

    Args:
        breach: 0 light (missed talks), 1 middle (a broken agreement), 2 heavy (not looking for work).
    """
    return np.where(breach == 2, heavy, np.where(breach == 1, middle, light)).astype(np.float32)


def memory_after(memory: Floats, measure: Floats, p: EnforcementParameters) -> Floats:
    """Memory of a measure: 1 at a measure, then fading."""
    return np.maximum(memory * (1.0 - p.memory_fading), measure)


def loss_after(loss: Floats, cut_months: Floats, p: EnforcementParameters) -> Floats:
    """Felt loss of income, 0–1.

    Args:
        cut_months: months of benefit that a measure takes away (share × months) in the month in which it
            is imposed, else 0.
    """
    return unit(loss * (1.0 - p.loss_fading) + p.loss_per_cut * cut_months)


def wrongly_stopped(checks: Number, p: EnforcementParameters) -> Number:
    """Monthly chance that a benefit is stopped or suspended by mistake, and repaired afterwards.

    Args:
        checks: checks of this client this month.
    """
    return unit(p.wrong_stop + p.wrong_stop_check * checks)


def undue_ends(talks: Floats, money_in_talk: Number, separated: Number, checks: Number, p: EnforcementParameters) -> Floats:
    """Monthly chance that someone with hidden income leaves or is found out."""
    per_talk = p.undue_leave * money_in_talk * (1.0 - p.undue_separated * separated)
    return 1.0 - (1.0 - p.undue_detection) * (1.0 - per_talk) ** talks * (1.0 - p.undue_checks * unit(checks))
