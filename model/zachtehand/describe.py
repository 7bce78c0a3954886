"""Describing the model from its own code: the ODD, the parameters, instruments, indicators and scenarios.

Everything here is Markdown, made from docstrings and declarations, so that it cannot say anything
that the code does not say.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from zachtehand.texts import Language, text

_ODD: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("odd.purpose", ("__init__",)),
    ("odd.entities", ("populations", "world", "happenings")),
    ("odd.process", ("simulation", "month", "steps")),
    ("odd.concepts", ("randomness", "treatment", "instruments")),
    (
        "odd.initialization",
        (
            "initialisation.start",
            "initialisation.organisations",
            "initialisation.spin_up",
            "profiles.profile",
            "profiles.marginals",
            "profiles.crosstables",
            "profiles.proportional_fitting",
            "profiles.fit",
            "initialisation.synthesis",
            "initialisation.traits",
            "initialisation.starting_states",
            "initialisation.ties",
        ),
    ),
    (
        "odd.input",
        ("scenario.__init__", "scenario.policy", "scenario.parts", "scenario.eligibility", "profiles.files", "profiles.tables", "municipality.tables", "law"),
    ),
    ("odd.submodels", ("submodels",)),
    ("odd.observation", ("observation", "indicators")),
)
"""The elements of the ODD protocol and the modules whose docstrings tell them."""


def odd(language: Language) -> str:
    """The ODD: per element of the protocol, what the modules say about themselves and their public functions."""
    parts = [f"# {text('odd.title', language)}"]
    for number, (key, modules) in enumerate(_ODD, start=1):
        parts.append(f"## {number}. {text(key, language)}")
        parts += [_of_module(file) for module in modules for file in _sources(module)]
        if key == "odd.entities":
            parts += _state_variables(language)
        if key == "odd.process":
            parts.append(_order_of_the_month(language))
    return "\n\n".join(parts) + "\n"


def _state_variables(language: Language) -> list[str]:
    """One table per population: name, unit and meaning of every column."""
    from zachtehand.populations.clients import Clients
    from zachtehand.populations.organisations import Caseworkers, Employers, Hosts, Neighbourhoods

    tables = []
    for population in (Clients, Caseworkers, Employers, Hosts, Neighbourhoods):
        rows = [f"| `{name}` | {column.unit} | {column.meaning} |" for name, column in population.declared.items()]
        tables.append("\n".join([f"### {text('odd.variables', language)}: {population.__name__}", "", *_head(text("odd.variables_head", language)), *rows]))
    return tables


def _order_of_the_month(language: Language) -> str:
    """The calls of the month in their order, each with what it says of itself."""
    root = Path(str(files("zachtehand")))
    month = ast.parse((root / "month.py").read_text(encoding="utf-8"))
    calls = [
        node.value.func.id
        for node in ast.walk(month)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name)
    ]
    said = {
        node.name: (ast.get_docstring(node) or "").partition("\n\n")[0]
        for file in (root / "steps").glob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    steps = [f"{number}. `{call}`: {' '.join(said[call].split())}" for number, call in enumerate(calls, start=1)]
    return "\n".join([f"### {text('odd.month', language)}", "", *steps])


def parameters(language: Language) -> str:
    """All parameters of the submodels as one table."""
    from zachtehand.evidence import grade
    from zachtehand.experiments.numbers import unit_in_words
    from zachtehand.parameters import walk
    from zachtehand.submodels import Parameters
    from zachtehand.texts.parameters import sentence_of

    rows = []
    for path, each in walk(Parameters):
        kind = text(f"grade.{grade(each.source)}", language)
        said = (unit_in_words(each.unit, language), kind, each.source, sentence_of(path, each.text, language))
        cells = (f"`{path}`", f"{each.value:g}", f"{each.low:g}–{each.high:g}", *said)
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join([f"# {text('parameters.title', language)}", "", *_head(text("parameters.head", language)), *rows]) + "\n"


def instruments(language: Language) -> str:
    """All instruments with their settings, and the dials."""
    from zachtehand.experiments.numbers import unit_in_words
    from zachtehand.instruments import dials, instrument_classes
    from zachtehand.instruments.base import declared_settings

    parts = [f"# {text('instruments.title', language)}"]
    for name, dial in dials.DIALS.items():
        meaning = dial.nl if language == "nl" else dial.en
        parts += ["", f"## {text('instruments.dial', language, {'name': name})}", ""]
        parts += [f"{meaning} ({dial.low:g}–{dial.high:g}, {unit_in_words(dial.unit, language)})", ""]
        parts += [f"- `{rule.instrument}.{rule.setting}`: {rule.nl if language == 'nl' else rule.en}" for rule in dial.rules]
    for key, instrument in instrument_classes().items():
        parts += ["", f"## {instrument.title[language]} (`{key}`)", "", *_head(text("instruments.head", language))]
        for each in declared_settings(instrument):
            numbers = f"{each.low:g}–{each.high:g}" if each.low is not None and each.high is not None else "true, false"
            bounds = ", ".join(each.choices) or numbers
            meaning = each.nl if language == "nl" else each.en
            parts.append(f"| `{key}.{each.path}` | {each.default} | {bounds} | {unit_in_words(each.unit, language)} | {meaning} |")
    return "\n".join(parts) + "\n"


def indicators(language: Language) -> str:
    """All indicators with unit and definition."""
    from zachtehand.experiments.numbers import unit_in_words
    from zachtehand.observation import INDICATORS

    rows = [f"| `{key}` | {each.label[language]} | {unit_in_words(each.unit, language)} | {each.definition[language]} |" for key, each in INDICATORS.items()]
    return "\n".join([f"# {text('indicators.title', language)}", "", *_head(text("indicators.head", language)), *rows]) + "\n"


def scenario(name: str, language: Language) -> str:
    """One scenario in words: question, policy, context and every setting that is not at its default."""
    from zachtehand.instruments import default_policy
    from zachtehand.scenario import load

    described = load(name)
    context = described.context
    parts = [f"# {getattr(described.title, language)} (`{described.name}`)", "", getattr(described.question, language), ""]
    parts += [getattr(described.description, language), "", f"{text('scenario.source', language)}: {described.rests_on(language)}", ""]
    parts += [text("scenario.context", language, {"clients": context.clients, "profile": context.profile_name, "start": context.start}), ""]
    defaults = default_policy()
    for month in [0, *described.policy_changes()]:
        parts += [f"## {text('scenario.from_month', language, {'month': month})}", "", *_head(text("scenario.head", language))]
        parts += [*_differences(described.policy_at(month), defaults, language), ""]
    for position, programme in enumerate(described.programmes):
        month = programme.from_month
        title = getattr(programme.title, language) if programme.title else programme.name
        chosen = programme.model_dump(mode="json", exclude_unset=True, exclude={"name", "title", "policy"})
        parts += [f"## {text('scenario.programme', language, {'title': title})}", ""]
        parts += [*(f"- `{key}`: {json.dumps(value)}" for key, value in chosen.items()), "", *_head(text("scenario.head", language))]
        parts += [*_differences(described.policy_at(month, programme=position), described.policy_at(month), language), ""]
    return "\n".join(parts)


def _differences(policy: Mapping[str, Any], other: Mapping[str, Any], language: Language) -> list[str]:
    """A row of a table for each setting that a policy (instruments by key) has and the other has not."""
    from zachtehand.experiments.numbers import unit_in_words
    from zachtehand.instruments import instrument_classes
    from zachtehand.instruments.base import declared_settings

    rows = []
    for key, instrument in instrument_classes().items():
        for each in declared_settings(instrument):
            value = _setting(policy[key], each.path)
            if value != _setting(other[key], each.path):
                rows.append(f"| `{key}.{each.path}` | {value} | {unit_in_words(each.unit, language)} | {each.nl if language == 'nl' else each.en} |")
    return rows


TOPICS: dict[str, Callable[[Language], str]] = {"odd": odd, "parameters": parameters, "indicators": indicators, "instruments": instruments}
"""What can be described without a name."""


def _head(columns: str) -> list[str]:
    return [f"| {columns} |", "|" + " --- |" * (columns.count("|") + 1)]


def _setting(instrument: object, path: str) -> object:
    for name in path.split("."):
        instrument = getattr(instrument, name)
    return instrument


def _sources(module: str) -> Iterator[Path]:
    """The source files of a module or package of this model, in the order in which its package lists them; none if it is absent."""
    place = Path(str(files("zachtehand"))).joinpath(*module.split("."))
    if place.with_suffix(".py").exists():
        yield place.with_suffix(".py")
    elif place.is_dir():
        yield from sorted(place.glob("*.py"), key=lambda file: (file.stem != "__init__", file.stem))


def _of_module(file: Path) -> str:
    """The docstring of a file, then its public classes and functions with the first paragraph of theirs."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    about = ast.get_docstring(tree) or ""
    path = file.with_suffix("").relative_to(Path(str(files("zachtehand"))))
    title = ".".join(part for part in path.parts if part != "__init__") or "zachtehand"
    items = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_") and (words := ast.get_docstring(node)):
            first = words.partition("\n\n")[0]
            items.append(f"- **{node.name}** – {' '.join(first.split())}")
    return "\n\n".join(part for part in (f"### {title}", about, "\n".join(items)) if part)
