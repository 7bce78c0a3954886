"""Sensitivity: which assumptions decide an outcome, or the difference between two policies, and where a conclusion turns around."""
