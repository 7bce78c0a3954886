"""Every declared parameter acts: moved within its range it changes something that is observed, in some small run."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pytest

from zachtehand.initialisation.start import Start
from zachtehand.initialisation.start import start as make_start
from zachtehand.observation import Observed
from zachtehand.parameters import Parameter, ParameterGroup, changed, par, walk
from zachtehand.scenario import Scenario, load
from zachtehand.simulation import Simulation
from zachtehand.submodels import Parameters
from zachtehand.submodels.trust import TrustParameters

SEED = 1
DECLARED = dict(walk(Parameters))

EVERYTHING: dict[str, Any] = {
    "caseload": 60,
    "contact.talks_per_year": 4,
    "contact.talks_per_year_limit": 8,
    "contact.home_visits": 0.5,
    "contact.threat": 0.5,
    "contact.warmth": 0.5,
    "guidance.hours_per_plan": 4,
    "guidance.motivational_interviewing": 0.5,
    "guidance.skill_training": 0.5,
    "guidance.buddies": 0.5,
    "guidance.continuity": 0.5,
    "guidance.groups": 0.2,
    "guidance.differentiation": 0.5,
    "guidance.success_target": 0.5,
    "guidance.aftercare": 0.5,
    "guidance.separated_from_checks": 0.5,
    "obligations.search_duty": 0.4,
    "obligations.search_pressure": 0.6,
    "obligations.participation_duty": 0.6,
    "obligations.participation_pressure": 0.5,
    "obligations.duty_hours": 20,
    "obligations.exemption": 0.8,
    "sanctions.no_show_ladder": True,
    "sanctions.filing": 0.9,
    "sanctions.search_checks": 12,
    "sanctions.hardship": 0.5,
    "sanctions.broken_agreements": 0.5,
    "placement.coach_places": 60,
    "placement.wage_subsidy": 0.5,
    "placement.trial_placement": 0.5,
    "placement.employer_hours": 5,
    "activities.childcare": 0.5,
    "activities.debt_help": 0.5,
    "activities.brokerage": 0.5,
    "activities.recruitment": 0.5,
    "basic_jobs.places": 60,
    "basic_jobs.say": 0.5,
    "basic_jobs.training": 0.2,
    "basic_jobs.guidance": 0.8,
    "basic_jobs.voluntary": False,
    "basic_jobs.after_months": 3,
    "earnings.fall_back_months": 6,
    "outreach.workers": 6,
    "outreach.names": True,
    "outreach.door_to_door": True,
    "experts.share": 0.3,
    "community.builders": 2,
    "community.brokers": 2,
    "community.volunteers_strengthen": 0.5,
    "intake.plan_days": 10,
    "intake.applicants_asked": 0.5,
    "goals.to_work": 300,
    "financing.investment": 2000,
    "financing.price": 500,
    "financing.months": 3,
    "financing.reference": 0.0,
    "guidance.group_size": 10,
    "activity_pay.work_experience.per_hour": 2,
    "recognition.appreciation": 0.3,
    "recognition.reward": 50,
    "recognition.promised": 0.5,
    "childcare_places.places": 10,
    "childcare_places.hours": 12,
    "training.months": 4,
    "training.fee": 600,
    "training.job_guarantee": 0.5,
    "training.guarantee_months": 6,
    **{f"activities.{kind}.places": 60 for kind in ("training", "work_experience", "day_activity", "social", "exercise", "language")},
}
"""A policy of which everything is in use, so that every parameter has something to act on."""


@dataclasses.dataclass(frozen=True)
class Trial:
    """A run in which a parameter is moved."""

    settings: tuple[tuple[str, Any], ...] = ()
    clients: int = 500
    months: int = 8
    tightness: float = 3.0
    later: tuple[tuple[str, Any], ...] = ()
    """What changes after three months."""
    programme: bool = False
    """Whether there is a programme for volunteers."""

    def scenario(self) -> Scenario:
        """By default a tight labour market, so that there are hires in a short run."""
        context = {"clients": self.clients, "labour_market.tightness": self.tightness}
        city = load("ordinary").with_context(context).changed({**EVERYTHING, **dict(self.settings)})
        if self.later:
            policy = {}
            for path, value in self.later:
                instrument, setting = path.split(".")
                policy.setdefault(instrument, {})[setting] = value
            city = Scenario.from_dict({**city.as_written(), "reforms": [{"from_month": 3, "policy": policy}]})
        if not self.programme:
            return city
        volunteers = {"name": "volunteers", "places": 60, "voluntary": True, "policy": {"contact": {"warmth": 0.5}}}
        return Scenario.from_dict({**city.as_written(), "programmes": [volunteers]})


def beside(**settings: Any) -> Trial:
    """A trial with these settings, written with a double underscore for a point."""
    return Trial(tuple((name.replace("__", "."), value) for name, value in settings.items()))


SHORT = Trial()
LONG = Trial(months=30)
"""For what takes longer than the others, or happens to few."""
MANY = Trial(clients=2_500, months=18)
"""For what happens to very few."""
MANY_AND_LONG = Trial(clients=2_500, months=30)
"""For what happens to very few and takes longer."""
OVERLOADED = beside(caseload=400)
"""For what caseworkers do when hours are short."""
MANY_OVERLOADED = dataclasses.replace(MANY, settings=OVERLOADED.settings)
DOOR_TO_DOOR = beside(outreach__names=False)
"""For doors behind which nobody is on the benefit."""
INVITED = beside(outreach__door_to_door=False)
"""For those whom a team invites rather than visits."""
PASSES = dataclasses.replace(MANY, settings=(("activity_pay.volunteering.travel_pass", 30),))
"""For what a travel pass does to who can come."""
LONG_MEASURES = dataclasses.replace(MANY, settings=(("sanctions.ordinance", "own"), ("sanctions.cut_share", 0.3), ("sanctions.cut_months", 3)))
"""For measures that still run when someone shows up."""
GROUPS_OF_NO_SIZE = beside(guidance__group_size=0)
"""For groups of which only the hours are known."""
HELP_STOPS = Trial(later=(("community.builders", 0), ("community.volunteers_strengthen", 0)))
"""For what is left of initiatives without help."""
COACHES = Trial((("placement.coach_places", 400),), clients=2_500, months=18)
"""For jobs with a coach that end."""
PROGRAMME = Trial(programme=True)
"""For who volunteers when invited."""
JOBS_FOR_ALL = Trial((("basic_jobs.places", 600),), clients=2_500, months=6)
"""For who accepts a basic job: as long as there are free ones, everybody gets an offer."""

WHERE: dict[str, Trial] = {
    **dict.fromkeys(("casework.box_ticking", "casework.box_loss", "casework.creaming_load"), OVERLOADED),
    **dict.fromkeys(("community.volunteering", *(f"childcare.accept{what}" for what in ("", "_autonomous", "_trust", "_hours"))), MANY),
    **dict.fromkeys(("casework.urgency_ladder", "casework.undeserving_ladder", "enforcement.filing_box"), MANY_OVERLOADED),
    **dict.fromkeys(("programme_length.day_activity", "flows.gave_up_cut", "flows.gave_up_reactance"), MANY_AND_LONG),
    **dict.fromkeys(("organisations.employers", "travel.money"), MANY),
    "travel.fare": PASSES,
    "enforcement.repentance": LONG_MEASURES,
    "outreach.households": DOOR_TO_DOOR,
    "outreach.invited": INVITED,
    **dict.fromkeys(("casework.group_discount", "casework.mass_meeting"), GROUPS_OF_NO_SIZE),
    "community.fading": HELP_STOPS,
    "basic_job.on_the_cv": MANY,
    "labour_market.coach_retention": COACHES,
    **{f"programmes.{name}": PROGRAMME for name in ("says_yes", "motivation", "trust", "asked_in_person", "keeps_to_yes")},
    **{f"basic_job.accept_{reason}": JOBS_FOR_ALL for reason in ("base", "income", "activity", "motivation", "health", "say", "forced")},
    **dict.fromkeys(("drop_out.training", "drop_out.work_experience", "casework.turnover_burnout"), MANY),
    **dict.fromkeys(
        (
            "participation.drop_out_mental", "participation.drop_out_reactance", "participation.exemption_months", "drop_out.exercise",
            "fit.exercise_mental", "fit.social_efficacy", "labour_market.accept_loss",
            "labour_market.coach_months", "attendance.third_letter", "flows.gave_up_sanction",
            "flows.death", "flows.death_doubling", "flows.gave_up_return", "flows.household_return", "flows.study_return",
        ),
        LONG,
    ),
}  # fmt: skip
"""Trials for parameters that act only under a condition; the others are tried in the short one."""


@cache
def the_start(trial: Trial) -> Start:
    return start_with(trial, Parameters())


def start_with(trial: Trial, parameters: Parameters) -> Start:
    return make_start(trial.scenario().context, seed=SEED, parameters=parameters, months=trial.months)


def seen_from(trial: Trial, start: Start) -> Observed:
    return Simulation(trial.scenario(), seed=SEED, start=start, months=trial.months).run()


@cache
def seen_without(trial: Trial) -> Observed:
    return seen_from(trial, the_start(trial))


def same(one: Observed, other: Observed) -> bool:
    return np.array_equal(one.values, other.values, equal_nan=True) and np.array_equal(one.ledger, other.ledger)


def acts(path: str, value: float, trial: Trial) -> bool:
    """Whether a value shows: in a run from the same start, or else from a start of its own."""
    parameters = changed(Parameters(), {path: value})
    start = the_start(trial)
    world = copy.copy(start.world)
    world.parameters = parameters
    from_the_same = seen_from(trial, dataclasses.replace(start, world=world))
    return not same(seen_without(trial), from_the_same) or not same(seen_without(trial), seen_from(trial, start_with(trial, parameters)))


def ends(declared: Parameter) -> list[float]:
    """The ends of the range that are not the value itself, the farthest first."""
    return sorted({declared.low, declared.high} - {declared.value}, key=lambda end: -abs(end - declared.value))


def dead(paths: Mapping[str, Parameter], where: Mapping[str, Trial]) -> list[str]:
    """The parameters among these of which no end of the range shows."""
    return [path for path, declared in paths.items() if not any(acts(path, end, where.get(path, SHORT)) for end in ends(declared))]


def test_a_run_can_be_repeated() -> None:
    """Otherwise every parameter would seem to act."""
    assert same(seen_without(SHORT), seen_from(SHORT, the_start(SHORT)))
    assert same(seen_without(SHORT), seen_from(SHORT, start_with(SHORT, Parameters())))


def test_every_parameter_can_be_moved() -> None:
    """A number that cannot be otherwise is not a parameter."""
    assert [path for path, declared in DECLARED.items() if not ends(declared)] == []


def test_every_condition_is_of_a_parameter() -> None:
    assert sorted(set(WHERE) - set(DECLARED)) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", DECLARED)
def test_every_parameter_matters(path: str) -> None:
    assert dead({path: DECLARED[path]}, WHERE) == [], f"{path} changes nothing: use it, or take it away; or say in WHERE when it acts"


def test_some_parameters_matter_and_others_would_be_found_out() -> None:
    """The same in seconds, for a few; and what takes years is dead in a short run, so the test can fail."""
    few = ("trust.gain", "effort.duty", "employers.wage_spread", "activity_gains.volunteering_status")
    assert dead({path: DECLARED[path] for path in few}, WHERE) == []
    assert dead({"labour_market.coach_months": DECLARED["labour_market.coach_months"]}, {}) == ["labour_market.coach_months"]


def listening(group: ParameterGroup, name: str, heard: set[str]) -> ParameterGroup:
    """The same parameters, which tell when one is read."""

    class Listening(type(group)):
        def __getattribute__(self, attribute: str) -> Any:
            if attribute in type(group).declared:
                heard.add(f"{name}.{attribute}")
            return super().__getattribute__(attribute)

    Listening.declared = type(group).declared
    return Listening()


def unread(parameters: Parameters) -> set[str]:
    """Parameters that nobody reads from the spin-up to the end of short runs in which everything is in use."""
    heard: set[str] = set()
    groups = {field.name: listening(getattr(parameters, field.name), field.name, heard) for field in dataclasses.fields(parameters)}
    declared = {f"{name}.{parameter}" for name, group in groups.items() for parameter in group.declared}
    heard.clear()
    for trial in (SHORT, DOOR_TO_DOOR, PROGRAMME):
        seen_from(trial, start_with(trial, dataclasses.replace(parameters, **groups)))
    return declared - heard


class TrustWithMore(TrustParameters):
    """Trust with a parameter that no formula knows."""

    forgiveness: float = par(0.5, "0-1", 0.0, 1.0, "design", "How much is forgiven.")


TrustWithMore.declared = {**TrustParameters.declared, **TrustWithMore.declared}


def test_every_parameter_is_read() -> None:
    assert sorted(unread(Parameters())) == []


def test_a_parameter_that_is_not_read_is_found() -> None:
    assert unread(Parameters(trust=TrustWithMore())) == {"trust.forgiveness"}
