"""The commands ``validate`` and ``calibrate``: what was typed, checked, and the tables that come of it."""

from __future__ import annotations

from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from zachtehand.cli.output import console, progress_shown
from zachtehand.cli.requests import Session, check_new_folder, whole
from zachtehand.texts import Language, text

if TYPE_CHECKING:
    from zachtehand.experiments.validation import Row, Validation

KNOWN_TO_SOME_EXTENT = 0.9
"""A parameter of whose prior spread less than this is left is one that the figures say something of."""
_ENDS = (("known", "_low", "_high"), ("before", "_low95", "_high95"), ("after", "_low95", "_high95"))


def validate_as_asked(session: Session, *, names: list[str], draws: str, seeds: str, clients: str | None, workers: str | None, out: str | None) -> None:
    """Check the options, run what the targets need, store and print the table. Raises InputError."""
    folder = Path(out) if out is not None else Path("results") / f"validate-{datetime.now():%Y%m%d-%H%M%S}"
    check_new_folder(folder)
    counts = whole("--draws", draws), whole("--seeds", seeds)
    people, cores = (None if each is None else whole(option, each) for option, each in (("--clients", clients), ("--workers", workers)))
    from zachtehand.targets.files import choose, load_targets

    targets = choose(load_targets(), [part for name in names for part in name.split(",") if part])
    from zachtehand.experiments.store import work_beside
    from zachtehand.experiments.validation import validate
    from zachtehand.experiments.validation_store import save

    with work_beside(folder) as work:
        with progress_shown(session.language) as progress:
            done = validate(targets, draws=counts[0], seeds=counts[1], clients=people, workers=cores, progress=progress, command=session.command, work=work)
        save(done, folder, session.language)
    _print(done, folder, session.language)


def _print(validation: Validation, folder: Path, language: Language) -> None:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE, pad_edge=False)
    for key in ("target", "known", "model", "band80", "band95", "verdict", "use"):
        table.add_column(text(f"validation.{key}", language), overflow="fold")
    for row in validation.rows:
        if row.verdict in ("inside", "outside", "undefined"):
            table.add_row(*_cells(row, language))
    console().print(table)
    for verdict, key in (("not yet", "validation.waiting"), ("cannot", "validation.impossible")):
        rows = [row for row in validation.rows if row.verdict == verdict]
        if rows:
            print(text(key, language, {"count": len(rows)}))
            for row in rows:
                print(f"  {row.target.key}: {row.reason[language]}")
            print()
    _print_summary(validation, language)
    seconds = validation.manifest["made_by"]["seconds"]
    values = {"runs": validation.manifest["simulations"], "minutes": f"{seconds / 60:.1f}", "draws": validation.manifest["draws"]}
    print(text(f"validation.from_{validation.manifest['parameters_from']}", language, values))
    print(text("output.folder", language, {"path": folder}))


def _print_summary(validation: Validation, language: Language) -> None:
    for each in validation.coverage():
        if each.measured:
            values = {"use": text(f"validation.use_{each.use}", language), "inside": each.inside, "measured": each.measured}
            key = "validation.coverage_direction" if each.use == "direction" else "validation.coverage"
            print(text(key, language, {**values, "alone": each.alone, "overlap": each.overlap, "share": f"{each.inside / each.measured:.0%}"}))
    print(text("validation.discrepancy", language, {"share": f"{validation.manifest['discrepancy']:.0%}"}))
    if isfinite(validation.mean_score):
        print(text("validation.score", language, {"score": f"{validation.mean_score:.1f}"}))
    scores = validation.scores()
    if scores.targets:
        values = {
            "targets": scores.targets,
            "model": f"{scores.model:.1f}",
            "naive": f"{scores.naive:.1f}",
            "ratio": f"{scores.ratio:.2f}",
            "better": scores.better,
        }
        print(text("validation.beside_naive", language, values))


def _cells(row: Row, language: Language) -> list[str]:
    from zachtehand.experiments.numbers import unit_in_words
    from zachtehand.experiments.validation_store import figures

    target, model = row.target, row.model
    verdict = text(f"validation.{row.verdict}" if target.value is not None or row.verdict == "undefined" else f"validation.direction_{row.verdict}", language)
    if target.value is not None and row.verdict == "outside" and row.overlap:
        verdict = text("validation.overlap", language)
    if target.value is None and isfinite(row.share):
        verdict = f"{verdict} ({row.share:.0%})"
    return [
        f"{target.key}\n{getattr(target.what, language)}",
        f"{figures(target.value, target.low, target.high)}\n{unit_in_words(target.unit, language)}",
        figures(None, model.median, model.median).partition(" … ")[0],
        figures(None, model.low80, model.high80),
        figures(None, model.low95, model.high95),
        verdict,
        text(f"validation.use_{target.use}", language),
    ]


def calibrate_as_asked(session: Session, *, draws: str, steps: str, clients: str, workers: str | None, out: str | None) -> None:
    """Check the options, calibrate, store the ensemble and print what the figures say. Raises InputError."""
    folder = Path(out) if out is not None else Path("results") / f"calibrate-{datetime.now():%Y%m%d-%H%M%S}"
    check_new_folder(folder)
    counts = whole("--draws", draws, least=20), whole("--steps", steps), whole("--clients", clients)
    cores = None if workers is None else whole("--workers", workers)
    from zachtehand.experiments.calibration import calibrate
    from zachtehand.experiments.calibration_store import fit_rows, parameter_rows, save
    from zachtehand.experiments.store import work_beside

    with work_beside(folder) as work:
        with progress_shown(session.language) as progress:
            done = calibrate(draws=counts[0], steps=counts[1], clients=counts[2], workers=cores, progress=progress, command=session.command, work=work)
        save(done, folder, session.language)
    _print_fit(fit_rows(done), session.language)
    print(text("calibration.discrepancy", session.language, {"share": f"{done.discrepancies[-1]:.0%}"}))
    narrowed = sum(float(str(row["spread_left"])) < KNOWN_TO_SOME_EXTENT for row in parameter_rows(done))
    values = {"parameters": len(done.parameters), "narrowed": narrowed, "share": f"{KNOWN_TO_SOME_EXTENT:.0%}"}
    print(text("calibration.parameters", session.language, values))
    print(text("output.folder", session.language, {"path": folder}))


def _print_fit(rows: list[dict[str, object]], language: Language) -> None:
    from rich import box
    from rich.table import Table

    from zachtehand.experiments.numbers import unit_in_words
    from zachtehand.experiments.validation_store import figures

    table = Table(box=box.SIMPLE, pad_edge=False)
    for key in ("target", "known", "before", "after"):
        table.add_column(text(f"calibration.{key}", language), overflow="fold")
    for row in rows:
        numbers = {name: float(value) for name, value in row.items() if isinstance(value, float)}
        bands = [figures(numbers[name], numbers[f"{name}{low}"], numbers[f"{name}{high}"]) for name, low, high in _ENDS]
        table.add_row(f"{row['key']} ({unit_in_words(str(row['unit']), language)})", *bands)
    console().print(table)
    inside = {when: sum(bool(row[f"inside_{when}"]) for row in rows) for when in ("before", "after")}
    print(text("calibration.inside", language, {**inside, "all": len(rows)}))
