"""The site of the documentation builds without a warning, asks nothing of another host, and shows all there is."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
LOADED = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*\bsrc=["'](?:https?:)?//|<link\b[^>]*\brel=["']stylesheet["'][^>]*\bhref=["'](?:https?:)?//|@import\s+url\(["']?https?:"""
)
"""What a page would fetch from elsewhere by itself; links to follow are no business of this."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built from a copy as docs/README.md says."""
    pytest.importorskip("sphinx", reason="needs the extra docs")
    copy, built = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("site")
    shutil.copytree(CHECKOUT / "docs", copy / "docs", ignore=shutil.ignore_patterns("__pycache__", "api"))
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", str(copy / "docs"), str(built)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, done.stderr[-5000:]
    return built


@pytest.mark.slow
def test_the_site_builds_strictly_and_shows_every_page(site: Path) -> None:
    pages = {file.relative_to(CHECKOUT / "docs").with_suffix(".html") for ending in ("md", "ipynb") for file in CHECKOUT.glob(f"docs/**/*.{ending}")}
    assert [page for page in sorted(pages) if not (site / page).exists()] == []
    menu = (site / "README.html").read_text(encoding="utf-8")
    assert [page for page in sorted(pages) if page.name != "README.html" and page.as_posix() not in menu] == []
    languages = {page: re.findall(r"<html[^>]* lang=\"(\w+)\"", (site / page).read_text(encoding="utf-8")) for page in pages}
    assert [page for page, said in languages.items() if said != ["nl" if page.stem.endswith(".nl") else "en"]] == []


@pytest.mark.slow
def test_the_site_describes_every_public_function_of_the_package(site: Path) -> None:
    import zachtehand

    described = "".join((site / "api" / f"zachtehand{module}.html").read_text(encoding="utf-8") for module in ("", ".laboratory"))
    assert [name for name in zachtehand.__all__ if f'id="zachtehand.{name}"' not in described and f'id="zachtehand.laboratory.{name}"' not in described] == []


@pytest.mark.slow
def test_the_site_asks_nothing_of_another_host(site: Path) -> None:
    loading = [file.relative_to(site) for file in site.rglob("*") if file.suffix in (".html", ".css") and LOADED.search(file.read_text(encoding="utf-8"))]
    assert loading == []
