"""One month, in the order of the process overview (ODD 3)."""

from __future__ import annotations

from zachtehand.steps.conversations import conversations
from zachtehand.steps.development import people_develop
from zachtehand.steps.enforcement import enforce
from zachtehand.steps.inflow import jobs_end_and_people_return, new_clients_enter, people_grow_older
from zachtehand.steps.labour_market import people_look_for_work
from zachtehand.steps.money import people_receive_income
from zachtehand.steps.outflow import people_leave
from zachtehand.steps.participation import people_take_part
from zachtehand.steps.peers import people_look_around
from zachtehand.steps.pressure import people_feel_pressure
from zachtehand.steps.wellbeing import wellbeing_follows
from zachtehand.world import World


def live_through_month(world: World) -> None:
    """A month passes for everyone; what happens is left in ``world.happened``."""
    people_grow_older(world)
    new_clients_enter(world)
    jobs_end_and_people_return(world)
    people_look_around(world)
    conversations(world)
    enforce(world)
    people_feel_pressure(world)
    people_take_part(world)
    people_look_for_work(world)
    people_develop(world)
    wellbeing_follows(world)
    people_leave(world)
    people_receive_income(world)
