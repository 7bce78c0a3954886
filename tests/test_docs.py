"""What the documentation says is so: generated pages are fresh, links lead somewhere, commands work, recipes can be followed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import threading
import tomllib
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
import yaml

import zachtehand
from zachtehand import describe
from zachtehand.cli.app import app
from zachtehand.evidence import Grade, grade
from zachtehand.instruments import instrument_classes
from zachtehand.parameters import walk
from zachtehand.populations.categories import Activity
from zachtehand.scenario import names
from zachtehand.submodels import Parameters

CHECKOUT = Path(__file__).resolve().parents[1]
PAGES = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("[!.]*/README.md"), *CHECKOUT.glob("docs/**/*.md")])
RECIPES = sorted(CHECKOUT.glob("docs/how-to/*.md"))
TUTORIALS = sorted(CHECKOUT.glob("docs/tutorials/*.md"))
RESEARCHERS = CHECKOUT / "docs" / "tutorials" / "researchers.md"
GENERATED = (*describe.TOPICS, "scenarios", "profiles", "targets", "trials", "what-it-can-and-cannot-say", "what-it-can-and-cannot-say.nl")
WRITTEN = [page for page in PAGES if page.parent != CHECKOUT / "docs" or page.stem not in GENERATED]
SCREEN = 60
MOST_LINES_OF_A_TUTORIAL = 110
LATER, OPEN = "later", "open"
"""Marks of a console block: it waits for a command that is still to come, or it stays open until it is stopped with Ctrl-C."""
COMMAND = re.compile(r"(?:^|[/ ])zachtehand (?:--lang (?:en|nl) )?([a-z-]+)(.*)")
PATIENCE_IN_SECONDS, STOPPED_BY_CTRL_C = 120, (0, 130)

every_page = pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(CHECKOUT)) for page in PAGES])
every_written_page = pytest.mark.parametrize("page", WRITTEN, ids=[str(page.relative_to(CHECKOUT)) for page in WRITTEN])
every_recipe = pytest.mark.parametrize("page", RECIPES, ids=[page.stem for page in RECIPES])
every_tutorial = pytest.mark.parametrize("page", TUTORIALS, ids=[page.stem for page in TUTORIALS])
every_page_to_follow = pytest.mark.parametrize("page", [*RECIPES, *TUTORIALS], ids=[page.stem for page in [*RECIPES, *TUTORIALS]])


class Block(NamedTuple):
    """A fenced block of a page: its language, the file it is or the marks it has (if it says so), its lines."""

    language: str
    file: str
    lines: list[str]

    @property
    def marks(self) -> set[str]:
        """Of a console block."""
        return set(self.file.split(",")) - {""} if self.language == "console" else set()

    @property
    def commands(self) -> list[tuple[str, list[str]]]:
        """Each command of a console block, with the lines that the page shows below it."""
        parts = "\n".join(self.lines).removeprefix("$ ").split("\n$ ")
        return [(command, shown) for command, *shown in (part.split("\n") for part in parts)]


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, those in lists included."""
    found = re.finditer(r"^( *)```(\w+) ?(\S*)\n(.*?)^\1```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [Block(each[2], each[3], [line.removeprefix(each[1]) for line in each[4].splitlines()]) for each in found]


def patched(text: str, hunk: list[str]) -> str:
    """The text with a hunk applied: lines that start with a space or a minus must stand in it, once."""
    before = "".join(f"{line[1:]}\n" for line in hunk if line[0] in " -")
    after = "".join(f"{line[1:]}\n" for line in hunk if line[0] in " +")
    assert text.count(before) == 1, f"the code does not read (any more):\n{before}"
    return text.replace(before, after)


def apply(block: Block, checkout: Path) -> None:
    """Carry out a block that changes a file or writes one."""
    if block.language != "diff":
        (checkout / block.file).write_text("\n".join(block.lines) + "\n", encoding="utf-8")
        return
    file = checkout / block.lines[0].removeprefix("+++ ")
    text = file.read_text(encoding="utf-8")
    for hunk in "\n".join(block.lines[2:]).split("\n@@\n"):
        text = patched(text, hunk.split("\n"))
    file.write_text(text, encoding="utf-8")


def follow(block: Block, checkout: Path, environment: dict[str, str]) -> None:
    """Run the commands of a console block; each must succeed, and print the lines that the page shows below it."""
    assert block.marks <= {LATER, OPEN}, block.marks
    for command, shown in block.commands:
        if OPEN in block.marks:
            returned, said, complaints = run_until(shown, command, checkout, environment)
        else:
            done = subprocess.run(["bash", "-c", command], cwd=checkout, env=environment, capture_output=True, text=True, timeout=300, check=False)
            returned, said, complaints = done.returncode, done.stdout, done.stderr
        assert returned == 0, f"{command}\n{said}\n{complaints}"
        for line in shown:
            assert line in said, f"{command} does not print {line!r} but\n{said[-3000:]}"


def run_until(shown: list[str], command: str, checkout: Path, environment: dict[str, str]) -> tuple[int, str, str]:
    """Run a command that stays open, stop it as Ctrl-C does once it has printed these lines; its status, and all that it printed."""
    # A program that is started in the background does not hear Ctrl-C, unless it is told to.
    with subprocess.Popen(
        ["bash", "-c", f"exec {command}"], cwd=checkout, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as program:  # fmt: skip
        assert program.stdout is not None
        patience = threading.Timer(PATIENCE_IN_SECONDS, program.kill)
        patience.start()
        said = ""
        while not all(line in said for line in shown) and (more := program.stdout.readline()):
            said += more
        program.send_signal(signal.SIGINT)
        rest, complaints = program.communicate()
        patience.cancel()
    return (0 if program.returncode in STOPPED_BY_CTRL_C else program.returncode), said + rest, complaints


def follow_in_python(page: Path, checkout: Path, environment: dict[str, str]) -> None:
    """Run the Python of a page as one program, and look at what it leaves."""
    code = [line for block in blocks(page) if block.language == "python" for line in block.lines]
    script = checkout / "page.py"
    script.write_text("if __name__ == '__main__':\n" + "".join(f"    {line}\n" for line in code), encoding="utf-8")
    done = subprocess.run([sys.executable, script], cwd=checkout, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert "trust in the municipality" in done.stdout
    old, new = (checkout / "results" / name / "manifest.json" for name in ("utrecht-and-amsterdam", "again"))
    fingerprints = [yaml.safe_load(file.read_text(encoding="utf-8"))["fingerprint"] for file in (old, new)]
    assert fingerprints[0] == fingerprints[1]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout to work in."""
    for name in ("model", "scenarios", "experiments", "tests", "docs"):
        shutil.copytree(CHECKOUT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.fixture
def environment(checkout: Path) -> dict[str, str]:
    """An environment in which ``python`` and ``zachtehand`` are this Python and the copy."""
    programs = checkout / ".programs"
    programs.mkdir()
    for name, arguments in {"python": "", "zachtehand": "-m zachtehand"}.items():
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": str(checkout / "model"), "LC_ALL": "C.UTF-8", "COLUMNS": "200"}


@pytest.mark.parametrize("topic", GENERATED)
def test_a_generated_page_is_fresh(topic: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(CHECKOUT / "docs"))
    import generate  # pyright: ignore[reportMissingImports]

    page = CHECKOUT / "docs" / f"{topic}.md"
    assert page.read_text(encoding="utf-8") == generate.pages()[page], "stale: run python docs/generate.py"


@every_page
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://")):
            continue
        file, _, anchor = target.partition("#")
        linked = (page.parent / file).resolve() if file else page
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}, target


@every_written_page
def test_commands_and_options_that_a_page_names_exist(page: Path) -> None:
    import typer

    commands = typer.main.get_command(app).commands  # pyright: ignore[reportAttributeAccessIssue]
    text = page.read_text(encoding="utf-8")
    waits = [block for block in blocks(page) if LATER in block.marks]
    later = {named[1] for block in waits for command, _ in block.commands if (named := COMMAND.search(command)) is not None}
    assert not waits or later - set(commands), f"nothing to wait for any more: take the mark “{LATER}” off the blocks of this page"
    lines = [line for block in blocks(page) if block.language in ("sh", "console") and block not in waits for line in block.lines]
    spans = [span for span in re.findall(r"`(zachtehand [^`\n]+)`", text) if (named := COMMAND.search(span)) is None or named[1] not in later]
    for line in [*lines, *spans]:
        asked = COMMAND.search(line.split("#")[0])
        if asked is None:
            continue
        command, rest = asked.groups()
        assert command in commands, line
        options = {name for parameter in commands[command].params for name in parameter.opts} | {"--lang"}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= options, line
        if command in ("compare", "run", "what-if"):
            words = re.sub(r"--\S+ \S+", "", rest).split()
            assert {word for word in words if not word.endswith((".yaml", "…"))} <= {*names(), "NAME"}, line


@pytest.mark.parametrize("page", [CHECKOUT / "README.md", CHECKOUT / "README.nl.md"], ids=["en", "nl"])
def test_the_readme_has_two_commands_that_do_everything(page: Path) -> None:
    commands = [line for block in blocks(page) if block.language == "sh" for line in block.lines]
    assert len(commands) == 2
    assert all(command.startswith("python3 -m venv .venv && .venv/bin/pip install ") for command in commands)
    assert "compare rotterdam amsterdam" in commands[0]
    assert commands[1].endswith("pip install -e '.[test]' && .venv/bin/python -m pytest -n auto")


def test_the_index_names_every_page() -> None:
    index = (CHECKOUT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = [page.relative_to(CHECKOUT / "docs").as_posix() for page in PAGES if page.is_relative_to(CHECKOUT / "docs")]
    assert [page for page in pages if page != "README.md" and f"({page})" not in index] == []


def test_more_than_half_of_the_parameters_are_assumptions_as_the_readme_says() -> None:
    grades = [grade(parameter.source) for _, parameter in walk(Parameters)]
    assert 0.50 < grades.count("assumption") / len(grades) < 0.65


@every_recipe
def test_a_recipe_fits_on_a_screen(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= SCREEN


@every_tutorial
def test_a_tutorial_takes_a_quarter_of_an_hour(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES_OF_A_TUTORIAL
    steps = [int(minutes) for minutes in re.findall(r"^## \d\. .*\((\d+) minut\w+\)$", text, re.MULTILINE)]
    assert len(steps) == 5
    assert sum(steps) == 15


@pytest.mark.slow
@every_page_to_follow
def test_a_page_can_be_followed(page: Path, checkout: Path, environment: dict[str, str]) -> None:
    """Each block in turn: changes are made in a copy of the checkout, commands are run there; what names no file is only shown.

    What waits for a command that is still to come is left out; as soon as the command is there, another test asks to take the mark off.
    """
    if page == RESEARCHERS:
        follow_in_python(page, checkout, environment)
        return
    followed = 0
    for block in blocks(page):
        if LATER in block.marks:
            continue
        if block.language == "console":
            follow(block, checkout, environment)
            followed += 1
        elif block.file or block.language == "diff":
            apply(block, checkout)
    assert followed, "the page shows no command by which one sees that it worked"


def test_the_glossary_uses_the_words_of_the_model() -> None:
    """Sorted, without doubles, and every word that is said to stand in the model stands there."""
    rows = [row.strip("| ").split(" | ") for row in (CHECKOUT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()]
    terms = [row for row in rows if len(row) == 4][2:]
    assert len(terms) > 40
    dutch = [row[0].lower() for row in terms]
    assert dutch == sorted(set(dutch))
    code = "\n".join(file.read_text(encoding="utf-8") for file in Path(zachtehand.__file__).parent.rglob("*.py"))
    words = {word.removesuffix(".py") for row in terms for cell in row for word in re.findall(r"`([^`]+)`", cell)}
    assert [word for word in sorted(words) if not re.search(rf"\b{word}\b", code)] == []


def test_the_glossary_has_every_instrument_activity_and_grade() -> None:
    glossary = (CHECKOUT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = {
        *instrument_classes(),
        *(activity.name for activity in Activity if activity is not Activity.NONE),
        *get_args(Grade),
    }
    assert [word for word in sorted(words) if f"`{word}`" not in glossary] == []


def test_the_version_is_the_same_everywhere() -> None:
    version = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    citation = yaml.safe_load((CHECKOUT / "CITATION.cff").read_text(encoding="utf-8"))
    newest = re.findall(r"^## (\S+)", (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)[0]
    assert citation["version"] == version == newest
    assert {"cff-version", "message", "title", "authors"} <= set(citation)


def test_the_licence_that_is_named_is_the_licence_that_is_given() -> None:
    licence = (CHECKOUT / "LICENSE").read_text(encoding="utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in licence
    assert "Appendix" in licence
    assert yaml.safe_load((CHECKOUT / "CITATION.cff").read_text(encoding="utf-8"))["license"] == "EUPL-1.2"
    assert tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["license"] == "EUPL-1.2"
