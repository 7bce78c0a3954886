"""A municipality of one's own: from tables to a profile, a scenario and a report of the fit, written all at once or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from zachtehand.documents import parse_document
from zachtehand.input_errors import InputError, Place, hint, reason_of, shown
from zachtehand.limits import FEWEST_CLIENTS, MOST_CLIENTS
from zachtehand.municipality.fit_report import FittedTables, report
from zachtehand.municipality.tables import MarginalTable, read_marginal_table
from zachtehand.profiles.crosstables import MOST_TABLES, VARIABLES
from zachtehand.profiles.files import check_contents, load_profile, profile_names
from zachtehand.scenario.parts import Words
from zachtehand.texts import LANGUAGES, Language, text

if TYPE_CHECKING:
    from zachtehand.populations.clients import Clients
    from zachtehand.profiles.profile import Profile
    from zachtehand.scenario import Scenario

LONGEST_NAME = 40
_MOST_SIMULATED = 4000
"""The people who are followed to month 0 for the report: enough to see by a tenth of a per cent."""


def municipality_name(typed: str) -> str:
    """The name of a municipality, which is also that of its files. Raises InputError."""
    name = typed.removesuffix(".yaml").removesuffix(".yml")
    if not re.fullmatch(rf"[A-Za-z0-9][A-Za-z0-9_-]{{0,{LONGEST_NAME - 1}}}", name):
        raise InputError("city.name", {"most": LONGEST_NAME}, Place(shown(typed)))
    return name


def new_municipality(name: str, *, base: str, files: Sequence[str], policy: Scenario, folder: Path, language: Language) -> tuple[FittedTables, list[Path]]:
    """Write the scenario, the profile and the report of a municipality.

    Args:
        name: see :func:`municipality_name`.
        base: name of the profile that is fitted; what the tables do not say stays as it has it.
        files: tables as CSV.
        policy: what the municipality does, to edit.
        folder: where the files go; it is made if need be.

    Returns:
        the fit, and the files: scenario, profile, report.

    Raises:
        InputError: anything wrong with the input, or a file that exists; nothing is written then.
    """
    from zachtehand.initialisation.synthesis import population_fit

    paths = [folder / f"{name}{end}" for end in (".yaml", "-profile.yaml", "-fit.md")]
    _refuse_existing(paths)
    if base not in profile_names():
        raise InputError("profile.unknown", {"name": shown(base), "hint": hint(base, profile_names())}, Place("--profile"))
    given = _tables(files)
    people = _people(given, load_profile(base))
    written = profile_text(name, base, given, people, language)
    document = parse_document(written, file=str(paths[1]))
    profile = check_contents(document)
    tables = FittedTables(name, base, given, population_fit(profile, "stock"), people)
    population_fit(profile, "entrants")  # so that it fails here if it would fail in a run
    scenario = _scenario(name, base, given, policy, people, paths[1].name)
    at_month_0 = _people_at_month_0(scenario, {"name": paths[1].stem, **document.data}) if given else None
    from zachtehand.scenario.template import template

    _write_all(dict(zip(paths, (template(scenario, language), written, report(tables, at_month_0, language)), strict=True)))
    return tables, paths


def _tables(files: Sequence[str]) -> tuple[MarginalTable, ...]:
    if len(files) > MOST_TABLES:
        raise InputError("city.many_tables", {"most": MOST_TABLES})
    given = tuple(read_marginal_table(Path(file)) for file in files)
    for position, table in enumerate(given):
        if table.digest in {other.digest for other in given[:position]}:
            raise InputError("city.same_table", {}, Place(table.file))
    placed = [table for table in given if "neighbourhood" in table.labels]
    for table in placed[1:]:
        if other := sorted(set(table.labels["neighbourhood"]) ^ set(placed[0].labels["neighbourhood"])):
            raise InputError("city.neighbourhoods", {"name": shown(other[0]), "first": shown(placed[0].file)}, Place(table.file))
    return given


def _people(given: Sequence[MarginalTable], base: Profile) -> int:
    """People on the benefit: the total of the first table that counts people, or else those of the base profile."""
    counted = next((table.total for table in given if table.unit == "people"), float(base.size))
    if not FEWEST_CLIENTS <= round(counted) <= MOST_CLIENTS:
        raise InputError("city.people", {"people": f"{counted:.0f}", "low": FEWEST_CLIENTS, "high": MOST_CLIENTS})
    return round(counted)


def profile_text(name: str, base: str, given: Sequence[MarginalTable], people: int, language: Language) -> str:
    """The profile as YAML: what it extends, and the tables with the words of their files beside the numbers."""
    quoted = json.dumps
    lines = [f"# {text('city.profile_head', language, {'name': name, 'base': base})}", f"extends: {quoted(base)}"]
    lines += [f"title: {{en: {quoted(name)}, nl: {quoted(name)}}}", f"size: {people}"]
    lines += _neighbourhoods(base, given)
    lines += ["tables:"] if given else []
    for position, table in enumerate(given):
        lines += [f"  - title: {_quoted(table.title)}", f"    source: table-{position + 1}", "    by:"]
        lines += [f"      {variable}: {_classes(table, variable)}" for variable in table.by]
        lines += [f"    {table.unit}:", *_rows(table)]
    lines += ["sources:"] if given else []
    for position, table in enumerate(given):
        citation = f"Table {table.title}, given by the municipality (SHA-256 {table.digest})."
        lines.append(f"  table-{position + 1}: {{grade: measured, citation: {_quoted(citation)}}}")
    return "\n".join(lines) + "\n"


def _neighbourhoods(base: str, given: Sequence[MarginalTable]) -> list[str]:
    """Neighbourhoods by name, in the order of the first table that has them, with the levels of the profile under it."""
    table = next((each for each in given if "neighbourhood" in each.labels), None)
    if table is None:
        return []
    names = table.labels["neighbourhood"]
    axis = list(table.by).index("neighbourhood")
    shape = [len(classes) for classes in table.by.values()]
    sizes = [0.0] * len(names)
    for cell, number in enumerate(table.numbers):
        step = 1
        for length in shape[axis + 1 :]:
            step *= length
        sizes[cell // step % shape[axis]] += number
    levels = load_profile(base).neighbourhoods.joblessness
    note = f"clients by neighbourhood from {table.title}; joblessness rises evenly in the order of the table, from the best to the worst of {base}"
    return [
        "neighbourhoods:  # from the least to the most joblessness",
        f"  names: [{', '.join(map(_quoted, names))}]",
        f"  shares: [{', '.join(f'{size / table.total:.8g}' for size in sizes)}]",
        f"  joblessness: [{levels[0]:g}, {levels[-1]:g}]",
        "  source: design",
        f"  note: {_quoted(note)}",
    ]


def _classes(table: MarginalTable, variable: str) -> str:
    """The classes of a variable as a profile has them."""
    if VARIABLES[variable].per_year:
        return "[" + ", ".join(f"[{low:g}, {high:g}]" for low, high in table.by[variable]) + "]"
    categories = VARIABLES[variable].categories
    if categories is None:
        return "[" + ", ".join(f"[{_quoted(label)}]" for label in table.labels[variable]) + "]"
    return "[" + ", ".join("[" + ", ".join(categories(int(code)).name.lower() for code in codes) + "]" for codes in table.by[variable]) + "]"


def _rows(table: MarginalTable) -> list[str]:
    *first, last = table.labels.values()
    rows = []
    for start in range(0, len(table.numbers), len(last)):
        names, left = [], start // len(last)
        for labels in reversed(first):
            names.insert(0, labels[left % len(labels)])
            left //= len(labels)
        rows.append(
            f"      - [{', '.join(f'{number:.12g}' for number in table.numbers[start : start + len(last)])}]  # {' × '.join([*names, ' | '.join(last)])}"
        )
    return rows


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _scenario(name: str, base: str, given: Sequence[MarginalTable], policy: Scenario, people: int, profile: str) -> Scenario:
    """The policy on the people of the municipality, the profile by the name of its file."""
    title = {language: text("city.title", language, {"name": name, "title": getattr(policy.title, language)}) for language in LANGUAGES}
    tables = ", ".join(table.title for table in given) or "–"
    source = policy.source
    if given:
        said = {language: text("city.source", language, {"source": policy.rests_on(language), "tables": tables, "base": base}) for language in LANGUAGES}
        source = Words(**said)
    context = policy.context.model_copy(update={"profile": profile, "clients": people})
    return policy.model_copy(update={"name": name, "title": policy.title.model_copy(update=title), "source": source, "context": context})


def _people_at_month_0(scenario: Scenario, contents: dict[str, Any]) -> Clients:
    """Those on the benefit when a small run of this municipality begins."""
    import numpy as np

    from zachtehand.initialisation.start import start
    from zachtehand.populations.categories import Status
    from zachtehand.submodels import Parameters

    context = scenario.context.model_copy(update={"profile": contents, "clients": min(scenario.context.clients, _MOST_SIMULATED)})
    world = start(context, seed=0, parameters=Parameters(), months=1).world
    return world.everyone.take(np.flatnonzero((world.everyone.status == Status.ON_BENEFIT) & (world.everyone.entry_month <= 0)))


def _refuse_existing(paths: Sequence[Path]) -> None:
    for path in paths:
        if os.path.lexists(path):
            raise InputError("error.file_exists", place=Place(str(path)))


def _write_all(contents: dict[Path, str]) -> None:
    """Write all files, or none."""
    folder, moved = next(iter(contents)).parent, []
    made = [each for each in (folder, *folder.parents) if not os.path.lexists(each)]
    unfinished = folder / f".{uuid4().hex}.unfinished"
    try:
        unfinished.mkdir(parents=True)
        for path, content in contents.items():
            (unfinished / path.name).write_text(content, encoding="utf-8")
        _refuse_existing(list(contents))
        for path in contents:
            (unfinished / path.name).rename(path)
            moved.append(path)
    except BaseException as error:  # Ctrl-C too
        for path in moved:
            path.unlink(missing_ok=True)
        shutil.rmtree(unfinished, ignore_errors=True)
        for each in made:
            with suppress(OSError, ValueError):
                each.rmdir()
        if isinstance(error, InputError) or not isinstance(error, OSError | ValueError):
            raise
        raise InputError("error.cannot_write", {"reason": reason_of(error)}, Place(shown(folder))) from error
    shutil.rmtree(unfinished, ignore_errors=True)
