"""The stored scores of mutation testing are about the formulas that there are, and every explanation has a place."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import mutants
import pytest

SCORES = mutants.PAGE.read_text(encoding="utf-8").partition(mutants.MARK)[2]


def functions(file: str) -> set[str]:
    """Names of the functions of a file, methods with the name of their class."""
    tree = ast.parse((mutants.CHECKOUT / "model" / file).read_bytes())
    classes = [(f"{node.name}.", node.body) for node in tree.body if isinstance(node, ast.ClassDef)]
    return {f"{prefix}{node.name}" for prefix, body in [("", tree.body), *classes] for node in body if isinstance(node, ast.FunctionDef)}


def test_every_file_with_formulas_has_a_score_and_nothing_survives() -> None:
    scored = dict(re.findall(r"^\| `(\w+)` \|.*\| (\d+) \|$", SCORES, re.MULTILINE))
    assert set(scored) == {Path(file).stem for file in mutants.files() if functions(file)}, "run python tests/mutants.py --write"
    assert set(scored.values()) == {"0"}


def test_every_explanation_is_about_a_function_that_exists() -> None:
    places = {Path(file).stem: functions(file) for file in mutants.files()}
    lost = {f"{mutant.file}.{mutant.function}" for mutant in mutants.explained() if mutant.function not in places.get(mutant.file, set())}
    assert not lost


def test_a_change_is_told_by_what_was_and_what_becomes_of_it(tmp_path: Path) -> None:
    variants = tmp_path / "trust.py"
    variants.write_text(
        "def x_after__mutmut_orig(trust, *, rate=0.1):\n    gain = 2\n    return trust + rate * gain\n"
        "def x_after__mutmut_1(trust, *, rate=1.1):\n    gain = 2\n    return trust + rate * gain\n"
        "class Instrument:\n"
        "    def xǁInstrumentǁapply__mutmut_orig(self):\n        return (1 +  # a comment\n            2)\n"
        "    def xǁInstrumentǁapply__mutmut_1(self):\n        return 1 - 2\n",
        encoding="utf-8",
    )
    assert list(mutants.changes(variants, ["x_after__mutmut_1", "xǁInstrumentǁapply__mutmut_1"])) == [
        mutants.Mutant("trust", "after", "rate=0.1", "rate=1.1"),
        mutants.Mutant("trust", "Instrument.apply", "return 1 + 2", "return 1 - 2"),
    ]


def test_a_name_that_no_file_has_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(SystemExit, match=r"No such file: tryst\. Choose from: .*trust"):
        mutants.files(["tryst"])
