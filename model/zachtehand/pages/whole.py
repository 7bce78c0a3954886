"""Files that appear when they are whole."""

from __future__ import annotations

import os
from pathlib import Path


def put_in_place(target: Path, text: str) -> None:
    """Write a text in the place of what was there.

    Raises:
        OSError: it cannot be written; what was there stays as it was, and nothing half-written is left beside it.
    """
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        unfinished.write_text(text, encoding="utf-8")
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
