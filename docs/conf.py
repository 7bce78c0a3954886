"""Settings of the site, made of these pages, the notebooks and the docstrings (docs/README.md says by which command)."""

from __future__ import annotations

import re
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import Any

import zachtehand

DOCS = Path(__file__).parent

with suppress(ImportError):  # before modules are read as type checkers read them, which its models do not survive
    import_module("fastapi")

project = "Zachte Hand"
author = "the contributors to Zachte Hand"
copyright = f"2026, {author}"
root_doc = "README"
exclude_patterns = ["api/modules.rst"]
extensions = ["myst_nb", "sphinx.ext.apidoc", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]

html_theme = "furo"
html_title = "Zachte Hand"
html_static_path = ["site"]
html_css_files = ["style.css"]
html_theme_options = {"top_of_page_buttons": []}
html_show_sphinx = False

myst_heading_anchors = 4
nb_execution_mode = "off"
"""Notebooks are shown without outputs; ``-D nb_execution_mode=force`` runs them (some minutes, with the extra ``laboratory``)."""

apidoc_modules = [{"path": str(Path(zachtehand.__file__).parent), "destination": "api", "separate_modules": True, "module_first": True}]
autodoc_member_order = "bysource"
autodoc_inherit_docstrings = False
autodoc_default_options = {"ignore-module-all": True}
"""What a package passes on is described where it is written, once."""
napoleon_use_ivar = True
"""Attributes that a docstring describes are not listed a second time."""
autodoc_mock_imports = ["starsim"]
"""An extra that the site does without: what is built on it is described all the same."""
suppress_warnings = ["ref.python"]
"""A type such as ``Line`` in a signature, when more than one module has a class of that name: it stays without a link."""


def contents(text: str) -> str:
    """The menu of the site: for each heading of the index the pages that it names, in its order and words."""
    chapters = []
    for heading, body in re.findall(r"^## (.+)\n((?:(?!## ).*\n?)*)", text, re.MULTILINE):
        pages = [f"{words} <{page}>" for words, page in re.findall(r"\[([^\]]+)\]\((?!http)([^)#]+)\.(?:md|ipynb)\)", body)]
        if pages:
            chapters.append("\n".join(["```{toctree}", ":hidden:", f":caption: {heading}", "", *pages, "```"]))
    return "\n\n".join(chapters)


def without_links_to_files(text: str, folder: Path) -> str:
    """Links to files of the checkout that are not on the site: their words and the name of the file stay."""

    def plain(link: re.Match[str]) -> str:
        file = (folder / link[2]).resolve()
        return link[0] if file.is_relative_to(DOCS) else f"{link[1]} (`{file.relative_to(DOCS.parent)}`)"

    return re.sub(r"\[([^\]]+)\]\((\.\./[^)#\s]+)\)", plain, text)


def prepare(app: Any, page: str, source: list[str]) -> None:
    """What a page reads like on the site, where it differs from what stands in the file."""
    if page == root_doc:
        source[0] += "\n\n" + contents(source[0]) + "\n"
    source[0] = without_links_to_files(source[0], (DOCS / page).parent)


def examples_as_code(app: Any, what: str, name: str, thing: object, options: Any, lines: list[str]) -> None:
    """Indented lines after a colon and an empty line are code, as in Markdown."""
    for number, line in enumerate(lines[:-2]):
        if line.endswith(":") and not line.endswith("::") and not lines[number + 1] and lines[number + 2].startswith("    "):
            lines[number] += ":"


def of_another_library(app: Any, what: str, name: str, thing: object, skip: bool, options: Any) -> bool | None:
    """What a class has from another library is described there; None leaves the choice to Sphinx."""
    return True if isinstance(thing, FunctionType) and not thing.__module__.startswith("zachtehand") else None


def in_its_language(app: Any, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """A page whose name ends in ``.nl`` is read aloud in Dutch."""
    context["language"] = "nl" if page.endswith(".nl") else "en"


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("source-read", prepare)
    app.connect("autodoc-process-docstring", examples_as_code)
    app.connect("autodoc-skip-member", of_another_library)
    app.connect("html-page-context", in_its_language)
