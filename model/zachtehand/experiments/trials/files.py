"""Reading trials, and refusing one that is not as it should be with one sentence, before anything runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from zachtehand.documents import Document, packaged, read_document
from zachtehand.experiments.trials.outcomes import Outcome, outcomes
from zachtehand.experiments.trials.schema import Arm, OutcomeAsked, Published, TrialFile
from zachtehand.input_errors import InputError, Place, hint, shown
from zachtehand.scenario import MOST_PROGRAMMES, Scenario, load
from zachtehand.scenario.checks import checked
from zachtehand.scenario.parts import Programme

FEWEST_PER_ARM = 2
"""Of fewer people there is no spread, and so no interval."""
AFTERWARDS = "afterwards"
"""What the phase after the treatment is called, behind the name of its arm."""


@dataclass(frozen=True)
class Measured:
    """An outcome at a horizon.

    Attributes:
        months: after the lot.
        by: "difference" (arm less control) or "ratio" (arm over control).
    """

    outcome: Outcome
    months: int
    by: str

    @property
    def key(self) -> str:
        """Name of the column: the outcome and the months."""
        return f"{self.outcome.key}@{self.months}"


@dataclass(frozen=True)
class Trial:
    """A trial, complete: as its file says, on its scenario.

    Attributes:
        design: what the file says.
        scenario: the policy for everybody, on its context.
    """

    design: TrialFile
    scenario: Scenario

    @property
    def name(self) -> str:
        """Its short name."""
        return self.design.name

    @property
    def control(self) -> Arm:
        """The arm that the others are held against."""
        return self.design.arms[0]

    @property
    def months(self) -> int:
        """Length of the simulation: until the end of the follow-up."""
        return self.design.start + self.design.follow_up

    @property
    def measured(self) -> tuple[Measured, ...]:
        """Every outcome at every horizon, the main one first."""
        return tuple(
            Measured(outcomes()[asked.outcome], months, asked.by) for asked in self.design.outcomes for months in asked.months or (self.design.follow_up,)
        )

    def programmes_of(self, arm: Arm) -> list[Programme]:
        """The programme of the scenario that an arm is, with those that follow it one after the other; none for most arms."""
        found: list[Programme] = []
        for each in self.scenario.programmes:
            if each.name == arm.programme or (found and each.follows == found[-1].name):
                found.append(each)
        return found

    def at(self, outcome: str | None) -> Measured:
        """An outcome that the trial measures, at its first horizon; the main one for None. Raises InputError."""
        known = {each.outcome.key: each for each in reversed(self.measured)}
        if outcome is None:
            return self.measured[0]
        if outcome not in known:
            raise InputError("error.unknown_outcome", {"name": shown(outcome), "hint": hint(outcome, known)})
        return known[outcome]

    def treated(self, arm: str | None) -> int:
        """Position of a treated arm; the first of them for None. Raises InputError."""
        names = [each.name for each in self.design.arms[1:]]
        if arm is None:
            return 1
        if arm not in names:
            raise InputError("error.unknown_arm", {"name": shown(arm), "hint": hint(arm, names)})
        return 1 + names.index(arm)

    def published(self, outcome: str, month: int, by: str, arm: str) -> Published | None:
        """What a real study found of an effect, if the file says so."""
        first = self.design.arms[1].name
        same = (each for each in self.design.published if (each.outcome, each.month, each.by, each.arm or first) == (outcome, month, by, arm))
        return next(same, None)

    def with_size(self, *, clients: int | None = None, participants: int | None = None) -> Trial:
        """The trial in a smaller or larger municipality, or with other numbers of participants. Raises InputError."""
        scenario = self.scenario if clients is None else self.scenario.with_context({"clients": clients})
        design = self.design if participants is None else self.design.model_copy(update={"participants": participants})
        resized = replace(self, design=design, scenario=scenario)
        _refuse_too_many(resized, Place(self.name))
        return resized

    def design_as_written(self) -> dict[str, Any]:
        """What its file says, as plain data for a manifest and :func:`trial_from`."""
        return self.design.model_dump(mode="json", exclude_unset=True)


def load_trial(name_or_path: str | Path | Mapping[str, Any]) -> Trial:
    """A trial by its name (see :func:`trial_names`), from a YAML file, or from the same keys in a mapping.

    Raises:
        InputError: no such trial (the nearest name is offered), or a mistake in the file or the mapping.
    """
    if isinstance(name_or_path, Mapping):
        document = Document(shown(name_or_path.get("name", "trial")), dict(name_or_path))
        return _complete({"name": "trial", **document.data}, document)
    words, known = str(name_or_path), _packaged()
    if isinstance(name_or_path, str) and words in known:
        document = read_document(known[words])
    elif isinstance(name_or_path, Path) or Path(words).suffix in (".yaml", ".yml") or "/" in words or "\\" in words:
        document = read_document(Path(words))
    else:
        raise InputError("error.unknown_trial", {"name": shown(words), "hint": hint(words, known)})
    return _complete({"name": Path(document.file).stem, **document.data}, document)


def trial_from(design: Mapping[str, Any], scenario: Scenario) -> Trial:
    """A trial from the plain data of a manifest. Raises InputError."""
    document = Document(shown(design.get("name", "trial")))
    return _checked_trial(Trial(checked(TrialFile, design, document), scenario), document)


def trial_names() -> list[str]:
    """The names of the trials that come with the package, in alphabetical order."""
    return sorted(_packaged())


@cache
def _packaged() -> dict[str, Path]:
    return packaged("trials", in_checkout="experiments/trials")


def _complete(data: Mapping[str, Any], document: Document) -> Trial:
    design = checked(TrialFile, data, document)
    return _checked_trial(Trial(design, _scenario_of(design, document)), document)


def _scenario_of(design: TrialFile, document: Document) -> Scenario:
    """The scenario that the trial stands on: by name, or from a file beside it."""
    beside = Path(document.file).parent / design.scenario
    try:
        scenario = load(beside if beside.suffix in (".yaml", ".yml") else design.scenario)
        return scenario.changed(design.changes, option="changes:").model_copy(update={"name": scenario.name}) if design.changes else scenario
    except InputError as error:
        if error.place is None:
            raise InputError(error.key, error.values, document.place_of_value(("scenario",))) from None
        if error.place.file.startswith("changes:"):
            path = error.place.file.removeprefix("changes: ").partition("=")[0]
            raise InputError(error.key, error.values, document.place_of_key(("changes", path))) from None
        raise


def _checked_trial(trial: Trial, document: Document) -> Trial:
    """The trial, if all its parts fit each other."""
    design = trial.design
    if len(design.arms) < 2:
        raise InputError("error.trial_arms", {}, document.place_of_value(("arms",)))
    if not design.outcomes:
        raise InputError("error.trial_outcomes", {}, document.place_of_value(("outcomes",)))
    if design.shares_treated and len(design.arms) > 2:
        raise InputError("error.trial_shares", {}, document.place_of_value(("shares_treated",)))
    for position, asked in enumerate(design.outcomes):
        _refuse_unknown(asked, ("outcomes", position), design.follow_up, document)
    for position, each in enumerate(design.published):
        if not any((each.outcome, each.month, each.by) == (known.outcome.key, known.months, known.by) for known in trial.measured):
            measured = [f"{known.outcome.key}, {known.months}, {known.by}" for known in trial.measured]
            values = {"name": shown(f"{each.outcome}, {each.month}, {each.by}"), "hint": hint(f"{each.outcome}, {each.month}, {each.by}", measured)}
            raise InputError("error.unknown_outcome", values, document.place_of_value(("published", position, "outcome")))
        trial.treated(each.arm)
    for kind, named in (("arms", design.arms), ("subgroups", design.subgroups)):
        for position, each in enumerate(named):
            if each.name in [earlier.name for earlier in named[:position]]:
                raise InputError("error.trial_twice", {"name": each.name}, document.place_of_value((kind, position, "name")))
    for position, arm in enumerate(design.arms):
        if arm.programme is not None and not trial.programmes_of(arm):
            known = [each.name for each in trial.scenario.programmes]
            values = {"name": shown(arm.programme), "hint": hint(arm.programme, known)}
            raise InputError("error.unknown_programme", values, document.place_of_value(("arms", position, "programme")))
        if arm.waits >= design.follow_up:
            values = {"name": arm.name, "waits": arm.waits, "follow_up": design.follow_up}
            raise InputError("error.trial_waits", values, document.place_of_value(("arms", position, "waits")))
    if len(trial.scenario.programmes) + 2 * len(design.arms) > MOST_PROGRAMMES:
        raise InputError("error.trial_programmes", {"most": MOST_PROGRAMMES}, document.place_of_key(("arms",)))
    letters = design.comes_in.letters
    if letters is not None and letters < design.participants:
        raise InputError("error.trial_letters", {"letters": letters, "participants": design.participants}, document.place_of_value(("comes_in", "letters")))
    _refuse_too_many(trial, document.place_of_value(("participants",)))
    _refuse_contradictions(trial, document)
    return trial


def _refuse_unknown(asked: OutcomeAsked, path: tuple[str, int], follow_up: int, document: Document) -> None:
    if asked.outcome not in outcomes():
        values = {"name": shown(asked.outcome), "hint": hint(asked.outcome, outcomes())}
        raise InputError("error.unknown_outcome", values, document.place_of_value((*path, "outcome")))
    for position, months in enumerate(asked.months):
        if months > follow_up:
            raise InputError("error.trial_horizon", {"months": months, "follow_up": follow_up}, document.place_of_value((*path, "months", position)))


def _refuse_too_many(trial: Trial, place: Place) -> None:
    clients, arms = trial.scenario.context.clients, len(trial.design.arms)
    if arms * FEWEST_PER_ARM > trial.design.participants:
        raise InputError("error.trial_per_arm", {"participants": trial.design.participants, "arms": arms}, place)
    if trial.design.participants > clients:
        raise InputError("error.trial_participants", {"participants": trial.design.participants, "clients": clients}, place)


def _refuse_contradictions(trial: Trial, document: Document) -> None:
    """Work out the policy of every arm over that of the scenario."""
    for position, arm in enumerate(trial.design.arms):
        for key in ("policy", AFTERWARDS):
            layer = getattr(arm, key)
            if layer is None:
                continue
            try:
                layer.over(trial.scenario.policy).instruments()
            except InputError as error:
                raise InputError(error.key, error.values, document.place_within(("arms", position, key))) from None
