"""Reading the targets, and refusing an entry that is not as it should be with one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zachtehand.documents import Document, read_document
from zachtehand.evidence import SOURCES
from zachtehand.input_errors import InputError, hint, shown, words
from zachtehand.scenario.checks import checked
from zachtehand.targets import intervals
from zachtehand.targets.schema import Chapter, Entry, Group, Interval, Kin, Measure, Unit, Use, Words

FOLDER = Path(__file__).parent
_VALUE_FITS = 0.005
"""How far a written value may lie from the computed one, as a share of the interval's width: rounding."""


@dataclass(frozen=True)
class Target:
    """One known figure, complete: what its group says included.

    Attributes:
        key: ``group.figure``, such as ``fip.ended``; unique.
        chapter: name of the file.
        value: the figure in ``unit``; None for a direction.
        low, high: 95 % interval in ``unit``; minus or plus infinity where a direction leaves it open.
        measure: how the model measures it; None where it cannot.
        source: key of :data:`zachtehand.evidence.SOURCES`.
        cannot: why the model cannot express it; None where it can.
    """

    key: str
    chapter: str
    system: Words
    what: Words
    definition: Words
    value: float | None
    low: float
    high: float
    interval: Interval
    unit: Unit
    use: Use
    population: Words
    horizon: Words
    source: str
    section: str
    tag: str
    measure: Measure | None
    cannot: Words | None
    kin: Kin | None
    note: Words | None


@cache
def load_targets() -> tuple[Target, ...]:
    """All targets that come with the package, chapter by chapter. Raises InputError for a file that is not as it should be."""
    found: dict[str, Target] = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        for target in read_targets(file):
            if target.key in found:
                raise InputError("error.target_twice", {"key": target.key, "file": found[target.key].chapter}, read_document(file).place_of_key(("groups",)))
            found[target.key] = target
    return tuple(found.values())


def read_targets(file: Path) -> tuple[Target, ...]:
    """The targets of one file. Raises InputError with file, line and column of the first mistake."""
    document = read_document(file)
    chapter = checked(Chapter, document.data, document)
    return tuple(
        _complete(file.stem, group_key, group, entry_key, entry, document)
        for group_key, group in chapter.groups.items()
        for entry_key, entry in group.figures.items()
    )


def choose(targets: tuple[Target, ...], names: list[str]) -> tuple[Target, ...]:
    """The targets that are named by key, group or chapter; all of them for no names. Raises InputError for an unknown name."""
    wanted: set[str] = set()
    for name in names:
        matching = {each.key for each in targets if name in (each.key, each.key.partition(".")[0], each.chapter)}
        if not matching:
            known = dict.fromkeys(part for each in targets for part in (each.key, each.key.partition(".")[0], each.chapter))
            raise InputError("error.unknown_target", {"name": shown(name), "hint": hint(name, known)})
        wanted |= matching
    return tuple(each for each in targets if not names or each.key in wanted)


def _complete(chapter: str, group_key: str, group: Group, entry_key: str, entry: Entry, document: Document) -> Target:
    path = ("groups", group_key, "figures", entry_key)
    for found in _wrong(group, entry):
        place = document.place_of_value((*path, found[0])) if found[0] in entry.model_fields_set else document.place_of_key(path)
        raise InputError("error.refused", {"path": f"{group_key}.{entry_key}", "reason": found[1]}, place)
    source = entry.source or group.source
    if source not in SOURCES:
        owner = path if entry.source else ("groups", group_key)
        raise InputError("error.unknown_source", {"name": shown(source), "hint": hint(source, SOURCES)}, document.place_of_value((*owner, "source")))
    value, low, high = _figures(entry)
    return Target(
        key=f"{group_key}.{entry_key}", chapter=chapter, system=group.title, what=entry.what, definition=entry.definition,
        value=value, low=low, high=high, interval=entry.interval, unit=entry.unit, use=entry.use,
        population=entry.population or group.population, horizon=entry.horizon or group.horizon,
        source=source, section=entry.section or group.section, tag=entry.tag,
        measure=None if entry.measure is None else _merged(group.measured, entry.measure), cannot=entry.cannot, kin=entry.kin, note=entry.note,
    )  # fmt: skip


def _wrong(group: Group, entry: Entry) -> Iterator[tuple[str, dict[str, str]]]:
    """What contradicts itself: the key at fault, and why in words."""
    if (entry.measure is None) == (entry.cannot is None):
        yield "cannot", words("targets.measure_or_cannot", {})
    if entry.measure is not None and entry.measure.trial is not None:
        if entry.measure.model_fields_set - {"trial", "scale", "plus"}:
            yield "measure", words("targets.measure_of_trial", {})
    elif entry.measure is not None:
        merged = _merged(group.measured, entry.measure)
        for name in ("scenario", "months", "indicator"):
            if getattr(merged, name) is None:
                yield "measure", words("targets.measure_lacks", {"name": name})
        if merged.months is not None and max(merged.to_month or 1, merged.from_month) > merged.months:
            yield "measure", words("targets.measure_late", {"months": merged.months})
    value, low, high = _figures(entry)
    if entry.use == "direction":
        if entry.value is not None:
            yield "value", words("targets.direction_value", {})
        return
    if value is None:
        yield "value", words("targets.no_value", {})
    elif low == -float("inf") or high == float("inf"):
        yield "interval", words("targets.open", {})
    elif not low <= value <= high:
        yield "value", words("targets.outside", {"low": f"{low:g}", "high": f"{high:g}"})
    computed = _estimate(entry.interval)
    if computed is not None and value is not None and abs(value - computed) > max(_VALUE_FITS * (high - low), 1e-9):
        yield "value", words("targets.value_differs", {"value": f"{computed:.4g}"})


def _estimate(interval: Interval) -> float | None:
    """The value that the counts of an interval give, in the unit of the figure."""
    if interval.method == "wilson" and interval.successes is not None and interval.trials:
        return interval.scale * interval.successes / interval.trials
    if interval.method == "newcombe" and interval.successes is not None and interval.trials and interval.other_successes is not None and interval.other_trials:
        return interval.scale * (interval.successes / interval.trials - interval.other_successes / interval.other_trials)
    if interval.method == "poisson" and interval.count is not None:
        return interval.scale * interval.count
    return None


def _figures(entry: Entry) -> tuple[float | None, float, float]:
    """Value and bounds in the unit of the figure."""
    each = entry.interval
    value = entry.value if entry.value is not None else _estimate(each)
    low, high = (-float("inf") if each.low is None else each.low), (float("inf") if each.high is None else each.high)
    if each.method == "wilson" and each.successes is not None and each.trials:
        low, high = intervals.wilson(each.successes, each.trials)
    elif each.method == "newcombe" and each.successes is not None and each.trials and each.other_successes is not None and each.other_trials:
        low, high = intervals.newcombe(each.successes, each.trials, each.other_successes, each.other_trials)
    elif each.method == "poisson" and each.count is not None:
        low, high = intervals.poisson(each.count)
    elif each.method == "normal" and each.standard_error is not None:
        return (value, *intervals.normal(value, each.standard_error)) if value is not None else (None, low, high)
    scale = 1.0 if each.method == "given" else each.scale
    return (None if entry.use == "direction" else value), scale * low, scale * high


def _merged(shared: Measure, own: Measure) -> Measure:
    """The measure of a figure laid over what its group shares; a virtual trial shares nothing."""
    if own.trial is not None:
        return own
    return shared.model_copy(update={name: getattr(own, name) for name in own.model_fields_set})
