"""Making a result again from its manifest, bit for bit."""

from __future__ import annotations

from pathlib import Path

from zachtehand.experiments.conduct import Finish, conduct
from zachtehand.experiments.engine import Progress
from zachtehand.experiments.engine.manifest import read_manifest, study_from
from zachtehand.experiments.errors import ExperimentError
from zachtehand.experiments.results import Result
from zachtehand.input_errors import Place, shown


def recreate(
    manifest_path: str | Path,
    *,
    workers: int | None = None,
    cluster: str | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
    finish: Finish | None = None,
) -> Result:
    """Run again what a manifest describes, with the scenarios and parameter values that it holds.

    With the same versions, ``manifest["fingerprint"]`` of the new result equals that of the old one.

    Args:
        manifest_path: ``manifest.json``, or the folder that holds it.
        workers, cluster, out, progress, finish: see :func:`zachtehand.experiments.conduct.conduct`.

    Raises:
        ExperimentError: no manifest there, or one that misses a part.
        InputError: it holds a scenario that this version does not know how to run.
    """
    manifest = read_manifest(Path(manifest_path))
    try:
        study = study_from(manifest)
    except KeyError as error:
        raise ExperimentError("no_results", {"reason": shown(f"{error} is missing")}, Place(str(manifest_path))) from error
    return conduct(study, workers=workers, cluster=cluster, out=out, progress=progress, command=manifest.get("command"), finish=finish)
