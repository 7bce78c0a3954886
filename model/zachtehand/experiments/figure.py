"""A picture that shows itself in a notebook.

Pictures are made without pyplot, so that nothing is kept in memory behind the user's back. A notebook
knows figures only once pyplot has been imported, and would show the words ``<Figure size …>`` instead.
"""

from __future__ import annotations

from io import BytesIO

import matplotlib.figure


class Figure(matplotlib.figure.Figure):
    """A figure of matplotlib; as the last expression of a cell of a notebook it is shown."""

    def _repr_png_(self) -> bytes:
        """The picture as a PNG file, for notebooks."""
        file = BytesIO()
        self.savefig(file, format="png", dpi=90, facecolor="white", metadata={"Software": None})
        return file.getvalue()
