"""Making a result again from its manifest, bit for bit."""

from __future__ import annotations

from pathlib import Path

from zachtehand.experiments.conduct import Finish, conduct
from zachtehand.experiments.engine import Progress, Study
from zachtehand.experiments.engine.manifest import MANIFEST, read_manifest, study_from
from zachtehand.experiments.errors import ExperimentError
from zachtehand.experiments.results import Result
from zachtehand.input_errors import InputError, Place, shown
from zachtehand.parameters import changed


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
        _check_values(study)
    except InputError:
        raise
    except KeyError as error:
        raise ExperimentError("no_results", {"reason": shown(f"{error} is missing")}, Place(str(manifest_path))) from error
    except (TypeError, ValueError, AttributeError, IndexError) as error:  # something else stands where a part of a manifest should
        raise ExperimentError("damaged", {"name": MANIFEST, "reason": shown(error)}, Place(str(manifest_path))) from error
    return conduct(study, workers=workers, cluster=cluster, out=out, progress=progress, command=manifest.get("command"), finish=finish)


def _check_values(study: Study) -> None:
    """Raise KeyError or ValueError where there is no such parameter, or it cannot have this value."""
    from zachtehand.submodels import Parameters

    for values in (study.parameters, *study.draws.values(), *(point.values for point in study.points)):
        changed(Parameters(), values)
