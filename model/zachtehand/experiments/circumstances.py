"""Under which circumstances a result came about: versions, code, machine."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

_PACKAGE = Path(__file__).resolve().parents[1]


def circumstances() -> dict[str, Any]:
    """Versions of Python, NumPy and the model, the commit of the code (None outside a checkout), and the machine."""
    return {
        "zachtehand": _version(),
        "commit": code_commit(_PACKAGE),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "platform": platform.platform(),
        "host": platform.node(),
    }


def _version() -> str | None:
    try:
        return version("zachtehand")
    except PackageNotFoundError:
        return None


def code_commit(package: Path) -> str | None:
    """The commit that is checked out around a package folder, read without git; None if there is none.

    Only a checkout of this project counts: a package installed somewhere inside another project's
    checkout says nothing about that project's commit.
    """
    root = package.parents[1]
    if package != root / "model" / "zachtehand":
        return None
    try:
        return _head(_git_folder(root / ".git"))
    except (OSError, ValueError):
        return None


def _git_folder(entry: Path) -> Path:
    """The git folder itself: in a linked work tree ``.git`` is a file that names it."""
    if entry.is_file():
        return (entry.parent / entry.read_text().partition("gitdir:")[2].strip()).resolve()
    return entry


def _head(git: Path) -> str | None:
    head = (git / "HEAD").read_text().strip()
    if not head.startswith("ref:"):
        return head
    reference = head.partition(":")[2].strip()
    common = git / "commondir"
    shared = (git / common.read_text().strip()).resolve() if common.is_file() else git
    for folder in (git, shared):
        if (folder / reference).is_file():
            return (folder / reference).read_text().strip()
    packed = shared / "packed-refs"
    lines = packed.read_text().splitlines() if packed.is_file() else []
    return next((line.split()[0] for line in lines if line.endswith(f" {reference}")), None)
