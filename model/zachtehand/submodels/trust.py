"""Trust in the municipality: it comes on foot and leaves on horseback (model 6.5)."""

from __future__ import annotations

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Number, at_most, unit


class TrustParameters(ParameterGroup):
    """How trust moves."""

    gain: float = par(0.06, "per good contact", 0.03, 0.10, "prototype", "Gain from a good talk.")
    loss: float = par(0.18, "per bad event", 0.10, 0.30, "prototype", "Loss from a bad event of weight 1.")
    recovery: float = par(0.015, "per month", 0.005, 0.03, "prototype", "Pull back to the personal level.")
    good_quality: float = par(0.35, "0-1", 0.25, 0.45, "prototype", "Quality above which a talk builds trust.")
    separation_gain: float = par(0.3, "ratio", 0.0, 0.6, "design", "Extra gain when guidance is separated from income checks.")
    weight_threat: float = par(0.25, "events", 0.1, 0.5, "design", "A threatening letter as a bad event.")
    weight_sanction: float = par(0.7, "events", 0.4, 1.2, "design", "A measure as a bad event, when it is not felt as unjust.")
    weight_unjust: float = par(0.5, "events", 0.0, 1.0, "design", "Extra weight of a measure that hits someone who could not.")
    weight_promise: float = par(0.2, "events", 0.0, 0.5, "design", "A plan that led to nothing.")
    weight_leaving: float = par(0.25, "events", 0.1, 0.5, "design", "The caseworker leaves, per unit of rapport that is lost with them.")
    weight_stop: float = par(0.8, "events", 0.4, 1.2, "design", "A benefit that was stopped by mistake.")
    weight_fine: float = par(0.4, "events", 0.0, 1.0, "design", "A fine for what was not reported.")
    weight_pressure: float = par(0.10, "events/month", 0.0, 0.2, "design", "A month under full felt pressure.")
    most: float = par(1.2, "events", 0.9, 2.0, "convention", "Most bad events that count in one month.")


def trust_after(trust: Floats, *, anchor: Floats, talk_quality: Floats, separated: Number, bad_events: Floats, p: TrustParameters) -> Floats:
    """Trust next month, 0–1.

    Args:
        talk_quality: quality of this month's talk, 0 without one.
        separated: guidance separated from income checks, 0–1.
        bad_events: summed weights of this month's bad events.
    """
    good = talk_quality * (talk_quality > p.good_quality) * (1.0 + p.separation_gain * separated)
    change = p.gain * good * (1.0 - trust) - p.loss * at_most(bad_events, p.most) * trust
    change += p.recovery * (anchor - trust)
    return unit(trust + change)
