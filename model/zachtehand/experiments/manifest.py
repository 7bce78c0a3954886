"""The manifest of a result: what it is, how it came about, how to make it again, and what its words mean."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from zachtehand.experiments.circumstances import circumstances
from zachtehand.experiments.ensemble import declared_parameters, uncertain_parameters
from zachtehand.experiments.execute import Observations
from zachtehand.experiments.plan import Plan
from zachtehand.experiments.store import FORMAT

RECREATE = "python -c \"from zachtehand.experiments.recreate import recreate; recreate('manifest.json', out='again')\""


def manifest_of(plan: Plan, observations: Observations, *, command: str | None, started: str, seconds: float) -> dict[str, Any]:
    """Describe a result as plain data.

    Args:
        command: what the user typed, if it was typed.
        started: date and time with time zone, ISO 8601.
        seconds: how long it took.
    """
    from zachtehand.observation import GROUPS, INDICATORS

    return {
        "format": FORMAT,
        "kind": plan.kind,
        "paired": plan.paired,
        "months": plan.months,
        "scenarios": [{"name": scenario.name, "resolved": scenario.to_dict()} for scenario in plan.scenarios],
        "worlds": [world._asdict() for world in plan.worlds],
        "draws": {str(draw): dict(values) for draw, values in plan.draws.items()},
        "drawn_from": plan.drawn_from,
        "parameters": dict(plan.parameters),
        "uncertain": sorted(uncertain_parameters(declared_parameters())),
        "groups": [{"key": key, "label": dict(GROUPS[key])} for key in observations.groups],
        "indicators": [_described(INDICATORS[key]) for key in observations.indicators],
        "settings": _settings(),
        "ledger": {"items": list(observations.items), "actors": list(observations.actors), "unit": "EUR"},
        # Policies on one context share their starts, so one scenario stands for all.
        "stationarity": observations.stationarity[:1] if plan.paired else observations.stationarity,
        "fingerprint": fingerprint(observations),
        "made_by": {**circumstances(), "started": started, "seconds": round(seconds, 1)},
        "command": command,
        "recreate": RECREATE,
    }


def fingerprint(observations: Observations) -> str:
    """A hash over all values and amounts: equal for two results that are equal bit for bit."""
    digest = hashlib.sha256()
    for array in (observations.values, observations.ledger):
        digest.update(repr(array.shape).encode())
        digest.update(np.ascontiguousarray(np.where(np.isnan(array), np.nan, array)).tobytes())  # one bit pattern for "not defined"
    return digest.hexdigest()


def _settings() -> dict[str, Any]:
    """What every setting of a policy means, by path, so that a report need not know the instruments."""
    from zachtehand.instruments import instrument_classes
    from zachtehand.instruments.base import declared_settings
    from zachtehand.instruments.dials import DIALS

    dials = {key: {"title": dict(dial.title), "unit": dial.unit, "label": {"en": dial.en, "nl": dial.nl}} for key, dial in DIALS.items()}
    return dials | {
        f"{key}.{each.path}": {"title": dict(instrument.title), "unit": each.unit, "label": {"en": each.en, "nl": each.nl}}
        for key, instrument in instrument_classes().items()
        for each in declared_settings(instrument)
    }


def _described(indicator: Any) -> dict[str, Any]:
    return {
        "key": indicator.key,
        "unit": indicator.unit,
        "kind": indicator.kind,
        "better": indicator.better,
        "headline": indicator.headline,
        "label": dict(indicator.label),
        "definition": dict(indicator.definition),
    }
