"""Targets: what is known of real systems, as data to calibrate on and to validate against.

The YAML files beside this module hold the known figures, by chapter: what, how much, how sure, of
whom, after how long, from which source, and how the model measures the same thing. ``schema`` says
what an entry looks like, ``intervals`` how sure a count or a pilot makes us, ``files`` reads them.
"""
