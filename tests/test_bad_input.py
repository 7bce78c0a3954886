"""Bad input: one sentence with the place and what is allowed, in the reader's language, exit code 2, nothing written."""

from __future__ import annotations

import os
from pathlib import Path
from string import Formatter

import pytest

from zachtehand.cli.app import status
from zachtehand.input_errors import nearest
from zachtehand.texts import TEXTS

HEAD = """\
title: {en: A, nl: B}
question: {en: A, nl: B}
description: {en: A, nl: B}
source: a test
"""  # four lines: what a case adds starts on line 5

# What stands in the file after the head -> line, column, and words that the sentence must have.
FILES: dict[str, tuple[str, int, int, tuple[str, ...]]] = {
    "unknown key": ("contxt: {clients: 100}\n", 5, 1, ("contxt", "“context”")),
    "unknown setting": ("policy:\n  contact:\n    warmht: 1\n", 7, 5, ("warmht", "policy.contact", "“warmth”")),
    "unknown instrument": ("policy:\n  guidence: {caseload: 5}\n", 6, 3, ("guidence", "“guidance”")),
    "unknown nested setting": ("policy: {activities: {volunteering: {place: 3}}}\n", 5, 38, ("“places”",)),
    "duplicate key": ("context:\n  clients: 100\n  clients: 200\n", 7, 3, ("clients", "6")),
    "duplicate key in one line": ("context: {clients: 100, 'clients': 200}\n", 5, 25, ("clients",)),
    "below its range": ("policy: {pressure: -0.1}\n", 5, 20, ("policy.pressure", "0", "1", "-0.1")),
    "above its range": ("policy:\n  pressure: 1.5\n", 6, 13, ("policy.pressure", "1.5")),
    "caseload between nobody and five": ("policy: {caseload: 2}\n", 5, 20, ("0", "5", "2")),
    "negative basic jobs": ("policy: {basic_jobs: -3}\n", 5, 22, ("basic_jobs", "-3")),
    "negative places": ("policy: {basic_jobs: {places: -3}}\n", 5, 31, ("policy.basic_jobs.places", "0", "1000", "-3")),
    "too few clients": ("context: {clients: 9}\n", 5, 20, ("10", "2000000")),
    "too many clients": ("context: {clients: 2000001}\n", 5, 20, ("10", "2000000")),
    "half a client": ("context: {clients: 100.5}\n", 5, 20, ("100.5",)),
    "no for a yes/no": ("policy: {contact: {partners_separately: no}}\n", 5, 41, ("true", "false", "“no”")),
    "on for a number": ("policy: {pressure: on}\n", 5, 20, ("“on”",)),
    "a time for a number": ("policy: {pressure: 12:30}\n", 5, 20, ("“12:30”",)),
    "octal for a number": ("context: {clients: 0100}\n", 5, 20, ("“0100”",)),
    "underscores in a number": ("context: {clients: 10_000}\n", 5, 20, ("“10_000”",)),
    "a decimal comma": ("policy:\n  pressure: 0,5\n", 6, 13, ("“0,5”", "decimal")),
    "true for a number": ("policy: {pressure: true}\n", 5, 20, ("true",)),
    "a number for a text": ("about: {target_group: {en: 2015, nl: x}}\n", 5, 28, ("2015",)),
    "a date for a month": ("context: {start: 2015-01-01}\n", 5, 18, ("2026-01", "“2015-01-01”")),
    "not a number": ("policy: {pressure: .nan}\n", 5, 20, ("0", "1")),
    "infinite": ("policy: {pressure: .inf}\n", 5, 20, ("0", "1")),
    "a number too large to be one": ("policy: {pressure: 1e999}\n", 5, 20, ("0", "1")),
    "no value": ("policy:\n  pressure:\n", 6, 12, ("pressure",)),
    "a list for a group": ("context: [1, 2]\n", 5, 10, ("context",)),
    "a text for a group": ("context: rotterdam\n", 5, 10, ("context", "“rotterdam”")),
    "a text for a list": ("reforms: none\n", 5, 10, ("reforms", "“none”")),
    "wrong choice": ("context: {profile: amsterdam}\n", 5, 20, ("“amsterdam-activation-group”",)),
    "wrong word in a list": ("policy: {guidance: {hours_first: [talk, plans, employers, checks]}}\n", 5, 35, ("“talks”",)),
    "order not complete": ("policy: {guidance: {hours_first: [talks]}}\n", 5, 34, ("plans", "checks")),
    "shares that do not add up": ("policy:\n  guidance: {leftover_to_contact: 0.5}\n", 6, 3, ("leftover_to_employers", "0.5")),
    "shares that do not add up in a reform": (
        "reforms:\n  - from_month: 3\n    policy:\n      guidance: {leftover_to_contact: 0.5}\n", 8, 7, ("guidance",),
    ),
    "reform ends before it starts": ("reforms:\n- {from_month: 12, until_month: 6, policy: {}}\n", 6, 33, ("12", "6")),
    "reform without a start": ("reforms:\n- policy: {pressure: 0.5}\n", 6, 3, ("reforms.0.from_month",)),
    "reform before the start": ("reforms:\n- {from_month: -1, policy: {}}\n", 6, 16, ("0", "1200", "-1")),
    "reform with a mistake": ("reforms:\n- from_month: 1\n  policy: {presure: 0.5}\n", 7, 12, ("“pressure”",)),
    "negative roll-out": ("rollout: {months: -1}\n", 5, 19, ("rollout.months", "-1")),
    "unknown roll-out": ("rollout: {by: neigborhood}\n", 5, 15, ("“neighbourhood”",)),
    "negative month in a series": ("context: {labour_market: {series: {-1: 1.0}}}\n", 5, 36, ("-1", "1200")),
    "month with a zero in front": ("context: {labour_market: {series: {12: 1.0, 012: 2.0}}}\n", 5, 45, ("012",)),
    "month that is no month": ("context: {labour_market: {series: {jan: 1.0}}}\n", 5, 36, ("jan",)),
    "tightness out of range in a series": ("context: {labour_market: {series: {12: 4}}}\n", 5, 40, ("3", "4")),
    "unknown reference": ("context: {reference: parkd}\n", 5, 22, ("“parked”",)),
    "mistake in a reference": ("context: {reference: {presure: 1}}\n", 5, 23, ("“pressure”",)),
    "anchor": ("context: &a {clients: 100}\n", 5, 10, ("&",)),
    "alias": ("context: *a\n", 5, 10, ("*",)),
    "tag": ("context: !!python/object:os.system {}\n", 5, 10, ("python",)),
    "tab": ("context:\n\tclients: 100\n", 6, 1, ("tab",)),
    "second document": ("---\ntitle: x\n", 5, 1, ()),
    "two colons": ("source2: a: b\n", 5, 11, ()),
    "unclosed bracket": ("context: {clients: 100\n", 6, 1, ("YAML",)),
    "a list as key": ("? [a, b]\n: 1\n", 5, 3, ()),
    "control character": ("context: {profile: \"\x07\"}\n", 5, 21, ()),
    "an unknown key that looks like a formula": ("=1+1: 1\n", 5, 1, ("=1+1",)),
    "an unknown key in a policy that looks like a formula": ("context: {reference: {=name: 1}}\n", 5, 23, ("=name",)),
    "half a character": ("about: {target_group: {en: \"\\uD800\", nl: x}}\n", 5, 28, ("ud800",)),
    "half a character in a key": ("\"\\uDFFF\": 1\n", 5, 1, ("udfff",)),
    "an escaped control character": ("about: {target_group: {en: \"\\e[31m\", nl: x}}\n", 5, 28, ("x1b",)),
    "too deep": ("about: " + "[" * 60 + "]" * 60 + "\n", 5, 27, ("20",)),
    "empty text": ("about: {target_group: {en: '', nl: x}}\n", 5, 28, ("about.target_group.en",)),
    "effect ladder out of range": ("about: {effect_ladder: 5}\n", 5, 24, ("1", "4", "5")),
}  # fmt: skip

# Bytes of a whole file -> place after the name of the file, and words that the sentence must have.
WHOLE_FILES: dict[str, tuple[bytes, str, tuple[str, ...]]] = {
    "empty": (b"", "", ()),
    "only remarks": (b"# nothing\n", "", ()),
    "a list": (b"- a\n- b\n", ":1:1", ()),
    "one word": (b"rotterdam\n", ":1:1", ()),
    "nothing but a key too few": (b"title: {en: A, nl: B}\nquestion: {en: A, nl: B}\ndescription: {en: A, nl: B}\n", ":1:1", ("source",)),
    "one language": (b"title: {en: A}\n", ":1:1", ("title.nl",)),
    "not UTF-8": (b"title: {en: A, nl: \xff}\n", ":1:20", ("UTF-8",)),
    "too large": (b"#" * 1_000_001, "", ("1 MB",)),
    "a character beyond the last": (b'title: {en: "\\UFFFFFFFF", nl: x}\n', "", ("YAML",)),
    "a version with too many digits": (b"%YAML " + b"1" * 30_000 + b".1\n---\na: 1\n", "", ("YAML",)),
    "billion laughs": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", ":1:4", ("&",)),
}

# Command line -> words that the sentence must have.
COMMANDS: dict[str, tuple[list[str], tuple[str, ...]]] = {
    "unknown scenario": (["run", "rotterdm"], ("rotterdm", "“rotterdam”")),
    "unknown scenario, second": (["compare", "rotterdam", "amsterdm"], ("“amsterdam”",)),
    "unknown scenario, alone": (["compare", "roterdam"], ("“roterdam”", "“rotterdam”")),
    "unknown scenario, nothing near": (["run", "qqqq"], ("amsterdam", "basic-income")),
    "no such file": (["run", "rotterdan.yaml"], ("rotterdan.yaml",)),
    "a file with a line in its name": (["run", "a\nb.yaml"], ("b.yaml",)),
    "a folder for a file": (["run", "folder.yaml"], ("folder.yaml",)),
    "unknown command": (["comparee"], ("“compare”",)),
    "unknown option": (["run", "rotterdam", "--seed", "3"], ("“--seeds”",)),
    "option without value": (["run", "rotterdam", "--seeds"], ("--seeds",)),
    "no scenario": (["run"], ("SCENARIO",)),
    "one scenario": (["compare", "rotterdam"], ("rotterdam amsterdam",)),
    "same scenario twice": (["compare", "rotterdam", "rotterdam"], ("rotterdam",)),
    "too many scenarios": (["run", "rotterdam", "amsterdam"], ("--help",)),
    "no seeds": (["run", "rotterdam", "--seeds", "0"], ("--seeds", "1", "100000")),
    "seeds in words": (["run", "rotterdam", "--seeds", "many"], ("--seeds", "“many”")),
    "too many months": (["run", "rotterdam", "--months", "1201"], ("--months", "1200")),
    "no months": (["run", "rotterdam", "--months", "0"], ("--months", "1", "1200")),
    "too few clients": (["run", "rotterdam", "--clients", "9"], ("--clients", "10", "2000000")),
    "negative draws": (["run", "rotterdam", "--draws", "-1"], ("--draws", "0")),
    "no workers": (["run", "rotterdam", "--workers", "0"], ("--workers", "1")),
    "nothing set": (["what-if", "rotterdam"], ("--set",)),
    "set without value": (["what-if", "rotterdam", "--set", "caseload"], ("caseload=100",)),
    "unknown setting": (["what-if", "rotterdam", "--set", "caseloud=100"], ("“caseload”",)),
    "unknown setting of an instrument": (["what-if", "rotterdam", "--set", "contact.warmht=1"], ("“contact.warmth”",)),
    "setting out of range": (["what-if", "rotterdam", "--set", "pressure=2"], ("--set pressure=2", "0", "1")),
    "setting of the wrong type": (["what-if", "rotterdam", "--set", "contact.partners_separately=no"], ("true", "false", "“no”")),
    "setting twice": (["what-if", "rotterdam", "--set", "caseload=5", "--set", "caseload=6"], ("caseload",)),
    "setting that contradicts": (["what-if", "rotterdam", "--set", "guidance.leftover_to_contact=0"], ("leftover_to_employers",)),
    "setting that is no YAML": (["what-if", "rotterdam", "--set", "guidance.hours_first=[talks"], ("--set", "YAML")),
    "reform that is not there": (["what-if", "rotterdam", "--set", "reforms.7.from_month=1"], ("reforms.7.from_month",)),
    "folder exists": (["run", "rotterdam", "--out", "folder.yaml"], ("folder.yaml",)),
    "folder under a file": (["run", "rotterdam", "--out", "file.txt/results"], ("file.txt",)),
    "unknown language": (["run", "rotterdam", "--lang", "de"], ("nl", "en", "de")),
    "unknown topic": (["describe", "parametrs"], ("“parameters”",)),
    "describe a scenario without name": (["describe", "scenario"], ("NAME",)),
    "new file exists": (["new", "mine.yaml"], ("mine.yaml",)),
    "new file that is no YAML": (["new", "mine.txt"], (".yaml",)),
    "new file nowhere": (["new", "nowhere/mine.yaml"], ("nowhere",)),
    "new file from nothing": (["new", "other.yaml", "--from", "rotterdm"], ("“rotterdam”",)),
}


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "file.txt").write_text("a file")
    (tmp_path / "mine.yaml").write_text("mine")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(arguments: list[str], language: str, workplace: Path, capfd: pytest.CaptureFixture[str]) -> str:
    """Run a command that must be refused; return its sentence after checking what every refusal has in common."""
    before = {path: path.stat().st_mtime_ns for path in workplace.rglob("*")}
    code = status([*arguments, "--lang", language] if "--lang" not in arguments else arguments)
    shown = capfd.readouterr()
    assert code == 2, shown
    assert shown.out == ""
    assert shown.err.count("\n") == 1, shown.err
    assert "Traceback" not in shown.err
    assert {path: path.stat().st_mtime_ns for path in workplace.rglob("*")} == before
    return shown.err


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("case", FILES)
def test_mistake_in_a_file(case: str, language: str, workplace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    content, line, column, named = FILES[case]
    (workplace / "city.yaml").write_text(HEAD + content, encoding="utf-8")
    sentence = refused(["run", "city.yaml"], language, workplace, capfd)
    assert sentence.startswith(f"zachtehand: city.yaml:{line}:{column}: "), sentence
    for words in named:
        assert words in sentence or (words == "decimal" and "decimale" in sentence), sentence


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("case", WHOLE_FILES)
def test_file_that_is_no_scenario(case: str, language: str, workplace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    content, place, named = WHOLE_FILES[case]
    (workplace / "city.yaml").write_bytes(content)
    sentence = refused(["run", "city.yaml"], language, workplace, capfd)
    assert sentence.startswith(f"zachtehand: city.yaml{place}: "), sentence
    assert all(words in sentence for words in named), sentence


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("case", COMMANDS)
def test_mistake_on_the_command_line(case: str, language: str, workplace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments, named = COMMANDS[case]
    sentence = refused(arguments, language, workplace, capfd)
    assert all(words in sentence for words in named), sentence


def test_nearest_file_is_offered(workplace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "“mine.yaml”" in refused(["run", "mien.yaml"], "en", workplace, capfd)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="file permissions do not stop this user")
def test_unreadable_file(workplace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (workplace / "city.yaml").write_text(HEAD)
    (workplace / "city.yaml").chmod(0)
    assert "city.yaml" in refused(["run", "city.yaml"], "en", workplace, capfd)


def test_a_name_that_no_file_system_takes(workplace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    refused(["run", "a" * 5000 + ".yaml"], "en", workplace, capfd)
    refused(["run", "rotterdam", "--out", "b" * 5000], "en", workplace, capfd)


def test_values_of_yaml_1_1_are_texts_where_texts_belong(workplace: Path) -> None:
    from zachtehand.scenario import load

    (workplace / "city.yaml").write_text("title: {en: no, nl: 12:30}\nquestion: {en: on, nl: 010}\ndescription: {en: A, nl: B}\nsource: 2015-01-01\n")
    city = load("city.yaml")
    assert (city.title.en, city.title.nl, city.question.en, city.question.nl, city.source) == ("no", "12:30", "on", "010", "2015-01-01")


def test_every_text_names_the_same_things_in_both_languages() -> None:
    for key, words in TEXTS.items():
        assert set(words) == {"en", "nl"}, key
        english, dutch = ({name for _, name, _, _ in Formatter().parse(words[language]) if name} for language in ("en", "nl"))
        assert english == dutch, key
        assert words["en"] != words["nl"] or len(words["en"]) < 17, key  # a name, or nothing but values


def test_nearest_name() -> None:
    assert nearest("Rotterdm", ["amsterdam", "rotterdam"]) == "rotterdam"
    assert nearest("zzz", ["amsterdam", "rotterdam"]) is None
