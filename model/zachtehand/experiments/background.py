"""What is stored beside the numbers of a run or a comparison, so that a report needs nothing of the model.

==================== =====================================================================================
parameters.parquet   one row per parameter: path, value, low, high, unit, grade, source, text, uncertain
known.parquet        one row per known figure that the model was held against, in both languages: what is
                     known, the model's interval, inside or outside; copied from the published validation
==================== =====================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zachtehand.evidence import SOURCES
from zachtehand.experiments.engine import Stored
from zachtehand.experiments.engine.compaction import write_table
from zachtehand.experiments.ensemble import declared_parameters, uncertain_parameters

PARAMETERS, KNOWN = "parameters", "known"
_PACKAGE = Path(__file__).resolve().parents[1]
VALIDATION_FOLDERS = (_PACKAGE / "validation", _PACKAGE.parents[1] / "results" / "published" / "validation")
"""Where the published validation lies: in an installed package, or in a checkout."""
_NUMBERS = ("known", "known_low", "known_high", "median", "low95", "high95")


def write_background(stored: Stored) -> None:
    """Add both tables to a result that lacks them; without a published validation there is no table of known figures."""
    import pyarrow as pa

    for name, rows in ((PARAMETERS, _parameters), (KNOWN, _known)):
        if name in stored.tables or not (found := list(rows())):
            continue
        with stored.shelf.new_file(f"{name}.parquet") as file:
            write_table(file, iter([pa.Table.from_pylist(found)]))


def _parameters() -> Iterator[dict[str, Any]]:
    declared = declared_parameters()
    uncertain = uncertain_parameters(declared)
    for path, each in declared.items():
        source = SOURCES[each.source]
        yield {
            "path": path, "value": float(each.value), "low": float(each.low), "high": float(each.high), "unit": each.unit,
            "grade": source.grade, "source": source.citation, "text": each.text, "uncertain": path in uncertain,
        }  # fmt: skip


def _known() -> Iterator[dict[str, Any]]:
    from pyarrow.parquet import read_table

    from zachtehand.targets.files import load_targets

    file = next((folder / "validation.parquet" for folder in VALIDATION_FOLDERS if (folder / "validation.parquet").is_file()), None)
    if file is None:
        return
    targets = {each.key: each for each in load_targets()}
    for row in read_table(file).to_pylist():
        target = targets.get(row["key"])
        if target is None or row["verdict"] not in ("inside", "outside"):  # renamed since, or not measured
            continue
        words = {
            f"{name}_{language}": getattr(getattr(target, name), language) for name in ("system", "what", "population", "horizon") for language in ("en", "nl")
        }
        yield {"key": row["key"], "use": row["use"], "verdict": row["verdict"], "unit": row["unit"], **words, **{name: row[name] for name in _NUMBERS}}
