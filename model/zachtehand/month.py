"""One month, in the order of the process overview (ODD 3)."""

from __future__ import annotations

from zachtehand.steps.community import brokers_match, initiatives_grow
from zachtehand.steps.conversations import conversations
from zachtehand.steps.development import people_develop
from zachtehand.steps.employability import employability_shows
from zachtehand.steps.enforcement import enforce
from zachtehand.steps.exemptions import exemptions_lapse
from zachtehand.steps.goals import goals_are_counted
from zachtehand.steps.groups import people_meet_in_groups
from zachtehand.steps.inflow import jobs_end_and_people_return, new_clients_enter, people_grow_older
from zachtehand.steps.intake import applicants_are_asked
from zachtehand.steps.labour_market import people_look_for_work
from zachtehand.steps.money import people_receive_income
from zachtehand.steps.outflow import people_leave
from zachtehand.steps.outreach import neighbourhood_teams_reach_out
from zachtehand.steps.participation import people_take_part
from zachtehand.steps.pay_by_result import results_are_paid
from zachtehand.steps.peers import people_look_around
from zachtehand.steps.pressure import people_feel_pressure
from zachtehand.steps.wellbeing import wellbeing_follows
from zachtehand.world import World


def live_through_month(world: World) -> None:
    """A month passes for everyone; what happens is left in ``world.happened``."""
    people_grow_older(world)
    exemptions_lapse(world)
    new_clients_enter(world)
    jobs_end_and_people_return(world)
    people_look_around(world)
    employability_shows(world)
    initiatives_grow(world)
    applicants_are_asked(world)
    conversations(world)
    people_meet_in_groups(world)
    neighbourhood_teams_reach_out(world)
    brokers_match(world)
    enforce(world)
    people_feel_pressure(world)
    people_take_part(world)
    people_look_for_work(world)
    people_develop(world)
    wellbeing_follows(world)
    people_leave(world)
    goals_are_counted(world)
    results_are_paid(world)
    people_receive_income(world)
