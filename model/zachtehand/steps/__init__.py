"""The month, step by step: each file reads columns, asks submodels what happens, and writes columns."""
