"""Writing a scenario out as a YAML file to edit, with a comment beside every key.

What the scenario sets stands there as it is; what it leaves at its default stands there as a
comment, so that all that can be set is in view.
"""

from __future__ import annotations

import json
import os
import re
import textwrap
from pathlib import Path
from typing import Any

from zachtehand.documents import KeyPath, plain_scalar
from zachtehand.input_errors import InputError, Place, reason_of, shown
from zachtehand.scenario import Scenario
from zachtehand.scenario.checks import Node, allowed, nodes_at
from zachtehand.texts import Language, text

_WIDTH = 100
_INDENT = "  "
_NOT_SPELLED_OUT: tuple[KeyPath, ...] = (("name",), ("reforms",), ("context", "reference"), ("context", "labour_market", "series"))
_PLAIN_TEXT = re.compile(r"[A-Za-zÀ-ÿ][\w \-.’/]*")


def template(scenario: Scenario, language: Language) -> str:
    """The scenario as commented YAML, which reads back as the same scenario."""
    written = {key: value for key, value in scenario.as_written().items() if key != "name"}
    head = [f"# {line}" for line in textwrap.wrap(text("template.head", language, {"name": scenario.name}), _WIDTH - 2)]
    tail = [f"# {line}" if line else "#" for line in text("template.reforms", language).splitlines()] if "reforms" not in written else []
    return "\n".join([*head, *_group(written, (), language), "", *tail]).rstrip() + "\n"


def write_template(file: str, scenario: Scenario, language: Language) -> None:
    """Write a scenario out to a new file.

    Raises:
        InputError: a name that will not do, or a file that exists or cannot be written.
    """
    path, place = Path(file), Place(shown(file))
    if path.suffix not in (".yaml", ".yml"):
        raise InputError("error.not_yaml_name", place=place)
    if os.path.lexists(path):
        raise InputError("error.file_exists", place=place)
    if not path.parent.is_dir():
        raise InputError("error.no_folder", {"folder": shown(path.parent)}, place)
    content = template(scenario, language)
    try:
        with path.open("x", encoding="utf-8") as opened:
            opened.write(content)
    except OSError as error:
        raise InputError("error.cannot_write", {"reason": reason_of(error)}, place) from error


def _group(data: dict[str, Any] | None, path: KeyPath, language: Language) -> list[str]:
    """The lines of a group of keys; without data, every line is a comment."""
    lines: list[str] = []
    for node in nodes_at(Scenario, path):
        for key in node.get("properties", {}):
            lines += _key((*path, key), data, language)
    return lines


def _key(path: KeyPath, data: dict[str, Any] | None, language: Language) -> list[str]:
    key, indent = str(path[-1]), _INDENT * (len(path) - 1)
    nodes = nodes_at(Scenario, path)
    live = data is not None and key in data
    meaning = str(nodes[0].get("nl" if language == "nl" else "description", "")) if nodes else ""
    space = [""] if len(path) == 1 else []
    if live and path in _NOT_SPELLED_OUT:
        return [*space, *_remark(meaning, indent), *_value(key, data[key], indent)] if data is not None else []
    if path in _NOT_SPELLED_OUT:
        return []
    plain = live and data is not None and not isinstance(data[key], dict)  # what may be a group, and is a text
    if any("properties" in node for node in nodes) and not plain:
        inner = data[key] if live and data is not None else None
        header = [*space, *_remark(meaning, indent), f"{indent}{key}:"] if live else [*space, f"# {indent}{key}:  # {meaning}".removesuffix("  # ")]
        return header + _group(inner, path, language)
    if live and data is not None:
        remark = [] if key in ("en", "nl") else _remark(_explained(meaning, nodes, language), indent)
        return [*space, *remark, *_value(key, data[key], indent)]
    default = next((node["default"] for node in _declared(path) if node.get("default") is not None), None)
    shown = "" if default is None else " " + _scalar(default)
    return [f"# {indent}{key}:{shown}  # {_explained(meaning, nodes, language)}"]


def _declared(path: KeyPath) -> list[Node]:
    """The declarations of a key, where its default stands."""
    return [node["properties"][path[-1]] for node in nodes_at(Scenario, path[:-1]) if path[-1] in node.get("properties", {})]


def _explained(meaning: str, nodes: list[Node], language: Language) -> str:
    unit = next((str(node["unit"]) for node in nodes if node.get("unit") not in (None, "0-1", "yes/no", "share", "ratio", "order")), "")
    return f"{meaning} [{allowed(nodes)[language]}{', ' + unit if unit else ''}]"


def _remark(words: str, indent: str) -> list[str]:
    return [f"{indent}# {line}" for line in textwrap.wrap(words, _WIDTH - len(indent) - 2)]


def _value(key: str, value: Any, indent: str) -> list[str]:
    """A key with its value, in as many lines as it takes."""
    if isinstance(value, dict) and value:
        return [f"{indent}{key}:", *(line for name, inner in value.items() for line in _value(_scalar(name), inner, indent + _INDENT))]
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        lines = [f"{indent}{key}:"]
        for item in value:
            first, *rest = [line for name, inner in item.items() for line in _value(_scalar(name), inner, indent + _INDENT * 2)]
            lines += [f"{indent}{_INDENT}- {first.lstrip()}", *rest]
        return lines
    if isinstance(value, str) and len(value) > _WIDTH - 20 and " ".join(value.split()) == value:
        folded = textwrap.wrap(value, _WIDTH, break_long_words=False, break_on_hyphens=False)
        return [f"{indent}{key}: >-", *(f"{indent}{_INDENT}{line}" for line in folded)]
    return [f"{indent}{key}: {_scalar(value)}"]


def _scalar(value: Any) -> str:
    """A value on one line, such that it reads back as the same value."""
    if isinstance(value, list):
        return "[" + ", ".join(_scalar(item) for item in value) + "]"
    if isinstance(value, str):
        # Everything that some reader of YAML takes for a number, a date or a yes or no is put in quotes.
        surprising = value.lower() in ("yes", "no", "on", "off", "y", "n") or not isinstance(plain_scalar(value), str)
        plain = _PLAIN_TEXT.fullmatch(value) and not surprising and value == value.strip()
        return value if plain else json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return json.dumps(value)
