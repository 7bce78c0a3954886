"""Claims about answers of ``unless`` and ``sensitivity`` in a report: they are shown where they belong, and refused elsewhere."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from zachtehand.cli.app import status
from zachtehand.experiments.designs.results import Gathering
from zachtehand.experiments.sensitivity.unless import WORLDS, Unless


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two policies, compared in one world for a month."""
    folder = tmp_path_factory.mktemp("searched") / "out"
    options = ["--clients", "100", "--months", "1", "--seeds", "1", "--draws", "0", "--workers", "1"]
    assert status(["compare", "ordinary", "amsterdam", *options, "--out", str(folder)]) == 0
    return folder


def answer(folder: Path, *policies: str) -> Path:
    """A made-up answer: the second policy is higher in 75 of 100 worlds, and no assumption tells them apart."""
    about = {
        "policies": [{"name": name, "title": {"en": f"{name} in words", "nl": f"{name} in woorden"}} for name in policies],
        "indicator": {"label": {"en": "Hires <b>", "nl": "Aangenomen <b>"}, "unit": "per 1,000"},
        "higher": True, "box": None, "parameters": {},
    }  # fmt: skip
    columns = {"draw": np.arange(1, 101), "difference": np.where(np.arange(100) < 75, 2.0, -1.0)}
    Gathering("unless", {}, out=folder, command=None).complete(Unless, about, {WORLDS: columns}, "en")
    return folder


def test_an_answer_about_the_policies_of_the_report_stands_in_it(compared: Path, tmp_path: Path) -> None:
    found = answer(tmp_path / "unless", "ordinary", "amsterdam")
    assert status(["report", str(compared), "--searched", str(found), "--lang", "en"]) == 0
    page = (compared / "report.html").read_text(encoding="utf-8")
    assert "What was searched for apart" in page
    assert "higher under “amsterdam in words” than under “ordinary in words” in 75 of 100 plausible worlds" in page
    assert "Hires &lt;b&gt;" in page
    assert 'download="unless-1.csv"' in page
    assert status(["report", str(compared), "--lang", "en"]) == 0
    assert "What was searched for apart" not in (compared / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_does_not_belong_there_is_refused_and_the_report_stays(compared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    before = (compared / "report.html").read_bytes()
    other = answer(tmp_path / "other", "ordinary", "rotterdam")
    for folder, says in ((other, "rotterdam"), (compared, "compare"), (tmp_path / "nothing", "nothing")):
        capsys.readouterr()
        assert status(["report", str(compared), "--searched", str(folder), "--lang", language]) == 2
        assert says in capsys.readouterr().err
    assert (compared / "report.html").read_bytes() == before
