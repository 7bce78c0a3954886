"""A conclusion and where it turns around, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from zachtehand.experiments.numbers import difference, unit_in_words
from zachtehand.experiments.sensitivity.discovery import FEWEST_TURNED, Limit
from zachtehand.texts import Language, text, with_marks
from zachtehand.texts.parameters import group_of, sentence_of

if TYPE_CHECKING:
    from zachtehand.experiments.sensitivity.unless import Unless

CHANCE = 0.1
"""A region that chance finds as telling more often than this is no finding."""


def said(found: Unless, language: Language) -> list[str]:
    """What holds, unless what, and how sure that is: one sentence each."""
    about, turned, worlds = found.about, found.turned, found.worlds["difference"].to_numpy()
    indicator = about["indicator"]
    first, second = (each["title"][language] for each in about["policies"])
    unit = "" if indicator["unit"].startswith("share") else f" {unit_in_words(indicator['unit'], language)}"
    conclusion = {
        "label": indicator["label"][language], "first": first, "second": second, "held": int((~turned).sum()), "worlds": worlds.size,
        "mean": f"{difference(float(worlds.mean()), indicator['unit'], language)}{unit}",
    }  # fmt: skip
    sentences = [text("unless.higher" if about["higher"] else "unless.lower", language, conclusion)]
    box = found.box
    if not turned.any():
        return [*sentences, text("unless.always", language)]
    if min(turned.sum(), (~turned).sum()) < FEWEST_TURNED:
        return [*sentences, text("unless.too_few", language, {"turned": int(turned.sum()), "fewest": FEWEST_TURNED})]
    if box is None or box.chance > CHANCE:
        chance = 1.0 if box is None else box.chance
        return [*sentences, text("unless.nothing_found", language, {"chance": _share(chance)})]
    conditions = f" {text('unless.and', language)} ".join(condition(limit, about["parameters"][limit.name]["unit"], language) for limit in box.limits)
    values = {
        "conditions": conditions,
        "density": _share(box.density),
        "coverage": _share(box.coverage),
        "base": _share(box.base_rate),
        "chance": _share(box.chance),
    }
    sentences.append(text("unless.region", language, values))
    sentences.append(text("unless.how_sure", language, values))
    return [*sentences, *(_described(limit.name, about["parameters"][limit.name]["text"], language) for limit in box.limits)]


def condition(limit: Limit, unit: str, language: Language) -> str:
    """One condition in words, such as “trust.gain is above 0.05”."""
    written = {name: with_marks(f"{value:.3g}", language) for name, value in (("low", limit.low), ("high", limit.high)) if value is not None}
    key = "unless.between" if len(written) == 2 else "unless.above" if limit.low is not None else "unless.below"
    return text(key, language, {"name": limit.name, "unit": unit_in_words(unit, language), **written})


def _described(name: str, sentence: str, language: Language) -> str:
    """What a parameter is."""
    return text("unless.parameter", language, {"name": name, "text": sentence_of(name, sentence, language)})


def factor_in_words(factor: str, about: Mapping[str, Any], language: Language) -> tuple[str, str]:
    """What people call a factor, and its own name where that is another.

    Args:
        factor: a group of parameters, the path of a parameter, or that of a setting.
        about: what is kept of a sensitivity analysis.
    """
    if factor in about["texts"]:
        return sentence_of(factor, about["texts"][factor], language).removesuffix("."), factor
    name = group_of(factor, language) if about["by"] == "groups" else factor
    return name, "" if name == factor else factor


def _share(value: float) -> str:
    return f"{100 * value:.0f} %"
