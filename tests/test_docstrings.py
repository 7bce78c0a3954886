"""What a function of the package says of itself is complete. That everything public says something is ruff's business (D1)."""

from __future__ import annotations

import inspect
import re

import pytest

import zachtehand

every_function = pytest.mark.parametrize("name", zachtehand.__all__)


@every_function
def test_the_docstring_of_a_function_names_each_argument_and_no_other(name: str) -> None:
    function = getattr(zachtehand, name)
    arguments = set(inspect.signature(function).parameters)
    doc = inspect.getdoc(function) or ""
    listed = re.search(r"^Args:\n((?: +.*\n?)+)", doc, re.MULTILINE)
    if listed is None:  # a function of one argument says what it is in its first sentence
        assert len(arguments) < 2
        return
    named = {each for line in re.findall(r"^    (\w[\w, ]*):", listed[1], re.MULTILINE) for each in line.split(", ")}
    assert named == arguments


@every_function
def test_the_docstring_of_a_function_says_what_goes_wrong_and_what_comes_out(name: str) -> None:
    function = getattr(zachtehand, name)
    doc = inspect.getdoc(function) or ""
    if inspect.signature(function).parameters:
        assert "InputError" in doc
    assert len(doc.split()) > 5
