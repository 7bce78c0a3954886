"""What holds for all tests, and what several test files share: a headless Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from browsing import QUIET, find_browser
from hypothesis import Phase, settings

from zachtehand.experiments.threads import one_thread

if TYPE_CHECKING:
    from playwright.sync_api import Browser

one_thread()  # before the first test imports NumPy
settings.register_profile("whatever the machine does", deadline=None)  # a busy machine is no fault of the code; times are for the benchmark
# For tests/mutants.py: the same examples for every change, and no time spent on finding the smallest one that fails.
settings.register_profile("mutants", deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate])
settings.load_profile("whatever the machine does")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, driven by Playwright; tests that need it are skipped where it is not there."""
    path = find_browser()
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium, or any Chrome on the PATH")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield launched
        launched.close()
