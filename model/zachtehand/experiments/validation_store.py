"""A validation on disk: the table, the picture, and how it came about.

==================== ==========================================================
validation.parquet   one row per target: known, model, inside or not, scores
validation.svg       the picture
manifest.json        draws, seeds, runs in full, versions and the command
==================== ==========================================================
"""

from __future__ import annotations

from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zachtehand.evidence import SOURCES
from zachtehand.experiments.numbers import NOT_DEFINED, unit_in_words
from zachtehand.experiments.store import appearing, write_manifest
from zachtehand.experiments.validation import Row, Validation
from zachtehand.pages.colours import BLACK, BLUE, VERMILION
from zachtehand.texts import Language, text, with_marks

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TABLE = "validation.parquet"
_MODEL, _KNOWN, _MISSED = BLUE, BLACK, VERMILION


def save(validation: Validation, folder: Path, language: Language) -> None:
    """Write a validation into a new folder. Raises InputError; nothing is left half-written."""
    import pyarrow
    import pyarrow.parquet

    with appearing(folder) as unfinished:
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist([record(row) for row in validation.rows]), unfinished / TABLE)
        write_manifest(unfinished, validation.manifest)
        picture(validation, language).savefig(unfinished / "validation.svg", metadata={"Date": None})


def record(row: Row) -> dict[str, Any]:
    """A row as it stands in the table; what is not defined is None."""
    target, model = row.target, row.model
    naive = dict(zip(("naive_mean", "naive_low", "naive_high", "naive_score"), row.naive, strict=True))
    numbers = {
        "known": target.value, "known_low": target.low, "known_high": target.high,
        "median": model.median, "low80": model.low80, "high80": model.high80, "low95": model.low95, "high95": model.high95,
        "alone_low95": row.alone.low95, "alone_high95": row.alone.high95,
        "share": row.share, "score": row.score, **naive,
    }  # fmt: skip
    stored = {name: float(value) if value is not None and isfinite(value) else None for name, value in numbers.items()}
    return {
        "key": target.key, "chapter": target.chapter, "system": target.system.en, "what": target.what.en, "unit": target.unit, "use": target.use,
        "verdict": row.verdict, "inside_alone": row.inside_alone, "overlap": row.overlap, **stored,
        "definition": target.definition.en, "population": target.population.en, "horizon": target.horizon.en,
        "source": SOURCES[target.source].citation, "section": target.section, "reason": row.reason.get("en", ""),
    }  # fmt: skip


def picture(validation: Validation, language: Language) -> Figure:
    """Known and model, a line per measured target that is not a direction, each on a scale of its own, misses first."""
    from matplotlib.figure import Figure

    rows = [row for row in validation.rows if row.target.value is not None and row.verdict in ("inside", "outside")]
    figure = Figure(figsize=(11.5, 1.4 + 0.36 * max(len(rows), 1)), layout="constrained")
    axes = figure.subplots()
    for height, row in enumerate(reversed(rows)):
        _draw(axes, row, height, language)
    axes.set_xlim(0, 1)
    axes.set_ylim(-0.8, max(len(rows), 1) - 0.2)
    axes.set_xticks([])
    axes.set_yticks(range(len(rows)), [f"{row.target.key} ({unit_in_words(row.target.unit, language)})" for row in reversed(rows)], fontsize="small")
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.set_title(text("validation.picture", language), loc="left", fontsize="medium")
    return figure


def _draw(axes: Axes, row: Row, height: int, language: Language) -> None:
    known, model = row.target, row.model
    assert known.value is not None
    low, high = min(known.low, model.low95), max(known.high, model.high95)
    span = (high - low) or 1.0

    def place(value: float) -> float:
        return 0.05 + 0.62 * (value - low) / span

    colour = _MODEL if row.verdict == "inside" else _MISSED
    axes.plot([place(model.low95), place(model.high95)], [height, height], color=colour, linewidth=1.2)
    axes.plot([place(model.low80), place(model.high80)], [height, height], color=colour, linewidth=4.5, alpha=0.55, solid_capstyle="butt")
    axes.plot([place(model.median)], [height], "|", color=colour, markersize=11, markeredgewidth=2)
    axes.plot([place(known.low), place(known.high)], [height + 0.22, height + 0.22], color=_KNOWN, linewidth=0.9)
    axes.plot([place(known.value)], [height + 0.22], "D", color=_KNOWN, markersize=4.5)
    words = {"known": figures(known.value, known.low, known.high, language), "model": figures(model.median, model.low95, model.high95, language)}
    axes.text(0.7, height, text("validation.line", language, words), fontsize="x-small", va="center", color="#222222", parse_math=False)


def figures(value: float | None, low: float, high: float, language: Language = "en") -> str:
    """A value with its interval, rounded to what the interval bears."""
    shown = f"{_rounded(low, language)} … {_rounded(high, language)}"
    return shown if value is None else f"{_rounded(value, language)} [{shown}]"


def _rounded(value: float, language: Language) -> str:
    if not isfinite(value):
        return NOT_DEFINED
    written = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}" if abs(value) >= 0.001 or value == 0 else f"{value:.1e}"
    return with_marks(written, language)
