"""How fast the column engine is against an idiomatic Mesa model of the same rules, and how fast the whole model is."""
