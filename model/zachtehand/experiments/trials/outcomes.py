"""What a trial can measure of each participant, at a number of months after the lot.

Registers see everybody; a survey does not reach those who died or moved. To add an outcome, add an entry:
its function takes what was noted and the horizon, and gives one number per person, NaN where it is not
defined for someone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from zachtehand.experiments.trials.follow import Register, Survey
from zachtehand.indicators.measures import SMALL_JOB
from zachtehand.limits import LONGEST_RUN
from zachtehand.populations.categories import Activity, Job, Status, Wellbeing
from zachtehand.submodels.wellbeing import LATENT
from zachtehand.texts.activities import IN_SHORT

Values = NDArray[np.float32]
Look = Callable[[Register, int], NDArray[Any]]

FREELY = 0.5
"""An activity that was chosen more freely than this counts as voluntary."""
_DESTINATIONS = {
    Status.WORK: ("work above the benefit", "werk boven de uitkering"),
    Status.BASIC_JOB: ("a basic job", "een basisbaan"),
    Status.STUDY: ("study", "studie"),
    Status.HOUSEHOLD: ("a partner's income", "inkomen van een partner"),
    Status.MOVED: ("another municipality", "een andere gemeente"),
    Status.GAVE_UP: ("nowhere: gave up the claim", "nergens: zag van de uitkering af"),
    Status.UNDUE: ("ended because it was not due", "beëindigd omdat er geen recht was"),
    Status.PENSION: ("pension", "pensioen"),
    Status.DIED: ("death", "overlijden"),
}
_OUT_OF_LABOUR_FORCE = (Status.STUDY, Status.HOUSEHOLD, Status.GAVE_UP, Status.PENSION)
_SPELLS = ((0, 12), (12, 24), (24, 60), (60, LONGEST_RUN))
_RETURN_WITHIN = (6, 12, 60)
_COMPONENTS = {
    Wellbeing.TIME_STRUCTURE: ("time structure", "tijdsstructuur"),
    Wellbeing.SOCIAL_CONTACT: ("social contact", "sociaal contact"),
    Wellbeing.COLLECTIVE_PURPOSE: ("collective purpose", "gezamenlijk doel"),
    Wellbeing.STATUS: ("status", "status"),
    Wellbeing.ACTIVITY: ("activity", "bezigheid"),
    Wellbeing.AUTONOMY: ("autonomy", "autonomie"),
    Wellbeing.FINANCIAL_SECURITY: ("financial security", "financiële zekerheid"),
    Wellbeing.MENTAL_HEALTH: ("mental health", "psychische gezondheid"),
    Wellbeing.PHYSICAL_HEALTH: ("physical health", "lichamelijke gezondheid"),
}


@dataclass(frozen=True)
class Outcome:
    """One thing that a trial measures.

    Attributes:
        unit: "share" is shown as a percentage; effects are then in percentage points.
        kind: "share" is yes or no per person, "mean" a number per person, "rate" events over months at risk.
        look: one number per person.
        at_risk: of a rate, months at risk per person.
    """

    key: str
    unit: str
    label: dict[str, str]
    kind: Literal["share", "mean", "rate"]
    look: Look
    at_risk: Look | None = None


@cache
def outcomes() -> dict[str, Outcome]:
    """All outcomes by key."""
    return {each.key: each for part in (_exits(), _work(), _money(), _returns(), _taking_part(), _wellbeing()) for each in part}


def _share(key: str, en: str, nl: str, look: Look) -> Outcome:
    return Outcome(key, "share", {"en": en, "nl": nl}, "share", look)


def _mean(key: str, unit: str, en: str, nl: str, look: Look) -> Outcome:
    return Outcome(key, unit, {"en": en, "nl": nl}, "mean", look)


def _exits() -> Iterator[Outcome]:
    yield _share("ended", "Benefit ended, all reasons", "Uitkering beëindigd, alle redenen", lambda r, h: _some(r.left[:h] > 0))
    for to, (en, nl) in _DESTINATIONS.items():
        name = to.name.lower()
        yield _share(f"ended_{name}", f"Benefit ended: {en}", f"Uitkering beëindigd: {nl}", partial(_ended_to, to))
    yield _share("ended_otherwise", "Benefit ended, other than to work", "Uitkering beëindigd, anders dan naar werk", _ended_otherwise)
    yield _share("on_benefit", "On the benefit", "In de bijstand", lambda r, h: _at(r.status, h) == Status.ON_BENEFIT)
    yield _mean("months_on_benefit", "months", "Months on the benefit", "Maanden in de bijstand", lambda r, h: _months(r.status[:h] == Status.ON_BENEFIT))
    for low, high in _SPELLS:
        years_en = f"{low // 12} to {high // 12}" if high < _SPELLS[-1][1] else f"over {low // 12}"
        years_nl = f"{low // 12} tot {high // 12}" if high < _SPELLS[-1][1] else f"meer dan {low // 12}"
        yield _share(
            f"ended_after_{low // 12}_years",
            f"Benefit ended after {years_en} years on it",
            f"Uitkering beëindigd na {years_nl} jaar",
            partial(_ended_spell, low, high),
        )
    yield Outcome(
        "rate_to_work", "per month", {"en": "Rate from benefit to work", "nl": "Kans per maand van bijstand naar werk"}, "rate",
        _first_exit_to_work, _months_at_risk,
    )  # fmt: skip


def _work() -> Iterator[Outcome]:
    yield _share("work", "In work above the benefit", "Werk boven de uitkering", lambda r, h: _at(r.status, h) == Status.WORK)
    yield _share("regular_job", "Ever in a regular job, part-time included", "Ooit een gewone baan, ook in deeltijd", lambda r, h: _some(_regular(r)[:h]))
    yield _share("in_regular_job", "In a regular job, part-time included", "Heeft een gewone baan, ook in deeltijd", lambda r, h: _at(_regular(r), h))
    yield _share("work_12_hours", f"In paid work of {SMALL_JOB} hours a week or more", f"Betaald werk van {SMALL_JOB} uur per week of meer", _over_12_hours)
    yield _share("any_work", "In any paid work", "In betaald werk", lambda r, h: _at(r.job, h) != Job.NONE)
    yield _share("part_time", "Part-time work beside the benefit", "Deeltijdwerk naast de uitkering", lambda r, h: _at(_part_time(r), h))
    yield _share("basic_job", "In a basic job", "In een basisbaan", lambda r, h: _at(r.job, h) == Job.BASIC)
    yield _share("out_of_labour_force", "Neither on the benefit nor in work nor looking", "Niet in de bijstand, niet aan het werk", _out_of_labour_force)
    for key, en, nl, months in (
        ("months_regular", "Months in regular work above the benefit", "Maanden in gewoon werk boven de uitkering", lambda r: _above(r) & ~r.subsidised),
        ("months_subsidised", "Months in subsidised work", "Maanden in gesubsidieerd werk", lambda r: _above(r) & r.subsidised),
        ("months_basic_job", "Months in a basic job", "Maanden in een basisbaan", lambda r: r.job == Job.BASIC),
        ("months_part_time", "Months of part-time work beside the benefit", "Maanden deeltijdwerk naast de uitkering", _part_time),
        (
            "months_12_hours",
            f"Months in paid work of {SMALL_JOB} hours a week or more",
            f"Maanden in betaald werk van {SMALL_JOB} uur per week of meer",
            _of_some_size,
        ),
        ("months_any_work", "Months in any paid work", "Maanden in betaald werk", lambda r: r.job != Job.NONE),
        ("months_out", "Months out of the labour force", "Maanden buiten de beroepsbevolking", lambda r: np.isin(r.status, _OUT_OF_LABOUR_FORCE)),
    ):
        yield _mean(key, "months", en, nl, partial(_months_of, months))
    yield _mean("job_quality", "0-1", "Quality of the job of those in regular work", "Kwaliteit van de baan van wie gewoon werk heeft", _quality)
    yield _mean("income", "EUR a month", "Net income, mean of the months", "Netto-inkomen, gemiddeld over de maanden", lambda r, h: r.income[:h].mean(axis=0))
    yield _mean(
        "income_after",
        "EUR a month",
        "Net income after leaving for work, mean of the months",
        "Netto-inkomen na vertrek naar werk, gemiddeld over de maanden",
        _income_after,
    )


def _money() -> Iterator[Outcome]:
    yield _mean("benefit", "EUR", "Benefit received, in all", "Ontvangen bijstand, in totaal", lambda r, h: r.benefit[:h].sum(axis=0))
    yield _mean("withheld", "EUR", "Withheld by measures, in all", "Ingehouden door maatregelen, in totaal", lambda r, h: r.withheld[:h].sum(axis=0))
    yield _mean("talk_hours", "hours", "Hours of caseworkers", "Uren van klantmanagers", lambda r, h: r.talk_hours[:h].sum(axis=0))


def _returns() -> Iterator[Outcome]:
    for within in _RETURN_WITHIN:
        en, nl = f"Back within {within} months, of those who left", f"Terug binnen {within} maanden, van wie vertrok"
        yield _share(f"returned_{within}", en, nl, partial(_returned, within, 0))
        for reason in (Status.WORK, Status.BASIC_JOB, Status.STUDY, Status.HOUSEHOLD, Status.GAVE_UP, Status.UNDUE):
            key, (why_en, why_nl) = f"returned_{within}_{reason.name.lower()}", _DESTINATIONS[reason]
            yield _share(key, f"{en}: {why_en}", f"{nl}: {why_nl}", partial(_returned, within, reason))


def _taking_part() -> Iterator[Outcome]:
    yield _mean("talks", "number", "Talks", "Gesprekken", lambda r, h: r.talks[:h].sum(axis=0, dtype=np.float32))
    yield _share("measured", "Received a measure", "Kreeg een maatregel", lambda r, h: _some(r.measure[:h]))
    yield _mean("measures", "number", "Measures", "Maatregelen", lambda r, h: _months(r.measure[:h]))
    yield _share("active", "Does something beside the benefit", "Doet iets naast de uitkering", lambda r, h: _asked(r, h, _does(r.surveys[h]) > 0))
    yield _mean("months_active", "months", "Months with an activity", "Maanden met een activiteit", lambda r, h: _months(r.activity[:h] > 0))
    yield _mean("hours", "hours a week", "Hours of activity", "Uren activiteit", lambda r, h: _asked(r, h, _does(r.surveys[h])))
    yield _mean("hours_voluntary", "hours a week", "Hours of activity, freely chosen", "Uren activiteit, vrij gekozen", partial(_hours, True))
    yield _mean("hours_forced", "hours a week", "Hours of activity, not freely chosen", "Uren activiteit, niet vrij gekozen", partial(_hours, False))
    for kind, said in IN_SHORT.items():
        yield _mean(f"hours_{kind}", "hours a week", f"Hours of {said['en']}", f"Uren {said['nl']}", partial(_hours_of, Activity[kind.upper()]))


def _wellbeing() -> Iterator[Outcome]:
    yield _mean("life_satisfaction", "points (0-10)", "Life satisfaction", "Levenstevredenheid", lambda r, h: _asked(r, h, r.surveys[h].life_satisfaction))
    yield _mean("symptoms", "share", "Mental symptoms", "Psychische klachten", lambda r, h: _asked(r, h, r.surveys[h].symptoms))
    yield _mean("trust", "0-1", "Trust in the municipality", "Vertrouwen in de gemeente", lambda r, h: _asked(r, h, r.surveys[h].trust))
    yield _mean("motivation", "0-1", "Autonomous motivation", "Autonome motivatie", lambda r, h: _asked(r, h, r.surveys[h].motivation))
    yield _mean(
        "latent_functions", "0-1", "Latent functions of work together", "Latente functies van werk samen",
        lambda r, h: _asked(r, h, r.surveys[h].wellbeing[list(LATENT)].mean(axis=0)),
    )  # fmt: skip
    for component, (en, nl) in _COMPONENTS.items():
        yield _mean(component.name.lower(), "0-1", en.capitalize(), nl.capitalize(), partial(_component, component))


# Registers


def _at(noted: NDArray, months: int) -> NDArray:
    return noted[months - 1]


def _some(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(flags.any(axis=0))


def _months(flags: NDArray[np.bool_]) -> Values:
    return flags.sum(axis=0, dtype=np.float32)


def _of_some_size(r: Register) -> NDArray[np.bool_]:
    return (r.job != Job.NONE) & (r.job_hours >= SMALL_JOB)


def _months_of(which: Callable[[Register], NDArray[np.bool_]], r: Register, h: int) -> Values:
    return _months(which(r)[:h])


def _ended_to(to: Status, r: Register, h: int) -> NDArray[np.bool_]:
    return _some(r.left[:h] == to.value)


def _ended_otherwise(r: Register, h: int) -> NDArray[np.bool_]:
    return _some((r.left[:h] > 0) & (r.left[:h] != Status.WORK.value))


def _first_exit(r: Register, h: int) -> tuple[NDArray[np.bool_], NDArray[np.intp]]:
    """Who left within the horizon, and in which month (from 0) for the first time."""
    left = r.left[:h] > 0
    return _some(left), left.argmax(axis=0)


def _ended_spell(low: int, high: int, r: Register, h: int) -> NDArray[np.bool_]:
    left, month = _first_exit(r, h)
    spell = np.take_along_axis(r.spell[:h], month[None], axis=0)[0]
    return left & (spell >= low) & (spell < high)


def _returned(within: int, reason: int, r: Register, h: int) -> Values:
    """Back on the benefit within so many months after a first exit that lies long enough before the horizon."""
    left, month = _first_exit(r, h)
    destination = np.take_along_axis(r.left[:h], month[None], axis=0)[0]
    counts = left & (month + within < h) & (destination < Status.PENSION)
    if reason:
        counts &= destination == int(reason)
    when = np.arange(h)[:, None]
    back = ((when > month) & (when <= month + within) & r.returned[:h]).any(axis=0)
    return np.where(counts, back, np.nan).astype(np.float32)


def _first_exit_to_work(r: Register, h: int) -> Values:
    left, month = _first_exit(r, h)
    return (left & (np.take_along_axis(r.left[:h], month[None], axis=0)[0] == Status.WORK.value)).astype(np.float32)


def _months_at_risk(r: Register, h: int) -> Values:
    left, month = _first_exit(r, h)
    return np.where(left, month + 1, h).astype(np.float32)


def _above(r: Register) -> NDArray[np.bool_]:
    return r.status == Status.WORK.value


def _part_time(r: Register) -> NDArray[np.bool_]:
    return (r.job == Job.PART_TIME.value) & (r.status == Status.ON_BENEFIT.value)


def _regular(r: Register) -> NDArray[np.bool_]:
    return (_above(r) & ~r.subsidised) | _part_time(r)


def _over_12_hours(r: Register, h: int) -> NDArray[np.bool_]:
    return _at(_of_some_size(r), h)


def _out_of_labour_force(r: Register, h: int) -> NDArray[np.bool_]:
    return np.isin(_at(r.status, h), _OUT_OF_LABOUR_FORCE)


def _income_after(r: Register, h: int) -> Values:
    """Mean income of the months after a first exit, if it was to work; back on the benefit, the benefit counts."""
    _, month = _first_exit(r, h)
    after = np.arange(h)[:, None] > month
    months = after.sum(axis=0)
    earned = np.where(after, r.income[:h], 0.0).sum(axis=0) / np.maximum(months, 1)
    return np.where((_first_exit_to_work(r, h) > 0) & (months > 0), earned, np.nan).astype(np.float32)


def _quality(r: Register, h: int) -> Values:
    return np.where(_at(_above(r), h), _at(r.quality, h), np.nan).astype(np.float32)


# Surveys


def _asked(r: Register, h: int, answers: NDArray) -> Values:
    """The answers of those whom a survey reaches."""
    reached = ~np.isin(_at(r.status, h), (Status.DIED, Status.MOVED))
    return np.where(reached, answers, np.nan).astype(np.float32)


def _does(survey: Survey) -> NDArray[np.float32]:
    return survey.hours * (survey.activity > 0)


def _hours(freely: bool, r: Register, h: int) -> Values:
    survey = r.surveys[h]
    return _asked(r, h, _does(survey) * ((survey.voluntariness > FREELY) == freely))


def _hours_of(kind: Activity, r: Register, h: int) -> Values:
    survey = r.surveys[h]
    return _asked(r, h, survey.hours * (survey.activity == kind.value))


def _component(component: Wellbeing, r: Register, h: int) -> Values:
    return _asked(r, h, r.surveys[h].wellbeing[component.value])
