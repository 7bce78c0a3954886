"""Input as people and accidents make it: real files and commands, changed at random, and what is known to break readers."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from typing import Any

STRANGE = (
    "", " ", "\t", "\n", "\r\n", "\r", "\0", "\x07", "\x1b[31m", "\x7f", "\x85", "\u00a0", "\u200b", "\u2028", "\u2029", "\ufeff", "\ufffe", "\u202e", "é",
    "e\u0301", "ß", "İ", "١٢", "𝟙", "👩‍👩‍👧", "<script>alert(1)</script>", "=1+1", "-1", "+1", "'", '"', "`", "\\", "/", "../../etc/passwd", "..", ".",
    "C:\\x", "~", "$HOME", "{}", "{0}", "{name}", "%s", "%n", "null", "Null", "true", "false", "yes", "no", "on", "off", "NaN", ".nan", ".inf", "-.inf", "inf",
    "1e999", "-1e999", "1e-999", "0x10", "0o7", "010", "1_000", "12:30", "2015-01-01", "0", "-0", "-0.0", "1", "1.5", "0,5", "99999999999999999999999",
    "9" * 400, "-9223372036854775809", "a" * 5000, "[", "]", "{", "}", "[]", "[1, 2]", "{a: 1}", "&a", "*a", "&a [*a]", "!!python/object/apply:os.system [ls]",
    "!!binary aGk=", "!!set {a}", "!x y", "<<: {a: 1}", "? a", ": b", "- c", "---", "...", "%YAML 1.1", "%TAG ! x", "#", "# x", "|", ">", "|+\n  x", ">-\n x",
    '"\\UFFFFFFFF"', '"\\uD800"', '"\\x00"', '"\\e[31m"', '"a\\nb"', "rotterdam", "policy", "context", "reforms", "programmes", "name",
    "__class__", "__init__", "self", "model_config",
)  # fmt: skip
"""Words that mean something somewhere, or nothing anywhere."""


def bomb(luck: random.Random) -> str:
    """YAML or CSV that grows when it is read, or nests deeper than a stack."""
    size = luck.choice([3, 30, 300, 3000, 30000])
    return luck.choice([
        "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, min(size, 30))),
        "context: " + "[" * size + "]" * luck.choice([0, size]),
        "context: " + "{a: " * size + "}" * luck.choice([0, size]),
        "".join(f"{' ' * i}a:\n" for i in range(min(size, 1000))),
        "- " * size + "a",
        "? " * min(size, 3000) + "a",
        "a" * size * 30 + ": 1\n",
        "".join(f"k{i}: {i}\n" for i in range(size)),
        "a: " + '"' + "\\x41" * size,
        "a: |" + "\n  x" * size,
        "&a " * min(size, 300) + "b",
        "a;" * size + "\n" + "1;" * size,
        '"' * size,
        "#" * size * 30,
        "!!" + "a" * size + " b",
        "%YAML " + "1" * size + ".1\n---\na: 1",
        "title: {en: " + "x" * size * 30 + ", nl: y}",
    ])  # fmt: skip


def spoiled(luck: random.Random, originals: Sequence[bytes]) -> bytes:
    """One of the files with a few changes: to bytes, words, lines or the way in which it is written."""
    content = luck.choice(originals)
    if luck.random() < 0.04:
        return bomb(luck).encode("utf-8", "surrogatepass")
    if luck.random() < 0.02:
        return luck.randbytes(luck.choice([0, 1, 10, 1000]))
    for _ in range(luck.choice([1, 1, 1, 2, 3, 8])):
        content = luck.choice(_CHANGES)(luck, content, originals)
    return content[:1_200_000]


def _bytes_changed(luck: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    changed = bytearray(content)
    for _ in range(luck.choice([1, 1, 3, 20])):
        if changed:
            changed[luck.randrange(len(changed))] = luck.randrange(256)
    return bytes(changed)


def _cut(luck: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    one, other = sorted(luck.randrange(len(content) + 1) for _ in range(2))
    return luck.choice([content[:one], content[other:], content[:one] + content[other:]])


def _spliced(luck: random.Random, content: bytes, originals: Sequence[bytes]) -> bytes:
    other = luck.choice(originals)
    return content[: luck.randrange(len(content) + 1)] + other[luck.randrange(len(other) + 1) :]


def _words_changed(luck: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    """A word is swapped for a strange one, or for another word of the same file."""
    words = content.split(b" ")
    for _ in range(luck.choice([1, 1, 2, 5])):
        other = luck.choice(words) if luck.random() < 0.3 else luck.choice(STRANGE).encode("utf-8", "surrogatepass")
        place = luck.randrange(len(words))
        words[place] = luck.choice([other, other, other + words[place], words[place] + other])
    return b" ".join(words)


def _lines_changed(luck: random.Random, content: bytes, originals: Sequence[bytes]) -> bytes:
    lines = content.split(b"\n")
    place, other = luck.randrange(len(lines)), luck.randrange(len(lines))
    how = luck.randrange(7)
    if how == 0:
        lines[place], lines[other] = lines[other], lines[place]
    elif how == 1:
        lines.insert(place, lines[other])
    elif how == 2:
        del lines[place]
    elif how == 3:
        lines[place] = b" " * luck.choice([1, 2, 4, 50]) + lines[place]
    elif how == 4:
        lines[place] = lines[place].lstrip()
    elif how == 5:
        lines.insert(place, luck.choice(luck.choice(originals).split(b"\n")))
    else:
        lines[place:place] = [luck.choice(STRANGE).encode("utf-8", "surrogatepass")] * luck.choice([1, 3, 200])
    return b"\n".join(lines)


def _values_changed(luck: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    """What stands behind a colon or a separator is swapped for something strange."""
    lines = content.split(b"\n")
    for _ in range(luck.choice([1, 2])):
        place = luck.randrange(len(lines))
        for sign in (b":", b";", b","):
            head, found, _rest = lines[place].partition(sign)
            if found:
                lines[place] = head + found + b" " + luck.choice(STRANGE).encode("utf-8", "surrogatepass")
                break
    return b"\n".join(lines)


def _written_otherwise(luck: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    """Another encoding or other ends of lines."""
    text = content.decode("utf-8", "replace")
    return luck.choice([
        text.encode("utf-16"), text.encode("utf-8-sig"), text.encode("latin-1", "replace"), text.encode("utf-32"),
        content.replace(b"\n", b"\r\n"), content.replace(b"\n", b"\r"), content.replace(b"  ", b"\t"), content * 2, content.upper(),
    ])  # fmt: skip


_CHANGES: tuple[Callable[[random.Random, bytes, Sequence[bytes]], bytes], ...] = (
    _bytes_changed, _cut, _spliced, _words_changed, _words_changed, _lines_changed, _lines_changed, _values_changed, _values_changed, _written_otherwise,
)  # fmt: skip


def spoiled_json(luck: random.Random, original: Any) -> bytes:
    """Plain data with a few of its parts swapped for something else, left out or doubled."""
    if luck.random() < 0.2:
        return spoiled(luck, [json.dumps(original).encode()])
    data = json.loads(json.dumps(original))
    for _ in range(luck.choice([1, 1, 2, 4])):
        _change_a_part(luck, data)
    return json.dumps(data).encode("utf-8", "surrogatepass")


def _change_a_part(luck: random.Random, data: Any) -> None:
    place = data
    while True:
        keys: Any = list(place) if isinstance(place, dict) else range(len(place))
        if not keys:
            return
        key = luck.choice(keys)
        if isinstance(place[key], dict | list) and place[key] and luck.random() < 0.7:
            place = place[key]
            continue
        how = luck.random()
        if how < 0.25:
            del place[key]
        elif how < 0.35 and isinstance(place, dict):
            place[luck.choice(STRANGE)] = place.pop(key)
        else:
            place[key] = luck.choice(
                [None, True, -1, 0, 1e308, float("nan"), 10**30, "", [], {}, [[]], {"a": 1}, place[key], [place[key]], luck.choice(STRANGE)]
            )
        return


def changed_arguments(luck: random.Random, commands: Sequence[Sequence[str]], options: Sequence[str]) -> list[str]:
    """A command line that was nearly right."""
    arguments = list(luck.choice(commands))
    for _ in range(luck.choice([0, 1, 1, 2, 4])):
        place = luck.randrange(len(arguments) + 1)
        how = luck.randrange(6)
        if how == 0:
            arguments.insert(place, luck.choice(options))
        elif how == 1:
            arguments[place:place] = [luck.choice(options), luck.choice([*STRANGE, "3", "0.5", "caseload=100", "pressure=0:1"])]
        elif how == 2 and arguments:
            arguments[place - 1] = luck.choice([*STRANGE, "\udcff", "a\udc80.yaml"])
        elif how == 3 and len(arguments) > 1:
            del arguments[place - 1]
        elif how == 4:
            arguments.insert(place, luck.choice([*STRANGE, luck.choice(options) + "=" + luck.choice(STRANGE)]))
        elif arguments:
            word = arguments[place - 1]
            spot = luck.randrange(len(word) + 1)
            arguments[place - 1] = word[:spot] + luck.choice(STRANGE)[:50] + word[spot:]
    return arguments
