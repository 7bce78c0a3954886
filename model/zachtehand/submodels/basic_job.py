"""Basic jobs: the benefit turned into a wage (model 6.14)."""

from __future__ import annotations

from zachtehand.parameters import ParameterGroup, par
from zachtehand.submodels.shapes import Floats, Number, logistic, unit


class BasicJobParameters(ParameterGroup):
    """Taking, keeping and leaving a basic job."""

    accept_base: float = par(1.0, "log odds", 0.0, 2.0, "design", "Accepting an offer, whatever it brings.")
    accept_income: float = par(4.0, "log odds per ratio", 2.0, 6.0, "design", "Effect of the gain in income over the benefit.")
    accept_activity: float = par(4.0, "log odds per unit", 2.0, 6.0, "design", "Effect of what someone lacks in structure, contact and purpose.")
    accept_motivation: float = par(2.0, "log odds per unit", 0.5, 3.0, "design", "Effect of autonomous motivation.")
    accept_health: float = par(2.5, "log odds per unit", 1.0, 4.0, "design", "Effect of physical health.")
    accept_say: float = par(0.5, "log odds", 0.0, 1.0, "design", "Effect of local say on which jobs there are.")
    accept_forced: float = par(1.5, "log odds", 0.5, 3.0, "design", "Effect of not being free to refuse.")
    lock_in: float = par(0.20, "share", 0.0, 0.6, "one-euro", "Share of search for regular work that the job takes away.")
    lock_in_guidance: float = par(0.5, "share", 0.0, 0.8, "design", "Lock-in that full guidance and training prevent.")
    lock_in_guidance_share: float = par(0.5, "share", 0.2, 0.8, "design", "Part of that help which is guidance; the rest is training.")
    on_the_cv: float = par(0.5, "share", 0.0, 1.0, "eriksson-rooth", "How far a basic job undoes, for employers, the months without work before it.")
    quit: float = par(0.008, "per month", 0.003, 0.015, "design", "Quitting a basic job for no other job.")
    displacement: float = par(0.15, "jobs per job", 0.0, 0.5, "design", "Regular jobs that a basic job displaces (additionality).")
    replacement: float = par(0.03, "per month", 0.02, 0.05, "convention", "Monthly openings per regular job, for turning displaced jobs into vacancies.")
    quality: float = par(0.55, "0-1", 0.45, 0.65, "design", "Quality of a basic job with average guidance.")
    quality_guidance: float = par(0.10, "per unit", 0.0, 0.3, "design", "Effect of guidance on the quality of a basic job.")


def accepts(*, income_gain: Number, lack: Floats, autonomous: Floats, physical: Floats, say: Number, voluntary: Number, p: BasicJobParameters) -> Floats:
    """Chance that someone who is offered a basic job takes it.

    Args:
        income_gain: net wage over the benefit, minus one.
        lack: what is missing in structure, contact and purpose, 0–1.
        say: local say, 0–1.
        voluntary: 1 when nobody has to accept.
    """
    score = p.accept_base + p.accept_income * income_gain + p.accept_activity * (lack - 0.5)
    score = score + p.accept_motivation * (autonomous - 0.5) + p.accept_health * (physical - 0.5)
    return logistic(score + p.accept_say * say + p.accept_forced * (1.0 - voluntary))


def search_left(guidance: Number, training: Number, p: BasicJobParameters) -> Number:
    """Share of search for regular work that goes on in a basic job."""
    help_given = p.lock_in_guidance_share * guidance + (1.0 - p.lock_in_guidance_share) * training
    return 1.0 - p.lock_in * (1.0 - p.lock_in_guidance * help_given)


def months_that_count(months_on_benefit: Floats, in_basic: Floats, p: BasicJobParameters) -> Floats:
    """Months on the benefit that employers hold against an applicant: they sort on unemployment now, not on unemployment past.

    Args:
        in_basic: 1 for those in a basic job, else 0.
    """
    return months_on_benefit * (1.0 - p.on_the_cv * in_basic)


def quality_of_job(guidance: Number, p: BasicJobParameters) -> Number:
    """Quality of a basic job, 0–1, by how well people are guided in it (0–1)."""
    return unit(p.quality + p.quality_guidance * (guidance - 0.5))


def vacancies_displaced(people: float, p: BasicJobParameters) -> float:
    """Regular vacancies a month that basic jobs displace."""
    return p.displacement * p.replacement * people
