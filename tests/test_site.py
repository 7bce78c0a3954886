"""The site of the documentation builds without a warning, asks nothing of another host, and shows all there is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
LOADED = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*\bsrc=["'](?:https?:)?//|<link\b[^>]*\brel=["']stylesheet["'][^>]*\bhref=["'](?:https?:)?//|@import\s+url\(["']?https?:"""
)
"""What a page would fetch from elsewhere by itself; links to follow are no business of this."""


@pytest.mark.slow
def test_the_site_builds_strictly_shows_all_there_is_and_asks_nothing_of_another_host(tmp_path: Path) -> None:
    """One test, because the site takes minutes: built as docs/README.md says, from where the pages find what they link to."""
    pytest.importorskip("sphinx", reason="needs the extra docs")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-j", "auto", "-b", "html", str(CHECKOUT / "docs"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, done.stderr[-5000:]
    every_page_is_in_the_menu(tmp_path)
    every_public_function_is_described(tmp_path)
    loading = [
        file.relative_to(tmp_path) for file in tmp_path.rglob("*") if file.suffix in (".html", ".css") and LOADED.search(file.read_text(encoding="utf-8"))
    ]
    assert loading == []


def every_page_is_in_the_menu(site: Path) -> None:
    ours = [file for ending in ("md", "ipynb") for file in CHECKOUT.glob(f"docs/**/*.{ending}") if "api" not in file.parts]
    pages = {file.relative_to(CHECKOUT / "docs").with_suffix(".html") for file in ours}
    assert [page for page in sorted(pages) if not (site / page).exists()] == []
    menu = (site / "README.html").read_text(encoding="utf-8")
    assert [page for page in sorted(pages) if page.name != "README.html" and page.as_posix() not in menu] == []
    languages = {page: re.findall(r"<html[^>]* lang=\"(\w+)\"", (site / page).read_text(encoding="utf-8")) for page in pages}
    assert [page for page, said in languages.items() if said != ["nl" if page.stem.endswith(".nl") else "en"]] == []


def every_public_function_is_described(site: Path) -> None:
    import zachtehand

    homes = ("zachtehand", "zachtehand.experiments.laboratory")
    described = "".join((site / "api" / f"{home}.html").read_text(encoding="utf-8") for home in homes)
    assert [name for name in zachtehand.__all__ if not any(f'id="{home}.{name}"' in described for home in homes)] == []
