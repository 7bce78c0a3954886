"""Scenarios drawn at random from what is declared: every setting of every instrument, dials, reforms, programmes, roll-outs, circumstances.

Extremes are drawn as often as what lies between them. A new instrument, setting or state variable is drawn without anyone naming it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from zachtehand.instruments import dials, instrument_classes
from zachtehand.instruments.base import DeclaredSetting, declared_settings
from zachtehand.populations.eligibility import fields_to_ask
from zachtehand.scenario import Scenario, load, names
from zachtehand.scenario.parts import PACKAGED_PROFILES

WORDS = {"en": "words", "nl": "woorden"}
SETTINGS: dict[str, dict[str, DeclaredSetting]] = {key: {each.path: each for each in declared_settings(kind)} for key, kind in instrument_classes().items()}
_PARTS = {key: kind.parts_of_one for key, kind in instrument_classes().items()}
_WHOLES = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (0.5, 0.25, 0.25))


def number(low: float, high: float, *beside: float) -> SearchStrategy[float]:
    """Either end, a value beside the range that is allowed too, or one between the ends."""
    return st.one_of(st.sampled_from([low, high, *beside]), st.floats(low, high).map(lambda value: round(value, 3)))


def whole_number(low: float, high: float, *beside: float) -> SearchStrategy[int]:
    """The same for whole numbers."""
    return st.one_of(st.sampled_from([round(each) for each in (low, high, *beside)]), st.integers(round(low), round(high)))


def value_of(declared: DeclaredSetting) -> SearchStrategy[Any]:
    """A value that a setting takes, as a file would say it."""
    if declared.kind == "yes/no":
        return st.booleans()
    if declared.kind == "choice":
        return st.sampled_from(declared.choices)
    if declared.kind == "order":
        return st.permutations(declared.choices)
    assert declared.low is not None
    assert declared.high is not None
    beside = () if declared.off is None else (declared.off,)
    made: SearchStrategy[Any] = (number if declared.kind == "number" else whole_number)(float(declared.low), float(declared.high), *beside)
    return st.one_of(st.none(), made) if declared.optional else made


@st.composite
def policies(draw: DrawFn, *, most: int = 30) -> dict[str, Any]:
    """A policy with up to so many settings chosen, and sometimes dials.

    Args:
        most: settings.
    """
    every = [(key, path) for key, settings in SETTINGS.items() for path in settings]
    chosen = draw(st.lists(st.sampled_from(every), max_size=most, unique=True))
    policy: dict[str, Any] = {}
    for key, path in chosen:
        wholes = [names for names in _PARTS[key] if path in names]
        for names_of_parts in wholes:  # parts of one whole are chosen together
            for name, share in zip(names_of_parts, draw(st.sampled_from(_WHOLES)), strict=True):
                _put(policy, key, name, share)
        if not wholes:
            _put(policy, key, path, draw(value_of(SETTINGS[key][path])))
    if draw(st.booleans()):
        policy["pressure"] = draw(number(dials.DIALS["pressure"].low, dials.DIALS["pressure"].high))
    if draw(st.booleans()):
        policy["caseload"] = draw(number(5.0, dials.DIALS["caseload"].high, 0.0, 30.0))
    return policy


def _put(policy: dict[str, Any], key: str, path: str, value: Any) -> None:
    place = policy.setdefault(key, {})
    *groups, name = path.split(".")
    for group in groups:
        place = place.setdefault(group, {})
    place[name] = value


@st.composite
def conditions(draw: DrawFn) -> dict[str, Any]:
    """Up to three conditions on state variables."""
    asked: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(sorted(fields_to_ask())), max_size=3, unique=True)):
        column = fields_to_ask()[name]
        if column.category is not None:
            asked[name] = draw(st.lists(st.sampled_from([each.name.lower() for each in column.category]), max_size=3, unique=True))
        elif column.dtype == np.bool_:
            asked[name] = draw(st.booleans())
        else:
            low, high = (-5.0 if column.low is None else column.low), (60.0 if column.high is None else column.high)
            one, other = draw(number(low, high)), draw(number(low, high))
            asked[name] = {"at_least": min(one, other)} if one == other else {"at_least": min(one, other), "below": max(one, other)}
    return asked


@st.composite
def programmes(draw: DrawFn, *, months: int) -> list[dict[str, Any]]:
    """Up to four programmes, some of which follow on another."""
    made: list[dict[str, Any]] = []
    for position in range(draw(st.integers(0, 4))):
        begin = draw(st.integers(0, months))
        programme: dict[str, Any] = {
            "name": f"programme-{position}",
            "places": draw(number(0.0, 1000.0)),
            "who": draw(conditions()),
            "chosen_by": draw(st.sampled_from(["lot", "caseworker", "screening", "trial"])),
            "voluntary": draw(st.booleans()),
            "again": draw(st.booleans()),
            "from_month": begin,
            "policy": draw(policies(most=8)),
        }
        if programme["chosen_by"] == "screening":
            programme |= {"assessed": draw(number(0.001, 1000.0)), "admitted": draw(number(0.0, 1.0))}
        if draw(st.booleans()):
            programme["until_month"] = begin + draw(st.integers(1, months))
        if draw(st.booleans()):
            programme["stay_months"] = draw(st.integers(1, months))
        if made and draw(st.booleans()):
            programme["follows"] = draw(st.sampled_from([each["name"] for each in made]))
        made.append(programme)
    return made


@st.composite
def reforms(draw: DrawFn, *, months: int) -> list[dict[str, Any]]:
    """Up to three reforms, for good or for a while."""
    made: list[dict[str, Any]] = []
    for _ in range(draw(st.integers(0, 3))):
        begin = draw(st.integers(0, months))
        reform: dict[str, Any] = {"from_month": begin, "policy": draw(policies(most=10))}
        if draw(st.booleans()):
            reform["until_month"] = begin + draw(st.integers(1, months))
        made.append(reform)
    return made


@st.composite
def contexts(draw: DrawFn) -> dict[str, Any]:
    """Any circumstances: people, labour market, calendar, and the policy before."""
    return {
        "profile": draw(st.sampled_from(PACKAGED_PROFILES)),
        "clients": draw(whole_number(10, 100)),
        "start": f"{draw(whole_number(1990, 2099, 2026))}-{draw(st.integers(1, 12)):02}",
        "reference": draw(st.one_of(st.sampled_from(names()), policies())),
        "labour_market": {
            "tightness": draw(number(0.0, 3.0, 1.0)),
            "season": draw(number(0.0, 0.5)),
            "series": draw(st.dictionaries(st.integers(0, 30).map(str), number(0.0, 3.0), max_size=3)),
        },
    }


@st.composite
def scenarios(draw: DrawFn, *, months: int, context: Mapping[str, Any] | None = None) -> Scenario:
    """A scenario, of which the policy is drawn or one of the library.

    Args:
        months: within which reforms, programmes and roll-outs begin.
        context: the circumstances; drawn as well if they are not given.
    """
    policy = draw(st.one_of(policies(), st.sampled_from(names()).map(lambda name: load(name).as_written()["policy"])))
    by, begin, length = draw(st.sampled_from(["neighbourhood", "person"])), draw(st.integers(0, months)), draw(st.integers(0, months))
    return Scenario.from_dict({
        "name": "drawn", "title": WORDS, "question": WORDS, "description": WORDS, "source": "this test",
        "context": dict(context) if context is not None else draw(contexts()),
        "policy": policy,
        "rollout": {"by": by, "from_month": begin, "months": length} if draw(st.booleans()) else {},
        "reforms": draw(reforms(months=months)),
        "programmes": draw(programmes(months=months)),
    })  # fmt: skip
