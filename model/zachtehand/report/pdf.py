"""A page as a PDF file, printed by a Chromium that is on this machine: tagged, with its language and an outline."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from zachtehand.experiments.errors import ExperimentError
from zachtehand.input_errors import Place, reason_of, shown

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
"""Names of programs that can print a page; the first that is there is used."""
_QUIET = ("--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")
_LONGEST = 120.0
"""Seconds."""


def find_browser() -> str:
    """The path of a browser that can print. Raises ExperimentError if there is none."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise ExperimentError("no_browser")
    return found


def print_page(page: Path, target: Path) -> Path:
    """Print an HTML file; a PDF that is there is replaced.

    Raises:
        ExperimentError: no browser is found, or it could not print; an earlier PDF stays as it was.
    """
    browser = find_browser()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "page.pdf"
        command = [browser, *quiet(), f"--user-data-dir={folder}/profile", "--no-pdf-header-footer"]
        command += ["--generate-pdf-document-outline", "--export-tagged-pdf", f"--print-to-pdf={made}", page.absolute().as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_LONGEST, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ExperimentError("cannot_print", {"browser": browser, "reason": reason_of(error)}, Place(str(page))) from error
        if done.returncode or not made.is_file() or not made.stat().st_size:
            reason = (done.stderr.decode(errors="replace").strip().splitlines() or [f"exit {done.returncode}"])[-1]
            raise ExperimentError("cannot_print", {"browser": browser, "reason": shown(reason[:200])}, Place(str(page)))
        try:
            unfinished = target.with_suffix(".unfinished")
            shutil.copyfile(made, unfinished)
            os.replace(unfinished, target)
        except OSError as error:
            raise ExperimentError("cannot_write", {"reason": reason_of(error)}, Place(str(target))) from error
    return target


def quiet() -> list[str]:
    """Options with which a browser shows no window, asks nothing of the network and, as root, starts at all."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*_QUIET, *(["--no-sandbox"] if as_root else [])]
