"""Checking a scenario, and saying in one sentence what is wrong with it and what is allowed.

What is allowed comes from the JSON schema of the models, so that every key, range and choice is
declared once, in the models.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from zachtehand.documents import Document, KeyPath
from zachtehand.input_errors import InputError, Place, hint, nearest, shown, words
from zachtehand.limits import LONGEST_RUN

M = TypeVar("M", bound=BaseModel)
Node = dict[str, Any]


class HasPolicies(Protocol):
    """What :func:`checked_policies` needs of a scenario."""

    @property
    def reforms(self) -> tuple[Any, ...]:
        """Changes of policy, each from a month on."""
        ...

    @property
    def programmes(self) -> tuple[Any, ...]:
        """Layers of policy for some people."""
        ...

    def policy_at(self, month: int, *, programme: int | None = None) -> object:
        """The policy in a month (0 is the first), for everybody or for who is in a programme."""
        ...

    def policy_changes(self) -> list[int]:
        """The months in which policy changes."""
        ...


def checked(model: type[M], data: Mapping[str, Any], document: Document) -> M:
    """Make a model from plain data.

    Args:
        model: the model.
        data: str, bool, int, float, None, list and dict only.
        document: where the data stood, for the place of a mistake.

    Raises:
        InputError: the first mistake, unknown keys before others because they often explain these.
    """
    try:
        return model.model_validate_json(json.dumps(data, default=_plain))
    except ValidationError as failure:
        errors = [_as_input_error(error, model, document) for error in failure.errors(include_url=False)]
        raise min(errors, key=_order) from None


def checked_policies(scenario: HasPolicies, document: Document, *, since: int = 0) -> None:
    """Work out the policy at the start and at each change from a month on. Raises InputError where settings contradict each other."""
    programmes = [None, *range(len(scenario.programmes))]
    months = [month for month in (0, *scenario.policy_changes()) if month >= since]
    for month, programme in itertools.product(months, programmes):
        try:
            scenario.policy_at(month, programme=programme)
        except InputError as error:
            holding = [position for position, reform in enumerate(scenario.reforms) if reform.holds_in(month)]
            paths: list[KeyPath] = [] if programme is None else [("programmes", programme, "policy")]
            paths += [("reforms", position, "policy") for position in reversed(holding)]
            named = [path for path in paths if (*path, error.values["instrument"]) in document.key_places]
            path: KeyPath = (*(named or [("policy",)])[0], error.values["instrument"])
            raise InputError(error.key, error.values, document.place_within(path)) from None


def settable_path(path: str, model: type[BaseModel], place: Place, written: Mapping[str, Any]) -> KeyPath:
    """The keys that a dotted path names; ``policy.`` in front may be left out.

    Args:
        path: such as ``caseload``, ``contact.talks_per_year``, ``context.clients`` or ``reforms.0.from_month``.
        model: the model of a scenario.
        place: how errors name the place of the path.
        written: the scenario as written, for the length of its lists.

    Raises:
        InputError: no such path; the nearest one is offered.
    """
    schema = _schema(model)
    words_of_path = path.split(".")
    if words_of_path[0] not in keys_at(model, ()):
        words_of_path.insert(0, "policy")
    nodes, value, keys = _variants(schema, schema), written, []
    for word in words_of_path:
        key: str | int = word
        if any("items" in node for node in nodes):
            key = int(word) if word.isascii() and word.isdigit() and isinstance(value, list) and int(word) < len(value) else ""
        nodes = _step(schema, nodes, key)
        value = value[key] if isinstance(value, list) and isinstance(key, int) else value.get(word) if isinstance(value, Mapping) else None
        keys.append(key)
    if not nodes:
        raise InputError("error.unknown_setting", {"path": shown(path), "hint": hint(path, settable_paths(model))}, place)
    return tuple(keys)


@cache
def settable_paths(model: type[BaseModel]) -> tuple[str, ...]:
    """All dotted paths of a scenario that :func:`settable_path` takes, those in lists and in the reference left out."""
    schema = _schema(model)

    def leaves(nodes: list[Node], path: str) -> Iterator[str]:
        properties = [each for node in nodes for each in node.get("properties", {}).items()]
        if path and any(_takes_a_value(node) for node in nodes):
            yield path.removeprefix("policy.")
        for key, node in properties:
            if f"{path}.{key}" != "context.reference":
                yield from leaves(_variants(schema, node), f"{path}.{key}".lstrip("."))

    return tuple(leaves(_variants(schema, schema), ""))


def _takes_a_value(node: Node) -> bool:
    """Whether a single value (or a list of words) can stand here."""
    return node.get("type") not in ("object", "array") or "enum" in node.get("items", {})


def keys_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that are allowed at a path."""
    return [key for node in nodes_at(model, path) for key in node.get("properties", {})]


def nodes_at(model: type[BaseModel], path: KeyPath) -> list[Node]:
    """What the schema says about a path: one node per way in which it may be written."""
    schema = _schema(model)
    nodes = _variants(schema, schema)
    for part in path:
        nodes = _step(schema, nodes, part)
    return nodes


def allowed(nodes: list[Node]) -> dict[str, str]:
    """In words, in every language: what may stand here."""
    kinds = [_allowed(node) for node in nodes] or [words("kind.nothing", {})]
    either = words("word.or", {})
    return {language: f" {either[language]} ".join(dict.fromkeys(kind[language] for kind in kinds)) for language in either}


def _allowed(node: Node) -> dict[str, str]:
    if "enum" in node or "const" in node:
        return words("kind.choice", {"names": ", ".join(str(choice) for choice in node.get("enum", [node.get("const")]))})
    kind = node.get("type", "object")
    if kind in ("number", "integer"):
        low, high = node.get("minimum", node.get("low")), node.get("maximum", node.get("high"))
        bounds = "from_to" if low is not None and high is not None else "any"
        off = "_or_off" if node.get("off") is not None else ""
        return words(f"kind.{kind}_{bounds}{off}", {"low": _number(low), "high": _number(high), "off": _number(node.get("off"))})
    if kind == "array" and "enum" in node.get("items", {}):
        return words("kind.list_of", {"names": ", ".join(node["items"]["enum"])})
    if node.get("file"):
        return words("kind.profile_file", {})
    if "pattern" in node:
        return words(f"kind.{node.get('words', 'year_month')}", {})
    return words(f"kind.{kind}", {})


_NO_KEYS = ("=name", "=policy", "=contents", "[key]")
"""What stands in the path of an error beside keys: which way of writing was meant, and that a key is at fault."""


def _as_input_error(error: ErrorDetails, model: type[BaseModel], document: Document) -> InputError:
    kind, context, value = error["type"], error.get("ctx", {}), error["input"]
    loc = error["loc"]
    unknown = loc[-1:] if kind == "extra_forbidden" else ()  # such a key may be called anything
    path: KeyPath = tuple(part for part in loc[: len(loc) - len(unknown)] if part not in _NO_KEYS) + unknown
    name = shown(".".join(str(part) for part in path))
    if kind == "extra_forbidden":
        key = str(path[-1])
        values = {"key": shown(key), "where": _where(path), "hint": hint(key, keys_at(model, path[:-1]))}
        return InputError("error.unknown_key", values, document.place_of_key(path))
    if kind == "json_invalid":  # half a character: plain data can hold it, and no text can be written with it
        return InputError("error.yaml_character", {"code": shown("\\ud800–\\udfff")}, Place(document.file))
    if kind == "missing":
        return InputError("error.missing", {"key": name}, document.place_of_key(path[:-1]))
    if kind == "reform_ends":
        return InputError("error.reform_ends", {"path": name, **context}, document.place_of_value((*path, "until_month")))
    if loc[-1:] == ("[key]",):
        month = {"path": shown(".".join(str(part) for part in path[:-1])), "value": shown(path[-1]), "last": LONGEST_RUN}
        return InputError("error.month", month, document.place_of_key(path))
    if kind == "string_too_short":
        return InputError("error.empty_text", {"path": name}, document.place_of_value(path))
    nodes = nodes_at(model, path)
    if kind == "refused" and not any("off" in node and node["off"] is not None for node in nodes):
        reason = {"en": str(context["en"]), "nl": str(context["nl"])}
        return InputError("error.refused", {"path": name, "reason": reason}, document.place_of_value(path))
    return wrong_value(model, path, value, document)


def wrong_value(model: type[BaseModel], path: KeyPath, value: object, document: Document) -> InputError:
    """A value that the model takes and that is still not one of those that can stand at its path."""
    nodes = nodes_at(model, path)
    values = {"path": shown(".".join(str(part) for part in path)), "allowed": allowed(nodes), "value": _told(value), "note": _note(value, nodes)}
    return InputError("error.value", values, document.place_of_value(path))


def _where(path: KeyPath) -> dict[str, str]:
    if len(path) == 1:
        return words("word.in_scenario", {})
    return words("word.under", {"path": shown(".".join(str(part) for part in path[:-1]))})


def _told(value: object) -> dict[str, str]:
    """A value from the input in words, such that text and numbers cannot be taken for each other."""
    if isinstance(value, str):
        return words("value.text", {"value": shown(value)})
    if isinstance(value, bool):
        return words("value.truth", {"value": str(value).lower()})
    if isinstance(value, Mapping | list):
        return words("value.list" if isinstance(value, list) else "value.group", {})
    return words("value.nothing", {}) if value is None else words("value.number", {"value": shown(value)})


def _note(value: object, nodes: list[Node]) -> dict[str, str]:
    """What else helps: the nearest choice, or how a decimal number or a text is written."""
    choices = [str(choice) for node in nodes for choice in [*node.get("enum", []), *node.get("items", {}).get("enum", [])]]
    if isinstance(value, str) and choices and (match := nearest(value, choices)):
        return words("note.nearest", {"name": match})
    kinds = {node.get("type") for node in nodes}
    if isinstance(value, str) and kinds & {"number", "integer"} and re.fullmatch(r"[-+]?\d+,\d+", value):
        return words("note.decimal_point", {})
    if kinds == {"string"} and isinstance(value, int | float):
        return words("note.quotes", {})
    return words("note.none", {})


def _order(error: InputError) -> tuple[bool, int, int]:
    place = error.place or Place("")
    return error.key != "error.unknown_key", place.line or 0, place.column or 0


def _number(value: object) -> str:
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _plain(value: object) -> object:
    """Numbers of NumPy as plain numbers; anything else as text, which is then refused where text is not expected."""
    item = getattr(value, "item", None)
    return item() if callable(item) else str(value)


@cache
def _schema(model: type[BaseModel]) -> Node:
    return model.model_json_schema()


def _variants(schema: Node, node: Node) -> list[Node]:
    """The ways in which something may be written: references followed, choices between types taken apart."""
    if "$ref" in node:
        beside = {key: value for key, value in node.items() if key in ("description", "nl")}
        return [{**variant, **beside} for variant in _variants(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[1]])]
    if "type" not in node and "enum" not in node and "const" not in node:
        parts = [*node.get("anyOf", []), *node.get("oneOf", []), *node.get("allOf", [])]
        beside = {key: value for key, value in node.items() if key in ("low", "high", "off", "description", "nl", "unit", "words")}
        return [{**variant, **beside} for part in parts for variant in _variants(schema, part) if variant.get("type") != "null"]
    return [node]


def _step(schema: Node, nodes: list[Node], part: str | int) -> list[Node]:
    found: list[Node] = []
    for node in nodes:
        if isinstance(part, str) and part in node.get("properties", {}):
            found += _variants(schema, node["properties"][part])
        elif isinstance(part, str) and "patternProperties" in node:
            found += [variant for any_key in node["patternProperties"].values() for variant in _variants(schema, any_key)]
        elif isinstance(part, int) and "items" in node:
            found += _variants(schema, node["items"])
    return found
