"""Make the parts of the documentation that come from the code.

    python docs/generate.py                 the pages, or what stands below the mark in them
    python docs/generate.py --picture       the pages, and the picture of the README (a few minutes)
    python docs/generate.py --report        the pages, and the picture of a report (a minute or two)
    python docs/generate.py --workshop      the pages, and the picture of a workshop

A test fails when a page is stale; the picture is to be made again whenever results change.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from standing import NARROWED, PUBLISHED, overlaps, published_effects, standing

import zachtehand
from zachtehand import describe
from zachtehand.experiments.plot import draw_over_time
from zachtehand.experiments.results import Comparison

FOLDER = Path(__file__).parent
PICTURE, REPORT, WORKSHOP = (FOLDER / "images" / name for name in ("comparison.svg", "report.png", "workshop.png"))
COMPARED = ["rotterdam", "amsterdam", "basic-job"]
SEEDS, SEEDS_OF_REPORT = 20, 8
SIZE_OF_REPORT, SIZE_OF_WORKSHOP = (1180, 1460), (1440, 900)
"""Of the window, in pixels."""
MONTH_OF_WORKSHOP, SECONDS_TO_DRAW = 36, 8
MARK = "<!-- Below this line docs/generate.py writes. -->"
POSTERIOR, VALIDATION, TRIALS = (PUBLISHED / name for name in ("posterior", "validation", "trials"))
MOST_ROWS = 30
PANELS = ("on_benefit", "active_real", "trust", "life_satisfaction")


@cache
def pages() -> dict[Path, str]:
    """File -> content of every page that comes from the code, in English."""
    note = "<!-- Made from the code by docs/generate.py; change the code, not this page. -->\n\n"
    made = {topic: make("en") for topic, make in describe.TOPICS.items()} | {"scenarios": scenarios(), "profiles": profiles()}
    by_hand_above = {FOLDER / f"{topic}.md": make() for topic, make in BY_HAND_ABOVE.items()} | {page: can_and_cannot_say(page) for page in CAN_AND_CANNOT}
    return {FOLDER / f"{topic}.md": note + content for topic, content in made.items()} | by_hand_above


def targets() -> str:
    """The page of targets: what stands above the mark is written by hand, the tables below it are made."""
    from zachtehand.experiments.validation_store import figures
    from zachtehand.targets.files import load_targets

    written = (FOLDER / "targets.md").read_text(encoding="utf-8").partition(MARK)[0]
    every = load_targets()
    parts = [written + MARK]
    for chapter in dict.fromkeys(each.chapter for each in every):
        rows = ["| key | what | known [95 %] | unit | use | measured or why not | source |", "| --- | --- | --- | --- | --- | --- | --- |"]
        for each in every:
            if each.chapter == chapter:
                how = "; ".join([each.definition.en, *([f"**cannot:** {each.cannot.en}"] if each.cannot else [])])
                known = figures(each.value, each.low, each.high)
                rows.append(f"| `{each.key}` | {each.what.en} | {known} | {each.unit} | {each.use} | {how} | `{each.source}`: {each.section} |")
        parts.append(f"## {chapter.capitalize()}\n\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"


def calibration() -> str:
    """The page of the calibration: text by hand above the mark, tables of what is published below it."""
    import pyarrow.parquet

    from zachtehand.experiments.validation_store import figures

    written = (FOLDER / "calibration.md").read_text(encoding="utf-8").partition(MARK)[0]
    fit, parameters = (pyarrow.parquet.read_table(POSTERIOR / f"{name}.parquet").to_pylist() for name in ("fit", "parameters"))
    manifest = json.loads((POSTERIOR / "manifest.json").read_text(encoding="utf-8"))
    told = [row for row in parameters if row["spread_left"] < NARROWED]
    inside = [sum(row[f"inside_{when}"] for row in fit) for when in ("before", "after")]
    parts = [
        written + MARK,
        f"Made by `{manifest['command']}`: {manifest['draws']} draws, {manifest['steps']} steps, {manifest['simulations']:,} simulations.",
        "## Figures",
        f"Inside the model's 95 % interval: {inside[0]} of {len(fit)} before, {inside[1]} after. Figures beyond reach were not used. "
        f"What no draw explains is {manifest['discrepancies'][-1]:.0%} of what the model says (one standard deviation).",
        _table(
            ("figure", "unit", "known", "before", "after", "used"),
            [
                (f"`{row['key']}`", row["unit"], figures(row["known"], row["known_low"], row["known_high"]),
                 figures(row["before"], row["before_low95"], row["before_high95"]), figures(row["after"], row["after_low95"], row["after_high95"]),
                 "yes" if row["used"] else "beyond reach")
                for row in fit
            ],
        ),
        "## Parameters",
        f"Of {len(parameters)} parameters that could move, {len(told)} keep less than {NARROWED:.0%} of the spread of their prior. "
        f"The first {MOST_ROWS} by what the figures say of them; middle and 90 % range:",
        _table(
            ("parameter", "unit", "prior", "posterior", "spread left", "moved"),
            [
                (f"`{row['parameter']}`", row["unit"], figures(row["prior"], row["prior_low90"], row["prior_high90"]),
                 figures(row["posterior"], row["posterior_low90"], row["posterior_high90"]), f"{row['spread_left']:.0%}", f"{row['moved']:+.2f}")
                for row in parameters[:MOST_ROWS]
            ],
        ),
        f"Parameters of which the figures say next to nothing, by submodel: {_by_submodel(row for row in parameters if row not in told)}.",
    ]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def validation() -> str:
    """The page of the validation: text by hand above the mark, the published table below it, misses first."""
    import pyarrow.parquet

    from zachtehand.experiments.validation_store import figures

    written = (FOLDER / "validation.md").read_text(encoding="utf-8").partition(MARK)[0]
    manifest = json.loads((VALIDATION / "manifest.json").read_text(encoding="utf-8"))
    rows = [row for row in pyarrow.parquet.read_table(VALIDATION / "validation.parquet").to_pylist() if row["verdict"] in ("inside", "outside")]
    parts = [
        written + MARK,
        f"Made by `{manifest['command']}` in {manifest['made_by']['seconds'] / 60:.1f} minutes: {manifest['simulations']:,} simulations and "
        f"{manifest['pilots']:,} pilots, {manifest['draws']} draws. A discrepancy of {manifest['discrepancy']:.0%} is laid over the model.",
    ]
    for use in ("validation", "calibration", "direction"):
        mine = [row for row in rows if row["use"] == use]
        good = sum(row["verdict"] == "inside" for row in mine)
        parts.append(f"## {use.capitalize()}: {good} of {len(mine)} {'hold' if use == 'direction' else 'inside'} ({good / len(mine):.0%})")
        if use != "direction":
            alone = sum(row["inside_alone"] for row in mine)
            parts.append(f"In the interval of draws and luck alone, as if the model were exact: {alone} of {len(mine)} ({alone / len(mine):.0%}).")
        shown = []
        for row in mine:
            if use == "direction":
                shown.append((f"`{row['key']}`", row["what"], row["unit"], f"{row['share']:.0%}", "holds" if row["verdict"] == "inside" else "**fails**"))
            else:
                known, model = figures(row["known"], row["known_low"], row["known_high"]), figures(row["median"], row["low95"], row["high95"])
                verdict = "inside" if row["verdict"] == "inside" else "**outside**, intervals overlap" if row["overlap"] else "**outside**"
                shown.append((f"`{row['key']}`", row["what"], row["unit"], known, model, verdict))
        head = ("figure", "what", "unit", *(("worlds in which it holds", "verdict") if use == "direction" else ("known", "model", "verdict")))
        parts.append(_table(head, shown))
    return "\n\n".join(parts) + "\n"


def trials() -> str:
    """The page of trials: text by hand above the mark, below it what each showed, what was published first."""
    from zachtehand.experiments.engine import open_stored
    from zachtehand.experiments.trials.conduct import results_of
    from zachtehand.experiments.trials.wording import COLUMNS, cells
    from zachtehand.texts import text

    written = (FOLDER / "trials.md").read_text(encoding="utf-8").partition(MARK)[0]
    stored = open_stored(TRIALS)
    results, made_by = results_of(stored), stored.manifest["made_by"]
    head = tuple(text(f"trial.{column}", "en") for column in COLUMNS)
    beside = [
        (
            f"[`{result.trial.name}`](#{result.trial.name})",
            *(cells(result.trial, line, "en")[column] for column in (0, 1, 5, 4, 3)),
            "yes" if overlaps(result, line) else "**no**",
        )
        for result, line in published_effects()
    ]
    parts = [
        written + MARK,
        f"Made by `{stored.manifest['command']}` in {made_by['seconds'] / 60:.0f} minutes: {len(results)} trials, {results[0].worlds} worlds each.",
        "## Beside what was published",
        f"{sum(row[-1] == 'yes' for row in beside)} of {len(beside)} published effects overlap with the model's true effect; the others are misses. "
        "Where an arm says what one takes, effects are of those who took it.",
        _table(("trial", "outcome", "arm", "published", "true effect", "a pilot reports", "overlap"), beside),
    ]
    for result in results:
        design = result.trial.design
        parts += [f"## {result.trial.name}", f"**{design.title.en}.** {design.question.en}", f"*Rests on:* {design.source}"]
        parts += [] if design.note is None else [design.note.en]
        parts.append(_table(head, [tuple(cells(result.trial, line, "en")) for line in result.lines]))
    return "\n\n".join(parts) + "\n"


def can_and_cannot_say(page: Path) -> str:
    """The page on what the model can and cannot say, in the language of its name; counts below the mark."""
    written = page.read_text(encoding="utf-8").partition(MARK)[0]
    return "\n\n".join([written + MARK, standing("nl" if page.stem.endswith(".nl") else "en")]) + "\n"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ("---",) * len(head), *rows))


BY_HAND_ABOVE = {"targets": targets, "calibration": calibration, "validation": validation, "trials": trials}
"""Pages of which the text above the mark is written by hand."""
CAN_AND_CANNOT = [FOLDER / f"what-it-can-and-cannot-say{ending}.md" for ending in ("", ".nl")]
"""Idem, a page in each language."""


def _by_submodel(rows: Iterable[Mapping[str, str]]) -> str:
    counts = Counter(row["parameter"].partition(".")[0] for row in rows)
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def scenarios() -> str:
    """The page of scenarios: question, policy in words, and what it rests on."""
    parts = ["# Scenarios", "Settings in full: `zachtehand describe scenario NAME`."]
    for each in zachtehand.scenarios():
        context = f"{each.context.clients:,} clients on the profile `{each.context.profile_name}`, from {each.context.start}"
        parts += [
            f"## {each.title.en} (`{each.name}`)",
            f"**{each.question.en}**",
            each.description.en,
            f"*{context}. Rests on:* {each.rests_on('en')}",
        ]
    return "\n\n".join(parts) + "\n"


def profiles() -> str:
    """The page of profiles: who is on the benefit where the model begins, and what that rests on."""
    from zachtehand.profiles.files import load_profile, profile_names
    from zachtehand.profiles.profile import describe

    parts = [
        "# Profiles",
        "Who is on the benefit somewhere, and who comes in. Of entrants the table says only what differs from the stock. "
        "[Your own municipality](how-to/your-own-municipality.md) fits a profile to its tables.",
    ]
    for each in map(load_profile, profile_names()):
        rows = [(row.part, f"`{row.trait}`", row.value, row.grade, row.source, row.note) for row in describe(each)]
        parts += [f"## {each.title['en']} (`{each.name}`)", _table(("part", "trait", "value", "grade", "source", "note"), rows)]
    return "\n\n".join(parts) + "\n"


def draw(comparison: Comparison, target: Path) -> None:
    """Draw a comparison over time, four indicators of everybody, as SVG with real text."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "zachtehand", "font.size": 10}):
        figure = Figure(figsize=(10.5, 6.0), layout="constrained", facecolor="white")
        for axes, indicator in zip(figure.subplots(2, 2).ravel(), PANELS, strict=True):
            draw_over_time(axes, comparison.manifest, comparison.values, indicator=indicator, language="en")
        figure.savefig(target, format="svg", metadata={"Date": None})


def photograph(target: Path) -> None:
    """Compare, and take a picture of the first page of the report in a browser; needs Chromium, Chrome or Edge."""
    import tempfile

    from zachtehand.report.page import finish_with_report

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        zachtehand.compare(COMPARED, seeds=SEEDS_OF_REPORT, out=out)
        finish_with_report(out, "en")
        _photograph((out / "report.html").as_uri(), SIZE_OF_REPORT, target)


def photograph_workshop(target: Path) -> None:
    """Record a run, and take a picture of one of its months in a browser."""
    import tempfile

    from zachtehand.cli.app import status

    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "replay.html"
        assert status(["replay", COMPARED[0], COMPARED[-1], "--out", str(page), "--lang", "en"]) == 0
        _photograph(f"{page.as_uri()}#month={MONTH_OF_WORKSHOP}", SIZE_OF_WORKSHOP, target)


def _photograph(address: str, size: tuple[int, int], target: Path) -> None:
    import subprocess
    import tempfile

    from PIL import Image

    from zachtehand.report.pdf import find_browser, quiet

    with tempfile.TemporaryDirectory() as folder:
        taken = Path(folder) / "taken.png"
        how = ["--hide-scrollbars", f"--window-size={size[0]},{size[1]}", f"--virtual-time-budget={1000 * SECONDS_TO_DRAW}", f"--screenshot={taken}"]
        subprocess.run([find_browser(), *quiet(), f"--user-data-dir={folder}/profile", *how, address], check=True, capture_output=True)
        Image.open(taken).convert("RGB").quantize(128, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(target, optimize=True)


def main() -> None:
    """Write the pages, and the pictures that are asked for."""
    parser = argparse.ArgumentParser(description="Make the parts of the documentation that come from the code.")
    parser.add_argument("--picture", action="store_true", help="make the picture of the README too")
    parser.add_argument("--report", action="store_true", help="make the picture of a report too")
    parser.add_argument("--workshop", action="store_true", help="make the picture of a workshop too")
    asked = parser.parse_args()
    for file, content in pages().items():
        file.write_text(content, encoding="utf-8")
        print(file)
    if asked.picture:
        draw(zachtehand.compare(COMPARED, seeds=SEEDS), PICTURE)
        print(PICTURE)
    if asked.report:
        photograph(REPORT)
        print(REPORT)
    if asked.workshop:
        photograph_workshop(WORKSHOP)
        print(WORKSHOP)


if __name__ == "__main__":
    main()
