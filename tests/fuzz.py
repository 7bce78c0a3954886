"""Fuzzing: whatever comes in, it is read, or refused with one sentence. Run ``python tests/fuzz.py --inputs 100000``.

A message is one visit to a workshop: a hello and a few messages (``fuzz_messages.py``).
Every input follows from a seed, its kind and its number, so that ``--kind scenario --only 4711`` makes a find again.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from fuzz_messages import message, small_rooms
from spoiled_input import changed_arguments, spoiled, spoiled_json

from zachtehand.input_errors import InputError
from zachtehand.texts import LANGUAGES

CHECKOUT = Path(__file__).resolve().parents[1]
MOST_SECONDS = 10
"""Of the processor, so that a busy machine is no find."""
SHARES = {"scenario": 0.35, "table": 0.25, "profile": 0.06, "trial": 0.07, "design": 0.03, "manifest": 0.02, "command": 0.02, "message": 0.2}
"""By kind: of how many inputs out of all."""


class Far(BaseException):
    """The input got as far as computing: more than that is not asked of it."""


class TooLong(BaseException):
    """One input took longer than anybody would wait for a refusal."""


@dataclass
class Tally:
    """What became of the inputs of one kind."""

    kind: str
    inputs: int = 0
    taken: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    """By key of the error."""
    slowest: tuple[float, int] = (0.0, -1)
    """Seconds, and the number of the input."""
    finds: list[tuple[int, str]] = field(default_factory=list)
    """Number of the input, and what went wrong."""


Reader = Callable[[random.Random, Path], object]
"""Makes an input in a folder of its own and reads it."""


@cache
def _originals(kind: str) -> tuple[bytes, ...]:
    patterns = {
        "scenario": ["scenarios/*.yaml"],
        "table": ["docs/how-to/your-own-municipality/*.csv"],
        "profile": ["model/zachtehand/profiles/*.yaml"],
        "trial": ["experiments/trials/*.yaml"],
        "design": ["experiments/*.yaml"],
    }
    found = [file.read_bytes() for pattern in patterns[kind] for file in sorted(CHECKOUT.glob(pattern))]
    if kind == "table":
        found += [
            b"sex,people\nmen,10\nwomen,12\n",
            b'"sep=;"\nage;percent\nunder 27;12,5\n27 and over;87,5\n',
            b"sex / age\tunder 27\t27+\nman\t1\t2\nvrouw\t3\t4\n",
        ]
    return tuple(found)


def _file(kind: str, luck: random.Random, folder: Path, end: str) -> Path:
    file = folder / f"input{end}"
    file.write_bytes(spoiled(luck, _originals(kind)))
    return file


def _scenario(luck: random.Random, folder: Path) -> object:
    from zachtehand.scenario import load

    scenario = load(_file("scenario", luck, folder, ".yaml"))
    return scenario.to_dict(), scenario.programme_rules()


def _table(luck: random.Random, folder: Path) -> object:
    from zachtehand.municipality.tables import read_marginal_table

    return read_marginal_table(_file("table", luck, folder, ".csv"))


def _profile(luck: random.Random, folder: Path) -> object:
    from zachtehand.profiles.files import read_profile

    return read_profile(_file("profile", luck, folder, ".yaml"))


def _trial(luck: random.Random, folder: Path) -> object:
    from zachtehand.experiments.trials.files import load_trial

    return load_trial(_file("trial", luck, folder, ".yaml")).measured


def _design(luck: random.Random, folder: Path) -> object:
    from zachtehand.experiments.designs.design_files import OptimiseAsked, SensitivityAsked, SweepAsked, UnlessAsked, is_design, read_asked
    from zachtehand.experiments.designs.notation import asked_in_document

    file = _file("design", luck, folder, ".yaml")
    for model in (OptimiseAsked, SensitivityAsked, SweepAsked):
        with suppress(InputError):
            if is_design(str(file), str(model.model_fields["kind"].default)):
                return asked_in_document(read_asked(model, str(file), {})[1], "over")
    return read_asked(UnlessAsked, str(file), {})


@cache
def _real_manifest() -> Any:
    from zachtehand.experiments.engine.manifest import manifest_of
    from zachtehand.experiments.plan import plan
    from zachtehand.scenario import load

    scenarios = [load(name).with_context({"clients": 60}) for name in ("ordinary", "parked")]
    study = plan("compare", [scenarios[0], scenarios[1].with_policy_of(scenarios[0]).model_copy(update={"name": "other"})], seeds=2, draws=0, months=3)
    return json.loads(json.dumps(manifest_of(study, command="run", started="now")))


def _manifest(luck: random.Random, folder: Path) -> object:
    """What is done with results that somebody sent."""
    from zachtehand.experiments.recreate import recreate
    from zachtehand.experiments.redraw import picture_of
    from zachtehand.experiments.results import load
    from zachtehand.report.page import write_report

    (folder / "manifest.json").write_bytes(spoiled_json(luck, _real_manifest()))
    if luck.random() < 0.6:
        return recreate(folder / "manifest.json", workers=1)
    return luck.choice([lambda: load(folder).summary("en"), lambda: picture_of(folder, "nl"), lambda: write_report(folder, language="nl")])()


COMMANDS = tuple(
    line.split()
    for line in """
    run rotterdam --seeds 2 --months 3 --clients 60
    run rotterdam --draws 0 --out results
    run own.yaml --out results
    compare rotterdam amsterdam
    what-if rotterdam --set caseload=100 --set reforms.0.from_month=3
    scenarios
    describe scenario parked
    describe instruments
    new mine.yaml --from utrecht
    new town --marginals table.csv
    schema
    trial fip --power
    trial own.yaml --effect 0.1
    trials
    sweep rotterdam --over pressure=0:1:5 --design lhs --points 9
    sweep own.yaml
    unless rotterdam amsterdam --indicator trust
    sensitivity rotterdam --base 8
    optimise rotterdam --over caseload=50:100 --budget 900
    plot results
    report results --pdf
    recreate results
    recreate manifest.json
    twin --seed 3
    twin rotterdam amsterdam --who age=40
    levels
    sign
    validate
    calibrate
    run --help
    """.splitlines()
)


@cache
def _options() -> tuple[str, ...]:
    import typer

    from zachtehand.cli.app import app

    group: Any = typer.main.get_command(app)
    names = {name for command in group.commands.values() for parameter in command.params for name in parameter.opts if name.startswith("--")}
    return (*sorted(names), "--lang", "--help", "--", "-h", *sorted(group.commands))


def _command(luck: random.Random, folder: Path) -> object:
    """A command line among files that are not quite right either."""
    from zachtehand.cli import app as cli

    for name, kind in (("own.yaml", luck.choice(["scenario", "trial", "design"])), ("table.csv", "table")):
        if luck.random() < 0.3:
            (folder / name).write_bytes(spoiled(luck, _originals(kind)))
    for name in ("results", "manifest.json"):
        if luck.random() < 0.1:
            place = folder / name
            if name == "results":
                place.mkdir()
                place = place / "manifest.json"
            place.write_bytes(
                luck.choice([b"", b"{}", b"[]", b"null", b'{"kind": "run", "scenarios": []}', b'{"scenarios": [{}], "complete": true}', luck.randbytes(30)])
            )
    arguments = changed_arguments(luck, COMMANDS, _options())
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace")
    here = Path.cwd()
    os.chdir(folder)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = cli.status(arguments)
    finally:
        os.chdir(here)
    err.seek(0)
    said = err.read()
    if code not in (0, cli.INPUT_IS_WRONG):
        raise AssertionError(f"exit code {code} for {arguments!r}: {said}")
    if code == cli.INPUT_IS_WRONG:
        assert said.count("\n") == 1, f"{arguments!r}: {said}"
        raise InputError("error.usage", {"command": "fuzz"})
    return code


READERS: dict[str, Reader] = {
    "scenario": _scenario, "table": _table, "profile": _profile, "trial": _trial, "design": _design, "manifest": _manifest, "command": _command,
    "message": message,
}  # fmt: skip


_COMPUTES = (
    ("experiments.engine.carry_out", "call_up"), ("experiments.validation_plan", "crew"), ("experiments.sensitivity.analysis", "crew"),
    ("experiments.optimisation.optimise", "crew"), ("initialisation.start", "start"), ("simulation", "make_start"),
    ("initialisation.synthesis", "population_fit"), ("benchmark.measure", "measure"), ("report.pdf", "print_page"), ("experiments.ensemble", "draw_prior"),
)  # fmt: skip
"""Module and name of whatever starts a simulation, a crew, a benchmark or a browser."""


@contextmanager
def nothing_is_computed() -> Iterator[None]:
    """An input that gets as far as computing ends there."""

    def far(*_: object, **__: object) -> None:
        raise Far

    with ExitStack() as stack:
        for module, name in _COMPUTES:
            stack.enter_context(patch.object(import_module(f"zachtehand.{module}"), name, far))
        yield


def surroundings(kind: str) -> AbstractContextManager[None]:
    """In which inputs of a kind are tried."""
    return small_rooms() if kind == "message" else nothing_is_computed()


def _alarm(*_: object) -> None:
    raise TooLong


def fuzz(kind: str, numbers: Iterable[int], *, seed: int, folder: Path, tell: Callable[[Tally], None] = lambda _: None) -> Tally:
    """Try inputs of one kind.

    Args:
        folder: an empty folder that may be written in.
        tell: hears after every input how things stand.
    """
    tally = Tally(kind)
    before = signal.signal(signal.SIGPROF, _alarm)
    try:
        for number in numbers:
            _try(tally, number, random.Random(f"{seed}/{kind}/{number}"), folder)
            tell(tally)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return tally


def _try(tally: Tally, number: int, luck: random.Random, folder: Path) -> None:
    begun = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    tally.inputs += 1
    with tempfile.TemporaryDirectory(dir=folder) as own:
        try:
            READERS[tally.kind](luck, Path(own))
            tally.taken += 1
        except Far:
            tally.taken += 1
        except InputError as error:
            tally.refused[error.key] += 1
            if wrong := _not_a_sentence(error):
                tally.finds.append((number, wrong))
        except BaseException as failure:
            if isinstance(failure, KeyboardInterrupt):
                raise
            tally.finds.append((number, "".join(traceback.format_exception(failure)[-12:])))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    tally.slowest = max(tally.slowest, (time.process_time() - begun, number))


def _not_a_sentence(error: InputError) -> str:
    """What is wrong with what an error says; nothing if it says something, on one line, in every language."""
    for language in LANGUAGES:
        try:
            sentence = error.sentence(language)
        except Exception as failure:
            return f"no sentence for {error.key}: {failure!r}"
        if not sentence.strip() or len(sentence) > 3000 or not sentence.isprintable():
            return f"a sentence that is none: {sentence!r}"
    return ""


def _shown(tally: Tally, minutes: float) -> str:
    refused, seconds = sum(tally.refused.values()), tally.slowest[0]
    cells = (tally.kind, tally.inputs, tally.taken, refused, len(tally.refused), f"{seconds:.1f}", len(tally.finds), f"{minutes:.1f}")
    return f"| {' | '.join(map(str, cells))} |"


def main() -> int:
    """Try many inputs; say what became of them, and every find once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000, help="of all kinds together")
    parser.add_argument("--kind", choices=SHARES)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, help="the number of one input of a kind")
    asked = parser.parse_args()
    failed = False
    print("| kind | inputs | taken | refused | kinds of refusal | slowest, s of CPU | finds | minutes |")
    for kind in [asked.kind] if asked.kind else SHARES:
        count, begun = round(asked.inputs * (1 if asked.kind else SHARES[kind])), time.monotonic()

        def tell(tally: Tally, begun: float = begun) -> None:
            if tally.inputs % 1000 == 0:
                print(_shown(tally, (time.monotonic() - begun) / 60), file=sys.stderr, flush=True)

        with tempfile.TemporaryDirectory() as folder, surroundings(kind):
            tally = fuzz(kind, range(count) if asked.only is None else [asked.only], seed=asked.seed, folder=Path(folder), tell=tell)
        print(_shown(tally, (time.monotonic() - begun) / 60), flush=True)
        for what, number in {find.strip().splitlines()[-1][:300]: number for number, find in reversed(tally.finds)}.items():
            print(f"  {kind} {number}: {what}", flush=True)
        if asked.only is not None and tally.finds:
            print(tally.finds[0][1])
        failed = failed or bool(tally.finds)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
