"""All choices of one run: a context (who, where, when) plus a policy (what the municipality does).

A scenario is a small YAML file that says only what differs from the defaults. Months count from 0,
the month in which the scenario's policy starts; the months before (spin-up, under the reference
policy) are negative.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, field_validator

from zachtehand import programmes as rules
from zachtehand.documents import Document, packaged, read_document
from zachtehand.input_errors import InputError, Place, hint, shown
from zachtehand.instruments.base import Instrument, refusal
from zachtehand.scenario.checks import checked, checked_policies, settable_path, wrong_value
from zachtehand.scenario.parts import PACKAGED_PROFILES, About, Context, Programme, Reform, Rollout, Words
from zachtehand.scenario.policy import Choice, Policy, PolicyChoice, laid_over, said
from zachtehand.texts import Language

MOST_PROGRAMMES = 50


class Scenario(Choice):
    """A context plus a policy. Make one with :func:`load`, vary it with :meth:`changed`."""

    name: Annotated[
        str,
        Field(min_length=1),
        said("Short name; that of the file if not given.", "Korte naam; die van het bestand als hij er niet staat."),
    ]
    title: Annotated[Words, said("Title.", "Titel.")]
    question: Annotated[Words, said("The question that the scenario helps to answer.", "De vraag die het scenario helpt beantwoorden.")]
    description: Annotated[Words, said("The policy in plain words.", "Het beleid in gewone woorden.")]
    source: Annotated[
        Annotated[str, Field(min_length=1)] | Words,
        said("What the settings rest on; one text for both languages will do.", "Waar de instellingen op berusten; één tekst voor beide talen mag."),
    ]
    about: Annotated[About, said("What kind of approach this is.", "Wat voor aanpak dit is.")] = About()
    context: Annotated[Context, said("Who, where and when.", "Wie, waar en wanneer.")] = Context()
    policy: Annotated[Policy, said("What the municipality does.", "Wat de gemeente doet.")] = Policy()
    rollout: Annotated[Rollout, said("How the policy reaches people.", "Hoe het beleid mensen bereikt.")] = Rollout()
    reforms: Annotated[
        tuple[Reform, ...],
        said(
            "Changes of policy during the run; a later one goes over an earlier one.",
            "Veranderingen tijdens de looptijd; een latere gaat over een eerdere.",
        ),
    ] = ()
    programmes: Annotated[
        tuple[Programme, ...],
        Field(max_length=MOST_PROGRAMMES),
        said("Policies for some people beside the policy for all.", "Beleid voor sommige mensen, naast het beleid voor iedereen."),
    ] = ()

    @field_validator("programmes")
    @classmethod
    def _programmes_fit(cls, programmes: tuple[Programme, ...]) -> tuple[Programme, ...]:
        known: list[str] = []
        for programme in programmes:
            if programme.name in known:
                raise refusal(f"two programmes are called {programme.name}", f"twee programma's heten {programme.name}")
            if programme.follows is not None and programme.follows not in known:
                raise refusal(
                    f"{programme.name} follows {programme.follows}, which is not a programme above it",
                    f"{programme.name} volgt op {programme.follows}, en dat is geen programma dat erboven staat",
                )
            known.append(programme.name)
        return programmes

    def rests_on(self, language: Language) -> str:
        """What the settings rest on, in a language."""
        return self.source if isinstance(self.source, str) else getattr(self.source, language)

    def policy_at(self, month: int, *, programme: int | None = None) -> dict[str, Instrument]:
        """The instruments of the scenario's policy in a month, by key, with the reforms that hold then.

        Args:
            programme: position of a programme: the policy for those who take part in it.
        """
        policy = self.policy_in(month)
        if programme is not None:
            policy = self.programmes[programme].policy.over(policy)
        return policy.instruments()

    def policy_in(self, month: int) -> PolicyChoice:
        """The policy for all in a month, with the reforms that hold then."""
        policy: PolicyChoice = self.policy
        for reform in self.reforms:
            if reform.holds_in(month):
                policy = reform.policy.over(policy)
        return policy

    def programme_rules(self) -> tuple[rules.Programme, ...]:
        """The programmes as the simulation follows them."""
        made: dict[str, rules.Programme] = {}
        numbers = {each.name: number for number, each in enumerate(self.programmes, start=1)}
        for each in self.programmes:
            title: dict[str, str] = each.title.model_dump() if each.title else {"en": each.name, "nl": each.name}
            stay = math.inf if each.stay_months is None else each.stay_months
            until = math.inf if each.until_month is None else each.until_month
            if each.follows is not None:  # nobody can come any more when the last have left the programme before
                before = made[each.follows]
                until = min(until, before.until_month + before.stay_months + 1)
            made[each.name] = rules.Programme(
                name=each.name, title=title, conditions=each.who.conditions(), places=each.places, chosen_by=each.chosen_by, assessed=each.assessed,
                admitted=each.admitted, voluntary=each.voluntary, follows=numbers[each.follows] if each.follows else 0,
                again=each.again, from_month=each.from_month, until_month=until, stay_months=stay, own_team="guidance" in each.policy.expanded(),
            )  # fmt: skip
        return tuple(made.values())

    def policy_changes(self) -> list[int]:
        """The months after month 0 in which a reform starts or ends, in order."""
        ends = {reform.until_month for reform in self.reforms if reform.until_month is not None}
        return sorted(month for month in {reform.from_month for reform in self.reforms} | ends if month > 0)

    def reference_policy(self) -> dict[str, Instrument]:
        """The instruments of the policy before month 0, by key."""
        reference = self.context.reference
        return (load(reference).policy if isinstance(reference, str) else reference).instruments()

    def year_at(self, month: int) -> float:
        """Calendar time at the start of a month: 2026.5 is July 2026."""
        return self.context.year_at(month)

    def with_policy_of(self, other: Scenario) -> Scenario:
        """The other scenario, policy and words, on this scenario's people, labour market and calendar."""
        return other.model_copy(update={"context": self.context})

    def with_context(self, changes: Mapping[str, Any]) -> Scenario:
        """This scenario with another context, by path within it, such as ``{"clients": 2000, "labour_market.tightness": 0.5}``."""
        return self.changed({f"context.{path}": value for path, value in changes.items()}).model_copy(update={"name": self.name})

    def changed(self, changes: Mapping[str, Any], *, option: str = "--set") -> Scenario:
        """This scenario with other settings, laid over its policy (a dial also resets what its bundle sets).

        Args:
            changes: value by path: a dial (``caseload``), a setting of an instrument (``contact.talks_per_year``)
                or any other key (``context.clients``, ``rollout.months``, ``reforms.0.from_month``).
            option: what errors call the place where the changes come from.

        Raises:
            InputError: unknown path, value of the wrong type or out of range.
        """
        document = Document(option)
        data, layer = self.as_written(), {}
        for path, value in changes.items():
            place = Place(f"{option} {shown(path)}={shown(value)}")
            keys = settable_path(path, Scenario, place, data)
            document.value_places[keys] = document.key_places[keys] = place
            if keys == ("policy", "basic_jobs"):  # the dial: a bare number is the places
                keys = (*keys, "places")
                document.value_places[keys] = document.key_places[keys] = place
            if keys[0] == "policy":
                layer = laid_over(layer, _nested(keys[1:], value))
            else:
                data = _replaced(data, keys, value)
        if not changes:
            return self
        listed = ", ".join(f"{path}={value}" for path, value in changes.items())
        data = {**data, "name": f"{self.name} ({listed})"}
        policy = checked(Scenario, {**data, "policy": layer}, document).policy.over(self.policy)
        return _complete({**data, "policy": policy.as_written()}, document)

    def reformed(self, changes: Mapping[str, Any], *, from_month: int, option: str = "--set") -> Scenario:
        """This scenario with another policy from a month on; it keeps its name.

        Args:
            changes: value by path of a dial or of a setting of an instrument.
            from_month: first month in which the changes hold, 0 or later.
            option: what errors call the place where the changes come from.

        Raises:
            InputError: unknown path, a path that is not policy, value of the wrong type or out of range.
        """
        if not changes:
            return self
        layer: dict[str, Any] = {}
        plain = self.model_copy(update={"reforms": ()})
        for path, value in changes.items():
            place = Place(f"{option} {shown(path)}={shown(value)}")
            keys = settable_path(path, Scenario, place, {})
            if keys[0] != "policy":
                raise InputError("error.not_policy", {"path": shown(path)}, place)
            plain.changed({path: value}, option=option)  # so that a mistake is said of this path
            layer = laid_over(layer, _nested((*keys[1:], "places") if keys == ("policy", "basic_jobs") else keys[1:], value))
        data = self.as_written()
        data["reforms"] = [*data.get("reforms", []), {"from_month": from_month, "policy": layer}]
        return _complete(data, Document(option), since=from_month)

    def as_written(self) -> dict[str, Any]:
        """What was chosen, without what follows from it, as plain data for :meth:`from_dict`."""
        return self.model_dump(mode="json", exclude_unset=True)

    def to_dict(self) -> dict[str, Any]:
        """Everything spelled out, defaults and bundles of dials included, as plain data for a manifest and :meth:`from_dict`."""
        data = self.model_dump(mode="json", exclude_none=True, exclude={"policy", "reforms", "programmes"})
        reference = self.context.reference
        data["context"]["reference"] = (load(reference).policy if isinstance(reference, str) else reference).resolved()
        data["policy"] = self.policy.resolved()
        reforms = [(reform.model_dump(mode="json", exclude_none=True, exclude={"policy"}), reform.policy) for reform in self.reforms]
        data["reforms"] = [{**reform, "policy": policy.expanded()} for reform, policy in reforms]
        programmes = [(each.model_dump(mode="json", exclude_none=True, exclude={"policy"}), each.policy) for each in self.programmes]
        data["programmes"] = [{**programme, "policy": policy.expanded()} for programme, policy in programmes]
        return data

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Scenario:
        """A scenario from plain data such as :meth:`to_dict` gives. Raises InputError."""
        return _complete(data, Document(shown(data.get("name", "scenario"))))


def load(name_or_path: str | Path) -> Scenario:
    """A scenario by its name (see :func:`names`) or from a YAML file.

    Raises:
        InputError: no such scenario (the nearest name is offered), or a mistake in the file.
    """
    words = str(name_or_path)
    known = _packaged()
    if isinstance(name_or_path, str) and words in known:
        return _shipped(words)
    if isinstance(name_or_path, Path) or Path(words).suffix in (".yaml", ".yml") or "/" in words or "\\" in words:
        document = read_document(Path(words))
    else:
        raise InputError("error.unknown_scenario", {"name": shown(words), "hint": hint(words, known)})
    return _from_document(document)


def as_scenario(scenario: Scenario | str | Path) -> Scenario:
    """The scenario itself, or the one with this name or file. Raises InputError."""
    return load(scenario) if isinstance(scenario, str | Path) else scenario


@cache
def _shipped(name: str) -> Scenario:
    """A scenario that comes with the package; read once, because nearly every run asks for the one before its policy."""
    return _from_document(read_document(_packaged()[name]))


def _from_document(document: Document) -> Scenario:
    if "name" not in document.data:
        document.data["name"] = Path(document.file).stem
    return _complete(document.data, document)


def names() -> list[str]:
    """The names of the scenarios that come with the package, in alphabetical order."""
    return sorted(_packaged())


def schema() -> dict[str, Any]:
    """The JSON schema of a scenario file, for editors."""
    made = Scenario.model_json_schema()
    made["required"] = [key for key in made["required"] if key != "name"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def schema_text() -> str:
    """The JSON schema as text: the content of scenarios/schema.json."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


@cache
def _packaged() -> dict[str, Path]:
    return packaged("scenarios", in_checkout="scenarios")


def _complete(data: Mapping[str, Any], document: Document, *, since: int = 0) -> Scenario:
    """A scenario whose parts fit together, from plain data that stood in a document.

    Args:
        since: first month in which the policy can be another than one that was checked before.
    """
    scenario = checked(Scenario, data, document)
    reference = scenario.context.reference
    if isinstance(reference, str) and reference not in _packaged():
        values = {"name": shown(reference), "hint": hint(reference, _packaged())}
        raise InputError("error.unknown_scenario", values, document.place_of_value(("context", "reference")))
    checked_policies(scenario, document, since=since)
    if scenario.context.profile in PACKAGED_PROFILES:
        return scenario
    context = scenario.context.model_copy(update={"profile": _own_profile(scenario.context.profile, document)})
    return scenario.model_copy(update={"context": context})


def _own_profile(written: str | dict[str, Any], document: Document) -> dict[str, Any]:
    """What a profile of one's own says: from a file beside the scenario, or as it stands in the scenario itself."""
    from zachtehand.profiles.files import check_contents, contents_of

    path = ("context", "profile")
    if not isinstance(written, str):
        check_contents(document.part(path) if path in document.value_places else Document(document.file, written))
        return written
    folder = Path(document.file).parent
    named = folder / written if Path(written).suffix in (".yaml", ".yml") else folder / f"{written}.yaml"
    if os.path.isfile(named):  # False for what is no name of a file at all
        return contents_of(named)
    if named.name != Path(written).name:
        raise wrong_value(Scenario, path, written, document)
    beside = [each.name for each in folder.glob("*.y*ml")] if folder.is_dir() else []
    raise InputError("error.no_profile_file", {"file": shown(written), "hint": hint(written, beside)}, document.place_of_value(path))


def _nested(keys: tuple[str | int, ...], value: Any) -> Any:
    for key in reversed(keys):
        value = {key: value}
    return value


def _replaced(data: Any, keys: tuple[str | int, ...], value: Any) -> Any:
    """A copy of nested plain data with one value replaced or added."""
    if not keys:
        return value
    if isinstance(keys[0], int):
        return [_replaced(item, keys[1:], value) if position == keys[0] else item for position, item in enumerate(data)]
    return {**(data or {}), keys[0]: _replaced((data or {}).get(keys[0]), keys[1:], value)}
