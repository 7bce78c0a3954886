"""Experiments: scenarios × seeds × parameter draws, planned as a table, executed anywhere, stored as a table."""
