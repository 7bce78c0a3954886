"""Agents as Mesa sees them: views on one row of a population.

A view holds no state of its own: it reads the column at the moment it is asked. People change in the
month only, so a view refuses to be written to.
"""

from __future__ import annotations

from enum import IntEnum
from random import Random
from typing import Any, ClassVar, NamedTuple, NoReturn, Protocol, TypeVar, cast

import mesa

from zachtehand.chronicle import Chronicle
from zachtehand.input_errors import nearest
from zachtehand.life_stories.story import life_story
from zachtehand.populations.categories import Activity, Household, Job, Status
from zachtehand.populations.clients import Clients
from zachtehand.populations.columns import Column, Columns
from zachtehand.populations.organisations import Caseworkers, Employers, Hosts
from zachtehand.texts import Language
from zachtehand.world import World


class Viewed(Protocol):
    """What views need of the model that they belong to."""

    random: Random

    @property
    def world(self) -> World:
        """The populations and what policy does to them."""
        ...

    @property
    def chronicle(self) -> Chronicle | None:
        """What happened to whom, if it is kept."""
        ...


class Field(NamedTuple):
    """One state variable of one agent, with what it means."""

    value: Any
    unit: str
    meaning: str


View = TypeVar("View", bound="AgentView")


class AgentView(mesa.Agent):
    """One agent of a population: a Mesa agent whose attributes are read from the columns.

    It is not registered with the model by itself (``model.agents`` does that for all clients together), and
    two views on the same row are equal.

    Args:
        model: the model.
        uid: row in the population, and ``unique_id``.
    """

    population: ClassVar[str]
    columns: ClassVar[type[Columns]]
    unique_id: int

    def __init__(self, model: Viewed, uid: int) -> None:
        # Mesa's own __init__ would count and register one more agent.
        object.__setattr__(self, "model", model)
        object.__setattr__(self, "unique_id", uid)
        object.__setattr__(self, "pos", None)

    @property
    def _viewed(self) -> Viewed:
        return cast("Viewed", self.model)

    @property
    def _world(self) -> World:
        return self._viewed.world

    def _agent(self, view: type[View], row: int) -> View | None:
        """The agent in a row of its population; None for -1, and for whoever has not come on the benefit yet."""
        return view(self._viewed, row) if 0 <= row < len(getattr(self._world, view.population)) else None

    def __getattr__(self, name: str) -> Any:
        if name not in type(self).columns.declared:
            raise AttributeError(no_such_name(name, type(self)))
        return self._value(name)

    def _value(self, name: str) -> Any:
        values = getattr(getattr(self._world, self.population), name)
        return _plain(values[..., self.unique_id], type(self).columns.declared[name])

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{name} of a {name_of_one(type(self))} cannot be set: agents change in the month only, by model.step()")

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *type(self).columns.declared})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, AgentView):
            return NotImplemented
        return type(self) is type(other) and self.model is other.model and self.unique_id == other.unique_id

    def __hash__(self) -> int:
        return hash((type(self), id(self.model), self.unique_id))

    def __repr__(self) -> str:
        return f"<{name_of_one(type(self))} {self.unique_id}: {self._in_short()}>"

    def _in_short(self) -> str:
        raise NotImplementedError

    def inspect(self) -> dict[str, Field]:
        """Every state variable of this agent: value, unit and meaning."""
        declared = type(self).columns.declared
        return {name: Field(self._value(name), declaration.unit, declaration.meaning) for name, declaration in declared.items()}

    def remove(self) -> NoReturn:
        """Refused: an agent leaves the benefit, or its post, in the month only."""
        raise TypeError(f"a {name_of_one(type(self))} cannot be removed: people leave the benefit in the month only, and stay in the model")


class ClientView(AgentView):
    """A client or former client. Ties are views: ``partner``, ``friends``, ``caseworker``, ``employer``, ``host``."""

    population, columns = "clients", Clients

    @property
    def partner(self) -> ClientView | None:
        """The partner, None for someone without a partner who has been on the benefit."""
        return self._agent(ClientView, self._value("partner"))

    @property
    def friends(self) -> list[ClientView]:
        """Friends who are or have been on the benefit (others are not in the model)."""
        met = (self._agent(ClientView, uid) for uid in self._value("friends").values())
        return [friend for friend in met if friend is not None]

    @property
    def caseworker(self) -> CaseworkerView | None:
        """The assigned caseworker, if any."""
        return self._agent(CaseworkerView, self._value("caseworker"))

    @property
    def employer(self) -> EmployerView | None:
        """The employer of the present job, or of the last one."""
        return self._agent(EmployerView, self._value("employer"))

    @property
    def host(self) -> HostView | None:
        """The organisation where the present activity is, if any."""
        return self._agent(HostView, self._value("host"))

    def life_story(self, language: Language | None = None) -> str:
        """The life of this person so far, in words, month by month.

        Args:
            language: "nl" or "en"; that of the system if left out.

        Raises:
            RuntimeError: the model was made without a chronicle.
        """
        chronicle = self._viewed.chronicle
        if chronicle is None:
            raise RuntimeError("this model keeps no chronicle, so it has no life stories; make it with with_chronicle=True")
        return life_story(self.unique_id, self._world, chronicle, language=language)

    def _in_short(self) -> str:
        words = [f"{int(self.age)} years", in_words(self.sex), in_words(Household(self.household)), in_words(Status(self.status))]
        if self.status == Status.ON_BENEFIT:
            words.append(f"{self.months_on_benefit} months")
        if self.activity != Activity.NONE:
            words.append(in_words(self.activity))
        if self.job == Job.PART_TIME:
            words.append("part-time work")
        return ", ".join(words)


class CaseworkerView(AgentView):
    """The holder of a post as caseworker; posts are renumbered when the size of the teams changes."""

    population, columns = "caseworkers", Caseworkers

    def _in_short(self) -> str:
        return f"team {self.team}, {self.contract:.2g} fte, {self.clients} clients, load {self.load:.2g}"


class EmployerView(AgentView):
    """An employer."""

    population, columns = "employers", Employers

    def _in_short(self) -> str:
        return f"{in_words(self.segment)}, {self.vacancies} vacancies, {self.hired} hired so far"


class HostView(AgentView):
    """A host organisation."""

    population, columns = "hosts", Hosts

    def _in_short(self) -> str:
        return f"{in_words(self.kind)}, neighbourhood {self.neighbourhood}, {self.taken} of {self.places} places taken"


def _plain(value: Any, declaration: Column) -> Any:
    """A value of a column as Python knows it: a number, a yes or no, an enum member, or a dict of components."""
    if declaration.rows:
        return dict(zip(declaration.rows, value.tolist(), strict=True))
    number = value.item()
    return declaration.category(number) if declaration.category else number


def in_words(member: IntEnum) -> str:
    """The name of a category in plain words, such as "single parent"."""
    return member.name.lower().replace("_", " ")


def name_of_one(view: type[AgentView]) -> str:
    """What one agent of a population is called, such as "client"."""
    return view.population.removesuffix("s")


def no_such_name(name: str, view: type[AgentView]) -> str:
    """What is wrong with a name that no column has, with the nearest one that there is."""
    match = nearest(name, view.columns.declared)
    return f"a {name_of_one(view)} has no {name!r}" + (f"; did you mean {match!r}?" if match else "")
