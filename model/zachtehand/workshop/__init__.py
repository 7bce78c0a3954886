"""Workshop: two worlds of the same people that a room watches while they happen, live or recorded."""
