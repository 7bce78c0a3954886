"""Would the tests notice a mistake in the science? Mutation testing: mutmut changes one thing at a time and the tests must fail.

    python tests/mutants.py                  every file named in pyproject.toml; some minutes
    python tests/mutants.py reactance law    these only
    python tests/mutants.py --write          every file, and the table in docs/mutants.md

Works in a copy (``build/mutants``) that differs from the checkout in two ways, because of what mutmut can do: the package
stands in ``src``, and nothing is cached, since functions with a decorator are passed over. A change that nobody can notice
is explained in ``equivalent_mutants.yaml``. The exit code is 1 when a change that is not explained there went unnoticed.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import yaml

CHECKOUT = Path(__file__).resolve().parents[1]
COPY = CHECKOUT / "build" / "mutants"
PAGE = CHECKOUT / "docs" / "mutants.md"
EXPLAINED = Path(__file__).parent / "equivalent_mutants.yaml"
MARK = "<!-- Below this line tests/mutants.py --write writes. -->"
UNNOTICED = {0, 5, 33}
"""What mutmut notes for a change with which all tests passed, or that no test comes across; timeouts and crashes are noticed."""
CACHED = re.compile(r"^@(lru_cache|cache)\b.*\n", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Mutant:
    """One change to one function, as its arguments and statements read without comments and line breaks."""

    file: str
    function: str
    was: str
    becomes: str


@dataclass(frozen=True)
class Score:
    """How many changes to a file were made, and which went unnoticed."""

    file: str
    made: int
    unnoticed: tuple[Mutant, ...]


@cache
def settings() -> dict:
    """The tables of pyproject.toml about tools."""
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]


def files(names: Iterable[str] = ()) -> list[str]:
    """The files in which changes are made, or those with these names, relative to ``model``."""
    package = CHECKOUT / "model"
    every = sorted(file.relative_to(package).as_posix() for file in package.rglob("*.py"))
    science = [file for file in every if any(fnmatch(f"src/{file}", pattern) for pattern in settings()["mutmut"]["only_mutate"])]
    unknown = set(names) - {Path(file).stem for file in science}
    if unknown:
        raise SystemExit(f"No such file: {', '.join(sorted(unknown))}. Choose from: {', '.join(Path(file).stem for file in science)}.")
    return [file for file in science if not names or Path(file).stem in names]


def tests(chosen: list[str]) -> list[str]:
    """The tests that must notice changes to these files: those of the formulas, without files that never speak of such a package or module."""
    spoken_of = {".".join(Path(file).with_suffix("").parts[:2]) for file in chosen}
    selected = [CHECKOUT / test for test in settings()["mutmut"]["pytest_add_cli_args_test_selection"]]
    telling = (test for test in selected if test.is_dir() or any(name in test.read_text(encoding="utf-8") for name in spoken_of))
    return [test.relative_to(CHECKOUT).as_posix() for test in telling]


def make_copy(chosen: list[str]) -> None:
    """What mutmut works on, made anew."""
    shutil.rmtree(COPY, ignore_errors=True)
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(CHECKOUT / "model", COPY / "src", ignore=left_out)
    for folder in ("tests", *settings()["mutmut"]["also_copy"]):
        shutil.copytree(CHECKOUT / folder, COPY / folder, ignore=left_out)
    for file in files():
        text = (COPY / "src" / file).read_text(encoding="utf-8")
        (COPY / "src" / file).write_text(CACHED.sub("", text), encoding="utf-8")
    narrowed = {"only_mutate": [f"src/{file}" for file in chosen], "pytest_add_cli_args_test_selection": tests(chosen)}
    tables = {"pytest.ini_options": settings()["pytest"]["ini_options"], "mutmut": {**settings()["mutmut"], **narrowed}}
    lines = (line for table, keys in tables.items() for line in (f"[tool.{table}]", *(f"{key} = {json.dumps(value)}" for key, value in keys.items())))
    (COPY / "pyproject.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def run(children: int | None) -> None:
    """Make the changes and try the tests on each; mutmut runs only tests that come across the function."""
    how = [] if children is None else ["--max-children", str(children)]
    subprocess.run([sys.executable, "-m", "mutmut", "run", *how], cwd=COPY, check=True)


def scores(chosen: list[str]) -> list[Score]:
    """What came of it, by file; files without functions are left out."""
    found = []
    for file in chosen:
        place = COPY / "mutants" / "src" / file
        noted = json.loads(place.with_name(f"{place.name}.meta").read_text(encoding="utf-8"))["exit_code_by_key"]
        if noted:
            unnoticed = [name.rpartition(".")[2] for name, code in noted.items() if code in UNNOTICED]
            found.append(Score(Path(file).stem, len(noted), tuple(sorted(changes(place, unnoticed)))))
    return found


def changes(file: Path, names: list[str]) -> Iterator[Mutant]:
    """What the mutants with these names change; mutmut keeps all variants of a function beside each other in one file."""
    functions = (node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.FunctionDef))
    statements = {each.name: [*ast.unparse(each.args).split(", "), *ast.unparse(ast.Module(each.body, [])).splitlines()] for each in functions}
    for name in names:
        function = name.partition("__mutmut")[0]
        was, becomes = statements[f"{function}__mutmut_orig"], statements[name]
        while was and becomes and was[0] == becomes[0]:
            was, becomes = was[1:], becomes[1:]
        while was and becomes and was[-1] == becomes[-1]:
            was, becomes = was[:-1], becomes[:-1]
        yield Mutant(file.stem, re.split("x_|ǁ", function, maxsplit=1)[1].replace("ǁ", "."), *("; ".join(map(str.strip, lines)) for lines in (was, becomes)))


def explained() -> dict[Mutant, str]:
    """Changes that make no difference that matters, and why."""
    return {
        Mutant(*place.split(".", 1), was, becomes): group["because"]
        for group in yaml.safe_load(EXPLAINED.read_text(encoding="utf-8"))
        for place, pairs in group["changes"].items()
        for was, others in pairs.items()
        for becomes in ([others] if isinstance(others, str) else others)
    }


def report(found: list[Score], reasons: Mapping[Mutant, str]) -> int:
    """Print what went unnoticed without an explanation, in the form in which one is given; the number of them."""
    bare = [mutant for score in found for mutant in score.unnoticed if mutant not in reasons]
    print(f"\n{sum(score.made for score in found):,} changes, {sum(len(score.unnoticed) for score in found)} unnoticed, {len(bare)} of them not explained.")
    nested: dict[str, dict[str, list[str]]] = {}
    for mutant in bare:
        nested.setdefault(f"{mutant.file}.{mutant.function}", {}).setdefault(mutant.was, []).append(mutant.becomes)
    if bare:
        print(yaml.safe_dump(nested, allow_unicode=True, width=1000, sort_keys=False))
    for mutant in sorted(set(reasons) - {each for score in found for each in score.unnoticed}):
        if mutant.file in {score.file for score in found}:
            print(f"explained, but noticed or not made any more: {mutant.file}.{mutant.function}: {mutant.was} → {mutant.becomes}")
    return len(bare)


def table(found: list[Score], reasons: Mapping[Mutant, str]) -> str:
    """The page's part that is made: a row per file, and how often each reason was given."""
    rows = ["| file | changes | noticed | make no difference | survive |", "| --- | --- | --- | --- | --- |"]
    given: Counter[str] = Counter()
    total = [0, 0, 0, 0]
    for score in found:
        why = [reasons[mutant] for mutant in score.unnoticed if mutant in reasons]
        counts = [score.made, score.made - len(score.unnoticed), len(why), len(score.unnoticed) - len(why)]
        given.update(why)
        total = [one + other for one, other in zip(total, counts, strict=True)]
        rows.append(f"| `{score.file}` | " + " | ".join(map(str, counts)) + " |")
    rows.append("| together | " + " | ".join(f"{count:,}" for count in total) + " |")
    why_so = [
        "",
        "Why a change makes no difference:",
        "",
        "| how many | because |",
        "| --- | --- |",
        *(f"| {count} | {why} |" for why, count in given.most_common()),
    ]
    return "\n".join([*rows, *why_so]) + "\n"


def main() -> int:
    """Run, report, and write the page when asked to."""
    parser = argparse.ArgumentParser(description="Would the tests notice a mistake in the science?")
    parser.add_argument("names", nargs="*", help="names of files, such as reactance; every file when left out")
    parser.add_argument("--children", type=int, help="how many tests run at the same time (as many as there are cores)")
    parser.add_argument("--write", action="store_true", help="write the table in docs/mutants.md")
    asked = parser.parse_args()
    if asked.write and asked.names:
        parser.error("--write is for all files together")
    if importlib.util.find_spec("mutmut") is None:
        parser.error("mutmut is not installed: pip install 'zachtehand[test]'")
    chosen, reasons = files(asked.names), explained()
    make_copy(chosen)
    run(asked.children)
    found = scores(chosen)
    if asked.write:
        PAGE.write_text(PAGE.read_text(encoding="utf-8").partition(MARK)[0] + MARK + "\n\n" + table(found, reasons), encoding="utf-8")
    return 1 if report(found, reasons) else 0


if __name__ == "__main__":
    sys.exit(main())
