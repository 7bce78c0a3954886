"""Saying yes to a programme: who volunteers when invited."""

from __future__ import annotations

import numpy as np

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Number, logistic


class ProgrammeParameters(ParameterGroup):
    """Who comes when nobody has to."""

    says_yes: float = par(0.18, "share", 0.10, 0.28, "letter-invite", "Say yes to a letter that invites to a programme, at middling motivation and trust.")
    motivation: float = par(4.0, "log-odds per unit", 1.0, 8.0, "design", "How much autonomous motivation adds.")
    trust: float = par(2.0, "log-odds per unit", 0.0, 4.0, "design", "How much trust in the municipality adds.")
    keeps_to_yes: float = par(0.9, "share", 0.7, 1.0, "design", "Who, having said yes to a programme, wants the activity that it is about when it is raised.")
    asked_in_person: float = par(1.5, "log-odds", 0.5, 2.5, "zachte-hand", "What being asked by a person adds to a letter: most volunteers were asked.")


def says_yes(autonomous: Floats, trust: Floats, in_person: Number, p: ProgrammeParameters) -> Floats:
    """Chance that someone who is invited wants to take part.

    Args:
        autonomous, trust: 0–1, shape (people,).
        in_person: 0–1, how far the invitation is personal: by telephone, at the door or in a talk.
    """
    at_middle = np.float32(np.log(p.says_yes / (1.0 - p.says_yes)))
    score = at_middle + p.motivation * (autonomous - 0.5) + p.trust * (trust - 0.5) + p.asked_in_person * np.asarray(in_person, np.float32)
    return logistic(score)
