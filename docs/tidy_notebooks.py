"""Store notebooks without what running them left behind, so that a change shows as a change.

    python docs/tidy_notebooks.py           all notebooks in docs/notebooks/

Outputs, counters and the traces of an editor go; cells and their names stay. A test fails when a notebook is not tidy.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NOTEBOOKS = sorted((Path(__file__).parent / "notebooks").glob("*.ipynb"))
METADATA = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}


def tidy(text: str) -> str:
    """A notebook (format 4.5) as text, in the layout in which Jupyter stores it, with sources only."""
    notebook = json.loads(text)
    cells = [_tidy_cell(cell) for cell in notebook["cells"]]
    kept = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(kept, indent=1, ensure_ascii=False) + "\n"


def _tidy_cell(cell: dict[str, Any]) -> dict[str, Any]:
    source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
    kept = {"cell_type": cell["cell_type"], "id": cell["id"], "metadata": {}, "source": source.strip("\n").splitlines(keepends=True)}
    if cell["cell_type"] == "code":
        kept |= {"execution_count": None, "outputs": []}
    return dict(sorted(kept.items()))  # the order in which Jupyter writes them


if __name__ == "__main__":
    for file in NOTEBOOKS:
        file.write_text(tidy(file.read_text(encoding="utf-8")), encoding="utf-8")
