"""Taking part in activities: can × want × asked (model 6.9)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zachtehand.parameters import ParameterGroup, par
from zachtehand.populations.categories import Activity
from zachtehand.submodels.activity_kinds import FitParameters
from zachtehand.submodels.shapes import Floats, Mask, Number, logistic, unit


class ParticipationParameters(ParameterGroup):
    """Starting, continuing and stopping activities."""

    can_base: float = par(0.35, "0-1", 0.2, 0.5, "prototype", "Ability to take part of someone with the poorest health.")
    can_health: float = par(0.35, "per unit", 0.2, 0.5, "prototype", "Effect of each kind of health on ability.")
    can_debt: float = par(0.2, "per unit", 0.1, 0.4, "prototype", "Effect of debt stress on ability.")
    can_language: float = par(0.1, "per unit", 0.0, 0.2, "prototype", "Effect of command of Dutch on ability.")
    can_child: float = par(0.12, "0-1", 0.05, 0.2, "prototype", "A child under five without childcare lowers ability.")
    can_care: float = par(0.06, "0-1", 0.0, 0.15, "design", "Informal care for someone leaves less time and strength for anything else.")
    want_controlled: float = par(0.45, "per unit", 0.0, 0.8, "prototype", "How far controlled motivation adds to wanting.")
    want_duty: float = par(0.60, "share", 0.0, 0.8, "design", "Share of the unwilling who go along at a talk under a full duty; rests on Rotterdam alone.")
    asked_self: float = par(0.022, "per month", 0.015, 0.03, "prototype", "Chance that someone looks for an activity by themselves.")
    asked_peers: float = par(0.040, "per month", 0.02, 0.05, "prototype", "Chance of being asked by peers or hosts where a third are active.")
    asked_peers_base: float = par(0.5, "ratio", 0.3, 0.7, "prototype", "Part of that chance that does not depend on how many are active.")
    asked_peers_slope: float = par(1.5, "ratio", 1.0, 2.0, "prototype", "Part of that chance in proportion to the active share around someone.")
    asked_plan: float = par(0.20, "per month", 0.0, 0.3, "hand", "Chance that a plan without result is taken up again, with ample hours.")
    asked_plan_hours: float = par(4.0, "hours", 2.0, 8.0, "design", "Hours per plan at which half of that chance is reached.")
    hours_spread: float = par(0.5, "share", 0.2, 0.8, "design", "Half the width of the spread of hours in an activity, over the usual hours.")
    asked_recruiters: float = par(
        0.4, "per place a month", 0.0, 0.8, "hand", "People asked per free guidance place where organisations go out to look for them to the full."
    )
    initiatives: float = par(0.5, "per unit", 0.0, 1.0, "design", "Effect of community initiatives on being asked.")
    duty_hours: float = par(0.15, "share", 0.0, 0.5, "zachte-hand", "Part of the demanded hours that is done: nominally 20 a week, about 10 in fact.")
    fit: float = par(1.0, "ratio", 0.5, 1.5, "design", "How strongly personal fit steers the choice of activity.")
    supply: float = par(0.6, "per log unit", 0.2, 1.0, "design", "How strongly supply steers what is offered.")
    accept_scale: float = par(0.54, "0-1", 0.45, 0.65, "prototype", "Scale of the chance that a host is found and accepts.")
    accept_brokerage: float = par(0.08, "0-1", 0.0, 0.2, "prototype", "Extra chance with a welfare organisation that helps.")
    reliance_base: float = par(0.45, "0-1", 0.35, 0.55, "prototype", "What hosts see in someone without health, self-efficacy or Dutch.")
    reliance_mental: float = par(0.35, "per unit", 0.2, 0.5, "prototype", "Effect of mental health on what hosts see.")
    reliance_efficacy: float = par(0.25, "per unit", 0.1, 0.4, "prototype", "Effect of self-efficacy on what hosts see.")
    reliance_language: float = par(0.15, "per unit", 0.0, 0.3, "prototype", "Effect of command of Dutch on what hosts see.")
    accept_guided: float = par(0.5, "share", 0.0, 1.0, "design", "Part of what hosts miss in someone that a guidance place makes up for.")
    guidance_need: float = par(0.42, "0-1", 0.35, 0.5, "design", "Self-reliance below which a participant needs extra guidance.")
    indication: float = par(0.55, "0-1", 0.45, 0.65, "design", "What someone has to stand on, below which there is an indication for sheltered work.")
    drop_out: float = par(0.0125, "per month", 0.010, 0.020, "prototype", "Drop-out of the average volunteer.")
    drop_out_autonomous: float = par(0.9, "log per unit", 0.4, 1.4, "prototype", "Effect of autonomous motivation on staying.")
    drop_out_mental: float = par(0.7, "log per unit", 0.3, 1.1, "prototype", "Effect of mental health on staying.")
    drop_out_forced: float = par(0.5, "log per unit", 0.0, 1.0, "prototype", "Effect of force on stopping.")
    drop_out_reactance: float = par(0.8, "log per unit", 0.2, 1.4, "prototype", "Effect of reactance on stopping.")
    drop_out_aftercare: float = par(0.4, "share", 0.1, 0.6, "design", "Drop-out that full aftercare prevents.")
    coerced: float = par(0.9, "ratio", 0.6, 1.0, "prototype", "How far a start from controlled motivation is felt as coerced.")
    coerced_offset: float = par(0.3, "0-1", 0.15, 0.6, "prototype", "How slowly autonomous motivation takes that feeling away: c·C(1 − A)/(offset + A).")
    assigned_refused: float = par(0.5, "share", 0.0, 1.0, "design", "Who, without any choice, lets go by what is assigned and does not suit at all.")
    assigned_coerced: float = par(0.4, "share", 0.0, 0.8, "design", "Voluntariness lost in what was assigned without any choice and does not suit at all.")
    voluntariness_drift: float = par(0.02, "per month", 0.0, 0.05, "design", "Forced activity that becomes one's own, monthly.")
    register_fading: float = par(0.04, "per month", 0.02, 0.06, "prototype", "Registrations without activity that are found out by other information.")
    exemption_midpoint: float = par(0.47, "0-1", 0.4, 0.55, "hand", "Ability to take part at which half are exempted.")
    exemption_steepness: float = par(14.0, "per unit", 8.0, 20.0, "design", "Steepness of exemption in ability.")
    exemption_months: float = par(18.0, "months", 12.0, 24.0, "convention", "Length of an exemption.")
    exemption_renewed: float = par(
        0.85, "share", 0.6, 0.95, "hand", "Exemptions that lapse while the ground still holds, and are renewed; set on the share exempt."
    )


def can(
    physical: Floats, mental: Floats, debt: Floats, language: Floats, young_child: Floats, childcare: Number, p: ParticipationParameters,
    *, gives_care: Number = 0.0, travel: Number = 0.0,
) -> Floats:  # fmt: skip
    """Ability to take part, 0.02–1, from health, debt, language, care for a child under five or someone else, and the way there.

    Args:
        gives_care: 1 for those who give informal care.
        travel: ability that the way there takes.
    """
    ability = p.can_base + p.can_health * (physical + mental) - p.can_debt * debt
    ability += p.can_language * (language - 0.7)
    ability -= p.can_child * young_child * (1.0 - childcare)
    return (ability - p.can_care * gives_care - travel).clip(0.02, 1.0)


def want(autonomous: Floats, controlled: Floats, fatigue: Floats, *, fatigue_weakening: float, p: ParticipationParameters) -> Floats:
    """Willingness, 0–1: 1 − (1 − A)(1 − κc·C), weakened by project fatigue."""
    return (1.0 - (1.0 - autonomous) * (1.0 - p.want_controlled * controlled)) * np.exp(-fatigue_weakening * fatigue)


def want_at_talk_under_duty(willing: Floats, duty: Number, reactance: Floats, p: ParticipationParameters) -> Floats:
    """Willingness in a talk under a duty: part of the unwilling go along, the reactant do not."""
    return 1.0 - (1.0 - willing) * (1.0 - p.want_duty * duty * (1.0 - np.minimum(reactance, 1.0)))


def asked_without_talk(active_around: Floats, initiatives: Floats, p: ParticipationParameters) -> Floats:
    """Chance in a month of being asked by oneself, a peer or a host.

    Args:
        active_around: active share among friends and neighbours.
        initiatives: strength of community initiatives in the neighbourhood, 0–1, mean 0.3.
    """
    peers = p.asked_peers * (p.asked_peers_base + p.asked_peers_slope * active_around) * (1.0 + p.initiatives * (initiatives - 0.3))
    return 1.0 - (1.0 - p.asked_self) * (1.0 - peers)


def asked_by_recruiters(free_places: float, candidates: int, recruitment: Number, p: ParticipationParameters) -> Number:
    """Chance in a month that an organisation asks someone who needs guidance, for one of its free guidance places.

    Args:
        free_places: guidance places that nobody takes.
        candidates: people without activity who need guidance.
        recruitment: how far organisations go out to look for people, 0–1.
    """
    return np.minimum(p.asked_recruiters * recruitment * free_places / max(candidates, 1), 1.0)


def asked_by_plan(hours_per_plan: Number, p: ParticipationParameters) -> Number:
    """Chance in a month that a plan that has not led to anything is taken up again; none without hours for it."""
    return p.asked_plan * hours_per_plan / (hours_per_plan + p.asked_plan_hours)


def personal_fit(
    *,
    autonomous: Floats,
    efficacy: Floats,
    physical: Floats,
    mental: Floats,
    debt: Floats,
    language: Floats,
    human_capital: Floats,
    age: Floats,
    gives_care: Mask,
    p: FitParameters,
) -> NDArray[np.float32]:
    """How well each kind of activity fits each person, in log odds, shape (kinds, people); NONE never fits."""
    fit = np.zeros((len(Activity), autonomous.size), np.float32)
    fit[Activity.NONE] = -np.inf
    fit[Activity.OWN_BARRIERS] = p.own_barriers_debt * (debt - 0.4) + p.own_barriers_mental * (0.6 - mental) + p.own_barriers_physical * (0.6 - physical)
    fit[Activity.EXERCISE] = p.exercise_physical * (0.6 - physical) + p.exercise_mental * (0.6 - mental)
    fit[Activity.LANGUAGE] = p.language * (0.7 - language)
    fit[Activity.INFORMAL_CARE] = np.where(gives_care, p.informal_care, -np.inf)
    fit[Activity.SOCIAL] = p.social_efficacy * (0.5 - efficacy)
    fit[Activity.VOLUNTEERING] = p.volunteering_autonomous * (autonomous - 0.5) + p.volunteering_mental * (mental - 0.5)
    fit[Activity.VOLUNTEERING] += p.volunteering_language * (language - 0.7)
    fit[Activity.DAY_ACTIVITY] = p.day_activity_efficacy * (0.5 - efficacy) + p.day_activity_mental * (0.6 - mental)
    fit[Activity.TRAINING] = p.training_human_capital * (human_capital - 0.5) - p.training_age * (age - 40.0)
    fit[Activity.WORK_EXPERIENCE] = p.work_experience_efficacy * (efficacy - 0.5) - p.work_experience_age * (age - 45.0)
    return fit


def choose_kind(
    fit: NDArray[np.float32],
    *,
    appeal: NDArray[np.float32],
    places: NDArray[np.float32],
    choice: Number,
    luck: Floats,
    p: ParticipationParameters,
) -> NDArray[np.int8]:
    """The kind of activity that each person starts: a logit of fit and supply.

    Args:
        fit: shape (kinds, people), from :func:`personal_fit`.
        appeal: shape (kinds,), or (kinds, people) where it differs.
        places: shape (kinds,) or (kinds, people): places per 1,000 clients; a kind without places is not offered
            (informal care needs none).
        choice: freedom to choose; without it only supply and appeal count.
        luck: one uniform draw per person.
    """
    with np.errstate(divide="ignore"):
        supply = p.supply * np.log(places.reshape(len(places), -1) / 100.0)
    supply[Activity.INFORMAL_CARE] = 0.0
    possible = np.isfinite(fit) & np.isfinite(supply)
    score = np.where(possible, appeal.reshape(len(appeal), -1) + supply + p.fit * choice * np.where(possible, fit, 0.0), -np.inf)
    weight = np.exp(score - np.max(score, axis=0, initial=-50.0))
    cumulative = np.cumsum(weight, axis=0)
    total = cumulative[-1]
    chosen = (luck * total >= cumulative).sum(axis=0)
    return np.where(total > 0, np.minimum(chosen, len(Activity) - 1), Activity.NONE).astype(np.int8)


def hours_of_choice(luck: Floats, p: ParticipationParameters) -> Floats:
    """Hours that someone makes of an activity over its usual hours; ``luck`` is uniform on 0–1."""
    return 1.0 - p.hours_spread + 2.0 * p.hours_spread * luck


def hours_under_duty(usual: Floats, demanded: Floats, p: ParticipationParameters) -> Floats:
    """Hours a week of someone of whom more may be demanded than they would do."""
    return usual + p.duty_hours * np.maximum(demanded - usual, 0.0)


def self_reliance(mental: Floats, efficacy: Floats, language: Floats, p: ParticipationParameters) -> Floats:
    """What hosts look for first, about 0.45–1.2."""
    return p.reliance_base + p.reliance_mental * mental + p.reliance_efficacy * efficacy + p.reliance_language * unit(language)


def stands_on(efficacy: Floats, mental: Floats) -> Floats:
    """What someone has to stand on, 0–1: the lower, the more guidance a place must give."""
    return 0.5 * (efficacy + mental)


def with_guidance(reliance: Floats, guided: Mask, p: ParticipationParameters) -> Floats:
    """What hosts see in someone for whom the place brings guidance: part of what is missing is made up for."""
    full = p.reliance_base + p.reliance_mental + p.reliance_efficacy + p.reliance_language
    return reliance + p.accept_guided * (full - reliance) * guided


def host_accepts(reliance: Floats, brokerage: Number, p: ParticipationParameters) -> Floats:
    """Chance that a host is found and says yes."""
    return unit(p.accept_scale * reliance + p.accept_brokerage * brokerage)


def assigned_unsuited(fit: Floats, choice: Number) -> Floats:
    """How far someone was assigned something that does not suit them, 0–1: (1 − choice) · (1 − σ(fit)).

    A uniform offer has no eye for the person: the less there is to choose, the more it matters whether it happens to suit.

    Args:
        fit: of the kind that each is to start, in log odds, from :func:`personal_fit`.
        choice: freedom to choose, 0–1.
    """
    return (1.0 - choice) * (1.0 - logistic(fit))


def goes_along(unsuited: Floats, p: ParticipationParameters) -> Floats:
    """Chance that someone begins what was found: all do of what they chose themselves.

    Args:
        unsuited: from :func:`assigned_unsuited`.
    """
    return 1.0 - p.assigned_refused * unsuited


def voluntariness_of_assigned(voluntariness: Floats, unsuited: Floats, p: ParticipationParameters) -> Floats:
    """How freely an activity is felt to be chosen, 0–1, when it was assigned: what does not suit stays somebody else's idea."""
    return voluntariness * (1.0 - p.assigned_coerced * unsuited)


def voluntariness_at_start(autonomous: Floats, controlled: Floats, p: ParticipationParameters) -> Floats:
    """How freely an activity is chosen: 1 − c·C(1 − A)/(offset + A)."""
    return unit(1.0 - p.coerced * controlled * (1.0 - autonomous) / (p.coerced_offset + autonomous))


def drops_out(
    *, autonomous: Floats, mental: Floats, voluntariness: Floats, reactance: Floats, kind_ratio: Floats, aftercare: Number, p: ParticipationParameters
) -> Floats:
    """Monthly chance to stop an activity."""
    score = p.drop_out_autonomous * (0.5 - autonomous) + p.drop_out_mental * (0.55 - mental)
    score = score + p.drop_out_forced * (0.7 - voluntariness) + p.drop_out_reactance * reactance
    return unit(p.drop_out * kind_ratio * np.exp(score) * (1.0 - p.drop_out_aftercare * aftercare))


def exempted(ability: Floats, exemption: Number, p: ParticipationParameters) -> Floats:
    """Chance at a talk that someone who can do little is exempted."""
    return exemption * logistic(p.exemption_steepness * (p.exemption_midpoint - ability))


_STEP_OF_ACTIVITY = np.zeros(len(Activity), np.int8)
_STEP_OF_ACTIVITY[[Activity.OWN_BARRIERS, Activity.EXERCISE, Activity.LANGUAGE, Activity.SOCIAL]] = 3
_STEP_OF_ACTIVITY[[Activity.INFORMAL_CARE, Activity.VOLUNTEERING, Activity.DAY_ACTIVITY, Activity.TRAINING, Activity.WORK_EXPERIENCE]] = 4


def ladder_step(
    *, working: Mask, supported_work: Mask, activity: NDArray[np.int8], part_time: Mask, social_contact: Floats, outside: float
) -> NDArray[np.int8]:
    """Step on the participation ladder (VNG), 1–6.

    Args:
        working: regular work above the benefit level.
        supported_work: basic, subsidised or coached work, or part-time work beside the benefit is 5.
        social_contact: the wellbeing component.
        outside: level of it above which someone has contacts outside the house.
    """
    step = np.maximum(_STEP_OF_ACTIVITY.take(activity, mode="clip"), np.int8(1) + (social_contact > outside))
    step[working] = 6
    step[supported_work | part_time] = 5
    return step
