"""A trial in words and figures, for the terminal and the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import isfinite, nan
from typing import TYPE_CHECKING

from zachtehand.experiments.numbers import NOT_DEFINED, difference, is_share, number, resolution, unit_in_words
from zachtehand.experiments.trials.files import Measured, Trial
from zachtehand.experiments.trials.power import PILOTS, Power
from zachtehand.experiments.trials.schema import Published
from zachtehand.experiments.trials.summary import Line, Spread
from zachtehand.experiments.trials.world import EVERYBODY
from zachtehand.texts import Language, text

if TYPE_CHECKING:
    from zachtehand.experiments.trials.conduct import TrialResult

COLUMNS = ("outcome", "arm", "control", "reported", "truth", "published", "found", "naive", "untreated")


def heading(trial: Trial, line: Line, language: Language) -> str:
    """What a line is about: outcome, unit, months, subgroup and share treated."""
    unit = line.outcome.unit
    label = line.outcome.label[language] if is_share(unit) or unit == "number" else f"{line.outcome.label[language]} ({unit_in_words(unit, language)})"
    label = text("trial.after", language, {"label": label, "month": line.month})
    if line.subgroup != EVERYBODY:
        titles = {each.name: each.title for each in trial.design.subgroups}
        title = titles[line.subgroup]
        label = text("trial.in_group", language, {"label": label, "group": getattr(title, language) if title else line.subgroup})
    if line.share_treated is not None:
        share = text("trial.share_treated", language, {"share": percentage(line.share_treated, language)})
        label = text("trial.in_group", language, {"label": label, "group": share})
    return label


def band(spread: Spread, line: Line, language: Language) -> str:
    """An effect over worlds: mean (of a ratio the median) and the range of 90 % of them; on a share in percentage points."""
    return _figures(spread.middle, spread.low, spread.high, line, language) if isfinite(spread.middle) else NOT_DEFINED


def published(found: Published | None, line: Line, language: Language) -> str:
    """What a real study found, with its interval if that is known."""
    if found is None:
        return ""
    low, high = (nan if end is None else end for end in (found.low, found.high))
    return _figures(found.value, low, high, line, language, step=0.001 if is_share(line.outcome.unit) else None)  # as it was published


def _figures(middle: float, low: float, high: float, line: Line, language: Language, *, step: float | None = None) -> str:
    """A number with the ends of an interval, on a share in percentage points; without the ends where they are not known."""
    if line.by == "ratio":
        words = [number(each, "ratio", language, step=0.01) for each in (low, middle, high)]
        words[1] = text("trial.times", language, {"value": words[1]})
        return f"{words[1]} [{words[0]} … {words[2]}]" if isfinite(low) or isfinite(high) else words[1]
    if step is None:
        step = 10 * resolution(line.estimate.low, line.estimate.middle, line.estimate.high)  # no finer than a pilot can tell
    words = [number(each, line.outcome.unit, language, step=step, signed=True).removesuffix(" %") for each in (low, middle, high)]
    return f"{words[1]} [{words[0]} … {words[2]}]" if isfinite(low) or isfinite(high) else words[1]


def percentage(share: float, language: Language) -> str:
    """A share as a whole percentage."""
    return number(share, "share", language, step=0.01)


def cells(trial: Trial, line: Line, language: Language) -> list[str]:
    """The cells of a line, in the order of :data:`COLUMNS`."""
    unit = line.outcome.unit
    level = number(line.control.middle, unit, language, step=0.001 if is_share(unit) else None)
    found = percentage(line.found, language) if isfinite(line.found) else NOT_DEFINED
    return [
        heading(trial, line, language), line.arm, level, band(line.estimate, line, language), band(line.truth, line, language),
        published(published_of(trial, line), line, language), found,
        band(line.naive, line, language), band(line.untreated, line, language),
    ]  # fmt: skip


def of_participants(trial: Trial, line: Line) -> Line:
    """The line as studies of participants see it: where the arm says what one takes, estimate and truth are of those who took it."""
    arm = next(each for each in trial.design.arms if each.name == line.arm)
    if arm.takes is None or line.reached == 1:
        return line
    return replace(line, estimate=line.on_treated, truth=line.true_on_treated)


def published_of(trial: Trial, line: Line) -> Published | None:
    """What a real study found of the effect on a line."""
    if line.subgroup != EVERYBODY or line.share_treated is not None:
        return None
    return trial.published(line.outcome.key, line.month, line.by, line.arm)


def notes(result: TrialResult, language: Language) -> Iterator[str]:
    """What stands below the table."""
    main = [line for line in result.lines if line.outcome == result.trial.measured[0].outcome and line.subgroup == EVERYBODY]
    for line in main:
        if line.reached < 1 and isfinite(line.true_on_treated.middle) and line.share_treated is None:
            values = {"arm": line.arm, "share": percentage(line.reached, language), "effect": band(line.true_on_treated, line, language)}
            yield text("trial.reached", language, values)
    yield text("trial.legend", language)
    covered = [line.covered for line in result.lines if isfinite(line.covered)]
    if covered:
        yield text("trial.covered", language, {"share": percentage(sum(covered) / len(covered), language)})
    if result.trial.design.note is not None:
        yield getattr(result.trial.design.note, language)


def people_in_words(result: TrialResult, language: Language) -> str:
    """Who took part, and how many of those who were asked wanted to."""
    design = result.trial.design
    intake = {name: result.intake[name].to_numpy() for name in ("took_part", "asked", "willing")}
    arms = ", ".join(getattr(arm.title, language) if arm.title else arm.name for arm in design.arms)
    values = {"participants": round(intake["took_part"].mean()), "worlds": result.worlds, "months": design.follow_up, "arms": arms}
    said = text("trial.people", language, values)
    if design.comes_in.by == "lot":
        return said
    yes = {"asked": round(intake["asked"].mean()), "share": percentage(float(intake["willing"].sum() / intake["asked"].sum()), language)}
    return f"{said} {text('trial.asked', language, yes)}"


def power_in_words(result: TrialResult, found: Power, *, outcome: str | None, arm: str | None, wished: bool, language: Language) -> Iterator[str]:
    """What a pilot can find, line by line."""
    measured, names = result.trial.at(outcome), [each.name for each in result.trial.design.arms]
    unit, step = measured.outcome.unit, 0.001 if is_share(measured.outcome.unit) else None
    heads = {"label": measured.outcome.label[language], "month": measured.months, "arm": names[result.trial.treated(arm)], "control": names[0]}
    yield text("trial.power_title", language, heads)
    whose = text("trial.power_wished" if wished else "trial.power_own", language)
    yield text("trial.power_effect", language, {"effect": difference(found.effect, unit, language, step=step), "whose": whose})
    values = {
        "people": number(found.people, "people", language, step=1), "simulated": percentage(found.simulated, language),
        "formula": percentage(found.formula, language),
        "deviation": difference(found.deviation, unit, language, step=step).lstrip("+"),
    }  # fmt: skip
    yield text("trial.power_at", language, values)
    if isfinite(found.needed):
        checked = percentage(found.checked, language) if isfinite(found.checked) else NOT_DEFINED
        yield text("trial.power_needed", language, {"people": number(found.needed, "people", language, step=1), "checked": checked})
    else:
        yield text("trial.power_never", language)
    if not wished:
        (line,) = (each for each in result.lines if _is(each, measured, names[result.trial.treated(arm)]))
        yield text("trial.power_per_pilot", language, {"found": percentage(line.found, language)})
    yield text("trial.power_explained", language, {"worlds": result.worlds, "pilots": number(PILOTS, "people", language, step=1)})


def _is(line: Line, measured: Measured, arm: str) -> bool:
    same = line.outcome == measured.outcome and line.month == measured.months and line.by == measured.by
    return same and line.arm == arm and line.subgroup == EVERYBODY and line.share_treated is None
