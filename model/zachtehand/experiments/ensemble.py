"""The draws of the uncertain parameters: from the posterior ensemble where there is one, else from the prior.

An ensemble is a table, ``draws.parquet`` or ``draws.csv``, with one row per draw and one column per
parameter, named by its dotted path. It lies in ``results/published/posterior/`` of a checkout, or in
``posterior/`` of the installed package. Parameters without a column are drawn from the prior. The
metadata of the table hold the discrepancy that was left after calibration.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from zachtehand import evidence
from zachtehand.experiments.errors import ExperimentError
from zachtehand.input_errors import Place, hint, reason_of, shown
from zachtehand.parameters import Parameter, draw_prior, walk

Origin = Literal["prior", "posterior"]

_PACKAGE = Path(__file__).resolve().parents[1]
FOLDERS = (_PACKAGE / "posterior", _PACKAGE.parents[1] / "results" / "published" / "posterior")
FILES = ("draws.parquet", "draws.csv")
DISCREPANCY = "discrepancy"
"""Under this key of the metadata stands how far the model usually is from what is known, as a share."""


def declared_parameters() -> dict[str, Parameter]:
    """All parameters of the model by dotted path."""
    from zachtehand.submodels import Parameters

    return dict(walk(Parameters))


def uncertain_parameters(declarations: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """The parameters that are drawn from the prior: source uncertain, low and high apart."""
    return {path: parameter for path, parameter in declarations.items() if evidence.is_uncertain(parameter.source) and parameter.low < parameter.high}


def ensemble(draws: int, *, origin: Origin | None = None, file: Path | None = None) -> tuple[Origin, dict[int, dict[str, float]]]:
    """The parameter values of draws 1, 2, … by dotted path, and where they come from.

    Args:
        draws: how many; with more draws than rows of the ensemble, rows come round again.
        origin: "prior" leaves the ensemble aside; None takes it where there is one.
        file: the ensemble; None looks in the usual places.

    Raises:
        ExperimentError: a file that is no table of numbers, an unknown parameter, or a value outside its range.
    """
    file = file or posterior_file()
    drawn = uncertain_parameters(declared_parameters())
    if file is None or origin == "prior":
        return "prior", {draw: draw_prior(drawn, draw=draw) for draw in range(1, draws + 1)}
    rows = _rows(file, file.stat().st_mtime_ns if file.exists() else 0)
    left = {path: parameter for path, parameter in drawn.items() if path not in rows[0]}
    return "posterior", {draw: {**draw_prior(left, draw=draw), **rows[(draw - 1) % len(rows)]} for draw in range(1, draws + 1)}


def posterior_file() -> Path | None:
    """The ensemble that comes with the model, if there is one."""
    return next((folder / name for folder in FOLDERS for name in FILES if (folder / name).is_file()), None)


def discrepancy_left(file: Path | None = None) -> float:
    """How far the model usually is from what is known, one standard deviation as a share of what it says.

    Args:
        file: the ensemble; None looks in the usual places.

    Returns:
        What was estimated at the calibration, or the least that any model is assumed to have.

    Raises:
        ExperimentError: the number in the file is no share.
    """
    from zachtehand.experiments.discrepancy import LEAST, MOST

    file = file or posterior_file()
    if file is None or file.suffix != ".parquet":
        return LEAST
    import pyarrow.parquet

    written = (pyarrow.parquet.read_schema(file).metadata or {}).get(DISCREPANCY.encode())
    try:
        share = LEAST if written is None else float(written)
    except ValueError:
        share = -1.0
    if not LEAST <= share <= MOST:
        raise ExperimentError("no_ensemble", {"reason": f"{DISCREPANCY}: {shown(written)}"}, Place(str(file)))
    return share


@lru_cache(maxsize=2)
def _rows(file: Path, _changed: int) -> list[dict[str, float]]:
    """The draws in a file, which is read again when it has changed since. Raises ExperimentError."""
    import pyarrow
    import pyarrow.csv
    import pyarrow.parquet

    declarations, place = declared_parameters(), Place(str(file))
    try:
        table = pyarrow.csv.read_csv(file) if file.suffix == ".csv" else pyarrow.parquet.read_table(file)
        rows = [{path: float(value) for path, value in row.items()} for row in table.to_pylist()]
    except (OSError, ValueError, TypeError, pyarrow.ArrowException) as error:
        raise ExperimentError("no_ensemble", {"reason": reason_of(error)}, place) from error
    if not rows:
        raise ExperimentError("no_ensemble", {"reason": "0 rows"}, place)
    for path in rows[0]:
        if path not in declarations:
            raise ExperimentError("parameter", {"path": shown(path), "hint": hint(path, declarations)}, place)
    for row in rows:
        for path, value in row.items():
            declared = declarations[path]
            if not declared.low <= value <= declared.high:
                limits = {"low": declared.low, "high": declared.high, "unit": declared.unit}
                raise ExperimentError("parameter_range", {"path": path, "value": value, **limits}, place)
    return rows
