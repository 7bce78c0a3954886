"""Licences: whatever is installed with the package may be used beside the EUPL, whichever extra brings it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PROJECT = tomllib.loads((Path(__file__).resolve().parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]

PERMISSIVE = (
    "MIT", "MIT-0", "MIT-CMU", "MIT License", "HPND", "BSD", "BSD License", "BSD-2-Clause", "BSD-3-Clause", "BSD 3-Clause", "0BSD", "ISC", "ISC License (ISCL)",
    "Apache-2.0", "Apache Software License", "Apache 2.0", "Apache License 2.0", "Apache License, Version 2.0", "PSF-2.0", "Python Software Foundation License",
    "Unlicense", "The Unlicense (Unlicense)", "CC0-1.0", "Zlib", "CNRI-Python", "BSL-1.0", "LicenseRef-Public-Domain",
)  # fmt: skip
"""Ask for no more than to be named."""
WITHIN_ITS_FILES = ("MPL-2.0", "Mozilla Public License 2.0 (MPL 2.0)")
"""Also asks that changes to its own files are shared: nothing of it is changed here."""
READ_BY_A_PERSON = {
    "axe-playwright-python": "MIT",
    "docutils": "LicenseRef-Public-Domain AND BSD-2-Clause",  # what is under the GPL is a mode for Emacs, which is not installed
    "graphemeu": "MIT",
    "moocore": "LGPL-2.1-or-later",
    "platypus-opt": "GPL-3.0-only",
}
"""Packages whose metadata say nothing that a program can take for a licence that is allowed, with the one that their files hold."""
NAMED_BY_THE_EUPL = ("LGPL-2.1-or-later", "GPL-3.0-only")
"""Licences that ask the same of what is made with them; the EUPL's appendix says that both may be combined. Only the laboratory brings them
(pymoo sorts fronts with one, ema-workbench has the other for searches that are not used here): nobody who runs, compares or plays needs them."""


def needed(requirements: list[str]) -> set[str]:
    """Names of the packages that these requirements install, as far as they are installed here."""
    found: set[str] = set()
    left = [Requirement(each) for each in requirements]
    seen: set[tuple[str, frozenset[str]]] = set()
    while left:
        asked = left.pop()
        name, extras = re.sub(r"[-_.]+", "-", asked.name).lower(), frozenset(asked.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        if name == "zachtehand":
            left += [Requirement(each) for extra in extras for each in EXTRAS[extra]]
            continue
        if (installed := _installed(name)) is None:
            continue
        found.add(name)
        left += [each for each in map(Requirement, installed.requires or []) if _wanted(each, extras)]
    return found


def _wanted(requirement: Requirement, extras: frozenset[str]) -> bool:
    return requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in extras or {""})


@cache
def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def licences(name: str) -> Iterator[str]:
    """What a package says of its licence: an expression, else its classifiers, else a few words."""
    installed = _installed(name)
    assert installed is not None
    said = installed.metadata
    if expression := said.get("License-Expression"):
        yield expression
        return
    classified = [
        each.rpartition(" :: ")[2] for each in said.get_all("Classifier") or [] if each.startswith("License :: ") and not each.endswith("OSI Approved")
    ]
    yield from classified or [(said.get("License") or "").strip().split("\n")[0]]


def allowed(expression: str, *, besides: tuple[str, ...] = ()) -> bool:
    """Whether all that an expression names together is allowed, in one of the choices that it leaves."""
    fine = {*PERMISSIVE, *WITHIN_ITS_FILES, *besides}
    if expression in fine:
        return True
    parts = [re.split(r" OR ", part.strip(" ()")) for part in expression.split(" AND ")]
    return all(any(choice.strip(" ()") in fine for choice in choices) for choices in parts)


@pytest.mark.parametrize("extra", ["", *EXTRAS])
def test_everything_that_is_installed_may_be_used_beside_our_licence(extra: str) -> None:
    assert PROJECT["license"] == "EUPL-1.2"
    names = needed([*PROJECT["dependencies"], *EXTRAS.get(extra, [])])
    assert len(names) > len(PROJECT["dependencies"])
    wrong = {}
    for name in sorted(names):
        said = [READ_BY_A_PERSON[name]] if name in READ_BY_A_PERSON else list(licences(name))
        if not all(allowed(each, besides=NAMED_BY_THE_EUPL if extra in ("laboratory", "test") else ()) for each in said):
            wrong[name] = said
    assert wrong == {}, "read the licence; may it be used beside ours, say so above"


@pytest.mark.parametrize(
    ("expression", "may"),
    [("MIT", True), ("MIT OR GPL-3.0-only", True), ("MIT AND GPL-3.0-only", False), ("(Apache-2.0 OR BSD-3-Clause) AND MIT", True), ("GPL-3.0-only", False),
     ("AGPL-3.0-or-later", False), ("GNU General Public License v3 (GPLv3)", False), ("", False), ("Proprietary", False)],
)  # fmt: skip
def test_what_may_be_used(expression: str, may: bool) -> None:
    assert allowed(expression) == may
