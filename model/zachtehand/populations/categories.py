"""The categories that people, activities and places fall into (int8 codes)."""

from __future__ import annotations

from enum import IntEnum
from typing import Any


class Code(IntEnum):
    """A category that compares with a whole column as fast as a plain number.

    NumPy turns an IntEnum into a 64-bit array and the column with it, which is twenty times slower; here the
    comparison is handed back to this class (``__array_ufunc__`` is None) and done with the number.
    """

    __array_ufunc__ = None

    def __eq__(self, other: object) -> Any:
        return self._value_ == other

    def __ne__(self, other: object) -> Any:
        return self._value_ != other

    def __lt__(self, other: Any) -> Any:
        return self._value_ < other

    def __le__(self, other: Any) -> Any:
        return self._value_ <= other

    def __gt__(self, other: Any) -> Any:
        return self._value_ > other

    def __ge__(self, other: Any) -> Any:
        return self._value_ >= other

    __hash__ = int.__hash__


class Status(Code):
    """Where a person is, this month. Everything but NOT_YET and ON_BENEFIT is a destination of outflow."""

    NOT_YET = 0  # has not entered
    ON_BENEFIT = 1
    WORK = 2  # regular work above the benefit level
    BASIC_JOB = 3  # benefit turned into wage in a created job
    STUDY = 4
    HOUSEHOLD = 5  # a partner or the partner's income
    MOVED = 6  # to another municipality
    GAVE_UP = 7  # stopped claiming without income: an exit to nowhere
    UNDUE = 8  # ended because it was not due (hidden income)
    WITHOUT = 9  # lost a job and did not come back (yet)
    PENSION = 10
    DIED = 11


STILL_HERE = tuple(status for status in Status if status not in (Status.NOT_YET, Status.MOVED, Status.DIED))
"""Where people are who are still here: they have entered, are alive, and have not moved away."""


class Activity(Code):
    """What a client does beside the benefit."""

    NONE = 0
    OWN_BARRIERS = 1  # working on debts or health
    EXERCISE = 2
    LANGUAGE = 3
    INFORMAL_CARE = 4
    SOCIAL = 5
    VOLUNTEERING = 6
    DAY_ACTIVITY = 7  # sheltered work-like day activity
    TRAINING = 8
    WORK_EXPERIENCE = 9


class Household(Code):
    """With whom someone lives."""

    SINGLE = 0
    SINGLE_PARENT = 1
    COUPLE = 2
    COUPLE_WITH_CHILDREN = 3


class Education(Code):
    """Highest level of education."""

    LOW = 0
    MIDDLE = 1
    HIGH = 2


class Origin(Code):
    """Origin, in the classes of CBS."""

    DUTCH = 0
    WESTERN = 1
    NON_WESTERN = 2


class Sex(Code):
    """Sex, as registered."""

    MAN = 0
    WOMAN = 1


class Job(Code):
    """Paid work of a client or former client."""

    NONE = 0
    PART_TIME = 1  # beside the benefit
    FULL = 2  # above the benefit level
    BASIC = 3


class Ladder(Code):
    """No-show ladder: where someone stands after missing talks."""

    NONE = 0
    FIRST_MISSED = 1
    REGISTERED_LETTER_MISSED = 2  # the "no-show action": a third letter announces a measure
    THIRD_MISSED = 3  # may be filed for a measure


class Segment(Code):
    """Segments of the labour market in which clients look for work."""

    CLEANING = 0
    LOGISTICS = 1
    HOSPITALITY_RETAIL = 2
    CARE = 3
    OFFICE_TECHNICAL = 4


class Wellbeing(Code):
    """The wellbeing vector: Jahoda's latent functions, autonomy, money and health."""

    TIME_STRUCTURE = 0
    SOCIAL_CONTACT = 1
    COLLECTIVE_PURPOSE = 2
    STATUS = 3
    ACTIVITY = 4
    AUTONOMY = 5
    FINANCIAL_SECURITY = 6
    MENTAL_HEALTH = 7
    PHYSICAL_HEALTH = 8


class Weight(Code):
    """What a caseworker lets weigh in dividing hours over clients."""

    EXPECTED_SUCCESS = 0  # creaming
    NEED = 1
    DEADLINE = 2
    SQUEAKY_WHEEL = 3
    DESERVINGNESS = 4


class Need(Code):
    """The three basic needs of self-determination theory."""

    AUTONOMY = 0
    COMPETENCE = 1
    RELATEDNESS = 2


class Friend(Code):
    """Neighbour columns of the friendship network: each client names up to four."""

    FIRST = 0
    SECOND = 1
    THIRD = 2
    FOURTH = 3
