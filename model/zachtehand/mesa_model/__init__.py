"""The simulation as a Mesa model, for whoever knows Mesa: a façade of agents and populations over the columns."""

from __future__ import annotations

from zachtehand.mesa_model.model import ActivationModel

__all__ = ["ActivationModel"]
