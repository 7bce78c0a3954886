"""Twins: the life of one person under two policies. Data first (pair, choice, twin), then words, picture and page."""
