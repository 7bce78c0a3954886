"""How many threads the linear algebra below NumPy may use."""

from __future__ import annotations

import os

SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""Names in the environment, of the libraries that NumPy may be built with. They are read when NumPy is imported, not later."""


def one_thread() -> None:
    """One thread, unless the environment says otherwise already.

    The products in this model are small: more threads wait for each other at full speed, which doubles the
    processor time of a run and makes it no faster.
    """
    for name in SETTINGS:
        os.environ.setdefault(name, "1")
